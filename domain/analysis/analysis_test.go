package analysis_test

import (
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"waymark/domain/analysis"
	"waymark/domain/journey"
	"waymark/domain/journey/journeytest"
	"waymark/resources/templates"
	"waymark/storage/exchange"
)

func example(t *testing.T, id string) *analysis.Reading {
	t.Helper()
	data, err := templates.JSON(id, "en")
	require.NoError(t, err)
	doc, err := exchange.Import(data)
	require.NoError(t, err)
	return analysis.Read(doc, doc.MapsInOrder()[0].ID)
}

func TestOpportunitiesAreRankedByValueAndEffort(t *testing.T) {
	value, ok := analysis.OpportunityValue(5, 4)
	require.True(t, ok)
	require.Equal(t, 4.5, value)
	_, ok = analysis.OpportunityValue(0, 4)
	require.False(t, ok, "half a score is none")
	for _, c := range []struct {
		value  float64
		effort int
		want   analysis.Quadrant
	}{
		{3, 2, analysis.QuickWin},
		{5, 1, analysis.QuickWin},
		{3, 3, analysis.BigBet},
		{4.5, 5, analysis.BigBet},
		{2.5, 2, analysis.Maybe},
		{1, 1, analysis.Maybe},
		{2.5, 3, analysis.TimeSink},
		{1, 5, analysis.TimeSink},
	} {
		require.Equal(t, c.want, analysis.Rank(c.value, c.effort), "value %v, effort %v", c.value, c.effort)
	}
}

func TestScoresNeedAllTheirParts(t *testing.T) {
	gap, ok := analysis.TouchpointGap(5, 2)
	require.True(t, ok)
	require.Equal(t, 3, gap)
	_, ok = analysis.TouchpointGap(5, 0)
	require.False(t, ok)
	score, ok := analysis.MomentScore(5, 4, 2)
	require.True(t, ok)
	require.Equal(t, 7, score)
	_, ok = analysis.MomentScore(5, 0, 2)
	require.False(t, ok)
}

// The worked case of the field: direct mail and a trial banner meet nobody, and
// nobody takes care of what buyers want.
func TestTheExampleHasItsTwoFindings(t *testing.T) {
	r := example(t, "example-b2b")
	gap := r.Gap()
	require.Len(t, gap.Stages, 7)
	require.Positive(t, gap.Count[analysis.Match])
	require.Positive(t, gap.Count[analysis.Missing])
	require.Positive(t, gap.Count[analysis.Wasted])
	require.Positive(t, gap.HoursWasted)
	for _, s := range gap.Stages {
		for _, f := range s.Findings {
			switch f.Verdict {
			case analysis.Match:
				require.NotNil(t, f.Uses)
				require.NotEmpty(t, f.Does)
			case analysis.Missing:
				require.NotNil(t, f.Uses)
				require.Empty(t, f.Does)
			case analysis.Wasted:
				require.Nil(t, f.Uses)
				require.Len(t, f.Does, 1)
			}
		}
	}
	curves := r.Curves()
	require.Len(t, curves, 2)
	require.LessOrEqual(t, curves[0].Low.Value, curves[0].Mean)
	require.GreaterOrEqual(t, curves[0].High.Value, curves[0].Mean)
	c := r.Coverage()
	require.Positive(t, c.Researched.Part)
	require.Less(t, c.Researched.Part, c.Researched.Whole)
}

// Early in a workshop nothing is linked, and nothing can be said of it; the first
// link begins the comparison.
func TestNothingIsWastedBeforeTheFirstLink(t *testing.T) {
	doc := example(t, "example-b2b").Doc.Fork()
	m := doc.MapsInOrder()[0].ID
	var linked *journey.Card
	for _, c := range doc.Cards.All() {
		if len(c.Serves) > 0 {
			next := *c
			next.Serves = nil
			doc.Put(&next)
			linked = c
		}
	}
	require.NotNil(t, linked)
	require.False(t, analysis.Compared(doc, m))
	gap := analysis.Read(doc, m).Gap()
	require.Zero(t, gap.Count[analysis.Match]+gap.Count[analysis.Missing]+gap.Count[analysis.Wasted])
	require.Positive(t, gap.Count[analysis.Open])
	require.Zero(t, gap.HoursWasted)
	doc.Put(linked)
	require.True(t, analysis.Compared(doc, m))
	gap = analysis.Read(doc, m).Gap()
	require.Positive(t, gap.Count[analysis.Match])
	require.Positive(t, gap.Count[analysis.Missing])
	require.Positive(t, gap.Count[analysis.Wasted])
	require.Zero(t, gap.Count[analysis.Open])
	require.False(t, analysis.Compared(doc, "another map"))
}

