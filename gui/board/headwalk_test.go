package board_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/require"

	"waymark/domain/journey"
)

// TestArrowsCrossToHeads walks out of the cells to stages, personas and lanes and
// back, by arrow keys alone.
func TestArrowsCrossToHeads(t *testing.T) {
	r := newRig(t, options{})
	doc := r.editor.Document()
	m := doc.MapsInOrder()[0]
	stages, lanes := doc.StagesOf(m.ID), doc.LanesOf(m.ID)
	second := doc.StepsOf(stages[1].ID)[0].ID

	r.board.SelectCell(journey.Cell{Lane: lanes[0].ID, Step: second})
	r.key(fyne.KeyUp)
	require.Equal(t, []journey.ID{stages[1].ID}, r.selected(), "above the first lane is the stage")
	r.key(fyne.KeyRight)
	require.Equal(t, []journey.ID{stages[2].ID}, r.selected())
	r.key(fyne.KeyLeft)
	r.key(fyne.KeyDown)
	require.Equal(t, journey.Cell{Lane: lanes[0].ID, Step: second}, r.place(), "below it the first cell of its own column")
	r.key(fyne.KeyUp)
	r.key(fyne.KeyUp)
	require.Equal(t, []journey.ID{doc.PersonasInOrder()[0].ID}, r.selected(), "above the stages are the personas")
	r.key(fyne.KeyDown)
	require.Equal(t, []journey.ID{stages[0].ID}, r.selected())

	r.board.SelectCell(journey.Cell{Lane: lanes[1].ID, Step: doc.StepsOf(stages[0].ID)[0].ID})
	r.key(fyne.KeyLeft)
	require.Equal(t, []journey.ID{lanes[1].ID}, r.selected(), "left of the first column is the lane")
	r.key(fyne.KeyDown)
	require.Equal(t, []journey.ID{lanes[2].ID}, r.selected())
	r.key(fyne.KeyRight)
	require.Equal(t, lanes[2].ID, r.place().Lane)
	require.Equal(t, doc.StepsOf(stages[0].ID)[0].ID, r.place().Step)
}

// TestInsertAddsAnotherOfTheSame presses Insert on heads of every kind.
func TestInsertAddsAnotherOfTheSame(t *testing.T) {
	r := newRig(t, options{})
	doc := r.editor.Document()
	m := doc.MapsInOrder()[0].ID
	stages, lanes := doc.StagesOf(m), doc.LanesOf(m)
	step := doc.StepsOf(stages[0].ID)[0].ID

	r.board.SelectCell(journey.Cell{Lane: lanes[0].ID, Step: step})
	r.key(fyne.KeyUp)
	r.key(fyne.KeyInsert)
	r.typeText("Pilot")
	r.key(fyne.KeyTab)
	require.Equal(t, "Pilot", r.editor.Document().StagesOf(m)[1].Name, "a stage behind the selected one")
	r.key(fyne.KeyEscape)

	r.board.SelectCell(journey.Cell{Lane: lanes[0].ID, Step: step})
	r.key(fyne.KeyLeft)
	r.shortcut(fyne.KeyReturn, fyne.KeyModifierShortcutDefault|fyne.KeyModifierShift)
	require.NotNil(t, r.menu, "the kinds of lanes")
	r.menu.Items[0].Action()
	r.typeText("More")
	r.key(fyne.KeyReturn)
	require.Equal(t, "More", r.editor.Document().LanesOf(m)[1].Name, "a lane below the selected one")

	r.board.SelectCell(journey.Cell{Lane: lanes[0].ID, Step: step})
	r.key(fyne.KeyUp)
	r.key(fyne.KeyUp)
	before := len(doc.PersonasInOrder())
	r.key(fyne.KeyInsert)
	r.typeText("Quality lead")
	r.key(fyne.KeyReturn)
	require.Len(t, r.editor.Document().PersonasInOrder(), before+1)
}
