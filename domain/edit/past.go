package edit

import (
	"waymark/domain/fault"
	"waymark/domain/journey"
)

// past is a document on the way through its history, told by how it differs from
// another. One record is kept per record that was ever changed, instead of a
// document per change, which makes the way quick.
type past struct {
	from    *journey.Document
	changed map[key]journey.Record // nil for a record that is not there
	own     map[key]bool           // those in changed that were made on the way and may be written into
}

func newPast(from *journey.Document) *past {
	return &past{from: from, changed: make(map[key]journey.Record), own: make(map[key]bool)}
}

func (p *past) record(k key) journey.Record {
	if r, ok := p.changed[k]; ok {
		return r
	}
	return p.from.Record(k.kind, k.id)
}

// undo goes back over a change.
func (p *past) undo(c *Change) error {
	for i := len(c.Diff) - 1; i >= 0; i-- {
		d := &c.Diff[i]
		if err := p.step(c.ID, d, d.Added, d.Removed, true); err != nil {
			return err
		}
	}
	return nil
}

// redo goes forward over a change.
func (p *past) redo(c *Change) error {
	for i := range c.Diff {
		d := &c.Diff[i]
		if err := p.step(c.ID, d, d.Removed, d.Added, false); err != nil {
			return err
		}
	}
	return nil
}

// step goes over one record's diff: from is the whole record that must be there
// and goes, to the one that comes.
func (p *past) step(change journey.ID, d *RecordDiff, from, to journey.Record, back bool) error {
	k := key{d.Kind, d.ID}
	now := p.record(k)
	switch {
	case from != nil:
		if now == nil || !journey.SameRecord(now, from) {
			return astray(change, d, "is not as it should be")
		}
		if d.Kind == journey.ProjectKind {
			return astray(change, d, "would go")
		}
		p.changed[k], p.own[k] = nil, false
		return nil
	case to != nil:
		if now != nil {
			return astray(change, d, "is there already")
		}
		p.changed[k], p.own[k] = to, false
		return nil
	case now == nil:
		return astray(change, d, "is missing")
	}
	next := now
	if !p.own[k] {
		next = now.Clone()
		p.own[k] = true
	}
	for i := range d.Fields {
		f := journey.FieldOf(d.Kind, d.Fields[i].Name)
		if f == nil {
			return astray(change, d, "has no field "+d.Fields[i].Name)
		}
		was, is := d.Fields[i].From, d.Fields[i].To
		if back {
			was, is = is, was
		}
		if !f.Get(next).Equal(was) {
			return astray(change, d, "has another "+f.Name)
		}
		f.Set(next, is)
	}
	p.changed[k] = next
	return nil
}

func astray(change journey.ID, d *RecordDiff, what string) error {
	return fault.New(CodeHistoryMismatch, "The history does not fit this file: at change %s the %s “%s” %s.", change, d.Kind, d.ID, what)
}

func (p *past) document() *journey.Document {
	doc := p.from.Fork()
	for k, r := range p.changed {
		if r == nil {
			doc.Remove(k.kind, k.id)
		} else {
			doc.Put(r)
		}
	}
	return doc
}
