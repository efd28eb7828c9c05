package shell

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/require"

	"waymark/domain/edit"
	"waymark/domain/journey"
	"waymark/storage/mapfile"
	"waymark/storage/session"
)

// A file that is gone is listed as long as unsaved changes wait for it, and only
// somebody can end that; even then they are kept.
func TestChangesThatWaitForAFileAreOnTheStartPage(t *testing.T) {
	path := filepath.Join(t.TempDir(), "gone.waymark")
	project := journey.NewRecord(journey.ProjectKind, "project").(*journey.Project)
	project.Title = "Gone"
	_, err := mapfile.Save(path, journey.New(project), nil, false)
	require.NoError(t, err)
	before := t.TempDir()
	s, err := session.Open(path, session.Options{Folder: before, SaveAfter: time.Hour})
	require.NoError(t, err)
	_, err = s.Editor().Do(edit.Label{}, func(tx *edit.Tx) error { return tx.Rename(tx.Document().Project, "Waits") })
	require.NoError(t, err)
	require.Eventually(t, func() bool { return s.State().Safe }, 10*time.Second, time.Millisecond)
	data := t.TempDir() // as the machine finds it after a crash
	require.NoError(t, os.CopyFS(data, os.DirFS(before)))
	require.NoError(t, s.Close())
	require.NoError(t, os.Remove(path))

	r := newRigIn(t, "en", data)
	w := r.shell.Start(nil)
	w.win.Resize(fyne.NewSize(1440, 900))
	require.Contains(t, w.notice.Saying(), "gone.waymark")
	require.Equal(t, []string{"recent.gone.waymark"}, names(w, "line"))
	press(t, w, "recent.gone.waymark")
	r.until("it is said why", func() bool { return slices.Contains(names(w, "button"), "fault.ok") })
	press(t, w, "fault.ok")
	w.setAside(path)
	press(t, w, "aside.ok")
	require.Empty(t, names(w, "line"))
	kept, err := os.ReadDir(filepath.Join(data, "journals", "kept"))
	require.NoError(t, err)
	require.Len(t, kept, 1)
	require.Contains(t, w.notice.Saying(), "kept")
}
