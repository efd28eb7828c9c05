package merge_test

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"waymark/domain/edit"
	"waymark/domain/journey"
	"waymark/domain/journey/journeytest"
	"waymark/domain/merge"
)

// parted gives two copies of a map that parted so many changes ago, after
// another so many.
func largeCopies(tb testing.TB, cards, before, since int) (ours, theirs *edit.Editor) {
	tb.Helper()
	options := func(name string) edit.Options {
		n := 0
		clock := time.Date(2026, 11, 21, 10, 0, 0, 0, time.UTC)
		return edit.Options{
			Author: name,
			NewID:  func() journey.ID { n++; return journey.ID(fmt.Sprintf("%s-%06d", name, n)) },
			Now:    func() time.Time { clock = clock.Add(time.Second); return clock },
		}
	}
	work := func(e *edit.Editor, n int, seed uint64) {
		random := rand.New(rand.NewPCG(seed, 7))
		ids := e.Document().Cards.IDs()
		lanes, steps := e.Document().Lanes.IDs(), e.Document().Steps.IDs()
		for i := range n {
			id := ids[random.IntN(len(ids))]
			_, err := e.Do(edit.Label{Verb: edit.VerbEditCard}, func(tx *edit.Tx) error {
				switch random.IntN(5) {
				case 0:
					return tx.MoveCards([]journey.ID{id}, lanes[random.IntN(len(lanes))], steps[random.IntN(len(steps))], 0)
				case 1:
					_, err := tx.AddCard(lanes[random.IntN(len(lanes))], steps[random.IntN(len(steps))], 0, "new")
					return err
				case 2:
					return edit.Update(tx, id, func(c *journey.Card) { c.Importance = 1 + random.IntN(5) })
				}
				return tx.SetCardText(id, fmt.Sprint("text ", i, seed))
			})
			require.NoError(tb, err)
		}
	}
	base := edit.New(journeytest.Map(cards, 1), nil, options("base"))
	work(base, before, 1)
	ours = edit.New(base.Document(), base.History().Changes(), options("ours"))
	theirs = edit.New(base.Document(), base.History().Changes(), options("theirs"))
	work(ours, since, 2)
	work(theirs, since, 3)
	return ours, theirs
}

// BenchmarkMerge is the bringing together of two maps of 2,000 cards with 1,000
// changes each since they parted.
func BenchmarkMerge(b *testing.B) {
	ours, theirs := largeCopies(b, 2000, 1000, 1000)
	b.ReportAllocs()
	for b.Loop() {
		m, err := merge.New(copyOf(ours), copyOf(theirs))
		require.NoError(b, err)
		_, err = m.Result(edit.Label{}, edit.Options{})
		require.NoError(b, err)
		require.NotEmpty(b, m.Conflicts())
	}
}

// BenchmarkMergeLongHistory has 20,000 changes before.
func BenchmarkMergeLongHistory(b *testing.B) {
	ours, theirs := largeCopies(b, 2000, 20_000, 1000)
	for b.Loop() {
		_, err := merge.New(copyOf(ours), copyOf(theirs))
		require.NoError(b, err)
	}
}
