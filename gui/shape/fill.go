package shape

import (
	"image"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// Fill is an area of one colour: a picture of one pixel.
type Fill struct {
	raster *canvas.Raster
	color  color.NRGBA
}

// NewFill makes a fill.
func NewFill(c color.NRGBA) *Fill {
	f := &Fill{color: c}
	f.raster = canvas.NewRaster(func(int, int) image.Image { return pixel(f.color) })
	f.raster.ScaleMode = canvas.ImageScalePixels
	return f
}

// pixel is a picture of one pixel.
func pixel(c color.Color) image.Image {
	img := image.NewRGBA(image.Rect(0, 0, 1, 1))
	img.Set(0, 0, c)
	return img
}

// Object gives what Fyne is to draw.
func (f *Fill) Object() fyne.CanvasObject { return f.raster }

// SetColor changes the colour and tells whether it was another one.
func (f *Fill) SetColor(c color.NRGBA) bool {
	if f.color == c {
		return false
	}
	f.color = c
	f.raster.Refresh()
	return true
}

// Move places the fill.
func (f *Fill) Move(to fyne.Position) { f.raster.Move(to) }

// Resize changes the size of the fill.
func (f *Fill) Resize(size fyne.Size) { f.raster.Resize(size) }
