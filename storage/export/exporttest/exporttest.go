// Package exporttest draws scenes by hand for the tests and benchmarks of the
// exports: every kind of item in every variant, and maps of any size, laid
// out. Only tests import it.
package exporttest

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"fyne.io/fyne/v2/theme"
	"github.com/stretchr/testify/require"

	"waymark/domain/scene"
	"waymark/domain/typeset"
	"waymark/domain/vector"
)

// FontFolder gives the folder of the embedded fonts.
func FontFolder() string {
	_, file, _, _ := runtime.Caller(0)
	return filepath.Join(filepath.Dir(file), "..", "..", "..", "resources", "fonts")
}

// Fonts reads the fonts.
func Fonts(tb testing.TB) typeset.Files {
	tb.Helper()
	read := func(name string) []byte {
		data, err := os.ReadFile(filepath.Join(FontFolder(), name))
		require.NoError(tb, err)
		return data
	}
	return typeset.Files{
		Latin: read("NotoSans_400Regular.ttf"), LatinBold: read("NotoSans_700Bold.ttf"),
		Han: read("NotoSansSC_400Regular.ttf"), HanBold: read("NotoSansSC_700Bold.ttf"),
		Emoji: theme.DefaultEmojiFont().Content(),
	}
}

// Typesetter makes a typesetter with the fonts.
func Typesetter(tb testing.TB) *typeset.Typesetter {
	tb.Helper()
	t, err := typeset.New(Fonts(tb))
	require.NoError(tb, err)
	return t
}

// Colours of the looks, as far as the drawings need them.
var (
	Ink    = color.NRGBA{0x22, 0x30, 0x3c, 0xff}
	Quiet  = color.NRGBA{0x6a, 0x75, 0x82, 0xff}
	Hair   = color.NRGBA{0xe3, 0xe6, 0xea, 0xff}
	White  = color.NRGBA{0xff, 0xff, 0xff, 0xff}
	Blue   = color.NRGBA{0x2f, 0x5d, 0x8c, 0xff}
	Rust   = color.NRGBA{0xc0, 0x66, 0x2f, 0xff}
	Violet = color.NRGBA{0xf4, 0xf2, 0xfa, 0xff}
)

// Pen collects items.
type Pen struct {
	Typesetter *typeset.Typesetter
	Items      []scene.Item
}

// Text breaks text to the width and sets it with its top left corner at x, y.
// It gives the height.
func (p *Pen) Text(x, y, width float64, style typeset.Style, ink color.NRGBA, text string) float64 {
	block := p.Typesetter.Break(text, style, width)
	for i, line := range block.Lines {
		baseline := y + block.Ascent + float64(i)*block.LineHeight
		for k, run := range line.Runs {
			endsLine := k == len(line.Runs)-1
			endsText := endsLine && i == len(block.Lines)-1
			if run.Art != nil {
				p.Items = append(p.Items, scene.Art{
					X: x + run.X, Y: baseline + run.ArtY, Size: run.ArtSize,
					Art: run.Art, Color: ink, Alt: run.Text, EndsLine: endsLine, EndsText: endsText,
				})
				continue
			}
			p.Items = append(p.Items, scene.Text{
				X: x + run.X, Baseline: baseline, Size: style.Size, Font: run.Font, Color: ink, String: run.Text,
				Width: run.Width, EndsLine: endsLine, EndsText: endsText,
			})
		}
	}
	return block.Height
}

// Add adds items.
func (p *Pen) Add(items ...scene.Item) { p.Items = append(p.Items, items...) }

// Group wraps what was drawn.
func (p *Pen) Group(ref scene.Ref, bounds vector.Rect) scene.Group {
	items := p.Items
	p.Items = nil
	return scene.Group{Ref: ref, Bounds: bounds, Items: items}
}

// Icon is a small drawing of inherited colour: a ring with a tick, stroked, and
// a dot, filled.
func Icon() *vector.Art {
	var ring, tick, dot vector.Path
	const k = 10 * 0.5523
	ring.MoveTo(22, 12)
	ring.CubicTo(22, 12+k, 12+k, 22, 12, 22)
	ring.CubicTo(12-k, 22, 2, 12+k, 2, 12)
	ring.CubicTo(2, 12-k, 12-k, 2, 12, 2)
	ring.CubicTo(12+k, 2, 22, 12-k, 22, 12)
	ring.Close()
	tick.MoveTo(8, 12)
	tick.LineTo(11, 15)
	tick.LineTo(16, 9)
	dot.MoveTo(18, 18)
	dot.LineTo(23, 18)
	dot.LineTo(23, 23)
	dot.LineTo(18, 23)
	dot.Close()
	line := vector.Stroke{Width: 2}
	return &vector.Art{Size: 24, Shapes: []vector.Shape{
		{Path: ring, Stroke: line, Inherit: true},
		{Path: tick, Stroke: line, Inherit: true},
		{Path: dot, Fill: Ink, Inherit: true},
	}}
}

// Photo makes a picture whose corners and middle can be told apart.
func Photo(w, h int) *image.NRGBA {
	img := image.NewNRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			c := color.NRGBA{uint8(255 * x / w), uint8(255 * y / h), 0x80, 0xff}
			if (x-w/2)*(x-w/2)+(y-h/2)*(y-h/2) < h*h/16 {
				c = color.NRGBA{0xff, 0xe0, 0x40, 0xff}
			}
			img.SetNRGBA(x, y, c)
		}
	}
	return img
}

// PNG encodes a picture.
func PNG(tb testing.TB, img image.Image) []byte {
	tb.Helper()
	var b bytes.Buffer
	require.NoError(tb, png.Encode(&b, img))
	return b.Bytes()
}

// JPEG encodes a picture.
func JPEG(tb testing.TB, img image.Image) []byte {
	tb.Helper()
	var b bytes.Buffer
	require.NoError(tb, jpeg.Encode(&b, img, &jpeg.Options{Quality: 90}))
	return b.Bytes()
}
