package licences_test

import (
	"os/exec"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"waymark/resources/licences"
)

// TestEveryModuleIsListed compares the list with what is linked into the
// program; .ci/licences renews it.
func TestEveryModuleIsListed(t *testing.T) {
	out, err := exec.Command("go", "list", "-deps", "-f",
		"{{with .Module}}{{if not .Main}}{{.Path}} {{.Version}}{{end}}{{end}}", "waymark/cmd/waymark").Output()
	require.NoError(t, err)
	modules := strings.Fields(strings.ReplaceAll(string(out), " ", "@"))
	require.NotEmpty(t, modules)
	for _, m := range modules {
		require.Contains(t, licences.ThirdParty(), strings.ReplaceAll(m, "@", " ")+"\n")
	}
}
