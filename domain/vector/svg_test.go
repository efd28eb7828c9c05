package vector_test

import (
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"waymark/domain/vector"
)

// parse reads a picture with a view box of 100 × 100 and the given content.
func parse(t *testing.T, content string) []vector.Shape {
	t.Helper()
	art, err := vector.ParseSVG([]byte(`<svg viewBox="0 0 100 100">` + content + `</svg>`))
	require.NoError(t, err)
	require.InDelta(t, 100, art.Size, 0)
	return art.Shapes
}

// one reads a picture of a single shape.
func one(t *testing.T, content string) vector.Shape {
	t.Helper()
	shapes := parse(t, content)
	require.Len(t, shapes, 1)
	return shapes[0]
}

// flat gives points along the path, one for each line and many for each curve.
func flat(p vector.Path) []vector.Point {
	const steps = 32
	var out []vector.Point
	var at vector.Point
	i := 0
	for _, op := range p.Ops {
		switch op {
		case vector.MoveTo, vector.LineTo:
			at = p.Points[i]
			out = append(out, at)
			i++
		case vector.CubicTo:
			a, b, c, d := at, p.Points[i], p.Points[i+1], p.Points[i+2]
			for k := 1; k <= steps; k++ {
				t := float64(k) / steps
				u := 1 - t
				out = append(out, vector.Point{
					X: u*u*u*a.X + 3*u*u*t*b.X + 3*u*t*t*c.X + t*t*t*d.X,
					Y: u*u*u*a.Y + 3*u*u*t*b.Y + 3*u*t*t*c.Y + t*t*t*d.Y,
				})
			}
			at = d
			i += 3
		}
	}
	return out
}

// sameForm checks that two paths run along the same points.
func sameForm(t *testing.T, want, got vector.Path) {
	t.Helper()
	a, b := flat(want), flat(got)
	require.Len(t, b, len(a))
	for i := range a {
		require.InDelta(t, a[i].X, b[i].X, 1e-9, "point %d", i)
		require.InDelta(t, a[i].Y, b[i].Y, 1e-9, "point %d", i)
	}
}

func TestParsePathCommands(t *testing.T) {
	for name, pair := range map[string][2]string{
		"relative":                  {"M10 20 L30 40 H5 V6 Z", "m10 20 l20 20 h-25 v-34 z"},
		"further pairs are lines":   {"M1 2 L3 4 L5 6", "M1 2 3 4 5 6"},
		"and relative ones too":     {"M1 2 L3 4 L5 6", "m1 2 2 2 2 2"},
		"repeated command":          {"M0 0 H1 H2 H3", "M0 0 H1 2 3"},
		"no spaces":                 {"M1 -2 L0.5 0.5", "M1-2L.5.5"},
		"exponents":                 {"M100 0 L0.25 0", "M1e2 0L25e-2,0"},
		"smooth cubic":              {"M0 0 C0 10 10 10 10 0 C10 -10 20 -10 20 0", "M0 0 C0 10 10 10 10 0 S20 -10 20 0"},
		"smooth cubic after a line": {"M0 0 L10 0 C10 0 20 -10 20 0", "M0 0 L10 0 S20 -10 20 0"},
		"smooth quadratic":          {"M0 0 Q5 10 10 0 Q15 -10 20 0", "M0 0 Q5 10 10 0 T20 0"},
		"relative curves":           {"M5 5 C5 15 15 15 15 5 Q20 0 25 5", "m5 5 c0 10 10 10 10 0 q5 -5 10 0"},
		"arc flags stand together":  {"M0 0 A5 5 0 0 1 10 0", "M0 0a5 5 0 0110 0"},
		"after closing":             {"M1 1 H5 V5 Z M1 1 H9", "M1 1 H5 V5 Z H9"},
		"up to the error":           {"M0 0 L5 5", "M0 0 L5 5 L7 oops"},
		"unknown command":           {"M0 0 L5 5", "M0 0 L5 5 X 7 7"},
	} {
		t.Run(name, func(t *testing.T) {
			sameForm(t, one(t, `<path d="`+pair[0]+`"/>`).Path, one(t, `<path d="`+pair[1]+`"/>`).Path)
		})
	}
}

func TestParsePathWithoutStartDrawsNothing(t *testing.T) {
	require.Empty(t, parse(t, `<path d="L5 5"/><path d=""/><path d="nonsense"/><path/>`))
}

