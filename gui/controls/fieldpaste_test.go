package controls_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/require"

	"waymark/gui/controls"
)

func TestATextThatNoFieldCanHoldIsNotPasted(t *testing.T) {
	k, show := newKit(t)
	told := 0
	k.SetTooLong(func() { told++ })
	f := k.Field(controls.FieldSpec{ID: "note", Value: "说明", Lines: 2, Width: 300})
	w := show(f)
	w.Canvas().Focus(f)
	board := test.NewClipboard()
	paste := func(text string) {
		board.SetContent(text)
		f.TypedShortcut(&fyne.ShortcutPaste{Clipboard: board})
	}
	paste(strings.Repeat("Eine Zeile mit 文字\n", 5000))
	paste(strings.Repeat("\n", controls.MostBreaks))
	paste(strings.Repeat("字", controls.MostLetters-1))
	require.Equal(t, 3, told)
	require.Equal(t, "说明", f.Value())
	f.TypedShortcut(&fyne.ShortcutSelectAll{})
	paste(strings.Repeat("字", controls.MostLetters))
	require.Equal(t, 3, told, "what is selected goes")
	require.Len(t, []rune(f.Value()), controls.MostLetters)
	paste("短")
	require.Len(t, []rune(f.Value()), controls.MostLetters+1, "what is little is left to whoever takes the text")
}
