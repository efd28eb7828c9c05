package pdf

import (
	"math"
	"unicode"
	"unicode/utf8"

	"waymark/domain/scene"
	"waymark/domain/typeset"
	"waymark/storage/export/internal/num"
)

// run adds a run of text, or art that stands for text, to the line it belongs
// to. Art has no baseline of its own (NaN).
func (k *canvas) run(item scene.Item, baseline float64, ends bool) {
	if len(k.line) > 0 && !math.IsNaN(baseline) {
		if last := k.baseline(); !math.IsNaN(last) && last != baseline {
			k.endLine()
		}
	}
	k.line = append(k.line, item)
	if ends {
		k.endLine()
	}
}

// baseline gives the baseline of the open line, NaN if only art is on it.
func (k *canvas) baseline() float64 {
	for _, item := range k.line {
		if t, ok := item.(scene.Text); ok {
			return t.Baseline
		}
	}
	return math.NaN()
}

// atom is a piece of a line that cannot be parted when it is copied.
type atom struct {
	x, width float64
	text     string
	run      *scene.Text // nil for art
	art      *scene.Art
}

// endLine writes the collected line.
//
// Readers work out words from the gaps between glyphs. Where the layout leaves
// air between Han and Latin letters they would see a space that nobody typed,
// and an emoji is but a drawing to them. Such places are put into spans that
// say what text they stand for (ActualText; ISO 32000-1, 14.9.4).
func (k *canvas) endLine() {
	if len(k.line) == 0 {
		return
	}
	line := k.line
	k.line = k.line[:0]
	k.setAlphaOfText(line)
	atoms := make([]atom, 0, 8)
	for i := range line {
		switch item := line[i].(type) {
		case scene.Text:
			atoms = append(atoms, atom{x: item.X, width: item.Width, text: item.String, run: &item})
		case scene.Art:
			atoms = append(atoms, atom{x: item.X, width: item.Size, text: item.Alt, art: &item})
		}
	}
	size, baseline := lineSize(atoms)
	k.str("BT\n")
	w := textWriter{canvas: k, baseline: baseline}
	for i := 0; i < len(atoms); {
		// The air before the next atom glues its first character to the last
		// one of this.
		a := &atoms[i]
		if a.art != nil {
			w.hidden(a, i, atoms, size)
			i++
			continue
		}
		if i+1 < len(atoms) && glued(a, &atoms[i+1], size) {
			i = w.gluedRuns(atoms, i, size)
			continue
		}
		w.show(a.run, a.x, a.text)
		i++
	}
	w.visible()
	k.str("ET\n")
}

// lineSize gives the size and the baseline of the line's text; art alone has
// its own.
func lineSize(atoms []atom) (size, baseline float64) {
	for _, a := range atoms {
		if a.run != nil {
			return a.run.Size, a.run.Baseline
		}
	}
	a := atoms[0].art
	return a.Size, a.Y + a.Size*0.85
}

