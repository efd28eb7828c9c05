package scene

import (
	"maps"
	"slices"
)

// WithoutFormer gives a scene without the drawings that it keeps for undo, to be
// compared with one that was built without a scene before.
func WithoutFormer(s *Scene) *Scene {
	if s.memo == nil {
		return s
	}
	out, memo := *s, *s.memo
	memo.lanes = maps.Clone(memo.lanes)
	for id, lane := range memo.lanes {
		m := *lane
		m.cells = slices.Clone(m.cells)
		for i := range m.cells {
			m.cells[i].cards = slices.Clone(m.cells[i].cards)
			for k := range m.cells[i].cards {
				m.cells[i].cards[k].former = placedDrawing{}
			}
		}
		memo.lanes[id] = &m
	}
	out.memo = &memo
	return &out
}
