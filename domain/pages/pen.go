package pages

import (
	"waymark/domain/scene"
	"waymark/domain/typeset"
	"waymark/domain/vector"
)

// Align says where a line stands in the width it is given.
type Align uint8

// The alignments.
const (
	Left Align = iota
	Center
	Right
)

// Pen draws on a layer of its own: texts, rules and boxes of a page. The zero
// value but for Typesetter is ready.
type Pen struct {
	Typesetter *typeset.Typesetter
	groups     []scene.Group
	items      []scene.Item
	bounds     vector.Rect
}

// Break breaks a text to the width.
func (p *Pen) Break(text string, size float64, bold bool, width float64) typeset.Block {
	return p.Typesetter.Break(text, typeset.Style{Size: size, Bold: bold}, width)
}

// Text breaks a text to the width and sets it with its upper left corner at x,
// y. It gives the height.
func (p *Pen) Text(text string, x, y, width, size float64, bold bool, c vector.Color) float64 {
	block := p.Break(text, size, bold, width)
	p.Block(&block, x, y, width, size, Left, c)
	return block.Height
}

// Block sets a broken text with its upper left corner at x, y.
func (p *Pen) Block(block *typeset.Block, x, y, width, size float64, align Align, c vector.Color) {
	for i := range block.Lines {
		p.Line(block, i, x, y+block.Ascent+float64(i)*block.LineHeight, width, size, align, c)
	}
}

// Line sets one line of a broken text on a baseline.
func (p *Pen) Line(block *typeset.Block, i int, x, baseline, width, size float64, align Align, c vector.Color) {
	line := &block.Lines[i]
	switch align {
	case Center:
		x += (width - line.Width) / 2
	case Right:
		x += width - line.Width
	case Left:
	}
	for k := range line.Runs {
		run := &line.Runs[k]
		ends := k == len(line.Runs)-1
		endsText := ends && i == len(block.Lines)-1
		if run.Art != nil {
			p.Add(scene.Art{
				X: x + run.X, Y: baseline + run.ArtY, Size: run.ArtSize, Art: run.Art, Color: c, Alt: run.Text,
				EndsLine: ends, EndsText: endsText,
			})
			continue
		}
		p.Add(scene.Text{
			X: x + run.X, Baseline: baseline, Size: size, Font: run.Font, Color: c, String: run.Text, Width: run.Width,
			EndsLine: ends, EndsText: endsText,
		})
	}
	p.reach(vector.Rect{X: x, Y: baseline - size, W: line.Width, H: 1.4 * size})
}

// Box draws a filled box; a colour of no opacity draws nothing.
func (p *Pen) Box(r vector.Rect, fill vector.Color) {
	p.Add(scene.Rect{Rect: r, Fill: fill})
	p.reach(r)
}

// Stroke draws a straight line.
func (p *Pen) Stroke(x1, y1, x2, y2 float64, s vector.Stroke) {
	var path vector.Path
	path.MoveTo(x1, y1)
	path.LineTo(x2, y2)
	p.Add(scene.Path{Path: path, Stroke: s})
	p.reach(path.Bounds().Inset(-s.Width / 2))
}

// Icon draws an icon in a square; nil draws nothing.
func (p *Pen) Icon(art *vector.Art, x, y, size float64, c vector.Color) {
	if art == nil {
		return
	}
	p.Add(scene.Art{X: x, Y: y, Size: size, Art: art, Color: c})
	p.reach(vector.Rect{X: x, Y: y, W: size, H: size})
}

// Add adds items as they are. Reach tells how far their ink reaches.
func (p *Pen) Add(items ...scene.Item) { p.items = append(p.items, items...) }

// Reach notes a box that ink was drawn in.
func (p *Pen) Reach(r vector.Rect) { p.reach(r) }

func (p *Pen) reach(r vector.Rect) {
	if p.bounds == (vector.Rect{}) {
		p.bounds = r
		return
	}
	p.bounds = p.bounds.Union(r)
}

// Group ends a group of items that belong together and names the record that
// they show.
func (p *Pen) Group(ref scene.Ref) {
	if len(p.items) > 0 {
		p.groups = append(p.groups, scene.Group{Ref: ref, Bounds: p.bounds, Items: p.items})
	}
	p.items, p.bounds = nil, vector.Rect{}
}

// Layer gives what was drawn as a layer of that size, and begins anew.
func (p *Pen) Layer(width, height float64) *scene.Layer {
	p.Group(scene.Ref{Part: scene.Ornament})
	l := &scene.Layer{Width: width, Height: height, Groups: p.groups}
	p.groups = nil
	return l
}
