package picture

import (
	"bytes"
	"encoding/binary"
	"image"

	"golang.org/x/image/draw"
)

// orientation is the value of the tag 0x0112 of Exif 2.3: how the stored rows
// and columns lie when the picture is shown.
type orientation uint8

const (
	upright    orientation = 1
	mirrored   orientation = 2
	halfTurn   orientation = 3
	flipped    orientation = 4
	transposed orientation = 5
	quarter    orientation = 6 // shown turned clockwise by 90°
	transverse orientation = 7
	threeTurns orientation = 8
)

func (o orientation) swapsSides() bool { return o >= transposed }

// apply gives img as it is shown.
func (o orientation) apply(img image.Image) image.Image {
	if o <= upright || o > threeTurns {
		return img
	}
	in := img.Bounds()
	source := image.NewRGBA(image.Rect(0, 0, in.Dx(), in.Dy()))
	draw.Draw(source, source.Rect, img, in.Min, draw.Src)
	w, h := in.Dx(), in.Dy()
	if o.swapsSides() {
		w, h = h, w
	}
	out := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			var sx, sy int
			switch o {
			case mirrored:
				sx, sy = w-1-x, y
			case halfTurn:
				sx, sy = w-1-x, h-1-y
			case flipped:
				sx, sy = x, h-1-y
			case transposed:
				sx, sy = y, x
			case quarter:
				sx, sy = y, w-1-x
			case transverse:
				sx, sy = h-1-y, w-1-x
			case threeTurns:
				sx, sy = h-1-y, x
			}
			copy(out.Pix[out.PixOffset(x, y):][:4], source.Pix[source.PixOffset(sx, sy):][:4])
		}
	}
	return out
}

// readOrientation looks for the orientation in the Exif segment of a JPEG file;
// upright if it says nothing that can be understood.
func readOrientation(data []byte) orientation {
	const app1, startOfScan = 0xe1, 0xda
	for at := 2; at+4 <= len(data) && data[at] == 0xff; {
		marker, size := data[at+1], int(binary.BigEndian.Uint16(data[at+2:]))
		if marker == startOfScan || size < 2 || at+2+size > len(data) {
			break
		}
		segment := data[at+4 : at+2+size]
		if tiff, ok := bytes.CutPrefix(segment, []byte("Exif\x00\x00")); ok && marker == app1 {
			return orientationOf(tiff)
		}
		at += 2 + size
	}
	return upright
}

// orientationOf reads the first directory of a TIFF structure.
func orientationOf(tiff []byte) orientation {
	var order binary.ByteOrder
	switch {
	case bytes.HasPrefix(tiff, []byte("II*\x00")):
		order = binary.LittleEndian
	case bytes.HasPrefix(tiff, []byte("MM\x00*")):
		order = binary.BigEndian
	default:
		return upright
	}
	if len(tiff) < 8 {
		return upright
	}
	at := uint64(order.Uint32(tiff[4:]))
	if at+2 > uint64(len(tiff)) {
		return upright
	}
	for i := range uint64(order.Uint16(tiff[at:])) {
		entry := at + 2 + 12*i
		if entry+12 > uint64(len(tiff)) {
			break
		}
		const orientationTag = 0x0112
		if order.Uint16(tiff[entry:]) != orientationTag {
			continue
		}
		if v := order.Uint16(tiff[entry+8:]); v >= uint16(upright) && v <= uint16(threeTurns) {
			return orientation(v)
		}
	}
	return upright
}
