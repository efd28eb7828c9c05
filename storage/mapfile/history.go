package mapfile

import (
	"cmp"
	"slices"

	"waymark/domain/edit"
	"waymark/domain/journey"
)

// Rewind takes the changes back, newest first, and gives the document before
// the first of them. It fails when a change did not lead to what was found
// after it, so a nil error proves that the history leads to the state.
func Rewind(doc *journey.Document, history []*edit.Change) (*journey.Document, error) {
	return edit.NewHistory(history).State(doc, "")
}

type recordKey struct {
	kind journey.Kind
	id   journey.ID
}

// compareKeys orders records as a diff does: by kind, then by id.
func compareKeys(a, b recordKey) int {
	kinds := journey.Kinds()
	return cmp.Or(cmp.Compare(slices.Index(kinds, a.kind), slices.Index(kinds, b.kind)), cmp.Compare(a.id, b.id))
}
