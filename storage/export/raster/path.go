package raster

import (
	"image"
	"image/draw"
	"math"

	rasterizer "golang.org/x/image/vector"

	"waymark/domain/scene"
	"waymark/domain/vector"
)

// scratch is the working memory of one goroutine.
type scratch struct {
	ras    rasterizer.Rasterizer
	out    outline
	cover  []uint8
	extra  []uint8
	points []vector.Point
	dashed []vector.Point
}

// alpha gives a mask image of the size, with anything in it.
func alphaOf(buffer *[]uint8, w, h int) *image.Alpha {
	if cap(*buffer) < w*h {
		*buffer = make([]uint8, w*h)
	}
	return &image.Alpha{Pix: (*buffer)[:w*h], Stride: w, Rect: image.Rect(0, 0, w, h)}
}

func (c *canvas) path(p *scene.Path) {
	bounds := p.Path.Bounds()
	if !sane(bounds.X, bounds.Y, bounds.W, bounds.H, p.Stroke.Width) || !touches(bounds.Inset(-p.Stroke.Width/2), c.clip) {
		return
	}
	if p.Fill.A > 0 {
		c.fillPath(p.Path, c.scale, c.dx, c.dy, false, solid(p.Fill))
	}
	c.strokePath(p.Path, p.Stroke, c.scale, c.dx, c.dy)
}

// touches is Intersects for boxes that may be flat.
func touches(a, b vector.Rect) bool {
	return a.X <= b.Right() && b.X <= a.Right() && a.Y <= b.Bottom() && b.Y <= a.Bottom()
}

// visibleBox gives the pixels of dst that a box of device coordinates touches.
func (c *canvas) visibleBox(box vector.Rect) image.Rectangle {
	x0, y0 := max(math.Floor(box.X), float64(c.dst.Rect.Min.X)), max(math.Floor(box.Y), float64(c.dst.Rect.Min.Y))
	x1, y1 := min(math.Ceil(box.Right()), float64(c.dst.Rect.Max.X)), min(math.Ceil(box.Bottom()), float64(c.dst.Rect.Max.Y))
	if !(x0 < x1 && y0 < y1) {
		return image.Rectangle{}
	}
	return image.Rect(int(x0), int(y0), int(x1), int(y1))
}

// fillPath fills a path that becomes device coordinates by scale, dx and dy.
func (c *canvas) fillPath(p vector.Path, scale, dx, dy float64, evenOdd bool, k ink) {
	bounds := p.Bounds()
	box := c.visibleBox(vector.Rect{X: bounds.X*scale + dx, Y: bounds.Y*scale + dy, W: bounds.W * scale, H: bounds.H * scale})
	if box.Empty() {
		return
	}
	dx, dy = dx-float64(box.Min.X), dy-float64(box.Min.Y)
	if evenOdd {
		c.coverEvenOdd(p, box, scale, dx, dy)
	} else {
		c.out.begin(&c.ras, box.Dx(), box.Dy())
		c.out.path(p, scale, dx, dy)
		c.finish(&c.cover, box)
	}
	k.stencil(c.dst, &mask{c.cover, box.Dx(), box.Dy()}, box.Min.X, box.Min.Y)
}

// finish turns what was given to the rasterizer into coverage.
func (s *scratch) finish(buffer *[]uint8, box image.Rectangle) {
	alpha := alphaOf(buffer, box.Dx(), box.Dy())
	*buffer = alpha.Pix
	s.ras.DrawOp = draw.Src
	s.ras.Draw(alpha, alpha.Rect, image.Opaque, image.Point{})
}

// coverEvenOdd covers what an odd number of contours encloses: each contour
// turns what it encloses into its opposite.
func (s *scratch) coverEvenOdd(p vector.Path, box image.Rectangle, scale, dx, dy float64) {
	alpha := alphaOf(&s.cover, box.Dx(), box.Dy())
	s.cover = alpha.Pix
	clear(s.cover)
	for contour := range contours(p) {
		s.out.begin(&s.ras, box.Dx(), box.Dy())
		s.out.path(contour, scale, dx, dy)
		s.finish(&s.extra, box)
		for i, b := range s.extra {
			if b != 0 {
				a, b := int(s.cover[i]), int(b)
				s.cover[i] = uint8(a + b - (2*a*b+127)/255)
			}
		}
	}
}

// contours gives the contours of a path one by one.
func contours(p vector.Path) func(yield func(vector.Path) bool) {
	return func(yield func(vector.Path) bool) {
		var contour vector.Path
		points := p.Points
		for i, op := range p.Ops {
			if op == vector.MoveTo && len(contour.Ops) > 0 {
				if !yield(contour) {
					return
				}
				contour = vector.Path{}
			}
			n := 1
			switch op {
			case vector.CubicTo:
				n = 3
			case vector.Close:
				n = 0
			}
			contour.Ops = p.Ops[i-len(contour.Ops) : i+1]
			contour.Points = append(contour.Points, points[:n]...)
			points = points[n:]
		}
		if len(contour.Ops) > 0 {
			yield(contour)
		}
	}
}
