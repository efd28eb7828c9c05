package edit_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"waymark/domain/edit"
	"waymark/domain/journey"
)

// typeCard adds a card and goes on typing in it, as a board that keeps what is
// typed does.
func typeCard(t *testing.T, b *board, verb edit.Verb, texts ...string) journey.ID {
	t.Helper()
	var id journey.ID
	_, err := b.Do(edit.Label{Verb: verb, Subject: texts[0]}, func(tx *edit.Tx) error {
		var err error
		id, err = tx.AddCard(b.doing, b.one, 0, texts[0])
		return err
	})
	require.NoError(t, err)
	for _, text := range texts[1:] {
		_, err := b.Do(edit.Label{Verb: edit.VerbTypeOn, Subject: text}, func(tx *edit.Tx) error { return tx.SetCardText(id, text) })
		require.NoError(t, err)
	}
	return id
}

func TestATypingIsUndoneAsAWhole(t *testing.T) {
	b := newBoard(t)
	before := b.Document()
	id := typeCard(t, b, edit.VerbAddCard, "He", "Hello", "Hello world")
	after := b.Document()
	label, ok := b.Undoable()
	require.True(t, ok)
	require.Equal(t, edit.Label{Verb: edit.VerbAddCard, Subject: "Hello world"}, label)

	c, err := b.Undo()
	require.NoError(t, err)
	require.NotNil(t, c)
	require.True(t, journey.Equal(before, b.Document()), "not a letter of it is left")
	_, err = b.Redo()
	require.NoError(t, err)
	require.True(t, journey.Equal(after, b.Document()), "and all of it comes back")
	_, more := b.Redoable()
	require.False(t, more)

	// So it is in a file that was closed meanwhile.
	reopened := edit.New(b.Committed(), b.History().Changes(), edit.Options{Author: "Ada"})
	_, err = reopened.Undo()
	require.NoError(t, err)
	require.True(t, journey.Equal(before, reopened.Document()))
	_, err = reopened.Redo()
	require.NoError(t, err)
	require.Equal(t, "Hello world", reopened.Document().Cards.Get(id).Text)
}

func TestTwoTypingsAreTwoSteps(t *testing.T) {
	b := newBoard(t)
	first := typeCard(t, b, edit.VerbAddCard, "one", "one!")
	typeCard(t, b, edit.VerbAddCard, "two", "two!")
	_, err := b.Undo()
	require.NoError(t, err)
	require.Equal(t, "one!", b.Document().Cards.Get(first).Text)
	require.Equal(t, "one!abc", b.cell(b.doing, b.one))
	_, err = b.Undo()
	require.NoError(t, err)
	require.Equal(t, "abc", b.cell(b.doing, b.one))
	_, err = b.Redo()
	require.NoError(t, err)
	require.Equal(t, "one!abc", b.cell(b.doing, b.one), "only the first")
}

func TestATypingOfSomethingElseStandsAlone(t *testing.T) {
	b := newBoard(t)
	b.must(t, func(tx *edit.Tx) error { return tx.SetCardText(b.a, "A") })
	_, err := b.Do(edit.Label{Verb: edit.VerbTypeOn}, func(tx *edit.Tx) error { return tx.SetCardText(b.b, "B") })
	require.NoError(t, err)
	_, err = b.Undo()
	require.NoError(t, err)
	require.Equal(t, "Abc", b.cell(b.doing, b.one), "it went on from nothing, so it takes nothing along")
}

func TestANewThingKeepsItsIDThroughPreviews(t *testing.T) {
	b := newBoard(t)
	g, err := b.Begin(edit.Label{Verb: edit.VerbAddCard})
	require.NoError(t, err)
	seen := map[journey.ID]bool{}
	for _, text := range []string{"", "a", "ab"} {
		require.NoError(t, g.Preview(func(tx *edit.Tx) error {
			id, err := tx.AddCard(b.pains, b.one, 0, text)
			seen[id] = true
			return err
		}))
	}
	require.Len(t, seen, 1)
	_, err = g.Commit()
	require.NoError(t, err)
	require.Equal(t, "ab", b.cell(b.pains, b.one))
}
