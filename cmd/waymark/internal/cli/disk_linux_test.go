package cli_test

import (
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/stretchr/testify/require"

	"waymark/storage/atomicfile/smalldisk"
)

// unprivileged lets the program run as a common user, whoever runs the tests.
func unprivileged(t *testing.T) func(*exec.Cmd) {
	t.Helper()
	if os.Getuid() != 0 {
		return nil
	}
	// The test binary lies where only its owner may look.
	folder, err := os.MkdirTemp("", "waymark-cli")
	require.NoError(t, err)
	t.Cleanup(func() { _ = os.RemoveAll(folder) })
	require.NoError(t, os.Chmod(folder, 0o755))
	copied := filepath.Join(folder, "waymark")
	from, err := os.Open(program(t))
	require.NoError(t, err)
	defer func() { _ = from.Close() }()
	to, err := os.OpenFile(copied, os.O_CREATE|os.O_WRONLY, 0o755)
	require.NoError(t, err)
	_, err = io.Copy(to, from)
	require.NoError(t, err)
	require.NoError(t, to.Close())
	return func(cmd *exec.Cmd) {
		const nobody = 65534
		cmd.Path = copied
		cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
	}
}

func TestFilesAndFoldersWithoutPermission(t *testing.T) {
	folder := sample(t)
	for f := folder; f != os.TempDir() && f != "/"; f = filepath.Dir(f) {
		require.NoError(t, os.Chmod(f, 0o755)) // anybody may look into it
	}
	secret := filepath.Join(folder, "secret.waymark")
	data, err := os.ReadFile(filepath.Join(folder, "plan.waymark"))
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(secret, data, 0o600))
	for path, mode := range map[string]os.FileMode{"plan.waymark": 0o644, "plan.json": 0o644, "secret.waymark": 0o000} {
		require.NoError(t, os.Chmod(filepath.Join(folder, path), mode))
	}
	closed := filepath.Join(folder, "closed")
	require.NoError(t, os.Mkdir(closed, 0o755))
	require.NoError(t, os.WriteFile(filepath.Join(closed, "plan.waymark"), data, 0o644))
	require.NoError(t, os.Chmod(closed, 0o555))
	t.Cleanup(func() { _ = os.Chmod(closed, 0o755) })

	c := in(t, folder)
	c.setup = unprivileged(t)
	for _, args := range [][]string{{"info", "secret.waymark"}, {"check", "secret.waymark"}, {"export", "secret.waymark", "-o", "-"}} {
		require.Contains(t, c.failsWithoutChange(args...), "may not read “secret.waymark”", "%v", args)
	}
	for _, args := range [][]string{
		{"new", "closed/new.waymark"},
		{"new", "closed/plan.waymark", "--force"},
		{"export", "plan.waymark", "-o", "closed/plan.svg"},
		{"import", "plan.json", "-o", "closed/new.waymark"},
		{"import", "plan.json", "-o", "closed/plan.waymark", "--force"},
	} {
		require.Contains(t, c.failsWithoutChange(args...), "may not write", "%v", args)
	}
	c.stdin = `{"comments": []}`
	require.Contains(t, c.failsWithoutChange("import", "-", "--into", "closed/plan.waymark"), "may not write")
	require.NoError(t, os.Chmod(filepath.Join(folder, "plan.json"), 0o000))
	require.Contains(t, c.failsWithoutChange("import", "plan.json", "-o", "new.waymark"), "may not read “plan.json”")
}

// failsWithoutChange is bad for a folder that the tests may not read themselves.
func (c *call) failsWithoutChange(args ...string) string {
	c.t.Helper()
	if os.Getuid() == 0 {
		return c.bad(1, args...)
	}
	r := c.run(args...)
	require.Equal(c.t, 1, r.code, "%v: %s", args, r.out)
	return r.err
}

func TestAResultThatNobodyGetsIsNoSuccess(t *testing.T) {
	c := in(t, sample(t))
	full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	require.NoError(t, err)
	defer func() { _ = full.Close() }()
	c.setup = func(cmd *exec.Cmd) { cmd.Stdout = full }
	for _, args := range [][]string{{"info", "plan.waymark"}, {"info", "--json", "plan.waymark"}, {"export", "plan.waymark", "-o", "-"}} {
		require.Contains(t, c.bad(1, args...), "could not be written to standard output", "%v", args)
	}
}

