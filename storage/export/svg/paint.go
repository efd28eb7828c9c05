package svg

import (
	"strconv"

	"waymark/domain/vector"
	"waymark/storage/export/internal/num"
)

func (w *writer) str(s string)  { w.buf = append(w.buf, s...) }
func (w *writer) int(n int)     { w.buf = strconv.AppendInt(w.buf, int64(n), 10) }
func (w *writer) num(v float64) { w.buf = num.Append(w.buf, v, 2) }

func (w *writer) attr(name string, v float64) {
	w.buf = append(w.buf, ' ')
	w.buf = append(w.buf, name...)
	w.buf = append(w.buf, '=', '"')
	w.buf = num.Append(w.buf, v, 2)
	w.buf = append(w.buf, '"')
}

func (w *writer) color(c vector.Color) {
	const hex = "0123456789abcdef"
	w.buf = append(w.buf, '#', hex[c.R>>4], hex[c.R&15], hex[c.G>>4], hex[c.G&15], hex[c.B>>4], hex[c.B&15])
}

// colorAttr writes a colour and, if it is not opaque, its opacity.
func (w *writer) colorAttr(name string, c vector.Color) {
	w.buf = append(w.buf, ' ')
	w.buf = append(w.buf, name...)
	w.buf = append(w.buf, '=', '"')
	w.color(c)
	w.buf = append(w.buf, '"')
	if c.A < 0xff {
		w.buf = append(w.buf, ' ')
		w.buf = append(w.buf, name...)
		w.buf = append(w.buf, `-opacity="`...)
		w.buf = num.Append(w.buf, float64(c.A)/0xff, 3)
		w.buf = append(w.buf, '"')
	}
}

func (w *writer) fill(c vector.Color) {
	if c.A == 0 {
		w.str(` fill="none"`)
		return
	}
	w.colorAttr("fill", c)
}

func (w *writer) stroke(s vector.Stroke) {
	if s.Width <= 0 || s.Color.A == 0 {
		return // no stroke is what elements have
	}
	w.colorAttr("stroke", s.Color)
	w.strokeForm(s, 2)
}

// strokeForm writes everything of a stroke but its colour.
func (w *writer) strokeForm(s vector.Stroke, decimals int) {
	w.str(` stroke-width="`)
	w.buf = num.Append(w.buf, s.Width, decimals)
	w.str(`"`)
	if len(s.Dash) == 0 {
		return
	}
	w.str(` stroke-dasharray="`)
	for i, d := range s.Dash {
		if i > 0 {
			w.str(" ")
		}
		w.buf = num.Append(w.buf, d, decimals)
	}
	w.str(`"`)
}

func (w *writer) paint(fill vector.Color, stroke vector.Stroke) {
	w.fill(fill)
	w.stroke(stroke)
}
