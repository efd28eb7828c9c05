//go:build e2e

package e2e

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
)

// feels tells whether a persona has a value and a word at a step.
func (p detail) feels(persona, step string, value float64, word string) bool {
	for _, e := range p.Maps[0].Emotions {
		if e.Persona == persona && e.Step == step {
			return e.Value == value && e.Feeling == word
		}
	}
	return false
}

// feels waits until the file holds a value and a word for it.
func (d *desk) feels(file, what, persona, step string, value float64, word string) {
	d.t.Helper()
	d.key("ctrl+s")
	d.holds(file, what, func(p detail) bool { return p.feels(persona, step, value, word) })
}

// words gives the words that the sheet beside a point offers.
func (d *desk) words() []string {
	var out []string
	for _, r := range d.layout().Refs {
		if r.Kind == "feeling" && r.Part == "word" {
			out = append(out, r.ID)
		}
	}
	return out
}

// offers waits until the sheet beside a point offers exactly these words; with
// none, until there is no sheet at all.
func (d *desk) offers(what string, words ...string) {
	d.t.Helper()
	d.until(what, func(l layout) bool {
		sheet := slices.ContainsFunc(l.Refs, func(r placed) bool { return r.Kind == "feeling" })
		return slices.Equal(d.words(), words) && sheet == (len(words) > 0)
	})
}

// TestFacesAndWordsBesideAPoint clicks a point of a curve and uses all that the
// sheet beside it offers, then goes on by keys alone.
func TestFacesAndWordsBesideAPoint(t *testing.T) {
	for _, l := range []struct {
		locale, own, value, letters, free string
		calm, glad, begins                []string
	}{
		{
			"en_GB.UTF-8", "Own words…", "Value +2", "de", "Too slow!",
			[]string{"calm", "curious", "indifferent", "undecided"},
			[]string{"delighted", "enthusiastic", "grateful", "proud"},
			[]string{"delighted", "desperate"},
		},
		{
			"zh_CN.UTF-8", "自己填写…", "情绪值 +2", "有", "太慢了",
			[]string{"平静", "好奇", "无所谓", "犹豫"},
			[]string{"惊喜", "兴奋", "感激", "自豪"},
			[]string{"有信心", "有期待"},
		},
	} {
		t.Run(l.locale[:2], func(t *testing.T) {
			d, file := openWorkshop(t, l.locale, l.letters+l.free)

			// A face sets the value, and the words are those for it; a word pressed
			// again is taken away.
			d.click(d.at("emotion", "ann/t2", "point"), 1)
			d.offers("words for what is neither good nor bad", l.calm...)
			d.click(d.at("feeling", "+2", "face"), 1)
			d.offers("words for what is very good", l.glad...)
			d.shot("sheet")
			d.edited("a word is taken", func() { d.click(d.at("feeling", l.glad[2], "word"), 1) })
			d.feels(file, "the face and the word", "ann", "t2", 2, l.glad[2])
			d.edited("the word is gone", func() { d.click(d.at("feeling", l.glad[2], "word"), 1) })

			// Own words: letters narrow the choice, arrows and Enter take one.
			d.click(d.at("feeling", l.own, "text"), 1)
			d.editing(true)
			d.typeText(l.letters)
			d.offers("words that begin like it", l.begins...)
			d.key("Down", "Down")
			d.shot("narrowed")
			d.edited("the second of them", func() { d.key("Return") })

			// The exact number.
			d.click(d.at("feeling", l.value, "number"), 1)
			d.editing(true)
			d.typeText("-1.3")
			d.edited("the number", func() { d.key("Return") })
			d.feels(file, "the number and the word", "ann", "t2", -1.3, l.begins[1])

			// Esc closes the sheet first and keeps the selection, then letters are a
			// word of one's own; two undos lead back.
			d.key("Escape")
			d.offers("no sheet")
			require.Equal(t, []string{"ann/t2"}, d.selected())
			d.typeText(l.free)
			d.until("the word is in the editor", func(l2 layout) bool { return l2.Text == l.free })
			d.edited("the word", func() { d.key("ctrl+Return") })
			d.feels(file, "a word of one's own", "ann", "t2", -1.3, l.free)
			d.edited("neither word nor number", func() { d.key("ctrl+z", "ctrl+z") })

			// A click on the ground of the curve adds a value for who has none there,
			// with the sheet for it; Delete takes it away again.
			c := d.at("cell", "feel/t3", "")
			d.edited("a value for the other one", func() { d.click(box{c.x + 12, c.y + c.h/2, 0, 0}, 1) })
			d.offers("words for it", l.calm...)
			d.feels(file, "a new value, and the old word", "li", "t3", 0, "")
			d.edited("it is gone", func() { d.key("Escape", "Delete") })

			// All points of a curve at once: Ctrl+A, then +.
			d.click(d.at("emotion", "ann/t1", "point"), 1)
			d.key("Escape", "ctrl+a")
			d.selects("the curve", "ann/t1", "ann/t2", "ann/t3")
			d.edited("better everywhere", func() { d.key("plus") })
			d.key("ctrl+s")
			d.holds(file, "all are half a point better, up to the end of the scale", func(p detail) bool {
				return p.feels("ann", "t1", 0, "uneasy") && p.feels("ann", "t2", 2, l.begins[1]) && p.feels("ann", "t3", 1.5, "") && len(p.Maps[0].Emotions) == 3
			})
			d.close()
		})
	}
}
