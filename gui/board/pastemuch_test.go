package board_test

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/require"

	"waymark/domain/journey"
	"waymark/gui/board"
)

func tableOf(rows, columns int) string {
	var b strings.Builder
	for row := range rows {
		for column := range columns {
			if column > 0 {
				b.WriteByte('\t')
			}
			fmt.Fprintf(&b, "格 %d/%d", row, column)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func (r *rig) answers() (ids []string) {
	for _, a := range r.asked.Answers {
		ids = append(ids, a.ID)
	}
	return ids
}

func (r *rig) pasteAt(lane, step journey.ID, content string) {
	r.t.Helper()
	system := test.NewClipboard()
	system.SetContent(content)
	r.board.SelectCell(journey.Cell{Lane: lane, Step: step})
	r.board.Paste(system)
}

func TestAHugeTableIsAskedAboutAndIsOneStep(t *testing.T) {
	r := newRig(t, options{})
	before := r.doc()
	o := before.Outline(r.board.Map())
	lane, step := o.Lanes[0].ID, o.Steps[0].ID
	r.pasteAt(lane, step, tableOf(200, 60))
	require.Contains(t, r.asked.Text, "12000 cells")
	require.Equal(t, []string{"paste.add", "paste.fit"}, r.answers(), "the usual one is harmless")
	require.Same(t, before, r.doc(), "nothing happens before the answer")
	r.once(func() { r.answer("paste.add") })
	require.Equal(t, before.Cards.Len()+12_000, r.doc().Cards.Len())
	require.Len(t, r.doc().Outline(r.board.Map()).Steps, 60)

	// Now there is room for such a table, but it is still a lot.
	full := r.doc()
	r.pasteAt(lane, step, tableOf(30, 40))
	require.Equal(t, "1200 cells with text", r.asked.Title)
	require.Equal(t, []string{"paste.all"}, r.answers())
	require.Same(t, full, r.doc())
	r.once(func() { r.answer("paste.all") })
	require.Equal(t, full.Cards.Len()+1200, r.doc().Cards.Len())

	r.board.Undo()
	r.board.Undo()
	require.True(t, journey.Equal(before, r.doc()))
	r.key(fyne.KeyEscape)
}

func TestATableThatNoMapCanTakeIsRefusedInPlainWords(t *testing.T) {
	r := newRig(t, options{})
	before := r.doc()
	o := before.Outline(r.board.Map())
	lane, step := o.Lanes[0].ID, o.Steps[0].ID
	r.pasteAt(lane, step, tableOf(5000, 2))
	require.Contains(t, r.asked.Text, "200 steps or lanes")
	require.Equal(t, []string{"paste.fit"}, r.answers())
	r.pasteAt(lane, step, tableOf(1, 5000))
	require.Equal(t, []string{"paste.fit"}, r.answers())

	r.pasteAt(lane, step, tableOf(300, 60))
	require.Equal(t, "18000 cells with text", r.asked.Title)
	require.Contains(t, r.asked.Text, "12000")
	require.Equal(t, []string{"paste.first"}, r.answers())
	require.Contains(t, r.asked.Answers[0].Text, "16")
	require.Same(t, before, r.doc())
	r.answer("paste.first")
	require.Equal(t, []string{"paste.fit", "paste.add"}, r.answers(), "what is left does not fit either")
	r.once(func() { r.answer("paste.add") })
	require.Equal(t, before.Cards.Len()+16*60, r.doc().Cards.Len())

	r.pasteAt(lane, step, tableOf(1, 20_000))
	require.Empty(t, r.answers())
	require.Contains(t, r.asked.Text, "12000")
}

func TestFarTooManyLinesAreCutOrRefused(t *testing.T) {
	r := newRig(t, options{})
	o := r.doc().Outline(r.board.Map())
	lane, step := o.Lanes[0].ID, o.Steps[0].ID
	before := r.doc().Cards.Len()
	r.pasteAt(lane, step, strings.Repeat("一行 line\n", 20_000))
	require.Equal(t, []string{"paste.first"}, r.answers())
	r.once(func() { r.answer("paste.first") })
	require.Equal(t, before+1000, r.doc().Cards.Len())

	system := test.NewClipboard()
	system.SetContent(strings.Repeat("word ", 7<<20))
	was := r.doc()
	for _, paste := range []func(){
		func() { r.board.Paste(system) },
		func() { r.board.PasteText(system, board.AsOne) },
	} {
		paste()
		require.Contains(t, r.status, "too much text")
	}
	require.Same(t, was, r.doc())
}
