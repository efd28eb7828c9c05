package board

import (
	"math"

	"waymark/domain/edit"
	"waymark/domain/journey"
	"waymark/domain/scene"
	"waymark/domain/vector"
	"waymark/gui/board/camera"
	"waymark/gui/board/gesture"
)

// spanLoad is an edge of a card: the right one lets the card reach over more or
// fewer columns, the left one lets it begin earlier or later.
type spanLoad struct {
	b           *Board
	base        *scene.Scene
	id          journey.ID
	subject     string
	start       bool // the left edge
	first, last int  // columns of the scene that the card covers
	slip        float64
	top         float64 // of the card, on the sheet
	edge        spanEdge
}

// spanEdge is a drop target of an edge: the column at which it lies.
type spanEdge struct{ column int }

func (b *Board) newSpanLoad(t gesture.Target, at vector.Point) load {
	box, ok := b.scene.Bounds(record(t.Ref))
	card := b.editor.Document().Cards.Get(t.Ref.ID)
	if !ok || card == nil {
		return nil
	}
	l := &spanLoad{b: b, base: b.scene, id: card.ID, subject: textOf(b.editor.Document(), record(t.Ref)), start: t.Grip == gesture.SpanStart, top: box.Y}
	l.first, l.last = columnIndex(b.scene, box.X+1), columnIndex(b.scene, box.Right()-1)
	if l.first < 0 || l.last < 0 {
		return nil
	}
	l.edge.column = l.last
	grabbed := b.cam.In(camera.Ground, at).X
	l.slip = b.scene.Columns[l.last].X + b.scene.Columns[l.last].W - grabbed
	if l.start {
		l.edge.column, l.slip = l.first, b.scene.Columns[l.first].X-grabbed
	}
	return l
}

// columnIndex gives the index of the column at an x of the sheet, or −1.
func columnIndex(s *scene.Scene, x float64) int {
	for i, c := range s.Columns {
		if x >= c.X && x < c.X+c.W {
			return i
		}
	}
	return -1
}

// aim finds the column whose edge is nearest.
func (l *spanLoad) aim(a aim) (any, func(*edit.Tx) error) {
	x, near := a.sheet.X+l.slip, math.Inf(1)
	from, to := l.first, len(l.base.Columns)-1
	if l.start {
		from, to = 0, l.last
	}
	for i := from; i <= to; i++ {
		c := l.base.Columns[i]
		edge := c.X + c.W
		if l.start {
			edge = c.X
		}
		if d := math.Abs(x - edge); d < near {
			near, l.edge.column = d, i
		}
	}
	return l.edge, l.apply
}

func (l *spanLoad) apply(tx *edit.Tx) error {
	step := l.base.Columns[l.edge.column].Step
	if !l.start {
		if l.edge.column == l.last {
			return nil
		}
		return tx.SpanCard(l.id, step)
	}
	if l.edge.column == l.first {
		return nil
	}
	card := tx.Document().Cards.Get(l.id)
	if card == nil {
		return nil
	}
	column := l.base.Columns[l.edge.column]
	index := 0
	if drop, ok := l.base.DropCard(vector.Point{X: column.X + column.W/2, Y: l.top + 1}, journey.SetOf(l.id)); ok {
		index = drop.Index
	}
	last := card.LastStep
	if last == "" {
		last = card.Step
	}
	if err := tx.MoveCards([]journey.ID{l.id}, card.Lane, step, index); err != nil {
		return err
	}
	return tx.SpanCard(l.id, last)
}

func (l *spanLoad) label() edit.Label {
	return edit.Label{Verb: edit.VerbEditCard, Subject: l.subject}
}

func (l *spanLoad) made() []scene.Ref { return nil }

func (l *spanLoad) words() string {
	first, last := l.first, l.edge.column
	if l.start {
		first, last = l.edge.column, l.last
	}
	return l.b.cfg.Texts.N("count.steps", last-first+1)
}

// mark shows the card as it would be, and the edge of the column it reaches.
func (l *spanLoad) mark(marks []mark) []mark {
	box, ok := l.b.scene.Bounds(scene.Ref{Kind: journey.CardKind, ID: l.id})
	if !ok {
		return marks
	}
	marks = l.b.outline(marks, camera.Ground, l.b.onScreen(camera.Ground, box), cardRadius*l.b.cam.Zoom())
	band, ok := l.b.scene.BandAt(box.Center().Y)
	if !ok {
		return marks
	}
	c := l.b.scene.Columns[min(l.edge.column, len(l.b.scene.Columns)-1)]
	x := c.X + c.W
	if l.start {
		x = c.X
	}
	line := l.b.onScreen(camera.Ground, vector.Rect{X: x, Y: band.Y, H: band.Height})
	line.X, line.W = line.X-1, 2
	return append(marks, mark{box: line, fill: l.b.look.accent})
}
