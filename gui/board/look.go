package board

import (
	"waymark/domain/scene"
	"waymark/domain/vector"
)

// look is the colours of what lies over the map, derived from its palette.
type look struct {
	desk   vector.Color // around the sheet
	paper  vector.Color // the ground of what is lifted
	accent vector.Color // selection, drop marks
	wash   vector.Color // fills what is being pointed at
	marked vector.Color // behind selected text
	shadow vector.Color
	label  vector.Color // ground of the dark label
	onMark vector.Color // text on label and accent
	quiet  vector.Color // affordances at rest
	dark   bool
}

func lookOf(p *scene.Palette) look {
	l := look{
		paper: p.Paper, accent: p.Accent, quiet: p.Quiet, label: p.Text, onMark: p.Paper,
		wash: withAlpha(p.Accent, 0x16), marked: withAlpha(p.Accent, 0x48),
	}
	l.dark = luma(p.Paper) < 128
	if l.dark {
		l.desk = blend(p.Paper, vector.Color{A: 0xFF}, 0.35)
		l.shadow = vector.Color{A: 0xA0}
	} else {
		l.desk = blend(p.Paper, p.Text, 0.045)
		l.shadow = vector.Color{R: 0x16, G: 0x22, B: 0x2E, A: 0x50}
	}
	return l
}

func withAlpha(c vector.Color, a uint8) vector.Color {
	c.A = a
	return c
}

// blend gives the colour that lies t of the way from a to b.
func blend(a, b vector.Color, t float64) vector.Color {
	mix := func(x, y uint8) uint8 { return uint8(float64(x) + (float64(y)-float64(x))*t + 0.5) }
	return vector.Color{R: mix(a.R, b.R), G: mix(a.G, b.G), B: mix(a.B, b.B), A: 0xFF}
}

// luma is the perceived brightness, 0 … 255 (Rec. 601 weights).
func luma(c vector.Color) float64 {
	return 0.299*float64(c.R) + 0.587*float64(c.G) + 0.114*float64(c.B)
}
