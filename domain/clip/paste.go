package clip

import (
	"slices"

	"waymark/domain/edit"
	"waymark/domain/journey"
)

// Target says where a clip is pasted.
type Target struct {
	Map journey.ID
	// Lane and Step are the cell for the first of the cards, which goes to
	// position Index in it. Whole stages, steps and lanes go behind the ones that
	// are named here, or to the end.
	Lane, Step journey.ID
	Index      int
	// Lanes and Steps are those that a block fills, in order: the ones that can be
	// seen.
	Lanes, Steps []journey.ID
	// Grow adds the steps and lanes that a block needs beyond the last. Without it,
	// what does not fit is left out.
	Grow bool
	// LaneName gives the name for a lane that is added; nil for none.
	LaneName func(journey.LaneKind) string
}

// Overflow tells how many steps and lanes more than there are the clip needs at
// a target.
func (c *Clip) Overflow(doc *journey.Document, to Target) (steps, lanes int) {
	src := c.Document.Outline(c.Map)
	switch c.lead() {
	case journey.CardKind, journey.EmotionKind:
		rows, columns := c.extent(src)
		if at := slices.Index(to.Steps, to.Step); at >= 0 {
			steps = max(0, at+columns-len(to.Steps))
		}
		all := holding(doc, to.Lanes)
		if at := slices.Index(all, to.Lane); at >= 0 {
			lanes = max(0, at+rows-len(all))
		}
	case journey.LaneRecord:
		if c.Map != to.Map || !doc.Maps.Has(c.Map) {
			_, right := c.columns(src)
			steps = max(0, right+1-len(to.Steps))
		}
	}
	return steps, lanes
}

// extent gives the rows and columns of a block of cards and emotions.
func (c *Clip) extent(src *journey.Outline) (rows, columns int) {
	lanes := cardLanes(src)
	top, bottom := len(lanes), -1
	for _, card := range c.members(src) {
		if row := slices.Index(lanes, card.Lane); row >= 0 {
			top, bottom = min(top, row), max(bottom, row)
		}
	}
	left, right := c.columns(src)
	return max(0, bottom-top+1), right - left + 1
}

// columns gives the first and the last column in which something of the clip
// stands.
func (c *Clip) columns(src *journey.Outline) (left, right int) {
	left, right = len(src.Steps), -1
	for _, card := range c.members(src) {
		at := src.Column(card.Step)
		left, right = min(left, at), max(right, at)
	}
	for _, e := range c.Document.Emotions.All() {
		at := src.Column(e.Step)
		left, right = min(left, at), max(right, at)
	}
	if right < 0 {
		return 0, 0
	}
	return left, right
}

func holding(doc *journey.Document, lanes []journey.ID) []journey.ID {
	return slices.DeleteFunc(slices.Clone(lanes), func(id journey.ID) bool {
		l := doc.Lanes.Get(id)
		return l == nil || l.LaneKind == journey.EmotionCurve
	})
}

// Paste puts the clip into a map and gives what came in: the cards and emotions,
// or the stages, steps, lanes and personas, that the clip was made of.
func (c *Clip) Paste(tx *edit.Tx, to Target) ([]Ref, error) {
	p := &pasting{
		clip: c, lead: c.lead(), tx: tx, to: to, src: c.Document.Outline(c.Map),
		lanes: map[journey.ID]journey.ID{}, steps: map[journey.ID]journey.ID{},
		cards: map[journey.ID]journey.ID{}, brought: map[journey.ID]journey.ID{},
		sets: map[journey.Cell]int{},
	}
	if p.src == nil {
		return nil, nil
	}
	var err error
	switch p.lead {
	case journey.StageKind:
		err = p.stages()
	case journey.StepKind:
		err = p.someSteps()
	case journey.LaneRecord:
		err = p.wholeLanes()
	case journey.PersonaRecord:
		err = p.personas()
	default:
		err = p.block()
	}
	if err == nil {
		err = p.insert()
	}
	if err == nil {
		err = p.feelings()
	}
	return p.made, err
}

// pasting is one Paste.
type pasting struct {
	clip *Clip
	lead journey.Kind
	tx   *edit.Tx
	to   Target
	src  *journey.Outline

	lanes, steps map[journey.ID]journey.ID // where what stood in them goes; "" or none for nowhere
	cards        map[journey.ID]journey.ID // new ids
	brought      map[journey.ID]journey.ID // what the clip refers to, in the target
	made         []Ref

	groups []edit.Insertion
	sets   map[journey.Cell]int // index in groups, plus one
}

