package scene_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"waymark/domain/journey"
	"waymark/domain/journey/journeytest"
	"waymark/domain/scene"
	"waymark/domain/vector"
)

func TestAFoldedStageIsOneNarrowColumnThatCountsItsCards(t *testing.T) {
	doc := journeytest.Map(60, 1)
	view := fullView(journeytest.MapID)
	open := scene.Build(doc, view, typesetter(), nil)
	first := doc.StagesOf(journeytest.MapID)[0]
	steps := doc.StepsOf(first.ID)
	cards := 0
	for _, c := range doc.Cards.All() {
		if s := doc.Steps.Get(c.Step); s.Stage == first.ID && c.LastStep == "" {
			cards++
		}
	}
	require.Greater(t, cards, 1)

	view.FoldedStages = journey.SetOf(first.ID)
	s := scene.Build(doc, view, typesetter(), open)
	checkLayout(t, s)
	require.Len(t, s.Columns, len(open.Columns)-len(steps)+1)
	require.True(t, s.Columns[0].Folded)
	require.Less(t, s.Columns[0].W, 80.0)
	require.Less(t, s.Width, open.Width)
	require.Contains(t, says(s), squeezed(first.Name))
	lane := doc.LanesOf(journeytest.MapID)[0].ID
	require.Empty(t, s.CardsIn(lane, steps[0].ID), "its cards are not drawn")
	_, ok := s.Bounds(scene.Ref{Kind: journey.StageKind, ID: first.ID, Part: scene.Fold})
	require.True(t, ok, "there is a sign to press")

	back := view
	back.FoldedStages = nil
	again := scene.Build(doc, back, typesetter(), s)
	require.Equal(t, open.Columns, again.Columns)
}

func TestACurveGoesOnOverAFoldedStage(t *testing.T) {
	doc := journeytest.Map(0, 1)
	view := fullView(journeytest.MapID)
	stages := doc.StagesOf(journeytest.MapID)
	persona := doc.PersonasInOrder()[0].ID
	next := doc.Fork()
	var steps []journey.ID
	for _, st := range stages {
		for _, step := range doc.StepsOf(st.ID) {
			next.Put(&journey.Emotion{Persona: persona, Step: step.ID, Value: 1, Basis: journey.Assumed})
			steps = append(steps, step.ID)
		}
	}
	view.FoldedStages = journey.SetOf(stages[1].ID)
	s := scene.Build(next, view, typesetter(), nil)
	curve, ok := s.Bounds(scene.Ref{Kind: journey.PersonaRecord, ID: persona, Part: scene.Curve})
	require.True(t, ok)
	last, _ := s.EmotionPoint(persona, steps[len(steps)-1])
	require.Less(t, curve.X, s.Columns[1].X)
	require.GreaterOrEqual(t, curve.Right(), last.X)
	folded := next.StepsOf(stages[1].ID)[0].ID
	_, ok = s.Bounds(scene.Ref{Kind: journey.EmotionKind, ID: journey.EmotionID(persona, folded), Part: scene.Point})
	require.False(t, ok)
}

func TestWhatIsDroppedOnAFoldedStageGoesToItsFirstStep(t *testing.T) {
	doc := journeytest.Map(60, 1)
	view := fullView(journeytest.MapID)
	first := doc.StagesOf(journeytest.MapID)[0]
	view.FoldedStages = journey.SetOf(first.ID)
	s := scene.Build(doc, view, typesetter(), nil)
	lane := doc.LanesOf(journeytest.MapID)[0].ID
	step := doc.StepsOf(first.ID)[0].ID
	cell, ok := s.Cell(lane, step)
	require.True(t, ok)
	drop, ok := s.DropCard(vector.Point{X: cell.Center().X, Y: cell.Center().Y}, nil)
	require.True(t, ok)
	require.Equal(t, step, drop.Step)
	require.Equal(t, len(doc.CardsIn(lane, step)), drop.Index)
}
