package raster

import (
	"encoding/binary"
	"image"

	"waymark/domain/vector"
)

// ink is a colour ready for blending. The colour itself is kept opaque; alpha,
// 0 … 256, multiplies every coverage. Pixels are handled as words of four
// bytes, two bytes of it at a time.
type ink struct {
	word   uint32 // R, G, B and 255, the first byte lowest
	rb, ag uint32
	alpha  uint32
}

// solid makes the ink of a colour.
func solid(c vector.Color) ink {
	k := ink{
		word:  uint32(c.R) | uint32(c.G)<<8 | uint32(c.B)<<16 | 0xff<<24,
		alpha: uint32(c.A) + uint32(c.A)>>7,
	}
	k.rb, k.ag = k.word&0x00ff00ff, k.word>>8&0x00ff00ff
	return k
}

// thinned gives the ink with its alpha multiplied by share, if that is below 1.
func (k ink) thinned(share float64) ink {
	if share < 1 {
		k.alpha = uint32(float64(k.alpha)*max(share, 0) + 0.5)
	}
	return k
}

// over blends the ink over the pixel d with weight a, 0 … 256.
func (k ink) over(d, a uint32) uint32 {
	rb := (d&0x00ff00ff)*(256-a) + k.rb*a
	ag := (d>>8&0x00ff00ff)*(256-a) + k.ag*a
	return rb>>8&0x00ff00ff | ag&0xff00ff00
}

// span paints a row of pixels, four bytes each.
func (k ink) span(row []byte) {
	switch {
	case k.alpha == 256:
		if len(row) < 64 {
			for ; len(row) >= 4; row = row[4:] {
				binary.LittleEndian.PutUint32(row, k.word)
			}
			return
		}
		for i := 0; i < 32; i += 4 {
			binary.LittleEndian.PutUint32(row[i:], k.word)
		}
		for done := 32; done < len(row); done *= 2 {
			copy(row[done:], row[:done])
		}
	case k.alpha > 0:
		for ; len(row) >= 4; row = row[4:] {
			binary.LittleEndian.PutUint32(row, k.over(binary.LittleEndian.Uint32(row), k.alpha))
		}
	}
}

// fill paints a box that lies within dst.
func (k ink) fill(dst *image.RGBA, r image.Rectangle) {
	if r.Empty() || k.alpha == 0 {
		return
	}
	size := 4 * r.Dx()
	first := dst.Pix[dst.PixOffset(r.Min.X, r.Min.Y):][:size:size]
	k.span(first)
	for y := r.Min.Y + 1; y < r.Max.Y; y++ {
		row := dst.Pix[dst.PixOffset(r.Min.X, y):][:size:size]
		if k.alpha == 256 {
			copy(row, first)
		} else {
			k.span(row)
		}
	}
}

// row paints pixels with a coverage of 0 … 255 each.
func (k ink) row(row []byte, cover []uint8) {
	row = row[:4*len(cover)]
	for i, m := range cover {
		if m == 0 {
			continue
		}
		p := row[4*i : 4*i+4 : 4*i+4]
		a := (uint32(m) + uint32(m)>>7) * k.alpha >> 8
		if a == 256 {
			binary.LittleEndian.PutUint32(p, k.word)
			continue
		}
		binary.LittleEndian.PutUint32(p, k.over(binary.LittleEndian.Uint32(p), a))
	}
}

// stencil paints through a mask whose top left corner lies at x, y, where it
// lies within dst.
func (k ink) stencil(dst *image.RGBA, m *mask, x, y int) {
	if k.alpha == 0 {
		return
	}
	left, right := max(dst.Rect.Min.X-x, 0), min(dst.Rect.Max.X-x, m.w)
	top, bottom := max(dst.Rect.Min.Y-y, 0), min(dst.Rect.Max.Y-y, m.h)
	if left >= right || top >= bottom {
		return
	}
	at := dst.PixOffset(x+left, y+top)
	for i := top; i < bottom; i++ {
		k.row(dst.Pix[at:], m.cover[i*m.w+left:i*m.w+right])
		at += dst.Stride
	}
}

// mask is a coverage of 0 … 255 for each pixel of a box.
type mask struct {
	cover []uint8
	w, h  int
}

// tile is a small picture with premultiplied alpha.
type tile struct {
	pix  []uint8
	w, h int
}

// paint blends the tile, its top left corner at x, y, over dst.
func (t *tile) paint(dst *image.RGBA, x, y int) {
	left, right := max(dst.Rect.Min.X-x, 0), min(dst.Rect.Max.X-x, t.w)
	top, bottom := max(dst.Rect.Min.Y-y, 0), min(dst.Rect.Max.Y-y, t.h)
	if left >= right || top >= bottom {
		return
	}
	for i := top; i < bottom; i++ {
		from := t.pix[4*(i*t.w+left) : 4*(i*t.w+right)]
		to := dst.Pix[dst.PixOffset(x+left, y+i):][:len(from)]
		for j := 0; j+4 <= len(from); j += 4 {
			s := binary.LittleEndian.Uint32(from[j:])
			a := s >> 24
			switch a {
			case 0:
			case 255:
				binary.LittleEndian.PutUint32(to[j:], s)
			default:
				d := binary.LittleEndian.Uint32(to[j:])
				rest := 256 - (a + a>>7)
				rb := (d & 0x00ff00ff) * rest >> 8 & 0x00ff00ff
				ag := (d >> 8 & 0x00ff00ff) * rest & 0xff00ff00
				binary.LittleEndian.PutUint32(to[j:], s+rb+ag)
			}
		}
	}
}
