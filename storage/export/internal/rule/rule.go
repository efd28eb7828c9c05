// Package rule knows the thin lines of a sheet that are drawn as boxes.
//
// Readers of PDF and SVG smooth edges that fall within a pixel. A hairline at
// the edge of a layer then pales, or vanishes, under the ground of the layer
// beside it, depending on the zoom; so such lines are drawn after all layers.
package rule

import (
	"waymark/domain/scene"
	"waymark/domain/vector"
)

// thickest is the width in points up to which a box is a rule.
const thickest = 2

// Is tells whether a box is a rule: thin, and nothing but its fill.
func Is(r scene.Rect) bool {
	return r.Fill.A > 0 && min(r.W, r.H) <= thickest && max(r.W, r.H) > 4*thickest &&
		r.Radius == 0 && r.FillTo.A == 0 && r.Hatch.A == 0 && r.Stroke.Width == 0
}

// AtEdge tells whether a rule lies along the right or the lower edge of its
// layer.
func AtEdge(r scene.Rect, l *scene.Layer) bool {
	const slack = 0.01
	return r.H < r.W && r.Bottom() >= l.Height-slack || r.W < r.H && r.Right() >= l.Width-slack
}

// Line gives the middle line of a rule and its width.
func Line(r scene.Rect) (from, to vector.Point, width float64) {
	m := r.Center()
	if r.W > r.H {
		return vector.Point{X: r.X, Y: m.Y}, vector.Point{X: r.Right(), Y: m.Y}, r.H
	}
	return vector.Point{X: m.X, Y: r.Y}, vector.Point{X: m.X, Y: r.Bottom()}, r.W
}
