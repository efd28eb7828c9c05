package pdf

import (
	"bytes"
	"fmt"
	"math/bits"
	"slices"
	"strings"

	"github.com/jung-kurt/gofpdf"

	"waymark/domain/scene"
	"waymark/domain/typeset"
)

const fontCount = int(typeset.HanBold) + 1

// usage tells which characters of which fonts a document shows.
type usage struct {
	runes [fontCount]runeSet
	// hidden tells that art stands for text, which takes a font to be found by.
	hidden bool
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

func (u *usage) scene(s *scene.Scene) {
	for _, band := range s.Bands {
		for _, l := range []*scene.Layer{band.Body, band.Label} {
			if l == nil {
				continue
			}
			for i := range l.Groups {
				u.items(l.Groups[i].Items)
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
			u.hidden = u.hidden || item.Alt != ""
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
	used  *usage
	names [fontCount][2]string // as operators name them; the second for alternate blocks
	split [fontCount]bool
	// hiddenWidth is the width, in em, that the hidden font gives to characters
	// it does not have.
	hiddenWidth float64
}

// loadFonts loads those fonts that are used.
func (d *document) loadFonts(files typeset.Files, used *usage) error {
	d.fonts.used = used
	data := [fontCount][]byte{
		typeset.Latin: files.Latin, typeset.LatinBold: files.LatinBold, typeset.Han: files.Han, typeset.HanBold: files.HanBold,
	}
	for id := range data {
		needed := !used.runes[id].empty() || used.hidden && typeset.FontID(id) == typeset.Latin
		if !needed {
			continue
		}
		d.fonts.split[id] = used.runes[id].longestRow() > longRow
		for part := range 2 {
			if part == 1 && !d.fonts.split[id] {
				continue
			}
			name, err := d.loadFont(family(id, part), data[id])
			if err != nil {
				return err
			}
			d.fonts.names[id][part] = name
		}
	}
	if used.hidden {
		desc := d.fpdf.GetFontDesc(family(int(typeset.Latin), 0), "")
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
func (d *document) loadFont(family string, data []byte) (string, error) {
	if !bytes.HasPrefix(data, []byte("\x00\x01\x00\x00")) && !bytes.HasPrefix(data, []byte("true")) {
		return "", fmt.Errorf("the font %s is not TrueType", family)
	}
	// gofpdf writes into the bytes, and says nothing when it cannot read them.
	d.fpdf.AddUTF8FontFromBytes(family, "", slices.Clone(data))
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
	var texts [fontCount][2]strings.Builder
	for id := range texts {
		d.fonts.used.runes[id].each(func(r rune) {
			texts[id][d.fonts.part(typeset.FontID(id), r)].WriteRune(r)
		})
	}
	d.setAside(func(t *gofpdf.Tpl) {
		for id := range texts {
			for part := range texts[id] {
				if text := texts[id][part].String(); text != "" {
					t.SetFont(family(id, part), "", 1)
					t.Text(0, 0, text)
				}
			}
		}
	}, nil)
}

// part tells in which of a font's two copies a character is.
func (f *fontSet) part(id typeset.FontID, r rune) int {
	if !f.split[id] {
		return 0
	}
	return int(r) / rowBlock & 1
}
