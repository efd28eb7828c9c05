package handout_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"waymark/domain/fault"
	"waymark/domain/journey"
	"waymark/domain/journey/journeytest"
	"waymark/domain/pages"
	"waymark/domain/pages/handout"
	"waymark/domain/pages/pagestest"
	"waymark/domain/pages/pen"
	"waymark/domain/paper"
	"waymark/domain/scene"
	"waymark/resources/i18n"
	"waymark/resources/templates"
	"waymark/storage/exchange"
	"waymark/storage/export/kit"
)

var tools = kit.New(nil)

func load(t require.TestingT, id, lang string) *journey.Document {
	data, err := templates.JSON(id, lang)
	require.NoError(t, err)
	doc, err := exchange.Import(data)
	require.NoError(t, err)
	return doc
}

// settings gives the settings of a pack on a paper.
func settings(size string, parts ...handout.Part) pages.Settings {
	s := pages.Default()
	s.Layout, s.Paper = pages.Handouts, paper.Named(size)
	names := make([]string, len(parts))
	for i, p := range parts {
		names[i] = string(p)
	}
	s.Parts = strings.Join(names, ",")
	return s
}

func job(doc *journey.Document, s pages.Settings, lang string) *pages.Job {
	id := journey.ID("")
	if all := doc.MapsInOrder(); len(all) > 0 {
		id = all[0].ID
	}
	return tools.Job(doc, id, s, kit.Facts{File: "file.waymark", Language: lang})
}

func lay(t require.TestingT, doc *journey.Document, s pages.Settings, lang string) []pages.Page {
	out, err := handout.Lay(context.Background(), job(doc, s, lang), i18n.For(lang).T)
	require.NoError(t, err)
	return out.Pages
}

// textsOf gives what must stand in a part, filled from the map.
func textsOf(doc *journey.Document, part handout.Part) []string {
	m := doc.MapsInOrder()[0]
	o := doc.Outline(m.ID)
	var texts []string
	cards := func(kinds ...journey.LaneKind) {
		for _, l := range o.Lanes {
			for _, k := range kinds {
				if k != l.LaneKind {
					continue
				}
				for _, s := range o.Steps {
					for _, c := range o.Cards(l.ID, s.ID) {
						texts = append(texts, c.Text)
					}
				}
			}
		}
	}
	switch part {
	case handout.Agenda:
		texts = append(texts, m.Scenario, m.Expectations)
	case handout.Personas:
		for _, p := range o.Personas {
			texts = append(texts, p.Name, p.Quote, p.Demographics, p.Firmographics, p.Behaviour, p.Goals, p.PainPoints, p.Contact, p.Triggers, p.Technology)
			for _, s := range o.Steps {
				if e := doc.EmotionAt(p.ID, s.ID); e != nil {
					texts = append(texts, e.Feeling, e.Quote)
				}
			}
		}
	case handout.Comparison:
		for _, p := range o.Personas {
			texts = append(texts, p.Name, p.Quote, p.Demographics, p.Goals, p.Technology)
		}
	case handout.Canvas:
		for _, l := range o.Lanes {
			texts = append(texts, l.Name)
		}
		fallthrough
	case handout.Emotions:
		for _, s := range o.Stages {
			texts = append(texts, s.Name)
			for _, step := range s.Steps {
				texts = append(texts, step.Name)
			}
		}
	case handout.Map, handout.Notes:
		cards(journey.LaneKinds()...)
	case handout.Touchpoints:
		cards(journey.Touchpoints)
		for _, tp := range doc.TouchpointsInOrder() {
			texts = append(texts, tp.Name)
		}
	case handout.Gaps:
		cards(journey.Touchpoints, journey.Activities)
	case handout.Opportunities:
		cards(journey.Opportunities)
	case handout.Interview, handout.Parking, handout.Blank, handout.Findings:
	}
	return texts
}

func TestEachTextOfTheExamplesIsInItsPart(t *testing.T) {
	for _, id := range []string{"example-b2b", "example-saas"} {
		for _, lang := range i18n.Languages() {
			doc := load(t, id, lang)
			for _, part := range handout.Parts() {
				t.Run(id+"."+lang+"."+string(part), func(t *testing.T) {
					all := lay(t, doc, settings("A4", part), lang)
					require.NotEmpty(t, all)
					found := pagestest.Read(all...)
					for _, text := range textsOf(doc, part) {
						require.Contains(t, found, pagestest.Solid(text))
					}
					pagestest.RequireInside(t, all, pagestest.Whole)
				})
			}
		}
	}
}

