package board

import (
	"math"
	"time"

	"waymark/domain/edit"
	"waymark/domain/journey"
	"waymark/domain/scene"
	"waymark/domain/typeset"
	"waymark/domain/vector"
	"waymark/gui/board/textedit"
)

// typing is a text that is being typed in its place on the map. Each change is
// a preview of the edit, so that the map itself shows the text as it will be,
// with its line breaks, and the others make room; only the cursor and the
// selected range are laid over it.
type typing struct {
	ref     scene.Ref // of the text
	buffer  *textedit.Buffer
	first   string    // the text in the beginning
	made    bool      // the thing itself is new
	chained bool      // it followed another one by Enter: left as it is, it is not wanted
	number  bool      // an emotion's value, not a text
	from    Selection // what was selected before
	kept    int       // changes that were made of this typing so far
	last    string    // the text in the newest of them
	gesture *edit.Gesture
	label   edit.Label
	apply   func(*edit.Tx, string) (scene.Ref, error)
	layout  *textedit.Layout
	laid    laidText
	goal    float64   // x that moving up and down aims at; NaN for none
	lit     bool      // the cursor is in its visible phase
	touched time.Time // when somebody typed last
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
	t.gesture, t.goal, t.lit, t.touched, t.from = g, math.NaN(), true, b.now(), b.selection
	b.typing = t
	b.hover, b.tip = noTarget(), nil
	if t.made && !b.preview() {
		b.typing = nil
		g.Bail()
		return false
	}
	b.setSelection(Selection{Refs: []scene.Ref{record(t.ref)}})
	if !t.number && t.ref.Part != scene.Quote && b.picker.of != t.ref.ID {
		b.openPicker(record(t.ref))
	}
	if _, ok := b.placeOf(t); !ok {
		t.float = b.newFloating(t.ref)
	}
	b.revealTyping()
	b.status(t.hint())
	b.blink()
	b.update()
	return true
}

// hint names what the status line says while a text is typed.
func (t *typing) hint() string {
	switch {
	case t.number:
		return "typing-value"
	case t.ref.Kind == journey.CardKind:
		return "typing"
	}
	return "typing-name"
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
		label: edit.Label{Verb: editVerb(ref), Subject: b.subjectOf(ref, text)},
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
// The text in the beginning is selected, so that typing replaces it.
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
	t.lit, t.touched = true, b.now()
	b.batch(func() {
		if t.buffer.Text() != textBefore {
			b.preview()
			b.keepSoon()
		}
		b.revealTyping()
		b.update()
	})
}

// unwanted tells whether what is typed is nothing after all: something new
// without a text, or a text as it was.
func (t *typing) unwanted() bool {
	text := t.buffer.Text()
	switch {
	case t.number:
		_, ok := numberIn(text)
		return !ok || (!t.made && text == t.first)
	case t.made:
		return text == "" || (t.chained && text == t.first)
	}
	return text == typeset.Sanitize(t.first)
}

// commitTyping makes what was typed one change. Something new that was left
// without a text is not added after all.
func (b *Board) commitTyping() {
	t := b.typing
	if t == nil {
		return
	}
	if t.unwanted() {
		b.leaveTyping()
		return
	}
	b.typing = nil
	b.buttons = b.buttons[:0]
	t.name()
	_, err := t.gesture.Commit()
	b.fault(err)
	b.status("ready")
}

// name gives the change to come its name: something new is called by its text,
// and what follows a part that was kept goes on from it.
func (t *typing) name() {
	if t.made && !t.number {
		t.label.Subject = t.buffer.Text()
	}
	if t.kept > 0 {
		t.label.Verb = edit.VerbTypeOn
	}
	t.gesture.SetLabel(t.label)
}

// leaveTyping throws away what was typed, also what was kept of it.
func (b *Board) leaveTyping() {
	t := b.typing
	if t == nil {
		return
	}
	b.typing = nil
	b.buttons = b.buttons[:0]
	t.gesture.Bail()
	if t.kept > 0 {
		_, err := b.editor.Undo()
		b.fault(err)
	}
	if t.made {
		b.setSelection(t.from)
		b.dropGone()
	}
	b.status("ready")
}

// What was typed becomes a change after a short pause, and now and then while
// somebody types without one: then it is safe from whatever happens to the
// program.
const (
	keepPause = 1200 * time.Millisecond
	keepMost  = 4 * time.Second
)

// keepSoon has what is typed kept before long.
func (b *Board) keepSoon() {
	if b.manual {
		return
	}
	now := b.now()
	if b.keepTimer == nil {
		b.keepTimer = time.AfterFunc(keepPause, func() { b.cfg.Do(b.keepTyped) })
		b.keepSince = now
		return
	}
	if b.keepSince.IsZero() {
		b.keepSince = now
	}
	b.keepTimer.Reset(min(keepPause, max(0, keepMost-now.Sub(b.keepSince))))
}

// keepTyped makes a change of what was typed so far; typing goes on. Undo takes
// all parts of one typing back together (see edit.VerbTypeOn).
func (b *Board) keepTyped() {
	b.keepSince = time.Time{}
	t := b.typing
	if t == nil || t.number || t.buffer.Text() == "" || t.buffer.Text() == t.last || (t.kept == 0 && t.unwanted()) {
		return
	}
	b.batch(func() {
		t.name()
		change, err := t.gesture.Commit()
		if err == nil && change != nil {
			t.kept++
			t.last = t.buffer.Text()
		}
		if err == nil {
			ref := t.ref
			t.apply = func(tx *edit.Tx, text string) (scene.Ref, error) { return ref, writeText(tx, ref, text) }
			t.gesture, err = b.editor.Begin(t.label)
		}
		if err != nil {
			b.fault(err)
			b.typing = nil
		}
	})
}
