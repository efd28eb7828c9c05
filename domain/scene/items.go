package scene

import (
	"waymark/domain/journey"
	"waymark/domain/typeset"
	"waymark/domain/vector"
)

// Item is one thing to draw. It is one of Rect, Text, Path, Art and Picture,
// always as a value. Coordinates are points (1/72 inch) from the top left
// corner of the Layer that holds the item; y grows downwards.
type Item interface{ item() }

// Rect is a box with optional round corners. A zero Fill is no fill. Hatch, if
// not zero, draws diagonal lines of that colour over the fill, so that the
// meaning survives a grey printer. The stroke's middle runs along the edge, so
// that half of its width lies outside the box.
type Rect struct {
	vector.Rect
	Radius float64
	Fill   vector.Color
	// FillTo, if not zero, makes the fill a vertical gradient from Fill at the
	// top to FillTo at the bottom. Both are opaque then.
	FillTo vector.Color
	Stroke vector.Stroke
	Hatch  vector.Color
	// TopOnly rounds only the two upper corners.
	TopOnly bool
}

// Text is one run of one line: one font, one size, one colour, no emoji, no
// rune above U+FFFF, no control characters. Glyphs are set one after another
// with the font's plain advances from X.
type Text struct {
	X, Baseline float64
	Size        float64 // points
	Font        typeset.FontID
	Color       vector.Color
	String      string
	Width       float64 // sum of the advances
	// EndsLine is set on the last run of a line and EndsText on the last run of
	// a whole text; outputs that carry readable text use them.
	EndsLine, EndsText bool
}

// Path is a free form in the layer's coordinates.
type Path struct {
	Path   vector.Path
	Fill   vector.Color
	Stroke vector.Stroke
}

// Art is a vector picture scaled into the square at X, Y with side Size: an
// icon, an emoji or a glyph no text font can carry. Color paints the shapes
// that inherit their colour. Alt is the text it stands for ("" for an ornament);
// outputs that carry readable text keep it searchable.
type Art struct {
	X, Y, Size float64
	Art        *vector.Art
	Color      vector.Color
	Alt        string
	// EndsLine and EndsText are as in Text, for art that stands in a text.
	EndsLine, EndsText bool
}

// Picture is an attachment scaled to cover the box, cut at Radius.
type Picture struct {
	vector.Rect
	Radius     float64
	Attachment journey.ID
	Type       string // media type: image/png or image/jpeg
	Data       []byte
}

func (Rect) item()    {}
func (Text) item()    {}
func (Path) item()    {}
func (Art) item()     {}
func (Picture) item() {}

// Part says which piece of a record's drawing is meant.
type Part uint8

// The parts of drawings that can be pointed at.
const (
	Whole         Part = iota // the record itself: a card, a stage header, a step header
	Name                      // the editable name or text of the record
	Body                      // the lane's or the column's ground
	Point                     // the point of an emotion
	Label                     // the feeling or quote beside a point
	Goal                      // the goal in a stage header
	Scenario                  // a map's scenario
	Quote                     // a persona's quote
	Portrait                  // a persona's picture or initials
	Curve                     // the curve of a persona
	Ornament                  // lines, grounds, legend: not for pointing at
	Expectations              // a map's expectations
	Fold                      // the sign that a lane or a stage is folded
	Details                   // a persona's demographics and firmographics; a map's owner, version, dates
	Remarks                   // the mark of comments, where it stands by itself
	Firmographics             // the second half of a persona's details: never drawn by itself
)

// Ref names the record and the part of it that a drawing shows. ID is empty
// for ornaments.
type Ref struct {
	Kind journey.Kind
	ID   journey.ID
	Part Part
}

// Group is the drawing of one thing. Groups are painted in order. Bounds
// encloses all ink of the group and is its hit region. Items are never changed
// after they were built: where a thing neither moved nor changed, the next
// scene's group shares them.
type Group struct {
	Ref    Ref
	Bounds vector.Rect
	Items  []Item
}

// Layer is a drawing of its own, from 0, 0 to Width, Height; no ink leaves it.
// A layer never changes after it was built: two layers with the same pointer
// show the same, so that tiles and caches can be keyed by the pointer.
type Layer struct {
	Width, Height float64
	Groups        []Group

	first map[Ref]int32 // the group of a thing, the first if there are several
	texts []TextBox     // of the groups with the same index; zero for no text
}

// BandKind tells what a band shows.
type BandKind uint8

// The bands of a sheet, in order from top to bottom.
const (
	TitleBand   BandKind = iota // title, scenario, state, version, owner
	PersonaBand                 // the personas with picture, quote
	StageBand                   // stage headers with goals, and the steps under them
	LaneBand                    // one lane
	LegendBand
)

// Band is a horizontal slice of the sheet. Label is the left column (lane
// names), which stays in view when the board scrolls sideways; it is nil for
// bands that have none. Body starts at x = BodyX of the sheet. Bands are
// immutable, like layers.
type Band struct {
	Kind   BandKind
	Lane   journey.ID // of a LaneBand
	Height float64
	BodyX  float64
	Label  *Layer
	Body   *Layer

	cells  []cell // of a lane, by column
	folded bool   // a collapsed lane
	plot   *plot  // of an emotion lane
}

// PlacedBand is a band with its position on the sheet.
type PlacedBand struct {
	*Band
	Y float64
}

// Column is the place of one step on the sheet, in sheet coordinates. Steps of
// hidden stages have none; a folded stage has one, for its first step.
type Column struct {
	Step, Stage journey.ID
	X, W        float64
	Folded      bool // stands for all steps of its stage and shows no cards
}

// StageColumns is the place of one stage on the sheet: its columns First … Last
// of Scene.Columns.
type StageColumns struct {
	Stage       journey.ID
	X, W        float64
	First, Last int
}

// Scene is the whole laid-out sheet. It is immutable and safe to read from
// several goroutines.
type Scene struct {
	Map           journey.ID
	Width, Height float64
	LabelWidth    float64 // width of the left column with the lane names
	Background    vector.Color
	Bands         []PlacedBand
	Columns       []Column
	Stages        []StageColumns

	order siblings // for drop targets
	memo  *memo    // what the next Build takes over
}
