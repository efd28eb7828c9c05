package edit_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"waymark/domain/edit"
	"waymark/domain/journey"
)

// TestStepsAreWhatUndoAndRedoDo walks back and forth and holds the lists to it.
func TestStepsAreWhatUndoAndRedoDo(t *testing.T) {
	doc := journey.New(&journey.Project{ID: "p", Language: "en", ReviewEveryMonths: 3})
	e := edit.New(doc, nil, edit.Options{Author: "Lena"})
	for i := range 5 {
		title := fmt.Sprint(i)
		_, err := e.Do(edit.Label{Verb: edit.VerbRename, Subject: title}, func(tx *edit.Tx) error {
			return tx.Rename(tx.Document().Project, title)
		})
		require.NoError(t, err)
	}
	subjects := func(steps []edit.Step) []string {
		var out []string
		for _, s := range steps {
			require.Equal(t, "Lena", s.Change.Author)
			require.Empty(t, s.Change.Reverts, "the change that was made by hand")
			out = append(out, s.Label.Subject)
		}
		return out
	}
	require.Equal(t, []string{"4", "3", "2", "1", "0"}, subjects(e.UndoSteps(99)))
	require.Equal(t, []string{"4", "3"}, subjects(e.UndoSteps(2)))
	require.Empty(t, e.RedoSteps(99))
	var undone []string
	for range 3 {
		next := e.UndoSteps(1)[0].Label.Subject
		_, err := e.Undo()
		require.NoError(t, err)
		undone = append(undone, next)
	}
	slices.Reverse(undone)
	require.Equal(t, undone, subjects(e.RedoSteps(99)))
	require.Equal(t, []string{"1", "0"}, subjects(e.UndoSteps(99)))
	for _, want := range undone {
		require.Equal(t, want, e.RedoSteps(1)[0].Label.Subject)
		_, err := e.Redo()
		require.NoError(t, err)
		require.Equal(t, want, e.Document().Project.Title)
	}
	require.Empty(t, e.RedoSteps(99))
	require.Equal(t, []string{"4", "3", "2", "1", "0"}, subjects(e.UndoSteps(99)))
}
