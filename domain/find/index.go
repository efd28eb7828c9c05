package find

import (
	"slices"
	"strings"

	"waymark/domain/journey"
)

// Hit is a text in which something was found.
type Hit struct {
	Kind  journey.Kind
	ID    journey.ID
	Field string // as in the JSON form, or TouchpointField
	Text  string // all of it
	Spans []Span // where in Text
	// Map is the map on which the record stands, or on whose record it is a
	// comment; "" for what belongs to the project.
	Map journey.ID
	// On is what a comment or an action is about: what there is to go to. For
	// everything else it is the record itself.
	On     journey.ID
	OnKind journey.Kind
}

// Index searches documents. It keeps the folded texts of records for the next
// search; records never change, so a search after an edit folds only what is new.
// The zero Index is ready. It is for one goroutine.
type Index struct {
	folded map[journey.Record][]string
	doc    *journey.Document
	order  []entry
}

// entry is a record in reading order.
type entry struct {
	record journey.Record
	mapID  journey.ID
	on     journey.Record
	extra  string // the name of the touchpoint that a card shows
}

// Search gives all texts that contain a query, in reading order: map by map from
// the title to the last stage, each thing with its comments; then what belongs to
// the project.
func (x *Index) Search(doc *journey.Document, query string) []Hit {
	query = Fold(strings.TrimSpace(query))
	if query == "" {
		return nil
	}
	x.read(doc)
	var hits []Hit
	for i := range x.order {
		e := &x.order[i]
		folded := x.folded[e.record]
		for k, f := range folded {
			if !strings.Contains(f, query) {
				continue
			}
			p := texts(e.record)[k]
			hits = append(hits, e.hit(p.field, p.text, query))
		}
		if e.extra != "" && strings.Contains(Fold(e.extra), query) {
			hits = append(hits, e.hit(TouchpointField, e.extra, query))
		}
	}
	return hits
}

func (e *entry) hit(field, text, query string) Hit {
	return Hit{
		Kind: e.record.Kind(), ID: e.record.RecordID(), Field: field, Text: text, Spans: Spans(text, query),
		Map: e.mapID, On: e.on.RecordID(), OnKind: e.on.Kind(),
	}
}

// read brings the index to a document.
func (x *Index) read(doc *journey.Document) {
	if x.doc == doc {
		return
	}
	x.doc = doc
	x.order = arrange(doc)
	folded := make(map[journey.Record][]string, len(x.order))
	for i := range x.order {
		r := x.order[i].record
		f, ok := x.folded[r]
		if !ok {
			for _, p := range texts(r) {
				f = append(f, Fold(p.text))
			}
		}
		folded[r] = f
	}
	x.folded = folded
}

// arranger puts the records of a document into reading order.
type arranger struct {
	doc      *journey.Document
	out      []entry
	mapID    journey.ID
	comments map[journey.ID][]*journey.Comment
	actions  map[journey.ID][]*journey.Action
}

func arrange(doc *journey.Document) []entry {
	a := &arranger{
		doc: doc, out: make([]entry, 0, doc.Cards.Len()*5/4+64),
		comments: map[journey.ID][]*journey.Comment{}, actions: map[journey.ID][]*journey.Action{},
	}
	for _, c := range doc.CommentsInOrder() {
		a.comments[c.On] = append(a.comments[c.On], c)
	}
	for _, act := range doc.ActionsInOrder() {
		a.actions[act.Opportunity] = append(a.actions[act.Opportunity], act)
	}
	for _, m := range doc.MapsInOrder() {
		a.addMap(m)
	}
	a.mapID = ""
	if doc.Project != nil {
		a.add(doc.Project)
	}
	for _, p := range doc.PersonasInOrder() {
		a.add(p)
	}
	for _, t := range doc.TouchpointsInOrder() {
		a.add(t)
	}
	for _, c := range doc.ChannelsInOrder() {
		a.add(c)
	}
	for _, s := range doc.SourcesInOrder() {
		a.add(s)
	}
	return a.out
}

// add puts a record and what is said about it.
func (a *arranger) add(r journey.Record) {
	e := entry{record: r, mapID: a.mapID, on: r}
	if c, ok := r.(*journey.Card); ok && c.Text == "" {
		if t := a.doc.Touchpoints.Get(c.Touchpoint); t != nil {
			e.extra = t.Name
		}
	}
	a.out = append(a.out, e)
	a.about(r, r)
}

// about puts the comments on a record. They lead to what can be gone to: on.
func (a *arranger) about(r, on journey.Record) {
	for _, c := range a.comments[r.RecordID()] {
		a.out = append(a.out, entry{record: c, mapID: a.mapID, on: on})
	}
}

func (a *arranger) addMap(m *journey.Map) {
	a.mapID = m.ID
	a.add(m)
	for _, v := range a.doc.ViewsOf(m.ID) {
		a.out = append(a.out, entry{record: v, mapID: m.ID, on: m})
	}
	o := a.doc.Outline(m.ID)
	for _, l := range o.Lanes {
		a.add(l)
	}
	for _, st := range o.Stages {
		a.add(st.Stage)
		for _, step := range st.Steps {
			a.add(step)
			for _, l := range o.Lanes {
				a.addCell(o, l, step)
			}
		}
	}
}

func (a *arranger) addCell(o *journey.Outline, l *journey.Lane, step *journey.Step) {
	if l.LaneKind == journey.EmotionCurve {
		for _, p := range o.Personas {
			if e := a.doc.EmotionAt(p.ID, step.ID); e != nil && !a.has(e) {
				a.add(e)
			}
		}
	}
	for _, c := range o.Cards(l.ID, step.ID) {
		a.add(c)
		for _, act := range a.actions[c.ID] {
			a.out = append(a.out, entry{record: act, mapID: a.mapID, on: c})
			a.about(act, c)
		}
	}
}

// has tells whether a record was put a moment ago: a map may have two lanes of
// emotions.
func (a *arranger) has(r journey.Record) bool {
	return slices.ContainsFunc(a.out[max(0, len(a.out)-200):], func(e entry) bool { return e.record == r })
}
