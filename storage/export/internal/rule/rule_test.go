package rule_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"waymark/domain/scene"
	"waymark/domain/vector"
	"waymark/storage/export/internal/rule"
)

func TestRules(t *testing.T) {
	gray := vector.Color{A: 0xff}
	across := scene.Rect{Rect: vector.Rect{Y: 99, W: 200, H: 1}, Fill: gray}
	down := scene.Rect{Rect: vector.Rect{X: 50, W: 0.5, H: 100}, Fill: gray}
	layer := &scene.Layer{Width: 200, Height: 100}
	require.True(t, rule.Is(across))
	require.True(t, rule.Is(down))
	require.True(t, rule.AtEdge(across, layer))
	require.False(t, rule.AtEdge(down, layer), "it ends at the edge but does not lie along it")
	for _, r := range []scene.Rect{
		{Rect: vector.Rect{W: 5, H: 2}, Fill: gray},
		{Rect: across.Rect},
		{Rect: vector.Rect{W: 50, H: 9}, Fill: gray},
		{Rect: across.Rect, Fill: gray, Radius: 1},
		{Rect: across.Rect, Fill: gray, Hatch: gray},
	} {
		require.False(t, rule.Is(r))
	}
	from, to, width := rule.Line(across)
	require.Equal(t, []any{vector.Point{Y: 99.5}, vector.Point{X: 200, Y: 99.5}, 1.0}, []any{from, to, width})
}
