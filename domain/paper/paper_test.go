package paper_test

import (
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"waymark/domain/fault"
	"waymark/domain/paper"
)

func TestSizes(t *testing.T) {
	for name, want := range map[string][2]float64{ // in millimetres
		"a0": {841, 1189}, "A4": {210, 297}, " letter ": {215.9, 279.4}, "Tabloid": {279.4, 431.8}, "LEGAL": {215.9, 355.6},
		"300x600mm": {300, 600}, "600 × 300 mm": {300, 600}, "11x17in": {279.4, 431.8}, "36*48.5cm": {360, 485}, "720x144pt": {50.8, 254},
	} {
		size, err := paper.Parse(name)
		require.NoError(t, err, name)
		require.InDelta(t, want[0], size.Width/paper.Millimetre, 1e-9, name)
		require.InDelta(t, want[1], size.Height/paper.Millimetre, 1e-9, name)
		require.NotEmpty(t, size.Name)
	}
	for name, code := range map[string]fault.Code{
		"": paper.Unknown, "a9": paper.Unknown, "300x": paper.Unknown, "-3x4mm": paper.Unknown, "1e9x1e9mm": paper.Unknown,
		"10x10mm": paper.OutOfRange, "9999x9999cm": paper.OutOfRange, "0x0mm": paper.OutOfRange,
		"99999999999999999999999999999999999999999x5mm": paper.OutOfRange,
	} {
		_, err := paper.Parse(name)
		require.Equal(t, code, fault.CodeOf(err), name)
		require.NotContains(t, fault.MessageOf(err), "%!")
	}
}

func TestOrientationIsParsed(t *testing.T) {
	for s, want := range map[string]paper.Orientation{"": paper.Auto, "Auto": paper.Auto, "portrait": paper.Portrait, "LANDSCAPE ": paper.Landscape} {
		got, err := paper.ParseOrientation(s)
		require.NoError(t, err)
		require.Equal(t, want, got)
	}
	_, err := paper.ParseOrientation("sideways")
	require.Equal(t, paper.BadOrient, fault.CodeOf(err))
}

func TestFitUsesThePageWell(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		size := rapid.SampledFrom(paper.Sizes()).Draw(t, "size")
		w, h := rapid.Float64Range(1, 10_000).Draw(t, "w"), rapid.Float64Range(1, 10_000).Draw(t, "h")
		m := paper.Even(rapid.Float64Range(0, 100).Draw(t, "margin"))
		page, scale, place, err := size.Fit(paper.Auto, m, w, h)
		require.NoError(t, err)
		c := page.Content
		const slack = 1e-6
		require.GreaterOrEqual(t, place.X, c.X-slack)
		require.LessOrEqual(t, place.Right(), c.Right()+slack)
		require.LessOrEqual(t, place.Bottom(), c.Bottom()+slack)
		require.Equal(t, c.Y, place.Y, "at the top")
		require.InDelta(t, c.Center().X, place.Center().X, slack)
		require.True(t, c.W-place.W < slack || c.H-place.H < slack, "it cannot grow")
		for _, o := range []paper.Orientation{paper.Portrait, paper.Landscape} {
			_, other, _, err := size.Fit(o, m, w, h)
			require.NoError(t, err)
			require.LessOrEqual(t, other, scale, "no orientation is better")
		}
	})
}

func TestMarginsWithoutRoom(t *testing.T) {
	a4, err := paper.Parse("a4")
	require.NoError(t, err)
	for _, m := range []paper.Margins{paper.Even(300), paper.Even(-1), {Left: 580}} {
		_, _, _, err = a4.Fit(paper.Portrait, m, 100, 100)
		require.Equal(t, paper.TooSmall, fault.CodeOf(err))
	}
	_, _, _, err = a4.Fit(paper.Auto, paper.Even(10), 0, 100)
	require.Equal(t, paper.EmptyDesign, fault.CodeOf(err))
}
