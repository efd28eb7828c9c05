package scene_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"waymark/domain/journey"
	"waymark/domain/journey/journeytest"
	"waymark/domain/scene"
	"waymark/domain/scene/scenetest"
)

// says gives all that is written on a sheet.
func says(s *scene.Scene) string {
	var b strings.Builder
	for _, l := range layersOf(s) {
		for _, g := range l.Groups {
			b.WriteString(written(g))
			b.WriteByte('|')
		}
	}
	return b.String()
}

func TestCalmSheetsWithoutContent(t *testing.T) {
	empty := journey.New(&journey.Project{ID: "p", Language: "en"})
	s := scene.Build(empty, fullView("nothing"), typesetter(), nil)
	checkLayout(t, s)
	require.Empty(t, s.Bands)
	_, ok := s.Bounds(scene.Ref{Kind: journey.CardKind, ID: "c"})
	require.False(t, ok)

	onlyMap := empty.Fork()
	onlyMap.Put(&journey.Map{ID: "m", Order: "V", Title: "New map", State: journey.Future, Basis: journey.Assumed})
	s = scene.Build(onlyMap, fullView("m"), typesetter(), nil)
	checkLayout(t, s)
	require.Contains(t, says(s), "Newmap")
	require.Contains(t, says(s), "Futurestate")

	lanes := onlyMap.Fork()
	for i, k := range journey.LaneKinds() {
		lanes.Put(&journey.Lane{ID: journey.ID("l-" + string(k)), Map: "m", Order: journey.SpreadOrder(20)[i], LaneKind: k, Name: string(k), LineBelow: journey.LineOfVisibility})
	}
	s = scene.Build(lanes, fullView("m"), typesetter(), nil)
	checkLayout(t, s)
	require.Contains(t, says(s), "pain-points")

	full := journeytest.Map(40, 1)
	view := fullView(journeytest.MapID)
	view.HiddenLanes = ids(full.LanesOf(journeytest.MapID), func(l *journey.Lane) journey.ID { return l.ID })
	view.HiddenStages = ids(full.StagesOf(journeytest.MapID), func(st *journey.Stage) journey.ID { return st.ID })
	view.HiddenPersonas = ids(full.PersonasInOrder(), func(p *journey.Persona) journey.ID { return p.ID })
	s = scene.Build(full, view, typesetter(), nil)
	checkLayout(t, s)
	require.Empty(t, s.Columns)
}

func ids[T any](rows []T, id func(T) journey.ID) journey.IDs {
	return journey.SetOf(idsOf(rows, id)...)
}

func TestTheLegendExplainsOnlyWhatIsOnTheSheet(t *testing.T) {
	doc := journeytest.Map(0, 1)
	w := scenetest.Words()
	s := scene.Build(doc, fullView(journeytest.MapID), typesetter(), nil)
	require.NotContains(t, says(s), squeezed(w.LegendSeverity))
	require.NotContains(t, says(s), squeezed(w.LegendMoment))

	var pains journey.ID
	for _, l := range doc.LanesOf(journeytest.MapID) {
		if l.LaneKind == journey.PainPoints {
			pains = l.ID
		}
	}
	next := doc.Fork()
	next.Put(&journey.Card{ID: "c", Lane: pains, Step: s.Columns[0].Step, Order: "V", Text: "it hurts", Severity: 4, Basis: journey.Assumed, Status: journey.Open})
	s = scene.Build(next, fullView(journeytest.MapID), typesetter(), s)
	require.Contains(t, says(s), squeezed(w.LegendSeverity))
	require.NotContains(t, says(s), squeezed(w.LegendMoment))

	view := fullView(journeytest.MapID)
	view.Legend, view.Title = false, false
	s = scene.Build(next, view, typesetter(), s)
	require.NotContains(t, says(s), squeezed(w.LegendSeverity))
	require.Equal(t, scene.PersonaBand, s.Bands[0].Kind)
}

func TestAHiddenPersonaTakesItsCurveAndItsCards(t *testing.T) {
	doc := journeytest.Map(0, 1)
	personas := doc.PersonasInOrder()
	lane := doc.LanesOf(journeytest.MapID)[0].ID
	s := scene.Build(doc, fullView(journeytest.MapID), typesetter(), nil)
	step := s.Columns[0].Step
	doc = doc.Fork()
	put := func(id journey.ID, whom ...journey.ID) {
		doc.Put(&journey.Card{ID: id, Lane: lane, Step: step, Order: "V", Text: "t", Personas: journey.SetOf(whom...), Basis: journey.Assumed})
	}
	put("everybody")
	put("first", personas[0].ID)
	put("both", personas[0].ID, personas[1].ID)
	view := fullView(journeytest.MapID)
	view.HiddenPersonas = journey.SetOf(personas[0].ID)
	s = scene.Build(doc, view, typesetter(), nil)
	require.Equal(t, []journey.ID{"both", "everybody"}, s.CardsIn(lane, step))
	require.NotContains(t, drawnCurves(s), personas[0].ID)
	require.Contains(t, drawnCurves(s), personas[1].ID)
}

func TestACardReachingOutOfAHiddenStageIsStillShown(t *testing.T) {
	doc := journeytest.Map(0, 1).Fork()
	stages := doc.StagesOf(journeytest.MapID)
	lane := doc.LanesOf(journeytest.MapID)[0].ID
	first, second := doc.StepsOf(stages[0].ID)[0].ID, doc.StepsOf(stages[1].ID)[0].ID
	doc.Put(&journey.Card{ID: "wide", Lane: lane, Step: first, LastStep: second, Order: "V", Text: "from here to there", Basis: journey.Assumed})
	view := fullView(journeytest.MapID)
	s := scene.Build(doc, view, typesetter(), nil)
	box, ok := s.Bounds(scene.Ref{Kind: journey.CardKind, ID: "wide"})
	require.True(t, ok)
	require.Greater(t, box.W, s.Columns[0].W)

	view.HiddenStages = journey.SetOf(stages[0].ID)
	s = scene.Build(doc, view, typesetter(), s)
	box, ok = s.Bounds(scene.Ref{Kind: journey.CardKind, ID: "wide"})
	require.True(t, ok)
	cell, ok := s.Cell(lane, second)
	require.True(t, ok)
	require.True(t, within(box, cell))
}

func TestOwnColumnWidthsAreHonoured(t *testing.T) {
	doc := journeytest.Map(8, 1).Fork()
	steps := doc.StepsOf(doc.StagesOf(journeytest.MapID)[0].ID)
	wide := *steps[0]
	wide.Width = 300
	doc.Put(&wide)
	s := scene.Build(doc, fullView(journeytest.MapID), typesetter(), nil)
	require.Equal(t, 300.0, s.Columns[0].W)
	narrow := wide
	narrow.Width = 3
	doc = doc.Fork()
	doc.Put(&narrow)
	s = scene.Build(doc, fullView(journeytest.MapID), typesetter(), s)
	require.GreaterOrEqual(t, s.Columns[0].W, 100.0)
	checkLayout(t, s)
}
