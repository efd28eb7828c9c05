package atomicfile_test

import (
	"io"
	"os"
	"path/filepath"
	"runtime"
	"syscall"
	"testing"

	"github.com/stretchr/testify/require"

	"waymark/domain/fault"
	"waymark/storage/atomicfile"
	"waymark/storage/atomicfile/smalldisk"
)

func TestFullDisk(t *testing.T) {
	smalldisk.Run(t, func() { fullDisk(t) })
}

func fullDisk(t *testing.T) {
	t.Helper()
	folder := smalldisk.Mount(t, "64k")
	path := filepath.Join(folder, "map")
	require.NoError(t, atomicfile.Write(path, false, put("old")))

	for _, size := range []int{60 << 10, 70 << 10, 1 << 20} { // short of it with the old file, just past it, far past it
		err := atomicfile.Write(path, true, func(w io.Writer) error {
			_, err := w.Write(make([]byte, size))
			return err
		})
		if size < 64<<10 {
			require.NoError(t, err)
			require.NoError(t, atomicfile.Write(path, true, put("old")))
			continue
		}
		require.Equal(t, atomicfile.DiskFull, fault.CodeOf(err))
		require.Equal(t, "old", content(t, path))
		require.Equal(t, []string{"map"}, names(t, folder))
	}
	smalldisk.Protect(t, folder)
	require.Equal(t, atomicfile.NoPermission, fault.CodeOf(atomicfile.Write(path, true, put("new"))))
	require.Equal(t, "old", content(t, path))
}

func TestFolderWithoutWritePermission(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "map")
	require.NoError(t, os.WriteFile(path, []byte("old"), 0o666))
	require.NoError(t, os.Chmod(filepath.Dir(folder), 0o755)) // so that anybody may look into it
	require.NoError(t, os.Chmod(folder, 0o555))
	done := make(chan error)
	go func() {
		if os.Getuid() == 0 {
			// This thread alone becomes a common user for the file system; it
			// is thrown away with the goroutine that keeps it.
			runtime.LockOSThread()
			const nobody = 65534
			syscall.RawSyscall(syscall.SYS_SETFSUID, nobody, 0, 0)
		}
		done <- atomicfile.Write(path, true, put("new"))
	}()
	err := <-done
	require.Equal(t, atomicfile.NoPermission, fault.CodeOf(err), "%v", err)
	require.ErrorIs(t, err, os.ErrPermission)
	require.Equal(t, "old", content(t, path))
	require.Equal(t, []string{"map"}, names(t, folder))
}
