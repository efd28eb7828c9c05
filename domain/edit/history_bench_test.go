package edit_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"waymark/domain/edit"
	"waymark/domain/journey/journeytest"
)

// BenchmarkToAndFro reads a history in which one change was undone and redone
// 10,000 times: each of them reverts the one before.
func BenchmarkToAndFro(b *testing.B) {
	e := toAndFro(b, 10_000)
	for b.Loop() {
		edit.NewHistory(e.History().Changes())
	}
}

func TestToAndFroIsKnownAgain(t *testing.T) {
	for _, rounds := range []int{1, 2, 501} {
		e := toAndFro(t, rounds)
		again := edit.New(e.Committed(), e.History().Changes(), edit.Options{})
		can := func(undo, redo bool) {
			_, u := again.Undoable()
			_, r := again.Redoable()
			require.Equal(t, []bool{undo, redo}, []bool{u, r}, "undo, redo")
		}
		can(true, false) // the last thing done was a redo
		_, err := again.Undo()
		require.NoError(t, err)
		can(false, true)
	}
}

func toAndFro(tb testing.TB, rounds int) *edit.Editor {
	tb.Helper()
	e := edit.New(journeytest.Map(5, 1), nil, edit.Options{})
	_, err := e.Do(edit.Label{}, func(tx *edit.Tx) error { return tx.Rename(tx.Document().Project, "new") })
	require.NoError(tb, err)
	for range rounds {
		_, err = e.Undo()
		require.NoError(tb, err)
		_, err = e.Redo()
		require.NoError(tb, err)
	}
	return e
}
