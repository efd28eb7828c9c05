package edit

import (
	"slices"

	"waymark/domain/fault"
	"waymark/domain/journey"
)

// CopyIn copies personas and lanes of another document into this one: personas
// with their pictures, and onto the map mapID unless that is ""; lanes with their
// kind, name and lines to the end of that map, with their cards where the map has
// the columns for them – step by step from the left, what stands further right in
// the last one. What the cards refer to comes along: catalogue entries, channels,
// sources and pictures. A channel, an entry or a source of the same name is not
// doubled. A persona that is here already – the same project in another file –
// is not copied again but put onto the map.
func (tx *Tx) CopyIn(from *journey.Document, personas, lanes []journey.ID, mapID journey.ID) error {
	c := &copying{tx: tx, from: from, fresh: map[journey.ID]journey.ID{}, same: from.Project != nil && from.Project.ID == tx.doc.Project.ID}
	for _, p := range from.PersonasInOrder() {
		if slices.Contains(personas, p.ID) {
			if err := c.persona(p, mapID); err != nil {
				return err
			}
		}
	}
	if len(lanes) == 0 {
		return nil
	}
	target := tx.doc.Outline(mapID)
	if target == nil {
		return gone(journey.MapKind, mapID)
	}
	if len(target.Steps) == 0 {
		return fault.New(CodeNotEditable, "Lanes can be copied onto a map that has a stage. Add a stage first.")
	}
	return c.lanes(lanes, mapID, target)
}

// copying is one CopyIn at work.
type copying struct {
	tx    *Tx
	from  *journey.Document
	fresh map[journey.ID]journey.ID // what was copied, by its id there
	same  bool                      // both are of one project
}

func (c *copying) persona(p *journey.Persona, mapID journey.ID) error {
	tx := c.tx
	id := p.ID
	if !c.same || !tx.doc.Personas.Has(id) {
		id = c.idFor(p.ID)
		next := *p
		all := others(tx.doc.PersonasInOrder(), atPersona)
		next.ID, next.Order = id, insertKeys(all, len(all), 1, tx.rekeyPersona)[0]
		next.Picture = c.attachment(p.Picture)
		tx.Put(&next)
	}
	c.fresh[p.ID] = id
	if mapID == "" {
		return nil
	}
	return tx.ShowPersona(mapID, id, true)
}

// idFor gives the id that a copy gets: its own when both files are of one project
// and it is free here, else a fresh one.
func (c *copying) idFor(id journey.ID) journey.ID {
	if c.same && c.tx.doc.Find(id) == nil {
		return id
	}
	return c.tx.newID()
}

func (c *copying) attachment(id journey.ID) journey.ID {
	a := c.from.Attachments.Get(id)
	if a == nil {
		return ""
	}
	if !c.tx.doc.Attachments.Has(id) {
		c.tx.Put(a)
	}
	return id
}

func (c *copying) lanes(ids []journey.ID, mapID journey.ID, target *journey.Outline) error {
	var cards []*journey.Card
	var groups []Insertion
	for _, m := range c.from.MapsInOrder() {
		source := c.from.Outline(m.ID)
		for _, lane := range source.Lanes {
			if !slices.Contains(ids, lane.ID) {
				continue
			}
			made, err := c.tx.AddLane(mapID, lane.LaneKind, len(c.tx.doc.LanesOf(mapID)), lane.Name)
			if err != nil {
				return err
			}
			if err := Update(c.tx, made, func(l *journey.Lane) { l.Collapsed, l.LineBelow = lane.Collapsed, lane.LineBelow }); err != nil {
				return err
			}
			first := len(groups)
			for column, step := range source.Steps {
				to := min(column, len(target.Steps)-1)
				if first+to == len(groups) {
					groups = append(groups, Insertion{Lane: made, Step: target.Steps[to].ID})
				}
				cell := &groups[first+to]
				for _, card := range source.Cards(lane.ID, step.ID) {
					cards = append(cards, card)
					cell.Cards = append(cell.Cards, c.card(card, source, target, cell.Step))
				}
			}
		}
	}
	if err := c.tx.InsertCards(groups); err != nil {
		return err
	}
	return c.link(cards)
}

