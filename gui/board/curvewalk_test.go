package board_test

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/require"

	"waymark/domain/journey"
)

// TestAMinusBeforeADigitBelongsToTheNumber types values as they are written, into
// empty places and over others.
func TestAMinusBeforeADigitBelongsToTheNumber(t *testing.T) {
	r := looksRig(t, options{})
	value := func(persona, step journey.ID) float64 {
		e := r.editor.Document().EmotionAt(persona, step)
		require.NotNil(t, e)
		return e.Value
	}
	r.board.SelectCell(journey.Cell{Lane: "feel", Step: "t2"}) // Ann has one, 李经理 none
	r.typeText("-1")
	r.key(fyne.KeyTab)
	require.Equal(t, -1.0, value("li", "t2"), "into an empty place")

	r.click(r.box(journey.EmotionKind, "ann/t3", "point").Center(), 1, 0)
	r.typeText("-1.2")
	r.key(fyne.KeyReturn)
	require.Equal(t, -1.2, value("ann", "t3"), "over another value")

	r.typeText("-")
	require.Equal(t, -1.7, value("ann", "t3"))
	r.now = r.now.Add(5 * time.Second)
	r.typeText("1")
	r.key(fyne.KeyReturn)
	require.Equal(t, 1.0, value("ann", "t3"), "long after it, a digit is a number of its own")
}

// TestArrowsGoFromCurveToCurve walks down a column of two curves, one of which has
// a gap there.
func TestArrowsGoFromCurveToCurve(t *testing.T) {
	r := looksRig(t, options{})
	r.click(r.box(journey.CardKind, "d", "whole").Center(), 1, 0)
	r.key(fyne.KeyDown)
	require.Equal(t, []journey.ID{"ann/t1"}, r.selected())
	r.key(fyne.KeyDown)
	require.Equal(t, []journey.ID{"li/t1"}, r.selected(), "the other curve")
	r.key(fyne.KeyUp)
	require.Equal(t, []journey.ID{"ann/t1"}, r.selected())
	r.key(fyne.KeyDown, fyne.KeyRight)
	require.Equal(t, []journey.ID{"ann/t2"}, r.selected())
	r.key(fyne.KeyDown)
	require.Equal(t, journey.Cell{Lane: "feel", Step: "t2"}, r.board.Selection().Cell, "the empty place of the other one")
	r.typeText("0.5")
	r.key(fyne.KeyTab)
	require.NotNil(t, r.editor.Document().EmotionAt("li", "t2"))
	require.Equal(t, []journey.ID{"li/t3"}, r.selected(), "on along the same curve")
	r.key(fyne.KeyDown)
	require.Equal(t, journey.Cell{Lane: "pain", Step: "t3"}, r.place(), "below the curves is the next lane")
}
