package raster

import (
	"image"
	"math"

	"waymark/domain/vector"
)

// flatness is how far a flattened curve may lie from the true one, in pixels.
const flatness = 0.03

// strokePath draws the line of a path that becomes device coordinates by scale,
// dx and dy. Ends and joins are round.
func (c *canvas) strokePath(p vector.Path, s vector.Stroke, scale, dx, dy float64) {
	if s.Width <= 0 || s.Color.A == 0 || p.Empty() {
		return
	}
	width := s.Width * scale
	k := solid(s.Color)
	if straightRule(p) {
		width, dx, dy, k = snapRule(p, width, scale, dx, dy, k)
	}
	bounds := p.Bounds()
	box := c.visibleBox(vector.Rect{
		X: bounds.X*scale + dx, Y: bounds.Y*scale + dy, W: bounds.W * scale, H: bounds.H * scale,
	}.Inset(-width/2 - 1))
	if box.Empty() {
		return
	}
	c.out.begin(&c.ras, box.Dx(), box.Dy())
	pen := newPen(c.scratch, box, width/2)
	pattern, dashed := dashPattern(s.Dash, scale)
	c.eachPolyline(p, scale, dx-float64(box.Min.X), dy-float64(box.Min.Y), func(points []vector.Point, closed bool) {
		if dashed {
			pen.dash(points, closed, pattern)
		} else {
			pen.stroke(points, closed)
		}
	})
	c.finish(&c.cover, box)
	k.stencil(c.dst, &mask{c.cover, box.Dx(), box.Dy()}, box.Min.X, box.Min.Y)
}

// straightRule tells whether a path is one horizontal or vertical line.
func straightRule(p vector.Path) bool {
	if len(p.Ops) != 2 || p.Ops[1] != vector.LineTo {
		return false
	}
	a, b := p.Points[0], p.Points[1]
	return (a.X == b.X) != (a.Y == b.Y)
}

// snapRule moves a horizontal or vertical line so that it covers whole pixels
// across, at least one, which pales as the line thins further.
func snapRule(p vector.Path, width, scale, dx, dy float64, k ink) (float64, float64, float64, ink) {
	whole := max(math.Round(width), 1)
	k = k.thinned(width)
	snap := func(v float64) float64 { return math.Floor(v-whole/2+0.5) + whole/2 - v }
	if a, b := p.Points[0], p.Points[1]; a.Y == b.Y {
		dy += snap(a.Y*scale + dy)
	} else {
		dx += snap(a.X*scale + dx)
	}
	return whole, dx, dy, k
}

// eachPolyline gives every contour of a path with its curves flattened and
// without points that repeat.
func (s *scratch) eachPolyline(p vector.Path, scale, dx, dy float64, yield func(points []vector.Point, closed bool)) {
	points := p.Points
	at := func(i int) vector.Point { return vector.Point{X: points[i].X*scale + dx, Y: points[i].Y*scale + dy} }
	line := s.points[:0]
	var start vector.Point // of the contour
	begin := func() {
		if len(line) == 0 { // after a contour was closed
			line = append(line, start)
		}
	}
	add := func(q vector.Point) {
		if !same(line[len(line)-1], q) {
			line = append(line, q)
		}
	}
	end := func(closed bool) {
		if closed && len(line) > 1 && same(line[0], line[len(line)-1]) {
			line = line[:len(line)-1]
		}
		if len(line) > 0 {
			yield(line, closed && len(line) > 1)
		}
		line = line[:0]
	}
	for _, op := range p.Ops {
		switch op {
		case vector.MoveTo:
			end(false)
			start = at(0)
			begin()
			points = points[1:]
		case vector.LineTo:
			begin()
			add(at(0))
			points = points[1:]
		case vector.CubicTo:
			begin()
			flatten(line[len(line)-1], at(0), at(1), at(2), add)
			points = points[3:]
		case vector.Close:
			end(true)
		}
	}
	end(false)
	s.points = line
}

// same tells whether two points lie so close that no direction leads from one
// to the other.
func same(a, b vector.Point) bool { return math.Abs(a.X-b.X)+math.Abs(a.Y-b.Y) <= 1e-4 }

// flatten gives points along a cubic Bézier, without its start.
func flatten(a, b, c, d vector.Point, add func(vector.Point)) {
	// The distance of a chord from its arc is at most an eighth of the second
	// derivative times the square of the step; |B″| ≤ 6·max(|a−2b+c|, |b−2c+d|).
	m := max(math.Hypot(a.X-2*b.X+c.X, a.Y-2*b.Y+c.Y), math.Hypot(b.X-2*c.X+d.X, b.Y-2*c.Y+d.Y))
	n := int(min(math.Ceil(math.Sqrt(0.75*m/flatness)), 500))
	for i := 1; i < n; i++ {
		t := float64(i) / float64(n)
		u := 1 - t
		p, q, r, s := u*u*u, 3*u*u*t, 3*u*t*t, t*t*t
		add(vector.Point{X: p*a.X + q*b.X + r*c.X + s*d.X, Y: p*a.Y + q*b.Y + r*c.Y + s*d.Y})
	}
	add(d)
}

