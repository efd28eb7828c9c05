package scene

import (
	"slices"

	"waymark/domain/journey"
	"waymark/domain/vector"
)

// The measures of an emotion lane.
const (
	plotHeight  = 128.0 // from +2 to −2
	plotPad     = 24.0  // above and below
	pointReach  = 8.0   // half the side of a point's hit region
	pointDodge  = 13.0  // between points that would cover each other
	scaleWidth  = 40.0  // of faces and numbers at the right of the lane's name
	faceSize    = 13.0
	captionMark = 14.0 // room for a persona's mark before a caption
)

// emotions gives the emotions of the visible personas and columns, persona by
// persona; nil where none is known.
func (b *builder) emotions() []*journey.Emotion {
	columns := b.scene.Columns
	out := make([]*journey.Emotion, 0, len(b.sheet.inks)*len(columns))
	for i := range b.sheet.inks {
		for _, c := range columns {
			if c.Folded {
				out = append(out, b.firstIn(c.Stage, b.sheet.inks[i].id))
				continue
			}
			out = append(out, b.doc.EmotionAt(b.sheet.inks[i].id, c.Step))
		}
	}
	return out
}

// feeling is one point of a curve.
type feeling struct {
	emotion *journey.Emotion
	at      vector.Point
	folded  bool // known, in a folded stage: the line goes on without a point
}

// emotionLane draws the curves of all personas, with faces at the scale, and any
// cards of the lane below them.
func (b *builder) emotionLane(m, old *laneMemo) {
	p := &plot{top: plotPad, height: plotHeight}
	band := plotHeight + 2*plotPad
	feelings := b.feelings(m, p)
	body := layerOf{width: b.bodyWidth()}
	body.add(ref(journey.LaneRecord, m.lane.ID, Body), vector.Rect{}, nil) // the ground, once the height is known
	m.shown |= b.drawMoments(&body, m.moments, feelings, band)
	m.shown |= b.drawCurves(&body, p, feelings)
	captions := b.drawLabels(&body, p, m.moments, feelings, band)
	m.shown |= b.drawPoints(&body, feelings)

	content := max(band, captions)
	if anyCard(m.cells) {
		content = up4(b.seatCards(m, content+cellPad) + cellPad)
	}
	label := b.laneLabel(m, scaleWidth)
	b.scale(label, p)
	content = max(content, label.height)
	line := b.blueprint(m.lane.LineBelow)
	total := content + line.height
	body.groups[0].Bounds = vector.Rect{W: body.width, H: total}
	b.lay(m, old, laneGround{band: band, content: content, total: total})
	body.groups[0].Items = b.withFolded(m, content)
	cells := m.addCards(&body)
	b.finishLane(m, old, &body, label, &line, cells)
	m.band.plot = p
}

func anyCard(cells []seated) bool {
	return slices.ContainsFunc(cells, func(c seated) bool { return len(c.cards) > 0 })
}

// feelings puts the points in their places: at the middle of their column, side
// by side where they would cover each other.
func (b *builder) feelings(m *laneMemo, p *plot) [][]feeling {
	columns := b.scene.Columns
	out := make([][]feeling, len(b.sheet.inks))
	for i := range out {
		out[i] = make([]feeling, len(columns))
	}
	for c, column := range columns {
		middle := column.X - labelWidth + column.W/2
		var here []int // personas, from high to low
		for i := range out {
			e := m.emotions[i*len(columns)+c]
			if e == nil {
				continue
			}
			if column.Folded {
				out[i][c].folded = true
				continue
			}
			out[i][c] = feeling{emotion: e, at: vector.Point{X: middle, Y: p.y(e.Value)}}
			here = append(here, i)
		}
		slices.SortStableFunc(here, func(i, k int) int {
			return compareFloat(out[i][c].at.Y, out[k][c].at.Y)
		})
		for from := 0; from < len(here); {
			to := from + 1
			for to < len(here) && out[here[to]][c].at.Y-out[here[to-1]][c].at.Y < 2*pointRadius-1 {
				to++
			}
			crowd := here[from:to]
			slices.Sort(crowd)
			if n := len(crowd); n > 1 {
				step := min(pointDodge, (column.W-4*pointRadius)/float64(n-1))
				for k, i := range crowd {
					out[i][c].at.X = middle + (float64(k)-float64(n-1)/2)*step
				}
			}
			from = to
		}
	}
	return out
}

