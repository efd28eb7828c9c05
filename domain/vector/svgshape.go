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

// pathPen draws path data: it knows where it is and what the last curve was.
type pathPen struct {
	path      Path
	at, start Point
	control   Point // of the last curve, for the smooth commands
	cubic     bool  // the last command was a cubic
	quadratic bool
	contour   bool // a contour is open
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

// draw reads the numbers of one command and draws it; false ends the path.
func (p *pathPen) draw(command byte, s *scanner) bool {
	relative := command >= 'a'
	origin := Point{}
	if relative {
		origin = p.at
		command -= 'a' - 'A'
	}
	ok := true
	number := func() float64 {
		v, good := s.number()
		ok = ok && good
		return v
	}
	point := func() Point {
		x := number()
		return Point{origin.X + x, origin.Y + number()}
	}
	cubic, quadratic := p.cubic, p.quadratic
	p.cubic, p.quadratic = false, false
	switch command {
	case 'M':
		to := point()
		if ok {
			p.path.MoveTo(to.X, to.Y)
			p.at, p.start, p.contour = to, to, true
		}
	case 'Z':
		if p.contour {
			p.path.Close()
		}
		p.at, p.contour = p.start, false
	case 'L':
		if to := point(); ok {
			p.line(to)
		}
	case 'H':
		if x := origin.X + number(); ok {
			p.line(Point{x, p.at.Y})
		}
	case 'V':
		if y := origin.Y + number(); ok {
			p.line(Point{p.at.X, y})
		}
	case 'C', 'S':
		first := p.at
		if command == 'C' {
			first = point()
		} else if cubic {
			first = Point{2*p.at.X - p.control.X, 2*p.at.Y - p.control.Y}
		}
		second, to := point(), point()
		if ok {
			p.open()
			p.path.CubicTo(first.X, first.Y, second.X, second.Y, to.X, to.Y)
			p.at, p.control, p.cubic = to, second, true
		}
	case 'Q', 'T':
		control := p.at
		if command == 'Q' {
			control = point()
		} else if quadratic {
			control = Point{2*p.at.X - p.control.X, 2*p.at.Y - p.control.Y}
		}
		to := point()
		if ok {
			p.open()
			p.path.QuadTo(control.X, control.Y, to.X, to.Y)
			p.at, p.control, p.quadratic = to, control, true
		}
	case 'A':
		rx, ry, angle := number(), number(), number()
		large, good := s.flag()
		ok = ok && good
		sweep, good := s.flag()
		ok = ok && good
		to := point()
		if ok {
			p.arc(rx, ry, angle*math.Pi/180, large, sweep, to)
		}
	default:
		return false
	}
	return ok
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
