package shell

import (
	"bytes"
	"image"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/software"
	"github.com/stretchr/testify/require"

	"waymark/domain/journey"
	"waymark/domain/scene"
	"waymark/gui/theme"
	"waymark/storage/session"
)

// TestTheWholeWindowLooksAsItShould pictures bars, palette, map, inspector and
// status line together: in high contrast, and with text half as large again on a
// usual laptop of 1366 × 768.
func TestTheWholeWindowLooksAsItShould(t *testing.T) {
	for _, c := range []struct {
		name, lang string
		mode       theme.Mode
		scale      float32
		search     bool
	}{
		{"window-contrast-en", "en", theme.Contrast, 1, false},
		{"window-contrast-zh-hant", "zh-Hant", theme.Contrast, 1, false},
		{"window-larger-light-en", "en", theme.Light, 1.5, true},
		{"window-larger-dark-zh-hans", "zh-Hans", theme.Dark, 1.5, false},
		{"window-larger-contrast-zh-hant", "zh-Hant", theme.Contrast, 1.5, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := newRig(t, c.lang)
			r.shell.SetTheme(c.mode)
			r.shell.cfg.Settings.HideOverview = true // it comes once the map has rested
			w := r.open("example-b2b")
			canvas, ok := w.win.Canvas().(software.WindowlessCanvas)
			require.True(t, ok)
			canvas.SetScale(c.scale)
			w.win.Resize(fyne.NewSize(float32(int(1366/c.scale)), float32(int(768/c.scale))))
			settleLayout(w)
			p := w.project
			card := firstCard(p, journey.Touchpoints)
			p.board.Select(scene.Ref{Kind: journey.CardKind, ID: card.ID})
			if c.search {
				require.True(t, w.Run("find.search"))
				w.win.Canvas().Unfocus() // the cursor of a field blinks
			}
			settleLayout(w)
			r.until("all is saved", func() bool { return p.session.State().Phase == session.Saved })
			// Tiles come when they are painted: the picture is done when it stays.
			var before image.Image
			r.until("the map is painted", func() bool {
				time.Sleep(150 * time.Millisecond)
				now := w.win.Canvas().Capture()
				same := before != nil && bytes.Equal(now.(*image.NRGBA).Pix, before.(*image.NRGBA).Pix)
				before = now
				return same
			})
			requireLike(t, c.name+".png", w.win.Canvas().Capture())
		})
	}
}
