package shell

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/software"
	"fyne.io/fyne/v2/test"

	"waymark/gui/controls"
	"waymark/gui/theme"
)

// TestSheetsLookAsTheyShould compares the sheet of keys and the settings with
// pictures that somebody looked at: light, dark and high contrast, and with the
// text half as large again.
func TestSheetsLookAsTheyShould(t *testing.T) {
	for _, c := range []struct {
		name, lang, command string
		mode                theme.Mode
		scale               float32
		typed               string // into the field that looks for keys
	}{
		{"keys-light-en", "en", "help.keys", theme.Light, 1, "showing"},
		{"keys-dark-zh-hans", "zh-Hans", "help.keys", theme.Dark, 1, "演示"},
		{"settings-contrast-zh-hant", "zh-Hant", "app.settings", theme.Contrast, 1, ""},
		{"settings-larger-light-en", "en", "app.settings", theme.Light, 1.5, ""},
		{"settings-larger-dark-zh-hans", "zh-Hans", "app.settings", theme.Dark, 1.5, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := newRig(t, c.lang)
			r.shell.SetTheme(c.mode)
			w := r.window()
			w.setContent(w.kit.Pane(controls.Ground, controls.Edges{}))
			if c.scale != 1 {
				if canvas, ok := w.win.Canvas().(software.WindowlessCanvas); ok {
					canvas.SetScale(c.scale)
				}
			}
			w.win.Resize(fyne.NewSize(900, 520))
			w.Run(c.command)
			for _, letter := range c.typed {
				w.win.Canvas().Focused().TypedRune(letter)
			}
			w.win.Canvas().Unfocus() // the cursor of a field blinks
			settleLayout(w)
			test.AssertImageMatches(t, c.name+".png", w.win.Canvas().Capture())
		})
	}
}