func TestNoMapGivesNoReading(t *testing.T) {
	require.Nil(t, analysis.Read(journey.New(&journey.Project{ID: "p"}), "none"))
}

func TestLawsOfTheGapAnalysis(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		doc := journeytest.Random(t)
		for _, m := range doc.MapsInOrder() {
			r := analysis.Read(doc, m.ID)
			gap := r.Gap()
			uses, does := map[journey.ID]int{}, map[journey.ID]analysis.Verdict{}
			n := 0
			for _, s := range gap.Stages {
				for _, f := range s.Findings {
					n++
					if f.Uses != nil {
						uses[f.Uses.ID]++
					}
					for _, a := range f.Does {
						before, seen := does[a.ID]
						require.True(t, !seen || before == f.Verdict, "an activity is both wasted and not")
						does[a.ID] = f.Verdict
						require.Equal(t, analysis.Meets(doc, a), f.Verdict == analysis.Match)
						require.Equal(t, !analysis.Compared(doc, m.ID), f.Verdict == analysis.Open)
					}
				}
			}
			require.Equal(t, n, gap.Count[0]+gap.Count[1]+gap.Count[2]+gap.Count[3])
			open := gap.Count[analysis.Open]
			require.True(t, open == 0 || open == n, "all verdicts are open, or none is")
			for _, c := range r.CardsOf(journey.Touchpoints) {
				require.Equal(t, 1, uses[c.ID], "each touchpoint is judged once")
			}
			hours := 0.0
			for _, c := range r.CardsOf(journey.Activities) {
				require.Contains(t, does, c.ID, "each activity is judged")
				hours += c.Hours
			}
			if open == 0 {
				require.InDelta(t, hours, gap.HoursMeeting+gap.HoursWasted, 1e-6*(1+hours))
			}
			channels := 0
			for _, c := range r.Channels() {
				channels += c.Match + c.Missing
			}
			require.Equal(t, gap.Count[analysis.Match]+gap.Count[analysis.Missing], channels)
		}
	})
}

func TestLawsOfRankings(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		doc := journeytest.Random(t)
		for _, m := range doc.MapsInOrder() {
			r := analysis.Read(doc, m.ID)
			opportunities := r.Opportunities()
			require.Len(t, opportunities, len(r.CardsOf(journey.Opportunities)))
			for i := 1; i < len(opportunities); i++ {
				a, b := opportunities[i-1], opportunities[i]
				require.True(t, a.Ranked || !b.Ranked)
				require.False(t, a.Ranked && b.Ranked && a.Quadrant > b.Quadrant)
			}
			touchpoints := r.Touchpoints()
			require.Len(t, touchpoints, len(r.CardsOf(journey.Touchpoints)))
			for i := 1; i < len(touchpoints); i++ {
				a, b := touchpoints[i-1], touchpoints[i]
				require.True(t, a.Scored || !b.Scored)
				require.False(t, a.Scored && b.Scored && a.Gap < b.Gap)
			}
			for _, moment := range r.Moments() {
				require.True(t, moment.MomentOfTruth)
			}
			require.Len(t, r.PainPoints(), len(r.CardsOf(journey.PainPoints)))
			for _, c := range r.Curves() {
				for _, f := range c.Feelings {
					require.LessOrEqual(t, c.Low.Value, f.Value)
					require.GreaterOrEqual(t, c.High.Value, f.Value)
				}
			}
			for _, e := range r.Inconsistencies() {
				require.GreaterOrEqual(t, e.Highest-e.Lowest, 2)
			}
		}
	})
}

func TestSharesAreHonestAtTheirEnds(t *testing.T) {
	_, ok := analysis.Share{}.Percent()
	require.False(t, ok)
	rapid.Check(t, func(t *rapid.T) {
		whole := rapid.IntRange(1, 5000).Draw(t, "whole")
		part := rapid.IntRange(0, whole).Draw(t, "part")
		percent, ok := analysis.Share{Part: part, Whole: whole}.Percent()
		require.True(t, ok)
		require.Equal(t, part == 0, percent == 0)
		require.Equal(t, part == whole, percent == 100)
	})
}

func TestCoverageCountsParts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		doc := journeytest.Random(t)
		for _, m := range doc.MapsInOrder() {
			c := analysis.Read(doc, m.ID).Coverage()
			for _, s := range []analysis.Share{c.Cells, c.Emotions, c.Researched, c.Sourced, c.Touchpoints, c.Opportunities, c.Addressed, c.Owned} {
				require.True(t, s.Part >= 0 && s.Part <= s.Whole)
			}
		}
	})
}
