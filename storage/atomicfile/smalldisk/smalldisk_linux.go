// Package smalldisk gives tests a real disk that gets full or turns read-only.
// Only tests use it, and only on Linux.
package smalldisk

import (
	"errors"
	"os"
	"os/exec"
	"syscall"
	"testing"

	"github.com/stretchr/testify/require"
)

// variable tells the test that it runs in a mount namespace of its own.
const variable = "WAYMARK_SMALL_DISK"

// Run runs the test that calls it once more in a process with a mount namespace
// of its own, and there calls test, which may mount disks: they go away with
// the process. Where namespaces are refused, the test is skipped.
func Run(t *testing.T, test func()) {
	t.Helper()
	if os.Getenv(variable) == "" {
		again := exec.Command(os.Args[0], "-test.run=^"+t.Name()+"$", "-test.v")
		again.Env = append(os.Environ(), variable+"=yes")
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
	// Nothing mounted here shall be seen outside. In a changed root directory,
	// which is no mount of its own, that cannot be asked for.
	if err := syscall.Mount("", "/", "", syscall.MS_REC|syscall.MS_PRIVATE, ""); !errors.Is(err, syscall.EINVAL) {
		require.NoError(t, err)
	}
	test()
}

// Mount gives an empty folder on a disk of its own of the given size, such as
// "64k". It is taken away when the test ends.
func Mount(t *testing.T, size string) (folder string) {
	t.Helper()
	folder = t.TempDir()
	require.NoError(t, syscall.Mount("none", folder, "tmpfs", 0, "size="+size))
	t.Cleanup(func() { _ = syscall.Unmount(folder, syscall.MNT_DETACH) })
	return folder
}

// Protect makes the disk of a folder from Mount read-only.
func Protect(t *testing.T, folder string) {
	t.Helper()
	require.NoError(t, syscall.Mount("none", folder, "tmpfs", syscall.MS_REMOUNT|syscall.MS_RDONLY, ""))
}

// Hold makes a file refuse to be replaced, as one does that another program has
// open on Windows. It can still be read.
func Hold(t *testing.T, path string) {
	t.Helper()
	require.NoError(t, syscall.Mount(path, path, "", syscall.MS_BIND, ""))
	t.Cleanup(func() { _ = syscall.Unmount(path, syscall.MNT_DETACH) })
}
