package board

import (
	"math"
	"slices"

	"fyne.io/fyne/v2"

	"waymark/domain/edit"
	"waymark/domain/journey"
	"waymark/domain/scene"
)

func notANumber() float64 { return math.NaN() }

// moveAmongHeads goes from stage to stage, step to step, lane to lane, persona
// to persona; false when the selection is none of these.
func (b *Board) moveAmongHeads(o *journey.Outline, r scene.Ref, key fyne.KeyName) bool {
	back, on := fyne.KeyLeft, fyne.KeyRight
	var ids []journey.ID
	switch r.Kind {
	case journey.StageKind:
		for _, s := range o.Stages {
			ids = append(ids, s.ID)
		}
	case journey.StepKind:
		for _, s := range o.Steps {
			ids = append(ids, s.ID)
		}
	case journey.PersonaRecord:
		for _, p := range o.Personas {
			ids = append(ids, p.ID)
		}
	case journey.LaneRecord:
		back, on = fyne.KeyUp, fyne.KeyDown
		for _, l := range o.Lanes {
			ids = append(ids, l.ID)
		}
	default:
		return false
	}
	i := slices.Index(ids, r.ID)
	switch key {
	case back:
		i--
	case on:
		i++
	default:
		b.crossFromHead(r, key)
		return true
	}
	if i >= 0 && i < len(ids) {
		b.setSelection(Selection{Refs: []scene.Ref{{Kind: r.Kind, ID: ids[i]}}})
		b.revealSelection()
		b.update()
	}
	return true
}

// revealSelection scrolls what is selected into view.
func (b *Board) revealSelection() {
	if n := len(b.selection.Refs); n > 0 {
		if box, ok := b.boundsOf(b.selection.Refs[n-1]); ok {
			b.reveal(box)
		}
		return
	}
	if c := b.selection.Cell; c.Step != "" {
		if box, ok := b.scene.Cell(c.Lane, c.Step); ok {
			b.reveal(box)
		}
	}
}

// Nudge moves what is selected by the keyboard: cards to the neighbouring place
// or cell, stages, steps and lanes past their neighbour, emotions by a tenth.
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
		i := indexOf(doc.StagesOf(b.mapID), r.ID, idOfStage)
		label.Verb, move = edit.VerbMoveStage, func(tx *edit.Tx) error { return tx.MoveStage(r.ID, max(i+dx, 0)) }
	case journey.StepKind:
		label.Verb, move = edit.VerbMoveStep, nudgeStep(doc, b.mapID, r.ID, dx)
	case journey.LaneRecord:
		i := indexOf(doc.LanesOf(b.mapID), r.ID, idOfLane)
		label.Verb, move = edit.VerbMoveLane, func(tx *edit.Tx) error { return tx.MoveLane(r.ID, max(i+dy, 0)) }
	case journey.EmotionKind:
		persona, step, _ := journey.SplitEmotionID(r.ID)
		e := doc.EmotionAt(persona, step)
		if e == nil {
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

// nudgeCards moves the selected cards as a block, led by the first of them.
func (b *Board) nudgeCards(doc *journey.Document, dx, dy int) func(*edit.Tx) error {
	o := doc.Outline(b.mapID)
	var ids []journey.ID
	for _, r := range b.selection.Refs {
		if r.Kind == journey.CardKind {
			ids = append(ids, r.ID)
		}
	}
	ids = b.inReadingOrder(ids)
	if len(ids) == 0 {
		return nil
	}
	first := doc.Cards.Get(ids[0])
	others := func(lane, step journey.ID) []*journey.Card {
		return slices.DeleteFunc(slices.Clone(o.Cards(lane, step)), func(c *journey.Card) bool { return slices.Contains(ids, c.ID) })
	}
	lane, step := first.Lane, first.Step
	index := slices.Index(o.Cards(lane, step), first)
	switch {
	case dx != 0:
		i := o.Column(step) + dx
		if i < 0 || i >= len(o.Steps) {
			return nil
		}
		step = o.Steps[i].ID
		index = min(index, len(others(lane, step)))
	case index+dy >= 0 && index+dy <= len(others(lane, step)):
		index += dy
	default:
		i := indexOf(o.Lanes, lane, idOfLane) + dy
		for i >= 0 && i < len(o.Lanes) && !holdsCards(o.Lanes[i]) {
			i += dy
		}
		if i < 0 || i >= len(o.Lanes) {
			return nil
		}
		lane = o.Lanes[i].ID
		index = 0
		if dy < 0 {
			index = len(others(lane, step))
		}
	}
	return func(tx *edit.Tx) error { return tx.MoveCards(ids, lane, step, index) }
}

// nudgeStep moves a step past its neighbour, into the next stage at the ends of
// its own.
func nudgeStep(doc *journey.Document, mapID, id journey.ID, dx int) func(*edit.Tx) error {
	step := doc.Steps.Get(id)
	if step == nil || dx == 0 {
		return nil
	}
	steps, stages := doc.StepsOf(step.Stage), doc.StagesOf(mapID)
	i, k := indexOf(steps, id, idOfStep)+dx, indexOf(stages, step.Stage, idOfStage)+dx
	if i >= 0 && i < len(steps) {
		return func(tx *edit.Tx) error { return tx.MoveStep(id, step.Stage, i) }
	}
	if k < 0 || k >= len(stages) {
		return nil
	}
	index := 0
	if dx < 0 {
		index = len(doc.StepsOf(stages[k].ID))
	}
	return func(tx *edit.Tx) error { return tx.MoveStep(id, stages[k].ID, index) }
}
