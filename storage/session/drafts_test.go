package session_test

import (
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"waymark/domain/fault"
	"waymark/domain/journey"
	"waymark/storage/atomicfile"
	"waymark/storage/mapfile/mapfiletest"
	"waymark/storage/session"
)

func (b *bench) untitled() *session.Session {
	b.t.Helper()
	s, err := session.New(mapfiletest.Project(5, 0, 9).Committed(), b.options())
	require.NoError(b.t, err)
	require.True(b.t, s.Untitled())
	return s
}

func (b *bench) drafts() []session.Draft {
	b.t.Helper()
	d, err := session.Drafts(b.folder)
	require.NoError(b.t, err)
	return d
}

func TestUntouchedDraftLeavesNoTrace(t *testing.T) {
	b := newBench(t)
	require.Empty(t, b.drafts())
	s := b.untitled()
	require.Len(t, b.drafts(), 1)
	require.True(t, b.drafts()[0].Open)
	require.NoError(t, s.Close())
	require.Empty(t, b.files("drafts"))
	require.Empty(t, b.files("journals"))
}

func TestUntitledWorkIsKept(t *testing.T) {
	b := newBench(t)
	s := b.untitled()
	b.edit(s, 3)
	want := s.Editor().Committed()
	require.NoError(t, s.Close())

	drafts := b.drafts()
	require.Len(t, drafts, 1)
	require.Equal(t, "Generated", drafts[0].Title)
	require.False(t, drafts[0].Open)
	s, err := session.Open(drafts[0].Path, b.options())
	require.NoError(t, err)
	require.True(t, s.Untitled())
	require.Nil(t, s.Recovered())
	require.True(t, journey.Equal(want, s.Editor().Committed()))
	require.NoError(t, s.Close())
	require.Len(t, b.drafts(), 1, "opening and closing it does not discard it")

	require.NoError(t, session.DiscardDraft(b.folder, drafts[0].Path))
	require.Empty(t, b.drafts())
}

func TestUntitledWorkSurvivesACrash(t *testing.T) {
	b := newBench(t)
	s := b.untitled()
	b.edit(s, 4)
	want := s.Editor().Committed()
	draft := s.Path()
	b.crash(s)
	orphans, err := session.RecoverAll(b.folder)
	require.NoError(t, err)
	require.Len(t, orphans, 1)
	require.Equal(t, draft, orphans[0].Path)
	require.Equal(t, 4, orphans[0].Changes)
	s, err = session.Open(draft, b.options())
	require.NoError(t, err)
	require.Equal(t, &session.Recovered{Changes: 4}, s.Recovered())
	require.True(t, journey.Equal(want, s.Editor().Committed()))
	require.NoError(t, s.Close())
}

func TestSaveAsGivesADraftItsName(t *testing.T) {
	b := newBench(t)
	s := b.untitled()
	b.edit(s, 2)
	path := filepath.Join(t.TempDir(), "Neu 新.waymark")
	require.NoError(t, s.SaveAs(path, false))
	require.False(t, s.Untitled())
	require.Equal(t, path, s.Path())
	require.Empty(t, b.files("drafts"))
	require.Equal(t, session.Saved, s.State().Phase)
	b.edit(s, 2)
	b.safe(s)
	want := s.Editor().Committed()
	b.path = path
	b.crash(s)
	s = b.open()
	require.Equal(t, 2, s.Recovered().Changes, "the journal went along")
	require.True(t, journey.Equal(want, s.Editor().Committed()))
	require.NoError(t, s.Close())
	require.Len(t, b.onDisk().History, 4)
}

func TestSaveAsThatFailsLeavesTheDraft(t *testing.T) {
	b := newBench(t)
	s := b.untitled()
	b.edit(s, 1)
	err := s.SaveAs(filepath.Join(t.TempDir(), "none", "x.waymark"), false)
	require.Equal(t, atomicfile.FolderMissing, fault.CodeOf(err))
	require.True(t, s.Untitled())
	require.NoError(t, s.Close())
	require.Len(t, b.drafts(), 1)
}

