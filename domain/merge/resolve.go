package merge

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"

	"waymark/domain/journey"
)

// NoteKind says what a merge did beyond taking over what both sides wrote.
type NoteKind string

// The kinds of notes. The values are used in reports for scripts.
const (
	// BroughtBack: one side removed it, the other worked on it or on what stands in
	// it.
	BroughtBack NoteKind = "brought-back"
	// InUse: it was removed in a copy, but is used by what was left out of that.
	InUse NoteKind = "still-used"
	// Fallen: its parent was removed, and nothing had happened to it since.
	Fallen NoteKind = "removed-with-parent"
	// RefDropped: a field named something that the other side removed.
	RefDropped NoteKind = "reference-dropped"
	// StepAdded: a stage had lost its last step and got a new one.
	StepAdded NoteKind = "step-added"
	// Placed: a card whose lane and step had come to be on different maps.
	Placed NoteKind = "card-placed"
	// Ordered: both sides put it into another order in the same place.
	Ordered NoteKind = "order-settled"
)

// Note tells of one such thing.
type Note struct {
	Note   NoteKind
	Kind   journey.Kind
	Record journey.ID
	Title  string     // by which a person knows it
	Field  string     // of a dropped reference
	Target journey.ID // what it named
}

// resolve works out the document: what the changes say, laid over what was there
// before them.
func (f *fold) resolve() (*journey.Document, []Note) {
	r := &resolution{fold: f, doc: f.initial.Fork()}
	touched := make(map[key]bool, len(f.events))
	for k := range f.events {
		touched[k] = true
	}
	for _, k := range sorted(touched) {
		if !f.lifeOf(k).alive {
			r.doc.Remove(k.kind, k.id)
			continue
		}
		r.bring(k)
	}
	r.parents(touched)
	// What a reference named may have come back with the parents.
	f.conflicts, f.gone = make(map[string]*Conflict), nil
	for k := range touched {
		if f.there(k) && r.doc.Record(k.kind, k.id) != nil {
			r.bring(k)
		}
	}
	r.cards()
	r.references()
	r.steps()
	return r.doc, r.notes
}

type resolution struct {
	*fold
	doc   *journey.Document
	notes []Note
}

func (r *resolution) note(kind NoteKind, rec journey.Record) *Note {
	r.notes = append(r.notes, Note{Note: kind, Kind: rec.Kind(), Record: rec.RecordID(), Title: journey.Title(rec)})
	return &r.notes[len(r.notes)-1]
}

// bring puts a record into the document as the changes say it is.
func (r *resolution) bring(k key) bool {
	now := r.doc.Record(k.kind, k.id)
	rec := r.record(k)
	switch {
	case rec == nil:
		return now != nil
	case now == nil || !journey.SameRecord(now, rec):
		r.doc.Put(rec)
	}
	return true
}

// parents brings back the parents of what needs them and lets the rest go.
func (r *resolution) parents(touched map[key]bool) {
	kinds := journey.Kinds()
	for again := true; again; {
		again = false
		for _, kind := range slices.Backward(kinds) {
			for _, rec := range r.inOrder(kind) {
				for _, parent := range r.missing(rec) {
					if again = true; r.needs(keyOf(rec), parent) && r.bring(parent) {
						r.back[parent] = true
						touched[parent] = true
						r.note(BroughtBack, r.doc.Record(parent.kind, parent.id))
						continue
					}
					if r.doc.Record(kind, rec.RecordID()) != nil {
						r.doc.Remove(kind, rec.RecordID())
						r.note(Fallen, rec)
						delete(r.back, keyOf(rec))
					}
				}
			}
		}
	}
	for k := range touched {
		rec := r.doc.Record(k.kind, k.id)
		switch l := r.lifeOf(k); {
		case rec == nil || !l.alive:
		case len(l.removals) > 0:
			r.note(BroughtBack, rec)
		case l.inUse:
			r.note(InUse, rec)
		}
	}
}

