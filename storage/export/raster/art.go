package raster

import (
	"image"
	"math"
	"sync"

	"waymark/domain/scene"
	"waymark/domain/vector"
)

const (
	// maxArtBytes bounds the cache of painted icons and emoji.
	maxArtBytes = 8 << 20
	// maxArtSize is the size in pixels up to which arts are kept and stand on
	// whole pixels; larger ones are drawn each time.
	maxArtSize = 96
)

// artCache keeps arts that were painted.
type artCache struct {
	mu    sync.RWMutex
	tiles map[artKey]*tile
	bytes int
}

type artKey struct {
	art   *vector.Art
	size  int // in eighths of a pixel
	color vector.Color
}

// artMargin leaves room for ink that reaches to the edge of an art's box.
const artMargin = 1

func (c *canvas) art(a *scene.Art) {
	if a.Art == nil || a.Art.Size <= 0 || !(a.Size > 0) {
		return
	}
	box := vector.Rect{X: a.X, Y: a.Y, W: a.Size, H: a.Size}
	if !touches(box, c.clip) || !sane(a.X, a.Y, a.Size, a.Art.Size) {
		return
	}
	size := a.Size * c.scale
	x, y := c.x(a.X), c.y(a.Y)
	if size > maxArtSize {
		c.shapes(a.Art, a.Color, size, x, y)
		return
	}
	t := c.artTile(artKey{a.Art, max(int(math.Round(size*formSteps)), 1), a.Color})
	t.paint(c.dst, int(math.Floor(x+0.5))-artMargin, int(math.Floor(y+0.5))-artMargin)
}

// artTile paints an art once and for all.
func (c *canvas) artTile(key artKey) *tile {
	cache := &c.arts
	cache.mu.RLock()
	t := cache.tiles[key]
	cache.mu.RUnlock()
	if t != nil {
		return t
	}
	size := float64(key.size) / formSteps
	side := int(math.Ceil(size)) + 2*artMargin
	img := image.NewRGBA(image.Rect(0, 0, side, side))
	sub := &canvas{Painter: c.Painter, scratch: c.scratch, dst: img}
	sub.shapes(key.art, key.color, size, artMargin, artMargin)
	t = &tile{img.Pix, side, side}

	cache.mu.Lock()
	defer cache.mu.Unlock()
	cache.bytes += len(t.pix) + 128
	if cache.tiles == nil || cache.bytes > maxArtBytes {
		cache.tiles, cache.bytes = make(map[artKey]*tile), 0
	}
	cache.tiles[key] = t
	return t
}

// shapes draws an art into the box of side size at x, y, in device pixels.
func (c *canvas) shapes(a *vector.Art, color vector.Color, size, x, y float64) {
	scale := size / a.Size
	for i := range a.Shapes {
		s := &a.Shapes[i]
		fill, stroke := s.Fill, s.Stroke
		if s.Inherit {
			if fill.A > 0 {
				fill = color
			}
			stroke.Color = color
		}
		if fill.A > 0 {
			c.fillPath(s.Path, scale, x, y, s.EvenOdd, solid(fill))
		}
		c.strokePath(s.Path, stroke, scale, x, y)
	}
}
