package present_test

import (
	"image"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"waymark/domain/journey"
	"waymark/domain/scene"
	"waymark/gui/guitest"
	"waymark/gui/present"
	"waymark/resources/i18n"
	"waymark/storage/export/kit"
)

func story(t *testing.T, doc *journey.Document, lang string, palette scene.Palette, aspect float64, change func(*scene.View)) *present.Story {
	t.Helper()
	texts := i18n.For(lang)
	view := scene.View{Map: doc.MapsInOrder()[0].ID, Palette: palette, Words: kit.Words(lang), Icons: guitest.Kit().Icons()}
	if change != nil {
		change(&view)
	}
	s := present.NewStory(present.Config{
		Document: doc, View: view, Typesetter: guitest.Kit().Typesetter(), Words: texts.T, Counted: texts.N, Aspect: aspect,
	})
	require.NotNil(t, s)
	return s
}

func TestAStoryHasATitleEachStageAndAnEnd(t *testing.T) {
	doc := guitest.Example(t, "example-b2b", "en")
	stages := doc.StagesOf(doc.MapsInOrder()[0].ID)
	s := story(t, doc, "en", scene.Light(), 16.0/9, nil)
	require.Equal(t, len(stages)+2, s.Chapters())
	for i, st := range stages {
		require.Equal(t, i+1, s.ChapterOf(st.ID))
		require.Equal(t, st.Name, s.Name(i+1))
	}
	for c := range s.Chapters() {
		pages := s.Pages(c)
		require.NotEmpty(t, pages)
		for n, p := range pages {
			require.Equal(t, n+1, p.Part)
			require.Equal(t, len(pages), p.Parts)
		}
	}
}

func TestWhatIsHiddenOnTheMapStaysHidden(t *testing.T) {
	doc := guitest.Example(t, "example-b2b", "en")
	stages := doc.StagesOf(doc.MapsInOrder()[0].ID)
	s := story(t, doc, "en", scene.Light(), 16.0/9, func(v *scene.View) { v.HiddenStages = journey.SetOf(stages[1].ID, stages[2].ID) })
	require.Equal(t, len(stages), s.Chapters())
	require.Zero(t, s.ChapterOf(stages[1].ID))
	require.Equal(t, stages[3].Name, s.Name(2))

	all := texts(story(t, doc, "en", scene.Light(), 16.0/9, nil))
	lane := laneOf(doc, journey.PainPoints)
	without := texts(story(t, doc, "en", scene.Light(), 16.0/9, func(v *scene.View) { v.HiddenLanes = journey.SetOf(lane.ID) }))
	pain := firstCard(doc, lane)
	require.Contains(t, all, firstWord(pain.Text))
	require.Contains(t, all, lane.Name)
	require.NotContains(t, without, lane.Name)
}

// TestEachStageCanBeRead holds the size of what stands on a page: the text of a
// card is never smaller than a fiftieth of the screen's height.
func TestEachStageCanBeRead(t *testing.T) {
	for _, id := range []string{"example-b2b", "example-saas", "blueprint", "restaurant"} {
		for _, aspect := range []float64{16.0 / 9, 4.0 / 3} {
			s := story(t, guitest.Example(t, id, "zh-Hans"), "zh-Hans", scene.Dark(), aspect, nil)
			for c := 1; c < s.Chapters()-1; c++ {
				for _, p := range s.Pages(c) {
					require.GreaterOrEqual(t, p.Scale*12, present.Height/60, "%s, %s", id, s.Name(c))
				}
			}
		}
	}
}

// TestNoCardIsLost looks for the text of every card on the pages of its stage.
func TestNoCardIsLost(t *testing.T) {
	doc := guitest.Example(t, "example-saas", "en")
	m := doc.MapsInOrder()[0]
	s := story(t, doc, "en", scene.Light(), 16.0/9, nil)
	o := doc.Outline(m.ID)
	for _, st := range o.Stages {
		var b strings.Builder
		for _, p := range s.Pages(s.ChapterOf(st.ID)) {
			b.WriteString(p.Text())
		}
		for _, l := range o.Lanes {
			for _, step := range st.Steps {
				for _, card := range o.Cards(l.ID, step.ID) {
					if w := firstWord(card.Text); w != "" {
						require.Contains(t, b.String(), w, "%s in %s", card.Text, st.Name)
					}
				}
			}
		}
	}
}

func TestTheLayoutKeepsTheDocumentAsItIs(t *testing.T) {
	doc := guitest.Example(t, "example-b2b", "en")
	before := doc.Fork()
	s := story(t, doc, "en", scene.Light(), 16.0/9, nil)
	for c := range s.Chapters() {
		s.Pages(c)
	}
	require.True(t, journey.Equal(before, doc))
}

func TestAnythingCanBeShown(t *testing.T) {
	// A map without stages, lanes, words.
	doc := journey.New(&journey.Project{ID: "p"})
	doc.Put(&journey.Map{ID: "m", Order: "a", Title: "نص عربي \u0000 <&%> 🙂 " + strings.Repeat("無空格", 200), State: journey.Current, Basis: journey.Assumed})
	s := story(t, doc, "en", scene.HighContrast(), 4.0/3, nil)
	for c := range s.Chapters() {
		for _, p := range s.Pages(c) {
			require.Equal(t, image.Rect(0, 0, 400, 300), p.Paint(guitest.Kit().Painter(), 400, 300).Rect)
		}
	}
	require.Nil(t, present.NewStory(present.Config{Document: doc, View: scene.View{Map: "none"}}))
}

func texts(s *present.Story) string {
	var b strings.Builder
	for c := range s.Chapters() {
		for _, p := range s.Pages(c) {
			b.WriteString(p.Text())
		}
	}
	return b.String()
}

func laneOf(doc *journey.Document, kind journey.LaneKind) *journey.Lane {
	for _, l := range doc.LanesOf(doc.MapsInOrder()[0].ID) {
		if l.LaneKind == kind {
			return l
		}
	}
	return nil
}

func firstCard(doc *journey.Document, l *journey.Lane) *journey.Card {
	o := doc.Outline(l.Map)
	for _, s := range o.Steps {
		if cards := o.Cards(l.ID, s.ID); len(cards) > 0 {
			return cards[0]
		}
	}
	return nil
}

func firstWord(text string) string {
	if f := strings.Fields(text); len(f) > 0 {
		return f[0]
	}
	return ""
}
