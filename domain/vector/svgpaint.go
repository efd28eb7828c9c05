package vector

import (
	"image/color"
	"math"
	"strconv"
	"strings"

	"golang.org/x/image/colornames"
)

// svgState is what an element passes on to its children.
type svgState struct {
	transform   matrix
	fill        paint
	stroke      paint
	strokeWidth float64
	dash        []float64
	evenOdd     bool
	hidden      bool
	// opacity is the product of the opacities of all elements around: shapes of
	// a half transparent group that overlap shine through each other.
	opacity, fillOpacity, strokeOpacity float64
}

func initialState() svgState {
	return svgState{
		transform:   matrix{1, 0, 0, 1, 0, 0},
		fill:        paint{color: Color{A: 255}, set: true},
		strokeWidth: 1, opacity: 1, fillOpacity: 1, strokeOpacity: 1,
	}
}

// apply takes in the attributes of an element.
func (s *svgState) apply(at attributes) {
	own := s.opacity // opacity multiplies, once for each element
	for _, a := range at {
		if a.Name.Local == "transform" {
			s.transform = s.transform.times(parseTransform(a.Value))
		}
		s.set(a.Name.Local, a.Value, own)
	}
	for _, declaration := range strings.Split(at.text("style"), ";") {
		if name, value, ok := strings.Cut(declaration, ":"); ok {
			s.set(strings.TrimSpace(name), value, own)
		}
	}
}

// set takes in one presentation attribute or style declaration.
func (s *svgState) set(name, value string, around float64) {
	value = strings.TrimSpace(value)
	switch name {
	case "fill":
		s.fill = s.fill.parse(value)
	case "stroke":
		s.stroke = s.stroke.parse(value)
	case "fill-rule":
		if value != "inherit" {
			s.evenOdd = value == "evenodd"
		}
	case "stroke-width":
		if v, ok := number(value); ok && v >= 0 {
			s.strokeWidth = v
		}
	case "stroke-dasharray":
		s.dash = numbers(value)
	case "opacity":
		s.opacity = around * fraction(value, 1)
	case "fill-opacity":
		s.fillOpacity = fraction(value, s.fillOpacity)
	case "stroke-opacity":
		s.strokeOpacity = fraction(value, s.strokeOpacity)
	case "display":
		s.hidden = s.hidden || value == "none"
	case "visibility":
		s.hidden = s.hidden || value == "hidden" || value == "collapse"
	}
}

// dashes gives the dash pattern in the units of the art, nil for a full line.
func (s *svgState) dashes() []float64 {
	sum := 0.0
	out := make([]float64, 0, 2*len(s.dash))
	for _, d := range s.dash {
		if d < 0 {
			return nil
		}
		sum += d
		out = append(out, d*s.transform.scale())
	}
	if !(sum > 0 && sum <= maxCoord) {
		return nil
	}
	if len(out)%2 == 1 {
		out = append(out, out...)
	}
	return out
}

// paint is a fill or stroke: nothing, a colour, the colour of whoever draws
// the picture (current), or a gradient (ref).
type paint struct {
	set     bool
	current bool
	color   Color
	ref     string
}

func (p paint) visible() bool { return p.set }

// alpha gives the colour with its alpha times opacity.
func (p paint) alpha(opacity float64) Color { return fade(p.color, opacity) }

func fade(c Color, opacity float64) Color {
	c.A = uint8(math.Round(float64(c.A) * min(max(opacity, 0), 1)))
	return c
}

// parse reads a paint; one that cannot be read leaves the inherited one.
func (p paint) parse(value string) paint {
	switch value {
	case "none", "transparent":
		return paint{}
	case "currentColor", "currentcolor":
		return paint{set: true, current: true, color: Color{A: 255}}
	}
	if id, ok := strings.CutPrefix(value, "url(#"); ok {
		id, _, _ = strings.Cut(id, ")")
		return paint{set: true, ref: id}
	}
	if c, ok := parseColor(value); ok {
		return paint{set: true, color: c}
	}
	return p
}

func rgba(r, g, b, a uint8) Color { return Color{R: r, G: g, B: b, A: a} }

