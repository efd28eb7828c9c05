package merge_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"waymark/domain/edit"
	"waymark/domain/journey"
	"waymark/domain/merge"
)

// sent sends a copy without its history and gives the editor that somebody opens
// it with.
func (w *world) sent(e *edit.Editor) *edit.Editor {
	s := edit.Sending{NoComments: rapid.Bool().Draw(w.t, "no comments"), NoNotes: rapid.Bool().Draw(w.t, "no notes")}
	if maps := e.Document().Maps.IDs(); len(maps) > 0 && rapid.Bool().Draw(w.t, "one map") {
		s.Maps = maps[:1]
	}
	doc, _, err := e.SendCopy("Dan", s)
	require.NoError(w.t, err)
	require.NoError(w.t, doc.Validate())
	return edit.New(doc, nil, w.options("dan"))
}

// A copy that was sent without its history comes back, twice: what was left out of
// it stays, and what was done on either side is in.
func TestSentCopiesComeBack(t *testing.T) {
	check(t, func(w *world) {
		_, c := w.parted("ann")
		ours := c[0]
		theirs := w.sent(ours)
		require.True(w.t, w.merged(ours, theirs).Nothing(), "nothing was done in it")
		for range 2 {
			w.work(theirs, rapid.IntRange(0, 6).Draw(w.t, "edits"))
			m := w.merged(ours, theirs)
			require.Equal(w.t, merge.Returned, m.Relation())
			w.absorb(ours, theirs)
			require.NoError(w.t, ours.Document().Validate())
			require.True(w.t, w.merged(ours, theirs).Nothing())
			w.work(ours, rapid.IntRange(0, 3).Draw(w.t, "edits at home"))
		}
		require.Empty(w.t, ours.Document().Project.CopyID)
	})
}

// Without work at home, what they leave alone is as it was, even what they never
// got.
func TestWhatWasNotSentIsNotRemoved(t *testing.T) {
	check(t, func(w *world) {
		_, c := w.parted("ann")
		ours := c[0]
		before := ours.Document()
		theirs := w.sent(ours)
		got := theirs.Document()
		w.work(theirs, rapid.IntRange(1, 6).Draw(w.t, "edits"))
		m := w.merged(ours, theirs)
		for r := range before.Records() {
			k, id := r.Kind(), r.RecordID()
			if got.Record(k, id) != nil || k == journey.CommentKind {
				continue // they had it; a comment goes with what it is on
			}
			is := m.Document().Record(k, id)
			require.NotNil(w.t, is, "%s %s was never sent", k, id)
			require.True(w.t, journey.SameRecord(r, is))
		}
		for r := range before.RecordsOf(journey.CommentKind) {
			on := r.(*journey.Comment).On
			gone := m.Document().Find(on) == nil
			listed := slices.ContainsFunc(m.Notes(), func(n merge.Note) bool { return n.Record == r.RecordID() })
			require.True(w.t, gone || m.Document().Record(journey.CommentKind, r.RecordID()) != nil)
			require.True(w.t, !gone || listed || theirs.Document().Find(on) == nil)
		}
	})
}

// A copy of which we know nothing is merged by ids, and nothing is lost by that.
func TestStrangersLoseNothing(t *testing.T) {
	check(t, func(w *world) {
		_, c := w.parted("ann", "bob")
		bare := func(e *edit.Editor, name string) *edit.Editor { return edit.New(e.Document(), nil, w.options(name)) }
		a, b := bare(c[0], "x"), bare(c[1], "y")
		m := w.merged(a, b)
		if journey.Equal(a.Document(), b.Document()) {
			require.True(w.t, m.Nothing())
			return
		}
		require.Equal(w.t, merge.Foreign, m.Relation())
		for r := range a.Document().Records() {
			require.NotNil(w.t, m.Document().Record(r.Kind(), r.RecordID()))
		}
		for _, k := range journey.Kinds() { // theirs may have ours' ids now, where the names are the same
			require.GreaterOrEqual(w.t, m.Document().Count(k), b.Document().Count(k))
		}
		r, err := m.Result(edit.Label{}, w.options("merge"))
		require.NoError(w.t, err)
		if r.Change != nil {
			require.NoError(w.t, a.Absorb(r.Brings, r.Change))
			require.NoError(w.t, m.TakeTheirs())
		}
	})
}
