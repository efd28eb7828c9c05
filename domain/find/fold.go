package find

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold gives a text in the form in which texts are compared: without case,
// accents, and the difference of full and half width. Any other difference stays.
func Fold(s string) string {
	if plain(s) {
		return strings.ToLower(s)
	}
	var b strings.Builder
	b.Grow(len(s))
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		foldRune(&b, r, s[i:i+n])
		i += n
	}
	return b.String()
}

// plain tells whether a text is ASCII, as most Latin ones are.
func plain(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// foldRune writes the folded form of one character, which may be none or several.
func foldRune(b *strings.Builder, r rune, as string) {
	switch {
	case r < utf8.RuneSelf:
		if 'A' <= r && r <= 'Z' {
			r += 'a' - 'A'
		}
		b.WriteRune(r)
	case r >= 0x4E00 && r <= 0x9FFF: // Han as such
		b.WriteRune(r)
	case unicode.Is(unicode.Mn, r), r == 0xFE0F:
		// an accent by itself, or the wish for a colourful emoji
	case r == 'ß', r == 'ẞ':
		b.WriteString("ss")
	case r == 'ı', r == 'İ':
		b.WriteByte('i')
	case r == 'ø', r == 'Ø':
		b.WriteByte('o')
	case r == 'ł', r == 'Ł':
		b.WriteByte('l')
	case r == '’', r == '‘':
		b.WriteByte('\'')
	case r == '“', r == '”':
		b.WriteByte('"')
	case r == utf8.RuneError:
		b.WriteString(as)
	default:
		for _, d := range norm.NFKD.String(as) {
			if !unicode.Is(unicode.Mn, d) {
				b.WriteRune(unicode.ToLower(d))
			}
		}
	}
}

// Span is a part of a text, in bytes.
type Span struct{ From, To int }

// Spans gives where a folded query occurs in a text, from left to right and
// without overlap. Accents that belong to the last character are taken along.
func Spans(text, query string) []Span {
	if query == "" {
		return nil
	}
	var b strings.Builder
	b.Grow(len(text))
	ends := make([]int, 0, len(text)) // of the folded text, by character of the text
	starts := make([]int, 0, len(text)+1)
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		starts = append(starts, i)
		foldRune(&b, r, text[i:i+n])
		ends = append(ends, b.Len())
		i += n
	}
	starts = append(starts, len(text))
	folded := b.String()
	var out []Span
	for at, k := 0, 0; ; {
		i := strings.Index(folded[at:], query)
		if i < 0 {
			return out
		}
		from, to := at+i, at+i+len(query)
		for ends[k] <= from {
			k++
		}
		first := k
		for ends[k] < to {
			k++
		}
		last := k
		for last+1 < len(ends) && ends[last+1] == ends[last] {
			last++ // what folds to nothing belongs to what is before it
		}
		out = append(out, Span{starts[first], starts[last+1]})
		at = max(to, ends[last])
		k = min(last+1, len(ends)-1)
		if at >= len(folded) {
			return out
		}
	}
}
