package textedit

import (
	"waymark/domain/typeset"
	"waymark/domain/vector"
)

// Layout is the places of the characters of a text in its broken lines. Places
// are points from the top left of the text's box.
type Layout struct {
	lines      []line
	length     int
	lineHeight float64
}

type line struct {
	start, end int    // with the spaces and the line break at its end
	stops      []stop // at least one; the last is the end of what is shown
}

// stop is a place where the cursor can stand.
type stop struct {
	offset int
	x      float64
}

// Arrange lays a text out as the map does: broken at width. The text must be
// sanitised.
func Arrange(t *typeset.Typesetter, text string, style typeset.Style, width float64) *Layout {
	block := t.Break(text, style, width)
	l := &Layout{length: len(text), lineHeight: block.LineHeight}
	for _, from := range block.Lines {
		l.lines = append(l.lines, arrangeLine(t, text, style.Size, width, from))
	}
	if len(l.lines) == 0 {
		l.lines = []line{{stops: []stop{{}}}}
	}
	return l
}

func arrangeLine(t *typeset.Typesetter, text string, size, width float64, from typeset.Line) line {
	out := line{start: from.Start, end: from.End, stops: []stop{{offset: from.Start}}}
	offset, x := from.Start, 0.0
	for _, run := range from.Runs {
		if run.Art != nil {
			offset, x = offset+len(run.Text), run.X+run.Width
			out.stops = append(out.stops, stop{offset, x})
			continue
		}
		x = run.X
		ends := stops(run.Text)[1:]
		for i, r := range run.Text {
			if len(ends) > 0 && i >= ends[0] {
				out.stops = append(out.stops, stop{offset + ends[0], x})
				ends = ends[1:]
			}
			x += t.Advance(run.Font, r) * size
		}
		x = run.X + run.Width
		offset += len(run.Text)
		out.stops = append(out.stops, stop{offset, x})
	}
	// Spaces that hang at the line's end have no width on the map; the cursor
	// walks over them up to the edge.
	for offset < from.End && text[offset] == ' ' {
		offset++
		x = min(x+t.Advance(typeset.Latin, ' ')*size, max(x, width))
		out.stops = append(out.stops, stop{offset, x})
	}
	return out
}

// LineHeight gives the height of a line in points.
func (l *Layout) LineHeight() float64 { return l.lineHeight }

// Lines gives the number of lines, at least one.
func (l *Layout) Lines() int { return len(l.lines) }

// lineAt gives the index of the line in which the cursor stands.
func (l *Layout) lineAt(offset int, before bool) int {
	for i := range l.lines {
		ln := &l.lines[i]
		last := i == len(l.lines)-1
		if offset < ln.end || last || (before && offset == ln.end && ln.last().offset == offset) {
			return i
		}
	}
	return len(l.lines) - 1
}

func (ln *line) last() stop { return ln.stops[len(ln.stops)-1] }

func (ln *line) x(offset int) float64 {
	for _, s := range ln.stops {
		if s.offset >= offset {
			return s.x
		}
	}
	return ln.last().x
}

// Caret gives the box of the cursor: its height is that of the line, its width
// zero.
func (l *Layout) Caret(offset int, before bool) vector.Rect {
	i := l.lineAt(offset, before)
	return vector.Rect{X: l.lines[i].x(offset), Y: float64(i) * l.lineHeight, H: l.lineHeight}
}

// At gives the offset that is nearest to a point.
func (l *Layout) At(p vector.Point) (offset int, before bool) {
	if p.Y < 0 {
		return l.nearest(0, p.X)
	}
	return l.nearest(min(int(p.Y/max(l.lineHeight, 1e-9)), len(l.lines)-1), p.X)
}

func (l *Layout) nearest(i int, x float64) (offset int, before bool) {
	ln := &l.lines[i]
	best := ln.stops[0]
	for _, s := range ln.stops[1:] {
		if abs(s.x-x) < abs(best.x-x) {
			best = s
		}
	}
	return best.offset, best.offset == ln.end && i < len(l.lines)-1
}

// Vertical gives the offset lines further down (up, if negative), as near as
// possible to an x; ok is false beyond the first and the last line.
func (l *Layout) Vertical(offset int, before bool, lines int, x float64) (to int, toBefore, ok bool) {
	i := l.lineAt(offset, before) + lines
	if i < 0 || i >= len(l.lines) {
		return offset, before, false
	}
	to, toBefore = l.nearest(i, x)
	return to, toBefore, true
}

// LineStart gives the offset of the start of the cursor's line.
func (l *Layout) LineStart(offset int, before bool) int {
	return l.lines[l.lineAt(offset, before)].start
}

// LineEnd gives the offset of the end of the cursor's line, and whether it is
// also the start of the next one.
func (l *Layout) LineEnd(offset int, before bool) (end int, endBefore bool) {
	i := l.lineAt(offset, before)
	end = l.lines[i].last().offset
	return end, end == l.lines[i].end && i < len(l.lines)-1
}

// Boxes gives the boxes that cover a range of the text, one a line.
func (l *Layout) Boxes(from, to int) []vector.Rect {
	var out []vector.Rect
	for i := range l.lines {
		ln := &l.lines[i]
		if to <= ln.start || from >= ln.end || from == to {
			continue
		}
		a, b := ln.x(max(from, ln.start)), ln.x(min(to, ln.end))
		if to > ln.last().offset && i < len(l.lines)-1 {
			b = max(b, a+l.lineHeight/4) // a line break that is selected shows
		}
		if b > a {
			out = append(out, vector.Rect{X: a, Y: float64(i) * l.lineHeight, W: b - a, H: l.lineHeight})
		}
	}
	return out
}

func abs(v float64) float64 {
	if v < 0 {
		return -v
	}
	return v
}
