package exchange

import (
	"cmp"
	"io"
	"maps"
	"slices"

	"waymark/domain/fault"
	"waymark/domain/journey"
)

// Export writes a document in the JSON form. Equal documents give equal bytes.
func Export(w io.Writer, doc *journey.Document) error {
	if doc.Project == nil {
		return fault.New(journey.CodeNoProject, "The file holds no project.")
	}
	out := &writer{doc: doc}
	out.whole()
	_, err := w.Write(out.bytes)
	return err
}

// writer puts a document into the form.
type writer struct {
	encoder
	doc *journey.Document
}

func (w *writer) whole() {
	w.open('{')
	w.key("format")
	w.text(formatName)
	w.key("version")
	w.number(formatVersion)
	w.key("project")
	w.record(w.doc.Project, nil)
	for _, l := range rootLists() {
		w.key(l.key)
		w.list(w.rows(l.kind), nil)
	}
	w.close('}')
	w.bytes = append(w.bytes, '\n')
}

// rows gives the records of an array of the whole, in order.
func (w *writer) rows(k journey.Kind) []journey.Record {
	d := w.doc
	switch k {
	case journey.PersonaRecord:
		return records(d.PersonasInOrder())
	case journey.ChannelKind:
		return records(d.ChannelsInOrder())
	case journey.TouchpointKind:
		return records(d.TouchpointsInOrder())
	case journey.SourceRecord:
		return records(d.SourcesInOrder())
	case journey.MapKind:
		return records(d.MapsInOrder())
	case journey.ActionKind:
		return records(d.ActionsInOrder())
	case journey.CommentKind:
		return records(d.CommentsInOrder())
	}
	var out []journey.Record
	for _, id := range d.Attachments.IDs() {
		out = append(out, d.Attachments.Get(id))
	}
	return out
}

func records[T any, P interface {
	*T
	journey.Record
}](rows []P) []journey.Record {
	out := make([]journey.Record, len(rows))
	for i, r := range rows {
		out[i] = r
	}
	return out
}

func (w *writer) list(rows []journey.Record, outline *journey.Outline) {
	w.open('[')
	for _, r := range rows {
		w.element()
		w.record(r, outline)
	}
	w.close(']')
}

// record writes one record; outline is that of the map it stands in, or nil.
func (w *writer) record(r journey.Record, outline *journey.Outline) {
	k := r.Kind()
	w.open('{')
	if hasID(k) {
		w.key("id")
		w.text(string(r.RecordID()))
	}
	for i, key := range parentKeys(k) {
		w.key(key)
		w.text(string(journey.FieldOf(k, "place").Get(r).IDs[i]))
	}
	fields := journey.FieldsOf(k)
	for i := range fields {
		f := &fields[i]
		v := f.Get(r)
		if plainField(k, f.Name) == nil || optional(k, f.Name) && v.Text == "" {
			continue
		}
		w.key(f.Name)
		w.value(v)
	}
	switch r := r.(type) {
	case *journey.Map:
		w.contents(r)
	case *journey.Stage:
		w.key("steps")
		w.list(w.steps(outline, r.ID), outline)
	}
	w.close('}')
}

func (w *writer) value(v journey.Value) {
	switch v.Kind {
	case journey.TextValue:
		w.text(v.Text)
	case journey.NumberValue:
		w.number(v.Number)
	case journey.FlagValue:
		w.flag(v.Flag)
	case journey.SetValue:
		w.ids(v.IDs)
	case journey.BytesValue:
		w.data(v.Bytes)
	}
}

// contents writes what stands in a map.
func (w *writer) contents(m *journey.Map) {
	outline := w.doc.Outline(m.ID)
	for _, l := range listsIn(journey.MapKind) {
		if l.kind == journey.StageKind { // the print settings stand before it
			w.key(printKey)
			w.open('{')
			for _, name := range []string{"paper", "orientation"} {
				w.key(name)
				w.value(journey.FieldOf(journey.MapKind, name).Get(m))
			}
			settings := m.PrintSettings()
			for _, name := range slices.Sorted(maps.Keys(settings)) {
				w.key(name)
				w.text(settings[name])
			}
			w.close('}')
		}
		w.key(l.key)
		w.list(w.inMap(l.kind, outline), outline)
	}
}

// inMap gives the records of one kind in a map, in order.
func (w *writer) inMap(k journey.Kind, o *journey.Outline) []journey.Record {
	switch k {
	case journey.ViewKind:
		return records(w.doc.ViewsOf(o.Map.ID))
	case journey.LaneRecord:
		return records(o.Lanes)
	case journey.EmotionKind:
		return records(w.emotions(o))
	}
	var out []journey.Record
	switch k {
	case journey.StageKind:
		for _, s := range o.Stages {
			out = append(out, s.Stage)
		}
	case journey.CardKind:
		for _, l := range o.Lanes {
			for _, s := range o.Steps {
				out = append(out, records(o.Cards(l.ID, s.ID))...)
			}
		}
	}
	return out
}

func (w *writer) steps(o *journey.Outline, stage journey.ID) []journey.Record {
	for _, s := range o.Stages {
		if s.ID == stage {
			return records(s.Steps)
		}
	}
	return nil
}

// emotions gives the emotions at the steps of a map: persona by persona in the
// project's order, from left to right.
func (w *writer) emotions(o *journey.Outline) []*journey.Emotion {
	var out []*journey.Emotion
	for _, e := range w.doc.Emotions.All() {
		if o.Column(e.Step) >= 0 {
			out = append(out, e)
		}
	}
	rank := make(map[journey.ID]int)
	for i, p := range w.doc.PersonasInOrder() {
		rank[p.ID] = i
	}
	slices.SortFunc(out, func(a, b *journey.Emotion) int {
		return cmp.Or(cmp.Compare(rank[a.Persona], rank[b.Persona]), cmp.Compare(o.Column(a.Step), o.Column(b.Step)))
	})
	return out
}
