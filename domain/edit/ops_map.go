package edit

import (
	"maps"
	"slices"

	"waymark/domain/journey"
)

// AddPersona puts a new persona at the end of the project's and, when mapID is
// not "", onto that map, and gives its id.
func (tx *Tx) AddPersona(mapID journey.ID, name string) (journey.ID, error) {
	all := others(tx.doc.PersonasInOrder(), atPersona)
	keys := insertKeys(all, len(all), 1, tx.rekeyPersona)
	p := journey.NewRecord(journey.PersonaRecord, tx.newID()).(*journey.Persona)
	p.Order, p.Name = keys[0], name
	tx.Put(p)
	if mapID == "" {
		return p.ID, nil
	}
	return p.ID, tx.ShowPersona(mapID, p.ID, true)
}

// ShowPersona puts a persona onto a map or takes it off. Its emotions stay in
// the file and come back with it.
func (tx *Tx) ShowPersona(mapID, persona journey.ID, show bool) error {
	return Update(tx, mapID, func(m *journey.Map) {
		if show {
			m.Personas = m.Personas.With(persona)
		} else {
			m.Personas = m.Personas.Without(persona)
		}
	})
}

// MovePersona brings a persona to position index among the others.
func (tx *Tx) MovePersona(id journey.ID, index int) error {
	if !tx.doc.Personas.Has(id) {
		return gone(journey.PersonaRecord, id)
	}
	keys := insertKeys(others(tx.doc.PersonasInOrder(), atPersona, id), index, 1, tx.rekeyPersona)
	return Update(tx, id, func(p *journey.Persona) { p.Order = keys[0] })
}

// RemovePersona deletes a persona with its emotions; cards that name it stay.
func (tx *Tx) RemovePersona(id journey.ID) { tx.Remove(journey.PersonaRecord, id) }

// AddMap puts a new empty map at the end and gives its id.
func (tx *Tx) AddMap(title string) journey.ID {
	all := others(tx.doc.MapsInOrder(), atMap)
	keys := insertKeys(all, len(all), 1, tx.rekeyMap)
	m := journey.NewRecord(journey.MapKind, tx.newID()).(*journey.Map)
	m.Order, m.Title = keys[0], title
	tx.Put(m)
	return m.ID
}

// RemoveMap deletes a map with all that stands on it.
func (tx *Tx) RemoveMap(id journey.ID) { tx.Remove(journey.MapKind, id) }

// Become makes the document equal to another one: what an import into a file
// or the restoring of an old version does. Nothing is cascaded: the other
// document is taken as it is and must be valid.
func (tx *Tx) Become(other *journey.Document) {
	for _, c := range Compare(tx.doc, other) {
		k := key{c.Kind, c.ID}
		switch {
		case c.Removed != nil:
			tx.touched[k] = struct{}{}
			tx.doc.Remove(c.Kind, c.ID)
		default:
			tx.Put(other.Record(c.Kind, c.ID))
		}
	}
}

// WithFreshIDs gives a copy of a document in which every record but the
// attachments has a new id; all references follow. It is how a template
// becomes a project of its own.
func WithFreshIDs(doc *journey.Document, newID func() journey.ID) *journey.Document {
	fresh := make(map[journey.ID]journey.ID)
	for _, k := range journey.Kinds() {
		if k == journey.EmotionKind || k == journey.AttachmentKind {
			continue
		}
		ids := make(map[journey.ID]bool)
		for r := range doc.RecordsOf(k) {
			ids[r.RecordID()] = true
		}
		for _, id := range slices.Sorted(maps.Keys(ids)) {
			fresh[id] = newID()
		}
	}
	swap := func(id journey.ID) journey.ID {
		if persona, step, ok := journey.SplitEmotionID(id); ok {
			return journey.EmotionID(fresh[persona], fresh[step])
		}
		if f, ok := fresh[id]; ok {
			return f
		}
		return id
	}
	out := &journey.Document{}
	for r := range doc.Records() {
		out.Put(withIDs(r, swap))
	}
	return out
}

// withIDs gives a copy of the record with its own id and all references swapped.
func withIDs(r journey.Record, swap func(journey.ID) journey.ID) journey.Record {
	out := journey.NewRecord(r.Kind(), swap(r.RecordID()))
	fields := journey.FieldsOf(r.Kind())
	for i := range fields {
		f := &fields[i]
		v := f.Get(r)
		if len(f.Refs) > 0 {
			switch v.Kind {
			case journey.TextValue:
				v.Text = string(swap(journey.ID(v.Text)))
			case journey.SetValue:
				ids := make([]journey.ID, len(v.IDs))
				for i, id := range v.IDs {
					ids[i] = swap(id)
				}
				v.IDs = journey.SetOf(ids...)
			case journey.PlaceValue:
				ids := make([]journey.ID, len(v.IDs))
				for i, id := range v.IDs {
					ids[i] = swap(id)
				}
				v.IDs = ids
			}
		}
		f.Set(out, v)
	}
	return out
}
