package shell

import (
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"waymark/domain/edit"
	"waymark/domain/find"
	"waymark/domain/journey"
	"waymark/domain/scene"
	"waymark/domain/vector"
	"waymark/gui/board"
	"waymark/gui/controls"
	searchbar "waymark/gui/find"
	"waymark/gui/overview"
	"waymark/gui/viewstate"
)

// way is what helps to find the way in a project: the search, the outline, the
// overview, what is hidden, back and forward.
type way struct {
	p        *project
	bar      *searchbar.Bar
	outline  *outlinePanel
	overview *overview.View
	hidden   *hiddenLine
	trail    trail
	views    *controls.Button
	page     *fyne.Container // the map with what surrounds it
	stack    *fyne.Container // the board, and the overview in its corner
}

func newWay(p *project) *way {
	f := &way{p: p}
	k, w := p.w.kit, p.w
	f.bar = searchbar.New(searchbar.Config{
		Kit: k, Texts: w.shell.texts, Doc: p.doc, Map: func() journey.ID { return p.mapID },
		Go: f.goToHit, Mark: f.mark, Replace: f.replace, Resized: f.relay, Closed: w.focusMap,
		Focus: w.win.Canvas().Focus,
	})
	f.hidden = newHiddenLine(p)
	f.outline = newOutlinePanel(p)
	f.overview = overview.New(overview.Config{
		Kit: k, Scene: p.board.Scene, InView: p.board.InView, LookAt: p.board.LookAt, Do: w.shell.cfg.Do,
		Paint: func(img *image.RGBA, s *scene.Scene, scale float64) {
			w.shell.cfg.Kit.Painter().Paint(img, s, image.Point{}, scale)
		},
		Closed: w.flipOverview, Tip: w.t("overview.close"), Room: func() fyne.Size { return p.board.Size() }, Ready: f.watch,
	})
	f.stack = container.New(&cornered{}, p.board, f.overview)
	f.views = k.Button(controls.ButtonSpec{ID: "palette.views", Icon: "eye", Text: p.t("views.button"), Tip: p.t("views.tip"), Drops: true})
	f.views.OnTap(func() { k.ShowMenuBelow(p.viewsMenu(), f.views) })
	p.palette.beside(f.views)
	top := controls.Column(0, p.palette.object, f.bar.Object(), f.hidden.object)
	f.page = controls.Frame(top, nil, nil, nil, f.stack)
	return f
}

// relay gives everything its place anew.
func (f *way) relay() {
	f.page.Refresh()
	f.p.w.logLayout()
}

// cornered puts the second of two objects into the lower right corner of the
// first.
type cornered struct{}

const cornerAir = 18

func (*cornered) MinSize(objects []fyne.CanvasObject) fyne.Size { return objects[0].MinSize() }

func (*cornered) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Resize(size)
	objects[0].Move(fyne.NewPos(0, 0))
	corner := objects[1].MinSize()
	objects[1].Resize(corner)
	objects[1].Move(fyne.NewPos(size.Width-corner.Width-cornerAir, size.Height-corner.Height-cornerAir))
}

// refresh brings everything to what the document says.
func (f *way) refresh() {
	f.hidden.refresh()
	f.outline.Changed()
	f.bar.Changed()
	f.watch()
}

// watch shows the overview where it helps, and what is in view now.
func (f *way) watch() {
	if f.p.way == nil || f.p.board.Map() == "" {
		return
	}
	wanted := !f.p.w.shell.cfg.Settings.HideOverview && f.overview.Wanted()
	if f.overview.Want(wanted) {
		f.stack.Refresh()
		f.p.w.logLayout()
	}
	if wanted {
		if f.overview.Visible() && f.overview.MinSize() != f.overview.Size() {
			f.stack.Refresh()
		}
		f.overview.Changed()
		f.overview.Moved()
	}
}

// flipOverview shows the overview of large maps, or never.
func (w *Window) flipOverview() {
	s := w.shell.cfg.Settings
	s.HideOverview = !s.HideOverview
	w.shell.keepSettings()
	for _, other := range w.shell.windows {
		if p := other.project; p != nil {
			p.way.watch()
		}
	}
}

// mark marks hits on the map.
func (f *way) mark(hits []find.Hit, current *find.Hit) {
	refs := make([]scene.Ref, len(hits))
	maps := map[journey.ID]int{}
	for i := range hits {
		refs[i] = scene.Ref{Kind: hits[i].OnKind, ID: hits[i].On}
		if hits[i].Kind == journey.MapKind {
			maps[hits[i].ID] = 1 // its title is on the tab, the rest in the inspector
		}
	}
	now, field := scene.Ref{}, ""
	if current != nil {
		now = scene.Ref{Kind: current.OnKind, ID: current.On}
		if current.Kind == current.OnKind {
			field = current.Field
		}
		if current.Kind == journey.MapKind {
			maps[current.ID] = 2
		}
	}
	f.p.board.SetHits(refs, now)
	f.p.top.maps.showFound(maps)
	f.p.inspector.ShowFound(now, field)
}

// replace writes something else in hits, as one change.
func (f *way) replace(hits []find.Hit, with string) int {
	n := 0
	err := f.p.do(edit.Label{Verb: edit.VerbReplace, Subject: with}, func(tx *edit.Tx) error {
		var err error
		n, err = find.Replace(tx, hits, with)
		return err
	})
	if err != nil {
		f.p.w.fault("fault.edit", err)
		return 0
	}
	f.p.hint(f.p.w.shell.texts.N("find.replaced", n))
	return n
}

