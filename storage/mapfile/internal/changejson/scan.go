package changejson

import (
	"encoding/json"
	"fmt"
	"strconv"
	"unicode/utf8"
)

// scanner reads JSON from front to back without building a tree: a history has
// thousands of small objects of a known shape. The first error sticks, and
// every later read gives zero values.
type scanner struct {
	text string
	pos  int
	err  error
	// named is the digest of the picture read last.
	named string
}

func (s *scanner) fail(what string) {
	if s.err == nil {
		s.err = fmt.Errorf("%s at byte %d", what, s.pos)
	}
	s.pos = len(s.text)
}

func (s *scanner) space() {
	for s.pos < len(s.text) {
		switch s.text[s.pos] {
		case ' ', '\t', '\n', '\r':
			s.pos++
		default:
			return
		}
	}
}

// peek gives the next byte that is not white space, 0 at the end.
func (s *scanner) peek() byte {
	s.space()
	if s.pos < len(s.text) {
		return s.text[s.pos]
	}
	return 0
}

func (s *scanner) expect(c byte) {
	if s.peek() != c {
		s.fail("expected " + strconv.QuoteRune(rune(c)))
		return
	}
	s.pos++
}

// end checks that nothing follows.
func (s *scanner) end() {
	if s.err == nil && s.peek() != 0 {
		s.fail("text after the end")
	}
}

// object calls member for each key; member must read the value.
func (s *scanner) object(member func(key string)) {
	s.expect('{')
	if s.peek() == '}' {
		s.pos++
		return
	}
	for s.err == nil {
		key := s.str()
		s.expect(':')
		member(key)
		if s.peek() != ',' {
			break
		}
		s.pos++
	}
	s.expect('}')
}

// array calls item for each element; item must read it.
func (s *scanner) array(item func(i int)) {
	s.expect('[')
	if s.peek() == ']' {
		s.pos++
		return
	}
	for i := 0; s.err == nil; i++ {
		item(i)
		if s.peek() != ',' {
			break
		}
		s.pos++
	}
	s.expect(']')
}

// str reads a string. What has no escapes in it is not copied.
func (s *scanner) str() string {
	if s.peek() != '"' {
		s.fail("expected a text")
		return ""
	}
	start := s.pos
	escaped, plain := false, true
	for i := start + 1; i < len(s.text); i++ {
		switch c := s.text[i]; {
		case c == '\\':
			escaped = true
			i++
		case c == '"':
			s.pos = i + 1
			switch {
			case !escaped && plain:
				return s.text[start+1 : i]
			case !escaped:
				return s.clean(s.text[start+1 : i])
			}
			var out string
			if err := json.Unmarshal([]byte(s.text[start:i+1]), &out); err != nil {
				s.pos = start
				s.fail("a text with a wrong escape")
				return ""
			}
			return out
		case c < ' ':
			s.pos = i
			s.fail("a control character in a text")
			return ""
		case c >= utf8.RuneSelf:
			plain = false
		}
	}
	s.fail("a text without end")
	return ""
}

func (s *scanner) clean(text string) string {
	if !utf8.ValidString(text) {
		s.fail("a text that is not UTF-8")
		return ""
	}
	return text
}

func (s *scanner) number() float64 {
	s.space()
	start := s.pos
	for s.pos < len(s.text) {
		switch c := s.text[s.pos]; {
		case c >= '0' && c <= '9', c == '-', c == '+', c == '.', c == 'e', c == 'E':
			s.pos++
			continue
		}
		break
	}
	v, err := strconv.ParseFloat(s.text[start:s.pos], 64)
	if err != nil {
		s.pos = start
		s.fail("expected a number")
		return 0
	}
	return v
}

func (s *scanner) flag() bool {
	switch s.peek() {
	case 't':
		s.word("true")
		return true
	case 'f':
		s.word("false")
	default:
		s.fail("expected true or false")
	}
	return false
}

func (s *scanner) word(w string) {
	if len(s.text)-s.pos < len(w) || s.text[s.pos:s.pos+len(w)] != w {
		s.fail("an unknown word")
		return
	}
	s.pos += len(w)
}
