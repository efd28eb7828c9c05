package shell

import (
	"fmt"
	"runtime"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"waymark/domain/edit"
	"waymark/domain/journey"
	"waymark/gui/controls"
	"waymark/gui/theme"
)

// menus is the menu bar of a window.
type menus struct {
	w     *Window
	list  []*fyne.Menu
	bar   *controls.MenuBar // nil where the system shows the menus
	shown string            // what the system's bar was last made of

	undo, redo      *fyne.MenuItem
	project         []*fyne.MenuItem // of use only while a project is open
	selected        []*fyne.MenuItem // of use only while something is selected
	themes          map[theme.Mode]*fyne.MenuItem
	rail, inspector *fyne.MenuItem
	shortcuts       []binding
}

const menuHeight = 29

// binding is a command with a shortcut.
type binding struct {
	key      string // of its words
	shortcut fyne.Shortcut
	item     *fyne.MenuItem
}

func newMenus(w *Window) *menus {
	m := &menus{w: w, themes: map[theme.Mode]*fyne.MenuItem{}}
	m.list = []*fyne.Menu{m.file(), m.edit(), m.insert(), m.view(), m.help()}
	if runtime.GOOS == "darwin" {
		w.win.SetMainMenu(fyne.NewMainMenu(m.list...))
		return m
	}
	// Fyne's own bar would read a large font for Chinese, and its shortcuts can
	// hardly be read.
	m.bar = w.kit.MenuBar(m.list, []string{"menu.file", "menu.edit", "menu.insert", "menu.view", "menu.help"}, m.refresh)
	for _, b := range m.shortcuts {
		w.win.Canvas().AddShortcut(b.shortcut, func(fyne.Shortcut) { b.item.Action() })
	}
	return m
}

// object gives the bar as it goes into the window, nil where the system shows
// the menus.
func (m *menus) object() fyne.CanvasObject {
	if m.bar == nil {
		return nil
	}
	ground := m.w.kit.Pane(controls.Paper, controls.Edges{Bottom: true})
	return controls.Sized(0, menuHeight, ground.On(controls.Padded(2, 8, 2, 8, controls.Row(0, m.bar))))
}

func ctrl(key fyne.KeyName) fyne.Shortcut {
	return &desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierShortcutDefault}
}

func ctrlShift(key fyne.KeyName) fyne.Shortcut {
	return &desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierShortcutDefault | fyne.KeyModifierShift}
}

// item makes an item whose command waits for dialogs to be closed.
func (m *menus) item(key string, shortcut fyne.Shortcut, do func()) *fyne.MenuItem {
	item := fyne.NewMenuItem(m.w.t(key), func() {
		if m.w.free() {
			do()
		}
	})
	item.Shortcut = shortcut
	if shortcut != nil {
		m.shortcuts = append(m.shortcuts, binding{key, shortcut, item})
	}
	return item
}

// text makes an item for texts, which works in dialogs, too.
func (m *menus) text(key string, shortcut fyne.Shortcut, do func()) *fyne.MenuItem {
	item := m.item(key, shortcut, do)
	item.Action = do
	return item
}

func (m *menus) ofProject(items ...*fyne.MenuItem) {
	m.project = append(m.project, items...)
}

func (m *menus) file() *fyne.Menu {
	w := m.w
	save := m.item("menu.save", ctrl(fyne.KeyS), w.save)
	saveAs := m.item("menu.save-as", ctrlShift(fyne.KeyS), w.saveAs)
	export := m.item("menu.export", ctrl(fyne.KeyE), w.exportAny)
	print := m.item("menu.print", ctrl(fyne.KeyP), w.exportPDF)
	imports := m.item("menu.import", nil, w.importJSON)
	m.ofProject(save, saveAs, export, print)
	quit := m.item("menu.quit", ctrl(fyne.KeyQ), func() { w.shell.Quit() })
	quit.IsQuit = true
	return fyne.NewMenu(w.t("menu.file"),
		m.item("menu.new", ctrl(fyne.KeyN), w.newFromTemplate),
		m.item("menu.open", ctrl(fyne.KeyO), w.openDialog),
		m.item("menu.recent", nil, w.recentDialog),
		fyne.NewMenuItemSeparator(),
		save, saveAs,
		fyne.NewMenuItemSeparator(),
		print, export, imports,
		fyne.NewMenuItemSeparator(),
		m.item("menu.settings", ctrl(fyne.KeyComma), w.settingsDialog),
		m.item("menu.close", ctrl(fyne.KeyW), w.goHome),
		fyne.NewMenuItemSeparator(),
		quit,
	)
}

func (m *menus) edit() *fyne.Menu {
	w := m.w
	m.undo = m.text("menu.undo", &fyne.ShortcutUndo{}, w.undo)
	m.redo = m.text("menu.redo", ctrlShift(fyne.KeyZ), w.redo)
	text := m.item("menu.edit-text", nil, w.editText)
	remove := m.item("menu.delete", nil, w.deleteSelection)
	m.selected = append(m.selected, text, remove)
	return fyne.NewMenu(w.t("menu.edit"),
		m.undo, m.redo,
		fyne.NewMenuItemSeparator(),
		m.text("menu.cut", &fyne.ShortcutCut{}, w.cut),
		m.text("menu.copy", &fyne.ShortcutCopy{}, w.copy),
		m.text("menu.paste", &fyne.ShortcutPaste{}, w.paste),
		fyne.NewMenuItemSeparator(),
		text, remove,
		m.text("menu.select-all", &fyne.ShortcutSelectAll{}, w.selectAll),
	)
}

