package pngstream

import (
	"encoding/binary"
	"math/bits"
)

// The numbers of deflate (RFC 1951).
const (
	endOfBlock   = 256
	firstLength  = 257 // symbols of match lengths follow
	literalCount = 286
	distCount    = 30
	minMatch     = 3
	maxMatch     = 258
	maxCode      = 15 // bits
	maxCodeCode  = 7  // bits of the code for the lengths of codes
)

// tokens are the literals and matches of one block, and how often each symbol
// occurs in it.
type tokens struct {
	list     []uint32 // see literal and match
	literals [literalCount]uint32
	dists    [distCount]uint32
	out      bitWriter
}

// A token with this bit is a match; the bits from lengthShift on are its length
// less minMatch, the low 15 its distance less 1. Other tokens hold one to three
// literals, their number from countShift on.
const (
	matchBit    = 1 << 31
	lengthShift = 16
	countShift  = 24
)

func (t *tokens) reset() {
	t.list = t.list[:0]
	clear(t.literals[:])
	clear(t.dists[:])
}

func (t *tokens) literal(b byte) {
	t.literals[b]++
	t.list = append(t.list, 1<<countShift|uint32(b))
}

// pixel adds the three or four bytes of a pixel.
func (t *tokens) pixel(p uint32, size int) {
	t.literals[p&0xff]++
	t.literals[p>>8&0xff]++
	t.literals[p>>16&0xff]++
	t.list = append(t.list, 3<<countShift|p&0xffffff)
	if size == 4 {
		t.literal(byte(p >> 24))
	}
}

// match adds the repetition of length bytes from distance bytes back, in pieces
// as long as may be; length is at least 3.
func (t *tokens) match(length, distance int) {
	dist := distanceSymbol(uint32(distance))
	for length > 0 {
		n := min(length, maxMatch)
		if rest := length - n; rest > 0 && rest < minMatch {
			n -= minMatch // so that the rest is long enough
		}
		length -= n
		t.literals[lengthSymbols[n-minMatch]]++
		t.dists[dist]++
		t.list = append(t.list, matchBit|uint32(n-minMatch)<<lengthShift|uint32(distance-1))
	}
}

// lengthSymbols gives the symbol of each match length less minMatch (RFC 1951,
// section 3.2.5), lengthExtra the number of extra bits by symbol, lengthBase
// the first length of a symbol.
var lengthSymbols, lengthExtra, lengthBase = lengthTables()

func lengthTables() (symbols [256]uint16, extra [literalCount]uint8, base [literalCount]uint16) {
	length := 0
	for symbol := firstLength; symbol < literalCount-1; symbol++ {
		n := symbol - firstLength
		if n >= 8 {
			extra[symbol] = uint8((n - 4) / 4)
		}
		base[symbol] = uint16(length)
		for range 1 << extra[symbol] {
			if length < 255 {
				symbols[length] = uint16(symbol)
			}
			length++
		}
	}
	symbols[255], base[literalCount-1] = literalCount-1, 255
	return symbols, extra, base
}

// distanceSymbol gives the symbol of a distance.
func distanceSymbol(distance uint32) uint32 {
	d := distance - 1
	if d < 4 {
		return d
	}
	n := uint32(bits.Len32(d)) - 2 // extra bits
	return 2*n + d>>n
}

// encode gives the block in bytes. Unless it is the last of the stream, an
// empty block follows that fills the last byte, so that blocks that were made
// apart can be joined.
func (t *tokens) encode(last bool) []byte {
	t.literals[endOfBlock]++
	literals, dists := makeCode(t.literals[:], maxCode), makeCode(t.dists[:], maxCode)
	w := &t.out
	w.reset(len(t.list)*3 + 1024)
	final := uint64(0)
	if last {
		final = 1
	}
	w.bits(final|2<<1, 3) // a block with codes of its own
	w.codes(literals, dists)
	for _, token := range t.list {
		if token&matchBit == 0 {
			for n := token >> countShift; n > 0; n-- {
				c := literals[token&0xff]
				w.bits(uint64(c.bits), uint(c.length))
				token >>= 8
			}
			w.flush()
			continue
		}
		length := token &^ matchBit >> lengthShift
		symbol := lengthSymbols[length]
		c := literals[symbol]
		w.bits(uint64(c.bits), uint(c.length))
		w.bits(uint64(length-uint32(lengthBase[symbol])), uint(lengthExtra[symbol]))
		w.flush()
		d := token & 0x7fff
		s := distanceSymbol(d + 1)
		c = dists[s]
		w.bits(uint64(c.bits), uint(c.length))
		if s >= 4 {
			n := s/2 - 1
			w.bits(uint64(d&(1<<n-1)), uint(n))
		}
		w.flush()
	}
	c := literals[endOfBlock]
	w.bits(uint64(c.bits), uint(c.length))
	if last {
		w.align()
	} else {
		w.bits(0, 3)
		w.align()
		w.out = append(w.out, 0, 0, 0xff, 0xff)
	}
	return w.out
}

