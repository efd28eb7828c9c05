package journey_test

import (
	"slices"
	"strings"
	"testing"

	"waymark/domain/fault"
	"waymark/domain/journey"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

var orderKeys = rapid.Custom(func(t *rapid.T) string {
	return rapid.StringMatching(`[0-9A-Za-z]{0,6}[1-9A-Za-z]`).Draw(t, "key")
})

func TestAKeyFitsBetweenAnyTwoKeys(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := rapid.OneOf(rapid.Just(""), orderKeys).Draw(t, "a")
		b := rapid.OneOf(rapid.Just(""), orderKeys).Draw(t, "b")
		if a != "" && b != "" {
			if a == b {
				t.Skip("no room")
			}
			a, b = min(a, b), max(a, b)
		}
		n := rapid.IntRange(1, 20).Draw(t, "n")
		keys := journey.OrdersBetween(a, b, n)
		require.Len(t, keys, n)
		low := a
		for _, k := range keys {
			require.True(t, journey.ValidOrder(k), k)
			require.Greater(t, k, low)
			if b != "" {
				require.Less(t, k, b)
			}
			low = k
		}
	})
}

func TestKeysStayShort(t *testing.T) {
	key := ""
	for range 2000 {
		key = journey.OrderBetween(key, "")
	}
	require.LessOrEqual(t, len(key), 40, "appending")
	high := ""
	for range 200 {
		high = journey.OrderBetween("", high)
	}
	require.LessOrEqual(t, len(high), 60, "prepending")
}

func TestSpreadKeysAscend(t *testing.T) {
	for _, n := range []int{0, 1, 2, 30, 31, 61, 62, 1000, 5000} {
		keys := journey.SpreadOrder(n)
		require.Len(t, keys, n)
		require.True(t, slices.IsSorted(keys))
		require.Len(t, slices.Compact(slices.Clone(keys)), n)
		for _, k := range keys {
			require.True(t, journey.ValidOrder(k))
		}
	}
}

func TestSetsAreSortedAndUnique(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var s journey.IDs
		model := map[journey.ID]bool{}
		for range rapid.IntRange(0, 20).Draw(t, "n") {
			id := journey.ID(rapid.StringMatching(`[a-e]`).Draw(t, "id"))
			if rapid.Bool().Draw(t, "add") {
				s, model[id] = s.With(id), true
			} else {
				s = s.Without(id)
				delete(model, id)
			}
		}
		require.Len(t, s, len(model))
		require.True(t, slices.IsSorted(s))
		for id := range model {
			require.True(t, s.Has(id))
		}
	})
}

// TestFieldsReadWhatTheyWrite keeps the table of fields honest: each field of
// each kind gives back what was set, and no two fields share a place.
func TestFieldsReadWhatTheyWrite(t *testing.T) {
	for _, k := range journey.Kinds() {
		id := journey.ID("x")
		if k == journey.EmotionKind {
			id = journey.EmotionID("p", "s")
		}
		fields := journey.FieldsOf(k)
		require.NotEmpty(t, fields, k)
		for i := range fields {
			r := journey.NewRecord(k, id)
			before := make([]journey.Value, len(fields))
			for j := range fields {
				before[j] = fields[j].Get(r)
			}
			v := other(fields[i])
			fields[i].Set(r, v)
			for j := range fields {
				if i == j {
					require.True(t, fields[j].Get(r).Equal(v), "%s.%s", k, fields[j].Name)
				} else {
					require.True(t, fields[j].Get(r).Equal(before[j]), "%s.%s changes with %s", k, fields[j].Name, fields[i].Name)
				}
			}
			require.Same(t, journey.FieldOf(k, fields[i].Name), &fields[i])
			for j := range fields {
				require.Equal(t, fields[j].Get(r).Equal(before[j]), fields[j].Same(r, journey.NewRecord(k, id)), "%s.%s", k, fields[j].Name)
				require.True(t, fields[j].Same(r, r.Clone()), "%s.%s", k, fields[j].Name)
			}
		}
	}
}

func other(f journey.Field) journey.Value {
	v := journey.Value{Kind: f.Kind}
	switch f.Kind {
	case journey.TextValue:
		v.Text = "other"
		if f.Name == "time" {
			v.Text = "2026-11-21T10:00:00Z"
		}
	case journey.NumberValue:
		v.Number = 2
	case journey.FlagValue:
		v.Flag = true
	case journey.SetValue:
		v.IDs = []journey.ID{"a", "b"}
	case journey.PlaceValue:
		v.Text = "k"
		for range f.Refs {
			v.IDs = append(v.IDs, "parent")
		}
	case journey.BytesValue:
		v.Bytes = []byte{1}
	}
	return v
}

