package journal_test

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"sync/atomic"
	"testing"

	"github.com/stretchr/testify/require"

	"waymark/domain/edit"
	"waymark/domain/journey"
	"waymark/storage/mapfile/journal"
	"waymark/storage/mapfile/mapfiletest"
)

// changes gives n changes that follow a base of some history.
func changes(n int) []*edit.Change {
	return mapfiletest.Project(10, n+2, 3).History().Changes()[2:]
}

func begin(tb testing.TB, dir, path string) *journal.Journal {
	tb.Helper()
	j, elsewhere, err := journal.Begin(dir, path, "project")
	require.NoError(tb, err)
	require.False(tb, elsewhere)
	tb.Cleanup(func() { runtime.KeepAlive(j) }) // its lock goes with it
	return j
}

// dead copies a folder of journals: in the copy their owners are gone.
func dead(tb testing.TB, dir string) string {
	tb.Helper()
	after := filepath.Join(tb.TempDir(), "journals")
	require.NoError(tb, os.CopyFS(after, os.DirFS(dir)))
	return after
}

func ids(changes []*edit.Change) []journey.ID {
	var out []journey.ID
	for _, c := range changes {
		out = append(out, c.ID)
	}
	return out
}

func names(tb testing.TB, dir string) []string {
	tb.Helper()
	entries, err := os.ReadDir(dir)
	require.NoError(tb, err)
	var out []string
	for _, e := range entries {
		out = append(out, e.Name())
	}
	return out
}

func TestChangesOfADeadProcessAreFound(t *testing.T) {
	dir, path := filepath.Join(t.TempDir(), "deep", "journals"), filepath.Join(t.TempDir(), "旅程 #?% \xff.waymark")
	j := begin(t, dir, path)
	want := changes(30)
	require.NoError(t, j.Append())
	require.NoError(t, j.Append(want[:1]...))
	require.NoError(t, j.Append(want[1:20]...))
	require.NoError(t, j.Append(want[20:]...))
	require.Equal(t, 30, j.Changes())

	left, err := journal.Leftovers(dir, path)
	require.NoError(t, err)
	require.Empty(t, left, "its owner lives")
	all, err := journal.Recoverable(dir)
	require.NoError(t, err)
	require.Empty(t, all)
	require.True(t, journal.InUse(dir, path))

	dir = dead(t, dir)
	require.False(t, journal.InUse(dir, path))
	all, err = journal.Recoverable(dir)
	require.NoError(t, err)
	require.Len(t, all, 1)
	require.Equal(t, journal.Header{Path: path, Project: "project", Base: want[0].Parents[0]}, all[0].Header)
	require.Equal(t, 30, all[0].Changes)

	left, err = journal.Leftovers(dir, path)
	require.NoError(t, err)
	require.Len(t, left, 1)
	require.Equal(t, want, left[0].Changes, "pictures included")
	require.False(t, left[0].InOrder)
	held, err := journal.Leftovers(dir, path)
	require.NoError(t, err)
	require.Empty(t, held, "one finder at a time")
	left[0].Release()
	left, err = journal.Leftovers(dir, path)
	require.NoError(t, err)
	require.Len(t, left, 1)
	require.NoError(t, left[0].Discard())
	require.Empty(t, names(t, dir))
}

