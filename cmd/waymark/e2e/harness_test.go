//go:build e2e

package e2e

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// patience is how long anything may take before the test gives up. It is no
// measure of speed: a slow machine only waits longer.
const patience = 60 * time.Second

// desk is a display of its own with the folders of one user.
type desk struct {
	t       testing.TB
	display string
	frames  string // where the display keeps its pixels
	home    string // user's files
	data    string // the program's own folder
	lang    string
	quiet   bool // the program does not tell where things are
	server  *exec.Cmd
	app     *exec.Cmd
	log     *bytes.Buffer
}

// program gives the path of the program: that of make build, or another one to
// compare it with.
func program(t testing.TB) string {
	t.Helper()
	if other := os.Getenv("WAYMARK_PROGRAM"); other != "" {
		return other
	}
	path, err := filepath.Abs("../../../build/waymark")
	require.NoError(t, err)
	require.FileExists(t, path, "run make build first")
	return path
}

// newDesk starts an X server with software OpenGL and makes empty folders.
func newDesk(t testing.TB, lang string, options ...string) *desk {
	t.Helper()
	r, w, err := os.Pipe()
	require.NoError(t, err)
	frames := memoryDir(t)
	server := exec.Command("Xvfb", append([]string{"-displayfd", "3", "-screen", "0", "1600x1000x24", "-nolisten", "tcp", "-noreset", "-fbdir", frames}, options...)...)
	server.ExtraFiles = []*os.File{w}
	require.NoError(t, server.Start(), "Xvfb must be installed")
	w.Close()
	t.Cleanup(func() {
		_ = server.Process.Kill()
		_ = server.Wait()
	})
	buf := make([]byte, 16)
	n, err := r.Read(buf)
	require.NoError(t, err)
	d := &desk{t: t, display: ":" + strings.TrimSpace(string(buf[:n])), frames: frames, home: t.TempDir(), data: t.TempDir(), lang: lang, server: server}
	t.Cleanup(d.kill)
	return d
}

// memoryDir makes a folder in memory, where the system has one: pixels that are
// written to a disk from time to time would hold the display up.
func memoryDir(t testing.TB) string {
	t.Helper()
	const memory = "/dev/shm"
	if _, err := os.Stat(memory); err != nil {
		return t.TempDir()
	}
	dir, err := os.MkdirTemp(memory, "waymark")
	require.NoError(t, err)
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	return dir
}

func (d *desk) env() []string {
	env := append(os.Environ(),
		"DISPLAY="+d.display, "WAYLAND_DISPLAY=", "LIBGL_ALWAYS_SOFTWARE=1", "LANG="+d.lang, "LC_ALL="+d.lang, "LANGUAGE=",
		"WAYMARK_DATA="+d.data, "HOME="+d.home, "FYNE_SCALE=1")
	if !d.quiet {
		env = append(env, "WAYMARK_LAYOUT="+d.layoutPath())
	}
	return env
}

func (d *desk) layoutPath() string { return filepath.Join(d.data, "layout.json") }

// path gives the path of a file of the user.
func (d *desk) path(name string) string { return filepath.Join(d.home, name) }

// waymark runs a command of the program in the terminal and gives what it
// printed.
func (d *desk) waymark(args ...string) string {
	d.t.Helper()
	cmd := exec.Command(program(d.t), args...)
	cmd.Env = append(os.Environ(), "DISPLAY=", "WAYLAND_DISPLAY=", "WAYMARK_DATA="+d.data)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	require.NoError(d.t, err, "waymark %v: %s", args, stderr.String())
	return string(out)
}

// open starts the program and waits until its window shows something.
func (d *desk) open(args ...string) {
	d.t.Helper()
	d.start(args...)
	d.until("the window shows something", func(l layout) bool { return len(l.Refs) > 0 })
	d.settled()
	// Without a window manager nobody gives the window the keyboard: it follows
	// the pointer, which also makes the board tell anew where things are.
	d.xdotool("mousemove", "800", "500")
	time.Sleep(300 * time.Millisecond)
	d.settled()
}

// start starts the program without waiting for anything.
func (d *desk) start(args ...string) {
	d.t.Helper()
	_ = os.Remove(d.layoutPath())
	d.log = &bytes.Buffer{}
	d.app = exec.Command(program(d.t), args...)
	d.app.Env, d.app.Stdout, d.app.Stderr = d.env(), d.log, d.log
	require.NoError(d.t, d.app.Start())
}

