package kit_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"waymark/domain/journey"
	"waymark/domain/pages"
	"waymark/domain/pages/compose"
	"waymark/domain/paper"
	"waymark/storage/export/kit"
	"waymark/storage/export/papertest"
)

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
				for _, box := range papertest.Boxes(&out.Pages[i]) {
					require.True(t, box.StandsOn(&out.Pages[i]), "%s %s page %d: %v", name, layout, i+1, box)
				}
			}
			data := papertest.Write(t, k, job, out.Pages)
			if layout == pages.Stages {
				papertest.RequireTexts(t, papertest.Put(t, data).Text(t, nil), papertest.Texts(doc, m, pages.Stages))
				require.Less(t, len(out.Pages), 90)
			}
			if layout == pages.Sheet && (name == "200 steps" || name == "a long card") {
				require.Equal(t, pages.SmallLetters, out.Warnings[0].Concern)
				require.Less(t, out.Warnings[0].Value, 6.0)
			}
		}
	}
}
