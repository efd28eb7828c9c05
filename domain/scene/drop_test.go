package scene_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"waymark/domain/edit"
	"waymark/domain/journey"
	"waymark/domain/journey/journeytest"
	"waymark/domain/scene"
	"waymark/domain/vector"
)

// afterDrop gives the document after one edit.
func afterDrop(t require.TestingT, doc *journey.Document, do func(tx *edit.Tx) error) *journey.Document {
	e := edit.New(doc, nil, edit.Options{})
	_, err := e.Do(edit.Label{Subject: "drop"}, do)
	require.NoError(t, err)
	return e.Document()
}

// Dropping a card puts it where the pointer was: what the mark stood above is
// below it, and the other way round.
func TestADroppedCardStandsWhereTheMarkWas(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		doc := journeytest.Random(t)
		view := randomView(t, doc)
		s := scene.Build(doc, view, typesetter(), nil)
		var cards []journey.ID
		for _, id := range doc.Cards.IDs() {
			if _, ok := s.Bounds(scene.Ref{Kind: journey.CardKind, ID: id}); ok {
				cards = append(cards, id)
			}
		}
		if len(cards) == 0 {
			t.Skip("no card in view")
		}
		id := rapid.SampledFrom(cards).Draw(t, "card")
		p := vector.Point{X: rapid.Float64Range(0, s.Width).Draw(t, "x"), Y: rapid.Float64Range(0, s.Height).Draw(t, "y")}
		dragged := journey.SetOf(id)
		drop, ok := s.DropCard(p, dragged)
		if !ok {
			return
		}
		cell, _ := s.Cell(drop.Lane, drop.Step)
		require.True(t, within(drop.Mark, cell))
		var above, below []journey.ID
		folded := doc.Lanes.Get(drop.Lane).Collapsed
		for _, other := range s.CardsIn(drop.Lane, drop.Step) {
			c := doc.Cards.Get(other)
			box, seen := s.Bounds(scene.Ref{Kind: journey.CardKind, ID: other})
			if other == id || c.Step != drop.Step || !seen && !folded {
				continue
			}
			if folded || box.Center().Y <= p.Y {
				above = append(above, other)
			} else {
				below = append(below, other)
			}
		}
		after := afterDrop(t, doc, func(tx *edit.Tx) error {
			return tx.MoveCards([]journey.ID{id}, drop.Lane, drop.Step, drop.Index)
		})
		var order []journey.ID
		for _, c := range after.CardsIn(drop.Lane, drop.Step) {
			order = append(order, c.ID)
		}
		at := slices.Index(order, id)
		require.Equal(t, drop.Index, at)
		for _, other := range above {
			require.Less(t, slices.Index(order, other), at)
		}
		for _, other := range below {
			require.Greater(t, slices.Index(order, other), at)
		}
	})
}

func TestDroppedStagesStepsAndLanesGoWhereTheMarkWas(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		doc := journeytest.Random(t)
		view := randomView(t, doc)
		s := scene.Build(doc, view, typesetter(), nil)
		if len(s.Columns) == 0 {
			return
		}
		x := rapid.Float64Range(0, s.Width).Draw(t, "x")
		column := rapid.SampledFrom(s.Columns).Draw(t, "dragged")

		stage, ok := s.DropStage(x, column.Stage)
		require.True(t, ok)
		after := afterDrop(t, doc, func(tx *edit.Tx) error { return tx.MoveStage(column.Stage, stage.Index) })
		order := idsOf(after.StagesOf(view.Map), func(st *journey.Stage) journey.ID { return st.ID })
		for _, other := range s.Stages {
			if other.Stage == column.Stage {
				continue
			}
			before := slices.Index(order, other.Stage) < slices.Index(order, column.Stage)
			require.Equal(t, other.X+other.W/2 <= x, before)
		}

		step, ok := s.DropStep(x, column.Step)
		require.True(t, ok)
		after = afterDrop(t, doc, func(tx *edit.Tx) error { return tx.MoveStep(column.Step, step.Stage, step.Index) })
		order = idsOf(after.StepsOf(step.Stage), func(st *journey.Step) journey.ID { return st.ID })
		for _, other := range s.Columns {
			if other.Stage != step.Stage || other.Step == column.Step {
				continue
			}
			before := slices.Index(order, other.Step) < slices.Index(order, column.Step)
			require.Equal(t, other.X+other.W/2 <= x, before)
		}
		for _, mark := range []vector.Rect{stage.Mark, step.Mark} {
			require.True(t, within(mark, vector.Rect{W: s.Width, H: s.Height}))
			require.Positive(t, mark.H)
		}
	})
	rapid.Check(t, func(t *rapid.T) {
		doc := journeytest.Random(t)
		view := randomView(t, doc)
		s := scene.Build(doc, view, typesetter(), nil)
		y := rapid.Float64Range(0, s.Height).Draw(t, "y")
		lanes := map[journey.ID]vector.Rect{}
		var ids []journey.ID
		for _, b := range s.Bands {
			if b.Kind == scene.LaneBand {
				lanes[b.Lane] = vector.Rect{Y: b.Y, H: b.Height}
				ids = append(ids, b.Lane)
			}
		}
		if len(ids) == 0 {
			_, ok := s.DropLane(y, "nobody")
			require.False(t, ok)
			return
		}
		dragged := rapid.SampledFrom(ids).Draw(t, "lane")
		drop, ok := s.DropLane(y, dragged)
		require.True(t, ok)
		require.True(t, within(drop.Mark, vector.Rect{W: s.Width, H: s.Height}))
		after := afterDrop(t, doc, func(tx *edit.Tx) error { return tx.MoveLane(dragged, drop.Index) })
		order := idsOf(after.LanesOf(view.Map), func(l *journey.Lane) journey.ID { return l.ID })
		for id, box := range lanes {
			if id != dragged {
				require.Equal(t, box.Center().Y <= y, slices.Index(order, id) < slices.Index(order, dragged))
			}
		}
	})
}

func idsOf[T any](rows []T, id func(T) journey.ID) []journey.ID {
	var out []journey.ID
	for _, r := range rows {
		out = append(out, id(r))
	}
	return out
}
