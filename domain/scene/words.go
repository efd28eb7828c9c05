package scene

import (
	"strings"

	"waymark/domain/journey"
)

// Words are the words a scene draws besides those of the document. Callers fill
// them in the reader's language. {0} stands for a number or a text.
type Words struct {
	Current, Future     string // states of a map
	Assumed, Researched string
	Scenario            string
	Expectations        string
	Owner               string
	Version             string
	ReviewOn            string
	Quote               string // quotation marks around {0}

	Value          string // of an opportunity: “value {0}”
	QuickWin       string
	BigBet         string
	Maybe          string
	TimeSink       string
	Planned        string // statuses of an opportunity; an open one says nothing
	InWork         string
	Done           string
	Dropped        string
	Gap            string // of a touchpoint: “gap {0}”
	Hours          string // of an activity: “{0} h a month”
	MeetsCustomer  string
	NobodyUsesIt   string
	Target         string // of a metric: “target {0}”
	Cards          string // in a collapsed lane: “{0} cards”
	OneCard        string // the same for a single one
	InteractionRow string // names of the lines of a service blueprint
	VisibilityRow  string
	InternalRow    string

	LegendImportance   string
	LegendSatisfaction string
	LegendGap          string
	LegendMoment       string
	LegendSeverity     string
	LegendValue        string
	LegendActivity     string
	LegendWasted       string
	LegendNote         string
	LegendComment      string
	LegendSource       string
	LegendLink         string
	LegendUnknown      string // a break in a curve
	LegendPersonas     string // small marks of the personas a card concerns
}

func (w *Words) state(s journey.State) string {
	if s == journey.Future {
		return w.Future
	}
	return w.Current
}

func (w *Words) basis(b journey.Basis) string {
	if b == journey.Researched {
		return w.Researched
	}
	return w.Assumed
}

func (w *Words) status(s journey.Status) string {
	switch s {
	case journey.Open:
	case journey.Planned:
		return w.Planned
	case journey.InWork:
		return w.InWork
	case journey.Done:
		return w.Done
	case journey.Dropped:
		return w.Dropped
	}
	return ""
}

func (w *Words) line(l journey.Line) string {
	switch l {
	case journey.NoLine:
	case journey.LineOfInteraction:
		return w.InteractionRow
	case journey.LineOfVisibility:
		return w.VisibilityRow
	case journey.LineOfInternalInteraction:
		return w.InternalRow
	}
	return ""
}

func (w *Words) count(n int) string {
	if n == 1 {
		return w.OneCard
	}
	return fill(w.Cards, number(float64(n)))
}

// fill puts a value into the place of {0} in a phrase.
func fill(phrase, value string) string {
	before, after, found := strings.Cut(phrase, "{0}")
	if !found {
		return phrase
	}
	return before + value + after
}
