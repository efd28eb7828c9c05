package typeset

import (
	"bytes"
	"math"
	"testing"

	"fyne.io/fyne/v2/theme"
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/font/opentype/tables"
	"github.com/stretchr/testify/require"

	"waymark/domain/vector"
)

// TestFontReaderAgrees compares the reader of fonts in place with a full parse,
// for every character and every glyph of a text font.
func TestFontReaderAgrees(t *testing.T) {
	for name, data := range map[string][]byte{"Latin": read(t, "NotoSans_700Bold"), "Han": read(t, "NotoSansSC_400Regular")} {
		t.Run(name, func(t *testing.T) {
			lean, err := openFace(data)
			require.NoError(t, err)
			full, err := font.ParseTTF(bytes.NewReader(data))
			require.NoError(t, err)
			require.InDelta(t, float64(full.Upem()), lean.unitsPerEm, 0)
			for r := rune(0); r <= 0x3FFFF; r++ {
				want, _ := full.NominalGlyph(r)
				if got := lean.cmap.glyph(r); uint16(want) != got {
					t.Fatalf("%U: glyph %d, want %d", r, got, want)
				}
				if r <= 0xFFFF && float32(lean.width(r)) != full.HorizontalAdvance(want)*emUnits/float32(full.Upem()) {
					t.Fatalf("%U: width %d", r, lean.width(r))
				}
			}
			for g := range lean.numGlyphs {
				o, ok := full.GlyphData(font.GID(g)).(font.GlyphOutline)
				require.True(t, ok)
				want := toPath(o, lean.unitsPerEm)
				if got := lean.outline(uint16(g)); !samePath(want, got) {
					t.Fatalf("glyph %d:\n%v\nwant\n%v", g, got, want)
				}
			}
		})
	}
}

// toPath turns an outline of the full parser into a path in em.
func toPath(o font.GlyphOutline, unitsPerEm float64) vector.Path {
	var p vector.Path
	at := func(q opentype.SegmentPoint) (x, y float64) {
		return float64(q.X) / unitsPerEm, -float64(q.Y) / unitsPerEm
	}
	for _, s := range o.Segments {
		x, y := at(s.Args[0])
		switch s.Op {
		case opentype.SegmentOpMoveTo:
			if !p.Empty() {
				p.Close()
			}
			p.MoveTo(x, y)
		case opentype.SegmentOpLineTo:
			p.LineTo(x, y)
		case opentype.SegmentOpQuadTo:
			x2, y2 := at(s.Args[1])
			p.QuadTo(x, y, x2, y2)
		}
	}
	if !p.Empty() {
		p.Close()
	}
	return p
}

// samePath compares paths, leaving out lines of no length and those that only
// return to where the contour started.
func samePath(a, b vector.Path) bool {
	p, q := corners(a), corners(b)
	if len(p) != len(q) {
		return false
	}
	for i := range p {
		if math.Abs(p[i].X-q[i].X) > 1e-6 || math.Abs(p[i].Y-q[i].Y) > 1e-6 {
			return false
		}
	}
	return true
}

func corners(p vector.Path) []vector.Point {
	var out []vector.Point
	start, i := 0, 0
	for _, op := range p.Ops {
		switch op {
		case vector.MoveTo:
			start = len(out)
			out = append(out, p.Points[i])
			i++
		case vector.LineTo:
			if p.Points[i] != out[len(out)-1] {
				out = append(out, p.Points[i])
			}
			i++
		case vector.CubicTo:
			out = append(out, p.Points[i:i+3]...)
			i += 3
		case vector.Close:
			for last := len(out) - 1; last > start && out[last] == out[start]; last-- {
				out = out[:last]
			}
		}
	}
	return out
}

// ink gives the box of a path's curves, which is smaller than that of its
// control points.
func ink(p vector.Path) vector.Rect {
	const steps = 8
	var flat, at vector.Path
	i := 0
	for _, op := range p.Ops {
		switch op {
		case vector.MoveTo, vector.LineTo:
			at.Points = p.Points[i : i+1]
			flat.Points = append(flat.Points, p.Points[i])
			i++
		case vector.CubicTo:
			a, b, c, d := at.Points[0], p.Points[i], p.Points[i+1], p.Points[i+2]
			for k := 1; k <= steps; k++ {
				t := float64(k) / steps
				u := 1 - t
				flat.Points = append(flat.Points, vector.Point{
					X: u*u*u*a.X + 3*u*u*t*b.X + 3*u*t*t*c.X + t*t*t*d.X,
					Y: u*u*u*a.Y + 3*u*u*t*b.Y + 3*u*t*t*c.Y + t*t*t*d.Y,
				})
			}
			at.Points = p.Points[i+2 : i+3]
			i += 3
		}
	}
	return flat.Bounds()
}

// TestBothCharacterMapsAgree matters for PDF, which reads the smaller one.
func TestBothCharacterMapsAgree(t *testing.T) {
	for _, name := range []string{"NotoSans_400Regular", "NotoSans_700Bold", "NotoSansSC_400Regular", "NotoSansSC_700Bold"} {
		f, err := openSFNT(read(t, name))
		require.NoError(t, err)
		require.Equal(t, uint16(12), f.cmap.format)
		cmap := bytes.Clone(f.tables["cmap"])
		for i := range int(cmap[3]) { // hide the formats other than 4
			entry := cmap[4+8*i:]
			offset := int(entry[4])<<24 | int(entry[5])<<16 | int(entry[6])<<8 | int(entry[7])
			if cmap[offset+1] != 4 {
				entry[1] = 9
			}
		}
		small, err := openCharMap(cmap)
		require.NoError(t, err)
		require.Equal(t, uint16(4), small.format)
		for r := rune(0); r < 0xFFFF; r++ {
			if f.cmap.glyph(r) != small.glyph(r) {
				t.Fatalf("%s: %U", name, r)
			}
		}
		require.Zero(t, small.glyph(0x20BB7))
	}
}

