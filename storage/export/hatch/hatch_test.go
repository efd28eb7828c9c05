package hatch_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"waymark/domain/scene"
	"waymark/domain/vector"
	"waymark/storage/export/hatch"
)

// inside tells whether p lies in the box with its round corners.
func inside(r scene.Rect, p vector.Point) bool {
	const slack = 1e-6
	if p.X < r.X-slack || p.X > r.Right()+slack || p.Y < r.Y-slack || p.Y > r.Bottom()+slack {
		return false
	}
	radius := min(r.Radius, r.W/2, r.H/2)
	if r.TopOnly && p.Y > r.Y+radius {
		return true
	}
	x := min(max(p.X, r.X+radius), r.Right()-radius)
	y := min(max(p.Y, r.Y+radius), r.Bottom()-radius)
	return math.Hypot(p.X-x, p.Y-y) <= radius+slack
}

func TestNoInkLeavesTheBox(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		size := rapid.Float64Range(0, 120)
		r := scene.Rect{
			Rect:    vector.Rect{X: size.Draw(t, "x"), Y: size.Draw(t, "y"), W: size.Draw(t, "w"), H: size.Draw(t, "h")},
			Radius:  rapid.Float64Range(0, 20).Draw(t, "radius"),
			TopOnly: rapid.Bool().Draw(t, "top"),
		}
		for _, l := range hatch.Lines(r) {
			require.Less(t, l.From.X, l.To.X)
			require.InDelta(t, l.To.X-l.From.X, l.From.Y-l.To.Y, 1e-9, "it rises by 45°")
			d := hatch.Width / 2 * math.Sqrt2 / 2
			for _, p := range []vector.Point{l.From, l.To} {
				require.True(t, inside(r, p), "%v leaves %v", p, r)
				if r.Radius == 0 { // all four corners of the line, too
					require.True(t, inside(r, vector.Point{X: p.X + d, Y: p.Y + d}))
					require.True(t, inside(r, vector.Point{X: p.X - d, Y: p.Y - d}))
				}
			}
		}
	})
}

func TestLinesFillTheBox(t *testing.T) {
	r := scene.Rect{Rect: vector.Rect{X: 10, Y: 20, W: 160, H: 60}, Radius: 7}
	lines := hatch.Lines(r)
	require.InDelta(t, (160+60)/hatch.Step, len(lines), 1)
	ink := 0.0
	for _, l := range lines {
		ink += math.Hypot(l.To.X-l.From.X, l.To.Y-l.From.Y) * hatch.Width
	}
	share := hatch.Width / (hatch.Step / math.Sqrt2)
	require.InEpsilon(t, 160*60*share, ink, 0.05)
}

func TestTinyBoxHasNoLines(t *testing.T) {
	require.Empty(t, hatch.Lines(scene.Rect{Rect: vector.Rect{W: 1, H: 1}}))
	require.Empty(t, hatch.Lines(scene.Rect{}))
	for _, v := range []float64{math.NaN(), math.Inf(1), 1e300} {
		require.Empty(t, hatch.Lines(scene.Rect{Rect: vector.Rect{W: v, H: 10}}))
		require.Empty(t, hatch.Lines(scene.Rect{Rect: vector.Rect{X: v, W: 10, H: 10}}))
	}
}
