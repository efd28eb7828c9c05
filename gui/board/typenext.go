package board

import (
	"slices"

	"fyne.io/fyne/v2"

	"waymark/domain/journey"
	"waymark/domain/scene"
)

// What comes after a text. Enter goes down, Tab to the right, as in a
// spreadsheet: from card to new card below, from cell to cell. In a list that is
// being made – stages, steps – Enter goes on to the next of them. A new thing
// that is left without a text ends it.

// typeEnter is Enter without Shift or Ctrl.
func (b *Board) typeEnter() {
	t := b.typing
	end := t.number || t.made && t.unwanted()
	b.commitTyping()
	switch {
	case end:
	case t.ref.Kind == journey.CardKind:
		b.addBelow(t.ref.ID)
	case t.made && t.buffer.Text() != t.first:
		b.addAfter(t.ref)
	}
	b.update()
}

// addBelow opens a new card below another one.
func (b *Board) addBelow(id journey.ID) {
	doc := b.editor.Document()
	if c := doc.Cards.Get(id); c != nil && b.placed(c) {
		cards := doc.CardsIn(c.Lane, c.Step)
		b.addCardAt(journey.Cell{Lane: c.Lane, Step: c.Step}, slices.Index(cards, c)+1)
	}
}

// placed tells whether a card can be seen: not in a folded lane.
func (b *Board) placed(c *journey.Card) bool {
	_, ok := b.scene.TextBox(scene.Ref{Kind: journey.CardKind, ID: c.ID})
	return ok
}

// addAfter opens the next of a list that is being made.
func (b *Board) addAfter(ref scene.Ref) {
	doc := b.editor.Document()
	switch ref.Kind {
	case journey.StageKind:
		b.addStageAt(indexOf(doc.StagesOf(b.mapID), ref.ID, idOfStage) + 1)
	case journey.StepKind:
		if s := doc.Steps.Get(ref.ID); s != nil {
			b.addStepAt(s.Stage, indexOf(doc.StepsOf(s.Stage), ref.ID, idOfStep)+1)
		}
	}
	if t := b.typing; t != nil {
		t.chained = true
	}
}

// typeStay commits what is typed and stays where it is.
func (b *Board) typeStay() {
	b.commitTyping()
	b.update()
}

// typeNext is Tab, with back Shift+Tab: it commits what is typed and goes on –
// from a card to the next cell, from an emotion to the next step, from the name
// of a stage to its goal and to the next stage.
func (b *Board) typeNext(back bool) {
	t := b.typing
	ref, cell := t.ref, b.cellOfTyping(back)
	b.commitTyping()
	if cell != (journey.Cell{}) {
		b.goToCell(cell, back, ref)
		b.update()
		return
	}
	if next, ok := b.nextText(ref, back); ok {
		b.editText(next, nil)
		if b.typing != nil {
			b.typing.buffer.SelectAll()
		}
		b.revealTyping()
	}
	b.update()
}

// cellOfTyping gives the cell from which Tab goes on; zero where it goes through
// texts.
func (b *Board) cellOfTyping(back bool) journey.Cell {
	ref := b.typing.ref
	switch ref.Kind {
	case journey.CardKind:
		c := b.editor.Document().Cards.Get(ref.ID)
		if c == nil {
			return journey.Cell{}
		}
		if c.LastStep != "" && !back {
			return journey.Cell{Lane: c.Lane, Step: c.LastStep}
		}
		return journey.Cell{Lane: c.Lane, Step: c.Step}
	case journey.EmotionKind:
		_, step, _ := journey.SplitEmotionID(ref.ID)
		return journey.Cell{Lane: b.emotionLane(), Step: step}
	}
	return journey.Cell{}
}

// emotionLane gives the uppermost lane of curves that can be seen, or "".
func (b *Board) emotionLane() journey.ID {
	for _, band := range b.scene.Bands {
		if _, ok := b.scene.EmotionValue(band.Lane, band.Y); ok && band.Kind == scene.LaneBand {
			return band.Lane
		}
	}
	return ""
}

// goToCell selects the cell after another one, along the lane and then along the
// next; the last and the first stay where they are. Coming from an emotion, it
// is the emotion of the same persona.
func (b *Board) goToCell(from journey.Cell, back bool, ref scene.Ref) {
	to, ok := b.cellAfter(from, back)
	if !ok {
		to = from
	}
	b.setSelection(Selection{Cell: to})
	if persona, _, isEmotion := journey.SplitEmotionID(ref.ID); isEmotion {
		if lane := b.editor.Document().Lanes.Get(to.Lane); lane != nil && lane.LaneKind == journey.EmotionCurve {
			if b.editor.Document().EmotionAt(persona, to.Step) != nil {
				b.setSelection(Selection{Refs: []scene.Ref{{Kind: journey.EmotionKind, ID: journey.EmotionID(persona, to.Step)}}})
			}
		}
	}
	b.revealSelection()
}

// cellAfter gives the next of the cells that can be seen, in reading order.
func (b *Board) cellAfter(from journey.Cell, back bool) (journey.Cell, bool) {
	w, ok := b.waysOf()
	if !ok {
		return journey.Cell{}, false
	}
	lane, column := indexOf(w.lanes, from.Lane, idOfLane), slices.Index(w.steps, from.Step)
	if lane < 0 || column < 0 {
		return journey.Cell{}, false
	}
	at := lane*len(w.steps) + column
	if back {
		at--
	} else {
		at++
	}
	if at < 0 || at >= len(w.lanes)*len(w.steps) {
		return journey.Cell{}, false
	}
	return w.cell(spot{lane: at / len(w.steps), column: at % len(w.steps)}), true
}

func (b *Board) nextText(ref scene.Ref, back bool) (scene.Ref, bool) {
	refs := b.textsLike(ref)
	i := slices.Index(refs, textRef(ref))
	switch {
	case i < 0:
		return scene.Ref{}, false
	case back:
		i--
	default:
		i++
	}
	if i < 0 || i >= len(refs) {
		return scene.Ref{}, false
	}
	return refs[i], true
}

// textsLike gives the texts that Tab goes through, in order.
func (b *Board) textsLike(ref scene.Ref) []scene.Ref {
	o := b.editor.Document().Outline(b.mapID)
	if o == nil {
		return nil
	}
	var refs []scene.Ref
	add := func(id journey.ID, parts ...scene.Part) {
		for _, part := range parts {
			refs = append(refs, scene.Ref{Kind: ref.Kind, ID: id, Part: part})
		}
	}
	switch ref.Kind {
	case journey.StageKind:
		for _, s := range o.Stages {
			add(s.ID, scene.Name, scene.Goal)
		}
	case journey.StepKind:
		for _, s := range o.Steps {
			add(s.ID, scene.Whole)
		}
	case journey.LaneRecord:
		for _, l := range o.Lanes {
			add(l.ID, scene.Name)
		}
	case journey.PersonaRecord:
		for _, p := range o.Personas {
			add(p.ID, scene.Name, scene.Details, scene.Firmographics, scene.Quote)
		}
	}
	return refs
}

// walkOut ends the typing of something new that has no text yet by an arrow key,
// which goes on over the map; it tells whether it did.
func (b *Board) walkOut(key fyne.KeyName) bool {
	t := b.typing
	if !isArrow(key) || !t.made || t.number || t.buffer.Text() != "" {
		return false
	}
	b.leaveTyping()
	b.moveSelection(key, false)
	b.update()
	return true
}