func compareFloat(a, b float64) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

// drawCurves draws the lines, the first persona's lowest, and notes them in the
// plot.
func (b *builder) drawCurves(body *layerOf, p *plot, feelings [][]feeling) signs {
	var shown signs
	for _, i := range b.backToFront() {
		ink := b.curveInk(i)
		c := curve{persona: ink.id}
		var run []vector.Point
		end := func() {
			if len(run) > 0 {
				c.pieces = append(c.pieces, newPiece(run))
				run = nil
			}
		}
		for _, f := range feelings[i] {
			if f.emotion == nil {
				if !f.folded {
					end()
				}
				continue
			}
			run = append(run, f.at)
		}
		end()
		p.curves = append(p.curves, c)
		if len(c.pieces) == 0 {
			continue
		}
		shown |= showsCurve
		if len(c.pieces) > 1 {
			shown |= showsBreak
		}
		var path vector.Path
		for _, piece := range c.pieces {
			piece.draw(&path)
		}
		if path.Empty() {
			continue
		}
		stroke := vector.Stroke{Color: ink.color, Width: ink.weight(), Dash: ink.dash()}
		if ink.id == b.view.Focus {
			stroke.Width++
		}
		body.add(ref(journey.PersonaRecord, ink.id, Curve), path.Bounds().Inset(-curveReach), []Item{Path{Path: path, Stroke: stroke}})
	}
	return shown
}

// drawPoints draws the points over all lines.
func (b *builder) drawPoints(body *layerOf, feelings [][]feeling) signs {
	var shown signs
	for _, i := range b.backToFront() {
		ink := b.curveInk(i)
		for _, f := range feelings[i] {
			if f.emotion == nil {
				continue
			}
			researched := f.emotion.Basis == journey.Researched
			if researched {
				shown |= showsResearched
			} else {
				shown |= showsAssumed
			}
			items := ink.point(nil, f.at.X, f.at.Y, pointRadius, b.pal.Paper, researched)
			bounds := vector.Rect{X: f.at.X - pointReach, Y: f.at.Y - pointReach, W: 2 * pointReach, H: 2 * pointReach}
			body.add(ref(journey.EmotionKind, f.emotion.RecordID(), Point), bounds, items)
		}
	}
	shown |= b.drawRemarks(body, feelings)
	return shown
}

// emotionBand draws the ground of the curves, from good to bad, and the dotted
// zero line.
func (b *builder) emotionBand(items []Item, band float64) []Item {
	width := b.groundWidth()
	zero := band / 2
	items = append(items,
		Rect{Rect: vector.Rect{W: width, H: zero}, Fill: b.pal.EmotionHigh, FillTo: b.pal.EmotionZero},
		Rect{Rect: vector.Rect{Y: zero, W: width, H: band - zero}, Fill: b.pal.EmotionZero, FillTo: b.pal.EmotionLow})
	var line vector.Path
	line.MoveTo(2, zero)
	line.LineTo(width-2, zero)
	return append(items, Path{Path: line, Stroke: vector.Stroke{Color: b.pal.ZeroLine, Width: 1.2, Dash: []float64{0.1, 4}}})
}

// scale draws faces and numbers beside the plot.
func (b *builder) scale(label *laneLabel, p *plot) {
	values := [5]string{"+2", "+1", "0", "−1", "−2"}
	for i, name := range faceIcons() {
		y := p.y(maxEmotion - float64(i))
		label.items = b.icon(label.items, name, labelWidth-scaleWidth-2, y-faceSize/2, faceSize, b.pal.Quiet)
		block := b.line(values[i], smallSize, false)
		label.items = putRight(label.items, block, labelWidth-8, y-block.LineHeight/2, smallSize, b.pal.Quiet)
	}
	label.height = max(label.height, p.height+2*plotPad)
}
