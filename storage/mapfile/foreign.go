package mapfile

import (
	"encoding/hex"
	"maps"
	"slices"
	"time"

	"waymark/domain/edit"
	"waymark/domain/journey"
)

// foreignEdit gives the change that another program made to the records which
// the history knows, so that the history goes on instead of breaking off. Its id
// comes from the digest of the file: as long as the file stays as it is, it is
// the same at every opening. It is nil when there is nothing to tell, or when
// something is gone that the history does not know whole.
func foreignEdit(doc *journey.Document, history []*edit.Change, file Digest, when time.Time) *edit.Change {
	known := lastKnown(edit.NewHistory(history).Main())
	var diff edit.Diff
	for _, k := range slices.SortedFunc(maps.Keys(known), compareKeys) {
		d, ok := known[k].difference(k, doc.Record(k.kind, k.id))
		if !ok {
			return nil
		}
		if d.Added != nil || d.Removed != nil || len(d.Fields) > 0 {
			diff = append(diff, d)
		}
	}
	if len(diff) == 0 || len(history) == 0 {
		return nil
	}
	last := history[len(history)-1]
	if when.Before(last.Time) {
		when = last.Time
	}
	return &edit.Change{
		ID: journey.ID("elsewhere-" + hex.EncodeToString(file[:16])), Time: when.UTC().Truncate(time.Millisecond),
		Label: edit.Label{Verb: edit.VerbEdit}, Parents: []journey.ID{last.ID}, Diff: diff,
	}
}

// knowledge is what a history tells about a record after its last change: that
// it is not there, all of it, or single fields.
type knowledge struct {
	whole  journey.Record
	fields map[string]journey.Value // when whole is nil; nil means that it is not there
}

func lastKnown(history []*edit.Change) map[recordKey]*knowledge {
	known := make(map[recordKey]*knowledge)
	for _, c := range history {
		for i := range c.Diff {
			d := &c.Diff[i]
			k := recordKey{d.Kind, d.ID}
			switch {
			case d.Added != nil:
				known[k] = &knowledge{whole: d.Added}
			case d.Removed != nil:
				known[k] = &knowledge{}
			default:
				if known[k] == nil {
					known[k] = &knowledge{fields: make(map[string]journey.Value)}
				}
				known[k].update(d)
			}
		}
	}
	return known
}

func (k *knowledge) update(d *edit.RecordDiff) {
	if k.whole != nil {
		k.whole = k.whole.Clone()
	}
	for _, f := range d.Fields {
		if k.whole != nil {
			journey.FieldOf(d.Kind, f.Name).Set(k.whole, f.To)
		} else if k.fields != nil {
			k.fields[f.Name] = f.To
		}
	}
}

// difference gives what leads from what is known to what is there; ok is false
// when that cannot be told.
func (k *knowledge) difference(key recordKey, now journey.Record) (d edit.RecordDiff, ok bool) {
	d = edit.RecordDiff{Kind: key.kind, ID: key.id}
	switch {
	case k.whole == nil && k.fields == nil:
		d.Added = now
		return d, true
	case now == nil && k.whole == nil:
		return d, false
	case now == nil:
		d.Removed = k.whole
		return d, true
	}
	fields := journey.FieldsOf(key.kind)
	for i := range fields {
		f := &fields[i]
		was, known := k.fields[f.Name]
		if k.whole != nil {
			was, known = f.Get(k.whole), true
		}
		if is := f.Get(now); known && !was.Equal(is) {
			d.Fields = append(d.Fields, edit.FieldDiff{Name: f.Name, From: was, To: is})
		}
	}
	return d, true
}
