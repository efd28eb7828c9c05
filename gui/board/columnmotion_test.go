package board_test

import (
	"image/color"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"waymark/domain/journey"
	"waymark/domain/vector"
)

// pixel gives the colour at a point of the window.
func (r *rig) pixel(p vector.Point) color.Color {
	return r.window.Canvas().Capture().At(int(p.X), int(p.Y))
}

func TestColumnsSlideToTheirPlaces(t *testing.T) {
	r := newRig(t, options{})
	r.board.Lively()
	head := r.box(journey.StageKind, "s2", "whole")
	bar := vector.Point{X: head.Center().X, Y: head.Y + 1} // in the stage's own hue
	was := r.pixel(bar)
	next := r.box(journey.StageKind, "s3", "whole")
	r.press(by(bar, 0, 12), vector.Point{X: next.Center().X + 20, Y: bar.Y + 12})
	require.Equal(t, journey.ID("s3"), r.stages()[1], "the preview is there at once")
	require.Equal(t, was, r.pixel(bar), "but the columns set out from where they were")
	r.now = r.now.Add(time.Second)
	require.False(t, r.board.Frame())
	require.NotEqual(t, was, r.pixel(bar), "and arrive")
	r.escape()
	for r.board.Frame() {
		r.now = r.now.Add(20 * time.Millisecond)
	}
	require.Equal(t, was, r.pixel(bar))
}

func TestColumnsThatSlideShowWhatTheTilesShow(t *testing.T) {
	r := newRig(t, options{})
	r.board.Lively()
	before := r.window.Canvas().Capture()
	next := r.box(journey.StageKind, "s3", "whole")
	head := r.at(journey.StageKind, "s2", "name")
	r.press(head, vector.Point{X: next.Center().X + 20, Y: head.Y})
	after := r.window.Canvas().Capture()
	lane := r.cell("l-thinking", "t3")
	for x := lane.X + 12; x < lane.Right()-12; x += 3 {
		for y := lane.Y + 12; y < lane.Bottom()-6; y += 3 {
			require.Equal(t, before.At(int(x), int(y)), after.At(int(x), int(y)), "%v, %v", x, y)
		}
	}
	r.escape()
}
