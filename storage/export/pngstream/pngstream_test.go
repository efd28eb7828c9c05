package pngstream_test

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"waymark/storage/export/pngstream"
)

// write packs img and reads it back with the standard library, which checks
// every length, code and checksum.
func write(t require.TestingT, img *image.RGBA, rows int, alpha bool) (image.Image, int) {
	var b bytes.Buffer
	require.NoError(t, pngstream.Write(&b, pngstream.Picture{
		Width: img.Rect.Dx(), Height: img.Rect.Dy(), StripRows: rows, Alpha: alpha, PixelsPerCM: 40,
		Paint: func(strip *image.RGBA) {
			for y := strip.Rect.Min.Y; y < strip.Rect.Max.Y; y++ {
				copy(strip.Pix[strip.PixOffset(0, y):], img.Pix[img.PixOffset(0, y):][:4*img.Rect.Dx()])
			}
		},
	}))
	size := b.Len()
	back, err := png.Decode(&b)
	require.NoError(t, err)
	return back, size
}

// scribble fills a picture with what maps are made of: grounds, boxes, repeated
// patterns and noise.
func scribble(img *image.RGBA, rng *rand.Rand, colors int, noise bool) {
	palette := make([]color.RGBA, colors)
	for i := range palette {
		palette[i] = color.RGBA{uint8(rng.Uint32()), uint8(rng.Uint32()), uint8(rng.Uint32()), 0xff}
	}
	w, h := img.Rect.Dx(), img.Rect.Dy()
	for i := range img.Pix {
		img.Pix[i] = 0xff
	}
	for range 40 {
		x, y, c := rng.IntN(w), rng.IntN(h), palette[rng.IntN(colors)]
		bw, bh := rng.IntN(w)+1, rng.IntN(h)+1
		for py := y; py < min(y+bh, h); py++ {
			for px := x; px < min(x+bw, w); px++ {
				if rng.IntN(50) > 0 || !noise {
					img.SetRGBA(px, py, c)
				} else {
					img.SetRGBA(px, py, palette[rng.IntN(colors)])
				}
			}
		}
	}
}

func TestPicturesComeBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w, h := rapid.IntRange(1, 300).Draw(t, "w"), rapid.IntRange(1, 80).Draw(t, "h")
		img := image.NewRGBA(image.Rect(0, 0, w, h))
		rng := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 0))
		scribble(img, rng, rapid.SampledFrom([]int{1, 2, 5, 300}).Draw(t, "colors"), rapid.Bool().Draw(t, "noise"))
		alpha := rapid.Bool().Draw(t, "alpha")
		back, _ := write(t, img, rapid.IntRange(1, 90).Draw(t, "rows"), alpha)
		require.Equal(t, img.Rect, back.Bounds())
		for y := range h {
			for x := range w {
				want := img.RGBAAt(x, y)
				if got := color.RGBAModel.Convert(back.At(x, y)); got != want {
					require.Equal(t, want, got, "at %d, %d", x, y)
				}
			}
		}
	})
}

func TestPicturesWiderThanTheWindow(t *testing.T) {
	for _, w := range []int{10_922, 10_923, 20_000} { // a row above is 32,767 bytes back at most
		img := image.NewRGBA(image.Rect(0, 0, w, 5))
		scribble(img, rand.New(rand.NewPCG(7, 7)), 5, true)
		back, _ := write(t, img, 64, false)
		for i := 0; i < len(img.Pix); i += 4 {
			x, y := i/4%w, i/4/w
			if r, g, b, _ := back.At(x, y).RGBA(); [3]byte{byte(r >> 8), byte(g >> 8), byte(b >> 8)} != [3]byte(img.Pix[i:i+3]) {
				require.Fail(t, "pixel differs", "%d, %d", x, y)
			}
		}
	}
}

func TestNoiseOfEveryKind(t *testing.T) {
	// Counts that grow like Fibonacci's numbers make the longest codes.
	img := image.NewRGBA(image.Rect(0, 0, 1200, 700))
	a, b, at := 1, 1, 0
	for v := byte(0); at < len(img.Pix); v++ {
		for range a {
			if at < len(img.Pix) {
				copy(img.Pix[at:], []byte{v, v ^ byte(at*7), v ^ byte(at>>9), 0xff})
			}
			at += 4
		}
		a, b = b, a+b
	}
	back, _ := write(t, img, 700, false)
	for i := 0; i < len(img.Pix); i += 4 {
		r, g, b, _ := back.At(i/4%1200, i/4/1200).RGBA()
		if [3]byte{byte(r >> 8), byte(g >> 8), byte(b >> 8)} != [3]byte(img.Pix[i:i+3]) {
			require.Fail(t, "pixel differs", "%d", i/4)
		}
	}
}

func TestFlatPicturesAreSmall(t *testing.T) {
	img := image.NewRGBA(image.Rect(0, 0, 4000, 1000))
	for i := range img.Pix {
		img.Pix[i] = 0xff
	}
	_, size := write(t, img, 64, false)
	require.Less(t, size, 20_000)
}
