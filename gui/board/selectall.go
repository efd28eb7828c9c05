package board

import (
	"slices"

	"waymark/domain/journey"
	"waymark/domain/scene"
)

// chosen answers at once whether something is selected; a linear search would
// not, with thousands of cards.
type chosen struct {
	of   []scene.Ref // what the set was made for
	refs map[scene.Ref]bool
}

// isSelected tells whether a thing is selected, whatever part of it is meant.
func (b *Board) isSelected(r scene.Ref) bool {
	r = record(r)
	if r.ID == "" {
		return false
	}
	refs := b.selection.Refs
	if len(refs) < 16 {
		return slices.Contains(refs, r)
	}
	if len(b.chosen.of) != len(refs) || &b.chosen.of[0] != &refs[0] {
		b.chosen = chosen{refs, make(map[scene.Ref]bool, len(refs))}
		for _, s := range refs {
			b.chosen.refs[record(s)] = true
		}
	}
	return b.chosen.refs[r]
}

// SelectAll selects more with each call: the cards of the selected cell, then of
// its lane, then of the map; of a selected stage, then of the map; the points of
// a curve, then of all curves, then the cards of the map. With nothing selected it
// takes the map at once. What is hidden or folded is left out. While text is being
// typed, it selects that.
func (b *Board) SelectAll() {
	if b.editor == nil {
		return
	}
	if b.typing != nil {
		b.typing.buffer.SelectAll()
		b.update()
		return
	}
	if b.selectMoreFeelings() {
		return
	}
	lanes, steps := b.lanesOfSelection(), b.stepsOfSelection()
	column := b.cardsWhere(func(_, step journey.ID) bool { return steps[step] })
	columns := len(lanes) > 1 && len(column) > 0 && b.allSelected(column) // as many lanes as there are say nothing
	for _, scope := range []func(lane, step journey.ID) bool{
		func(lane, step journey.ID) bool { return lanes[lane] && steps[step] },
		func(lane, _ journey.ID) bool { return lanes[lane] && !columns },
		func(_, step journey.ID) bool { return len(lanes) == 0 && steps[step] },
	} {
		if refs := b.cardsWhere(scope); len(refs) > 0 && !b.allSelected(refs) {
			b.selectRefs(refs)
			return
		}
	}
	b.SelectMapCards()
}

// selectMoreFeelings selects, from a point of a curve, the points of that curve,
// and then those of all curves; false when there are no more, or none.
func (b *Board) selectMoreFeelings() bool {
	refs := b.selection.Refs
	if len(refs) == 0 || slices.ContainsFunc(refs, func(r scene.Ref) bool { return r.Kind != journey.EmotionKind }) {
		return false
	}
	own, _, _ := journey.SplitEmotionID(refs[len(refs)-1].ID)
	one := !slices.ContainsFunc(refs, func(r scene.Ref) bool {
		persona, _, _ := journey.SplitEmotionID(r.ID)
		return persona != own
	})
	var curve, all []scene.Ref
	for _, p := range b.editor.Document().PersonasInOrder() {
		for _, c := range b.scene.Columns {
			if _, ok := b.scene.EmotionPoint(p.ID, c.Step); !ok || c.Folded {
				continue
			}
			ref := scene.Ref{Kind: journey.EmotionKind, ID: journey.EmotionID(p.ID, c.Step)}
			all = append(all, ref)
			if p.ID == own {
				curve = append(curve, ref)
			}
		}
	}
	switch {
	case one && !b.allSelected(curve):
		b.selectRefs(curve)
	case !b.allSelected(all):
		b.selectRefs(all)
	default:
		return false
	}
	return true
}

// SelectCellCards selects all cards of the cells in which the selection lies.
func (b *Board) SelectCellCards() {
	lanes, steps := b.lanesOfSelection(), b.stepsOfSelection()
	b.selectRefs(b.cardsWhere(func(lane, step journey.ID) bool { return lanes[lane] && steps[step] }))
}