// kill ends the program at once, as a crash would.
func (d *desk) kill() {
	if d.app == nil {
		return
	}
	_ = d.app.Process.Signal(syscall.SIGKILL)
	_ = d.app.Wait()
	d.app = nil
}

// close ends the program by its own shortcut and waits for it.
func (d *desk) close() {
	d.t.Helper()
	d.key("ctrl+q")
	done := make(chan error, 1)
	go func() { done <- d.app.Wait() }()
	select {
	case err := <-done:
		require.NoError(d.t, err, d.log.String())
	case <-time.After(patience):
		d.shot("does-not-close")
		d.t.Fatal("the program does not close")
	}
	d.app = nil
}

// layout is what the program says of where things are in its window.
type layout struct {
	Refs    []placed
	Editing string
	Text    string // in the editor
	Head    string
	Zoom    float64
	Beat    int // how often the window has looked at itself
}

// placed is a thing, or a part of one, and where it is in the window.
type placed struct {
	Kind, ID, Part string
	X, Y, W, H     float64
}

// count gives the number of things of a kind.
func (l layout) count(kind string) int {
	n := 0
	for _, r := range l.Refs {
		if r.Kind == kind && (r.Part == "whole" || r.Part == "") {
			n++
		}
	}
	return n
}

func (d *desk) layout() layout {
	var l layout
	if data, err := os.ReadFile(d.layoutPath()); err == nil {
		_ = json.Unmarshal(data, &l)
	}
	return l
}

// settled waits until the window has looked at itself several times and found
// everything where it was: then it has done all that it was asked for.
func (d *desk) settled() {
	d.t.Helper()
	const quiet, looks = 700 * time.Millisecond, 4
	last, since := d.layout(), time.Now()
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		now := d.layout()
		if now.Beat-last.Beat >= looks && time.Since(since) > quiet {
			return
		}
		beat := now.Beat
		now.Beat = last.Beat
		if !reflect.DeepEqual(now, last) {
			now.Beat = beat
			last, since = now, time.Now()
		}
	}
	d.t.Fatal("the window never comes to rest")
}

func (d *desk) until(what string, ok func(layout) bool) layout {
	d.t.Helper()
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(5 * time.Millisecond) {
		if l := d.layout(); ok(l) {
			return l
		}
	}
	d.shot("waiting")
	d.t.Fatalf("waited in vain until %s\n%s", what, d.log.String())
	return layout{}
}

// box is a rectangle in pixels of the screen.
type box struct{ x, y, w, h float64 }

func (b box) center() (x, y int) { return int(b.x + b.w/2), int(b.y + b.h/2) }

// at gives where a thing is, waiting until it is there.
func (d *desk) at(kind, id, part string) box {
	d.t.Helper()
	var found box
	d.until(fmt.Sprintf("there is the %s of the %s %s", part, kind, id), func(l layout) bool {
		for _, r := range l.Refs {
			if r.Kind == kind && r.ID == id && (part == "" || r.Part == part) {
				found = box{r.X, r.Y, r.W, r.H}
				return true
			}
		}
		return false
	})
	return found
}

func (d *desk) xdotool(args ...string) {
	d.t.Helper()
	cmd := exec.Command("xdotool", args...)
	cmd.Env = append(d.env(), "LC_ALL=C.UTF-8", "LANG=C.UTF-8") // typing Chinese needs a locale that exists
	out, err := cmd.CombinedOutput()
	require.NoError(d.t, err, "xdotool %v: %s", args, out)
}

func (d *desk) move(x, y int) { d.xdotool("mousemove", strconv.Itoa(x), strconv.Itoa(y)) }

// click presses and releases the left button n times at the middle of a box.
func (d *desk) click(b box, n int) {
	d.t.Helper()
	x, y := b.center()
	d.move(x, y)
	time.Sleep(60 * time.Millisecond)
	d.xdotool("click", "--repeat", strconv.Itoa(n), "--delay", "70", "1")
}

// drag presses at one place, moves in steps and releases at another.
func (d *desk) drag(x0, y0, x1, y1 int) {
	d.t.Helper()
	d.press(x0, y0, x1, y1)
	d.xdotool("mouseup", "1")
}

