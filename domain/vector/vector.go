// Package vector holds the small geometry that every drawing shares: points,
// rectangles, paths of lines and cubic Béziers, and art – a picture made of
// filled and stroked paths, such as an icon or an emoji.
//
// What lives here: the types, their transformations, and reading art from SVG.
// What does not: text (domain/typeset), layout (domain/scene), pixels and pages
// (storage/export).
package vector

import "image/color"

// Color is a straight-alpha colour. The zero value is "no paint".
type Color = color.NRGBA

// Point is a position. Units are points (1/72 inch), y grows downwards.
type Point struct{ X, Y float64 }

// Rect is a box given by its top left corner and size.
type Rect struct{ X, Y, W, H float64 }

// Right gives the x of the right edge.
func (r Rect) Right() float64 { return r.X + r.W }

// Bottom gives the y of the lower edge.
func (r Rect) Bottom() float64 { return r.Y + r.H }

// Center gives the middle of the box.
func (r Rect) Center() Point { return Point{r.X + r.W/2, r.Y + r.H/2} }

// Empty tells whether the box encloses no area.
func (r Rect) Empty() bool { return r.W <= 0 || r.H <= 0 }

// Contains tells whether p lies in the box; the right and lower edges do not
// belong to it, so that neighbours never both claim a point.
func (r Rect) Contains(p Point) bool {
	return p.X >= r.X && p.X < r.Right() && p.Y >= r.Y && p.Y < r.Bottom()
}

// Intersects tells whether the two boxes share an area.
func (r Rect) Intersects(o Rect) bool {
	return r.X < o.Right() && o.X < r.Right() && r.Y < o.Bottom() && o.Y < r.Bottom()
}

// Union gives the smallest box that holds both; an empty box adds nothing.
func (r Rect) Union(o Rect) Rect {
	if r.Empty() {
		return o
	}
	if o.Empty() {
		return r
	}
	x, y := min(r.X, o.X), min(r.Y, o.Y)
	return Rect{x, y, max(r.Right(), o.Right()) - x, max(r.Bottom(), o.Bottom()) - y}
}

// Offset gives the box moved by dx, dy.
func (r Rect) Offset(dx, dy float64) Rect { return Rect{r.X + dx, r.Y + dy, r.W, r.H} }

// Inset gives the box made smaller by d on each side (larger for negative d).
func (r Rect) Inset(d float64) Rect { return Rect{r.X + d, r.Y + d, r.W - 2*d, r.H - 2*d} }

// Op is one drawing instruction of a path.
type Op uint8

// The instructions of a path; each consumes the number of points in brackets.
const (
	MoveTo  Op = iota // [1] starts a new contour
	LineTo            // [1]
	CubicTo           // [3] two control points, then the end
	Close             // [0] a straight line back to the contour's start
)

// Path is a sequence of contours. Points holds the points of all instructions
// one after the other.
type Path struct {
	Ops    []Op
	Points []Point
}

// MoveTo starts a new contour at p.
func (p *Path) MoveTo(x, y float64) {
	p.Ops = append(p.Ops, MoveTo)
	p.Points = append(p.Points, Point{x, y})
}

// LineTo draws a line to x, y.
func (p *Path) LineTo(x, y float64) {
	p.Ops = append(p.Ops, LineTo)
	p.Points = append(p.Points, Point{x, y})
}

// CubicTo draws a cubic Bézier with the control points 1 and 2 to x, y.
func (p *Path) CubicTo(x1, y1, x2, y2, x, y float64) {
	p.Ops = append(p.Ops, CubicTo)
	p.Points = append(p.Points, Point{x1, y1}, Point{x2, y2}, Point{x, y})
}

// QuadTo draws a quadratic Bézier with the control point 1 to x, y, as the
// cubic that has the same shape.
func (p *Path) QuadTo(x1, y1, x, y float64) {
	last := p.Points[len(p.Points)-1]
	p.CubicTo(last.X+(x1-last.X)*2/3, last.Y+(y1-last.Y)*2/3, x+(x1-x)*2/3, y+(y1-y)*2/3, x, y)
}

// Close ends the contour with a line to its start.
func (p *Path) Close() { p.Ops = append(p.Ops, Close) }

// Empty tells whether the path draws nothing.
func (p Path) Empty() bool { return len(p.Ops) == 0 }

// Transform gives the path scaled by s around the origin and then moved.
func (p Path) Transform(s, dx, dy float64) Path {
	out := Path{Ops: p.Ops, Points: make([]Point, len(p.Points))}
	for i, q := range p.Points {
		out.Points[i] = Point{q.X*s + dx, q.Y*s + dy}
	}
	return out
}

// Bounds gives the box around all points and control points.
func (p Path) Bounds() Rect {
	if len(p.Points) == 0 {
		return Rect{}
	}
	lo, hi := p.Points[0], p.Points[0]
	for _, q := range p.Points[1:] {
		lo.X, lo.Y = min(lo.X, q.X), min(lo.Y, q.Y)
		hi.X, hi.Y = max(hi.X, q.X), max(hi.Y, q.Y)
	}
	return Rect{lo.X, lo.Y, hi.X - lo.X, hi.Y - lo.Y}
}

// Stroke says how the line of a path is drawn; Width 0 means not at all.
// Joins and caps are round.
type Stroke struct {
	Color Color
	Width float64
	Dash  []float64 // lengths of line and gap in turn; nil for a full line
}

// Shape is one path of an art with its paint, filled first and then stroked.
// Inherit means: use the colour of whoever draws the art instead of Fill's and
// Stroke's (icons in one colour); of those two only the alpha counts, which the
// drawer's alpha multiplies, and 0 is still no paint.
type Shape struct {
	Path    Path
	Fill    Color
	EvenOdd bool // fill rule; false is non-zero winding
	Stroke  Stroke
	Inherit bool
}

// Art is a small vector picture in a square box of Size × Size units.
type Art struct {
	Size   float64
	Shapes []Shape
}
