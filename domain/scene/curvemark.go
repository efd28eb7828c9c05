package scene

import (
	"math"
	"slices"

	"waymark/domain/journey"
	"waymark/domain/vector"
)

// What helps to read several curves: the moments of truth over them, their highs
// and lows, their names at the end, and one that stands out.

const (
	momentRise   = 11.0 // of the sign of a moment of truth, below the lane's upper edge
	peakPoints   = 3    // known values from which a curve has a high and a low
	peakRange    = 1.0  // the least distance between both
	peaksOfEach  = 3    // so many curves have their own; of more, the highest and lowest of all
	nameGap      = 5.0  // between the last point and the name
	nameLeast    = 26.0 // width below which a name says nothing
	otherFade    = 0.62 // how much paler the other curves are
	momentFading = 0.45
)

// moments tells in which columns a card is a moment of truth.
func (b *builder) moments() []bool {
	out := make([]bool, len(b.scene.Columns))
	for i := range b.sheet.lanes {
		for c := range b.sheet.lanes[i].cells {
			for _, s := range b.sheet.lanes[i].cells[c].cards {
				out[c] = out[c] || s.card.MomentOfTruth
			}
		}
	}
	return out
}

// drawMoments marks the moments of truth: the sign over the curves, and a dotted
// line down to the uppermost of them.
func (b *builder) drawMoments(body *layerOf, moments []bool, feelings [][]feeling, band float64) signs {
	var items []Item
	for c, column := range b.scene.Columns {
		if !moments[c] || column.Folded {
			continue
		}
		x := column.X - labelWidth + column.W/2
		items = append(items, lozenge(x, momentRise, momentSize/2, b.pal.Moment))
		stem := momentStem(x, feelings, c)
		if stem.H <= 0 {
			continue
		}
		var line vector.Path
		line.MoveTo(x, stem.Y)
		line.LineTo(x, stem.Bottom())
		color := mix(b.pal.Moment, b.pal.Paper, momentFading)
		items = append(items, Path{Path: line, Stroke: vector.Stroke{Color: color, Width: 1.2, Dash: []float64{2, 3}}})
	}
	if len(items) == 0 {
		return 0
	}
	body.add(ornament(), vector.Rect{W: body.width, H: band}, items)
	return showsMoment
}

// momentStem gives the line from the sign of a moment of truth down to the
// uppermost point of its column; no height where there is none.
func momentStem(x float64, feelings [][]feeling, c int) vector.Rect {
	top := momentRise + momentSize/2 + 2
	bottom := top
	for i := range feelings {
		if f := feelings[i][c]; f.emotion != nil && (bottom == top || f.at.Y < bottom) {
			bottom = f.at.Y
		}
	}
	return vector.Rect{X: x - 0.6, Y: top, W: 1.2, H: max(0, bottom-pointRadius-3-top)}
}

// backToFront gives the personas in the order in which their curves are drawn:
// the one that stands out last.
func (b *builder) backToFront() []int {
	out := make([]int, 0, len(b.sheet.inks))
	front := -1
	for i := range b.sheet.inks {
		if b.sheet.inks[i].id == b.view.Focus {
			front = i
			continue
		}
		out = append(out, i)
	}
	if front >= 0 {
		out = append(out, front)
	}
	return out
}

// curveInk gives how the curve of a persona is drawn: paler beside one that
// stands out.
func (b *builder) curveInk(i int) personaInk {
	ink := b.sheet.inks[i]
	focus := slices.ContainsFunc(b.sheet.inks, func(k personaInk) bool { return k.id == b.view.Focus })
	if focus && ink.id != b.view.Focus {
		ink.color = mix(ink.color, b.pal.Paper, otherFade)
		ink.text = b.pal.Quiet
	}
	return ink
}

// peaks gives the highest and the lowest emotion of each curve; of many curves,
// those of all of them together.
func (b *builder) peaks(feelings [][]feeling) map[*journey.Emotion]bool {
	out := make(map[*journey.Emotion]bool)
	var all []*journey.Emotion
	curves := 0
	for i := range feelings {
		var known []*journey.Emotion
		for _, f := range feelings[i] {
			if f.emotion != nil {
				known = append(known, f.emotion)
			}
		}
		if len(known) >= peakPoints {
			curves++
			all = append(all, known...)
			if len(feelings) <= peaksOfEach {
				addPeaks(out, known)
			}
		}
	}
	if curves > 0 && len(feelings) > peaksOfEach {
		addPeaks(out, all)
	}
	return out
}

