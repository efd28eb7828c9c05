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
//
// The oldest changes may be in pieces that are read when something needs them;
// nobody who asks sees the difference. See readBack.
type History struct {
	pieces  []*Piece
	unread  int // so many pieces, the oldest, are not in changes yet
	before  int // so many changes are in those
	broken  error
	changes []*Change
	byID    map[journey.ID]spot
	main    []*Change
	mainAt  int        // the place of the first of main
	next    journey.ID // what the first of main follows
	stacks
}

// spot is a change and where it stands.
type spot struct {
	change *Change
	main   bool // it is on the main line
	at     int  // its place there
	undoes bool // on the main line: it is an undo
}

// NewHistory reads a list of changes, oldest first, whose last one is the head.
func NewHistory(changes []*Change) *History { return HistoryOf(ListOf(changes)) }

// HistoryOf is NewHistory for a list of which the oldest changes may be in pieces.
func HistoryOf(l List) *History {
	h := &History{
		pieces: l.pieces, unread: l.unread, before: l.before, next: l.Head(),
		byID: make(map[journey.ID]spot, len(l.loaded)),
	}
	h.prepend(l.loaded)
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

// silent tells of a change that only speaks of another one.
func (c *Change) silent() bool { return c.Label.Verb.speaks() && len(c.Diff) == 0 }

// Changes gives all changes, oldest first, as far as they can be read. The slice
// must not be changed.
func (h *History) Changes() []*Change {
	_ = h.readAll()
	return slices.Clip(h.changes)
}

// List gives all changes as they are now, for any goroutine, without reading any.
func (h *History) List() List {
	return List{pieces: h.pieces, unread: h.unread, before: h.before, loaded: slices.Clip(h.changes)}
}

// Main gives the main line, oldest first: what led from the beginning to the
// head. The slice must not be changed.
func (h *History) Main() []*Change {
	_ = h.readAll()
	return slices.Clip(h.main)
}

// Len gives the number of changes.
func (h *History) Len() int { return h.before + len(h.changes) }

// Change gives the change with that id, or nil.
func (h *History) Change(id journey.ID) *Change { return h.spot(id).change }

func (h *History) spot(id journey.ID) spot {
	s, ok := h.byID[id]
	if !ok && id != "" && h.unread > 0 && h.readAll() == nil {
		s = h.byID[id]
	}
	return s
}

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
		h.byID[s.ID] = spot{change: s}
	}
	h.changes = append(append(h.changes, brings...), c)
	undoes := h.isUndo(c)
	h.byID[c.ID] = spot{c, true, h.mainAt + len(h.main), undoes}
	h.main = append(h.main, c)
	h.follow(c, undoes)
}

// stacks are readings of the main line: what the next undo and redo revert.
type stacks struct{ undo, redo []*Change }

// follow takes the next change of the main line in.
func (s *stacks) follow(c *Change, undoes bool) {
	switch {
	case c.silent():
		// It changed nothing, so there is nothing to take back.
	case c.Reverts == "":
		s.undo = append(s.undo, c)
		s.redo = nil
	case undoes:
		s.undo = dropLast(s.undo, c.Reverts)
		s.redo = append(s.redo, c)
	default:
		s.redo = dropLast(s.redo, c.Reverts)
		s.undo = append(s.undo, c)
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
		if s.main {
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
		s := h.spot(id)
		if s.main {
			at = s.at - h.mainAt
			break
		}
		if s.change == nil && h.broken != nil {
			return nil, h.broken
		}
		if s.change == nil || len(side) > len(h.changes) {
			return nil, fault.New(CodeGone, "That version is not in the history of this file.")
		}
		side = append(side, s.change)
		id = s.change.first()
	}
	if at < 0 {
		if err := h.readAll(); err != nil {
			return nil, err
		}
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

// reaches checks that changes to be added are new and follow, in their order,
// only what is known or among them.
func (h *History) reaches(brings []*Change, last *Change) error {
	if len(brings) == 0 && len(last.Parents) < 2 && h.byID[last.ID].change == nil {
		return nil // it follows the head, so nothing older can be it or follow it
	}
	fresh := make(map[journey.ID]bool, len(brings)+1)
	for _, c := range append(slices.Clip(brings), last) {
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
