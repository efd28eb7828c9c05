package shape_test

import (
	"image"
	"image/color"
	"math"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"waymark/gui/shape"
)

// picture is what a box shows on w × h device pixels, at a size of the window.
func picture(b *shape.Box, w, h int, units float32) image.Image {
	b.Resize(fyne.NewSize(float32(w)/units, float32(h)/units))
	b.Refresh()
	return b.Object().(*canvas.Raster).Generator(w, h)
}

// TestBoxCoversWhatItShould holds each pixel of random boxes against points
// thrown at it: a pixel mixes edge, fill and nothing as they cover it.
func TestBoxCoversWhatItShould(t *testing.T) {
	test.NewApp()
	rapid.Check(t, func(t *rapid.T) {
		scale := rapid.SampledFrom([]float32{1, 1.25, 1.5, 2}).Draw(t, "scale")
		w, h := rapid.IntRange(8, 90).Draw(t, "w"), rapid.IntRange(40, 70).Draw(t, "h")
		radius := rapid.SampledFrom([]float32{0, 5, 7, 8, 12}).Draw(t, "radius")
		edge := rapid.SampledFrom([]float32{0, 1, 2}).Draw(t, "edge")
		b := shape.NewBox(radius, edge)
		b.FillColor, b.StrokeColor = color.NRGBA{R: 255, A: 255}, color.NRGBA{B: 255, A: 255}
		img := picture(b, w, h, scale)
		if radius == 0 && edge == 0 {
			require.Equal(t, image.Rect(0, 0, 1, 1), img.Bounds(), "one pixel does for a plain box")
			return
		}
		require.Equal(t, image.Rect(0, 0, w, h), img.Bounds())
		width := math.Round(float64(edge * scale))
		r := min(float64(radius*scale), float64(w)/2, float64(h)/2)
		x, y := rapid.IntRange(0, w-1).Draw(t, "x"), rapid.IntRange(0, h-1).Draw(t, "y")
		var all, inner float64
		const points = 16
		for i := range points {
			for j := range points {
				px, py := float64(x)+(float64(i)+0.5)/points, float64(y)+(float64(j)+0.5)/points
				if within(px, py, float64(w), float64(h), r, 0) {
					all++
				}
				if within(px, py, float64(w), float64(h), r, width) {
					inner++
				}
			}
		}
		all, inner = all/points/points, inner/points/points
		got := color.RGBAModel.Convert(img.At(x, y)).(color.RGBA)
		const near = 40 // a round corner crosses a pixel as a curve, not as a line
		require.InDelta(t, 255*all, float64(got.A), near, "covered")
		require.InDelta(t, 255*inner, float64(got.R), near, "filled")
		require.InDelta(t, 255*(all-inner), float64(got.B), near, "edged")
	})
}

// within tells whether a point lies in a box with round corners, inset by an edge.
func within(x, y, w, h, r, edge float64) bool {
	x, y, w, h, r = x-edge, y-edge, w-2*edge, h-2*edge, max(0, r-edge)
	if x < 0 || y < 0 || x > w || y > h {
		return false
	}
	dx, dy := max(r-x, x-(w-r), 0), max(r-y, y-(h-r), 0)
	return math.Hypot(dx, dy) <= r || dx == 0 || dy == 0
}

// TestEdgesAreAsWideAroundAnyBox: where a unit is one and a quarter pixels, sizes
// come out half a pixel off, and edges must not.
func TestEdgesAreAsWideAroundAnyBox(t *testing.T) {
	test.NewApp()
	for size := float32(60); size < 90; size++ {
		b := shape.NewBox(0, 2)
		b.StrokeColor = color.NRGBA{B: 255, A: 255}
		b.Resize(fyne.NewSize(size, 32))
		b.Refresh()
		for _, w := range []int{int(size * 1.25), int(math.Ceil(float64(size * 1.25)))} {
			img := b.Object().(*canvas.Raster).Generator(w, 40)
			_, _, _, third := img.At(2, 20).RGBA()
			_, _, _, fourth := img.At(3, 20).RGBA()
			require.Equal(t, [2]uint32{0xffff, 0}, [2]uint32{third, fourth}, "%g units on %d pixels", size, w)
		}
	}
}

// TestBoxIsNotDrawnForNothing: a box of no colour costs nothing, and one that gets
// a colour appears.
func TestBoxIsNotDrawnForNothing(t *testing.T) {
	test.NewApp()
	b := shape.NewBox(6, 1)
	b.Refresh()
	require.False(t, b.Object().Visible())
	b.FillColor = color.NRGBA{G: 255, A: 255}
	b.Refresh()
	require.True(t, b.Object().Visible())
	b.Hidden = true
	b.Refresh()
	require.False(t, b.Object().Visible())
	b.Hidden, b.FillColor = false, color.Transparent
	b.Refresh()
	require.False(t, b.Object().Visible())
	b.StrokeColor = color.Black
	b.Refresh()
	require.True(t, b.Object().Visible(), "the edge alone is something to see")
}

// TestFillShowsItsColour also after it was changed.
func TestFillShowsItsColour(t *testing.T) {
	test.NewApp()
	f := shape.NewFill(color.NRGBA{R: 9, A: 255})
	require.False(t, f.SetColor(color.NRGBA{R: 9, A: 255}), "nothing new")
	require.True(t, f.SetColor(color.NRGBA{G: 7, A: 255}))
	require.Equal(t, color.RGBA{G: 7, A: 255}, f.Object().(*canvas.Raster).Generator(40, 30).At(0, 0))
}
