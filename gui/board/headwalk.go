package board

import (
	"slices"

	"fyne.io/fyne/v2"

	"waymark/domain/journey"
	"waymark/domain/scene"
)

// The arrow keys cross the borders of the cells as the eye does: up from the
// first lane to the step, the stage and the personas, left from the first column
// to the lane, and back again.

// crossToHead goes from a cell at the border to the head beyond it; it tells
// whether there is one.
func (b *Board) crossToHead(key fyne.KeyName) bool {
	if key != fyne.KeyUp && key != fyne.KeyLeft {
		return false
	}
	w, ok := b.waysOf()
	if !ok {
		return false
	}
	at, ok := w.here()
	switch {
	case !ok:
		return false
	case key == fyne.KeyLeft && at.column == 0:
		return b.goToHead(journey.LaneRecord, w.lanes[at.lane].ID)
	case key == fyne.KeyUp && at.lane == 0 && at.card <= 0:
		return b.goToColumnHead(w.steps[at.column])
	}
	return false
}

// goToColumnHead goes to the name of a step, or of its stage where steps show
// none.
func (b *Board) goToColumnHead(step journey.ID) bool {
	if b.goToHead(journey.StepKind, step) {
		return true
	}
	s := b.editor.Document().Steps.Get(step)
	return s != nil && b.goToHead(journey.StageKind, s.Stage)
}

// crossFromHead goes from a stage, step, lane or persona to what lies beyond it.
func (b *Board) crossFromHead(r scene.Ref, key fyne.KeyName) {
	doc := b.editor.Document()
	switch {
	case r.Kind == journey.StageKind && key == fyne.KeyDown:
		for _, s := range doc.StepsOf(r.ID) {
			if b.goToHead(journey.StepKind, s.ID) || b.goToColumn(s.ID) {
				return
			}
		}
	case r.Kind == journey.StageKind && key == fyne.KeyUp:
		for _, p := range doc.PersonasInOrder() {
			if b.goToHead(journey.PersonaRecord, p.ID) {
				return
			}
		}
	case r.Kind == journey.StepKind && key == fyne.KeyUp:
		if s := doc.Steps.Get(r.ID); s != nil {
			b.goToHead(journey.StageKind, s.Stage)
		}
	case r.Kind == journey.StepKind && key == fyne.KeyDown:
		b.goToColumn(r.ID)
	case r.Kind == journey.PersonaRecord && key == fyne.KeyDown:
		for _, s := range doc.StagesOf(b.mapID) {
			if b.goToHead(journey.StageKind, s.ID) {
				return
			}
		}
	case r.Kind == journey.LaneRecord && key == fyne.KeyRight:
		if w, ok := b.waysOf(); ok {
			if lane := indexOf(w.lanes, r.ID, idOfLane); lane >= 0 {
				b.selectFirst(w, spot{lane: lane})
			}
		}
	}
}

// goToColumn goes to the uppermost cell of a column, or its first card.
func (b *Board) goToColumn(step journey.ID) bool {
	w, ok := b.waysOf()
	if !ok {
		return false
	}
	column := slices.Index(w.steps, step)
	if column < 0 {
		return false
	}
	b.selectFirst(w, spot{column: column})
	return true
}

// selectFirst selects a cell, or the first of its cards.
func (b *Board) selectFirst(w *ways, at spot) {
	at.card = min(0, len(w.cards(at))-1)
	b.selectSpot(w, at)
}

// goToHead selects a stage, step, lane or persona if the map shows it.
func (b *Board) goToHead(kind journey.Kind, id journey.ID) bool {
	ref := scene.Ref{Kind: kind, ID: id}
	if _, ok := b.boundsOf(ref); !ok {
		return false
	}
	b.goTo(Selection{Refs: []scene.Ref{ref}})
	return true
}

// AddLike adds another of what is selected: a stage behind a stage, a step behind
// a step, a persona; for a lane it offers the kinds; else a card.
func (b *Board) AddLike() {
	b.Finish()
	if b.editor == nil {
		return
	}
	n := len(b.selection.Refs)
	if n == 0 {
		b.AddCard()
		return
	}
	switch last := b.selection.Refs[n-1]; last.Kind {
	case journey.StageKind:
		b.AddStage()
	case journey.StepKind:
		b.AddStep()
	case journey.PersonaRecord:
		b.AddPersona()
	case journey.LaneRecord:
		b.offerLanes(last)
	default:
		b.AddCard()
	}
}

// offerLanes shows the kinds of lanes; the one that is chosen goes below a lane.
func (b *Board) offerLanes(lane scene.Ref) {
	at := b.middle()
	if box, pane, ok := b.outlineOf(lane); ok {
		b.reveal(box)
		at = b.onScreen(pane, box).Center()
	}
	index := indexOf(b.editor.Document().LanesOf(b.mapID), lane.ID, idOfLane)
	b.showMenu(b.laneMenu(index+1), at)
}
