package board

import (
	"slices"

	"waymark/domain/journey"
)

// cellForNew gives the cell and the position that a new card goes to: the
// selected cell's end, below the selected card, or the first cell of the first
// lane that holds cards. ok is false when the map has no such place.
func (b *Board) cellForNew() (cell journey.Cell, index int, ok bool) {
	doc := b.editor.Document()
	if c := b.selection.Cell; c != (journey.Cell{}) && holdsCards(doc.Lanes.Get(c.Lane)) {
		return c, len(doc.CardsIn(c.Lane, c.Step)), true
	}
	if card := b.selectedCard(doc); card != nil {
		cards := doc.CardsIn(card.Lane, card.Step)
		return journey.Cell{Lane: card.Lane, Step: card.Step}, slices.Index(cards, card) + 1, true
	}
	outline := doc.Outline(b.mapID)
	if outline == nil || len(outline.Steps) == 0 {
		return journey.Cell{}, 0, false
	}
	step := b.stepOfSelection(doc)
	if step == "" {
		step = outline.Steps[0].ID
	}
	lane := b.laneOfSelection(doc)
	if lane == "" || !holdsCards(doc.Lanes.Get(lane)) {
		i := slices.IndexFunc(outline.Lanes, holdsCards)
		if i < 0 {
			return journey.Cell{}, 0, false
		}
		lane = outline.Lanes[i].ID
	}
	return journey.Cell{Lane: lane, Step: step}, len(outline.Cards(lane, step)), true
}

// holdsCards tells lanes of cards from the emotion lane.
func holdsCards(l *journey.Lane) bool { return l != nil && l.LaneKind != journey.EmotionCurve }

// selectedCard gives the last selected card, or nil.
func (b *Board) selectedCard(doc *journey.Document) *journey.Card {
	for _, r := range slices.Backward(b.selection.Refs) {
		if c := doc.Cards.Get(r.ID); r.Kind == journey.CardKind && c != nil {
			return c
		}
	}
	return nil
}

// stepOfSelection gives the step in which the selection lies, or "".
func (b *Board) stepOfSelection(doc *journey.Document) journey.ID {
	if b.selection.Cell.Step != "" {
		return b.selection.Cell.Step
	}
	for _, r := range slices.Backward(b.selection.Refs) {
		switch r.Kind {
		case journey.StepKind:
			return r.ID
		case journey.StageKind:
			if steps := doc.StepsOf(r.ID); len(steps) > 0 {
				return steps[len(steps)-1].ID
			}
		case journey.CardKind:
			if c := doc.Cards.Get(r.ID); c != nil {
				return c.Step
			}
		case journey.EmotionKind:
			if _, step, ok := journey.SplitEmotionID(r.ID); ok {
				return step
			}
		}
	}
	return ""
}

// stageOfSelection gives the stage in which the selection lies, or "".
func (b *Board) stageOfSelection(doc *journey.Document) journey.ID {
	if s := doc.Steps.Get(b.stepOfSelection(doc)); s != nil {
		return s.Stage
	}
	return ""
}

// laneOfSelection gives the lane in which the selection lies, or "".
func (b *Board) laneOfSelection(doc *journey.Document) journey.ID {
	if b.selection.Cell.Lane != "" {
		return b.selection.Cell.Lane
	}
	for _, r := range slices.Backward(b.selection.Refs) {
		switch r.Kind {
		case journey.LaneRecord:
			return r.ID
		case journey.CardKind:
			if c := doc.Cards.Get(r.ID); c != nil {
				return c.Lane
			}
		}
	}
	return ""
}

func indexOf[T any](rows []*T, id journey.ID, idOf func(*T) journey.ID) int {
	return slices.IndexFunc(rows, func(r *T) bool { return idOf(r) == id })
}

// cellOfSelection gives the cell of the selected card, or none.
func (b *Board) cellOfSelection() journey.Cell {
	if c := b.selectedCard(b.editor.Document()); c != nil {
		return journey.Cell{Lane: c.Lane, Step: c.Step}
	}
	return journey.Cell{}
}
