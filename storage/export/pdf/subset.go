package pdf

import (
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
	"strings"

	"golang.org/x/image/font/sfnt"
)

var errFontDamaged = errors.New("the font is damaged")

// subset makes a TrueType font that has only the given characters, in the way
// gofpdf reads fonts. gofpdf would make the subset by itself, but it takes
// apart all characters of the font first, twice, which for a Chinese font takes
// longer than the whole page.
func subset(font []byte, runes *runeSet) ([]byte, error) {
	source, err := openTrueType(font)
	if err != nil {
		return nil, err
	}
	parsed, err := sfnt.Parse(font)
	if err != nil {
		return nil, err
	}
	// Each character has a glyph of its own, in the order of the characters, so
	// that neighbours have neighbouring glyphs. The first is .notdef.
	glyphs := []uint16{0}
	var segments []segment
	var buffer sfnt.Buffer
	runes.each(func(r rune) {
		glyph, lookupErr := parsed.GlyphIndex(&buffer, r)
		if lookupErr != nil {
			err = lookupErr
		}
		if glyph == 0 || r == 0 || r > 0xffff {
			return // shown as .notdef
		}
		next := uint16(len(glyphs))
		if n := len(segments); n > 0 && rune(segments[n-1].last)+1 == r {
			segments[n-1].last++
		} else {
			segments = append(segments, segment{uint16(r), uint16(r), next})
		}
		glyphs = append(glyphs, uint16(glyph))
	})
	if err != nil {
		return nil, err
	}
	return source.cut(glyphs, segments)
}

// segment maps neighbouring characters to neighbouring glyphs.
type segment struct{ first, last, glyph uint16 }

// trueType is a font opened for copying glyphs out of it.
type trueType struct {
	tables   map[string][]byte
	longLoca bool
	metrics  int // glyphs with an advance of their own
}

func openTrueType(data []byte) (*trueType, error) {
	if len(data) < 12 {
		return nil, errFontDamaged
	}
	f := &trueType{tables: make(map[string][]byte)}
	for i := range int(binary.BigEndian.Uint16(data[4:])) {
		entry := 12 + 16*i
		if len(data) < entry+16 {
			return nil, errFontDamaged
		}
		at := uint64(binary.BigEndian.Uint32(data[entry+8:]))
		size := uint64(binary.BigEndian.Uint32(data[entry+12:]))
		if at+size > uint64(len(data)) {
			return nil, errFontDamaged
		}
		f.tables[string(data[entry:entry+4])] = data[at : at+size]
	}
	for tag, least := range map[string]int{"head": 54, "hhea": 36, "maxp": 6, "hmtx": 4, "loca": 2, "glyf": 0, "post": 16, "OS/2": 78} {
		if table, ok := f.tables[tag]; !ok || len(table) < least {
			return nil, fmt.Errorf("the font has no table %q", tag)
		}
	}
	f.longLoca = binary.BigEndian.Uint16(f.tables["head"][50:]) == 1
	f.metrics = int(binary.BigEndian.Uint16(f.tables["hhea"][34:]))
	if f.metrics == 0 || len(f.tables["hmtx"]) < 4*f.metrics {
		return nil, errFontDamaged
	}
	return f, nil
}

// outline gives the bytes of a glyph.
func (f *trueType) outline(glyph uint16) ([]byte, error) {
	loca, glyf := f.tables["loca"], f.tables["glyf"]
	var from, to uint64
	switch i := int(glyph); {
	case f.longLoca && len(loca) >= 4*i+8:
		from, to = uint64(binary.BigEndian.Uint32(loca[4*i:])), uint64(binary.BigEndian.Uint32(loca[4*i+4:]))
	case !f.longLoca && len(loca) >= 2*i+4:
		from, to = 2*uint64(binary.BigEndian.Uint16(loca[2*i:])), 2*uint64(binary.BigEndian.Uint16(loca[2*i+2:]))
	default:
		return nil, errFontDamaged
	}
	if from > to || to > uint64(len(glyf)) {
		return nil, errFontDamaged
	}
	return glyf[from:to], nil
}

// metric gives the advance and the left side bearing of a glyph.
func (f *trueType) metric(glyph uint16) []byte {
	hmtx, i := f.tables["hmtx"], int(glyph)
	if i < f.metrics {
		return hmtx[4*i : 4*i+4]
	}
	metric := slices.Clone(hmtx[4*(f.metrics-1):][:4])
	if at := 4*f.metrics + 2*(i-f.metrics); at+2 <= len(hmtx) {
		copy(metric[2:], hmtx[at:at+2])
	}
	return metric
}

