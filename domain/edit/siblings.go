package edit

import (
	"slices"

	"waymark/domain/journey"
)

// sibling is a record among its siblings, in order.
type sibling struct {
	id    journey.ID
	order string
}

// insertKeys gives n order keys for records that are put at position index
// (clamped) among the siblings. Two siblings that share a key, as copies edited
// apart may have, leave no room between them: then rekey gives every sibling a
// new key first.
func insertKeys(siblings []sibling, index, n int, rekey func(id journey.ID, order string)) []string {
	index = min(max(index, 0), len(siblings))
	low, high := bounds(siblings, index)
	if high != "" && low >= high {
		for i, order := range journey.SpreadOrder(len(siblings)) {
			siblings[i].order = order
			rekey(siblings[i].id, order)
		}
		low, high = bounds(siblings, index)
	}
	return journey.OrdersBetween(low, high, n)
}

func bounds(siblings []sibling, index int) (low, high string) {
	if index > 0 {
		low = siblings[index-1].order
	}
	if index < len(siblings) {
		high = siblings[index].order
	}
	return low, high
}

// others gives the records as siblings, without those that are being moved.
func others[T any](rows []*T, at func(*T) (journey.ID, string), moving ...journey.ID) []sibling {
	out := make([]sibling, 0, len(rows))
	for _, r := range rows {
		id, order := at(r)
		if !slices.Contains(moving, id) {
			out = append(out, sibling{id, order})
		}
	}
	return out
}

func atCard(c *journey.Card) (journey.ID, string)       { return c.ID, c.Order }
func atStage(s *journey.Stage) (journey.ID, string)     { return s.ID, s.Order }
func atStep(s *journey.Step) (journey.ID, string)       { return s.ID, s.Order }
func atLane(l *journey.Lane) (journey.ID, string)       { return l.ID, l.Order }
func atPersona(p *journey.Persona) (journey.ID, string) { return p.ID, p.Order }
func atMap(m *journey.Map) (journey.ID, string)         { return m.ID, m.Order }

func (tx *Tx) rekeyCard(id journey.ID, order string) {
	_ = Update(tx, id, func(c *journey.Card) { c.Order = order })
}

func (tx *Tx) rekeyStage(id journey.ID, order string) {
	_ = Update(tx, id, func(s *journey.Stage) { s.Order = order })
}

func (tx *Tx) rekeyStep(id journey.ID, order string) {
	_ = Update(tx, id, func(s *journey.Step) { s.Order = order })
}

func (tx *Tx) rekeyLane(id journey.ID, order string) {
	_ = Update(tx, id, func(l *journey.Lane) { l.Order = order })
}

func (tx *Tx) rekeyPersona(id journey.ID, order string) {
	_ = Update(tx, id, func(p *journey.Persona) { p.Order = order })
}

func (tx *Tx) rekeyMap(id journey.ID, order string) {
	_ = Update(tx, id, func(m *journey.Map) { m.Order = order })
}
