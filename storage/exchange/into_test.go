package exchange_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"waymark/domain/edit"
	"waymark/domain/fault"
	"waymark/domain/journey"
	"waymark/storage/exchange"
)

func goodDocument(t *testing.T) *journey.Document {
	t.Helper()
	doc, err := exchange.Import([]byte(good))
	require.NoError(t, err)
	return doc
}

func TestImportIntoWritesOnlyTheKeysThatAreThere(t *testing.T) {
	editor, change, err := into(goodDocument(t), `{"maps": [{"id": "m1", "cards": [{"id": "c1", "text": "Peers"}]}, {"id": "m2"}]}`)
	require.NoError(t, err)
	require.Len(t, change.Diff, 1)
	require.Equal(t, []edit.FieldDiff{{
		Name: "text",
		From: journey.Value{Kind: journey.TextValue, Text: "Search"}, To: journey.Value{Kind: journey.TextValue, Text: "Peers"},
	}}, change.Diff[0].Fields)
	require.Equal(t, 5, editor.Document().Cards.Get("c1").Importance)
}

func TestImportIntoTakesAnArrayAsTheWholeSet(t *testing.T) {
	doc := goodDocument(t)
	editor, _, err := into(doc, `{"personas": [{"id": "cfo", "name": "CFO"}]}`)
	require.NoError(t, err)
	now := editor.Document()
	require.False(t, now.Personas.Has("dir"))
	require.Zero(t, now.Emotions.Len(), "the emotions of a persona go with it")
	require.Empty(t, now.Maps.Get("m1").Personas, "references to it are dropped")
	require.Equal(t, 1, now.Cards.Len())

	editor, _, err = into(doc, `{"maps": [{"id": "m1"}]}`)
	require.NoError(t, err)
	require.False(t, editor.Document().Stages.Has("s2"), "all of a map goes with it")
	require.True(t, editor.Document().Stages.Has("s1"))

	editor, _, err = into(doc, `{"maps": [{"id": "m1", "cards": []}, {"id": "m2"}]}`)
	require.NoError(t, err)
	require.Zero(t, editor.Document().Cards.Len())
	require.Zero(t, editor.Document().Comments.Len(), "what was said about a card goes with it")
}

func TestImportIntoMovesRecordsBetweenParents(t *testing.T) {
	doc := goodDocument(t)
	editor, change, err := into(doc, `{"maps": [
		{"id": "m1", "stages": [
			{"id": "s1", "steps": [{"id": "t9", "name": "New"}]},
			{"id": "s3", "name": "Search", "steps": [{"id": "t1"}]}]},
		{"id": "m2"}]}`)
	require.NoError(t, err)
	now := editor.Document()
	require.Equal(t, journey.ID("s3"), now.Steps.Get("t1").Stage)
	require.Equal(t, journey.ID("t1"), now.Cards.Get("c1").Step, "a step takes its cards along")
	require.Equal(t, 1, now.Emotions.Len())
	require.Len(t, change.Diff, 3)
}

func TestImportIntoRefusesWhatDoesNotFit(t *testing.T) {
	cases := []struct {
		name, data string
		code       fault.Code
		says       string
	}{
		{"a lane that goes", `{"maps": [{"id": "m1", "lanes": [], "cards": [{"id": "c1"}]}, {"id": "m2"}]}`, journey.CodeDangling, "names the lane “l1”, which this import removes"},
		{"a persona that goes", `{"personas": [], "maps": [{"id": "m1", "personas": ["dir"]}, {"id": "m2"}]}`, journey.CodeDangling, "names the persona “dir”, which this import removes"},
		{"an id of another kind", `{"sources": [{"id": "c1"}]}`, journey.CodeDuplicateID, "“c1” is used twice"},
		{"a step without its cards' map", `{"maps": [{"id": "m1", "stages": []}, {"id": "m2", "stages": [{"id": "s2", "steps": [{"id": "t2"}, {"id": "t1"}]}]}]}`, journey.CodeWrongMap, "stands in a lane of one map and a step of another"},
		{"a card of another map", `{"maps": [{"id": "m1"}, {"id": "m2", "cards": [{"id": "c1"}]}]}`, journey.CodeWrongMap, "which belongs to another map"},
		{"the last step taken away", `{"maps": [{"id": "m1", "stages": [{"id": "s1"}, {"id": "s3", "steps": [{"id": "t1"}]}]}, {"id": "m2"}]}`, journey.CodeEmptyStage, "Trigger"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			doc := goodDocument(t)
			editor, change, err := into(doc, c.data)
			require.Error(t, err)
			require.Contains(t, err.Error(), c.says)
			require.Equal(t, c.code, fault.CodeOf(err))
			require.Nil(t, change)
			require.Same(t, doc, editor.Document())
		})
	}
}

func TestTheProjectKeepsItsOwnID(t *testing.T) {
	doc := goodDocument(t)
	editor, _, err := into(doc, `{"project": {"id": "other", "title": "Renamed"}, "comments": [{"id": "k2", "on": "other", "text": "Hello"}]}`)
	require.NoError(t, err)
	require.Equal(t, journey.ID("p1"), editor.Document().Project.ID)
	require.Equal(t, "Renamed", editor.Document().Project.Title)
	require.Equal(t, journey.ID("p1"), editor.Document().Comments.Get("k2").On)
	require.False(t, editor.Document().Comments.Get("k2").Time.IsZero())
	require.False(t, editor.Document().Comments.Has("k1"))
}

func TestImportIntoKeepsThePlaceOfACardThatIsNotTold(t *testing.T) {
	doc := goodDocument(t)
	editor, change, err := into(doc, `{"maps": [{"id": "m1", "cards": [{"lane": "l1", "step": "t1", "text": "First"}, {"id": "c1"}]}, {"id": "m2"}]}`)
	require.NoError(t, err)
	require.Len(t, change.Diff, 1, "the old card keeps its order key")
	cards := editor.Document().CardsIn("l1", "t1")
	require.Equal(t, []string{"First", "Search"}, []string{cards[0].Text, cards[1].Text})
}
