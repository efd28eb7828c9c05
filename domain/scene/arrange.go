package scene

import (
	"slices"
	"strings"

	"waymark/domain/journey"
	"waymark/domain/vector"
)

// arrangement is the tree of what is visible of a map.
type arrangement struct {
	m        *journey.Map // nil when there is no such map
	personas []personaLook
	inks     []personaInk
	stages   []stageLook
	lanes    []laneCells
	stepped  bool // some stage shows steps
	// sameColumns and sameInks tell whether the scene before had the same.
	sameColumns, sameInks bool
	before                []int // index of a column in the scene before, or −1
}

type stageLook struct {
	stage *journey.Stage
	hue   vector.Color
	steps []*journey.Step // those that have a column
	// folded is set for a stage that is one narrow column; cards is how many
	// visible ones it holds.
	folded bool
	cards  int
}

// laneCells is a lane with its cards by visible column.
type laneCells struct {
	lane  *journey.Lane
	cells []cellCards
}

type cellCards struct {
	cards  []seat
	total  int // hidden ones too
	folded int // visible cards that stand in the steps of a folded stage
}

// seat is a visible card in its cell.
type seat struct {
	card    *journey.Card
	ordinal int // among all cards of the cell; −1 when it starts in a hidden column
	last    int // last visible column that it covers
}

// stepPlace is where a step stands among all steps of the map.
type stepPlace struct {
	index  int // from left to right
	column int // visible column, −1 for none
	folded int // column of the folded stage that it is in, −1 for none
}

// hides tells whether a card concerns hidden personas only.
func (v *View) hides(c *journey.Card) bool {
	if len(v.HiddenPersonas) == 0 || len(c.Personas) == 0 {
		return false
	}
	for _, p := range c.Personas {
		if !v.HiddenPersonas.Has(p) {
			return false
		}
	}
	return true
}

// arrange finds what is visible and where the columns stand. It derives the tree
// itself: journey.Outline sorts every cell of the map anew, which would be most
// of the work of a Build after a small change.
func (b *builder) arrange() {
	b.sheet = &arrangement{m: b.doc.Maps.Get(b.view.Map)}
	b.scene.Width = sheetLeast
	b.countComments()
	if b.sheet.m == nil {
		return
	}
	b.arrangePersonas()
	steps := b.arrangeColumns()
	b.compareColumns()
	b.arrangeLanes(steps)
}

func (b *builder) countComments() {
	b.comments = make(map[journey.ID]int)
	for _, c := range b.doc.Comments.All() {
		if !c.Resolved {
			b.comments[c.On]++
		}
	}
}

func (b *builder) arrangePersonas() {
	place := 0 // among the personas of the map
	for i, p := range b.doc.PersonasInOrder() {
		if !b.sheet.m.Personas.Has(p.ID) {
			continue
		}
		place++
		if b.view.HiddenPersonas.Has(p.ID) {
			continue
		}
		color := b.pal.persona(p.Color, i)
		look := personaLook{
			persona: p,
			ink:     personaInk{p.ID, color, legible(color, b.pal.Paper, b.pal.InkRatio), place - 1},
			picture: b.doc.Attachments.Get(p.Picture), comments: b.comments[p.ID],
		}
		b.sheet.personas = append(b.sheet.personas, look)
		b.sheet.inks = append(b.sheet.inks, look.ink)
	}
	b.scene.memo.inks = b.sheet.inks
	b.sheet.sameInks = b.prev != nil && slices.Equal(b.prev.inks, b.sheet.inks)
}

// stepsByStage gives the steps of each stage in order.
func (b *builder) stepsByStage() map[journey.ID][]*journey.Step {
	steps := make(map[journey.ID][]*journey.Step)
	for _, s := range b.doc.Steps.All() {
		steps[s.Stage] = append(steps[s.Stage], s)
	}
	for _, of := range steps {
		slices.SortFunc(of, func(x, y *journey.Step) int { return inOrder(x.Order, x.ID, y.Order, y.ID) })
	}
	return steps
}

// inOrder compares by order key, ties by id.
func inOrder(order1 string, id1 journey.ID, order2 string, id2 journey.ID) int {
	if c := strings.Compare(order1, order2); c != 0 {
		return c
	}
	return strings.Compare(string(id1), string(id2))
}

func (b *builder) arrangeColumns() map[journey.ID]stepPlace {
	s := b.scene
	x := labelWidth
	stages, steps := b.doc.StagesOf(b.view.Map), b.stepsByStage()
	places := make(map[journey.ID]stepPlace)
	s.order.allStages = len(stages)
	for i, st := range stages {
		mine := steps[st.ID]
		hidden := b.view.HiddenStages.Has(st.ID) || len(mine) == 0
		folded := !hidden && b.view.FoldedStages.Has(st.ID)
		columns := StageColumns{Stage: st.ID, X: x, First: len(s.Columns)}
		for k, step := range mine {
			place := stepPlace{len(places), -1, -1}
			switch {
			case hidden:
			case folded:
				place.folded = columns.First
				if k == 0 {
					s.Columns = append(s.Columns, Column{step.ID, st.ID, x, foldedWidth, true})
					s.order.steps = append(s.order.steps, k)
					x += foldedWidth
				}
			default:
				place.column = len(s.Columns)
				w := b.view.columnWidth()
				if step.Width > 0 {
					w = max(step.Width, columnLeast)
				}
				s.Columns = append(s.Columns, Column{step.ID, st.ID, x, w, false})
				s.order.steps = append(s.order.steps, k)
				x += w
			}
			places[step.ID] = place
		}
		if hidden {
			continue
		}
		hue := b.pal.hue(i, len(stages))
		if c, ok := parseColor(st.Color); ok {
			hue = legible(c, b.pal.Paper, b.pal.HueRatio)
		}
		look := stageLook{stage: st, hue: hue, steps: mine, folded: folded}
		if folded {
			look.steps = mine[:1]
		} else {
			b.sheet.stepped = b.sheet.stepped || len(mine) > 1 || mine[0].Name != ""
		}
		b.sheet.stages = append(b.sheet.stages, look)
		columns.W = x - columns.X
		columns.Last = len(s.Columns) - 1
		s.Stages = append(s.Stages, columns)
		s.order.stages = append(s.order.stages, i)
		s.order.stepCounts = append(s.order.stepCounts, len(mine))
	}
	s.Width = max(x, sheetLeast)
	s.memo.columns = s.Columns
	return places
}

