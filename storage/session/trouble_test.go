package session_test

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
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

func TestWhatCannotBeSavedStaysInTheJournal(t *testing.T) {
	b := newBench(t)
	before, err := os.ReadFile(b.path)
	require.NoError(t, err)
	s := b.open()
	b.edit(s, 4)
	require.NoError(t, os.Chmod(b.path, 0o400)) // write-protected
	b.ring()
	require.Equal(t, session.Failed, s.State().Phase)
	require.Equal(t, atomicfile.ReadOnly, fault.CodeOf(s.State().Err))
	require.Equal(t, 30*time.Second, b.wait, "it tries again later")
	b.safe(s)
	want := s.Editor().Committed()
	require.Equal(t, atomicfile.ReadOnly, fault.CodeOf(s.Close()))
	now, err := os.ReadFile(b.path)
	require.NoError(t, err)
	require.Equal(t, before, now)

	s = b.open()
	require.Equal(t, &session.Recovered{Changes: 4, InOrder: true}, s.Recovered())
	require.True(t, journey.Equal(want, s.Editor().Committed()))
	require.NoError(t, os.Chmod(b.path, 0o600))
	b.ring()
	require.Equal(t, session.State{Phase: session.Saved, Safe: true}, s.State())
	require.NoError(t, s.Close())
	require.Empty(t, b.files("journals"))
}

func TestSavingWorksAgainAfterTheTroubleIsOver(t *testing.T) {
	b := newBench(t)
	s := b.open()
	away := filepath.Dir(b.path) + "-away"
	require.NoError(t, os.Rename(filepath.Dir(b.path), away)) // the stick was pulled out
	b.edit(s, 1)
	b.ring()
	require.Equal(t, session.Failed, s.State().Phase)
	require.Equal(t, atomicfile.FolderMissing, fault.CodeOf(s.State().Err))
	require.NoError(t, os.Rename(away, filepath.Dir(b.path)))
	b.ring()
	require.Equal(t, session.Saved, s.State().Phase)
	require.NoError(t, s.Close())
	require.Len(t, b.onDisk().History, 31)
}

func TestFolderInPlaceOfTheFile(t *testing.T) {
	b := newBench(t)
	s := b.open()
	require.NoError(t, os.Remove(b.path))
	require.NoError(t, os.Mkdir(b.path, 0o700))
	b.edit(s, 1)
	require.Equal(t, session.CodeChangedElsewhere, fault.CodeOf(s.Save()))
	require.DirExists(t, b.path)
	require.NoError(t, s.SaveAs(b.path+".waymark", false))
	require.NoError(t, s.Close())
}

func TestFileThatVanishedIsMadeAgain(t *testing.T) {
	b := newBench(t)
	s := b.open()
	require.NoError(t, os.Remove(b.path))
	require.NoError(t, s.Save())
	require.Len(t, b.onDisk().History, 30, "also when nothing was changed")
	require.NoError(t, os.Remove(b.path))
	b.edit(s, 1)
	require.NoError(t, s.Close())
	require.Len(t, b.onDisk().History, 31)
}

func TestWithoutAJournalOneCanStillWork(t *testing.T) {
	b := newBench(t)
	b.folder = b.path // a file: no journal can be written below it
	s := b.open()
	require.Equal(t, session.CodeNoJournal, s.Warnings()[0].Code)
	b.edit(s, 2)
	require.Eventually(t, func() bool { return s.State().Phase == session.Failed }, time.Second, time.Millisecond)
	require.False(t, s.State().Safe)
	require.Equal(t, session.CodeNoJournal, fault.CodeOf(s.State().Err))
	require.NoError(t, s.Save())
	require.Equal(t, session.State{Phase: session.Saved, Safe: true}, s.State())
	require.NoError(t, s.Close())
	require.Len(t, b.onDisk().History, 32)
}

