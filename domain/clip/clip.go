package clip

import (
	"cmp"
	"slices"

	"waymark/domain/journey"
)

// Ref names a record that was selected.
type Ref struct {
	Kind journey.Kind
	ID   journey.ID
}

// Clip is what was copied. It is never changed.
type Clip struct {
	// Document holds one map with the lanes and steps from which the clip comes,
	// the records that were copied, and what these refer to.
	Document *journey.Document
	Map      journey.ID
	Refs     []Ref // what was selected, in the order of selection
	// Cut says that the things were taken away where they came from: then comments
	// come along, which are no part of a copy.
	Cut bool
	// Plain says that the clip was made of text: its lanes mean nothing but rows.
	Plain bool
	// Pointers are the references from cards that stayed to cards that were cut.
	Pointers []Pointer
}

// Pointer is a reference from a card that stayed where it is.
type Pointer struct {
	From, To journey.ID
	Serves   bool // else it addresses
}

// Take copies records of a map; nil when there is nothing among them that can be
// copied.
func Take(doc *journey.Document, mapID journey.ID, refs []Ref, cut bool) *Clip {
	outline := doc.Outline(mapID)
	if outline == nil {
		return nil
	}
	t := &taking{from: doc, to: journey.New(doc.Project.Clone().(*journey.Project)).Fork()}
	t.frame(outline)
	c := &Clip{Document: t.to, Map: mapID, Cut: cut}
	for _, r := range refs {
		if t.take(outline, r) {
			c.Refs = append(c.Refs, r)
		}
	}
	if len(c.Refs) == 0 {
		return nil
	}
	t.attend(cut)
	if cut {
		c.Pointers = t.pointers()
	}
	return c
}

// pointers gives the references to what was taken from what was not.
func (t *taking) pointers() []Pointer {
	taken := make(map[journey.ID]bool, len(t.cards))
	for _, c := range t.cards {
		taken[c.ID] = true
	}
	var out []Pointer
	for _, c := range t.from.Cards.All() {
		if taken[c.ID] {
			continue
		}
		for _, id := range c.Addresses {
			if taken[id] {
				out = append(out, Pointer{c.ID, id, false})
			}
		}
		for _, id := range c.Serves {
			if taken[id] {
				out = append(out, Pointer{c.ID, id, true})
			}
		}
	}
	slices.SortFunc(out, func(a, b Pointer) int { return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To)) })
	return out
}

// taking gathers the records of a clip.
type taking struct {
	from, to *journey.Document
	cards    []*journey.Card
}

// frame puts the map with its lanes, stages and steps into the clip.
func (t *taking) frame(o *journey.Outline) {
	m := o.Map.Clone().(*journey.Map)
	m.BasedOn, m.Personas = "", nil
	t.to.Put(m)
	for _, s := range o.Stages {
		stage := s.Clone().(*journey.Stage)
		stage.Origin = ""
		t.to.Put(stage)
		for _, step := range s.Steps {
			step = step.Clone().(*journey.Step)
			step.Origin = ""
			t.to.Put(step)
		}
	}
	for _, l := range o.Lanes {
		l = l.Clone().(*journey.Lane)
		l.Origin = ""
		t.to.Put(l)
	}
}

// take copies what a ref names, with all that stands in it; it tells whether
// that can be copied.
func (t *taking) take(o *journey.Outline, r Ref) bool {
	switch rec := t.from.Record(r.Kind, r.ID).(type) {
	case *journey.Card:
		t.card(rec)
	case *journey.Emotion:
		t.emotion(rec)
	case *journey.Persona:
		t.persona(rec.ID)
		for _, s := range o.Steps {
			t.emotion(t.from.EmotionAt(rec.ID, s.ID))
		}
	case *journey.Lane:
		for _, s := range o.Steps {
			t.cell(o, rec, s)
		}
	case *journey.Stage:
		for _, s := range t.from.StepsOf(rec.ID) {
			t.column(o, s)
		}
	case *journey.Step:
		t.column(o, rec)
	default:
		return false
	}
	return true
}

func (t *taking) column(o *journey.Outline, s *journey.Step) {
	for _, l := range o.Lanes {
		t.cell(o, l, s)
	}
}

func (t *taking) cell(o *journey.Outline, l *journey.Lane, s *journey.Step) {
	for _, c := range o.Cards(l.ID, s.ID) {
		t.card(c)
	}
	if l.LaneKind == journey.EmotionCurve {
		for _, p := range o.Personas {
			t.emotion(t.from.EmotionAt(p.ID, s.ID))
		}
	}
}

