package board

import (
	"fyne.io/fyne/v2"

	"waymark/domain/journey"
	"waymark/domain/scene"
	"waymark/domain/vector"
	"waymark/gui/board/camera"
	"waymark/gui/board/gesture"
)

// slotMark is the place where something will land.
func (b *Board) slotMark(pane camera.Pane, box vector.Rect, fill bool, radius float64) mark {
	m := mark{pane: pane, box: box, fill: b.look.wash, stroke: b.look.accent, width: 2, radius: radius}
	if fill {
		m.fill = b.look.slot
	}
	return m
}

// markSlot shows the place where a card will land.
func (b *Board) markSlot(marks []mark, card journey.ID) []mark {
	box, ok := b.scene.Bounds(scene.Ref{Kind: journey.CardKind, ID: card})
	if !ok {
		return marks
	}
	v := b.onScreen(camera.Ground, box)
	if !v.Intersects(vector.Rect{W: b.cam.View().W, H: b.cam.View().H}) {
		return marks
	}
	return append(marks, b.slotMark(camera.Ground, v, true, cardRadius*b.cam.Zoom()))
}

// targetCell lights the cell into which something is dragged: a wash, and a line
// around it, so that it shows without colour, too.
func (b *Board) targetCell(marks []mark, c journey.Cell) []mark {
	box, ok := b.scene.Cell(c.Lane, c.Step)
	if !ok {
		return marks
	}
	v := b.onScreen(camera.Ground, box)
	return append(marks, mark{box: v.Inset(1), fill: b.look.wash, stroke: withAlpha(b.look.accent, 0xA0), width: 1.5})
}

// show gives the lifted thing under the pointer, with its shadow, the badge of a
// copy, and the label.
func (d *drag) show(b *Board, marks []mark, top []fyne.CanvasObject) ([]mark, []fyne.CanvasObject) {
	if d.ghost != nil {
		at := vector.Point{X: d.at.X - d.hold.X, Y: d.at.Y - d.hold.Y}
		radius := 3.0
		if d.grip == gesture.Cards || d.grip == gesture.Offer {
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
		if l, ok := d.load.(*cardLoad); ok && l.place.copying {
			top = append(top, b.plus(vector.Point{X: box.Right() - 2, Y: box.Y + 2}))
		}
	}
	if text := d.load.words(); text != "" {
		d.label = b.say(d.label, text)
		d.label.pos = b.labelPos(d)
		top = append(top, d.label.object())
	}
	return marks, top
}

// plus is the badge of a copy: a disc with a plus, over what is carried.
func (b *Board) plus(at vector.Point) fyne.CanvasObject {
	const size, arm, thick = 18.0, 4.5, 2.0
	if b.outside.badge == nil || b.outside.badgeColor != b.look.accent {
		c := size / 2
		ink := b.look.accent
		items := []scene.Item{
			scene.Rect{Rect: vector.Rect{W: size, H: size}, Radius: size / 2, Fill: b.look.onPlus},
			scene.Rect{Rect: vector.Rect{W: size, H: size}.Inset(1.5), Radius: size/2 - 1.5, Fill: ink},
			scene.Rect{Rect: vector.Rect{X: c - arm, Y: c - thick/2, W: 2 * arm, H: thick}, Fill: b.look.onPlus},
			scene.Rect{Rect: vector.Rect{X: c - thick/2, Y: c - arm, W: thick, H: 2 * arm}, Fill: b.look.onPlus},
		}
		b.outside.badge = b.newPicture(size, size, 1, piece{layer: layerOf(vector.Rect{W: size, H: size}, items)})
		b.outside.badgeColor = ink
	}
	return b.outside.badge.at(vector.Point{X: at.X - size/2, Y: at.Y - size/2}, b.screen.pixels)
}

// labelPos puts the label above the emotion's point, or beside the pointer,
// inside the view.
func (b *Board) labelPos(d *drag) vector.Point {
	at := vector.Point{X: d.at.X + 16, Y: d.at.Y + 22}
	if l, ok := d.load.(*feelingLoad); ok {
		if p, ok := b.scene.EmotionPoint(l.persona, l.step); ok {
			at = b.aboveOf(p, d.label)
		}
	}
	if d.grip == gesture.Offer { // the carried card is in the middle
		at.X, at.Y = d.at.X+d.hold.X-8, d.at.Y+d.hold.Y+4
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
