package edit

import (
	"slices"

	"waymark/domain/journey"
)

// History is the list of all changes of a document, oldest first, so that a
// change stands after its parents. It only grows.
type History struct {
	changes []*Change
	byID    map[journey.ID]*Change
	// undo and redo are readings of the list: what the next undo and redo revert.
	undo, redo []*Change
}

func newHistory(changes []*Change) *History {
	h := &History{byID: make(map[journey.ID]*Change, len(changes))}
	for _, c := range changes {
		h.append(c)
	}
	return h
}

// Changes gives all changes, oldest first. The slice must not be changed.
func (h *History) Changes() []*Change { return slices.Clip(h.changes) }

// Len gives the number of changes.
func (h *History) Len() int { return len(h.changes) }

// Change gives the change with that id, or nil.
func (h *History) Change(id journey.ID) *Change { return h.byID[id] }

// Head gives the id of the newest change, "" when there is none.
func (h *History) Head() journey.ID {
	if len(h.changes) == 0 {
		return ""
	}
	return h.changes[len(h.changes)-1].ID
}

func (h *History) append(c *Change) {
	h.changes = append(h.changes, c)
	h.byID[c.ID] = c
	switch {
	case c.Reverts == "":
		h.undo = append(h.undo, c)
		h.redo = nil
	case h.isUndo(c):
		h.undo = dropLast(h.undo, c.Reverts)
		h.redo = append(h.redo, c)
	default:
		h.redo = dropLast(h.redo, c.Reverts)
		h.undo = append(h.undo, c)
	}
}

// isUndo tells an undo from a redo, which is the reverting of an undo: the
// number of reverts down to the original change is odd.
func (h *History) isUndo(c *Change) bool {
	depth := 0
	for c != nil && c.Reverts != "" && depth <= len(h.changes) {
		depth++
		c = h.byID[c.Reverts]
	}
	return depth%2 == 1
}

// dropLast takes the change with that id off the end of a stack; one that is
// not at the end (after a merge) is taken out where it is.
func dropLast(stack []*Change, id journey.ID) []*Change {
	for i := len(stack) - 1; i >= 0; i-- {
		if stack[i].ID == id {
			return slices.Delete(stack, i, i+1)
		}
	}
	return stack
}
