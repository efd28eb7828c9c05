package board_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/require"

	"waymark/domain/journey"
	"waymark/domain/scene"
	"waymark/domain/vector"
	"waymark/gui/board/gesture"
)

// place gives the cell in which the selection lies.
func (r *rig) place() journey.Cell {
	r.t.Helper()
	s := r.board.Selection()
	if len(s.Refs) == 0 {
		return s.Cell
	}
	last := s.Refs[len(s.Refs)-1]
	if last.Kind == journey.EmotionKind {
		_, step, _ := journey.SplitEmotionID(last.ID)
		return journey.Cell{Lane: r.lanesOf(journey.EmotionCurve)[0], Step: step}
	}
	return r.placeOf(last.ID)
}

func (r *rig) selected() []journey.ID {
	out := []journey.ID{}
	for _, ref := range r.board.Selection().Refs {
		out = append(out, ref.ID)
	}
	return out
}

func TestTabWalksTheCells(t *testing.T) {
	r := newRig(t, options{})
	require.False(t, r.board.AcceptsTab(), "with nothing selected it leaves the board")
	r.click(r.card("c9"), 1, 0)
	require.Equal(t, journey.Cell{Lane: "l-doing", Step: "t6"}, r.place())
	require.True(t, r.board.AcceptsTab())
	r.key(fyne.KeyTab)
	require.Equal(t, journey.Cell{Lane: "l-doing", Step: "t7"}, r.place())
	r.key(fyne.KeyTab)
	require.Equal(t, journey.Cell{Lane: "l-thinking", Step: "t1"}, r.place(), "from the end of a lane to the next")
	r.shiftKey(fyne.KeyTab)
	require.Equal(t, journey.Cell{Lane: "l-doing", Step: "t7"}, r.place())
}

func TestTabVisitsEveryCellOnce(t *testing.T) {
	r := newRig(t, options{})
	r.click(r.card("c7"), 1, 0)
	r.shortcut(fyne.KeyHome, fyne.KeyModifierShortcutDefault)
	seen := map[journey.Cell]bool{r.place(): true}
	for range 7*7 - 1 {
		r.key(fyne.KeyTab)
		require.False(t, seen[r.place()], "%v twice", r.place())
		seen[r.place()] = true
	}
	require.Len(t, seen, 49)
}

func TestKeysGoToTheEnds(t *testing.T) {
	r := newRig(t, options{})
	last := r.lanes()[len(r.lanes())-1]
	r.click(r.card("c7"), 1, 0)
	r.key(fyne.KeyHome)
	require.Equal(t, journey.Cell{Lane: "l-doing", Step: "t1"}, r.place())
	r.key(fyne.KeyEnd)
	require.Equal(t, journey.Cell{Lane: "l-doing", Step: "t7"}, r.place())
	ctrl := fyne.KeyModifierShortcutDefault
	r.shortcut(fyne.KeyLeft, ctrl)
	require.Equal(t, journey.Cell{Lane: "l-doing", Step: "t1"}, r.place())
	r.shortcut(fyne.KeyRight, ctrl)
	require.Equal(t, journey.Cell{Lane: "l-doing", Step: "t7"}, r.place())
	r.shortcut(fyne.KeyDown, ctrl)
	require.Equal(t, journey.Cell{Lane: last, Step: "t7"}, r.place())
	r.shortcut(fyne.KeyUp, ctrl)
	require.Equal(t, journey.Cell{Lane: "l-doing", Step: "t7"}, r.place())
	r.shortcut(fyne.KeyEnd, ctrl)
	require.Equal(t, journey.Cell{Lane: last, Step: "t7"}, r.place())
	r.shortcut(fyne.KeyHome, ctrl)
	require.Equal(t, journey.Cell{Lane: "l-doing", Step: "t1"}, r.place())
}

func TestTheSelectionScrollsIntoView(t *testing.T) {
	r := newRig(t, options{w: 700, h: 420})
	r.board.ZoomActual()
	r.board.Select(scene.Ref{Kind: journey.CardKind, ID: "c1"})
	for _, key := range []fyne.KeyName{fyne.KeyEnd, fyne.KeyDown, fyne.KeyDown, fyne.KeyDown, fyne.KeyDown, fyne.KeyHome, fyne.KeyTab, fyne.KeyTab, fyne.KeyTab} {
		r.key(key)
		cell := r.place()
		r.cell(cell.Lane, cell.Step) // is in view, or the test ends here
	}
}

