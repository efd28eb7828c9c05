package merge

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"waymark/domain/edit"
	"waymark/domain/journey"
)

// sentCopy gives the change of our history with which theirs was sent, or nil.
func (m *Merge) sentCopy() *edit.Change {
	c := m.ours.History.Change(journey.ID(m.theirs.Document.Project.CopyID))
	if c == nil || c.Label.Verb != edit.VerbSendCopy || c.Marks != "" {
		return nil
	}
	return c
}

// graft puts the changes made in a copy that was sent without its history after
// the change that sent it; false when the copy did not begin with what was sent.
func (m *Merge) graft() ([]*edit.Change, bool) {
	sent := m.sentCopy()
	state, err := m.ours.History.State(m.ours.Document, sent.ID)
	if err != nil {
		return nil, false
	}
	if state, err = sent.Aside.Apply(state); err != nil {
		return nil, false
	}
	begin, err := m.theirs.History.State(m.theirs.Document, "")
	if err != nil || !journey.Equal(begin, state) {
		return nil, false
	}
	root := edit.SentState(sent)
	out := []*edit.Change{root}
	for _, c := range m.theirs.History.Changes() {
		first := len(c.Parents) == 0 || c.Parents[0] == ""
		beginning := c.Label.Verb == edit.VerbNameVersion && c.Marks == "" // theirs is what was sent
		if first || beginning {
			copied := *c
			if first {
				copied.Parents = append([]journey.ID{root.ID}, c.Parents[min(1, len(c.Parents)):]...)
			}
			if beginning {
				copied.Marks = root.ID
			}
			c = &copied
		}
		out = append(out, c)
	}
	return out, true
}

// adopt matches a copy that shares no history with ours: by ids, then by names.
// What is left gets an id of its own where ours uses it for something else.
func (m *Merge) adopt() error {
	m.relation = Foreign
	m.names = matchNames(m.ours.Document, m.theirs.Document)
	m.theirs.Document = edit.Renamed(m.theirs.Document, m.names)
	return m.theirs.Document.Validate()
}

// Matched gives a document with the ids that its records have in another one:
// that itself where both are of one project, else matched by ids, then by names.
func Matched(to, doc *journey.Document) *journey.Document {
	if to.Project.ID == doc.Project.ID {
		return doc
	}
	return edit.Renamed(doc, matchNames(to, doc))
}

// matchNames gives, for records of theirs, the ids they have in ours.
func matchNames(ours, theirs *journey.Document) map[journey.ID]journey.ID {
	names := map[journey.ID]journey.ID{theirs.Project.ID: ours.Project.ID}
	kinds := make(map[journey.ID]journey.Kind)
	for r := range ours.Records() {
		kinds[r.RecordID()] = r.Kind()
	}
	for _, kind := range journey.Kinds() {
		if kind == journey.ProjectKind || kind == journey.EmotionKind || kind == journey.AttachmentKind {
			continue
		}
		free := make(map[string][]journey.ID) // of ours, by what they are called
		for _, r := range byID(ours, kind) {
			if theirs.Record(kind, r.RecordID()) == nil {
				name := calledBy(r, nil)
				free[name] = append(free[name], r.RecordID())
			}
		}
		for _, r := range byID(theirs, kind) {
			id := r.RecordID()
			if kinds[id] == kind {
				continue
			}
			name := calledBy(r, names)
			if same := free[name]; name != "" && len(same) > 0 {
				names[id], free[name] = same[0], same[1:]
			} else if kinds[id] != "" {
				sum := sha256.Sum256([]byte(kind + "/" + journey.Kind(id)))
				names[id] = journey.ID(hex.EncodeToString(sum[:16]))
			}
		}
	}
	return names
}

func byID(doc *journey.Document, kind journey.Kind) []journey.Record {
	var out []journey.Record
	for r := range doc.RecordsOf(kind) {
		out = append(out, r)
	}
	slices.SortFunc(out, func(a, b journey.Record) int { return strings.Compare(string(a.RecordID()), string(b.RecordID())) })
	return out
}

