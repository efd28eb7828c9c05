package find_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"waymark/domain/edit"
	"waymark/domain/find"
	"waymark/domain/journey"
	"waymark/domain/journey/journeytest"
)

func TestFoldingForgetsCaseAccentsAndWidth(t *testing.T) {
	for _, same := range [][2]string{
		{"Café", "CAFE"},
		{"naïve", "naive"},
		{"Straße", "STRASSE"},
		{"ＡＢＣ１２３", "abc123"},
		{"ｶﾀｶﾅ", "カタカナ"},
		{"Ångström", "angstrom"},
		{"cafe\u0301", "café"},
		{"don’t", "don't"},
		{"❤️", "❤"},
		{"Łódź", "lodz"},
		{"İstanbul", "istanbul"},
	} {
		require.Equal(t, find.Fold(same[1]), find.Fold(same[0]), same[0])
	}
	for _, different := range [][2]string{{"体验", "體驗"}, {"a b", "ab"}, {"🙂", "🙁"}, {"现", "見"}} {
		require.NotEqual(t, find.Fold(different[0]), find.Fold(different[1]))
	}
}

func TestSpansCoverWhatWasMeant(t *testing.T) {
	text := "Le café, CAFE\u0301! ＣＡＦＥ"
	var got []string
	for _, s := range find.Spans(text, find.Fold("café")) {
		got = append(got, text[s.From:s.To])
	}
	require.Equal(t, []string{"café", "CAFE\u0301", "ＣＡＦＥ"}, got)
	require.Equal(t, []find.Span{{From: 0, To: 2}}, find.Spans("ß", "s"), "half of a letter is that letter")
	require.Equal(t, []find.Span{{0, 2}, {2, 4}}, find.Spans("aaaaa", "aa")[:2])
}

func TestSpansAreSoundForAnyText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringN(0, 30, -1).Draw(t, "text") + rapid.SampledFrom([]string{"", "é", "ß", "ﬁ", "\xff", "e\u0301", "한"}).Draw(t, "odd")
		query := find.Fold(rapid.StringN(0, 3, -1).Draw(t, "query"))
		spans := find.Spans(text, query)
		at := 0
		for _, s := range spans {
			require.LessOrEqual(t, at, s.From)
			require.Less(t, s.From, s.To)
			require.Contains(t, find.Fold(text[s.From:s.To]), query)
			at = s.To
		}
		require.LessOrEqual(t, at, len(text))
		require.Equal(t, query != "" && strings.Contains(find.Fold(text), query), len(spans) > 0)
	})
}

func project() *journey.Document {
	doc := journeytest.Map(30, 1).Fork()
	stage := doc.StagesOf(journeytest.MapID)[0]
	step := doc.StepsOf(stage.ID)[0].ID
	var touchpoints, doing journey.ID
	for _, l := range doc.LanesOf(journeytest.MapID) {
		switch l.LaneKind {
		case journey.Touchpoints:
			touchpoints = l.ID
		case journey.Doing:
			doing = l.ID
		}
	}
	doc.Put(&journey.Touchpoint{ID: "fair", Order: "V", Name: "Needle fair", Category: journey.OtherCategory})
	doc.Put(&journey.Card{ID: "tp", Lane: touchpoints, Step: step, Order: "Vzz", Touchpoint: "fair", Basis: journey.Assumed, Status: journey.Open})
	doc.Put(&journey.Card{ID: "note", Lane: doing, Step: step, Order: "Vzz", Text: "Looks for thread", Note: "and a NEEDLE", Basis: journey.Assumed, Status: journey.Open})
	doc.Put(&journey.Comment{ID: "k", On: "note", Author: "Ann", Text: "which needle?"})
	doc.Put(&journey.Source{ID: "s", Order: "V", Title: "The needle study", SourceKind: journey.Survey})
	doc.Put(&journey.Map{ID: "m2", Order: "Vz", Title: "Needles, second map", State: journey.Current, Basis: journey.Assumed})
	return doc
}

func TestEverythingIsFoundInReadingOrder(t *testing.T) {
	var x find.Index
	hits := x.Search(project(), "  nEEdle ")
	var got []string
	for _, h := range hits {
		got = append(got, string(h.ID)+"."+h.Field)
		require.NotEmpty(t, h.Spans)
	}
	require.ElementsMatch(t, []string{"note.note", "k.text", "tp.touchpoint", "m2.title", "fair.name", "s.title"}, got)
	require.Equal(t, []string{"m2.title", "fair.name", "s.title"}, got[3:], "what belongs to the project comes last")
	for _, h := range hits {
		if h.ID == "k" {
			require.Equal(t, journey.ID("note"), h.On)
			require.Equal(t, journeytest.MapID, h.Map)
		}
	}
	require.Empty(t, x.Search(project(), "   "))
	require.Empty(t, x.Search(project(), "no such thing"))
}

