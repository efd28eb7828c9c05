package journey

// Outline is the tree of one map, derived from the flat records: what stands
// where, in order. It is a reading of one Document and never changed.
type Outline struct {
	Map      *Map
	Personas []*Persona // of the map, in the project's order
	Stages   []StageOutline
	Lanes    []*Lane
	Steps    []*Step // all columns from left to right

	column map[ID]int // step → index in Steps
	cells  map[Cell][]*Card
}

// StageOutline is a stage with its steps in order.
type StageOutline struct {
	*Stage
	Steps []*Step
}

// Cell names the crossing of a lane and a step.
type Cell struct{ Lane, Step ID }

// Outline derives the tree of a map; nil when there is no such map.
func (d *Document) Outline(id ID) *Outline {
	m := d.Maps.Get(id)
	if m == nil {
		return nil
	}
	o := &Outline{Map: m, column: map[ID]int{}}
	for _, p := range d.PersonasInOrder() {
		if m.Personas.Has(p.ID) {
			o.Personas = append(o.Personas, p)
		}
	}
	o.Lanes = d.LanesOf(id)
	steps := map[ID][]*Step{}
	for _, s := range d.Steps.rows {
		steps[s.Stage] = append(steps[s.Stage], s)
	}
	for _, s := range d.StagesOf(id) {
		mine := steps[s.ID]
		sortByKey(mine, stepKey)
		o.Stages = append(o.Stages, StageOutline{s, mine})
		for _, step := range mine {
			o.column[step.ID] = len(o.Steps)
			o.Steps = append(o.Steps, step)
		}
	}
	lanes := make(map[ID]bool, len(o.Lanes))
	for _, l := range o.Lanes {
		lanes[l.ID] = true
	}
	o.cells = make(map[Cell][]*Card, len(o.Lanes)*len(o.Steps))
	for _, c := range d.Cards.rows {
		if lanes[c.Lane] {
			cell := Cell{c.Lane, c.Step}
			o.cells[cell] = append(o.cells[cell], c)
		}
	}
	for _, cards := range o.cells {
		sortByKey(cards, cardKey)
	}
	return o
}

// Cards gives the cards that start in a cell, from top to bottom.
func (o *Outline) Cards(lane, step ID) []*Card { return o.cells[Cell{lane, step}] }

// Column gives the index of a step among all columns, or −1.
func (o *Outline) Column(step ID) int {
	if i, ok := o.column[step]; ok {
		return i
	}
	return -1
}

// Span gives the first and the last column that a card covers. A last step
// that stands before the first, or on no column of this map, counts as none.
func (o *Outline) Span(c *Card) (first, last int) {
	first = o.Column(c.Step)
	last = first
	if c.LastStep != "" {
		last = max(first, o.Column(c.LastStep))
	}
	return first, last
}

// StagesOf gives the stages of a map in order.
func (d *Document) StagesOf(m ID) []*Stage {
	return d.Stages.sorted(func(s *Stage) bool { return s.Map == m }, func(s *Stage) (string, ID) { return s.Order, s.ID })
}

// StepsOf gives the steps of a stage in order.
func (d *Document) StepsOf(stage ID) []*Step {
	return d.Steps.sorted(func(s *Step) bool { return s.Stage == stage }, stepKey)
}

// LanesOf gives the lanes of a map in order.
func (d *Document) LanesOf(m ID) []*Lane {
	return d.Lanes.sorted(func(l *Lane) bool { return l.Map == m }, func(l *Lane) (string, ID) { return l.Order, l.ID })
}

// CardsIn gives the cards that start in a cell, from top to bottom.
func (d *Document) CardsIn(lane, step ID) []*Card {
	return d.Cards.sorted(func(c *Card) bool { return c.Lane == lane && c.Step == step }, cardKey)
}