// SelectLaneCards selects all cards of the lanes in which the selection lies.
func (b *Board) SelectLaneCards() {
	lanes := b.lanesOfSelection()
	b.selectRefs(b.cardsWhere(func(lane, _ journey.ID) bool { return lanes[lane] }))
}

// SelectStepCards selects all cards of the steps in which the selection lies.
func (b *Board) SelectStepCards() {
	steps := b.stepsOfSelection()
	b.selectRefs(b.cardsWhere(func(_, step journey.ID) bool { return steps[step] }))
}

// SelectStageCards selects all cards of the stages in which the selection lies.
func (b *Board) SelectStageCards() {
	steps, stages := b.stepsOfSelection(), map[journey.ID]bool{}
	for _, c := range b.scene.Columns {
		if steps[c.Step] {
			stages[c.Stage] = true
		}
	}
	b.selectRefs(b.cardsWhere(func(_, step journey.ID) bool {
		c, ok := b.scene.ColumnOf(step)
		return ok && stages[c.Stage]
	}))
}

// SelectMapCards selects all cards in view.
func (b *Board) SelectMapCards() {
	b.selectRefs(b.cardsWhere(func(_, _ journey.ID) bool { return true }))
}

// selectRefs selects cards; with none, the selection stays.
func (b *Board) selectRefs(refs []scene.Ref) {
	if len(refs) == 0 {
		return
	}
	b.batch(func() {
		b.Finish()
		b.setSelection(Selection{Refs: refs})
		b.update()
	})
}

// cardsWhere gives the cards that can be seen in the cells that are wanted, in
// reading order.
func (b *Board) cardsWhere(wanted func(lane, step journey.ID) bool) []scene.Ref {
	w, ok := b.waysOf()
	if !ok {
		return nil
	}
	var refs []scene.Ref
	for i, lane := range w.lanes {
		for k, step := range w.steps {
			if !wanted(lane.ID, step) {
				continue
			}
			for _, id := range w.cards(spot{lane: i, column: k}) {
				refs = append(refs, scene.Ref{Kind: journey.CardKind, ID: id})
			}
		}
	}
	return refs
}

// allSelected tells whether exactly these are selected.
func (b *Board) allSelected(refs []scene.Ref) bool {
	return len(refs) <= len(b.selection.Refs) && !slices.ContainsFunc(refs, func(r scene.Ref) bool { return !b.isSelected(r) })
}

// lanesOfSelection gives the lanes in which the selection lies.
func (b *Board) lanesOfSelection() map[journey.ID]bool {
	lanes := map[journey.ID]bool{}
	if b.editor == nil {
		return lanes
	}
	doc := b.editor.Document()
	if b.selection.Cell.Lane != "" {
		lanes[b.selection.Cell.Lane] = true
	}
	for _, r := range b.selection.Refs {
		switch r.Kind {
		case journey.LaneRecord:
			lanes[r.ID] = true
		case journey.CardKind:
			if c := doc.Cards.Get(r.ID); c != nil {
				lanes[c.Lane] = true
			}
		}
	}
	return lanes
}

// stepsOfSelection gives the steps in which the selection lies.
func (b *Board) stepsOfSelection() map[journey.ID]bool {
	steps := map[journey.ID]bool{}
	if b.editor == nil {
		return steps
	}
	doc := b.editor.Document()
	if b.selection.Cell.Step != "" {
		steps[b.selection.Cell.Step] = true
	}
	for _, r := range b.selection.Refs {
		switch r.Kind {
		case journey.StepKind:
			steps[r.ID] = true
		case journey.StageKind:
			for _, id := range b.stepsOf(r.ID) {
				steps[id] = true
			}
		case journey.CardKind:
			if c := doc.Cards.Get(r.ID); c != nil {
				steps[c.Step] = true
			}
		case journey.EmotionKind:
			if _, step, ok := journey.SplitEmotionID(r.ID); ok {
				steps[step] = true
			}
		}
	}
	return steps
}
