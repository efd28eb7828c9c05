package raster

import (
	"math"

	"waymark/domain/scene"
	"waymark/domain/vector"
)

const (
	// Below greekSize pixels letters cannot be read and lines of them are shown
	// as grey bars, which keeps views of whole maps fast and calm.
	greekSize = 3
	// A line of letters covers about this share of its x-height.
	greekInk = 0.45
	// xHeight is the height of the bars in em.
	xHeight = 0.55
)

func (c *canvas) text(t *scene.Text) {
	// Glyphs reach at most this far from the baseline and the pen, in em.
	const reach = 1.5
	if t.Baseline-reach*t.Size > c.clip.Bottom() || t.Baseline+reach*t.Size < c.clip.Y ||
		t.X-reach*t.Size > c.clip.Right() || t.X+t.Width+reach*t.Size < c.clip.X {
		return
	}
	size := t.Size * c.scale
	switch {
	case !(size > 0) || !sane(t.X, t.Baseline, t.Size, t.Width):
	case size < greekSize:
		c.greek(t, size)
	case size > maxGlyphSize:
		c.outlines(t, size)
	default:
		c.glyphRun(t, size)
	}
}

// glyphRun sets a run of cached glyphs.
func (c *canvas) glyphRun(t *scene.Text, size float64) {
	sheet := c.glyphs.sheet(t.Font, size)
	k := solid(t.Color)
	baseline := int(math.Floor(c.y(t.Baseline) + 0.5))
	pen := c.x(t.X)
	right := float64(c.dst.Rect.Max.X)
	for _, r := range t.String {
		whole := math.Floor(pen + 0.5/subpixels)
		position := int((pen + 0.5/subpixels - whole) * subpixels)
		g := c.glyphs.glyph(sheet, r, position, c.scratch)
		if g.w > 0 {
			k.stencil(c.dst, &g.mask, int(whole)+g.left, baseline+g.top)
		}
		pen += g.advance * size
		if whole > right+size {
			return
		}
	}
}

// outlines sets a run of large glyphs as paths.
func (c *canvas) outlines(t *scene.Text, size float64) {
	baseline := math.Floor(c.y(t.Baseline) + 0.5)
	pen := c.x(t.X)
	for _, r := range t.String {
		path, advance := c.glyphs.typesetter.Outline(t.Font, r)
		c.fillPath(path, size, pen, baseline, false, solid(t.Color))
		pen += advance * size
	}
}

// greek shows a run as a grey bar.
func (c *canvas) greek(t *scene.Text, size float64) {
	bar := vector.Rect{X: c.x(t.X), W: t.Width * c.scale, H: xHeight * size}
	bar.Y = c.y(t.Baseline) - bar.H
	c.softBox(bar, solid(t.Color).thinned(greekInk))
}

// softBox paints a box of device pixels whose upper and lower edge may lie
// within a pixel; the other edges are moved to whole ones.
func (c *canvas) softBox(box vector.Rect, k ink) {
	bounds := c.dst.Rect
	left := max(int(math.Floor(box.X+0.5)), bounds.Min.X)
	right := min(max(int(math.Floor(box.Right()+0.5)), left), bounds.Max.X)
	if left >= right {
		return
	}
	first := max(int(math.Floor(box.Y)), bounds.Min.Y)
	last := min(int(math.Ceil(box.Bottom())), bounds.Max.Y)
	for y := first; y < last; y++ {
		share := min(float64(y+1), box.Bottom()) - max(float64(y), box.Y)
		at := c.dst.PixOffset(left, y)
		k.thinned(share).span(c.dst.Pix[at : at+4*(right-left)])
	}
}
