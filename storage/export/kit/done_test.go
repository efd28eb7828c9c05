package kit_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"waymark/domain/journey"
	"waymark/domain/journey/journeytest"
	"waymark/domain/pages"
	"waymark/domain/pages/compose"
	"waymark/domain/paper"
	"waymark/domain/scene"
	"waymark/domain/vector"
	"waymark/resources/i18n"
	"waymark/storage/export/exporttest"
	"waymark/storage/export/kit"
)

// project is something to print.
type project struct {
	name string
	doc  *journey.Document
	m    *journey.Map
}

// projects gives both examples and a random map of 300 cards.
func projects(t *testing.T, lang string) []project {
	t.Helper()
	var all []project
	for _, id := range []string{"example-b2b", "example-saas"} {
		doc, m := load(t, id, lang)
		all = append(all, project{id, doc, m})
	}
	doc := journeytest.Map(300, 7)
	return append(all, project{"random", doc, doc.MapsInOrder()[0]})
}

// TestAllOfAMapIsOnPaper is the promise: whatever the layout, the paper and the
// language, each text is there and can be found, nothing stands outside of its
// page, all fonts are in the file, and sizes are exact. Papers are dealt out to
// projects and languages, since all combinations would take long.
func TestAllOfAMapIsOnPaper(t *testing.T) {
	exporttest.Need(t, "mutool")
	k := kit.New(nil)
	sizes := paper.Sizes()
	turn := 0
	for _, lang := range i18n.Languages() {
		for _, p := range projects(t, lang) {
			for _, layout := range []pages.Layout{pages.Sheet, pages.Poster, pages.Stages} {
				turn++
				size := sizes[turn%len(sizes)]
				if layout == pages.Poster {
					size = []paper.Size{paper.Named("A4"), paper.Named("A3"), paper.Named("Letter"), paper.Named("Tabloid")}[turn%4]
				}
				t.Run(fmt.Sprintf("%s %s %s %s", p.name, lang, layout, size.Name), func(t *testing.T) {
					settings := pages.Default()
					settings.Layout, settings.Paper = layout, size
					settings.PosterSize = paper.Named([]string{"A2", "A1", "A0"}[turn%3])
					facts := kit.Facts{Language: lang, Date: day, File: "plan.waymark"}
					job := k.Job(p.doc, p.m.ID, settings, facts)
					out, err := compose.Pages(t.Context(), job)
					require.NoError(t, err)
					for i := range out.Pages {
						page := &out.Pages[i]
						requireTextsInCards(t, page)
						for _, box := range textBoxes(page) {
							require.True(t, standsOn(box, page), "page %d: %v", i+1, box)
						}
					}
					data := printed(t, k, job, out.Pages)
					requireTexts(t, data, p.doc, p.m)
					requireSizes(t, data, out.Pages)
				})
			}
		}
	}
}

func requireTexts(t *testing.T, data []byte, doc *journey.Document, m *journey.Map) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "x.pdf")
	require.NoError(t, os.WriteFile(file, data, 0o600))
	said, err := exec.Command("mutool", "draw", "-q", "-F", "text", file).Output()
	require.NoError(t, err)
	found := solid(string(said))
	for _, want := range textsOf(doc, m) {
		// A text that goes over several pages stands on them piece by piece.
		if want = solid(want); !strings.Contains(found, want) {
			for _, piece := range regexp.MustCompile(`[\p{L}\p{N}]+`).FindAllString(want, -1) {
				require.Contains(t, found, piece, "of %q", want)
			}
		}
	}
	fonts, err := exec.Command("pdffonts", file).Output()
	require.NoError(t, err)
	for _, line := range strings.Split(strings.TrimSpace(string(fonts)), "\n")[2:] {
		require.Regexp(t, `yes +(yes|no) +yes`, line, "embedded, and mapped to Unicode")
	}
}

func requireSizes(t *testing.T, data []byte, all []pages.Page) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "x.pdf")
	require.NoError(t, os.WriteFile(file, data, 0o600))
	said, err := exec.Command("pdfinfo", "-l", "-1", file).Output()
	require.NoError(t, err)
	sizes := regexp.MustCompile(`Page +\d+ size: +([\d.]+) x ([\d.]+)`).FindAllStringSubmatch(string(said), -1)
	require.Len(t, sizes, len(all))
	for i, s := range sizes {
		require.InDelta(t, all[i].Width, number(t, s[1]), 0.011)
		require.InDelta(t, all[i].Height, number(t, s[2]), 0.011)
	}
}