// pen draws the outlines of strokes into the rasterizer. The rasterizer adds up
// how often, and in which direction, a place is enclosed; so all outlines turn
// the same way, and where two overlap the place just counts as enclosed.
type pen struct {
	*scratch
	w, h   float64 // of the visible box
	radius float64
	step   float64 // angle between the points of an arc
}

func newPen(s *scratch, box image.Rectangle, radius float64) *pen {
	step := math.Pi / 2
	if radius > flatness {
		step = min(2*math.Acos(1-flatness/radius), step)
	}
	return &pen{s, float64(box.Dx()), float64(box.Dy()), radius, step}
}

// hidden tells whether nothing of a piece between two points can be seen.
func (p *pen) hidden(a, b vector.Point) bool {
	r := p.radius + 1
	return max(a.X, b.X) < -r || min(a.X, b.X) > p.w+r || max(a.Y, b.Y) < -r || min(a.Y, b.Y) > p.h+r
}

// stroke draws one polyline.
func (p *pen) stroke(points []vector.Point, closed bool) {
	n := len(points)
	if n == 1 {
		if q := points[0]; !p.hidden(q, q) {
			p.out.moveTo(q.X+p.radius, q.Y)
			p.arc(q, vector.Point{X: p.radius}, 2*math.Pi)
			p.out.close()
		}
		return
	}
	if n == 2 && p.hidden(points[0], points[1]) {
		return
	}
	if closed {
		p.side(points, n+1, 1)
		p.out.close()
		p.side(points, n+1, -1)
		p.out.close()
		return
	}
	// Up one side, round the end, down the other side, round the start.
	p.side(points, n, 1)
	p.arc(points[n-1], p.normal(points[n-2], points[n-1]), -math.Pi)
	p.sideOn(points, n, -1)
	p.arc(points[0], p.normal(points[1], points[0]), -math.Pi)
	p.out.close()
}

// normal gives the vector from the line a → b to its side, one radius long.
func (p *pen) normal(a, b vector.Point) vector.Point {
	dx, dy := b.X-a.X, b.Y-a.Y
	f := p.radius / math.Hypot(dx, dy)
	return vector.Point{X: -dy * f, Y: dx * f}
}

// side starts an outline with one side of a polyline. The side's points are
// those of the line itself for direction 1, and those of the line walked
// backwards for −1. With count one larger than the number of points the line
// goes back to its first point.
func (p *pen) side(points []vector.Point, count, direction int) {
	a, b := p.at(points, count, 0, direction), p.at(points, count, 1, direction)
	n := p.normal(a, b)
	p.out.moveTo(a.X+n.X, a.Y+n.Y)
	p.sideOn(points, count, direction)
}

// at gives the point number i of a walk.
func (p *pen) at(points []vector.Point, count, i, direction int) vector.Point {
	if direction < 0 {
		i = count - 1 - i
	}
	return points[i%len(points)]
}

// sideOn goes on with a side.
func (p *pen) sideOn(points []vector.Point, count, direction int) {
	before := p.normal(p.at(points, count, 0, direction), p.at(points, count, 1, direction))
	b := p.at(points, count, 1, direction)
	for i := 1; i < count-1; i++ {
		next := p.at(points, count, i+1, direction)
		after := p.normal(b, next)
		p.out.lineTo(b.X+before.X, b.Y+before.Y)
		p.join(b, before, after)
		b, before = next, after
	}
	p.out.lineTo(b.X+before.X, b.Y+before.Y)
	if count > len(points) { // a closed line joins its own start
		after := p.normal(b, p.at(points, count, 1, direction))
		p.join(b, before, after)
	}
}

// join goes round the vertex v from one side vector to the next.
func (p *pen) join(v, before, after vector.Point) {
	cross := before.X*after.Y - before.Y*after.X
	dot := before.X*after.X + before.Y*after.Y
	square := p.radius * p.radius
	switch {
	case cross < 0 || cross == 0 && dot < 0: // the outer side
		p.arc(v, before, -math.Abs(math.Atan2(cross, dot)))
	case cross > 0.2*square || dot < 0: // the inner side of a sharp turn
		p.out.lineTo(v.X, v.Y)
	}
	p.out.lineTo(v.X+after.X, v.Y+after.Y)
}

