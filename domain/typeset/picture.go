package typeset

import "waymark/domain/vector"

// Emoji are a little larger than the letters beside them, as people know it
// from chats, and stand in the middle of the line like ideographs do. Their
// pictures have a margin of their own.
const (
	emojiUnits = 1200 // side of the picture, thousandths of an em
	emojiSize  = float64(emojiUnits) / emUnits
	emojiTop   = -(Ascent - 0.5 + emojiSize/2)
)

// picture is a piece of art in a line: an emoji, or a glyph that no PDF text
// can carry because its code is above U+FFFF.
type picture struct {
	art     *vector.Art
	size    float64 // em
	top     float64 // em below the baseline, negative
	advance int     // thousandths of an em
}

// artKey names a picture by the glyph it shows. Emoji come from a font of their
// own, which has one weight.
type artKey struct {
	emoji bool
	font  FontID
	glyph uint16
}

// pictureOf gives the picture for a cluster of runes that text cannot show.
func (t *Typesetter) pictureOf(cluster []rune, bold bool) *picture {
	if emoji := t.emoji(); emoji != nil && isEmojiStart(cluster[0]) {
		if g := emoji.glyph(cluster); g != 0 {
			return t.cached(artKey{emoji: true, glyph: g})
		}
	}
	weight := FontID(0)
	if bold {
		weight = LatinBold - Latin
	}
	font := Latin
	if r := cluster[0]; !t.faces[Latin].covers(r) && (t.faces[Han].covers(r) || isWide(r)) {
		font = Han
	}
	font += weight
	return t.cached(artKey{font: font, glyph: t.faces[font].cmap.glyph(cluster[0])})
}

// knowsFlag tells whether the emoji font has the flag of a pair of letters.
func (t *Typesetter) knowsFlag(first, second rune) bool {
	emoji := t.emoji()
	return emoji != nil && emoji.joins(first, second)
}

func isEmojiStart(r rune) bool { return isPictograph(r) || isKeycapBase(r) }

func (t *Typesetter) cached(key artKey) *picture {
	t.mu.Lock()
	p := t.arts[key]
	t.mu.Unlock()
	if p != nil {
		return p
	}
	if key.emoji {
		p = &picture{t.emoji().art(key.glyph), emojiSize, emojiTop, emojiUnits}
	} else {
		p = t.faces[key.font].picture(key.glyph)
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	if first := t.arts[key]; first != nil {
		return first // so that one glyph has one Art
	}
	t.arts[key] = p
	return p
}

// picture gives a glyph as art. The box of an art is square, so it is as large
// as the glyph is wide or high.
func (f *face) picture(glyph uint16) *picture {
	path := f.outline(glyph)
	advance := f.glyphWidth(glyph)
	size := max(1, float64(advance)/emUnits)
	art := &vector.Art{Size: size}
	if !path.Empty() {
		art.Shapes = []vector.Shape{{
			Path:    path.Transform(1, 0, Ascent),
			Fill:    vector.Color{A: 255},
			Inherit: true,
		}}
	}
	return &picture{art, size, -Ascent, advance}
}
