package kit_test

import (
	"bytes"
	"context"
	"io"
	"testing"

	"github.com/stretchr/testify/require"

	"waymark/domain/journey"
	"waymark/domain/journey/journeytest"
	"waymark/domain/pages"
	"waymark/domain/pages/compose"
	"waymark/domain/paper"
	"waymark/resources/i18n"
	"waymark/storage/export/kit"
	"waymark/storage/export/papertest"
)

// pack makes the handouts of a map as a PDF.
func pack(t testing.TB, k *kit.Kit, doc *journey.Document, id journey.ID, s pages.Settings, lang string, w io.Writer) *pages.Printout {
	t.Helper()
	s.Layout = pages.Handouts
	f := kit.Facts{File: "file.waymark", Date: day, Language: lang}
	job := k.Job(doc, id, s, f)
	out, err := compose.Pages(context.Background(), job)
	require.NoError(t, err)
	require.NoError(t, k.WritePages(context.Background(), w, job, out, f))
	return out
}

func TestEveryTextOfTheExamplesIsInTheHandouts(t *testing.T) {
	k := kit.New(nil)
	for _, id := range []string{"example-b2b", "example-saas"} {
		for _, lang := range i18n.Languages() {
			t.Run(id+"."+lang, func(t *testing.T) {
				doc, m := load(t, id, lang)
				s := pages.Default()
				s.Paper = paper.Named("A4")
				var out bytes.Buffer
				pack(t, k, doc, m.ID, s, lang, &out)
				file := papertest.Put(t, out.Bytes())
				text := file.Text(t, nil)
				for _, want := range papertest.Texts(doc, m, pages.Handouts) {
					require.Contains(t, text, papertest.Solid(want))
				}
				file.RequireFonts(t)
			})
		}
	}
}

func TestHandoutsAreOfTheirPaper(t *testing.T) {
	k := kit.New(nil)
	doc, m := load(t, "example-b2b", "en")
	for _, name := range []string{"A1", "A4", "Letter"} {
		size := paper.Named(name)
		s := pages.Default()
		s.Paper = size
		var out bytes.Buffer
		n := len(pack(t, k, doc, m.ID, s, "en", &out).Pages)
		found := papertest.Put(t, out.Bytes()).Sizes(t)
		require.Len(t, found, n)
		for _, f := range found {
			require.InDelta(t, size.Width, min(f[0], f[1]), 0.011, size.Name)
			require.InDelta(t, size.Height, max(f[0], f[1]), 0.011, size.Name)
		}
	}
}

// The whole pack of a map with 2,000 cards, about 440 pages, is there in less
// than 0.8 s.
func BenchmarkHandouts2000(b *testing.B) {
	k := kit.New(nil)
	doc := journeytest.Map(2000, 1)
	s := pages.Default()
	s.Paper = paper.Named("A4")
	pack(b, k, doc, journeytest.MapID, s, "en", io.Discard)
	for b.Loop() {
		pack(b, k, doc, journeytest.MapID, s, "en", io.Discard)
	}
}
