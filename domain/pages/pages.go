// Package pages composes what goes on paper: which drawing stands where on
// which page.
//
// A Page is pure geometry, like the scene that it shows: the PDF, the preview
// on the screen and the tests read the same pages. What lives here: pages and
// the layouts that make them from a map. What does not: the drawing of a map
// (domain/scene), bytes and printers (storage/export).
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

// Entry is a line of a document's outline.
type Entry struct {
	Title string
	Level int     // 0 for the top
	Y     float64 // of the page, where the entry leads
}
