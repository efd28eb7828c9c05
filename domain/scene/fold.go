package scene

import (
	"waymark/domain/journey"
	"waymark/domain/vector"
)

// foldPad is between the edge of a folded stage and what it tells: its column is
// narrow.
const foldPad = 5.0

// foldedHeader sets the header of a folded stage: a sign, its name, how many
// cards it holds.
func (b *builder) foldedHeader(h *stageHeader, look *stageLook) {
	left, width := h.box.X+foldPad, h.box.W-2*foldPad
	y := stageBar + 4
	h.fold = vector.Rect{X: left - foldPad, Y: 0, W: width + 2*foldPad, H: y + laneIconSize + 3}
	ink := legible(b.pal.Quiet, h.tint, b.pal.InkRatio)
	if b.view.Icons[iconFolded] != nil {
		h.mark = b.icon(h.mark, iconFolded, left, y, laneIconSize, ink)
	}
	if n := b.comments[look.stage.ID]; n > 0 {
		f := flow{b: b, items: h.mark, x: left + laneIconSize + 4, w: width - laneIconSize - 4, y: y + 1}
		f.counted(iconComment, n, b.pal.Accent)
		h.mark = f.items
	}
	y += laneIconSize + 3
	name := b.block(look.stage.Name, smallSize, true, width)
	h.name = put(nil, name, left, y, smallSize, b.pal.Text)
	h.nameBox = TextBox{vector.Rect{X: left, Y: y, W: width, H: height(name)}, smallSize, true, b.pal.Text, h.tint}
	y += height(name) + 1
	count := b.block(b.words.count(look.cards), smallSize, false, width)
	h.mark = put(h.mark, count, left, y, smallSize, ink)
	h.height = y + height(count) + headerPad
}

// withFolded gives the ground of a lane with the folded stages on it: a quiet
// strip each, and how many cards it holds there. Without such stages it is the
// ground itself.
func (b *builder) withFolded(m *laneMemo, content float64) []Item {
	items := m.ground.items
	own := false
	for i, c := range b.scene.Columns {
		if !c.Folded {
			continue
		}
		if !own {
			items, own = append([]Item(nil), items...), true
		}
		x := c.X - labelWidth
		items = append(items, bar(x, 0, c.W-1, content-b.pal.Hairline, b.pal.Label))
		if n := m.cells[i].folded; n > 0 {
			block := b.line(number(float64(n)), smallSize, false)
			y := cellPad + 2
			if m.lane.Collapsed {
				y = (foldedHeight - block.LineHeight) / 2
			}
			items = put(items, block, x+(c.W-block.Width)/2, y, smallSize, b.pal.Quiet)
		}
	}
	return items
}

// firstIn gives the first emotion of a persona that is known in a stage, or nil.
func (b *builder) firstIn(stage, persona journey.ID) *journey.Emotion {
	for _, step := range b.doc.StepsOf(stage) {
		if e := b.doc.EmotionAt(persona, step.ID); e != nil {
			return e
		}
	}
	return nil
}
