package vector

import "math"

// kappa is the distance of the control points of a cubic that follows a quarter
// of a circle with radius 1: 4/3·(√2 − 1).
const kappa = 0.5522847498307936

// shapePath gives the path of an SVG shape; false for other elements.
func shapePath(name string, at attributes) (Path, bool) {
	var p Path
	switch name {
	case "path":
		p = pathData(at.text("d"))
	case "circle":
		radius := at.number("r", 0)
		p.ellipse(at.number("cx", 0), at.number("cy", 0), radius, radius)
	case "ellipse":
		p.ellipse(at.number("cx", 0), at.number("cy", 0), at.number("rx", 0), at.number("ry", 0))
	case "rect":
		p.roundRect(at)
	case "line":
		p.MoveTo(at.number("x1", 0), at.number("y1", 0))
		p.LineTo(at.number("x2", 0), at.number("y2", 0))
	case "polyline", "polygon":
		n := numbers(at.text("points"))
		for i := 0; i+1 < len(n); i += 2 {
			if i == 0 {
				p.MoveTo(n[0], n[1])
			} else {
				p.LineTo(n[i], n[i+1])
			}
		}
		if name == "polygon" && !p.Empty() {
			p.Close()
		}
	default:
		return p, false
	}
	return p, true
}

func (p *Path) ellipse(cx, cy, rx, ry float64) {
	if !(rx > 0 && ry > 0) {
		return
	}
	kx, ky := rx*kappa, ry*kappa
	p.MoveTo(cx+rx, cy)
	p.CubicTo(cx+rx, cy+ky, cx+kx, cy+ry, cx, cy+ry)
	p.CubicTo(cx-kx, cy+ry, cx-rx, cy+ky, cx-rx, cy)
	p.CubicTo(cx-rx, cy-ky, cx-kx, cy-ry, cx, cy-ry)
	p.CubicTo(cx+kx, cy-ry, cx+rx, cy-ky, cx+rx, cy)
	p.Close()
}

// roundRect draws a rect element. One radius alone is used for both axes, and
// none is larger than half a side.
func (p *Path) roundRect(at attributes) {
	x, y, w, h := at.number("x", 0), at.number("y", 0), at.number("width", 0), at.number("height", 0)
	if !(w > 0 && h > 0) {
		return
	}
	rx := at.number("rx", at.number("ry", 0))
	ry := at.number("ry", rx)
	rx, ry = min(max(rx, 0), w/2), min(max(ry, 0), h/2)
	if rx == 0 || ry == 0 {
		p.MoveTo(x, y)
		p.LineTo(x+w, y)
		p.LineTo(x+w, y+h)
		p.LineTo(x, y+h)
		p.Close()
		return
	}
	cx, cy := rx*(1-kappa), ry*(1-kappa) // from the corner to the control points
	p.MoveTo(x+rx, y)
	p.LineTo(x+w-rx, y)
	p.CubicTo(x+w-cx, y, x+w, y+cy, x+w, y+ry)
	p.LineTo(x+w, y+h-ry)
	p.CubicTo(x+w, y+h-cy, x+w-cx, y+h, x+w-rx, y+h)
	p.LineTo(x+rx, y+h)
	p.CubicTo(x+cx, y+h, x, y+h-cy, x, y+h-ry)
	p.LineTo(x, y+ry)
	p.CubicTo(x, y+cy, x+cx, y, x+rx, y)
	p.Close()
}

// pathPen draws path data.
type pathPen struct {
	path      Path
	at, start Point
	contour   bool  // a contour is open
	last      byte  // the last command, in upper case
	control   Point // the last control point of the last curve
}

// pathData reads the "d" attribute of a path. As SVG asks, what stands before
// an error is drawn.
func pathData(d string) Path {
	var pen pathPen
	s := scanner{text: d}
	var command byte
	for {
		if c, ok := s.letter(); ok {
			command = c
		} else if s.done() || command == 0 || command == 'z' || command == 'Z' {
			break
		}
		if (pen.path.Empty() && command != 'M' && command != 'm') || !pen.draw(command, &s) {
			break
		}
		switch command { // further pairs after a move are lines
		case 'M':
			command = 'L'
		case 'm':
			command = 'l'
		}
	}
	return pen.path
}

// argumentCount tells how many numbers follow a command, −1 when there is no
// such command.
func argumentCount(command byte) int {
	switch command {
	case 'Z':
		return 0
	case 'H', 'V':
		return 1
	case 'M', 'L', 'T':
		return 2
	case 'S', 'Q':
		return 4
	case 'C':
		return 6
	case 'A':
		return 7
	}
	return -1
}

// arguments reads the numbers of a command and makes relative ones absolute.
// Of an arc's seven, the fourth and fifth are flags, and only the last two are
// a place.
func (p *pathPen) arguments(command byte, relative bool, s *scanner) (n [7]float64, ok bool) {
	count := argumentCount(command)
	for i := range count {
		if command == 'A' && (i == 3 || i == 4) {
			n[i], ok = s.flag()
		} else {
			n[i], ok = s.number()
		}
		if !ok {
			return n, false
		}
	}
	if !relative || count < 0 {
		return n, count >= 0
	}
	switch command {
	case 'H':
		n[0] += p.at.X
	case 'V':
		n[0] += p.at.Y
	case 'A':
		n[5] += p.at.X
		n[6] += p.at.Y
	default:
		for i := 0; i < count; i += 2 {
			n[i] += p.at.X
			n[i+1] += p.at.Y
		}
	}
	return n, true
}

