package atomicfile

import (
	"io/fs"
	"os"
	"syscall"
	"testing"

	"github.com/stretchr/testify/require"

	"waymark/domain/fault"
)

// A viewer on Windows that has the target open lets the rename fail with “access
// denied”; nobody should be sent to another folder because of it.
func TestRefusedRenamesAreExplained(t *testing.T) {
	denied := &os.LinkError{Op: "rename", Old: "a", New: "b", Err: fs.ErrPermission}
	require.Equal(t, InUse, fault.CodeOf(explainRename(denied, "plan.pdf", "windows")))
	require.Equal(t, NoPermission, fault.CodeOf(explainRename(denied, "plan.pdf", "linux")))
	busy := &os.LinkError{Op: "rename", Old: "a", New: "b", Err: syscall.EBUSY}
	require.Equal(t, InUse, fault.CodeOf(explainRename(busy, "plan.pdf", "linux")))
}
