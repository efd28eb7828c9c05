package shell

// findingBindings says what the commands for maps and for finding the way do.
func (w *Window) findingBindings() map[string]func() {
	return map[string]func(){
		"map.rename":     func() { w.ofShownMap(w.renameMap) },
		"map.duplicate":  func() { w.ofShownMap(w.duplicateMap) },
		"map.future":     func() { w.ofShownMap(w.futureMap) },
		"map.delete":     func() { w.ofShownMap(w.deleteMap) },
		"map.next":       func() { w.nextMap(1) },
		"map.previous":   func() { w.nextMap(-1) },
		"map.move-left":  func() { w.moveShown(-1) },
		"map.move-right": func() { w.moveShown(1) },

		"find.search":   func() { w.openFind(false) },
		"find.replace":  func() { w.openFind(true) },
		"find.next":     func() { w.findStep(1) },
		"find.previous": func() { w.findStep(-1) },
		"find.goto":     w.openGoTo,
		"find.outline":  w.flipOutline,
		"find.overview": w.flipOverview,
		"find.back":     w.goBack,
		"find.forward":  w.goForward,

		"views.menu":       w.openViews,
		"views.everything": w.showEverything,
		"views.save":       w.saveView,
		"fold.toggle":      w.foldSelected,
		"fold.hide":        w.hideSelected,
	}
}

// openViews opens the list of views below its button.
func (w *Window) openViews() {
	p := w.project
	if p == nil {
		return
	}
	if p.section != mapSection {
		p.showSection(mapSection)
	}
	w.kit.ShowMenuBelow(p.viewsMenu(), p.way.views)
}

// findingTicked tells whether a command for finding the way is switched on.
func (w *Window) findingTicked(id string) bool {
	s := w.shell.cfg.Settings
	return id == "find.outline" && s.Outline || id == "find.overview" && !s.HideOverview
}
