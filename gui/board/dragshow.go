package board

import (
	"fyne.io/fyne/v2"

	"waymark/domain/journey"
	"waymark/domain/scene"
	"waymark/domain/vector"
	"waymark/gui/board/camera"
	"waymark/gui/board/gesture"
)

// markDrag shows where a drop would put what is dragged.
func (b *Board) markDrag(marks []mark) []mark {
	d := b.drag
	if d.place == (nowhere{}) {
		return marks
	}
	slot := func(pane camera.Pane, box vector.Rect, fill bool, radius float64) {
		m := mark{pane: pane, box: b.onScreen(pane, box), stroke: b.look.accent, width: 2, radius: radius}
		m.fill = b.look.wash
		if fill {
			m.fill = b.look.slot
		}
		marks = append(marks, m)
	}
	switch d.grip {
	case gesture.Cards:
		if drop, ok := d.place.(scene.CardDrop); ok {
			marks = b.lightCell(marks, journey.Cell{Lane: drop.Lane, Step: drop.Step})
		}
		for _, id := range d.ids {
			if box, ok := b.scene.Bounds(scene.Ref{Kind: journey.CardKind, ID: id}); ok {
				slot(camera.Ground, box, true, cardRadius*b.cam.Zoom())
			}
		}
	case gesture.Stage, gesture.Step:
		marks = b.markColumns(marks, d)
	case gesture.Lane:
		if band, ok := b.scene.LaneBand(d.ref.ID); ok {
			slot(camera.Ground, vector.Rect{Y: band.Y, W: b.scene.Width, H: band.Height}, false, 3)
			slot(camera.Side, vector.Rect{Y: band.Y, W: b.scene.LabelWidth, H: band.Height}, true, 3)
		}
	case gesture.Feeling, gesture.Feel:
		if p, ok := b.scene.EmotionPoint(d.persona, d.step); ok {
			at := b.onScreen(camera.Ground, vector.Rect{X: p.X, Y: p.Y})
			marks = append(marks, ring(vector.Point{X: at.X, Y: at.Y}, 12, camera.Ground, b.look.accent))
		}
	}
	return marks
}

// markColumns shows the columns that a dragged stage or step would have.
func (b *Board) markColumns(marks []mark, d *drag) []mark {
	box := vector.Rect{}
	for _, c := range b.scene.Columns {
		if c.Stage == d.ref.ID || c.Step == d.ref.ID {
			box = box.Union(vector.Rect{X: c.X, W: c.W, H: 1})
		}
	}
	sheet := sheetOf(b.scene)
	body := vector.Rect{X: box.X, Y: sheet.HeadTop, W: box.W, H: max(sheet.LabelBottom-sheet.HeadTop, 0)}
	head := vector.Rect{X: box.X, Y: sheet.HeadTop, W: box.W, H: sheet.HeadHeight}
	if h, ok := b.scene.Bounds(d.ref); ok && d.grip == gesture.Step {
		head = h
	}
	return append(marks,
		mark{box: b.cam.ToView(camera.Ground, body), fill: b.look.wash, stroke: b.look.accent, width: 2, radius: 3},
		mark{pane: camera.Head, box: b.cam.ToView(camera.Head, head), fill: b.look.slot, stroke: b.look.accent, width: 2, radius: 3},
	)
}

// show gives the lifted thing under the pointer, with its shadow, and the label.
func (d *drag) show(b *Board, marks []mark, top []fyne.CanvasObject) ([]mark, []fyne.CanvasObject) {
	if d.ghost != nil {
		at := vector.Point{X: d.at.X - d.hold.X, Y: d.at.Y - d.hold.Y}
		radius := 3.0
		if d.grip == gesture.Cards {
			radius = cardRadius * d.zoom
		}
		box := d.ghost.size.Offset(at.X, at.Y)
		for i := d.stack; i >= 0; i-- {
			m := mark{
				over: true, box: box.Offset(float64(4*i), float64(4*i)).Inset(-1), radius: radius + 1,
				fill: b.look.paper, stroke: withAlpha(b.look.accent, 0x90), width: 1,
			}
			if i == d.stack {
				m.shadow = b.look.shadow
			}
			marks = append(marks, m)
		}
		top = append(top, d.ghost.at(at, b.screen.pixels))
	}
	if text := b.dragText(d); text != "" {
		d.label = b.say(d.label, text)
		d.label.pos = b.labelPos(d)
		top = append(top, d.label.object())
	}
	return marks, top
}

// dragText is what the label beside the pointer says.
func (b *Board) dragText(d *drag) string {
	switch d.grip {
	case gesture.Feeling, gesture.Feel:
		feeling := ""
		if e := b.editor.Document().EmotionAt(d.persona, d.step); e != nil {
			feeling = e.Feeling
		}
		return b.feelingText(d.persona, d.value, feeling)
	case gesture.Cards:
		if len(d.ids) > 1 {
			return b.cfg.Texts.N("count.cards", len(d.ids))
		}
	}
	return ""
}

// labelPos puts the label above the emotion's point, or beside the pointer,
// inside the view.
func (b *Board) labelPos(d *drag) vector.Point {
	at := vector.Point{X: d.at.X + 16, Y: d.at.Y - 30}
	if p, ok := b.scene.EmotionPoint(d.persona, d.step); ok && d.persona != "" {
		at = b.aboveOf(p, d.label)
	}
	return b.inView(at, d.label.size)
}

// aboveOf gives the place of a label above a point of the sheet.
func (b *Board) aboveOf(p vector.Point, l *label) vector.Point {
	v := b.onScreen(camera.Ground, vector.Rect{X: p.X, Y: p.Y})
	return vector.Point{X: v.X - l.size.W/2, Y: v.Y - l.size.H - 16}
}

// inView moves a box of some size into the view.
func (b *Board) inView(at vector.Point, size vector.Rect) vector.Point {
	const air = 4
	view := b.cam.View()
	return vector.Point{
		X: min(max(at.X, air), max(view.W-size.W-air, air)),
		Y: min(max(at.Y, air), max(view.H-size.H-air, air)),
	}
}
