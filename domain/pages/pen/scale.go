package pen

// The type scale, in points on A4: seven sizes, one family. A page of another
// size multiplies them.
const (
	Display    = 26.0 // the title of a pack
	Title      = 19.0 // the title of a page
	Heading    = 13.0
	Subheading = 10.5 // bold
	Body       = 10.0
	Small      = 8.5
	Tiny       = 7.5 // running heads and feet
)

// The spacing scale, in points on A4: everything stands a multiple of Unit
// apart.
const (
	Unit    = 4.0
	Near    = Unit     // a label and its value
	Gap     = 2 * Unit // two things of one kind
	Apart   = 4 * Unit // two things of different kinds
	Far     = 6 * Unit // a heading and what ended before it
	Hair    = 0.4      // the width of a hairline, so that ink does not fatten it
	Line    = 0.75     // of a line to write on
	Rule    = 1.5      // under a title
	Writing = 22.0     // from one line to write on to the next: 8 mm, as in a notebook
)

// Millimetre in points.
const Millimetre = 72 / 25.4
