package board

import (
	"image/color"

	"waymark/domain/scene"
	"waymark/domain/vector"
	"waymark/gui/theme"
)

// look is the colours of what lies around and over the map.
type look struct {
	desk   color.NRGBA // around the sheet
	paper  color.NRGBA // the sheet where it is not painted yet
	accent color.NRGBA // selection, drop marks
	wash   color.NRGBA // fills what is being pointed at
	slot   color.NRGBA // the place where something will land
	marked color.NRGBA // behind selected text
	shadow color.NRGBA
	label  color.NRGBA // ground of the dark label
	onMark color.NRGBA // text on label
	onPlus color.NRGBA // sign on an affordance
	edge   color.NRGBA // of the shade under headers and names
	hit    color.NRGBA // what a search has found
}

func lookOf(p *scene.Palette, c *theme.Colors) look {
	l := look{
		desk: c.Window, paper: p.Paper, accent: p.Accent, label: c.Tip, onMark: c.OnTip, shadow: c.Shadow,
		wash: withAlpha(p.Accent, 0x12), slot: blend(p.Paper, p.Accent, 0.14), marked: withAlpha(p.Accent, 0x48),
		onPlus: p.Paper, edge: c.Shadow,
	}
	l.hit = c.Hit
	l.shadow.A = min(2*c.Shadow.A, 0xC0)
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