func parseColor(value string) (Color, bool) {
	if hex, ok := strings.CutPrefix(value, "#"); ok {
		return parseHex(hex)
	}
	if list, ok := strings.CutPrefix(value, "rgb("); ok {
		n := numbers(strings.TrimSuffix(list, ")"))
		if len(n) != 3 {
			return Color{}, false
		}
		scale := 1.0
		if strings.Contains(list, "%") {
			scale = 2.55
		}
		channel := func(v float64) uint8 { return uint8(min(max(math.Round(v*scale), 0), 255)) }
		return rgba(channel(n[0]), channel(n[1]), channel(n[2]), 255), true
	}
	c, ok := colornames.Map[strings.ToLower(value)]
	return color.NRGBA(c), ok // named colours are opaque, so both kinds of alpha agree
}

// parseHex reads the digits after "#": three or four digits, or pairs of them.
func parseHex(hex string) (Color, bool) {
	v, err := strconv.ParseUint(hex, 16, 32)
	if err != nil {
		return Color{}, false
	}
	nibble := func(shift int) uint8 { return uint8(v>>shift&0xF) * 17 }
	switch len(hex) {
	case 3:
		return rgba(nibble(8), nibble(4), nibble(0), 255), true
	case 4:
		return rgba(nibble(12), nibble(8), nibble(4), nibble(0)), true
	case 6:
		return rgba(uint8(v>>16), uint8(v>>8), uint8(v), 255), true
	case 8:
		return rgba(uint8(v>>24), uint8(v>>16), uint8(v>>8), uint8(v)), true
	}
	return Color{}, false
}

// gradient collects the stops of a gradient.
type gradient struct{ stops []gradientStop }

type gradientStop struct {
	offset float64
	color  Color
}

// gradientUser is a shape whose paint is a gradient. Gradients may be defined
// after the shapes that use them.
type gradientUser struct {
	shape   int
	stroke  bool
	ref     string
	opacity float64
}

// use notes that the next shape is painted with the gradient ref, if any.
func (r *svgReader) use(ref string, stroke bool, opacity float64) {
	if ref != "" {
		r.users = append(r.users, gradientUser{len(r.art.Shapes), stroke, ref, opacity})
	}
}

// add takes in a stop.
func (g *gradient) add(at attributes) {
	if g == nil {
		return
	}
	text, opacity := at.text("stop-color"), fraction(at.text("stop-opacity"), 1)
	for _, declaration := range strings.Split(at.text("style"), ";") {
		switch name, value, _ := strings.Cut(declaration, ":"); strings.TrimSpace(name) {
		case "stop-color":
			text = strings.TrimSpace(value)
		case "stop-opacity":
			opacity = fraction(value, opacity)
		}
	}
	c, ok := parseColor(text)
	if !ok {
		c = Color{A: 255}
	}
	g.stops = append(g.stops, gradientStop{fraction(at.text("offset"), 0), fade(c, opacity)})
}

// mean gives the mean colour along the gradient.
func (g *gradient) mean() Color {
	if g == nil || len(g.stops) == 0 {
		return Color{}
	}
	var sum [4]float64
	add := func(c Color, weight float64) {
		for i, v := range [4]uint8{c.R, c.G, c.B, c.A} {
			sum[i] += weight * float64(v)
		}
	}
	first, last := g.stops[0], g.stops[len(g.stops)-1]
	at := first.offset
	add(first.color, at)
	for i, s := range g.stops[1:] {
		step := max(0, s.offset-at) / 2
		add(g.stops[i].color, step)
		add(s.color, step)
		at = max(at, s.offset)
	}
	add(last.color, 1-at)
	channel := func(i int) uint8 { return uint8(math.Round(min(max(sum[i], 0), 255))) }
	return rgba(channel(0), channel(1), channel(2), channel(3))
}

// paintGradients gives the shapes that use gradients their colour.
func (r *svgReader) paintGradients() {
	for _, u := range r.users {
		c := fade(r.gradients[u.ref].mean(), u.opacity)
		if u.stroke {
			r.art.Shapes[u.shape].Stroke.Color = c
		} else {
			r.art.Shapes[u.shape].Fill = c
		}
	}
}
