package raster

import (
	"math"

	rasterizer "golang.org/x/image/vector"

	"waymark/domain/vector"
)

// outline gives lines to the rasterizer, cut to the box that it covers. The
// rasterizer itself takes coordinates beyond its box, but walks along all of
// them, and far away its numbers overflow.
type outline struct {
	ras    *rasterizer.Rasterizer
	w, h   float64
	start  vector.Point // of the contour
	pen    vector.Point
	broken bool // the rasterizer's pen is elsewhere
}

// begin empties the rasterizer.
func (o *outline) begin(ras *rasterizer.Rasterizer, w, h int) {
	ras.Reset(w, h)
	*o = outline{ras: ras, w: float64(w), h: float64(h)}
}

func (o *outline) moveTo(x, y float64) {
	o.pen = vector.Point{X: x, Y: y}
	o.start, o.broken = o.pen, true
}

func (o *outline) close() { o.lineTo(o.start.X, o.start.Y) }

func (o *outline) lineTo(x, y float64) {
	a, b := o.pen, vector.Point{X: x, Y: y}
	o.pen = b
	if o.near(a) && o.near(b) {
		o.emit(a, b)
		return
	}
	o.broken = true
	// Above and below the box nothing is covered.
	if a.Y <= 0 && b.Y <= 0 || a.Y >= o.h && b.Y >= o.h || a.Y == b.Y || math.IsNaN(a.Y+b.Y+a.X+b.X) {
		return
	}
	a, b = cutY(a, b, 0, o.h), cutY(b, a, 0, o.h)
	// What lies at the left still covers everything at its right, and what lies
	// at the right must be closed there: both are moved to the edge.
	left, right := crossing(a, b, 0), crossing(a, b, o.w)
	if left > right {
		left, right = right, left
	}
	o.piece(a, b, 0, left)
	o.piece(a, b, left, right)
	o.piece(a, b, right, 1)
	o.broken = true
}

// near tells whether the rasterizer can take p as it is.
func (o *outline) near(p vector.Point) bool {
	const margin = 256
	return p.X >= -margin && p.X <= o.w+margin && p.Y >= -margin && p.Y <= o.h+margin
}

// cutY gives the point of the line a → b that is nearest to a and has a y from
// low to high.
func cutY(a, b vector.Point, low, high float64) vector.Point {
	y := min(max(a.Y, low), high)
	if y == a.Y {
		return a
	}
	return vector.Point{X: a.X + (b.X-a.X)*((y-a.Y)/(b.Y-a.Y)), Y: y}
}

// crossing tells where on the way from a to b, 0 … 1, the line reaches x.
func crossing(a, b vector.Point, x float64) float64 {
	if a.X == b.X {
		return 0
	}
	return min(max((x-a.X)/(b.X-a.X), 0), 1)
}

// piece emits the part of a line between two places on it, with its x moved
// into the box.
func (o *outline) piece(a, b vector.Point, from, to float64) {
	if from >= to {
		return
	}
	at := func(t float64) vector.Point {
		return vector.Point{X: min(max(a.X+(b.X-a.X)*t, 0), o.w), Y: a.Y + (b.Y-a.Y)*t}
	}
	o.broken = true
	o.emit(at(from), at(to))
}

func (o *outline) emit(a, b vector.Point) {
	if o.broken {
		o.ras.MoveTo(float32(a.X), float32(a.Y))
		o.broken = false
	}
	o.ras.LineTo(float32(b.X), float32(b.Y))
}

// path adds a path, scaled and moved. Every contour is closed.
func (o *outline) path(p vector.Path, scale, dx, dy float64) {
	points := p.Points
	at := func(i int) vector.Point { return vector.Point{X: points[i].X*scale + dx, Y: points[i].Y*scale + dy} }
	add := func(q vector.Point) { o.lineTo(q.X, q.Y) }
	open := false
	for _, op := range p.Ops {
		switch op {
		case vector.MoveTo:
			if open {
				o.close()
			}
			q := at(0)
			o.moveTo(q.X, q.Y)
			points, open = points[1:], true
		case vector.LineTo:
			add(at(0))
			points, open = points[1:], true
		case vector.CubicTo:
			flatten(o.pen, at(0), at(1), at(2), add)
			points, open = points[3:], true
		case vector.Close:
			o.close()
			open = false
		}
	}
	if open {
		o.close()
	}
}
