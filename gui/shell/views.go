package shell

import (
	"slices"

	"fyne.io/fyne/v2"

	"waymark/domain/edit"
	"waymark/domain/journey"
	"waymark/domain/scene"
	"waymark/gui/commands"
	"waymark/gui/naming"
	"waymark/gui/viewstate"
)

// viewsMenu offers what of the map can be shown: everything, the saved views, each
// lane, stage and persona; and to save, update, rename or delete a view.
func (p *project) viewsMenu() *fyne.Menu {
	doc, state := p.doc(), p.state()
	everything := fyne.NewMenuItem(p.t("views.everything"), p.w.showEverything)
	everything.Checked = !state.Hides()
	menu := fyne.NewMenu("", everything)
	var active *journey.View
	for _, v := range doc.ViewsOf(p.mapID) {
		name := naming.Name(doc, v, p.w.shell.texts)
		item := fyne.NewMenuItem(name, func() { p.applyView(v.ID) })
		if state.View == v.ID && state.Hides() {
			active, item.Checked = v, state.Follows(v)
			if !item.Checked {
				item.Label = p.t("views.changed", name)
			}
		}
		menu.Items = append(menu.Items, item)
	}
	if active == nil {
		active = doc.Views.Get(state.View)
	}
	menu.Items = append(menu.Items, fyne.NewMenuItemSeparator(),
		p.sightMenu("views.lanes", p.laneSights(doc, state)), p.sightMenu("views.stages", p.stageSights(doc, state)),
		p.sightMenu("views.personas", p.personaSights(doc, state)), fyne.NewMenuItemSeparator())
	if active != nil {
		name := journey.Shorten(active.Name, 30)
		update := fyne.NewMenuItem(p.t("views.update", name), func() { p.updateView(active.ID) })
		update.Disabled = state.Follows(active)
		menu.Items = append(menu.Items, update,
			fyne.NewMenuItem(p.t("views.rename", name), func() { p.renameView(active.ID) }),
			fyne.NewMenuItem(p.t("views.delete", name), func() { p.deleteView(active.ID) }))
	}
	menu.Items = append(menu.Items, fyne.NewMenuItem(p.t("views.save"), p.w.saveView))
	return menu
}

// state gives what of the map is shown.
func (p *project) state() viewstate.State { return p.views.State(p.mapID).In(p.doc(), p.mapID) }

func (p *project) sightMenu(key string, items []*fyne.MenuItem) *fyne.MenuItem {
	item := fyne.NewMenuItem(p.t(key), nil)
	item.ChildMenu = fyne.NewMenu("", items...)
	item.Disabled = len(items) == 0
	return item
}

// sight is an item that shows a thing or hides it.
func (p *project) sight(r journey.Record, shown bool, change func(viewstate.State) viewstate.State) *fyne.MenuItem {
	item := fyne.NewMenuItem(journey.Shorten(naming.Name(p.doc(), r, p.w.shell.texts), 40), func() { p.changeView(change) })
	item.Checked = shown
	return item
}

func (p *project) laneSights(doc *journey.Document, state viewstate.State) []*fyne.MenuItem {
	var items []*fyne.MenuItem
	for _, l := range doc.LanesOf(p.mapID) {
		hidden := state.HiddenLanes.Has(l.ID)
		items = append(items, p.sight(l, !hidden, func(s viewstate.State) viewstate.State { return s.Lane(l.ID, hidden) }))
	}
	return items
}

func (p *project) stageSights(doc *journey.Document, state viewstate.State) []*fyne.MenuItem {
	var items []*fyne.MenuItem
	for _, st := range doc.StagesOf(p.mapID) {
		hidden := state.HiddenStages.Has(st.ID)
		items = append(items, p.sight(st, !hidden, func(s viewstate.State) viewstate.State { return s.Stage(st.ID, hidden) }))
	}
	return items
}

