package present

import (
	"image"
	"image/color"
	"image/draw"
	"math"
	"strings"

	"waymark/domain/scene"
	"waymark/domain/vector"
	"waymark/storage/export/raster"
)

type sceneColor = vector.Color

// Page is one page of a show: layers over its ground.
type Page struct {
	Ground vector.Color
	Width  float64 // by Height
	pieces []piece
	// Part and Parts count the pages of a chapter, from 1.
	Part, Parts int
	// Scale is how large the map stands on the page: units to the point.
	Scale float64
}

// piece is a layer on a page.
type piece struct {
	layer *scene.Layer
	at    vector.Point
	scale float64
	// window, if not empty, cuts the piece; what lies right of fadeFrom is faint.
	window   vector.Rect
	fadeFrom float64
}

// faint is how much of the paper lies over what is still to come.
const faint = 0.86

// Paint paints the page into a picture so many pixels high.
func (p *Page) Paint(painter *raster.Painter, w, h int) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	draw.Draw(img, img.Rect, image.NewUniform(p.Ground), image.Point{}, draw.Src)
	unit := float64(h) / Height
	for _, piece := range p.pieces {
		dst := img
		if !piece.window.Empty() {
			dst, _ = img.SubImage(pixels(piece.window, unit)).(*image.RGBA)
		}
		origin := image.Pt(int(math.Round(piece.at.X*unit)), int(math.Round(piece.at.Y*unit)))
		painter.PaintLayer(dst, piece.layer, origin, piece.scale*unit)
		if piece.fadeFrom > 0 {
			fade(dst, int(math.Round(piece.fadeFrom*unit)), p.Ground)
		}
	}
	return img
}

func pixels(r vector.Rect, unit float64) image.Rectangle {
	return image.Rect(int(math.Floor(r.X*unit)), int(math.Floor(r.Y*unit)), int(math.Ceil(r.Right()*unit)), int(math.Ceil(r.Bottom()*unit)))
}

// fade lays the ground over all from a pixel column on.
func fade(img *image.RGBA, from int, ground color.NRGBA) {
	over := image.NewUniform(color.NRGBA{R: ground.R, G: ground.G, B: ground.B, A: uint8(math.Round(faint * 255))})
	box := img.Rect
	box.Min.X = max(box.Min.X, from)
	draw.Draw(img, box, over, image.Point{}, draw.Over)
}

// Text gives all that can be read on the page, for what reads aloud and for
// tests.
func (p *Page) Text() string {
	var b strings.Builder
	for _, piece := range p.pieces {
		for _, g := range piece.layer.Groups {
			for _, item := range g.Items {
				switch it := item.(type) {
				case scene.Text:
					b.WriteString(it.String)
					if it.EndsLine {
						b.WriteByte('\n')
					}
				case scene.Art:
					b.WriteString(it.Alt)
				}
			}
		}
	}
	return b.String()
}
