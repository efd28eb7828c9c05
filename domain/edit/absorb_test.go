package edit_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"waymark/domain/edit"
	"waymark/domain/fault"
	"waymark/domain/journey"
)

// A journal gives what a merge brought in before the merge: it counts with the
// merge, and not without.
func TestWhatAMergeBringsWaitsForIt(t *testing.T) {
	e := newEditor()
	_, err := e.Do(edit.Label{}, func(tx *edit.Tx) error { tx.AddMap("First"); return nil })
	require.NoError(t, err)
	start := e.Document()
	head := e.History().Head()
	theirs := edit.New(start, e.History().Changes(), edit.Options{})
	side, err := theirs.Do(edit.Label{}, func(tx *edit.Tx) error { tx.AddMap("Theirs"); return nil })
	require.NoError(t, err)
	mine, err := e.Do(edit.Label{}, func(tx *edit.Tx) error { tx.AddMap("Mine"); return nil })
	require.NoError(t, err)
	union, err := side.Diff.Apply(e.Document())
	require.NoError(t, err)
	merge := &edit.Change{
		ID: "merge", Time: mine.Time, Label: edit.Label{Verb: edit.VerbMerge},
		Parents: []journey.ID{mine.ID, side.ID}, Diff: edit.Compare(e.Document(), union),
	}

	require.Equal(t, edit.CodeHistoryMismatch, fault.CodeOf(e.Absorb(nil, merge)), "what it brings is missing")
	require.NoError(t, e.Append(side))
	require.Equal(t, 2, e.History().Len(), "it waits")
	require.Equal(t, mine.ID, e.History().Head())
	require.Equal(t, edit.CodeHistoryMismatch, fault.CodeOf(e.Append(side)), "once")
	require.Equal(t, edit.CodeHistoryMismatch, fault.CodeOf(e.Append(&edit.Change{ID: "x", Parents: []journey.ID{"nowhere"}})))
	require.NoError(t, e.Append(merge))
	require.Equal(t, 4, e.History().Len())
	require.Equal(t, []*edit.Change{e.History().Change(head), mine, merge}, e.History().Main())
	require.True(t, journey.Equal(union, e.Document()))

	then, err := e.State(side.ID)
	require.NoError(t, err)
	require.True(t, journey.Equal(theirs.Document(), then), "the state of what came in")
	_, err = e.Undo()
	require.NoError(t, err)
	require.Equal(t, 2, e.Document().Maps.Len())
	_, err = e.Undo()
	require.NoError(t, err)
	require.True(t, journey.Equal(start, e.Document()), "undo goes along one's own line")
}