// A text can be found wherever it stands: there is no field of words that the
// search does not know.
func TestNoTextEscapesTheSearch(t *testing.T) {
	without := map[string]bool{ // codes, not words
		"kind": true, "language": true, "copyId": true, "color": true, "category": true, "date": true, "state": true, "basis": true, "reviewOn": true,
		"paper": true, "orientation": true, "icon": true, "lineBelow": true, "status": true, "due": true, "time": true, "type": true,
	}
	rapid.Check(t, func(t *rapid.T) {
		doc := journeytest.Random(t)
		var x find.Index
		for r := range doc.Records() {
			if m := r.Kind(); m == journey.AttachmentKind {
				continue
			}
			fields := journey.FieldsOf(r.Kind())
			for i := range fields {
				f := &fields[i]
				if f.Kind != journey.TextValue || len(f.Refs) > 0 || without[f.Name] {
					continue
				}
				text := strings.TrimSpace(f.Get(r).Text)
				if find.Fold(text) == "" || !reachable(doc, r) {
					continue
				}
				found := false
				for _, h := range x.Search(doc, text) {
					found = found || h.Kind == r.Kind() && h.ID == r.RecordID() && h.Field == f.Name
				}
				require.True(t, found, "%s.%s %q", r.Kind(), f.Name, text)
			}
		}
	})
}

// reachable tells whether a record stands anywhere that can be shown: an emotion
// needs a lane of emotions and its persona on the map.
func reachable(doc *journey.Document, r journey.Record) bool {
	switch r := r.(type) {
	case *journey.Emotion:
		o := doc.Outline(doc.MapOf(r))
		if o == nil || !o.Map.Personas.Has(r.Persona) {
			return false
		}
		for _, l := range o.Lanes {
			if l.LaneKind == journey.EmotionCurve {
				return true
			}
		}
		return false
	case *journey.Comment:
		on := doc.Find(r.On)
		if on == nil {
			return false
		}
		k := on.Kind()
		return k != journey.CommentKind && k != journey.ViewKind && k != journey.AttachmentKind && reachable(doc, on)
	case *journey.Step, *journey.Card:
		return doc.MapOf(r) != ""
	}
	return true
}

func TestAnIndexFollowsEdits(t *testing.T) {
	var x find.Index
	doc := project()
	require.NotEmpty(t, x.Search(doc, "thread"))
	next := doc.Fork()
	card := *doc.Cards.Get("note")
	card.Text = "Looks for rope"
	next.Put(&card)
	require.Empty(t, x.Search(next, "thread"))
	require.Len(t, x.Search(next, "rope"), 1)
	require.Len(t, x.Search(doc, "thread"), 1)
}

func TestReplacingIsOneChange(t *testing.T) {
	doc := project()
	var x find.Index
	e := edit.New(doc, nil, edit.Options{})
	hits := x.Search(doc, "needle")
	n := 0
	_, err := e.Do(edit.Label{Verb: edit.VerbReplace}, func(tx *edit.Tx) error {
		var err error
		n, err = find.Replace(tx, hits, "pin")
		return err
	})
	require.NoError(t, err)
	require.Equal(t, 4, n)
	require.Equal(t, "and a pin", e.Document().Cards.Get("note").Note)
	require.Equal(t, "pins, second map", e.Document().Maps.Get("m2").Title)
	require.Equal(t, "which needle?", e.Document().Comments.Get("k").Text, "nobody's words are changed")
	_, err = e.Undo()
	require.NoError(t, err)
	require.True(t, journey.Equal(doc, e.Document()))
}

func TestFuzzyMatchingPrefersWhatWasMeant(t *testing.T) {
	better := func(query, a, b string) {
		require.Greater(t, find.Score(find.Fold(a), find.Fold(query)), find.Score(find.Fold(b), find.Fold(query)), "%s: %s before %s", query, a, b)
	}
	better("zoom", "Zoom in", "Show the whole room in zero moments")
	better("zi", "Zoom in", "Size of text in points")
	better("purchase", "Purchase", "Repurchase")
	better("add stage", "Add stage", "Add a stage goal")
	better("客户", "客户目标", "潜在的客、户")
	require.Zero(t, find.Score("zoom in", "xyz"))
	require.Zero(t, find.Score("", "a"))
	require.Positive(t, find.Score("新建阶段", "新段"))
}

func TestScoresAreSoundForAnyText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		name := find.Fold(rapid.String().Draw(t, "name"))
		query := find.Fold(rapid.StringN(0, 4, -1).Draw(t, "query"))
		require.GreaterOrEqual(t, find.Score(name, query), 0)
		if utf8.ValidString(name) && name != "" {
			require.Positive(t, find.Score(name, name))
		}
	})
}

func BenchmarkSearch(b *testing.B) {
	doc := journeytest.Map(2000, 5)
	var x find.Index
	b.Run("first", func(b *testing.B) {
		for b.Loop() {
			var fresh find.Index
			fresh.Search(doc, "customer")
		}
	})
	b.Run("again", func(b *testing.B) {
		x.Search(doc, "customer")
		for b.Loop() {
			x.Search(doc, "e")
		}
	})
	b.Run("after an edit", func(b *testing.B) {
		card := *doc.Cards.Get(doc.Cards.IDs()[0])
		for b.Loop() {
			next := doc.Fork()
			c := card
			next.Put(&c)
			x.Search(next, "customer")
		}
	})
}
