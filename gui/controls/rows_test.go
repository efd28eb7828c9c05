package controls_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/require"

	"waymark/gui/controls"
)

func TestRowsAreWalkedByKeysPastHeadings(t *testing.T) {
	k, show := newKit(t)
	opened := -1
	rows := []controls.RowSpec{{Text: "Heading", Header: true}, {Text: "a"}, {Text: "b"}, {Text: "Second", Header: true}, {Text: "c"}}
	r := k.Rows(controls.RowsSpec{
		Count: func() int { return len(rows) }, Row: func(i int) controls.RowSpec { return rows[i] }, Opened: func(i int) { opened = i },
	})
	show(r).Resize(fyne.NewSize(300, 200))
	r.Choose(1)
	key := func(name fyne.KeyName) { r.TypedKey(&fyne.KeyEvent{Name: name}) }
	key(fyne.KeyDown)
	require.Equal(t, 2, r.Chosen())
	key(fyne.KeyDown)
	require.Equal(t, 4, r.Chosen())
	key(fyne.KeyHome)
	require.Equal(t, 1, r.Chosen(), "a heading cannot be chosen")
	key(fyne.KeyEnd)
	require.Equal(t, 4, r.Chosen())
	key(fyne.KeyReturn)
	require.Equal(t, 4, opened)
}

func TestRowsFoldAndUnfold(t *testing.T) {
	k, show := newKit(t)
	folded := false
	rows := func() []controls.RowSpec {
		if folded {
			return []controls.RowSpec{{Text: "stage", Fold: controls.Folded}}
		}
		return []controls.RowSpec{{Text: "stage", Fold: controls.Open}, {Text: "card", Depth: 1}}
	}
	r := k.Rows(controls.RowsSpec{
		Count: func() int { return len(rows()) }, Row: func(i int) controls.RowSpec { return rows()[i] },
		Folded: func(_ int, fold bool) { folded = fold },
	})
	show(r)
	r.Choose(1)
	key := func(name fyne.KeyName) { r.TypedKey(&fyne.KeyEvent{Name: name}) }
	key(fyne.KeyLeft)
	require.Equal(t, 0, r.Chosen(), "from a card to its stage")
	key(fyne.KeyLeft)
	require.True(t, folded)
	key(fyne.KeyRight)
	require.False(t, folded)
	key(fyne.KeyRight)
	require.Equal(t, 1, r.Chosen())
}
