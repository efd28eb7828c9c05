package analysis

import "waymark/domain/journey"

// Verdict is what the gap analysis says about a piece of the map.
type Verdict uint8

// The verdicts.
const (
	Match   Verdict = iota // customers use it and we do something for it
	Missing                // customers use it and nobody takes care of it
	Wasted                 // we do it and no customer meets it
	Open                   // not known: nobody has begun to say what serves what
)

// Finding is one row of the gap analysis.
type Finding struct {
	Verdict Verdict
	// Uses is what customers use; nil for what is wasted, and for what we do while
	// the verdict is open.
	Uses *journey.Card
	// Does is what we do for it; none for what is missing, and for what customers
	// use while the verdict is open.
	Does []*journey.Card
}

// StageGap is the gap analysis of one stage.
type StageGap struct {
	Stage    *journey.Stage
	Findings []Finding // touchpoints in the order of the map, then what is wasted
}

// Gap is the gap analysis of a map.
type Gap struct {
	Stages []StageGap
	// Count counts the findings by verdict.
	Count [4]int
	// HoursMeeting and HoursWasted are the hours a month of activities that meet
	// the customer and of those that do not, each activity counted once; both are 0
	// while the verdicts are open.
	HoursMeeting, HoursWasted float64
}

// Compared tells whether somebody has begun to lay what we do on a map over what
// customers use: an activity serves a card. Before the first such link, that an
// activity meets nobody says nothing about it, only that nobody has thought of
// links yet – as early in a workshop – and every verdict is open.
func Compared(doc *journey.Document, mapID journey.ID) bool {
	for _, c := range doc.Cards.All() {
		if len(c.Serves) == 0 {
			continue
		}
		lane := doc.Lanes.Get(c.Lane)
		if lane != nil && lane.Map == mapID && lane.LaneKind == journey.Activities && Meets(doc, c) {
			return true
		}
	}
	return false
}

// Meets tells whether an activity meets the customer: it serves a card that is
// there. Where the map is Compared, the others are hatched on the screen.
func Meets(doc *journey.Document, activity *journey.Card) bool {
	for _, id := range activity.Serves {
		if doc.Cards.Has(id) {
			return true
		}
	}
	return false
}

// Gap lays what customers use – the touchpoint cards – over what we do – the
// activities that serve them.
func (r *Reading) Gap() Gap {
	g := Gap{Stages: make([]StageGap, len(r.Outline.Stages))}
	for i, s := range r.Outline.Stages {
		g.Stages[i].Stage = s.Stage
	}
	uses := map[journey.ID]bool{}
	for _, c := range r.CardsOf(journey.Touchpoints) {
		uses[c.ID] = true
	}
	does := map[journey.ID][]*journey.Card{}
	type other struct {
		stage int
		Finding
	}
	var others []other
	missing, wasted := Missing, Wasted
	if !Compared(r.Doc, r.Outline.Map.ID) {
		missing, wasted = Open, Open
	}
	for _, c := range r.CardsOf(journey.Activities) {
		stage := r.stage[c.Step.ID]
		if !Meets(r.Doc, c.Card) {
			if wasted == Wasted {
				g.HoursWasted += c.Hours
			}
			others = append(others, other{stage, Finding{wasted, nil, []*journey.Card{c.Card}}})
			continue
		}
		g.HoursMeeting += c.Hours
		for _, id := range c.Serves {
			if uses[id] {
				does[id] = append(does[id], c.Card)
			} else if served := r.Doc.Cards.Get(id); served != nil {
				// A card of another lane or another map: met all the same.
				others = append(others, other{stage, Finding{Match, served, []*journey.Card{c.Card}}})
			}
		}
	}
	add := func(stage int, f Finding) {
		g.Stages[stage].Findings = append(g.Stages[stage].Findings, f)
		g.Count[f.Verdict]++
	}
	for _, c := range r.CardsOf(journey.Touchpoints) {
		f := Finding{missing, c.Card, does[c.ID]}
		if len(f.Does) > 0 {
			f.Verdict = Match
		}
		add(r.stage[c.Step.ID], f)
	}
	for _, o := range others {
		add(o.stage, o.Finding)
	}
	return g
}

// ChannelGap counts the touchpoints of one channel by verdict.
type ChannelGap struct {
	Channel        *journey.Channel // nil for touchpoints without one
	Match, Missing int
	Hours          float64 // a month, of the activities that serve it
}

// Channels gives the gap analysis by channel, in the project's order, without
// the channels that the map does not use.
func (r *Reading) Channels() []ChannelGap {
	rows := map[*journey.Channel]*ChannelGap{}
	counted := map[*journey.Channel]map[journey.ID]bool{}
	gap := r.Gap()
	for _, s := range gap.Stages {
		for _, f := range s.Findings {
			if f.Uses == nil {
				continue
			}
			channel := r.ChannelOf(f.Uses)
			row := rows[channel]
			if row == nil {
				row = &ChannelGap{Channel: channel}
				rows[channel], counted[channel] = row, map[journey.ID]bool{}
			}
			switch f.Verdict {
			case Match:
				row.Match++
			case Missing:
				row.Missing++
			case Wasted, Open:
			}
			for _, a := range f.Does {
				if !counted[channel][a.ID] {
					counted[channel][a.ID] = true
					row.Hours += a.Hours
				}
			}
		}
	}
	var out []ChannelGap
	for _, c := range append(r.Doc.ChannelsInOrder(), nil) {
		if row := rows[c]; row != nil {
			out = append(out, *row)
		}
	}
	return out
}
