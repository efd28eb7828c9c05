package scene_test

import (
	"reflect"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"waymark/domain/journey"
	"waymark/domain/journey/journeytest"
	"waymark/domain/scene"
)

// The law: Build with a scene from before gives what Build without it gives, for
// any edits and any other view in between, for going back to what there was before
// them, and again from there.
func TestBuildWithTheSceneBeforeGivesTheSameScene(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		doc := journeytest.Random(t)
		view := randomView(t, doc)
		s := scene.Build(doc, view, typesetter(), nil)
		past := []*journey.Document{doc}
		for range 5 {
			if rapid.Bool().Draw(t, "back") {
				doc = rapid.SampledFrom(past).Draw(t, "to").Fork()
				for _, id := range doc.Cards.IDs() { // undo gives records of its own
					doc.Put(doc.Cards.Get(id).Clone())
				}
			} else {
				doc = journeytest.Edited(t, doc)
				past = append(past, doc)
			}
			if rapid.IntRange(0, 4).Draw(t, "look elsewhere") == 0 {
				view = randomView(t, doc)
			}
			s = scene.Build(doc, view, typesetter(), s)
			fresh := scene.Build(doc, view, typesetter(), nil)
			if !reflect.DeepEqual(scene.WithoutFormer(s), scene.WithoutFormer(fresh)) {
				requireSameScene(t, fresh, s)
				t.Fatalf("the scenes differ in what the next build takes over")
			}
		}
	})
}

// requireSameScene names the first band that differs.
func requireSameScene(t require.TestingT, want, got *scene.Scene) {
	require.Equal(t, len(want.Bands), len(got.Bands))
	require.Equal(t, want.Columns, got.Columns)
	require.Equal(t, want.Stages, got.Stages)
	for i := range want.Bands {
		for k, g := range want.Bands[i].Body.Groups {
			require.Equal(t, g, got.Bands[i].Body.Groups[k])
		}
		require.Equal(t, want.Bands[i], got.Bands[i])
	}
}

func TestTheSameInputsGiveTheSameScene(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		doc := journeytest.Random(t)
		view := randomView(t, doc)
		a, b := scene.Build(doc, view, typesetter(), nil), scene.Build(doc, view, typesetter(), nil)
		require.True(t, reflect.DeepEqual(a, b))
		again := scene.Build(doc, view, typesetter(), a)
		require.True(t, reflect.DeepEqual(scene.WithoutFormer(a), scene.WithoutFormer(again)))
		for i := range a.Bands {
			require.Same(t, a.Bands[i].Band, again.Bands[i].Band, "nothing changed, so every band is kept")
		}
	})
}

func TestOnlyTheChangedBandIsNew(t *testing.T) {
	doc := journeytest.Map(200, 5)
	view := fullView(journeytest.MapID)
	before := scene.Build(doc, view, typesetter(), nil)
	var card *journey.Card
	for _, id := range doc.Cards.IDs() {
		card = doc.Cards.Get(id)
		break
	}
	next := doc.Fork()
	c := *card
	c.Text = "another text"
	next.Put(&c)
	after := scene.Build(next, view, typesetter(), before)
	require.Equal(t, len(before.Bands), len(after.Bands))
	for i, band := range after.Bands {
		if band.Lane == card.Lane {
			require.NotSame(t, before.Bands[i].Band, band.Band)
			continue
		}
		require.Same(t, before.Bands[i].Band, band.Band)
	}
	moved := 0
	old, changed := laneOf(before, card.Lane), laneOf(after, card.Lane)
	for i := range changed.Body.Groups {
		if &old.Body.Groups[i].Items[0] != &changed.Body.Groups[i].Items[0] {
			moved++
		}
	}
	require.Less(t, moved, 10, "cards above and in other cells share their drawing")
}

func laneOf(s *scene.Scene, lane journey.ID) scene.PlacedBand {
	band, _ := s.LaneBand(lane)
	return band
}
