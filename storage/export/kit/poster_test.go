package kit_test

import (
	"bytes"
	"context"
	"image"
	"image/draw"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"waymark/domain/pages"
	"waymark/domain/pages/compose"
	"waymark/domain/pages/poster"
	"waymark/domain/paper"
	"waymark/domain/vector"
	"waymark/storage/export/exporttest"
	"waymark/storage/export/kit"
)

// drawn turns each page of a document into a picture with one pixel to the
// point.
func drawn(t *testing.T, data []byte) []*image.RGBA {
	t.Helper()
	exporttest.Need(t, "pdftoppm")
	folder := t.TempDir()
	file := filepath.Join(folder, "x.pdf")
	require.NoError(t, os.WriteFile(file, data, 0o600))
	out, err := exec.Command("pdftoppm", "-r", "72", "-png", file, filepath.Join(folder, "p")).CombinedOutput()
	require.NoError(t, err, "%s", out)
	names, err := filepath.Glob(filepath.Join(folder, "p-*.png"))
	require.NoError(t, err)
	var all []*image.RGBA
	for _, name := range names {
		f, err := os.Open(name)
		require.NoError(t, err)
		img, err := png.Decode(f)
		require.NoError(t, err)
		require.NoError(t, f.Close())
		rgba := image.NewRGBA(img.Bounds())
		draw.Draw(rgba, rgba.Rect, img, image.Point{}, draw.Src)
		all = append(all, rgba)
	}
	return all
}

func printed(t testing.TB, k *kit.Kit, job *pages.Job, all []pages.Page) []byte {
	t.Helper()
	var out bytes.Buffer
	require.NoError(t, k.WritePages(context.Background(), &out, job, &pages.Printout{Pages: all}, kit.Facts{Date: day}))
	return out.Bytes()
}

// Glued together by nothing but what the marks promise, the tiles show the
// poster, point for point.
func TestTilesPutTogetherAreThePoster(t *testing.T) {
	k := kit.New(nil)
	for _, c := range []struct{ example, lang, paper, poster string }{
		{"example-b2b", "en", "A4", "A2"}, {"example-saas", "zh-Hans", "Letter", "A2"}, {"example-b2b", "zh-Hant", "Tabloid", "A1"},
	} {
		t.Run(c.example+" "+c.lang+" "+c.poster+" on "+c.paper, func(t *testing.T) {
			doc, m := load(t, c.example, c.lang)
			settings := pages.Default()
			settings.Layout, settings.Paper, settings.PosterSize = pages.Poster, paper.Named(c.paper), paper.Named(c.poster)
			job := k.Job(doc, m.ID, settings, kit.Facts{})
			out, err := compose.Pages(t.Context(), job)
			require.NoError(t, err)
			whole, err := poster.Whole(t.Context(), job)
			require.NoError(t, err)
			require.InDelta(t, settings.PosterSize.Height*settings.PosterSize.Width, whole.Width*whole.Height, 1)
			tiles, err := poster.Tiles(t.Context(), job)
			require.NoError(t, err)
			require.Len(t, out.Pages, len(tiles)+1)

			want := drawn(t, printed(t, k, job, []pages.Page{*whole}))[0]
			sheets := drawn(t, printed(t, k, job, out.Pages))
			got := image.NewRGBA(want.Rect)
			for i := len(tiles) - 1; i >= 0; i-- {
				tile := tiles[i]
				at := image.Pt(int(tile.Shown.X), int(tile.Shown.Y))
				size := image.Pt(int(tile.Shown.W+0.5), int(tile.Shown.H+0.5))
				from := image.Pt(int(tile.Place.X), int(tile.Place.Y))
				require.Equal(t, tile.Shown.X, float64(at.X), "tiles begin at whole points")
				draw.Draw(got, image.Rectangle{Min: at, Max: at.Add(size)}, sheets[tile.Page], from, draw.Src)
			}
			different := 0
			for i := range want.Pix {
				d := int(want.Pix[i]) - int(got.Pix[i])
				if d > 48 || d < -48 {
					different++
				}
			}
			require.Less(t, float64(different)/float64(len(want.Pix)), 0.0005, "parts of the picture that differ")
		})
	}
}

// Each line of the map stands whole on one tile at least, wherever the number of
// torn ones says so.
func TestTextsStandWholeOnSomeTile(t *testing.T) {
	k := kit.New(nil)
	for _, example := range []string{"example-b2b", "example-saas"} {
		for _, size := range []string{"A0", "A1", "A2"} {
			for _, on := range []string{"A4", "A3", "Letter"} {
				doc, m := load(t, example, "en")
				settings := pages.Default()
				settings.Layout, settings.Paper, settings.PosterSize = pages.Poster, paper.Named(on), paper.Named(size)
				job := k.Job(doc, m.ID, settings, kit.Facts{})
				out, err := compose.Pages(t.Context(), job)
				require.NoError(t, err)
				said := 0
				for _, w := range out.Warnings {
					if w.Concern == pages.TornText {
						said = w.Count
					}
				}
				whole, err := poster.Whole(t.Context(), job)
				require.NoError(t, err)
				tiles, err := poster.Tiles(t.Context(), job)
				require.NoError(t, err)
				torn := 0
				for _, line := range textBoxes(whole) {
					stands := false
					for _, tile := range tiles {
						stands = stands || within(line.whole, tile.Shown)
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
