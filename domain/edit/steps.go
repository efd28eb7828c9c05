package edit

import "waymark/domain/journey"

// Step is what one call of Undo takes back, or one call of Redo does again.
type Step struct {
	Label  Label
	Change *Change // the one whose time and author tell when it was done, and by whom
}

// UndoSteps gives what the next calls of Undo would take back, the next one
// first, at most n.
func (e *Editor) UndoSteps(n int) []Step {
	var steps []Step
	for taken := 0; len(steps) < n; {
		stack, parts := e.history.undoable(taken)
		if len(stack) == 0 {
			break
		}
		whole := stack[len(stack)-1]
		label := whole.Label
		label.Verb = stack[len(stack)-1-parts].Label.Verb
		steps = append(steps, Step{Label: label, Change: e.done(whole)})
		taken += 1 + parts
	}
	return steps
}

// RedoSteps gives what the next calls of Redo would do again, the next one
// first, at most n.
func (e *Editor) RedoSteps(n int) []Step {
	var steps []Step
	for stack := e.history.redo; len(stack) > 0 && len(steps) < n; {
		top := stack[len(stack)-1]
		steps = append(steps, Step{Label: top.Label, Change: e.done(top)})
		for stack = stack[:len(stack)-1]; len(stack) > 0 && goesOn(top, stack[len(stack)-1]); {
			top, stack = stack[len(stack)-1], stack[:len(stack)-1]
		}
	}
	return steps
}

// done gives the change that was made by hand: undo and redo repeat it by
// changes of their own.
func (e *Editor) done(c *Change) *Change {
	seen := map[journey.ID]bool{}
	for c.Reverts != "" && !seen[c.ID] {
		seen[c.ID] = true
		before := e.history.Change(c.Reverts)
		if before == nil {
			break
		}
		c = before
	}
	return c
}
