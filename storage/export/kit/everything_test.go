package kit_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"waymark/domain/pages"
	"waymark/domain/pages/compose"
	"waymark/domain/pages/pagestest"
	"waymark/storage/export/kit"
	"waymark/storage/export/papertest"
)

// The promise of everything printed: whatever the map, the language, the layout
// and the paper, each text is there and can be found, no letter leaves its cell
// or its page, in the scene and as other programs render it, all fonts are in
// the file, and sizes are exact.
func TestEverythingIsOnPaper(t *testing.T) {
	k := kit.New(nil)
	documents, printed, texts, letters := 0, 0, 0, 0
	for _, c := range papertest.Cases(t, pages.Layouts()...) {
		t.Run(c.String(), func(t *testing.T) {
			job := c.Job(k)
			out, err := compose.Pages(t.Context(), job)
			require.NoError(t, err)
			papertest.RequireTextsInPlace(t, out.Pages)
			if c.Settings.Layout == pages.Sheet || c.Settings.Layout == pages.Handouts {
				pagestest.RequireInside(t, out.Pages, pagestest.Whole)
			}
			file := papertest.Put(t, papertest.Write(t, k, job, out.Pages))
			glyphs := file.Glyphs(t)
			papertest.RequireGlyphsInPlace(t, out.Pages, glyphs)
			texts += papertest.RequireTexts(t, file.Text(t, glyphs), papertest.Texts(c.Document, c.Map, c.Settings.Layout))
			file.RequireFonts(t)
			sizes, ink := file.Sizes(t), file.Ink(t)
			require.Len(t, sizes, len(out.Pages))
			require.Len(t, ink, len(out.Pages))
			const border = 72.0 / 6 // no office printer needs a wider one
			for i, p := range out.Pages {
				require.InDelta(t, p.Width, sizes[i][0], 0.011)
				require.InDelta(t, p.Height, sizes[i][1], 0.011)
				in := ink[i]
				require.True(t, in.X >= border && in.Y >= border && in.Right() <= p.Width-border && in.Bottom() <= p.Height-border,
					"page %d %q: ink at %v on %.0f × %.0f", i+1, p.Name, in, p.Width, p.Height)
				letters += len(glyphs[i])
			}
			documents++
			printed += len(out.Pages)
		})
	}
	t.Logf("%d documents, %d pages, %d texts, %d letters", documents, printed, texts, letters)
}
