// Package pen draws on pages: text in a box, rules, marks and signs, gathered
// into the groups of a layer.
//
// What lives here: the type scale and the spacing scale of printed pages, and
// the small drawings that all of them share. What does not: where things go
// (domain/pages/flow, domain/pages/handout) and the drawing of a map
// (domain/scene).
package pen

import (
	"waymark/domain/pages"
	"waymark/domain/scene"
	"waymark/domain/typeset"
	"waymark/domain/vector"
)

// Tools are what every drawing needs. They are only read.
type Tools struct {
	Typesetter *typeset.Typesetter
	Palette    scene.Palette
	Icons      scene.Icons
}

// Pen collects drawings. Coordinates are points from the upper left corner of
// the page. The zero Pen with Tools set is ready.
type Pen struct {
	Tools
	items  []scene.Item
	groups []scene.Group
}

// New gives a pen.
func New(t Tools) *Pen { return &Pen{Tools: t} }

// Add adds items.
func (p *Pen) Add(items ...scene.Item) { p.items = append(p.items, items...) }

// AddMoved adds items moved by dx, dy.
func (p *Pen) AddMoved(items []scene.Item, dx, dy float64) {
	for _, item := range items {
		p.items = append(p.items, Moved(item, dx, dy))
	}
}

// Take gives what was drawn since the last Group or Take and forgets it.
func (p *Pen) Take() []scene.Item {
	items := p.items
	p.items = nil
	return items
}

// Group closes what was drawn since the last Group into the drawing of one
// thing. Nothing drawn, no group.
func (p *Pen) Group(ref scene.Ref) {
	if len(p.items) == 0 {
		return
	}
	items := p.Take()
	p.groups = append(p.groups, scene.Group{Ref: ref, Bounds: Bounds(items), Items: items})
}

// Ornament closes what was drawn since the last Group into something that
// stands for no record.
func (p *Pen) Ornament() { p.Group(scene.Ref{Part: scene.Ornament}) }

// Layer closes all groups into a layer of the given size and starts afresh.
func (p *Pen) Layer(width, height float64) *scene.Layer {
	p.Ornament()
	groups := p.groups
	p.groups = nil
	return &scene.Layer{Width: width, Height: height, Groups: groups}
}

// Page closes all groups into a page and starts afresh.
func (p *Pen) Page(width, height float64, name string) pages.Page {
	return pages.Page{
		Width: width, Height: height, Name: name,
		Parts: []pages.Part{{Layer: p.Layer(width, height), Scale: 1}},
	}
}

// Bounds gives the box around all ink of the items. Of text it takes the whole
// line, from above its accents to below its tails.
func Bounds(items []scene.Item) vector.Rect {
	var all vector.Rect
	for _, item := range items {
		all = all.Union(bounds(item))
	}
	return all
}

func bounds(item scene.Item) vector.Rect {
	switch it := item.(type) {
	case scene.Rect:
		return it.Inset(-it.Stroke.Width / 2)
	case scene.Text:
		style := typeset.Style{Size: it.Size}
		left := InkLeft(&it)
		return vector.Rect{X: left, Y: it.Baseline - style.LineAscent(), W: it.X + it.Width - left, H: style.LineHeight()}
	case scene.Path:
		box := it.Path.Bounds()
		// A straight rule encloses no area of its own.
		return box.Inset(-max(it.Stroke.Width/2, 0.01))
	case scene.Art:
		return vector.Rect{X: it.X, Y: it.Y, W: it.Size, H: it.Size}
	case scene.Picture:
		return it.Rect
	}
	return vector.Rect{}
}

// Moved gives an item moved by dx, dy.
func Moved(item scene.Item, dx, dy float64) scene.Item {
	switch it := item.(type) {
	case scene.Rect:
		it.Rect = it.Offset(dx, dy)
		return it
	case scene.Text:
		it.X += dx
		it.Baseline += dy
		return it
	case scene.Path:
		it.Path = it.Path.Transform(1, dx, dy)
		return it
	case scene.Art:
		it.X += dx
		it.Y += dy
		return it
	case scene.Picture:
		it.Rect = it.Offset(dx, dy)
		return it
	}
	return item
}
