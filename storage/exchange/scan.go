package exchange

import (
	"bytes"
	"strconv"
	"unicode/utf16"
	"unicode/utf8"
)

// scanner walks over JSON whose syntax has been checked (see syntax.go), so its
// methods only fail where their callbacks do.
type scanner struct {
	data []byte
	pos  int
}

// space skips white space and gives the offset of what follows.
func (s *scanner) space() int {
	for s.pos < len(s.data) {
		switch s.data[s.pos] {
		case ' ', '\t', '\n', '\r':
			s.pos++
		default:
			return s.pos
		}
	}
	return s.pos
}

// peek gives what kind of value comes next.
func (s *scanner) peek() valueType {
	if s.space() == len(s.data) {
		return typeNothing
	}
	switch s.data[s.pos] {
	case '{':
		return typeObject
	case '[':
		return typeArray
	case '"':
		return typeText
	case 't', 'f':
		return typeFlag
	case 'n':
		return typeNull
	}
	return typeNumber
}

// valueType is the type of a JSON value, as a person calls it.
type valueType string

const (
	typeNothing valueType = "nothing"
	typeObject  valueType = "an object in braces"
	typeArray   valueType = "a list in brackets"
	typeText    valueType = "a text in quotes"
	typeNumber  valueType = "a number"
	typeFlag    valueType = "true or false"
	typeNull    valueType = "null"
)

// members calls f for each key of the object that comes next, with the offset
// of the key; f reads the value.
func (s *scanner) members(f func(key string, offset int) error) error {
	s.pos++ // {
	for s.space(); s.data[s.pos] != '}'; s.space() {
		if s.data[s.pos] == ',' {
			s.pos++
			s.space()
		}
		offset := s.pos
		key := s.text()
		s.space()
		s.pos++ // :
		if err := f(key, offset); err != nil {
			return err
		}
	}
	s.pos++
	return nil
}

// elements calls f for each element of the list that comes next, with its index
// and offset; f reads the element.
func (s *scanner) elements(f func(index, offset int) error) error {
	s.pos++ // [
	i := 0
	for s.space(); s.data[s.pos] != ']'; s.space() {
		if s.data[s.pos] == ',' {
			s.pos++
			s.space()
		}
		if err := f(i, s.pos); err != nil {
			return err
		}
		i++
	}
	s.pos++
	return nil
}

// text reads the text that comes next.
func (s *scanner) text() string {
	s.space()
	s.pos++ // the quote
	start := s.pos
	end := start + bytes.IndexByte(s.data[start:], '"')
	if back := bytes.IndexByte(s.data[start:end], '\\'); back < 0 {
		s.pos = end + 1
		return string(s.data[start:end])
	}
	var out []byte
	for {
		switch c := s.data[s.pos]; c {
		case '"':
			s.pos++
			return string(out)
		case '\\':
			out = s.escape(out)
		default:
			out = append(out, c)
			s.pos++
		}
	}
}

// escape reads what begins with a backslash and appends it to out.
func (s *scanner) escape(out []byte) []byte {
	c := s.data[s.pos+1]
	s.pos += 2
	switch c {
	case 'b':
		return append(out, '\b')
	case 'f':
		return append(out, '\f')
	case 'n':
		return append(out, '\n')
	case 'r':
		return append(out, '\r')
	case 't':
		return append(out, '\t')
	case 'u':
		r, _ := hex4(s.data[s.pos:])
		s.pos += 4
		if utf16.IsSurrogate(r) {
			low, _ := hex4(s.data[s.pos+2:])
			r = utf16.DecodeRune(r, low)
			s.pos += 6
		}
		return utf8.AppendRune(out, r)
	}
	return append(out, c) // " \ /
}

// hex4 reads the four digits of an escape.
func hex4(data []byte) (rune, bool) {
	if len(data) < 4 {
		return 0, false
	}
	var r rune
	for _, c := range data[:4] {
		switch {
		case c >= '0' && c <= '9':
			r = r<<4 | rune(c-'0')
		case c >= 'a' && c <= 'f':
			r = r<<4 | rune(c-'a'+10)
		case c >= 'A' && c <= 'F':
			r = r<<4 | rune(c-'A'+10)
		default:
			return 0, false
		}
	}
	return r, true
}

// number reads the number that comes next; one beyond all limits is ±Inf.
func (s *scanner) number() float64 {
	start := s.space()
	for s.pos < len(s.data) && isNumberByte(s.data[s.pos]) {
		s.pos++
	}
	v, _ := strconv.ParseFloat(string(s.data[start:s.pos]), 64)
	if v == 0 {
		return 0 // not −0
	}
	return v
}

func isNumberByte(c byte) bool {
	return c >= '0' && c <= '9' || c == '+' || c == '-' || c == '.' || c == 'e' || c == 'E'
}

// flag reads the true or false that comes next.
func (s *scanner) flag() bool {
	s.space()
	if s.data[s.pos] == 't' {
		s.pos += len("true")
		return true
	}
	s.pos += len("false")
	return false
}

// skip passes over one value.
func (s *scanner) skip() {
	switch s.peek() {
	case typeObject:
		_ = s.members(func(string, int) error { s.skip(); return nil })
	case typeArray:
		_ = s.elements(func(int, int) error { s.skip(); return nil })
	case typeText:
		s.skipText()
	case typeNumber:
		s.number()
	case typeFlag:
		s.flag()
	case typeNull:
		s.pos += len("null")
	}
}

// skipText passes over one text.
func (s *scanner) skipText() {
	for s.pos++; s.data[s.pos] != '"'; s.pos++ {
		if s.data[s.pos] == '\\' {
			s.pos++
		}
	}
	s.pos++
}

// position gives the line and the column of an offset, both from 1; columns
// count characters.
func position(data []byte, offset int) (line, column int) {
	before := data[:min(offset, len(data))]
	start := bytes.LastIndexByte(before, '\n') + 1
	return bytes.Count(before, []byte{'\n'}) + 1, utf8.RuneCount(before[start:]) + 1
}
