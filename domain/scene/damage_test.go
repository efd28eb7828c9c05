package scene_test

import (
	"reflect"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"waymark/domain/journey"
	"waymark/domain/journey/journeytest"
	"waymark/domain/scene"
	"waymark/domain/vector"
)

// What a damage report leaves out must look the same before and after.
func TestDamageNamesAllThatChanged(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		doc := journeytest.Random(t)
		view := randomView(t, doc)
		before := scene.Build(doc, view, typesetter(), nil)
		after := scene.Build(journeytest.Edited(t, doc), view, typesetter(), before)
		for _, old := range before.Bands {
			now, ok := after.LaneBand(old.Lane)
			if !ok || old.Kind != scene.LaneBand {
				continue
			}
			for _, pair := range [][2]*scene.Layer{{old.Body, now.Body}, {old.Label, now.Label}} {
				boxes := scene.Damage(pair[0], pair[1])
				requireCovered(t, pair[0], pair[1], boxes)
				requireCovered(t, pair[1], pair[0], boxes)
			}
		}
	})
}

func requireCovered(t require.TestingT, a, b *scene.Layer, boxes []vector.Rect) {
	for _, g := range a.Groups {
		same := false
		for _, other := range b.Groups {
			same = same || reflect.DeepEqual(g, other)
		}
		if same || g.Bounds.Empty() {
			continue
		}
		covered := false
		for _, box := range boxes {
			covered = covered || within(g.Bounds, box)
		}
		require.True(t, covered, "%v at %v changed outside of %v", g.Ref, g.Bounds, boxes)
	}
}

func TestDamageIsSmallForASmallChange(t *testing.T) {
	doc := journeytest.Map(200, 5)
	view := fullView(journeytest.MapID)
	before := scene.Build(doc, view, typesetter(), nil)
	id := doc.Cards.IDs()[60]
	c := *doc.Cards.Get(id)
	if c.Basis = journey.Researched; doc.Cards.Get(id).Basis == journey.Researched {
		c.Basis = journey.Assumed
	}
	next := doc.Fork()
	next.Put(&c)
	after := scene.Build(next, view, typesetter(), before)
	old, _ := before.LaneBand(c.Lane)
	now, _ := after.LaneBand(c.Lane)
	require.Equal(t, old.Height, now.Height)
	require.Same(t, old.Label, now.Label)
	boxes := scene.Damage(old.Body, now.Body)
	require.NotEmpty(t, boxes)
	for _, box := range boxes {
		cell, _ := after.Cell(c.Lane, c.Step)
		require.True(t, within(box.Offset(now.BodyX, now.Y), cell))
	}
	require.Empty(t, scene.Damage(now.Body, now.Body))
}
