package exporttest_test

import (
	"bytes"
	"fmt"
	"image"
	"image/draw"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"waymark/domain/pages"
	"waymark/domain/scene"
	"waymark/domain/vector"
	"waymark/storage/export/exporttest"
	"waymark/storage/export/pdf"
	"waymark/storage/export/raster"
	"waymark/storage/export/svg"
)

// The promise of the whole program: one geometry. Each output is turned into
// pixels, and all of them must show the same but for anti-aliasing.
func TestAllOutputsShowTheSame(t *testing.T) {
	for name, s := range map[string]*scene.Scene{"sample": exporttest.Sample(t), "cards": exporttest.Map(t, 60)} {
		t.Run(name, func(t *testing.T) {
			const scale = 2.0
			painter := raster.NewPainter(exporttest.Typesetter(t))
			want, err := painter.Render(s, raster.Options{Scale: scale})
			require.NoError(t, err)
			folder := t.TempDir()

			t.Run("pdf", func(t *testing.T) {
				var b bytes.Buffer
				page := pages.Page{Width: s.Width, Height: s.Height}
				page.Scene(s, 0, 0, 1, vector.Rect{})
				require.NoError(t, pdf.Write(t.Context(), &b, []pages.Page{page}, pdf.Options{
					Fonts: exporttest.Fonts(t), Typesetter: exporttest.Typesetter(t),
				}))
				require.NoError(t, os.WriteFile(filepath.Join(folder, "x.pdf"), b.Bytes(), 0o600))
				run(t, "pdftoppm", "-r", fmt.Sprint(72*scale), "-png", "-singlefile", filepath.Join(folder, "x.pdf"), filepath.Join(folder, "pdf"))
				requireSame(t, want, filepath.Join(folder, "pdf.png"), 40)
			})
			t.Run("svg", func(t *testing.T) {
				var b bytes.Buffer
				require.NoError(t, svg.Write(&b, s, svg.Options{}))
				require.NoError(t, os.WriteFile(filepath.Join(folder, "x.svg"), b.Bytes(), 0o600))
				fonts := fmt.Sprintf("<fontconfig><dir>%s</dir><cachedir>%s</cachedir></fontconfig>", exporttest.FontFolder(), folder)
				require.NoError(t, os.WriteFile(filepath.Join(folder, "fonts.conf"), []byte(fonts), 0o600))
				t.Setenv("FONTCONFIG_FILE", filepath.Join(folder, "fonts.conf"))
				run(t, "rsvg-convert", "--width", fmt.Sprint(want.Rect.Dx()), filepath.Join(folder, "x.svg"), "-o", filepath.Join(folder, "svg.png"))
				// This reader kerns letters whatever the file says.
				requireSame(t, want, filepath.Join(folder, "svg.png"), 80)
			})
			t.Run("svg outlines", func(t *testing.T) {
				var b bytes.Buffer
				require.NoError(t, svg.Write(&b, s, svg.Options{Outlines: true, Typesetter: exporttest.Typesetter(t)}))
				require.NoError(t, os.WriteFile(filepath.Join(folder, "o.svg"), b.Bytes(), 0o600))
				run(t, "rsvg-convert", "--width", fmt.Sprint(want.Rect.Dx()), filepath.Join(folder, "o.svg"), "-o", filepath.Join(folder, "o.png"))
				requireSame(t, want, filepath.Join(folder, "o.png"), 45)
			})
		})
	}
}

func run(t *testing.T, program string, args ...string) {
	t.Helper()
	exporttest.Need(t, program)
	out, err := exec.Command(program, args...).CombinedOutput()
	require.NoError(t, err, "%s", out)
}

// requireSame compares pictures by the mean brightness of small squares, which
// hardly feels where within a pixel an edge falls, but feels a missing letter.
func requireSame(t *testing.T, want *image.RGBA, path string, slack float64) {
	t.Helper()
	file, err := os.Open(path)
	require.NoError(t, err)
	defer file.Close()
	decoded, err := png.Decode(file)
	require.NoError(t, err)
	got := image.NewRGBA(decoded.Bounds())
	draw.Draw(got, got.Rect, decoded, got.Rect.Min, draw.Src)
	require.InDelta(t, want.Rect.Dx(), got.Rect.Dx(), 1)
	require.InDelta(t, want.Rect.Dy(), got.Rect.Dy(), 1)

	const side = 8 // four points
	total, squares := 0.0, 0
	for y := 0; y+side < min(want.Rect.Dy(), got.Rect.Dy()); y += side {
		for x := 0; x+side < min(want.Rect.Dx(), got.Rect.Dx()); x += side {
			a, b := mean(want, x, y, side), mean(got, x, y, side)
			for i := range 3 {
				d := a[i] - b[i]
				total += max(d, -d)
				if d > slack || d < -slack {
					require.Fail(t, "the pictures differ", "at %d, %d: %.0f and %.0f", x, y, a, b)
				}
			}
			squares++
		}
	}
	require.Less(t, total/float64(3*squares), 1.0, "mean difference in levels of 255")
}

func mean(img *image.RGBA, x, y, side int) (sum [3]float64) {
	for py := y; py < y+side; py++ {
		for row := img.Pix[img.PixOffset(x, py):][:4*side]; len(row) > 0; row = row[4:] {
			for i := range sum {
				sum[i] += float64(row[i])
			}
		}
	}
	for i := range sum {
		sum[i] /= float64(side * side)
	}
	return sum
}