func TestCirclesAreRound(t *testing.T) {
	for name, content := range map[string]string{
		"circle":         `<circle cx="50" cy="40" r="20"/>`,
		"ellipse":        `<ellipse cx="50" cy="40" rx="20" ry="20"/>`,
		"arcs":           `<path d="M30 40a20 20 0 1 0 40 0a20 20 0 1 0-40 0z"/>`,
		"one large arc":  `<path d="M70 40A20 20 0 1 1 70 39.999z"/>`,
		"arc too small":  `<path d="M30 40A1 1 0 0 0 70 40A1 1 0 0 0 30 40z"/>`,
		"rect of arcs":   `<rect x="30" y="20" width="40" height="40" rx="20"/>`,
		"rect, ry alone": `<rect x="30" y="20" width="40" height="40" ry="99"/>`,
		"turned":         `<circle r="20" transform="translate(50 40) rotate(33)"/>`,
		"mirrored":       `<circle r="10" transform="matrix(-2 0 0 2 50 40)"/>`,
	} {
		t.Run(name, func(t *testing.T) {
			points := flat(one(t, content).Path)
			require.Greater(t, len(points), 30)
			for _, p := range points {
				require.InDelta(t, 20, math.Hypot(p.X-50, p.Y-40), 0.006, "%v", p)
			}
		})
	}
}

// TestArcFlags checks the four ways between two points on one circle.
func TestArcFlags(t *testing.T) {
	for flags, middle := range map[string]vector.Point{
		"0 0": {X: 50, Y: 50 + 10*(2-math.Sqrt2)}, // the short way below the upper circle …
		"0 1": {X: 50, Y: 50 - 10*(2-math.Sqrt2)},
		"1 0": {X: 50, Y: 50 + 10*(2+math.Sqrt2)},
		"1 1": {X: 50, Y: 50 - 10*(2+math.Sqrt2)},
	} {
		d := fmt.Sprintf("M%.15g 50 A20 20 0 %s %.15g 50", 50-10*math.Sqrt2, flags, 50+10*math.Sqrt2)
		near := math.Inf(1)
		for _, p := range flat(one(t, `<path d="`+d+`"/>`).Path) {
			near = min(near, math.Hypot(p.X-middle.X, p.Y-middle.Y))
		}
		require.Less(t, near, 0.01, flags)
	}
}

func TestTransformsNest(t *testing.T) {
	s := one(t, `<g transform="translate(10,20)"><g transform="scale(2) rotate(90)"><path stroke="#000" fill="none" stroke-width="3" d="M0 0L5 0"/></g></g>`)
	sameForm(t, one(t, `<path d="M10 20L10 30"/>`).Path, s.Path)
	require.InDelta(t, 6, s.Stroke.Width, 1e-12)
	turned := one(t, `<path transform="rotate(180,55.555,55.555)" d="M55.555 55.555L50 55.555"/>`)
	sameForm(t, one(t, `<path d="M55.555 55.555L61.11 55.555"/>`).Path, turned.Path)
	skewed := one(t, `<path transform="skewX(45)" d="M0 0L0 7"/>`)
	sameForm(t, one(t, `<path d="M0 0L7 7"/>`).Path, skewed.Path)
}

