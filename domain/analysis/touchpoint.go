package analysis

import (
	"slices"

	"waymark/domain/journey"
)

// TouchpointGap is importance to the customer − satisfaction, −4 … 4: how far
// we fall short where it matters. ok is false while either is unscored.
func TouchpointGap(importance, satisfaction int) (gap int, ok bool) {
	if importance == 0 || satisfaction == 0 {
		return 0, false
	}
	return importance - satisfaction, true
}

// MomentScore is emotional impact + business impact − current experience: the
// larger, the more a moment of truth needs us. The impacts are the importance to
// the customer and to the organisation, the experience is the satisfaction. ok
// is false while one of them is unscored.
func MomentScore(importance, businessImportance, satisfaction int) (score int, ok bool) {
	if importance == 0 || businessImportance == 0 || satisfaction == 0 {
		return 0, false
	}
	return importance + businessImportance - satisfaction, true
}

// Touchpoint is a touchpoint card with its gap.
type Touchpoint struct {
	Placed
	Text    string
	Channel *journey.Channel // or nil
	Gap     int
	Scored  bool // the gap is known
}

// Touchpoints gives the touchpoint cards of the map, the largest gap first and
// those without scores last.
func (r *Reading) Touchpoints() []Touchpoint {
	var out []Touchpoint
	for _, c := range r.CardsOf(journey.Touchpoints) {
		t := Touchpoint{Placed: c, Text: r.TextOf(c.Card), Channel: r.ChannelOf(c.Card)}
		t.Gap, t.Scored = TouchpointGap(c.Importance, c.Satisfaction)
		out = append(out, t)
	}
	byScore(out, func(t *Touchpoint) (float64, bool) { return float64(t.Gap), t.Scored })
	return out
}

// Moment is a moment of truth with its score.
type Moment struct {
	Placed
	Text   string
	Score  int
	Scored bool
}

// Moments gives the moments of truth, the one that needs us most first.
func (r *Reading) Moments() []Moment {
	var out []Moment
	for _, c := range r.CardsOf(journey.Touchpoints) {
		if !c.MomentOfTruth {
			continue
		}
		m := Moment{Placed: c, Text: r.TextOf(c.Card)}
		m.Score, m.Scored = MomentScore(c.Importance, c.BusinessImportance, c.Satisfaction)
		out = append(out, m)
	}
	byScore(out, func(m *Moment) (float64, bool) { return float64(m.Score), m.Scored })
	return out
}

// Inconsistency is an entry of the catalogue that customers judge differently
// at different places of the map.
type Inconsistency struct {
	Touchpoint      *journey.Touchpoint
	Worst, Best     Placed
	Lowest, Highest int
}

// inconsistent is the least difference of satisfaction that counts: one point is
// the noise of the scale.
const inconsistent = 2

// Inconsistencies gives the touchpoints with different quality at different
// steps, the widest difference first.
func (r *Reading) Inconsistencies() []Inconsistency {
	at := map[journey.ID]int{}
	var all []Inconsistency
	for _, c := range r.CardsOf(journey.Touchpoints) {
		tp := r.Doc.Touchpoints.Get(c.Touchpoint)
		if tp == nil || c.Satisfaction == 0 {
			continue
		}
		i, known := at[tp.ID]
		if !known {
			at[tp.ID] = len(all)
			all = append(all, Inconsistency{tp, c, c, c.Satisfaction, c.Satisfaction})
			continue
		}
		if e := &all[i]; c.Satisfaction < e.Lowest {
			e.Worst, e.Lowest = c, c.Satisfaction
		} else if c.Satisfaction > e.Highest {
			e.Best, e.Highest = c, c.Satisfaction
		}
	}
	all = slices.DeleteFunc(all, func(e Inconsistency) bool { return e.Highest-e.Lowest < inconsistent })
	byScore(all, func(e *Inconsistency) (float64, bool) { return float64(e.Highest - e.Lowest), true })
	return all
}