// The file moved on while the program was dead, from the same state: what the
// crash left is merged, as a colleague's copy would be.
func TestChangesThatNoLongerFitAreMerged(t *testing.T) {
	b := newBench(t)
	s := b.open()
	b.edit(s, 5)
	mine := s.Editor().History().Changes()[30:]
	b.crash(s)
	other := edit.New(b.onDisk().Document, b.onDisk().History, edit.Options{Author: "Bo"})
	for range 3 {
		mapfiletest.Edit(other, rand.New(rand.NewPCG(5, 5)))
	}
	_, err := mapfile.Save(b.path, other.Committed(), other.History().Changes(), true)
	require.NoError(t, err)

	s = b.open()
	require.Equal(t, 5, s.Recovered().Changes)
	require.Empty(t, s.Recovered().Copies)
	for _, c := range append(slices.Clone(mine), other.History().Changes()[30:]...) {
		require.NotNil(t, s.Editor().History().Change(c.ID))
	}
	require.NoError(t, s.Editor().Committed().Validate())
	require.NoError(t, s.Close())
	require.Nil(t, reopened(b), "told once")
	require.Empty(t, b.drafts())
	require.Empty(t, b.files("journals"))
	f, err := mapfile.Check(b.path)
	require.NoError(t, err)
	e := edit.New(f.Document, f.History, edit.Options{})
	_, err = e.Undo()
	require.NoError(t, err)
	require.True(t, journey.Equal(other.Committed(), e.Committed()), "bringing back is one change that can be undone")
}

func reopened(b *bench) *session.Recovered {
	b.t.Helper()
	s := b.open()
	defer func() { require.NoError(b.t, s.Close()) }()
	return s.Recovered()
}

// The file was replaced by one that knows nothing of these changes.
func TestChangesThatFitNothingAreSetAside(t *testing.T) {
	b := newBench(t)
	s := b.open()
	b.edit(s, 5)
	b.ring()
	b.edit(s, 2)
	b.crash(s)
	stranger := mapfiletest.Project(8, 4, 77)
	_, err := mapfile.Save(b.path, stranger.Committed(), nil, true)
	require.NoError(t, err)
	s = b.open()
	require.Zero(t, s.Recovered().Changes)
	require.Empty(t, s.Recovered().Copies)
	require.Len(t, s.Recovered().Kept, 1)
	require.FileExists(t, s.Recovered().Kept[0])
	require.NoError(t, s.Close())
	require.Nil(t, reopened(b), "told once")
}

func TestFileThatWasMovedAfterTheCrashGetsItsChanges(t *testing.T) {
	b := newBench(t)
	s := b.open()
	b.edit(s, 3)
	want := s.Editor().Committed()
	b.crash(s)
	moved := filepath.Join(t.TempDir(), "moved.waymark")
	require.NoError(t, os.Rename(b.path, moved))
	orphans, err := session.RecoverAll(b.folder)
	require.NoError(t, err)
	require.True(t, orphans[0].Missing)
	folder := filepath.Dir(b.path)
	b.path = moved
	require.NoError(t, os.Rename(folder, folder+"-away"))
	require.Nil(t, reopened(b), "the disk may only be away")
	require.NoError(t, os.Rename(folder+"-away", folder))
	s = b.open()
	require.Equal(t, 3, s.Recovered().Changes)
	require.True(t, journey.Equal(want, s.Editor().Committed()))
	require.NoError(t, s.Close())
	require.Empty(t, b.files("journals"))
}

// Two programs on one file, one of which cannot join: it is told, and neither
// loses anything.
func TestTwoProgramsOnOneFile(t *testing.T) {
	b := newBench(t)
	first := b.open()
	second := b.open()
	require.False(t, first.Elsewhere())
	require.True(t, second.Elsewhere())
	require.Equal(t, session.CodeOpenElsewhere, second.Warnings()[0].Code)
	require.Empty(t, first.Warnings())
	require.Nil(t, second.Recovered(), "what a living process keeps is not brought back")
	b.edit(first, 2)
	b.edit(second, 3)
	mine := second.Editor().History().Changes()[30:]
	require.NoError(t, first.Save())
	require.Equal(t, session.CodeChangedElsewhere, fault.CodeOf(second.Save()))
	require.NoError(t, first.Close())
	require.Equal(t, session.CodeChangedElsewhere, fault.CodeOf(second.Close()))
	require.Len(t, b.onDisk().History, 32)

	third := b.open()
	require.Equal(t, 3, third.Recovered().Changes)
	require.True(t, third.Recovered().InOrder)
	for _, c := range mine {
		require.NotNil(t, third.Editor().History().Change(c.ID))
	}
	require.NoError(t, third.Close())
}