func (f *way) goToHit(h find.Hit) {
	if r := f.p.doc().Record(h.OnKind, h.On); r != nil {
		f.p.visit(r)
	}
}

// visit goes to a record wherever it stands; back leads to where one was. What is
// hidden on its map is offered to be shown.
func (p *project) visit(r journey.Record) {
	p.way.trail.leave(p)
	doc := p.doc()
	switch t := r.(type) {
	case *journey.Touchpoint, *journey.Channel, *journey.Source:
		p.showSection(listsSection)
		p.lists.Show(r.Kind(), r.RecordID())
		p.refresh()
		return
	case *journey.Step:
		if column, ok := p.board.Scene().ColumnOf(t.ID); (!ok || column.Folded) && doc.Stages.Has(t.Stage) && t.Name == "" {
			r = doc.Stages.Get(t.Stage)
		}
	}
	mapID := doc.MapOf(r)
	if mapID == "" {
		p.goTo(r)
		return
	}
	if mapID != p.mapID || p.section != mapSection {
		focused := p.w.win.Canvas().Focused()
		p.showMap(mapID)
		if focused != nil && p.way.bar.Visible() {
			p.w.win.Canvas().Focus(focused)
		}
	}
	if _, ok := r.(*journey.Map); ok {
		p.board.Select()
		return
	}
	if p.way.hidden.offer(r) {
		return
	}
	p.board.GoTo(scene.Ref{Kind: r.Kind(), ID: r.RecordID()})
}

// spot is a place of a project: a page, and the place on the map.
type spot struct {
	section section
	place   board.Place
	persona journey.ID
}

// trail is where somebody has been. Its two ends grow by going somewhere and by
// going back.
type trail struct{ back, forward []spot }

// mostSpots bounds how far back leads.
const mostSpots = 100

func here(p *project) spot {
	return spot{p.section, p.board.Place(), p.personas.selected}
}

// near tells whether two spots are as good as one: what was selected does not
// matter when hardly anything moved.
func (s spot) near(o spot) bool {
	const little = 40
	d := vector.Point{X: s.place.Middle.X - o.place.Middle.X, Y: s.place.Middle.Y - o.place.Middle.Y}
	return s.section == o.section && s.place.Map == o.place.Map && s.persona == o.persona && s.place.Zoom == o.place.Zoom &&
		d.X*d.X+d.Y*d.Y < little*little && sameSelection(s.place.Selection, o.place.Selection)
}

func sameSelection(a, b board.Selection) bool {
	if len(a.Refs) != len(b.Refs) || a.Cell != b.Cell {
		return false
	}
	for i := range a.Refs {
		if a.Refs[i] != b.Refs[i] {
			return false
		}
	}
	return true
}

// leave notes where somebody is before going elsewhere.
func (t *trail) leave(p *project) {
	s := here(p)
	t.forward = nil
	if n := len(t.back); n > 0 && t.back[n-1].near(s) {
		return
	}
	t.back = append(t.back, s)
	if len(t.back) > mostSpots {
		t.back = t.back[1:]
	}
}

// go goes one spot along: from one end of the trail to the other.
func (p *project) goAlong(from, to *[]spot) {
	now := here(p)
	for len(*from) > 0 {
		s := (*from)[len(*from)-1]
		*from = (*from)[:len(*from)-1]
		if s.near(now) || s.section == mapSection && !p.doc().Maps.Has(s.place.Map) {
			continue // nothing would move, or the map is gone
		}
		*to = append(*to, now)
		p.returnTo(s)
		return
	}
}

func (p *project) returnTo(s spot) {
	if s.section != mapSection {
		p.showSection(s.section)
		if s.section == personasSection {
			p.personas.choose(s.persona)
		}
		p.refresh()
		return
	}
	if s.place.Map != p.mapID || p.section != mapSection {
		p.showMap(s.place.Map)
	}
	p.board.Return(s.place)
	p.focusMap()
}

func (w *Window) goBack() {
	if p := w.project; p != nil {
		p.goAlong(&p.way.trail.back, &p.way.trail.forward)
	}
}

func (w *Window) goForward() {
	if p := w.project; p != nil {
		p.goAlong(&p.way.trail.forward, &p.way.trail.back)
	}
}

// openFind opens the search, with what is selected in a text.
func (w *Window) openFind(replace bool) {
	p := w.project
	if p == nil {
		return
	}
	text := ""
	if f, ok := w.win.Canvas().Focused().(*controls.Field); ok {
		text = f.SelectedText()
	}
	if p.section != mapSection {
		p.showSection(mapSection)
	}
	p.board.Finish()
	p.way.bar.Open(text, replace)
}

func (w *Window) findStep(by int) {
	if p := w.project; p != nil {
		p.way.bar.Step(by)
	}
}

// changeView changes what of the map is shown.
func (p *project) changeView(change func(viewstate.State) viewstate.State) {
	p.views.Change(p.mapID, change)
}

// keepShown remembers what of the maps is shown.
func (p *project) keepShown() {
	p.w.shell.cfg.Settings.KeepShown(p.session.Path(), p.views.States())
	p.w.shell.keepSettings()
}
