package scene

import (
	"math"
	"strconv"
	"strings"
)

// number writes a number for a reader: at most two decimals, a comma between
// thousands from 10,000 on, a real minus sign. English and Chinese agree here.
func number(v float64) string {
	v = math.Round(v*100) / 100
	s := strconv.FormatFloat(math.Abs(v), 'f', -1, 64)
	whole, fraction, hasFraction := strings.Cut(s, ".")
	if len(whole) > 4 {
		var b strings.Builder
		for i, digit := range whole {
			if i > 0 && (len(whole)-i)%3 == 0 {
				b.WriteByte(',')
			}
			b.WriteRune(digit)
		}
		whole = b.String()
	}
	if hasFraction {
		whole += "." + fraction
	}
	if v < 0 {
		return "−" + whole
	}
	return whole
}

// amount writes a number with its unit.
func amount(v float64, unit string) string {
	if unit == "" {
		return number(v)
	}
	return number(v) + " " + unit
}
