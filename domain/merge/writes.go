package merge

import (
	"slices"

	"waymark/domain/edit"
	"waymark/domain/journey"
)

type key struct {
	kind journey.Kind
	id   journey.ID
}

func keyOf(r journey.Record) key { return key{r.Kind(), r.RecordID()} }

// event is what one change did to one record.
type event struct {
	*node
	diff *edit.RecordDiff
}

// update gives what the event did to a field, or nil.
func (e *event) update(field string) *edit.FieldDiff {
	for i := range e.diff.Fields {
		if e.diff.Fields[i].Name == field {
			return &e.diff.Fields[i]
		}
	}
	return nil
}

// write is one value given to a field, or to the membership of one element in a
// set, or the end of the record that held it.
type write struct {
	*node
	from, to journey.Value
	end      bool
	whole    bool // the record was added: there is no value that it replaced
}

// undoes tells whether a write is the exact undo of another.
func (w *write) undoes(t *write) bool {
	if w.change.Reverts != t.change.ID {
		return false
	}
	switch {
	case w.end:
		return t.whole
	case t.end:
		return w.whole
	case w.whole || t.whole:
		return false
	}
	return w.from.Equal(t.to) && w.to.Equal(t.from)
}

// withoutUndone takes out writes together with their undo, unless somebody had
// seen the one without the other and wrote after it. ws stands in the order of the
// graph.
func withoutUndone(ws []write) []write {
	if !slices.ContainsFunc(ws, func(w write) bool { return w.change.Reverts != "" }) {
		return ws
	}
	ws = slices.Clone(ws)
	for again := true; again; {
		again = false
		for i := 0; i < len(ws); i++ {
			if ws[i].change.Reverts == "" || slices.ContainsFunc(ws[i+1:], func(w write) bool { return w.undoes(&ws[i]) }) {
				continue // or it is taken back itself, which comes first
			}
			t := slices.IndexFunc(ws[:i], func(w write) bool { return ws[i].undoes(&w) })
			if t < 0 || builtOn(ws, t, i) {
				continue
			}
			ws = slices.Delete(ws, i, i+1)
			ws = slices.Delete(ws, t, t+1)
			i -= 2
			i = max(i, -1)
			again = true
		}
	}
	return ws
}

// builtOn tells whether some other write has seen the one at t but not its undo
// at u.
func builtOn(ws []write, t, u int) bool {
	for x := t + 1; x < len(ws); x++ {
		if x != u && before(ws[t].node, ws[x].node) && !before(ws[u].node, ws[x].node) {
			return true
		}
	}
	return false
}

// latest gives the writes that no other has seen.
func latest(ws []write) []write {
	var out []write
	for i := len(ws) - 1; i >= 0; i-- {
		if !slices.ContainsFunc(out, func(o write) bool { return before(ws[i].node, o.node) }) {
			out = append(out, ws[i])
		}
	}
	slices.Reverse(out)
	return out
}

// wins tells whether a write is preferred to another: the later time, then the
// greater id.
func (w *write) wins(o *write) bool {
	if c := w.change.Time.Compare(o.change.Time); c != 0 {
		return c > 0
	}
	return w.change.ID > o.change.ID
}

// consequence tells whether an event changed a field only because it removed what
// the field named.
func (e *event) consequence(f *edit.FieldDiff) bool {
	switch f.From.Kind {
	case journey.PlaceValue:
		return false
	case journey.SetValue:
		for _, id := range f.To.IDs {
			if !journey.IDs(f.From.IDs).Has(id) {
				return false
			}
		}
		for _, id := range f.From.IDs {
			if !journey.IDs(f.To.IDs).Has(id) && !e.removes(id) {
				return false
			}
		}
		return true
	case journey.TextValue:
		field := journey.FieldOf(e.diff.Kind, f.Name)
		return field != nil && len(field.Refs) > 0 && f.From.Text != "" && e.removes(journey.ID(f.From.Text))
	}
	return false
}

// weak tells whether an event is too little to keep a record that somebody else
// removed: only its order among its siblings changed, or references went with
// what they named.
func (e *event) weak() bool {
	if len(e.diff.Fields) == 0 {
		return false
	}
	for i := range e.diff.Fields {
		f := &e.diff.Fields[i]
		if f.From.Kind == journey.PlaceValue && slices.Equal(f.From.IDs, f.To.IDs) {
			continue
		}
		if !e.consequence(f) {
			return false
		}
	}
	return true
}