// compareColumns finds the columns of the scene before.
func (b *builder) compareColumns() {
	columns := b.scene.Columns
	b.sheet.before = make([]int, len(columns))
	b.sheet.sameColumns = b.prev != nil && slices.Equal(b.prev.columns, columns)
	if b.sheet.sameColumns {
		for i := range columns {
			b.sheet.before[i] = i
		}
		return
	}
	index := make(map[journey.ID]int)
	if b.prev != nil {
		for i, c := range b.prev.columns {
			index[c.Step] = i + 1
		}
	}
	for i, c := range columns {
		b.sheet.before[i] = index[c.Step] - 1
	}
}

// arrangeLanes seats the cards. A card that starts in a hidden column and reaches
// into a visible one is shown there.
func (b *builder) arrangeLanes(steps map[journey.ID]stepPlace) {
	s := b.scene
	lanes := b.doc.LanesOf(b.view.Map)
	s.order.allLanes = len(lanes)
	index := make(map[journey.ID]int, len(lanes)) // of the visible ones
	for ordinal, lane := range lanes {
		if b.view.HiddenLanes.Has(lane.ID) {
			continue
		}
		index[lane.ID] = len(b.sheet.lanes)
		s.order.lanes = append(s.order.lanes, ordinal)
		b.sheet.lanes = append(b.sheet.lanes, laneCells{lane, make([]cellCards, len(s.Columns))})
	}
	columnOf := make([]int, len(steps)) // visible column by place from left to right
	foldedOf := make([]int, len(steps)) // the same of folded stages
	ids := make([]journey.ID, len(steps))
	for id, p := range steps {
		columnOf[p.index], foldedOf[p.index], ids[p.index] = p.column, p.folded, id
	}
	inStage := make([]*stageLook, len(s.Columns)) // of folded columns
	for i := range b.sheet.stages {
		if look := &b.sheet.stages[i]; look.folded {
			inStage[s.Stages[i].First] = look
		}
	}
	for i, cards := range b.sortedCells(index, steps) {
		lane, step := &b.sheet.lanes[i/len(steps)], i%len(steps)
		if c := columnOf[step]; c >= 0 {
			lane.cells[c].total = len(cards)
			lane.cells[c].cards = slices.Grow(lane.cells[c].cards, len(cards))
		}
		fold := foldedOf[step]
		if fold >= 0 && s.Columns[fold].Step == ids[step] {
			lane.cells[fold].total = len(cards) // what is dropped there goes to the first step
		}
		for k, card := range cards {
			if b.view.hides(card) {
				continue
			}
			if fold >= 0 {
				lane.cells[fold].folded++
				inStage[fold].cards++
			}
			last := step
			if card.LastStep != "" {
				if p, ok := steps[card.LastStep]; ok {
					last = max(step, p.index)
				}
			}
			first, end := visibleSpan(columnOf, step, last)
			if first < 0 {
				continue
			}
			if columnOf[step] < 0 {
				k = -1
			}
			lane.cells[first].cards = append(lane.cells[first].cards, seat{card, k, end})
		}
	}
}

// sortedCells gives the cards of each visible lane and each step, in order: the
// cell of lane l and step p is number l × steps + p.
func (b *builder) sortedCells(lanes map[journey.ID]int, steps map[journey.ID]stepPlace) [][]*journey.Card {
	cells := make([][]*journey.Card, len(lanes)*len(steps))
	if len(cells) == 0 {
		return cells
	}
	typical := b.doc.Cards.Len()/len(cells) + 4
	for _, c := range b.doc.Cards.All() {
		lane, ok := lanes[c.Lane]
		if !ok {
			continue
		}
		step, ok := steps[c.Step]
		if !ok {
			continue
		}
		cell := &cells[lane*len(steps)+step.index]
		if *cell == nil {
			*cell = make([]*journey.Card, 0, typical)
		}
		*cell = append(*cell, c)
	}
	for _, cards := range cells {
		slices.SortFunc(cards, func(x, y *journey.Card) int { return inOrder(x.Order, x.ID, y.Order, y.ID) })
	}
	return cells
}

// visibleSpan gives the visible columns of the steps first … last, −1 for none.
func visibleSpan(columnOf []int, first, last int) (from, to int) {
	from = -1
	for i := first; i <= last; i++ {
		if c := columnOf[i]; c >= 0 {
			if from < 0 {
				from = c
			}
			to = c
		}
	}
	return from, to
}
