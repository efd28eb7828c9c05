package scene

import (
	"strings"
	"unicode"

	"waymark/domain/journey"
	"waymark/domain/vector"
)

// personaInk is how a persona is told from the others: by colour, line pattern
// and the shape of its points.
type personaInk struct {
	id    journey.ID
	color vector.Color
	text  vector.Color // the colour, readable as text
	place int          // among the personas of the map: pattern and shape
}

// personaLook is all that is drawn of a persona.
type personaLook struct {
	persona  *journey.Persona
	ink      personaInk
	picture  *journey.Attachment
	comments int
}

// dash gives the line pattern.
func (p personaInk) dash() []float64 {
	switch p.place % 6 {
	case 1:
		return []float64{7, 5}
	case 2:
		return []float64{1, 5}
	case 3:
		return []float64{12, 5, 1, 5}
	case 4:
		return []float64{16, 6}
	case 5:
		return []float64{4, 4}
	}
	return nil
}

// weight gives the width of the curve: broken lines look lighter than full ones.
func (p personaInk) weight() float64 {
	if p.place%6 == 2 {
		return 3
	}
	return 2.5
}

// pointRadius is the half size of a point of a curve.
const pointRadius = 6.0

// point draws the shape of the persona's points around x, y: filled where the
// value was researched, open where it is assumed.
func (p personaInk) point(items []Item, x, y, r float64, paper vector.Color, researched bool) []Item {
	fill := paper
	if researched {
		fill = p.color
	}
	width := r * 0.4
	stroke := vector.Stroke{Color: p.color, Width: width}
	at := vector.Point{X: x, Y: y}
	switch p.place % 6 {
	case 0:
		return append(items, ring(x, y, r, width, p.color, fill))
	case 1:
		side := 2*r - 2
		box := vector.Rect{X: x - side/2, Y: y - side/2, W: side, H: side}
		return append(items, frame(box, 1, fill, stroke))
	case 2:
		return append(items, polygon(at, fill, stroke, 0, -r, r, 0, 0, r, -r, 0))
	case 3:
		return append(items, polygon(at, fill, stroke, 0, -r, r, 0.75*r, -r, 0.75*r))
	case 4:
		return append(items, polygon(at, fill, stroke, 0, r, r, -0.75*r, -r, -0.75*r))
	}
	return append(items, polygon(at, fill, stroke, -0.5*r, -0.9*r, 0.5*r, -0.9*r, r, 0, 0.5*r, 0.9*r, -0.5*r, 0.9*r, -r, 0))
}

// polygon closes the corners, given from the middle, into a form whose stroke
// stays about inside them.
func polygon(at vector.Point, fill vector.Color, stroke vector.Stroke, corners ...float64) Path {
	const shrink = 0.82
	var p vector.Path
	for i := 0; i < len(corners); i += 2 {
		x, y := at.X+corners[i]*shrink, at.Y+corners[i+1]*shrink
		if i == 0 {
			p.MoveTo(x, y)
		} else {
			p.LineTo(x, y)
		}
	}
	p.Close()
	return Path{Path: p, Fill: fill, Stroke: stroke}
}

// sample draws a piece of the persona's curve with a point on it, w wide around
// the middle height y.
func (p personaInk) sample(items []Item, x, y, w float64, paper vector.Color) []Item {
	var line vector.Path
	line.MoveTo(x+2, y)
	line.LineTo(x+w-2, y)
	items = append(items, Path{Path: line, Stroke: vector.Stroke{Color: p.color, Width: p.weight() * 0.8, Dash: p.dash()}})
	return p.point(items, x+w/2, y, 5, paper, false)
}

// portrait draws the picture of a persona, or its initials, in a circle.
func (b *builder) portrait(items []Item, look *personaLook, x, y, size float64) []Item {
	box := vector.Rect{X: x, Y: y, W: size, H: size}
	if a := look.picture; a != nil {
		return append(items, Picture{Rect: box, Radius: size / 2, Attachment: a.ID, Type: a.Type, Data: a.Data})
	}
	items = append(items, Rect{Rect: box, Radius: size / 2, Fill: look.ink.color})
	letters := initials(look.persona.Name)
	if letters == "" {
		return items
	}
	block := b.line(letters, size*0.4, false)
	if block.Width > size {
		return items
	}
	color := onColor(look.ink.color, b.pal.Dark, b.pal.Light)
	return putCentered(items, block, x+size/2, y+(size-block.Height)/2, size*0.4, color)
}

// initials gives what stands in a circle for a name: the first letters of the
// first two words, or the first character of a name written without spaces in a
// script without capitals.
func initials(name string) string {
	var out []rune
	for word := range strings.FieldsSeq(name) {
		for _, r := range word {
			if unicode.IsLetter(r) || unicode.IsNumber(r) {
				if unicode.Is(unicode.Han, r) || unicode.In(r, unicode.Hiragana, unicode.Katakana, unicode.Hangul) {
					if len(out) == 0 {
						return string(r)
					}
					return string(out)
				}
				out = append(out, unicode.ToUpper(r))
				break
			}
		}
		if len(out) == 2 {
			break
		}
	}
	return string(out)
}
