package merge_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"waymark/domain/edit"
	"waymark/domain/journey"
	"waymark/domain/merge"
)

// busy does some edits, undos and redos, and names, renames and forgets versions.
func (w *world) busy(e *edit.Editor, most int) {
	for range rapid.IntRange(0, most).Draw(w.t, "acts") {
		changes, versions := e.History().Changes(), e.History().Versions()
		var err error
		switch rapid.IntRange(0, 6).Draw(w.t, "act") {
		case 0:
			state := journey.ID("")
			if len(changes) > 0 && rapid.IntRange(0, 3).Draw(w.t, "the beginning") > 0 {
				state = changes[rapid.IntRange(0, len(changes)-1).Draw(w.t, "state")].ID
			}
			_, err = e.NameVersion(state, fmt.Sprint("version ", len(changes)), "")
		case 1:
			if len(versions) > 0 {
				v := versions[rapid.IntRange(0, len(versions)-1).Draw(w.t, "version")]
				if rapid.Bool().Draw(w.t, "forget") {
					_, err = e.ForgetVersion(v.ID)
				} else {
					_, err = e.RenameVersion(v.ID, "renamed", "note")
				}
			}
		case 2:
			if len(versions) > 0 {
				_, err = e.Restore(versions[0].State, "then")
			}
		default:
			w.work(e, rapid.IntRange(1, 3).Draw(w.t, "edits"))
		}
		require.NoError(w.t, err)
	}
}

// comesBack brings a copy that was sent without its history back into its home, and
// holds what everybody expects of that.
func (w *world) comesBack(home, copied *edit.Editor) {
	t := w.t
	before, had := home.Document(), home.History().Versions()
	m := w.merged(home, copied)
	if !m.Nothing() {
		require.Equal(t, merge.Returned, m.Relation(), "nothing is matched by names")
	}
	r, err := m.Result(edit.Label{}, w.options("merge"))
	require.NoError(t, err)
	if r.Change == nil {
		return
	}
	require.NoError(t, home.Absorb(r.Brings, r.Change))
	require.NoError(t, home.Document().Validate())
	require.True(t, w.merged(home, copied).Nothing(), "a second time it brings nothing")

	// The versions of both are there, and look as they did.
	now := home.History().Versions()
	for _, v := range copied.History().Versions() {
		i := slices.IndexFunc(now, func(o edit.Version) bool { return o.ID == v.ID })
		if i < 0 { // forgotten at home after an earlier return
			require.True(t, slices.ContainsFunc(home.History().Changes(), func(c *edit.Change) bool {
				return c.Label.Verb == edit.VerbForgetVersion && c.Marks == v.ID
			}))
			continue
		}
		there, err := copied.State(v.State)
		require.NoError(t, err)
		here, err := home.State(now[i].State)
		require.NoError(t, err)
		require.Empty(t, edit.Compare(there, here), "version %s", v.Name)
	}
	for _, v := range had {
		require.True(t, slices.ContainsFunc(now, func(o edit.Version) bool { return o.ID == v.ID && o.State == v.State }) ||
			slices.ContainsFunc(copied.History().Changes(), func(c *edit.Change) bool {
				return c.Label.Verb == edit.VerbForgetVersion && c.Marks == v.ID
			}))
	}
	if len(r.Change.Diff) > 0 {
		again := edit.New(home.Document(), home.History().Changes(), w.options("undo"))
		_, err = again.Undo()
		require.NoError(t, err)
		require.True(t, journey.Equal(before, again.Document()), "one step of undo")
	}
}

// A copy comes back again and again while both work on, with versions of their own.
func TestSentCopiesComeBackWithTheirVersions(t *testing.T) {
	check(t, func(w *world) {
		home := w.first()
		w.busy(home, 4)
		copied := w.sent(home)
		for range rapid.IntRange(1, 3).Draw(w.t, "returns") {
			w.busy(home, 4)
			w.busy(copied, 4)
			w.comesBack(home, copied)
		}
	})
}

// Copies go to several people and are passed on by them.
func TestCopiesOfCopiesComeBack(t *testing.T) {
	check(t, func(w *world) {
		home := w.first()
		w.busy(home, 3)
		bob, eve := w.sent(home), w.sent(home)
		w.busy(bob, 3)
		w.busy(home, 3)
		cem := w.sent(bob)
		w.busy(cem, 3)
		w.busy(eve, 3)
		w.busy(bob, 2)
		if rapid.Bool().Draw(w.t, "through Bob") {
			w.comesBack(bob, cem)
			w.comesBack(home, bob)
		} else {
			w.comesBack(home, bob)
			w.comesBack(home, cem) // home knows by now what Bob sent
		}
		w.comesBack(home, eve)
		w.busy(home, 2)
		for _, other := range []*edit.Editor{bob, cem, eve} {
			w.busy(other, 2)
			w.comesBack(home, other)
		}
	})
}
