package flow

import (
	"waymark/domain/pages/pen"
	"waymark/domain/typeset"
)

// A last line shorter than lonely em looks left behind; one of settled em does
// not.
const (
	lonely  = 2.4
	settled = 3.2
	// calmed is the longest text, in lines, that is worth breaking anew: in longer
	// ones the last line is far from the eye.
	calmed = 12
)

// calm breaks a text so that its last line does not hold a single character or
// syllable, if the same number of lines allows it.
func (f *Flow) calm(text string, s pen.Style, width float64) typeset.Block {
	block := f.Break(text, s, width)
	n := len(block.Lines)
	if n < 2 || n > calmed || block.Lines[n-1].Width >= lonely*s.Size || block.Lines[n-1].Width == 0 {
		return block
	}
	for narrower := 1.0; narrower <= 5; narrower++ {
		other := f.Break(text, s, width-narrower*s.Size)
		if len(other.Lines) != n {
			break
		}
		if other.Lines[n-1].Width >= settled*s.Size {
			return other
		}
	}
	return block
}
