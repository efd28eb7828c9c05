package controls

import (
	"image"
	"image/color"
	"image/draw"
	"math"

	"golang.org/x/image/vector"

	"waymark/domain/typeset"
	geometry "waymark/domain/vector"
)

// paintText draws set text into a picture of w × h device pixels, scale device
// pixels to the unit. Baselines stand on whole pixels.
func paintText(setter *typeset.Typesetter, block typeset.Block, style typeset.Style, ink color.NRGBA, w, h int, scale float64) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	if w == 0 || h == 0 || len(block.Lines) == 0 {
		return img
	}
	glyphs := vector.NewRasterizer(w, h)
	for i, line := range block.Lines {
		baseline := math.Round((block.Ascent + float64(i)*block.LineHeight) * scale)
		for _, run := range line.Runs {
			if run.Art != nil {
				paintArt(img, run.Art, run.X*scale, baseline+run.ArtY*scale, run.ArtSize*scale/run.Art.Size, ink)
				continue
			}
			x := run.X
			for _, r := range run.Text {
				path, advance := setter.Outline(run.Font, r)
				addPath(glyphs, path, style.Size*scale, x*scale, baseline)
				x += advance * style.Size
			}
		}
	}
	glyphs.Draw(img, img.Bounds(), image.NewUniform(ink), image.Point{})
	return img
}

// paintArt draws the filled shapes of an emoji.
func paintArt(img *image.RGBA, art *geometry.Art, x, y, scale float64, ink color.NRGBA) {
	for _, shape := range art.Shapes {
		fill := shape.Fill
		if shape.Inherit {
			fill = ink
		}
		if fill.A == 0 {
			continue
		}
		r := vector.NewRasterizer(img.Bounds().Dx(), img.Bounds().Dy())
		r.DrawOp = draw.Over
		addPath(r, shape.Path, scale, x, y)
		r.Draw(img, img.Bounds(), image.NewUniform(fill), image.Point{})
	}
}

func addPath(r *vector.Rasterizer, p geometry.Path, scale, dx, dy float64) {
	at := func(i int) (float32, float32) {
		return float32(p.Points[i].X*scale + dx), float32(p.Points[i].Y*scale + dy)
	}
	i := 0
	for _, op := range p.Ops {
		switch op {
		case geometry.MoveTo:
			x, y := at(i)
			r.MoveTo(x, y)
			i++
		case geometry.LineTo:
			x, y := at(i)
			r.LineTo(x, y)
			i++
		case geometry.CubicTo:
			x1, y1 := at(i)
			x2, y2 := at(i + 1)
			x, y := at(i + 2)
			r.CubeTo(x1, y1, x2, y2, x, y)
			i += 3
		case geometry.Close:
			r.ClosePath()
		}
	}
}
