package typeset

// Heights in em, the same for all fonts, so that lines of any text stand at the
// same distance.
const (
	// Ascent and Descent are the parts of the em box of an ideograph above and
	// below the baseline; letters with tails reach a little lower.
	Ascent  = 0.88
	Descent = 0.12
	// CapHeight is the height of Latin capitals and digits above the baseline.
	CapHeight = 0.714

	lineSpace = 1.3 // from baseline to baseline
	// The em box of an ideograph stands in the middle of its line. Capitals with
	// accents above it and tails below then fit as well.
	lineAscent = Ascent + (lineSpace-Ascent-Descent)/2
)

// LineHeight gives the distance of baselines in points.
func (s Style) LineHeight() float64 { return lineSpace * s.Size }

// LineAscent gives the distance from the top of a line to its baseline in
// points.
func (s Style) LineAscent() float64 { return lineAscent * s.Size }
