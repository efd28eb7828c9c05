package board_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/require"

	"waymark/domain/edit"
	"waymark/domain/journey"
	"waymark/domain/scene"
	"waymark/domain/vector"
)

func card(id journey.ID) scene.Ref { return scene.Ref{Kind: journey.CardKind, ID: id} }

// folded shows the map of the looks with a collapsed lane and a folded stage.
func folded(t *testing.T, o options) *rig {
	t.Helper()
	r := looksRig(t, o)
	_, err := r.editor.Do(edit.Label{Verb: edit.VerbCollapseLane}, func(tx *edit.Tx) error { return tx.CollapseLane("touch", true) })
	require.NoError(t, err)
	view := r.cfg.View
	view.FoldedStages = journey.SetOf("s2")
	r.board.SetView(view, r.cfg.Colors)
	return r
}

func TestFoldedLooks(t *testing.T) {
	t.Run("light", func(t *testing.T) { folded(t, options{}).looks("folded-light") })
	t.Run("dark, with hits", func(t *testing.T) {
		r := folded(t, options{dark: true})
		r.board.SetHits([]scene.Ref{card("a"), card("e"), {Kind: journey.StageKind, ID: "s1"}}, card("a"))
		r.looks("folded-hits-dark")
	})
}

func TestAChevronAtTheNameFolds(t *testing.T) {
	var asked []scene.Ref
	r := looksRig(t, options{fold: func(ref scene.Ref) { asked = append(asked, ref) }})
	lane := r.box(journey.LaneRecord, "do", "whole")
	r.hover(vector.Point{X: lane.X + 60, Y: lane.Y + 10})
	icon := vector.Point{X: lane.X + 19*r.board.Zoom(), Y: lane.Y + 20*r.board.Zoom()}
	r.hover(icon)
	r.click(icon, 1, 0)
	require.Empty(t, asked, "the icon of the lane is no button")
	chevron := vector.Point{X: lane.X + 6*r.board.Zoom(), Y: icon.Y}
	r.hover(chevron)
	r.looks("chevron")
	r.click(chevron, 1, 0)
	require.Equal(t, []scene.Ref{{Kind: journey.LaneRecord, ID: "do"}}, asked)

	view := r.cfg.View
	view.FoldedStages = journey.SetOf("s1")
	r.board.SetView(view, r.cfg.Colors)
	r.click(r.at(journey.StageKind, "s1", "fold"), 1, 0)
	require.Equal(t, scene.Ref{Kind: journey.StageKind, ID: "s1"}, asked[len(asked)-1])
}

// TestTypingSpreadsOutWhatIsFolded adds a card in a folded stage and lane.
func TestTypingSpreadsOutWhatIsFolded(t *testing.T) {
	var r *rig
	var asked []scene.Ref
	r = folded(t, options{fold: func(ref scene.Ref) {
		asked = append(asked, ref)
		if ref.Kind == journey.StageKind {
			view := r.cfg.View
			view.FoldedStages = nil
			r.board.SetView(view, r.cfg.Colors)
			return
		}
		_, err := r.editor.Do(edit.Label{Verb: edit.VerbCollapseLane}, func(tx *edit.Tx) error { return tx.CollapseLane(ref.ID, false) })
		require.NoError(t, err)
	}})
	r.board.SelectCell(journey.Cell{Lane: "touch", Step: "t2"})
	r.board.AddCard()
	r.typeText("Sales call")
	require.Equal(t, []scene.Ref{{Kind: journey.StageKind, ID: "s2"}, {Kind: journey.LaneRecord, ID: "touch"}}, asked)
	r.key(fyne.KeyTab)
	cards := r.doc().CardsIn("touch", "t2")
	require.Len(t, cards, 1)
	box := r.box(journey.CardKind, cards[0].ID, "whole")
	require.Positive(t, box.W, "the card can be seen")
}

func TestGoingToAThingAndBack(t *testing.T) {
	r := looksRig(t, options{w: 420, h: 320})
	r.board.ZoomActual()
	start := r.board.Place()
	require.True(t, r.board.GoTo(card("f")))
	require.Equal(t, []scene.Ref{card("f")}, r.board.Selection().Refs)
	box := r.box(journey.CardKind, "f", "whole")
	require.True(t, box.X >= 0 && box.Right() <= 420 && box.Bottom() <= 320, "%v", box)
	require.NotEqual(t, start.Middle, r.board.Place().Middle)
	r.board.Return(start)
	require.Equal(t, start.Middle, r.board.Place().Middle)
	require.Empty(t, r.board.Selection().Refs)
	require.False(t, r.board.GoTo(card("nobody")))
}
