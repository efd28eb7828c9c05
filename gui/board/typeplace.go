package board

import (
	"math"

	"waymark/domain/journey"
	"waymark/domain/scene"
	"waymark/domain/typeset"
	"waymark/domain/vector"
	"waymark/gui/board/camera"
	"waymark/gui/board/textedit"
)

// textBox gives where the text that is typed is set, on the sheet, and its pane.
func (b *Board) textBox() (box scene.TextBox, pane camera.Pane) {
	t := b.typing
	if t.float != nil {
		return b.floatingBox(), t.floatingPane(&b.cam)
	}
	box, ok := b.placeOf(t)
	if !ok { // gone from the map: a folded lane, a hidden stage
		t.float = b.newFloating(t.ref)
		return b.floatingBox(), t.floatingPane(&b.cam)
	}
	return box, b.cam.PaneOf(box.Center())
}

// placeOf gives where the map shows the text itself; ok is false for a text that
// the map does not show as it is typed.
func (b *Board) placeOf(t *typing) (box scene.TextBox, ok bool) {
	switch t.ref.Part {
	case scene.Quote, scene.Details, scene.Firmographics:
		return scene.TextBox{}, false // stands with quotation marks, or beside other words
	}
	return b.scene.TextBox(t.ref)
}

// arrange gives the layout of the text as the map shows it.
func (b *Board) arrange() (layout *textedit.Layout, box scene.TextBox, pane camera.Pane) {
	t := b.typing
	box, pane = b.textBox()
	laid := laidText{t.buffer.Text(), typeset.Style{Size: box.Size, Bold: box.Bold}, box.W}
	if t.layout == nil || t.laid != laid {
		t.layout, t.laid = textedit.Arrange(b.cfg.Typesetter, laid.text, laid.style, laid.width), laid
	}
	return t.layout, box, pane
}

// setCaret puts the cursor at a point of the view.
func (b *Board) setCaret(v vector.Point, extend bool) {
	layout, box, pane := b.arrange()
	q := b.cam.In(pane, v)
	offset, before := layout.At(vector.Point{X: q.X - box.X, Y: q.Y - box.Y})
	b.typing.buffer.MoveTo(offset, before, extend)
	b.typing.goal = math.NaN()
}

// offsetAt gives the offset in the text at a point of the view.
func (b *Board) offsetAt(v vector.Point) int {
	layout, box, pane := b.arrange()
	q := b.cam.In(pane, v)
	offset, _ := layout.At(vector.Point{X: q.X - box.X, Y: q.Y - box.Y})
	return offset
}

// typingFrame gives the box of the view in which a press goes into the text:
// the text's, and that of the card around it.
func (b *Board) typingFrame() vector.Rect {
	box, pane := b.textBox()
	v := b.onScreen(pane, box.Rect).Inset(-5)
	if b.typing.ref.Kind == journey.CardKind && b.typing.float == nil {
		if outer, ok := b.scene.Bounds(record(b.typing.ref)); ok {
			v = v.Union(b.onScreen(pane, outer))
		}
	}
	return v
}

// revealTyping keeps the text in view, or at least the cursor, if there is too
// much of it.
func (b *Board) revealTyping() {
	if b.typing == nil || b.typing.float != nil {
		return
	}
	layout, box, pane := b.arrange()
	c := layout.Caret(b.typing.buffer.Caret())
	at := c.Offset(box.X, box.Y)
	at.W = 1
	whole := box.Rect
	if outer, ok := b.scene.Bounds(record(b.typing.ref)); ok && b.typing.ref.Kind == journey.CardKind {
		whole = outer
	}
	window := b.cam.Window(camera.Ground)
	middle := b.cam.In(camera.Ground, window.Center())
	switch pane {
	case camera.Side: // up and down only; it is always in view sideways
		at.X, whole.X, whole.W = middle.X, middle.X, 0
	case camera.Head:
		at.Y, whole.Y, whole.H = middle.Y, middle.Y, 0
	case camera.Ground:
	case camera.Corner:
		return
	}
	const air = 24
	if z := b.cam.Zoom(); whole.W*z+air < window.W && whole.H*z+air < window.H {
		b.reveal(whole)
	}
	b.reveal(at)
}

// markTyping shows the frame, the selected range and the cursor.
func (b *Board) markTyping(marks []mark) []mark {
	t := b.typing
	if t == nil {
		return marks
	}
	layout, box, pane := b.arrange()
	over := t.float != nil
	if !over {
		v := b.onScreen(pane, box.Rect).Inset(-3)
		if t.ref.Kind != journey.CardKind {
			marks = append(marks, mark{pane: pane, box: v, stroke: b.look.accent, width: 1.5, radius: 3})
		}
		marks = b.typingMarks(marks, layout, box, pane, false)
	}
	return marks
}

// typingMarks draws the selected range and the cursor.
func (b *Board) typingMarks(marks []mark, layout *textedit.Layout, box scene.TextBox, pane camera.Pane, over bool) []mark {
	t := b.typing
	from, to := t.buffer.Selection()
	for _, r := range layout.Boxes(from, to) {
		marks = append(marks, mark{pane: pane, over: over, box: b.onScreen(pane, r.Offset(box.X, box.Y)), fill: b.look.marked})
	}
	if t.lit {
		c := layout.Caret(t.buffer.Caret())
		v := b.onScreen(pane, c.Offset(box.X, box.Y))
		wide := max(1.5, b.cam.Zoom()*1.2)
		v.X, v.W = v.X-wide/2, wide
		marks = append(marks, mark{pane: pane, over: over, box: v, fill: b.look.accent})
	}
	return marks
}
