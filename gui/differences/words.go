package differences

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"waymark/domain/compare"
)

// around is how much of what stayed is shown before and after words that changed,
// in characters.
const around = 40

// muchStays says whether a text is easier to read with its changes in place than as
// two texts: where half of the shorter one stayed.
func muchStays(words []compare.Part) bool {
	count := map[compare.Sort]int{}
	for _, w := range words {
		count[w.Sort] += utf8.RuneCountInString(w.Text)
	}
	return count[""] > 0 && count[""] >= min(count[compare.Added], count[compare.Removed])
}

// inPlace gives the words as they are read: without the middle of what stayed, far
// from any change, and with air between what went and what came.
func inPlace(words []compare.Part) []compare.Part {
	var out []compare.Part
	for i, w := range words {
		r := []rune(w.Text)
		first, last := i == 0, i == len(words)-1
		switch {
		case w.Sort == compare.Added && !first && words[i-1].Sort == compare.Removed && touching(words[i-1].Text):
			out = append(out, compare.Part{Text: " "})
		case w.Sort != "":
		case first && len(r) > around:
			w.Text = "… " + ending(r)
		case last && len(r) > around:
			w.Text = beginning(r) + " …"
		case !first && !last && len(r) > 2*around:
			w.Text = beginning(r) + " … " + ending(r)
		}
		out = append(out, w)
	}
	return out
}

// touching says whether a text ends in a letter or sign that asks for a space.
func touching(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return !unicode.IsSpace(r) && !unicode.Is(unicode.Han, r)
}

// beginning and ending give as much of a text as is shown around a change, without
// cutting a word where there is a space.
func beginning(r []rune) string {
	r = r[:around]
	for i := len(r) - 1; i > around/2; i-- {
		if r[i] == ' ' {
			return string(r[:i])
		}
	}
	return string(r)
}

func ending(r []rune) string {
	r = r[len(r)-around:]
	if i := slices.Index(r[:around/2], ' '); i >= 0 {
		r = r[i+1:]
	}
	return string(r)
}
