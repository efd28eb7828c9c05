package inspector

import (
	"strings"

	"fyne.io/fyne/v2"

	"waymark/domain/edit"
	"waymark/domain/fault"
	"waymark/domain/journey"
	"waymark/gui/controls"
	"waymark/gui/theme"
)

// form is the fields of one thing, or of several of one kind. It is built once
// for what is selected and then follows the document.
type form struct {
	p      *Panel
	kind   journey.Kind
	ids    []journey.ID
	prefix string // of the names of its fields
	width  float32
	rows   []fyne.CanvasObject
	// follow brings the fields to what the document says; it gets the first thing.
	follow []func(doc *journey.Document, r journey.Record)
}

func (p *Panel) newForm(kind journey.Kind, ids ...journey.ID) *form {
	return &form{p: p, kind: kind, ids: ids, prefix: "inspector.", width: p.fieldWidth()}
}

// part is a form of another thing inside this one.
func (f *form) part(prefix string, kind journey.Kind, id journey.ID) *form {
	return &form{p: f.p, kind: kind, ids: []journey.ID{id}, prefix: f.prefix + prefix, width: f.width}
}

func (f *form) kit() *controls.Kit { return f.p.cfg.Kit }

func (f *form) t(key string, args ...any) string { return f.p.cfg.Texts.T(key, args...) }

func (f *form) add(rows ...fyne.CanvasObject) { f.rows = append(f.rows, rows...) }

func (f *form) on(follow func(doc *journey.Document, r journey.Record)) {
	f.follow = append(f.follow, follow)
}

// single tells whether the form is about one thing.
func (f *form) single() bool { return len(f.ids) == 1 }

// id is the thing, or the first of several.
func (f *form) id() journey.ID { return f.ids[0] }

func (f *form) update(doc *journey.Document) {
	r := f.record()
	if r == nil {
		return // just deleted; the selection follows
	}
	for _, follow := range f.follow {
		follow(doc, r)
	}
}

// record gives the first of the things that is still there, as it is now.
func (f *form) record() journey.Record {
	for _, id := range f.ids {
		if r := f.p.doc.Record(f.kind, id); r != nil {
			return r
		}
	}
	return nil
}

// records gives all of the things that are still there. The slice must not be
// changed.
func (f *form) records() []journey.Record {
	p := f.p
	if p.thereOf == f && p.thereFor == p.doc {
		return p.there
	}
	p.thereOf, p.thereFor, p.there = f, p.doc, make([]journey.Record, 0, len(f.ids))
	for _, id := range f.ids {
		if r := p.doc.Record(f.kind, id); r != nil {
			p.there = append(p.there, r)
		}
	}
	return p.there
}

func (f *form) get(r journey.Record, field string) journey.Value {
	return journey.FieldOf(f.kind, field).Get(r)
}

// common gives the value that all things have, or says that they differ.
func (f *form) common(field string) (v journey.Value, mixed bool) {
	at := journey.FieldOf(f.kind, field)
	records := f.records()
	for _, r := range records {
		if !at.Same(records[0], r) {
			return journey.Value{Kind: at.Kind}, true
		}
	}
	if len(records) > 0 {
		v = at.Get(records[0])
	}
	return v, false
}

// write gives one field of all things a value, as one change.
func (f *form) write(field string, v journey.Value) (complaint string) {
	return f.writeEach(field, func(journey.Value) journey.Value { return v })
}

// writeEach changes one field of all things, as one change.
func (f *form) writeEach(field string, value func(now journey.Value) journey.Value) (complaint string) {
	at := journey.FieldOf(f.kind, field)
	return f.do(f.verb(field), func(tx *edit.Tx) error {
		there := 0
		for _, id := range f.ids {
			now := tx.Document().Record(f.kind, id)
			if now == nil {
				continue
			}
			there++
			next := now.Clone()
			at.Set(next, value(at.Get(now)))
			imply(now, next)
			tx.Put(next)
		}
		if there == 0 {
			return fault.New(edit.CodeGone, "The %s you wanted to change is no longer there (id %s).", f.kind, f.id())
		}
		return nil
	})
}

// imply writes what a change says besides: who names a source for a card says
// that it is researched.
func imply(now, next journey.Record) {
	before, card := now.(*journey.Card)
	if after, ok := next.(*journey.Card); ok && card && len(after.Sources) > len(before.Sources) {
		after.Basis = journey.Researched
	}
}

func (f *form) do(verb edit.Verb, change func(*edit.Tx) error) (complaint string) {
	if err := f.p.cfg.Do(edit.Label{Verb: verb, Subject: f.subject()}, change); err != nil {
		return f.p.cfg.Sentence(err)
	}
	return ""
}

// subject names what is changed in the list of what can be undone.
func (f *form) subject() string {
	if !f.single() {
		return f.p.count(f.kind, len(f.ids))
	}
	if r := f.record(); r != nil {
		return journey.Title(r)
	}
	return ""
}

