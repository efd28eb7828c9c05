//go:build e2e

package e2e

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// TestADoubleClickOpensTheFile installs the program for a user, asks the desktop
// what a double click on a file runs, and double-clicks two files: the second
// opens in the program that runs.
func TestADoubleClickOpensTheFile(t *testing.T) {
	d := newDesk(t, "zh_TW.UTF-8")
	prefix := filepath.Join(d.home, "程式 files")
	share := filepath.Join(prefix, "share")
	run := func(name string, args ...string) string {
		t.Helper()
		cmd := exec.Command(name, args...)
		cmd.Env = append(d.env(), "PREFIX="+prefix, "DESTDIR=", "XDG_DATA_HOME="+share, "LC_ALL=C.UTF-8", "LANG=C.UTF-8")
		out, err := cmd.CombinedOutput()
		require.NoError(t, err, "%s %v: %s", name, args, out)
		return string(out)
	}
	install := filepath.Join("..", "..", "..", "packaging", "linux", "install")
	run(install, program(t))
	entry := filepath.Join(share, "applications", "app.waymark.Waymark.desktop")
	run("desktop-file-validate", entry)

	one, two := d.path("計畫 one.waymark"), d.path("two.waymark")
	d.waymark("new", "--template", "example-b2b", one)
	d.waymark("new", "--template", "example-saas", two)
	nameless := d.path("attachment")
	data, err := os.ReadFile(one)
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(nameless, data, 0o600))
	for _, file := range []string{one, nameless} {
		require.Contains(t, run("gio", "info", "-a", "standard::content-type", file), "application/vnd.waymark")
	}
	require.Contains(t, run("gio", "mime", "application/vnd.waymark"), "app.waymark.Waymark.desktop")

	// What the menu entry runs is what we run.
	text, err := os.ReadFile(entry)
	require.NoError(t, err)
	require.Contains(t, string(text), `Exec="`+prefix+`/bin/waymark" %f`)
	installed := filepath.Join(prefix, "bin", "waymark")
	d.open(one)

	second := exec.Command(installed, two)
	second.Env = d.env()
	started := time.Now()
	require.NoError(t, second.Run(), "the second start hands its file over and ends")
	require.Less(t, time.Since(started), patience)
	windows := func() int {
		list := exec.Command("xdotool", "search", "--onlyvisible", "--name", "Waymark")
		list.Env = d.env()
		out, _ := list.Output() // fails when there is none
		return len(strings.Fields(string(out)))
	}
	for end := time.Now().Add(patience); windows() < 2; time.Sleep(50 * time.Millisecond) {
		if time.Now().After(end) {
			d.shot("one-window")
			t.Fatal("the second file has no window")
		}
	}

	run(install, "--remove")
	require.NoFileExists(t, installed)
	require.NoFileExists(t, entry)
}

// TestAnAbsentDisplayIsToldInWords starts the window on a display that nobody serves.
func TestAnAbsentDisplayIsToldInWords(t *testing.T) {
	d := newDesk(t, "en_GB.UTF-8")
	file := d.path("plan.waymark")
	d.waymark("new", file)
	cmd := exec.Command(program(t), file)
	cmd.Env = append(d.env(), "DISPLAY=:98765")
	out, err := cmd.CombinedOutput()
	var ended *exec.ExitError
	require.ErrorAs(t, err, &ended)
	require.Equal(t, 1, ended.ExitCode(), "%s", out)
	require.Contains(t, string(out), "There is no display here")
	require.NotContains(t, string(out), "panic")
	d.waymark("check", file)
}
