package board_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"waymark/domain/journey"
	"waymark/domain/vector"
	"waymark/gui/board"
	"waymark/gui/board/gesture"
)

// escape calls a drag off.
func (r *rig) escape() {
	r.key(fyne.KeyEscape)
	r.drop()
}

func TestLooksOfSelectingAndDragging(t *testing.T) {
	t.Run("a selection of several kinds", func(t *testing.T) {
		r := looksRig(t, options{})
		r.click(r.card("a"), 1, 0)
		r.click(r.card("d"), 1, fyne.KeyModifierShift)
		r.click(r.at(journey.StageKind, "s2", "name"), 1, fyne.KeyModifierShift)
		r.click(r.at(journey.EmotionKind, "ann/t2", "point"), 1, fyne.KeyModifierShift)
		r.board.MouseOut()
		r.looks("select-kinds")
	})
	t.Run("a selection in high contrast", func(t *testing.T) {
		r := looksRig(t, options{contrast: true})
		r.click(r.card("d"), 1, 0)
		r.click(r.card("c"), 1, fyne.KeyModifierShift)
		r.board.MouseOut()
		r.looks("select-contrast")
	})
	t.Run("a rubber band", func(t *testing.T) {
		r := looksRig(t, options{dark: true})
		from := r.cell("do", "t3").Center()
		to := r.card("d")
		r.press(from, vector.Point{X: to.X + 20, Y: to.Y})
		r.looks("select-band")
		r.escape()
	})
	t.Run("copies on their way", func(t *testing.T) {
		r := looksRig(t, options{})
		r.click(r.card("b"), 1, 0)
		r.click(r.card("f"), 1, fyne.KeyModifierShift)
		r.press(r.card("b"), by(r.card("b"), 20, 0))
		r.board.HoldMods(gesture.Mods{Ctrl: true})
		r.drag(by(r.cell("do", "t3").Center(), -10, 4))
		r.looks("drag-copies")
		r.board.HoldMods(gesture.Mods{})
		r.escape()
	})
	t.Run("a card that spans steps", func(t *testing.T) {
		r := looksRig(t, options{})
		card := r.box(journey.CardKind, "a", "whole")
		edge := vector.Point{X: card.Right() - 2, Y: card.Center().Y}
		r.press(edge, vector.Point{X: r.cell("do", "t2").Right() - 20, Y: edge.Y})
		r.looks("drag-span")
		r.escape()
	})
	t.Run("the border of a column", func(t *testing.T) {
		r := looksRig(t, options{dark: true})
		r.press(r.border("s2"), by(r.border("s2"), 60, 0))
		r.looks("drag-width")
		r.escape()
	})
	t.Run("something from the palette", func(t *testing.T) {
		r := looksRig(t, options{lang: "zh-Hans"})
		r.carry(board.Offer{Kind: journey.CardKind, Lane: journey.PainPoints, Name: "新痛点"}, by(r.cell("do", "t3").Center(), 10, 0))
		r.looks("drag-palette")
		r.escape()
	})
}
