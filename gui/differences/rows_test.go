package differences_test

import (
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
		require.Contains(t, teller.Full(&c.Items[0]), "第二行")
	}
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
