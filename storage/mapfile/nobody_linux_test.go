package mapfile_test

import (
	"os"
	"path/filepath"
	"runtime"
	"syscall"
	"testing"

	"github.com/stretchr/testify/require"

	"waymark/storage/mapfile"
)

// asNobody runs f as a user to whom no file belongs, where the tests run as one
// who may everything. folder is opened up to the looks of others.
func asNobody(t *testing.T, folder string, f func()) {
	t.Helper()
	require.NoError(t, os.Chmod(filepath.Dir(folder), 0o755))
	done := make(chan struct{})
	go func() {
		defer close(done)
		if os.Getuid() == 0 {
			// This thread alone changes its user for the file system; it is
			// thrown away with the goroutine that keeps it.
			runtime.LockOSThread()
			const nobody = 65534
			_, _, _ = syscall.RawSyscall(syscall.SYS_SETFSUID, nobody, 0, 0)
		}
		f()
	}()
	<-done
}

func TestPipeIsNoFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "pipe")
	require.NoError(t, syscall.Mkfifo(path, 0o600))
	refused(t, path, mapfile.CodeNotWaymark)
}
