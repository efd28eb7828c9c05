package outline

import (
	"strconv"

	"waymark/domain/journey"
	"waymark/domain/scene"
	"waymark/gui/controls"
	"waymark/gui/naming"
	"waymark/gui/viewstate"
	"waymark/resources/i18n"
)

// node is a row of the tree.
type node struct {
	ref   scene.Ref
	depth int
	fold  controls.Fold
	count int  // of cards below, in folded rows told
	faint bool // not shown on the map just now
}

// tree makes the rows of a map.
type tree struct {
	doc    *journey.Document
	o      *journey.Outline
	state  viewstate.State
	folded map[journey.ID]bool
	nodes  []node
}

func (t *tree) add(r journey.Record, depth int, faint bool) *node {
	t.nodes = append(t.nodes, node{ref: scene.Ref{Kind: r.Kind(), ID: r.RecordID()}, depth: depth, faint: faint})
	return &t.nodes[len(t.nodes)-1]
}

// parent adds a row that has rows below it and tells whether they are shown.
func (t *tree) parent(r journey.Record, depth, count int, faint bool) bool {
	n := t.add(r, depth, faint)
	n.count = count
	n.fold = controls.Open
	if t.folded[r.RecordID()] {
		n.fold = controls.Folded
	}
	return n.fold == controls.Open
}

// byStages gives stages → steps → what stands in them. A stage with one unnamed
// step has no row for it.
func (t *tree) byStages() {
	for _, st := range t.o.Stages {
		hidden := t.state.HiddenStages.Has(st.ID)
		count := 0
		for _, step := range st.Steps {
			count += t.inStep(step, 0, false, true)
		}
		if !t.parent(st.Stage, 0, count, hidden) {
			continue
		}
		plain := len(st.Steps) == 1 && st.Steps[0].Name == ""
		for _, step := range st.Steps {
			if plain {
				t.inStep(step, 1, hidden, false)
				continue
			}
			if t.parent(step, 1, t.inStep(step, 0, false, true), hidden) {
				t.inStep(step, 2, hidden, false)
			}
		}
	}
}

// inStep adds what stands in a step, lane by lane, or only counts the cards.
func (t *tree) inStep(step *journey.Step, depth int, hidden, count bool) int {
	n := 0
	for _, l := range t.o.Lanes {
		cards := t.o.Cards(l.ID, step.ID)
		n += len(cards)
		if count {
			continue
		}
		faint := hidden || t.state.HiddenLanes.Has(l.ID)
		if l.LaneKind == journey.EmotionCurve {
			for _, p := range t.o.Personas {
				if e := t.doc.EmotionAt(p.ID, step.ID); e != nil {
					t.add(e, depth, faint || t.state.HiddenPersonas.Has(p.ID))
				}
			}
		}
		for _, c := range cards {
			t.add(c, depth, faint)
		}
	}
	return n
}

// byLanes gives lanes → cards.
func (t *tree) byLanes() {
	for _, l := range t.o.Lanes {
		hidden := t.state.HiddenLanes.Has(l.ID)
		count := 0
		for _, step := range t.o.Steps {
			count += len(t.o.Cards(l.ID, step.ID))
		}
		if !t.parent(l, 0, count, hidden) {
			continue
		}
		for _, step := range t.o.Steps {
			faint := hidden || t.state.HiddenStages.Has(step.Stage)
			if l.LaneKind == journey.EmotionCurve {
				for _, p := range t.o.Personas {
					if e := t.doc.EmotionAt(p.ID, step.ID); e != nil {
						t.add(e, 1, faint || t.state.HiddenPersonas.Has(p.ID))
					}
				}
			}
			for _, c := range t.o.Cards(l.ID, step.ID) {
				t.add(c, 1, faint)
			}
		}
	}
}

// above gives the records whose rows have to be open for a record to have one.
func above(doc *journey.Document, r journey.Record, lanes bool) []journey.ID {
	step := journey.ID("")
	switch r := r.(type) {
	case *journey.Card:
		if lanes {
			return []journey.ID{r.Lane}
		}
		step = r.Step
	case *journey.Emotion:
		step = r.Step
	case *journey.Step:
		return []journey.ID{r.Stage}
	}
	if s := doc.Steps.Get(step); s != nil && !lanes {
		return []journey.ID{s.Stage, s.ID}
	}
	return nil
}

// spec gives how a row looks.
func (n *node) spec(doc *journey.Document, texts *i18n.Catalog, lanes bool) controls.RowSpec {
	row := controls.RowSpec{ID: "outline." + string(n.ref.ID), Depth: n.depth, Fold: n.fold, Faint: n.faint}
	r := doc.Record(n.ref.Kind, n.ref.ID)
	if r == nil {
		return row // it went a moment ago
	}
	row.Text, row.Icon = naming.Name(doc, r, texts), naming.Icon(doc, r)
	switch r := r.(type) {
	case *journey.Emotion:
		row.Note = scene.Signed(r.Value)
		if p := doc.Personas.Get(r.Persona); p != nil {
			row.Right = journey.Shorten(p.Name, 24)
		}
	case *journey.Card:
		if lanes {
			if s := doc.Steps.Get(r.Step); s != nil {
				row.Right = journey.Shorten(naming.Name(doc, s, texts), 24)
			}
		} else if l := doc.Lanes.Get(r.Lane); l != nil {
			row.Right = journey.Shorten(l.Name, 24)
		}
	}
	if n.fold != controls.Leaf {
		row.Right = strconv.Itoa(n.count)
	}
	if n.faint {
		row.Icon = "eye-off"
	}
	return row
}
