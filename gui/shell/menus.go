package shell

import (
	"fmt"
	"runtime"
	"strings"

	"fyne.io/fyne/v2"

	"waymark/domain/journey"
	"waymark/gui/commands"
	"waymark/gui/controls"
	"waymark/gui/theme"
)

// entry is a line of a menu: a command of the table, a rule when it is empty, or
// a list of its own.
type entry struct {
	id   string
	text string // key of other words than the command's
	list func() *fyne.Menu
}

// plan says what stands in which menu.
type plan struct {
	key     string
	entries []entry
}

func ids(list ...string) []entry {
	entries := make([]entry, len(list))
	for i, id := range list {
		entries[i].id = id
	}
	return entries
}

// plans gives the menus of the bar.
func (m *menus) plans() []plan {
	w := m.w
	return []plan{
		{"menu.file", ids("file.new", "file.open", "file.recent", "", "file.save", "file.save-as", "", "file.merge", "file.send", "version.name", "page.versions", "", "file.print", "file.export", "file.import", "", "app.settings", "file.close", "", "file.quit")},
		{"menu.edit", ids("edit.undo", "edit.redo", "edit.history", "", "edit.cut", "edit.copy", "edit.paste", "", "edit.text", "edit.delete", "select.all", "", "find.search", "find.replace", "find.goto", "", "find.back", "find.forward")},
		{"menu.insert", []entry{
			{id: "add.card", text: "kind.card"},
			{id: "add.touchpoint", text: "kind.touchpoint"},
			{id: "add.emotion", text: "kind.emotion"},
			{id: "add.pain-point", text: "kind.pain-point"},
			{id: "add.opportunity", text: "kind.opportunity"},
			{id: "add.activity", text: "kind.activity"},
			{},
			{id: "add.stage", text: "kind.stage"},
			{id: "add.step", text: "kind.step"},
			{id: "add.lane", text: "kind.lane", list: w.laneMenu},
			{id: "add.persona", text: "kind.persona"},
			{},
			{id: "comment.add", text: "kind.comment"},
			{},
			{id: "add.map", text: "kind.map"},
		}},
		{"menu.view", append(ids("view.zoom-in", "view.zoom-out", "view.zoom-fit", "view.zoom-100", "", "show.start", "show.from-here", "view.clean", "view.full-screen", "", "find.outline", "find.overview", "view.rail", "view.inspector", ""),
			entry{text: "menu.theme", list: m.looks}, entry{text: "menu.text-size", list: m.textSizes})},
		{"menu.map", ids("add.map", "map.duplicate", "map.rename", "map.future", "", "map.next", "map.previous", "map.move-left", "map.move-right", "",
			"views.menu", "views.everything", "views.save", "fold.toggle", "fold.hide", "", "map.delete")},
		{"menu.help", ids("help.keys", "help.licences", "help.about")},
	}
}

// menus is the menu bar of a window.
type menus struct {
	w     *Window
	list  []*fyne.Menu
	bar   *controls.MenuBar // nil where the system shows the menus
	shown string            // what the system's bar was last made of

	items  map[string]*fyne.MenuItem // by command
	themes map[theme.Mode]*fyne.MenuItem
}

const menuHeight = 29

func newMenus(w *Window) *menus {
	m := &menus{w: w, items: map[string]*fyne.MenuItem{}, themes: map[theme.Mode]*fyne.MenuItem{}}
	var keys []string
	for _, p := range m.plans() {
		menu := fyne.NewMenu(w.t(p.key))
		for _, e := range p.entries {
			menu.Items = append(menu.Items, m.item(e))
		}
		m.list, keys = append(m.list, menu), append(keys, p.key)
	}
	if runtime.GOOS == "darwin" {
		w.win.SetMainMenu(fyne.NewMainMenu(m.list...))
		return m
	}
	// Fyne's own bar would read a large font for Chinese, and its shortcuts can
	// hardly be read.
	m.bar = w.kit.MenuBar(m.list, keys, m.refresh)
	return m
}

// item makes a line of a menu.
func (m *menus) item(e entry) *fyne.MenuItem {
	if e.id == "" && e.list == nil {
		return fyne.NewMenuItemSeparator()
	}
	c, _ := commands.Find(e.id)
	key := c.TextKey()
	if e.text != "" {
		key = e.text
	}
	item := fyne.NewMenuItem(m.w.t(key), func() { m.w.Run(e.id) })
	if e.list != nil {
		item.Action, item.ChildMenu = nil, e.list()
	}
	if chords := c.Chords(commands.OnMac()); len(chords) > 0 && systemTakes(c, chords[0]) {
		item.Shortcut = chords[0].Shortcut()
	}
	item.IsQuit = e.id == "file.quit"
	if e.id != "" {
		m.items[e.id] = item
	}
	return item
}

// systemTakes tells whether the system's bar may listen to a key: it takes it
// from the map and from every field.
func systemTakes(c commands.Command, chord commands.Chord) bool {
	return runtime.GOOS != "darwin" || c.Where&commands.Window != 0 && !chord.Plain()
}

// object gives the bar as it goes into the window, nil where the system shows
// the menus.
func (m *menus) object() fyne.CanvasObject {
	if m.bar == nil {
		return nil
	}
	ground := m.w.kit.Bare(controls.Edges{Bottom: true})
	return controls.Sized(0, menuHeight, ground.On(controls.Padded(2, 8, 2, 8, controls.Row(0, m.bar))))
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

// looks offers the themes.
func (m *menus) looks() *fyne.Menu {
	menu := fyne.NewMenu("")
	for _, mode := range theme.Modes() {
		item := fyne.NewMenuItem(m.w.t("theme."+string(mode)), func() {
			if m.w.free() {
				m.w.shell.SetTheme(mode)
			}
		})
		m.themes[mode] = item
		menu.Items = append(menu.Items, item)
	}
	return menu
}

// textSizes offers larger and smaller text.
func (m *menus) textSizes() *fyne.Menu {
	menu := fyne.NewMenu("")
	for _, e := range ids("text.larger", "text.smaller", "text.usual") {
		menu.Items = append(menu.Items, m.item(e))
	}
	return menu
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
	for id, item := range m.items {
		item.Disabled, item.Checked = !w.canOpen(id, item), w.ticked(id)
	}
	undo, redo := m.items["edit.undo"], m.items["edit.redo"]
	undo.Label, redo.Label = w.t("menu.undo"), w.t("menu.redo")
	if p := w.project; p != nil {
		if label, ok := p.editor.Undoable(); ok {
			undo.Label = w.t("change.undo", w.shell.changeText(label))
		}
		if label, ok := p.editor.Redoable(); ok {
			redo.Label = w.t("change.redo", w.shell.changeText(label))
		}
	}
	for mode, item := range m.themes {
		item.Checked = mode == w.shell.cfg.Settings.Mode()
	}
}

// canOpen tells whether a line of a menu is of use: a command that can run, or a
// list of what an open project can have.
func (w *Window) canOpen(id string, item *fyne.MenuItem) bool {
	if item.ChildMenu != nil {
		c, _ := commands.Find(id)
		return c.Needs != commands.OpenFile || w.project != nil
	}
	return w.Can(id)
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