func TestPaint(t *testing.T) {
	black := vector.Color{A: 255}
	for name, c := range map[string]struct {
		content string
		want    vector.Shape
	}{
		"black by default": {`<path d="M0 0"/>`, vector.Shape{Fill: black}},
		"short colour":     {`<path fill="#f0a" d="M0 0"/>`, vector.Shape{Fill: vector.Color{R: 255, B: 170, A: 255}}},
		"with alpha":       {`<path fill="#FF00AA80" d="M0 0"/>`, vector.Shape{Fill: vector.Color{R: 255, B: 170, A: 128}}},
		"rgb":              {`<path fill="rgb(1, 2, 3)" d="M0 0"/>`, vector.Shape{Fill: vector.Color{R: 1, G: 2, B: 3, A: 255}}},
		"named":            {`<path fill="Tomato" d="M0 0"/>`, vector.Shape{Fill: vector.Color{R: 255, G: 99, B: 71, A: 255}}},
		"style wins":       {`<path fill="red" style="fill: #010203; fill-rule:evenodd" d="M0 0"/>`, vector.Shape{Fill: vector.Color{R: 1, G: 2, B: 3, A: 255}, EvenOdd: true}},
		"inherited":        {`<g fill="#123456"><g><path d="M0 0"/></g></g>`, vector.Shape{Fill: vector.Color{R: 0x12, G: 0x34, B: 0x56, A: 255}}},
		"unreadable":       {`<g fill="#123456"><path fill="#12" d="M0 0"/></g>`, vector.Shape{Fill: vector.Color{R: 0x12, G: 0x34, B: 0x56, A: 255}}},
		"opacity":          {`<g opacity=".5"><path opacity="0.5" fill-opacity="0.5" d="M0 0"/></g>`, vector.Shape{Fill: vector.Color{A: 32}}},
		"current colour":   {`<g fill="none" stroke="currentColor" stroke-width="2"><path d="M0 0"/></g>`, vector.Shape{Stroke: vector.Stroke{Color: black, Width: 2}, Inherit: true}},
		"both current":     {`<path fill="currentColor" stroke="currentColor" d="M0 0"/>`, vector.Shape{Fill: black, Stroke: vector.Stroke{Color: black, Width: 1}, Inherit: true}},
		"fill and stroke":  {`<path fill="#fff" stroke="#000" d="M0 0"/>`, vector.Shape{Fill: vector.Color{R: 255, G: 255, B: 255, A: 255}, Stroke: vector.Stroke{Color: black, Width: 1}}},
		"dashes":           {`<path fill="none" stroke="#000" stroke-dasharray="1 2 3" d="M0 0"/>`, vector.Shape{Stroke: vector.Stroke{Color: black, Width: 1, Dash: []float64{1, 2, 3, 1, 2, 3}}}},
		"a line is open":   {`<line stroke="#000" x1="0" y1="0" x2="0" y2="0"/>`, vector.Shape{Stroke: vector.Stroke{Color: black, Width: 1}}},
		"gradient":         {`<path fill="url(#g)" d="M0 0"/><linearGradient id="g"><stop offset="0" stop-color="#000"/><stop offset="100%" style="stop-color:#fff"/></linearGradient>`, vector.Shape{Fill: vector.Color{R: 128, G: 128, B: 128, A: 255}}},
	} {
		t.Run(name, func(t *testing.T) {
			got := one(t, c.content)
			got.Path = vector.Path{}
			require.Equal(t, c.want, got)
		})
	}
}

func TestUnpaintedAndHiddenShapesAreLeftOut(t *testing.T) {
	require.Empty(t, parse(t, `<path fill="none" d="M0 0L5 5"/><path opacity="0" d="M0 0L5 5"/>
		<g display="none"><path d="M0 0L5 5"/></g><path style="visibility:hidden" d="M0 0L5 5"/>
		<path stroke="#000" stroke-width="0" fill="none" d="M0 0L5 5"/>
		<defs><path d="M0 0L5 5"/></defs><clipPath><path d="M0 0L5 5"/></clipPath><text>hello</text>
		<circle r="0"/><rect width="5"/><path d="M1e300 0L5 5"/><polygon/>
		<path d="M200 0L250 5"/><circle cx="50" cy="-12" r="10"/>`))
}

func TestTwoColoursMakeTwoShapes(t *testing.T) {
	shapes := parse(t, `<path fill="#ff0000" stroke="currentColor" d="M0 0L5 5"/>`)
	require.Len(t, shapes, 2)
	require.False(t, shapes[0].Inherit)
	require.True(t, shapes[1].Inherit)
}

func TestViewBox(t *testing.T) {
	for name, c := range map[string]struct {
		svg  string
		size float64
		at   vector.Point // where 0, 0 goes
	}{
		"size alone":  {`<svg width="24px" height="24"><path d="M0 0"/></svg>`, 24, vector.Point{}},
		"box wins":    {`<svg width="48" height="48" viewBox="0 0 24 24"><path d="M0 0"/></svg>`, 24, vector.Point{}},
		"moved":       {`<svg viewBox="-5,-6 24 24"><path d="M0 0"/></svg>`, 24, vector.Point{X: 5, Y: 6}},
		"wide":        {`<svg viewBox="0 0 30 10"><path d="M0 0"/></svg>`, 30, vector.Point{Y: 10}},
		"root moves":  {`<svg viewBox="0 0 30 30" transform="translate(3 4)"><path d="M0 0"/></svg>`, 30, vector.Point{X: 3, Y: 4}},
		"declaration": {`<?xml version="1.0" encoding="UTF-8"?><!-- a --><svg viewBox="0 0 9 9"><path d="M0 0"/></svg>`, 9, vector.Point{}},
	} {
		t.Run(name, func(t *testing.T) {
			art, err := vector.ParseSVG([]byte(c.svg))
			require.NoError(t, err)
			require.InDelta(t, c.size, art.Size, 0)
			require.Equal(t, c.at, art.Shapes[0].Path.Points[0])
		})
	}
	glyph, err := vector.ParseGlyphSVG([]byte(`<svg viewBox="0 54.4 64 64"><path d="M1 2"/></svg>`))
	require.NoError(t, err)
	require.Equal(t, vector.Point{X: 1, Y: 2}, glyph.Shapes[0].Path.Points[0])
}

