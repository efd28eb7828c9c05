package poster_test

import (
	"image"
	"image/draw"
	"math"
	"testing"

	"github.com/stretchr/testify/require"

	"waymark/domain/pages"
	"waymark/domain/pages/compose"
	"waymark/domain/pages/pagestest"
	"waymark/domain/pages/poster"
	"waymark/domain/paper"
	"waymark/domain/vector"
	"waymark/storage/export/kit"
	"waymark/storage/export/papertest"
)

// Glued together by nothing but what the marks promise, the tiles that another
// program renders show the poster, point for point.
func TestTilesPutTogetherAreThePoster(t *testing.T) {
	k := kit.New(nil)
	posters, glued := 0, 0
	most := 0.0
	for _, c := range papertest.Cases(t, pages.Poster) {
		t.Run(c.String(), func(t *testing.T) {
			job := c.Job(k)
			out, err := compose.Pages(t.Context(), job)
			require.NoError(t, err)
			whole, tiles, err := poster.Apart(t.Context(), job)
			require.NoError(t, err)
			if c.Settings.PosterWidth > 0 {
				require.InDelta(t, c.Settings.PosterWidth, whole.Width, 1e-6)
			} else {
				require.InDelta(t, c.Settings.PosterSize.Height*c.Settings.PosterSize.Width, whole.Width*whole.Height, 1)
			}
			require.Len(t, out.Pages, tiles[0].Page+len(tiles))

			want := papertest.Put(t, papertest.Write(t, k, job, []pages.Page{*whole})).Pictures(t)[0]
			sheets := papertest.Put(t, papertest.Write(t, k, job, out.Pages)).Pictures(t)
			got := image.NewRGBA(want.Rect)
			for i := len(tiles) - 1; i >= 0; i-- {
				tile := tiles[i]
				at := image.Pt(int(tile.Shown.X), int(tile.Shown.Y))
				size := image.Pt(int(math.Ceil(tile.Shown.W)), int(math.Ceil(tile.Shown.H)))
				from := image.Pt(int(tile.Place.X), int(tile.Place.Y))
				require.Equal(t, tile.Shown.X, float64(at.X), "tiles begin at whole points")
				draw.Draw(got, image.Rectangle{Min: at, Max: at.Add(size)}, sheets[tile.Page], from, draw.Src)
			}
			share := different(want, got)
			require.Less(t, share, 0.00002, "parts of the picture that differ")
			posters, glued, most = posters+1, glued+len(tiles), max(most, share)
		})
	}
	t.Logf("%d posters of %d tiles, at most %.6f of a picture differs", posters, glued, most)
}

// different gives the share of a picture that is not the same. Readers set
// letters and thin lines on whole pixels, so what is one pixel off is the same.
func different(a, b *image.RGBA) float64 {
	n := 0
	for i := range a.Pix {
		if !near(a, b, i) || !near(b, a, i) {
			n++
		}
	}
	return float64(n) / float64(len(a.Pix))
}

// near tells whether a value of a picture is found around the same place of
// another, but for the smoothing of edges.
func near(a, b *image.RGBA, i int) bool {
	const smooth = 48
	v := int(a.Pix[i])
	if d := v - int(b.Pix[i]); d <= smooth && d >= -smooth {
		return true
	}
	low, high := 255, 0
	for _, row := range [...]int{i - b.Stride, i, i + b.Stride} {
		for _, k := range [...]int{row - 4, row, row + 4} {
			if k >= 0 && k < len(b.Pix) {
				low, high = min(low, int(b.Pix[k])), max(high, int(b.Pix[k]))
			}
		}
	}
	return v >= low-smooth && v <= high+smooth
}

// A poster that the paper holds is one sheet, with nothing to glue.
func TestPosterOnPaperThatHoldsIt(t *testing.T) {
	k := kit.New(nil)
	p := papertest.Load(t, "example-b2b", "en")
	for on, name := range map[string]string{"A1": "A1", "A0": "A2", "Tabloid": "A4"} {
		settings := pages.Default()
		settings.Layout, settings.Paper, settings.PosterSize = pages.Poster, paper.Named(on), paper.Named(name)
		for _, way := range []paper.Orientation{paper.Auto, paper.Portrait} {
			settings.Orientation = way
			job := k.Job(p.Document, p.Map.ID, settings, kit.Facts{})
			out, err := compose.Pages(t.Context(), job)
			require.NoError(t, err)
			require.Len(t, out.Pages, 1, "%s on %s", name, on)
			for _, w := range out.Warnings {
				require.NotEqual(t, pages.TornText, w.Concern)
			}
			page := &out.Pages[0]
			require.InDelta(t, settings.Paper.Width, min(page.Width, page.Height), 1e-9)
			pagestest.RequireInside(t, out.Pages, pagestest.Whole)
		}
	}
}

// Each line of the map stands whole on one tile at least, wherever the number of
// torn ones says so.
func TestTextsStandWholeOnSomeTile(t *testing.T) {
	k := kit.New(nil)
	for _, example := range []string{"example-b2b", "example-saas"} {
		p := papertest.Load(t, example, "en")
		for _, size := range []string{"A0", "A1", "A2"} {
			for _, on := range []string{"A4", "A3", "Letter"} {
				settings := pages.Default()
				settings.Layout, settings.Paper, settings.PosterSize = pages.Poster, paper.Named(on), paper.Named(size)
				job := k.Job(p.Document, p.Map.ID, settings, kit.Facts{})
				out, err := compose.Pages(t.Context(), job)
				require.NoError(t, err)
				said := 0
				for _, w := range out.Warnings {
					if w.Concern == pages.TornText {
						said = w.Count
					}
				}
				whole, tiles, err := poster.Apart(t.Context(), job)
				require.NoError(t, err)
				torn := 0
				for _, line := range papertest.Boxes(whole) {
					stands := false
					for _, tile := range tiles {
						stands = stands || within(line.Whole, tile.Shown)
					}
					if !stands {
						torn++
					}
				}
				require.LessOrEqual(t, torn, said, "%s %s on %s", example, size, on)
				require.LessOrEqual(t, said, 5, "%s %s on %s", example, size, on)
				content := float64(len(tiles)) * settings.Paper.Width * settings.Paper.Height
				require.Less(t, content, 2.6*whole.Width*whole.Height, "sheets are not wasted")
			}
		}
	}
}

func within(b, in vector.Rect) bool {
	return b.X >= in.X && b.Y >= in.Y && b.Right() <= in.Right()+0.01 && b.Bottom() <= in.Bottom()+0.01
}
