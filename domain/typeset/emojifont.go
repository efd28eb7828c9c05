package typeset

import (
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"io"
	"slices"

	"github.com/go-text/typesetting/font/opentype/tables"

	"waymark/domain/vector"
)

// emojiFont reads the SVG glyphs of the colour font. Joined emoji – flags, skin
// tones, families, keycaps – are glyphs of their own, which the font's ligature
// table names.
type emojiFont struct {
	*sfnt
	ligatures []tables.LigatureSubs
	documents []byte // the SVG document list
}

func openEmojiFont(data []byte) (*emojiFont, error) {
	font, err := openSFNT(data, "SVG ")
	if err != nil {
		return nil, err
	}
	f := &emojiFont{sfnt: font}
	svg := font.tables["SVG "]
	if len(svg) < 10 {
		return nil, errFontCut
	}
	list := uint64(binary.BigEndian.Uint32(svg[2:]))
	if list+2 > uint64(len(svg)) {
		return nil, errFontCut
	}
	f.documents = svg[list:]
	if gsub := font.tables["GSUB"]; gsub != nil {
		layout, _, err := tables.ParseLayout(gsub)
		if err != nil {
			return nil, err
		}
		for _, lookup := range layout.LookupList.Lookups {
			subtables, err := lookup.AsGSUBLookups()
			if err != nil {
				return nil, err
			}
			for _, sub := range subtables {
				if l, ok := sub.(tables.LigatureSubs); ok {
					f.ligatures = append(f.ligatures, l)
				}
			}
		}
	}
	return f, nil
}

// glyph gives the glyph that shows the whole of an emoji: the ligature of its
// runes or, where the font does not know that emoji, of the most it knows from
// its start; 0 when the font does not have even the first. Selectors do not
// count: the same emoji is typed with and without them.
func (f *emojiFont) glyph(cluster []rune) uint16 {
	glyphs := make([]uint16, 0, len(cluster))
	for _, r := range cluster {
		if g := f.cmap.glyph(r); g != 0 && r != emojiSelector {
			glyphs = append(glyphs, g)
		}
	}
	for n := len(glyphs); n > 1; n-- {
		if g := f.ligature(glyphs[:n]); g != 0 {
			return g
		}
	}
	if len(glyphs) > 0 && f.document(glyphs[0]) != nil {
		return glyphs[0]
	}
	return 0
}

// joins tells whether one glyph shows the two runes.
func (f *emojiFont) joins(first, second rune) bool {
	return f.ligature([]uint16{f.cmap.glyph(first), f.cmap.glyph(second)}) != 0
}

// ligature gives the glyph that replaces exactly these glyphs, or 0.
func (f *emojiFont) ligature(glyphs []uint16) uint16 {
	for _, sub := range f.ligatures {
		i, ok := sub.Coverage.Index(glyphs[0])
		if !ok || i >= len(sub.LigatureSets) {
			continue
		}
		for _, l := range sub.LigatureSets[i].Ligatures {
			if g := l.LigatureGlyph; slices.Equal(l.ComponentGlyphIDs, glyphs[1:]) && f.document(g) != nil {
				return g
			}
		}
	}
	return 0
}

// document gives the SVG of a glyph, nil when it has none.
func (f *emojiFont) document(glyph uint16) []byte {
	const headSize, entrySize = 2, 12
	n := min(int(binary.BigEndian.Uint16(f.documents)), (len(f.documents)-headSize)/entrySize)
	lo, hi := 0, n
	for lo < hi {
		mid := (lo + hi) / 2
		if binary.BigEndian.Uint16(f.documents[headSize+entrySize*mid+2:]) < glyph {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo == n {
		return nil
	}
	entry := f.documents[headSize+entrySize*lo:]
	if glyph < binary.BigEndian.Uint16(entry) {
		return nil
	}
	start := uint64(binary.BigEndian.Uint32(entry[4:]))
	size := uint64(binary.BigEndian.Uint32(entry[8:]))
	if start+size > uint64(len(f.documents)) {
		return nil
	}
	return f.documents[start : start+size]
}

// art reads the picture of a glyph, nil when it cannot be read.
func (f *emojiFont) art(glyph uint16) *vector.Art {
	doc := f.document(glyph)
	if bytes.HasPrefix(doc, []byte{0x1F, 0x8B}) {
		const most = 1 << 20
		r, err := gzip.NewReader(bytes.NewReader(doc))
		if err != nil {
			return nil
		}
		if doc, err = io.ReadAll(io.LimitReader(r, most)); err != nil {
			return nil
		}
	}
	art, err := vector.ParseGlyphSVG(doc)
	if err != nil {
		return nil
	}
	return art
}
