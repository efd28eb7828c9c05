package scene_test

import (
	"testing"

	"waymark/domain/journey"
	"waymark/domain/journey/journeytest"
	"waymark/domain/scene"
)

// boardView is what the board asks for.
func boardView() scene.View {
	v := fullView(journeytest.MapID)
	v.Title, v.Legend = false, false
	return v
}

func benchmarkBuild(b *testing.B, cards int) {
	b.Helper()
	doc := journeytest.Map(cards, 1)
	scene.Build(doc, boardView(), typesetter(), nil)
	b.ReportAllocs()
	for b.Loop() {
		scene.Build(doc, boardView(), typesetter(), nil)
	}
}

func BenchmarkBuild200(b *testing.B)  { benchmarkBuild(b, 200) }
func BenchmarkBuild2000(b *testing.B) { benchmarkBuild(b, 2000) }

// BenchmarkRebuildOneCard2000 types into one card, each time another text.
func BenchmarkRebuildOneCard2000(b *testing.B) {
	doc := journeytest.Map(2000, 1)
	id := doc.Cards.IDs()[777]
	versions := [2]*journey.Document{doc, doc.Fork()}
	c := *doc.Cards.Get(id)
	c.Text += " and two more words 更多"
	versions[1].Put(&c)
	s := scene.Build(doc, boardView(), typesetter(), nil)
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		s = scene.Build(versions[(i+1)%2], boardView(), typesetter(), s)
	}
}

// BenchmarkRebuildDrag2000 moves a card between two cells of two lanes and back.
func BenchmarkRebuildDrag2000(b *testing.B) {
	doc := journeytest.Map(2000, 1)
	id := doc.Cards.IDs()[777]
	versions := [2]*journey.Document{doc, doc.Fork()}
	c := *doc.Cards.Get(id)
	other := doc.Cards.Get(doc.Cards.IDs()[778])
	c.Lane, c.Step = other.Lane, doc.Cards.Get(doc.Cards.IDs()[779]).Step
	versions[1].Put(&c)
	s := scene.Build(doc, boardView(), typesetter(), nil)
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		s = scene.Build(versions[(i+1)%2], boardView(), typesetter(), s)
	}
}

// BenchmarkRebuildStage2000 moves the first stage to the end and back.
func BenchmarkRebuildStage2000(b *testing.B) {
	doc := journeytest.Map(2000, 1)
	versions := [2]*journey.Document{doc, doc.Fork()}
	stages := doc.StagesOf(journeytest.MapID)
	st := *stages[0]
	st.Order = journey.OrderBetween(stages[len(stages)-1].Order, "")
	versions[1].Put(&st)
	s := scene.Build(doc, boardView(), typesetter(), nil)
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		s = scene.Build(versions[(i+1)%2], boardView(), typesetter(), s)
	}
}

// BenchmarkRebuildEmotion2000 drags an emotion point.
func BenchmarkRebuildEmotion2000(b *testing.B) {
	doc := journeytest.Map(2000, 1)
	id := doc.Emotions.IDs()[11]
	versions := [2]*journey.Document{doc, doc.Fork()}
	e := *doc.Emotions.Get(id)
	e.Value = -e.Value / 2
	versions[1].Put(&e)
	s := scene.Build(doc, boardView(), typesetter(), nil)
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		s = scene.Build(versions[(i+1)%2], boardView(), typesetter(), s)
	}
}

// BenchmarkRebuildUndoAll2000 takes a change of all cards back and does it again;
// each time the records are others with the same contents, as the editor makes them.
func BenchmarkRebuildUndoAll2000(b *testing.B) {
	doc := journeytest.Map(2000, 1)
	var versions [4]*journey.Document
	for i := range versions {
		versions[i] = doc.Fork()
		for _, id := range doc.Cards.IDs() {
			c := *doc.Cards.Get(id)
			if i%2 == 1 {
				c.Importance = 5 - c.Importance
			}
			versions[i].Put(&c)
		}
	}
	s := scene.Build(doc, boardView(), typesetter(), nil)
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		s = scene.Build(versions[(i+1)%4], boardView(), typesetter(), s)
	}
}