func (p *project) personaSights(doc *journey.Document, state viewstate.State) []*fyne.MenuItem {
	var items []*fyne.MenuItem
	for _, id := range p.onMap() {
		hidden := state.HiddenPersonas.Has(id)
		items = append(items, p.sight(doc.Personas.Get(id), !hidden, func(s viewstate.State) viewstate.State { return s.Persona(id, hidden) }))
	}
	return items
}

func (p *project) applyView(id journey.ID) {
	if v := p.doc().Views.Get(id); v != nil {
		p.changeView(func(s viewstate.State) viewstate.State { return s.Of(v) })
	}
	p.focusMap()
}

// showEverything hides nothing any more and spreads out what is folded.
func (w *Window) showEverything() {
	if p := w.project; p != nil {
		p.changeView(viewstate.State.Everything)
	}
}

// saveView asks for a name and saves what is shown as a view.
func (w *Window) saveView() {
	p := w.project
	if p == nil {
		return
	}
	name := p.t("views.default", len(p.doc().ViewsOf(p.mapID))+1)
	w.ask(p.t("views.save.title"), name, func(name string) {
		state := p.state()
		var made journey.ID
		err := p.do(edit.Label{Verb: edit.VerbSaveView, Subject: name}, func(tx *edit.Tx) error {
			var err error
			made, err = tx.AddView(p.mapID, name, state.HiddenLanes, state.HiddenStages, state.HiddenPersonas)
			return err
		})
		if err != nil {
			w.fault("fault.edit", err)
			return
		}
		p.applyView(made)
		p.hint(p.t("views.saved", name))
	})
}

func (p *project) updateView(id journey.ID) {
	state := p.state()
	label := edit.Label{Verb: edit.VerbSaveView, Subject: journey.Title(p.doc().Views.Get(id))}
	err := p.do(label, func(tx *edit.Tx) error {
		return tx.UpdateView(id, state.HiddenLanes, state.HiddenStages, state.HiddenPersonas)
	})
	if err != nil {
		p.w.fault("fault.edit", err)
		return
	}
	p.hint(p.t("views.saved", label.Subject))
}

func (p *project) renameView(id journey.ID) {
	v := p.doc().Views.Get(id)
	if v == nil {
		return
	}
	p.w.ask(p.t("views.save.title"), v.Name, func(name string) {
		err := p.do(edit.Label{Verb: edit.VerbRename, Subject: name}, func(tx *edit.Tx) error { return tx.Rename(v, name) })
		if err != nil {
			p.w.fault("fault.edit", err)
		}
	})
}

func (p *project) deleteView(id journey.ID) {
	label := edit.Label{Verb: edit.VerbDeleteView, Subject: journey.Title(p.doc().Views.Get(id))}
	err := p.do(label, func(tx *edit.Tx) error {
		tx.RemoveView(id)
		return nil
	})
	if err != nil {
		p.w.fault("fault.edit", err)
	}
}

// toggleFold folds a lane or a stage, or spreads it out again.
func (p *project) toggleFold(ref scene.Ref) {
	switch ref.Kind {
	case journey.LaneRecord:
		if l := p.doc().Lanes.Get(ref.ID); l != nil {
			p.collapseLane(l.ID, !l.Collapsed)
		}
	case journey.StageKind:
		folded := p.state().FoldedStages.Has(ref.ID)
		p.changeView(func(s viewstate.State) viewstate.State { return s.Fold(ref.ID, !folded) })
	}
}

// setShown shows or hides lanes, stages and personas.
func (p *project) setShown(refs []scene.Ref, shown bool) {
	p.changeView(func(s viewstate.State) viewstate.State {
		for _, ref := range refs {
			switch ref.Kind {
			case journey.LaneRecord:
				s = s.Lane(ref.ID, shown)
			case journey.StageKind:
				s = s.Stage(ref.ID, shown)
			case journey.PersonaRecord:
				s = s.Persona(ref.ID, shown)
			}
		}
		return s
	})
}

