package session_test

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"waymark/domain/fault"
	"waymark/domain/journey"
	"waymark/storage/atomicfile"
	"waymark/storage/atomicfile/smalldisk"
	"waymark/storage/mapfile"
	"waymark/storage/mapfile/mapfiletest"
	"waymark/storage/session"
)

func TestFullDisk(t *testing.T) {
	smalldisk.Run(t, func() { fullDisk(t) })
}

func fullDisk(t *testing.T) {
	t.Helper()
	small := func() string { return smalldisk.Mount(t, "400k") }
	t.Run("of the project", func(t *testing.T) { fullForTheProject(t, small()) })
	t.Run("of the journal", func(t *testing.T) { fullForTheJournal(t, small()) })
}

// fill takes all the room there is, and gives it back.
func fill(t *testing.T, dir string) (free func()) {
	t.Helper()
	path := filepath.Join(dir, "filler")
	f, err := os.Create(path)
	require.NoError(t, err)
	for size := 64 << 10; size > 0; {
		if _, err := f.Write(make([]byte, size)); err != nil {
			size /= 2
		}
	}
	require.NoError(t, f.Close())
	return func() { require.NoError(t, os.Remove(path)) }
}

func fullForTheProject(t *testing.T, disk string) {
	t.Helper()
	b := newBench(t)
	e := mapfiletest.Project(20, 30, 11)
	b.path = filepath.Join(disk, "x.waymark")
	_, err := mapfile.Save(b.path, e.Committed(), e.History().Changes(), false)
	require.NoError(t, err)
	s := b.open()
	free := fill(t, disk)
	b.edit(s, 5)
	b.ring()
	require.Equal(t, session.Failed, s.State().Phase)
	require.Equal(t, atomicfile.DiskFull, fault.CodeOf(s.State().Err))
	b.safe(s)
	require.True(t, journey.Equal(e.Committed(), b.onDisk().Document), "the file is as it was")
	require.Equal(t, atomicfile.DiskFull, fault.CodeOf(s.SaveAs(filepath.Join(disk, "y.waymark"), false)))
	require.NoFileExists(t, filepath.Join(disk, "y.waymark"))
	free()
	b.ring()
	require.Equal(t, session.Saved, s.State().Phase)
	require.NoError(t, s.Close())
	require.Len(t, b.onDisk().History, 35)
}

func fullForTheJournal(t *testing.T, disk string) {
	t.Helper()
	b := newBench(t)
	b.folder = disk
	s := b.open()
	b.edit(s, 2)
	b.safe(s)
	free := fill(t, disk)
	b.edit(s, 100)
	require.Eventually(t, func() bool { return s.State().Phase == session.Failed }, 5*time.Second, time.Millisecond)
	require.Equal(t, session.CodeNoJournal, fault.CodeOf(s.State().Err))
	free()
	b.safe(s) // by itself, a moment later
	require.Equal(t, session.Unsaved, s.State().Phase)
	want := s.Editor().Committed()
	b.crash(s)
	s = b.open()
	require.Equal(t, 102, s.Recovered().Changes)
	require.True(t, journey.Equal(want, s.Editor().Committed()))
	require.NoError(t, s.Close())
}
