package atomicfile_test

import (
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"syscall"
	"testing"

	"github.com/stretchr/testify/require"

	"waymark/domain/fault"
	"waymark/storage/atomicfile"
)

// TestFullDisk runs itself again in a mount namespace of its own, where it may
// mount a disk of 64 KiB that goes away with the process.
func TestFullDisk(t *testing.T) {
	if os.Getenv("ATOMICFILE_SMALL_DISK") == "" {
		again := exec.Command(os.Args[0], "-test.run=^TestFullDisk$", "-test.v")
		again.Env = append(os.Environ(), "ATOMICFILE_SMALL_DISK=yes")
		again.SysProcAttr = &syscall.SysProcAttr{Cloneflags: syscall.CLONE_NEWNS}
		if os.Getuid() != 0 {
			again.SysProcAttr.Cloneflags |= syscall.CLONE_NEWUSER
			again.SysProcAttr.UidMappings = []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getuid(), Size: 1}}
		}
		out, err := again.CombinedOutput()
		if out == nil && err != nil {
			t.Skip("no namespaces here:", err)
		}
		require.NoError(t, err, "%s", out)
		return
	}
	folder := t.TempDir()
	require.NoError(t, syscall.Mount("", "/", "", syscall.MS_REC|syscall.MS_PRIVATE, ""))
	require.NoError(t, syscall.Mount("none", folder, "tmpfs", 0, "size=64k"))
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
	require.NoError(t, syscall.Mount("none", folder, "tmpfs", syscall.MS_REMOUNT|syscall.MS_RDONLY, ""))
	defer func() { require.NoError(t, syscall.Unmount(folder, 0)) }()
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
