package shell

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/require"

	"waymark/domain/journey"
)

func TestAChangeOfTheListIsGoneBackTo(t *testing.T) {
	r := newRig(t, "en")
	r.shell.SetAuthor("Lena")
	w := r.open("example-b2b")
	p := w.project
	card := firstCard(p, journey.Touchpoints)
	for i := range 5 {
		change(t, p, p.doc().Cards.Get(card.ID), fmt.Sprint("text ", i))
	}
	text := func() string { return p.doc().Cards.Get(card.ID).Text }
	h := &historyList{p: p}
	h.rows = w.kit.Rows(rowsOf(h))
	h.read()
	require.Equal(t, 6, h.count())
	require.Equal(t, 0, h.now())
	require.Contains(t, h.row(0).Text, "text 3", "a change is called by what it changed")
	require.Contains(t, h.row(1).Right, "Lena")

	changes := p.editor.History().Len()
	h.goTo(3)
	require.Equal(t, "text 1", text())
	require.Equal(t, 3, h.now())
	require.Greater(t, p.editor.History().Len(), changes, "going back is a change itself")
	h.goTo(5)
	require.Equal(t, card.Text, text())
	h.goTo(1)
	require.Equal(t, "text 3", text())
	h.goTo(0)
	require.Equal(t, "text 4", text())
	require.Equal(t, 0, h.now())
}

func TestTheHistoryOpensByItsKey(t *testing.T) {
	w := newRig(t, "zh-Hant").open("example-b2b")
	w.project.board.TypedShortcut(&fyne.ShortcutUndo{})
	require.True(t, w.Run("edit.history"))
	require.Contains(t, names(w, "rows"), "history.rows")
	w.closeDialog()
	require.False(t, w.kit.InDialog())
}
