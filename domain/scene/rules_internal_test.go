package scene

import (
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"waymark/domain/vector"
)

func TestNumbersReadWell(t *testing.T) {
	for v, want := range map[float64]string{
		0: "0", 4.5: "4.5", 12: "12", -1.5: "−1.5", 1234: "1234", 12345: "12,345", 1234567.891: "1,234,567.89", 0.005: "0.01", -0.001: "0",
	} {
		require.Equal(t, want, number(v))
	}
	require.Equal(t, "42 %", amount(42, "%"))
	require.Equal(t, "42", amount(42, ""))
}

func TestPhrasesTakeTheirValue(t *testing.T) {
	require.Equal(t, "每月 12 小时", fill("每月 {0} 小时", "12"))
	require.Equal(t, "no place", fill("no place", "12"))
	require.Equal(t, "“{0}”", fill("“{0}”", "{0}"), "what a user typed is not a place")
}

func TestInitials(t *testing.T) {
	for name, want := range map[string]string{
		"Operations director": "OD", "采购经理": "采", "anna": "A", "Li Wei Chen": "LW", "": "", "  ": "", "👍": "",
		"李 小龙": "李", "Anna 李": "A", "élodie Ñandú": "ÉÑ",
	} {
		require.Equal(t, want, initials(name), name)
	}
}

// All text must be readable in every palette, on every ground it stands on.
func TestPalettesAreLegible(t *testing.T) {
	for name, c := range map[string]struct {
		p    Palette
		text float64
		mark float64
	}{
		"light": {Light(), 4.5, 1.5}, "dark": {Dark(), 4.5, 1.5}, "paper": {Paper(), 4.5, 1.5}, "high contrast": {HighContrast(), 7, 3},
	} {
		p := c.p
		require.GreaterOrEqual(t, contrast(p.Text, p.Paper), 7.0, name)
		for _, ground := range []vector.Color{p.Paper, p.Label} {
			require.GreaterOrEqual(t, contrast(p.Quiet, ground), c.text, name)
		}
		for _, tone := range []Tone{p.Plain, p.Touchpoint, p.PainPoint, p.Opportunity, p.Activity, p.Metric} {
			require.GreaterOrEqual(t, contrast(p.Text, tone.Fill), 7.0, name)
			require.GreaterOrEqual(t, contrast(p.Quiet, tone.Fill), c.text, "%s: quiet on %v", name, tone.Fill)
			require.GreaterOrEqual(t, contrast(tone.Ink, tone.Chip), 3.0, "%s: icons", name)
		}
		require.GreaterOrEqual(t, contrast(p.Gap, p.Touchpoint.Fill), c.text, name)
		for i := range 7 {
			tint := mix(p.Paper, p.hue(i, 7), p.StageTint)
			require.GreaterOrEqual(t, contrast(p.Text, tint), 7.0, name)
		}
		for i := range p.Personas {
			require.GreaterOrEqual(t, contrast(p.persona("", i), p.Paper), 3.0, name)
		}
		require.GreaterOrEqual(t, contrast(p.Faint, p.Paper), 2.5, name)
	}
}

func TestOwnColoursStayLegible(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := rgb(rapid.Uint32Range(0, 0xffffff).Draw(t, "colour"))
		for _, p := range []Palette{Light(), Dark(), HighContrast(), Paper()} {
			require.GreaterOrEqual(t, contrast(legible(c, p.Paper, p.InkRatio), p.Paper), p.InkRatio)
			tone := p.own(c)
			require.GreaterOrEqual(t, contrast(p.Text, tone.Fill), p.InkRatio)
			require.GreaterOrEqual(t, contrast(onColor(c, p.Dark, p.Light), c), 3.0)
		}
	})
}

func TestCurveFollowsItsPoints(t *testing.T) {
	p := newPiece([]vector.Point{{X: 0, Y: 0}, {X: 10, Y: 5}, {X: 30, Y: 5}, {X: 40, Y: -3}})
	for _, q := range p.points {
		y, ok := p.at(q.X)
		require.True(t, ok)
		require.InDelta(t, q.Y, y, 1e-9)
	}
	y, _ := p.at(20)
	require.Equal(t, 5.0, y, "level between equal values")
	_, ok := p.at(41)
	require.False(t, ok)
}
