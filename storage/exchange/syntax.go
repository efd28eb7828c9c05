package exchange

import (
	"bytes"
	"fmt"
	"io"
	"unicode/utf16"
	"unicode/utf8"

	"waymark/domain/fault"
)

// MaxSize is the largest JSON that is read, in bytes.
const MaxSize = 256 << 20

// maxDepth is how deeply objects and lists may stand in each other; the form
// itself needs seven.
const maxDepth = 32

// Read reads all JSON from r, up to MaxSize.
func Read(r io.Reader) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(r, MaxSize+1))
	if err != nil {
		return nil, fault.Wrap(err, CodeUnreadable, "The JSON could not be read to its end. (%v)", err)
	}
	return data, checkSize(data)
}

func checkSize(data []byte) error {
	if len(data) > MaxSize {
		return fault.New(CodeTooLarge, "The JSON is larger than %d MB and was not read; make its pictures smaller.", MaxSize>>20)
	}
	return nil
}

// checkSyntax tells whether data is one JSON value in UTF-8 and nothing else,
// by the letter of RFC 8259. It keeps nothing of it.
func checkSyntax(data []byte) error {
	if err := checkSize(data); err != nil {
		return err
	}
	if err := checkUTF8(data); err != nil {
		return err
	}
	c := checker{scanner{data: data}}
	if c.space() == len(data) {
		return fault.New(CodeSyntax, "The JSON is empty.")
	}
	if err := c.value(0); err != nil {
		return err
	}
	if c.space() < len(data) {
		return c.fail("the project ends here, but more follows")
	}
	return nil
}

func checkUTF8(data []byte) error {
	if utf8.Valid(data) {
		return nil
	}
	if len(data) >= 2 && (data[0] == 0xFF && data[1] == 0xFE || data[0] == 0xFE && data[1] == 0xFF) {
		return fault.New(CodeNotText, "The JSON is written in UTF-16; save it as UTF-8 and try again.")
	}
	offset := 0
	for offset < len(data) {
		r, n := utf8.DecodeRune(data[offset:])
		if r == utf8.RuneError && n == 1 {
			break
		}
		offset += n
	}
	line, column := position(data, offset)
	return fault.New(CodeNotText, "Line %d, column %d of the JSON holds bytes that are not text (invalid UTF-8); save the file as UTF-8 and try again.", line, column)
}

// checker finds the first mistake.
type checker struct{ scanner }

func (c *checker) fail(format string, args ...any) error {
	line, column := position(c.data, c.pos)
	return fault.New(CodeSyntax, "The JSON has a mistake in line %d, column %d: %s.", line, column, fmt.Sprintf(format, args...))
}

// next skips white space and gives the byte that follows, 0 at the end.
func (c *checker) next() byte {
	if c.space() == len(c.data) {
		return 0
	}
	return c.data[c.pos]
}

func (c *checker) value(depth int) error {
	switch b := c.next(); {
	case b == '{':
		return c.object(depth + 1)
	case b == '[':
		return c.array(depth + 1)
	case b == '"':
		return c.string()
	case b == '-' || b >= '0' && b <= '9':
		return c.numeral()
	}
	for _, word := range []string{"true", "false", "null"} {
		if bytes.HasPrefix(c.data[c.pos:], []byte(word)) {
			c.pos += len(word)
			return nil
		}
	}
	return c.unexpected("a value")
}

func (c *checker) object(depth int) error {
	if err := c.deep(depth); err != nil {
		return err
	}
	c.pos++
	if c.next() == '}' {
		c.pos++
		return nil
	}
	for {
		if c.next() != '"' {
			return c.unexpected("a key in double quotes")
		}
		if err := c.string(); err != nil {
			return err
		}
		if c.next() != ':' {
			return c.unexpected("a colon after the key")
		}
		c.pos++
		if err := c.value(depth); err != nil {
			return err
		}
		switch c.next() {
		case ',':
			if err := c.comma('}'); err != nil {
				return err
			}
		case '}':
			c.pos++
			return nil
		default:
			return c.unexpected("a comma or }")
		}
	}
}

func (c *checker) array(depth int) error {
	if err := c.deep(depth); err != nil {
		return err
	}
	c.pos++
	if c.next() == ']' {
		c.pos++
		return nil
	}
	for {
		if err := c.value(depth); err != nil {
			return err
		}
		switch c.next() {
		case ',':
			if err := c.comma(']'); err != nil {
				return err
			}
		case ']':
			c.pos++
			return nil
		default:
			return c.unexpected("a comma or ]")
		}
	}
}

