package clip_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"waymark/domain/clip"
	"waymark/domain/edit"
	"waymark/domain/journey"
	"waymark/domain/journey/journeytest"
)

func editor(doc *journey.Document) *edit.Editor {
	n := 0
	return edit.New(doc, nil, edit.Options{NewID: func() journey.ID { n++; return journey.ID(fmt.Sprintf("new%06d", n)) }, Now: func() time.Time { return time.Unix(0, 0) }})
}

func ids() func() journey.ID {
	n := 0
	return func() journey.ID { n++; return journey.ID(fmt.Sprintf("clip%06d", n)) }
}

// target gives the first cell of a map's lanes of cards.
func target(doc *journey.Document) (clip.Target, bool) {
	maps := doc.MapsInOrder()
	if len(maps) == 0 {
		return clip.Target{}, false
	}
	o := doc.Outline(maps[len(maps)-1].ID)
	to := clip.Target{Map: o.Map.ID}
	for _, l := range o.Lanes {
		to.Lanes = append(to.Lanes, l.ID)
		if to.Lane == "" && l.LaneKind != journey.EmotionCurve {
			to.Lane = l.ID
		}
	}
	for _, s := range o.Steps {
		to.Steps = append(to.Steps, s.ID)
	}
	if len(to.Steps) > 0 {
		to.Step = to.Steps[0]
	}
	return to, to.Lane != "" && to.Step != ""
}

// TestAnythingCanBePastedAnywhere is the law: whatever is copied from any
// document can be pasted into any other one, which stays valid; undo leads back.
func TestAnythingCanBePastedAnywhere(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		from, into := journeytest.Random(t), journeytest.Random(t)
		if rapid.Bool().Draw(t, "same") {
			into = from
		}
		maps := from.MapsInOrder()
		if len(maps) == 0 {
			return
		}
		o := from.Outline(maps[0].ID)
		var all, refs []clip.Ref
		for r := range from.Records() {
			all = append(all, clip.Ref{Kind: r.Kind(), ID: r.RecordID()})
		}
		for range rapid.IntRange(1, 6).Draw(t, "refs") {
			refs = append(refs, all[rapid.IntRange(0, len(all)-1).Draw(t, "ref")])
		}
		c := clip.Take(from, o.Map.ID, refs, rapid.Bool().Draw(t, "cut"))
		if c == nil {
			return
		}
		require.NoError(t, c.Document.Validate())
		clip.ParseTable(c.Text())
		to, ok := target(into)
		if !ok {
			return
		}
		to.Grow = rapid.Bool().Draw(t, "grow")
		e := editor(into)
		var made []clip.Ref
		_, err := e.Do(edit.Label{Verb: edit.VerbPaste}, func(tx *edit.Tx) error {
			var err error
			made, err = c.Paste(tx, to)
			return err
		})
		require.NoError(t, err)
		require.NoError(t, e.Document().Validate())
		for _, r := range made {
			require.NotNil(t, e.Document().Record(r.Kind, r.ID))
		}
		if to.Grow && e.Document().Cards.Len() < into.Cards.Len() {
			t.Fatal("cards were lost")
		}
		for id, card := range into.Cards.All() {
			require.NotNil(t, e.Document().Cards.Get(id), card)
		}
	})
}

// TestNothingOfACardIsLost copies cards into another project and compares every
// field but the place.
func TestNothingOfACardIsLost(t *testing.T) {
	from := journeytest.Map(80, 5)
	mapID := from.MapsInOrder()[0].ID
	var refs []clip.Ref
	for _, id := range from.Cards.IDs() {
		refs = append(refs, clip.Ref{Kind: journey.CardKind, ID: id})
	}
	c := clip.Take(from, mapID, refs, false)
	require.Equal(t, from.Cards.Len(), c.Count())

	empty := journeytest.Map(0, 5).Fork() // the same lanes and steps
	for _, id := range from.Touchpoints.IDs() {
		empty.Remove(journey.TouchpointKind, id)
	}
	to, ok := target(empty)
	require.True(t, ok)
	e := editor(empty)
	_, err := e.Do(edit.Label{}, func(tx *edit.Tx) error {
		made, err := c.Paste(tx, to)
		require.Len(t, made, len(refs))
		return err
	})
	require.NoError(t, err)
	require.Equal(t, from.Cards.Len(), e.Document().Cards.Len())
	source, result := from.Outline(mapID), e.Document().Outline(to.Map)
	for _, l := range source.Lanes {
		for _, s := range source.Steps {
			want, got := source.Cards(l.ID, s.ID), result.Cards(l.ID, s.ID)
			require.Len(t, got, len(want))
			for i := range want {
				a, b := want[i].Clone().(*journey.Card), got[i].Clone().(*journey.Card)
				require.Equal(t, len(a.Addresses), len(b.Addresses), "references among the cards follow them")
				require.Equal(t, len(a.Serves), len(b.Serves))
				a.ID, a.Order, a.Addresses, a.Serves, a.Origin = b.ID, b.Order, b.Addresses, b.Serves, ""
				require.Equal(t, a, b)
			}
		}
	}
	used := map[journey.ID]bool{}
	for _, card := range from.Cards.All() {
		if card.Touchpoint != "" {
			used[card.Touchpoint] = true
		}
	}
	require.NotEmpty(t, used)
	require.Equal(t, len(used), e.Document().Touchpoints.Len(), "of the catalogue came along what was used")
}

