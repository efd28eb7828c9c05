package board

import (
	"slices"

	"fyne.io/fyne/v2"

	"waymark/domain/edit"
	"waymark/domain/journey"
	"waymark/domain/scene"
)

// Nudge moves what is selected by the keyboard: cards to the neighbouring place
// or cell, stages, steps, lanes and personas past their neighbour, emotions by a
// tenth. What is hidden or folded is passed over: nothing goes where nobody sees it.
func (b *Board) Nudge(key fyne.KeyName) {
	b.Finish()
	if b.editor == nil || len(b.selection.Refs) == 0 {
		return
	}
	doc := b.editor.Document()
	r := b.selection.Refs[len(b.selection.Refs)-1]
	dx, dy := arrow(key)
	label := edit.Label{Subject: textOf(doc, r)}
	var move func(*edit.Tx) error
	switch r.Kind {
	case journey.CardKind:
		label.Verb, move = edit.VerbMoveCard, b.nudgeCards(doc, dx, dy)
	case journey.StageKind:
		label.Verb = edit.VerbMoveStage
		if i, ok := b.neighbour(r, idsOf(doc.StagesOf(b.mapID), idOfStage), dx); ok {
			move = func(tx *edit.Tx) error { return tx.MoveStage(r.ID, i) }
		}
	case journey.StepKind:
		label.Verb, move = edit.VerbMoveStep, b.nudgeStep(doc, r, dx)
	case journey.LaneRecord:
		label.Verb = edit.VerbMoveLane
		if i, ok := b.neighbour(r, idsOf(doc.LanesOf(b.mapID), idOfLane), dy); ok {
			move = func(tx *edit.Tx) error { return tx.MoveLane(r.ID, i) }
		}
	case journey.PersonaRecord:
		label.Verb = edit.VerbMovePersona
		if i, ok := b.neighbour(r, idsOf(doc.PersonasInOrder(), func(p *journey.Persona) journey.ID { return p.ID }), dx); ok {
			move = func(tx *edit.Tx) error { return tx.MovePersona(r.ID, i) }
		}
	case journey.EmotionKind:
		persona, step, _ := journey.SplitEmotionID(r.ID)
		e := doc.EmotionAt(persona, step)
		if e == nil || dy == 0 {
			return
		}
		label = edit.Label{Verb: edit.VerbSetEmotion, Subject: b.personaName(persona)}
		move = func(tx *edit.Tx) error { return tx.SetEmotion(persona, step, snapValue(e.Value-0.1*float64(dy))) }
	}
	if move == nil {
		return
	}
	refs := slices.Clone(b.selection.Refs)
	b.do(label, func(tx *edit.Tx) ([]scene.Ref, error) { return refs, move(tx) })
	b.revealSelection()
	b.update()
}

func arrow(key fyne.KeyName) (dx, dy int) {
	switch key {
	case fyne.KeyLeft:
		return -1, 0
	case fyne.KeyRight:
		return 1, 0
	case fyne.KeyUp:
		return 0, -1
	}
	return 0, 1
}

// neighbour gives the index, among all of its kind, of the nearest one that the
// map shows in a direction.
func (b *Board) neighbour(r scene.Ref, all []journey.ID, by int) (int, bool) {
	i := slices.Index(all, r.ID)
	if by == 0 || i < 0 {
		return 0, false
	}
	for i += by; i >= 0 && i < len(all); i += by {
		if b.shows(r.Kind, all[i]) {
			return i, true
		}
	}
	return 0, false
}

