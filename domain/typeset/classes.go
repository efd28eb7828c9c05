package typeset

import "unicode"

// class says how a character behaves when a text is split into fonts.
type class uint8

const (
	classLatin     class = iota // Latin, Greek, Cyrillic letters and digits
	classLatinSign              // other characters of the Latin font
	classHan                    // ideographs, kana, bopomofo: air between them and Latin
	classHanMark                // Chinese punctuation and full-width forms: Chinese, but no air
	classHanSign                // other characters that only the Chinese font has
	classShared                 // quotes, dashes, dots: the neighbours decide
	classBlank                  // the two spaces both fonts have: font of what precedes
	classMark                   // marks: font of their base
	classPicture                // an emoji
	classLineEnd
)

// info describes one character up to U+FFFF.
type info struct {
	class class
	hangs bool // a space that may stand beyond the end of the line
	line  lineClass
}

type infoPage [256]info

// lookup gives the info of a rune up to U+FFFF.
func (t *Typesetter) lookup(r rune) info {
	if isUnifiedIdeograph(r) {
		return info{class: classHan, line: ideographic}
	}
	page := t.pages[r>>8].Load()
	if page == nil {
		page = new(infoPage)
		for i := range page {
			page[i] = t.describe(r&^0xFF + rune(i))
		}
		t.pages[r>>8].Store(page)
	}
	return page[r&0xFF]
}

func (t *Typesetter) describe(r rune) info {
	return info{t.classOf(r), isHangingSpace(r), lineClassOf(r)}
}

func (t *Typesetter) classOf(r rune) class {
	inLatin, inHan := t.faces[Latin].covers(r), t.faces[Han].covers(r)
	switch {
	case r == '\n':
		return classLineEnd
	case r == ' ' || r == 0xA0:
		return classBlank
	case unicode.Is(unicode.M, r):
		return classMark
	case isPictograph(r) && (isEmojiByDefault(r) || !inLatin && !inHan) && t.isEmoji(r):
		return classPicture
	case isShared(r) && inLatin && inHan:
		return classShared
	case inLatin:
		if unicode.In(r, unicode.L, unicode.N) {
			return classLatin
		}
		return classLatinSign
	case isIdeographic(r):
		return classHan
	case isChinesePunctuation(r):
		return classHanMark
	case inHan || isWide(r):
		return classHanSign
	}
	return classLatinSign
}

// isEmoji tells whether the emoji font has r.
func (t *Typesetter) isEmoji(r rune) bool {
	emoji := t.emoji()
	return emoji != nil && emoji.cmap.glyph(r) != 0
}

// isShared tells whether r belongs to Chinese and to Latin typography alike,
// with a wide form in one and a narrow one in the other.
func isShared(r rune) bool {
	switch r {
	case '“', '”', '‘', '’', '—', '―', '…', '‥', '·', '‧', '‖':
		return true
	}
	return false
}

func isIdeographic(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Bopomofo) && unicode.In(r, unicode.L, unicode.N) ||
		r == 'ー' || r == '〇'
}

func isChinesePunctuation(r rune) bool {
	return r >= 0x3000 && r <= 0x303F || r >= 0x30A0 && r <= 0x30FF ||
		r >= 0xFE10 && r <= 0xFE1F || r >= 0xFE30 && r <= 0xFE4F || r >= 0xFF01 && r <= 0xFF60 || r >= 0xFFE0 && r <= 0xFFE6
}

// isWide tells whether a character no font has takes the room of an ideograph:
// Hangul, Yi, rare ideographs, emoji of later years.
func isWide(r rune) bool {
	return r >= 0x1100 && r <= 0x11FF || r >= 0x2E80 && r <= 0xA4CF || r >= 0xA960 && r <= 0xA97F ||
		r >= 0xAC00 && r <= 0xD7FF || r >= 0xF900 && r <= 0xFAFF || r >= 0x1B000 && r <= 0x1B2FF || r >= 0x1F000 && r <= 0x1FAFF || r >= 0x20000 && r <= 0x3FFFF
}

// isHangingSpace tells whether r has no width at the end of a line. Spaces that
// forbid a break do not.
func isHangingSpace(r rune) bool {
	return r == ' ' || r == '\n' || r >= 0x2000 && r <= 0x200A && r != 0x2007 || r == 0x3000
}
