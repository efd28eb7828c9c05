package theme

import (
	"image/color"
	"math"
	"testing"
)

// What WCAG 2.2 asks for: 1.4.3 for text, 1.4.11 for what must be seen to work
// with something. The look of high contrast promises more.
func TestAllCanBeReadOnEveryGround(t *testing.T) {
	for name, c := range map[string]struct {
		set         *Colors
		text, shape float64
	}{
		"light": {light(), 4.5, 3}, "dark": {dark(), 4.5, 3}, "contrast": {contrast(), 7, 3},
	} {
		s := c.set
		grounds := map[string]color.NRGBA{"window": s.Window, "paper": s.Paper, "field": s.Field, "tint": s.AccentTint}
		for on, ground := range grounds {
			atLeast(t, c.text, s.Text, ground, "%s: text on %s", name, on)
			atLeast(t, c.text, s.Text, over(s.Hover, ground), "%s: text under the pointer on %s", name, on)
			atLeast(t, c.text, s.Text, over(s.Select, ground), "%s: selected text on %s", name, on)
			atLeast(t, c.text, s.Quiet, ground, "%s: quiet text on %s", name, on)
			atLeast(t, math.Min(c.text, 6.5), s.Quiet, over(s.Hover, ground), "%s: quiet text under the pointer on %s", name, on)
			atLeast(t, c.text, s.Accent, ground, "%s: accent on %s", name, on)
			atLeast(t, 4.5, s.Accent, over(s.Hover, ground), "%s: accent under the pointer on %s", name, on)
			atLeast(t, c.text, s.Pain, ground, "%s: complaints on %s", name, on)
			atLeast(t, 4.5, s.Good, ground, "%s: what is well on %s", name, on)
			for kind, ink := range map[string]color.NRGBA{
				"touchpoint": s.Touchpoint, "pain point": s.Pain, "opportunity": s.Opportunity, "activity": s.Activity,
				"focus": s.Focus, "search hit": s.Hit,
			} {
				atLeast(t, c.shape, over(ink, ground), ground, "%s: %s on %s", name, kind, on)
			}
		}
		atLeast(t, c.shape, s.Faint, s.Paper, "%s: empty marks", name)
		atLeast(t, c.text, s.Pain, s.PainTint, "%s: complaints on their tint", name)
		atLeast(t, c.text, s.Text, s.PainTint, "%s: text on the tint of complaints", name)
		atLeast(t, 4.5, s.OnAccent, s.AccentFill, "%s: the main button", name)
		atLeast(t, 4.5, s.OnAccent, s.AccentOver, "%s: the main button under the pointer", name)
		atLeast(t, 7, s.OnTip, s.Tip, "%s: tips", name)
	}
	high := contrast()
	atLeast(t, 3, high.Hairline, high.Paper, "contrast: edges of fields and panels")
	atLeast(t, 3, high.Outline, high.Paper, "contrast: outlines")
	atLeast(t, 4.5, high.Faint, high.Paper, "contrast: what is switched off")
}

func atLeast(t *testing.T, want float64, ink, ground color.NRGBA, what string, args ...any) {
	t.Helper()
	if got := ratio(ink, ground); got < want {
		t.Errorf("%.2f : 1 instead of %.1f : 1, "+what, append([]any{got, want}, args...)...)
	}
}

// over lays a colour that lets light through over a ground.
func over(c, ground color.NRGBA) color.NRGBA {
	mix := func(a, b uint8) uint8 { return uint8((int(a)*int(c.A) + int(b)*(255-int(c.A))) / 255) }
	return color.NRGBA{R: mix(c.R, ground.R), G: mix(c.G, ground.G), B: mix(c.B, ground.B), A: 255}
}

// ratio is the contrast of two colours as WCAG 2 defines it.
func ratio(a, b color.NRGBA) float64 {
	x, y := luminance(a), luminance(b)
	return (math.Max(x, y) + 0.05) / (math.Min(x, y) + 0.05)
}

func luminance(c color.NRGBA) float64 {
	part := func(v uint8) float64 {
		s := float64(v) / 255
		if s <= 0.03928 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*part(c.R) + 0.7152*part(c.G) + 0.0722*part(c.B)
}