// draw draws one command; false ends the path.
func (p *pathPen) draw(command byte, s *scanner) bool {
	relative := command >= 'a'
	command &^= 'a' - 'A'
	n, ok := p.arguments(command, relative, s)
	if !ok {
		return false
	}
	last := p.last
	p.last = command
	switch command {
	case 'M':
		p.path.MoveTo(n[0], n[1])
		p.at = Point{n[0], n[1]}
		p.start, p.contour = p.at, true
	case 'Z':
		if p.contour {
			p.path.Close()
		}
		p.at, p.contour = p.start, false
	case 'L':
		p.line(Point{n[0], n[1]})
	case 'H':
		p.line(Point{n[0], p.at.Y})
	case 'V':
		p.line(Point{p.at.X, n[0]})
	case 'C':
		p.cubic(Point{n[0], n[1]}, Point{n[2], n[3]}, Point{n[4], n[5]})
	case 'S':
		p.cubic(p.reflection(last == 'C' || last == 'S'), Point{n[0], n[1]}, Point{n[2], n[3]})
	case 'Q':
		p.quadratic(Point{n[0], n[1]}, Point{n[2], n[3]})
	case 'T':
		p.quadratic(p.reflection(last == 'Q' || last == 'T'), Point{n[0], n[1]})
	case 'A':
		p.arc(n[0], n[1], n[2]*math.Pi/180, n[3] != 0, n[4] != 0, Point{n[5], n[6]})
	}
	return true
}

// reflection gives the control point of a smooth curve: that of the curve
// before, mirrored at the end of it.
func (p *pathPen) reflection(smooth bool) Point {
	if !smooth {
		return p.at
	}
	return Point{2*p.at.X - p.control.X, 2*p.at.Y - p.control.Y}
}

func (p *pathPen) cubic(first, second, to Point) {
	p.open()
	p.path.CubicTo(first.X, first.Y, second.X, second.Y, to.X, to.Y)
	p.at, p.control = to, second
}

func (p *pathPen) quadratic(control, to Point) {
	p.open()
	p.path.QuadTo(control.X, control.Y, to.X, to.Y)
	p.at, p.control = to, control
}

// open starts a contour where the last one was closed.
func (p *pathPen) open() {
	if !p.contour {
		p.path.MoveTo(p.at.X, p.at.Y)
		p.start, p.contour = p.at, true
	}
}

func (p *pathPen) line(to Point) {
	p.open()
	p.path.LineTo(to.X, to.Y)
	p.at = to
}

// arc draws an elliptical arc as cubics of at most a quarter turn each, by the
// formulas of SVG 1.1, appendix F.6.
func (p *pathPen) arc(rx, ry, angle float64, large, sweep bool, to Point) {
	from := p.at
	rx, ry = math.Abs(rx), math.Abs(ry)
	if from == to {
		return
	}
	if rx == 0 || ry == 0 {
		p.line(to)
		return
	}
	sin, cos := math.Sincos(angle)
	dx, dy := (from.X-to.X)/2, (from.Y-to.Y)/2
	x, y := cos*dx+sin*dy, -sin*dx+cos*dy
	if grow := x*x/(rx*rx) + y*y/(ry*ry); grow > 1 { // too small to reach: scale up
		rx, ry = rx*math.Sqrt(grow), ry*math.Sqrt(grow)
	}
	// The centre, first in the axes of the ellipse.
	q := rx*rx*y*y + ry*ry*x*x
	f := math.Sqrt(max(0, (rx*rx*ry*ry-q)/q))
	if large == sweep {
		f = -f
	}
	cx, cy := f*rx*y/ry, -f*ry*x/rx
	start := math.Atan2((y-cy)/ry, (x-cx)/rx)
	turn := math.Atan2((-y-cy)/ry, (-x-cx)/rx) - start
	if sweep && turn < 0 {
		turn += 2 * math.Pi
	} else if !sweep && turn > 0 {
		turn -= 2 * math.Pi
	}
	mx, my := (from.X+to.X)/2, (from.Y+to.Y)/2
	place := func(u, v float64) Point { // from the unit circle to the page
		ex, ey := cx+rx*u, cy+ry*v
		return Point{cos*ex - sin*ey + mx, sin*ex + cos*ey + my}
	}
	const tiny = 1e-9
	pieces := max(1, int(math.Ceil(math.Abs(turn)/(math.Pi/2)-tiny)))
	step := turn / float64(pieces)
	k := 4.0 / 3 * math.Tan(step/4)
	p.open()
	for i := range pieces {
		a := start + float64(i)*step
		s1, c1 := math.Sincos(a)
		s2, c2 := math.Sincos(a + step)
		p1, p2, end := place(c1-k*s1, s1+k*c1), place(c2+k*s2, s2-k*c2), place(c2, s2)
		if i == pieces-1 {
			end = to
		}
		p.path.CubicTo(p1.X, p1.Y, p2.X, p2.Y, end.X, end.Y)
	}
	p.at = to
}
