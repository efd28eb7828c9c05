package shell

import (
	"maps"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"

	"waymark/gui/controls"
	"waymark/gui/printing"
	"waymark/gui/start"
)

// The usual and the least size of a window, in Fyne's units.
const (
	usualWidth  = 1440
	usualHeight = 900
)

// Window is one window: the start page, or one open project.
type Window struct {
	shell  *Shell
	win    fyne.Window
	kit    *controls.Kit
	root   *fyne.Container // a stack: what is shown, then the tips
	body   *fyne.Container // a stack of one: notice above content
	notice *controls.Notice
	menus  *menus
	bound  map[string]func()   // what commands do
	plain  map[plainKey]string // the commands of keys without Ctrl or Alt
	keyed  map[string]string   // the commands of other keys, by their name as a shortcut

	start    *start.Page // while no project is open
	project  *project
	showing  *showing          // while the map is being presented
	printing *printing.Page    // while somebody prints or exports
	clean    bool              // the map is shown without bars and panels
	wayBack  fyne.CanvasObject // from there
	menuRow  fyne.CanvasObject // nil where the system shows the menus
	closed   bool
	logging  bool // the layout log is about to be written
	passing  bool // a shortcut of texts is with what has the keyboard
}

func newWindow(s *Shell) *Window {
	w := &Window{shell: s, win: s.cfg.App.NewWindow(s.t("app.name"))}
	w.kit = controls.New(s.cfg.Kit, s.fonts)
	w.kit.SetTime(s.cfg.Do)
	if s.log != nil {
		w.kit.Spots().Watch(w.logLayout)
	}
	w.body = container.NewStack()
	w.notice = w.kit.Notice(s.t("notice.close"), func() { w.body.Refresh() })
	w.wayBack = w.newWayBack()
	w.root = container.NewStack(w.body, w.wayBack, w.kit.TipLayer())
	w.kit.SetFieldMenu(w.fieldMenu)
	w.kit.SetTooLong(func() {
		w.notice.Say(w.t("notice.too-long", strconv.Itoa(controls.MostLetters), strconv.Itoa(controls.MostBreaks)))
	})
	w.win.SetPadded(false)
	w.win.SetContent(w.root)
	w.bound = w.bindings()
	maps.Copy(w.bound, w.findingBindings())
	w.menus = newMenus(w)
	w.win.Canvas().SetOnTypedKey(w.typedKey)
	w.listen()
	w.win.SetCloseIntercept(func() { w.Close() })
	w.win.SetOnDropped(func(at fyne.Position, uris []fyne.URI) {
		w.droppedAt(at)
		w.dropped(uris)
	})
	w.win.Resize(w.size())
	w.showStart()
	return w
}

// wayBackAt is where the way back stands among what the window shows.
const wayBackAt = 1

func (w *Window) t(key string, args ...any) string { return w.shell.t(key, args...) }

func (w *Window) size() fyne.Size {
	v := &w.shell.cfg.Settings.Values
	if v.Width < 400 || v.Height < 300 {
		return fyne.NewSize(usualWidth, usualHeight)
	}
	return fyne.NewSize(v.Width, v.Height)
}

// Show shows the window.
func (w *Window) Show() { w.win.Show() }

// Fyne gives the window as Fyne knows it.
func (w *Window) Fyne() fyne.Window { return w.win }

// setContent shows something below the notice.
func (w *Window) setContent(content fyne.CanvasObject) {
	if w.project == nil {
		content = w.onGround(content)
	}
	w.menuRow = w.menus.object()
	w.showMenuRow()
	w.body.Objects = []fyne.CanvasObject{controls.Frame(w.menuRow, nil, nil, nil, controls.Frame(w.notice.Container, nil, nil, nil, content))}
	w.body.Refresh()
	w.logLayout()
}

// onGround puts a page onto the ground of the window. Bars and panels lie on the
// paper that a frame begins with, and the map paints what its sheet leaves free:
// where there is no graphics card, a ground under all costs as much as the map.
func (w *Window) onGround(page fyne.CanvasObject) fyne.CanvasObject {
	return w.kit.Pane(controls.Ground, controls.Edges{}).On(page)
}

// showMenuRow shows the menus unless the map is alone.
func (w *Window) showMenuRow() {
	if w.menuRow != nil {
		controls.SetVisible(w.menuRow, !w.clean)
		w.body.Refresh()
	}
}

