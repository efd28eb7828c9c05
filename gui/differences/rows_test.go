package differences_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"waymark/domain/compare"
	"waymark/domain/edit"
	"waymark/domain/journey"
	"waymark/gui/differences"
	"waymark/gui/guitest"
	"waymark/resources/i18n"
)

func TestDifferencesAreToldByMapAndStage(t *testing.T) {
	before := guitest.Example(t, "example-b2b", "en")
	e := edit.New(before, nil, edit.Options{})
	o := before.Outline(before.MapsInOrder()[0].ID)
	var card *journey.Card
	for _, l := range o.Lanes {
		if l.LaneKind == journey.Touchpoints {
			card = o.Cards(l.ID, o.Steps[0].ID)[0]
		}
	}
	_, err := e.Do(edit.Label{}, func(tx *edit.Tx) error {
		if err := tx.SetCardText(card.ID, "He said “<&%”\n第二行"); err != nil {
			return err
		}
		return tx.MoveCards([]journey.ID{card.ID}, card.Lane, o.Steps[1].ID, 0)
	})
	require.NoError(t, err)
	for lang, want := range map[string]string{i18n.English: "Changed: Card “He said", "zh-Hans": "修改：卡片", "zh-Hant": "修改：卡片"} {
		teller := differences.New(i18n.For(lang), before, e.Document())
		c := compare.Documents(before, e.Document())
		rows := teller.Rows(c, "x.")
		require.Len(t, rows, 3, "the map, the stage, the card")
		require.True(t, rows[0].Spec.Header)
		require.Equal(t, o.Stages[1].Name, rows[1].Spec.Text)
		require.Contains(t, rows[2].Spec.Text, want)
		require.Contains(t, rows[2].Spec.Note, o.Stages[0].Name, "where it was")
		require.NotContains(t, rows[2].Spec.Note, "\n")
		require.Contains(t, text(teller.Full(&c.Items[0])), "第二行")
	}
}

// text puts parts together as they are read.
func text(parts []compare.Part) string {
	var b strings.Builder
	for _, p := range parts {
		b.WriteString(p.Text)
	}
	return b.String()
}

func TestLongTextsAreToldWhereTheyChanged(t *testing.T) {
	before := guitest.Example(t, "example-b2b", "en")
	e := edit.New(before, nil, edit.Options{})
	o := before.Outline(before.MapsInOrder()[0].ID)
	card := o.Cards(o.Lanes[0].ID, o.Steps[0].ID)[0]
	long := strings.Repeat("They compare offers with colleagues. ", 5)
	write := func(text string) {
		_, err := e.Do(edit.Label{}, func(tx *edit.Tx) error { return tx.SetCardText(card.ID, text) })
		require.NoError(t, err)
	}
	write(long + "Then they call the support." + long)
	old := e.Document()
	write(long + "Then they call our support." + long)
	teller := differences.New(i18n.For(i18n.English), old, e.Document())
	c := compare.Documents(old, e.Document())
	require.Len(t, c.Items, 1)

	told := teller.Item(&c.Items[0])
	require.Contains(t, told, "call the support")
	require.Contains(t, told, "→ …")
	require.Contains(t, told, "call our support")

	parts := teller.Full(&c.Items[0])
	require.Contains(t, parts, compare.Part{Sort: compare.Removed, Text: "the "})
	require.Contains(t, parts, compare.Part{Sort: compare.Added, Text: "our "})
	require.Less(t, len(text(parts)), 250, "what stayed far from the change is left out")
}

func TestValuesThatAreChosenHaveWords(t *testing.T) {
	doc := guitest.Example(t, "example-b2b", "en")
	teller := differences.New(i18n.For("zh-Hans"), doc, doc)
	chosen := func(v string) journey.Value { return journey.Value{Kind: journey.TextValue, Text: v} }
	for _, v := range []struct {
		kind        journey.Kind
		name, value string
	}{
		{journey.CardKind, "basis", "researched"},
		{journey.CardKind, "status", "planned"},
		{journey.MapKind, "state", "future"},
		{journey.MapKind, "orientation", "landscape"},
		{journey.MapKind, "print", `{"pages":"one"}`},
		{journey.PersonaRecord, "kind", "icp"},
		{journey.SourceRecord, "kind", "user-test"},
		{journey.LaneRecord, "kind", "pain-points"},
		{journey.LaneRecord, "lineBelow", "visibility"},
		{journey.TouchpointKind, "category", "success"},
		{journey.ProjectKind, "language", "zh-Hant"},
	} {
		require.Regexp(t, `^\p{Han}`, teller.Value(v.kind, v.name, chosen(v.value)), "%s of %s", v.name, v.kind)
	}
	require.Contains(t, teller.Change(journey.MapKind, "print", chosen(`{"a":1}`), chosen(`{"a":2}`)), "已修改")
}

func TestEachFieldHasItsWords(t *testing.T) {
	doc := guitest.Example(t, "example-b2b", "en")
	for _, lang := range i18n.Languages() {
		teller := differences.New(i18n.For(lang), doc, doc)
		for _, kind := range journey.Kinds() {
			for _, f := range journey.FieldsOf(kind) {
				name := teller.Field(kind, f.Name)
				require.NotEmpty(t, name)
				if lang != i18n.English && !f.Identity {
					require.Regexp(t, `\p{Han}`, name, "%s of %s in %s", f.Name, kind, lang)
				}
			}
		}
	}
}
