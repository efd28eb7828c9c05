package find

import (
	"unicode"
	"unicode/utf8"
)

// Score tells how well a folded query fits a folded name: 0 when not all of its
// characters occur in order, more the better it fits. The name itself is best,
// then its beginning, the beginning of a word, one piece anywhere, and characters
// here and there. Spaces in the query do not count.
func Score(name, query string) int {
	if query == "" {
		return 1
	}
	if name == query {
		return 1 << 20
	}
	best := 0
	for i := 0; i < len(name); {
		_, n := utf8.DecodeRuneInString(name[i:])
		if s := scoreFrom(name, i, query); s > best {
			best = s
		}
		i += n
	}
	return best
}

// scoreFrom is the score when the first character of the query is taken at or
// after an offset of the name, greedily.
func scoreFrom(name string, at int, query string) int {
	const each, together, wordStart, nameStart = 4, 12, 10, 14
	score, run, gaps := 0, false, 0
	q := 0
	first := true
	for q < len(query) {
		want, n := utf8.DecodeRuneInString(query[q:])
		q += n
		if unicode.IsSpace(want) {
			run = false
			continue
		}
		found := false
		for at < len(name) {
			r, m := utf8.DecodeRuneInString(name[at:])
			here := at
			at += m
			if r == want {
				score += each
				switch {
				case here == 0:
					score += nameStart
				case startsWord(name, here):
					score += wordStart
				}
				if run {
					score += together
				}
				run, found = true, true
				break
			}
			if first {
				return 0 // the offset is for the first character
			}
			run = false
			gaps++
		}
		if !found {
			return 0
		}
		first = false
	}
	// Short names are nearer to what was typed than long ones.
	return max(1, score*8-min(gaps, 40)*2-min(utf8.RuneCountInString(name), 60)/4)
}

// startsWord tells whether a word begins at an offset. Each Chinese character
// does.
func startsWord(name string, at int) bool {
	r, _ := utf8.DecodeRuneInString(name[at:])
	before, _ := utf8.DecodeLastRuneInString(name[:at])
	if unicode.Is(unicode.Han, r) {
		return true
	}
	return !unicode.IsLetter(before) && !unicode.IsNumber(before)
}
