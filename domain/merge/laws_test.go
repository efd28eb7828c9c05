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

// parted gives copies that parted from one project, and that project. Some have
// been merged before.
func (w *world) parted(names ...string) (base *edit.Editor, copies []*edit.Editor) {
	base = w.first()
	for _, name := range names {
		e := w.fork(base, name)
		w.work(e, rapid.IntRange(0, 8).Draw(w.t, "edits"))
		copies = append(copies, e)
	}
	return base, copies
}

// mingle lets copies take each other in now and then and work on.
func (w *world) mingle(copies []*edit.Editor) {
	for range rapid.IntRange(0, 3).Draw(w.t, "merges before") {
		a, b := rapid.IntRange(0, len(copies)-1).Draw(w.t, "into"), rapid.IntRange(0, len(copies)-1).Draw(w.t, "from")
		if a != b {
			w.absorb(copies[a], copies[b])
			w.work(copies[a], rapid.IntRange(0, 4).Draw(w.t, "edits after"))
		}
	}
}

func requireSame(t require.TestingT, want, got *journey.Document, what string) {
	if !journey.Equal(want, got) {
		require.Empty(t, edit.Compare(want, got), what)
	}
}

func conflicts(m *merge.Merge) []string {
	var out []string
	for _, c := range m.Conflicts() {
		out = append(out, c.ID)
	}
	return out
}

func TestMergingIsCommutative(t *testing.T) {
	check(t, func(w *world) {
		_, c := w.parted("ann", "bob", "cem")
		w.mingle(c)
		ab, ba := w.merged(c[0], c[1]), w.merged(c[1], c[0])
		requireSame(w.t, ab.Document(), ba.Document(), "a+b and b+a")
		require.Equal(w.t, conflicts(ab), conflicts(ba))
		again := w.merged(c[0], c[1])
		require.Equal(w.t, ab.Notes(), again.Notes())
		require.Equal(w.t, conflicts(ab), conflicts(again))
		require.NoError(w.t, ab.Document().Validate())
	})
}

func TestMergingIsIdempotent(t *testing.T) {
	check(t, func(w *world) {
		_, c := w.parted("ann", "bob")
		w.mingle(c)
		a, b := c[0], c[1]
		require.True(w.t, w.merged(a, a).Nothing())
		other := w.fork(b, "dan")
		w.absorb(other, a)
		w.absorb(a, b)
		require.True(w.t, w.merged(a, b).Nothing(), "what is in does not come again")
		requireSame(w.t, a.Document(), w.merged(b, a).Document(), "b+(a+b)")
		requireSame(w.t, a.Document(), w.merged(a, other).Document(), "(a+b)+(b+a)")
		requireSame(w.t, a.Document(), w.merged(other, a).Document(), "(b+a)+(a+b)")
	})
}

func TestMergingIsAssociative(t *testing.T) {
	check(t, func(w *world) {
		_, c := w.parted("ann", "bob", "cem")
		w.mingle(c)
		var results []*journey.Document
		for _, order := range [][3]int{{0, 1, 2}, {2, 0, 1}, {1, 2, 0}} {
			first := w.fork(c[order[0]], "x")
			w.absorb(first, c[order[1]])
			w.absorb(first, c[order[2]])
			second := w.fork(c[order[1]], "y")
			w.absorb(second, c[order[2]])
			third := w.fork(c[order[0]], "z")
			w.absorb(third, second)
			results = append(results, first.Document(), third.Document())
		}
		for i, r := range results[1:] {
			if !journey.Equal(results[0], r) {
				for _, x := range c {
					w.t.Log(story(x.History()))
				}
				w.t.Log(i + 1)
			}
			requireSame(w.t, results[0], r, "three copies in any order")
		}
	})
}

// Every edit of one side that the other did not touch is in, and nothing leaves
// without being listed.
func TestMergingLosesNothing(t *testing.T) {
	check(t, func(w *world) {
		base, c := w.parted("ann", "bob")
		m := w.merged(c[0], c[1])
		before, a, b, all := base.Document(), c[0].Document(), c[1].Document(), m.Document()
		for i, mine := range []*journey.Document{a, b} {
			others := []*journey.Document{b, a}[i]
			for r := range mine.Records() {
				k, id := r.Kind(), r.RecordID()
				was, is, theirs := before.Record(k, id), all.Record(k, id), others.Record(k, id)
				if is == nil {
					removed := was != nil && theirs == nil && journey.SameRecord(was, r)
					require.True(w.t, removed || listed(m, k, id) || weaklyChanged(was, r) && theirs == nil, "%s %s left", k, id)
					continue
				}
				if was == nil || theirs == nil {
					continue
				}
				for _, f := range journey.FieldsOf(k) {
					old, now, other := f.Get(was), f.Get(r), f.Get(theirs)
					if now.Equal(old) || !other.Equal(old) || f.Kind == journey.SetValue {
						continue
					}
					in := f.Get(is).Equal(now)
					conflict := slices.Contains(conflicts(m), string(k)+":"+string(id)+":"+f.Name)
					require.True(w.t, in || conflict || listed(m, k, id) || len(f.Refs) > 0, "%s %s: %s is %v, not %v", k, id, f.Name, f.Get(is), now)
				}
			}
		}
	})
}

