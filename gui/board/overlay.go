package board

import (
	"image/color"

	"fyne.io/fyne/v2"

	"waymark/domain/journey"
	"waymark/domain/scene"
	"waymark/domain/vector"
	"waymark/gui/board/camera"
	"waymark/gui/board/gesture"
)

// cardRadius is the corner radius of cards, points.
const cardRadius = 7.0

// overlay gives what lies over the map at present: marks over their panes, cards
// on their way, and objects over everything.
func (b *Board) overlay() (marks []mark, sprites, top []fyne.CanvasObject) {
	if b.editor == nil {
		return nil, nil, nil
	}
	b.placeButtons()
	marks, sprites = b.showMotion(marks)
	marks = b.markHits(marks)
	marks = b.showSeams(marks)
	marks = b.markHover(marks)
	if b.drag != nil {
		marks = b.drag.load.mark(marks)
	} else {
		marks = b.markSelection(marks)
	}
	if many := b.paintMany(); many != nil {
		sprites = append(sprites, many)
	}
	marks = b.markTyping(marks)
	marks = b.markFrame(marks)
	for i := range b.buttons {
		if fold, _ := b.folds(b.buttons[i].action); fold {
			marks, top = b.showFold(&b.buttons[i], marks, top)
			continue
		}
		marks = b.buttons[i].marks(marks, &b.look, b.hover)
	}
	if b.typing != nil && b.typing.float != nil {
		marks, top = b.typing.float.show(b, marks, top)
	}
	if b.drag != nil {
		marks, top = b.drag.show(b, marks, top)
	} else if b.tip != nil {
		top = append(top, b.tip.object())
	}
	top = b.showFirst(top)
	marks, top = b.showPicker(marks, top)
	marks, top = b.showChanges(marks, top)
	return marks, sprites, top
}

func (b *Board) radiusOf(r scene.Ref) float64 {
	if r.Kind == journey.CardKind {
		return cardRadius * b.cam.Zoom()
	}
	return 3
}

func (b *Board) outline(marks []mark, pane camera.Pane, v vector.Rect, radius float64) []mark {
	return append(marks,
		mark{pane: pane, box: v.Inset(-3), stroke: withAlpha(b.look.accent, 0x38), width: 3, radius: radius + 3},
		mark{pane: pane, box: v.Inset(-1), stroke: b.look.accent, width: 2, radius: radius + 1},
	)
}

// ring is a circle around a point.
func ring(at vector.Point, r float64, pane camera.Pane, c color.NRGBA) mark {
	return mark{pane: pane, box: vector.Rect{X: at.X - r, Y: at.Y - r, W: 2 * r, H: 2 * r}, stroke: withAlpha(c, 0x70), width: 4, radius: r}
}

// markHover lights what lies under the resting pointer.
func (b *Board) markHover(marks []mark) []mark {
	t := b.hover
	if b.drag != nil || b.frame != nil {
		return marks
	}
	if t.Grip == gesture.Border {
		if c, ok := b.scene.ColumnOf(t.Cell.Step); ok {
			marks = b.markBorder(marks, c)
		}
		return marks
	}
	if t.Selected {
		return marks
	}
	switch t.Grip {
	case gesture.Cards, gesture.Stage, gesture.Step, gesture.Lane, gesture.Persona:
		if box, pane, ok := b.outlineOf(t.Ref); ok {
			v := b.onScreen(pane, box)
			marks = append(marks, mark{pane: pane, box: v, stroke: withAlpha(b.look.accent, 0x66), width: 1.5, radius: b.radiusOf(t.Ref)})
		}
	case gesture.Feeling:
		if box, pane, ok := b.outlineOf(t.Ref); ok {
			marks = append(marks, ring(b.onScreen(pane, box).Center(), 11, pane, b.look.accent))
		}
	case gesture.SpanStart, gesture.SpanEnd:
		if box, pane, ok := b.outlineOf(t.Ref); ok {
			v := b.onScreen(pane, box)
			marks = append(marks, mark{pane: pane, box: v, stroke: withAlpha(b.look.accent, 0x66), width: 1.5, radius: b.radiusOf(t.Ref)})
			marks = b.edgeGrips(marks, v)
		}
	case gesture.Ground:
		if t.Cell.Step != "" {
			marks = b.lightCell(marks, t.Cell)
		}
	case gesture.Feel, gesture.Text, gesture.Affordance, gesture.Fixed, gesture.Border, gesture.Offer:
	}
	return marks
}

func (b *Board) lightCell(marks []mark, c journey.Cell) []mark {
	if box, ok := b.scene.Cell(c.Lane, c.Step); ok {
		marks = append(marks, mark{box: b.onScreen(camera.Ground, box), fill: b.look.wash})
	}
	return marks
}

// frame is a frame that selects, drawn from a point of the sheet.
type frame struct {
	from vector.Point // on the sheet
	to   vector.Point // in the view
	had  []scene.Ref  // selected before, and to stay so

	hadSet map[scene.Ref]bool
	before Selection // as it was
}

// box gives the frame in the view.
func (f *frame) box(cam *camera.Camera) vector.Rect {
	a := cam.ToView(camera.Ground, vector.Rect{X: f.from.X, Y: f.from.Y})
	x, y := min(a.X, f.to.X), min(a.Y, f.to.Y)
	return vector.Rect{X: x, Y: y, W: max(a.X, f.to.X) - x, H: max(a.Y, f.to.Y) - y}
}

func (b *Board) markFrame(marks []mark) []mark {
	if b.frame == nil {
		return marks
	}
	return append(marks, mark{box: b.frame.box(&b.cam), fill: b.look.wash, stroke: b.look.accent, width: 1})
}
