package edit

import (
	"slices"

	"waymark/domain/journey"
)

// Replay adds changes that were made before and are not in the file, as a journal
// gives them: in their order, and what a merge brought in before the merge. It fails
// with CodeHistoryMismatch, with those that fitted done, when one does not follow the
// head, follows nothing that is known or does not fit the state.
func (e *Editor) Replay(changes []*Change) error {
	changes = Complete(changes)
	line := make(map[journey.ID]bool)
	for _, c := range NewHistory(changes).Main() {
		line[c.ID] = true
	}
	var brings []*Change
	for _, c := range changes {
		if !line[c.ID] {
			brings = append(brings, c)
			continue
		}
		if err := e.Absorb(brings, c); err != nil {
			return err
		}
		brings = nil
	}
	return nil
}

// Complete gives the changes of a journal without what a merge was just bringing in
// when the journal was cut off: that comes with the merge or not at all. Until then
// each change leads to the last one, because all but that have a child.
func Complete(changes []*Change) []*Change {
	child := make(map[journey.ID]int, len(changes)) // the first
	for i, c := range slices.Backward(changes) {
		for _, p := range c.Parents {
			child[p] = i
		}
	}
	end, latest := 0, 0 // the first children of those so far stand no later
	for i, c := range changes {
		if latest <= i {
			end = i + 1
		}
		first, ok := child[c.ID]
		if !ok {
			break
		}
		latest = max(latest, first)
	}
	return changes[:end]
}
