package pngstream

import "encoding/binary"

// adler sums up the bytes of a strip (RFC 1950, section 8), many at once.
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

// pixels adds pixels one by one.
func (s *adler) pixels(row []byte, size int) {
	for ; size == 3 && len(row) >= blockBytes; row = row[blockBytes:] {
		s.block((*[blockBytes]byte)(row))
	}
	a, b := s.a, s.b
	for ; len(row) >= 4; row = row[4:] {
		p := uint64(binary.LittleEndian.Uint32(row))
		v0, v1, v2 := p&0xff, p>>8&0xff, p>>16&0xff
		sum := v0 + v1 + v2
		b += 3*(a+v0) + 2*v1 + v2
		a += sum
		if size == 4 {
			a += p >> 24
			b += a
		}
	}
	s.a, s.b = a, b
}

// blockBytes is the size of a block of 32 pixels: as many as the 16-bit lanes
// of block can weigh, 255 · (1 + … + 16) < 2¹⁶.
const blockBytes = 4 * 32

// block adds 32 pixels of three bytes. Two pixels are taken at a time, their
// bytes in lanes of 16 bits. The lanes of each sum hold Σ v, those of each
// weighted sum Σ (16−j)·v for the pair number j.
func (s *adler) block(row *[blockBytes]byte) {
	const lanes = 0x00ff00ff00ff00ff
	var rb, g, weightedRB, weightedG uint64
	for i := 0; i < blockBytes; i += 8 {
		two := binary.LittleEndian.Uint64(row[i : i+8])
		rb += two & lanes
		weightedRB += rb
		g += two >> 8 & lanes // and the fourth byte, which is not asked for
		weightedG += g
	}
	lane := func(v uint64, i int) uint64 { return v >> (16 * i) & 0xffff }
	// Byte c of pixel k of n = 32 counts (3·(n−k) − c) times in b. For the even
	// pixels n−k is 2·(16−j), for the odd ones one less.
	weigh := func(weighted, sum uint64, even, odd int, c uint64) (a, b uint64) {
		e, o := lane(sum, even), lane(sum, odd)
		a = e + o
		return a, 3*(2*lane(weighted, even)+2*lane(weighted, odd)-o) - c*a
	}
	a0, b0 := weigh(weightedRB, rb, 0, 2, 0)
	a1, b1 := weigh(weightedG, g, 0, 2, 1)
	a2, b2 := weigh(weightedRB, rb, 1, 3, 2)
	s.b += 3*32*s.a + b0 + b1 + b2
	s.a += a0 + a1 + a2
}

func (s *adler) value() uint32 {
	return uint32(s.b%adlerModulus)<<16 | uint32(s.a%adlerModulus)
}