// However much of the journal had reached the disk when the machine stopped:
// what is whole is there, in order, and nothing else.
func TestJournalCutAtAnyByte(t *testing.T) {
	dir, path := t.TempDir(), filepath.Join(t.TempDir(), "x.waymark")
	j := begin(t, dir, path)
	want := changes(6)
	file := ""
	var sizes []int64 // of the file after each change was acknowledged
	for _, c := range want {
		require.NoError(t, j.Append(c))
		for _, n := range names(t, dir) {
			if filepath.Ext(n) == ".journal" {
				file = filepath.Join(dir, n)
			}
		}
		info, err := os.Stat(file)
		require.NoError(t, err)
		sizes = append(sizes, info.Size())
	}
	data, err := os.ReadFile(file)
	require.NoError(t, err)
	for cut := range len(data) + 1 {
		acknowledged := 0
		for _, size := range sizes {
			if size <= int64(cut) {
				acknowledged++
			}
		}
		require.Equal(t, ids(want[:acknowledged]), ids(read(t, path, file, data[:cut])), "cut at %d", cut)
	}
	// The rest may also be there, but never have been written.
	for cut := 0; cut < len(data); cut += 13 {
		torn := append([]byte(nil), data...)
		for i := cut; i < min(cut+512, len(torn)); i++ {
			torn[i] = 0
		}
		got := read(t, path, file, torn)
		require.Equal(t, ids(want[:len(got)]), ids(got), "zeros from %d", cut)
	}
	for at := 0; at < len(data); at += 7 {
		data[at] ^= 4
		got := read(t, path, file, data)
		require.Equal(t, ids(want[:len(got)]), ids(got), "flipped at %d", at)
		require.Less(t, len(got), len(want))
		data[at] ^= 4
	}
}

// read gives the changes that are found when a journal has these bytes.
func read(t *testing.T, path, file string, data []byte) []*edit.Change {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "j")
	require.NoError(t, os.MkdirAll(dir, 0o700))
	name := filepath.Base(file)
	require.NoError(t, os.WriteFile(filepath.Join(dir, name), data, 0o600))
	require.NoError(t, os.WriteFile(filepath.Join(dir, name[:len(name)-len(".journal")]+".lock"), nil, 0o600))
	left, err := journal.Leftovers(dir, path)
	require.NoError(t, err)
	require.NoError(t, os.RemoveAll(dir))
	if len(left) == 0 {
		return nil
	}
	left[0].Release()
	return left[0].Changes
}

func TestResetForgetsAndGoesOn(t *testing.T) {
	dir, path := t.TempDir(), filepath.Join(t.TempDir(), "x.waymark")
	j := begin(t, dir, path)
	want := changes(9)
	require.NoError(t, j.Reset(), "of an empty one")
	require.NoError(t, j.Append(want[:6]...))
	require.NoError(t, j.Reset())
	require.Zero(t, j.Changes())
	left, err := journal.Recoverable(dead(t, dir))
	require.NoError(t, err)
	require.Empty(t, left)
	require.NoError(t, j.Append(want[6:]...))
	found, err := journal.Leftovers(dead(t, dir), path)
	require.NoError(t, err)
	require.Equal(t, want[6:], found[0].Changes)
	require.Equal(t, want[5].ID, found[0].Base)
	require.NoError(t, j.Discard())
	require.Empty(t, names(t, dir))
}

func TestCloseKeepsWhatIsNotSaved(t *testing.T) {
	dir, path := t.TempDir(), filepath.Join(t.TempDir(), "x.waymark")
	j := begin(t, dir, path)
	require.NoError(t, j.Close())
	require.Empty(t, names(t, dir))

	j = begin(t, dir, path)
	require.NoError(t, j.Append(changes(3)...))
	require.NoError(t, j.Close())
	left, err := journal.Leftovers(dir, path)
	require.NoError(t, err)
	require.Len(t, left, 1)
	require.True(t, left[0].InOrder)
	kept, err := left[0].SetAside()
	require.NoError(t, err)
	require.FileExists(t, kept)
	all, err := journal.Recoverable(dir)
	require.NoError(t, err)
	require.Empty(t, all)
}

