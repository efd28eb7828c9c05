package merge

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"waymark/domain/edit"
	"waymark/domain/journey"
)

// The graph agrees with walking from each change to all it follows.
func TestWhoHasSeenWhat(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := newGraph(0)
		follows := make(map[journey.ID]map[journey.ID]bool)
		for i := range rapid.IntRange(1, 25).Draw(t, "changes") {
			c := &edit.Change{ID: journey.ID(fmt.Sprint("c", i))}
			mine := make(map[journey.ID]bool)
			for range min(i, rapid.SampledFrom([]int{0, 1, 1, 1, 1, 2}).Draw(t, "parents")) {
				// Mostly the newest, so that there are necks.
				back := rapid.SampledFrom([]int{1, 1, 1, 1, 2, 3, i}).Draw(t, "back")
				p := journey.ID(fmt.Sprint("c", max(i-back, 0)))
				c.Parents = append(c.Parents, p)
				mine[p] = true
				for a := range follows[p] {
					mine[a] = true
				}
			}
			follows[c.ID] = mine
			g.add(c)
		}
		require.True(t, g.chart())
		for _, a := range g.nodes {
			for _, b := range g.nodes {
				require.Equal(t, follows[b.change.ID][a.change.ID], before(a, b), "%s before %s", a.change.ID, b.change.ID)
			}
		}
	})
}

// Two copies that were merged again and again cost little to merge once more.
func TestManyMergesStayCheap(t *testing.T) {
	g := newGraph(0)
	ours, theirs := journey.ID(""), journey.ID("")
	id := func(n int) journey.ID { return journey.ID(fmt.Sprint(n)) }
	for i := range 20_000 {
		parents := func(p ...journey.ID) []journey.ID {
			if p[0] == "" {
				return nil
			}
			return p
		}
		g.add(&edit.Change{ID: id(3 * i), Parents: parents(ours)})
		g.add(&edit.Change{ID: id(3*i + 1), Parents: parents(theirs)})
		g.add(&edit.Change{ID: id(3*i + 2), Parents: []journey.ID{id(3 * i), id(3*i + 1)}})
		ours, theirs = id(3*i+2), id(3*i+2) // both go on with the merge
	}
	require.True(t, g.chart())
	require.Less(t, g.counts, 100_000)
}
