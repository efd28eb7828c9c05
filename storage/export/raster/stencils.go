package raster

import (
	"image"
	"math"
	"sync"

	"waymark/domain/scene"
	"waymark/domain/vector"
)

const (
	// maxStencilBytes bounds the cache; a map has a handful of forms at a time.
	maxStencilBytes = 4 << 20
	// Radii and diameters are told apart to an eighth of a pixel, places of
	// discs to a quarter.
	formSteps = 8
	// maxCorner is the size in pixels up to which corners are kept.
	maxCorner = 128
	// maxDisc is the diameter in pixels up to which discs are kept.
	maxDisc = 64
)

// stencilCache keeps the masks of corners and of small discs.
type stencilCache struct {
	mu    sync.RWMutex
	masks map[stencilKey]*mask
	bytes int
}

// stencilKey tells what a mask shows, in parts of a pixel.
type stencilKey struct {
	kind  stencilKind
	size  int // radius of a corner, diameter of a disc
	width int // of the frame; 0 for a filled form
	x, y  int // place within the pixel
}

type stencilKind uint8

const (
	cornerStencil stencilKind = iota
	discStencil
)

func (s *stencilCache) get(key stencilKey, draw func() *mask) *mask {
	s.mu.RLock()
	m := s.masks[key]
	s.mu.RUnlock()
	if m != nil {
		return m
	}
	m = draw()
	s.mu.Lock()
	defer s.mu.Unlock()
	s.bytes += len(m.cover) + 128
	if s.masks == nil || s.bytes > maxStencilBytes {
		s.masks, s.bytes = make(map[stencilKey]*mask), 0
	}
	s.masks[key] = m
	return m
}

// corner gives the mask of an upper left corner, filled or as a frame of width
// pixels. Below its h rows follow those of the upper right corner.
func (s *stencilCache) corner(radius float64, width int, with *scratch) *mask {
	key := stencilKey{kind: cornerStencil, size: int(math.Round(radius * formSteps)), width: width}
	return s.get(key, func() *mask {
		r := float64(key.size) / formSteps
		n := int(math.Ceil(radius))
		big := vector.Rect{W: 4*r + float64(n), H: 4*r + float64(n)}
		m := with.cut(n, n, func() {
			with.out.path(vector.Rounded(big, r, false), 1, 0, 0)
			if width > 0 {
				in := float64(width)
				with.out.path(reversed(vector.Rounded(big.Inset(in), max(r-in, 0), false)), 1, 0, 0)
			}
		})
		for y := range n {
			for x := range n {
				m.cover = append(m.cover, m.cover[y*n+n-1-x])
			}
		}
		return m
	})
}

// cut makes a mask of what path gives to the outline.
func (s *scratch) cut(w, h int, path func()) *mask {
	s.out.begin(&s.ras, w, h)
	path()
	var cover []uint8
	s.finish(&cover, image.Rect(0, 0, w, h))
	return &mask{cover, w, h}
}

// reversed gives a path of one closed contour walked backwards, so that it
// takes away from a contour around it.
func reversed(p vector.Path) vector.Path {
	var out vector.Path
	n := len(p.Points)
	out.Points = make([]vector.Point, n)
	for i, q := range p.Points {
		out.Points[n-1-i] = q
	}
	out.Ops = append(out.Ops, vector.MoveTo)
	for i := len(p.Ops) - 2; i > 0; i-- { // without MoveTo and Close
		out.Ops = append(out.Ops, p.Ops[i])
	}
	out.Ops = append(out.Ops, vector.Close)
	return out
}

// isDisc tells whether a box is a circle.
func isDisc(r *scene.Rect) bool {
	return !r.TopOnly && r.W > 0 && math.Abs(r.W-r.H) < 1e-6 && r.Radius >= r.W/2-1e-6
}

// disc paints a small circle, at a quarter of a pixel from its true place at
// most.
func (c *canvas) disc(r *scene.Rect) {
	diameter := r.W * c.scale
	if r.Fill.A > 0 {
		c.ring(r, diameter, 0, solid(r.Fill))
	}
	if width := r.Stroke.Width * c.scale; width > 0 && r.Stroke.Color.A > 0 {
		c.ring(r, diameter, width, solid(r.Stroke.Color))
	}
}

// ring paints a disc, or a ring whose line is width wide.
func (c *canvas) ring(r *scene.Rect, diameter, width float64, k ink) {
	middle := r.Center()
	cx, cy := c.x(middle.X), c.y(middle.Y)
	const places = 4
	px, py := int(math.Floor(cx*places+0.5)), int(math.Floor(cy*places+0.5))
	key := stencilKey{
		kind: discStencil, size: int(math.Round(diameter * formSteps)), width: int(math.Round(width * formSteps)),
		x: px & (places - 1), y: py & (places - 1),
	}
	key.size = max(key.size, 1)
	if width > 0 {
		key.width = max(key.width, 1)
	}
	outer := float64(key.size+key.width) / formSteps / 2
	inner := float64(key.size-key.width) / formSteps / 2
	reach := int(math.Ceil(outer)) + 1
	m := c.stencils.get(key, func() *mask {
		x := float64(reach) + float64(key.x)/places
		y := float64(reach) + float64(key.y)/places
		box := vector.Rect{X: x, Y: y}
		return c.cut(2*reach, 2*reach, func() {
			c.out.path(vector.Rounded(box.Inset(-outer), outer, false), 1, 0, 0)
			if width > 0 && inner > 0 {
				c.out.path(reversed(vector.Rounded(box.Inset(-inner), inner, false)), 1, 0, 0)
			}
		})
	})
	k.stencil(c.dst, m, (px-key.x)/places-reach, (py-key.y)/places-reach)
}
