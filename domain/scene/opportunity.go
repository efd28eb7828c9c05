package scene

// threshold is the score from which a value or an effort counts as high: the
// middle of the scale 1–5.
const threshold = 3

// quadrant is one of the four fields of value against effort.
type quadrant uint8

const (
	maybe quadrant = iota // low value, low effort
	quickWin
	bigBet
	timeSink
)

// opportunityValue is ½ value to the customer + ½ value to the business, the
// usual score for ranking opportunities; ok is false while either is unscored.
func opportunityValue(customer, business int) (value float64, ok bool) {
	if customer == 0 || business == 0 {
		return 0, false
	}
	return float64(customer)/2 + float64(business)/2, true
}

// rank gives the field of the value–effort matrix used for prioritising
// opportunities: high value is a quick win at low effort and a big bet at high
// effort; low value is a maybe at low effort and a time sink at high effort.
// High means from threshold on.
func rank(value float64, effort int) quadrant {
	switch high := effort >= threshold; {
	case value >= threshold && high:
		return bigBet
	case value >= threshold:
		return quickWin
	case high:
		return timeSink
	}
	return maybe
}

func (w *Words) quadrant(q quadrant) string {
	switch q {
	case quickWin:
		return w.QuickWin
	case bigBet:
		return w.BigBet
	case timeSink:
		return w.TimeSink
	case maybe:
	}
	return w.Maybe
}
