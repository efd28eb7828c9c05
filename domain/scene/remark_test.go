package scene_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"waymark/domain/journey"
	"waymark/domain/journey/journeytest"
	"waymark/domain/scene"
)

func TestCommentsShowOnWhatTheyAreOn(t *testing.T) {
	doc := journeytest.Map(60, 2).Fork()
	o := doc.Outline(journeytest.MapID)
	var emotion *journey.Emotion
	for _, e := range doc.Emotions.All() {
		if o.Column(e.Step) >= 0 && doc.Maps.Get(journeytest.MapID).Personas.Has(e.Persona) {
			emotion = e
		}
	}
	require.NotNil(t, emotion)
	var card *journey.Card
	for _, c := range doc.Cards.All() {
		if doc.MapOf(c) == journeytest.MapID {
			card = c
		}
	}
	for _, r := range doc.CommentsInOrder() {
		doc.Remove(journey.CommentKind, r.ID)
	}
	things := []journey.Record{card, emotion, o.Stages[0].Stage, o.Lanes[0], o.Personas[0]}
	build := func(d *journey.Document, before *scene.Scene) *scene.Scene {
		return scene.Build(d, fullView(journeytest.MapID), typesetter(), before)
	}
	plain := build(doc, nil)
	for _, r := range things {
		_, marked := plain.Remark(scene.Ref{Kind: r.Kind(), ID: r.RecordID()})
		require.False(t, marked, "%s", r.Kind())
	}
	with := doc.Fork()
	for i, r := range things {
		for k := range i + 1 {
			with.Put(&journey.Comment{ID: journey.ID(string(rune('a'+i)) + string(rune('a'+k)) + "-k"), On: r.RecordID(), Text: "?", Time: time.Unix(0, 0).UTC()})
		}
	}
	with.Put(&journey.Comment{ID: "done", On: o.Lanes[1].ID, Text: "!", Resolved: true, Time: time.Unix(0, 0).UTC()})
	marked := build(with, plain)
	requireSameScene(t, build(with, nil), marked)
	for _, r := range things {
		ref := scene.Ref{Kind: r.Kind(), ID: r.RecordID()}
		box, ok := marked.Remark(ref)
		require.True(t, ok, "%s", r.Kind())
		at, ok := marked.RemarkAt(box.Center())
		require.True(t, ok)
		require.Equal(t, ref, at)
	}
	_, ok := marked.Remark(scene.Ref{Kind: journey.LaneRecord, ID: o.Lanes[1].ID})
	require.False(t, ok, "what is resolved is quiet")
}
