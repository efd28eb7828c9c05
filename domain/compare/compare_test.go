package compare_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"waymark/domain/compare"
	"waymark/domain/edit"
	"waymark/domain/journey"
	"waymark/domain/journey/journeytest"
)

func editor() *edit.Editor { return edit.New(journeytest.Map(60, 1), nil, edit.Options{}) }

func do(t *testing.T, e *edit.Editor, f func(tx *edit.Tx) error) {
	t.Helper()
	_, err := e.Do(edit.Label{}, f)
	require.NoError(t, err)
}

func TestEachSortOfDifferenceIsToldWhereItStands(t *testing.T) {
	e := editor()
	before := e.Document()
	o := before.Outline(journeytest.MapID)
	lane, step, last := o.Lanes[0].ID, o.Steps[0].ID, o.Steps[7].ID
	cards := o.Cards(lane, step)
	persona := before.PersonasInOrder()[0].ID
	var added journey.ID
	do(t, e, func(tx *edit.Tx) (err error) {
		added, err = tx.AddCard(lane, last, 0, "Fresh")
		if err != nil {
			return err
		}
		if err := tx.SetCardText(cards[0].ID, "Other words"); err != nil {
			return err
		}
		if err := tx.MoveCards([]journey.ID{cards[1].ID}, lane, o.Steps[2].ID, 0); err != nil {
			return err
		}
		tx.RemoveCards(o.Cards(o.Lanes[1].ID, step)[0].ID)
		if err := tx.SetEmotion(persona, step, 2); err != nil {
			return err
		}
		tx.ClearEmotion(persona, o.Steps[1].ID)
		return tx.Rename(tx.Document().Project, "New title")
	})
	c := compare.Documents(before, e.Document())
	marks := c.Marks()
	require.Len(t, marks, 7)
	require.Equal(t, compare.Added, marks[added].Sort)
	require.Equal(t, o.Stages[7].ID, marks[added].Place.Stage)
	require.Equal(t, compare.Changed, marks[cards[0].ID].Sort)
	require.Equal(t, "text", marks[cards[0].ID].Fields[0].Name)
	require.Equal(t, compare.Moved, marks[cards[1].ID].Sort)
	require.Equal(t, step, marks[cards[1].ID].From.Step)
	require.Equal(t, o.Steps[2].ID, marks[cards[1].ID].Place.Step)
	require.Equal(t, compare.Removed, marks[o.Cards(o.Lanes[1].ID, step)[0].ID].Sort)

	groups := c.Groups()
	require.Len(t, groups, 2)
	require.Equal(t, journey.ID(""), groups[0].Map)
	require.Equal(t, journey.ProjectKind, groups[0].Items[0].Kind)
	require.Equal(t, 6, groups[1].Changes)
	require.Equal(t, []journey.ID{o.Stages[0].ID, o.Stages[1].ID, o.Stages[2].ID, o.Stages[7].ID}, []journey.ID{
		groups[1].Stages[0].Stage, groups[1].Stages[1].Stage, groups[1].Stages[2].Stage, groups[1].Stages[3].Stage,
	})

	curve := c.Curve(journeytest.MapID, persona)
	require.Len(t, curve, 8)
	require.InDelta(t, 2, curve[0].After.Value, 0)
	require.NotNil(t, curve[1].Before)
	require.Nil(t, curve[1].After)
}

func TestAnOrderKeyAloneIsNoMove(t *testing.T) {
	e := editor()
	before := e.Document()
	o := before.Outline(journeytest.MapID)
	var cell []*journey.Card
	for _, l := range o.Lanes {
		if cards := o.Cards(l.ID, o.Steps[0].ID); len(cards) > len(cell) {
			cell = cards
		}
	}
	require.GreaterOrEqual(t, len(cell), 2)
	do(t, e, func(tx *edit.Tx) error {
		return edit.Update(tx, cell[0].ID, func(c *journey.Card) { c.Order = journey.OrderBetween("", c.Order) })
	})
	require.Empty(t, compare.Documents(before, e.Document()).Items)
	do(t, e, func(tx *edit.Tx) error {
		return tx.MoveCards([]journey.ID{cell[0].ID}, cell[0].Lane, cell[0].Step, len(cell)-1)
	})
	c := compare.Documents(before, e.Document())
	require.NotEmpty(t, c.Items)
	for _, it := range c.Items {
		require.Equal(t, compare.Moved, it.Sort)
	}
}

func TestEveryDifferenceIsTold(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := journeytest.Random(t)
		b := journeytest.Edited(t, a)
		c := compare.Documents(a, b)
		marks := c.Marks()
		n := 0
		for _, g := range c.Groups() {
			n += len(g.Items)
			for _, s := range g.Stages {
				n += len(s.Items)
			}
		}
		require.Equal(t, len(c.Items), n)
		for _, d := range edit.Compare(a, b) {
			it := marks[d.ID]
			switch {
			case d.Added != nil || d.Removed != nil:
				require.True(t, it != nil || d.Kind == journey.StepKind)
			default:
				for _, f := range d.Fields {
					require.True(t, f.Name == "place" || it != nil && it.Sort == compare.Changed)
				}
			}
		}
		require.Empty(t, compare.Documents(b, b).Items)
	})
}

func TestTextsAreToldApartByWords(t *testing.T) {
	require.Equal(t, []compare.Part{{"", "calls "}, {compare.Removed, "the "}, {compare.Added, "our "}, {"", "support"}},
		compare.Texts("calls the support", "calls our support"))
	require.Equal(t, []compare.Part{{"", "客户"}, {compare.Added, "先"}, {"", "搜索"}}, compare.Texts("客户搜索", "客户先搜索"))
	rapid.Check(t, func(t *rapid.T) {
		a, b := journeytest.Text(t, "a"), journeytest.Text(t, "b")
		var from, to strings.Builder
		for _, p := range compare.Texts(a, b) {
			if p.Sort != compare.Added {
				from.WriteString(p.Text)
			}
			if p.Sort != compare.Removed {
				to.WriteString(p.Text)
			}
			require.NotEmpty(t, p.Text)
		}
		require.Equal(t, a, from.String())
		require.Equal(t, b, to.String())
	})
}
