package scene

import (
	"slices"

	"waymark/domain/journey"
	"waymark/domain/vector"
)

// laneMemo is a lane's band with all it depends on.
type laneMemo struct {
	lane     *journey.Lane
	comments int
	cells    []seated
	emotions []*journey.Emotion // of an emotion lane
	moments  []bool             // of truth, by column
	focus    journey.ID         // the persona whose curve stands out
	remarks  []int              // comments on them
	ground   laneGround
	band     *Band
	shown    signs
}

// laneGround is what lies under a lane, with all it depends on besides the
// columns.
type laneGround struct {
	band, content, total float64 // heights: of an emotion lane's band, without the line below, whole
	line                 bool    // a line of the blueprint follows
	items                []Item
}

// seated is a cell with its cards drawn and put in their places.
type seated struct {
	cards  []placedCard
	total  int
	folded int // cards of a folded stage
}

// placedCard is a card in its place in the lane's body.
type placedCard struct {
	seat seat
	placedDrawing
	former placedDrawing // the one before: undo shows it again
}

// placedDrawing is a drawing with the items that show it at x, y.
type placedDrawing struct {
	drawing *cardDrawing
	x, y    float64
	items   []Item
}

// laneBand draws a lane, or takes over the band of the scene before when nothing
// it depends on has changed.
func (b *builder) laneBand(l *laneCells) *laneMemo {
	m := &laneMemo{lane: l.lane, comments: b.comments[l.lane.ID]}
	var prev *laneMemo
	if b.prev != nil {
		prev = b.prev.lanes[l.lane.ID]
	}
	same := prev != nil && b.sheet.sameColumns && prev.lane == l.lane && prev.comments == m.comments
	if !b.drawCards(m, l, prev) {
		same = false
	}
	if l.lane.LaneKind == journey.EmotionCurve {
		m.emotions = b.emotions()
		m.remarks = b.remarksOn(m.emotions)
		m.focus, m.moments = b.view.Focus, b.moments()
		same = same && b.sheet.sameInks && m.focus == prev.focus && slices.Equal(m.moments, prev.moments) && slices.Equal(m.emotions, prev.emotions) && slices.Equal(m.remarks, prev.remarks)
	}
	if same {
		return prev
	}
	switch {
	case l.lane.Collapsed:
		b.foldedLane(m, prev)
	case l.lane.LaneKind == journey.EmotionCurve:
		b.emotionLane(m, prev)
	default:
		b.cardLane(m, prev)
	}
	return m
}

// drawCards draws the cards of a lane and tells whether each cell is as it was.
func (b *builder) drawCards(m *laneMemo, l *laneCells, prev *laneMemo) (same bool) {
	columns := b.scene.Columns
	same = prev != nil
	total := 0
	for i := range l.cells {
		total += len(l.cells[i].cards)
	}
	all := make([]placedCard, 0, total)
	m.cells = make([]seated, len(l.cells))
	for i := range l.cells {
		cell := &l.cells[i]
		var old []placedCard
		if prev != nil && b.sheet.before[i] >= 0 {
			old = prev.cells[b.sheet.before[i]].cards
			was := &prev.cells[b.sheet.before[i]]
			same = same && was.total == cell.total && was.folded == cell.folded
		}
		same = same && len(old) == len(cell.cards)
		start := len(all)
		for k, s := range cell.cards {
			end := columns[s.last]
			width := end.X + end.W - columns[i].X - 2*cellPad
			key := b.keyOf(s.card, l.lane.LaneKind, width)
			was := findPlaced(old, k, s.card.ID)
			card := placedCard{seat: s}
			if was != nil && b.still(was.drawing, &key) {
				card.placedDrawing = was.placedDrawing // until it is placed
				same = same && was.seat == s && was == &old[k]
			} else {
				same = false
			}
			b.draw(&card, was, key)
			m.shown |= card.drawing.shown
			all = append(all, card)
		}
		m.cells[i] = seated{all[start:len(all):len(all)], cell.total, cell.folded}
	}
	return same
}

// draw draws a card that has no drawing yet, unless the one that was shown before
// the last suits: undoing a change to all cards draws none of them.
func (b *builder) draw(card, was *placedCard, key cardKey) {
	if was == nil || !b.sheet.sameInks { // a former drawing has the inks of its time
		if card.drawing == nil {
			card.drawing = b.drawCard(key)
		}
		return
	}
	card.former = was.former
	if card.drawing != nil {
		return
	}
	if again := was.former.drawing.again(key); again != nil {
		card.placedDrawing = was.former // until it is placed
		card.drawing = again
	} else {
		card.drawing = b.drawCard(key)
	}
	card.former = was.placedDrawing
}

