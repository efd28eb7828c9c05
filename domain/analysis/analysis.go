// Package analysis computes what a journey map tells: gaps, values, rankings,
// highs and lows, what is known and what is missing.
//
// What lives here: rules and formulas, each with its source, so that the
// screen, the paper and the command line say the same. What does not: words for
// a finding (callers), drawings (domain/scene, domain/pages).
//
// The formulas are those of the field's practice. Touchpoints: satisfaction,
// importance to the customer and importance to the organisation, 1–5 each; the
// gap is importance − satisfaction. Opportunities: half the value to the
// customer and half that to the business, against effort. Moments of truth:
// emotional impact + business impact − current experience. Gap analysis: what
// customers use laid over what the organisation does gives match, missing and
// wasted. A score of 0 means that nobody scored yet, and what needs it is then
// unknown, never 0.
package analysis

import (
	"cmp"
	"slices"

	"waymark/domain/journey"
)

// Reading is one map of one document, read once. It is never changed and safe
// for use by several goroutines.
type Reading struct {
	Doc     *journey.Document
	Outline *journey.Outline

	stage map[journey.ID]int // step → index of its stage
	lane  map[journey.ID]*journey.Lane
	cards []Placed // in order: by column, by lane, from top to bottom
}

// Placed is a card with its place on the map.
type Placed struct {
	*journey.Card
	Lane   *journey.Lane
	Step   *journey.Step
	Stage  *journey.Stage
	Column int // of the step among all steps
}

// Read reads a map; nil when there is no such map.
func Read(doc *journey.Document, id journey.ID) *Reading {
	o := doc.Outline(id)
	if o == nil {
		return nil
	}
	r := &Reading{Doc: doc, Outline: o, stage: map[journey.ID]int{}, lane: map[journey.ID]*journey.Lane{}}
	for i, s := range o.Stages {
		for _, step := range s.Steps {
			r.stage[step.ID] = i
		}
	}
	for _, l := range o.Lanes {
		r.lane[l.ID] = l
	}
	for column, step := range o.Steps {
		stage := o.Stages[r.stage[step.ID]].Stage
		for _, l := range o.Lanes {
			for _, c := range o.Cards(l.ID, step.ID) {
				r.cards = append(r.cards, Placed{c, l, step, stage, column})
			}
		}
	}
	return r
}

// Cards gives all cards of the map in the order of reading: column by column,
// from top to bottom.
func (r *Reading) Cards() []Placed { return r.cards }

// CardsOf gives the cards in lanes of the given kinds, in the order of reading.
func (r *Reading) CardsOf(kinds ...journey.LaneKind) []Placed {
	var out []Placed
	for _, c := range r.cards {
		if slices.Contains(kinds, c.Lane.LaneKind) {
			out = append(out, c)
		}
	}
	return out
}

// TextOf gives what a card says: its own text, else the name of its entry in
// the touchpoint catalogue.
func (r *Reading) TextOf(c *journey.Card) string {
	if c.Text != "" || c.Touchpoint == "" {
		return c.Text
	}
	if tp := r.Doc.Touchpoints.Get(c.Touchpoint); tp != nil {
		return tp.Name
	}
	return ""
}

// ChannelOf gives the channel of a touchpoint card, or nil.
func (r *Reading) ChannelOf(c *journey.Card) *journey.Channel {
	if tp := r.Doc.Touchpoints.Get(c.Touchpoint); tp != nil {
		return r.Doc.Channels.Get(tp.Channel)
	}
	return nil
}

// byScore sorts so that the largest score comes first; what has none comes
// last; ties stay in the order of reading.
func byScore[T any](all []T, score func(*T) (float64, bool)) {
	slices.SortStableFunc(all, func(a, b T) int {
		sa, oka := score(&a)
		sb, okb := score(&b)
		switch {
		case oka != okb && oka:
			return -1
		case oka != okb:
			return 1
		case !oka:
			return 0
		}
		return cmp.Compare(sb, sa)
	})
}
