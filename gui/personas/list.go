package personas

import (
	"fyne.io/fyne/v2"

	"waymark/domain/edit"
	"waymark/domain/journey"
	"waymark/gui/controls"
)

const listWidth = 264

// list is the column of all personas, to choose from and to bring into order.
type list struct {
	p      *Page
	object *fyne.Container
	rows   *controls.Sortable
	shown  string
	lines  map[journey.ID]*controls.Line
	faces  map[journey.ID]*portrait
}

func newList(p *Page) *list {
	l := &list{p: p}
	k := p.cfg.Kit
	l.rows = k.Sortable(2, l.moved)
	l.object = controls.Sized(listWidth, 0, k.Pane(controls.Paper, controls.Edges{Right: true}).On(k.Scroll(controls.Padded(12, 12, 12, 8, l.rows.Container))))
	return l
}

func (l *list) refresh(doc *journey.Document) {
	all := doc.PersonasInOrder()
	key := ""
	for _, who := range all {
		key += string(who.ID) + "\x00" + who.Name + "\x00" + string(who.PersonaKind) + "\n"
	}
	if key != l.shown {
		l.shown = key
		l.build(all)
	}
	for i, who := range all {
		l.lines[who.ID].Choose(who.ID == l.p.chosen)
		l.faces[who.ID].follow(doc, who, i)
	}
}

func (l *list) build(all []*journey.Persona) {
	k := l.p.cfg.Kit
	l.lines, l.faces = map[journey.ID]*controls.Line{}, map[journey.ID]*portrait{}
	var rows []fyne.CanvasObject
	for i, who := range all {
		id := string(who.ID)
		spec := controls.LineSpec{ID: "persona." + id, Text: l.p.named(who), OnTap: func() { l.p.Choose(who.ID) }, OnMenu: func(at fyne.Position) { l.p.openMenu(who, i, len(all), at) }}
		if who.PersonaKind == journey.KindICP {
			spec.Mark = "building-2"
		}
		line := k.ListLine(spec)
		face := l.p.portrait("", 28, "", nil)
		face.Disable()
		grip := l.rows.Grip("persona.grip."+id, l.p.t("personas.move"), i)
		rows = append(rows, controls.Sized(0, 40, controls.Frame(nil, nil, controls.Row(4, controls.Centred(grip), controls.Centred(face.Portrait)), nil, controls.Padded(0, 0, 0, 4, line))))
		l.lines[who.ID], l.faces[who.ID] = line, face
	}
	l.rows.Set(rows)
}

func (l *list) moved(from, to int) {
	all := l.p.cfg.Doc().PersonasInOrder()
	if from >= len(all) {
		return
	}
	who := all[from]
	l.p.do(edit.Label{Verb: edit.VerbMovePersona, Subject: who.Name}, func(tx *edit.Tx) error { return tx.MovePersona(who.ID, to) })
}
