package analysis

import (
	"waymark/domain/journey"
)

// Share is a part of a whole, counted.
type Share struct{ Part, Whole int }

// Percent gives the share in whole per cent; ok is false for a share of
// nothing. Only nothing gives 0 and only all gives 100.
func (s Share) Percent() (percent int, ok bool) {
	switch {
	case s.Whole <= 0:
		return 0, false
	case s.Part <= 0:
		return 0, true
	case s.Part >= s.Whole:
		return 100, true
	}
	return min(max((200*s.Part+s.Whole)/(2*s.Whole), 1), 99), true
}

func (s *Share) count(part bool) {
	s.Whole++
	if part {
		s.Part++
	}
}

// Coverage tells how much of a map is filled in, and what it rests on.
type Coverage struct {
	Cells         Share // cells with a card; emotion lanes do not count
	Emotions      Share // known values of personas × steps
	Researched    Share // of cards and emotions: what customers said or data shows
	Sourced       Share // cards that name a source
	Touchpoints   Share // scored for importance and satisfaction
	Opportunities Share // scored for value and effort
	Addressed     Share // pain points that an opportunity answers
	Owned         Share // opportunities with an action that has an owner
}

// Coverage counts how complete the map is.
func (r *Reading) Coverage() Coverage {
	var c Coverage
	o := r.Outline
	covered := map[journey.Cell]bool{}
	addressed := map[journey.ID]bool{}
	owned := map[journey.ID]bool{}
	for _, a := range r.Doc.Actions.All() {
		if a.Owner != "" {
			owned[a.Opportunity] = true
		}
	}
	for _, p := range r.cards {
		if p.Lane.LaneKind != journey.Opportunities {
			continue
		}
		for _, id := range p.Addresses {
			addressed[id] = true
		}
	}
	for _, p := range r.cards {
		first, last := o.Span(p.Card)
		for i := first; i <= last; i++ {
			covered[journey.Cell{Lane: p.Lane.ID, Step: o.Steps[i].ID}] = true
		}
		c.Researched.count(p.Basis == journey.Researched)
		c.Sourced.count(len(p.Sources) > 0)
		switch p.Lane.LaneKind {
		case journey.Touchpoints:
			_, ok := TouchpointGap(p.Importance, p.Satisfaction)
			c.Touchpoints.count(ok)
		case journey.Opportunities:
			_, ok := OpportunityValue(p.CustomerValue, p.BusinessValue)
			c.Opportunities.count(ok && p.Effort > 0)
			c.Owned.count(owned[p.ID])
		case journey.PainPoints:
			c.Addressed.count(addressed[p.ID])
		default:
		}
	}
	for _, l := range o.Lanes {
		if l.LaneKind == journey.EmotionCurve {
			continue
		}
		for _, s := range o.Steps {
			c.Cells.count(covered[journey.Cell{Lane: l.ID, Step: s.ID}])
		}
	}
	for _, p := range o.Personas {
		for _, s := range o.Steps {
			e := r.Doc.EmotionAt(p.ID, s.ID)
			c.Emotions.count(e != nil)
			if e != nil {
				c.Researched.count(e.Basis == journey.Researched)
			}
		}
	}
	return c
}

// PainPoint is a pain point with what answers it.
type PainPoint struct {
	Placed
	Answers []*journey.Card // opportunities of the map that address it
}

// PainPoints gives the pain points of the map, the most severe first and those
// without a severity last.
func (r *Reading) PainPoints() []PainPoint {
	answers := map[journey.ID][]*journey.Card{}
	for _, o := range r.CardsOf(journey.Opportunities) {
		for _, id := range o.Addresses {
			answers[id] = append(answers[id], o.Card)
		}
	}
	var out []PainPoint
	for _, c := range r.CardsOf(journey.PainPoints) {
		out = append(out, PainPoint{c, answers[c.ID]})
	}
	byScore(out, func(p *PainPoint) (float64, bool) { return float64(p.Severity), p.Severity > 0 })
	return out
}
