package svg

import (
	"strings"
	"unicode/utf8"

	"waymark/domain/scene"
)

// openLine is the text element of a line that may go on. The runs of a line
// share an element, so that the line can be searched and copied as a whole.
type openLine struct {
	open     bool
	baseline float64
	size     float64
	first    scene.Text // kept back: a line of one run needs no spans
	spans    bool
}

// run writes a run of text, as part of the line before it where it belongs to
// one.
func (w *writer) run(t scene.Text) {
	line := &w.line
	if line.open && (line.baseline != t.Baseline || line.size != t.Size) {
		w.endLine()
	}
	if !line.open {
		*line = openLine{open: true, baseline: t.Baseline, size: t.Size, first: t}
	} else {
		if !line.spans {
			line.spans = true
			w.str("<text")
			w.attr("y", line.baseline)
			w.attr("font-size", line.size)
			w.str(">")
			w.span(line.first)
		}
		w.span(t)
	}
	if t.EndsLine {
		w.endLine()
	}
}

func (w *writer) endLine() {
	line := &w.line
	switch {
	case !line.open:
		return
	case !line.spans:
		t := line.first
		w.str("<text")
		w.str(class(t.Font))
		w.attr("x", t.X)
		w.attr("y", t.Baseline)
		w.attr("font-size", t.Size)
		w.fill(t.Color)
		w.str(">")
		w.text(t.String)
	}
	w.str("</text>\n")
	*line = openLine{}
}

func (w *writer) span(t scene.Text) {
	w.str("<tspan")
	w.str(class(t.Font))
	w.attr("x", t.X)
	w.fill(t.Color)
	w.str(">")
	w.text(t.String)
	w.str("</tspan>")
}

// text writes s so that any XML reader gets it back, in an element or in an
// attribute. What XML cannot hold at all becomes U+FFFD.
func (w *writer) text(s string) {
	for len(s) > 0 {
		plain := strings.IndexFunc(s, special)
		if plain < 0 {
			w.buf = append(w.buf, s...)
			return
		}
		w.buf = append(w.buf, s[:plain]...)
		r, size := utf8.DecodeRuneInString(s[plain:])
		s = s[plain+size:]
		switch r {
		case '&':
			w.str("&amp;")
		case '<':
			w.str("&lt;")
		case '>':
			w.str("&gt;")
		case '"':
			w.str("&quot;")
		case '\t':
			w.str("&#9;")
		case '\n':
			w.str("&#10;")
		case '\r':
			w.str("&#13;")
		default:
			w.str("\uFFFD")
		}
	}
}

// special tells whether a rune cannot stand as it is. IndexFunc gives U+FFFD for
// invalid bytes.
func special(r rune) bool {
	return r < ' ' || r == '&' || r == '<' || r == '>' || r == '"' || r == utf8.RuneError || r == 0xFFFE || r == 0xFFFF
}
