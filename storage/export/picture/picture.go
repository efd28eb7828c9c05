// Package picture reads the pictures of a map for the exports.
//
// What lives here: telling a usable picture from a broken or dangerous one,
// decoding it, and the placeholder that stands where one cannot be shown. What
// does not: painting it. The exports agree on all of this, so that the same map
// looks the same on the screen and on paper.
package picture

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"

	"golang.org/x/image/draw"
)

// The media types that are shown.
const (
	PNG  = "image/png"
	JPEG = "image/jpeg"
)

// maxBytes bounds the memory that a picture takes once decoded. A few hundred
// bytes of file can ask for gigabytes.
const maxBytes = 256 << 20

// ErrTooLarge tells that a picture would take too much memory to show.
var ErrTooLarge = errors.New("the picture has too many pixels")

// Info is what is known of a picture without decoding it.
type Info struct {
	Type          string // by its content: PNG or JPEG
	Width, Height int    // as shown, after turning
	Model         color.Model
	turn          orientation
}

// Upright tells whether the pixels are stored the way they are shown. Cameras
// store them as the sensor lay and note the turn beside them.
func (i Info) Upright() bool { return i.turn == upright }

// Inspect reads the header of a picture. The content decides, whatever type the
// picture was said to have.
func Inspect(data []byte) (Info, error) {
	info := Info{turn: upright}
	var config image.Config
	var err error
	switch {
	case bytes.HasPrefix(data, []byte("\x89PNG\r\n\x1a\n")):
		info.Type = PNG
		config, err = png.DecodeConfig(bytes.NewReader(data))
	case bytes.HasPrefix(data, []byte("\xff\xd8\xff")):
		info.Type, info.turn = JPEG, readOrientation(data)
		config, err = jpeg.DecodeConfig(bytes.NewReader(data))
	default:
		return info, errors.New("neither a PNG nor a JPEG picture")
	}
	if err != nil {
		return info, err
	}
	if config.Width < 1 || config.Height < 1 {
		return info, errors.New("the picture has no pixels")
	}
	if !whole(data, info.Type) {
		return info, errors.New("the picture is cut off or damaged")
	}
	info.Width, info.Height, info.Model = config.Width, config.Height, config.ColorModel
	if int64(info.Width)*int64(info.Height) > maxBytes/int64(bytesPerPixel(config.ColorModel)) {
		return info, fmt.Errorf("%w: %d × %d", ErrTooLarge, info.Width, info.Height)
	}
	if info.turn.swapsSides() {
		info.Width, info.Height = info.Height, info.Width
	}
	return info, nil
}

func bytesPerPixel(model color.Model) int {
	switch model {
	case color.GrayModel:
		return 1
	case color.RGBA64Model, color.NRGBA64Model:
		return 8
	case color.YCbCrModel:
		return 3
	}
	return 4
}

// Decode gives the picture the way it is shown.
func Decode(data []byte) (image.Image, error) {
	info, err := Inspect(data)
	if err != nil {
		return nil, err
	}
	var img image.Image
	if info.Type == PNG {
		img, err = png.Decode(bytes.NewReader(data))
	} else {
		img, err = jpeg.Decode(bytes.NewReader(data))
	}
	if err != nil {
		return nil, err
	}
	return info.turn.apply(img), nil
}

// Upright gives the bytes of a picture that any reader shows the right way up:
// data itself if its pixels are stored so, otherwise a turned copy.
func Upright(data []byte, info Info) ([]byte, error) {
	if info.Upright() {
		return data, nil
	}
	img, err := Decode(data)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	err = jpeg.Encode(&b, img, &jpeg.Options{Quality: 92})
	return b.Bytes(), err
}

// Plain gives the bytes of a PNG that the simplest reader can take: 8 bits a
// channel, not interlaced.
func Plain(data []byte) ([]byte, error) {
	img, err := Decode(data)
	if err != nil {
		return nil, err
	}
	bounds := img.Bounds()
	out := image.NewNRGBA(image.Rect(0, 0, bounds.Dx(), bounds.Dy()))
	draw.Draw(out, out.Rect, img, bounds.Min, draw.Src)
	var b bytes.Buffer
	err = (&png.Encoder{CompressionLevel: png.DefaultCompression}).Encode(&b, out)
	return b.Bytes(), err
}
