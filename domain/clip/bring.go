package clip

import (
	"waymark/domain/journey"
)

// refer turns the references of a card to the target's records, bringing along
// what the target does not have.
func (p *pasting) refer(card *journey.Card) {
	set := func(ids journey.IDs, to func(journey.ID) journey.ID) journey.IDs {
		var out journey.IDs
		for _, id := range ids {
			if id = to(id); id != "" {
				out = out.With(id)
			}
		}
		return out
	}
	card.Personas = set(card.Personas, p.persona)
	card.Sources = set(card.Sources, p.source)
	card.Touchpoint = p.touchpoint(card.Touchpoint)
	card.Picture = p.attachment(card.Picture)
	card.Addresses, card.Serves = set(card.Addresses, p.card), set(card.Serves, p.card)
	card.Origin = ""
}

// card gives the card that is meant in the target: the copy when it was copied
// as well, otherwise the card itself where it is there.
func (p *pasting) card(id journey.ID) journey.ID {
	if fresh := p.cards[id]; fresh != "" {
		return fresh
	}
	if p.tx.Document().Cards.Has(id) {
		return id
	}
	return ""
}

// known gives the record of the target that one of the clip stands for, found by
// its id or by what it is called. When there is none, put adds a copy with an id
// that is free.
func (p *pasting) known(kind journey.Kind, id journey.ID, called func() journey.ID, put func(journey.ID)) journey.ID {
	if to, done := p.brought[id]; done {
		return to
	}
	to := id
	switch {
	case p.tx.Document().Record(kind, id) != nil:
	case called() != "":
		to = called()
	default:
		if p.tx.Document().Find(id) != nil {
			to = p.tx.NewID()
		}
		put(to)
	}
	p.brought[id] = to
	return to
}

func (p *pasting) persona(id journey.ID) journey.ID {
	from := p.clip.Document.Personas.Get(id)
	if from == nil {
		return ""
	}
	doc := p.tx.Document()
	return p.known(journey.PersonaRecord, id, func() journey.ID {
		for _, other := range doc.PersonasInOrder() {
			if other.Name == from.Name && other.PersonaKind == from.PersonaKind && from.Name != "" {
				return other.ID
			}
		}
		return ""
	}, func(id journey.ID) { p.putPersona(from, id, from.Name) })
}

func (p *pasting) putPersona(from *journey.Persona, id journey.ID, name string) {
	last := ""
	for _, other := range p.tx.Document().PersonasInOrder() {
		last = other.Order
	}
	persona := from.Clone().(*journey.Persona)
	persona.ID, persona.Name, persona.Order = id, name, journey.OrderBetween(last, "")
	persona.Picture = p.attachment(from.Picture)
	p.tx.Put(persona)
}

func (p *pasting) source(id journey.ID) journey.ID {
	from := p.clip.Document.Sources.Get(id)
	if from == nil {
		return ""
	}
	last := ""
	return p.known(journey.SourceRecord, id, func() journey.ID {
		for _, other := range p.tx.Document().Sources.All() {
			last = max(last, other.Order)
			if other.Title == from.Title && other.SourceKind == from.SourceKind && other.Date == from.Date && from.Title != "" {
				return other.ID
			}
		}
		return ""
	}, func(id journey.ID) {
		source := from.Clone().(*journey.Source)
		source.ID, source.Order = id, journey.OrderBetween(last, "")
		p.tx.Put(source)
	})
}

func (p *pasting) touchpoint(id journey.ID) journey.ID {
	from := p.clip.Document.Touchpoints.Get(id)
	if from == nil {
		return ""
	}
	channel := p.channel(from.Channel)
	last := ""
	return p.known(journey.TouchpointKind, id, func() journey.ID {
		for _, other := range p.tx.Document().Touchpoints.All() {
			last = max(last, other.Order)
			if other.Name == from.Name && other.Channel == channel && from.Name != "" {
				return other.ID
			}
		}
		return ""
	}, func(id journey.ID) {
		touchpoint := from.Clone().(*journey.Touchpoint)
		touchpoint.ID, touchpoint.Channel, touchpoint.Order = id, channel, journey.OrderBetween(last, "")
		p.tx.Put(touchpoint)
	})
}

func (p *pasting) channel(id journey.ID) journey.ID {
	from := p.clip.Document.Channels.Get(id)
	if from == nil {
		return ""
	}
	last := ""
	return p.known(journey.ChannelKind, id, func() journey.ID {
		for _, other := range p.tx.Document().Channels.All() {
			last = max(last, other.Order)
			if other.Name == from.Name && from.Name != "" {
				return other.ID
			}
		}
		return ""
	}, func(id journey.ID) {
		channel := from.Clone().(*journey.Channel)
		channel.ID, channel.Order = id, journey.OrderBetween(last, "")
		p.tx.Put(channel)
	})
}

// attachment brings a picture along; its id is made of its bytes, so it is the
// same everywhere.
func (p *pasting) attachment(id journey.ID) journey.ID {
	a := p.clip.Document.Attachments.Get(id)
	if a == nil {
		return ""
	}
	if !p.tx.Document().Attachments.Has(id) {
		p.tx.Put(a)
	}
	return id
}
