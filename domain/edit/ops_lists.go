package edit

import (
	"waymark/domain/fault"
	"waymark/domain/journey"
)

// AddChannel puts a new channel at the end of the project's and gives its id.
func (tx *Tx) AddChannel(name, icon string) (journey.ID, error) {
	all := others(tx.doc.ChannelsInOrder(), atChannel)
	keys := insertKeys(all, len(all), 1, tx.rekeyListed(journey.ChannelKind))
	c := journey.NewRecord(journey.ChannelKind, tx.newID()).(*journey.Channel)
	c.Order, c.Name, c.Icon = keys[0], name, icon
	tx.Put(c)
	return c.ID, nil
}

// AddTouchpoint puts a new entry at the end of the catalogue and gives its id.
func (tx *Tx) AddTouchpoint(name string) (journey.ID, error) {
	all := others(tx.doc.TouchpointsInOrder(), atTouchpoint)
	keys := insertKeys(all, len(all), 1, tx.rekeyListed(journey.TouchpointKind))
	t := journey.NewRecord(journey.TouchpointKind, tx.newID()).(*journey.Touchpoint)
	t.Order, t.Name = keys[0], name
	tx.Put(t)
	return t.ID, nil
}

// AddSource puts a new source at the end of the project's and gives its id.
func (tx *Tx) AddSource(title string) (journey.ID, error) {
	all := others(tx.doc.SourcesInOrder(), atSource)
	keys := insertKeys(all, len(all), 1, tx.rekeyListed(journey.SourceRecord))
	s := journey.NewRecord(journey.SourceRecord, tx.newID()).(*journey.Source)
	s.Order, s.Title = keys[0], title
	tx.Put(s)
	return s.ID, nil
}

// AddAction puts a new action at the end of those of an opportunity and gives its
// id.
func (tx *Tx) AddAction(card journey.ID, title string) (journey.ID, error) {
	if !tx.doc.Cards.Has(card) {
		return "", gone(journey.CardKind, card)
	}
	all := others(tx.doc.ActionsOf(card), atAction)
	keys := insertKeys(all, len(all), 1, tx.rekeyListed(journey.ActionKind))
	a := journey.NewRecord(journey.ActionKind, tx.newID()).(*journey.Action)
	a.Opportunity, a.Order, a.Title = card, keys[0], title
	tx.Put(a)
	return a.ID, nil
}

// MoveListed brings a channel, an entry of the catalogue, a source or an action
// to position index among the others of its list.
func (tx *Tx) MoveListed(kind journey.Kind, id journey.ID, index int) error {
	now := tx.doc.Record(kind, id)
	if now == nil {
		return gone(kind, id)
	}
	var all []sibling
	switch kind {
	case journey.ChannelKind:
		all = others(tx.doc.ChannelsInOrder(), atChannel, id)
	case journey.TouchpointKind:
		all = others(tx.doc.TouchpointsInOrder(), atTouchpoint, id)
	case journey.SourceRecord:
		all = others(tx.doc.SourcesInOrder(), atSource, id)
	case journey.ActionKind:
		all = others(tx.doc.ActionsOf(now.(*journey.Action).Opportunity), atAction, id)
	default:
		return fault.New(CodeNotEditable, "A %s stands in no list whose order could be changed.", kind)
	}
	keys := insertKeys(all, index, 1, tx.rekeyListed(kind))
	tx.rekeyListed(kind)(id, keys[0])
	return nil
}

// rekeyListed gives what writes the order of a record of a list.
func (tx *Tx) rekeyListed(kind journey.Kind) func(id journey.ID, order string) {
	place := journey.FieldOf(kind, "place")
	return func(id journey.ID, order string) {
		next := tx.doc.Record(kind, id).Clone()
		v := place.Get(next)
		v.Text = order
		place.Set(next, v)
		tx.Put(next)
	}
}

func atChannel(c *journey.Channel) (journey.ID, string)       { return c.ID, c.Order }
func atTouchpoint(t *journey.Touchpoint) (journey.ID, string) { return t.ID, t.Order }
func atSource(s *journey.Source) (journey.ID, string)         { return s.ID, s.Order }
func atAction(a *journey.Action) (journey.ID, string)         { return a.ID, a.Order }
