package vector

// quarter is the distance of the control points that makes a cubic Bézier follow
// a quarter of a circle of radius 1: 4/3·(√2 − 1).
const quarter = 0.5522847498

// Rounded gives the outline of a box, clockwise, with its corners rounded: all
// four, or only the two upper ones. The radius is made smaller where the box has
// no room for it; the result may be stroked or filled.
func Rounded(r Rect, radius float64, topOnly bool) Path {
	height := r.H / 2
	if topOnly {
		height = r.H
	}
	radius = max(min(radius, r.W/2, height), 0)
	low := radius
	if topOnly {
		low = 0
	}
	k, lowK := radius*(1-quarter), low*(1-quarter)
	x0, y0, x1, y1 := r.X, r.Y, r.Right(), r.Bottom()
	var p Path
	p.MoveTo(x0, y0+radius)
	if radius > 0 {
		p.CubicTo(x0, y0+k, x0+k, y0, x0+radius, y0)
	}
	p.LineTo(x1-radius, y0)
	if radius > 0 {
		p.CubicTo(x1-k, y0, x1, y0+k, x1, y0+radius)
	}
	p.LineTo(x1, y1-low)
	if low > 0 {
		p.CubicTo(x1, y1-lowK, x1-lowK, y1, x1-low, y1)
	}
	p.LineTo(x0+low, y1)
	if low > 0 {
		p.CubicTo(x0+lowK, y1, x0, y1-lowK, x0, y1-low)
	}
	p.Close()
	return p
}
