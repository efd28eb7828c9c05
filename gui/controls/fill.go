package controls

import (
	"image"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// Fill is a plain box of one colour, for large areas. It is a picture of one
// pixel: without a graphics card, each pixel of Fyne's own rectangle costs several
// times as much, in each frame.
type Fill struct {
	raster *canvas.Raster
	color  color.NRGBA
}

// NewFill makes a fill.
func NewFill(c color.NRGBA) *Fill {
	f := &Fill{color: c}
	f.raster = canvas.NewRaster(func(int, int) image.Image {
		pixel := image.NewNRGBA(image.Rect(0, 0, 1, 1))
		pixel.SetNRGBA(0, 0, f.color)
		return pixel
	})
	f.raster.ScaleMode = canvas.ImageScalePixels
	return f
}

// Object gives what is to be placed.
func (f *Fill) Object() fyne.CanvasObject { return f.raster }

// SetColor changes the colour.
func (f *Fill) SetColor(c color.NRGBA) {
	if f.color == c {
		return
	}
	f.color = c
	f.raster.Refresh()
}