func TestForeignBytesAreErrors(t *testing.T) {
	for _, bad := range []string{
		"", "hello", "\x89PNG\r\n", `<html></html>`, `<svg/>`, `<svg viewBox="0 0 0 5"/>`, `<svg viewBox="0 0 1e9 1e9"/>`,
		`<svg viewBox="0 0 9 9"><g>`, `<svg viewBox="0 0 9 9">&bomb;</svg>`, `<svg viewBox="0 0 NaN 9"/>`,
		`<svg viewBox="0 0 9 9">` + strings.Repeat("<g>", 1000) + strings.Repeat("</g>", 1000) + `</svg>`,
		`<svg viewBox="0 0 9 9">` + strings.Repeat(" ", 1<<20) + `</svg>`,
	} {
		_, err := vector.ParseSVG([]byte(bad))
		require.Error(t, err, "%.40q", bad)
	}
}

// TestIcons reads every icon of the program: all are drawn in the colour of
// whoever shows them, inside their box.
func TestIcons(t *testing.T) {
	files, err := filepath.Glob("../../resources/icons/lucide/*.svg")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	for _, file := range files {
		data, err := os.ReadFile(file)
		require.NoError(t, err)
		art, err := vector.ParseSVG(data)
		require.NoError(t, err, file)
		require.InDelta(t, 24, art.Size, 0, file)
		require.NotEmpty(t, art.Shapes, file)
		for _, s := range art.Shapes {
			require.True(t, s.Inherit, file)
			for _, p := range flat(s.Path) {
				half := s.Stroke.Width / 2
				require.True(t, p.X >= half && p.X <= 24-half && p.Y >= half && p.Y <= 24-half, "%s: %v", file, p)
			}
		}
	}
}

// TestPathDataLaw checks a law of lines: the points of
// a path of absolute lines are those written.
func TestPathDataLaw(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		coordinate := rapid.IntRange(0, 999)
		var want []vector.Point
		d := ""
		for i := range rapid.IntRange(1, 20).Draw(t, "n") {
			p := vector.Point{X: float64(coordinate.Draw(t, "x")) / 10, Y: float64(coordinate.Draw(t, "y")) / 10}
			want = append(want, p)
			command := rapid.SampledFrom([]string{"L", "L ", ""}).Draw(t, "command")
			if i == 0 {
				command = "M"
			} else if command == "" {
				command = " "
			}
			d += fmt.Sprintf("%s%g,%g", command, p.X, p.Y)
		}
		art, err := vector.ParseSVG([]byte(`<svg viewBox="0 0 100 100"><path d="` + d + `"/></svg>`))
		require.NoError(t, err)
		require.Equal(t, want, art.Shapes[0].Path.Points)
	})
}

func FuzzParseSVG(f *testing.F) {
	files, _ := filepath.Glob("../../resources/icons/lucide/a*.svg")
	for _, file := range files {
		data, err := os.ReadFile(file)
		require.NoError(f, err)
		f.Add(data)
	}
	f.Add([]byte(`<svg viewBox="0 54.4 64 64"><g opacity=".5" transform="matrix(1 0 0 1 2 3)"><path fill="#fff" stroke="red" stroke-dasharray="1 2" d="M0 0a1 1 0 0 1 2 2zm1 1q1 2 3 4t1 1s2 2 3 3h1v2"/></g></svg>`))
	f.Add([]byte(`<svg width="1" height="2"><linearGradient id="a"><stop offset="1" style="stop-color:red"/></linearGradient><rect rx="2" fill="url(#a)" width="3" height="3"/></svg>`))
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, read := range []func([]byte) (*vector.Art, error){vector.ParseSVG, vector.ParseGlyphSVG} {
			art, err := read(data)
			if err != nil {
				continue
			}
			points := 0
			for _, s := range art.Shapes {
				want := 0
				for i, op := range s.Path.Ops {
					if i == 0 && op != vector.MoveTo {
						t.Fatal("a path starts with", op)
					}
					want += []int{1, 1, 3, 0}[op]
				}
				require.Len(t, s.Path.Points, want)
				for _, p := range s.Path.Points {
					if !(max(math.Abs(p.X), math.Abs(p.Y)) <= 1e6) {
						t.Fatal("a point far outside:", p)
					}
				}
				require.True(t, s.Stroke.Width >= 0 && s.Stroke.Width <= 1e6)
				points += want
			}
			require.LessOrEqual(t, points, 26*len(data)) // an arc of 12 bytes makes 12 points; fill and stroke
		}
	})
}
