package start

import (
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/require"
)

func TestArrowsGoFromTileToTile(t *testing.T) {
	places := []fyne.Position{{X: 0, Y: 0}, {X: 10, Y: 0}, {X: 0, Y: 10}, {X: 10, Y: 10}, {X: 20, Y: 10}, {X: 0, Y: 20}}
	for _, c := range []struct {
		from int
		key  fyne.KeyName
		to   int
	}{
		{0, fyne.KeyDown, 2},
		{1, fyne.KeyDown, 3},
		{4, fyne.KeyUp, 1},
		{4, fyne.KeyDown, 5},
		{1, fyne.KeyRight, 2},
		{2, fyne.KeyLeft, 1},
		{5, fyne.KeyUp, 2},
	} {
		got, ok := neighbour(places, c.from, c.key)
		require.True(t, ok)
		require.Equal(t, c.to, got, "%s from %d", c.key, c.from)
	}
	for at, key := range map[int]fyne.KeyName{0: fyne.KeyLeft, 1: fyne.KeyUp, 5: fyne.KeyRight} {
		_, ok := neighbour(places, at, key)
		require.False(t, ok, "%s from %d leads nowhere", key, at)
	}
}
