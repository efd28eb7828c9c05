package exporttest_test

import (
	"bytes"
	"image"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"waymark/domain/pages"
	"waymark/domain/vector"
	"waymark/storage/export/exporttest"
	"waymark/storage/export/pdf"
	"waymark/storage/export/raster"
)

// What a preview shows is what the PDF holds: parts at their places, clipped,
// small and large, in colours and in greys.
func TestPreviewShowsThePDF(t *testing.T) {
	s := exporttest.Map(t, 40)
	page := pages.Page{Width: 700, Height: 500}
	page.Scene(s, 20, 30, 0.45, vector.Rect{X: 30, Y: 40, W: 400, H: 300})
	page.Scene(s, 450.5, 60.25, 0.2, vector.Rect{})
	painter := raster.NewPainter(exporttest.Typesetter(t))
	for name, grey := range map[string]bool{"colours": false, "greys": true} {
		t.Run(name, func(t *testing.T) {
			want := image.NewRGBA(image.Rect(0, 0, 1400, 1000))
			painter.PaintPage(want, &page, 2, grey)
			var b bytes.Buffer
			require.NoError(t, pdf.Write(t.Context(), &b, []pages.Page{page}, pdf.Options{
				Fonts: exporttest.Fonts(t), Typesetter: exporttest.Typesetter(t), Grey: grey,
			}))
			folder := t.TempDir()
			require.NoError(t, os.WriteFile(filepath.Join(folder, "x.pdf"), b.Bytes(), 0o600))
			run(t, "pdftoppm", "-r", "144", "-png", "-singlefile", filepath.Join(folder, "x.pdf"), filepath.Join(folder, "x"))
			requireSame(t, want, filepath.Join(folder, "x.png"), 60)
			if grey {
				for i := 0; i < len(want.Pix); i += 4 {
					require.True(t, want.Pix[i] == want.Pix[i+1] && want.Pix[i] == want.Pix[i+2])
				}
			}
			part := image.NewRGBA(image.Rect(300, 200, 500, 320))
			painter.PaintPage(part, &page, 2, grey)
			require.Equal(t, want.RGBAAt(350, 250), part.RGBAAt(350, 250), "a part of a page is a part of its picture")
		})
	}
}
