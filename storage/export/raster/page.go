package raster

import (
	"image"
	"image/color"

	"waymark/domain/pages"
	"waymark/domain/vector"
	"waymark/storage/export/internal/grey"
)

// PaintPage draws the part of a page that lies within dst, at scale pixels to
// the point, with the page's upper left corner at the pixel 0, 0. The paper is
// white. inGrey turns all colours into greys, as a printer without colours does.
func (p *Painter) PaintPage(dst *image.RGBA, page *pages.Page, scale float64, inGrey bool) {
	white := solid(color.NRGBA{R: 0xff, G: 0xff, B: 0xff, A: 0xff})
	sheet := pixels(vector.Rect{W: page.Width, H: page.Height}, scale)
	if visible := sheet.Intersect(dst.Rect); !visible.Empty() {
		white.fill(dst, visible)
	}
	for i := range page.Parts {
		part := &page.Parts[i]
		if part.Layer == nil {
			continue
		}
		slot := pixels(part.Box(), scale)
		origin := slot.Min
		if !part.Clip.Empty() {
			slot = slot.Intersect(pixels(part.Clip, scale))
		}
		if slot = slot.Intersect(sheet).Intersect(dst.Rect); !slot.Empty() {
			p.PaintLayer(dst.SubImage(slot).(*image.RGBA), part.Layer, origin, part.Size()*scale)
		}
	}
	if inGrey {
		turnGrey(dst, sheet.Intersect(dst.Rect))
	}
}

// pixels gives the pixels that a box covers.
func pixels(r vector.Rect, scale float64) image.Rectangle {
	return image.Rect(Device(r.X, scale), Device(r.Y, scale), Device(r.Right(), scale), Device(r.Bottom(), scale))
}

func turnGrey(img *image.RGBA, area image.Rectangle) {
	for y := area.Min.Y; y < area.Max.Y; y++ {
		row := img.Pix[img.PixOffset(area.Min.X, y):img.PixOffset(area.Max.X, y)]
		for i := 0; i+3 < len(row); i += 4 {
			c := grey.Of(vector.Color{R: row[i], G: row[i+1], B: row[i+2]})
			row[i], row[i+1], row[i+2] = c.R, c.G, c.B
		}
	}
}