// inOrder gives the records of a kind sorted by id, so that notes come in one
// order; only those that may lack a parent.
func (r *resolution) inOrder(kind journey.Kind) []journey.Record {
	var out []journey.Record
	for rec := range r.doc.RecordsOf(kind) {
		if len(r.missing(rec)) > 0 {
			out = append(out, rec)
		}
	}
	slices.SortFunc(out, func(a, b journey.Record) int {
		if a.RecordID() < b.RecordID() {
			return -1
		}
		return 1
	})
	return out
}

// missing gives the parents of a record that are not in the document.
func (r *resolution) missing(rec journey.Record) []key {
	var out []key
	lacks := func(kind journey.Kind, id journey.ID) {
		if kind == "" {
			if r.doc.Find(id) == nil {
				out = append(out, r.find(id))
			}
			return
		}
		if r.doc.Record(kind, id) == nil {
			out = append(out, key{kind, id})
		}
	}
	switch rec := rec.(type) {
	case *journey.Card:
		lacks(journey.LaneRecord, rec.Lane)
		lacks(journey.StepKind, rec.Step)
	case *journey.Step:
		lacks(journey.StageKind, rec.Stage)
	case *journey.Stage:
		lacks(journey.MapKind, rec.Map)
	case *journey.Lane:
		lacks(journey.MapKind, rec.Map)
	case *journey.View:
		lacks(journey.MapKind, rec.Map)
	case *journey.Emotion:
		lacks(journey.PersonaRecord, rec.Persona)
		lacks(journey.StepKind, rec.Step)
	case *journey.Action:
		lacks(journey.CardKind, rec.Opportunity)
	case *journey.Comment:
		lacks("", rec.On)
	}
	return out
}

// find gives the kind of a record of which only the id is known.
func (r *resolution) find(id journey.ID) key {
	for _, kind := range journey.Kinds() {
		k := key{kind, id}
		if len(r.events[k]) > 0 || r.derived[k] != nil || r.initial.Record(kind, id) != nil {
			return k
		}
	}
	return key{journey.CardKind, id}
}

// references drops references to what is not there.
func (r *resolution) references() {
	var changed []journey.Record
	for rec := range r.doc.Records() {
		fields := journey.FieldsOf(rec.Kind())
		var next journey.Record
		for i := range fields {
			field := &fields[i]
			if len(field.Refs) == 0 || field.Refs[0].Hard || field.Refs[0].Kind == "" {
				continue
			}
			v := field.Get(rec)
			kept, gone := r.kept(field, v)
			if len(gone) == 0 {
				continue
			}
			if next == nil {
				next = rec.Clone()
				changed = append(changed, next)
			}
			field.Set(next, kept)
			for _, id := range gone {
				r.dropped(rec, field, id)
			}
		}
	}
	for _, rec := range changed {
		r.doc.Put(rec)
	}
}

func (r *resolution) kept(field *journey.Field, v journey.Value) (kept journey.Value, gone []journey.ID) {
	kind := field.Refs[0].Kind
	if v.Kind == journey.TextValue {
		if v.Text != "" && r.doc.Record(kind, journey.ID(v.Text)) == nil {
			return journey.Value{Kind: journey.TextValue}, []journey.ID{journey.ID(v.Text)}
		}
		return v, nil
	}
	ids := journey.IDs(v.IDs)
	for _, id := range v.IDs {
		if r.doc.Record(kind, id) == nil {
			gone = append(gone, id)
			ids = ids.Without(id)
		}
	}
	return journey.Value{Kind: journey.SetValue, IDs: ids}, gone
}

// dropped notes a reference that somebody made without knowing that what it names
// was removed. One that was there before went with what it named.
func (r *resolution) dropped(rec journey.Record, field *journey.Field, target journey.ID) {
	removals := r.lifeOf(key{field.Refs[0].Kind, target}).removals
	names := func(v journey.Value) bool { return v.Text == string(target) || journey.IDs(v.IDs).Has(target) }
	for _, e := range r.events[keyOf(rec)] {
		made := e.diff.Added != nil && names(field.Get(e.diff.Added))
		if u := e.update(field.Name); u != nil {
			made = names(u.To) && !names(u.From)
		}
		if made && !seenBy(e.node, removals) {
			n := r.note(RefDropped, rec)
			n.Field, n.Target = field.Name, target
			return
		}
	}
}