func TestEveryWordIsInEveryLanguage(t *testing.T) {
	for _, part := range handout.Parts() { // as settings name them
		for _, lang := range i18n.Languages() {
			require.True(t, i18n.For(lang).Has("handout.part."+string(part)), part)
		}
	}
	for _, filled := range []bool{true, false} {
		s := settings("A4")
		s.Filled = filled
		for _, template := range []string{"example-b2b", "example-saas", "blank"} {
			_, err := handout.Lay(context.Background(), job(load(t, template, "en"), s, "en"), func(key string, args ...any) string {
				for _, lang := range i18n.Languages() {
					require.True(t, i18n.For(lang).Has(key), "%s: %s", lang, key)
				}
				return i18n.For("en").T(key, args...)
			})
			require.NoError(t, err)
		}
	}
}

func TestPartsAreSelectable(t *testing.T) {
	doc := load(t, "example-b2b", "en")
	all := lay(t, doc, settings("A4"), "en")
	agenda := 0 // as long as there are parts to speak of
	for _, p := range all {
		if strings.HasPrefix(p.Name, "Agenda") {
			agenda++
		}
	}
	sum := agenda
	for _, part := range handout.Parts()[1:] {
		sum += len(lay(t, doc, settings("A4", part), "en"))
	}
	require.Positive(t, agenda)
	require.Equal(t, sum, len(all), "the whole pack is all its parts")

	parts, err := handout.ParseParts(" Canvas , personas,")
	require.NoError(t, err)
	require.Equal(t, []handout.Part{handout.Personas, handout.Canvas}, parts)
	parts, err = handout.ParseParts("")
	require.NoError(t, err)
	require.Equal(t, handout.Parts(), parts)
	_, err = handout.ParseParts("canvas,cookies")
	require.Equal(t, handout.UnknownPart, fault.CodeOf(err))
	require.Contains(t, fault.MessageOf(err), "cookies")
}

func TestPagesAreOfThePaper(t *testing.T) {
	doc := load(t, "example-b2b", "en")
	for _, size := range paper.Sizes() {
		for _, p := range lay(t, doc, settings(size.Name), "en") {
			require.InDelta(t, size.Width, min(p.Width, p.Height), 1e-9)
			require.InDelta(t, size.Height, max(p.Width, p.Height), 1e-9)
		}
	}
	s := settings("Letter")
	s.Wall = paper.Named("A1")
	for _, p := range lay(t, doc, s, "en") {
		want := s.Paper
		if strings.Contains(p.Name, "canvas") || strings.Contains(p.Name, "Emotion") {
			want = s.Wall
		}
		require.InDelta(t, want.Width, min(p.Width, p.Height), 1e-9, p.Name)
	}
}

// A note is 76 mm wide and high, and there is one in every cell, on any paper
// from A1 on and for any number of columns.
func TestCanvasHasRoomForNotes(t *testing.T) {
	for _, size := range []string{"A1", "A0"} {
		for _, steps := range []int{1, 7, 9, 23} {
			doc := wide(steps)
			all := lay(t, doc, settings(size, handout.Canvas), "en")
			squares := 0
			pagestest.Items(all, func(page int, _ *pages.Part, item scene.Item) {
				path, ok := item.(scene.Path)
				if !ok || len(path.Path.Points) != 12 {
					return
				}
				box := path.Path.Bounds()
				require.InDelta(t, 76*72/25.4, box.W, 1e-6)
				require.InDelta(t, 76*72/25.4, box.H, 1e-6)
				squares++
			})
			lanes := len(doc.LanesOf("m")) - 1 // all but the emotion lane
			require.GreaterOrEqual(t, squares, steps*lanes, "%s, %d steps", size, steps)
			pagestest.RequireInside(t, all, pagestest.Whole)
		}
	}
	desk := lay(t, wide(7), settings("A3", handout.Canvas), "en")
	require.Len(t, desk, 1)
	pagestest.Items(desk, func(_ int, _ *pages.Part, item scene.Item) {
		path, ok := item.(scene.Path)
		require.False(t, ok && len(path.Path.Points) == 12, "a desk canvas has no cells for notes")
	})
}

