package edit_test

import (
	"testing"
	"time"

	"waymark/domain/edit"
	"waymark/domain/fault"
	"waymark/domain/journey"

	"github.com/stretchr/testify/require"
)

// board is a small map to try operations on: two stages of two and one steps,
// two lanes, cards a, b, c in the first cell.
type board struct {
	*edit.Editor
	m              journey.ID
	early, late    journey.ID
	one, two, last journey.ID
	doing, pains   journey.ID
	a, b, c        journey.ID
	persona        journey.ID
}

func newBoard(t *testing.T) *board {
	t.Helper()
	b := &board{Editor: newEditor()}
	b.must(t, func(tx *edit.Tx) error {
		b.m = tx.AddMap("Map")
		b.early, _ = tx.AddStage(b.m, 0, "Early")
		b.late, _ = tx.AddStage(b.m, 1, "Late")
		b.one = tx.Document().StepsOf(b.early)[0].ID
		b.two, _ = tx.AddStep(b.early, 1, "Two")
		b.last = tx.Document().StepsOf(b.late)[0].ID
		b.doing, _ = tx.AddLane(b.m, journey.Doing, 0, "Doing")
		b.pains, _ = tx.AddLane(b.m, journey.PainPoints, 1, "Pains")
		b.a, _ = tx.AddCard(b.doing, b.one, 0, "a")
		b.b, _ = tx.AddCard(b.doing, b.one, 1, "b")
		b.c, _ = tx.AddCard(b.doing, b.one, 2, "c")
		var err error
		b.persona, err = tx.AddPersona(b.m, "Dora")
		return err
	})
	return b
}

func (b *board) must(t *testing.T, f func(tx *edit.Tx) error) *edit.Change {
	t.Helper()
	c, err := b.Do(edit.Label{}, f)
	require.NoError(t, err)
	return c
}

func (b *board) cell(lane, step journey.ID) string {
	s := ""
	for _, c := range b.Document().CardsIn(lane, step) {
		s += c.Text
	}
	return s
}

func TestMoveCardsWithinAndBetweenCells(t *testing.T) {
	b := newBoard(t)
	b.must(t, func(tx *edit.Tx) error { return tx.MoveCards([]journey.ID{b.c}, b.doing, b.one, 0) })
	require.Equal(t, "cab", b.cell(b.doing, b.one))
	b.must(t, func(tx *edit.Tx) error { return tx.MoveCards([]journey.ID{b.c, b.b}, b.pains, b.last, 0) })
	require.Equal(t, "a", b.cell(b.doing, b.one))
	require.Equal(t, "cb", b.cell(b.pains, b.last))
	unchanged := b.must(t, func(tx *edit.Tx) error { return tx.MoveCards([]journey.ID{b.c, b.b}, b.pains, b.last, 0) })
	require.Nil(t, unchanged, "a drop where it stood is no change")
}

func TestMovingOneCardChangesOneRecord(t *testing.T) {
	b := newBoard(t)
	c := b.must(t, func(tx *edit.Tx) error { return tx.MoveCards([]journey.ID{b.a}, b.doing, b.one, 2) })
	require.Len(t, c.Diff, 1)
	require.Len(t, c.Diff[0].Fields, 1)
	require.Equal(t, "place", c.Diff[0].Fields[0].Name)
	require.Equal(t, "bca", b.cell(b.doing, b.one))
}

func TestCardsWithTheSameOrderKeyCanBeParted(t *testing.T) {
	b := newBoard(t)
	b.must(t, func(tx *edit.Tx) error {
		for _, id := range []journey.ID{b.a, b.b, b.c} {
			if err := edit.Update(tx, id, func(c *journey.Card) { c.Order = "V" }); err != nil {
				return err
			}
		}
		return nil
	})
	b.must(t, func(tx *edit.Tx) error { _, err := tx.AddCard(b.doing, b.one, 1, "x"); return err })
	require.Equal(t, "axbc", b.cell(b.doing, b.one))
}

func TestASpanningCardKeepsItsWidthAndShrinksWithItsSteps(t *testing.T) {
	b := newBoard(t)
	b.must(t, func(tx *edit.Tx) error { return tx.SpanCard(b.a, b.last) })
	require.Equal(t, b.last, b.Document().Cards.Get(b.a).LastStep)
	b.must(t, func(tx *edit.Tx) error { return tx.MoveCards([]journey.ID{b.a}, b.doing, b.two, 0) })
	require.Equal(t, b.last, b.Document().Cards.Get(b.a).LastStep, "the map ends there")
	b.must(t, func(tx *edit.Tx) error { return tx.MoveCards([]journey.ID{b.a}, b.doing, b.one, 0) })
	require.Equal(t, b.two, b.Document().Cards.Get(b.a).LastStep)
	b.must(t, func(tx *edit.Tx) error { return tx.RemoveStep(b.two) })
	require.Empty(t, b.Document().Cards.Get(b.a).LastStep)
}