func TestWhatIsCalledTheSameIsTheSame(t *testing.T) {
	from := journeytest.Map(30, 2)
	other := edit.WithFreshIDs(from, ids())
	var refs []clip.Ref
	for _, id := range from.Cards.IDs() {
		refs = append(refs, clip.Ref{Kind: journey.CardKind, ID: id})
	}
	c := clip.Take(from, from.MapsInOrder()[0].ID, refs, false)
	to, _ := target(other)
	e := editor(other)
	_, err := e.Do(edit.Label{}, func(tx *edit.Tx) error { _, err := c.Paste(tx, to); return err })
	require.NoError(t, err)
	for _, kind := range []journey.Kind{journey.PersonaRecord, journey.TouchpointKind, journey.ChannelKind, journey.SourceRecord} {
		require.Equal(t, other.Count(kind), e.Document().Count(kind), "no second %s of the same name", kind)
	}
	require.Equal(t, 2*from.Cards.Len(), e.Document().Cards.Len())
}

func TestWhatIsCutAndPastedIsStillPointedAt(t *testing.T) {
	doc := journeytest.Map(120, 4)
	var from, to journey.ID
	for _, id := range doc.Cards.IDs() {
		if c := doc.Cards.Get(id); len(c.Addresses) > 0 {
			from, to = id, c.Addresses[0]
		}
	}
	require.NotEmpty(t, from)
	at, _ := target(doc)
	c := clip.Take(doc, at.Map, []clip.Ref{{Kind: journey.CardKind, ID: to}}, true)
	e := editor(doc)
	var made []clip.Ref
	_, err := e.Do(edit.Label{}, func(tx *edit.Tx) error {
		tx.RemoveCards(to)
		var err error
		made, err = c.Paste(tx, at)
		return err
	})
	require.NoError(t, err)
	require.True(t, e.Document().Cards.Get(from).Addresses.Has(made[0].ID))
}

func TestATableFillsLanesAndSteps(t *testing.T) {
	doc := journeytest.Map(0, 1)
	to, _ := target(doc)
	to.Step = to.Steps[len(to.Steps)-2]
	c := clip.FromTable(clip.Table{{"a", "b\nb", "c"}, {"", "现"}}, ids())
	steps, lanes := c.Overflow(doc, to)
	require.Equal(t, 1, steps)
	require.Zero(t, lanes)
	for _, grow := range []bool{false, true} {
		e := editor(doc)
		to.Grow = grow
		var made []clip.Ref
		_, err := e.Do(edit.Label{}, func(tx *edit.Tx) error { var err error; made, err = c.Paste(tx, to); return err })
		require.NoError(t, err)
		want := 3
		if grow {
			want = 4
			require.Equal(t, doc.Steps.Len()+1, e.Document().Steps.Len())
		}
		require.Len(t, made, want)
		require.Equal(t, "b\nb", e.Document().CardsIn(to.Lane, to.Steps[len(to.Steps)-1])[0].Text)
		require.Equal(t, "现", e.Document().CardsIn(to.Lanes[1], to.Steps[len(to.Steps)-1])[0].Text)
	}
}

func TestABlockGivesATable(t *testing.T) {
	doc := journeytest.Map(0, 1)
	to, _ := target(doc)
	table := clip.Table{{"a", "", "say \"x\""}, {"two\nlines", "b", ""}}
	e := editor(doc)
	var made []clip.Ref
	_, err := e.Do(edit.Label{}, func(tx *edit.Tx) error {
		var err error
		made, err = clip.FromTable(table, ids()).Paste(tx, to)
		return err
	})
	require.NoError(t, err)
	text := clip.Take(e.Document(), to.Map, made, false).Text()
	require.Equal(t, table, clip.ParseTable(text), "what a spreadsheet gave, it gets back")
	require.Equal(t, "a", clip.Take(e.Document(), to.Map, made[:1], false).Text(), "one card is just its text")
}

func TestAVeryLongLineGoesOnInTheNextCard(t *testing.T) {
	line := ""
	for len(line) < 50_000 {
		line += "long words and 很长的文字 "
	}
	c := clip.FromLines([]string{line, "short"}, ids())
	require.NoError(t, c.Document.Validate())
	require.Greater(t, c.Count(), 2)
}

func BenchmarkPaste1000Cells(b *testing.B) {
	doc := journeytest.Map(2000, 7)
	to, _ := target(doc)
	to.Grow = true
	var table clip.Table
	for i := range 25 {
		var row []string
		for k := range 40 {
			row = append(row, fmt.Sprint("cell ", i, " ", k))
		}
		table = append(table, row)
	}
	text := clip.FormatTable(table)
	for b.Loop() {
		e := editor(doc)
		_, err := e.Do(edit.Label{}, func(tx *edit.Tx) error {
			_, err := clip.FromTable(clip.ParseTable(text), ids()).Paste(tx, to)
			return err
		})
		if err != nil {
			b.Fatal(err)
		}
	}
}
