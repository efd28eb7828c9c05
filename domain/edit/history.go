package edit

import (
	"slices"

	"waymark/domain/fault"
	"waymark/domain/journey"
)

// History is all changes of a document, oldest first, so that a change stands
// after its parents. It only grows. Its last change is the head.
//
// The changes that lead from the beginning to the head – the head, its first
// parent, the first parent of that and so on – are the main line: what undo takes
// back one after the other. The others came in by merges: they stand before the
// merge, which brings all of them into the main line as one change.
type History struct {
	changes []*Change
	byID    map[journey.ID]spot
	main    []*Change
	// undo and redo are readings of the main line: what the next undo and redo
	// revert.
	undo, redo []*Change
	// pending came in by a merge that has not come yet.
	pending []*Change
}

// spot is a change and where it stands on the main line, −1 beside it.
type spot struct {
	change *Change
	main   int
	undoes bool // on the main line: it is an undo
}

// NewHistory reads a list of changes, oldest first, whose last one is the head.
func NewHistory(changes []*Change) *History {
	h := &History{byID: make(map[journey.ID]spot, len(changes)), changes: slices.Clip(changes)}
	// Parents stand before their children, so the first parents of the head are met
	// one after the other on the way back.
	main := make([]*Change, 0, len(changes))
	next := h.Head()
	for _, c := range slices.Backward(changes) {
		if c.ID == next && next != "" {
			main = append(main, c) // follow says where it stands
			next = c.first()
		} else {
			h.byID[c.ID] = spot{change: c, main: -1}
		}
	}
	h.main = make([]*Change, 0, len(main))
	for _, c := range slices.Backward(main) {
		h.follow(c)
	}
	return h
}

// first gives the change whose state the diff begins with, "" for the state
// before all changes.
func (c *Change) first() journey.ID {
	if len(c.Parents) == 0 {
		return ""
	}
	return c.Parents[0]
}

// Changes gives all changes, oldest first. The slice must not be changed.
func (h *History) Changes() []*Change { return slices.Clip(h.changes) }

// Main gives the main line, oldest first: what led from the beginning to the
// head. The slice must not be changed.
func (h *History) Main() []*Change { return slices.Clip(h.main) }

// Len gives the number of changes.
func (h *History) Len() int { return len(h.changes) }

// Change gives the change with that id, or nil.
func (h *History) Change(id journey.ID) *Change { return h.byID[id].change }

// Head gives the id of the newest change, "" when there is none.
func (h *History) Head() journey.ID {
	if len(h.changes) == 0 {
		return ""
	}
	return h.changes[len(h.changes)-1].ID
}

// append makes a change the head, after what it brings in from elsewhere.
func (h *History) append(c *Change, brings ...*Change) {
	for _, s := range brings {
		h.byID[s.ID] = spot{change: s, main: -1}
	}
	h.changes = append(append(h.changes, brings...), c)
	h.follow(c)
}

// follow makes a change the last of the main line.
func (h *History) follow(c *Change) {
	undoes := h.isUndo(c)
	h.byID[c.ID] = spot{c, len(h.main), undoes}
	h.main = append(h.main, c)
	switch {
	case c.Label.Verb.speaks() && len(c.Diff) == 0:
		// It changed nothing, so there is nothing to take back.
	case c.Reverts == "":
		h.undo = append(h.undo, c)
		h.redo = nil
	case undoes:
		h.undo = dropLast(h.undo, c.Reverts)
		h.redo = append(h.redo, c)
	default:
		h.redo = dropLast(h.redo, c.Reverts)
		h.undo = append(h.undo, c)
	}
}

// isUndo tells an undo from a redo, which is the reverting of an undo: the
// number of reverts down to the original change is odd. Of the changes on the
// main line it is known already, so that going to and fro thousands of times
// does not make a chain to be walked each time.
func (h *History) isUndo(c *Change) bool {
	undoes := false
	for depth := 0; c.Reverts != "" && depth <= len(h.byID); depth++ {
		undoes = !undoes
		s := h.byID[c.Reverts]
		if s.change == nil {
			break
		}
		if s.main >= 0 {
			return undoes != s.undoes
		}
		c = s.change
	}
	return undoes
}

// dropLast takes the change with that id off the end of a stack; one that is
// not at the end is taken out where it is.
func dropLast(stack []*Change, id journey.ID) []*Change {
	for i := len(stack) - 1; i >= 0; i-- {
		if stack[i].ID == id {
			return slices.Delete(stack, i, i+1)
		}
	}
	return stack
}

// State gives the document as it was after a change, "" for before all changes,
// when now is the state after the head. It fails when there is no such change or
// the diffs do not fit.
func (h *History) State(now *journey.Document, id journey.ID) (*journey.Document, error) {
	// The way goes back along the main line to where the change's own line parted
	// from it, and then forward on that.
	var side []*Change
	at := -1
	for id != "" {
		c := h.Change(id)
		if i := h.byID[id].main; c != nil && i >= 0 {
			at = i
			break
		}
		if c == nil || len(side) > len(h.changes) {
			return nil, fault.New(CodeGone, "That version is not in the history of this file.")
		}
		side = append(side, c)
		id = c.first()
	}
	p := newPast(now)
	for i := len(h.main) - 1; i > at; i-- {
		if err := p.undo(h.main[i]); err != nil {
			return nil, err
		}
	}
	for _, c := range slices.Backward(side) {
		if err := p.redo(c); err != nil {
			return nil, err
		}
	}
	return p.document(), nil
}

// hold keeps a change for the merge that brings it in.
func (h *History) hold(c *Change) error {
	if err := h.reaches(append(slices.Clip(h.pending), c), nil); err != nil {
		return err
	}
	h.pending = append(h.pending, c)
	return nil
}

// reaches checks that changes to be added are new and follow, in their order,
// only what is known or among them.
func (h *History) reaches(brings []*Change, last *Change) error {
	fresh := make(map[journey.ID]bool, len(brings)+1)
	if last != nil {
		brings = append(slices.Clip(brings), last)
	}
	for _, c := range brings {
		if h.Change(c.ID) != nil || fresh[c.ID] {
			return fault.New(CodeHistoryMismatch, "A change is in this file already.")
		}
		for _, p := range c.Parents {
			if p != "" && h.Change(p) == nil && !fresh[p] {
				return fault.New(CodeHistoryMismatch, "A change does not follow the last one in this file.")
			}
		}
		fresh[c.ID] = true
	}
	return nil
}
