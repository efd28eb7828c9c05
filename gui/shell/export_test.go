package shell

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/require"

	"waymark/domain/pages"
	"waymark/gui/controls"
	"waymark/gui/printing"
)

// field gives a field of the window to type in.
func field(t *testing.T, w *Window, id string) *controls.Field {
	t.Helper()
	settleLayout(w)
	for _, s := range w.kit.Spots().List(w.win.Canvas()) {
		if f, ok := s.Object.(*controls.Field); ok && s.ID == id {
			return f
		}
	}
	t.Fatalf("there is no field %q", id)
	return nil
}

// opened opens the page for printing and waits for its preview.
func opened(r *rig, w *Window, format printing.Format) {
	r.t.Helper()
	w.exportAs(format)
	settleLayout(w)
	r.until("the pages are there", func() bool { return w.printing.Ready() })
}

func TestExportsComeFromTheWindow(t *testing.T) {
	r := newRig(t, "zh-Hant")
	w := r.open("example-b2b")
	before := len(w.project.editor.History().Changes())
	for _, format := range printing.Formats() {
		path := filepath.Join(t.TempDir(), "out."+string(format))
		opened(r, w, format)
		press(t, w, "export.ok")
		field(t, w, "files.name").Put(path)
		press(t, w, "files.ok")
		r.until(string(format)+" is written", func() bool { return w.notice.Saying() != "" })
		require.Contains(t, w.notice.Saying(), "out."+string(format))
		require.Nil(t, w.printing, "the page has gone")
		require.True(t, w.root.Visible(), "the map is back")
		w.notice.Leave()
		info, err := os.Stat(path)
		require.NoError(t, err)
		require.Greater(t, info.Size(), int64(2000))
	}
	require.Len(t, w.project.editor.History().Changes(), before, "nothing was chosen, so nothing is remembered")
	opened(r, w, printing.PDF)
	press(t, w, "export.ok")
	field(t, w, "files.name").Put(filepath.Join(t.TempDir(), "no", "folder.pdf"))
	press(t, w, "files.ok")
	r.until("the error is told", func() bool { return len(names(w, "button")) > 0 && hasButton(w, "fault.ok") })
	press(t, w, "fault.ok")
	require.NotNil(t, w.printing, "one may choose another place")
}

func hasButton(w *Window, id string) bool {
	for _, name := range names(w, "button") {
		if name == id {
			return true
		}
	}
	return false
}

func TestAMapRemembersHowItWasPrinted(t *testing.T) {
	r := newRig(t, "en")
	w := r.open("example-b2b")
	p := w.project
	printed := func() string {
		t.Helper()
		path := filepath.Join(t.TempDir(), "out.pdf")
		press(t, w, "export.ok")
		field(t, w, "files.name").Put(path)
		press(t, w, "files.ok")
		r.until("it is written", func() bool { return w.notice.Saying() != "" })
		w.notice.Leave()
		return path
	}
	opened(r, w, printing.PDF)
	press(t, w, "printing.preset.wall")
	r.until("the poster is laid out", func() bool { _, n := w.printing.At(); return w.printing.Ready() && n > 4 })
	before := len(p.editor.History().Changes())
	printed()
	require.Len(t, p.editor.History().Changes(), before+1, "one change")
	require.Equal(t, pages.Poster, pages.KeptIn(p.doc().Maps.Get(p.mapID)).Layout)
	opened(r, w, printing.PDF)
	_, n := w.printing.At()
	require.Greater(t, n, 4, "it opens with the poster")
	printed()
	require.Len(t, p.editor.History().Changes(), before+1, "the same again is nothing new")
	w.undo()
	require.Equal(t, pages.Sheet, pages.KeptIn(p.doc().Maps.Get(p.mapID)).Layout)
}

func TestPagesTurnByKeys(t *testing.T) {
	r := newRig(t, "en")
	w := r.open("example-b2b")
	opened(r, w, printing.PDF)
	press(t, w, "printing.preset.workshop")
	r.until("the pack is laid out", func() bool { _, n := w.printing.At(); return w.printing.Ready() && n > 8 })
	at := func() int { page, _ := w.printing.At(); return page }
	key := func(name fyne.KeyName) { w.typedKey(&fyne.KeyEvent{Name: name}) }
	key(fyne.KeyPageDown)
	require.Equal(t, 1, at())
	key(fyne.KeyEnd)
	_, n := w.printing.At()
	require.Equal(t, n-1, at())
	key(fyne.KeyPageDown)
	require.Equal(t, n-1, at())
	key(fyne.KeyPageUp)
	require.Equal(t, n-2, at())
	key(fyne.KeyHome)
	require.Equal(t, 0, at())
	key(fyne.KeyEscape)
	require.Nil(t, w.printing)
	require.False(t, w.kit.InDialog())
}

// The small pages are reached by Tab and worked by the arrow keys.
func TestSmallPagesAreWorkedByKeys(t *testing.T) {
	r := newRig(t, "en")
	w := r.open("example-b2b")
	w.win.Resize(fyne.NewSize(1180, 760))
	opened(r, w, printing.PDF)
	press(t, w, "printing.preset.workshop")
	r.until("the pack is laid out", func() bool { _, n := w.printing.At(); return w.printing.Ready() && n > 8 })
	canvas := w.win.Canvas()
	for range 80 {
		canvas.FocusNext()
		if fmt.Sprintf("%T", canvas.Focused()) == "*printing.strip" {
			break
		}
	}
	strip := canvas.Focused()
	require.Equal(t, "*printing.strip", fmt.Sprintf("%T", strip), "Tab comes to the small pages")
	at := func() int { page, _ := w.printing.At(); return page }
	for _, step := range []struct {
		key  fyne.KeyName
		page int
	}{
		{fyne.KeyDown, 1}, {fyne.KeyRight, 2}, {fyne.KeyUp, 1}, {fyne.KeyLeft, 0}, {fyne.KeyUp, 0}, {fyne.KeyPageDown, 4}, {fyne.KeyPageUp, 0},
	} {
		strip.TypedKey(&fyne.KeyEvent{Name: step.key})
		require.Equal(t, step.page, at(), step.key)
	}
	strip.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd})
	_, n := w.printing.At()
	require.Equal(t, n-1, at())
	strip.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	require.Nil(t, w.printing, "what means nothing to the small pages still works")
}

func TestPrintingGoesToTheSystem(t *testing.T) {
	r := newRig(t, "en")
	var viewed, printed string
	r.shell.cfg.System = printing.System{
		Open:    func(path string) error { viewed = path; return nil },
		Printer: func() string { return "Office" },
		Print:   func(path string) error { printed = path; return nil },
	}
	w := r.open("example-b2b")
	opened(r, w, printing.PDF)
	press(t, w, "export.open")
	r.until("the viewer has it", func() bool { return viewed != "" })
	t.Cleanup(func() { _ = os.RemoveAll(filepath.Dir(viewed)) })
	require.FileExists(t, viewed)
	require.Equal(t, ".pdf", filepath.Ext(viewed))
	require.Nil(t, w.printing)

	opened(r, w, printing.PDF)
	r.until("it asks before paper is used", func() bool {
		if !hasButton(w, "paper.ok") {
			press(t, w, "export.print")
		}
		return hasButton(w, "paper.ok")
	})
	press(t, w, "paper.ok")
	r.until("the printer has it", func() bool { return printed != "" && w.printing == nil })
	t.Cleanup(func() { _ = os.RemoveAll(filepath.Dir(printed)) })
	require.FileExists(t, printed)
}
