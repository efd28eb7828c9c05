package edit

import (
	"waymark/domain/journey"
)

// Placing says where cards go: into a cell, in the given order, at position
// Index (clamped) among the cards of that cell that are not placed themselves.
type Placing struct {
	Cards      []journey.ID
	Lane, Step journey.ID
	Index      int
}

// PlaceCards brings cards into several cells at once, such as a block that keeps
// its arrangement. No cell may be named twice. A card that spans columns keeps their number as far as the map
// goes. Cards that stand where they are to go stay as they are.
func (tx *Tx) PlaceCards(groups []Placing) error {
	moving := make(map[journey.ID]bool)
	for _, g := range groups {
		for _, id := range g.Cards {
			if !tx.doc.Cards.Has(id) {
				return gone(journey.CardKind, id)
			}
			moving[id] = true
		}
	}
	return tx.place(groups, moving, func(id journey.ID) (*journey.Card, error) {
		return tx.doc.Cards.Get(id).Clone().(*journey.Card), nil
	})
}

// CopyCards puts copies of cards into several cells at once. name gives the id of
// the copy of each card, so that a preview that is made again gives the same
// records; comments and actions stay with the originals.
func (tx *Tx) CopyCards(groups []Placing, name func(journey.ID) journey.ID) error {
	return tx.place(groups, nil, func(id journey.ID) (*journey.Card, error) {
		from := tx.doc.Cards.Get(id)
		if from == nil {
			return nil, gone(journey.CardKind, id)
		}
		card := from.Clone().(*journey.Card)
		card.ID, card.Origin = name(id), ""
		return card, nil
	})
}

// place puts a card for each id of the groups into its cell. Cards in moving are
// no siblings of those that are placed.
func (tx *Tx) place(groups []Placing, moving map[journey.ID]bool, card func(journey.ID) (*journey.Card, error)) error {
	outlines := make(map[journey.ID]*journey.Outline)
	outlineOf := func(id journey.ID) *journey.Outline {
		o, ok := outlines[id]
		if !ok {
			o = tx.doc.Outline(id)
			outlines[id] = o
		}
		return o
	}
	cells := make([]journey.Cell, len(groups))
	for i, g := range groups {
		cells[i] = journey.Cell{Lane: g.Lane, Step: g.Step}
	}
	there := tx.doc.CardsInCells(cells)
	var placed []*journey.Card
	for i, g := range groups {
		if err := tx.needCell(g.Lane, g.Step); err != nil {
			return err
		}
		all := there[cells[i]]
		if moving != nil && g.unmovedAmong(all, moving) {
			continue
		}
		siblings := make([]sibling, 0, len(all))
		for _, c := range all {
			if !moving[c.ID] {
				siblings = append(siblings, sibling{c.ID, c.Order})
			}
		}
		keys := insertKeys(siblings, g.Index, len(g.Cards), tx.rekeyCard)
		for i, id := range g.Cards {
			c, err := card(id)
			if err != nil {
				return err
			}
			if c.LastStep != "" {
				c.LastStep = tx.spanAt(outlineOf(tx.doc.Lanes.Get(g.Lane).Map), c, g.Step)
			}
			c.Lane, c.Step, c.Order = g.Lane, g.Step, keys[i]
			placed = append(placed, c)
		}
	}
	for _, c := range placed { // at the end: spans are those from before
		tx.Put(c)
	}
	return nil
}

// spanAt gives the last step of a card that is to start at another step and to
// cover as many columns as it does now.
func (tx *Tx) spanAt(o *journey.Outline, c *journey.Card, step journey.ID) journey.ID {
	if o == nil || tx.doc.MapOf(c) != o.Map.ID {
		return ""
	}
	first, last := o.Span(c)
	return spanEnd(o, step, last-first)
}

// unmovedAmong tells whether the cards of a group stand where they would go among
// all cards of the cell, the other moving ones left out of account.
func (g *Placing) unmovedAmong(all []*journey.Card, moving map[journey.ID]bool) bool {
	mine := make(map[journey.ID]bool, len(g.Cards))
	for _, id := range g.Cards {
		mine[id] = true
	}
	at := 0 // of the next card of the group
	before := 0
	for _, c := range all {
		switch {
		case mine[c.ID]:
			if at >= len(g.Cards) || g.Cards[at] != c.ID || before != g.Index {
				return false
			}
			at++
		case !moving[c.ID]:
			before++
		}
	}
	return at == len(g.Cards)
}
