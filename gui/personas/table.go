package personas

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"waymark/domain/journey"
	"waymark/gui/controls"
	"waymark/gui/inspector"
	"waymark/gui/theme"
)

// table compares all personas side by side; each cell is typed into in its
// place.
type table struct {
	p      *Page
	object *fyne.Container
	scroll *container.Scroll
	shown  string
	faces  map[journey.ID]*portrait
	cells  map[place]*controls.Cell
}

type place struct {
	who   journey.ID
	field string
}

// rows are the rows of the table: the name, then the fields of a persona's sheet.
func rows() []inspector.PersonaField {
	return append([]inspector.PersonaField{{Field: "name", Key: "persona.name"}}, inspector.PersonaFields(journey.KindPersona)...)
}

func newTable(p *Page) *table {
	t := &table{p: p, scroll: p.cfg.Kit.BothScroll(container.NewStack())}
	t.object = container.NewStack(t.scroll)
	return t
}

func (t *table) refresh(doc *journey.Document) {
	all := doc.PersonasInOrder()
	key := "table"
	for _, who := range all {
		key += string(who.ID) + string(who.PersonaKind) + " "
	}
	if key != t.shown {
		t.shown = key
		t.build(all)
	}
	for i, who := range all {
		t.faces[who.ID].follow(doc, who, i)
		for _, r := range rows() {
			t.cells[place{who.ID, r.Field}].Field.SetValue(value(who, r.Field))
		}
	}
}

func (t *table) build(all []*journey.Persona) {
	k := t.p.cfg.Kit
	t.faces, t.cells = map[journey.ID]*portrait{}, map[place]*controls.Cell{}
	if len(all) == 0 {
		t.scroll.Content = controls.Padded(48, 48, 48, 48, k.Label(t.p.t("personas.none"), controls.Style{Paint: controls.Quiet, Wrap: 480}))
		t.scroll.Refresh()
		return
	}
	cells := []controls.TableCell{k.Framed(controls.Ground, controls.TableCell{Object: controls.Space()}, controls.Edges{Top: true, Left: true})}
	for _, who := range all {
		face := t.p.portrait("table.portrait."+string(who.ID), 48, t.p.t("picture.change"), func() { t.p.choosePicture(who.ID) })
		t.faces[who.ID] = face
		kind := k.Label(t.p.t("persona-kind."+string(who.PersonaKind)), controls.Style{Size: theme.SmallSize, Paint: controls.Quiet, Shrink: 40})
		cells = append(cells, k.Framed(controls.Paper, controls.TableCell{Object: controls.Padded(8, 8, 4, 8, controls.Frame(nil, nil, face.Portrait, nil, controls.Padded(0, 0, 0, 12, kind)))}, controls.Edges{Top: true}))
	}
	for i, r := range rows() {
		label := k.Label(t.p.t(r.Key), controls.Style{Bold: true, Wrap: 124})
		k.Name("label", "table.row."+r.Field, label)
		cells = append(cells, k.Framed(controls.Ground, controls.TableCell{Object: controls.Padded(7, 4, 4, 8, label)}, controls.Edges{Left: true}))
		for _, who := range all {
			cells = append(cells, k.Framed(controls.Paper, t.cell(who.ID, i).In(), controls.Edges{}))
		}
	}
	grid := controls.Table(controls.TableSpec{
		Columns: len(all) + 1, First: tableFirst, Least: 210, Most: 340, Pin: t.scroll, Inset: tableInset, Resized: func() { t.p.cfg.Later(func() { t.scroll.Refresh() }) },
	}, cells...)
	k.Lead(t.scroll, tableFirst)
	t.scroll.Content = controls.Padded(tableInset, tableInset, tableInset, tableInset, grid)
	t.scroll.Refresh()
}

// The space around the table, and the width of its first column.
const (
	tableInset = 24
	tableFirst = 148
)

// cell is one cell to type in. Enter goes to the one below, as in a spreadsheet.
func (t *table) cell(who journey.ID, row int) *controls.Cell {
	r := rows()[row]
	hint := ""
	if t.p.cfg.Texts.Has(r.Key + ".hint") {
		hint = t.p.t(r.Key + ".hint")
	}
	c := t.p.cfg.Kit.Cell("", controls.FieldSpec{
		ID: "table." + r.Field + "." + string(who), Lines: 1, Bare: true, EnterCommits: true, Width: 240, Hint: hint, Bold: r.Field == "name",
		Commit: func(text string) string { return t.p.write(who, r.Field, text) },
		Done: func() {
			if next := row + 1; next < len(rows()) {
				t.focus(place{who, rows()[next].Field})
			}
		},
	})
	t.cells[place{who, r.Field}] = c
	return c
}

func (t *table) focus(at place) {
	cell := t.cells[at]
	if window := fyne.CurrentApp().Driver().CanvasForObject(t.scroll); window != nil && cell != nil {
		window.Focus(cell.Field)
	}
}
