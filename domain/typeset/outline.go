package typeset

import (
	"slices"

	"github.com/go-text/typesetting/font/opentype/tables"

	"waymark/domain/vector"
)

// Limits for glyphs made of other glyphs, so that a broken font cannot loop.
const (
	maxDepth = 6
	maxParts = 64
)

// affine maps font units to the units of a path.
type affine struct{ xx, xy, yx, yy, dx, dy float64 }

func (a affine) apply(x, y float64) vector.Point {
	return vector.Point{X: a.xx*x + a.xy*y + a.dx, Y: a.yx*x + a.yy*y + a.dy}
}

// then gives the map that applies b first and a after it.
func (a affine) then(b affine) affine {
	o := a.apply(b.dx, b.dy)
	return affine{
		a.xx*b.xx + a.xy*b.yx, a.xx*b.xy + a.xy*b.yy,
		a.yx*b.xx + a.yy*b.yx, a.yx*b.xy + a.yy*b.yy,
		o.X, o.Y,
	}
}

// outline gives the form of a glyph in em, y down, with the baseline at 0.
func (f *sfnt) outline(glyph uint16) vector.Path {
	var path vector.Path
	scale := 1 / f.unitsPerEm
	f.appendGlyph(&path, glyph, affine{xx: scale, yy: -scale}, 0)
	return path
}

func (f *sfnt) appendGlyph(path *vector.Path, glyph uint16, m affine, depth int) {
	data := f.glyphData(glyph)
	if data == nil || depth > maxDepth {
		return
	}
	parsed, _, err := tables.ParseGlyph(data)
	if err != nil {
		return // a glyph the font itself has broken shows nothing
	}
	switch g := parsed.Data.(type) {
	case tables.SimpleGlyph:
		reserve(path, g)
		start := 0
		for _, last := range g.EndPtsOfContours {
			end := int(last) + 1
			if end > len(g.Points) || end < start {
				return
			}
			appendContour(path, g.Points[start:end], m)
			start = end
		}
	case tables.CompositeGlyph:
		for _, part := range g.Glyphs[:min(len(g.Glyphs), maxParts)] {
			f.appendGlyph(path, part.GlyphIndex, m.then(placement(part)), depth+1)
		}
	}
}

// placement gives the map of a part of a composite glyph. Parts placed by
// matching points, which none of the embedded fonts has, stay where they are.
func placement(part tables.CompositeGlyphPart) affine {
	s := part.Scale // xscale, scale01, scale10, yscale
	a := affine{xx: float64(s[0]), xy: float64(s[2]), yx: float64(s[1]), yy: float64(s[3])}
	if part.IsAnchored() {
		return a
	}
	x, y := part.ArgsAsTranslation()
	a.dx, a.dy = float64(x), float64(y)
	if part.IsScaledOffsets() {
		o := affine{xx: a.xx, xy: a.xy, yx: a.yx, yy: a.yy}.apply(a.dx, a.dy)
		a.dx, a.dy = o.X, o.Y
	}
	return a
}

// reserve makes room for a glyph, so that a cached path wastes little.
func reserve(path *vector.Path, g tables.SimpleGlyph) {
	const perContour = 3 // the move, the closing, and a curve back to the start
	ops := len(g.Points) + perContour*len(g.EndPtsOfContours)
	points := perContour * len(g.EndPtsOfContours)
	for _, p := range g.Points {
		points++
		if p.Flag&onCurve == 0 {
			points += 2 // a cubic has three points; its end may be among them
		}
	}
	path.Ops = slices.Grow(path.Ops, ops)
	path.Points = slices.Grow(path.Points, points)
}

// onCurve marks the points of a TrueType contour that lie on it.
const onCurve = 1

// appendContour turns a ring of TrueType points into quadratic curves. Between
// two control points in a row lies an implied point on the curve.
func appendContour(path *vector.Path, ring []tables.GlyphContourPoint, m affine) {
	n := len(ring)
	if n < 2 {
		return
	}
	at := func(i int) vector.Point { p := ring[i%n]; return m.apply(float64(p.X), float64(p.Y)) }
	on := func(i int) bool { return ring[i%n].Flag&onCurve != 0 }
	middle := func(p, q vector.Point) vector.Point { return vector.Point{X: (p.X + q.X) / 2, Y: (p.Y + q.Y) / 2} }

	first := 0
	for first < n && !on(first) {
		first++
	}
	// next is the first point after the start, count the points still to draw.
	start, next, count := at(first), first+1, n-1
	if first == n { // a ring of control points alone
		start, next, count = middle(at(n-1), at(0)), 0, n
	}
	path.MoveTo(start.X, start.Y)
	for k := 0; k < count; k++ {
		p := at(next + k)
		if on(next + k) {
			path.LineTo(p.X, p.Y)
			continue
		}
		end := start
		if k+1 < count {
			end = at(next + k + 1)
			if on(next + k + 1) {
				k++
			} else {
				end = middle(p, end)
			}
		}
		path.QuadTo(p.X, p.Y, end.X, end.Y)
	}
	path.Close()
}