func (m *menus) insert() *fyne.Menu {
	w := m.w
	card := func(key string, kind journey.LaneKind) *fyne.MenuItem {
		return m.item(key, nil, func() { w.addCardOf(kind) })
	}
	lane := fyne.NewMenuItem(w.t("kind.lane"), nil)
	lane.ChildMenu = w.laneMenu()
	items := []*fyne.MenuItem{
		m.item("kind.card", nil, w.addCard),
		card("kind.touchpoint", journey.Touchpoints),
		m.item("kind.emotion", nil, w.addEmotion),
		card("kind.pain-point", journey.PainPoints),
		card("kind.opportunity", journey.Opportunities),
		card("kind.activity", journey.Activities),
		fyne.NewMenuItemSeparator(),
		m.item("kind.stage", nil, w.addStage),
		m.item("kind.step", nil, w.addStep),
		lane,
		m.item("kind.persona", nil, w.addPersona),
		fyne.NewMenuItemSeparator(),
		m.item("kind.map", nil, w.newMap),
	}
	m.ofProject(items...)
	return fyne.NewMenu(w.t("menu.insert"), items...)
}

// laneMenu offers the kinds of lanes.
func (w *Window) laneMenu() *fyne.Menu {
	menu := fyne.NewMenu("")
	for _, kind := range journey.LaneKinds() {
		menu.Items = append(menu.Items, fyne.NewMenuItem(w.t("lane."+string(kind)), func() {
			if w.free() {
				w.addLane(kind)
			}
		}))
	}
	return menu
}

func (m *menus) view() *fyne.Menu {
	w := m.w
	zooms := []*fyne.MenuItem{
		m.item("menu.zoom-in", ctrl(fyne.KeyEqual), w.zoomIn),
		m.item("menu.zoom-out", ctrl(fyne.KeyMinus), w.zoomOut),
		m.item("menu.zoom-fit", ctrl(fyne.Key0), w.zoomFit),
		m.item("menu.zoom-100", ctrl(fyne.Key1), w.zoom100),
	}
	m.ofProject(zooms...)
	looks := fyne.NewMenuItem(w.t("menu.theme"), nil)
	looks.ChildMenu = fyne.NewMenu("")
	for _, mode := range theme.Modes() {
		item := m.item("theme."+string(mode), nil, func() { w.shell.SetTheme(mode) })
		m.themes[mode] = item
		looks.ChildMenu.Items = append(looks.ChildMenu.Items, item)
	}
	m.rail = m.item("menu.rail", nil, w.flipRail)
	m.inspector = m.item("menu.inspector", ctrl(fyne.KeyI), w.flipInspector)
	m.ofProject(m.rail, m.inspector)
	items := append(zooms, fyne.NewMenuItemSeparator(), m.rail, m.inspector, fyne.NewMenuItemSeparator(), looks)
	return fyne.NewMenu(w.t("menu.view"), items...)
}

func (m *menus) help() *fyne.Menu {
	w := m.w
	return fyne.NewMenu(w.t("menu.help"),
		m.item("menu.keys", &desktop.CustomShortcut{KeyName: fyne.KeyF1}, w.keysDialog),
		m.item("menu.licences", nil, w.licencesDialog),
		m.item("menu.about", nil, w.aboutDialog),
	)
}

// update tells the system's bar of a change; our own is brought up to date when
// it opens.
func (m *menus) update() {
	if m.bar != nil {
		return
	}
	m.refresh()
	if made := m.signature(); made != m.shown {
		m.shown = made
		m.w.win.SetMainMenu(fyne.NewMainMenu(m.list...))
	}
}

// refresh brings labels, ticks and what is switched off to the state of now.
func (m *menus) refresh() {
	w := m.w
	var undo, redo edit.Label
	canUndo, canRedo, selected := false, false, false
	if p := w.project; p != nil {
		undo, canUndo = p.editor.Undoable()
		redo, canRedo = p.editor.Redoable()
		selected = len(p.board.Selection().Refs) > 0 || p.section == personasSection
	}
	m.undo.Label, m.redo.Label = w.t("menu.undo"), w.t("menu.redo")
	if canUndo {
		m.undo.Label = w.t("change.undo", w.shell.changeText(undo))
	}
	if canRedo {
		m.redo.Label = w.t("change.redo", w.shell.changeText(redo))
	}
	u, typing := w.win.Canvas().Focused().(undoer)
	typing = typing && !w.isBoard(u)
	m.undo.Disabled, m.redo.Disabled = !canUndo && !typing, !canRedo && !typing
	for _, item := range m.project {
		item.Disabled = w.project == nil
	}
	for _, item := range m.selected {
		item.Disabled = !selected
	}
	for mode, item := range m.themes {
		item.Checked = mode == w.shell.cfg.Settings.Mode()
	}
	m.rail.Checked = !w.shell.cfg.Settings.HideRail
	m.inspector.Checked = !w.shell.cfg.Settings.HideInspector
}

// signature tells whether the system's bar has to be made anew.
func (m *menus) signature() string {
	var b strings.Builder
	for _, menu := range m.list {
		for _, item := range menu.Items {
			fmt.Fprint(&b, item.Label, item.Disabled, item.Checked)
		}
	}
	return b.String()
}

// addShortcuts adds the second shortcuts of commands, which no menu shows.
func (w *Window) addShortcuts() {
	add := func(sc fyne.Shortcut, do func()) {
		w.win.Canvas().AddShortcut(sc, func(fyne.Shortcut) {
			if w.free() {
				do()
			}
		})
	}
	add(&fyne.ShortcutRedo{}, w.redo)
	add(ctrlShift(fyne.KeyEqual), w.zoomIn)
	add(ctrl(fyne.KeyPlus), w.zoomIn)
}
