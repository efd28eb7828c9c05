package scene

import (
	"waymark/domain/journey"
	"waymark/domain/vector"
)

// MarksOf gives the looks of the personas of a map, as a scene of it shows them,
// without laying the map out.
func MarksOf(doc *journey.Document, m *journey.Map, p *Palette) []PersonaMark {
	var out []PersonaMark
	for i, who := range doc.PersonasInOrder() {
		if !m.Personas.Has(who.ID) {
			continue
		}
		color := p.persona(who.Color, i)
		text := legible(color, p.Paper, p.InkRatio)
		out = append(out, PersonaMark{who.ID, color, text, personaInk{who.ID, color, text, len(out)}})
	}
	return out
}

// Curve draws the line of the persona through known values, points with rising
// x, weight times as strong as on the screen. One point draws nothing.
func (m *PersonaMark) Curve(points []vector.Point, weight float64) []Item {
	var path vector.Path
	newPiece(points).draw(&path)
	if path.Empty() {
		return nil
	}
	stroke := vector.Stroke{Color: m.ink.color, Width: m.ink.weight() * weight}
	for _, d := range m.ink.dash() {
		stroke.Dash = append(stroke.Dash, d*weight)
	}
	return []Item{Path{Path: path, Stroke: stroke}}
}

// Point draws a point of the persona around x, y, r its half size: filled where
// the value was researched, open where it is assumed.
func (m *PersonaMark) Point(x, y, r float64, paper vector.Color, researched bool) []Item {
	return m.ink.point(nil, x, y, r, paper, researched)
}

// Tint gives a colour as faint as the ground of a stage.
func (p *Palette) Tint(c vector.Color) vector.Color { return mix(p.Paper, c, p.StageTint) }

// FaceIcons gives the names of the faces at +2, +1, 0, −1 and −2.
func FaceIcons() [5]string { return faceIcons() }

// Number writes a number for a reader: at most two decimals, a comma between
// thousands, a real minus sign.
func Number(v float64) string { return number(v) }

// Signed writes a value of the emotion scale for a reader: like Number, with a
// plus sign above zero.
func Signed(v float64) string {
	if text := number(v); v > 0 && text != "0" {
		return "+" + text
	}
	return number(v)
}

// LaneTone gives the look of the cards in a kind of lane.
func (p *Palette) LaneTone(k journey.LaneKind) Tone {
	b := builder{pal: p}
	return b.toneOf(cardKey{card: &journey.Card{}, kind: k})
}
