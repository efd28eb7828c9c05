package board

import (
	"time"

	"waymark/domain/edit"
	"waymark/domain/scene"
	"waymark/domain/typeset"
	"waymark/gui/board/textedit"
)

// typingRests is for how long nobody has typed into an open text when it no
// longer holds back what others did.
const typingRests = 3 * time.Second

// Between runs work, which may change the document, at a moment when nobody is in
// the middle of something. It tells whether it did; if not, it is to be tried again
// a little later. A text that is open but rests is no reason to wait: what was typed
// is kept, and typing goes on afterwards where its thing is still there.
func (b *Board) Between(work func()) bool {
	t := b.typing
	switch {
	case t == nil && b.machine.Busy(), t != nil && b.now().Sub(t.touched) < typingRests:
		return false
	case t == nil:
		work()
		return true
	}
	b.batch(func() {
		if t.number {
			b.commitTyping()
			work()
			return
		}
		b.keepTyped()
		at, was := b.mapID, ""
		if b.typing == t {
			was = textOf(b.editor.Committed(), t.ref)
			b.typing = nil
			t.gesture.Bail()
		}
		work()
		if b.typing == nil && b.mapID == at && !b.resume(t, was) {
			b.buttons = b.buttons[:0]
			b.dropGone()
			b.status("ready")
		}
		b.update()
	})
	return true
}

// resume lets typing go on after others changed the document. was is the text as
// the document had it before.
func (b *Board) resume(t *typing, was string) bool {
	fresh := t.made && t.kept == 0 // nothing but a preview so far
	doc, ref := b.editor.Document(), t.ref
	if !fresh {
		r := doc.Record(ref.Kind, ref.ID)
		if r == nil {
			return false
		}
		if at := doc.MapOf(r); at != "" && at != b.mapID {
			return false
		}
		now := textOf(doc, ref)
		if untouched := t.kept == 0 && t.buffer.Text() == typeset.Sanitize(t.first); untouched && now != was {
			t.buffer = textedit.New(now)
		}
		t.first, t.made, t.chained, t.kept, t.last = now, false, false, 0, ""
		t.label = edit.Label{Verb: editVerb(ref), Subject: b.subjectOf(ref, now)}
		t.apply = func(tx *edit.Tx, text string) (scene.Ref, error) { return ref, writeText(tx, ref, text) }
	}
	g, err := b.editor.Begin(t.label)
	if err != nil {
		return false
	}
	t.gesture, t.float, t.layout = g, nil, nil
	if text := t.buffer.Text(); fresh || text != typeset.Sanitize(t.first) {
		err = g.Preview(func(tx *edit.Tx) error {
			t.ref, err = t.apply(tx, text)
			return err
		})
		if err != nil { // its place is gone; nothing was written into it yet
			g.Bail()
			return false
		}
	}
	b.typing = t
	b.setSelection(Selection{Refs: []scene.Ref{record(t.ref)}})
	if _, ok := b.placeOf(t); !ok {
		t.float = b.newFloating(t.ref)
	}
	b.revealTyping()
	b.blink()
	return true
}
