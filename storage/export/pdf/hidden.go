package pdf

import (
	"fmt"
	"slices"
	"strings"

	"waymark/domain/typeset"
)

// Art that stands for text, such as an emoji, is found and copied by invisible
// characters of the Latin font. Those above U+FFFF get numbers from the private
// use area, which the font maps to the true ones (the table ToUnicode;
// ISO 32000-1, 9.10.3).
const (
	hiddenFont   = typeset.Latin
	firstPrivate = 0xe000
	lastPrivate  = 0xf8ff
	// objectReplacement stands for characters when all numbers are taken.
	objectReplacement = 0xfffc
)

// hiddenRunes gives private codes to characters above U+FFFF.
type hiddenRunes struct {
	codes map[rune]rune
	runes []rune // of the codes from first on
	first rune
}

// number gives each hidden character above U+FFFF a code.
func (u *usage) number() *hiddenRunes {
	h := &hiddenRunes{codes: make(map[rune]rune), first: firstPrivate}
	// A stretch of private codes that no text uses as they are.
	u.runes[hiddenFont].each(func(r rune) {
		if r >= h.first && r <= lastPrivate {
			h.first = r + 1
		}
	})
	for r := range u.hidden {
		if r > 0xffff {
			h.runes = append(h.runes, r)
		}
	}
	slices.Sort(h.runes)
	h.runes = h.runes[:min(len(h.runes), int(lastPrivate+1-h.first))]
	for i, r := range h.runes {
		h.codes[r] = h.first + rune(i)
	}
	return h
}

// code gives the code of a hidden character.
func (h *hiddenRunes) code(r rune) rune {
	switch code, known := h.codes[r]; {
	case known:
		return code
	case r > 0xffff || r >= firstPrivate && r <= lastPrivate:
		return objectReplacement
	}
	return r
}

// toUnicode gives the table that tells readers the text of each code: the code
// itself, but for the private ones.
func (h *hiddenRunes) toUnicode() string {
	var b strings.Builder
	b.WriteString("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo\n<</Registry (Adobe)\n/Ordering (UCS)\n/Supplement 0\n>> def\n" +
		"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n" +
		"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n")
	const blockSize = 100 // the format allows no more lines in a block
	code := h.first
	for block := range slices.Chunk(h.runes, blockSize) {
		fmt.Fprintf(&b, "%d beginbfchar\n", len(block))
		for _, r := range block {
			fmt.Fprintf(&b, "<%04X> <%X>\n", code, utf16BE(string(r)))
			code++
		}
		b.WriteString("endbfchar\n")
	}
	fmt.Fprintf(&b, "2 beginbfrange\n<0000> <%04X> <0000>\n<%04X> <FFFF> <%04X>\nendbfrange\n", h.first-1, code, code)
	b.WriteString("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend")
	return b.String()
}