func addPeaks(out map[*journey.Emotion]bool, known []*journey.Emotion) {
	high, low := known[0], known[0]
	for _, e := range known {
		if e.Value > high.Value {
			high = e
		}
		if e.Value < low.Value {
			low = e
		}
	}
	if high.Value-low.Value >= peakRange {
		out[high], out[low] = true, true
	}
}

// peakText adds the value to what stands at a high or a low.
func (b *builder) peakText(e *journey.Emotion, text string) string {
	return joined(Signed(e.Value), text)
}

// labelOrder gives whose labels of a column are put first: those of highs and
// lows.
func labelOrder(feelings [][]feeling, c int, peaks map[*journey.Emotion]bool) []int {
	var first, then []int
	for i := range feelings {
		switch e := feelings[i][c].emotion; {
		case e == nil:
		case peaks[e]:
			first = append(first, i)
		default:
			then = append(then, i)
		}
	}
	return append(first, then...)
}

// drawNames puts the names of the curves that end in a column behind their last
// points; a single curve needs none. It gives what is taken then.
func (b *builder) drawNames(body *layerOf, feelings [][]feeling, c int, band float64, taken []vector.Rect, lines *curveSamples) []vector.Rect {
	if len(b.sheet.inks) < 2 {
		return taken
	}
	column := b.scene.Columns[c]
	right := column.X - labelWidth + column.W - 4
	var ends []int
	for i := range feelings {
		if feelings[i][c].emotion != nil && lastOf(feelings[i]) == c {
			ends = append(ends, i)
		}
	}
	slices.SortStableFunc(ends, func(i, k int) int { return compareFloat(feelings[i][c].at.Y, feelings[k][c].at.Y) })
	for _, i := range ends {
		at := feelings[i][c].at
		left := at.X + pointRadius + nameGap
		for k := range feelings { // behind a point beside it, too
			if f := feelings[k][c]; f.emotion != nil && math.Abs(f.at.Y-at.Y) < 2*pointRadius {
				left = max(left, f.at.X+pointRadius+nameGap)
			}
		}
		name, width := b.fitting(b.nameOf(b.sheet.inks[i].id), right-left)
		if name == "" {
			continue
		}
		block := b.line(name, smallSize, true)
		box, ok := freeBeside(vector.Rect{X: left, Y: at.Y - block.Height/2, W: width, H: block.Height}, band, taken, lines)
		if !ok {
			continue
		}
		taken = append(taken, box)
		ink := b.curveInk(i)
		body.add(ref(journey.PersonaRecord, ink.id, Label), box, put(nil, block, box.X, box.Y, smallSize, ink.text))
	}
	return taken
}

func lastOf(row []feeling) int {
	for c := len(row) - 1; c >= 0; c-- {
		if row[c].emotion != nil {
			return c
		}
	}
	return -1
}

func (b *builder) nameOf(id journey.ID) string {
	for i := range b.sheet.personas {
		if p := b.sheet.personas[i].persona; p.ID == id {
			return journey.Shorten(p.Name, 40)
		}
	}
	return ""
}

// fitting shortens a name to a width; "" when nothing of use is left.
func (b *builder) fitting(name string, room float64) (string, float64) {
	if room < nameLeast {
		return "", 0
	}
	runes := []rune(name)
	for n := len(runes); n > 0; n-- {
		text := string(runes[:n])
		if n < len(runes) {
			text += "…"
		}
		if w := b.line(text, smallSize, true).Width; w <= room {
			return text, w
		}
	}
	return "", 0
}

// freeBeside moves a box up or down to the nearest place that is free.
func freeBeside(box vector.Rect, band float64, taken []vector.Rect, lines *curveSamples) (vector.Rect, bool) {
	const most, step = 24.0, 3.0
	for away := 0.0; away <= most; away += step {
		for _, dy := range [...]float64{-away, away} {
			moved := box.Offset(0, dy)
			if moved.Y >= 2 && moved.Bottom() <= band-2 && free(moved, taken) && !lines.hit(moved) {
				return moved, true
			}
		}
	}
	return vector.Rect{}, false
}
