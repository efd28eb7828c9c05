// Package pages says what a printout is made of: pages, and which drawing
// stands where on each.
//
// A Page is pure geometry, like the scene that it shows: the PDF, the preview
// on the screen and the tests read the same pages. What lives here: pages, the
// settings of a print, what a layout is told and what it has to say, and the
// pen, header and footer that all layouts share. What does not: the layouts
// (the rooms below this one), the drawing of a map (domain/scene), bytes and
// printers (storage/export).
package pages

import (
	"waymark/domain/scene"
	"waymark/domain/vector"
)

// Page is one page. Units are points (1/72 inch) from the upper left corner.
type Page struct {
	Width, Height float64
	Name          string // what a preview calls it, such as "A1" for a tile of a poster
	// Parts are painted in this order, which is also the order of reading.
	Parts   []Part
	Outline []Entry
	Links   []Link
}

// Part is a drawing laid on a page.
type Part struct {
	Layer *scene.Layer
	// X and Y tell where the upper left corner of the layer comes to lie, Scale
	// how large a point of the layer becomes. 0 stands for 1.
	X, Y, Scale float64
	// Clip, unless zero, is the part of the page outside which nothing of the
	// drawing shows.
	Clip vector.Rect
}

// Size gives how large a point of the layer becomes.
func (p *Part) Size() float64 {
	if p.Scale == 0 {
		return 1
	}
	return p.Scale
}

// Box gives where on the page the layer lies.
func (p *Part) Box() vector.Rect {
	s := p.Size()
	return vector.Rect{X: p.X, Y: p.Y, W: p.Layer.Width * s, H: p.Layer.Height * s}
}

// Entry is a line of a document's outline.
type Entry struct {
	Title string
	Level int     // 0 for the top
	Y     float64 // of the page, where the entry leads
}

// Link is an area of a page that leads to another place of the document.
type Link struct {
	vector.Rect
	Page int     // number of the page, from 0
	Y    float64 // on that page
}

// Put lays a layer on the page at the scale 1.
func (p *Page) Put(l *scene.Layer, x, y float64) {
	p.Parts = append(p.Parts, Part{Layer: l, X: x, Y: y, Scale: 1})
}

// Band lays a band of a scene on the page, as if the sheet's left edge were at
// x and the band's upper edge at y.
func (p *Page) Band(b *scene.Band, x, y, scale float64, clip vector.Rect) {
	if b.Body != nil {
		p.Parts = append(p.Parts, Part{Layer: b.Body, X: x + b.BodyX*scale, Y: y, Scale: scale, Clip: clip})
	}
	if b.Label != nil {
		p.Parts = append(p.Parts, Part{Layer: b.Label, X: x, Y: y, Scale: scale, Clip: clip})
	}
}

// Scene lays a whole sheet with its ground on the page, its upper left corner at
// x, y.
func (p *Page) Scene(s *scene.Scene, x, y, scale float64, clip vector.Rect) {
	if s.Background.A > 0 {
		whole := vector.Rect{W: s.Width, H: s.Height}
		ground := scene.Group{Ref: scene.Ref{Part: scene.Ornament}, Bounds: whole, Items: []scene.Item{scene.Rect{Rect: whole, Fill: s.Background}}}
		layer := &scene.Layer{Width: s.Width, Height: s.Height, Groups: []scene.Group{ground}}
		p.Parts = append(p.Parts, Part{Layer: layer, X: x, Y: y, Scale: scale, Clip: clip})
	}
	for _, b := range s.Bands {
		p.Band(b.Band, x, y+b.Y*scale, scale, clip)
	}
}
