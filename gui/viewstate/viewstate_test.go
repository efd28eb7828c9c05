package viewstate_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"waymark/domain/journey"
	"waymark/domain/journey/journeytest"
	"waymark/domain/scene"
	"waymark/gui/viewstate"
)

func TestShowingAndHidingIsSymmetric(t *testing.T) {
	var s viewstate.State
	hidden := s.Lane("l1", false).Stage("s1", false).Persona("p1", false).Fold("s2", true)
	require.True(t, hidden.Hides())
	require.False(t, s.Hides(), "the first value stays as it was")
	view := hidden.Onto(scene.View{Map: "m"})
	require.True(t, view.HiddenLanes.Has("l1") && view.HiddenStages.Has("s1") && view.HiddenPersonas.Has("p1") && view.FoldedStages.Has("s2"))
	require.Equal(t, journey.ID("m"), view.Map)
	back := hidden.Lane("l1", true).Stage("s1", true).Persona("p1", true).Fold("s2", false)
	require.True(t, back.Equal(s))
	require.True(t, hidden.Everything().Equal(s))
}

func TestASoloEndsWithItsSecondTime(t *testing.T) {
	all := []journey.ID{"a", "b", "c"}
	var s viewstate.State
	s = s.Solo("b", all)
	require.Equal(t, journey.ID("b"), s.Soloed(all))
	s = s.Solo("c", all)
	require.Equal(t, journey.ID("c"), s.Soloed(all))
	s = s.Solo("c", all)
	require.Equal(t, journey.ID(""), s.Soloed(all))
	require.False(t, s.Hides())
}

func TestASavedViewIsFollowedUntilSomethingElseIsHidden(t *testing.T) {
	v := &journey.View{ID: "v", HiddenLanes: journey.SetOf("l1"), HiddenPersonas: journey.SetOf("p")}
	s := viewstate.State{}.Fold("s", true).Of(v)
	require.True(t, s.Follows(v))
	require.True(t, s.FoldedStages.Has("s"))
	require.False(t, s.Lane("l2", false).Follows(v))
	require.Equal(t, journey.ID("v"), s.Lane("l2", false).View)
}

func TestWhatIsGoneIsForgotten(t *testing.T) {
	doc := journeytest.Map(10, 1)
	lane, stage := doc.LanesOf(journeytest.MapID)[0].ID, doc.StagesOf(journeytest.MapID)[0].ID
	s := viewstate.State{View: "none"}.Lane(lane, false).Lane("gone", false).Stage(stage, false).Fold("gone", true).Persona("gone", false)
	s = s.In(doc, journeytest.MapID)
	require.True(t, s.Equal(viewstate.State{}.Lane(lane, false).Stage(stage, false)))
}

func TestReachingACardShowsAllThatHidesIt(t *testing.T) {
	doc := journeytest.Map(10, 1).Fork()
	lane, stage := doc.LanesOf(journeytest.MapID)[0].ID, doc.StagesOf(journeytest.MapID)[0].ID
	step, persona := doc.StepsOf(stage)[0].ID, doc.PersonasInOrder()[0].ID
	card := &journey.Card{ID: "c", Lane: lane, Step: step, Order: "V", Personas: journey.SetOf(persona)}
	doc.Put(card)
	s := viewstate.State{}.Lane(lane, false).Stage(stage, false).Fold(stage, true).Persona(persona, false)
	shown, changed := s.Reaching(doc, card)
	require.True(t, changed)
	require.True(t, shown.Equal(viewstate.State{}))
	_, changed = shown.Reaching(doc, card)
	require.False(t, changed)
}

func TestTheKeeperTellsOfRealChangesOnly(t *testing.T) {
	k := viewstate.NewKeeper(map[journey.ID]viewstate.State{"m": viewstate.State{}.Lane("l", false)})
	var heard []journey.ID
	k.Watch(func(id journey.ID) { heard = append(heard, id) })
	k.Set("m", viewstate.State{}.Lane("l", false))
	require.Empty(t, heard)
	k.Change("n", func(s viewstate.State) viewstate.State { return s.Persona("p", false) })
	k.Change("m", viewstate.State.Everything)
	require.Equal(t, []journey.ID{"n", "m"}, heard)
	require.Len(t, k.States(), 1)
}

func TestStatesSurviveTheSettingsFile(t *testing.T) {
	s := viewstate.State{View: "v"}.Lane("l", false).Stage("s", false).Persona("p", false).Fold("f", true)
	data, err := json.Marshal(s)
	require.NoError(t, err)
	var back viewstate.State
	require.NoError(t, json.Unmarshal(data, &back))
	require.True(t, s.Equal(back))
}
