package analysis

import (
	"cmp"
	"slices"

	"waymark/domain/journey"
)

// Threshold is the score from which a value or an effort counts as high: the
// middle of the scale 1–5.
const Threshold = 3

// Quadrant is one of the four fields of value against effort.
type Quadrant uint8

// The quadrants, in the order in which they are worth doing.
const (
	QuickWin Quadrant = iota // high value, low effort
	BigBet                   // high value, high effort
	Maybe                    // low value, low effort
	TimeSink                 // low value, high effort
)

// Quadrants lists the quadrants in the order in which they are worth doing.
func Quadrants() []Quadrant { return []Quadrant{QuickWin, BigBet, Maybe, TimeSink} }

// OpportunityValue is ½ value to the customer + ½ value to the business, the
// usual score for ranking opportunities, 1–5; ok is false while either is
// unscored.
func OpportunityValue(customer, business int) (value float64, ok bool) {
	if customer == 0 || business == 0 {
		return 0, false
	}
	return float64(customer)/2 + float64(business)/2, true
}

// Rank gives the field of the value–effort matrix: high value is a quick win at
// low effort and a big bet at high effort; low value is a maybe at low effort
// and a time sink at high effort. High means from Threshold on.
func Rank(value float64, effort int) Quadrant {
	switch high := effort >= Threshold; {
	case value >= Threshold && high:
		return BigBet
	case value >= Threshold:
		return QuickWin
	case high:
		return TimeSink
	}
	return Maybe
}

// Opportunity is an opportunity card with its scores.
type Opportunity struct {
	Placed
	Value    float64
	Valued   bool // the value is known
	Quadrant Quadrant
	Ranked   bool // value and effort are known, and so the quadrant
}

// Opportunities gives the opportunities of the map, the most worth doing first:
// by quadrant, then by value, then by effort. Those that lack a score come last.
func (r *Reading) Opportunities() []Opportunity {
	var out []Opportunity
	for _, c := range r.CardsOf(journey.Opportunities) {
		o := Opportunity{Placed: c}
		if o.Value, o.Valued = OpportunityValue(c.CustomerValue, c.BusinessValue); o.Valued && c.Effort > 0 {
			o.Quadrant, o.Ranked = Rank(o.Value, c.Effort), true
		}
		out = append(out, o)
	}
	slices.SortStableFunc(out, func(a, b Opportunity) int {
		switch {
		case a.Ranked != b.Ranked && a.Ranked:
			return -1
		case a.Ranked != b.Ranked:
			return 1
		case !a.Ranked:
			return cmp.Compare(b.Value, a.Value)
		}
		return cmp.Or(cmp.Compare(a.Quadrant, b.Quadrant), cmp.Compare(b.Value, a.Value), cmp.Compare(a.Effort, b.Effort))
	})
	return out
}
