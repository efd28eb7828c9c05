package board_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/require"

	"waymark/domain/edit"
	"waymark/domain/journey"
	"waymark/domain/scene"
	"waymark/domain/vector"
	"waymark/gui/board/gesture"
)

// texts gives what stands in a cell, from top to bottom.
func (r *rig) texts(lane, step journey.ID) []string {
	out := []string{}
	for _, c := range r.doc().CardsIn(lane, step) {
		out = append(out, c.Text)
	}
	return out
}

// selectCell clicks on the empty ground of a cell.
func (r *rig) selectCell(lane, step journey.ID) {
	r.t.Helper()
	cell := r.cell(lane, step)
	r.click(vector.Point{X: cell.Right() - 3, Y: cell.Bottom() - 3}, 1, 0)
	require.Equal(r.t, journey.Cell{Lane: lane, Step: step}, r.board.Selection().Cell)
}

func TestAWorkshopIsTypedAlong(t *testing.T) {
	r := newRig(t, options{})
	r.selectCell("l-pains", "t1")
	r.typeText("Nobody answers")
	r.key(fyne.KeyReturn)
	r.typeText("报价要等三周")
	r.key(fyne.KeyReturn, fyne.KeyReturn) // an empty card ends typing
	require.False(t, r.board.Typing())
	require.Equal(t, []string{"Nobody answers", "报价要等三周"}, r.texts("l-pains", "t1"))
	require.Equal(t, 2, r.editor.History().Len())

	r.typeText("3 weeks")
	r.key(fyne.KeyTab)
	require.Equal(t, []string{"Nobody answers", "3 weeks"}, r.texts("l-pains", "t1"), "typing on a card replaces its text")
	require.Equal(t, journey.Cell{Lane: "l-pains", Step: "t2"}, r.board.Selection().Cell)
	require.False(t, r.board.Typing(), "Tab goes to the cell; a card comes when something is typed")
	before := len(r.texts("l-pains", "t2"))
	r.typeText("next")
	r.shiftKey(fyne.KeyTab)
	require.Len(t, r.texts("l-pains", "t2"), before+1)
	require.Equal(t, journey.Cell{Lane: "l-pains", Step: "t1"}, r.board.Selection().Cell)
	require.Empty(t, r.faults)
}

func TestTabGoesOnInTheNextLane(t *testing.T) {
	r := newRig(t, options{})
	steps := r.doc().Outline(r.board.Map()).Steps
	last := steps[len(steps)-1].ID
	r.selectCell("l-doing", last)
	r.typeText("x")
	r.key(fyne.KeyTab)
	require.Equal(t, journey.Cell{Lane: "l-thinking", Step: steps[0].ID}, r.board.Selection().Cell)
}

func TestUndoBehindAnEmptyCardTakesBackTheOneBefore(t *testing.T) {
	r := newRig(t, options{})
	before := r.doc()
	r.selectCell("l-pains", "t1")
	r.typeText("one")
	r.key(fyne.KeyReturn)
	require.True(t, r.board.Typing())
	r.board.Undo()
	require.False(t, r.board.Typing())
	require.True(t, journey.Equal(before, r.doc()))
}

func TestArrowsLeaveAnEmptyCard(t *testing.T) {
	r := newRig(t, options{})
	r.selectCell("l-pains", "t1")
	r.never(func() {
		r.key(fyne.KeyReturn)
		require.True(t, r.board.Typing())
		r.key(fyne.KeyRight)
		require.False(t, r.board.Typing())
	})
}

func TestAListOfStagesIsTypedInOneGo(t *testing.T) {
	r := newRig(t, options{})
	n := len(r.stages())
	r.board.AddStage()
	for _, name := range []string{"Handover", "Renewal", "推荐"} {
		r.typeText(name)
		r.key(fyne.KeyReturn)
	}
	r.key(fyne.KeyReturn)
	require.False(t, r.board.Typing())
	stages := r.doc().StagesOf(r.board.Map())
	require.Len(t, stages, n+3)
	require.Equal(t, "推荐", stages[n+2].Name)
}