// cut makes the font of the given glyphs. The glyphs that these are made of
// are added.
func (f *trueType) cut(glyphs []uint16, segments []segment) ([]byte, error) {
	var glyf, hmtx, loca []byte
	parts := make(map[uint16]uint16) // new numbers of the glyphs that others are made of
	for i := 0; i < len(glyphs); i++ {
		loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
		hmtx = append(hmtx, f.metric(glyphs[i])...)
		outline, err := f.outline(glyphs[i])
		if err != nil {
			return nil, err
		}
		if glyphs, outline, err = renumber(outline, glyphs, parts); err != nil {
			return nil, err
		}
		glyf = append(glyf, outline...)
		for len(glyf)%4 != 0 {
			glyf = append(glyf, 0)
		}
	}
	if len(glyphs) > 0xffff {
		return nil, errFontDamaged
	}
	loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))

	head, hhea, maxp := slices.Clone(f.tables["head"]), slices.Clone(f.tables["hhea"]), slices.Clone(f.tables["maxp"])
	binary.BigEndian.PutUint16(head[50:], 1)
	binary.BigEndian.PutUint16(hhea[34:], uint16(len(glyphs)))
	binary.BigEndian.PutUint16(maxp[4:], uint16(len(glyphs)))
	out := map[string][]byte{
		"cmap": characterMap(segments), "glyf": glyf, "head": head, "hhea": hhea, "hmtx": hmtx, "loca": loca, "maxp": maxp,
		"name": {0, 0, 0, 0, 0, 6}, "post": f.tables["post"][:16], "OS/2": f.tables["OS/2"],
	}
	for _, tag := range []string{"cvt ", "fpgm", "prep", "gasp"} {
		if table := f.tables[tag]; len(table) > 0 {
			out[tag] = table
		}
	}
	return assemble(out), nil
}

// renumber gives a composite glyph the new numbers of its parts; parts that are
// new are added to the glyphs. Other glyphs stay as they are.
func renumber(outline []byte, glyphs []uint16, parts map[uint16]uint16) ([]uint16, []byte, error) {
	if len(outline) < 10 || int16(binary.BigEndian.Uint16(outline)) >= 0 {
		return glyphs, outline, nil
	}
	// Flags of a part (OpenType, table "glyf").
	const wordArguments, oneScale, more, twoScales, matrix = 0x1, 0x8, 0x20, 0x40, 0x80
	outline = slices.Clone(outline)
	for at := 10; ; {
		if len(outline) < at+6 {
			return nil, nil, errFontDamaged
		}
		flags := binary.BigEndian.Uint16(outline[at:])
		old := binary.BigEndian.Uint16(outline[at+2:])
		number, known := parts[old]
		if !known {
			number = uint16(len(glyphs))
			parts[old] = number
			glyphs = append(glyphs, old)
		}
		binary.BigEndian.PutUint16(outline[at+2:], number)
		at += 6
		if flags&wordArguments != 0 {
			at += 2
		}
		switch {
		case flags&oneScale != 0:
			at += 2
		case flags&twoScales != 0:
			at += 4
		case flags&matrix != 0:
			at += 8
		}
		if flags&more == 0 {
			return glyphs, outline, nil
		}
	}
}

// characterMap makes a table "cmap" of format 4.
func characterMap(segments []segment) []byte {
	segments = append(slices.Clone(segments), segment{0xffff, 0xffff, 0})
	n := len(segments)
	words := []uint16{0, 1, 3, 1, 0, 12, 4, uint16(16 + 8*n), 0, uint16(2 * n), 0, 0, 0}
	for _, s := range segments {
		words = append(words, s.last)
	}
	words = append(words, 0)
	for _, s := range segments {
		words = append(words, s.first)
	}
	for _, s := range segments {
		words = append(words, s.glyph-s.first)
	}
	words = append(words, make([]uint16, n)...)
	var out []byte
	for _, w := range words {
		out = binary.BigEndian.AppendUint16(out, w)
	}
	return out
}

// assemble makes a font file of tables.
func assemble(tables map[string][]byte) []byte {
	tags := make([]string, 0, len(tables))
	for tag := range tables {
		tags = append(tags, tag)
	}
	slices.SortFunc(tags, strings.Compare)
	out := []byte{0, 1, 0, 0, byte(len(tags) >> 8), byte(len(tags)), 0, 0, 0, 0, 0, 0}
	at := len(out) + 16*len(tags)
	for _, tag := range tags {
		out = append(out, tag...)
		out = binary.BigEndian.AppendUint32(out, 0)
		out = binary.BigEndian.AppendUint32(out, uint32(at))
		out = binary.BigEndian.AppendUint32(out, uint32(len(tables[tag])))
		at += (len(tables[tag]) + 3) &^ 3
	}
	for _, tag := range tags {
		out = append(out, tables[tag]...)
		for len(out)%4 != 0 {
			out = append(out, 0)
		}
	}
	return out
}