// steps gives a step to each stage that has none.
func (r *resolution) steps() {
	for _, id := range empty(r.doc) {
		k := key{journey.StepKind, stepFor(r.doc, id)}
		step := &journey.Step{ID: k.id, Stage: id, Order: journey.OrderBetween("", "")}
		if rec, ok := r.record(k).(*journey.Step); ok {
			step = rec.Clone().(*journey.Step)
			step.Stage = id
		}
		r.doc.Put(step)
		r.note(StepAdded, r.doc.Stages.Get(id))
	}
}

// empty lists the stages that have no step.
func empty(doc *journey.Document) []journey.ID {
	full := make(map[journey.ID]bool)
	for _, s := range doc.Steps.All() {
		full[s.Stage] = true
	}
	return slices.DeleteFunc(slices.Clone(doc.Stages.IDs()), func(id journey.ID) bool { return full[id] })
}

// stepFor gives the id of the step that a stage without one gets. It follows from
// the stage's, so that everybody who merges makes the same one.
func stepFor(doc *journey.Document, stage journey.ID) journey.ID {
	for salt := ""; ; salt += "+" { // the first may have moved to another stage
		sum := sha256.Sum256([]byte(string(stage) + salt))
		if id := journey.ID("step-of-" + hex.EncodeToString(sum[:16])); !doc.Steps.Has(id) {
			return id
		}
	}
}

// cards puts cards whose lane and step have come to be on different maps back
// onto one: that of the lane, if it has steps, else that of the step.
func (r *resolution) cards() {
	onMap := func(step journey.ID) journey.ID {
		if s := r.doc.Steps.Get(step); s != nil {
			return r.doc.MapOf(s)
		}
		return ""
	}
	var changed []*journey.Card
	for _, c := range r.doc.Cards.All() {
		lane := r.doc.Lanes.Get(c.Lane)
		if lane == nil || c.LastStep == "" && onMap(c.Step) == lane.Map {
			continue
		}
		next := c.Clone().(*journey.Card)
		if onMap(c.Step) != lane.Map && !r.place(next, lane) {
			continue
		}
		if s := r.doc.Steps.Get(next.LastStep); s != nil && onMap(next.LastStep) != onMap(next.Step) {
			next.LastStep = ""
		}
		if next.Lane != c.Lane || next.Step != c.Step || next.LastStep != c.LastStep {
			changed = append(changed, next)
		}
	}
	slices.SortFunc(changed, func(a, b *journey.Card) int {
		if a.ID < b.ID {
			return -1
		}
		return 1
	})
	for _, c := range changed {
		r.doc.Put(c)
		r.note(Placed, c)
	}
}

// place finds a cell on one map for a card: in its lane at the first step, or at
// its step in a lane of the same kind. A map that has neither gets a lane like the
// card's.
func (r *resolution) place(c *journey.Card, lane *journey.Lane) bool {
	for _, stage := range r.doc.StagesOf(lane.Map) {
		if steps := r.doc.StepsOf(stage.ID); len(steps) > 0 {
			c.Step = steps[0].ID
			return true
		}
	}
	step := r.doc.Steps.Get(c.Step)
	if step == nil {
		return false
	}
	m := r.doc.MapOf(step)
	lanes := r.doc.LanesOf(m)
	for _, l := range lanes {
		if l.LaneKind == lane.LaneKind {
			c.Lane = l.ID
			return true
		}
	}
	sum := sha256.Sum256([]byte(lane.ID + "/" + m))
	like := lane.Clone().(*journey.Lane)
	like.ID, like.Map, like.Order = journey.ID("lane-of-"+hex.EncodeToString(sum[:16])), m, journey.OrderBetween("", "")
	if len(lanes) > 0 {
		like.Order = journey.OrderBetween(lanes[len(lanes)-1].Order, "")
	}
	r.doc.Put(like)
	c.Lane = like.ID
	return true
}
