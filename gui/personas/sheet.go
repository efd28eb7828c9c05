package personas

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"waymark/domain/journey"
	"waymark/gui/controls"
	"waymark/gui/inspector"
	"waymark/gui/theme"
)

// sheet is all that is known of the chosen persona, to be typed into in its
// place.
type sheet struct {
	p      *Page
	object *fyne.Container
	scroll *container.Scroll
	shown  string

	name   *controls.Heading
	face   *portrait
	remove *controls.Button
	maps   *controls.Label
	cells  map[string]*controls.Cell
}

// sheetWidth is how wide a sheet gets at most: longer lines are hard to read.
const sheetWidth = 820

func newSheet(p *Page) *sheet {
	s := &sheet{p: p, scroll: p.cfg.Kit.Scroll(container.NewStack())}
	s.scroll.Direction = container.ScrollBoth // a narrow window must not grow for it
	s.object = container.NewStack(s.scroll)
	return s
}

func (s *sheet) refresh(doc *journey.Document) {
	who := doc.Personas.Get(s.p.chosen)
	key := ""
	if who != nil {
		key = string(who.ID) + string(who.PersonaKind)
	}
	if key != s.shown || s.scroll.Content == nil {
		s.shown = key
		s.build(who)
	}
	if who == nil {
		return
	}
	for i, other := range doc.PersonasInOrder() {
		if other.ID == who.ID {
			s.face.follow(doc, who, i)
		}
	}
	s.remove.Hidden = who.Picture == ""
	s.name.SetText(who.Name)
	var maps []string
	for _, m := range doc.MapsInOrder() {
		if m.Personas.Has(who.ID) {
			maps = append(maps, journey.Shorten(m.Title, 40))
		}
	}
	if len(maps) == 0 {
		s.maps.SetText(s.p.t("personas.on-no-map"))
	} else {
		s.maps.SetText(s.p.t("personas.on-maps", strings.Join(maps, s.p.t("list.separator"))))
	}
	for field, cell := range s.cells {
		cell.Field.SetValue(value(who, field))
	}
}

func (s *sheet) build(who *journey.Persona) {
	k := s.p.cfg.Kit
	if who == nil {
		s.scroll.Content = controls.Padded(48, 48, 48, 48, k.Label(s.p.t("personas.none"), controls.Style{Paint: controls.Quiet, Wrap: 480}))
		s.scroll.Refresh()
		return
	}
	id := who.ID
	s.face = s.p.portrait("sheet.portrait", 96, s.p.t("picture.change"), func() { s.p.choosePicture(id) })
	choose := k.Button(controls.ButtonSpec{ID: "sheet.picture", Look: controls.Link, Text: s.p.t("personas.picture"), OnTap: func() { s.p.choosePicture(id) }})
	s.remove = k.Button(controls.ButtonSpec{ID: "sheet.picture.remove", Look: controls.Link, Text: s.p.t("picture.remove"), OnTap: func() { s.p.setPicture(id, nil) }})
	kind := k.Label(strings.ToUpper(s.p.t("persona-kind."+string(who.PersonaKind))), controls.Style{Size: theme.SmallSize - 0.5, Bold: true, Paint: controls.Accent})
	s.name = k.Heading(controls.HeadingSpec{
		ID: "sheet.name", Hint: s.p.t("inspector.unnamed"), Size: 24, Width: 520, Lines: 3,
		Commit: func(text string) string { return s.p.write(id, "name", text) }, Sized: func() { s.scroll.Refresh() },
	})
	s.maps = k.Label("", controls.Style{Size: theme.SmallSize, Paint: controls.Quiet, Shrink: 80})
	s.cells = map[string]*controls.Cell{}
	cell := func(field, key string, lines int, name string) *controls.Cell {
		c := k.Cell(name, controls.FieldSpec{
			ID: "sheet." + field, Lines: lines, Bare: true, Width: 380, Hint: s.p.t(key + ".hint"),
			Commit: func(text string) string { return s.p.write(id, field, text) },
		})
		s.cells[field] = c
		return c
	}
	quote := cell("quote", "persona.quote", 1, "")
	head := controls.Frame(nil, nil,
		controls.Padded(0, 24, 0, 0, controls.Column(4, controls.Centred(s.face.Portrait), controls.Centred(choose), controls.Centred(s.remove))),
		nil,
		controls.Column(6, kind, s.name, controls.Padded(0, 0, 0, -8, quote.Container), s.maps))
	var cells []controls.TableCell
	for _, f := range inspector.PersonaFields(who.PersonaKind) {
		if f.Field != "quote" {
			cells = append(cells, cell(f.Field, f.Key, 2, s.p.t(f.Key)).In())
		}
	}
	grid := controls.Table(controls.TableSpec{
		Columns: 2, Folds: true, Least: 220, GapX: 24, GapY: 16, Resized: func() { s.p.cfg.Later(func() { s.scroll.Refresh() }) },
	}, cells...)
	paper := k.Box(controls.Paper, controls.Hairline, 10).On(controls.Padded(28, 24, 28, 32, controls.Column(20, head, k.Line(), controls.Padded(0, 0, 0, -8, grid))))
	s.scroll.Content = controls.Padded(24, 24, 24, 24, atMost(sheetWidth, paper))
	s.scroll.ScrollToTop()
	s.scroll.Refresh()
}

// atMost gives an object the width of its place, but no more than that, at the
// left.
func atMost(width float32, o fyne.CanvasObject) fyne.CanvasObject {
	return container.New(&narrow{width}, o)
}

type narrow struct{ width float32 }

func (n *narrow) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Move(fyne.NewPos(0, 0))
		o.Resize(fyne.NewSize(min(size.Width, n.width), o.MinSize().Height))
	}
}

func (n *narrow) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.Size{}
	for _, o := range objects {
		size = size.Max(o.MinSize())
	}
	return size
}