func TestNotesToCutAreExact(t *testing.T) {
	doc := load(t, "example-b2b", "en")
	for _, size := range []string{"A4", "A3", "Letter"} {
		all := lay(t, doc, settings(size, handout.Notes), "en")
		// The dashed lines between the notes tell where to cut.
		for i := range all {
			var xs []float64
			pagestest.Items(all[i:i+1], func(_ int, _ *pages.Part, item scene.Item) {
				path, ok := item.(scene.Path)
				if box := path.Path.Bounds(); ok && len(path.Stroke.Dash) > 0 && box.W == 0 {
					xs = append(xs, box.X)
				}
			})
			require.GreaterOrEqual(t, len(xs), 2)
			for k := 1; k < len(xs); k++ {
				require.InDelta(t, handout.Note, xs[k]-xs[k-1], 1e-6)
			}
		}
	}
}

// wide makes a map with that many steps in one stage and the usual lanes.
func wide(steps int) *journey.Document {
	doc := journey.New(&journey.Project{ID: "p", Title: "Wide", Language: "en"})
	doc.Put(&journey.Map{ID: "m", Title: "Wide", State: journey.Current, Basis: journey.Assumed, Personas: journey.SetOf("who")})
	doc.Put(&journey.Persona{ID: "who", Name: "Somebody", PersonaKind: journey.KindPersona})
	doc.Put(&journey.Stage{ID: "s", Map: "m", Order: "a", Name: "The only stage"})
	for i, key := range journey.SpreadOrder(steps) {
		doc.Put(&journey.Step{ID: journey.ID(fmt.Sprint("t", i)), Stage: "s", Order: key, Name: fmt.Sprint("Step ", i+1)})
		doc.Put(&journey.Emotion{Persona: "who", Step: journey.ID(fmt.Sprint("t", i)), Value: float64(i%5) - 2, Feeling: "fine", Basis: journey.Assumed})
	}
	kinds := []journey.LaneKind{journey.Doing, journey.Touchpoints, journey.EmotionCurve, journey.PainPoints, journey.Opportunities}
	for i, key := range journey.SpreadOrder(len(kinds)) {
		doc.Put(&journey.Lane{ID: journey.ID(fmt.Sprint("l", i)), Map: "m", Order: key, LaneKind: kinds[i], Name: string(kinds[i])})
	}
	return doc
}

func TestTheTimesOfTheAgendaSumUp(t *testing.T) {
	doc := load(t, "example-b2b", "en")
	all := lay(t, doc, settings("A4"), "en")
	text := pagestest.Read(all[0])
	require.Contains(t, text, "0:00Welcomeandgoal")
	require.Contains(t, text, "3:20End200")
	short := pagestest.Read(lay(t, doc, settings("A4", handout.Agenda, handout.Map), "en")...)
	require.Contains(t, short, "0:40End40")
	require.NotContains(t, short, "Break15")
	require.NotContains(t, short, "cutoutthenotes", "what is not in the pack is not spoken of")
}

// The agenda names the page on which a part really begins.
func TestTheAgendaNamesThePages(t *testing.T) {
	all := lay(t, load(t, "example-saas", "en"), settings("A4"), "en")
	text := pagestest.Read(all[0], all[1])
	for i, p := range all {
		if i > 0 && p.Name == "Gap analysis" && all[i-1].Name != p.Name {
			require.Contains(t, text, fmt.Sprintf("page%d25", i+1))
			return
		}
	}
	require.Fail(t, "there is no gap analysis")
}

func TestEmptyWorksheetsSayNothingOfTheMap(t *testing.T) {
	doc := load(t, "example-b2b", "en")
	s := settings("A4", handout.Gaps, handout.Opportunities, handout.Emotions)
	s.Filled = false
	found := pagestest.Read(lay(t, doc, s, "en")...)
	require.NotContains(t, found, "Directmail")
	require.NotContains(t, found, "Bookalivedemo")
	require.NotContains(t, found, "frustrated")
	require.Contains(t, found, "Outofmarket", "the stages are there to be filled")
}

