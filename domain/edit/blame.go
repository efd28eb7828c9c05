package edit

import (
	"slices"

	"waymark/domain/journey"
)

// Touching gives the changes with which somebody added, edited or removed a
// record, oldest first, in every copy that was ever merged.
func (h *History) Touching(kind journey.Kind, id journey.ID) []*Change {
	var out []*Change
	for _, c := range h.Changes() {
		if c.Writes().of(kind, id) != nil {
			out = append(out, c)
		}
	}
	return out
}

// of gives what a diff did to a record, or nil.
func (d Diff) of(kind journey.Kind, id journey.ID) *RecordDiff {
	if i := slices.IndexFunc(d, func(r RecordDiff) bool { return r.Kind == kind && r.ID == id }); i >= 0 {
		return &d[i]
	}
	return nil
}

// LastWriters gives, for each field of a record as it is now, the change that gave
// it its value: who and when. A field that nobody ever wrote is missing.
func (h *History) LastWriters(now journey.Record) map[string]*Change {
	out := make(map[string]*Change)
	said := make(map[string]bool) // that the change in out wrote what is there now
	fields := journey.FieldsOf(now.Kind())
	for _, c := range h.Touching(now.Kind(), now.RecordID()) {
		d := c.Writes().of(now.Kind(), now.RecordID())
		for i := range fields {
			f := &fields[i]
			var to journey.Value
			switch j := slices.IndexFunc(d.Fields, func(x FieldDiff) bool { return x.Name == f.Name }); {
			case d.Added != nil:
				to = f.Get(d.Added)
			case j >= 0:
				to = d.Fields[j].To
			default:
				continue
			}
			// Copies worked side by side, so the newest need not be the one that counts.
			if is := to.Equal(f.Get(now)); is || !said[f.Name] {
				out[f.Name], said[f.Name] = c, is
			}
		}
	}
	return out
}
