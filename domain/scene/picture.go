package scene

import (
	"bytes"
	"image"
	_ "image/jpeg" // the sizes of the two kinds of pictures an attachment may be
	_ "image/png"

	"waymark/domain/journey"
)

// fitPicture gives the size at which a picture is drawn in a card: its own shape
// across the width, but not so tall that it would rule the sheet.
func fitPicture(a *journey.Attachment, width float64) (w, h float64) {
	const tallest, flattest = 200.0, 0.1
	size, _, err := image.DecodeConfig(bytes.NewReader(a.Data))
	if err != nil || size.Width <= 0 || size.Height <= 0 {
		return width, min(width*0.6, tallest)
	}
	shape := max(float64(size.Height)/float64(size.Width), flattest)
	w, h = width, width*shape
	if h > tallest {
		h = tallest
		w = max(h/shape, 8)
	}
	return w, h
}
