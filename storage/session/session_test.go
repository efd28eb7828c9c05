package session_test

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"waymark/domain/edit"
	"waymark/domain/fault"
	"waymark/domain/journey"
	"waymark/storage/atomicfile"
	"waymark/storage/mapfile"
	"waymark/storage/mapfile/mapfiletest"
	"waymark/storage/session"
)

// bench is one user's machine: a data folder, a folder with a project, and a
// timer that rings when the test says so.
type bench struct {
	t      *testing.T
	folder string
	path   string
	random *rand.Rand

	mu     sync.Mutex
	timers map[int]func()
	set    int           // so many timers so far
	wait   time.Duration // of the last one
	states []session.State
}

func newBench(t *testing.T) *bench {
	t.Helper()
	b := &bench{t: t, folder: filepath.Join(t.TempDir(), "data"), random: rand.New(rand.NewPCG(7, 7)), timers: map[int]func(){}}
	b.path = filepath.Join(t.TempDir(), "旅程 #1?.waymark")
	e := mapfiletest.Project(20, 30, 11)
	_, err := mapfile.Save(b.path, e.Committed(), e.History().Changes(), false)
	require.NoError(t, err)
	return b
}

func (b *bench) options() session.Options {
	return session.Options{
		Folder: b.folder,
		Editor: edit.Options{Author: "Ann"},
		OnState: func(s session.State) {
			b.mu.Lock()
			defer b.mu.Unlock()
			b.states = append(b.states, s)
		},
		After: func(d time.Duration, f func()) func() {
			b.mu.Lock()
			defer b.mu.Unlock()
			b.set++
			i := b.set
			b.timers[i], b.wait = f, d
			return func() {
				b.mu.Lock()
				defer b.mu.Unlock()
				delete(b.timers, i)
			}
		},
	}
}

// ring runs all timers that are set.
func (b *bench) ring() {
	b.mu.Lock()
	timers := b.timers
	b.timers = map[int]func(){}
	b.mu.Unlock()
	for _, f := range timers {
		f()
	}
}

func (b *bench) open() *session.Session {
	b.t.Helper()
	s, err := session.Open(b.path, b.options())
	require.NoError(b.t, err)
	return s
}

// edit makes n changes.
func (b *bench) edit(s *session.Session, n int) {
	b.t.Helper()
	for want := s.Editor().History().Len() + n; s.Editor().History().Len() < want; {
		mapfiletest.Edit(s.Editor(), b.random)
	}
}

// crash leaves a session as a dead process would: what it had acknowledged is
// on the disk, it never comes back, and nobody holds its locks. The session goes
// on in a data folder that nobody looks at any more.
func (b *bench) crash(s *session.Session) {
	b.t.Helper()
	b.safe(s)
	b.mu.Lock()
	b.timers = map[int]func(){}
	b.mu.Unlock()
	after := filepath.Join(b.t.TempDir(), "data")
	require.NoError(b.t, os.CopyFS(after, os.DirFS(b.folder)))
	b.folder = after
}

func (b *bench) safe(s *session.Session) {
	b.t.Helper()
	require.Eventually(b.t, func() bool { return s.State().Safe }, 5*time.Second, time.Millisecond)
}

func (b *bench) onDisk() *mapfile.File {
	b.t.Helper()
	f, err := mapfile.Open(b.path)
	require.NoError(b.t, err)
	return f
}

// files lists what lies in a part of the data folder.
func (b *bench) files(part string) []string {
	b.t.Helper()
	entries, err := os.ReadDir(filepath.Join(b.folder, part))
	if os.IsNotExist(err) {
		return nil
	}
	require.NoError(b.t, err)
	var out []string
	for _, e := range entries {
		out = append(out, e.Name())
	}
	return out
}

func TestChangesAreSavedAfterAWhileOfQuiet(t *testing.T) {
	b := newBench(t)
	s := b.open()
	require.Equal(t, session.State{Phase: session.Saved, Safe: true}, s.State())
	require.Nil(t, s.Recovered())
	require.False(t, s.Untitled())
	b.edit(s, 5)
	b.safe(s)
	require.Equal(t, session.Unsaved, s.State().Phase)
	require.Len(t, b.onDisk().History, 30)
	require.Equal(t, 3*time.Second, b.wait.Round(time.Second))
	b.ring()
	require.Equal(t, session.Saved, s.State().Phase)
	require.Len(t, b.onDisk().History, 35)
	require.True(t, journey.Equal(s.Editor().Committed(), b.onDisk().Document))
	require.NoError(t, s.Close())
	require.Empty(t, b.files("journals"))
	require.NotEmpty(t, b.states)
	require.Equal(t, session.Saved, b.states[len(b.states)-1].Phase)
}

