package papertest

import (
	"bytes"
	"fmt"
	"html"
	"image"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"github.com/stretchr/testify/require"

	"waymark/domain/vector"
	"waymark/storage/export/exporttest"
)

// File is a PDF that other programs read.
type File struct{ path string }

// Put writes a PDF where other programs find it.
func Put(t testing.TB, data []byte) File {
	t.Helper()
	path := filepath.Join(t.TempDir(), "x.pdf")
	require.NoError(t, os.WriteFile(path, data, 0o600))
	return File{path}
}

func (f File) run(t testing.TB, program string, args ...string) []byte {
	t.Helper()
	exporttest.Need(t, program)
	var complaint bytes.Buffer
	cmd := exec.Command(program, args...)
	cmd.Stderr = &complaint
	out, err := cmd.Output()
	require.NoError(t, err, "%s", complaint.String())
	return out
}

// mostGlyphs is the number of glyphs on a page at which pdftotext stops reading
// when they are narrow.
const mostGlyphs = 50_000

// Text gives all text of the file without white space, since where lines were
// broken is the layout's affair. On pages with very many glyphs MuPDF reads it,
// for pdftotext stops there.
func (f File) Text(t testing.TB, glyphs [][]Glyph) string {
	t.Helper()
	for _, page := range glyphs {
		if len(page) > mostGlyphs {
			return Solid(string(f.run(t, "mutool", "draw", "-q", "-F", "text", f.path)))
		}
	}
	return Solid(string(f.run(t, "pdftotext", "-raw", f.path, "-")))
}

// Solid leaves white space and control characters out of a text.
func Solid(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.IsControl(r) {
			return -1
		}
		return r
	}, s)
}

// Glyph is a letter as it stands on a page. Points from the upper left corner.
type Glyph struct {
	Rune           rune
	X, Right, Base float64
}

// Glyphs gives all letters of each page, but for white space.
func (f File) Glyphs(t testing.TB) [][]Glyph {
	t.Helper()
	out := string(f.run(t, "mutool", "draw", "-q", "-F", "stext", f.path))
	var all [][]Glyph
	for line := range strings.Lines(out) {
		switch {
		case strings.HasPrefix(line, "<page "):
			all = append(all, nil)
		case strings.HasPrefix(line, "<char "):
			r := []rune(html.UnescapeString(attribute(line, "c")))
			if len(r) != 1 || unicode.IsSpace(r[0]) {
				continue
			}
			quad := strings.Fields(attribute(line, "quad"))
			require.Len(t, quad, 8)
			g := Glyph{Rune: r[0], Base: number(t, attribute(line, "y")), X: math.Inf(1), Right: math.Inf(-1)}
			for i := 0; i < len(quad); i += 2 {
				x := number(t, quad[i])
				g.X, g.Right = min(g.X, x), max(g.Right, x)
			}
			all[len(all)-1] = append(all[len(all)-1], g)
		}
	}
	return all
}

func attribute(line, name string) string {
	_, rest, _ := strings.Cut(line, " "+name+`="`)
	value, _, _ := strings.Cut(rest, `"`)
	return value
}

func number(t testing.TB, s string) float64 {
	t.Helper()
	v, err := strconv.ParseFloat(s, 64)
	require.NoError(t, err)
	return v
}

// Ink gives the box around all that is painted on each page.
func (f File) Ink(t testing.TB) []vector.Rect {
	t.Helper()
	out := string(f.run(t, "mutool", "draw", "-q", "-F", "bbox", f.path))
	var all []vector.Rect
	for line := range strings.Lines(out) {
		if !strings.HasPrefix(line, "<page ") {
			continue
		}
		at := strings.Fields(attribute(line, "bbox"))
		require.Len(t, at, 4)
		x, y := number(t, at[0]), number(t, at[1])
		all = append(all, vector.Rect{X: x, Y: y, W: number(t, at[2]) - x, H: number(t, at[3]) - y})
	}
	return all
}

// RequireFonts checks that all fonts are in the file, and that their text can be
// found.
func (f File) RequireFonts(t testing.TB) {
	t.Helper()
	lines := strings.Split(strings.TrimSpace(string(f.run(t, "pdffonts", f.path))), "\n")
	require.Greater(t, len(lines), 2, "no fonts")
	for _, line := range lines[2:] {
		require.Regexp(t, `\s(yes)\s+(yes|no)\s+yes\s+\d+\s+\d+$`, line, "embedded, and mapped to Unicode")
	}
}

// Sizes gives the sizes of all pages, points.
func (f File) Sizes(t testing.TB) [][2]float64 {
	t.Helper()
	said := f.run(t, "pdfinfo", "-l", "-1", f.path)
	var all [][2]float64
	for _, m := range regexp.MustCompile(`Page +\d+ size: +([\d.]+) x ([\d.]+)`).FindAllSubmatch(said, -1) {
		all = append(all, [2]float64{number(t, string(m[1])), number(t, string(m[2]))})
	}
	return all
}

// Pictures paints each page with one pixel to the point.
func (f File) Pictures(t testing.TB) []*image.RGBA {
	t.Helper()
	out := f.run(t, "pdftoppm", "-r", "72", f.path)
	var all []*image.RGBA
	for len(out) > 0 {
		var w, h, most int
		n, err := fmt.Sscanf(string(out[:min(len(out), 40)]), "P6\n%d %d\n%d\n", &w, &h, &most)
		require.NoError(t, err)
		require.Equal(t, []int{3, 255}, []int{n, most})
		head := len(fmt.Sprintf("P6\n%d %d\n%d\n", w, h, most))
		img := image.NewRGBA(image.Rect(0, 0, w, h))
		for i := range w * h {
			copy(img.Pix[4*i:], out[head+3*i:head+3*i+3])
			img.Pix[4*i+3] = 0xff
		}
		all = append(all, img)
		out = out[head+3*w*h:]
	}
	return all
}
