package scene

import "waymark/domain/vector"

// StageHue gives the colour of a stage: its own, made visible on the paper, or,
// for one without, that of place i among n stages.
func (p *Palette) StageHue(own string, i, n int) vector.Color {
	if c, ok := parseColor(own); ok {
		return legible(c, p.Paper, p.HueRatio)
	}
	return p.hue(i, n)
}

// Mix gives the colour that is t of the way from a to b.
func Mix(a, b vector.Color, t float64) vector.Color { return mix(a, b, t) }

// OnColor gives the palette's text colour that can be read on a ground.
func (p *Palette) OnColor(ground vector.Color) vector.Color { return onColor(ground, p.Dark, p.Light) }