// press is a drag whose button is not yet released.
func (d *desk) press(x0, y0, x1, y1 int) {
	d.t.Helper()
	d.move(x0, y0)
	time.Sleep(80 * time.Millisecond)
	d.xdotool("mousedown", "1")
	const steps = 12
	for i := 1; i <= steps; i++ {
		d.move(x0+(x1-x0)*i/steps, y0+(y1-y0)*i/steps)
		time.Sleep(25 * time.Millisecond)
	}
	time.Sleep(100 * time.Millisecond)
}

func (d *desk) key(keys ...string) {
	d.t.Helper()
	d.xdotool(append([]string{"key", "--delay", "40"}, keys...)...)
}

// typeText types a text. Characters that are on no keyboard must have been
// bound to keys before the program started.
func (d *desk) typeText(text string) {
	d.t.Helper()
	for _, r := range text {
		if r < 0x80 {
			d.xdotool("type", "--delay", "30", string(r))
		} else {
			d.xdotool("key", "--delay", "30", fmt.Sprintf("U%04X", r))
		}
	}
}

// bind puts the characters of a text that are on no key onto keys without any,
// so that typing them does not depend on when the program reads the keyboard's
// map. Programs that run already may not see it.
func (d *desk) bind(text string) {
	d.t.Helper()
	list := exec.Command("xmodmap", "-pke")
	list.Env = d.env()
	keys, err := list.Output()
	require.NoError(d.t, err)
	var spare []string
	for line := range strings.Lines(string(keys)) {
		f := strings.Fields(line)
		if len(f) == 3 && f[1] != "8" || len(f) > 3 && strings.HasPrefix(f[3], "XF86") { // no key, or one for music
			spare = append(spare, f[1])
		}
	}
	args := []string{}
	bound := map[rune]bool{}
	for _, r := range text {
		if r < 0x80 || bound[r] {
			continue
		}
		require.Less(d.t, len(bound), len(spare), "no key is left for %c", r)
		args = append(args, "-e", fmt.Sprintf("keycode %s = U%04X", spare[len(bound)], r))
		bound[r] = true
	}
	if len(args) == 0 {
		return
	}
	set := exec.Command("xmodmap", args...)
	set.Env = d.env()
	out, err := set.CombinedOutput()
	require.NoError(d.t, err, string(out))
}

// edited runs an action and waits until the history has moved on.
func (d *desk) edited(what string, action func()) {
	d.t.Helper()
	before := d.layout().Head
	action()
	d.until(what, func(l layout) bool { return l.Head != "" && l.Head != before })
	d.settled()
}

// project gives the file as the program's JSON form.
func (d *desk) project(file string) project {
	d.t.Helper()
	return inFile[project](d, file)
}

// saved waits until the file holds what the condition asks for.
func (d *desk) saved(file, what string, ok func(project) bool) project {
	d.t.Helper()
	return keeps(d, file, what, ok)
}

// project is what the tests read of the JSON form.
type project struct {
	Project  struct{ Title string }
	Personas []struct{ ID, Name string }
	Maps     []struct {
		ID, Title string
		Print     map[string]string
		Stages    []struct {
			ID, Name string
			Steps    []struct{ ID string }
		}
		Lanes []struct{ ID, Kind, Name string }
		Cards []struct{ ID, Lane, Step, Text string }

		Emotions []struct {
			Persona, Step string
			Value         float64
		}
	}
}

func (p project) card(id string) (lane, step, text string) {
	for _, c := range p.Maps[0].Cards {
		if c.ID == id {
			return c.Lane, c.Step, c.Text
		}
	}
	return "", "", ""
}

func (p project) stages() []string {
	var names []string
	for _, s := range p.Maps[0].Stages {
		names = append(names, s.Name)
	}
	return names
}

func (p project) emotion(persona, step string) (float64, bool) {
	for _, e := range p.Maps[0].Emotions {
		if e.Persona == persona && e.Step == step {
			return e.Value, true
		}
	}
	return 0, false
}

// shot keeps a picture of the screen for whoever reads a failed run.
func (d *desk) shot(name string) {
	dir := os.Getenv("WAYMARK_SHOTS")
	if dir == "" {
		dir = filepath.Join("..", "..", "..", "build", "shots")
	}
	_ = os.MkdirAll(dir, 0o755)
	file := filepath.Join(dir, strings.ReplaceAll(d.t.Name(), "/", "-")+"-"+name+".png")
	cmd := exec.Command("import", "-window", "root", file)
	cmd.Env = d.env()
	if err := cmd.Run(); err == nil {
		d.t.Logf("picture of the screen: %s", file)
	}
}