func TestDocumentsAreToldApart(t *testing.T) {
	dir, folder := t.TempDir(), t.TempDir()
	a, b := filepath.Join(folder, "a.waymark"), filepath.Join(folder, "b.waymark")
	require.NoError(t, os.WriteFile(a, nil, 0o600))
	ja := begin(t, dir, a)
	jb := begin(t, dir, b)
	require.NoError(t, ja.Append(changes(2)...))
	require.NoError(t, jb.Append(changes(3)...))
	second, elsewhere, err := journal.Begin(dir, a, "project")
	require.NoError(t, err)
	require.True(t, elsewhere)
	require.NoError(t, second.Append(changes(4)...))
	defer runtime.KeepAlive(second)

	dir = dead(t, dir)
	left, err := journal.Leftovers(dir, a)
	require.NoError(t, err)
	require.Len(t, left, 2)
	require.Len(t, left[0].Changes, 2)
	require.Len(t, left[1].Changes, 4)
	for _, l := range left {
		l.Release()
	}
	strays, err := journal.Strays(dir, "project")
	require.NoError(t, err)
	require.Len(t, strays, 1, "only b is not where it was")
	require.Len(t, strays[0].Changes, 3)
	strays[0].Release()
	if runtime.GOOS != "windows" {
		link := filepath.Join(folder, "link.waymark")
		require.NoError(t, os.Symlink(a, link))
		left, err = journal.Leftovers(dir, link)
		require.NoError(t, err)
		require.Len(t, left, 2, "a link is the same document")
		for _, l := range left {
			l.Release()
		}
	}
}

func TestOnlyTheUserMayRead(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("no permission bits here")
	}
	dir := filepath.Join(t.TempDir(), "data", "journals")
	j := begin(t, dir, "x.waymark")
	require.NoError(t, j.Append(changes(2)...))
	for _, name := range append(names(t, dir), ".") {
		info, err := os.Stat(filepath.Join(dir, name))
		require.NoError(t, err)
		require.Zero(t, info.Mode().Perm()&0o077, name)
	}
	require.NoError(t, j.Discard())
}

func TestWhatIsNoJournalIsLeftAlone(t *testing.T) {
	dir := t.TempDir()
	all, err := journal.Recoverable(filepath.Join(dir, "none"))
	require.NoError(t, err)
	require.Empty(t, all)
	for name, content := range map[string]string{
		"notes.txt": "mine", "a.journal": "no lock beside it", "b.lock": "", "b.journal": "anything but a journal",
	} {
		require.NoError(t, os.WriteFile(filepath.Join(dir, name), []byte(content), 0o600))
	}
	all, err = journal.Recoverable(dir)
	require.NoError(t, err)
	require.Empty(t, all)
	require.ElementsMatch(t, []string{"notes.txt", "a.journal", "b.lock", "b.journal"}, names(t, dir))
}

func TestSavingTakesTurns(t *testing.T) {
	dir := t.TempDir()
	var running atomic.Int32
	done := make(chan bool)
	for range 8 {
		go func() {
			for range 10 {
				release := journal.Exclusive(dir, "x.waymark")
				ok := running.Add(1) == 1
				runtime.Gosched()
				running.Add(-1)
				release()
				done <- ok
			}
		}()
	}
	for range 80 {
		require.True(t, <-done)
	}
	require.Empty(t, names(t, dir))
}

func FuzzJournal(f *testing.F) {
	dir, path := f.TempDir(), filepath.Join(f.TempDir(), "x.waymark")
	j := begin(f, dir, path)
	require.NoError(f, j.Append(changes(4)...))
	for _, n := range names(f, dir) {
		if filepath.Ext(n) == ".journal" {
			data, err := os.ReadFile(filepath.Join(dir, n))
			require.NoError(f, err)
			f.Add(data)
		}
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, c := range read(t, path, "x.journal", data) {
			require.True(t, journey.ValidID(string(c.ID)))
		}
	})
}

// BenchmarkJournalAppend writes one change of a map of 2,000 cards and waits for
// the disk.
func BenchmarkJournalAppend(b *testing.B) {
	e := mapfiletest.Project(2000, 1, 4)
	random := rand.New(rand.NewPCG(1, 1))
	j := begin(b, b.TempDir(), "x.waymark")
	defer func() { _ = j.Discard() }()
	for b.Loop() {
		b.StopTimer()
		from := e.History().Len()
		for e.History().Len() == from {
			mapfiletest.Edit(e, random)
		}
		b.StartTimer()
		if err := j.Append(e.History().Changes()[from]); err != nil {
			b.Fatal(err)
		}
	}
}
