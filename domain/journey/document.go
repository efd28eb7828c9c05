package journey

import (
	"iter"
)

// Document is all records of one file. A Document that has been handed out is
// never changed; Fork gives one that may be, sharing what stays the same. The
// zero Document has no project and is not valid; New makes a good one.
type Document struct {
	Project     *Project
	Personas    Table[Persona]
	Channels    Table[Channel]
	Touchpoints Table[Touchpoint]
	Sources     Table[Source]
	Maps        Table[Map]
	Views       Table[View]
	Stages      Table[Stage]
	Steps       Table[Step]
	Lanes       Table[Lane]
	Cards       Table[Card]
	Emotions    Table[Emotion]
	Actions     Table[Action]
	Comments    Table[Comment]
	Attachments Table[Attachment]
}

// New makes a document that holds nothing but its project.
func New(project *Project) *Document { return &Document{Project: project} }

// Fork gives a document with the same records that may be changed with Put and
// Remove until it is handed out. It costs nothing per record until then.
func (d *Document) Fork() *Document {
	f := *d
	f.Personas.owned, f.Channels.owned, f.Touchpoints.owned, f.Sources.owned = false, false, false, false
	f.Maps.owned, f.Views.owned, f.Stages.owned, f.Steps.owned, f.Lanes.owned = false, false, false, false, false
	f.Cards.owned, f.Emotions.owned, f.Actions.owned, f.Comments.owned, f.Attachments.owned = false, false, false, false, false
	return &f
}

// Put adds the record or replaces the one with its id. Only for a document that
// was just made or forked and that nobody else has seen.
func (d *Document) Put(r Record) {
	switch r := r.(type) {
	case *Project:
		d.Project = r
	case *Persona:
		d.Personas.put(r.ID, r)
	case *Channel:
		d.Channels.put(r.ID, r)
	case *Touchpoint:
		d.Touchpoints.put(r.ID, r)
	case *Source:
		d.Sources.put(r.ID, r)
	case *Map:
		d.Maps.put(r.ID, r)
	case *View:
		d.Views.put(r.ID, r)
	case *Stage:
		d.Stages.put(r.ID, r)
	case *Step:
		d.Steps.put(r.ID, r)
	case *Lane:
		d.Lanes.put(r.ID, r)
	case *Card:
		d.Cards.put(r.ID, r)
	case *Emotion:
		d.Emotions.put(r.RecordID(), r)
	case *Action:
		d.Actions.put(r.ID, r)
	case *Comment:
		d.Comments.put(r.ID, r)
	case *Attachment:
		d.Attachments.put(r.ID, r)
	}
}

// Remove takes a record out; the project cannot be removed. Like Put, only for
// a document that nobody else has seen.
func (d *Document) Remove(k Kind, id ID) {
	switch k {
	case ProjectKind:
	case PersonaRecord:
		d.Personas.remove(id)
	case ChannelKind:
		d.Channels.remove(id)
	case TouchpointKind:
		d.Touchpoints.remove(id)
	case SourceRecord:
		d.Sources.remove(id)
	case MapKind:
		d.Maps.remove(id)
	case ViewKind:
		d.Views.remove(id)
	case StageKind:
		d.Stages.remove(id)
	case StepKind:
		d.Steps.remove(id)
	case LaneRecord:
		d.Lanes.remove(id)
	case CardKind:
		d.Cards.remove(id)
	case EmotionKind:
		d.Emotions.remove(id)
	case ActionKind:
		d.Actions.remove(id)
	case CommentKind:
		d.Comments.remove(id)
	case AttachmentKind:
		d.Attachments.remove(id)
	}
}