// calledBy gives by what people know a record among those of its kind: its name
// and where it stands. It is empty for what has no name, but for steps and lanes,
// which often have none.
func calledBy(r journey.Record, names map[journey.ID]journey.ID) string {
	in := ""
	if f := journey.FieldOf(r.Kind(), "place"); f != nil {
		for _, id := range f.Get(r).IDs {
			if other, ok := names[id]; ok {
				id = other
			}
			in += "/" + string(id)
		}
	}
	title := strings.ToLower(strings.Join(strings.Fields(journey.Title(r)), " "))
	switch r := r.(type) {
	case *journey.Lane:
		return fmt.Sprintf("%s %s %s", in, r.LaneKind, title)
	case *journey.Step:
		return in + " " + title
	case *journey.Comment:
		on := r.On
		if other, ok := names[on]; ok {
			on = other
		}
		return fmt.Sprintf("%s %s %s %s", on, r.Author, r.Time.UTC(), title)
	}
	if title == "" {
		return ""
	}
	return in + " " + title
}

// byIDs brings in what ours has not, field by field where both have a record: an
// empty field takes what the other says, sets are united, and where both say
// something else it is a conflict. Nobody can tell which was there before, so
// nothing is removed, and everything stays where it stands in ours.
func (m *Merge) byIDs() {
	out := m.ours.Document.Fork()
	for r := range m.theirs.Document.Records() {
		mine := m.ours.Document.Record(r.Kind(), r.RecordID())
		switch {
		case r.Kind() == journey.ProjectKind:
		case mine == nil:
			out.Put(r)
		default:
			if next := m.combine(mine, r); next != nil {
				out.Put(next)
			}
		}
	}
	for _, id := range empty(out) { // its steps stand in another stage in ours
		out.Put(&journey.Step{ID: stepFor(out, id), Stage: id, Order: journey.OrderBetween("", "")})
		m.notes = append(m.notes, Note{Note: StepAdded, Kind: journey.StageKind, Record: id, Title: journey.Title(out.Stages.Get(id))})
	}
	m.merged = out
	slices.SortFunc(m.conflicts, func(a, b *Conflict) int { return strings.Compare(a.ID, b.ID) })
}

func (m *Merge) combine(mine, theirs journey.Record) journey.Record {
	next := mine.Clone()
	fields := journey.FieldsOf(mine.Kind())
	for i := range fields {
		f := &fields[i]
		a, b := f.Get(mine), f.Get(theirs)
		if f.Kind == journey.PlaceValue || f.Identity || a.Equal(b) {
			continue
		}
		if f.Kind == journey.SetValue {
			f.Set(next, journey.Value{Kind: journey.SetValue, IDs: journey.SetOf(append(slices.Clone(a.IDs), b.IDs...)...)})
			continue
		}
		if says(f, mine.Kind(), b) && says(f, mine.Kind(), a) {
			c := &Conflict{
				ID: string(mine.Kind()) + ":" + string(mine.RecordID()) + ":" + f.Name, Kind: mine.Kind(), Record: mine.RecordID(), Field: f.Name,
				Values: []Candidate{{Value: a, Change: lastWriter(m.ours.History, mine, f.Name), Ours: true}, {Value: b, Change: lastWriter(m.theirs.History, theirs, f.Name), Theirs: true}},
			}
			if x, y := c.Values[0].Change, c.Values[1].Change; y != nil && (x == nil || y.Time.After(x.Time)) {
				slices.Reverse(c.Values)
			}
			if i, ok := m.choices[c.ID]; ok && i >= 0 && i < len(c.Values) {
				c.Chosen = i
			}
			m.conflicts = append(m.conflicts, c)
			f.Set(next, c.Values[c.Chosen].Value)
		} else if says(f, mine.Kind(), b) {
			f.Set(next, b)
		}
	}
	if journey.SameRecord(next, mine) {
		return nil
	}
	return next
}

// says tells whether a value is other than what a new record has.
func says(f *journey.Field, kind journey.Kind, v journey.Value) bool {
	id := journey.ID("x")
	if kind == journey.EmotionKind {
		return !v.Equal(journey.Value{Kind: v.Kind})
	}
	fresh := journey.NewRecord(kind, id)
	return !v.Equal(f.Get(fresh))
}

// lastWriter gives the newest change that wrote a field, or nil.
func lastWriter(h *edit.History, r journey.Record, field string) *edit.Change {
	for _, c := range slices.Backward(h.Main()) {
		for i := range c.Diff {
			d := &c.Diff[i]
			if d.Kind != r.Kind() || d.ID != r.RecordID() {
				continue
			}
			if d.Added != nil || slices.ContainsFunc(d.Fields, func(f edit.FieldDiff) bool { return f.Name == field }) {
				return c
			}
		}
	}
	return nil
}
