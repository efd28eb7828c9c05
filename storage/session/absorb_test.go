package session_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"waymark/domain/edit"
	"waymark/domain/journey"
	"waymark/domain/merge"
	"waymark/storage/mapfile"
	"waymark/storage/mapfile/mapfiletest"
	"waymark/storage/session"
)

// absorbCopy brings a colleague's copy into an open project.
func (b *bench) absorbCopy(s *session.Session, theirs *edit.Editor) {
	b.t.Helper()
	m, err := merge.New(
		merge.Copy{Document: s.Editor().Committed(), History: s.Editor().History()},
		merge.Copy{Document: theirs.Committed(), History: theirs.History()})
	require.NoError(b.t, err)
	require.NoError(b.t, m.TakeShown())
	r, err := m.Result(edit.Label{Subject: "copy"}, edit.Options{Author: "Ann"})
	require.NoError(b.t, err)
	require.NotNil(b.t, r.Change)
	require.NoError(b.t, s.Editor().Absorb(r.Brings, r.Change))
}

func (b *bench) colleague(changes int) *edit.Editor {
	b.t.Helper()
	theirs := edit.New(b.onDisk().Document, b.onDisk().History, edit.Options{Author: "Bo"})
	for want := theirs.History().Len() + changes; theirs.History().Len() < want; {
		mapfiletest.Edit(theirs, b.random)
	}
	return theirs
}

// What a crash leaves of a merge is all of it, and it can be undone afterwards.
func TestAMergeOutlivesACrash(t *testing.T) {
	b := newBench(t)
	theirs := b.colleague(6)
	s := b.open()
	b.edit(s, 4)
	mine := s.Editor().Committed()
	b.absorbCopy(s, theirs)
	merged := s.Editor().Committed()
	named, err := s.Editor().NameVersion(s.Editor().History().Head(), "with Bo's", "")
	require.NoError(t, err)
	b.crash(s)

	s = b.open()
	require.Equal(t, 4+6+1+1, s.Recovered().Changes)
	require.Empty(t, s.Recovered().Copies)
	require.True(t, journey.Equal(merged, s.Editor().Committed()))
	require.Equal(t, named.ID, s.Editor().History().Versions()[0].ID)
	b.ring()
	require.NoError(t, s.Close())

	f, err := mapfile.Check(b.path)
	require.NoError(t, err)
	require.Len(t, f.History, 30+4+6+1+1)
	require.True(t, journey.Equal(merged, f.Document))
	s = b.open()
	label, _ := s.Editor().Undoable()
	require.Equal(t, edit.VerbMerge, label.Verb)
	_, err = s.Editor().Undo()
	require.NoError(t, err)
	require.True(t, journey.Equal(mine, s.Editor().Committed()))
	for {
		c, err := s.Editor().Undo()
		require.NoError(t, err)
		if c == nil {
			break
		}
	}
	require.NoError(t, s.Close())
	_, err = mapfile.Check(b.path)
	require.NoError(t, err)
}

// The file moved on while the program was dead: what was merged meanwhile is
// merged again.
func TestAMergeThatNoLongerFitsIsMerged(t *testing.T) {
	b := newBench(t)
	theirs, other := b.colleague(5), b.colleague(3)
	s := b.open()
	b.edit(s, 2)
	b.absorbCopy(s, theirs)
	b.edit(s, 2)
	mine := s.Editor().History().Changes()[30:]
	require.Len(t, mine, 2+5+1+2)
	b.crash(s)
	_, err := mapfile.Save(b.path, other.Committed(), other.History().Changes(), true)
	require.NoError(t, err)

	s = b.open()
	require.Equal(t, len(mine), s.Recovered().Changes)
	require.Empty(t, s.Recovered().Copies)
	for _, c := range append(mine, other.History().Changes()[30:]...) {
		require.NotNil(t, s.Editor().History().Change(c.ID))
	}
	require.NoError(t, s.Close())
	_, err = mapfile.Check(b.path)
	require.NoError(t, err)
}

// What a merge brought in into a project that was as it was saved begins where its own
// next change does.
func TestAMergeIntoUntouchedWorkOutlivesACrash(t *testing.T) {
	b := newBench(t)
	theirs := b.colleague(6)
	s := b.open()
	before := s.Editor().Committed()
	b.absorbCopy(s, theirs)
	merged := s.Editor().Committed()
	b.edit(s, 4)
	want := s.Editor().Committed()
	b.crash(s)

	s = b.open()
	require.Equal(t, 6+1+4, s.Recovered().Changes)
	require.True(t, journey.Equal(want, s.Editor().Committed()))
	require.Equal(t, 30+6+1+4, s.Editor().History().Len())
	for !journey.Equal(merged, s.Editor().Committed()) {
		c, err := s.Editor().Undo()
		require.NoError(t, err)
		require.NotNil(t, c)
	}
	label, _ := s.Editor().Undoable()
	require.Equal(t, edit.VerbMerge, label.Verb)
	_, err := s.Editor().Undo()
	require.NoError(t, err)
	require.True(t, journey.Equal(before, s.Editor().Committed()), "the merge is one step")
	require.NoError(t, s.Close())
	_, err = mapfile.Check(b.path)
	require.NoError(t, err)
}