func (f *form) verb(field string) edit.Verb {
	switch {
	case f.kind == journey.CardKind:
		return edit.VerbEditCard
	case f.kind == journey.PersonaRecord:
		return edit.VerbEditPersona
	case f.kind == journey.EmotionKind:
		return edit.VerbSetEmotion
	case field == "name" || field == "title":
		return edit.VerbRename
	}
	return edit.VerbEdit
}

func textValue(s string) journey.Value { return journey.Value{Kind: journey.TextValue, Text: s} }

// kindLine says what kind of thing is selected.
func (f *form) kindLine(text string) *controls.Label {
	return f.kit().Label(strings.ToUpper(text), controls.Style{Size: theme.SmallSize - 0.5, Bold: true, Paint: controls.Accent, Shrink: 40})
}

// head is the kind and, large, the name; of several things, how many.
func (f *form) head(kind, field, hint string) {
	line := f.kindLine(kind)
	if !f.single() {
		f.add(controls.Column(4, line, f.title(f.p.count(f.kind, len(f.ids)))))
		return
	}
	heading := f.kit().Heading(controls.HeadingSpec{
		ID: f.prefix + field, Hint: hint, Size: theme.TitleSize, Width: f.width, Lines: 4,
		Commit: func(text string) string { return f.write(field, textValue(text)) },
		Left:   f.p.cfg.Leave,
	})
	f.on(func(_ *journey.Document, r journey.Record) { heading.SetText(f.get(r, field).Text) })
	f.add(controls.Column(4, line, heading))
}

func (f *form) title(text string) *controls.Label {
	return f.kit().Label(text, controls.Style{Size: theme.TitleSize, Bold: true, Wrap: f.width})
}

// named puts a name above a control and marks it while the things differ.
func (f *form) named(key, field string, of fyne.CanvasObject) {
	n := f.kit().Named(f.t(key), f.width, of)
	if !f.single() && field != "" {
		f.on(func(*journey.Document, journey.Record) {
			word := ""
			if _, mixed := f.common(field); mixed {
				word = f.t("inspector.mixed")
			}
			n.Remark(word)
		})
	}
	f.add(n.Container)
}

func (f *form) labelled(key string, of fyne.CanvasObject) { f.named(key, "", of) }

// group puts what build adds under a name that opens and closes it. It gives the
// head, for a count.
func (f *form) group(id, key string, closed bool, build func()) *controls.Section {
	outer := f.rows
	f.rows = nil
	build()
	rows := f.rows
	f.rows = outer
	if len(rows) == 0 {
		return nil
	}
	if folded, said := f.p.folded[id]; said {
		closed = folded
	}
	body := controls.Column(14, rows...)
	body.Hidden = closed
	head := f.kit().Section(f.prefix+"group."+id, f.t(key), !closed, func(open bool) {
		f.p.folded[id] = !open
		body.Hidden = !open
		f.p.arrange()
	})
	f.p.groups[id] = head
	f.add(controls.Column(6, head, body))
	return head
}

// repeat shows a part for each of a changing list of things. A part stays as
// long as its thing is there, so that what is being typed in it stays.
func (f *form) repeat(gap float32, list func(doc *journey.Document) []journey.ID, build func(id journey.ID) (*form, fyne.CanvasObject)) fyne.CanvasObject {
	column := controls.Column(gap)
	column.Hide() // until there is something
	type row struct {
		part   *form
		object fyne.CanvasObject
	}
	rows := map[journey.ID]row{}
	shown := ""
	f.on(func(doc *journey.Document, _ journey.Record) {
		ids := list(doc)
		key := ""
		for _, id := range ids {
			key += string(id) + " "
		}
		if key != shown || len(column.Objects) != len(ids) {
			shown = key
			kept := map[journey.ID]row{}
			column.Objects = nil
			for _, id := range ids {
				now, have := rows[id]
				if !have {
					now.part, now.object = build(id)
				}
				kept[id] = now
				column.Add(now.object)
			}
			rows = kept
			column.Hidden = len(ids) == 0
			column.Refresh()
			f.p.arrange()
		}
		for _, id := range ids {
			rows[id].part.update(doc)
		}
	})
	return column
}

func name(f *form, s string) string {
	if s == "" {
		return f.t("inspector.unnamed")
	}
	return journey.Shorten(s, 60)
}

// remove is the last row but for the history: delete what is selected.
func (f *form) remove() {
	b := f.kit().Button(controls.ButtonSpec{
		ID: f.prefix + "delete", Look: controls.Ghost, Icon: "trash-2", Text: f.t("inspector.delete"), OnTap: f.p.cfg.Delete,
	})
	f.add(f.kit().Line(), outdented(b))
}

// outdented puts a button without a ground at the left, its icon on the common
// edge.
func outdented(b *controls.Button) fyne.CanvasObject {
	return controls.Padded(0, 0, 0, -8, controls.Row(0, b))
}
