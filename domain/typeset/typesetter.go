package typeset

import (
	"fmt"
	"sync"
	"sync/atomic"

	"waymark/domain/vector"
)

// Typesetter measures and breaks text with the fonts it was made from. It is
// safe for concurrent use. What it keeps grows with the characters in use, not
// with the texts: widths by pages of 256 characters, art by glyph.
type Typesetter struct {
	faces   [4]*face
	pages   [256]atomic.Pointer[infoPage]
	emoji   func() *emojiFont // opened when the first emoji is met; nil without one
	scratch sync.Pool

	mu       sync.Mutex
	arts     map[artKey]*picture
	outlines map[outlineKey]glyphOutline
}

// New makes a Typesetter. It checks the fonts' headers and reads no more; the
// slices in files are read later, too, and must not change.
func New(files Files) (*Typesetter, error) {
	t := &Typesetter{
		arts:     make(map[artKey]*picture),
		outlines: make(map[outlineKey]glyphOutline),
	}
	t.scratch.New = func() any { return new(scratch) }
	for id, data := range [...][]byte{Latin: files.Latin, LatinBold: files.LatinBold, Han: files.Han, HanBold: files.HanBold} {
		f, err := openFace(data)
		if err != nil {
			return nil, fmt.Errorf("font %d: %w", id, err)
		}
		t.faces[id] = f
	}
	t.emoji = func() *emojiFont { return nil }
	if len(files.Emoji) > 0 {
		if _, err := openSFNT(files.Emoji, "SVG "); err != nil {
			return nil, fmt.Errorf("emoji font: %w", err)
		}
		t.emoji = sync.OnceValue(func() *emojiFont {
			f, err := openEmojiFont(files.Emoji)
			if err != nil {
				return nil // emoji then show as boxes, and their text stays
			}
			return f
		})
	}
	return t, nil
}

// Covers tells whether the font has a glyph for r.
func (t *Typesetter) Covers(font FontID, r rune) bool { return t.faces[font].covers(r) }

// Advance gives the width of r in em: the distance to the next glyph. For a
// character the font lacks it is the width of the box that is shown instead.
func (t *Typesetter) Advance(font FontID, r rune) float64 {
	return float64(t.faces[font].width(r)) / emUnits
}

// maxOutlines bounds the cache of outlines (about 2 KiB each).
const maxOutlines = 2048

type outlineKey struct {
	font FontID
	r    rune
}

type glyphOutline struct {
	path    vector.Path
	advance float64
}

// Outline gives the form of r in units of 1 em, y down, baseline at 0, and its
// advance in em. A character the font lacks gives the outline of .notdef, a
// box. The path is shared: do not write to it.
func (t *Typesetter) Outline(font FontID, r rune) (vector.Path, float64) {
	key := outlineKey{font, r}
	t.mu.Lock()
	o, ok := t.outlines[key]
	t.mu.Unlock()
	if ok {
		return o.path, o.advance
	}
	f := t.faces[font]
	o = glyphOutline{f.outline(f.cmap.glyph(r)), t.Advance(font, r)}
	t.mu.Lock()
	if len(t.outlines) >= maxOutlines {
		clear(t.outlines)
	}
	t.outlines[key] = o
	t.mu.Unlock()
	return o.path, o.advance
}
