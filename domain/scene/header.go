package scene

import (
	"slices"

	"waymark/domain/journey"
	"waymark/domain/vector"
)

// The measures of stage headers.
const (
	stageBar    = 4.0
	headerPad   = 6.0
	stepPad     = 4.0
	headerLeast = 48.0
)

// headerMemo is the stage band with all it depends on besides the columns.
type headerMemo struct {
	keys  []headerKey
	width float64
	band  *Band
}

// headerKey is one column's part.
type headerKey struct {
	stage    *journey.Stage
	step     *journey.Step
	hue      vector.Color
	comments int
	folded   bool
	cards    int // of a folded stage
}

// headerBand draws the stage headers and, where there are any, the steps.
func (b *builder) headerBand() *Band {
	if b.sheet.m == nil {
		return nil
	}
	m := &headerMemo{width: b.scene.Width}
	for _, st := range b.sheet.stages {
		for _, step := range st.steps {
			m.keys = append(m.keys, headerKey{st.stage, step, st.hue, b.comments[st.stage.ID], st.folded, st.cards})
		}
	}
	b.scene.memo.header = m
	if b.prev != nil && b.prev.header != nil && b.sheet.sameColumns && b.prev.header.width == m.width &&
		slices.Equal(b.prev.header.keys, m.keys) {
		m.band = b.prev.header.band
		return m.band
	}
	body := layerOf{width: b.bodyWidth()}
	body.add(ornament(), vector.Rect{}, nil) // the ground, once the height is known
	high := headerLeast
	stages := make([]stageHeader, len(b.sheet.stages))
	for i := range b.sheet.stages {
		stages[i] = b.stageHeader(i)
		high = max(high, stages[i].height)
	}
	high = up4(high)
	for i := range stages {
		b.addStage(&body, i, &stages[i], high)
	}
	total := high
	if b.sheet.stepped {
		total += b.addSteps(&body, high)
	}
	body.groups[0].Bounds = vector.Rect{W: body.width, H: total}
	body.groups[0].Items = []Item{bar(0, 0, body.width, total, b.pal.Paper)}
	label := layerOf{width: labelWidth}
	label.add(ornament(), vector.Rect{W: labelWidth, H: total}, []Item{
		bar(0, 0, labelWidth, total, b.pal.Label),
		bar(labelWidth-b.pal.Hairline, 0, b.pal.Hairline, total, b.pal.Line),
		bar(0, total-b.pal.Hairline, labelWidth, b.pal.Hairline, b.pal.Line),
	})
	m.band = &Band{
		Kind: StageBand, Height: total, BodyX: labelWidth,
		Label: label.layer(total), Body: body.layer(total),
	}
	return m.band
}

// stageHeader is the text of a stage header, set but not yet framed.
type stageHeader struct {
	name, goal []Item
	nameBox    TextBox
	goalBox    TextBox
	mark       []Item      // comments
	fold       vector.Rect // of the sign of a folded stage
	box        vector.Rect
	tint       vector.Color
	height     float64
}

func (b *builder) stageHeader(i int) stageHeader {
	look := b.sheet.stages[i]
	columns := b.scene.Stages[i]
	x := columns.X - labelWidth
	h := stageHeader{
		box:  vector.Rect{X: x, W: columns.W},
		tint: mix(b.pal.Paper, look.hue, b.pal.StageTint),
	}
	if look.folded {
		b.foldedHeader(&h, &look)
		return h
	}
	left, width := x+cellPad, columns.W-2*cellPad
	y := stageBar + headerPad
	nameWidth := width
	if n := b.comments[look.stage.ID]; n > 0 {
		count := b.line(number(float64(n)), smallSize, false)
		wide := signSize + 2 + count.Width
		nameWidth -= wide + 4
		f := flow{b: b, x: left + width - wide, w: wide, y: y + 1}
		f.counted(iconComment, n, b.pal.Accent)
		h.mark = f.items
	}
	name := b.block(look.stage.Name, nameSize, true, nameWidth)
	h.name = put(nil, name, left, y, nameSize, b.pal.Text)
	h.nameBox = TextBox{vector.Rect{X: left, Y: y, W: nameWidth, H: height(name)}, nameSize, true, b.pal.Text, h.tint}
	y += height(name) + 1
	goal := b.block(look.stage.Goal, detailSize, false, width)
	ink := legible(b.pal.Quiet, h.tint, b.pal.InkRatio)
	h.goal = put(nil, goal, left, y, detailSize, ink)
	h.goalBox = TextBox{vector.Rect{X: left, Y: y, W: width, H: height(goal)}, detailSize, false, ink, h.tint}
	h.height = y + height(goal) + headerPad
	return h
}

// addStage puts a header into the band: a tinted box under a bar of its hue.
func (b *builder) addStage(body *layerOf, i int, h *stageHeader, high float64) {
	look := b.sheet.stages[i]
	box := h.box
	box.H = high
	inner := vector.Rect{X: box.X + 0.5, W: box.W - 1, H: high}
	items := []Item{
		Rect{Rect: inner, Fill: h.tint, Radius: 3, TopOnly: true},
		Rect{Rect: vector.Rect{X: inner.X, W: inner.W, H: stageBar}, Fill: look.hue, Radius: 3, TopOnly: true},
	}
	id := look.stage.ID
	body.add(ref(journey.StageKind, id, Whole), box, append(items, h.mark...))
	body.addText(ref(journey.StageKind, id, Name), h.nameBox.Rect, h.name, h.nameBox)
	if look.folded {
		body.add(ref(journey.StageKind, id, Fold), h.fold, nil)
		return
	}
	body.addText(ref(journey.StageKind, id, Goal), h.goalBox.Rect, h.goal, h.goalBox)
}

// addSteps draws the row of step headers below the stages and gives its height.
func (b *builder) addSteps(body *layerOf, top float64) float64 {
	row := 0.0
	column := 0
	type stepHeader struct {
		id    journey.ID
		items []Item
		box   TextBox
		x, w  float64
		last  bool
	}
	var steps []stepHeader
	for _, st := range b.sheet.stages {
		tint := mix(b.pal.Paper, st.hue, b.pal.StageTint/2)
		for k, step := range st.steps {
			c := b.scene.Columns[column]
			column++
			x := c.X - labelWidth
			name := step.Name
			if c.Folded {
				name = ""
			}
			block := b.block(name, detailSize, false, c.W-2*cellPad)
			box := TextBox{
				vector.Rect{X: x + cellPad, Y: top + stepPad, W: c.W - 2*cellPad, H: height(block)},
				detailSize, false, b.pal.Text, tint,
			}
			steps = append(steps, stepHeader{
				step.ID, put(nil, block, box.X, box.Y, detailSize, b.pal.Text), box, x, c.W, k == len(st.steps)-1,
			})
			row = max(row, height(block)+2*stepPad)
		}
	}
	row = up4(row)
	for _, s := range steps {
		edge := b.pal.Hairline
		if s.last {
			edge = 1
		}
		items := append([]Item{bar(s.x+0.5, top, s.w-0.5-edge/2, row, s.box.Ground)}, s.items...)
		if !s.last {
			items = append(items, bar(s.x+s.w-edge, top+stepPad, edge, row-2*stepPad, b.pal.Line))
		}
		body.addText(ref(journey.StepKind, s.id, Whole), vector.Rect{X: s.x, Y: top, W: s.w, H: row}, items, s.box)
	}
	return row
}
