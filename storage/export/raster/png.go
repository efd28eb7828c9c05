package raster

import (
	"image"
	"io"
	"math"
	"runtime"
	"sync"

	"waymark/domain/fault"
	"waymark/domain/scene"
	"waymark/storage/export/pngstream"
)

// The codes of this package's faults.
const (
	Empty    fault.Code = "export-empty"
	TooLarge fault.Code = "export-too-large"
)

const (
	// maxSide and maxPixels bound a picture: most programs open no larger ones.
	maxSide   = 65_535
	maxPixels = 400_000_000
	// stripBytes is the size of the strips that are painted and packed on their
	// own: small enough for the cache of a processor, large enough for what each
	// strip costs by itself.
	stripBytes = 1 << 20
)

// Options say how a scene becomes a picture. The zero value gives one pixel to
// the point.
type Options struct {
	Scale       float64 // pixels to the point; 0 for 1
	Width       int     // of the picture in pixels; decides the scale if not 0
	Transparent bool    // without the sheet's ground
}

// size gives the scale and the size in pixels of the picture of a scene.
func (o Options) size(s *scene.Scene) (scale float64, size image.Point, err error) {
	if !(s.Width > 0 && s.Height > 0) {
		return 0, size, fault.New(Empty, "There is nothing to export: the map is empty.")
	}
	scale = o.Scale
	if o.Width > 0 {
		scale = float64(o.Width) / s.Width
	} else if scale == 0 {
		scale = 1
	}
	if !(scale > 0) || math.IsInf(scale, 0) {
		return 0, size, fault.New(TooLarge, "A picture cannot be made at the scale %v. Choose a number above 0.", o.Scale)
	}
	w, h := math.Max(math.Floor(s.Width*scale+0.5), 1), math.Max(math.Floor(s.Height*scale+0.5), 1)
	if o.Width > 0 {
		w = float64(o.Width)
	}
	if w > maxSide || h > maxSide || w*h > maxPixels {
		fits := min(maxSide/s.Width, maxSide/s.Height, math.Sqrt(maxPixels/(s.Width*s.Height)))
		return 0, size, fault.New(TooLarge,
			"A picture of %.0f × %.0f pixels is too large for most programs. Choose a scale of at most %.4g.", w, h, math.Floor(fits*100)/100)
	}
	return scale, image.Pt(int(w), int(h)), nil
}

// Render gives the picture of a whole scene.
func (p *Painter) Render(s *scene.Scene, o Options) (*image.RGBA, error) {
	scale, size, err := o.size(s)
	if err != nil {
		return nil, err
	}
	img := image.NewRGBA(image.Rectangle{Max: size})
	strips := make(chan image.Rectangle)
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for strip := range strips {
				p.paintStrip(img.SubImage(strip).(*image.RGBA), s, o, scale)
			}
		})
	}
	rows := stripRows(size)
	for y := 0; y < size.Y; y += rows {
		strips <- image.Rect(0, y, size.X, min(y+rows, size.Y))
	}
	close(strips)
	workers.Wait()
	return img, nil
}

// stripRows gives the height of the strips.
func stripRows(size image.Point) int { return max(stripBytes/(4*size.X), 16) }

func (p *Painter) paintStrip(dst *image.RGBA, s *scene.Scene, o Options, scale float64) {
	if o.Transparent {
		bare := *s
		bare.Background.A = 0
		s = &bare
	}
	p.Paint(dst, s, image.Point{}, scale)
}

// WritePNG writes the picture of a whole scene. It is painted in strips, each
// of which is packed while the next is painted, so that even a large picture
// takes little memory. The same scene and options give the same bytes.
func (p *Painter) WritePNG(w io.Writer, s *scene.Scene, o Options) error {
	scale, size, err := o.size(s)
	if err != nil {
		return err
	}
	return pngstream.Write(w, pngstream.Picture{
		Width: size.X, Height: size.Y, StripRows: stripRows(size),
		Alpha:       o.Transparent || s.Background.A < 0xff,
		PixelsPerCM: scale * 72 / 2.54,
		Paint:       func(strip *image.RGBA) { p.paintStrip(strip, s, o, scale) },
	})
}
