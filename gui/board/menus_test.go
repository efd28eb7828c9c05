package board_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"github.com/stretchr/testify/require"

	"waymark/domain/journey"
	"waymark/domain/scene"
	"waymark/domain/vector"
)

func TestTheMenuOfAnEmotionIsAPaletteOfFeelings(t *testing.T) {
	r := newRig(t, options{lang: "zh-Hans"})
	menu := func() { r.secondary(r.at(journey.EmotionKind, "dir/t4", "point")) }
	e := func() *journey.Emotion { return r.doc().EmotionAt("dir", "t4") }
	menu()
	require.Equal(t, -1.5, e().Value)
	r.once(func() { r.choose("绝望") })
	menu()
	r.once(func() { r.choose("😡") })
	require.Equal(t, "绝望 😡", e().Feeling)
	menu()
	r.once(func() { r.choose("失望") })
	require.Equal(t, "失望 😡", e().Feeling, "the face stays with another word")
	menu()
	r.once(func() { r.choose("😡") })
	require.Equal(t, "失望", e().Feeling)
	menu()
	r.once(func() { r.choose("+1.5") })
	require.Equal(t, 1.5, e().Value)
	menu()
	r.once(func() { r.choose("下调半级") })
	require.Equal(t, 1.0, e().Value)
	menu()
	was := e().Basis
	r.once(func() { r.choose("已调研") })
	require.NotEqual(t, was, e().Basis)
	menu()
	r.once(func() { r.choose("填写客户原话"); r.board.SelectAll(); r.typeText("太慢了"); r.done() })
	require.Equal(t, "太慢了", e().Quote)
}

func TestTheMenuOfSeveralCardsChangesAllOfThem(t *testing.T) {
	r := newRig(t, options{})
	pains := []scene.Ref{}
	for _, c := range r.doc().Cards.All() {
		if c.Lane == "l-pains" {
			pains = append(pains, scene.Ref{Kind: journey.CardKind, ID: c.ID})
		}
	}
	require.Greater(t, len(pains), 1)
	r.board.Select(pains...)
	r.secondary(r.card(pains[0].ID))
	r.once(func() { r.choose("5") })
	for _, ref := range pains {
		require.Equal(t, 5, r.doc().Cards.Get(ref.ID).Severity)
	}
	r.board.Select(pains...)
	r.secondary(r.card(pains[0].ID))
	r.once(func() { r.choose("Delete the cards") })
	require.False(t, r.doc().Cards.Has(pains[1].ID))
}

func TestTheMenuKeyOpensTheMenuOfTheSelection(t *testing.T) {
	r := newRig(t, options{})
	r.click(r.card("c-demo"), 1, 0)
	r.key(desktop.KeyMenu)
	r.once(func() { r.choose("Moment of truth") })
	r.shiftKey(fyne.KeyF10)
	require.NotNil(t, r.menu)
	for _, item := range r.menu.Items {
		if item.Label == "Delete" {
			require.NotNil(t, item.Shortcut, "menus show the keys")
		}
	}
	r.menu = nil
	r.board.SelectCell(journey.Cell{Lane: "l-doing", Step: "t4"})
	r.key(desktop.KeyMenu)
	r.choose("The cards of this lane")
	require.Greater(t, len(r.board.Selection().Refs), 3)
}

func TestTheButtonOfAFullCellCoversNoCard(t *testing.T) {
	r := newRig(t, options{})
	for _, zoom := range []float64{0.5, 0.8, 1, 1.6} {
		r.board.SetZoom(zoom)
		for _, ref := range r.board.Layout().Refs {
			if ref.Kind != "cell" {
				continue
			}
			box := vector.Rect{X: ref.X, Y: ref.Y, W: ref.W, H: ref.H}
			r.hover(vector.Point{X: box.Right() - 2, Y: box.Center().Y})
			for _, button := range r.board.ButtonBoxes() {
				for _, other := range r.board.Layout().Refs {
					card := vector.Rect{X: other.X, Y: other.Y, W: other.W, H: other.H}
					if other.Kind == "card" && other.Part == "whole" {
						require.False(t, button.Inset(2).Intersects(card), "at %v, cell %s, card %s", zoom, ref.ID, other.ID)
					}
				}
			}
		}
	}
}