func TestKeysChangeTheValueOfAnEmotion(t *testing.T) {
	r := newRig(t, options{})
	value := func() float64 { return r.doc().EmotionAt("dir", "t4").Value }
	r.click(r.at(journey.EmotionKind, "dir/t4", "point"), 1, 0)
	start := value()
	r.once(func() { r.typeText("+") })
	require.Equal(t, start+0.5, value())
	r.once(func() { r.typeText("－") })
	require.InDelta(t, start, value(), 1e-9)
	r.once(func() { r.typeText("_") })
	require.InDelta(t, start-0.1, value(), 1e-9)
	r.board.KeyDown(&fyne.KeyEvent{Name: fyne.KeyPlus})
	r.board.HoldMods(gesture.Mods{Shift: true})
	r.once(func() { r.typeText("+") })
	r.board.HoldMods(gesture.Mods{})
	require.InDelta(t, start, value(), 1e-9, "a tenth with Shift")
	for range 12 {
		r.typeText("+")
	}
	require.Equal(t, 2.0, value(), "the scale has an end")

	r.once(func() { r.typeText("1"); r.typeText(",7-"); r.key(fyne.KeyReturn) })
	require.Equal(t, -1.7, value(), "typed as a number, the sign when one thinks of it")
	require.False(t, r.board.Typing())
	r.once(func() { r.typeText("９"); r.done() })
	require.Equal(t, 2.0, value())
	r.never(func() { r.typeText("=x!"); r.key(fyne.KeyReturn) })
	r.never(func() { r.typeText("1"); r.key(fyne.KeyEscape) })

	r.typeText("0.5")
	r.key(fyne.KeyTab)
	require.Equal(t, 0.5, value())
	require.Equal(t, []scene.Ref{{Kind: journey.EmotionKind, ID: "dir/t5"}}, r.board.Selection().Refs, "on to the next step")
	r.once(func() { r.typeText("绝望"); r.done() })
	require.Equal(t, "绝望", r.doc().EmotionAt("dir", "t5").Feeling)
}

func TestAnEmptyPlaceOfACurveTakesAValue(t *testing.T) {
	r := newRig(t, options{})
	r.board.Select(scene.Ref{Kind: journey.EmotionKind, ID: "dir/t4"})
	r.once(func() { r.key(fyne.KeyDelete) })
	r.board.SelectCell(journey.Cell{Lane: "l-curve", Step: "t4"})
	r.once(func() { r.typeText("-") })
	require.Equal(t, -0.5, r.doc().EmotionAt("dir", "t4").Value)
	r.board.Undo()
	r.board.SelectCell(journey.Cell{Lane: "l-curve", Step: "t4"})
	r.once(func() { r.key(fyne.KeyReturn); r.typeText("1.5"); r.key(fyne.KeyReturn) })
	require.Equal(t, 1.5, r.doc().EmotionAt("dir", "t4").Value)
}

func TestTheEditorGrowsAndLiesOverTheCard(t *testing.T) {
	r := newRig(t, options{})
	for _, zoom := range []float64{0.4, 1, 2.3} {
		r.board.SetZoom(zoom)
		ref := scene.Ref{Kind: journey.CardKind, ID: "c7"}
		r.board.Reveal(ref)
		r.click(r.card("c7"), 2, 0)
		for range 12 {
			r.typeText("很长的文字 and more ")
			card, typed := r.card("c7"), r.board.TypedBox()
			outer := r.box(journey.CardKind, "c7", "whole")
			text, ok := r.board.Scene().TextBox(ref)
			require.True(t, ok)
			cam := r.board.Camera()
			shown := cam.ToView(cam.PaneOf(text.Center()), text.Rect)
			require.InDelta(t, shown.X, typed.X, 0.01, "at %v", zoom)
			require.InDelta(t, shown.Y, typed.Y, 0.01)
			require.InDelta(t, shown.W, typed.W, 0.01)
			require.InDelta(t, shown.H, typed.H, 0.01)
			require.InDelta(t, card.X, typed.Center().X, 12*zoom)
			require.LessOrEqual(t, typed.Bottom(), outer.Bottom()+0.01, "the card has grown with it")
		}
		r.key(fyne.KeyEscape)
	}
}

func TestNothingTypedIsLostInACrash(t *testing.T) {
	r := newRig(t, options{})
	r.selectCell("l-pains", "t1")
	r.typeText("first thought")
	r.key(fyne.KeyReturn)
	r.typeText("a long sen")
	r.board.KeepTyped()
	require.Equal(t, "a long sen", r.editor.Committed().CardsIn("l-pains", "t1")[1].Text)
	r.typeText("tence")
	r.key(fyne.KeyReturn)
	r.typeText("third")
	r.board.KeepTyped()
	r.board.SelectAll()
	r.key(fyne.KeyBackspace, fyne.KeyReturn) // thought better of it
	require.Equal(t, []string{"first thought", "a long sentence"}, r.texts("l-pains", "t1"))
	label, _ := r.editor.Undoable()
	require.Equal(t, edit.Label{Verb: edit.VerbAddCard, Subject: "a long sentence"}, label)
	r.board.Undo()
	require.Equal(t, []string{"first thought"}, r.texts("l-pains", "t1"))
	require.Empty(t, r.faults)
}
