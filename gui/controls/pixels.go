package controls

import (
	"math"

	"fyne.io/fyne/v2"

	"waymark/gui/shape"
)

// sharp gives the size for a picture of letters or lines that is at least as
// large as asked for and covers whole pixels of the screen. Where a unit is one
// and a half pixels, Fyne rounds the size of a picture and its edges on the
// screen each for itself, and scales a picture that comes out a pixel off, which
// blurs it.
func sharp(on fyne.CanvasObject, size fyne.Size) fyne.Size {
	pixels, ok := shape.Pixels(on)
	if !ok || pixels == math.Trunc(pixels) {
		return size // units are whole pixels
	}
	// A hair more, because an edge on the middle of a pixel must not be rounded
	// down by what floating point leaves out.
	const hair = 0.02
	up := func(v float32) float32 { return float32((math.Ceil(float64(v)*pixels-hair) + hair) / pixels) }
	return fyne.NewSize(up(size.Width), up(size.Height))
}
