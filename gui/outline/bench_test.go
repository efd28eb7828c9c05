package outline

import (
	"testing"

	"github.com/stretchr/testify/require"

	"waymark/domain/journey"
	"waymark/domain/journey/journeytest"
)

func TestTheTreeHoldsEverythingOnce(t *testing.T) {
	doc := journeytest.Map(300, 3)
	for _, lanes := range []bool{false, true} {
		tr := &tree{doc: doc, o: doc.Outline(journeytest.MapID)}
		if lanes {
			tr.byLanes()
		} else {
			tr.byStages()
		}
		seen := map[journey.ID]int{}
		for _, n := range tr.nodes {
			seen[n.ref.ID]++
			require.NotNil(t, doc.Record(n.ref.Kind, n.ref.ID))
		}
		for id := range doc.Cards.All() {
			require.Equal(t, 1, seen[id], "each card has one row")
		}
	}
}

func BenchmarkTreeOfALargeMap(b *testing.B) {
	doc := journeytest.Map(2000, 5)
	for b.Loop() {
		tr := &tree{doc: doc, o: doc.Outline(journeytest.MapID)}
		tr.byStages()
	}
}