func TestFullDisk(t *testing.T) {
	smalldisk.Run(t, func() { fullDisk(t) })
}

func fullDisk(t *testing.T) {
	t.Helper()
	folder := smalldisk.Mount(t, "640k")
	c := in(t, folder)
	c.good("new", "--template", "example-b2b", "plan.waymark")
	c.good("export", "plan.waymark", "-o", "plan.json")
	c.good("new", "small.waymark")

	// Almost full: what is there stays, what is new does not fit.
	info, err := os.Stat(filepath.Join(folder, "plan.waymark"))
	require.NoError(t, err)
	fill(t, filepath.Join(folder, "other"), info.Size()/2)
	for _, args := range [][]string{
		{"new", "--template", "example-saas", "next.waymark"},
		{"new", "--template", "example-saas", "plan.waymark", "--force"},
		{"export", "plan.waymark", "-o", "plan.png"},
		{"export", "plan.waymark", "-o", "plan.pdf"},
		{"export", "plan.waymark", "-o", "plan.json", "--force"},
		{"import", "plan.json", "-o", "next.waymark"},
		{"import", "plan.json", "-o", "small.waymark", "--force"},
		{"import", "plan.json", "--into", "small.waymark"},
	} {
		require.Contains(t, c.bad(1, args...), "no room left on the disk", "%v", args)
	}
	smalldisk.Protect(t, folder)
	c.stdin = `{"comments": []}`
	require.Contains(t, c.bad(1, "import", "-", "--into", "plan.waymark"), "may not write")
	c.good("info", "plan.waymark")
}

func TestPagesThatFindNoRoom(t *testing.T) {
	smalldisk.Run(t, func() {
		folder := smalldisk.Mount(t, "5m")
		c := in(t, folder)
		c.good("new", "--template", "example-saas", "plan.waymark")
		exports := map[string][]string{
			"pack.pdf":   {"--layout", "handouts"},
			"report.pdf": {"--layout", "stages"},
			"poster.pdf": {"--poster", "a1"},
			"map.png":    {"--width", "6000"},
			"map.svg":    {"--text", "outlines"},
		}
		for name, args := range exports { // as they were yesterday
			c.good(append([]string{"export", "plan.waymark", "-o", name}, args...)...)
		}
		fill(t, filepath.Join(folder, "other"), 20<<10)
		for name, args := range exports {
			said := c.bad(1, append([]string{"export", "plan.waymark", "-o", name, "--force"}, args...)...)
			require.Contains(t, said, "no room left on the disk for “"+name+"”")
			said = c.bad(1, append([]string{"export", "plan.waymark", "-o", "new-" + name}, args...)...)
			require.Contains(t, said, "no room left on the disk for “new-"+name+"”")
		}
	})
}

// What a viewer holds open cannot be replaced on Windows; here the kernel refuses
// the same.
func TestTargetsThatCannotBeReplaced(t *testing.T) {
	smalldisk.Run(t, func() {
		folder := smalldisk.Mount(t, "8m")
		c := in(t, folder)
		c.good("new", "--template", "example-b2b", "plan.waymark")
		for _, name := range []string{"plan.pdf", "plan.png", "plan.svg", "plan.json"} {
			write(t, folder, name, "as it was")
			smalldisk.Hold(t, filepath.Join(folder, name))
			require.Contains(t, c.bad(1, "export", "plan.waymark", "-o", name, "--force"), "“"+name+"” is open in another program and was left as it is")
			require.Equal(t, "as it was", read(t, folder, name))
		}
	})
}

// fill makes a file that leaves so many bytes of room on its disk.
func fill(t *testing.T, path string, room int64) {
	t.Helper()
	var disk syscall.Statfs_t
	require.NoError(t, syscall.Statfs(filepath.Dir(path), &disk))
	free := int64(disk.Bavail) * disk.Bsize
	require.Greater(t, free, room)
	require.NoError(t, os.WriteFile(path, []byte(strings.Repeat("x", int(free-room))), 0o600))
}
