package scene_test

import (
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"waymark/domain/journey"
	"waymark/domain/journey/journeytest"
	"waymark/domain/scene"
	"waymark/domain/vector"
)

func TestPointingAtTheMiddleOfACardFindsIt(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		doc := journeytest.Random(t)
		s := scene.Build(doc, randomView(t, doc), typesetter(), nil)
		for id, card := range doc.Cards.All() {
			want := scene.Ref{Kind: journey.CardKind, ID: id, Part: scene.Whole}
			box, ok := s.Bounds(want)
			if !ok {
				continue
			}
			got, at := s.At(box.Center())
			require.Equal(t, want, got)
			require.Equal(t, box, at)
			require.Equal(t, card.Lane, s.LaneAt(box.Center().Y))
			text, ok := s.TextBox(want)
			require.True(t, ok)
			require.True(t, within(text.Rect, box))
			require.Positive(t, text.Size)
		}
	})
}

func TestAtNeverPanicsAndStaysWithinBounds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		doc := journeytest.Random(t)
		s := scene.Build(doc, randomView(t, doc), typesetter(), nil)
		for range 20 {
			p := vector.Point{
				X: rapid.Float64Range(-50, s.Width+50).Draw(t, "x"),
				Y: rapid.Float64Range(-50, s.Height+50).Draw(t, "y"),
			}
			ref, box := s.At(p)
			if ref == (scene.Ref{}) {
				continue
			}
			require.True(t, box.Contains(p))
			again, ok := s.Bounds(ref)
			require.True(t, ok)
			require.False(t, again.Empty())
		}
	})
}

func TestTheCellsHoldTheCardsInOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		doc := journeytest.Random(t)
		view := fullView(pickID(t, doc, journey.MapKind))
		s := scene.Build(doc, view, typesetter(), nil)
		o := doc.Outline(view.Map)
		if o == nil {
			return
		}
		require.Len(t, s.Columns, len(o.Steps))
		for i, step := range o.Steps {
			require.Equal(t, step.ID, s.Columns[i].Step)
			column, ok := s.ColumnAt(s.Columns[i].X + 1)
			require.True(t, ok)
			require.Equal(t, step.ID, column.Step)
			stage, ok := s.StageAt(s.Columns[i].X + 1)
			require.True(t, ok)
			require.Equal(t, step.Stage, stage.Stage)
			for _, lane := range o.Lanes {
				var want []journey.ID
				for _, c := range o.Cards(lane.ID, step.ID) {
					want = append(want, c.ID)
				}
				require.ElementsMatch(t, want, s.CardsIn(lane.ID, step.ID))
				if len(want) > 0 {
					require.Equal(t, want, s.CardsIn(lane.ID, step.ID))
				}
			}
		}
	})
}

func TestNamesCanBePointedAtAndEdited(t *testing.T) {
	doc := journeytest.Map(48, 2)
	s := scene.Build(doc, fullView(journeytest.MapID), typesetter(), nil)
	o := doc.Outline(journeytest.MapID)
	for _, st := range o.Stages {
		for _, part := range []scene.Part{scene.Name, scene.Goal} {
			ref := scene.Ref{Kind: journey.StageKind, ID: st.ID, Part: part}
			box, ok := s.Bounds(ref)
			require.True(t, ok)
			got, _ := s.At(box.Center())
			require.Equal(t, ref, got)
			text, ok := s.TextBox(ref)
			require.True(t, ok)
			require.Equal(t, part == scene.Name, text.Bold)
		}
		_, ok := s.TextBox(scene.Ref{Kind: journey.StageKind, ID: st.ID, Part: scene.Whole})
		require.True(t, ok, "the name of a stage is found by the stage alone")
	}
	for _, l := range o.Lanes {
		_, ok := s.TextBox(scene.Ref{Kind: journey.LaneRecord, ID: l.ID, Part: scene.Name})
		require.True(t, ok)
	}
	for _, p := range o.Personas {
		for _, part := range []scene.Part{scene.Name, scene.Details, scene.Quote} {
			box, ok := s.TextBox(scene.Ref{Kind: journey.PersonaRecord, ID: p.ID, Part: part})
			require.True(t, ok)
			whole, ok := s.Bounds(scene.Ref{Kind: journey.PersonaRecord, ID: p.ID, Part: scene.Whole})
			require.True(t, ok)
			require.True(t, box.Y-whole.Y > 3.9 && whole.Bottom()-box.Bottom() > 3.9, "a frame around a persona crosses no letters")
		}
	}
	for _, part := range []scene.Part{scene.Name, scene.Scenario, scene.Expectations} {
		_, ok := s.TextBox(scene.Ref{Kind: journey.MapKind, ID: journeytest.MapID, Part: part})
		require.True(t, ok)
	}
	_, ok := s.TextBox(scene.Ref{Kind: journey.CardKind, ID: "nobody"})
	require.False(t, ok)
}

func TestEmptyGroundOfALaneIsItsBody(t *testing.T) {
	doc := journeytest.Map(0, 2)
	s := scene.Build(doc, fullView(journeytest.MapID), typesetter(), nil)
	lane := doc.LanesOf(journeytest.MapID)[0]
	cell, ok := s.Cell(lane.ID, s.Columns[2].Step)
	require.True(t, ok)
	ref, _ := s.At(cell.Center())
	require.Equal(t, scene.Ref{Kind: journey.LaneRecord, ID: lane.ID, Part: scene.Body}, ref)
	ref, _ = s.At(vector.Point{X: 5, Y: cell.Center().Y})
	require.Equal(t, scene.Ref{Kind: journey.LaneRecord, ID: lane.ID, Part: scene.Whole}, ref)
}
