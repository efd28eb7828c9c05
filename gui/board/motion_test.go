package board_test

import (
	"bytes"
	"image/png"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/require"

	"waymark/domain/journey"
	"waymark/domain/vector"
)

// shot gives what the window shows as PNG.
func (r *rig) shot() []byte {
	r.t.Helper()
	var out bytes.Buffer
	require.NoError(r.t, png.Encode(&out, r.window.Canvas().Capture()))
	return out.Bytes()
}

func TestThingsSlideToTheirPlaces(t *testing.T) {
	r := newRig(t, options{w: 1320, h: 700})
	r.board.Lively()
	before := r.box(journey.CardKind, "c13", "whole")
	r.press(r.card("c7"), vector.Point{X: before.Center().X, Y: before.Y + 1})
	middle := r.shot()
	r.now = r.now.Add(60 * time.Millisecond)
	require.True(t, r.board.Frame())
	later := r.shot()
	r.now = r.now.Add(time.Second)
	require.False(t, r.board.Frame())
	end := r.shot()
	require.NotEqual(t, middle, later)
	require.NotEqual(t, later, end)
	r.key(fyne.KeyEscape)
	r.drop()

	still := newRig(t, options{w: 1320, h: 700})
	still.press(still.card("c7"), vector.Point{X: before.Center().X, Y: before.Y + 1})
	require.True(t, bytes.Equal(end, still.shot()), "it ends where it would be without")
}