func small() *journey.Document {
	d := journey.New(journey.NewRecord(journey.ProjectKind, "p1").(*journey.Project))
	d.Put(&journey.Map{ID: "m", Order: "V", State: journey.Current, Basis: journey.Assumed})
	d.Put(&journey.Stage{ID: "s", Map: "m", Order: "V", Name: "Stage"})
	d.Put(&journey.Step{ID: "t", Stage: "s", Order: "V"})
	d.Put(&journey.Lane{ID: "l", Map: "m", Order: "V", LaneKind: journey.Doing, LineBelow: journey.NoLine})
	d.Put(card("c"))
	return d
}

func card(id journey.ID) *journey.Card {
	c := journey.NewRecord(journey.CardKind, id).(*journey.Card)
	c.Lane, c.Step, c.Order = "l", "t", "V"
	return c
}

func TestValidateNamesWhatIsWrong(t *testing.T) {
	require.NoError(t, small().Validate())
	cases := map[string]struct {
		put  journey.Record
		code fault.Code
		says string
	}{
		"long text":   {with(func(c *journey.Card) { c.Text = strings.Repeat("字", journey.MaxText+1) }), journey.CodeInvalidValue, "longer than 20000"},
		"bad utf-8":   {with(func(c *journey.Card) { c.Note = "a\xe4" }), journey.CodeInvalidValue, "UTF-8"},
		"score":       {with(func(c *journey.Card) { c.Importance = 6 }), journey.CodeInvalidValue, "from 0 to 5"},
		"colour":      {with(func(c *journey.Card) { c.Color = "red" }), journey.CodeInvalidValue, "#2f6fb0"},
		"status":      {with(func(c *journey.Card) { c.Status = "x" }), journey.CodeInvalidValue, "one of open"},
		"touchpoint":  {with(func(c *journey.Card) { c.Touchpoint = "no" }), journey.CodeDangling, "touchpoint “no”"},
		"addresses":   {with(func(c *journey.Card) { c.Addresses = journey.SetOf("no") }), journey.CodeDangling, "addresses"},
		"lane":        {with(func(c *journey.Card) { c.Lane = "no" }), journey.CodeDangling, "“no”"},
		"order":       {with(func(c *journey.Card) { c.Order = "a0" }), journey.CodeInvalidValue, "order key"},
		"double id":   {&journey.Channel{ID: "c", Order: "V"}, journey.CodeDuplicateID, "used twice"},
		"id":          {&journey.Channel{ID: "a b", Order: "V"}, journey.CodeInvalidID, "1 to 64"},
		"empty stage": {&journey.Stage{ID: "s2", Map: "m", Order: "V", Name: "Lonely"}, journey.CodeEmptyStage, "Lonely"},
		"emotion":     {&journey.Emotion{Persona: "who", Step: "t", Basis: journey.Assumed}, journey.CodeDangling, "persona"},
		"picture":     {&journey.Attachment{ID: "0a", Type: "image/png", Data: []byte("x")}, journey.CodePictureDigest, "damaged"},
	}
	for name, c := range cases {
		d := small().Fork()
		d.Put(c.put)
		err := d.Validate()
		require.Error(t, err, name)
		require.Equal(t, c.code, fault.CodeOf(err), name)
		require.Contains(t, err.Error(), c.says, name)
	}
}

func with(change func(*journey.Card)) journey.Record {
	c := card("c")
	change(c)
	return c
}

func TestTheLongestTextIsCountedInCharacters(t *testing.T) {
	d := small().Fork()
	d.Put(with(func(c *journey.Card) { c.Text = strings.Repeat("字", journey.MaxText) }))
	require.NoError(t, d.Validate())
}

func TestForkLeavesTheOriginalAlone(t *testing.T) {
	d := small()
	f := d.Fork()
	f.Put(card("c2"))
	f.Remove(journey.StepKind, "t")
	require.Equal(t, 1, d.Cards.Len())
	require.True(t, d.Steps.Has("t"))
	require.Equal(t, 2, f.Cards.Len())
}

func TestOutlineOrdersByKeyThenID(t *testing.T) {
	d := small()
	second := card("b")
	d.Put(second)
	o := d.Outline("m")
	cards := o.Cards("l", "t")
	require.Equal(t, journey.ID("b"), cards[0].ID, "equal keys are ordered by id")
	require.Equal(t, journey.ID("c"), cards[1].ID)
	require.Equal(t, 0, o.Column("t"))
	require.Equal(t, -1, o.Column("none"))
	require.Nil(t, d.Outline("none"))
}

func TestShorten(t *testing.T) {
	require.Equal(t, "a b", journey.Shorten(" a\n b ", 10))
	require.Equal(t, "现场演…", journey.Shorten("现场演示很好", 4))
}
