package shell

import (
	"fyne.io/fyne/v2"

	"waymark/domain/journey"
	"waymark/gui/commands"
)

// bindings says what the commands of the table do in this window. A command
// without a binding is done by the room that has the keyboard.
func (w *Window) bindings() map[string]func() {
	card := func(kind journey.LaneKind) func() { return func() { w.addCardOf(kind) } }
	return map[string]func(){
		"file.new":     w.newFromTemplate,
		"file.open":    w.openDialog,
		"file.recent":  w.recentDialog,
		"file.save":    w.save,
		"file.save-as": w.saveAs,
		"file.merge":   w.mergeDialog,
		"file.send":    w.sendDialog,

		"page.versions": w.showVersions,
		"version.name":  w.nameVersion,
		"version.thing": w.historyOfSelected,

		"file.print":  w.exportPDF,
		"file.export": w.exportAny,
		"file.import": w.importJSON,
		"file.close":  w.goHome,
		"file.quit":   func() { w.shell.Quit() },

		"edit.history": w.historyDialog,
		"edit.undo":    w.undo,
		"edit.redo":    w.redo,
		"edit.cut":     w.cut,
		"edit.copy":    w.copy,
		"edit.paste":   w.paste,
		"edit.text":    w.editText,
		"edit.delete":  w.deleteSelection,
		"select.all":   w.selectAll,

		"add.card":        w.addCard,
		"add.touchpoint":  card(journey.Touchpoints),
		"add.emotion":     w.addEmotion,
		"add.pain-point":  card(journey.PainPoints),
		"add.opportunity": card(journey.Opportunities),
		"add.activity":    card(journey.Activities),
		"add.stage":       w.addStage,
		"add.step":        w.addStep,
		"add.persona":     w.addPersona,
		"add.map":         w.newMap,

		"view.zoom-in":   w.zoomIn,
		"view.zoom-out":  w.zoomOut,
		"view.zoom-fit":  w.zoomFit,
		"view.zoom-100":  w.zoom100,
		"view.rail":      w.flipRail,
		"view.inspector": w.flipInspector,
		"view.theme":     w.flipTheme,

		"show.start":     w.presentFromStart,
		"show.from-here": w.presentFromHere,

		"view.clean":       w.flipClean,
		"view.full-screen": w.flipFullScreen,

		"text.larger":  func() { w.shell.stepText(1) },
		"text.smaller": func() { w.shell.stepText(-1) },
		"text.usual":   func() { w.shell.SetTextSize(100) },

		"comment.add":   w.commentHere,
		"comment.next":  w.nextComment,
		"page.map":      func() { w.showPage(mapSection) },
		"page.personas": func() { w.showPage(personasSection) },
		"page.table":    w.comparePersonas,
		"page.lists":    func() { w.showPage(listsSection) },
		"personas.copy": w.copyFromFile,

		"app.settings":  w.settingsDialog,
		"help.keys":     w.keysDialog,
		"help.licences": w.licencesDialog,
		"help.about":    w.aboutDialog,
		"window.menus":  w.openMenus,
	}
}

// inDialogs are the commands that work while a dialog is open: those of texts.
func inDialogs(id string) bool {
	switch id {
	case "edit.undo", "edit.redo", "edit.cut", "edit.copy", "edit.paste", "select.all":
		return true
	}
	return false
}

// Run runs a command of the table, if it is of use just now; false when it is
// not, or not one of the window.
func (w *Window) Run(id string) bool {
	do := w.bound[id]
	if do == nil || !w.Can(id) || !inDialogs(id) && !w.free() {
		return false
	}
	if w.project != nil {
		w.project.board.Rest()
	}
	do()
	return true
}

// Can tells whether a command has what it needs.
func (w *Window) Can(id string) bool {
	c, ok := commands.Find(id)
	if !ok || w.bound[id] == nil {
		return false
	}
	p := w.project
	switch c.Needs {
	case commands.OpenFile:
		return p != nil
	case commands.Selection:
		return p != nil && (len(p.board.Selection().Refs) > 0 || p.section == personasSection)
	case commands.Nothing:
	}
	switch id {
	case "edit.undo", "edit.redo":
		if w.typingInField() {
			return true
		}
		if p == nil {
			return false
		}
		if id == "edit.undo" {
			_, ok = p.editor.Undoable()
		} else {
			_, ok = p.editor.Redoable()
		}
		return ok
	}
	return true
}

// typingInField tells whether a field that takes back typing has the keyboard.
func (w *Window) typingInField() bool {
	u, ok := w.win.Canvas().Focused().(undoer)
	return ok && !w.isBoard(u)
}

// ticked tells whether a command is one that is switched on just now.
func (w *Window) ticked(id string) bool {
	s := &w.shell.cfg.Settings.Values
	switch id {
	case "view.rail":
		return !s.HideRail
	case "view.inspector":
		return !s.HideInspector
	case "view.clean":
		return w.clean
	case "view.full-screen":
		return w.win.FullScreen()
	}
	return w.findingTicked(id)
}

// listen gives the keys of the window's commands to what they do. Where the
// system shows the menus, it listens to the chief keys itself.
func (w *Window) listen() {
	w.plain, w.keyed = map[plainKey]string{}, map[string]string{}
	for _, c := range commands.All() {
		if c.Where&commands.Window == 0 || w.bound[c.ID] == nil {
			continue
		}
		for _, chord := range c.Chords(commands.OnMac()) {
			if !chord.Plain() {
				shortcut := chord.Shortcut()
				w.keyed[shortcut.ShortcutName()] = c.ID
				w.win.Canvas().AddShortcut(shortcut, func(s fyne.Shortcut) { w.Run(w.keyed[s.ShortcutName()]) })
				continue
			}
			for _, key := range chord.Keys() {
				w.plain[plainKey{key, chord.Shift}] = c.ID
			}
		}
	}
}

// plainKey is a key without Ctrl or Alt.
type plainKey struct {
	key   fyne.KeyName
	shift bool
}

// runKey runs the command of a key that no widget had a use for.
func (w *Window) runKey(key fyne.KeyName, shift bool) bool {
	if key == fyne.KeyEnter {
		key = fyne.KeyReturn
	}
	id, ok := w.plain[plainKey{key, shift}]
	return ok && w.Run(id)
}

func (w *Window) openMenus() {
	if w.menus.bar != nil {
		w.menus.bar.Open()
	}
}
