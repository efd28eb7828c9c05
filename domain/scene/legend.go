package scene

import (
	"slices"

	"waymark/domain/journey"
	"waymark/domain/vector"
)

// legendMemo is the legend with all it depends on.
type legendMemo struct {
	shown signs
	looks []personaLook
	width float64
	band  *Band
}

// legendEntry is one explained sign. draw gets the left edge and the middle
// height of the sample.
type legendEntry struct {
	width float64
	text  string
	draw  func(items []Item, x, y float64) []Item
}

const (
	legendRow = 20.0
	legendGap = 24.0
	legendPad = 10.0
)

// legendBand explains the signs that are on this sheet; nil when there are none.
func (b *builder) legendBand(shown signs) *Band {
	m := &legendMemo{shown: shown, width: b.scene.Width}
	if shown&(showsCurve|showsRestricted) != 0 {
		m.looks = b.sheet.personas
	}
	b.scene.memo.legend = m
	if p := b.prev; p != nil && p.legend != nil && p.legend.shown == shown && p.legend.width == m.width &&
		slices.Equal(p.legend.looks, m.looks) {
		m.band = p.legend.band
		return m.band
	}
	entries := b.legendEntries(m)
	if len(entries) == 0 {
		return nil
	}
	l := layerOf{width: m.width}
	room := m.width - 2*sheetPad
	var items []Item
	x, y, row := sheetPad, legendPad, legendRow
	for _, e := range entries {
		text := b.block(e.text, smallSize, false, room-e.width-6)
		wide := e.width + 6 + text.Width
		if x > sheetPad && x+wide > sheetPad+room {
			x, y, row = sheetPad, y+row, legendRow
		}
		items = e.draw(items, x, y+legendRow/2)
		items = put(items, text, x+e.width+6, y+(legendRow-text.LineHeight)/2, smallSize, b.pal.Quiet)
		row = max(row, up4(text.Height+6))
		x += wide + legendGap
	}
	total := up4(y + row + legendPad - 4)
	items = append([]Item{bar(0, 0, m.width, total, b.pal.Paper)}, items...)
	l.add(ornament(), vector.Rect{W: m.width, H: total}, items)
	m.band = &Band{Kind: LegendBand, Height: total, Body: l.layer(total)}
	return m.band
}

func (b *builder) legendEntries(m *legendMemo) []legendEntry {
	var entries []legendEntry
	p, w := b.pal, b.words
	add := func(sign signs, width float64, text string, draw func([]Item, float64, float64) []Item) {
		if m.shown&sign != 0 {
			entries = append(entries, legendEntry{width, text, draw})
		}
	}
	for i := range m.looks {
		ink := m.looks[i].ink
		add(showsCurve, sampleWidth, m.looks[i].persona.Name, func(items []Item, x, y float64) []Item {
			return ink.sample(items, x, y, sampleWidth, p.Paper)
		})
	}
	add(showsBreak, 32, w.LegendUnknown, b.breakSample)
	marks := func(n int, square bool, on vector.Color) func([]Item, float64, float64) []Item {
		return func(items []Item, x, y float64) []Item { return putMarks(items, x, y, n, square, on, p.Unscored) }
	}
	add(showsImportance, marksWide, w.LegendImportance, marks(4, false, p.Importance))
	add(showsSatisfaction, marksWide, w.LegendSatisfaction, marks(3, true, p.Satisfaction))
	add(showsGap, b.line(fill(w.Gap, "2"), smallSize, false).Width, w.LegendGap, func(items []Item, x, y float64) []Item {
		block := b.line(fill(w.Gap, "2"), smallSize, false)
		return put(items, block, x, y-block.LineHeight/2, smallSize, p.Gap)
	})
	add(showsMoment, momentSize, w.LegendMoment, func(items []Item, x, y float64) []Item {
		return append(items, lozenge(x+momentSize/2, y, momentSize/2, p.Moment))
	})
	add(showsSeverity, marksWide, w.LegendSeverity, marks(4, false, p.PainPoint.Ink))
	add(showsValue, signSize, w.LegendValue, b.signSample(iconOpportunity, p.Opportunity.Ink))
	add(showsActivity, swatchWidth, w.LegendActivity, b.swatch(p.Activity, vector.Color{}))
	add(showsWasted, swatchWidth, w.LegendWasted, b.swatch(p.Activity, p.Hatch))
	add(showsResearched, 6, w.Researched, func(items []Item, x, y float64) []Item {
		return append(items, dot(x+3, y, 3, p.Faint))
	})
	add(showsAssumed, 6, w.Assumed, func(items []Item, x, y float64) []Item {
		return append(items, ring(x+3, y, 3, 1, p.Faint, vector.Color{}))
	})
	add(showsSource, 8, w.LegendSource, func(items []Item, x, y float64) []Item {
		items = append(items, dot(x+4, y, 1.9, p.Faint))
		return append(items, ring(x+4, y, 3.5, 0.8, p.FaintRing, vector.Color{}))
	})
	for i := range m.looks {
		ink := m.looks[i].ink
		if m.shown&showsCurve != 0 {
			break // the curves' samples have the same shapes
		}
		add(showsRestricted, 8, m.looks[i].persona.Name, func(items []Item, x, y float64) []Item {
			return ink.point(items, x+4, y, 4, ink.color, true)
		})
	}
	if len(m.looks) > 0 {
		ink := m.looks[0].ink
		add(showsRestricted, 8, w.LegendPersonas, func(items []Item, x, y float64) []Item {
			return ink.point(items, x+4, y, 4, ink.color, true)
		})
	}
	add(showsNote, signSize, w.LegendNote, b.signSample(iconNote, p.Quiet))
	add(showsComment, signSize, w.LegendComment, b.signSample(iconComment, p.Accent))
	add(showsLink, signSize, w.LegendLink, b.signSample(iconLink, p.Quiet))
	for _, line := range [...]struct {
		sign signs
		kind journey.Line
	}{
		{showsInteraction, journey.LineOfInteraction},
		{showsVisibility, journey.LineOfVisibility},
		{showsInternal, journey.LineOfInternalInteraction},
	} {
		add(line.sign, sampleWidth, w.line(line.kind), func(items []Item, x, y float64) []Item {
			var path vector.Path
			path.MoveTo(x+1, y)
			path.LineTo(x+sampleWidth-1, y)
			return append(items, Path{Path: path, Stroke: b.blueprintStroke(line.kind)})
		})
	}
	return entries
}

const swatchWidth = 20.0

// swatch shows the look of a kind of card.
func (b *builder) swatch(tone Tone, hatch vector.Color) func([]Item, float64, float64) []Item {
	return func(items []Item, x, y float64) []Item {
		box := frame(vector.Rect{X: x, Y: y - 6, W: swatchWidth, H: 12}, 3, tone.Fill, vector.Stroke{Color: tone.Line, Width: 1})
		box.Hatch = hatch
		return append(items, box)
	}
}

func (b *builder) signSample(name string, c vector.Color) func([]Item, float64, float64) []Item {
	return func(items []Item, x, y float64) []Item {
		return b.icon(items, name, x, y-signSize/2, signSize, c)
	}
}

// breakSample shows a curve with a gap.
func (b *builder) breakSample(items []Item, x, y float64) []Item {
	var path vector.Path
	path.MoveTo(x+2, y)
	path.LineTo(x+11, y)
	path.MoveTo(x+21, y)
	path.LineTo(x+30, y)
	return append(items, Path{Path: path, Stroke: vector.Stroke{Color: b.pal.Quiet, Width: 2}})
}