// card makes a copy of a card that is to start at a step.
func (c *copying) card(card *journey.Card, source, target *journey.Outline, step journey.ID) *journey.Card {
	next := card.Clone().(*journey.Card)
	next.ID = c.tx.newID()
	next.Origin = ""
	first, last := source.Span(card)
	next.LastStep = spanEnd(target, step, last-first)
	next.Picture = c.attachment(card.Picture)
	next.Touchpoint = c.touchpoint(card.Touchpoint)
	next.Sources = c.sources(card.Sources)
	next.Personas = c.known(card.Personas)
	next.Addresses, next.Serves = nil, nil // until all cards are there
	c.fresh[card.ID] = next.ID
	return next
}

// link gives the copies of cards what links stay among what was copied.
func (c *copying) link(cards []*journey.Card) error {
	for _, card := range cards {
		addresses, serves := c.copied(card.Addresses), c.copied(card.Serves)
		if len(addresses)+len(serves) == 0 {
			continue
		}
		err := Update(c.tx, c.fresh[card.ID], func(n *journey.Card) { n.Addresses, n.Serves = addresses, serves })
		if err != nil {
			return err
		}
	}
	return nil
}

// copied gives the copies of those things that were copied.
func (c *copying) copied(ids journey.IDs) journey.IDs {
	var out journey.IDs
	for _, id := range ids {
		if n, ok := c.fresh[id]; ok {
			out = out.With(n)
		}
	}
	return out
}

// known gives the personas that were copied, or are here already.
func (c *copying) known(ids journey.IDs) journey.IDs {
	out := c.copied(ids)
	for _, id := range ids {
		if c.same && c.tx.doc.Personas.Has(id) {
			out = out.With(id)
		}
	}
	return out
}

func (c *copying) touchpoint(id journey.ID) journey.ID {
	t := c.from.Touchpoints.Get(id)
	if t == nil {
		return ""
	}
	return c.listed(t.ID, func() journey.ID {
		for _, here := range c.tx.doc.TouchpointsInOrder() {
			if here.Name == t.Name {
				return here.ID
			}
		}
		return ""
	}, func() (journey.ID, error) {
		made, err := c.tx.AddTouchpoint(t.Name)
		if err != nil {
			return "", err
		}
		channel := c.channel(t.Channel)
		return made, Update(c.tx, made, func(n *journey.Touchpoint) { n.Category, n.Channel = t.Category, channel })
	})
}

func (c *copying) channel(id journey.ID) journey.ID {
	ch := c.from.Channels.Get(id)
	if ch == nil {
		return ""
	}
	return c.listed(ch.ID, func() journey.ID {
		for _, here := range c.tx.doc.ChannelsInOrder() {
			if here.Name == ch.Name {
				return here.ID
			}
		}
		return ""
	}, func() (journey.ID, error) { return c.tx.AddChannel(ch.Name, ch.Icon) })
}

func (c *copying) sources(ids journey.IDs) journey.IDs {
	var out journey.IDs
	for _, id := range ids {
		s := c.from.Sources.Get(id)
		if s == nil {
			continue
		}
		n := c.listed(s.ID, func() journey.ID {
			for _, here := range c.tx.doc.SourcesInOrder() {
				if here.Title == s.Title && here.SourceKind == s.SourceKind && here.Date == s.Date {
					return here.ID
				}
			}
			return ""
		}, func() (journey.ID, error) {
			made, err := c.tx.AddSource(s.Title)
			if err != nil {
				return "", err
			}
			return made, Update(c.tx, made, func(n *journey.Source) {
				n.SourceKind, n.Date, n.People, n.Link, n.Note = s.SourceKind, s.Date, s.People, s.Link, s.Note
			})
		})
		if n != "" {
			out = out.With(n)
		}
	}
	return out
}

// listed gives what stands here for a thing of a list: its copy, one of the same
// name, or one that is made.
func (c *copying) listed(id journey.ID, find func() journey.ID, make func() (journey.ID, error)) journey.ID {
	if n, ok := c.fresh[id]; ok {
		return n
	}
	n := find()
	if n == "" {
		made, err := make()
		if err != nil {
			return "" // a list takes whatever has a name
		}
		n = made
	}
	c.fresh[id] = n
	return n
}