// Record gives the record of that kind and id, or nil.
func (d *Document) Record(k Kind, id ID) Record {
	switch k {
	case ProjectKind:
		if d.Project != nil && d.Project.ID == id {
			return d.Project
		}
	case PersonaRecord:
		return orNil(d.Personas.Get(id))
	case ChannelKind:
		return orNil(d.Channels.Get(id))
	case TouchpointKind:
		return orNil(d.Touchpoints.Get(id))
	case SourceRecord:
		return orNil(d.Sources.Get(id))
	case MapKind:
		return orNil(d.Maps.Get(id))
	case ViewKind:
		return orNil(d.Views.Get(id))
	case StageKind:
		return orNil(d.Stages.Get(id))
	case StepKind:
		return orNil(d.Steps.Get(id))
	case LaneRecord:
		return orNil(d.Lanes.Get(id))
	case CardKind:
		return orNil(d.Cards.Get(id))
	case EmotionKind:
		return orNil(d.Emotions.Get(id))
	case ActionKind:
		return orNil(d.Actions.Get(id))
	case CommentKind:
		return orNil(d.Comments.Get(id))
	case AttachmentKind:
		return orNil(d.Attachments.Get(id))
	}
	return nil
}

// orNil keeps a nil pointer from becoming a non-nil interface.
func orNil[T any, P pointer[T]](p P) Record {
	if p == nil {
		return nil
	}
	return p
}

// Find gives the record with that id whatever its kind, or nil.
func (d *Document) Find(id ID) Record {
	for _, k := range Kinds() {
		if r := d.Record(k, id); r != nil {
			return r
		}
	}
	return nil
}

// RecordsOf gives the records of one kind in no particular order.
func (d *Document) RecordsOf(k Kind) iter.Seq[Record] {
	switch k {
	case ProjectKind:
		return func(yield func(Record) bool) {
			if d.Project != nil {
				yield(d.Project)
			}
		}
	case PersonaRecord:
		return each(&d.Personas)
	case ChannelKind:
		return each(&d.Channels)
	case TouchpointKind:
		return each(&d.Touchpoints)
	case SourceRecord:
		return each(&d.Sources)
	case MapKind:
		return each(&d.Maps)
	case ViewKind:
		return each(&d.Views)
	case StageKind:
		return each(&d.Stages)
	case StepKind:
		return each(&d.Steps)
	case LaneRecord:
		return each(&d.Lanes)
	case CardKind:
		return each(&d.Cards)
	case EmotionKind:
		return each(&d.Emotions)
	case ActionKind:
		return each(&d.Actions)
	case CommentKind:
		return each(&d.Comments)
	case AttachmentKind:
		return each(&d.Attachments)
	}
	return func(func(Record) bool) {}
}

func each[T any, P pointer[T]](t *Table[T]) iter.Seq[Record] {
	return func(yield func(Record) bool) {
		for _, r := range t.rows {
			if !yield(P(r)) {
				return
			}
		}
	}
}

// Records gives all records, parents' kinds before their children's, and in no
// particular order within a kind.
func (d *Document) Records() iter.Seq[Record] {
	return func(yield func(Record) bool) {
		for _, k := range Kinds() {
			for r := range d.RecordsOf(k) {
				if !yield(r) {
					return
				}
			}
		}
	}
}

// Count gives the number of records of one kind.
func (d *Document) Count(k Kind) int {
	n := 0
	for range d.RecordsOf(k) {
		n++
	}
	return n
}

// Equal tells whether two documents hold the same records with the same fields.
func Equal(a, b *Document) bool {
	for _, k := range Kinds() {
		if a.Count(k) != b.Count(k) {
			return false
		}
		for r := range a.RecordsOf(k) {
			other := b.Record(k, r.RecordID())
			if other == nil || !SameRecord(r, other) {
				return false
			}
		}
	}
	return true
}

// SameRecord tells whether two records of one kind have equal fields.
func SameRecord(a, b Record) bool {
	if a == b {
		return true
	}
	if a.Kind() != b.Kind() || a.RecordID() != b.RecordID() {
		return false
	}
	fields := FieldsOf(a.Kind())
	for i := range fields {
		if !fields[i].Same(a, b) {
			return false
		}
	}
	return true
}
