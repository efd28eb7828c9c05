package find

import (
	"strings"

	"waymark/domain/edit"
	"waymark/domain/journey"
)

// CanReplace tells whether the text of a hit can be changed here: not the name
// of whoever made a comment, and not a name that stands somewhere else.
func (h *Hit) CanReplace() bool {
	return h.Field != TouchpointField && h.Kind != journey.CommentKind
}

// Replace writes something else in the places of the hits and gives how many
// texts changed. Hits whose text is no longer what it was are left as they are.
func Replace(tx *edit.Tx, hits []Hit, with string) (int, error) {
	n := 0
	for i := range hits {
		h := &hits[i]
		if !h.CanReplace() {
			continue
		}
		r := tx.Document().Record(h.Kind, h.ID)
		f := journey.FieldOf(h.Kind, h.Field)
		if r == nil || f == nil || f.Get(r).Text != h.Text {
			continue
		}
		next := r.Clone()
		f.Set(next, journey.Value{Kind: journey.TextValue, Text: replaced(h.Text, h.Spans, with)})
		tx.Put(next)
		n++
	}
	return n, nil
}

func replaced(text string, spans []Span, with string) string {
	var b strings.Builder
	at := 0
	for _, s := range spans {
		b.WriteString(text[at:s.From])
		b.WriteString(with)
		at = s.To
	}
	b.WriteString(text[at:])
	return b.String()
}
