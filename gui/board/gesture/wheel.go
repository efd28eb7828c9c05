package gesture

import (
	"math"
	"time"

	"waymark/domain/vector"
)

const (
	// wheelLimit bounds one turn: drivers accelerate fast turns beyond reason.
	wheelLimit = 240.0
	// zoomRate is the logarithm of the zoom per unit of the wheel.
	zoomRate = 0.0042
)

func (m *Machine) wheel(e Wheel) []Intent {
	dx := min(max(e.DX, -wheelLimit), wheelLimit)
	dy := min(max(e.DY, -wheelLimit), wheelLimit)
	switch {
	case e.Mods.Ctrl:
		if dy == 0 {
			return nil
		}
		return m.followed(Zoom{math.Exp(dy * zoomRate), e.At})
	case e.Mods.Shift && dx == 0:
		dx, dy = dy, 0
	}
	return m.followed(Pan{dx, dy, m.state == idle})
}

// followed moves the sheet and lets what is being dragged follow: it is over
// another place now.
func (m *Machine) followed(i Intent) []Intent {
	switch m.state {
	case carrying:
		return []Intent{i, Drag{m.at, m.mods}}
	case framing:
		return []Intent{i, m.frame(false)}
	case idle, pressed, panning, writing, asking, spent:
	}
	return []Intent{i}
}

const (
	edgeZone  = 44.0   // width of the strip that scrolls, in units
	edgeSpeed = 1100.0 // at its outer edge, units per second
)

// edges is the scrolling at the edges of the view while something is dragged.
// What was picked up near an edge scrolls only when it comes nearer to it, so
// that a card at the edge can be moved at all.
type edges struct {
	window                   vector.Rect
	left, top, right, bottom float64 // depth in the strips that does not count
}

func (e *edges) start(p vector.Point) {
	e.left, e.right = e.depth(p.X-e.window.X), e.depth(e.window.Right()-p.X)
	e.top, e.bottom = e.depth(p.Y-e.window.Y), e.depth(e.window.Bottom()-p.Y)
}

func (e *edges) follow(p vector.Point) {
	e.left = min(e.left, e.depth(p.X-e.window.X))
	e.right = min(e.right, e.depth(e.window.Right()-p.X))
	e.top = min(e.top, e.depth(p.Y-e.window.Y))
	e.bottom = min(e.bottom, e.depth(e.window.Bottom()-p.Y))
}

// depth tells how deep in the strip a distance from the edge is, 0 … 1.
func (e *edges) depth(distance float64) float64 {
	return min(max(1-distance/edgeZone, 0), 1)
}

// speed gives how the sheet moves, in units per second.
func (e *edges) speed(p vector.Point) vector.Point {
	if e.window.Empty() {
		return vector.Point{}
	}
	pull := func(near, nearFree, far, farFree float64) float64 {
		return rush(near-nearFree) - rush(far-farFree)
	}
	return vector.Point{
		X: pull(e.depth(p.X-e.window.X), e.left, e.depth(e.window.Right()-p.X), e.right),
		Y: pull(e.depth(p.Y-e.window.Y), e.top, e.depth(e.window.Bottom()-p.Y), e.bottom),
	}
}

// rush grows with the square of the depth: slow at first, fast at the edge.
func rush(depth float64) float64 {
	if depth <= 0.02 {
		return 0
	}
	return edgeSpeed * depth * depth
}

func (m *Machine) tick(elapsed time.Duration) []Intent {
	if !m.Ticking() {
		return nil
	}
	v, s := m.edges.speed(m.at), min(elapsed, 50*time.Millisecond).Seconds()
	return m.followed(Pan{DX: v.X * s, DY: v.Y * s})
}
