package board_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/require"

	"waymark/domain/edit"
	"waymark/domain/journey"
	"waymark/domain/scene"
)

// What is hidden or folded is never selected, walked to or moved into by keys:
// nobody could see it happen.

func alt(r *rig, k fyne.KeyName) func() { return func() { r.shortcut(k, fyne.KeyModifierAlt) } }

func (r *rig) view(change func(*scene.View)) {
	r.t.Helper()
	change(&r.cfg.View)
	r.board.SetView(r.cfg.View, r.cfg.Colors)
}

func (r *rig) collapse(lane journey.ID) {
	r.t.Helper()
	_, err := r.editor.Do(edit.Label{Verb: edit.VerbCollapseLane}, func(tx *edit.Tx) error { return tx.CollapseLane(lane, true) })
	require.NoError(r.t, err)
}

func TestKeysPassOverWhatIsHidden(t *testing.T) {
	r := looksRig(t, options{})
	r.view(func(v *scene.View) {
		v.HiddenLanes, v.HiddenStages = journey.SetOf("touch"), journey.SetOf("s2")
	})
	r.board.Select(scene.Ref{Kind: journey.LaneRecord, ID: "do"})
	r.key(fyne.KeyDown)
	require.Equal(t, []journey.ID{"feel"}, r.selected(), "the next lane in view")
	r.board.Select(scene.Ref{Kind: journey.StageKind, ID: "s1"})
	r.key(fyne.KeyRight)
	require.Equal(t, []journey.ID{"s3"}, r.selected(), "the next stage in view")

	r.once(alt(r, fyne.KeyLeft))
	require.Equal(t, []journey.ID{"s3", "s1", "s2"}, r.stages(), "past the neighbour in view")
	r.once(alt(r, fyne.KeyRight))
	require.Equal(t, []journey.ID{"s1", "s3", "s2"}, r.stages())
	r.never(alt(r, fyne.KeyRight))
	r.board.Select(scene.Ref{Kind: journey.LaneRecord, ID: "do"})
	r.once(alt(r, fyne.KeyDown))
	require.Equal(t, []journey.ID{"touch", "feel", "do", "pain"}, r.lanes())

	r.board.Select(card("a"))
	r.once(alt(r, fyne.KeyRight))
	require.Equal(t, journey.ID("t3"), r.doc().Cards.Get("a").Step)
	r.once(alt(r, fyne.KeyDown))
	require.Equal(t, journey.ID("pain"), r.doc().Cards.Get("a").Lane)
	r.never(alt(r, fyne.KeyDown))
}

func TestKeysPassOverWhatIsFolded(t *testing.T) {
	r := looksRig(t, options{})
	r.collapse("touch")
	r.board.Select(card("a"))
	r.key(fyne.KeyDown)
	require.Equal(t, journey.ID("feel"), r.place().Lane)
	r.key(fyne.KeyUp)
	require.Equal(t, []journey.ID{"a"}, r.selected())
	r.once(alt(r, fyne.KeyDown))
	require.Equal(t, journey.ID("pain"), r.doc().Cards.Get("a").Lane)
	_, err := r.editor.Undo()
	require.NoError(t, err)

	r.view(func(v *scene.View) { v.FoldedStages = journey.SetOf("s2") })
	r.board.Select(card("a"))
	r.key(fyne.KeyReturn)
	r.key(fyne.KeyTab)
	require.Equal(t, journey.Cell{Lane: "do", Step: "t3"}, r.place(), "Tab leaves a text past the folded stage")
	r.once(func() {
		r.board.Select(card("a"))
		alt(r, fyne.KeyRight)()
	})
	require.Equal(t, journey.ID("t3"), r.doc().Cards.Get("a").Step)

	r.board.Select()
	r.board.SelectAll()
	require.Equal(t, []journey.ID{"a"}, r.selected(), "all that can be seen")
}

func TestFoldingSelectsWhatStandsForTheCards(t *testing.T) {
	r := looksRig(t, options{})
	r.board.Select(card("a"), card("e"))
	r.collapse("touch")
	require.Equal(t, []journey.ID{"a"}, r.selected())
	r.collapse("do")
	require.Equal(t, []journey.ID{"do"}, r.selected())
	r.board.Select(card("f"))
	r.view(func(v *scene.View) { v.FoldedStages = journey.SetOf("s2") })
	require.Equal(t, []journey.ID{"s2"}, r.selected())
}

