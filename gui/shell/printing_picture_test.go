package shell

import (
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/require"

	"waymark/gui/printing"
	"waymark/gui/theme"
)

// TestPrintingLooksAsItShould compares the page for printing with pictures that
// somebody looked at.
func TestPrintingLooksAsItShould(t *testing.T) {
	for _, look := range []struct {
		name, lang, preset string
		mode               theme.Mode
	}{
		{"light-en", "en", "wall", theme.Light},
		{"dark-zh-hans", "zh-Hans", "workshop", theme.Dark},
		{"contrast-zh-hant", "zh-Hant", "report", theme.Contrast},
	} {
		t.Run(look.name, func(t *testing.T) {
			r := newRig(t, look.lang)
			r.shell.cfg.Now = func() time.Time { return time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC) }
			r.shell.SetTheme(look.mode)
			w := r.open("example-b2b")
			w.win.Resize(fyne.NewSize(1180, 760))
			opened(r, w, printing.PDF)
			press(t, w, "printing.preset."+look.preset)
			settleLayout(w)
			r.until("the pages are laid out", func() bool { return w.printing.Ready() })
			settleLayout(w)
			r.until("the pages are painted", func() bool { return w.printing.Painted() })
			_, n := w.printing.At()
			require.Greater(t, n, 2)
			requireLike(t, "printing-"+look.name+".png", w.win.Canvas().Capture())
		})
	}
}

// requireLike compares a picture with one that somebody looked at. Which of two
// neighbouring scales a small page was painted at first may move an edge of a
// letter by a shade, so a few pixels may differ.
func requireLike(t *testing.T, name string, got image.Image) {
	t.Helper()
	const few = 400
	file, err := os.Open(filepath.Join("testdata", name))
	var master image.Image
	if err == nil {
		defer file.Close()
		master, err = png.Decode(file)
	}
	differ := few + 1
	if err == nil && master.Bounds() == got.Bounds() {
		differ = 0
		for y := got.Bounds().Min.Y; y < got.Bounds().Max.Y; y++ {
			for x := got.Bounds().Min.X; x < got.Bounds().Max.X; x++ {
				if far(got.At(x, y), master.At(x, y)) {
					differ++
				}
			}
		}
	}
	if differ <= few {
		return
	}
	failed := filepath.Join("testdata", "failed", name)
	require.NoError(t, os.MkdirAll(filepath.Dir(failed), 0o755))
	out, err := os.Create(failed)
	require.NoError(t, err)
	defer out.Close()
	require.NoError(t, png.Encode(out, got))
	t.Errorf("%d pixels differ; see %s", differ, failed)
}

// far tells whether two colours are unlike.
func far(a, b color.Color) bool {
	const shade = 0x1000
	ar, ag, ab, _ := a.RGBA()
	br, bg, bb, _ := b.RGBA()
	off := func(x, y uint32) bool { return max(x, y)-min(x, y) > shade }
	return off(ar, br) || off(ag, bg) || off(ab, bb)
}
