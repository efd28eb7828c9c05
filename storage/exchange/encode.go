package exchange

import (
	"encoding/base64"
	"math"
	"strconv"
	"unicode/utf8"

	"waymark/domain/journey"
)

// encoder writes JSON: two spaces of indentation, a key or an element on each
// line, sets of ids in one line, no escapes but those that JSON needs.
type encoder struct {
	bytes []byte
	depth int
	empty bool // nothing stands yet in what was opened last
}

func (e *encoder) open(bracket byte) {
	e.bytes = append(e.bytes, bracket)
	e.depth++
	e.empty = true
}

func (e *encoder) close(bracket byte) {
	e.depth--
	if !e.empty {
		e.line()
	}
	e.bytes = append(e.bytes, bracket)
	e.empty = false
}

// element begins the next element of a list.
func (e *encoder) element() {
	if !e.empty {
		e.bytes = append(e.bytes, ',')
	}
	e.empty = false
	e.line()
}

func (e *encoder) key(name string) {
	e.element()
	e.text(name)
	e.bytes = append(e.bytes, ": "...)
}

func (e *encoder) line() {
	e.bytes = append(e.bytes, '\n')
	for range e.depth {
		e.bytes = append(e.bytes, "  "...)
	}
}

func (e *encoder) text(s string) {
	e.bytes = append(e.bytes, '"')
	start := 0
	for i := 0; i < len(s); {
		c := s[i]
		switch {
		case c >= utf8.RuneSelf:
			r, n := utf8.DecodeRuneInString(s[i:])
			if r == utf8.RuneError && n == 1 { // never in a valid document
				e.bytes = append(append(e.bytes, s[start:i]...), "\uFFFD"...)
				start = i + n
			}
			i += n
		case c == '"' || c == '\\' || c < ' ':
			e.bytes = appendEscape(append(e.bytes, s[start:i]...), c)
			i++
			start = i
		default:
			i++
		}
	}
	e.bytes = append(append(e.bytes, s[start:]...), '"')
}

func appendEscape(out []byte, c byte) []byte {
	switch c {
	case '\n':
		return append(out, '\\', 'n')
	case '\r':
		return append(out, '\\', 'r')
	case '\t':
		return append(out, '\\', 't')
	case '"', '\\':
		return append(out, '\\', c)
	}
	const digits = "0123456789abcdef"
	return append(out, '\\', 'u', '0', '0', digits[c>>4], digits[c&15])
}

// number writes the shortest form that reads back as the same number.
func (e *encoder) number(v float64) {
	format := byte('f')
	switch size := math.Abs(v); {
	case size == 0:
		v = 0 // not −0
	case size < 1e-6 || size >= 1e21:
		format = 'e'
	}
	e.bytes = strconv.AppendFloat(e.bytes, v, format, -1, 64)
}

func (e *encoder) flag(v bool) { e.bytes = strconv.AppendBool(e.bytes, v) }

func (e *encoder) ids(ids []journey.ID) {
	e.bytes = append(e.bytes, '[')
	for i, id := range ids {
		if i > 0 {
			e.bytes = append(e.bytes, ", "...)
		}
		e.text(string(id))
	}
	e.bytes = append(e.bytes, ']')
}

func (e *encoder) data(data []byte) {
	e.bytes = append(e.bytes, '"')
	e.bytes = base64.StdEncoding.AppendEncode(e.bytes, data)
	e.bytes = append(e.bytes, '"')
}