func TestShiftAndArrowsSelectABlock(t *testing.T) {
	r := newRig(t, options{})
	r.click(r.card("c7"), 1, 0)
	r.shiftKey(fyne.KeyRight)
	r.shiftKey(fyne.KeyDown)
	got := map[journey.Cell]bool{}
	for _, id := range r.selected() {
		got[r.placeOf(id)] = true
	}
	require.Equal(t, map[journey.Cell]bool{
		{Lane: "l-doing", Step: "t4"}: true, {Lane: "l-doing", Step: "t5"}: true,
		{Lane: "l-thinking", Step: "t4"}: true, {Lane: "l-thinking", Step: "t5"}: true,
	}, got)
	r.shiftKey(fyne.KeyUp)
	r.shiftKey(fyne.KeyLeft)
	require.Equal(t, []journey.ID{"c7"}, r.selected(), "going back takes out again")
	r.key(fyne.KeyUp)
	require.Len(t, r.selected(), 1, "without Shift one thing is selected")
}

func TestCtrlASelectsMoreEachTime(t *testing.T) {
	r := newRig(t, options{})
	in := func(lane, step journey.ID) int { return len(r.cardsIn(lane, step)) }
	lane := 0
	for _, c := range r.doc().Cards.All() {
		if c.Lane == "l-touch" {
			lane++
		}
	}
	r.click(r.card("c-demo"), 1, 0)
	r.board.SelectAll()
	require.Len(t, r.selected(), in("l-touch", "t4"), "the cell")
	r.board.SelectAll()
	require.Len(t, r.selected(), lane, "the lane")
	r.board.SelectAll()
	require.Len(t, r.selected(), r.doc().Cards.Len(), "the map")

	r.click(r.at(journey.StageKind, "s4", "name"), 1, 0)
	r.board.SelectAll()
	for _, id := range r.selected() {
		require.Equal(t, journey.ID("t4"), r.placeOf(id).Step, "of a stage its cards")
	}
	r.board.SelectAll()
	require.Len(t, r.selected(), r.doc().Cards.Len())
	r.key(fyne.KeyEscape)
	r.board.SelectAll()
	require.Len(t, r.selected(), r.doc().Cards.Len(), "with nothing selected, the map at once")
}

func TestCellsLanesStepsAndStagesSelectTheirCards(t *testing.T) {
	r := newRig(t, options{})
	r.click(r.card("c-demo"), 1, 0)
	r.board.SelectCellCards()
	require.ElementsMatch(t, r.cardsIn("l-touch", "t4"), r.selected())
	r.board.SelectStageCards()
	for _, id := range r.selected() {
		require.Equal(t, journey.ID("t4"), r.placeOf(id).Step)
	}
	r.click(r.card("c-demo"), 1, 0)
	r.board.SelectLaneCards()
	for _, id := range r.selected() {
		require.Equal(t, journey.ID("l-touch"), r.placeOf(id).Lane)
	}
	r.board.SelectMapCards()
	require.Len(t, r.selected(), r.doc().Cards.Len())
}

func TestARubberBandSelectsLive(t *testing.T) {
	r := newRig(t, options{})
	cell := r.cell("l-doing", "t5")
	from := vector.Point{X: cell.X + 4, Y: cell.Bottom() - 2}
	r.press(from, r.card("c7"))
	require.Contains(t, r.selected(), journey.ID("c7"), "before the button is released")
	r.drag(by(from, 6, 0))
	require.NotContains(t, r.selected(), journey.ID("c7"))
	r.drag(r.card("c7"))
	r.drop()
	require.Contains(t, r.selected(), journey.ID("c7"))

	before := r.selected()
	r.holding(gesture.Mods{Shift: true}, func() {
		far := r.cell("l-thinking", "t7")
		r.board.MouseDown(r.mouse(vector.Point{X: far.X + 3, Y: far.Bottom() - 3}, 1, fyne.KeyModifierShift))
		r.last = vector.Point{X: far.X + 3, Y: far.Bottom() - 3}
		r.drag(vector.Point{X: far.Right() - 5, Y: far.Y + 5})
		r.drop()
	})
	require.Subset(t, r.selected(), before, "Shift adds")
	require.Greater(t, len(r.selected()), len(before))
}

func TestEscapeDuringARubberBandLeavesTheSelection(t *testing.T) {
	r := newRig(t, options{})
	cell := r.cell("l-doing", "t5")
	r.click(vector.Point{X: cell.X + 4, Y: cell.Bottom() - 2}, 1, 0)
	was := r.board.Selection()
	r.press(vector.Point{X: cell.X + 4, Y: cell.Bottom() - 2}, r.card("c7"))
	r.key(fyne.KeyEscape)
	require.Equal(t, was, r.board.Selection())
	r.drop()
	require.Equal(t, was, r.board.Selection())
}
