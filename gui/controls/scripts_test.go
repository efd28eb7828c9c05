package controls_test

import (
	"testing"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"waymark/gui/controls"
)

// scripts are texts that a field has to bear: from right to left, with marks above
// and below, without spaces, of several code points for one sign, and worse.
func scripts() []string {
	return []string{
		"مرحبا بالعالم", "שָׁלוֹם עוֹלָם 123", "สวัสดีชาวโลก ก็", "안녕하세요 한글", "👩‍👩‍👧‍👦🇨🇳👍🏽❤️", "हिन्दी क्षत्रिय", "客户旅程，体验", "a\u202eb\u202cc",
		"e\u0301\u0302\u0303", "\u200d\u200b\ufeff", "\U0001d400\ue000\uffff", "<&%\"'>\\", "Donaudampfschifffahrtsgesellschaftskapitän",
	}
}

// A field takes any script as it is, and hands over exactly that.
func TestAFieldKeepsAnyScript(t *testing.T) {
	for _, lines := range []int{0, 3} {
		for _, text := range scripts() {
			k, show := newKit(t)
			heard := ""
			f := k.Field(controls.FieldSpec{ID: "f", Lines: lines, Width: 200, Commit: func(s string) string { heard = s; return "" }})
			w := show(f)
			w.Canvas().Focus(f)
			for _, r := range text {
				f.TypedRune(r)
			}
			w.Canvas().Unfocus()
			require.Equal(t, text, heard, "typed")
			w.Canvas().Capture() // set by us, at rest

			clip := test.NewClipboard()
			clip.SetContent(text + text)
			w.Canvas().Focus(f)
			f.TypedShortcut(&fyne.ShortcutSelectAll{})
			f.TypedShortcut(&fyne.ShortcutPaste{Clipboard: clip})
			w.Canvas().Unfocus()
			require.Equal(t, text+text, heard, "pasted")
		}
	}
}

// Whatever is typed, moved and deleted among any scripts, the text stays valid
// and nothing fails.
func TestEditingAnyScriptDoesNoHarm(t *testing.T) {
	keys := []fyne.KeyName{fyne.KeyLeft, fyne.KeyRight, fyne.KeyUp, fyne.KeyDown, fyne.KeyHome, fyne.KeyEnd, fyne.KeyBackspace, fyne.KeyDelete, fyne.KeyReturn, fyne.KeyPageUp, fyne.KeyPageDown}
	k, show := newKit(t)
	rapid.Check(t, func(rt *rapid.T) {
		heard := ""
		f := k.Field(controls.FieldSpec{ID: "f", Lines: rapid.SampledFrom([]int{0, 2}).Draw(rt, "lines"), Width: 160, Commit: func(s string) string { heard = s; return "" }})
		w := show(f)
		w.Canvas().Focus(f)
		clip := test.NewClipboard()
		for range rapid.IntRange(1, 9).Draw(rt, "steps") {
			switch rapid.IntRange(0, 5).Draw(rt, "what") {
			case 0, 1:
				for _, r := range rapid.SampledFrom(scripts()).Draw(rt, "text") {
					f.TypedRune(r)
				}
			case 2:
				clip.SetContent(rapid.SampledFrom(scripts()).Draw(rt, "paste"))
				f.TypedShortcut(&fyne.ShortcutPaste{Clipboard: clip})
			case 3:
				f.TypedKey(key(rapid.SampledFrom(keys).Draw(rt, "key")))
			case 4:
				f.TypedShortcut(&desktop.CustomShortcut{KeyName: rapid.SampledFrom(keys[:8]).Draw(rt, "word"), Modifier: fyne.KeyModifierShortcutDefault})
			case 5:
				f.TypedShortcut(&fyne.ShortcutSelectAll{})
				f.TypedShortcut(&fyne.ShortcutCopy{Clipboard: clip})
			}
		}
		typed := f.Value()
		w.Canvas().Unfocus()
		require.True(rt, utf8.ValidString(heard))
		require.Equal(rt, typed, f.Value())
	})
}
