package typeset

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Runes with a meaning of their own in sanitising and in emoji.
const (
	zeroWidthJoiner = 0x200D
	emojiSelector   = 0xFE0F // variation selector 16: "as an emoji"
	keycap          = 0x20E3
	blackFlag       = 0x1F3F4
	firstTag        = 0xE0020
	lastTag         = 0xE007E
	cancelTag       = 0xE007F
)

// Sanitize gives text as it is shown: valid UTF-8 in normal form C, every kind
// of line break as "\n", tabs as spaces, without characters that have no ink
// (controls, bidirectional controls, soft hyphens, selectors). Invalid bytes and
// noncharacters become U+FFFD. Joiners, selectors and tags stay where they make
// an emoji. Sanitising twice changes nothing more.
func Sanitize(s string) string {
	if isPlain(s) {
		return s
	}
	out := sanitizeRunes([]rune(s)) // the conversion turns invalid bytes into U+FFFD
	clean := norm.NFC.String(string(out))
	// Between more than thirty marks on one letter the normaliser puts joiners.
	return strings.ReplaceAll(clean, "\u034F", "")
}

// isPlain recognises most text at once: ASCII, Latin letters, Chinese and their
// punctuation, where nothing has to change.
func isPlain(s string) bool {
	for i := 0; i < len(s); {
		if c := s[i]; c < utf8.RuneSelf {
			if c < ' ' && c != '\n' || c == 0x7F {
				return false
			}
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case r >= 0x4E00 && r <= 0x9FFF: // Chinese
		case r >= 0xA0 && r <= 0x2FF && r != 0xAD: // Latin letters; U+00AD is the soft hyphen
		case r >= 0x3000 && r <= 0x3029, r >= 0x3041 && r <= 0x3096, r >= 0x30A0 && r <= 0x30FF:
		case r >= 0xFF01 && r <= 0xFF5E:
		case r >= 0x2010 && r <= 0x2027, r >= 0x2030 && r <= 0x203B:
		default:
			return false
		}
		i += size
	}
	return true
}

// sanitizeRunes drops and replaces runes in place.
func sanitizeRunes(in []rune) []rune {
	out := in[:0]
	tags := 0 // how many runes of a well-formed tag sequence are still to come
	for i, r := range in {
		var last, next rune
		if len(out) > 0 {
			last = out[len(out)-1]
		}
		if i+1 < len(in) {
			next = in[i+1]
		}
		switch {
		case tags > 0:
			tags--
			out = append(out, r)
		case r == '\r':
			if next != '\n' {
				out = append(out, '\n')
			}
		case r == '\n', r == '\v', r == '\f', r == 0x85, r == 0x2028, r == 0x2029:
			out = append(out, '\n')
		case r == '\t', r == 0x1680, r == 0x205F:
			out = append(out, ' ')
		case r == blackFlag:
			out = append(out, r)
			tags = tagSequence(in[i+1:])
		case r == zeroWidthJoiner:
			if endsEmoji(out) && isPictograph(next) {
				out = append(out, r)
			}
		case r == emojiSelector:
			if isPictograph(last) || isKeycapBase(last) && next == keycap {
				out = append(out, r)
			}
		case isNoncharacter(r):
			out = append(out, utf8.RuneError)
		case !isInkless(r):
			out = append(out, r)
		}
	}
	return out
}

// tagSequence gives the length of the tags at the start of s that make a flag
// of a region (such as Scotland's), 0 when they are not well formed.
func tagSequence(s []rune) int {
	const longest = 8 // the subdivisions in use have at most six letters
	for n, r := range s[:min(len(s), longest)] {
		if r == cancelTag && n > 0 {
			return n + 1
		}
		if r < firstTag || r > lastTag {
			return 0
		}
	}
	return 0
}

// endsEmoji tells whether s ends with something that a joiner may join on.
func endsEmoji(s []rune) bool {
	if n := len(s); n > 1 && s[n-1] == emojiSelector {
		return isPictograph(s[n-2])
	}
	return len(s) > 0 && (isPictograph(s[len(s)-1]) || s[len(s)-1] == cancelTag)
}

// isInkless tells whether r is a character that shows nothing and takes no
// room, by itself or at all: controls, formats, default ignorables.
func isInkless(r rune) bool {
	switch {
	case r < 0x300:
		return unicode.IsControl(r) || r == 0xAD
	case r >= 0xFFF0 && r <= 0xFFF8, r >= 0xE0000 && r <= 0xE0FFF:
		return true // ignorable even where nothing is assigned yet
	}
	return unicode.In(r, unicode.Cf, unicode.Variation_Selector, unicode.Other_Default_Ignorable_Code_Point)
}

// isNoncharacter tells whether r is one of the code points that never will be
// characters; XML forbids some of them.
func isNoncharacter(r rune) bool {
	return r >= 0xFDD0 && r <= 0xFDEF || r&0xFFFE == 0xFFFE
}
