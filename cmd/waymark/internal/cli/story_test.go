package cli_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"waymark/domain/edit"
	"waymark/domain/journey"
	"waymark/storage/mapfile"
)

// saveStory writes a file in which a card was added and moved, and the move
// undone and redone.
func saveStory(t *testing.T, path string) {
	t.Helper()
	project := journey.NewRecord(journey.ProjectKind, "p").(*journey.Project)
	project.Title = "Story"
	doc := journey.New(project)
	m := journey.NewRecord(journey.MapKind, "map").(*journey.Map)
	m.Order, m.Title = "V", "Story"
	doc.Put(m)
	doc.Put(&journey.Stage{ID: "stage", Map: "map", Order: "V", Name: "Stage"})
	doc.Put(&journey.Step{ID: "s1", Stage: "stage", Order: "V"})
	doc.Put(&journey.Step{ID: "s2", Stage: "stage", Order: "W", Name: "Second"})
	lane := journey.NewRecord(journey.LaneRecord, "lane").(*journey.Lane)
	lane.Map, lane.Order, lane.LaneKind = "map", "V", journey.Touchpoints
	doc.Put(lane)
	require.NoError(t, doc.Validate())

	editor := edit.New(doc, nil, edit.Options{Author: "Ann"})
	var card journey.ID
	_, err := editor.Do(edit.Label{Verb: edit.VerbAddCard, Subject: "Live demo"}, func(tx *edit.Tx) (err error) {
		card, err = tx.AddCard("lane", "s1", 0, "Live demo")
		return err
	})
	require.NoError(t, err)
	_, err = editor.Do(edit.Label{Verb: edit.VerbMoveCard, Subject: "Live demo"}, func(tx *edit.Tx) error {
		return edit.Update(tx, card, func(c *journey.Card) { c.Step = "s2" })
	})
	require.NoError(t, err)
	_, err = editor.Undo()
	require.NoError(t, err)
	_, err = editor.Redo()
	require.NoError(t, err)
	_, err = mapfile.Save(path, editor.Document(), editor.History().Changes(), false)
	require.NoError(t, err)
}
