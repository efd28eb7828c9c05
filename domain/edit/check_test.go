package edit_test

import (
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"waymark/domain/edit"
	"waymark/domain/fault"
	"waymark/domain/journey"
	"waymark/domain/journey/journeytest"
)

// spoil puts a copy of a record with a wild value in one field, or a new record
// under an id that may be taken, or takes a record out with nothing done about what
// points at it: what a broken operation, or a stranger's history, might do.
func spoil(t *rapid.T, tx *edit.Tx) journey.Record {
	var rows []journey.Record
	for _, k := range journey.Kinds() {
		var ids []journey.ID
		for r := range tx.Document().RecordsOf(k) {
			ids = append(ids, r.RecordID())
		}
		for _, id := range journey.SetOf(ids...) {
			rows = append(rows, tx.Document().Record(k, id))
		}
	}
	which := rapid.SampledFrom(rows)
	r := which.Draw(t, "record").Clone()
	if rapid.IntRange(0, 4).Draw(t, "new") == 0 {
		k := rapid.SampledFrom(journey.Kinds()).Draw(t, "kind")
		id := rapid.SampledFrom([]journey.ID{"fresh", "not an id", r.RecordID()}).Draw(t, "id")
		if made := journey.NewRecord(k, id); made != nil && k != journey.ProjectKind && k != journey.EmotionKind {
			r = made
		}
	}
	fields := journey.FieldsOf(r.Kind())
	f := &fields[rapid.IntRange(0, len(fields)-1).Draw(t, "field")]
	v := f.Get(r)
	some := which.Draw(t, "other").RecordID()
	switch f.Kind {
	case journey.TextValue:
		v.Text = rapid.SampledFrom([]string{"", "text", string(some), "nobody", "bad\xff", "current", "#123456"}).Draw(t, "text")
	case journey.NumberValue:
		v.Number = rapid.SampledFrom([]float64{-3, 0, 2, 5, 6, 1e16}).Draw(t, "number")
	case journey.FlagValue:
		v.Flag = !v.Flag
	case journey.SetValue:
		v.IDs = []journey.ID{some}
	case journey.PlaceValue:
		if v.IDs = append([]journey.ID(nil), v.IDs...); len(v.IDs) > 0 {
			v.IDs[rapid.IntRange(0, len(v.IDs)-1).Draw(t, "parent")] = some
		}
	case journey.BytesValue:
		v.Bytes = []byte("other")
	}
	if !f.Identity {
		f.Set(r, v)
	}
	tx.Put(r)
	return r
}

// TestChecksSeeWhateverAWholeCheckSees holds the check of an edit, which looks at
// what differs, against a check of everything that the edit touched.
func TestChecksSeeWhateverAWholeCheckSees(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		doc := journeytest.Random(t)
		e := edit.New(doc, nil, edit.Options{})
		var want error
		_, err := e.Do(edit.Label{}, func(tx *edit.Tx) error {
			var touched []journey.Record
			for range rapid.IntRange(1, 3).Draw(t, "edits") {
				touched = append(touched, spoil(t, tx))
			}
			for _, r := range touched {
				now := tx.Document().Record(r.Kind(), r.RecordID())
				for _, problem := range []error{journey.ValidateRecord(now), tx.Document().ValidateReferences(now)} {
					if want == nil {
						want = problem
					}
				}
			}
			if want == nil {
				want = tx.Document().Validate()
				if code := fault.CodeOf(want); code != journey.CodeDuplicateID && code != journey.CodeEmptyStage {
					want = nil // in what nobody touched
				}
			}
			return nil
		})
		require.Equal(t, want == nil, err == nil, "%v\n%v", want, err)
		if err != nil {
			require.Same(t, doc, e.Document())
		}
	})
}

// twoMaps is a document with a map of one card and another map beside it.
func twoMaps() *journey.Document {
	d := journey.New(journey.NewRecord(journey.ProjectKind, "p").(*journey.Project))
	d.Put(&journey.Channel{ID: "web", Order: "V"})
	d.Put(&journey.Touchpoint{ID: "tp", Order: "V", Category: journey.OtherCategory, Channel: "web"})
	for _, m := range []journey.ID{"a", "b"} {
		d.Put(&journey.Map{ID: m, Order: "V", State: journey.Current, Basis: journey.Assumed})
		d.Put(&journey.Stage{ID: m + "s", Map: m, Order: "V"})
		d.Put(&journey.Step{ID: m + "t", Stage: m + "s", Order: "V"})
		d.Put(&journey.Lane{ID: m + "l", Map: m, Order: "V", LaneKind: journey.Doing, LineBelow: journey.NoLine})
	}
	d.Put(&journey.Card{ID: "c", Lane: "al", Step: "at", Order: "V", Basis: journey.Assumed, Status: journey.Open, Text: "was"})
	return d
}

func TestAReferenceThatStaysIsCheckedWhenItsGroundMoves(t *testing.T) {
	doc := twoMaps()
	require.NoError(t, doc.Validate())
	e := edit.New(doc, nil, edit.Options{})
	_, err := e.Do(edit.Label{}, func(tx *edit.Tx) error {
		lane := *doc.Lanes.Get("al")
		lane.Map = "b"
		tx.Put(&lane)
		return tx.SetCardText("c", "is")
	})
	require.Equal(t, journey.CodeWrongMap, fault.CodeOf(err))
	require.Same(t, doc, e.Document())
}

func TestAReferenceThatStaysIsCheckedWhenItsTargetGoes(t *testing.T) {
	doc := twoMaps()
	e := edit.New(doc, nil, edit.Options{})
	text := func(s string) journey.Value { return journey.Value{Kind: journey.TextValue, Text: s} }
	err := e.Absorb(nil, &edit.Change{ID: "merge", Diff: edit.Diff{
		{Kind: journey.ChannelKind, ID: "web", Removed: doc.Channels.Get("web")},
		{Kind: journey.TouchpointKind, ID: "tp", Fields: []edit.FieldDiff{{Name: "name", From: text(""), To: text("is")}}},
	}})
	require.Equal(t, journey.CodeDangling, fault.CodeOf(err))
	require.Same(t, doc, e.Document())
}