// arc goes round the center by an angle, from the vector r.
func (p *pen) arc(center, r vector.Point, angle float64) {
	n := int(math.Ceil(math.Abs(angle) / p.step))
	if n < 1 {
		return
	}
	sin, cos := math.Sincos(angle / float64(n))
	for range n {
		r = vector.Point{X: r.X*cos - r.Y*sin, Y: r.X*sin + r.Y*cos}
		p.out.lineTo(center.X+r.X, center.Y+r.Y)
	}
}

// dashPattern scales the lengths of dashes and gaps. It tells false when a full
// line is to be drawn.
func dashPattern(dash []float64, scale float64) ([]float64, bool) {
	total := 0.0
	for _, d := range dash {
		if d < 0 || math.IsNaN(d) {
			return nil, false
		}
		total += d * scale
	}
	if !(total > 0.25) || math.IsInf(total, 0) { // too fine to be seen
		return nil, false
	}
	pattern := make([]float64, len(dash), 2*len(dash))
	for i, d := range dash {
		pattern[i] = d * scale
	}
	if len(dash)%2 == 1 {
		pattern = append(pattern, pattern...)
	}
	return pattern, true
}

// dash draws the dashes of a polyline.
func (p *pen) dash(points []vector.Point, closed bool, pattern []float64) {
	count := len(points)
	if closed {
		count++
	}
	d := dasher{pen: p, pattern: pattern, left: pattern[0], piece: append(p.dashed[:0], points[0])}
	for i := 1; i < count; i++ {
		// Of a line that goes on for ever, only what can be seen is taken apart.
		a, b := points[i-1], points[i%len(points)]
		from, to := p.seen(a, b)
		in, out := between(a, b, from), between(a, b, to)
		d.skip(math.Hypot(in.X-a.X, in.Y-a.Y), in)
		d.draw(in, out)
		d.skip(math.Hypot(b.X-out.X, b.Y-out.Y), b)
	}
	d.end()
	p.dashed = d.piece
}

// between gives the point at the share t of the way from a to b.
func between(a, b vector.Point, t float64) vector.Point {
	switch t {
	case 0:
		return a
	case 1:
		return b
	}
	return vector.Point{X: a.X + (b.X-a.X)*t, Y: a.Y + (b.Y-a.Y)*t}
}

// seen gives the part of the way from a to b, 0 … 1, whose stroke can be seen;
// from and to are equal if none can.
func (p *pen) seen(a, b vector.Point) (from, to float64) {
	from, to = 0, 1
	r := p.radius + 1
	cut := func(a, b, low, high float64) {
		switch {
		case a == b && (a < low || a > high):
			to = from
		case a != b:
			t, u := (low-a)/(b-a), (high-a)/(b-a)
			from, to = max(from, min(t, u)), min(to, max(t, u))
		}
	}
	cut(a.X, b.X, -r, p.w+r)
	cut(a.Y, b.Y, -r, p.h+r)
	if !(from < to) {
		return 0, 0
	}
	return from, to
}

// dasher is on its way along a polyline.
type dasher struct {
	*pen
	pattern []float64
	part    int     // of the pattern; even ones are dashes
	left    float64 // of the part
	piece   []vector.Point
}

// draw goes along a line.
func (d *dasher) draw(a, b vector.Point) {
	length := math.Hypot(b.X-a.X, b.Y-a.Y)
	if length == 0 {
		return
	}
	done := 0.0
	for length-done >= d.left {
		done += d.left
		cut := between(a, b, done/length)
		if d.part%2 == 0 {
			d.reach(cut)
			d.stroke(d.piece, false)
		}
		d.piece = append(d.piece[:0], cut)
		d.next()
	}
	d.left -= length - done
	if d.part%2 == 0 {
		d.reach(b)
	}
}

func (d *dasher) next() {
	d.part = (d.part + 1) % len(d.pattern)
	d.left = d.pattern[d.part]
}

// reach lengthens the dash.
func (d *dasher) reach(q vector.Point) {
	if !same(d.piece[len(d.piece)-1], q) {
		d.piece = append(d.piece, q)
	}
}

// skip goes along a line that cannot be seen, to its end at q.
func (d *dasher) skip(length float64, q vector.Point) {
	if length == 0 {
		return
	}
	d.end()
	round := 0.0
	for _, part := range d.pattern {
		round += part
	}
	for length = math.Mod(length, round); length >= d.left; {
		length -= d.left
		d.next()
	}
	d.left -= length
	d.piece = append(d.piece[:0], q)
}

// end draws the dash that was begun.
func (d *dasher) end() {
	if d.part%2 == 0 && len(d.piece) > 1 {
		d.stroke(d.piece, false)
	}
}
