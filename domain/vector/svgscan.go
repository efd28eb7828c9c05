package vector

import (
	"math"
	"strconv"
	"strings"
)

// scanner reads the numbers, flags and letters of SVG attributes, which may
// stand together without spaces: "M1-2.5.5" is M 1 −2.5 0.5.
type scanner struct {
	text string
	at   int
}

func (s *scanner) skip() {
	for s.at < len(s.text) && strings.IndexByte(" \t\r\n\f,", s.text[s.at]) >= 0 {
		s.at++
	}
}

func (s *scanner) done() bool {
	s.skip()
	return s.at == len(s.text)
}

// letter reads a command letter.
func (s *scanner) letter() (byte, bool) {
	if s.done() {
		return 0, false
	}
	c := s.text[s.at]
	if c|0x20 < 'a' || c|0x20 > 'z' {
		return 0, false
	}
	s.at++
	return c, true
}

// flag reads a 0 or 1, which needs no space after it.
func (s *scanner) flag() (float64, bool) {
	if s.done() {
		return 0, false
	}
	c := s.text[s.at]
	s.at++
	return float64(c - '0'), c == '0' || c == '1'
}

// number reads a finite number.
func (s *scanner) number() (float64, bool) {
	s.skip()
	start, i := s.at, s.at
	digits := func() bool {
		from := i
		for i < len(s.text) && s.text[i] >= '0' && s.text[i] <= '9' {
			i++
		}
		return i > from
	}
	sign := func() {
		if i < len(s.text) && (s.text[i] == '-' || s.text[i] == '+') {
			i++
		}
	}
	sign()
	found := digits()
	if i < len(s.text) && s.text[i] == '.' {
		i++
		found = digits() || found
	}
	if !found {
		return 0, false
	}
	if i < len(s.text) && s.text[i]|0x20 == 'e' {
		mantissa := i
		i++
		sign()
		if !digits() { // "e" of "em"
			i = mantissa
		}
	}
	v, err := strconv.ParseFloat(s.text[start:i], 64)
	s.at = i
	return v, err == nil && !math.IsInf(v, 0)
}

// numbers reads a list of numbers up to its end or to what is none.
func numbers(text string) []float64 {
	s := scanner{text: text}
	var out []float64
	for {
		v, ok := s.number()
		if !ok {
			return out
		}
		if s.at < len(text) && text[s.at] == '%' {
			s.at++
		}
		out = append(out, v)
	}
}

// number reads a length; a unit after it is ignored, since icons use none but
// px. A percentage is not a number.
func number(text string) (float64, bool) {
	s := scanner{text: text}
	v, ok := s.number()
	return v, ok && !strings.HasSuffix(text, "%")
}

// fraction reads a number from 0 to 1, or a percentage.
func fraction(text string, fallback float64) float64 {
	s := scanner{text: text}
	v, ok := s.number()
	if !ok {
		return fallback
	}
	if strings.Contains(text, "%") {
		v /= 100
	}
	return min(max(v, 0), 1)
}

// matrix is the transformation x' = a·x + c·y + e, y' = b·x + d·y + f.
type matrix struct{ a, b, c, d, e, f float64 }

// times gives the matrix that applies n first and m after it.
func (m matrix) times(n matrix) matrix {
	return matrix{
		m.a*n.a + m.c*n.b, m.b*n.a + m.d*n.b,
		m.a*n.c + m.c*n.d, m.b*n.c + m.d*n.d,
		m.a*n.e + m.c*n.f + m.e, m.b*n.e + m.d*n.f + m.f,
	}
}

func (m matrix) applyTo(points []Point) {
	for i, p := range points {
		points[i] = Point{m.a*p.X + m.c*p.Y + m.e, m.b*p.X + m.d*p.Y + m.f}
	}
}

// scale gives how much the matrix enlarges lengths on average.
func (m matrix) scale() float64 { return math.Sqrt(math.Abs(m.a*m.d - m.b*m.c)) }

// parseTransform reads a list of transformations; unreadable ones are left out.
func parseTransform(text string) matrix {
	m := matrix{1, 0, 0, 1, 0, 0}
	for {
		name, rest, ok := strings.Cut(text, "(")
		if !ok {
			return m
		}
		list, after, ok := strings.Cut(rest, ")")
		if !ok {
			return m
		}
		m = m.times(transformation(strings.Trim(name, " \t\r\n,"), numbers(list)))
		text = after
	}
}

func transformation(name string, n []float64) matrix {
	get := func(i int, fallback float64) float64 {
		if i < len(n) {
			return n[i]
		}
		return fallback
	}
	switch name {
	case "matrix":
		if len(n) == 6 {
			return matrix{n[0], n[1], n[2], n[3], n[4], n[5]}
		}
	case "translate":
		return matrix{1, 0, 0, 1, get(0, 0), get(1, 0)}
	case "scale":
		x := get(0, 1)
		return matrix{x, 0, 0, get(1, x), 0, 0}
	case "rotate":
		sin, cos := math.Sincos(get(0, 0) * math.Pi / 180)
		x, y := get(1, 0), get(2, 0)
		return matrix{cos, sin, -sin, cos, x - cos*x + sin*y, y - sin*x - cos*y}
	case "skewX":
		return matrix{1, 0, math.Tan(get(0, 0) * math.Pi / 180), 1, 0, 0}
	case "skewY":
		return matrix{1, math.Tan(get(0, 0) * math.Pi / 180), 0, 1, 0, 0}
	}
	return matrix{1, 0, 0, 1, 0, 0}
}
