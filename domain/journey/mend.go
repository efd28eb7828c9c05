package journey

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
)

// MendKind says what was done to make a record sound.
type MendKind string

// The kinds of mends. The values are used in reports for scripts.
const (
	LeftOut     MendKind = "left-out"     // it could not stand without what is lost
	ValueReset  MendKind = "value-reset"  // a field was nonsense and has its default now
	RefDropped  MendKind = "ref-dropped"  // a field named something that is lost
	ParentMade  MendKind = "parent-made"  // it is a stand-in for a lost parent of others
	StepMade    MendKind = "step-made"    // it is the step of a stage that had lost all of its own
	MovedTo     MendKind = "moved"        // a card or comment went where it can stand
	ProjectMade MendKind = "project-made" // the record of the file itself was lost
)

// Mended tells of one such thing.
type Mended struct {
	What   MendKind
	Kind   Kind
	Record ID
	Title  string // by which a person knows it
	Field  string // of ValueReset and RefDropped
}

// Mend makes a sound document of one that was put together from what could be
// read of a damaged file, and tells what that took. As much as possible stays:
// where a parent is lost, a stand-in with the given name takes its place, so that
// its children keep theirs. A sound document comes back as it is.
func Mend(d *Document, name string) (*Document, []Mended) {
	m := &mender{doc: d.Fork(), name: name}
	m.project()
	m.values()
	m.stages()
	m.cards()
	m.rest()
	m.references()
	m.emptyStages()
	return m.doc, m.notes
}

type mender struct {
	doc   *Document
	name  string
	notes []Mended
}

func (m *mender) note(what MendKind, r Record, field string) {
	m.notes = append(m.notes, Mended{What: what, Kind: r.Kind(), Record: r.RecordID(), Title: Title(r), Field: field})
}

func (m *mender) leaveOut(r Record) {
	m.note(LeftOut, r, "")
	m.doc.Remove(r.Kind(), r.RecordID())
}

// sorted gives the records of a kind by id: what is done must not depend on the
// order of a table.
func (m *mender) sorted(k Kind) []Record {
	all := slices.Collect(m.doc.RecordsOf(k))
	slices.SortFunc(all, func(a, b Record) int {
		if a.RecordID() < b.RecordID() {
			return -1
		}
		return 1
	})
	return all
}

func (m *mender) project() {
	if m.doc.Project != nil && ValidID(string(m.doc.Project.ID)) {
		return
	}
	p := NewRecord(ProjectKind, NewID()).(*Project)
	if m.doc.Project != nil {
		p = m.doc.Project.Clone().(*Project)
		p.ID = NewID()
	}
	m.doc.Project = p
	m.note(ProjectMade, p, "")
}

// values makes each record sound by itself.
func (m *mender) values() {
	seen := make(map[ID]bool)
	for _, k := range Kinds() {
		for _, r := range m.sorted(k) {
			if !validIDFor(r) || seen[r.RecordID()] || !parentsNamed(r) {
				m.leaveOut(r)
				continue
			}
			seen[r.RecordID()] = true
			if a, ok := r.(*Attachment); ok {
				if sum := sha256.Sum256(a.Data); hex.EncodeToString(sum[:]) != string(a.ID) || ValidateRecord(a) != nil {
					m.leaveOut(r)
				}
				continue
			}
			m.fields(r)
		}
	}
}

// parentsNamed tells whether the parents of a record can exist.
func parentsNamed(r Record) bool {
	f := FieldOf(r.Kind(), "place")
	if f == nil {
		return true
	}
	for _, id := range f.get(r).IDs {
		if !ValidID(string(id)) {
			return false
		}
	}
	return true
}

func (m *mender) fields(r Record) {
	blank := NewRecord(r.Kind(), r.RecordID())
	fields := FieldsOf(r.Kind())
	var now Record
	for i := range fields {
		f := &fields[i]
		if f.check(f.get(r)) == "" {
			continue
		}
		if now == nil {
			now = r.Clone()
		}
		v := f.get(blank)
		if f.Kind == PlaceValue { // the parents may be good
			v = f.get(r)
			v.Text = OrderBetween("", "")
		}
		if f.check(v) != "" { // such as a time that nobody knows
			m.leaveOut(r)
			return
		}
		f.set(now, v)
		m.note(ValueReset, r, f.Name)
	}
	if now != nil {
		m.doc.Put(now)
	}
}

// taken tells whether an id that should be of one kind belongs to another, so
// that no stand-in can have it.
func (m *mender) taken(id ID, k Kind) bool {
	return m.doc.Record(k, id) == nil && m.doc.Find(id) != nil
}

// anyMap gives a map for what has lost its own: the wanted one if it has an id,
// else the first, else a new one.
func (m *mender) anyMap(want ID) ID {
	switch {
	case want != "" && m.doc.Maps.Has(want):
		return want
	case want == "":
		for _, first := range m.doc.MapsInOrder() {
			return first.ID
		}
		want = NewID()
	}
	made := NewRecord(MapKind, want).(*Map)
	made.Order, made.Title = m.after(MapKind), m.name
	m.doc.Put(made)
	m.note(ParentMade, made, "")
	return want
}

// after gives an order key behind all of a kind.
func (m *mender) after(k Kind) string {
	last := ""
	for r := range m.doc.RecordsOf(k) {
		last = max(last, FieldOf(k, "place").get(r).Text)
	}
	return OrderBetween(last, "")
}

