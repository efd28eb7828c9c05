package edit_test

import (
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"waymark/domain/edit"
	"waymark/domain/journey"
)

func TestPlaceCardsKeepsABlockTogether(t *testing.T) {
	b := newBoard(t)
	b.must(t, func(tx *edit.Tx) error { return tx.MoveCards([]journey.ID{b.c}, b.pains, b.two, 0) })
	c := b.must(t, func(tx *edit.Tx) error {
		return tx.PlaceCards([]edit.Placing{
			{Cards: []journey.ID{b.a}, Lane: b.doing, Step: b.two},
			{Cards: []journey.ID{b.c}, Lane: b.pains, Step: b.last},
		})
	})
	require.Len(t, c.Diff, 2, "one change for the block")
	require.Equal(t, "b", b.cell(b.doing, b.one))
	require.Equal(t, "a", b.cell(b.doing, b.two))
	require.Equal(t, "c", b.cell(b.pains, b.last))
}

func TestPlaceCardsCountsAmongThoseThatStay(t *testing.T) {
	b := newBoard(t)
	place := func(index int, cards ...journey.ID) *edit.Change {
		return b.must(t, func(tx *edit.Tx) error {
			return tx.PlaceCards([]edit.Placing{{Cards: cards, Lane: b.doing, Step: b.one, Index: index}})
		})
	}
	place(1, b.c, b.a)
	require.Equal(t, "bca", b.cell(b.doing, b.one))
	require.Nil(t, place(1, b.c, b.a), "they stand there already")
	place(0, b.c, b.a)
	require.Equal(t, "cab", b.cell(b.doing, b.one))
	_, err := b.Do(edit.Label{}, func(tx *edit.Tx) error {
		return tx.PlaceCards([]edit.Placing{{Cards: []journey.ID{"nobody"}, Lane: b.doing, Step: b.one}})
	})
	require.Error(t, err)
}

func TestCopiesHaveEverythingButTheName(t *testing.T) {
	b := newBoard(t)
	b.must(t, func(tx *edit.Tx) error {
		return edit.Update(tx, b.a, func(c *journey.Card) {
			c.Note, c.Importance, c.LastStep = "why", 4, b.two
		})
	})
	groups := []edit.Placing{{Cards: []journey.ID{b.a}, Lane: b.pains, Step: b.two}}
	b.must(t, func(tx *edit.Tx) error {
		return tx.CopyCards(groups, func(id journey.ID) journey.ID { return id + "-copy" })
	})
	original, made := b.Document().Cards.Get(b.a), b.Document().Cards.Get(b.a+"-copy")
	require.Equal(t, "abc", b.cell(b.doing, b.one), "the originals stay")
	require.Equal(t, "a", b.cell(b.pains, b.two))
	require.Equal(t, b.last, made.LastStep, "as many columns as the original")
	require.Equal(t, original.Note, made.Note)
	require.Equal(t, original.Importance, made.Importance)
}

// A block that is placed anywhere stays valid, loses no card, and stands in the
// order it was given.
func TestPlacedBlocksStayWhole(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		doc, moves := journeyOf(t)
		e := edit.New(doc, nil, edit.Options{})
		before := doc.Cards.Len()
		_, err := e.Do(edit.Label{}, func(tx *edit.Tx) error { return tx.PlaceCards(moves) })
		if err != nil {
			t.Fatal(err)
		}
		after := e.Document()
		if err := after.Validate(); err != nil {
			t.Fatal(err)
		}
		if after.Cards.Len() != before {
			t.Fatal("a card was lost or made")
		}
		for _, g := range moves {
			at := 0
			for _, c := range after.CardsIn(g.Lane, g.Step) {
				if at < len(g.Cards) && c.ID == g.Cards[at] {
					at++
				}
			}
			if at != len(g.Cards) {
				t.Fatalf("%v does not stand in its cell in order", g.Cards)
			}
		}
	})
}

// journeyOf draws a map and a block of cards to be placed in it, each group into
// a cell of its own.
func journeyOf(t *rapid.T) (*journey.Document, []edit.Placing) {
	e := newEditor()
	var lanes, steps, cards []journey.ID
	_, err := e.Do(edit.Label{}, func(tx *edit.Tx) error {
		m := tx.AddMap("Map")
		for range rapid.IntRange(1, 3).Draw(t, "stages") {
			stage, err := tx.AddStage(m, 99, "s")
			if err != nil {
				return err
			}
			steps = append(steps, tx.Document().StepsOf(stage)[0].ID)
		}
		for range rapid.IntRange(1, 3).Draw(t, "lanes") {
			lane, err := tx.AddLane(m, journey.Doing, 99, "l")
			if err != nil {
				return err
			}
			lanes = append(lanes, lane)
		}
		for range rapid.IntRange(1, 12).Draw(t, "cards") {
			card, err := tx.AddCard(rapid.SampledFrom(lanes).Draw(t, "lane"), rapid.SampledFrom(steps).Draw(t, "step"), 99, "c")
			if err != nil {
				return err
			}
			cards = append(cards, card)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	groups := map[journey.Cell]int{}
	var out []edit.Placing
	for _, id := range rapid.Permutation(cards).Draw(t, "order") {
		if rapid.Bool().Draw(t, "stays") {
			continue
		}
		cell := journey.Cell{Lane: rapid.SampledFrom(lanes).Draw(t, "to lane"), Step: rapid.SampledFrom(steps).Draw(t, "to step")}
		at, ok := groups[cell]
		if !ok {
			at = len(out)
			groups[cell] = at
			out = append(out, edit.Placing{Lane: cell.Lane, Step: cell.Step, Index: rapid.IntRange(-1, 9).Draw(t, "index")})
		}
		out[at].Cards = append(out[at].Cards, id)
	}
	return e.Document(), out
}
