package shell

import (
	"fyne.io/fyne/v2"

	"waymark/domain/edit"
	"waymark/domain/journey"
	"waymark/domain/scene"
	"waymark/gui/controls"
	"waymark/gui/naming"
	"waymark/gui/outline"
)

// outlinePanel ties the outline to the project.
type outlinePanel struct {
	*outline.Panel
	p     *project
	quiet bool // the map tells of what the outline chose itself
}

func newOutlinePanel(p *project) *outlinePanel {
	o := &outlinePanel{p: p}
	settings := p.w.shell.cfg.Settings
	o.Panel = outline.New(outline.Config{
		Kit: p.w.kit, Texts: p.w.shell.texts, Doc: p.doc, Map: func() journey.ID { return p.mapID }, State: p.state,
		Show: o.show, Go: o.goTo, Rename: o.rename, Delete: o.remove, Nudge: o.nudge, Menu: o.menu,
		Closed: p.w.flipOutline, Focus: p.w.win.Canvas().Focus, Lanes: settings.OutlineLanes,
		Turned: func(lanes bool) {
			settings.OutlineLanes = lanes
			p.w.shell.keepSettings()
		},
	})
	if settings.Outline {
		o.Object().Show()
	}
	return o
}

// show selects a thing on the map; one that is hidden there is offered to be
// shown.
func (o *outlinePanel) show(ref scene.Ref) {
	r := o.p.doc().Record(ref.Kind, ref.ID)
	if r == nil {
		return
	}
	o.quiet = true
	defer func() { o.quiet = false }()
	if o.p.section != mapSection {
		o.p.showSection(mapSection)
	}
	if h := o.p.way.hidden; h.covers(r) {
		h.wanted = nil // walking past is not asking
		h.offer(r)
		return
	}
	o.p.way.hidden.offer(r)
	o.p.board.GoTo(ref)
}

func (o *outlinePanel) goTo(ref scene.Ref) {
	if r := o.p.doc().Record(ref.Kind, ref.ID); r != nil {
		o.p.visit(r)
	}
	o.p.focusMap()
}

func (o *outlinePanel) rename(ref scene.Ref) {
	p := o.p
	r := p.doc().Record(ref.Kind, ref.ID)
	if r == nil {
		return
	}
	value := journey.Title(r)
	p.w.ask(naming.Where(p.doc(), r, p.w.shell.texts), value, func(name string) {
		err := p.do(edit.Label{Verb: edit.VerbRename, Subject: name}, func(tx *edit.Tx) error {
			if e, ok := r.(*journey.Emotion); ok {
				return edit.Update(tx, e.RecordID(), func(e *journey.Emotion) { e.Feeling = name })
			}
			return tx.Rename(r, name)
		})
		if err != nil {
			p.w.fault("fault.edit", err)
		}
		o.Focus()
	})
}

func (o *outlinePanel) remove(ref scene.Ref) {
	o.p.board.Select(ref)
	o.p.board.DeleteSelection()
	o.Focus()
}

func (o *outlinePanel) nudge(ref scene.Ref, key fyne.KeyName) {
	o.p.board.Select(ref)
	o.p.board.Nudge(key)
}

func (o *outlinePanel) menu(ref scene.Ref, at fyne.Position) {
	items := []*fyne.MenuItem{
		fyne.NewMenuItem(o.p.t("map.rename"), func() { o.rename(ref) }),
		fyne.NewMenuItem(o.p.t("command.outline.go"), func() { o.goTo(ref) }),
	}
	items[0].Label = o.p.t("board.menu.rename")
	if more := o.p.moreItems(ref); len(more) > 0 {
		items = append(append(items, fyne.NewMenuItemSeparator()), more...)
	}
	items = append(items, fyne.NewMenuItemSeparator(), fyne.NewMenuItem(o.p.t("menu.delete"), func() { o.remove(ref) }))
	o.p.w.kit.ShowMenu(fyne.NewMenu("", items...), o.p.w.win.Canvas(), at)
}

// follow chooses what is selected on the map.
func (o *outlinePanel) follow(refs []scene.Ref) {
	if !o.quiet && len(refs) > 0 {
		o.Select(refs[len(refs)-1])
	}
}

// flipOutline shows the outline and gives it the keyboard, or hides it.
func (w *Window) flipOutline() {
	s := w.shell.cfg.Settings
	s.Outline = !s.Outline
	w.shell.keepSettings()
	for _, other := range w.shell.windows {
		if p := other.project; p != nil {
			controls.SetVisible(p.way.outline.Object(), s.Outline)
			p.way.outline.Changed()
			p.way.outline.follow(p.board.Selection().Refs)
			p.root.Refresh()
			other.logLayout()
		}
	}
	if p := w.project; p != nil {
		if s.Outline {
			p.way.outline.Focus()
		} else {
			p.focusMap()
		}
	}
	w.menus.update()
}
