package scene

import (
	"waymark/domain/journey"
	"waymark/domain/typeset"
	"waymark/domain/vector"
)

// ColumnWidth is the usual width of a step that asks for none.
const ColumnWidth = columnWidth

func (v *View) columnWidth() float64 {
	if v.ColumnWidth > 0 {
		return max(v.ColumnWidth, columnLeast)
	}
	return columnWidth
}

// LegendLayer gives the legend of a scene that was built with one, laid out
// anew for another width; nil when there is nothing to explain. Paper sets it in
// the size of the page, not of the map.
func (s *Scene) LegendLayer(width float64) *Layer {
	m := s.memo
	if m == nil || m.legend == nil || !(width > 0) {
		return nil
	}
	b := &builder{
		view: m.view, ts: m.ts, pal: &m.view.Palette, words: &m.view.Words,
		blocks: make(map[blockKey]*typeset.Block),
		scene:  &Scene{Width: width, memo: &memo{}},
		sheet:  &arrangement{personas: m.legend.looks},
	}
	band := b.legendBand(m.legend.shown)
	if band == nil {
		return nil
	}
	return band.Body
}

// PersonaMark is how a persona's curve is drawn.
type PersonaMark struct {
	Persona journey.ID
	Color   vector.Color // of the line
	Text    vector.Color // the colour, readable as text
	ink     personaInk
}

// PersonaMarks gives the looks of the personas that the scene shows, in order.
func (s *Scene) PersonaMarks() []PersonaMark {
	var out []PersonaMark
	if s.memo != nil {
		for _, ink := range s.memo.inks {
			out = append(out, PersonaMark{ink.id, ink.color, ink.text, ink})
		}
	}
	return out
}

// Sample draws a piece of the persona's curve, width wide around the middle
// height y, points at their own size.
func (m *PersonaMark) Sample(x, y, width float64, paper vector.Color) []Item {
	return m.ink.sample(nil, x, y, width, paper)
}

// Initials gives what stands in a circle for a name.
func Initials(name string) string { return initials(name) }

// WithoutGround gives the sheet without its white ground: the ornaments that do
// nothing but fill a box with the colour of the paper are left out. Cards keep
// theirs.
func WithoutGround(s *Scene) *Scene {
	out := *s
	out.Background.A = 0
	out.Bands = make([]PlacedBand, len(s.Bands))
	bare := func(l *Layer) *Layer {
		if l == nil {
			return nil
		}
		copied := *l
		copied.Groups = make([]Group, len(l.Groups))
		for i, g := range l.Groups {
			if isGround(g.Ref) {
				var items []Item
				for _, item := range g.Items {
					if r, ok := item.(Rect); ok && r.Fill == s.Background && r.Stroke.Width == 0 && r.Hatch.A == 0 && r.FillTo.A == 0 {
						continue
					}
					items = append(items, item)
				}
				g.Items = items
			}
			copied.Groups[i] = g
		}
		return &copied
	}
	for i, b := range s.Bands {
		band := *b.Band
		band.Body, band.Label = bare(b.Body), bare(b.Label)
		out.Bands[i] = PlacedBand{&band, b.Y}
	}
	return &out
}

// isGround tells whether a group may hold the ground of a band.
func isGround(r Ref) bool {
	return r.Part == Ornament || r.Kind == journey.LaneRecord
}
