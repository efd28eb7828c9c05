package cli_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"waymark/cmd/waymark/internal/cli"
	"waymark/domain/fault"
)

// TestMain lets the test binary be the program: the tests start it again as a
// process of its own, with real files, streams and exit codes, and without
// building the window.
func TestMain(m *testing.M) {
	if os.Getenv("WAYMARK_CLI_TEST") == "" {
		os.Exit(m.Run())
	}
	os.Exit(cli.Run(os.Args[1:], cli.Program{
		Version: "1.2.3", Stdin: os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr,
		Getenv: os.Getenv, Now: time.Now,
		Author: func() string { return "Ann" },
		Locale: func() string { return os.Getenv("LANG") },
		OpenWindow: func(path string, separate bool) error {
			if separate {
				return fault.New("test-window", "A window of its own with “%s” would open.", path)
			}
			return fault.New("test-window", "A window with “%s” would open.", path)
		},
	}))
}

// call is one run of the program.
type call struct {
	t      *testing.T
	folder string
	stdin  string
	env    []string
	setup  func(*exec.Cmd)
}

type result struct {
	out, err string
	code     int
}

func in(t *testing.T, folder string) *call {
	t.Helper()
	return &call{t: t, folder: folder}
}

func (c *call) run(args ...string) result {
	c.t.Helper()
	cmd := exec.Command(program(c.t), args...)
	cmd.Dir = c.folder
	cmd.Env = append(append(os.Environ(), "WAYMARK_CLI_TEST=yes", "DISPLAY=", "WAYLAND_DISPLAY=", "LANG=C", "SOURCE_DATE_EPOCH="), c.env...)
	cmd.Stdin = strings.NewReader(c.stdin)
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	if c.setup != nil {
		c.setup(cmd)
	}
	var exited *exec.ExitError
	if err := cmd.Run(); err != nil {
		require.ErrorAs(c.t, err, &exited)
	}
	return result{out.String(), errs.String(), cmd.ProcessState.ExitCode()}
}

func program(t *testing.T) string {
	t.Helper()
	path, err := os.Executable()
	require.NoError(t, err)
	return path
}

// good runs the program, which must succeed without a word on standard error.
func (c *call) good(args ...string) string {
	c.t.Helper()
	r := c.run(args...)
	require.Equal(c.t, 0, r.code, "waymark %v: %s", args, r.err)
	require.Empty(c.t, r.err)
	return r.out
}

// technical are words that a person should not have to read.
var technical = regexp.MustCompile(`(?i)%!|<nil>|\b0x[0-9a-f]+|strconv|errno|no such file|syscall|panic|goroutine|runtime|unexpected|invalid character|\.go:|sqlite3?:|pflag|flag:|EOF`)

// bad runs the program, which must fail with that code and one sentence for a
// person, print no result and leave every file in the folder as it was.
func (c *call) bad(code int, args ...string) string {
	c.t.Helper()
	before := snapshot(c.t, c.folder)
	r := c.run(args...)
	require.Equal(c.t, code, r.code, "waymark %v: %s%s", args, r.out, r.err)
	require.Equal(c.t, before, snapshot(c.t, c.folder), "waymark %v changed a file", args)
	require.Empty(c.t, r.out, "waymark %v", args)
	require.Equal(c.t, 1, strings.Count(r.err, "\n"), "one sentence: %q", r.err)
	require.NotRegexp(c.t, technical, r.err)
	require.Regexp(c.t, `^(“|[A-Z]|[a-z]+\[|[a-z.0-9\[\]]+ \(line )`, r.err)
	require.Regexp(c.t, `[.?)]\n$`, r.err)
	return r.err
}

// snapshot gives what is in a folder: names, and digests of contents.
func snapshot(t *testing.T, folder string) map[string]string {
	t.Helper()
	files := make(map[string]string)
	err := filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		files[path] = d.Type().String()
		if d.Type().IsRegular() {
			data, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			sum := sha256.Sum256(data)
			files[path] = hex.EncodeToString(sum[:])
		}
		return nil
	})
	require.NoError(t, err)
	return files
}

// sample makes a folder with plan.waymark and plan.json in it.
func sample(t *testing.T) string {
	t.Helper()
	folder := t.TempDir()
	in(t, folder).good("new", "--template", "example-b2b", "plan.waymark")
	in(t, folder).good("export", "plan.waymark", "-o", "plan.json")
	return folder
}

func write(t *testing.T, folder, name, content string) {
	t.Helper()
	require.NoError(t, os.WriteFile(filepath.Join(folder, name), []byte(content), 0o600))
}

func read(t *testing.T, folder, name string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(folder, name))
	require.NoError(t, err)
	return string(data)
}
