// Package hatch works out the diagonal lines that mark a box by pattern as well
// as by colour, so that the mark survives a grey printer.
//
// What lives here: where the lines run, the same for every output. What does
// not: painting them. Cutting the lines to the box by calculation needs no
// clipping in the formats, and moves with its box.
package hatch

import (
	"math"

	"waymark/domain/scene"
	"waymark/domain/vector"
)

// The pattern, in points. Lines have butt ends, unlike all other strokes.
const (
	Width = 2.0 // of a line
	Step  = 8.0 // from line to line, measured along the x axis
)

// Line is one stroke of the pattern.
type Line struct{ From, To vector.Point }

// Lines gives the hatch of r: lines rising to the right, cut so that no ink
// leaves the box or its round corners.
func Lines(r scene.Rect) []Line {
	// A butt end reaches past its point by half a width, turned by 45°.
	box := r.Inset(Width / 2 * math.Sqrt2 / 2)
	const limit = 1e6 // far beyond any sheet
	if !(box.W > 0 && box.H > 0 && box.W < limit && box.H < limit && math.Abs(box.X) < limit && math.Abs(box.Y) < limit) {
		return nil
	}
	radius := min(max(r.Radius-(r.W-box.W)/2, 0), box.W/2, box.H/2)
	// The line number k holds the points with x + y = c.
	lines := make([]Line, 0, int((box.W+box.H)/Step)+1)
	for c := box.X + box.Y + Step/2; c < box.Right()+box.Bottom(); c += Step {
		from := max(box.X, c-box.Bottom())
		to := min(box.Right(), c-box.Y)
		if radius > 0 {
			from, to = clipCorners(box, radius, r.TopOnly, c, from, to)
		}
		if to-from > Width/4 {
			lines = append(lines, Line{vector.Point{X: from, Y: c - from}, vector.Point{X: to, Y: c - to}})
		}
	}
	return lines
}

// clipCorners shortens the line x + y = c, from x = from to x = to, at the round
// corners of the box.
func clipCorners(box vector.Rect, radius float64, topOnly bool, c, from, to float64) (float64, float64) {
	for i := range 4 {
		left, top := i&1 == 0, i&2 == 0
		if topOnly && !top {
			continue
		}
		cx, cy := box.X+radius, box.Y+radius
		if !left {
			cx = box.Right() - radius
		}
		if !top {
			cy = box.Bottom() - radius
		}
		outside := func(x float64) bool {
			dx, dy := x-cx, c-x-cy
			return (dx < 0) == left && (dy < 0) == top && dx*dx+dy*dy > radius*radius
		}
		cutFrom, cutTo := outside(from), outside(to)
		if !cutFrom && !cutTo {
			continue
		}
		// Where (x-cx)² + (c-x-cy)² = radius².
		middle := (cx + c - cy) / 2
		square := radius*radius/2 - (c-cx-cy)*(c-cx-cy)/4
		if square <= 0 {
			return to, to // it passes the corner outside
		}
		half := math.Sqrt(square)
		if cutFrom {
			from = middle - half
		}
		if cutTo {
			to = middle + half
		}
	}
	return from, to
}
