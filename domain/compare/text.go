package compare

import (
	"strings"
	"unicode"
)

// Part is a piece of a text that stayed, was added or was removed; Sort is "" for
// what stayed.
type Part struct {
	Sort Sort
	Text string
}

// maxCells bounds the work on two texts; longer ones are told as one replaced by
// the other.
const maxCells = 4_000_000

// Texts tells two texts apart word by word – character by character where there are
// no spaces, as in Chinese –, so that what was changed can be shown in place.
func Texts(before, after string) []Part {
	a, b := words(before), words(after)
	// What begins and ends alike stays.
	head := 0
	for head < min(len(a), len(b)) && a[head] == b[head] {
		head++
	}
	tail := 0
	for tail < min(len(a), len(b))-head && a[len(a)-1-tail] == b[len(b)-1-tail] {
		tail++
	}
	var out parts
	out.add("", a[:head]...)
	out.between(a[head:len(a)-tail], b[head:len(b)-tail])
	out.add("", a[len(a)-tail:]...)
	return out
}

type parts []Part

func (p *parts) add(s Sort, words ...string) {
	for _, w := range words {
		if n := len(*p); n > 0 && (*p)[n-1].Sort == s {
			(*p)[n-1].Text += w
		} else {
			*p = append(*p, Part{s, w})
		}
	}
}

// between follows the longest common subsequence.
func (p *parts) between(a, b []string) {
	if len(a) == 0 || len(b) == 0 || len(a)*len(b) > maxCells {
		p.add(Removed, strings.Join(a, ""))
		p.add(Added, strings.Join(b, ""))
		p.tidy()
		return
	}
	common := make([][]int32, len(a)+1)
	for i := range common {
		common[i] = make([]int32, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i] == b[j] {
				common[i][j] = common[i+1][j+1] + 1
			} else {
				common[i][j] = max(common[i+1][j], common[i][j+1])
			}
		}
	}
	for i, j := 0, 0; i < len(a) || j < len(b); {
		switch {
		case i < len(a) && j < len(b) && a[i] == b[j]:
			p.add("", a[i])
			i, j = i+1, j+1
		case i < len(a) && (j == len(b) || common[i+1][j] >= common[i][j+1]):
			p.add(Removed, a[i])
			i++
		default:
			p.add(Added, b[j])
			j++
		}
	}
}

// tidy takes out pieces without text.
func (p *parts) tidy() {
	kept := (*p)[:0]
	for _, part := range *p {
		if part.Text != "" {
			kept = append(kept, part)
		}
	}
	*p = kept
}

// words cuts a text where people see words: at spaces, which stay with the word
// before them, and around each character of scripts without spaces.
func words(s string) []string {
	var out []string
	start := 0
	space := false
	for i, r := range s {
		alone := unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana)
		if i > start && (alone || space && !unicode.IsSpace(r)) {
			out = append(out, s[start:i])
			start = i
		}
		space = unicode.IsSpace(r) || alone
	}
	if start < len(s) {
		out = append(out, s[start:])
	}
	return out
}
