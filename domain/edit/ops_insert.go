package edit

import (
	"cmp"
	"slices"

	"waymark/domain/journey"
)

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
	cells := make(map[journey.Cell][]sibling, len(groups))
	for _, g := range groups {
		if err := tx.needCell(g.Lane, g.Step); err != nil {
			return err
		}
		cells[journey.Cell{Lane: g.Lane, Step: g.Step}] = nil
	}
	for _, c := range tx.doc.Cards.All() {
		cell := journey.Cell{Lane: c.Lane, Step: c.Step}
		if there, wanted := cells[cell]; wanted {
			cells[cell] = append(there, sibling{c.ID, c.Order})
		}
	}
	for _, g := range groups {
		siblings := cells[journey.Cell{Lane: g.Lane, Step: g.Step}]
		slices.SortFunc(siblings, func(a, b sibling) int {
			return cmp.Or(cmp.Compare(a.order, b.order), cmp.Compare(a.id, b.id))
		})
		keys := insertKeys(siblings, g.Index, len(g.Cards), tx.rekeyCard)
		for i, c := range g.Cards {
			c.Lane, c.Step, c.Order = g.Lane, g.Step, keys[i]
			tx.Put(c)
		}
	}
	return nil
}