func number(t *testing.T, s string) float64 {
	t.Helper()
	v, err := strconv.ParseFloat(s, 64)
	require.NoError(t, err)
	return v
}

func TestOddMaps(t *testing.T) {
	k := kit.New(nil)
	doc, m := load(t, "blank", "en")
	stage := doc.StagesOf(m.ID)[0]
	lane := doc.LanesOf(m.ID)[0]
	many := doc.Fork()
	keys := journey.SpreadOrder(200)
	for i := range 200 {
		step := journey.NewRecord(journey.StepKind, journey.ID(fmt.Sprintf("step%d", i))).(*journey.Step)
		step.Stage, step.Order, step.Name = stage.ID, keys[i], fmt.Sprintf("step-%d", i)
		many.Put(step)
		card := journey.NewRecord(journey.CardKind, journey.ID(fmt.Sprintf("card%d", i))).(*journey.Card)
		card.Lane, card.Step, card.Order, card.Text = lane.ID, step.ID, "a", fmt.Sprintf("card-%d", i)
		many.Put(card)
	}
	long := doc.Fork()
	card := journey.NewRecord(journey.CardKind, "long").(*journey.Card)
	card.Lane, card.Step, card.Order = lane.ID, doc.StepsOf(stage.ID)[0].ID, "a"
	words := make([]string, 0, 3000)
	random := rand.New(rand.NewPCG(1, 2))
	for len(strings.Join(words, " ")) < 19_900 {
		words = append(words, fmt.Sprintf("w%dx%d", len(words), random.IntN(99)))
	}
	card.Text = strings.Join(words, " ")
	long.Put(card)
	bare := doc.Fork()
	for _, s := range doc.StagesOf(m.ID) {
		for _, step := range doc.StepsOf(s.ID) {
			bare.Remove(journey.StepKind, step.ID)
		}
		bare.Remove(journey.StageKind, s.ID)
	}
	for _, l := range doc.LanesOf(m.ID) {
		bare.Remove(journey.LaneRecord, l.ID)
	}
	for name, doc := range map[string]*journey.Document{"200 steps": many, "a long card": long, "nothing": bare, "blank": doc} {
		require.NoError(t, doc.Validate(), name)
		for _, layout := range []pages.Layout{pages.Sheet, pages.Poster, pages.Stages} {
			settings := pages.Default()
			settings.Layout, settings.Paper, settings.PosterSize = layout, paper.Named("A4"), paper.Named("A1")
			job := k.Job(doc, m.ID, settings, kit.Facts{})
			out, err := compose.Pages(t.Context(), job)
			require.NoError(t, err, "%s %s", name, layout)
			for i := range out.Pages {
				for _, box := range textBoxes(&out.Pages[i]) {
					require.True(t, standsOn(box, &out.Pages[i]), "%s %s page %d: %v", name, layout, i+1, box)
				}
			}
			data := printed(t, k, job, out.Pages)
			if layout == pages.Stages {
				requireTexts(t, data, doc, m)
				require.Less(t, len(out.Pages), 90)
			}
			if layout == pages.Sheet && (name == "200 steps" || name == "a long card") {
				require.Equal(t, pages.SmallLetters, out.Warnings[0].Concern)
				require.Less(t, out.Warnings[0].Value, 6.0)
			}
		}
	}
}

// standsOn tells whether what shows of a text stands on its page. The boxes are
// a little higher than letters are.
func standsOn(b box, p *pages.Page) bool {
	slack := 0.01 + 0.04*b.whole.H
	return b.shown.X >= -slack && b.shown.Y >= -slack && b.shown.Right() <= p.Width+slack && b.shown.Bottom() <= p.Height+slack
}

// requireTextsInCards checks that no text leaves its card.
func requireTextsInCards(t *testing.T, p *pages.Page) {
	t.Helper()
	for _, part := range p.Parts {
		for _, g := range part.Layer.Groups {
			if g.Ref.Kind != journey.CardKind || g.Ref.Part != scene.Whole {
				continue
			}
			for _, item := range g.Items {
				if text, ok := item.(scene.Text); ok {
					in := vector.Rect{X: text.X, Y: text.Baseline - 0.88*text.Size, W: text.Width, H: text.Size}
					require.True(t, within(in, g.Bounds), "%q %v leaves %v", text.String, in, g.Bounds)
				}
			}
		}
	}
}
