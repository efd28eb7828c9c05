package kit_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"waymark/domain/journey"
	"waymark/domain/pages"
	"waymark/domain/pages/compose"
	"waymark/domain/paper"
	"waymark/domain/scene"
	"waymark/storage/export/kit"
)

func report(t *testing.T, size string) (*pages.Job, *pages.Printout) {
	t.Helper()
	k := kit.New(nil)
	doc, m := load(t, "example-saas", "en")
	settings := pages.Default()
	settings.Layout, settings.Paper = pages.Stages, paper.Named(size)
	job := k.Job(doc, m.ID, settings, kit.Facts{Date: day, File: "plan.waymark"})
	out, err := compose.Pages(t.Context(), job)
	require.NoError(t, err)
	return job, out
}

// Each card with a note, a comment or an action has a number that leads to what
// the appendix says.
func TestNumbersLeadToTheAppendix(t *testing.T) {
	job, out := report(t, "A4")
	doc := job.Document
	leading := 0
	for i, p := range out.Pages {
		for _, l := range p.Links {
			leading++
			require.Greater(t, l.Page, i)
			require.Less(t, l.Page, len(out.Pages))
			require.True(t, l.X >= 0 && l.Rect.Y >= 0 && l.Right() <= p.Width && l.Bottom() <= p.Height)
		}
	}
	want := 0
	for id, c := range doc.Cards.All() {
		if c.Note != "" || c.Link != "" || len(doc.CommentsOn(id)) > 0 || len(doc.ActionsOf(id)) > 0 {
			want++
		}
	}
	require.Positive(t, want)
	require.Equal(t, want, leading)
	settings := job.Settings
	settings.Appendix = false
	job.Settings = settings
	bare, err := compose.Pages(t.Context(), job)
	require.NoError(t, err)
	require.Less(t, len(bare.Pages), len(out.Pages))
}

// Each page of a stage names its lanes, however its lanes are dealt out.
func TestLanesAreNamedOnEachPage(t *testing.T) {
	for _, size := range []string{"A4", "A3", "Letter"} {
		job, out := report(t, size)
		lanes := job.Document.LanesOf(job.View.Map)
		named := make(map[journey.ID]int)
		for _, p := range out.Pages[1:] {
			for _, part := range p.Parts {
				for _, g := range part.Layer.Groups {
					if g.Ref.Kind == journey.LaneRecord && g.Ref.Part == scene.Whole {
						named[g.Ref.ID]++
					}
				}
			}
		}
		for _, l := range lanes {
			require.GreaterOrEqual(t, named[l.ID], len(job.Document.StagesOf(job.View.Map)), l.Name)
		}
	}
}

// The outline of a document has the stages in their order.
func TestOutlineOfAReport(t *testing.T) {
	job, out := report(t, "A4")
	var titles []string
	for _, p := range out.Pages {
		for _, e := range p.Outline {
			titles = append(titles, e.Title)
		}
	}
	said := strings.Join(titles, "|")
	at := 0
	for _, s := range job.Document.StagesOf(job.View.Map) {
		i := strings.Index(said[at:], s.Name)
		require.GreaterOrEqual(t, i, 0, s.Name)
		at += i
	}
}