// glued tells whether there is air between two runs and no space.
func glued(a, b *atom, size float64) bool {
	if a.run == nil || b.run == nil || b.x-(a.x+a.width) < 0.05*size {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(a.text)
	first, _ := utf8.DecodeRuneInString(b.text)
	return !unicode.IsSpace(last) && !unicode.IsSpace(first)
}

// setAlphaOfText sets the opacity for a line, that of its first run.
func (k *canvas) setAlphaOfText(line []scene.Item) {
	for _, item := range line {
		if t, ok := item.(scene.Text); ok {
			k.setAlpha(t.Color.A)
			return
		}
	}
}

// textWriter writes the operators of one line, between BT and ET.
type textWriter struct {
	*canvas
	baseline float64
	x        float64 // where Td counts from
	moved    bool
	scaled   bool // glyphs are hidden and stretched
}

// gluedRuns writes runs that are glued to one another, from number i on, and
// gives the number of the first run after them. Only the characters at the
// joints go into spans, so that the rest can be selected letter by letter.
func (w *textWriter) gluedRuns(atoms []atom, i int, size float64) int {
	rest, x := atoms[i].text, atoms[i].x
	for {
		a := &atoms[i]
		if i+1 >= len(atoms) || !glued(a, &atoms[i+1], size) {
			w.show(a.run, x, rest)
			return i + 1
		}
		// All of the run but its last character as it is …
		_, n := utf8.DecodeLastRuneInString(rest)
		head, tail := rest[:len(rest)-n], rest[len(rest)-n:]
		tailX := a.x + a.width - w.advance(a.run, tail)
		if head != "" {
			w.show(a.run, x, head)
		} else {
			tailX = x
		}
		// … then a span of that character and the first of the next run, and of
		// more, if the next run has but one.
		span := tail
		for k := i + 1; ; k++ {
			_, n := utf8.DecodeRuneInString(atoms[k].text)
			span += atoms[k].text[:n]
			if n < len(atoms[k].text) || k+1 >= len(atoms) || !glued(&atoms[k], &atoms[k+1], size) {
				break
			}
		}
		w.open(span)
		w.show(a.run, tailX, tail)
		for {
			i++
			b := &atoms[i]
			_, n := utf8.DecodeRuneInString(b.text)
			w.show(b.run, b.x, b.text[:n])
			rest, x = b.text[n:], b.x+w.advance(b.run, b.text[:n])
			if rest != "" || i+1 >= len(atoms) || !glued(b, &atoms[i+1], size) {
				break
			}
		}
		w.close()
		if rest == "" {
			return i + 1
		}
	}
}

// advance gives the width of a piece of a run.
func (w *textWriter) advance(t *scene.Text, s string) float64 {
	sum := 0.0
	for _, r := range s {
		sum += w.d.typesetter.Advance(t.Font, r)
	}
	return sum * t.Size
}

// show sets a piece of a run at x.
func (w *textWriter) show(t *scene.Text, x float64, s string) {
	if s == "" {
		return
	}
	w.visible()
	w.setFill(t.Color)
	for len(s) > 0 {
		part, n := w.samePart(t.Font, s)
		w.setFont(w.d.fonts.names[t.Font][part], t.Size)
		w.moveTo(x, t.Baseline)
		w.string(s[:n])
		x += w.advance(t, s[:n])
		s = s[n:]
	}
}

// visible ends what hidden began.
func (w *textWriter) visible() {
	if w.scaled {
		w.str("0 Tr 100 Tz\n")
		w.scaled = false
	}
}

// samePart gives the copy of a font that has the first character of s, and how
// many bytes of s follow that it has, too.
func (w *textWriter) samePart(font typeset.FontID, s string) (part, n int) {
	if !w.d.fonts.split[font] {
		return 0, len(s)
	}
	for i, r := range s {
		p := w.d.fonts.part(font, settable(r))
		if i == 0 {
			part = p
		} else if p != part {
			return part, i
		}
	}
	return part, len(s)
}

func (w *textWriter) setFont(name string, size float64) {
	if w.state.font == name && w.state.size == size {
		return
	}
	w.state.font, w.state.size = name, size
	w.str(name)
	w.str(" ")
	w.buf = num.Append(w.buf, size, 3)
	w.str(" Tf\n")
}

// moveTo moves to a place on the page. Td counts from the last place.
func (w *textWriter) moveTo(x, baseline float64) {
	x += w.dx
	y := -w.dy - baseline
	if w.moved {
		// Both places were rounded as they were written.
		w.num(round(x) - w.x)
		w.str(" 0 Td\n")
	} else {
		w.num(x)
		w.str(" ")
		w.num(y)
		w.str(" Td\n")
		w.moved = true
	}
	w.x = round(x)
}

func round(v float64) float64 { return math.Round(v*100) / 100 }

// string shows characters, each as its 16-bit number.
func (w *textWriter) string(s string) {
	w.buf = append(w.buf, '(')
	for _, r := range s {
		r = settable(r)
		w.octet(byte(r >> 8))
		w.octet(byte(r))
	}
	w.str(") Tj\n")
}

// octet writes one byte of a string (ISO 32000-1, 7.3.4.2).
func (w *textWriter) octet(b byte) {
	switch b {
	case '(', ')', '\\':
		w.buf = append(w.buf, '\\', b)
	case '\r':
		w.buf = append(w.buf, '\\', 'r')
	default:
		w.buf = append(w.buf, b)
	}
}

// open begins a span that stands for text.
func (w *textWriter) open(text string) {
	w.str("/Span <</ActualText <FEFF")
	const hex = "0123456789ABCDEF"
	for _, b := range []byte(utf16BE(text)) {
		w.buf = append(w.buf, hex[b>>4], hex[b&15])
	}
	w.str(">>> BDC\n")
}

func (w *textWriter) close() { w.str("EMC\n") }

// hidden sets invisible characters where art stands for text. They are stretched
// to reach from the text before it to the text behind it, so that no gap is
// taken for a space.
func (w *textWriter) hidden(a *atom, i int, atoms []atom, size float64) {
	from, to := a.x, a.x+a.width
	if i > 0 && from-(atoms[i-1].x+atoms[i-1].width) < size/2 {
		from = atoms[i-1].x + atoms[i-1].width
	}
	if i+1 < len(atoms) && atoms[i+1].run != nil && atoms[i+1].x-to < size/2 {
		to = atoms[i+1].x
		a.width = to - a.x
	}
	w.open(a.text)
	if !w.scaled {
		w.str("3 Tr ")
		w.scaled = true
	}
	var codes []rune
	for _, r := range a.text {
		codes = append(codes, w.d.fonts.hidden.code(r))
	}
	w.num(max(to-from, 0.1) / (size * w.d.fonts.hiddenWidth * float64(len(codes))) * 100)
	w.str(" Tz\n")
	w.setFont(w.d.fonts.names[hiddenFont][0], size)
	w.moveTo(from, w.baseline)
	w.string(string(codes))
	w.close()
}
