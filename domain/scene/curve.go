package scene

import (
	"math"

	"waymark/domain/journey"
	"waymark/domain/vector"
)

// plot is what the index knows of an emotion lane, in the body's coordinates.
type plot struct {
	top, height float64 // of the band from +2 to −2
	curves      []curve
}

// curve is the curve of one persona: pieces between breaks.
type curve struct {
	persona journey.ID
	pieces  []piece
}

// piece is a run of neighbouring known values: a monotone cubic through points
// with rising x. A single point draws no line.
type piece struct {
	points []vector.Point
	slopes []float64
}

// maxEmotion is the end of the scale: −2 … +2.
const maxEmotion = 2.0

// y gives the height of a value in the body.
func (p *plot) y(value float64) float64 {
	value = min(max(value, -maxEmotion), maxEmotion)
	return p.top + (maxEmotion-value)/(2*maxEmotion)*p.height
}

// value gives the value at a height of the body, within the scale.
func (p *plot) value(y float64) float64 {
	v := maxEmotion - (y-p.top)/p.height*2*maxEmotion
	return min(max(v, -maxEmotion), maxEmotion)
}

// distance gives how far q is from the curve of a persona, measured downwards.
func (p *plot) distance(persona journey.ID, q vector.Point) float64 {
	if p == nil {
		return math.Inf(1)
	}
	best := math.Inf(1)
	for _, c := range p.curves {
		if c.persona != persona {
			continue
		}
		for _, piece := range c.pieces {
			if y, ok := piece.at(q.X); ok {
				// Steep lines are nearer than straight down tells.
				near := math.Abs(y-q.Y) / math.Hypot(1, piece.slopeAt(q.X))
				best = min(best, near)
			}
		}
	}
	return best
}

// newPiece lays a monotone cubic Hermite curve through points with rising x:
// between two points it never leaves the range of their y, so the curve never
// overshoots a value nor the scale. Tangents after F. N. Fritsch and R. E.
// Carlson, "Monotone Piecewise Cubic Interpolation", SIAM Journal on Numerical
// Analysis 17 (1980), 238–246.
func newPiece(points []vector.Point) piece {
	n := len(points)
	p := piece{points: points, slopes: make([]float64, n)}
	if n < 2 {
		return p
	}
	secant := func(i int) float64 {
		return (points[i+1].Y - points[i].Y) / (points[i+1].X - points[i].X)
	}
	p.slopes[0], p.slopes[n-1] = secant(0), secant(n-2)
	for i := 1; i < n-1; i++ {
		before, after := secant(i-1), secant(i)
		if before*after > 0 { // else a local extreme: level
			p.slopes[i] = (before + after) / 2
		}
	}
	for i := range n - 1 {
		d := secant(i)
		if d == 0 {
			p.slopes[i], p.slopes[i+1] = 0, 0
			continue
		}
		a, b := p.slopes[i]/d, p.slopes[i+1]/d
		if r := a*a + b*b; r > 9 { // keep the tangents in the circle of radius 3
			t := 3 / math.Sqrt(r)
			p.slopes[i], p.slopes[i+1] = t*a*d, t*b*d
		}
	}
	return p
}

// draw adds the piece to a path as cubic Béziers, the Hermite curve's exact form.
func (p piece) draw(path *vector.Path) {
	if len(p.points) < 2 {
		return
	}
	path.MoveTo(p.points[0].X, p.points[0].Y)
	for i := 1; i < len(p.points); i++ {
		a, b := p.points[i-1], p.points[i]
		third := (b.X - a.X) / 3
		path.CubicTo(a.X+third, a.Y+p.slopes[i-1]*third, b.X-third, b.Y-p.slopes[i]*third, b.X, b.Y)
	}
}

// segment gives the index of the left end of the part over x, −1 outside.
func (p piece) segment(x float64) int {
	n := len(p.points)
	if n < 2 || x < p.points[0].X || x > p.points[n-1].X {
		return -1
	}
	low, high := 0, n-2
	for low < high {
		mid := (low + high + 1) / 2
		if p.points[mid].X <= x {
			low = mid
		} else {
			high = mid - 1
		}
	}
	return low
}

// at gives the height of the curve at x.
func (p piece) at(x float64) (y float64, ok bool) {
	i := p.segment(x)
	if i < 0 {
		return 0, false
	}
	a, b := p.points[i], p.points[i+1]
	h := b.X - a.X
	t := (x - a.X) / h
	t2, t3 := t*t, t*t*t
	y = (2*t3-3*t2+1)*a.Y + (t3-2*t2+t)*h*p.slopes[i] + (3*t2-2*t3)*b.Y + (t3-t2)*h*p.slopes[i+1]
	return y, true
}

func (p piece) slopeAt(x float64) float64 {
	i := p.segment(x)
	if i < 0 {
		return 0
	}
	a, b := p.points[i], p.points[i+1]
	h := b.X - a.X
	t := (x - a.X) / h
	t2 := t * t
	return (6*t2-6*t)*(a.Y-b.Y)/h + (3*t2-4*t+1)*p.slopes[i] + (3*t2-2*t)*p.slopes[i+1]
}
