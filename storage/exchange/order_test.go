package exchange

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"waymark/domain/journey"
)

// Whatever the keys were, reorder gives keys that bring the records into the
// wanted order.
func TestReorderOrders(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		ids := rapid.SliceOfNDistinct(rapid.StringMatching(`[a-f]{1,3}`), 1, 12, rapid.ID).Draw(t, "ids")
		rows := make([]ordered, len(ids))
		for i, id := range ids {
			rows[i].id = journey.ID(id)
			rows[i].key = rapid.SampledFrom([]string{"", "1", "11", "2", "V", "V", "Vz", "zz"}).Draw(t, "key")
		}
		keys := reorder(rows)
		sorted := make([]ordered, len(rows))
		for i, r := range rows {
			require.True(t, journey.ValidOrder(keys[i]), keys[i])
			sorted[i] = ordered{r.id, keys[i]}
		}
		require.True(t, slices.IsSortedFunc(sorted, func(a, b ordered) int {
			if a.before(b) {
				return -1
			}
			return 1
		}), "%v", sorted)
	})
}

// With distinct keys as many stay as can: all but those outside the longest
// ascending run.
func TestReorderKeepsTheMost(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		all := journey.SpreadOrder(10)
		keys := rapid.Permutation(all).Draw(t, "keys")
		rows := make([]ordered, len(keys))
		for i, k := range keys {
			rows[i] = ordered{journey.ID(rune('a' + i)), k}
		}
		kept := 0
		for i, k := range reorder(rows) {
			if k == rows[i].key {
				kept++
			}
		}
		require.Equal(t, longest(keys), kept)
	})
}

// longest is the length of the longest ascending subsequence, by trying.
func longest(keys []string) int {
	best := make([]int, len(keys))
	for i := range keys {
		best[i] = 1
		for j := range i {
			if keys[j] < keys[i] {
				best[i] = max(best[i], best[j]+1)
			}
		}
	}
	return slices.Max(best)
}

func TestReorderSpreadsKeysThatGrewTooLong(t *testing.T) {
	low := "1"
	for len(low) < journey.MaxOrderLength-1 {
		low += "z"
	}
	rows := []ordered{{"a", low + "y"}, {"new", ""}, {"new2", ""}, {"b", low + "z"}}
	for _, k := range reorder(rows) {
		require.True(t, journey.ValidOrder(k))
	}
}