func TestAltArrowsKeepTheArrangementOfABlock(t *testing.T) {
	r := looksRig(t, options{})
	r.board.Select(card("a"), card("b"), card("d"))
	r.once(alt(r, fyne.KeyRight))
	places := func() map[journey.ID]journey.Cell {
		return map[journey.ID]journey.Cell{"a": r.placeOf("a"), "b": r.placeOf("b"), "d": r.placeOf("d")}
	}
	moved := map[journey.ID]journey.Cell{"a": {Lane: "do", Step: "t2"}, "b": {Lane: "do", Step: "t3"}, "d": {Lane: "touch", Step: "t2"}}
	require.Equal(t, moved, places())
	require.Equal(t, []journey.ID{"a", "b", "d"}, r.selected())
	r.never(alt(r, fyne.KeyRight))
	r.once(alt(r, fyne.KeyDown))
	require.Equal(t, map[journey.ID]journey.Cell{"a": {Lane: "touch", Step: "t2"}, "b": {Lane: "touch", Step: "t3"}, "d": {Lane: "pain", Step: "t2"}}, places())
	r.never(alt(r, fyne.KeyDown))
	r.once(alt(r, fyne.KeyUp))
	require.Equal(t, moved, places())
}

func TestAltArrowsMovePersonas(t *testing.T) {
	r := looksRig(t, options{})
	r.board.Select(scene.Ref{Kind: journey.PersonaRecord, ID: "ann"})
	r.once(alt(r, fyne.KeyRight))
	require.Equal(t, journey.ID("li"), r.doc().PersonasInOrder()[0].ID)
	require.Equal(t, []journey.ID{"ann"}, r.selected())
	r.never(alt(r, fyne.KeyRight))
	r.once(alt(r, fyne.KeyLeft))
	require.Equal(t, journey.ID("ann"), r.doc().PersonasInOrder()[0].ID)
}

func TestSelectAllGoesOnAsItBegan(t *testing.T) {
	r := looksRig(t, options{})
	r.board.Select(scene.Ref{Kind: journey.StageKind, ID: "s2"})
	r.board.SelectAll()
	require.Equal(t, []journey.ID{"b", "c", "f"}, r.selected(), "the cards of the stage")
	r.board.SelectAll()
	require.Equal(t, []journey.ID{"a", "b", "c", "d", "e", "f"}, r.selected(), "then those of the map")

	r.board.Select(scene.Ref{Kind: journey.EmotionKind, ID: "li/t1"})
	r.board.SelectAll()
	require.Equal(t, []journey.ID{"li/t1", "li/t3"}, r.selected(), "the points of the curve")
	r.once(func() { r.typeText("+") })
	require.InDelta(t, 1.3, r.doc().EmotionAt("li", "t3").Value, 1e-9)
	require.InDelta(t, 1, r.doc().EmotionAt("li", "t1").Value, 1e-9)
	r.board.SelectAll()
	require.Equal(t, []journey.ID{"ann/t1", "ann/t2", "ann/t3", "li/t1", "li/t3"}, r.selected(), "those of all curves")
	r.board.SelectAll()
	require.Equal(t, []journey.ID{"a", "b", "c", "d", "e", "f"}, r.selected(), "then the cards of the map")
}

func TestZoomingByKeysKeepsWhatIsSelectedInView(t *testing.T) {
	r := looksRig(t, options{})
	r.board.ZoomActual()
	r.hover(r.at(journey.EmotionKind, "ann/t3", "point"))
	for _, zoomIn := range []bool{false, true} {
		r.board.Select(card("a"))
		before := r.card("a")
		for range 3 {
			if zoomIn {
				r.board.ZoomIn()
			} else {
				r.board.ZoomOut()
			}
		}
		after := r.card("a")
		require.InDelta(t, before.X, after.X, 150, "in view, wherever the pointer is")
		require.InDelta(t, before.Y, after.Y, 150)
	}
	for range 5 {
		r.board.ZoomIn()
	}
	require.Equal(t, 2.0, r.board.Zoom())
	lane := r.box(journey.LaneRecord, "do", "whole")
	require.GreaterOrEqual(t, r.box(journey.CardKind, "a", "whole").X, lane.Right(), "not below the names of the lanes, which grow as well")
}

func TestTypingShowsTheWholeCard(t *testing.T) {
	r := looksRig(t, options{w: 600, h: 480})
	r.board.SetZoom(2.5)
	require.True(t, r.board.GoTo(card("b")))
	box := r.box(journey.CardKind, "b", "whole")
	r.board.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(-float32(box.X+box.W/2)/2.4, 0)})
	require.Negative(t, r.box(journey.CardKind, "b", "whole").X, "half of it is out of view")
	r.key(fyne.KeyReturn)
	r.typeText("!")
	box = r.box(journey.CardKind, "b", "whole")
	require.Positive(t, box.X)
	require.Less(t, box.Right(), 600.0)
}