// again gives the drawing for another key when it depends on the same, else nil. An
// undone change gives a record like the one before it, not that record.
func (d *cardDrawing) again(key cardKey) *cardDrawing {
	if d == nil {
		return nil
	}
	same := key
	same.card = d.key.card
	if d.key != same || !journey.SameRecord(d.key.card, key.card) {
		return nil
	}
	out := *d
	out.key = key
	return &out
}

// findPlaced finds a card in the cell as it was, near the index where it stands
// now.
func findPlaced(old []placedCard, near int, id journey.ID) *placedCard {
	for d := range old {
		if i := near - d; i >= 0 && i < len(old) && old[i].drawing.key.card.ID == id {
			return &old[i]
		}
		if i := near + d; d > 0 && i < len(old) && old[i].drawing.key.card.ID == id {
			return &old[i]
		}
	}
	return nil
}

// span is a height taken by a card of another column that reaches into this one.
type span struct{ top, bottom float64 }

// seatCards puts the cards of the cells below top and gives the height they
// reach. Cards keep their order in their cell; one that spans columns stands at
// the first height free in all of them, and later cards go round it.
func (b *builder) seatCards(m *laneMemo, top float64) (bottom float64) {
	columns := b.scene.Columns
	var taken [][]span // by column; made for the first spanning card
	bottom = top
	for i := range m.cells {
		y := top
		for k := range m.cells[i].cards {
			card := &m.cells[i].cards[k]
			h := card.drawing.height
			if taken != nil {
				y = freeHeight(taken[i:card.seat.last+1], y, h)
			}
			if card.seat.last > i {
				if taken == nil {
					taken = make([][]span, len(columns))
				}
				for c := i + 1; c <= card.seat.last; c++ {
					taken[c] = append(taken[c], span{y, y + h})
				}
			}
			x := columns[i].X - labelWidth + cellPad
			if card.items == nil || card.x != x || card.y != y {
				card.x, card.y = x, y
				card.items = moved(card.drawing.items, x, y)
			}
			y += h + cardGap
			bottom = max(bottom, y-cardGap)
		}
	}
	return bottom
}

// freeHeight gives the first y from which h is free in all the columns.
func freeHeight(columns [][]span, y, h float64) float64 {
	for again := true; again; {
		again = false
		for _, spans := range columns {
			for _, s := range spans {
				if y < s.bottom+cardGap && s.top < y+h+cardGap {
					y = s.bottom + cardGap
					again = true
				}
			}
		}
	}
	return y
}

// addCards puts the seated cards into a layer and into the index.
func (m *laneMemo) addCards(l *layerOf) []cell {
	cells := make([]cell, len(m.cells))
	n := 0
	for i := range m.cells {
		n += len(m.cells[i].cards)
	}
	l.groups = slices.Grow(l.groups, n)
	l.texts = slices.Grow(l.texts, n)
	all := make([]cellCard, 0, n)
	for i := range m.cells {
		start := len(all)
		for k := range m.cells[i].cards {
			card := &m.cells[i].cards[k]
			bounds := vector.Rect{X: card.x, Y: card.y, W: card.drawing.key.width, H: card.drawing.height}
			text := card.drawing.text
			text.Rect = text.Offset(card.x, card.y)
			id := card.drawing.key.card.ID
			l.addText(ref(journey.CardKind, id, Whole), bounds, card.items, text)
			all = append(all, cellCard{id, card.seat.ordinal, bounds})
		}
		cells[i] = cell{all[start:len(all):len(all)], m.cells[i].total}
	}
	return cells
}

// cardLane draws a lane of cards.
func (b *builder) cardLane(m, old *laneMemo) {
	label := b.laneLabel(m, 0)
	bottom := b.seatCards(m, cellPad)
	content := max(up4(bottom+cellPad), label.height, laneLeast)
	line := b.blueprint(m.lane.LineBelow)
	total := content + line.height
	body := layerOf{width: b.bodyWidth()}
	b.lay(m, old, laneGround{content: content, total: total})
	body.add(ref(journey.LaneRecord, m.lane.ID, Body), vector.Rect{W: body.width, H: total}, b.withFolded(m, content))
	cells := m.addCards(&body)
	b.finishLane(m, old, &body, label, &line, cells)
}

