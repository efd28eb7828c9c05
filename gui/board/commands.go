package board

import (
	"waymark/domain/edit"
	"waymark/domain/journey"
	"waymark/domain/scene"
	"waymark/domain/vector"
	"waymark/gui/board/gesture"
	"waymark/gui/board/textedit"
)

// DeleteSelection deletes what is selected, as one change.
func (b *Board) DeleteSelection() {
	b.Finish()
	refs := b.selection.Refs
	if len(refs) == 0 || b.editor == nil {
		return
	}
	label := edit.Label{Verb: deleteVerb(refs)}
	if len(refs) == 1 {
		label.Subject = textOf(b.editor.Document(), refs[0])
	}
	cell := b.cellOfSelection()
	b.do(label, func(tx *edit.Tx) ([]scene.Ref, error) {
		return nil, deleteRecords(tx, refs)
	})
	if b.selection.Empty() && cell != (journey.Cell{}) {
		b.setSelection(Selection{Cell: cell}) // typing goes on in the same place
		b.dropGone()
		b.update()
	}
}

// Undo takes the last change back; while text is being typed, the last typing.
func (b *Board) Undo() {
	if b.editor == nil || b.typeUndo((*textedit.Buffer).Undo) {
		return
	}
	b.travel(b.editor.Undo)
}

// Redo does again what Undo took back.
func (b *Board) Redo() {
	if b.editor == nil || b.typeUndo((*textedit.Buffer).Redo) {
		return
	}
	b.travel(b.editor.Redo)
}

// travel undoes or redoes, and shows where that changed something.
func (b *Board) travel(step func() (*edit.Change, error)) {
	b.batch(func() {
		b.Finish()
		change, err := step()
		b.fault(err)
		if change != nil {
			b.revealChange(change)
			b.status("ready")
		}
		b.update()
	})
}

// revealChange scrolls to what a change changed, unless some of it is in view.
func (b *Board) revealChange(c *edit.Change) {
	var first *vector.Rect
	for _, d := range c.Diff {
		box, pane, ok := b.outlineOf(scene.Ref{Kind: d.Kind, ID: d.ID})
		if !ok {
			continue
		}
		if b.cam.ToView(pane, box).Intersects(b.cam.Window(pane)) {
			return
		}
		if first == nil {
			first = &box
		}
	}
	if first != nil {
		b.reveal(*first)
	}
}

// typeUndo takes back or repeats typing while something is typed. When there is
// no typing to take back, the text is left, and what was done before it is meant.
func (b *Board) typeUndo(travel func(*textedit.Buffer) bool) bool {
	if b.typing == nil {
		return false
	}
	before := b.typing.buffer.Text()
	if !travel(b.typing.buffer) && b.typing.unwanted() {
		b.leaveTyping()
		return false
	}
	b.typed(before)
	return true
}

// do runs one edit and selects what it made, or nothing.
func (b *Board) do(label edit.Label, change func(*edit.Tx) ([]scene.Ref, error)) {
	if b.editor == nil {
		return
	}
	b.batch(func() {
		b.Finish()
		var made []scene.Ref
		_, err := b.editor.Do(label, func(tx *edit.Tx) error {
			var err error
			made, err = change(tx)
			return err
		})
		if err != nil {
			b.fault(err)
			return
		}
		b.setSelection(Selection{Refs: made})
		b.update()
	})
}

// Finish commits what is being typed and calls off a drag. Call it before other
// edits, saving and closing.
func (b *Board) Finish() {
	b.batch(func() {
		if b.machine.Busy() {
			b.feed(gesture.Cancel{})
		}
		if b.typing != nil {
			b.commitTyping()
			b.update()
		}
	})
}

// Rest takes away what the board shows about the resting pointer, such as the value
// a click would give, until the pointer moves again: something else comes in front.
func (b *Board) Rest() {
	if b.tip != nil || b.hover != noTarget() {
		b.batch(func() {
			b.hover, b.tip = noTarget(), nil
			b.update()
		})
	}
}

// Typing tells whether a text is being typed.
func (b *Board) Typing() bool { return b.typing != nil }

// Dragging tells whether something is being dragged.
func (b *Board) Dragging() bool { return b.drag != nil }

func (b *Board) fault(err error) {
	if err != nil && b.cfg.OnFault != nil {
		b.cfg.OnFault(err)
	}
}

// deleteRecords takes records out: first columns, for what stood in them goes with
// them, then all others at once.
func deleteRecords(tx *edit.Tx, refs []scene.Ref) error {
	going := make(map[journey.ID]journey.Kind, len(refs))
	for _, r := range refs {
		if tx.Document().Record(r.Kind, r.ID) == nil {
			continue // gone with its parent
		}
		var err error
		switch r.Kind {
		case journey.StageKind:
			err = tx.RemoveStage(r.ID)
		case journey.StepKind:
			err = tx.RemoveStep(r.ID)
		case journey.CardKind, journey.LaneRecord, journey.PersonaRecord, journey.EmotionKind:
			going[r.ID] = r.Kind
		}
		if err != nil {
			return err
		}
	}
	tx.RemoveAll(going)
	return nil
}

func deleteVerb(refs []scene.Ref) edit.Verb {
	kind := refs[0].Kind
	for _, r := range refs {
		if r.Kind != kind {
			return edit.VerbDelete
		}
	}
	switch kind {
	case journey.CardKind:
		return edit.VerbDeleteCard
	case journey.StageKind:
		return edit.VerbDeleteStage
	case journey.StepKind:
		return edit.VerbDeleteStep
	case journey.LaneRecord:
		return edit.VerbDeleteLane
	case journey.PersonaRecord:
		return edit.VerbDeletePersona
	case journey.EmotionKind:
		return edit.VerbClearEmotion
	}
	return edit.VerbDelete
}
