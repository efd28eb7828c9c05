package typeset

import (
	"math"
	"sync/atomic"
)

// Widths are counted in thousandths of an em, as whole numbers: sums are exact
// in any order, and a PDF states the widths of its glyphs in the same unit.
const emUnits = 1000

// face is one of the four text fonts. Its widths are read from the font page by
// page when a character of the page is first asked for.
type face struct {
	*sfnt
	pages [256]atomic.Pointer[widthPage]
}

// widthPage holds the advances of 256 characters.
type widthPage [256]uint16

func openFace(data []byte) (*face, error) {
	font, err := openSFNT(data, "hhea", "hmtx", "glyf", "loca")
	if err != nil {
		return nil, err
	}
	return &face{sfnt: font}, nil
}

// covers tells whether the font has a glyph for r.
func (f *face) covers(r rune) bool { return f.cmap.glyph(r) != 0 }

// width gives the advance of r, that of .notdef when the font lacks r.
func (f *face) width(r rune) int {
	if uint32(r) > 0xFFFF {
		return f.glyphWidth(f.cmap.glyph(r))
	}
	page := f.pages[r>>8].Load()
	if page == nil {
		page = f.loadPage(r &^ 0xFF)
	}
	return int(page[r&0xFF])
}

func (f *face) loadPage(first rune) *widthPage {
	page := new(widthPage)
	for i := range page {
		page[i] = uint16(min(f.glyphWidth(f.cmap.glyph(first+rune(i))), math.MaxUint16))
	}
	f.pages[first>>8].Store(page) // two goroutines may both do it; the pages are equal
	return page
}

func (f *face) glyphWidth(glyph uint16) int {
	return int(math.Round(float64(f.advance(glyph)) * emUnits / f.unitsPerEm))
}
