package edit

// Typing is kept from time to time while it goes on, so that a crash loses no
// words. Each part is a change of its own in the history; for undo and redo they
// are one. What tells the parts is in the changes themselves, so that it holds
// for a file that was closed and opened again, too.

// goesOn tells whether a change is typing that went on from the change before.
func goesOn(before, c *Change) bool {
	if c.Label.Verb != VerbTypeOn || before.Author != c.Author {
		return false
	}
	touched := make(map[key]struct{}, len(before.Diff))
	for _, r := range before.Diff {
		touched[key{r.Kind, r.ID}] = struct{}{}
	}
	for _, r := range c.Diff {
		if _, ok := touched[key{r.Kind, r.ID}]; !ok {
			return false
		}
	}
	return true
}

// typedOn gives how many changes at the end of a stack only went on from the one
// before them.
func typedOn(stack []*Change) int {
	n := 0
	for i := len(stack) - 1; i > 0 && goesOn(stack[i-1], stack[i]); i-- {
		n++
	}
	return n
}

// undoable gives what can be undone after so many changes, the next one last, and how
// many of them only went on from the one before: with that one they are one step.
func (h *History) undoable(after int) (stack []*Change, parts int) {
	for {
		stack = h.undo[:max(len(h.undo)-after, 0)]
		parts = typedOn(stack)
		// At the bottom it may go on from what has not been read.
		if parts < len(stack)-1 || !h.readBack() {
			return stack, parts
		}
	}
}

func last(stack []*Change) (*Change, bool) {
	if len(stack) == 0 {
		return nil, false
	}
	return stack[len(stack)-1], true
}
