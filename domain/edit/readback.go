package edit

import (
	"slices"

	"waymark/domain/fault"
	"waymark/domain/journey"
)

// CodeOlderHistory says that the older part of a history cannot be read.
const CodeOlderHistory fault.Code = "history-older-unreadable"

// A history is read from its end. What undo and redo would do next follows from
// the newest changes alone as soon as two things hold: each of them that reverts
// something reverts one of them, and one of them is no undo, redo or remark, for
// that one emptied what could be redone. So pieces are read back until it is so;
// what is still before them can only lie below everything that can be undone.

// readBack takes at least one more piece in; false when there is none.
func (h *History) readBack() bool { return h.unread > 0 && h.broken == nil && h.prepend(nil) }

// readAll takes all pieces in.
func (h *History) readAll() error {
	if h.unread == 0 || h.broken != nil {
		return h.broken
	}
	older, err := readAll(h.pieces[:h.unread])
	if err != nil {
		return h.breakOff(err)
	}
	h.unread, h.before = 0, 0
	h.prepend(older)
	return nil
}

// breakOff takes note that older changes cannot be read. They stay where they are,
// and the history behaves as if it began after them.
func (h *History) breakOff(err error) error {
	h.broken = fault.Wrap(err, CodeOlderHistory,
		"The older history of this file cannot be read, so nothing can be undone further back. Nothing on the maps is missing.")
	return h.broken
}

// prepend puts changes in front of all others, with as many pieces before them as
// it takes to know what they undo; false when a piece was needed and there was none.
func (h *History) prepend(older []*Change) bool {
	for h.unread > 0 && h.broken == nil && !h.closed(older) {
		p := h.pieces[h.unread-1]
		changes, err := p.Changes()
		if err != nil {
			_ = h.breakOff(err)
			break
		}
		h.unread--
		h.before -= p.count
		older = slices.Concat(changes, older)
	}
	main := h.mainOf(older)
	for _, c := range older {
		h.byID[c.ID] = spot{change: c}
	}
	h.changes = slices.Concat(older, h.changes)
	h.mainAt -= len(main)
	var s stacks
	for i, c := range main {
		undoes := h.isUndo(c)
		h.byID[c.ID] = spot{c, true, h.mainAt + i, undoes}
		s.follow(c, undoes)
	}
	if len(h.main) == 0 {
		h.redo = s.redo
	}
	h.undo = slices.Concat(s.undo, h.undo)
	h.main = slices.Concat(main, h.main)
	if len(h.main) > 0 {
		h.next = h.main[0].first()
	}
	return len(older) > 0
}

// mainOf gives those of the changes before all others that are on the main line:
// parents stand before their children, so they are met one after the other on the
// way back.
func (h *History) mainOf(older []*Change) []*Change {
	main := make([]*Change, 0, len(older))
	next := h.next
	for _, c := range slices.Backward(older) {
		if next == "" {
			break
		}
		if c.ID == next {
			main = append(main, c)
			next = c.first()
		}
	}
	slices.Reverse(main)
	return main
}

// closed tells whether changes before all others are enough to know what they undo.
func (h *History) closed(older []*Change) bool {
	if len(older) == 0 {
		return false
	}
	here := make(map[journey.ID]*Change, len(older))
	for _, c := range older {
		here[c.ID] = c
	}
	settled := make(map[journey.ID]bool, len(older)) // what they undo is known
	redoable := len(h.main) > 0
	for _, c := range h.mainOf(older) {
		settled[c.ID] = true
		redoable = redoable || c.Reverts == "" && !c.silent()
		for c.Reverts != "" && !settled[c.Reverts] {
			settled[c.Reverts] = true
			if c = here[c.Reverts]; c == nil {
				return false
			}
		}
	}
	return redoable
}
