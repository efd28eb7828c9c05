package edit_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"waymark/domain/edit"
	"waymark/domain/fault"
	"waymark/domain/journey"
)

func names(h *edit.History) []string {
	var out []string
	for _, v := range h.Versions() {
		out = append(out, v.Name)
	}
	return out
}

func TestANamedVersionOutlivesUndo(t *testing.T) {
	e := newEditor()
	_, err := e.Do(edit.Label{Verb: edit.VerbAddMap}, func(tx *edit.Tx) error { tx.AddMap("First"); return nil })
	require.NoError(t, err)
	named := e.Document()
	v, err := e.NameVersion(e.History().Head(), "before the workshop", "as agreed")
	require.NoError(t, err)
	label, ok := e.Undoable()
	require.True(t, ok)
	require.Equal(t, edit.VerbAddMap, label.Verb, "naming is not what undo takes back")
	_, err = e.Undo()
	require.NoError(t, err)
	require.Equal(t, []string{"before the workshop"}, names(e.History()))
	_, ok = e.Redoable()
	require.True(t, ok)
	_, err = e.NameVersion(e.History().Head(), "empty", "")
	require.NoError(t, err)
	_, ok = e.Redoable()
	require.True(t, ok, "naming does not stand in the way of redo")

	version, ok := e.History().Version(v.ID)
	require.True(t, ok)
	require.Equal(t, "as agreed", version.Note)
	then, err := e.State(version.State)
	require.NoError(t, err)
	require.True(t, journey.Equal(named, then))
	c, err := e.Restore(version.State, version.Name)
	require.NoError(t, err)
	require.Equal(t, edit.VerbRestore, c.Label.Verb)
	require.True(t, journey.Equal(named, e.Document()))
	c, err = e.Restore(version.State, version.Name)
	require.NoError(t, err)
	require.Nil(t, c)

	_, err = e.RenameVersion(v.ID, "after the workshop", "")
	require.NoError(t, err)
	require.Equal(t, []string{"after the workshop", "empty"}, names(e.History()))
	_, err = e.ForgetVersion(v.ID)
	require.NoError(t, err)
	require.Equal(t, []string{"empty"}, names(edit.NewHistory(e.History().Changes())))
	_, err = e.RenameVersion(v.ID, "again", "")
	require.Equal(t, edit.CodeGone, fault.CodeOf(err))
	_, err = e.NameVersion("", "", "")
	require.Equal(t, edit.CodeVersionName, fault.CodeOf(err))
	start, err := e.NameVersion("", "the beginning", "")
	require.NoError(t, err)
	version, _ = e.History().Version(start.ID)
	then, err = e.State(version.State)
	require.NoError(t, err)
	require.Zero(t, then.Maps.Len())
}

func TestEachDayHasAVersion(t *testing.T) {
	now := time.Date(2026, 11, 20, 23, 30, 0, 0, time.UTC)
	e := edit.New(newEditor().Document(), nil, edit.Options{Author: "Ann", Now: func() time.Time { return now }})
	for i := range 5 {
		if i == 3 {
			e.SetAuthor("Bo")
		}
		_, err := e.Do(edit.Label{}, func(tx *edit.Tx) error { tx.AddMap("M"); return nil })
		require.NoError(t, err)
		now = now.Add(20 * time.Minute)
	}
	days := e.History().Days(time.UTC)
	require.Len(t, days, 2)
	require.Equal(t, "2026-11-20", days[0].Date)
	require.Equal(t, 2, days[0].Changes)
	require.Equal(t, []string{"Ann", "Bo"}, days[1].Authors)
	require.Equal(t, e.History().Head(), days[1].State)
	require.Len(t, e.History().Days(time.FixedZone("", 8*3600)), 1)
}

func TestEveryStateOfTheHistoryComesBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := newEditor()
		states := map[journey.ID]*journey.Document{"": e.Document()}
		e.Observe(func(ev edit.Event) { states[ev.Change.ID] = ev.Document })
		for range rapid.IntRange(1, 30).Draw(t, "edits") {
			var err error
			switch rapid.IntRange(0, 5).Draw(t, "do") {
			case 0:
				_, err = e.Undo()
			case 1:
				_, err = e.Redo()
			default:
				_, err = e.Do(edit.Label{}, func(tx *edit.Tx) error { return randomEdit(t, tx) })
			}
			require.NoError(t, err)
		}
		for id, want := range states {
			got, err := e.State(id)
			require.NoError(t, err)
			require.True(t, journey.Equal(want, got))
		}
		_, err := e.State("nowhere")
		require.Equal(t, edit.CodeGone, fault.CodeOf(err))
	})
}

func TestWhoWroteWhat(t *testing.T) {
	e := newEditor()
	var id journey.ID
	_, err := e.Do(edit.Label{}, func(tx *edit.Tx) error { id = tx.AddMap("First"); return nil })
	require.NoError(t, err)
	e.SetAuthor("Bo")
	_, err = e.Do(edit.Label{}, func(tx *edit.Tx) error { return tx.Rename(tx.Document().Maps.Get(id), "Second") })
	require.NoError(t, err)
	writers := e.History().LastWriters(e.Document().Maps.Get(id))
	require.Equal(t, "Bo", writers["title"].Author)
	require.Equal(t, "Ada", writers["state"].Author)
	require.Len(t, e.History().Touching(journey.MapKind, id), 2)
	require.Empty(t, e.History().Touching(journey.MapKind, "other"))
	require.NotContains(t, e.History().LastWriters(e.Document().Project), "title")
}
