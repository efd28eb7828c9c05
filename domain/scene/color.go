package scene

import (
	"math"

	"waymark/domain/journey"
	"waymark/domain/vector"
)

// rgb makes an opaque colour from 0xrrggbb.
func rgb(v uint32) vector.Color {
	return vector.Color{R: uint8(v >> 16), G: uint8(v >> 8), B: uint8(v), A: 255}
}

// parseColor reads #rrggbb as people's own colours are stored.
func parseColor(s string) (vector.Color, bool) {
	if s == "" {
		return vector.Color{}, false
	}
	c, ok := journey.ParseColor(s)
	return vector.Color{R: c[0], G: c[1], B: c[2], A: 255}, ok
}

// mix goes from a to b by t, 0 … 1. Tints are mixed, not translucent, so that
// every output shows the same colour.
func mix(a, b vector.Color, t float64) vector.Color {
	blend := func(x, y uint8) uint8 {
		return uint8(math.Round(float64(x) + (float64(y)-float64(x))*t))
	}
	return vector.Color{R: blend(a.R, b.R), G: blend(a.G, b.G), B: blend(a.B, b.B), A: 255}
}

// luminance is the relative luminance of WCAG 2.2, 0 … 1.
func luminance(c vector.Color) float64 {
	linear := func(v uint8) float64 {
		s := float64(v) / 255
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(c.R) + 0.7152*linear(c.G) + 0.0722*linear(c.B)
}

// contrast is the contrast ratio of WCAG 2.2, 1 … 21.
func contrast(a, b vector.Color) float64 {
	la, lb := luminance(a), luminance(b)
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}

// legible brings c so far towards black or white, whichever is farther from the
// ground, that it reaches the contrast ratio on it. People choose their own
// colours; what is drawn in them must stay readable.
func legible(c, ground vector.Color, ratio float64) vector.Color {
	if contrast(c, ground) >= ratio {
		return c
	}
	far := rgb(0x000000)
	if contrast(rgb(0xffffff), ground) > contrast(far, ground) {
		far = rgb(0xffffff)
	}
	const steps = 20
	for i := 1; i < steps; i++ {
		if m := mix(c, far, float64(i)/steps); contrast(m, ground) >= ratio {
			return m
		}
	}
	return far
}

// onColor gives the colour of a text on a ground of any colour.
func onColor(ground, dark, light vector.Color) vector.Color {
	if contrast(light, ground) >= 3.5 || contrast(light, ground) > contrast(dark, ground) {
		return light
	}
	return dark
}
