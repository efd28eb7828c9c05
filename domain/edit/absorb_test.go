package edit_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"waymark/domain/edit"
	"waymark/domain/fault"
	"waymark/domain/journey"
)

// A journal gives what a merge brought in before the merge: it counts with the
// merge, and not without.
func TestWhatAMergeBringsComesWithIt(t *testing.T) {
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
	require.Equal(t, edit.CodeHistoryMismatch, fault.CodeOf(e.Replay([]*edit.Change{side})))
	require.Equal(t, edit.CodeHistoryMismatch, fault.CodeOf(e.Replay([]*edit.Change{{ID: "x", Parents: []journey.ID{"nowhere"}}})))
	require.Equal(t, 2, e.History().Len())
	require.NoError(t, e.Replay([]*edit.Change{side, merge}))
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

// The journal of somebody who merged copies, with or without work of his own in
// between, gives the same again; cut off anywhere, it gives what was done until then.
func TestAJournalWithMergesIsReplayed(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := newEditor()
		rename := func(e *edit.Editor) {
			name := texts.Draw(t, "title")
			_, err := e.Do(edit.Label{}, func(tx *edit.Tx) error { tx.AddMap(name); return nil })
			require.NoError(t, err)
		}
		for range rapid.IntRange(0, 3).Draw(t, "edits in the file") {
			rename(e)
		}
		file, base := e.Document(), e.History().List()
		states := map[int]*journey.Document{base.Len(): file}
		note := func() { states[e.History().Len()] = e.Document() }
		copies := 0
		for range rapid.IntRange(1, 6).Draw(t, "acts") {
			if rapid.Bool().Draw(t, "own work") {
				for range rapid.IntRange(1, 3).Draw(t, "edits") {
					rename(e)
					note()
				}
				continue
			}
			// A colleague who has seen all up to some state.
			main := e.History().Main()
			at := rapid.IntRange(0, len(main)).Draw(t, "parted")
			from := journey.ID("")
			if at > 0 {
				from = main[at-1].ID
			}
			then, err := e.State(from)
			require.NoError(t, err)
			copies++
			n := 0
			theirs := edit.New(then, main[:at], edit.Options{NewID: func() journey.ID { n++; return journey.ID(fmt.Sprintf("copy%d-%d", copies, n)) }})
			for range rapid.IntRange(1, 3).Draw(t, "edits of a colleague") {
				rename(theirs)
			}
			brings := theirs.History().Changes()[at:]
			union := e.Document()
			for _, c := range brings {
				union, err = c.Diff.Apply(union)
				require.NoError(t, err)
			}
			merge := &edit.Change{
				ID: journey.ID(fmt.Sprint("merge", copies)), Label: edit.Label{Verb: edit.VerbMerge},
				Parents: []journey.ID{e.History().Head(), theirs.History().Head()}, Diff: edit.Compare(e.Document(), union),
			}
			require.NoError(t, e.Absorb(brings, merge))
			note()
		}
		journal, err := e.History().List().From(base.Len())
		require.NoError(t, err)
		cut := rapid.IntRange(0, len(journal)).Draw(t, "cut off")
		again := edit.Resume(file, base, edit.Options{})
		if err := again.Replay(journal[:cut]); err != nil { // nothing but the beginning of a merge
			require.Equal(t, base.Len(), again.History().Len())
		}
		if again.History().Len() != base.Len()+cut { // in the middle of what a merge brings
			require.Nil(t, states[base.Len()+cut])
		}
		if was := states[again.History().Len()]; was != nil {
			require.True(t, journey.Equal(was, again.Document()))
		}
		for n := range states {
			require.True(t, n > base.Len()+cut || n <= again.History().Len(), "what was done is there")
		}
		require.NoError(t, edit.Resume(file, base, edit.Options{}).Replay(journal))
	})
}