func listed(m *merge.Merge, k journey.Kind, id journey.ID) bool {
	return slices.ContainsFunc(m.Notes(), func(n merge.Note) bool { return n.Kind == k && n.Record == id })
}

// weaklyChanged tells that only what does not keep a record alive differs.
func weaklyChanged(was, is journey.Record) bool {
	if was == nil {
		return false
	}
	for _, f := range journey.FieldsOf(is.Kind()) {
		a, b := f.Get(was), f.Get(is)
		ordered := f.Kind == journey.PlaceValue && slices.Equal(a.IDs, b.IDs)
		if !a.Equal(b) && !ordered && len(f.Refs) == 0 {
			return false
		}
	}
	return true
}

func TestAMergeIsOneStepOfUndo(t *testing.T) {
	check(t, func(w *world) {
		_, c := w.parted("ann", "bob")
		w.mingle(c)
		a := c[0]
		before, length := a.Document(), a.History().Len()
		w.absorb(a, c[1])
		after := a.Document()
		if a.History().Len() > length && len(a.History().Main()[len(a.History().Main())-1].Diff) > 0 {
			_, err := a.Undo()
			require.NoError(w.t, err)
			requireSame(w.t, before, a.Document(), "undo")
			_, err = a.Redo()
			require.NoError(w.t, err)
			requireSame(w.t, after, a.Document(), "redo")
		}
		// All the way back, also in a session that reads the history anew.
		reopened := edit.New(a.Document(), a.History().Changes(), w.options("later"))
		for range a.History().Len() + 1 {
			c, err := reopened.Undo()
			require.NoError(w.t, err)
			if c == nil {
				break
			}
		}
		start, err := a.History().State(a.Document(), "")
		require.NoError(w.t, err)
		requireSame(w.t, start, reopened.Document(), "all undone")
		// Every change that came in has its state.
		for _, c := range a.History().Changes() {
			_, err := a.History().State(a.Document(), c.ID)
			require.NoError(w.t, err)
		}
	})
}

func TestChoicesHold(t *testing.T) {
	check(t, func(w *world) {
		_, c := w.parted("ann", "bob", "cem")
		w.mingle(c)
		ours, theirs := w.merged(c[0], c[1]), w.merged(c[0], c[1])
		require.NoError(w.t, ours.TakeOurs())
		require.NoError(w.t, theirs.TakeTheirs())
		for i, m := range []*merge.Merge{ours, theirs} {
			for _, x := range m.Conflicts() {
				require.True(w.t, []bool{x.Values[x.Chosen].Ours, x.Values[x.Chosen].Theirs}[i])
				rec := m.Document().Record(x.Kind, x.Record)
				require.True(w.t, journey.FieldOf(x.Kind, x.Field).Get(rec).Equal(x.Values[x.Chosen].Value))
			}
			into := w.fork(c[0], "chooser")
			r, err := m.Result(edit.Label{}, w.options("merge"))
			require.NoError(w.t, err)
			if r.Change == nil {
				continue
			}
			require.NoError(w.t, into.Absorb(r.Brings, r.Change))
			requireSame(w.t, into.Document(), w.merged(c[1], into).Document(), "the other takes the choices over")
			// What was decided is not asked again.
			for _, x := range w.merged(into, c[2]).Conflicts() {
				require.False(w.t, slices.Contains(conflicts(m), x.ID) && c[2].History().Change(x.Values[0].Change.ID) == nil && x.Values[0].Change.ID != r.Change.ID)
			}
		}
	})
}

// story tells a history, for a law that broke.
func story(h *edit.History) string {
	out := ""
	for _, c := range h.Changes() {
		out += fmt.Sprintf("%s %s by %v", c.ID, c.Time.Format("05"), c.Parents)
		if c.Reverts != "" {
			out += " reverts " + string(c.Reverts)
		}
		for _, d := range c.Diff {
			what := ""
			for _, f := range d.Fields {
				what += fmt.Sprintf(" %s %v→%v", f.Name, f.From, f.To)
			}
			out += fmt.Sprintf("\n    %s %s +%t -%t%s", d.Kind, d.ID, d.Added != nil, d.Removed != nil, what)
		}
		out += "\n"
	}
	return out
}