func TestRestlessEditingIsSavedNowAndThen(t *testing.T) {
	b := newBench(t)
	now := mapfiletest.Epoch()
	opts := b.options()
	opts.Editor.Now = func() time.Time { return now }
	s, err := session.Open(b.path, opts)
	require.NoError(t, err)
	b.edit(s, 1)
	require.Equal(t, 3*time.Second, b.wait)
	for range 8 {
		now = now.Add(2 * time.Second)
		b.edit(s, 1)
	}
	require.Equal(t, 3*time.Second, b.wait)
	now = now.Add(2 * time.Second) // 18 s after the first change
	b.edit(s, 1)
	require.Equal(t, 2*time.Second, b.wait)
	now = now.Add(time.Minute)
	b.edit(s, 1)
	require.Zero(t, b.wait)
	b.ring()
	b.edit(s, 1)
	require.Equal(t, 3*time.Second, b.wait)
	require.NoError(t, s.Close())
}

// Edits go on while the file is saved over and over from other goroutines.
func TestEditingWhileSaving(t *testing.T) {
	b := newBench(t)
	opts := b.options()
	opts.After, opts.SaveAfter = nil, time.Millisecond
	s, err := session.Open(b.path, opts)
	require.NoError(t, err)
	stop := make(chan struct{})
	var savers sync.WaitGroup
	for range 2 {
		savers.Add(1)
		go func() {
			defer savers.Done()
			for {
				select {
				case <-stop:
					return
				default:
					if err := s.Save(); err != nil {
						t.Error(err)
						return
					}
					_ = s.State()
					_ = s.Path()
				}
			}
		}()
	}
	for range 150 {
		b.edit(s, 1)
	}
	close(stop)
	savers.Wait()
	require.NoError(t, s.SaveAs(filepath.Join(filepath.Dir(b.path), "other.waymark"), false))
	b.edit(s, 20)
	want := s.Editor().Committed()
	b.path = s.Path()
	require.NoError(t, s.Close())
	require.True(t, journey.Equal(want, b.onDisk().Document))
	require.Len(t, b.onDisk().History, 200)
	require.Empty(t, b.files("journals"))
	b.mu.Lock()
	defer b.mu.Unlock()
	require.Equal(t, session.State{Phase: session.Saved, Safe: true}, b.states[len(b.states)-1])
}

func TestNothingOpensWhatIsBroken(t *testing.T) {
	b := newBench(t)
	require.NoError(t, os.WriteFile(b.path, []byte("broken"), 0o600))
	_, err := session.Open(b.path, b.options())
	require.Equal(t, mapfile.CodeNotWaymark, fault.CodeOf(err))
	require.Empty(t, b.files("journals"))
}

// BenchmarkObserve is what a change costs the goroutine that makes it.
func BenchmarkObserve(b *testing.B) {
	path := filepath.Join(b.TempDir(), "x.waymark")
	e := mapfiletest.Project(20, 1, 1)
	_, err := mapfile.Save(path, e.Committed(), nil, false)
	require.NoError(b, err)
	s, err := session.Open(path, session.Options{Folder: b.TempDir(), SaveAfter: time.Hour})
	require.NoError(b, err)
	var card journey.ID
	for card = range s.Editor().Document().Cards.All() {
		break
	}
	n := 0
	for b.Loop() {
		n++
		_, err := s.Editor().Do(edit.Label{Verb: edit.VerbEdit}, func(tx *edit.Tx) error {
			return edit.Update(tx, card, func(c *journey.Card) { c.Hours = float64(n) })
		})
		if err != nil {
			b.Fatal(err)
		}
	}
	require.NoError(b, s.Close())
}