// moreItems are what the menu of a thing on the map offers besides: folding,
// hiding, showing alone.
func (p *project) moreItems(ref scene.Ref) []*fyne.MenuItem {
	items := append(p.hidingItems(ref), p.commentItem(ref))
	switch ref.Kind {
	case journey.CardKind, journey.LaneRecord, journey.StageKind, journey.PersonaRecord:
		items = append(items, fyne.NewMenuItem(p.t("command.version.thing"), func() { p.showHistoryOf(ref) }))
	}
	return items
}

// commentItem opens the comments on a thing, ready for another one.
func (p *project) commentItem(ref scene.Ref) *fyne.MenuItem {
	item := fyne.NewMenuItem(p.t("kind.comment"), func() {
		p.board.Select(ref)
		p.w.commentHere()
	})
	item.Shortcut = commands.Shortcut("comment.add")
	return item
}

// hidingItems are what the menu of a thing offers to see less of the map.
func (p *project) hidingItems(ref scene.Ref) []*fyne.MenuItem {
	item := func(key string, change func(viewstate.State) viewstate.State) *fyne.MenuItem {
		return fyne.NewMenuItem(p.t(key), func() { p.changeView(change) })
	}
	switch ref.Kind {
	case journey.LaneRecord:
		return []*fyne.MenuItem{
			item("fold.hide-lane", func(s viewstate.State) viewstate.State { return s.Lane(ref.ID, false) }),
			item("fold.hide-others", func(s viewstate.State) viewstate.State {
				s.HiddenLanes = p.lanesBut(ref.ID)
				return s
			}),
		}
	case journey.StageKind:
		key := "fold.fold-stage"
		if p.state().FoldedStages.Has(ref.ID) {
			key = "fold.spread-stage"
		}
		return []*fyne.MenuItem{
			fyne.NewMenuItem(p.t(key), func() { p.toggleFold(ref) }),
			item("fold.hide-stage", func(s viewstate.State) viewstate.State { return s.Stage(ref.ID, false) }),
			item("fold.only-stage", func(s viewstate.State) viewstate.State {
				s.HiddenStages = p.stagesBut(ref.ID)
				return s
			}),
		}
	case journey.PersonaRecord:
		return p.personaItems(ref.ID)
	}
	return nil
}

func (p *project) lanesBut(id journey.ID) journey.IDs {
	var ids []journey.ID
	for _, l := range p.doc().LanesOf(p.mapID) {
		ids = append(ids, l.ID)
	}
	return journey.SetOf(slices.DeleteFunc(ids, func(other journey.ID) bool { return other == id })...)
}

func (p *project) stagesBut(id journey.ID) journey.IDs {
	var ids []journey.ID
	for _, st := range p.doc().StagesOf(p.mapID) {
		ids = append(ids, st.ID)
	}
	return journey.SetOf(slices.DeleteFunc(ids, func(other journey.ID) bool { return other == id })...)
}

// foldSelected folds the lanes and stages that are selected, or in which the
// selection stands, or spreads them out.
func (w *Window) foldSelected() {
	p := w.project
	if p == nil {
		return
	}
	for _, ref := range p.board.Selection().Refs {
		switch ref.Kind {
		case journey.LaneRecord, journey.StageKind:
			p.toggleFold(ref)
		case journey.StepKind:
			if s := p.doc().Steps.Get(ref.ID); s != nil {
				p.toggleFold(scene.Ref{Kind: journey.StageKind, ID: s.Stage})
			}
		case journey.CardKind:
			if c := p.doc().Cards.Get(ref.ID); c != nil {
				p.toggleFold(scene.Ref{Kind: journey.LaneRecord, ID: c.Lane})
				return
			}
		}
	}
}

// hideSelected hides the lanes, stages and personas that are selected.
func (w *Window) hideSelected() {
	p := w.project
	if p == nil {
		return
	}
	p.setShown(p.board.Selection().Refs, false)
}
