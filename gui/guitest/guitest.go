// Package guitest holds what the tests of panels and pages share: one kit of fonts
// for all of them, controls in a theme, the examples as documents, and a way to find
// and fill what stands in a window. Nothing of it is in the program.
package guitest

import (
	"sync"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	fynetheme "fyne.io/fyne/v2/theme"
	"github.com/stretchr/testify/require"

	"waymark/domain/journey"
	"waymark/gui/controls"
	"waymark/gui/theme"
	"waymark/resources/templates"
	"waymark/storage/exchange"
	"waymark/storage/export/kit"
)

// Kit gives the fonts and icons; all tests of a package share them, for reading
// them takes a while.
var Kit = sync.OnceValue(func() *kit.Kit {
	return kit.New(func() []byte { return fynetheme.DefaultEmojiFont().Content() })
})

// Controls starts a program without a display, in light colours, and gives the
// controls of a window whose names are listed.
func Controls(t *testing.T) *controls.Kit {
	t.Helper()
	app := test.NewTempApp(t)
	fonts := &theme.Fonts{}
	look := theme.New(theme.Light, fonts)
	fonts.Changed = func() { app.Settings().SetTheme(look) }
	app.Settings().SetTheme(look)
	k := controls.New(Kit(), fonts)
	k.Spots().Watch(func() {})
	return k
}

// Example gives an example project of the program, such as example-b2b, in a
// language.
func Example(t *testing.T, id, lang string) *journey.Document {
	t.Helper()
	data, err := templates.JSON(id, lang)
	require.NoError(t, err)
	doc, err := exchange.Import(data)
	require.NoError(t, err)
	return doc
}

// Find gives the control of that name in a window.
func Find[T fyne.CanvasObject](t *testing.T, k *controls.Kit, w fyne.Window, id string) T {
	t.Helper()
	for _, s := range k.Spots().List(w.Canvas()) {
		if s.ID == id {
			if o, ok := s.Object.(T); ok {
				return o
			}
		}
	}
	t.Fatalf("the window has no %q of that kind", id)
	panic("unreachable")
}

// Type gives a field the keyboard and replaces what stands in it.
func Type(w fyne.Window, f *controls.Field, text string) {
	w.Canvas().Focus(f)
	f.TypedShortcut(&fyne.ShortcutSelectAll{})
	if text == "" {
		f.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDelete})
	}
	for _, r := range text {
		f.TypedRune(r)
	}
}
