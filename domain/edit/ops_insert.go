package edit

import "waymark/domain/journey"

// Insertion says where cards that were made elsewhere go: into a cell, in the
// given order, at position Index (clamped).
type Insertion struct {
	Cards      []*journey.Card
	Lane, Step journey.ID
	Index      int
}

// InsertCards is InsertCard for many cells at once. No cell may be named twice.
// The cards belong to the document from then on.
func (tx *Tx) InsertCards(groups []Insertion) error {
	cells := make([]journey.Cell, len(groups))
	for i, g := range groups {
		if err := tx.needCell(g.Lane, g.Step); err != nil {
			return err
		}
		cells[i] = journey.Cell{Lane: g.Lane, Step: g.Step}
	}
	there := tx.doc.CardsInCells(cells)
	for i, g := range groups {
		siblings := others(there[cells[i]], atCard)
		keys := insertKeys(siblings, g.Index, len(g.Cards), tx.rekeyCard)
		for i, c := range g.Cards {
			c.Lane, c.Step, c.Order = g.Lane, g.Step, keys[i]
			tx.Put(c)
		}
	}
	return nil
}
