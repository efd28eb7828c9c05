package tiles

import (
	"image"
	"testing"

	"github.com/stretchr/testify/require"

	"waymark/domain/scene"
	"waymark/domain/vector"
)

func TestWhatIsNoLongerWantedIsNotBegun(t *testing.T) {
	s := newStore(nil, 1<<20, 0, nil)
	f := s.Surface()
	box := vector.Rect{W: 5 * Width, H: 4 * Height}
	f.Show(&scene.Layer{Width: box.W, Height: box.H}, 1)
	s.Begin()
	f.View(image.Rect(0, 0, 5*Width, 4*Height), nil)
	require.Len(t, s.work.todo, 20)
	s.Begin()
	list, complete := f.View(image.Rect(3*Width, 2*Height, 3*Width+9, 2*Height+9), nil)
	require.False(t, complete)
	require.Len(t, s.work.todo, 1)
	require.Same(t, list[0], s.work.todo[0].tile)
}
