package pages

import (
	"waymark/domain/paper"
)

// Layout is a way to put a map on paper.
type Layout string

// The layouts.
const (
	Sheet    Layout = "sheet"    // the whole map on one page
	Poster   Layout = "poster"   // the whole map in true size, in tiles to glue together
	Stages   Layout = "stages"   // a report: a page or more for each stage, then the details
	Handouts Layout = "handouts" // the pack for a workshop
)

// Layouts lists all layouts.
func Layouts() []Layout { return []Layout{Sheet, Poster, Stages, Handouts} }

// Attach says what of a project a document carries within it.
type Attach string

// What a document may carry.
const (
	AttachMap     Attach = "map"     // the map and what it needs; no history, comments or names of authors
	AttachProject Attach = "project" // all maps of the project; no history or names of authors
	AttachNothing Attach = "none"
)

// Attachments lists all values of Attach.
func Attachments() []Attach { return []Attach{AttachMap, AttachProject, AttachNothing} }

// Settings say how a map is put on paper. They are plain values: equal settings
// make equal pages. Default gives good ones.
type Settings struct {
	Layout      Layout
	Paper       paper.Size
	Orientation paper.Orientation
	Margin      float64 // on each side, points

	Header, Footer bool // title, persona, state, owner above; date, file, page below
	Personas       bool // the persona strip
	Legend         bool
	Grey           bool // for printers without colours
	Attach         Attach

	// PosterSize is the size of a poster when put together. PosterWidth, if not 0,
	// is its width in points instead; its height follows from the map.
	PosterSize  paper.Size
	PosterWidth float64
	Overlap     float64 // of neighbouring tiles, points
	Overview    bool    // a first sheet that says how to put the tiles together

	Appendix bool // notes, quotes, sources, comments and actions behind the stages

	// Wall is the paper of the canvas and the emotion sheet of a handout pack; zero
	// for Paper.
	Wall paper.Size

	// Parts are the parts of a handout pack; empty means all. Filled says whether
	// worksheets are filled from the map or empty.
	Parts  string // names of parts, separated by commas
	Filled bool
}

// Lengths of good settings.
const (
	goodMargin  = 28.35 // 10 mm: every office printer can do it
	goodOverlap = 28.35
)

// Default gives the settings of a map that was never printed.
func Default() Settings {
	return Settings{
		Layout: Sheet, Paper: paper.Named("A3"), Orientation: paper.Auto, Margin: goodMargin,
		Header: true, Footer: true, Personas: true, Legend: true, Attach: AttachMap,
		PosterSize: paper.Named("A0"), Overlap: goodOverlap, Overview: true, Appendix: true, Filled: true,
	}
}
