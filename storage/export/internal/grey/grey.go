// Package grey turns colours into greys, the same for all outputs.
package grey

import "waymark/domain/vector"

// Of gives the grey that looks as light as c (luma of ITU-R BT.601, as most
// printers take it).
func Of(c vector.Color) vector.Color {
	y := uint8((299*int(c.R) + 587*int(c.G) + 114*int(c.B) + 500) / 1000)
	return vector.Color{R: y, G: y, B: y, A: c.A}
}