// block maps the lanes and steps of cards and emotions: the first of them to the
// target's cell, the others beside it.
func (p *pasting) block() error {
	p.lanesByPlace()
	if err := p.growLanes(); err != nil {
		return err
	}
	left, right := p.clip.columns(p.src)
	at := slices.Index(p.to.Steps, p.to.Step)
	if at < 0 {
		at = 0
	}
	return p.stepsFrom(left, right, at)
}

// stepsFrom maps the columns left … right to those from at on.
func (p *pasting) stepsFrom(left, right, at int) error {
	for i := left; i <= right && i < len(p.src.Steps); i++ {
		k := at + i - left
		if k >= len(p.to.Steps) {
			if !p.to.Grow {
				return nil
			}
			if err := p.addStep(p.src.Steps[i].Name); err != nil {
				return err
			}
		}
		p.steps[p.src.Steps[i].ID] = p.to.Steps[k]
	}
	return nil
}

// addStep adds a step behind the last of the target's map.
func (p *pasting) addStep(name string) error {
	doc := p.tx.Document()
	stages := doc.StagesOf(p.to.Map)
	if len(stages) == 0 {
		id, err := p.tx.AddStage(p.to.Map, 0, name)
		if err != nil {
			return err
		}
		p.to.Steps = append(p.to.Steps, p.tx.Document().StepsOf(id)[0].ID)
		return nil
	}
	stage := stages[len(stages)-1].ID
	if n := len(p.to.Steps); n > 0 {
		if s := doc.Steps.Get(p.to.Steps[n-1]); s != nil {
			stage = s.Stage
		}
	}
	id, err := p.tx.AddStep(stage, len(doc.StepsOf(stage)), name)
	p.to.Steps = append(p.to.Steps, id)
	return err
}

// lanesByPlace maps the lanes of cards by their place below the first. Between
// maps, a lane of the same kind is preferred to one that merely stands there.
func (p *pasting) lanesByPlace() {
	doc := p.tx.Document()
	there := holding(doc, p.to.Lanes)
	at := slices.Index(there, p.to.Lane)
	if at < 0 {
		at = 0
	}
	rows := cardLanes(p.src)
	first := -1
	used := make(map[journey.ID]bool)
	for _, card := range p.clip.members(p.src) {
		row := slices.Index(rows, card.Lane)
		if _, done := p.lanes[card.Lane]; done || row < 0 {
			continue
		}
		if first < 0 {
			first = row
		}
		k := at + row - first
		var to journey.ID
		if k < len(there) {
			to = there[k]
		}
		if other := p.sameKind(doc, there, card.Lane, to, rows[first], used); other != "" {
			to = other
		}
		p.lanes[card.Lane] = to
		used[to] = true
	}
}

// sameKind gives a lane of the kind of one that is copied, when the first lanes
// of both blocks are of one kind and the lane beside it is not.
func (p *pasting) sameKind(doc *journey.Document, there []journey.ID, from, beside, first journey.ID, used map[journey.ID]bool) journey.ID {
	src := p.clip.Document
	target := doc.Lanes.Get(p.to.Lane)
	kind := src.Lanes.Get(from).LaneKind
	if p.clip.Plain || target == nil || target.LaneKind != src.Lanes.Get(first).LaneKind {
		return ""
	}
	if l := doc.Lanes.Get(beside); l != nil && l.LaneKind == kind {
		return ""
	}
	for _, id := range there {
		if doc.Lanes.Get(id).LaneKind == kind && !used[id] {
			return id
		}
	}
	return ""
}

// growLanes adds lanes for the rows that have none.
func (p *pasting) growLanes() error {
	if !p.to.Grow {
		return nil
	}
	for _, l := range p.src.Lanes {
		if to, row := p.lanes[l.ID]; row && to == "" {
			id, err := p.addLane(l, len(p.tx.Document().LanesOf(p.to.Map)))
			if err != nil {
				return err
			}
			p.lanes[l.ID] = id
		}
	}
	return nil
}

