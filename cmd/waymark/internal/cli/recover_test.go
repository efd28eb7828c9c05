package cli_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestRecover(t *testing.T) {
	c := in(t, t.TempDir())
	c.good("new", "--template", "example-b2b", "a.waymark")
	require.Contains(t, c.bad(1, "recover", "a.waymark", "-o", "b.waymark"), "nothing to recover")
	require.Contains(t, c.bad(2, "recover", "a.waymark"), "-o")

	path := filepath.Join(c.folder, "a.waymark")
	data, err := os.ReadFile(path)
	require.NoError(t, err)
	for i := range 4096 { // a page of the cards
		data[12*4096+i] = 0
	}
	require.NoError(t, os.WriteFile(path, data, 0o600))
	damaged := c.bad(1, "check", "a.waymark")
	require.Contains(t, damaged, "damaged")
	require.Contains(t, damaged, "waymark recover a.waymark -o recovered.waymark")
	out := c.good("recover", "a.waymark", "-o", "b.waymark")
	require.Contains(t, out, "Recovered ")
	require.Contains(t, c.good("check", "b.waymark"), "is sound")
	require.Contains(t, c.bad(1, "recover", "a.waymark", "-o", "b.waymark"), "--force")
	now, err := os.ReadFile(path)
	require.NoError(t, err)
	require.Equal(t, data, now)
	require.Contains(t, c.bad(1, "recover", "none.waymark", "-o", "c.waymark"), "none.waymark")
	require.NoError(t, os.WriteFile(filepath.Join(c.folder, "letter.waymark"), []byte("Dear colleague"), 0o600))
	require.Contains(t, c.bad(1, "recover", "letter.waymark", "-o", "c.waymark"), "not a Waymark file")
}
