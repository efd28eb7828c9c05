package raster_test

import (
	"image"
	"testing"

	"github.com/stretchr/testify/require"

	"waymark/storage/export/exporttest"
	"waymark/storage/export/raster"
)

// counter counts bytes.
type counter int

func (c *counter) Write(p []byte) (int, error) {
	*c += counter(len(p))
	return len(p), nil
}

func BenchmarkPNG(b *testing.B) {
	for name, cards := range map[string]int{"200": 200, "2000": 2000} {
		s := exporttest.Map(b, cards)
		p := raster.NewPainter(exporttest.Typesetter(b))
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			size := counter(0)
			for b.Loop() {
				size = 0
				require.NoError(b, p.WritePNG(&size, s, raster.Options{}))
			}
			b.ReportMetric(s.Width*s.Height/1e6, "Mpx")
			b.ReportMetric(float64(size)/1e6, "MB")
		})
	}
}

func BenchmarkRender(b *testing.B) {
	s := exporttest.Map(b, 2000)
	p := raster.NewPainter(exporttest.Typesetter(b))
	img := image.NewRGBA(image.Rect(0, 0, int(s.Width), int(s.Height)))
	for b.Loop() {
		p.Paint(img, s, image.Point{}, 1)
	}
}

// Twenty cards and more lie in the tile at the smaller scale.
func BenchmarkTile(b *testing.B) {
	s := exporttest.Map(b, 2000)
	p := raster.NewPainter(exporttest.Typesetter(b))
	img := image.NewRGBA(image.Rect(0, 0, 256, 256))
	tallest := s.Bands[0]
	for _, band := range s.Bands {
		if band.Height > tallest.Height {
			tallest = band
		}
	}
	for name, scale := range map[string]float64{"0.5": 0.5, "1": 1, "2": 2} {
		origin := image.Pt(-int(300*scale), -int(300*scale))
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				p.PaintLayer(img, tallest.Body, origin, scale)
			}
		})
	}
}

func BenchmarkWholeMapInView(b *testing.B) {
	s := exporttest.Map(b, 2000)
	p := raster.NewPainter(exporttest.Typesetter(b))
	img := image.NewRGBA(image.Rect(0, 0, 1440, 1900))
	for name, scale := range map[string]float64{"bars": 900 / s.Height, "letters": 0.23} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				p.Paint(img, s, image.Point{}, scale)
			}
		})
	}
}
