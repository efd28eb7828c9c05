package pen

import (
	"waymark/domain/scene"
	"waymark/domain/vector"
)

// Header is the head of a page.
type Header struct {
	Title, Subtitle string
	// Fields stand at the right; one without a value is a line to write on.
	Fields []Field
	// Logo stands in the right corner if it has a size; its place is found here.
	Logo scene.Picture
}

// Field is a value under its label.
type Field struct{ Label, Value string }

// Header draws a head from x, y across the width, at scale, and gives its
// height with the air below. Titles of any length fit.
func (p *Pen) Header(x, y, width, scale float64, h Header) float64 {
	c := &p.Palette
	title := Style{Size: Title * scale, Bold: true, Color: c.Text}
	sub := Style{Size: Body * scale, Color: c.Quiet}
	field := 96 * scale
	ruled, bottom := width, y
	if h.Logo.W > 0 {
		h.Logo.X, h.Logo.Y = x+width-h.Logo.W, y
		p.Add(h.Logo)
		width -= h.Logo.W + Apart*scale
		field = 76 * scale
		bottom = h.Logo.Bottom()
	}
	room, least := width, bottom
	bottom = y
	if n := float64(len(h.Fields)); n > 0 {
		field = min(field, (width*0.5-(n-1)*Gap*scale)/n)
		room = width - n*(field+Gap*scale) - Apart*scale
	}
	fit := p.Fit(h.Title, title, room, title.LineHeight(), title.Size*0.8)
	if fit.Rest != "" { // two lines, then, and large ones
		fit = p.Fit(h.Title, title, room, 2*title.LineHeight(), Heading*scale*0.8)
	}
	if fit.Rest != "" { // a title of many lines: smaller, as long as it is
		fit = p.Fit(h.Title, Style{Size: Small * scale, Bold: true, Color: c.Text}, room, 1e9, Small*scale)
	}
	p.Put(x, y, room, fit.Style, &fit.Block)
	bottom += fit.Height
	if h.Subtitle != "" {
		bottom += p.Text(x, bottom, room, sub, h.Subtitle)
	}
	label := Style{Size: Tiny * scale, Color: c.Quiet}
	at := x + width - float64(len(h.Fields))*(field+Gap*scale) + Gap*scale
	if len(h.Fields) > 0 {
		least = max(least, y+12*scale+Writing*scale)
	}
	bottom = max(bottom, least)
	for _, f := range h.Fields {
		p.FitText(vector.Rect{X: at, Y: y + 2*scale, W: field, H: label.LineHeight()}, label, 5*scale, f.Label)
		if f.Value == "" {
			p.Rule(at, bottom-2*scale, at+field, bottom-2*scale, Line, c.ZeroLine)
		} else {
			top := y + 2*scale + label.LineHeight() + scale
			value := Style{Size: Body * scale, Color: c.Text}
			p.FitText(vector.Rect{X: at, Y: top, W: field, H: max(bottom-top, value.LineHeight())}, value, 6*scale, f.Value)
		}
		at += field + Gap*scale
	}
	bottom += 6 * scale
	p.Bar(vector.Rect{X: x, Y: bottom, W: ruled, H: Rule * scale}, c.Accent)
	return bottom + Rule*scale + Apart*scale*0.75 - y
}