// nudgeCards moves the selected cards. Those of one cell go through its cards and
// on to the next cell; those of several go on by whole cells and keep their
// arrangement. At the border of the map they stay.
func (b *Board) nudgeCards(doc *journey.Document, dx, dy int) func(*edit.Tx) error {
	w, ok := b.waysOf()
	if !ok {
		return nil
	}
	w.lanes = slices.DeleteFunc(w.lanes, func(l *journey.Lane) bool { return !holdsCards(l) })
	var ids []journey.ID
	for _, r := range b.selection.Refs {
		if c := doc.Cards.Get(r.ID); r.Kind == journey.CardKind && c != nil && w.spotOf(c) != (grid{-1, -1}) {
			ids = append(ids, r.ID)
		}
	}
	ids = b.inReadingOrder(ids)
	if len(ids) == 0 {
		return nil
	}
	from := make(map[grid][]journey.ID)
	var cells []grid
	for _, id := range ids {
		at := w.spotOf(doc.Cards.Get(id))
		if from[at] == nil {
			cells = append(cells, at)
		}
		from[at] = append(from[at], id)
	}
	moving := journey.SetOf(ids...)
	others := func(at grid) int {
		return len(slices.DeleteFunc(slices.Clone(doc.CardsIn(w.lanes[at.lane].ID, w.steps[at.column])), func(c *journey.Card) bool { return moving.Has(c.ID) }))
	}
	groups := make([]edit.Placing, 0, len(cells))
	for _, at := range cells {
		index := w.indexIn(doc, at, from[at][0])
		to := grid{at.lane, at.column + dx}
		switch inside := index + dy; {
		case dx == 0 && len(cells) == 1 && inside >= 0 && inside <= others(at):
			index = inside
		case dx == 0:
			to.lane += dy
			index = 0
		}
		if to.lane < 0 || to.lane >= len(w.lanes) || to.column < 0 || to.column >= len(w.steps) {
			return nil
		}
		if index = min(index, others(to)); to.lane < at.lane {
			index = others(to)
		}
		groups = append(groups, edit.Placing{Cards: from[at], Lane: w.lanes[to.lane].ID, Step: w.steps[to.column], Index: index})
	}
	return func(tx *edit.Tx) error { return tx.PlaceCards(groups) }
}

// spotOf gives the cell of a card, −1, −1 when it is not among those in view.
func (w *ways) spotOf(c *journey.Card) grid {
	at := grid{indexOf(w.lanes, c.Lane, idOfLane), slices.Index(w.steps, c.Step)}
	if at.lane < 0 || at.column < 0 {
		return grid{-1, -1}
	}
	return at
}

// indexIn gives the place of a card among those of its cell.
func (w *ways) indexIn(doc *journey.Document, at grid, card journey.ID) int {
	return slices.IndexFunc(doc.CardsIn(w.lanes[at.lane].ID, w.steps[at.column]), func(c *journey.Card) bool { return c.ID == card })
}

// nudgeStep moves a step past its neighbour, into the next stage at the ends of
// its own.
func (b *Board) nudgeStep(doc *journey.Document, r scene.Ref, dx int) func(*edit.Tx) error {
	step := doc.Steps.Get(r.ID)
	if step == nil || dx == 0 {
		return nil
	}
	steps := doc.StepsOf(step.Stage)
	if i := indexOf(steps, r.ID, idOfStep) + dx; i >= 0 && i < len(steps) {
		return func(tx *edit.Tx) error { return tx.MoveStep(r.ID, step.Stage, i) }
	}
	stages := idsOf(doc.StagesOf(b.mapID), idOfStage)
	for k := slices.Index(stages, step.Stage) + dx; k >= 0 && k < len(stages); k += dx {
		if b.cfg.View.FoldedStages.Has(stages[k]) || !b.shows(journey.StageKind, stages[k]) {
			continue
		}
		index := 0
		if dx < 0 {
			index = len(doc.StepsOf(stages[k]))
		}
		return func(tx *edit.Tx) error { return tx.MoveStep(r.ID, stages[k], index) }
	}
	return nil
}

func idsOf[T any](rows []T, id func(T) journey.ID) []journey.ID {
	out := make([]journey.ID, len(rows))
	for i, row := range rows {
		out[i] = id(row)
	}
	return out
}
