package scene

import (
	"waymark/domain/journey"
	"waymark/domain/vector"
)

// laneLabel is the left end of a lane while it is being drawn.
type laneLabel struct {
	layer  layerOf
	items  []Item  // of the label itself
	height float64 // of name and icon, with air
	text   TextBox
}

const (
	laneIconSize = 14.0
	labelTop     = 13.0 // the name stands on the first line of the first cards
	labelBottom  = 8.0
)

// laneLabel sets the name of a lane beside the icon of its kind. reserve is kept
// free at the right.
func (b *builder) laneLabel(m *laneMemo, reserve float64) *laneLabel {
	l := &laneLabel{layer: layerOf{width: labelWidth}}
	x := sheetPad
	ink, bold, size := b.pal.Text, true, nameSize
	name := laneIcon(m.lane.LaneKind)
	top, under := labelTop, labelBottom
	if m.lane.Collapsed {
		ink, bold, size = b.pal.Quiet, false, cardSize
		name = iconFolded
		top = (foldedHeight - 1.3*size) / 2
		under = top
	}
	if b.view.Icons[name] != nil {
		l.items = b.icon(l.items, name, x, top+1.3*size/2-laneIconSize/2, laneIconSize, b.pal.Quiet)
		x += laneIconSize + 6
	}
	width := labelWidth - x - 8 - reserve
	block := b.block(m.lane.Name, size, bold, width)
	l.items = put(l.items, block, x, top, size, ink)
	bottom := top + height(block)
	l.text = TextBox{
		Rect: vector.Rect{X: x, Y: top, W: width, H: height(block)},
		Size: size, Bold: bold, Color: ink, Ground: b.pal.Label,
	}
	if m.comments > 0 {
		f := flow{b: b, items: l.items, x: x, w: width, y: bottom + 2}
		f.counted(iconComment, m.comments, b.pal.Accent)
		l.items, bottom = f.items, f.bottom()
	}
	l.height = up4(bottom + under)
	return l
}

// closeLabel puts ground and edges under the label.
func (b *builder) closeLabel(l *laneLabel, lane *journey.Lane, total float64) {
	whole := vector.Rect{W: labelWidth, H: total}
	ground := []Item{
		bar(0, 0, labelWidth, total, b.pal.Label),
		bar(labelWidth-b.pal.Hairline, 0, b.pal.Hairline, total, b.pal.Line),
	}
	if lane.LineBelow == journey.NoLine || lane.LineBelow == "" {
		ground = append(ground, bar(0, total-b.pal.Hairline, labelWidth, b.pal.Hairline, b.pal.Line))
	}
	ornaments := l.layer.groups
	texts := l.layer.texts
	l.layer.groups, l.layer.texts = nil, nil
	l.layer.addText(ref(journey.LaneRecord, lane.ID, Whole), whole, append(ground, l.items...), l.text)
	l.layer.groups = append(l.layer.groups, ornaments...)
	l.layer.texts = append(l.layer.texts, texts...)
}

// blueprint is a line of a service blueprint below a lane.
type blueprint struct {
	kind   journey.Line
	name   string
	height float64 // 0 for no line
	shown  signs
	label  []Item
}

const blueprintHeight = 24.0

// blueprint sets the name of the line.
func (b *builder) blueprint(kind journey.Line) blueprint {
	l := blueprint{kind: kind, name: b.words.line(kind)}
	switch kind {
	case journey.LineOfInteraction:
		l.shown = showsInteraction
	case journey.LineOfVisibility:
		l.shown = showsVisibility
	case journey.LineOfInternalInteraction:
		l.shown = showsInternal
	default:
		return l
	}
	block := b.block(l.name, smallSize, false, labelWidth-sheetPad-8)
	l.height = max(blueprintHeight, up4(block.Height+4))
	l.label = put(nil, block, sheetPad, (l.height-block.Height)/2, smallSize, b.pal.Quiet)
	return l
}

// blueprintStroke gives the pattern of a line: where the customer meets us it is
// full, what the customer can see ends at dashes, dots divide teams.
func (b *builder) blueprintStroke(kind journey.Line) vector.Stroke {
	s := vector.Stroke{Color: b.pal.Blueprint, Width: 1.5}
	switch kind {
	case journey.LineOfVisibility:
		s.Dash = []float64{8, 5}
	case journey.LineOfInternalInteraction:
		s.Dash = []float64{0.5, 4}
	case journey.NoLine, journey.LineOfInteraction:
	}
	return s
}

// draw puts the line below the content of a lane.
func (l *blueprint) draw(b *builder, body, label *layerOf, y float64) {
	if l.height == 0 {
		return
	}
	label.add(ornament(), vector.Rect{Y: y, W: labelWidth, H: l.height}, moved(l.label, 0, y))
	middle := y + l.height/2
	var line vector.Path
	line.MoveTo(4, middle)
	line.LineTo(b.groundWidth()-4, middle)
	body.add(ornament(), vector.Rect{Y: y, W: body.width, H: l.height},
		[]Item{Path{Path: line, Stroke: b.blueprintStroke(l.kind)}})
}