func TestDraftsAreForTheUserAlone(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("no permission bits here")
	}
	b := newBench(t)
	s := b.untitled()
	b.edit(s, 2)
	b.ring()
	for _, part := range []string{"drafts", "journals"} {
		require.NotEmpty(t, b.files(part))
		for _, name := range append(b.files(part), ".") {
			info, err := os.Stat(filepath.Join(b.folder, part, name))
			require.NoError(t, err)
			require.Zero(t, info.Mode().Perm()&0o077, name)
		}
	}
	require.NoError(t, s.Close())
}

func TestNoDraftWithoutAFolder(t *testing.T) {
	b := newBench(t)
	b.folder = b.path // a file, so nothing can be written below it
	_, err := session.New(mapfiletest.Project(5, 0, 9).Committed(), b.options())
	require.Equal(t, session.CodeNoDraft, fault.CodeOf(err))
	require.NotContains(t, fault.MessageOf(err), "%!")
}

func TestBrokenDraftIsListed(t *testing.T) {
	b := newBench(t)
	s := b.untitled()
	b.edit(s, 1)
	require.NoError(t, s.Close())
	require.NoError(t, os.WriteFile(filepath.Join(b.folder, "drafts", "x.waymark"), []byte("broken"), 0o600))
	require.NoError(t, os.WriteFile(filepath.Join(b.folder, "drafts", "note.txt"), []byte("mine"), 0o600))
	require.Len(t, b.drafts(), 2)
}

func TestDataFolder(t *testing.T) {
	t.Setenv(session.DataVariable, "some/where")
	dir, err := session.DataFolder()
	require.NoError(t, err)
	require.True(t, filepath.IsAbs(dir))
	require.True(t, filepath.Base(dir) == "where")
	t.Setenv(session.DataVariable, "")
	if runtime.GOOS != "linux" {
		return
	}
	t.Setenv("XDG_DATA_HOME", "/x/y")
	dir, err = session.DataFolder()
	require.NoError(t, err)
	require.Equal(t, "/x/y/waymark", dir)
	t.Setenv("XDG_DATA_HOME", "")
	t.Setenv("HOME", "/home/ann")
	dir, err = session.DataFolder()
	require.NoError(t, err)
	require.Equal(t, "/home/ann/.local/share/waymark", dir)
}

// Changes that wait for a file which is gone are never thrown away by themselves.
func TestChangesWaitForAMissingFile(t *testing.T) {
	b := newBench(t)
	s := b.open()
	b.edit(s, 3)
	want := s.Editor().Committed()
	b.crash(s)
	away := b.path + "-away"
	require.NoError(t, os.Rename(b.path, away))
	waiting := func() session.Orphan {
		orphans, err := session.RecoverAll(b.folder)
		require.NoError(t, err)
		require.Len(t, orphans, 1)
		require.True(t, orphans[0].Missing)
		require.Equal(t, 3, orphans[0].Changes)
		return orphans[0]
	}
	require.False(t, waiting().Old)
	for _, name := range b.files("journals") {
		long := time.Now().AddDate(-3, 0, 0)
		require.NoError(t, os.Chtimes(filepath.Join(b.folder, "journals", name), long, long))
	}
	require.True(t, waiting().Old)

	require.NoError(t, os.Rename(away, b.path))
	s = b.open()
	require.Equal(t, 3, s.Recovered().Changes)
	require.True(t, journey.Equal(want, s.Editor().Committed()))
	b.crash(s)
	require.NoError(t, os.Remove(b.path))
	kept, err := session.SetAside(b.folder, b.path)
	require.NoError(t, err)
	require.Len(t, kept, 1)
	require.FileExists(t, kept[0])
	orphans, err := session.RecoverAll(b.folder)
	require.NoError(t, err)
	require.Empty(t, orphans, "it is not offered any more")
}
