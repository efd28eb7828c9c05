package pngstream

import (
	"encoding/binary"
	"image"
)

// packer turns strips of pixels into deflated bytes. It is used by one
// goroutine at a time.
type packer struct {
	picture *Picture
	pix     []byte   // of the strip, four bytes to the pixel
	pixels  []uint32 // the same as words, R lowest
	size    int      // bytes of a pixel in the file
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
	n := p.Width * min(p.StripRows, p.Height)
	k.pix, k.pixels = make([]byte, 4*n), make([]uint32, n)
	return k
}

// pack paints a strip and packs it. The rows are not filtered: maps are flat
// colours and letters, which repeat best as they are.
func (k *packer) pack(s *strip) {
	width, height := s.rows.Dx(), s.rows.Dy()
	pix := k.pix[:4*width*height]
	if k.picture.Alpha {
		clear(pix)
	}
	k.picture.Paint(&image.RGBA{Pix: pix, Stride: 4 * width, Rect: s.rows})
	pixels := k.pixels[:width*height]
	k.load(pixels, pix)
	k.tokens.reset()
	k.sum = adler{a: 1}
	clear(k.seen[:])
	k.plain = -1
	for y := range height {
		row := pixels[y*width : (y+1)*width]
		if y > 0 && equalRun(row, pixels[(y-1)*width:]) == width {
			k.repeatedRow(width)
		} else {
			k.row(pixels, y, row)
			k.plain = y
		}
	}
	s.packed = k.tokens.encode(s.last)
	s.adler, s.length = k.sum.value(), height*(1+k.size*width)
}

// load reads the pixels as words. Transparent ones go from premultiplied alpha,
// which painting uses, to straight alpha, which PNG uses.
func (k *packer) load(pixels []uint32, pix []byte) {
	if !k.picture.Alpha {
		for i := range pixels {
			pixels[i] = binary.LittleEndian.Uint32(pix[4*i:]) & 0x00ffffff
		}
		return
	}
	for i := range pixels {
		p := binary.LittleEndian.Uint32(pix[4*i:])
		if a := p >> 24; a != 0xff && a != 0 {
			r, g, b := p&0xff, p>>8&0xff, p>>16&0xff
			r, g, b = min((r*0xff+a/2)/a, 0xff), min((g*0xff+a/2)/a, 0xff), min((b*0xff+a/2)/a, 0xff)
			p = r | g<<8 | b<<16 | a<<24
		}
		pixels[i] = p
	}
}

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
func (k *packer) row(pixels []uint32, y int, row []uint32) {
	k.sum.reduce()
	k.tokens.literal(filterNone)
	k.sum.byte(filterNone)
	width, size := len(row), k.size
	// The nearest row above whose pixels stand in the file as they are.
	var above []uint32
	up := (size*width + 1) * (y - k.plain)
	if k.plain >= 0 && up <= maxDistance {
		above = pixels[k.plain*width : (k.plain+1)*width]
	}
	first := y * width // index of the row in pixels
	for i := 0; i < width; {
		run, over := 0, 0
		if i > 0 && row[i] == row[i-1] {
			run = 1 + equalTo(row[i+1:], row[i])
		}
		if above != nil && run < 16 && row[i] == above[i] {
			over = equalRun(row[i:], above[i:])
		}
		length, distance := run, size
		if over > run+1 {
			length, distance = over, up
		}
		if length < 4 && i+1 < width {
			slot := &k.seen[(uint64(row[i])<<32|uint64(row[i+1]))*0x9e3779b97f4a7c15>>(64-seenBits)]
			at := int(*slot) - 1
			*slot = int32(first+i) + 1
			if at >= 0 && pixels[at] == row[i] {
				rowAt := at / width
				back := size*(first+i-at) + y - rowAt
				if back <= maxDistance {
					end := (rowAt + 1) * width
					if n := equalRun(row[i:], pixels[at:end]); n > length+1 {
						length, distance = n, back
					}
				}
			}
		}
		switch {
		case length == 0:
			k.tokens.pixel(row[i], size)
			k.sum.pixels(row[i:i+1], size)
			i++
			continue
		case distance == size && length > 4:
			k.sum.run(row[i], length, size)
		default:
			k.sum.pixels(row[i:i+length], size)
		}
		k.tokens.match(length*size, distance)
		i += length
	}
}

// equalRun counts the pixels that are equal from the start of both rows.
func equalRun(a, b []uint32) int {
	n := min(len(a), len(b))
	a, b = a[:n], b[:n]
	for i := range a {
		if a[i] != b[i] {
			return i
		}
	}
	return n
}

// equalTo counts the pixels of one colour from the start of a row.
func equalTo(a []uint32, color uint32) int {
	for i, p := range a {
		if p != color {
			return i
		}
	}
	return len(a)
}

// adler sums up the bytes of a strip (RFC 1950, section 8), whole runs at once.
// The sums are reduced once a row.
type adler struct{ a, b uint64 }

const adlerModulus = 65521

func (s *adler) reduce() { s.a, s.b = s.a%adlerModulus, s.b%adlerModulus }

func (s *adler) byte(v uint64) {
	s.a += v
	s.b += s.a
}

func (s *adler) zeros(n int) {
	s.reduce()
	s.b += uint64(n) * s.a
}

func (s *adler) pixels(row []uint32, size int) {
	a, b := s.a, s.b
	if size == 3 {
		for _, p := range row {
			p := uint64(p)
			v0, v1, v2 := p&0xff, p>>8&0xff, p>>16
			b += 3*a + 3*v0 + 2*v1 + v2
			a += v0 + v1 + v2
		}
	} else {
		for _, p := range row {
			p := uint64(p)
			v0, v1, v2, v3 := p&0xff, p>>8&0xff, p>>16&0xff, p>>24
			b += 4*a + 4*v0 + 3*v1 + 2*v2 + v3
			a += v0 + v1 + v2 + v3
		}
	}
	s.a, s.b = a, b
}

// run adds n pixels of one colour.
func (s *adler) run(p uint32, n, size int) {
	var a, b uint64 // what one pixel adds by itself
	for i := range size {
		a += uint64(p >> (8 * i) & 0xff)
		b += a
	}
	count := uint64(n)
	s.b += count*uint64(size)*s.a + count*b + uint64(size)*a*(count*(count-1)/2)
	s.a += count * a
}

func (s *adler) value() uint32 {
	return uint32(s.b%adlerModulus)<<16 | uint32(s.a%adlerModulus)
}
