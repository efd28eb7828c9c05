package pngstream

import (
	"bytes"
	"encoding/binary"
	"image"
	"math/bits"
)

// packer turns strips of pixels into deflated bytes. It is used by one
// goroutine at a time.
type packer struct {
	picture *Picture
	pix     []byte // of the strip, four bytes to the pixel
	size    int    // bytes of a pixel in the file
	tokens  tokens
	plain   int                  // the last row that was not told by the one above it
	seen    [1 << seenBits]int32 // where a pair of pixels stood last, counted from 1
	sum     adler
}

const seenBits = 13

func newPacker(p *Picture) *packer {
	k := &packer{picture: p, size: 3}
	if p.Alpha {
		k.size = 4
	}
	k.pix = make([]byte, 4*p.Width*min(p.StripRows, p.Height))
	return k
}

// pack paints a strip and packs it. The rows are not filtered: maps are flat
// colours and letters, which repeat best as they are.
func (k *packer) pack(s *strip) {
	width, height := s.rows.Dx(), s.rows.Dy()
	stride := 4 * width
	pix := k.pix[:stride*height]
	if k.picture.Alpha {
		clear(pix)
	}
	k.picture.Paint(&image.RGBA{Pix: pix, Stride: stride, Rect: s.rows})
	if k.picture.Alpha {
		straighten(pix)
	}
	k.tokens.reset()
	k.sum = adler{a: 1}
	clear(k.seen[:])
	k.plain = -1
	for y := range height {
		if y > 0 && bytes.Equal(pix[y*stride:(y+1)*stride], pix[(y-1)*stride:y*stride]) {
			k.repeatedRow(width)
		} else {
			k.row(pix, y, width)
			k.plain = y
		}
	}
	s.packed = k.tokens.encode(s.last)
	s.adler, s.length = k.sum.value(), height*(1+k.size*width)
}

// straighten turns premultiplied alpha, which painting uses, into straight
// alpha, which PNG uses.
func straighten(pix []byte) {
	for i := 0; i+4 <= len(pix); i += 4 {
		p := pix[i : i+4]
		if a := uint32(p[3]); a != 0xff && a != 0 {
			for c := range 3 {
				p[c] = uint8(min((uint32(p[c])*0xff+a/2)/a, 0xff))
			}
		}
	}
}

// pixelAt reads a pixel, R lowest.
func pixelAt(pix []byte, i int) uint32 { return binary.LittleEndian.Uint32(pix[4*i:]) }

// maxDistance is how far back deflate can point, in bytes.
const maxDistance = 32768

// The filters of rows (PNG, section 9.2).
const (
	filterNone = 0
	filterUp   = 2
)

// repeatedRow packs a row that equals the one above it: the differences are all
// zero.
func (k *packer) repeatedRow(width int) {
	bytes := k.size * width
	k.tokens.literal(filterUp)
	k.tokens.literal(0)
	if bytes-1 >= minMatch {
		k.tokens.match(bytes-1, 1)
	} else {
		for range bytes - 1 {
			k.tokens.literal(0)
		}
	}
	k.sum.byte(filterUp)
	k.sum.zeros(bytes)
}

// row packs row number y of the strip. Where pixels repeat those before them,
// those above them or others not far back, the file says so instead of giving
// the pixels again.
func (k *packer) row(pix []byte, y, width int) {
	k.sum.reduce()
	k.tokens.literal(filterNone)
	k.sum.byte(filterNone)
	size, stride := k.size, 4*width
	row := pix[y*stride : (y+1)*stride]
	k.sum.pixels(row, size)
	// The nearest row above whose pixels stand in the file as they are.
	var above []byte
	up := (size*width + 1) * (y - k.plain)
	if k.plain >= 0 && up <= maxDistance {
		above = pix[k.plain*stride : (k.plain+1)*stride]
	}
	first := y * width // index of the row in the strip
	for i := 0; i < width; {
		run, over := 0, 0
		pixel := pixelAt(row, i)
		if i > 0 && pixelAt(row, i-1) == pixel {
			run = 1 + equalTo(row[4*i+4:], pixel)
		}
		if above != nil && run < 4 && pixelAt(above, i) == pixel {
			over = equalRun(row[4*i:], above[4*i:])
		}
		length, distance := run, size
		if over > run+1 {
			length, distance = over, up
		}
		if length < 2 && i+1 < width {
			slot := &k.seen[binary.LittleEndian.Uint64(row[4*i:])*0x9e3779b97f4a7c15>>(64-seenBits)]
			at := int(*slot) - 1
			*slot = int32(first+i) + 1
			if at >= 0 && pixelAt(pix, at) == pixel {
				rowAt := at / width
				back := size*(first+i-at) + y - rowAt
				if back <= maxDistance {
					if n := equalRun(row[4*i:], pix[4*at:(rowAt+1)*stride]); n > length+1 {
						length, distance = n, back
					}
				}
			}
		}
		if length == 0 {
			k.tokens.pixel(pixel, size)
			i++
			continue
		}
		k.tokens.match(length*size, distance)
		i += length
	}
}

// equalRun counts the pixels that are equal from the start of both rows.
func equalRun(a, b []byte) int {
	n := min(len(a), len(b)) &^ 3
	a, b = a[:n], b[:n]
	i := 0
	for ; i+8 <= n; i += 8 {
		if x := binary.LittleEndian.Uint64(a[i:]) ^ binary.LittleEndian.Uint64(b[i:]); x != 0 {
			return (i*8 + bits.TrailingZeros64(x)) / 32
		}
	}
	if i < n && binary.LittleEndian.Uint32(a[i:]) == binary.LittleEndian.Uint32(b[i:]) {
		i += 4
	}
	return i / 4
}

// equalTo counts the pixels of one colour from the start of a row.
func equalTo(a []byte, color uint32) int {
	two := uint64(color)<<32 | uint64(color)
	i := 0
	for ; i+8 <= len(a); i += 8 {
		if x := binary.LittleEndian.Uint64(a[i:]) ^ two; x != 0 {
			return (i*8 + bits.TrailingZeros64(x)) / 32
		}
	}
	if i+4 <= len(a) && binary.LittleEndian.Uint32(a[i:]) == color {
		i += 4
	}
	return i / 4
}