// comma passes a comma, which must not be the last thing before closing.
func (c *checker) comma(closing byte) error {
	at := c.pos
	c.pos++
	if c.next() == closing {
		c.pos = at
		return c.fail("this comma must go, because %c follows", closing)
	}
	return nil
}

func (c *checker) deep(depth int) error {
	if depth <= maxDepth {
		return nil
	}
	line, column := position(c.data, c.pos)
	return fault.New(CodeTooDeep, "In line %d, column %d of the JSON, lists and objects stand more than %d deep in each other; a project never does.", line, column, maxDepth)
}

// unexpected says what should stand here and what does.
func (c *checker) unexpected(wanted string) error {
	if c.pos == len(c.data) {
		return c.fail("it ends too early; %s is missing", wanted)
	}
	rest := c.data[c.pos:]
	switch {
	case rest[0] == '\'':
		return c.fail("%s should stand here; texts and keys need double quotes", wanted)
	case bytes.HasPrefix(rest, []byte("//")), bytes.HasPrefix(rest, []byte("/*")):
		return c.fail("%s should stand here; JSON knows no comments", wanted)
	}
	r, _ := utf8.DecodeRune(rest)
	return c.fail("%s should stand here, not %s", wanted, visible(r))
}

// visible names a character so that it can be seen.
func visible(r rune) string {
	if r < ' ' || r == 0x7F || r == 0xFEFF || r == 0xA0 {
		return fmt.Sprintf("the character U+%04X", r)
	}
	return fmt.Sprintf("“%c”", r)
}

func (c *checker) string() error {
	opening := c.pos
	c.pos++
	for c.pos < len(c.data) {
		switch b := c.data[c.pos]; {
		case b == '"':
			c.pos++
			return nil
		case b == '\\':
			if err := c.checkEscape(); err != nil {
				return err
			}
		case b == '\n' || b == '\r':
			return c.fail("a text ends at the end of its line; its closing quote is missing, or the line break must be written as \\n")
		case b < ' ':
			return c.fail("%s must be written as \\u%04x", visible(rune(b)), b)
		default:
			c.pos++
		}
	}
	c.pos = opening
	return c.fail("the text that begins here has no closing quote")
}

func (c *checker) checkEscape() error {
	if c.pos+1 == len(c.data) {
		return c.fail("it ends too early, inside a text")
	}
	switch c.data[c.pos+1] {
	case '"', '\\', '/', 'b', 'f', 'n', 'r', 't':
		c.pos += 2
		return nil
	case 'u':
	default:
		return c.fail("a backslash in a text must be written as \\\\")
	}
	r, ok := hex4(c.data[c.pos+2:])
	if !ok {
		return c.fail("\\u needs four hexadecimal digits")
	}
	if !utf16.IsSurrogate(r) {
		c.pos += 6
		return nil
	}
	rest := c.data[c.pos+6:]
	low, ok := rune(0), false
	if bytes.HasPrefix(rest, []byte(`\u`)) {
		low, ok = hex4(rest[2:])
	}
	if !ok || utf16.DecodeRune(r, low) == utf8.RuneError {
		return c.fail("\\u%04x is only half of a character", r)
	}
	c.pos += 12
	return nil
}

func (c *checker) numeral() error {
	start := c.pos
	if c.data[c.pos] == '-' {
		c.pos++
	}
	switch {
	case c.digits() == 0:
		return c.fail("a digit is missing in this number")
	case c.data[start] == '0' && c.pos > start+1, c.data[start] == '-' && c.data[start+1] == '0' && c.pos > start+2:
		c.pos = start
		return c.fail("a number must not begin with 0")
	}
	if c.pos < len(c.data) && c.data[c.pos] == '.' {
		c.pos++
		if c.digits() == 0 {
			return c.fail("a digit is missing in this number")
		}
	}
	if c.pos < len(c.data) && (c.data[c.pos] == 'e' || c.data[c.pos] == 'E') {
		c.pos++
		if c.pos < len(c.data) && (c.data[c.pos] == '+' || c.data[c.pos] == '-') {
			c.pos++
		}
		if c.digits() == 0 {
			return c.fail("a digit is missing in this number")
		}
	}
	return nil
}

// digits passes decimal digits and gives how many there were.
func (c *checker) digits() int {
	start := c.pos
	for c.pos < len(c.data) && c.data[c.pos] >= '0' && c.data[c.pos] <= '9' {
		c.pos++
	}
	return c.pos - start
}
