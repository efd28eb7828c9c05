package board

import (
	"math"
	"time"

	"waymark/domain/edit"
	"waymark/domain/journey"
	"waymark/domain/scene"
	"waymark/domain/typeset"
	"waymark/domain/vector"
	"waymark/gui/board/camera"
	"waymark/gui/board/textedit"
)

// typing is a text that is being typed in its place on the map. Each change is
// a preview of the edit, so that the map itself shows the text as it will be,
// with its line breaks, and the others make room; only the cursor and the
// selected range are laid over it.
type typing struct {
	ref     scene.Ref // of the text; that of something new changes with each preview
	buffer  *textedit.Buffer
	first   string // the text in the beginning, or as it was last kept
	made    bool   // the thing itself is new
	kept    int    // changes that were made of this typing so far
	gesture *edit.Gesture
	label   edit.Label
	apply   func(*edit.Tx, string) (scene.Ref, error)
	layout  *textedit.Layout
	laid    laidText
	goal    float64 // x that moving up and down aims at; NaN for none
	lit     bool    // the cursor is in its visible phase
	float   *floating
}

// laidText is what a layout was made for.
type laidText struct {
	text  string
	style typeset.Style
	width float64
}

// begin opens a text for typing. apply writes it; it is called again and again,
// always on the state before.
func (b *Board) begin(t *typing) bool {
	b.Finish()
	g, err := b.editor.Begin(t.label)
	if err != nil {
		b.fault(err)
		return false
	}
	t.gesture, t.goal, t.lit = g, math.NaN(), true
	b.typing = t
	b.hover, b.tip = noTarget(), nil
	if t.made && !b.preview() {
		b.typing = nil
		g.Bail()
		return false
	}
	b.setSelection(Selection{Refs: []scene.Ref{record(t.ref)}})
	if _, ok := b.scene.TextBox(t.ref); !ok {
		t.float = b.newFloating()
	}
	b.revealTyping()
	b.status("typing")
	b.blink()
	b.update()
	return true
}

// editText opens the text of something that is there; at is where it was
// pointed at, nil for the end of the text.
func (b *Board) editText(ref scene.Ref, at *vector.Point) bool {
	doc := b.editor.Document()
	r := doc.Record(ref.Kind, ref.ID)
	if r == nil {
		return false
	}
	ref = textRef(ref)
	text := textOf(doc, ref)
	t := &typing{
		ref: ref, buffer: textedit.New(text), first: text,
		label: edit.Label{Verb: editVerb(ref), Subject: text},
		apply: func(tx *edit.Tx, text string) (scene.Ref, error) { return ref, writeText(tx, ref, text) },
	}
	if !b.begin(t) {
		return false
	}
	if at != nil {
		b.setCaret(*at, false)
		b.update()
	}
	return true
}

// typeNew adds something and opens its text for typing, all of it one change.
// With all, the text in the beginning is selected, so that typing replaces it.
func (b *Board) typeNew(verb edit.Verb, text string, add func(tx *edit.Tx, text string) (scene.Ref, error)) bool {
	t := &typing{buffer: textedit.New(text), first: text, made: true, label: edit.Label{Verb: verb}, apply: add}
	t.buffer.SelectAll()
	return b.begin(t)
}

// preview shows the text as typed so far. When the text is refused, the last
// typing is taken back.
func (b *Board) preview() bool {
	t := b.typing
	text := t.buffer.Text()
	err := t.gesture.Preview(func(tx *edit.Tx) error {
		ref, err := t.apply(tx, text)
		if err == nil {
			t.ref = ref
		}
		return err
	})
	if err != nil {
		b.fault(err)
		t.buffer.Undo()
		return false
	}
	if t.made {
		b.setSelection(Selection{Refs: []scene.Ref{record(t.ref)}})
	}
	return true
}

// typed is called after each change of the buffer or the cursor.
func (b *Board) typed(textBefore string) {
	t := b.typing
	if t == nil {
		return
	}
	t.lit = true
	b.batch(func() {
		if t.buffer.Text() != textBefore {
			b.preview()
			b.keepSoon()
		}
		b.revealTyping()
		b.update()
	})
}

// commitTyping makes what was typed one change. Something new that was left
// without a text is not added after all.
func (b *Board) commitTyping() {
	t := b.typing
	if t == nil {
		return
	}
	b.typing = nil
	b.buttons = b.buttons[:0]
	text := t.buffer.Text()
	if (t.made && text == "") || (!t.made && text == typeset.Sanitize(t.first)) {
		t.gesture.Bail()
		return
	}
	if t.made {
		t.label.Subject = text
		t.gesture.SetLabel(t.label)
	}
	_, err := t.gesture.Commit()
	b.fault(err)
	b.status("ready")
}

// leaveTyping throws away what was typed, also what was kept of it.
func (b *Board) leaveTyping() {
	t := b.typing
	if t == nil {
		return
	}
	b.typing = nil
	t.gesture.Bail()
	for range t.kept {
		_, err := b.editor.Undo()
		b.fault(err)
	}
	b.status("ready")
}

// keepTime is the pause in typing after which what was typed so far becomes a
// change, and so is safe from whatever happens to the program.
const keepTime = 3 * time.Second

// keepSoon has what is typed kept at the next pause.
func (b *Board) keepSoon() {
	switch {
	case b.manual:
	case b.keepTimer == nil:
		b.keepTimer = time.AfterFunc(keepTime, func() { b.cfg.Do(b.keepTyped) })
	default:
		b.keepTimer.Reset(keepTime)
	}
}

// keepTyped makes a change of what was typed so far; typing goes on.
func (b *Board) keepTyped() {
	t := b.typing
	if t == nil || t.buffer.Text() == t.first || t.buffer.Text() == "" {
		return
	}
	b.batch(func() {
		text := t.buffer.Text()
		if t.made {
			t.label.Subject = text
			t.gesture.SetLabel(t.label)
		}
		change, err := t.gesture.Commit()
		if err != nil {
			b.fault(err)
			b.typing = nil
			return
		}
		if change != nil {
			t.kept++
		}
		ref := t.ref
		t.made, t.first = false, text
		t.label = edit.Label{Verb: editVerb(ref), Subject: text}
		t.apply = func(tx *edit.Tx, text string) (scene.Ref, error) { return ref, writeText(tx, ref, text) }
		if t.gesture, err = b.editor.Begin(t.label); err != nil {
			b.fault(err)
			b.typing = nil
		}
	})
}

// textBox gives where the text that is typed is set, on the sheet, and its pane.
func (b *Board) textBox() (box scene.TextBox, pane camera.Pane) {
	t := b.typing
	if t.float != nil {
		return b.floatingBox(), camera.Ground
	}
	box, ok := b.scene.TextBox(t.ref)
	if !ok { // scrolled out of existence: a folded lane, a hidden stage
		t.float = b.newFloating()
		return b.floatingBox(), camera.Ground
	}
	return box, b.cam.PaneOf(box.Center())
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

// revealTyping keeps the cursor in view.
func (b *Board) revealTyping() {
	if b.typing == nil || b.typing.float != nil {
		return
	}
	layout, box, pane := b.arrange()
	c := layout.Caret(b.typing.buffer.Caret())
	at := c.Offset(box.X, box.Y)
	at.W = 1
	switch pane {
	case camera.Side: // up and down only; it is always in view sideways
		at.X = b.cam.In(camera.Ground, b.cam.Window(camera.Ground).Center()).X
	case camera.Head:
		at.Y = b.cam.In(camera.Ground, b.cam.Window(camera.Ground).Center()).Y
	case camera.Ground:
	case camera.Corner:
		return
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
