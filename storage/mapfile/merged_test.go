package mapfile_test

import (
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"waymark/domain/edit"
	"waymark/domain/fault"
	"waymark/domain/journey"
	"waymark/domain/merge"
	"waymark/storage/mapfile"
	"waymark/storage/mapfile/mapfiletest"
)

// united is a project in which two copies came together, one of them with nothing
// changed before.
func united(t *testing.T, before int) *edit.Editor {
	t.Helper()
	base := mapfiletest.Project(30, before, 3)
	random := rand.New(rand.NewPCG(1, 2))
	ours := edit.New(base.Committed(), base.History().Changes(), edit.Options{Author: "Ann"})
	theirs := edit.New(base.Committed(), base.History().Changes(), edit.Options{Author: "Bo"})
	for theirs.History().Len() < before+20 {
		mapfiletest.Edit(theirs, random)
	}
	for before > 0 && ours.History().Len() < before+20 {
		mapfiletest.Edit(ours, random)
	}
	m, err := merge.New(merge.Copy{Document: ours.Committed(), History: ours.History()}, merge.Copy{Document: theirs.Committed(), History: theirs.History()})
	require.NoError(t, err)
	require.NoError(t, m.TakeTheirs())
	r, err := m.Result(edit.Label{Subject: "copy"}, edit.Options{Author: "Ann"})
	require.NoError(t, err)
	require.NoError(t, ours.Absorb(r.Brings, r.Change))
	_, err = ours.NameVersion(ours.History().Head(), "together 合并", "a note\nof two lines")
	require.NoError(t, err)
	_, _, err = ours.SendCopy("Cem", edit.Sending{NoNotes: true})
	require.NoError(t, err)
	return ours
}

func TestMergesVersionsAndCopiesAreKept(t *testing.T) {
	for _, before := range []int{0, 15} {
		e := united(t, before)
		data, err := mapfile.Encode(e.Committed(), e.History().Changes())
		require.NoError(t, err)
		path := put(t, data)
		f, err := mapfile.Check(path)
		require.NoError(t, err)
		require.Empty(t, f.Warnings)
		require.True(t, journey.Equal(e.Committed(), f.Document))
		require.Equal(t, e.History().Len(), len(f.History))
		for i, c := range e.History().Changes() {
			sameChange(t, c, f.History[i])
			require.Equal(t, c.Marks, f.History[i].Marks)
			require.Equal(t, c.Note, f.History[i].Note)
			require.Equal(t, len(c.Aside), len(f.History[i].Aside))
		}
		require.Equal(t, e.History().Versions(), edit.NewHistory(f.History).Versions())
		again, err := mapfile.Encode(f.Document, f.History)
		require.NoError(t, err)
		require.Equal(t, data, again)
	}
}

// A change that came in by a merge and does not fit is found by the check.
func TestBranchesThatDoNotFitAreFound(t *testing.T) {
	e := united(t, 15)
	changes := append([]*edit.Change(nil), e.History().Changes()...)
	onMain := make(map[journey.ID]bool)
	for _, c := range e.History().Main() {
		onMain[c.ID] = true
	}
	for i, c := range changes {
		if onMain[c.ID] || len(c.Diff) == 0 || len(c.Diff[0].Fields) == 0 {
			continue
		}
		broken := *c
		broken.Diff = broken.Diff.Invert()
		changes[i] = &broken
		break
	}
	path := put(t, nil)
	_, err := mapfile.Save(path, e.Committed(), changes, true)
	require.NoError(t, err)
	_, err = mapfile.Open(path)
	require.NoError(t, err, "what is in it is sound")
	_, err = mapfile.Check(path)
	require.Equal(t, mapfile.CodeHistory, fault.CodeOf(err))
}