func TestAnyMapOnAnyPaper(t *testing.T) {
	sizes := paper.Sizes()
	rapid.Check(t, func(t *rapid.T) {
		doc := journeytest.Random(t)
		size := sizes[rapid.IntRange(0, len(sizes)-1).Draw(t, "paper")]
		s := settings(size.Name, withoutMap()...)
		s.Filled = rapid.Bool().Draw(t, "filled")
		lang := rapid.SampledFrom(i18n.Languages()).Draw(t, "language")
		if doc.Maps.Len() == 0 {
			_, err := handout.Lay(context.Background(), job(doc, s, lang), i18n.For(lang).T)
			require.Equal(t, handout.NoMap, fault.CodeOf(err))
			return
		}
		all := lay(t, doc, s, lang)
		pagestest.RequireInside(t, all, pagestest.Whole)
		if !s.Filled {
			return
		}
		part := rapid.SampledFrom([]handout.Part{
			handout.Agenda, handout.Personas, handout.Touchpoints, handout.Gaps, handout.Opportunities, handout.Notes,
		}).Draw(t, "part")
		s.Parts = string(part)
		found := pagestest.Read(lay(t, doc, s, lang)...)
		for _, text := range textsOf(doc, part) {
			require.True(t, pagestest.Holds(found, pagestest.Solid(text)), "%s lacks %q", part, text)
		}
	})
}

// withoutMap gives all parts but the map, whose page has laws of its own.
func withoutMap() []handout.Part {
	return slices.DeleteFunc(handout.Parts(), func(p handout.Part) bool { return p == handout.Map })
}

func TestExtremeMapsDoNoHarm(t *testing.T) {
	long := strings.Repeat("长 text of 20,000 letters ", 20_000/24)
	word := strings.Repeat("W", 20_000)
	for name, doc := range map[string]*journey.Document{
		"200 steps":   wide(200),
		"no personas": func() *journey.Document { d := wide(7); d.Remove(journey.PersonaRecord, "who"); return d }(),
		"nothing": func() *journey.Document {
			d := journey.New(&journey.Project{ID: "p"})
			d.Put(&journey.Map{ID: "m"})
			return d
		}(),
		"long card": withCard(long),
		"long word": withCard(word),
		"long persona": func() *journey.Document {
			d := wide(3)
			d.Put(&journey.Persona{ID: "who", Name: long, Quote: word, Goals: long, PersonaKind: journey.KindPersona})
			return d
		}(),
		"long names": func() *journey.Document {
			d := wide(3)
			d.Put(&journey.Map{ID: "m", Title: long, Scenario: word, Personas: journey.SetOf("who")})
			d.Put(&journey.Stage{ID: "s", Map: "m", Order: "a", Name: long})
			d.Put(&journey.Step{ID: "t0", Stage: "s", Order: "a", Name: word})
			d.Put(&journey.Lane{ID: "l0", Map: "m", Order: "a", LaneKind: journey.Doing, Name: long})
			return d
		}(),
	} {
		t.Run(name, func(t *testing.T) {
			all := lay(t, doc, settings("A4", withoutMap()...), "en")
			require.NotEmpty(t, all)
			pagestest.RequireInside(t, all, pagestest.Whole)
			for _, part := range []handout.Part{handout.Notes, handout.Opportunities, handout.Touchpoints, handout.Personas} {
				found := pagestest.Read(lay(t, doc, settings("A4", part), "en")...)
				for _, text := range textsOf(doc, part) {
					require.True(t, pagestest.Holds(found, pagestest.Solid(text)), "%s", part)
				}
			}
		})
	}
}

// withCard makes a map with that text on a card of each lane.
func withCard(text string) *journey.Document {
	doc := wide(3)
	for i, l := range doc.LanesOf("m") {
		doc.Put(&journey.Card{
			ID: journey.ID(fmt.Sprint("c", i)), Lane: l.ID, Step: "t0", Order: "a", Text: text, Basis: journey.Assumed,
			CustomerValue: 5, BusinessValue: 3, Effort: 2, Importance: 5, Satisfaction: 1, Severity: 4,
		})
	}
	return doc
}

