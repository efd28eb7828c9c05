package edit

import (
	"cmp"
	"slices"
	"time"

	"waymark/domain/fault"
	"waymark/domain/journey"
)

// CodeHistoryMismatch says that a change does not fit the state it is applied to.
const CodeHistoryMismatch fault.Code = "history-mismatch"

// Change is one step of a document's history. It is never changed.
type Change struct {
	ID      journey.ID
	Author  string
	Time    time.Time // UTC, whole milliseconds
	Label   Label
	Parents []journey.ID // the changes it follows: one, none for the first, two after a merge (the first "" where it follows none)
	Diff    Diff         // from the state after the first of its parents
	Reverts journey.ID   // the change that this one undoes or redoes, or ""
	// Marks names another change, for those that speak of one instead of changing
	// anything: a named version of the state after it, or a version to rename or
	// forget.
	Marks journey.ID
	Note  string // what somebody wrote about a named version
	// Aside is a second diff beside the history. Of a merge: the values that
	// somebody chose, from what the merge does by itself to what it was to be; the
	// rest of a merge's Diff are edits made elsewhere. Of a copy that was sent
	// without its history: what was left out of it.
	Aside Diff
}

// Writes gives what somebody decided with the change: all that an edit did, of a
// merge only what was chosen – the rest was decided in the changes that it brought
// in –, and nothing where a change only speaks of the history.
func (c *Change) Writes() Diff {
	switch {
	case c.Label.Verb == VerbSendCopy:
		return nil
	case len(c.Parents) > 1:
		return c.Aside
	}
	return c.Diff
}

// Label says what a change did, so that the interface can tell it in any
// language: a verb and the name of the thing, such as "move-card", "Live demo".
type Label struct {
	Verb    Verb
	Subject string // shortened to one line
}

// Diff is what a change did to the records, sorted by kind and id.
type Diff []RecordDiff

// RecordDiff is what happened to one record. Exactly one of Added, Removed and
// Fields is set.
type RecordDiff struct {
	Kind    journey.Kind
	ID      journey.ID
	Added   journey.Record
	Removed journey.Record
	Fields  []FieldDiff
}

// FieldDiff is the change of one field.
type FieldDiff struct {
	Name     string
	From, To journey.Value
}

// Invert gives the diff that takes this one back.
func (d Diff) Invert() Diff {
	out := make(Diff, len(d))
	for i, r := range d {
		inv := RecordDiff{Kind: r.Kind, ID: r.ID, Added: r.Removed, Removed: r.Added}
		for _, f := range r.Fields {
			inv.Fields = append(inv.Fields, FieldDiff{f.Name, f.To, f.From})
		}
		out[i] = inv
	}
	return out
}

// Apply gives the document after the diff. It fails, with doc as it was, when
// the diff does not fit: a record to add is there already, one to update or
// remove is missing, or a field is not what it was.
func (d Diff) Apply(doc *journey.Document) (*journey.Document, error) {
	out := doc.Fork()
	for _, r := range d {
		if err := r.apply(out); err != nil {
			return nil, err
		}
	}
	return out, nil
}

func (r *RecordDiff) apply(doc *journey.Document) error {
	now := doc.Record(r.Kind, r.ID)
	switch {
	case r.Added != nil:
		if now != nil {
			return mismatch(r, "exists already")
		}
		doc.Put(r.Added)
	case r.Removed != nil:
		if now == nil || !journey.SameRecord(now, r.Removed) {
			return mismatch(r, "is not what was removed")
		}
		doc.Remove(r.Kind, r.ID)
	default:
		if now == nil {
			return mismatch(r, "is missing")
		}
		next := now.Clone()
		for _, f := range r.Fields {
			field := journey.FieldOf(r.Kind, f.Name)
			if field == nil {
				return mismatch(r, "has no field "+f.Name)
			}
			if !field.Get(now).Equal(f.From) {
				return mismatch(r, "has another "+f.Name)
			}
			field.Set(next, f.To)
		}
		doc.Put(next)
	}
	return nil
}

func mismatch(r *RecordDiff, what string) error {
	return fault.New(CodeHistoryMismatch, "A change does not fit this file: the %s “%s” %s.", r.Kind, r.ID, what)
}

// Compare gives the diff that leads from one document to another.
func Compare(from, to *journey.Document) Diff {
	var d Diff
	for _, k := range journey.Kinds() {
		for r := range from.RecordsOf(k) {
			if c, differs := compareRecord(k, r.RecordID(), r, to.Record(k, r.RecordID())); differs {
				d = append(d, c)
			}
		}
		for r := range to.RecordsOf(k) {
			if from.Record(k, r.RecordID()) == nil {
				d = append(d, RecordDiff{Kind: k, ID: r.RecordID(), Added: r})
			}
		}
	}
	d.sort()
	return d
}

func compareRecord(k journey.Kind, id journey.ID, from, to journey.Record) (RecordDiff, bool) {
	c := RecordDiff{Kind: k, ID: id}
	switch {
	case from == nil && to == nil:
		return c, false
	case from == nil:
		c.Added = to
		return c, true
	case to == nil:
		c.Removed = from
		return c, true
	case from == to:
		return c, false
	}
	fields := journey.FieldsOf(k)
	for i := range fields {
		a, b := fields[i].Get(from), fields[i].Get(to)
		if !a.Equal(b) {
			c.Fields = append(c.Fields, FieldDiff{fields[i].Name, a, b})
		}
	}
	return c, len(c.Fields) > 0
}

// sort brings the diff into its one order: parents' kinds first, then by id.
func (d Diff) sort() {
	rank := make(map[journey.Kind]int)
	for i, k := range journey.Kinds() {
		rank[k] = i
	}
	slices.SortFunc(d, func(a, b RecordDiff) int {
		if c := cmp.Compare(rank[a.Kind], rank[b.Kind]); c != 0 {
			return c
		}
		return cmp.Compare(a.ID, b.ID)
	})
}