// TestAllWeightsCoverTheSame is what lets one table of classes serve both.
func TestAllWeightsCoverTheSame(t *testing.T) {
	ts := testTypesetter(t)
	for r := rune(0); r < 0x30000; r++ {
		if ts.Covers(Latin, r) != ts.Covers(LatinBold, r) || ts.Covers(Han, r) != ts.Covers(HanBold, r) {
			t.Fatalf("%U", r)
		}
	}
}

func TestBrokenFontsAreErrors(t *testing.T) {
	good := read(t, "NotoSans_400Regular")
	for name, data := range map[string][]byte{
		"empty": nil, "text": []byte("this is not a font at all"), "cut": good[:1000], "cut in the tables": good[:len(good)/2],
		"collection": append([]byte("ttcf"), good[4:]...),
	} {
		_, err := New(Files{Latin: data, LatinBold: good, Han: good, HanBold: good})
		require.Error(t, err, name)
		_, err = New(Files{Latin: good, LatinBold: good, Han: good, HanBold: good, Emoji: append(data, 0)})
		require.Error(t, err, name)
	}
}

// TestDamagedFontsDoNotPanic flips bytes all over a font: what cannot be read
// shows nothing, and nothing crashes.
func TestDamagedFontsDoNotPanic(t *testing.T) {
	good := read(t, "NotoSans_400Regular")
	emoji := theme.DefaultEmojiFont().Content()
	for seed := range 200 {
		bad, badEmoji := bytes.Clone(good), bytes.Clone(emoji)
		for k := range 40 {
			bad[200+(seed*7919+k*104729)%(len(bad)-200)] ^= byte(seed + k + 1)
			badEmoji[(seed*104729+k*7919)%min(len(badEmoji), 40_000)] ^= byte(seed + k + 1)
		}
		ts, err := New(Files{Latin: bad, LatinBold: bad, Han: bad, HanBold: bad, Emoji: badEmoji})
		if err != nil {
			continue
		}
		ts.Break("Hello Ångström Ελλάδα 中文 👍🏽🇩🇪👩‍💻", Style{Size: 10}, 40)
		for r := rune(0x20); r < 0x600; r++ {
			ts.Outline(Latin, r)
		}
	}
}

// TestEveryEmoji types each emoji that the font has a picture for, alone and
// joined, with and without selectors: each is one run of art.
func TestEveryEmoji(t *testing.T) {
	ts := testTypesetter(t)
	f := ts.emoji()
	rest := map[string]uint16{} // text of the emoji → its glyph
	runes := map[uint16]rune{}
	for r := rune(0xA9); r < 0x20000; r++ {
		g := f.cmap.glyph(r)
		runes[g] = r
		if g == 0 || f.document(g) == nil {
			continue
		}
		if r > 0xFFFF || isEmojiByDefault(r) {
			rest[string(r)] = g
		}
		if isPictograph(r) {
			rest[string([]rune{r, emojiSelector})] = g
		}
	}
	for r := rune('#'); r <= '9'; r++ {
		runes[f.cmap.glyph(r)] = r
	}
	for _, sub := range f.ligatures {
		for first := range f.numGlyphs {
			i, ok := sub.Coverage.Index(tables.GlyphID(first))
			if !ok {
				continue
			}
			for _, l := range sub.LigatureSets[i].Ligatures {
				with, without := []rune{runes[uint16(first)]}, []rune{runes[uint16(first)]}
				for _, c := range l.ComponentGlyphIDs {
					r := runes[c]
					with = append(with, r)
					if r != emojiSelector {
						without = append(without, r)
					}
				}
				rest[string(with)] = l.LigatureGlyph
				rest[string(without)] = l.LigatureGlyph
			}
		}
	}
	require.Greater(t, len(rest), 1800)
	for text, glyph := range rest {
		b := ts.Break(text, Style{Size: 10}, 1000)
		require.Len(t, b.Lines, 1)
		require.Len(t, b.Lines[0].Runs, 1, "%X", []rune(text))
		run := b.Lines[0].Runs[0]
		require.Equal(t, text, run.Text)
		require.Same(t, ts.cached(artKey{emoji: true, glyph: glyph}).art, run.Art, "%X", []rune(text))
		require.NotEmpty(t, run.Art.Shapes, "%X", []rune(text))
		require.InDelta(t, 64, run.Art.Size, 0)
		var box vector.Rect
		for _, s := range run.Art.Shapes {
			box = box.Union(ink(s.Path))
		}
		require.True(t, box.W > 6 && box.H > 6, "%X is too small: %v", []rune(text), box)
		require.True(t, box.X > -0.1 && box.Y > -0.1 && box.Right() < 64.1 && box.Bottom() < 64.1, "%X leaves its box: %v", []rune(text), box)
	}
}

// TestOutlinesAreBounded asks for more glyphs than are kept.
func TestOutlinesAreBounded(t *testing.T) {
	ts := testTypesetter(t)
	for r := rune(0x4E00); r < 0x4E00+3*maxOutlines; r++ {
		path, _ := ts.Outline(Han, r)
		again, _ := ts.Outline(Han, r)
		require.Same(t, &path.Points[0], &again.Points[0])
	}
	require.LessOrEqual(t, len(ts.outlines), maxOutlines)
}
