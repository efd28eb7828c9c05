// Package raster paints scenes into pixels: tiles for the board, pictures for
// export.
//
// What lives here: filling, stroking, text and pictures in device pixels, and
// the caches that make them fast; PNG output. What does not: where things go
// (domain/scene) and which tiles are wanted when (gui/board).
//
// Forms are anti-aliased. Boxes and straight rules are moved to whole pixels,
// by less than one, so that hairlines stay crisp at any zoom; text stands on
// whole pixels vertically and on quarters horizontally.
package raster

import (
	"image"
	"math"
	"runtime"
	"sync"

	"waymark/domain/scene"
	"waymark/domain/typeset"
	"waymark/domain/vector"
)

// Painter paints. It is safe for use by several goroutines; all of them share
// its caches, whose size is bounded.
type Painter struct {
	glyphs   glyphCache
	stencils stencilCache
	arts     artCache
	pictures pictureCache
	scratch  sync.Pool
}

// NewPainter makes a painter that sets text with the fonts of t.
func NewPainter(t *typeset.Typesetter) *Painter {
	p := &Painter{glyphs: newGlyphCache(t)}
	p.scratch.New = func() any { return new(scratch) }
	return p
}

// Device gives the pixel that a coordinate of a sheet falls on. Layers stand at
// Device of their place.
func Device(v, scale float64) int { return int(math.Floor(v*scale + 0.5)) }

// Paint draws the part of a scene that lies within dst, at scale device pixels
// to the point, with the sheet's top left corner at the pixel origin. The
// sheet's ground is painted too.
func (p *Painter) Paint(dst *image.RGBA, s *scene.Scene, origin image.Point, scale float64) {
	sheet := image.Rect(0, 0, Device(s.Width, scale), Device(s.Height, scale)).Add(origin)
	ground := solid(s.Background)
	if visible := sheet.Intersect(dst.Rect); !visible.Empty() {
		ground.fill(dst, visible)
	}
	for i := range s.Bands {
		band := &s.Bands[i]
		top, bottom := Device(band.Y, scale), Device(band.Y+band.Height, scale)
		left := Device(band.BodyX, scale)
		p.paintSlot(dst, band.Body, origin, image.Rect(left, top, sheet.Max.X-origin.X, bottom), scale)
		right := sheet.Max.X - origin.X
		if band.Body != nil {
			right = left
		}
		p.paintSlot(dst, band.Label, origin, image.Rect(0, top, right, bottom), scale)
	}
}

// paintSlot paints a layer into its place on the sheet and not beyond it.
func (p *Painter) paintSlot(dst *image.RGBA, l *scene.Layer, origin image.Point, slot image.Rectangle, scale float64) {
	slot = slot.Add(origin)
	visible := slot.Intersect(dst.Rect)
	if l == nil || visible.Empty() {
		return
	}
	p.PaintLayer(dst.SubImage(visible).(*image.RGBA), l, slot.Min, scale)
}

// PaintLayer draws the part of a layer that lies within dst, at scale device
// pixels to the point, with the layer's top left corner at the pixel origin.
// It paints no ground of its own.
//
// Because layers are put at whole pixels, the room for one can be a pixel more
// or less than its size. Boxes that reach the right or lower edge of the layer
// are painted a pixel past it, so that no gap shows; dst says where to stop.
func (p *Painter) PaintLayer(dst *image.RGBA, l *scene.Layer, origin image.Point, scale float64) {
	if !(scale > 0) || dst.Rect.Empty() {
		return
	}
	s := p.scratch.Get().(*scratch)
	defer p.scratch.Put(s)
	p.glyphs.clock.Add(1)
	c := &canvas{
		Painter: p, scratch: s, dst: dst, scale: scale,
		dx: float64(origin.X), dy: float64(origin.Y),
		edgeX: l.Width - edgeSlack, edgeY: l.Height - edgeSlack,
	}
	// A pixel more on every side, for what snapping moves.
	c.clip = vector.Rect{
		X: (float64(dst.Rect.Min.X) - c.dx - 1) / scale, Y: (float64(dst.Rect.Min.Y) - c.dy - 1) / scale,
		W: float64(dst.Rect.Dx()+2) / scale, H: float64(dst.Rect.Dy()+2) / scale,
	}
	painted := 0
	for i := range l.Groups {
		g := &l.Groups[i]
		if !g.Bounds.Intersects(c.clip) {
			continue
		}
		// Workers keep all processors busy, and nobody takes one away from them for
		// ten milliseconds: a window that waits for its next frame is let by.
		if painted++; painted%8 == 0 {
			runtime.Gosched()
		}
		for _, item := range g.Items {
			c.item(item)
		}
	}
}

// edgeSlack is how far from the layer's edge a box may end and still count as
// reaching it, in points.
const edgeSlack = 0.01

// canvas is one call of PaintLayer.
type canvas struct {
	*Painter
	*scratch
	dst    *image.RGBA
	scale  float64
	dx, dy float64     // device position of the layer's corner
	clip   vector.Rect // what of the layer is visible, in points
	// Boxes that end beyond these, in points, reach the layer's edge.
	edgeX, edgeY float64
}

func (c *canvas) item(item scene.Item) {
	switch item := item.(type) {
	case scene.Rect:
		c.rect(&item)
	case scene.Text:
		c.text(&item)
	case scene.Path:
		c.path(&item)
	case scene.Art:
		c.art(&item)
	case scene.Picture:
		c.picture(&item)
	}
}

// sane tells whether numbers are such as sheets have. The painter is the last
// to see a scene, and must stand whatever a layout gives it.
func sane(values ...float64) bool {
	const limit = 1e9
	for _, v := range values {
		if !(v > -limit && v < limit) {
			return false
		}
	}
	return true
}

// x and y turn coordinates of the layer into device pixels.
func (c *canvas) x(v float64) float64 { return v*c.scale + c.dx }
func (c *canvas) y(v float64) float64 { return v*c.scale + c.dy }
