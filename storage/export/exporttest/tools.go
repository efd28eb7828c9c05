package exporttest

import (
	"os/exec"
	"testing"

	"github.com/stretchr/testify/require"
)

// Need fails the test when a program that it checks with is missing: a check
// that is left out proves nothing. `make test` installs all of them.
func Need(t testing.TB, program string) {
	t.Helper()
	_, err := exec.LookPath(program)
	require.NoError(t, err, "%s is not installed; make test installs it", program)
}
