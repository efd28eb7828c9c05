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

// sent sends a copy without its history and gives the editor that somebody opens
// it with.
func (w *world) sent(e *edit.Editor) *edit.Editor {
	s := edit.Sending{NoComments: rapid.Bool().Draw(w.t, "no comments"), NoNotes: rapid.Bool().Draw(w.t, "no notes")}
	for _, m := range e.Document().Maps.IDs() {
		if rapid.Bool().Draw(w.t, "this map") {
			s.Maps = append(s.Maps, m)
		}
	}
	s.Unused = rapid.Bool().Draw(w.t, "also what these maps do not use")
	s.NoNames = rapid.Bool().Draw(w.t, "no names")
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

// furnished adds maps, and what several of them use, so that some of it may be left
// out of a copy.
func (w *world) furnished(e *edit.Editor) {
	_, err := e.Do(edit.Label{}, func(tx *edit.Tx) error {
		tx.Put(&journey.Source{ID: "source", Order: "V", SourceKind: journey.Interview, Title: "Source"})
		for i := range rapid.IntRange(1, 2).Draw(w.t, "more maps") {
			m := tx.AddMap(fmt.Sprint("Other map ", i))
			stage, err := tx.AddStage(m, 0, "Stage")
			if err != nil {
				return err
			}
			lane, err := tx.AddLane(m, journey.Touchpoints, 0, "")
			if err != nil {
				return err
			}
			step := tx.Document().StepsOf(stage)[0].ID
			card, err := tx.AddCard(lane, step, 0, "Card")
			if err != nil {
				return err
			}
			for _, p := range tx.Document().Personas.IDs() {
				if rapid.Bool().Draw(w.t, "shows this persona") {
					if err := tx.ShowPersona(m, p, true); err != nil {
						return err
					}
					if err := tx.SetEmotion(p, step, 1); err != nil {
						return err
					}
				}
			}
			if _, err := tx.AddPersona(m, "Only here"); err != nil {
				return err
			}
			err = edit.Update(tx, card, func(c *journey.Card) {
				if c.Sources = journey.SetOf("source"); tx.Document().Touchpoints.Has("touchpoint") {
					c.Touchpoint = "touchpoint"
				}
			})
			if err != nil {
				return err
			}
		}
		return nil
	})
	require.NoError(w.t, err)
}

// Maps that were left out of a copy are the same when it comes back, with all they
// use, whatever was done in it: nothing that is not in a copy looks as if somebody
// had removed it.
func TestMapsThatWereLeftOutStayAsTheyAre(t *testing.T) {
	check(t, func(w *world) {
		_, c := w.parted("ann")
		ours := c[0]
		w.furnished(ours)
		theirs := w.sent(ours)
		got := theirs.Document()
		alone := rapid.Bool().Draw(w.t, "no work at home")
		if !alone {
			w.work(ours, rapid.IntRange(1, 4).Draw(w.t, "edits at home"))
		}
		before, home := ours.Document(), ours.Document()
		for range 2 {
			w.work(theirs, rapid.IntRange(1, 8).Draw(w.t, "edits"))
			m := w.merged(ours, theirs)
			if !m.Nothing() {
				require.Equal(w.t, merge.Returned, m.Relation())
			}
			for r := range home.Records() {
				mapID := home.MapOf(r)
				if !before.Maps.Has(mapID) || got.Maps.Has(mapID) || r.Kind() == journey.CommentKind {
					continue
				}
				is := m.Document().Record(r.Kind(), r.RecordID())
				require.NotNil(w.t, is, "%s %s was never sent", r.Kind(), r.RecordID())
				if !alone {
					continue // what they bring back for others comes back here, too
				}
				switch next := r.Clone().(type) { // what it names on a map that was sent may be gone
				case *journey.Map:
					next.BasedOn = is.(*journey.Map).BasedOn
					r = next
				case *journey.Card:
					next.Serves = slices.DeleteFunc(next.Serves, func(id journey.ID) bool { return got.Cards.Has(id) && !theirs.Document().Cards.Has(id) })
					r = next
				}
				require.True(w.t, journey.SameRecord(r, is), "%s %s:\n%+v\n%+v", r.Kind(), r.RecordID(), r, is)
			}
			w.absorb(ours, theirs)
			home = ours.Document()
		}
	})
}

// A persona removed in a copy leaves the map that was in it, and stays where it was
// not.
func TestWhatIsUsedElsewhereStaysThere(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := &world{t: t}
		ours := w.first()
		doc := ours.Document()
		if doc.Maps.Len() == 0 || len(doc.PersonasInOrder()) == 0 {
			return
		}
		first, persona := doc.MapsInOrder()[0].ID, doc.PersonasInOrder()[0].ID
		var other journey.ID
		_, err := ours.Do(edit.Label{}, func(tx *edit.Tx) error {
			other = tx.AddMap("Other")
			if err := tx.ShowPersona(first, persona, true); err != nil {
				return err
			}
			return tx.ShowPersona(other, persona, true)
		})
		require.NoError(t, err)
		sent, _, err := ours.SendCopy("Dan", edit.Sending{Maps: []journey.ID{first}})
		require.NoError(t, err)
		theirs := edit.New(sent, nil, w.options("dan"))
		_, err = theirs.Do(edit.Label{}, func(tx *edit.Tx) error { tx.RemovePersona(persona); return nil })
		require.NoError(t, err)
		m := w.merged(ours, theirs)
		require.True(t, m.Document().Personas.Has(persona))
		require.False(t, m.Document().Maps.Get(first).Personas.Has(persona), "it was removed there")
		require.True(t, m.Document().Maps.Get(other).Personas.Has(persona))
		require.True(t, slices.ContainsFunc(m.Notes(), func(n merge.Note) bool { return n.Note == merge.InUse && n.Record == persona }))
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

// Whoever brings a returned copy in, before or after the others, all end up the
// same.
func TestReturnedCopiesAgreeInAnyOrder(t *testing.T) {
	check(t, func(w *world) {
		_, c := w.parted("ann")
		ann := c[0]
		w.furnished(ann)
		sent := w.sent(ann)
		bob := w.fork(ann, "bob")
		for _, e := range []*edit.Editor{sent, ann, bob} {
			w.work(e, rapid.IntRange(0, 6).Draw(w.t, "edits"))
		}
		other := w.fork(bob, "other")
		later := w.fork(ann, "later")

		w.absorb(ann, sent)
		w.absorb(ann, bob)
		w.absorb(other, later)
		w.absorb(other, sent)
		requireSame(w.t, ann.Document(), other.Document(), "the order of merges")
		w.absorb(bob, sent)
		w.absorb(bob, ann)
		requireSame(w.t, ann.Document(), bob.Document(), "the one who brings it in")
	})
}
