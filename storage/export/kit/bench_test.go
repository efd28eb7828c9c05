package kit_test

import (
	"io"
	"runtime"
	"testing"

	"github.com/stretchr/testify/require"

	"waymark/domain/journey/journeytest"
	"waymark/domain/pages"
	"waymark/domain/pages/compose"
	"waymark/domain/paper"
	"waymark/storage/export/kit"
	"waymark/storage/export/papertest"
)

// BenchmarkPrint measures a map of 2,000 cards from the document to the last
// byte, the reading of fonts and icons aside.
func BenchmarkPrint(b *testing.B) {
	k := kit.New(nil)
	doc := journeytest.Large(2000, 1)
	m := doc.MapsInOrder()[0]
	k.Typesetter()
	k.Icons()
	for _, c := range []struct {
		name          string
		layout        pages.Layout
		paper, poster string
	}{
		{"sheet", pages.Sheet, "A3", ""},
		{"poster-a0-on-a4", pages.Poster, "A4", "A0"},
		{"stages", pages.Stages, "A4", ""},
		{"handouts", pages.Handouts, "A4", ""},
	} {
		settings := pages.Default()
		settings.Layout, settings.Paper = c.layout, paper.Named(c.paper)
		if c.poster != "" {
			settings.PosterSize = paper.Named(c.poster)
		}
		job := k.Job(doc, m.ID, settings, kit.Facts{Date: day})
		b.Run("pages/"+c.name, func(b *testing.B) {
			for b.Loop() {
				_, err := compose.Pages(b.Context(), job)
				require.NoError(b, err)
			}
		})
		b.Run("pdf/"+c.name, func(b *testing.B) {
			var most uint64
			for b.Loop() {
				out, err := compose.Pages(b.Context(), job)
				require.NoError(b, err)
				require.NoError(b, k.WritePages(b.Context(), io.Discard, job, out, kit.Facts{Date: day}))
				var mem runtime.MemStats
				runtime.ReadMemStats(&mem)
				most = max(most, mem.HeapInuse)
			}
			b.ReportMetric(float64(most)/(1<<20), "MiB-heap")
		})
	}
	b.Run("png-8000", func(b *testing.B) {
		for b.Loop() {
			require.NoError(b, k.PNG(io.Discard, doc, m, kit.Picture{Width: 8000}))
		}
	})
	b.Run("svg", func(b *testing.B) {
		for b.Loop() {
			require.NoError(b, k.SVG(io.Discard, doc, m, kit.Picture{}))
		}
	})
}

func TestPDFsOfTheExamplesAreSmall(t *testing.T) {
	k := kit.New(nil)
	for _, id := range []string{"example-b2b", "example-saas"} {
		for _, lang := range []string{"en", "zh-Hans"} {
			doc, m := load(t, id, lang)
			settings := pages.Default()
			settings.Attach = pages.AttachNothing
			job := k.Job(doc, m.ID, settings, kit.Facts{Date: day})
			out, err := compose.Pages(t.Context(), job)
			require.NoError(t, err)
			require.Less(t, len(papertest.Write(t, k, job, out.Pages)), 250<<10)
		}
	}
}
