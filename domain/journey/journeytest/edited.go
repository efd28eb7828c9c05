package journeytest

import (
	"slices"

	"pgregory.net/rapid"

	"waymark/domain/journey"
)

// Edited gives a document that differs from a valid one by a few random changes
// of fields, additions and removals, and is valid, too.
func Edited(t *rapid.T, doc *journey.Document) *journey.Document {
	out := doc.Fork()
	for range rapid.IntRange(1, 4).Draw(t, "edits") {
		next := out.Fork()
		edit(t, next)
		if next.Validate() == nil {
			out = next
		}
	}
	return out
}

// edit makes one change, which may break the rules.
func edit(t *rapid.T, doc *journey.Document) {
	kinds := []journey.Kind{
		journey.CardKind, journey.CardKind, journey.CardKind, journey.EmotionKind, journey.LaneRecord, journey.StageKind,
		journey.StepKind, journey.MapKind, journey.PersonaRecord, journey.TouchpointKind, journey.ChannelKind, journey.CommentKind,
	}
	rec := pick(t, doc, rapid.SampledFrom(kinds).Draw(t, "kind"))
	if rec == nil {
		return
	}
	switch rapid.IntRange(0, 9).Draw(t, "what") {
	case 0:
		doc.Remove(rec.Kind(), rec.RecordID())
		return
	case 1:
		if c, ok := rec.Clone().(*journey.Card); ok {
			c.ID = journey.ID("added-" + rapid.StringMatching("[a-z]{6}").Draw(t, "id"))
			doc.Put(c)
			return
		}
	}
	clone := rec.Clone()
	fields := journey.FieldsOf(rec.Kind())
	f := &fields[rapid.IntRange(0, len(fields)-1).Draw(t, "field")]
	if f.Identity {
		return
	}
	v := f.Get(rec)
	switch f.Kind {
	case journey.TextValue:
		v.Text = changedText(t, doc, rec, f, v.Text)
	case journey.NumberValue:
		v.Number = rapid.SampledFrom([]float64{0, 1, 2, 5, -1.5, 300}).Draw(t, "number")
	case journey.FlagValue:
		v.Flag = !v.Flag
	case journey.PlaceValue:
		v.Text = rapid.SampledFrom([]string{"1", "5", "A", "V", "z"}).Draw(t, "order")
		v.IDs = slices.Clone(v.IDs)
		for i, ref := range f.Refs {
			if other := pick(t, doc, ref.Kind); other != nil {
				v.IDs[i] = other.RecordID()
			}
		}
	case journey.SetValue:
		v.IDs = nil
		if other := pick(t, doc, f.Refs[0].Kind); other != nil {
			v.IDs = []journey.ID{other.RecordID()}
		}
	case journey.BytesValue:
	}
	f.Set(clone, v)
	doc.Put(clone)
}

// changedText gives another value for a field that is text, an id or one of an
// enumeration.
func changedText(t *rapid.T, doc *journey.Document, rec journey.Record, f *journey.Field, old string) string {
	if len(f.Refs) > 0 {
		if other := pick(t, doc, f.Refs[0].Kind); other != nil {
			return string(other.RecordID())
		}
		return ""
	}
	switch f.Name {
	case "kind":
		if rec.Kind() == journey.LaneRecord {
			return string(rapid.SampledFrom(journey.LaneKinds()).Draw(t, "kind"))
		}
		return old
	case "lineBelow":
		return string(rapid.SampledFrom(journey.Lines()).Draw(t, "line"))
	case "basis":
		return string(rapid.SampledFrom(journey.Bases()).Draw(t, "basis"))
	case "color":
		return rapid.SampledFrom([]string{"", "#123456", "#abcdef"}).Draw(t, "color")
	}
	return Text(t, "new text")
}

// pick gives a random record of a kind, nil when there is none.
func pick(t *rapid.T, doc *journey.Document, k journey.Kind) journey.Record {
	var ids []journey.ID
	for r := range doc.RecordsOf(k) {
		ids = append(ids, r.RecordID())
	}
	if len(ids) == 0 {
		return nil
	}
	slices.Sort(ids)
	return doc.Record(k, rapid.SampledFrom(ids).Draw(t, "which"))
}