// laneLeast is the least height of a lane.
const laneLeast = 44.0

// finishLane closes body and label into the lane's band. A label that shows what
// it showed before stays the same layer.
func (b *builder) finishLane(m, old *laneMemo, body *layerOf, label *laneLabel, line *blueprint, cells []cell) {
	m.shown |= line.shown
	content, total := m.ground.content, m.ground.total
	line.draw(b, body, &label.layer, content)
	m.band = &Band{
		Kind: LaneBand, Lane: m.lane.ID, Height: total, BodyX: labelWidth, Body: body.layer(total), cells: cells,
	}
	if old != nil && old.lane == m.lane && old.comments == m.comments && old.ground.content == content && old.ground.total == total {
		m.band.Label = old.band.Label
		return
	}
	b.closeLabel(label, m.lane, total)
	m.band.Label = label.layer.layer(total)
}

// bodyWidth is the width of all columns, or of the sheet when that is wider.
func (b *builder) bodyWidth() float64 { return b.scene.Width - labelWidth }

// groundWidth is the width of all columns: where lanes are drawn to. Without
// columns they fill the sheet.
func (b *builder) groundWidth() float64 {
	n := len(b.scene.Columns)
	if n == 0 {
		return b.bodyWidth()
	}
	last := b.scene.Columns[n-1]
	return last.X + last.W - labelWidth
}

// lay draws what lies under a lane, or takes it over from the lane as it was.
func (b *builder) lay(m, old *laneMemo, ground laneGround) {
	ground.line = m.lane.LineBelow != journey.NoLine && m.lane.LineBelow != ""
	if old != nil && b.sheet.sameColumns {
		o := old.ground
		if o.band == ground.band && o.content == ground.content && o.total == ground.total && o.line == ground.line {
			m.ground = o
			return
		}
	}
	width := b.groundWidth()
	ground.items = make([]Item, 0, len(b.scene.Columns)+5)
	ground.items = append(ground.items, bar(0, 0, b.bodyWidth(), ground.total, b.pal.Paper))
	if ground.band > 0 {
		ground.items = b.emotionBand(ground.items, ground.band)
	}
	ground.items = b.columnLines(ground.items, 0, ground.content)
	if !ground.line {
		ground.items = append(ground.items, bar(0, ground.total-b.pal.Hairline, width, b.pal.Hairline, b.pal.Line))
	}
	m.ground = ground
}

// columnLines draws the hairlines at the right of each column.
func (b *builder) columnLines(items []Item, top, bottom float64) []Item {
	columns := b.scene.Columns
	for i, c := range columns {
		color := b.pal.Line
		if i+1 < len(columns) && columns[i+1].Stage == c.Stage {
			color = b.pal.StepLine
		}
		x := c.X - labelWidth + c.W - b.pal.Hairline
		items = append(items, bar(x, top, b.pal.Hairline, bottom-top, color))
	}
	return items
}

// foldedLane draws a collapsed lane: one thin row with the number of cards.
func (b *builder) foldedLane(m, old *laneMemo) {
	label := b.laneLabel(m, 0)
	content := max(foldedHeight, label.height)
	cells := make([]cell, len(m.cells))
	var counts []Item
	m.shown = 0 // the cards' marks are not to be seen
	for i := range m.cells {
		cells[i].total = m.cells[i].total
		for k := range m.cells[i].cards {
			card := &m.cells[i].cards[k]
			card.x, card.y, card.items = 0, 0, nil
			cells[i].cards = append(cells[i].cards, cellCard{id: card.drawing.key.card.ID, ordinal: card.seat.ordinal})
		}
		if n := len(m.cells[i].cards); n > 0 {
			column := b.scene.Columns[i]
			block := b.block(b.words.count(n), smallSize, false, column.W-2*(cellPad+cardPadX))
			y := (foldedHeight - block.LineHeight) / 2
			counts = put(counts, block, column.X-labelWidth+cellPad+cardPadX, y, smallSize, b.pal.Quiet)
			content = max(content, up4(y+block.Height+4))
		}
	}

	line := b.blueprint(m.lane.LineBelow)
	total := content + line.height
	body := layerOf{width: b.bodyWidth()}
	b.lay(m, old, laneGround{content: content, total: total})
	items := append(slices.Clip(b.withFolded(m, content)), counts...)
	body.add(ref(journey.LaneRecord, m.lane.ID, Body), vector.Rect{W: body.width, H: total}, items)
	b.finishLane(m, old, &body, label, &line, cells)
	m.band.folded = true
}
