package raster_test

import (
	"bytes"
	"errors"
	"image"
	"image/color"
	"image/png"
	"io"
	"math"
	"testing"

	"github.com/stretchr/testify/require"

	"waymark/domain/fault"
	"waymark/domain/scene"
	"waymark/domain/vector"
	"waymark/storage/export/exporttest"
	"waymark/storage/export/raster"
)

func encode(tb testing.TB, p *raster.Painter, s *scene.Scene, o raster.Options) image.Image {
	tb.Helper()
	var b bytes.Buffer
	require.NoError(tb, p.WritePNG(&b, s, o))
	img, err := png.Decode(&b)
	require.NoError(tb, err)
	return img
}

func TestPNGShowsWhatIsPainted(t *testing.T) {
	p := raster.NewPainter(exporttest.Typesetter(t))
	sample := exporttest.Sample(t)
	for _, o := range []raster.Options{{}, {Scale: 0.3}, {Scale: 2.5}, {Transparent: true}, {Width: 333}} {
		want, err := p.Render(sample, o)
		require.NoError(t, err)
		got := encode(t, p, sample, o)
		require.Equal(t, want.Rect, got.Bounds())
		if o.Width > 0 {
			require.Equal(t, o.Width, got.Bounds().Dx())
		}
		rgba := image.NewRGBA(want.Rect)
		for y := range want.Rect.Dy() {
			for x := range want.Rect.Dx() {
				rgba.Set(x, y, got.At(x, y))
			}
		}
		requireAlike(t, want, rgba, 8)
		_, _, _, corner := got.At(5, want.Rect.Dy()-5).RGBA()
		require.Equal(t, o.Transparent, corner == 0, "%+v", o)
	}
}

func TestTransparentColoursComeBack(t *testing.T) {
	c := color.NRGBA{200, 100, 50, 128}
	l := layer(10, 10, scene.Rect{Rect: vector.Rect{W: 10, H: 10}, Fill: c})
	img := encode(t, raster.NewPainter(exporttest.Typesetter(t)), sheet(l), raster.Options{Transparent: true})
	got := color.NRGBAModel.Convert(img.At(5, 5)).(color.NRGBA)
	require.InDelta(t, c.R, got.R, 2)
	require.InDelta(t, c.G, got.G, 2)
	require.InDelta(t, c.B, got.B, 2)
	require.InDelta(t, c.A, got.A, 2)
}

func TestPNGIsDeterministic(t *testing.T) {
	sample := exporttest.Sample(t)
	var first []byte
	for range 3 {
		var b bytes.Buffer
		require.NoError(t, raster.NewPainter(exporttest.Typesetter(t)).WritePNG(&b, sample, raster.Options{Scale: 1.7}))
		if first == nil {
			first = b.Bytes()
		}
		require.True(t, bytes.Equal(first, b.Bytes()))
	}
}

func TestSizesThatNoPictureCanHave(t *testing.T) {
	p := raster.NewPainter(exporttest.Typesetter(t))
	big := sheet(layer(20_000, 20_000))
	for _, test := range []struct {
		scene   *scene.Scene
		options raster.Options
		code    fault.Code
	}{
		{big, raster.Options{Scale: 2}, raster.TooLarge},
		{big, raster.Options{Scale: 1.1}, raster.TooLarge},
		{big, raster.Options{Scale: 1e300}, raster.TooLarge},
		{big, raster.Options{Scale: -1}, raster.TooLarge},
		{big, raster.Options{Scale: math.NaN()}, raster.TooLarge},
		{big, raster.Options{Scale: math.Inf(1)}, raster.TooLarge},
		{big, raster.Options{Width: 1 << 40}, raster.TooLarge},
		{&scene.Scene{}, raster.Options{}, raster.Empty},
		{&scene.Scene{Width: math.NaN(), Height: 1}, raster.Options{}, raster.Empty},
	} {
		_, err := p.Render(test.scene, test.options)
		require.Equal(t, test.code, fault.CodeOf(err), "%+v", test.options)
		require.Equal(t, test.code, fault.CodeOf(p.WritePNG(io.Discard, test.scene, test.options)))
		require.NotContains(t, fault.MessageOf(err), "%!")
	}
	require.Equal(t, image.Rect(0, 0, 1, 1), encode(t, p, sheet(layer(10, 10)), raster.Options{Scale: 0.001}).Bounds())
}

type limited struct{ room int }

func (f *limited) Write(p []byte) (int, error) {
	if f.room -= len(p); f.room < 0 {
		return 0, errors.New("full")
	}
	return len(p), nil
}

func TestErrorOfTheWriterStopsThePicture(t *testing.T) {
	p := raster.NewPainter(exporttest.Typesetter(t))
	s := exporttest.Map(t, 200)
	for _, room := range []int{0, 10, 40, 5_000, 60_000} {
		require.EqualError(t, p.WritePNG(&limited{room}, s, raster.Options{}), "full")
	}
}