// addLane adds a lane like one of the clip.
func (p *pasting) addLane(from *journey.Lane, index int) (journey.ID, error) {
	name := from.Name
	if name == "" && p.to.LaneName != nil {
		name = p.to.LaneName(from.LaneKind)
	}
	id, err := p.tx.AddLane(p.to.Map, from.LaneKind, index, name)
	if err != nil {
		return "", err
	}
	return id, edit.Update(p.tx, id, func(l *journey.Lane) { l.Collapsed, l.LineBelow = from.Collapsed, from.LineBelow })
}

// insert puts the cards into their cells, with what belongs to them.
func (p *pasting) insert() error {
	members := p.clip.members(p.src)
	for _, card := range members {
		if p.lanes[card.Lane] != "" && p.steps[card.Step] != "" {
			p.cards[card.ID] = p.tx.NewID()
		}
	}
	for _, card := range members {
		if p.cards[card.ID] != "" {
			p.place(card)
		}
	}
	if err := p.tx.InsertCards(p.groups); err != nil {
		return err
	}
	for _, ptr := range p.clip.Pointers {
		to := p.cards[ptr.To]
		if to == "" || !p.tx.Document().Cards.Has(ptr.From) {
			continue
		}
		err := edit.Update(p.tx, ptr.From, func(c *journey.Card) {
			if ptr.Serves {
				c.Serves = c.Serves.With(to)
			} else {
				c.Addresses = c.Addresses.With(to)
			}
		})
		if err != nil {
			return err
		}
	}
	for _, a := range p.clip.Document.Actions.All() {
		if id := p.cards[a.Opportunity]; id != "" {
			action := a.Clone().(*journey.Action)
			action.ID, action.Opportunity = p.tx.NewID(), id
			p.tx.Put(action)
		}
	}
	for _, k := range p.clip.Document.Comments.All() {
		if id := p.cards[k.On]; id != "" {
			comment := k.Clone().(*journey.Comment)
			comment.ID, comment.On = p.tx.NewID(), id
			p.tx.Put(comment)
		}
	}
	return nil
}

func (p *pasting) place(from *journey.Card) {
	card := from.Clone().(*journey.Card)
	card.ID = p.cards[from.ID]
	cell := journey.Cell{Lane: p.lanes[from.Lane], Step: p.steps[from.Step]}
	card.LastStep = ""
	if first, last := p.src.Span(from); last > first {
		at := slices.Index(p.to.Steps, cell.Step)
		if end := min(at+last-first, len(p.to.Steps)-1); at >= 0 && end > at {
			card.LastStep = p.to.Steps[end]
		}
	}
	p.refer(card)
	at, known := p.sets[cell]
	if !known {
		at = len(p.groups)
		p.sets[cell] = at
		index := int(^uint(0) >> 1)
		if cell.Lane == p.to.Lane && cell.Step == p.to.Step {
			index = p.to.Index
		}
		p.groups = append(p.groups, edit.Insertion{Lane: cell.Lane, Step: cell.Step, Index: index})
	}
	p.groups[at].Cards = append(p.groups[at].Cards, card)
	if p.lead == journey.CardKind {
		p.made = append(p.made, Ref{journey.CardKind, card.ID})
	}
}

// feelings sets the emotions of the clip.
func (p *pasting) feelings() error {
	src := p.clip.Document
	for _, s := range p.src.Steps {
		to := p.steps[s.ID]
		if to == "" {
			continue
		}
		for _, who := range src.PersonasInOrder() {
			e := src.EmotionAt(who.ID, s.ID)
			if e == nil {
				continue
			}
			persona := p.persona(who.ID)
			if persona == "" {
				continue
			}
			if m := p.tx.Document().Maps.Get(p.to.Map); !m.Personas.Has(persona) {
				if err := p.tx.ShowPersona(p.to.Map, persona, true); err != nil {
					return err
				}
			}
			if p.lead == journey.LaneRecord && p.tx.Document().EmotionAt(persona, to) != nil {
				continue // a second lane of curves shows the same ones
			}
			if err := p.tx.SetEmotion(persona, to, e.Value); err != nil {
				return err
			}
			id := journey.EmotionID(persona, to)
			err := edit.Update(p.tx, id, func(n *journey.Emotion) { n.Feeling, n.Quote, n.Basis = e.Feeling, e.Quote, e.Basis })
			if err != nil {
				return err
			}
			if k := p.lead; k == journey.EmotionKind || k == journey.CardKind {
				p.made = append(p.made, Ref{journey.EmotionKind, id})
			}
		}
	}
	return nil
}
