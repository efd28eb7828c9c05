package edit

import (
	"waymark/domain/journey"
)

// AddCard puts a new card with a text into a cell, at position index from the
// top (clamped), and gives its id.
func (tx *Tx) AddCard(lane, step journey.ID, index int, text string) (journey.ID, error) {
	card := journey.NewRecord(journey.CardKind, tx.newID()).(*journey.Card)
	card.Text = text
	return card.ID, tx.InsertCard(card, lane, step, index)
}

// InsertCard puts a card that was made elsewhere into a cell, at position index
// from the top (clamped). The card belongs to the document from then on.
func (tx *Tx) InsertCard(card *journey.Card, lane, step journey.ID, index int) error {
	if err := tx.needCell(lane, step); err != nil {
		return err
	}
	keys := insertKeys(others(tx.doc.CardsIn(lane, step), atCard), index, 1, tx.rekeyCard)
	card.Lane, card.Step, card.Order = lane, step, keys[0]
	tx.Put(card)
	return nil
}

// MoveCards brings cards into a cell, in the given order, at position index
// among the cards of that cell that are not moved. A card that spans columns
// keeps its number of columns as far as the map goes.
func (tx *Tx) MoveCards(ids []journey.ID, lane, step journey.ID, index int) error {
	if err := tx.needCell(lane, step); err != nil {
		return err
	}
	target := tx.doc.Lanes.Get(lane)
	outline := tx.doc.Outline(target.Map)
	siblings := others(tx.doc.CardsIn(lane, step), atCard, ids...)
	if tx.unmoved(ids, lane, step, index) {
		return nil
	}
	keys := insertKeys(siblings, index, len(ids), tx.rekeyCard)
	for i, id := range ids {
		err := Update(tx, id, func(c *journey.Card) {
			columns := 0
			if from := tx.doc.MapOf(c); from == target.Map {
				first, last := outline.Span(c)
				columns = last - first
			}
			c.Lane, c.Step, c.Order = lane, step, keys[i]
			c.LastStep = spanEnd(outline, step, columns)
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// unmoved tells whether the cards already stand at that position, so that a
// drop where one picked up changes nothing.
func (tx *Tx) unmoved(ids []journey.ID, lane, step journey.ID, index int) bool {
	cards := tx.doc.CardsIn(lane, step)
	if index < 0 || index+len(ids) > len(cards) {
		return false
	}
	for i, id := range ids {
		if cards[index+i].ID != id {
			return false
		}
	}
	return true
}

// spanEnd gives the last step of a card that starts at step and covers that
// many further columns, "" for none.
func spanEnd(o *journey.Outline, step journey.ID, columns int) journey.ID {
	first := o.Column(step)
	last := min(first+columns, len(o.Steps)-1)
	if first < 0 || last <= first {
		return ""
	}
	return o.Steps[last].ID
}

// SetCardText writes a card's text.
func (tx *Tx) SetCardText(id journey.ID, text string) error {
	return Update(tx, id, func(c *journey.Card) { c.Text = text })
}

// SpanCard makes a card reach to the column of last, or to its own column only
// when last stands before it.
func (tx *Tx) SpanCard(id, last journey.ID) error {
	card := tx.doc.Cards.Get(id)
	if card == nil {
		return gone(journey.CardKind, id)
	}
	outline := tx.doc.Outline(tx.doc.MapOf(card))
	if outline.Column(last) <= outline.Column(card.Step) {
		last = ""
	}
	return Update(tx, id, func(c *journey.Card) { c.LastStep = last })
}

// RemoveCards deletes cards with their actions and comments.
func (tx *Tx) RemoveCards(ids ...journey.ID) {
	going := make(map[journey.ID]journey.Kind, len(ids))
	for _, id := range ids {
		going[id] = journey.CardKind
	}
	tx.RemoveAll(going)
}

// SetEmotion says how a persona feels at a step, −2 … +2 (clamped). Feeling,
// quote and basis of an emotion that was there stay.
func (tx *Tx) SetEmotion(persona, step journey.ID, value float64) error {
	if !tx.doc.Personas.Has(persona) {
		return gone(journey.PersonaRecord, persona)
	}
	if !tx.doc.Steps.Has(step) {
		return gone(journey.StepKind, step)
	}
	value = min(max(value, -2), 2)
	id := journey.EmotionID(persona, step)
	if tx.doc.Emotions.Has(id) {
		return Update(tx, id, func(e *journey.Emotion) { e.Value = value })
	}
	e := journey.NewRecord(journey.EmotionKind, id).(*journey.Emotion)
	e.Value = value
	tx.Put(e)
	return nil
}

// ClearEmotion makes a feeling unknown again.
func (tx *Tx) ClearEmotion(persona, step journey.ID) {
	tx.Remove(journey.EmotionKind, journey.EmotionID(persona, step))
}

func (tx *Tx) needCell(lane, step journey.ID) error {
	l, s := tx.doc.Lanes.Get(lane), tx.doc.Steps.Get(step)
	if l == nil {
		return gone(journey.LaneRecord, lane)
	}
	if s == nil {
		return gone(journey.StepKind, step)
	}
	return nil
}
