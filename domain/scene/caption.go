package scene

import (
	"math"

	"waymark/domain/journey"
	"waymark/domain/typeset"
	"waymark/domain/vector"
)

// Feelings and quotes stand beside their point where there is room: inside their
// own column, on no point, no curve and no other label. Those that find no room
// stand one below the other under the curves, each with its persona's mark.

const (
	labelMost   = 46.0 // height of a label among the curves
	labelAway   = 42.0 // how far from its point a label may stand among others
	labelAlone  = 84.0 // the same where no other point can be meant
	labelAir    = 3.0
	zeroCost    = 16.0 // what it costs to stand on the zero line, as way
	labelGrid   = 4.0
	curveSample = 6.0
	captionGap  = 4.0
)

// drawLabels puts the feelings and quotes into the body, and the names of the
// curves at their ends, and gives the height that is reached, band when none
// stands below. Highs and lows come first and stand out.
func (b *builder) drawLabels(body *layerOf, p *plot, moments []bool, feelings [][]feeling, band float64) float64 {
	reached := band
	peaks := b.peaks(feelings)
	for c, column := range b.scene.Columns {
		x := column.X - labelWidth
		var taken []vector.Rect // points, labels and marks of this column
		for i := range feelings {
			if f := feelings[i][c]; f.emotion != nil {
				taken = append(taken, around(f.at, pointRadius+1))
			}
		}
		reach := labelAway
		if len(taken) == 1 {
			reach = labelAlone
		}
		if moments[c] {
			middle := x + column.W/2
			taken = append(taken, around(vector.Point{X: middle, Y: momentRise}, momentSize/2), momentStem(middle, feelings, c))
		}
		lines := sampleCurves(p, x, column.W)
		taken = b.drawNames(body, feelings, c, band, taken, lines)
		below := band + captionGap
		for _, i := range labelOrder(feelings, c, peaks) {
			f := feelings[i][c]
			peak := peaks[f.emotion]
			text := b.feelingText(f.emotion, column.W-12)
			if peak {
				text = b.peakText(f.emotion, text)
			}
			if text == "" {
				continue
			}
			ink := b.curveInk(i)
			block := b.block(text, smallSize, peak, column.W-12)
			room := vector.Rect{X: x + 4, Y: 2, W: column.W - 8, H: band - 4}
			box, ok := findRoom(block, f.at, reach, p.y(0), room, taken, lines)
			if ok {
				taken = append(taken, box)
				b.addLabel(body, f.emotion, box, putCentered(nil, block, box.X+box.W/2, box.Y, smallSize, ink.text), ink, peak)
				continue
			}
			below += b.addCaption(body, f.emotion, text, x, below, column.W, ink, peak) + captionGap
		}
		if below > band+captionGap {
			reached = max(reached, up4(below))
		}
	}
	return reached
}

func around(p vector.Point, r float64) vector.Rect {
	return vector.Rect{X: p.X - r, Y: p.Y - r, W: 2 * r, H: 2 * r}
}

// feelingText is what stands beside a point: the feeling and what was said.
func (b *builder) feelingText(e *journey.Emotion, width float64) string {
	quote := b.quoted(e.Quote)
	if e.Feeling == "" || quote == "" {
		return e.Feeling + quote
	}
	if len(e.Feeling)+len(quote) < 64 {
		if text := joined(e.Feeling, quote); b.line(text, smallSize, false).Width <= width {
			return text
		}
	}
	return e.Feeling + "\n" + quote
}

func (b *builder) addLabel(body *layerOf, e *journey.Emotion, box vector.Rect, items []Item, ink personaInk, bold bool) {
	body.addText(ref(journey.EmotionKind, e.RecordID(), Label), box, items,
		TextBox{box, smallSize, bold, ink.text, b.pal.Paper})
}

// addCaption sets a label under the curves and gives its height.
func (b *builder) addCaption(body *layerOf, e *journey.Emotion, text string, x, y, width float64, ink personaInk, bold bool) float64 {
	left := x + cellPad + captionMark
	block := b.block(text, smallSize, bold, width-2*cellPad-captionMark)
	items := ink.point(nil, x+cellPad+5, y+block.LineHeight/2, 4, b.pal.Paper, e.Basis == journey.Researched)
	items = put(items, block, left, y, smallSize, ink.text)
	box := vector.Rect{X: x + cellPad, Y: y, W: width - 2*cellPad, H: height(block)}
	b.addLabel(body, e, box, items, ink, bold)
	return box.H
}

// findRoom searches the free place for a label that is nearest to its point.
func findRoom(block *typeset.Block, at vector.Point, reach, zero float64, room vector.Rect, taken []vector.Rect, lines *curveSamples) (vector.Rect, bool) {
	w, h := block.Width, block.Height
	if h > labelMost || w > room.W {
		return vector.Rect{}, false
	}
	best, cost := vector.Rect{}, math.Inf(1)
	for _, x := range [...]float64{at.X - w/2, at.X + pointRadius + 4, at.X - pointRadius - 4 - w, room.X, room.Right() - w} {
		x = min(max(x, room.X), room.Right()-w)
		for y := room.Y; y+h <= room.Bottom(); y += labelGrid {
			box := vector.Rect{X: x, Y: y, W: w, H: h}
			c := away(box, at)
			if box.Y < zero && zero < box.Bottom() {
				c += zeroCost
			}
			if c >= cost || c > reach || !free(box, taken) || lines.hit(box) {
				continue
			}
			best, cost = box, c
		}
	}
	return best, !math.IsInf(cost, 1)
}

// away rates how far a label is from its point: straight above or below reads
// best.
func away(box vector.Rect, at vector.Point) float64 {
	c := box.Center()
	dx := math.Abs(c.X - at.X)
	dy := max(box.Y-at.Y, at.Y-box.Bottom(), 0)
	return dy + 0.45*dx
}

func free(box vector.Rect, taken []vector.Rect) bool {
	grown := box.Inset(-labelAir)
	for _, t := range taken {
		if grown.Intersects(t) {
			return false
		}
	}
	return true
}

// curveSamples are the heights of all curves over one column.
type curveSamples struct {
	x     float64
	lines [][]float64 // by curve; not-a-number where there is none
}

func sampleCurves(p *plot, x, w float64) *curveSamples {
	n := int(math.Ceil(w/curveSample)) + 1
	s := &curveSamples{x: x}
	for i := range p.curves {
		var line []float64
		for _, piece := range p.curves[i].pieces {
			for k := range n {
				y, ok := piece.at(x + float64(k)*curveSample)
				if !ok {
					continue
				}
				if line == nil {
					line = make([]float64, n)
					for j := range line {
						line[j] = math.NaN()
					}
				}
				line[k] = y
			}
		}
		if line != nil {
			s.lines = append(s.lines, line)
		}
	}
	return s
}

// hit tells whether a curve runs through the box or close by.
func (s *curveSamples) hit(box vector.Rect) bool {
	top, bottom := box.Y-labelAir, box.Bottom()+labelAir
	from := max(0, int(math.Floor((box.X-labelAir-s.x)/curveSample)))
	to := int(math.Ceil((box.Right() + labelAir - s.x) / curveSample))
	for _, line := range s.lines {
		for k := from; k <= min(to, len(line)-1); k++ {
			y := line[k]
			if math.IsNaN(y) {
				continue
			}
			low, high := y, y
			if k+1 < len(line) && k < to && !math.IsNaN(line[k+1]) {
				low, high = min(y, line[k+1]), max(y, line[k+1])
			}
			if low < bottom && high > top {
				return true
			}
		}
	}
	return false
}
