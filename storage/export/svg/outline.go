package svg

import (
	"strconv"

	"waymark/domain/scene"
	"waymark/domain/typeset"
)

// glyphKey names an outline that is defined once.
type glyphKey struct {
	font typeset.FontID
	r    rune
}

// outline writes a run of text as the outlines of its glyphs, so that it looks
// the same where the fonts are missing. What it says stands beside it for those
// who cannot see it.
func (w *writer) outline(t scene.Text) {
	if !(t.Size > 0) {
		return
	}
	ids := make([]int, 0, len(t.String))
	for _, r := range t.String {
		ids = append(ids, w.glyph(t.Font, r))
	}
	w.str(`<g role="img" aria-label="`)
	w.text(t.String)
	w.str(`"`)
	w.fill(t.Color)
	w.str(` transform="translate(`)
	w.num(t.X)
	w.str(" ")
	w.num(t.Baseline)
	w.str(") scale(")
	w.buf = strconv.AppendFloat(w.buf, t.Size/emUnits, 'f', 5, 64)
	w.str(`)">`)
	x, i := 0.0, 0
	for _, r := range t.String {
		if ids[i] > 0 {
			w.str(`<use xlink:href="#t`)
			w.int(ids[i])
			w.str(`"`)
			if x != 0 {
				w.attr("x", x*emUnits)
			}
			w.str("/>")
		}
		x += w.options.Typesetter.Advance(t.Font, r)
		i++
	}
	w.str("</g>\n")
}

// emUnits is the size in which glyphs are defined: whole numbers are fine enough.
const emUnits = 1000

// glyph gives the number of the outline of a character, after defining it at the
// first time; 0 for one without ink.
func (w *writer) glyph(font typeset.FontID, r rune) int {
	key := glyphKey{font, r}
	id, known := w.glyphs[key]
	if known {
		return id
	}
	if w.glyphs == nil {
		w.glyphs = make(map[glyphKey]int)
	}
	path, _ := w.options.Typesetter.Outline(font, r)
	if !path.Empty() {
		w.glyphCount++
		id = w.glyphCount
		w.str(`<defs><path id="t`)
		w.int(id)
		w.str(`"`)
		w.path(path.Transform(emUnits, 0, 0), 0)
		w.str("/></defs>\n")
	}
	w.glyphs[key] = id
	return id
}