func TestCloseSaves(t *testing.T) {
	b := newBench(t)
	s := b.open()
	b.edit(s, 3)
	want := s.Editor().Committed()
	require.NoError(t, s.Close())
	require.True(t, journey.Equal(want, b.onDisk().Document))
	require.Empty(t, b.files("journals"))
	require.NoError(t, s.Close(), "once more does nothing")
}

func TestCrashLosesNothing(t *testing.T) {
	b := newBench(t)
	s := b.open()
	b.edit(s, 4)
	b.ring() // these are in the file and no longer in the journal
	b.edit(s, 6)
	want := s.Editor().Committed()
	b.crash(s)

	orphans, err := session.RecoverAll(b.folder)
	require.NoError(t, err)
	require.Len(t, orphans, 1)
	require.Equal(t, b.path, orphans[0].Path)
	require.Equal(t, 6, orphans[0].Changes)
	require.False(t, orphans[0].Missing)
	require.False(t, orphans[0].Draft)

	s = b.open()
	require.Equal(t, &session.Recovered{Changes: 6}, s.Recovered())
	require.True(t, journey.Equal(want, s.Editor().Committed()))
	require.Equal(t, session.Unsaved, s.State().Phase)
	b.crash(s) // and again, before it was saved
	s = b.open()
	require.Equal(t, 6, s.Recovered().Changes)
	require.Equal(t, 40, s.Editor().History().Len())
	b.ring()
	require.NoError(t, s.Close())
	require.True(t, journey.Equal(want, b.onDisk().Document))
	require.Empty(t, b.files("journals"))
	s = b.open()
	require.Nil(t, s.Recovered())
	require.NoError(t, s.Close())
}

func TestChangeOfSomebodyElseIsNotOverwritten(t *testing.T) {
	b := newBench(t)
	s := b.open()
	b.edit(s, 2)
	other := edit.New(b.onDisk().Document, b.onDisk().History, edit.Options{Author: "Bo"})
	mapfiletest.Edit(other, rand.New(rand.NewPCG(1, 1)))
	theirs, err := mapfile.Save(b.path, other.Committed(), other.History().Changes(), true)
	require.NoError(t, err)

	err = s.Save()
	require.Equal(t, session.CodeChangedElsewhere, fault.CodeOf(err))
	require.Equal(t, session.Failed, s.State().Phase)
	require.Equal(t, err, s.State().Err)
	require.Equal(t, theirs, b.onDisk().Digest)
	b.safe(s)

	mine := s.Editor().Committed()
	elsewhere := filepath.Join(filepath.Dir(b.path), "mine.waymark")
	require.NoError(t, s.SaveAs(elsewhere, false))
	require.Equal(t, session.Saved, s.State().Phase)
	require.Equal(t, elsewhere, s.Path())
	require.NoError(t, s.Close())
	f, err := mapfile.Open(elsewhere)
	require.NoError(t, err)
	require.True(t, journey.Equal(mine, f.Document))
	require.Equal(t, theirs, b.onDisk().Digest)
}

func TestSaveAsRefusesToReplaceUnlessTold(t *testing.T) {
	b := newBench(t)
	s := b.open()
	b.edit(s, 1)
	taken := filepath.Join(filepath.Dir(b.path), "taken.waymark")
	require.NoError(t, os.WriteFile(taken, []byte("mine"), 0o600))
	require.Equal(t, atomicfile.Exists, fault.CodeOf(s.SaveAs(taken, false)))
	require.Equal(t, b.path, s.Path())
	require.Equal(t, session.Unsaved, s.State().Phase)
	require.NoError(t, s.SaveAs(taken, true))
	b.edit(s, 1)
	require.NoError(t, s.Close())
	f, err := mapfile.Open(taken)
	require.NoError(t, err)
	require.Len(t, f.History, 32)
}