// stages gives stages, lanes and views a map, and steps a stage.
func (m *mender) stages() {
	for _, k := range []Kind{ViewKind, StageKind, LaneRecord} {
		for _, r := range m.sorted(k) {
			if of := FieldOf(k, "place").get(r).IDs[0]; m.taken(of, MapKind) {
				m.leaveOut(r)
			} else {
				m.anyMap(of)
			}
		}
	}
	for _, r := range m.sorted(StepKind) {
		switch s := r.(*Step); {
		case m.taken(s.Stage, StageKind):
			m.leaveOut(r)
		case !m.doc.Stages.Has(s.Stage):
			m.makeStage(s.Stage, m.mapOfStep(s.ID))
		}
	}
}

// mapOfStep finds the map of a step by the cards that stand in it.
func (m *mender) mapOfStep(step ID) ID {
	for _, r := range m.sorted(CardKind) {
		if c := r.(*Card); c.Step == step {
			if lane := m.doc.Lanes.Get(c.Lane); lane != nil {
				return lane.Map
			}
		}
	}
	return ""
}

func (m *mender) makeStage(id, of ID) {
	s := NewRecord(StageKind, id).(*Stage)
	s.Map, s.Order, s.Name = m.anyMap(of), m.after(StageKind), m.name
	m.doc.Put(s)
	m.note(ParentMade, s, "")
}

// makeStep makes a stand-in for a lost step, in a stage of its own.
func (m *mender) makeStep(id, of ID) {
	s := NewRecord(StepKind, id).(*Step)
	s.Stage, s.Order = NewID(), OrderBetween("", "")
	m.makeStage(s.Stage, of)
	m.doc.Put(s)
	m.note(ParentMade, s, "")
}

// cards gives cards a lane and a step of the same map.
func (m *mender) cards() {
	for _, r := range m.sorted(CardKind) {
		c := r.(*Card)
		if m.taken(c.Lane, LaneRecord) || m.taken(c.Step, StepKind) {
			m.leaveOut(r)
			continue
		}
		lane, step := m.doc.Lanes.Get(c.Lane), m.doc.Steps.Get(c.Step)
		if lane == nil {
			of := ID("")
			if step != nil {
				of = m.doc.Stages.Get(step.Stage).Map
			}
			lane = NewRecord(LaneRecord, c.Lane).(*Lane)
			lane.Map, lane.Order, lane.Name = m.anyMap(of), m.after(LaneRecord), m.name
			m.doc.Put(lane)
			m.note(ParentMade, lane, "")
		}
		if step == nil {
			m.makeStep(c.Step, lane.Map)
			step = m.doc.Steps.Get(c.Step)
		}
		if m.doc.Stages.Get(step.Stage).Map == lane.Map {
			continue
		}
		moved := c.Clone().(*Card)
		moved.Step, moved.LastStep = m.firstStep(lane.Map), ""
		m.doc.Put(moved)
		m.note(MovedTo, moved, "")
	}
}

// firstStep gives the first step of a map, made if it has none.
func (m *mender) firstStep(of ID) ID {
	for _, stage := range m.doc.StagesOf(of) {
		for _, step := range m.doc.StepsOf(stage.ID) {
			return step.ID
		}
	}
	id := NewID()
	m.makeStep(id, of)
	return id
}

// rest is what hangs on the others.
func (m *mender) rest() {
	for _, r := range m.sorted(EmotionKind) {
		e := r.(*Emotion)
		if m.taken(e.Persona, PersonaRecord) || m.taken(e.Step, StepKind) {
			m.leaveOut(r)
			continue
		}
		if !m.doc.Personas.Has(e.Persona) {
			p := NewRecord(PersonaRecord, e.Persona).(*Persona)
			p.Order, p.Name = m.after(PersonaRecord), m.name
			m.doc.Put(p)
			m.note(ParentMade, p, "")
		}
		if !m.doc.Steps.Has(e.Step) {
			m.makeStep(e.Step, "")
		}
	}
	for _, r := range m.sorted(ActionKind) {
		if !m.doc.Cards.Has(r.(*Action).Opportunity) {
			m.leaveOut(r)
		}
	}
	for _, r := range m.sorted(CommentKind) {
		c := r.(*Comment)
		if m.doc.Find(c.On) == nil {
			moved := c.Clone().(*Comment)
			moved.On = m.doc.Project.ID
			m.doc.Put(moved)
			m.note(MovedTo, moved, "")
		}
	}
}

// references drops what names something that is lost.
func (m *mender) references() {
	for _, k := range Kinds() {
		for _, r := range m.sorted(k) {
			fields := FieldsOf(k)
			var now Record
			for i := range fields {
				f := &fields[i]
				if len(f.Refs) == 0 || f.Refs[0].Hard || f.Kind == PlaceValue || m.doc.checkRefs(r, f) == nil {
					continue
				}
				if now == nil {
					now = r.Clone()
				}
				v := f.get(r)
				v.Text = ""
				v.IDs = slices.DeleteFunc(slices.Clone(v.IDs), func(id ID) bool { return !m.doc.has(f.Refs[0].Kind, id) })
				f.set(now, v)
				m.note(RefDropped, r, f.Name)
			}
			if now != nil {
				m.doc.Put(now)
			}
		}
	}
	for _, r := range m.sorted(CardKind) {
		c := r.(*Card)
		if last := m.doc.Steps.Get(c.LastStep); last != nil && m.doc.MapOf(last) != m.doc.MapOf(c) {
			now := c.Clone().(*Card)
			now.LastStep = ""
			m.doc.Put(now)
			m.note(RefDropped, c, "lastStep")
		}
	}
}

func (m *mender) emptyStages() {
	full := make(map[ID]bool)
	for _, s := range m.doc.Steps.All() {
		full[s.Stage] = true
	}
	for _, r := range m.sorted(StageKind) {
		if full[r.RecordID()] {
			continue
		}
		s := NewRecord(StepKind, NewID()).(*Step)
		s.Stage, s.Order = r.RecordID(), OrderBetween("", "")
		m.doc.Put(s)
		m.note(StepMade, r, "")
	}
}
