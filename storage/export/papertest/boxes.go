package papertest

import (
	"math"
	"testing"

	"github.com/stretchr/testify/require"

	"waymark/domain/journey"
	"waymark/domain/pages"
	"waymark/domain/pages/cuts"
	"waymark/domain/pages/pen"
	"waymark/domain/scene"
	"waymark/domain/vector"
)

// Box is a line of text on a page: all of it, and what a clip leaves of it.
type Box struct{ Whole, Shown vector.Rect }

// Boxes gives the boxes of all lines of text on a page that show.
func Boxes(p *pages.Page) []Box {
	var all []Box
	for i := range p.Parts {
		clip := p.Parts[i].Clip
		for _, t := range cuts.FindIn(&p.Parts[i]) {
			switch {
			case t.Card:
			case clip.Empty():
				all = append(all, Box{t.Box, t.Box})
			case clip.Intersects(t.Box):
				x, y := max(t.Box.X, clip.X), max(t.Box.Y, clip.Y)
				all = append(all, Box{t.Box, vector.Rect{
					X: x, Y: y, W: min(t.Box.Right(), clip.Right()) - x, H: min(t.Box.Bottom(), clip.Bottom()) - y,
				}})
			}
		}
	}
	return all
}

// StandsOn tells whether what shows of a text stands on its page. The boxes are
// a little higher than letters are.
func (b Box) StandsOn(p *pages.Page) bool {
	slack := 0.01 + 0.04*b.Whole.H
	return b.Shown.X >= -slack && b.Shown.Y >= -slack && b.Shown.Right() <= p.Width+slack && b.Shown.Bottom() <= p.Height+slack
}

// RequireTextsInPlace checks on the scene that no text leaves its page or its
// card.
func RequireTextsInPlace(t require.TestingT, all []pages.Page) {
	for i := range all {
		p := &all[i]
		for _, b := range Boxes(p) {
			require.True(t, b.StandsOn(p), "page %d %q: %v", i+1, p.Name, b)
		}
		for _, part := range p.Parts {
			for _, g := range part.Layer.Groups {
				if g.Ref.Kind == journey.CardKind && g.Ref.Part == scene.Whole {
					requireInGroup(t, &g)
				}
			}
		}
	}
}

func requireInGroup(t require.TestingT, g *scene.Group) {
	for _, item := range g.Items {
		text, ok := item.(scene.Text)
		if !ok {
			continue
		}
		// Opening marks hang over the edge with the half of them that is empty.
		in, b := pen.Bounds([]scene.Item{item}), g.Bounds
		in.Y, in.H = text.Baseline-0.88*text.Size, text.Size
		inside := in.X >= b.X && in.Y >= b.Y && in.Right() <= b.Right()+0.01 && in.Bottom() <= b.Bottom()+0.01
		require.True(t, inside, "%q %v leaves %v", text.String, in, b)
	}
}

// RequireGlyphsInPlace checks on the rendered pages that each letter stands
// where the scene has a text with it, and so in its cell and on its page.
func RequireGlyphsInPlace(t testing.TB, all []pages.Page, glyphs [][]Glyph) {
	t.Helper()
	require.Len(t, glyphs, len(all))
	for i := range all {
		lines := linesOf(&all[i])
		for _, g := range glyphs[i] {
			slot := int(math.Round(g.Base))
			stands := false
			for _, l := range append(lines[slot], append(lines[slot-1], lines[slot+1]...)...) {
				slack := 0.1 + 0.02*l.size
				stands = stands || math.Abs(l.base-g.Base) < 0.1+l.loose && g.X > l.from-slack && g.Right < l.to+slack+l.loose
			}
			if !stands {
				require.Fail(t, "a letter in no text", "page %d %q: %q at %.2f–%.2f, %.2f", i+1, all[i].Name, g.Rune, g.X, g.Right, g.Base)
			}
		}
	}
}

// line is where a run of text stands. Art that stands for text is found by
// invisible letters, which stand loosely below it.
type line struct{ from, to, base, size, loose float64 }

// linesOf gives the runs of text on a page by their baselines, whole points.
func linesOf(p *pages.Page) map[int][]line {
	all := make(map[int][]line)
	add := func(l line) {
		for slot := int(math.Round(l.base - l.loose)); slot <= int(math.Round(l.base+l.loose)); slot++ {
			all[slot] = append(all[slot], l)
		}
	}
	for i := range p.Parts {
		part := &p.Parts[i]
		s := part.Size()
		for _, g := range part.Layer.Groups {
			for _, item := range g.Items {
				switch it := item.(type) {
				case scene.Text:
					x := part.X + it.X*s
					add(line{from: x, to: x + it.Width*s, base: part.Y + it.Baseline*s, size: it.Size * s})
				case scene.Art:
					if it.Alt != "" {
						x := part.X + it.X*s
						add(line{from: x, to: x + it.Size*s, base: part.Y + (it.Y+it.Size)*s, size: it.Size * s, loose: it.Size * s})
					}
				}
			}
		}
	}
	return all
}
