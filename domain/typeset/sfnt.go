package typeset

import (
	"encoding/binary"
	"errors"
	"fmt"
)

// sfnt reads one TrueType font in place. Nothing is parsed ahead and nothing is
// copied: a lookup reads the few bytes it needs. A full parse of a Chinese font
// takes a tenth of a second and 25 MiB, of which a map needs next to nothing.
type sfnt struct {
	tables     map[string][]byte
	unitsPerEm float64
	numGlyphs  int
	numMetrics int // glyphs from numMetrics on repeat the last advance
	hmtx       []byte
	cmap       charMap
	glyf, loca []byte
	longLoca   bool
}

var errFontCut = errors.New("the font data ends too early")

// openSFNT reads the table directory and the few header fields. The tables
// named in required must be there.
func openSFNT(data []byte, required ...string) (*sfnt, error) {
	if len(data) < 12 {
		return nil, errFontCut
	}
	if tag := string(data[:4]); tag != "\x00\x01\x00\x00" && tag != "true" && tag != "OTTO" {
		return nil, fmt.Errorf("not a TrueType or OpenType font: it starts with %q", tag)
	}
	n := int(binary.BigEndian.Uint16(data[4:]))
	if len(data) < 12+16*n {
		return nil, errFontCut
	}
	f := &sfnt{tables: make(map[string][]byte, n)}
	for i := range n {
		entry := data[12+16*i:]
		start := uint64(binary.BigEndian.Uint32(entry[8:]))
		size := uint64(binary.BigEndian.Uint32(entry[12:]))
		if start+size > uint64(len(data)) {
			return nil, errFontCut
		}
		f.tables[string(entry[:4])] = data[start : start+size : start+size]
	}
	for _, tag := range append(required, "head", "maxp", "cmap") {
		if f.tables[tag] == nil {
			return nil, fmt.Errorf("the font has no table %q", tag)
		}
	}
	return f, f.readHeaders()
}

func (f *sfnt) readHeaders() error {
	head, maxp := f.tables["head"], f.tables["maxp"]
	if len(head) < 54 || len(maxp) < 6 {
		return errFontCut
	}
	f.unitsPerEm = float64(binary.BigEndian.Uint16(head[18:]))
	if f.unitsPerEm < 16 {
		return fmt.Errorf("the font says it has %g units per em", f.unitsPerEm)
	}
	f.longLoca = binary.BigEndian.Uint16(head[50:]) == 1
	f.numGlyphs = int(binary.BigEndian.Uint16(maxp[4:]))
	f.glyf, f.loca = f.tables["glyf"], f.tables["loca"]
	if hhea := f.tables["hhea"]; len(hhea) >= 36 {
		f.hmtx = f.tables["hmtx"]
		f.numMetrics = min(int(binary.BigEndian.Uint16(hhea[34:])), len(f.hmtx)/4)
	}
	var err error
	f.cmap, err = openCharMap(f.tables["cmap"])
	return err
}

// advance gives the horizontal advance of a glyph in font units.
func (f *sfnt) advance(glyph uint16) uint16 {
	if f.numMetrics == 0 {
		return 0
	}
	i := min(int(glyph), f.numMetrics-1)
	return binary.BigEndian.Uint16(f.hmtx[4*i:])
}

// glyphData gives the bytes of a glyph's outline, nil for a glyph without ink.
func (f *sfnt) glyphData(glyph uint16) []byte {
	var start, end uint64
	i := int(glyph)
	switch {
	case i >= f.numGlyphs:
		return nil
	case f.longLoca && len(f.loca) >= 4*i+8:
		start = uint64(binary.BigEndian.Uint32(f.loca[4*i:]))
		end = uint64(binary.BigEndian.Uint32(f.loca[4*i+4:]))
	case !f.longLoca && len(f.loca) >= 2*i+4:
		start = 2 * uint64(binary.BigEndian.Uint16(f.loca[2*i:]))
		end = 2 * uint64(binary.BigEndian.Uint16(f.loca[2*i+2:]))
	}
	if start >= end || end > uint64(len(f.glyf)) {
		return nil
	}
	return f.glyf[start:end]
}

// charMap is the font's table from characters to glyphs: format 12 (all of
// Unicode), or format 4 (up to U+FFFF) where the font has no other.
type charMap struct {
	format   uint16
	segments int
	table    []byte
}

// openCharMap picks the fullest Unicode subtable of a "cmap" table.
func openCharMap(cmap []byte) (charMap, error) {
	if len(cmap) < 4 {
		return charMap{}, errFontCut
	}
	var best charMap
	for i := range int(binary.BigEndian.Uint16(cmap[2:])) {
		entry := 4 + 8*i
		if len(cmap) < entry+8 {
			return charMap{}, errFontCut
		}
		platform := binary.BigEndian.Uint16(cmap[entry:])
		encoding := binary.BigEndian.Uint16(cmap[entry+2:])
		offset := uint64(binary.BigEndian.Uint32(cmap[entry+4:]))
		unicode := platform == 0 && encoding != 5 || platform == 3 && (encoding == 1 || encoding == 10)
		if !unicode || offset+16 > uint64(len(cmap)) {
			continue
		}
		table := cmap[offset:]
		switch format := binary.BigEndian.Uint16(table); format {
		case 4:
			n := int(binary.BigEndian.Uint16(table[6:])) / 2
			if best.format == 0 && len(table) >= 16+8*n {
				best = charMap{format, n, table}
			}
		case 12:
			n := uint64(binary.BigEndian.Uint32(table[12:]))
			if uint64(len(table)) >= 16+12*n {
				best = charMap{format, int(n), table}
			}
		}
	}
	if best.format == 0 {
		return charMap{}, errors.New("the font has no Unicode character map")
	}
	return best, nil
}

// glyph gives the glyph of r, 0 (.notdef) when the font has none.
func (c charMap) glyph(r rune) uint16 {
	if c.format == 12 {
		return c.glyph12(uint32(r))
	}
	if r < 0 || r > 0xFFFF {
		return 0
	}
	return c.glyph4(uint16(r))
}

func (c charMap) glyph12(r uint32) uint16 {
	lo, hi := 0, c.segments
	for lo < hi { // the first group whose end is not before r
		mid := (lo + hi) / 2
		if binary.BigEndian.Uint32(c.table[16+12*mid+4:]) < r {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo == c.segments {
		return 0
	}
	group := c.table[16+12*lo:]
	start := binary.BigEndian.Uint32(group)
	if r < start {
		return 0
	}
	return uint16(binary.BigEndian.Uint32(group[8:]) + r - start)
}

func (c charMap) glyph4(r uint16) uint16 {
	n := c.segments
	ends, starts := c.table[14:], c.table[16+2*n:]
	deltas, offsets := c.table[16+4*n:], c.table[16+6*n:]
	lo, hi := 0, n
	for lo < hi {
		mid := (lo + hi) / 2
		if binary.BigEndian.Uint16(ends[2*mid:]) < r {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo == n || r < binary.BigEndian.Uint16(starts[2*lo:]) {
		return 0
	}
	delta := binary.BigEndian.Uint16(deltas[2*lo:])
	offset := int(binary.BigEndian.Uint16(offsets[2*lo:]))
	if offset == 0 {
		return r + delta
	}
	// The offset counts from its own place in the table.
	at := 2*lo + offset + 2*int(r-binary.BigEndian.Uint16(starts[2*lo:]))
	if at+2 > len(offsets) {
		return 0
	}
	if g := binary.BigEndian.Uint16(offsets[at:]); g != 0 {
		return g + delta
	}
	return 0
}
