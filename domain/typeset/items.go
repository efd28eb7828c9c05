package typeset

import "github.com/go-text/typesetting/segmenter"

// airUnits is the air between an ideograph and a Latin letter or digit.
const airUnits = emUnits / 4

// item is one rune of a text with everything that breaking needs to know.
type item struct {
	start   int32 // byte offset in the text
	advance int32 // thousandths of an em
	air     int32 // before it, unless it starts a line
	picture int32 // index into scratch.pictures, noPicture for text
	font    FontID
	class   class
	line    lineClass
	flags   flags
}

const noPicture = -1

type flags uint8

const (
	hangs     flags = 1 << iota // a space or line end: has no width at the end of a line
	continues                   // part of the grapheme before it
	lineBreak                   // a line may be broken before it
)

// scratch is the working memory of one call of Break or Measure.
type scratch struct {
	runes     []rune
	items     []item // one for each rune, and one for the end of the text
	pictures  []*picture
	quotes    []openQuote
	segmenter segmenter.Segmenter
	lines     []lineSpan
	special   bool // the text may have emoji or glyphs beyond the reach of text
	shared    bool // the text has characters whose font the neighbours decide
}

// prepare splits a sanitised text into items.
func (t *Typesetter) prepare(s *scratch, text string, bold bool) {
	t.classify(s, text)
	if s.special {
		t.findPictures(s, bold)
	}
	if s.shared {
		resolveShared(s)
	}
	t.measure(s, bold)
	if s.plain() {
		markPlainBreaks(s.items)
	} else {
		markBreaks(s)
	}
}

// plain tells whether the plain rules know every character.
func (s *scratch) plain() bool {
	for i := range s.runes {
		if s.items[i].line == notPlain {
			return false
		}
	}
	return true
}

// classify makes the items and gives each its class.
func (t *Typesetter) classify(s *scratch, text string) {
	s.runes, s.items, s.pictures = s.runes[:0], s.items[:0], s.pictures[:0]
	s.special, s.shared = false, false
	for i, r := range text {
		it := item{start: int32(i), picture: noPicture}
		if r > 0xFFFF {
			s.special = true
		} else {
			c := t.lookup(r)
			it.class, it.line = c.class, c.line
			if c.hangs {
				it.flags = hangs
			}
			switch {
			case c.class == classShared:
				s.shared = true
			case c.class == classPicture, r == zeroWidthJoiner, r == emojiSelector, r == keycap:
				s.special = true
			}
		}
		s.runes = append(s.runes, r)
		s.items = append(s.items, it)
	}
	s.items = append(s.items, item{start: int32(len(text)), class: classLineEnd, picture: noPicture, flags: hangs})
}

// findPictures finds the emoji and the glyphs beyond the reach of text.
func (t *Typesetter) findPictures(s *scratch, bold bool) {
	asText := func(r rune) bool { return r <= 0xFFFF && t.lookup(r).class != classPicture }
	for i := 0; i < len(s.runes); i++ {
		r := s.runes[i]
		length := emojiLength(s.runes[i:], asText)
		if length == 0 && !asText(r) {
			length = 1
		}
		if length == 0 {
			continue
		}
		if isRegionalIndicator(r) && length > 1 && isRegionalIndicator(s.runes[i+1]) && !t.knowsFlag(r, s.runes[i+1]) {
			length = 1 // two letters say more than one of them
		}
		it := &s.items[i]
		it.picture = int32(len(s.pictures))
		it.class = classPicture
		if r > 0xFFFF && isIdeographic(r) {
			it.class = classHan
		}
		s.pictures = append(s.pictures, t.pictureOf(s.runes[i:i+length], bold))
		for k := i + 1; k < i+length; k++ {
			s.items[k].class = classPicture
			s.items[k].flags = continues
		}
		i += length - 1
	}
}

// measure chooses the fonts and gives each item its width and the air before.
func (t *Typesetter) measure(s *scratch, bold bool) {
	weight := FontID(0)
	if bold {
		weight = LatinBold - Latin
	}
	font := Latin          // of the text before
	before := classLineEnd // class of the base before
	for i, r := range s.runes {
		it := &s.items[i]
		switch it.class {
		case classLatin, classLatinSign, classLineEnd:
			font = Latin
		case classHan, classHanMark, classHanSign:
			font = Han
		case classMark:
			if other := Latin + Han - font; !t.faces[font].covers(r) && t.faces[other].covers(r) {
				font = other
			}
		}
		switch {
		case it.picture != noPicture:
			it.advance = int32(s.pictures[it.picture].advance)
		case it.class != classPicture && it.class != classLineEnd:
			it.font = font + weight
			it.advance = int32(t.faces[it.font].width(r))
		}
		if it.class == classMark {
			continue // the base before it counts
		}
		if before == classHan && it.class == classLatin || before == classLatin && it.class == classHan {
			it.air = airUnits
		}
		before = it.class
	}
}

// markBreaks asks the Unicode rules where graphemes end and lines may.
// It is shown stand-ins for the characters that resolveShared found Chinese.
func markBreaks(s *scratch) {
	if s.shared {
		for i, r := range s.runes {
			if s.items[i].class == classHanMark {
				s.runes[i] = standIn(r)
			}
		}
	}
	s.segmenter.Init(s.runes)
	for it := s.segmenter.LineIterator(); it.Next(); {
		l := it.Line()
		s.items[l.Offset+len(l.Text)].flags |= lineBreak
	}
	for it := s.segmenter.GraphemeIterator(); it.Next(); {
		g := it.Grapheme()
		for i := g.Offset + 1; i < g.Offset+len(g.Text); i++ {
			s.items[i].flags |= continues
			s.items[i-1].flags &^= hangs // a space under a mark shows
		}
	}
}
