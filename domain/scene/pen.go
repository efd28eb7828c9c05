package scene

import (
	"math"

	"waymark/domain/journey"
	"waymark/domain/typeset"
	"waymark/domain/vector"
)

// The sizes of type, points.
const (
	titleSize  = 20.0
	nameSize   = 13.0 // stages and lanes
	cardSize   = 12.0
	smallSize  = 10.5
	detailSize = 11.0 // goals, steps, personas
)

// up4 rounds up to the 4-unit grid.
func up4(v float64) float64 { return math.Ceil(v/4-1e-9) * 4 }

// put sets a broken text with its top left corner at x, y.
func put(items []Item, block *typeset.Block, x, y, size float64, c vector.Color) []Item {
	for i := range block.Lines {
		items = putLine(items, block, i, x, y+block.Ascent+float64(i)*block.LineHeight, size, c)
	}
	return items
}

// putCentered sets each line of a text around the middle x.
func putCentered(items []Item, block *typeset.Block, middle, y, size float64, c vector.Color) []Item {
	for i := range block.Lines {
		x := middle - block.Lines[i].Width/2
		items = putLine(items, block, i, x, y+block.Ascent+float64(i)*block.LineHeight, size, c)
	}
	return items
}

// putRight sets each line of a text to end at x.
func putRight(items []Item, block *typeset.Block, right, y, size float64, c vector.Color) []Item {
	for i := range block.Lines {
		x := right - block.Lines[i].Width
		items = putLine(items, block, i, x, y+block.Ascent+float64(i)*block.LineHeight, size, c)
	}
	return items
}

func putLine(items []Item, block *typeset.Block, line int, x, baseline, size float64, c vector.Color) []Item {
	runs := block.Lines[line].Runs
	lastLine := line == len(block.Lines)-1
	for i := range runs {
		r := &runs[i]
		endsLine := i == len(runs)-1
		if r.Art != nil {
			items = append(items, Art{
				X: x + r.X, Y: baseline + r.ArtY, Size: r.ArtSize, Art: r.Art, Color: c, Alt: r.Text,
				EndsLine: endsLine, EndsText: endsLine && lastLine,
			})
			continue
		}
		items = append(items, Text{
			X: x + r.X, Baseline: baseline, Size: size, Font: r.Font, Color: c, String: r.Text, Width: r.Width,
			EndsLine: endsLine, EndsText: endsLine && lastLine,
		})
	}
	return items
}

// moved gives the items moved by dx, dy.
func moved(items []Item, dx, dy float64) []Item {
	out := make([]Item, len(items))
	for i, item := range items {
		switch it := item.(type) {
		case Rect:
			it.Rect = it.Offset(dx, dy)
			out[i] = it
		case Text:
			it.X += dx
			it.Baseline += dy
			out[i] = it
		case Path:
			it.Path = it.Path.Transform(1, dx, dy)
			out[i] = it
		case Art:
			it.X += dx
			it.Y += dy
			out[i] = it
		case Picture:
			it.Rect = it.Offset(dx, dy)
			out[i] = it
		}
	}
	return out
}

// block breaks a text; short ones are remembered, for the same few words stand
// on many cards.
func (b *builder) block(text string, size float64, bold bool, width float64) *typeset.Block {
	style := typeset.Style{Size: size, Bold: bold}
	if len(text) > 64 {
		block := b.ts.Break(text, style, width)
		return &block
	}
	key := blockKey{text, style, width}
	if block, ok := b.blocks[key]; ok {
		return block
	}
	block := b.ts.Break(text, style, width)
	b.blocks[key] = &block
	return &block
}

type blockKey struct {
	text  string
	style typeset.Style
	width float64
}

// noWrap is a width no line reaches.
const noWrap = 1e9

// line sets a text as one line, unless it holds line breaks itself.
func (b *builder) line(text string, size float64, bold bool) *typeset.Block {
	return b.block(text, size, bold, noWrap)
}

// height is the height of a text, of one line when it is empty.
func height(block *typeset.Block) float64 { return max(block.Height, block.LineHeight) }

// icon adds the icon of that name in a square of the given size; a missing icon
// adds nothing.
func (b *builder) icon(items []Item, name string, x, y, size float64, c vector.Color) []Item {
	art := b.view.Icons[name]
	if art == nil {
		return items
	}
	return append(items, Art{X: x, Y: y, Size: size, Art: art, Color: c})
}

// frame gives a box whose stroke stays inside r.
func frame(r vector.Rect, radius float64, fill vector.Color, stroke vector.Stroke) Rect {
	return Rect{Rect: r.Inset(stroke.Width / 2), Radius: radius, Fill: fill, Stroke: stroke}
}

// bar is a filled box.
func bar(x, y, w, h float64, c vector.Color) Rect {
	return Rect{Rect: vector.Rect{X: x, Y: y, W: w, H: h}, Fill: c}
}

// dot is a filled circle around x, y.
func dot(x, y, r float64, c vector.Color) Rect {
	return Rect{Rect: vector.Rect{X: x - r, Y: y - r, W: 2 * r, H: 2 * r}, Radius: r, Fill: c}
}

// ring is a circle with a stroke inside radius r.
func ring(x, y, r, width float64, c, fill vector.Color) Rect {
	return frame(vector.Rect{X: x - r, Y: y - r, W: 2 * r, H: 2 * r}, r-width/2, fill, vector.Stroke{Color: c, Width: width})
}

// layerOf collects the groups of a layer.
type layerOf struct {
	width  float64
	groups []Group
	texts  []TextBox
}

func (l *layerOf) add(ref Ref, bounds vector.Rect, items []Item) {
	l.addText(ref, bounds, items, TextBox{})
}

func (l *layerOf) addText(ref Ref, bounds vector.Rect, items []Item, text TextBox) {
	l.groups = append(l.groups, Group{ref, bounds, items})
	l.texts = append(l.texts, text)
}

// layer closes the collection.
func (l *layerOf) layer(height float64) *Layer {
	first := make(map[Ref]int32, len(l.groups))
	for i := range l.groups {
		ref := l.groups[i].Ref
		if ref.ID == "" {
			continue
		}
		if _, double := first[ref]; !double {
			first[ref] = int32(i)
		}
	}
	return &Layer{Width: l.width, Height: height, Groups: l.groups, first: first, texts: l.texts}
}

// ornament is the Ref of what cannot be pointed at.
func ornament() Ref { return Ref{Part: Ornament} }

// ref names a part of a record.
func ref(k journey.Kind, id journey.ID, part Part) Ref { return Ref{k, id, part} }

func styleOf(size float64, bold bool) typeset.Style { return typeset.Style{Size: size, Bold: bold} }