// CardsInCells is CardsIn for many cells at once: it goes through the cards once.
func (d *Document) CardsInCells(cells []Cell) map[Cell][]*Card {
	out := make(map[Cell][]*Card, len(cells))
	for _, c := range cells {
		out[c] = nil
	}
	for _, c := range d.Cards.rows {
		cell := Cell{c.Lane, c.Step}
		if there, wanted := out[cell]; wanted {
			out[cell] = append(there, c)
		}
	}
	for _, cards := range out {
		sortByKey(cards, cardKey)
	}
	return out
}

// MapsInOrder gives the maps in order.
func (d *Document) MapsInOrder() []*Map {
	return d.Maps.sorted(nil, func(m *Map) (string, ID) { return m.Order, m.ID })
}

// PersonasInOrder gives the personas in order.
func (d *Document) PersonasInOrder() []*Persona {
	return d.Personas.sorted(nil, func(p *Persona) (string, ID) { return p.Order, p.ID })
}

// ChannelsInOrder gives the channels in order.
func (d *Document) ChannelsInOrder() []*Channel {
	return d.Channels.sorted(nil, func(c *Channel) (string, ID) { return c.Order, c.ID })
}

// TouchpointsInOrder gives the touchpoint catalogue in order.
func (d *Document) TouchpointsInOrder() []*Touchpoint {
	return d.Touchpoints.sorted(nil, func(t *Touchpoint) (string, ID) { return t.Order, t.ID })
}

// SourcesInOrder gives the sources in order.
func (d *Document) SourcesInOrder() []*Source {
	return d.Sources.sorted(nil, func(s *Source) (string, ID) { return s.Order, s.ID })
}

// ViewsOf gives the saved views of a map in order.
func (d *Document) ViewsOf(m ID) []*View {
	return d.Views.sorted(func(v *View) bool { return v.Map == m }, func(v *View) (string, ID) { return v.Order, v.ID })
}

// ActionsOf gives the actions of an opportunity in order.
func (d *Document) ActionsOf(card ID) []*Action {
	return d.Actions.sorted(func(a *Action) bool { return a.Opportunity == card }, func(a *Action) (string, ID) { return a.Order, a.ID })
}

// CommentsOn gives the comments on a record, oldest first.
func (d *Document) CommentsOn(id ID) []*Comment {
	out := d.Comments.sorted(func(c *Comment) bool { return c.On == id }, commentKey)
	return out
}

// CommentsInOrder gives all comments, oldest first.
func (d *Document) CommentsInOrder() []*Comment { return d.Comments.sorted(nil, commentKey) }

// ActionsInOrder gives all actions in order.
func (d *Document) ActionsInOrder() []*Action {
	return d.Actions.sorted(nil, func(a *Action) (string, ID) { return a.Order, a.ID })
}

// EmotionAt gives how a persona feels at a step, or nil when that is unknown.
func (d *Document) EmotionAt(persona, step ID) *Emotion {
	return d.Emotions.Get(EmotionID(persona, step))
}

// MapOf gives the map that a record of a map belongs to, or "".
func (d *Document) MapOf(r Record) ID {
	switch r := r.(type) {
	case *Map:
		return r.ID
	case *View:
		return r.Map
	case *Stage:
		return r.Map
	case *Lane:
		return r.Map
	case *Step:
		if s := d.Stages.Get(r.Stage); s != nil {
			return s.Map
		}
	case *Card:
		if l := d.Lanes.Get(r.Lane); l != nil {
			return l.Map
		}
	case *Emotion:
		if s := d.Steps.Get(r.Step); s != nil {
			return d.MapOf(s)
		}
	case *Action:
		if c := d.Cards.Get(r.Opportunity); c != nil {
			return d.MapOf(c)
		}
	}
	return ""
}

func stepKey(s *Step) (string, ID) { return s.Order, s.ID }
func cardKey(c *Card) (string, ID) { return c.Order, c.ID }

func commentKey(c *Comment) (string, ID) {
	return c.Time.UTC().Format("20060102150405"), c.ID
}