func (t *taking) card(c *journey.Card) {
	if t.to.Cards.Has(c.ID) || !t.to.Lanes.Has(c.Lane) || !t.to.Steps.Has(c.Step) {
		return
	}
	card := c.Clone().(*journey.Card)
	card.Origin = ""
	if !t.to.Steps.Has(card.LastStep) {
		card.LastStep = ""
	}
	t.to.Put(card)
	t.cards = append(t.cards, card)
}

func (t *taking) emotion(e *journey.Emotion) {
	if e != nil && t.to.Steps.Has(e.Step) {
		t.persona(e.Persona)
		t.to.Put(e.Clone())
	}
}

func (t *taking) persona(id journey.ID) {
	p := t.from.Personas.Get(id)
	if p == nil {
		return
	}
	t.to.Put(p.Clone())
	t.attachment(p.Picture)
	m := t.to.Maps.Get(t.to.MapsInOrder()[0].ID).Clone().(*journey.Map)
	m.Personas = m.Personas.With(id)
	t.to.Put(m)
}

func (t *taking) attachment(id journey.ID) {
	if a := t.from.Attachments.Get(id); a != nil {
		t.to.Put(a)
	}
}

// attend puts what the cards refer to beside them. A card that is only referred
// to comes along as well, so that the reference can be kept where that card is.
func (t *taking) attend(cut bool) {
	taken := make(map[journey.ID]bool, len(t.cards))
	for _, c := range t.cards {
		taken[c.ID] = true
	}
	for _, c := range t.cards {
		for _, id := range c.Personas {
			if p := t.from.Personas.Get(id); p != nil && !t.to.Personas.Has(id) {
				t.to.Put(p.Clone())
				t.attachment(p.Picture)
			}
		}
		for _, id := range c.Sources {
			if s := t.from.Sources.Get(id); s != nil {
				t.to.Put(s.Clone())
			}
		}
		if tp := t.from.Touchpoints.Get(c.Touchpoint); tp != nil {
			t.to.Put(tp.Clone())
			if ch := t.from.Channels.Get(tp.Channel); ch != nil {
				t.to.Put(ch.Clone())
			}
		}
		t.attachment(c.Picture)
		c.Addresses, c.Serves = t.others(c.Addresses), t.others(c.Serves)
	}
	for _, a := range t.from.Actions.All() {
		if taken[a.Opportunity] {
			t.to.Put(a.Clone())
		}
	}
	if !cut {
		return
	}
	for _, k := range t.from.Comments.All() {
		if taken[k.On] {
			t.to.Put(k.Clone())
		}
	}
}

// others gives the references to cards that can be carried, and carries them.
func (t *taking) others(ids journey.IDs) journey.IDs {
	var kept journey.IDs
	for _, id := range ids {
		c := t.from.Cards.Get(id)
		if c == nil || !t.to.Lanes.Has(c.Lane) || !t.to.Steps.Has(c.Step) {
			continue
		}
		kept = kept.With(id)
		if !t.to.Cards.Has(id) {
			t.to.Put(&journey.Card{ID: id, Lane: c.Lane, Step: c.Step, Order: c.Order, Basis: c.Basis, Status: c.Status})
		}
	}
	return kept
}

// members gives the cards of the clip in reading order, without those that are
// only referred to.
func (c *Clip) members(o *journey.Outline) []*journey.Card {
	whole := make(map[journey.ID]bool)
	for _, r := range c.Refs {
		whole[r.ID] = true
	}
	var out []*journey.Card
	for _, l := range o.Lanes {
		for _, s := range o.Steps {
			for _, card := range o.Cards(l.ID, s.ID) {
				if whole[card.ID] || whole[l.ID] || whole[s.ID] || whole[s.Stage] {
					out = append(out, card)
				}
			}
		}
	}
	return out
}

// lead gives the kind of what was copied: the widest among the refs.
func (c *Clip) lead() journey.Kind {
	there := make(map[journey.Kind]bool)
	for _, r := range c.Refs {
		there[r.Kind] = true
	}
	for _, k := range []journey.Kind{journey.StageKind, journey.StepKind, journey.LaneRecord, journey.PersonaRecord, journey.CardKind} {
		if there[k] {
			return k
		}
	}
	return journey.EmotionKind
}

// of gives the ids of the refs of a kind.
func (c *Clip) of(kind journey.Kind) map[journey.ID]bool {
	out := make(map[journey.ID]bool)
	for _, r := range c.Refs {
		if r.Kind == kind {
			out[r.ID] = true
		}
	}
	return out
}
