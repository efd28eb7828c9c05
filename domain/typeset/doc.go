// Package typeset turns any text that anyone typed into lines of runs with
// exact widths, the same for the screen, the PDF, the SVG and the PNG.
//
// What lives here: sanitising, splitting into runs of one font (Latin, Chinese,
// or art for emoji and for glyphs no PDF text can carry), measuring with the
// fonts' plain advances, and breaking lines by Unicode rules (UAX 14). What
// does not: where text goes on a sheet (domain/scene) and how it is painted
// (storage/export).
package typeset

import "waymark/domain/vector"

// FontID names one of the embedded fonts.
type FontID uint8

// The fonts. Latin is Noto Sans, Han is Noto Sans SC.
const (
	Latin FontID = iota
	LatinBold
	Han
	HanBold
)

// Files holds the bytes of the fonts that a Typesetter reads: four TrueType
// fonts and the colour emoji font (SVG glyphs). Nothing writes to the slices.
type Files struct {
	Latin, LatinBold, Han, HanBold []byte
	Emoji                          []byte
}

// Style is the look of a text: size in points and weight.
type Style struct {
	Size float64
	Bold bool
}

// Run is a piece of a line in one font, or one piece of art. A text run holds
// no rune above U+FFFF and none without ink; runes its font lacks are shown as
// the font's box (.notdef) and have the width of that box.
type Run struct {
	X     float64 // from the start of the line, points
	Width float64 // sum of the advances, points
	Font  FontID
	// Text is what the run shows. For art it is the text the art stands for.
	Text string
	// Art is nil for text. Its box has the side ArtSize, its left edge at X and
	// its top at baseline + ArtY (ArtY is negative). Every use of one emoji or
	// glyph has the same *vector.Art.
	Art           *vector.Art
	ArtSize, ArtY float64
}

// Line is one line of a broken text.
type Line struct {
	Runs  []Run   // without trailing spaces; between two there may be air
	Width float64 // without trailing spaces
	// Start and End are the byte range of the line in the sanitised text,
	// spaces and line break at its end included.
	Start, End int
}

// Block is a text broken into lines; an empty text has none, and a line break
// at the end of a text begins an empty line. Line i has its baseline at
// Ascent + i·LineHeight below the block's top; the block is
// len(Lines)·LineHeight high.
type Block struct {
	Lines      []Line
	Width      float64 // of the widest line
	Height     float64
	Ascent     float64
	LineHeight float64
}
