package printing

import (
	"math"
	"strconv"
	"strings"

	"waymark/domain/paper"
)

func (r *room) t(key string, args ...any) string { return r.cfg.Texts.T(key, args...) }

func (r *room) n(key string, n int, args ...any) string {
	return r.cfg.Texts.N(key, n, args...)
}

// number writes a number with so many decimals and thousands apart.
func (r *room) number(v float64, decimals int) string {
	text := strconv.FormatFloat(v, 'f', decimals, 64)
	whole, rest, _ := strings.Cut(text, ".")
	for i := len(whole) - 3; i > 0; i -= 3 {
		if len(whole) > 4 {
			whole = whole[:i] + "\u202f" + whole[i:]
		}
	}
	if rest != "" {
		return whole + "." + rest
	}
	return whole
}

// length writes a length in millimetres.
func (r *room) length(points float64) string {
	mm := math.Round(points/paper.Millimetre*10) / 10
	return strconv.FormatFloat(mm, 'f', -1, 64) + " mm"
}

// paperName gives what a paper is called.
func (r *room) paperName(s paper.Size) string {
	if key := "paper." + strings.ToLower(s.Name); paper.Named(s.Name).Name != "" && r.cfg.Texts.Has(key) {
		return r.t(key)
	}
	if s.Width == 0 {
		return ""
	}
	return r.number(s.Width/paper.Millimetre, 0) + " × " + r.number(s.Height/paper.Millimetre, 0) + " mm"
}

// paperText gives a paper with its measures, for lists.
func (r *room) paperText(s paper.Size) string {
	return r.paperName(s) + "  ·  " + r.number(s.Width/paper.Millimetre, 0) + " × " + r.number(s.Height/paper.Millimetre, 0) + " mm"
}
