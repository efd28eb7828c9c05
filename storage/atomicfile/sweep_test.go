package atomicfile_test

import (
	"io"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"waymark/storage/atomicfile"
)

func TestSweepRemovesOnlyOldLeftovers(t *testing.T) {
	folder := t.TempDir()
	old := time.Now().Add(-2 * time.Hour)
	for name, time := range map[string]time.Time{
		".waymark-old.tmp": old, ".waymark-new.tmp": time.Now(), "mine.tmp": old, ".waymark-notes": old,
	} {
		path := filepath.Join(folder, name)
		require.NoError(t, os.WriteFile(path, nil, 0o600))
		require.NoError(t, os.Chtimes(path, time, time))
	}
	require.NoError(t, os.Mkdir(filepath.Join(folder, ".waymark-folder.tmp"), 0o700))
	atomicfile.Sweep(folder, time.Hour)
	atomicfile.Sweep(filepath.Join(folder, "none"), time.Hour)
	require.ElementsMatch(t, []string{".waymark-new.tmp", "mine.tmp", ".waymark-notes", ".waymark-folder.tmp"}, names(t, folder))
}

// What Sweep looks for is what Write makes.
func TestSweepFindsWhatAKilledWriteLeaves(t *testing.T) {
	folder := t.TempDir()
	require.NoError(t, atomicfile.Write(filepath.Join(folder, "x"), false, func(io.Writer) error {
		during := names(t, folder)
		require.Len(t, during, 1)
		old := time.Now().Add(-2 * time.Hour)
		left := filepath.Join(t.TempDir(), during[0])
		require.NoError(t, os.WriteFile(left, nil, 0o600))
		require.NoError(t, os.Chtimes(left, old, old))
		atomicfile.Sweep(filepath.Dir(left), time.Hour)
		require.NoFileExists(t, left)
		return nil
	}))
}
