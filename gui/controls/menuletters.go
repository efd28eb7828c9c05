package controls

import (
	"strings"
	"unicode"
)

// TypedRune points at the next item that begins with a letter.
func (o *menuOverlay) TypedRune(r rune) {
	p := o.last()
	n := len(p.rows)
	for i := 1; i <= n; i++ {
		at := (p.active + i + n) % n
		if l := p.rows[at]; l.rule == nil && !l.disabled && beginsWith(l.item.Label, r) {
			p.point(at)
			return
		}
	}
}

// beginsWith tells whether a text begins with a letter, large or small.
func beginsWith(text string, r rune) bool {
	for _, first := range strings.TrimLeftFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		return unicode.ToLower(first) == unicode.ToLower(r)
	}
	return false
}