// showStart shows the start page.
func (w *Window) showStart() {
	w.leaveClean()
	w.project = nil
	w.win.SetTitle(w.t("app.name"))
	w.start = start.New(w.startConfig())
	w.setContent(w.start.Object())
	w.menus.update()
}

// Close saves and goes. It tells whether the window is gone: when what was done
// cannot be made safe, the window stays and says why.
func (w *Window) Close() bool {
	if w.closed {
		return true
	}
	w.finish()
	if w.project != nil && !w.project.close() {
		return false
	}
	w.closed = true
	w.keepSize()
	w.shell.keepSettings()
	w.shell.forget(w)
	if len(w.shell.windows) == 0 && w.shell.cfg.Ended != nil {
		w.shell.cfg.Ended()
		return true
	}
	w.win.Close()
	return true
}

// keepSize remembers the size of the window for the next one. That of a full
// screen is no size that somebody chose.
func (w *Window) keepSize() {
	if w.win.FullScreen() {
		return
	}
	size := w.win.Canvas().Size()
	w.shell.cfg.Settings.Width, w.shell.cfg.Settings.Height = size.Width, size.Height
}

// finish hands over what is being typed or dragged.
func (w *Window) finish() {
	if w.kit.InDialog() {
		return
	}
	w.win.Canvas().Unfocus()
	if w.project != nil {
		w.project.board.Finish()
	}
}

// focusMap gives the keyboard to the map.
func (w *Window) focusMap() {
	if w.project != nil && !w.kit.InDialog() {
		w.project.focusMap()
	}
}

// typedKey takes the keys that no widget had a use for.
func (w *Window) typedKey(e *fyne.KeyEvent) {
	if w.kit.DialogKey(e) {
		return
	}
	if e.Name == fyne.KeyEscape {
		if !w.leaveClean() {
			w.focusMap()
		}
		return
	}
	w.runKey(e.Name, w.shiftHeld())
}

// shiftHeld tells whether Shift is down; Fyne does not say it with a key.
func (w *Window) shiftHeld() bool {
	d, ok := fyne.CurrentApp().Driver().(desktop.Driver)
	return ok && d.CurrentKeyModifiers()&fyne.KeyModifierShift != 0
}

// fieldMenu is the menu of a field to type in.
func (w *Window) fieldMenu(f *controls.Field) *fyne.Menu {
	clipboard := w.shell.cfg.App.Clipboard()
	item := func(key string, sc fyne.Shortcut, on bool) *fyne.MenuItem {
		i := fyne.NewMenuItem(w.t(key), func() { f.TypedShortcut(sc) })
		i.Shortcut, i.Disabled = sc, !on
		return i
	}
	selected := f.SelectedText() != ""
	return fyne.NewMenu("",
		item("menu.undo", &fyne.ShortcutUndo{}, true), item("menu.redo", &fyne.ShortcutRedo{}, true),
		fyne.NewMenuItemSeparator(),
		item("menu.cut", &fyne.ShortcutCut{Clipboard: clipboard}, selected), item("menu.copy", &fyne.ShortcutCopy{Clipboard: clipboard}, selected),
		item("menu.paste", &fyne.ShortcutPaste{Clipboard: clipboard}, clipboard.Content() != ""),
		fyne.NewMenuItemSeparator(),
		item("menu.select-all", &fyne.ShortcutSelectAll{}, true),
	)
}

// rebuild makes everything anew, in the language of now. What is open stays
// open.
func (w *Window) rebuild() {
	w.finish()
	w.leaveClean()
	w.notice = w.kit.Notice(w.t("notice.close"), func() { w.body.Refresh() })
	w.menus, w.wayBack = newMenus(w), w.newWayBack()
	w.root.Objects[wayBackAt] = w.wayBack
	if w.project == nil {
		w.showStart()
		return
	}
	old := w.project
	old.unobserve()
	old.board.SetDocument(nil, "")
	w.project = w.newProject(old.session)
	old.reporter.p, w.project.reporter = w.project, old.reporter
	w.setContent(w.project.root)
	w.project.showMap(old.mapID)
}

func (w *Window) themeChanged() {
	if w.printing != nil {
		w.printing.Refresh()
	}
	if w.project != nil {
		w.project.themeChanged()
	}
	if w.start != nil && w.project == nil {
		w.start.Refresh()
	}
	w.menus.update()
}
