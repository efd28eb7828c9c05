package mapfile

import (
	"cmp"
	"fmt"
	"slices"

	"waymark/domain/edit"
	"waymark/domain/journey"
)

// Rewind takes the changes back, newest first, and gives the document before
// the first of them. It fails when a change did not lead to what was found
// after it, so a nil error proves that the history leads to the state.
//
// It keeps one record per record that was ever changed instead of one document
// per change, which makes it quick enough to be part of every opening.
func Rewind(doc *journey.Document, history []*edit.Change) (*journey.Document, error) {
	past := &past{now: doc, changed: make(map[recordKey]journey.Record)}
	for i := len(history) - 1; i >= 0; i-- {
		diff := history[i].Diff
		for k := len(diff) - 1; k >= 0; k-- {
			if err := past.undo(&diff[k]); err != nil {
				return nil, fmt.Errorf("change %s: %w", history[i].ID, err)
			}
		}
	}
	return past.document(), nil
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

// past is a document as it was, told by how it differs from now.
type past struct {
	now     *journey.Document
	changed map[recordKey]journey.Record // nil for a record that was not there
}

func (p *past) record(k recordKey) journey.Record {
	if r, ok := p.changed[k]; ok {
		return r
	}
	return p.now.Record(k.kind, k.id)
}

func (p *past) undo(d *edit.RecordDiff) error {
	k := recordKey{d.Kind, d.ID}
	after := p.record(k)
	var before journey.Record
	switch {
	case d.Added != nil:
		if after == nil || !journey.SameRecord(after, d.Added) {
			return fmt.Errorf("the %s %s is not as it was added", d.Kind, d.ID)
		}
	case d.Removed != nil:
		if after != nil {
			return fmt.Errorf("the %s %s was removed and is there", d.Kind, d.ID)
		}
		before = d.Removed
	case after == nil:
		return fmt.Errorf("the %s %s is missing", d.Kind, d.ID)
	default:
		before = after.Clone()
		for i := range d.Fields {
			f := journey.FieldOf(d.Kind, d.Fields[i].Name)
			if !f.Get(after).Equal(d.Fields[i].To) {
				return fmt.Errorf("the %s %s has another %s", d.Kind, d.ID, f.Name)
			}
			f.Set(before, d.Fields[i].From)
		}
	}
	if before == nil && d.Kind == journey.ProjectKind {
		return fmt.Errorf("there was no project before it")
	}
	p.changed[k] = before
	return nil
}

func (p *past) document() *journey.Document {
	doc := p.now.Fork()
	for k, r := range p.changed {
		if r == nil {
			doc.Remove(k.kind, k.id)
		} else {
			doc.Put(r)
		}
	}
	return doc
}
