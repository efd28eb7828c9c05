package pdf

import (
	"bytes"
	"fmt"
	"math/bits"
	"strings"

	"github.com/jung-kurt/gofpdf"

	"waymark/domain/pages"
	"waymark/domain/scene"
	"waymark/domain/typeset"
)

const fontCount = int(typeset.HanBold) + 1

// usage tells which characters of which fonts a document shows.
type usage struct {
	runes  [fontCount]runeSet
	hidden map[rune]bool // the characters that art stands for
}

// runeSet is a set of characters up to U+FFFF.
type runeSet [0x10000 / 64]uint64

func (s *runeSet) add(r rune) { s[r/64] |= 1 << (r % 64) }

// longestRow gives the length of the longest row of neighbouring characters.
func (s *runeSet) longestRow() int {
	longest, row := 0, 0
	for _, word := range s {
		if word == 0 {
			row = 0
			continue
		}
		for i := range 64 {
			if word&(1<<i) != 0 {
				row++
				longest = max(longest, row)
			} else {
				row = 0
			}
		}
	}
	return longest
}

// each gives the characters in order.
func (s *runeSet) each(yield func(r rune)) {
	for i, word := range s {
		for ; word != 0; word &= word - 1 {
			yield(rune(64*i + bits.TrailingZeros64(word)))
		}
	}
}

func (s *runeSet) empty() bool { return *s == runeSet{} }

func (u *usage) pages(all []pages.Page) {
	seen := make(map[*scene.Layer]bool)
	for i := range all {
		for _, p := range all[i].Parts {
			if p.Layer == nil || seen[p.Layer] {
				continue
			}
			seen[p.Layer] = true
			for i := range p.Layer.Groups {
				u.items(p.Layer.Groups[i].Items)
			}
		}
	}
}

func (u *usage) items(items []scene.Item) {
	for _, item := range items {
		switch item := item.(type) {
		case scene.Text:
			set := &u.runes[item.Font]
			for _, r := range item.String {
				set.add(settable(r))
			}
		case scene.Art:
			for _, r := range item.Alt {
				if u.hidden == nil {
					u.hidden = make(map[rune]bool)
				}
				u.hidden[r] = true
			}
		}
	}
}

// settable gives the character that is set for r: PDF strings here are made of
// single 16-bit units.
func settable(r rune) rune {
	switch {
	case r > 0xffff || r == 0xfffe || r == 0xffff:
		return 0xfffd
	case r < ' ':
		return ' '
	}
	return r
}

// gofpdf states the widths of neighbouring characters by a method whose time
// grows with the cube of their number: three thousand take a quarter of a
// minute. A font with a long row of neighbours is therefore loaded twice, and
// blocks of the row go to the one and to the other in turn.
const (
	longRow  = 128
	rowBlock = 64
)

// fontSet holds the fonts of a document.
type fontSet struct {
	used   *usage
	names  [fontCount][2]string // as operators name them; the second for alternate blocks
	split  [fontCount]bool
	hidden *hiddenRunes
	// hiddenWidth is the width, in em, that the hidden font gives to characters
	// it does not have.
	hiddenWidth float64
}

// loadFonts loads those fonts that are used.
func (d *document) loadFonts(files typeset.Files, used *usage) error {
	d.fonts.used, d.fonts.hidden = used, used.number()
	data := [fontCount][]byte{
		typeset.Latin: files.Latin, typeset.LatinBold: files.LatinBold, typeset.Han: files.Han, typeset.HanBold: files.HanBold,
	}
	for id := range data {
		needed := !used.runes[id].empty() || len(used.hidden) > 0 && typeset.FontID(id) == hiddenFont
		if !needed {
			continue
		}
		d.fonts.split[id] = used.runes[id].longestRow() > longRow
		for part := range 2 {
			if part == 1 && !d.fonts.split[id] {
				continue
			}
			name, err := d.loadFont(family(id, part), data[id], d.fonts.runesOf(id, part))
			if err != nil {
				return err
			}
			d.fonts.names[id][part] = name
		}
	}
	if len(used.hidden) > 0 {
		desc := d.fpdf.GetFontDesc(family(int(hiddenFont), 0), "")
		d.fonts.hiddenWidth = float64(desc.MissingWidth) / 1000
		if d.fonts.hiddenWidth <= 0 {
			d.fonts.hiddenWidth = 1 // what PDF says if the font does not
		}
	}
	return d.fpdf.Error()
}

// family names a font within the document.
func family(id, part int) string {
	name := []string{"notosans", "notosans-bold", "notosanssc", "notosanssc-bold"}[id]
	return name + strings.Repeat("-b", part)
}

// loadFont gives a font to gofpdf and tells under which name operators find it.
func (d *document) loadFont(family string, data []byte, runes *runeSet) (string, error) {
	// The bytes are the document's own, for gofpdf writes into them.
	small, err := subset(data, runes)
	if err != nil {
		return "", fmt.Errorf("font %s: %w", family, err)
	}
	d.fpdf.AddUTF8FontFromBytes(family, "", small)
	name := ""
	d.setAside(func(t *gofpdf.Tpl) {
		t.SetFont(family, "", 1)
		if err := t.Error(); err != nil {
			d.fpdf.SetError(err)
		}
	}, func(content []byte) {
		// The last operator is "/F… 1.00 Tf".
		at := bytes.LastIndex(content, []byte("/F"))
		if at >= 0 {
			word, _, _ := bytes.Cut(content[at:], []byte(" "))
			name = string(word)
		}
	})
	if err := d.fpdf.Error(); err != nil {
		return "", err
	}
	if name == "" {
		return "", fmt.Errorf("the font %s has no name", family)
	}
	return name, nil
}

// setAside runs draw on a template that is never used: what is drawn there does
// not show, but the fonts remember it.
func (d *document) setAside(draw func(*gofpdf.Tpl), read func(content []byte)) {
	t := d.fpdf.CreateTemplate(draw)
	if read != nil {
		read(t.Bytes())
	}
}

// registerRunes tells gofpdf which characters the embedded fonts must have. It
// learns that only from text that is set.
func (d *document) registerRunes() {
	d.setAside(func(t *gofpdf.Tpl) {
		for id := range fontCount {
			for part, name := range d.fonts.names[id] {
				if name == "" {
					continue
				}
				var text strings.Builder
				d.fonts.runesOf(id, part).each(func(r rune) { text.WriteRune(r) })
				t.SetFont(family(id, part), "", 1)
				t.Text(0, 0, text.String())
			}
		}
	}, nil)
}

// runesOf gives the characters that a copy of a font must have.
func (f *fontSet) runesOf(id, part int) *runeSet {
	all := &f.used.runes[id]
	if !f.split[id] {
		return all
	}
	var some runeSet
	all.each(func(r rune) {
		if f.part(typeset.FontID(id), r) == part {
			some.add(r)
		}
	})
	return &some
}

// part tells in which of a font's two copies a character is.
func (f *fontSet) part(id typeset.FontID, r rune) int {
	if !f.split[id] {
		return 0
	}
	return int(r) / rowBlock & 1
}
