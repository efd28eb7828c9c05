package raster

import (
	"image"
	"math"
	"sync"
	"sync/atomic"

	"waymark/domain/typeset"
)

const (
	// maxGlyphBytes bounds the glyph cache. Dropped masks are made again when
	// they are needed.
	maxGlyphBytes = 24 << 20
	// maxGlyphSize is the size, in pixels, above which glyphs are drawn as
	// paths: they are rare, large, and soon zoomed again.
	maxGlyphSize = 96
	// Sizes are told apart to a 32nd of a pixel: a line of a thousand pixels
	// keeps its length to half a pixel or so, and zooming does not fill the
	// cache. Advances are not rounded.
	glyphSizeSteps = 32
	// subpixels is the number of horizontal positions within a pixel.
	subpixels = 4
)

// glyph is a character of a font at a size and a position within the pixel. The
// mask's corner lies at left, top from the pixel of the pen.
type glyph struct {
	mask
	left, top int
	advance   float64 // in em
}

// glyphCache holds sheets of glyphs by font and size. Finding a glyph that is
// there takes no lock.
type glyphCache struct {
	typesetter *typeset.Typesetter
	sheets     sync.Map // of glyphSheetKey to *glyphSheet
	bytes      atomic.Int64
	clock      atomic.Int64 // counts what was painted
	evicting   sync.Mutex
}

func newGlyphCache(t *typeset.Typesetter) glyphCache { return glyphCache{typesetter: t} }

type glyphSheetKey struct {
	font typeset.FontID
	size int32 // in 32nds of a pixel
}

// glyphSheet holds the glyphs of one font at one size: pages of 16 characters,
// each in four positions. Characters above U+FFFF are not set as text.
type glyphSheet struct {
	key      glyphSheetKey
	lastUsed atomic.Int64
	bytes    atomic.Int64
	pages    [0x10000 / pageRunes]atomic.Pointer[glyphPage]
}

const (
	pageRunes     = 16
	glyphPageSize = pageRunes * subpixels * 8
	sheetSize     = 0x10000 / pageRunes * 8
)

type glyphPage [pageRunes * subpixels]atomic.Pointer[glyph]

// sheet gives the glyphs of a font at a size in pixels.
func (c *glyphCache) sheet(font typeset.FontID, size float64) *glyphSheet {
	key := glyphSheetKey{font, int32(math.Round(size * glyphSizeSteps))}
	found, ok := c.sheets.Load(key)
	if !ok {
		fresh := &glyphSheet{key: key}
		if found, ok = c.sheets.LoadOrStore(key, fresh); !ok {
			c.grow(fresh, sheetSize)
		}
	}
	sheet := found.(*glyphSheet)
	if now := c.clock.Load(); sheet.lastUsed.Load() != now {
		sheet.lastUsed.Store(now)
	}
	return sheet
}

// glyph gives a character at a position within the pixel, making its mask if it
// is not there.
func (c *glyphCache) glyph(s *glyphSheet, r rune, position int, with *scratch) *glyph {
	if uint32(r) > 0xFFFF {
		r = 0xFFFD
	}
	page := s.pages[r/pageRunes].Load()
	if page == nil {
		page = new(glyphPage)
		if s.pages[r/pageRunes].CompareAndSwap(nil, page) {
			c.grow(s, glyphPageSize)
		} else {
			page = s.pages[r/pageRunes].Load()
		}
	}
	slot := &page[int(r%pageRunes)*subpixels+position]
	g := slot.Load()
	if g == nil {
		g = c.draw(s.key, r, position, with)
		slot.Store(g) // two goroutines may both draw it; the masks are equal
		c.grow(s, int64(len(g.cover))+64)
	}
	return g
}

// draw makes the mask of a glyph.
func (c *glyphCache) draw(key glyphSheetKey, r rune, position int, with *scratch) *glyph {
	path, advance := c.typesetter.Outline(key.font, r)
	g := &glyph{advance: advance}
	if path.Empty() {
		return g
	}
	size := float64(key.size) / glyphSizeSteps
	shift := float64(position) / subpixels
	box := path.Bounds()
	x0, y0 := math.Floor(box.X*size+shift), math.Floor(box.Y*size)
	x1, y1 := math.Ceil(box.Right()*size+shift), math.Ceil(box.Bottom()*size)
	g.left, g.top = int(x0), int(y0)
	g.w, g.h = int(x1-x0), int(y1-y0)
	if g.w <= 0 || g.h <= 0 {
		g.w, g.h = 0, 0
		return g
	}
	with.out.begin(&with.ras, g.w, g.h)
	with.out.path(path, size, shift-x0, -y0)
	with.finish(&g.cover, image.Rect(0, 0, g.w, g.h))
	return g
}

// grow counts what a sheet takes, and drops the sheets that were not used for
// the longest time when all of them together take too much.
func (c *glyphCache) grow(s *glyphSheet, bytes int64) {
	s.bytes.Add(bytes)
	if c.bytes.Add(bytes) < maxGlyphBytes || !c.evicting.TryLock() {
		return
	}
	defer c.evicting.Unlock()
	for c.bytes.Load() > maxGlyphBytes*3/4 {
		var oldest *glyphSheet
		c.sheets.Range(func(_, value any) bool {
			if sheet := value.(*glyphSheet); oldest == nil || sheet.lastUsed.Load() < oldest.lastUsed.Load() {
				oldest = sheet
			}
			return true
		})
		if oldest == nil {
			return
		}
		// Whoever paints with it just now keeps it until he is done.
		c.sheets.Delete(oldest.key)
		c.bytes.Add(-oldest.bytes.Load())
	}
}