func TestDeletingAStageTakesWhatStandsInIt(t *testing.T) {
	b := newBoard(t)
	b.must(t, func(tx *edit.Tx) error {
		if err := edit.Update(tx, b.m, func(m *journey.Map) { m.Title = "Kept" }); err != nil {
			return err
		}
		tx.Put(&journey.Comment{ID: "k", On: b.a, Text: "why?", Time: time.Unix(0, 0).UTC()})
		tx.Put(&journey.View{ID: "v", Map: b.m, Order: "V", Name: "Late only", HiddenStages: journey.SetOf(b.early)})
		return tx.SetEmotion(b.persona, b.one, -5)
	})
	require.Equal(t, -2.0, b.Document().EmotionAt(b.persona, b.one).Value)
	b.must(t, func(tx *edit.Tx) error { return tx.RemoveStage(b.early) })
	d := b.Document()
	require.NoError(t, d.Validate())
	require.Zero(t, d.Cards.Len())
	require.Zero(t, d.Emotions.Len())
	require.Zero(t, d.Comments.Len())
	require.Empty(t, d.Views.Get("v").HiddenStages)
	_, err := b.Undo()
	require.NoError(t, err)
	require.Equal(t, "abc", b.cell(b.doing, b.one))
	require.Equal(t, 1, b.Document().Comments.Len())
}

func TestTheLastStepOfAStageStays(t *testing.T) {
	b := newBoard(t)
	_, err := b.Do(edit.Label{}, func(tx *edit.Tx) error { return tx.RemoveStep(b.last) })
	require.Equal(t, edit.CodeLastStep, fault.CodeOf(err))
	b.must(t, func(tx *edit.Tx) error { return tx.MoveStep(b.last, b.early, 0) })
	require.Len(t, b.Document().StepsOf(b.late), 1, "the stage it left has a fresh step")
	require.NoError(t, b.Document().Validate())
}

func TestAnEditThatBreaksARuleIsRefused(t *testing.T) {
	b := newBoard(t)
	before := b.Document()
	for name, f := range map[string]func(tx *edit.Tx) error{
		"range":    func(tx *edit.Tx) error { return edit.Update(tx, b.a, func(c *journey.Card) { c.Severity = 6 }) },
		"enum":     func(tx *edit.Tx) error { return edit.Update(tx, b.a, func(c *journey.Card) { c.Status = "maybe" }) },
		"dangling": func(tx *edit.Tx) error { return edit.Update(tx, b.a, func(c *journey.Card) { c.Touchpoint = "none" }) },
		"double":   func(tx *edit.Tx) error { tx.Put(&journey.Channel{ID: b.a, Order: "V"}); return nil },
		"gone":     func(tx *edit.Tx) error { return tx.SetCardText("none", "x") },
		"empty":    func(tx *edit.Tx) error { tx.Remove(journey.StepKind, b.last); return nil },
	} {
		_, err := b.Do(edit.Label{}, f)
		require.Error(t, err, name)
		require.NotEqual(t, fault.Internal, fault.CodeOf(err), name)
		require.Same(t, before, b.Document(), name)
	}
}

func TestAChangeFromElsewhereMustFollow(t *testing.T) {
	b := newBoard(t)
	other := newBoard(t)
	stray := other.must(t, func(tx *edit.Tx) error { return tx.SetCardText(other.a, "stray") })
	err := b.Replay([]*edit.Change{{ID: "x", Parents: []journey.ID{"unknown"}, Diff: stray.Diff}})
	require.Equal(t, edit.CodeHistoryMismatch, fault.CodeOf(err))
}

// A history may come from a file that a stranger made.
func TestAnUndoThatBreaksARuleIsRefused(t *testing.T) {
	b := newBoard(t)
	for field, value := range map[string]journey.Value{
		"importance": {Kind: journey.NumberValue, Number: 9},
		"place":      {Kind: journey.PlaceValue, IDs: []journey.ID{"nowhere", b.one}, Text: "V"},
	} {
		doc := b.Document()
		now := journey.FieldOf(journey.CardKind, field).Get(doc.Cards.Get(b.a))
		forged := &edit.Change{ID: "x", Diff: edit.Diff{{
			Kind: journey.CardKind, ID: b.a, Fields: []edit.FieldDiff{{Name: field, From: value, To: now}},
		}}}
		e := edit.New(doc, []*edit.Change{forged}, edit.Options{})
		c, err := e.Undo()
		require.Error(t, err, field)
		require.Nil(t, c)
		require.Same(t, doc, e.Document())
	}
}