// bitWriter collects bits, the first lowest.
type bitWriter struct {
	out   []byte
	word  uint64
	count uint
}

// reset begins a new output, which belongs to the caller of the last.
func (w *bitWriter) reset(room int) { *w = bitWriter{out: make([]byte, 0, room)} }

// bits adds n bits; at most 64 may be added between two flushes.
func (w *bitWriter) bits(v uint64, n uint) {
	w.word |= v << (w.count & 63)
	w.count += n
}

// flush moves whole bytes to the output, so that fewer than 8 bits are left.
func (w *bitWriter) flush() {
	n := len(w.out)
	if cap(w.out)-n < 8 {
		w.out = append(w.out, 0, 0, 0, 0, 0, 0, 0, 0)
	}
	w.out = w.out[:n+8]
	binary.LittleEndian.PutUint64(w.out[n:], w.word)
	w.out = w.out[:n+int(w.count>>3)]
	w.word >>= w.count &^ 7
	w.count &= 7
}

// align fills up the last byte.
func (w *bitWriter) align() {
	w.count = (w.count + 7) &^ 7
	w.flush()
}

// codes describes the two codes (RFC 1951, section 3.2.7).
func (w *bitWriter) codes(literals, dists []code) {
	n, m := used(literals, firstLength), used(dists, 1)
	var lengths []uint8
	for _, c := range literals[:n] {
		lengths = append(lengths, c.length)
	}
	for _, c := range dists[:m] {
		lengths = append(lengths, c.length)
	}
	// Runs of lengths are told by the symbols 16 (the last once more), 17 and 18
	// (zeros), each with the number of repetitions.
	type step struct{ symbol, extra, bits uint8 }
	var steps []step
	var counts [19]uint32
	add := func(s step) {
		steps = append(steps, s)
		counts[s.symbol]++
	}
	for i := 0; i < len(lengths); {
		length, run := lengths[i], 1
		for i+run < len(lengths) && lengths[i+run] == length {
			run++
		}
		i += run
		if length == 0 {
			for ; run >= 11; run -= min(run, 138) {
				add(step{18, uint8(min(run, 138) - 11), 7})
			}
			if run >= 3 {
				add(step{17, uint8(run - 3), 3})
				run = 0
			}
		} else {
			add(step{length, 0, 0})
			for run--; run >= 3; run -= min(run, 6) {
				add(step{16, uint8(min(run, 6) - 3), 2})
			}
		}
		for range run {
			add(step{length, 0, 0})
		}
	}
	order := [19]uint8{16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15}
	codes := makeCode(counts[:], maxCodeCode)
	k := len(order)
	for k > 4 && codes[order[k-1]].length == 0 {
		k--
	}
	w.bits(uint64(n-firstLength)|uint64(m-1)<<5|uint64(k-4)<<10, 14)
	for _, symbol := range order[:k] {
		w.flush()
		w.bits(uint64(codes[symbol].length), 3)
	}
	for _, s := range steps {
		w.flush()
		c := codes[s.symbol]
		w.bits(uint64(c.bits), uint(c.length))
		w.bits(uint64(s.extra), uint(s.bits))
	}
	w.flush()
}

// used gives the number of codes up to the last that occurs, at least least.
func used(codes []code, least int) int {
	n := len(codes)
	for n > least && codes[n-1].length == 0 {
		n--
	}
	return n
}
