package pages

import (
	"waymark/domain/journey"
	"waymark/domain/scene"
	"waymark/domain/typeset"
)

// Job is all that a layout is told. Nothing in it may change afterwards.
type Job struct {
	Document *journey.Document
	// View names the map, what of it is hidden, and carries palette, words and
	// icons. Title and Legend are the layout's affair.
	View       scene.View
	Typesetter *typeset.Typesetter
	Words      Words
	// Text gives the text of a key in the language of the print, {0}, {1} … filled
	// with args; the handouts have many.
	Text     func(key string, args ...any) string
	Settings Settings

	File string // the name of the file as the footer shows it
	Date string // of the print, as the footer shows it
	Logo *Logo  // nil for none

	// Before is the scene of an earlier printout of any document; what still holds
	// is taken over. May be nil.
	Before *scene.Scene
}

// Logo is a picture that the header shows.
type Logo struct {
	Type          string // image/png or image/jpeg
	Data          []byte
	Width, Height int // pixels
}

// Map gives the map that is printed, nil if there is none.
func (j *Job) Map() *journey.Map { return j.Document.Maps.Get(j.View.Map) }

// Scene lays the map out for paper, without title and personas, which a layout
// sets in sizes of the page.
func (j *Job) Scene() *scene.Scene {
	view := j.View
	view.Title, view.Legend = false, true
	return scene.Build(j.Document, view, j.Typesetter, j.Before)
}

// Printout is what a layout makes.
type Printout struct {
	Pages    []Page
	Warnings []Warning
	// Scale is how large a point of the map becomes, 0 where none is shown.
	Scale float64
	// Scene is the map as it was laid out, for the next Job's Before.
	Scene *scene.Scene
}

// Concern is a kind of warning.
type Concern string

// The concerns. Value and Count mean what is said here.
const (
	SmallLetters Concern = "small-letters" // the smallest text would be Value points high, below Count
	ManySheets   Concern = "many-sheets"   // Count sheets of paper
	TornText     Concern = "torn-text"     // Count lines of text stand whole on no tile
	EmptyMap     Concern = "empty-map"     // the map has no cards yet
	WidePage     Concern = "wide-page"     // the paper is small: Value points of width are left for the map
	UnusableLogo Concern = "unusable-logo" // the logo cannot be shown
)

// Warning tells what somebody should know before printing.
type Warning struct {
	Concern Concern
	Value   float64
	Count   int
}

// Readable is the least size of letters on paper, points. Below it a sheet asks
// for larger paper, pages or a poster.
const Readable = 6.0

// Smallest gives the size of the smallest letters on a page, points; 0 without
// any.
func (p *Page) Smallest() float64 {
	least := 0.0
	for i := range p.Parts {
		part := &p.Parts[i]
		if part.Layer == nil {
			continue
		}
		for g := range part.Layer.Groups {
			for _, item := range part.Layer.Groups[g].Items {
				t, ok := item.(scene.Text)
				if size := t.Size * part.Size(); ok && size > 0 && (least == 0 || size < least) {
					least = size
				}
			}
		}
	}
	return least
}
