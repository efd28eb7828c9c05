package shell

import (
	"fyne.io/fyne/v2"

	"waymark/domain/edit"
	"waymark/domain/journey"
	"waymark/gui/controls"
	"waymark/gui/theme"
)

// free tells whether a command may run: not while a dialog is open, nor while
// the map is being presented.
func (w *Window) free() bool { return !w.kit.InDialog() && w.showing == nil }

// onMap runs a command of the map, which is shown for it.
func (w *Window) onMap(do func(p *project)) {
	if w.project == nil || !w.free() {
		return
	}
	if w.project.section != mapSection {
		w.project.showSection(mapSection)
	}
	do(w.project)
	w.project.focusMap()
}

// changeText names a change in the language of the windows.
func (s *Shell) changeText(l edit.Label) string {
	verb := s.t("change." + string(l.Verb))
	if l.Subject == "" {
		return verb
	}
	return s.t("change.with-subject", verb, journey.Shorten(l.Subject, 40))
}

// undoer is a field that takes back typing by itself.
type undoer interface {
	Undo()
	Redo()
}

func (w *Window) undo() {
	if u, ok := w.win.Canvas().Focused().(undoer); ok && !w.isBoard(u) {
		u.Undo()
		return
	}
	w.onMap(func(p *project) { p.board.Undo() })
}

func (w *Window) redo() {
	if u, ok := w.win.Canvas().Focused().(undoer); ok && !w.isBoard(u) {
		u.Redo()
		return
	}
	w.onMap(func(p *project) { p.board.Redo() })
}

func (w *Window) isBoard(focused any) bool {
	return w.project != nil && focused == any(w.project.board)
}

// typed hands a shortcut of texts to what has the keyboard; to the map when
// nothing has, or when what has it hands it back.
func (w *Window) typed(sc fyne.Shortcut) {
	f, ok := w.win.Canvas().Focused().(fyne.Shortcutable)
	switch {
	case ok && !w.passing:
		w.passing = true
		defer func() { w.passing = false }()
		f.TypedShortcut(sc)
	case w.passing && !w.isBoard(f) || w.win.Canvas().Focused() == nil:
		w.onMap(func(p *project) { p.board.TypedShortcut(sc) })
	}
}

func (w *Window) cut() { w.typed(&fyne.ShortcutCut{Clipboard: w.shell.cfg.App.Clipboard()}) }
func (w *Window) copy() {
	w.typed(&fyne.ShortcutCopy{Clipboard: w.shell.cfg.App.Clipboard()})
}

func (w *Window) paste() {
	w.typed(&fyne.ShortcutPaste{Clipboard: w.shell.cfg.App.Clipboard()})
}

func (w *Window) selectAll() {
	if f := w.win.Canvas().Focused(); f != nil && !w.isBoard(f) && !w.passing {
		w.typed(&fyne.ShortcutSelectAll{})
		return
	}
	w.onMap(func(p *project) { p.board.SelectAll() })
}

func (w *Window) deleteSelection() {
	if w.project == nil || !w.free() {
		return
	}
	switch w.project.section {
	case personasSection:
		w.project.personas.remove()
		return
	case listsSection:
		w.project.lists.Remove()
		return
	}
	w.onMap(func(p *project) { p.board.DeleteSelection() })
}

func (w *Window) editText() {
	if w.project == nil || !w.free() || w.project.section != mapSection {
		return
	}
	w.project.focusMap()
	w.project.board.EditSelection()
}

func (w *Window) addCard()    { w.onMap(func(p *project) { p.board.AddCard() }) }
func (w *Window) addStage()   { w.onMap(func(p *project) { p.board.AddStage() }) }
func (w *Window) addStep()    { w.onMap(func(p *project) { p.board.AddStep() }) }
func (w *Window) addPersona() { w.onMap(func(p *project) { p.board.AddPersona() }) }

func (w *Window) addLane(kind journey.LaneKind) {
	w.onMap(func(p *project) { p.board.AddLane(kind) })
}

func (w *Window) addCardOf(kind journey.LaneKind) {
	w.onMap(func(p *project) { p.board.AddCardIn(kind) })
}

func (w *Window) addEmotion() { w.onMap(func(p *project) { p.board.AddEmotion() }) }

func (w *Window) zoomIn()  { w.onMap(func(p *project) { p.board.ZoomIn() }) }
func (w *Window) zoomOut() { w.onMap(func(p *project) { p.board.ZoomOut() }) }
func (w *Window) zoomFit() { w.onMap(func(p *project) { p.board.ZoomFit() }) }
func (w *Window) zoom100() { w.onMap(func(p *project) { p.board.ZoomActual() }) }

// flipTheme changes between light and dark.
func (w *Window) flipTheme() {
	if w.shell.dark() {
		w.shell.SetTheme(theme.Light)
	} else {
		w.shell.SetTheme(theme.Dark)
	}
}

func (w *Window) flipInspector() {
	s := w.shell.cfg.Settings
	s.HideInspector = !s.HideInspector
	w.foldPanels()
}

func (w *Window) flipRail() {
	s := w.shell.cfg.Settings
	s.HideRail = !s.HideRail
	w.foldPanels()
}

// foldPanels shows the panels that the settings want, in all windows.
func (w *Window) foldPanels() {
	w.shell.keepSettings()
	for _, other := range w.shell.windows {
		if p := other.project; p != nil {
			p.fold()
		}
		other.menus.update()
	}
}

// fold shows the bars and panels that are wanted just now.
func (p *project) fold() {
	s, clean := &p.w.shell.cfg.Settings.Values, p.w.clean
	controls.SetVisible(p.rail.object, !s.HideRail && !clean)
	back := p.section == versionsSection // panels about the present would mislead beside an old version
	controls.SetVisible(p.side, !s.HideInspector && !clean && !back)
	controls.SetVisible(p.way.outline.Object(), s.Outline && !back)
	controls.SetVisible(p.top.object, !clean)
	controls.SetVisible(p.palette.object, !clean)
	controls.SetVisible(p.status.object, !clean)
	p.root.Refresh()
	p.center.Refresh()
	p.w.logLayout()
}
