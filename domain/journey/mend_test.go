package journey_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"waymark/domain/journey"
	"waymark/domain/journey/journeytest"
)

func TestASoundDocumentNeedsNoMending(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		doc := journeytest.Random(t)
		mended, notes := journey.Mend(doc, "Recovered")
		require.Empty(t, notes)
		require.True(t, journey.Equal(doc, mended))
	})
}

// TestWhateverIsLostTheRestIsSound takes records away, also parents, and writes
// nonsense into others: the result is valid, every card that can be read stays
// with its text, and whatever is not as it was is told.
func TestWhateverIsLostTheRestIsSound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		doc := journeytest.Random(t)
		broken := doc.Fork()
		spoilt := map[journey.ID]bool{}
		for _, r := range slices.SortedFunc(doc.Records(), func(a, b journey.Record) int {
			return slices.Compare([]byte(a.Kind()+"/"+journey.Kind(a.RecordID())), []byte(b.Kind()+"/"+journey.Kind(b.RecordID())))
		}) {
			switch rapid.IntRange(0, 9).Draw(t, "what becomes of it") {
			case 0, 1:
				broken.Remove(r.Kind(), r.RecordID())
			case 2:
				if r.Kind() == journey.AttachmentKind {
					continue
				}
				fields := journey.FieldsOf(r.Kind())
				f := &fields[rapid.IntRange(0, len(fields)-1).Draw(t, "field")]
				if f.Identity {
					continue
				}
				now := r.Clone()
				f.Set(now, nonsense(t, f.Get(r)))
				broken.Put(now)
				spoilt[r.RecordID()] = true
			}
		}
		mended, notes := journey.Mend(broken, "Recovered")
		require.NoError(t, mended.Validate())
		told := map[journey.ID]bool{}
		for _, n := range notes {
			told[n.Record] = true
		}
		for r := range broken.Records() {
			now := mended.Record(r.Kind(), r.RecordID())
			if r.Kind() == journey.CardKind && !spoilt[r.RecordID()] {
				require.NotNil(t, now, "a card that could be read is lost")
				require.Equal(t, r.(*journey.Card).Text, now.(*journey.Card).Text)
			}
			if now == nil || !journey.SameRecord(now, r) {
				require.True(t, told[r.RecordID()], "%s %s has changed and nobody is told", r.Kind(), r.RecordID())
			}
		}
		for r := range mended.Records() {
			if broken.Record(r.Kind(), r.RecordID()) == nil && r.Kind() != journey.StepKind {
				require.True(t, told[r.RecordID()], "%s is new and nobody is told", r.Kind())
			}
		}
	})
}

// nonsense gives a value that a damaged byte might leave behind.
func nonsense(t *rapid.T, v journey.Value) journey.Value {
	switch v.Kind {
	case journey.TextValue:
		v.Text = rapid.SampledFrom([]string{"\x00", "no such thing", "-1", string(make([]byte, 30_000))}).Draw(t, "text")
	case journey.NumberValue:
		v.Number = rapid.SampledFrom([]float64{-1e300, 1e300, -7}).Draw(t, "number")
	case journey.SetValue:
		v.IDs = journey.SetOf("gone", "also gone")
	case journey.PlaceValue:
		v.IDs = slices.Clone(v.IDs)
		if len(v.IDs) > 0 && rapid.Bool().Draw(t, "parent") {
			v.IDs[0] = rapid.SampledFrom([]journey.ID{"gone", "not an id", ""}).Draw(t, "id")
		} else {
			v.Text = rapid.SampledFrom([]string{"", "V0", "Ü"}).Draw(t, "order")
		}
	}
	return v
}
