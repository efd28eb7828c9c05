package board_test

import (
	"math"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/software"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/require"
)

// Where a unit is one and a half pixels, the board may begin in the middle of a
// pixel. Its tiles must not: rows of them would be left out or shown twice, and
// with them hairlines and the strokes of letters.
func TestTilesStandOnWholePixels(t *testing.T) {
	for _, scale := range []float32{1, 1.25, 1.5, 2} {
		r := newRig(t, options{})
		bar := canvas.NewRectangle(nil)
		bar.SetMinSize(fyne.NewSize(10, 41))
		rail := canvas.NewRectangle(nil)
		rail.SetMinSize(fyne.NewSize(61, 10))
		r.window.Canvas().(software.WindowlessCanvas).SetScale(scale)
		r.window.SetContent(container.New(edges{}, bar, rail, r.board))
		r.window.Resize(fyne.NewSize(900, 700))
		r.board.SetZoom(0.5)
		require.True(t, r.board.Complete())
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(r.board)
		require.Equal(t, fyne.NewPos(61, 41), at)
		tiles := 0
		for _, o := range test.WidgetRenderer(r.board).Objects() {
			raster, ok := o.(*canvas.Raster)
			if !ok || raster.Generator(1, 1).Bounds().Dx() == 1 {
				continue // a ground of one colour
			}
			tiles++
			for _, v := range []float32{at.X + o.Position().X, at.Y + o.Position().Y, o.Size().Width, o.Size().Height} {
				px := float64(v * scale)
				require.InDelta(t, math.Round(px), px, 0.01, "at scale %v", scale)
			}
		}
		require.NotZero(t, tiles)
	}
}

// edges lays the first object out above the others and the second at the left
// of the third, as the bars of a window do.
type edges struct{}

func (edges) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(10, 10) }

func (edges) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	x, y := objects[1].MinSize().Width, objects[0].MinSize().Height
	objects[0].Resize(fyne.NewSize(size.Width, y))
	objects[1].Move(fyne.NewPos(0, y))
	objects[1].Resize(fyne.NewSize(x, size.Height-y))
	objects[2].Move(fyne.NewPos(x, y))
	objects[2].Resize(fyne.NewSize(size.Width-x, size.Height-y))
}