func TestWhatIsHiddenIsInNoPart(t *testing.T) {
	doc := load(t, "example-b2b", "en")
	m := doc.MapsInOrder()[0]
	o := doc.Outline(m.ID)
	j := job(doc, settings("A4"), "en")
	var pains journey.ID
	for _, l := range o.Lanes {
		if l.LaneKind == journey.PainPoints {
			pains = l.ID
		}
	}
	j.View.HiddenLanes = journey.SetOf(pains)
	j.View.HiddenStages = journey.SetOf(o.Stages[0].ID)
	j.View.HiddenPersonas = journey.SetOf(o.Personas[1].ID)
	out, err := handout.Lay(context.Background(), j, i18n.For("en").T)
	require.NoError(t, err)
	found := pagestest.Read(out.Pages...)
	require.NotContains(t, found, "Pricesarehidden", "of a hidden lane")
	require.NotContains(t, found, "Outofmarket", "a hidden stage")
	require.NotContains(t, found, "Purchasingmanager", "a hidden persona")
	require.Contains(t, found, "Operationsdirector")
	require.Contains(t, found, "Activeevaluation")
}

func TestManyOpportunitiesWithTheSameScores(t *testing.T) {
	doc := wide(3)
	for i, key := range journey.SpreadOrder(500) {
		doc.Put(&journey.Card{
			ID: journey.ID(fmt.Sprint("c", i)), Lane: "l4", Step: "t0", Order: key, Text: fmt.Sprint("Idea ", i), Basis: journey.Assumed,
			CustomerValue: 5, BusinessValue: 5, Effort: 5,
		})
	}
	all := lay(t, doc, settings("A4", handout.Opportunities), "en")
	found := pagestest.Read(all...)
	for _, text := range textsOf(doc, handout.Opportunities) {
		require.Contains(t, found, pagestest.Solid(text))
	}
	require.Regexp(t, `\+\d+`, found, "the matrix tells how many dots found no room")
	pagestest.RequireInside(t, all, pagestest.Whole)
}

func TestSmallPaperIsRefusedInWords(t *testing.T) {
	s := settings("A4")
	s.Paper = paper.Size{Name: "stamp", Width: 100, Height: 100}
	_, err := handout.Lay(context.Background(), job(wide(3), s, "en"), i18n.For("en").T)
	require.Equal(t, paper.TooSmall, fault.CodeOf(err))
	s = settings("A4")
	s.Margin = 80 * pen.Millimetre
	_, err = handout.Lay(context.Background(), job(wide(3), s, "en"), i18n.For("en").T)
	require.Equal(t, paper.TooSmall, fault.CodeOf(err))
}

func TestMakingThePackCanBeCalledOff(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	_, err := handout.Lay(ctx, job(wide(3), settings("A4"), "en"), i18n.For("en").T)
	require.ErrorIs(t, err, context.Canceled)
}

func BenchmarkPack(b *testing.B) {
	doc := journeytest.Map(2000, 1)
	for b.Loop() {
		lay(b, doc, settings("A4"), "en")
	}
}

// The logo stands on the first page, on the map and on what hangs on the wall.
func TestLogoStandsWhereThePackIsSeen(t *testing.T) {
	j := job(load(t, "example-b2b", "en"), settings("A4"), "en")
	j.Logo = &pages.Logo{Type: "image/png", Width: 300, Height: 80}
	out, err := handout.Lay(context.Background(), j, i18n.For("en").T)
	require.NoError(t, err)
	pagestest.RequireInside(t, out.Pages, pagestest.Whole)
	on := map[int]bool{}
	pagestest.Items(out.Pages, func(page int, _ *pages.Part, item scene.Item) {
		if p, ok := item.(scene.Picture); ok && p.Attachment == "logo" {
			require.InDelta(t, 300.0/80, p.W/p.H, 1e-6, "it is not distorted")
			on[page] = true
		}
	})
	for i, p := range out.Pages {
		want := i == 0 || slices.ContainsFunc([]string{"canvas", "Emotion sheet", j.Map().Title}, func(s string) bool { return strings.Contains(p.Name, s) })
		require.Equal(t, want, on[i], "page %d %q", i+1, p.Name)
	}
}
