package shell

import (
	"image"
	"image/draw"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/require"

	"waymark/domain/journey"
	"waymark/domain/scene"
	"waymark/gui/start"
	"waymark/gui/theme"
)

// TestStartPageLooksAsItShould compares with pictures that somebody looked at.
func TestStartPageLooksAsItShould(t *testing.T) {
	for _, c := range []struct {
		name, lang string
		mode       theme.Mode
	}{
		{"start-light-en", "en", theme.Light},
		{"start-dark-zh-hans", "zh-Hans", theme.Dark},
		{"start-contrast-zh-hant", "zh-Hant", theme.Contrast},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := newRig(t, c.lang)
			r.shell.SetTheme(c.mode)
			w := r.window()
			now := time.Date(2026, 11, 21, 15, 0, 0, 0, time.Local)
			cfg := w.startConfig()
			cfg.Now = now
			cfg.Recent = []start.Recent{
				{Path: "/maps/采购旅程 B2B purchase.waymark", Time: now.Add(-3 * time.Hour)},
				{Path: "/maps/2025/a file with a very long name that does not fit.waymark", Time: now.Add(-26 * time.Hour)},
				{Path: "/gone/restaurant.waymark", Time: now.AddDate(0, -2, 0), Missing: true},
			}
			cfg.Drafts = []start.Draft{{Path: "/d/1.waymark", Title: "", Time: now.Add(-time.Minute)}}
			// The pictures of the maps change with the maps; another test has them made.
			cfg.Picture = func(_ string, w, h int, show func(image.Image)) {
				plain := image.NewRGBA(image.Rect(0, 0, w, h))
				draw.Draw(plain, plain.Bounds(), image.NewUniform(r.shell.mapPalette().Label), image.Point{}, draw.Src)
				show(plain)
			}
			w.start = start.New(cfg)
			w.setContent(w.start.Object())
			w.win.Resize(fyne.NewSize(1180, 640))
			settleLayout(w)
			w.win.Canvas().Capture() // asks for the pictures
			test.AssertImageMatches(t, c.name+".png", w.win.Canvas().Capture())
		})
	}
}

// TestInspectorLooksAsItShould does the same with the panel at the right.
func TestInspectorLooksAsItShould(t *testing.T) {
	for _, c := range []struct {
		name, lang string
		mode       theme.Mode
		lane       journey.LaneKind
	}{
		{"inspector-light-en", "en", theme.Light, journey.Touchpoints},
		{"inspector-dark-zh-hant", "zh-Hant", theme.Dark, journey.Opportunities},
		{"inspector-light-zh-hans", "zh-Hans", theme.Light, journey.EmotionCurve},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := newRig(t, c.lang)
			r.shell.SetTheme(c.mode)
			w := r.open("example-b2b")
			p := w.project
			ref := scene.Ref{Kind: journey.EmotionKind}
			if card := firstCard(p, c.lane); card != nil {
				ref = scene.Ref{Kind: journey.CardKind, ID: card.ID}
			} else {
				o := p.doc().Outline(p.mapID)
				ref.ID = journey.EmotionID(o.Personas[0].ID, o.Steps[3].ID)
			}
			p.board.Select(ref)
			w.win.SetContent(container.NewStack(p.inspector.Object()))
			w.win.Resize(fyne.NewSize(304, 860))
			settleLayout(w)
			test.AssertImageMatches(t, c.name+".png", w.win.Canvas().Capture())
		})
	}
}

func TestTilesShowTrueMaps(t *testing.T) {
	r := newRig(t, "zh-Hans")
	w := r.window()
	w.win.Resize(fyne.NewSize(1180, 1200))
	settleLayout(w)
	w.win.Canvas().Capture() // asks for the pictures
	r.until("all pictures are there", func() bool { return len(r.shell.thumbs.made) == 8 })
	for which, img := range r.shell.thumbs.made {
		colors := map[uint32]bool{}
		for i := 0; i < len(img.Pix); i += 4 {
			colors[uint32(img.Pix[i])<<16|uint32(img.Pix[i+1])<<8|uint32(img.Pix[i+2])] = true
		}
		require.Greater(t, len(colors), 40, "%s shows a map", which.id)
	}
}
