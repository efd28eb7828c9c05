package edit_test

import (
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"waymark/domain/edit"
	"waymark/domain/journey"
	"waymark/domain/journey/journeytest"
)

// do runs one change on a fresh editor and gives it.
func do(t require.TestingT, doc *journey.Document, change func(tx *edit.Tx) error) *edit.Editor {
	e := edit.New(doc, nil, edit.Options{})
	_, err := e.Do(edit.Label{}, change)
	require.NoError(t, err)
	return e
}

// Whatever stands on a map stands on its duplicate, with ids of its own and
// nothing that refers back; the original stays as it was, and undo leaves no trace.
func TestADuplicateIsTheSameMapAndTiedToNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		doc := journeytest.Random(t)
		maps := doc.MapsInOrder()
		if len(maps) == 0 {
			t.Skip("no map")
		}
		source := rapid.SampledFrom(maps).Draw(t, "map")
		var made journey.ID
		e := do(t, doc, func(tx *edit.Tx) error {
			var err error
			made, err = tx.DuplicateMap(source.ID, "The copy")
			return err
		})
		after := e.Document()
		require.NoError(t, after.Validate())
		require.Equal(t, edit.CountMap(doc, source.ID), edit.CountMap(after, made))
		require.Equal(t, "The copy", after.Maps.Get(made).Title)
		for _, ch := range edit.Compare(doc, after) {
			if ch.Removed != nil {
				t.Fatalf("%s went", ch.ID)
			}
		}
		was, is := doc.Outline(source.ID), after.Outline(made)
		require.Len(t, is.Steps, len(was.Steps))
		for i, step := range was.Steps {
			require.Equal(t, step.Name, is.Steps[i].Name)
			require.NotEqual(t, step.ID, is.Steps[i].ID)
			for k, lane := range was.Lanes {
				old, copied := was.Cards(lane.ID, step.ID), is.Cards(is.Lanes[k].ID, is.Steps[i].ID)
				require.Len(t, copied, len(old))
				for n := range old {
					require.Equal(t, old[n].Text, copied[n].Text)
					for _, id := range append(append(journey.IDs{}, copied[n].Serves...), copied[n].Addresses...) {
						require.NotEqual(t, source.ID, after.MapOf(after.Cards.Get(id)), "it refers to a card of the original")
					}
				}
			}
		}
		_, err := e.Undo()
		require.NoError(t, err)
		require.True(t, journey.Equal(doc, e.Document()))
	})
}

func TestACopyStandsBehindItsOriginal(t *testing.T) {
	doc := journeytest.Map(10, 1)
	var second, copied journey.ID
	e := do(t, doc, func(tx *edit.Tx) error {
		second = tx.AddMap("second")
		var err error
		copied, err = tx.DuplicateMap(journeytest.MapID, "copy")
		return err
	})
	maps := e.Document().MapsInOrder()
	require.Equal(t, []journey.ID{journeytest.MapID, copied, second}, []journey.ID{maps[0].ID, maps[1].ID, maps[2].ID})
	_, err := e.Do(edit.Label{}, func(tx *edit.Tx) error { return tx.MoveMap(second, 0) })
	require.NoError(t, err)
	require.Equal(t, second, e.Document().MapsInOrder()[0].ID)
	_, err = e.Do(edit.Label{}, func(tx *edit.Tx) error { return tx.MoveMap("gone", 0) })
	require.Error(t, err)
}

func TestAFutureStateKnowsWhatItWasCopiedFrom(t *testing.T) {
	doc := journeytest.Map(40, 1).Fork()
	card := doc.Cards.Get(doc.Cards.IDs()[0])
	doc.Put(&journey.Comment{ID: "remark", On: card.ID, Text: "now"})
	var made journey.ID
	e := do(t, doc, func(tx *edit.Tx) error {
		var err error
		made, err = tx.FutureMap(journeytest.MapID, "Tomorrow")
		return err
	})
	after := e.Document()
	m := after.Maps.Get(made)
	require.Equal(t, journey.Future, m.State)
	require.Equal(t, journeytest.MapID, m.BasedOn)
	require.Equal(t, doc.Maps.Get(journeytest.MapID).Personas, m.Personas)
	origins := map[journey.ID]bool{}
	for _, c := range after.Cards.All() {
		if after.MapOf(c) == made {
			require.NotEmpty(t, c.Origin)
			require.Equal(t, doc.Cards.Get(c.Origin).Text, c.Text)
			origins[c.Origin] = true
		}
	}
	require.Len(t, origins, doc.Cards.Len())
	for _, l := range after.LanesOf(made) {
		require.Equal(t, doc.Lanes.Get(l.Origin).Name, l.Name)
	}
	for _, st := range after.StagesOf(made) {
		require.Equal(t, doc.Stages.Get(st.Origin).Name, st.Name)
		for _, step := range after.StepsOf(st.ID) {
			require.NotNil(t, doc.Steps.Get(step.Origin))
		}
	}
	require.Equal(t, 1, after.Comments.Len(), "remarks are about the present")
	for _, em := range after.Emotions.All() {
		if after.MapOf(em) == made {
			require.Equal(t, journey.Assumed, em.Basis)
		}
	}
}

func TestViewsAreSavedUpdatedAndDeleted(t *testing.T) {
	doc := journeytest.Map(10, 1)
	lane := doc.LanesOf(journeytest.MapID)[0].ID
	var a, b journey.ID
	e := do(t, doc, func(tx *edit.Tx) error {
		var err error
		if a, err = tx.AddView(journeytest.MapID, "For sales", journey.SetOf(lane), nil, nil); err != nil {
			return err
		}
		b, err = tx.AddView(journeytest.MapID, "For us", nil, nil, nil)
		return err
	})
	views := e.Document().ViewsOf(journeytest.MapID)
	require.Equal(t, []journey.ID{a, b}, []journey.ID{views[0].ID, views[1].ID})
	require.True(t, views[0].HiddenLanes.Has(lane))
	_, err := e.Do(edit.Label{}, func(tx *edit.Tx) error {
		tx.RemoveView(a)
		return tx.UpdateView(b, journey.SetOf(lane), nil, nil)
	})
	require.NoError(t, err)
	views = e.Document().ViewsOf(journeytest.MapID)
	require.Len(t, views, 1)
	require.True(t, views[0].HiddenLanes.Has(lane))
	_, err = e.Do(edit.Label{}, func(tx *edit.Tx) error { return tx.CollapseLane(lane, true) })
	require.NoError(t, err)
	require.True(t, e.Document().Lanes.Get(lane).Collapsed)
}
