package present

import (
	"waymark/domain/scene"
	"waymark/domain/typeset"
	"waymark/domain/vector"
)

// pen collects what is drawn on a page, in the page's own units.
type pen struct {
	ts    *typeset.Typesetter
	items []scene.Item
}

func (p *pen) add(items ...scene.Item) { p.items = append(p.items, items...) }

// text sets a text with its top left corner at x, y and gives its height. lines
// is the most lines to show, 0 for all; what is left out ends in an ellipsis.
func (p *pen) text(text string, x, y, width, size float64, bold bool, c vector.Color, lines int) float64 {
	block := p.fit(text, size, bold, width, lines)
	p.set(&block, x, y, size, c)
	return block.Height
}

// fit breaks a text into at most so many lines.
func (p *pen) fit(text string, size float64, bold bool, width float64, lines int) typeset.Block {
	style := typeset.Style{Size: size, Bold: bold}
	block := p.ts.Break(text, style, width)
	if lines <= 0 || len(block.Lines) <= lines {
		return block
	}
	clean := []rune(typeset.Sanitize(text)[:block.Lines[lines-1].End])
	for len(clean) > 0 {
		clean = clean[:len(clean)-1]
		if short := p.ts.Break(string(clean)+"…", style, width); len(short.Lines) <= lines {
			return short
		}
	}
	return typeset.Block{}
}

// shrink gives the largest of the sizes at which a text needs no more than so
// many lines, and else the smallest.
func (p *pen) shrink(text string, width float64, lines int, bold bool, sizes ...float64) float64 {
	for _, size := range sizes {
		if block := p.ts.Break(text, typeset.Style{Size: size, Bold: bold}, width); len(block.Lines) <= lines {
			return size
		}
	}
	return sizes[len(sizes)-1]
}

func (p *pen) set(block *typeset.Block, x, y, size float64, c vector.Color) {
	for i, line := range block.Lines {
		baseline := y + block.Ascent + float64(i)*block.LineHeight
		for _, r := range line.Runs {
			if r.Art != nil {
				p.add(scene.Art{X: x + r.X, Y: baseline + r.ArtY, Size: r.ArtSize, Art: r.Art, Color: c, Alt: r.Text})
				continue
			}
			p.add(scene.Text{X: x + r.X, Baseline: baseline, Size: size, Font: r.Font, Color: c, String: r.Text, Width: r.Width})
		}
	}
}

// middle sets a line around the middle x.
func (p *pen) middle(text string, x, y, width, size float64, bold bool, c vector.Color) {
	block := p.fit(text, size, bold, width, 1)
	p.set(&block, x-block.Width/2, y, size, c)
}

func (p *pen) box(r vector.Rect, radius float64, fill vector.Color) {
	p.add(scene.Rect{Rect: r, Radius: radius, Fill: fill})
}

// layer gives what was drawn as a layer of that size.
func (p *pen) layer(w, h float64) *scene.Layer {
	return &scene.Layer{Width: w, Height: h, Groups: []scene.Group{{Bounds: vector.Rect{W: w, H: h}, Items: p.items}}}
}
