package scene

import (
	"waymark/domain/journey"
	"waymark/domain/vector"
)

// A drop target says where dragged things would go, and Mark what to draw there.
// Index counts among the siblings that are not dragged, hidden ones included, as
// domain/edit takes it. All answers are pure functions of the scene: ask the
// scene from before the drag, and what is shown meanwhile does not sway them.

// CardDrop is a place for cards.
type CardDrop struct {
	Lane, Step journey.ID
	Index      int
	Mark       vector.Rect
}

// StageDrop is a place for a stage among the stages of its map.
type StageDrop struct {
	Index int
	Mark  vector.Rect
}

// StepDrop is a place for a step in a stage.
type StepDrop struct {
	Stage journey.ID
	Index int
	Mark  vector.Rect
}

// LaneDrop is a place for a lane among the lanes of its map.
type LaneDrop struct {
	Index int
	Mark  vector.Rect
}

// PersonaDrop is a place for a persona among those of its map.
type PersonaDrop struct {
	Before journey.ID // the persona it would stand before, "" at the end
}

// The width of a column that asks for none, and the least one, points.
const (
	UsualColumn = columnWidth
	LeastColumn = columnLeast
)

// markThickness is how thick an insertion mark is.
const markThickness = 3.0

// DropCard tells where the dragged cards would go when dropped at p. ok is false
// outside the lanes and in an emotion lane, which holds curves.
func (s *Scene) DropCard(p vector.Point, dragged journey.IDs) (drop CardDrop, ok bool) {
	band, found := s.BandAt(p.Y)
	col := s.columnNear(p.X)
	if !found || band.Kind != LaneBand || band.plot != nil || col < 0 || p.X < band.BodyX || p.X >= s.Width {
		return CardDrop{}, false
	}
	column := s.Columns[col]
	here := &band.cells[col]
	drop = CardDrop{Lane: band.Lane, Step: column.Step, Index: here.total}
	y := p.Y - band.Y
	var above, below *cellCard
	taken := 0 // dragged cards before the place
	for i := range here.cards {
		card := &here.cards[i]
		switch {
		case dragged.Has(card.id):
			if below == nil && card.ordinal >= 0 {
				taken++
			}
		case below != nil:
		case band.folded || y >= card.bounds.Y+card.bounds.H/2:
			above = card
		default:
			below = card
			drop.Index = max(card.ordinal, 0)
		}
	}
	drop.Index -= taken
	var mark float64
	switch {
	case band.folded:
		mark = band.Height - markThickness - 1
	case below != nil && above != nil:
		mark = (above.bounds.Bottom() + below.bounds.Y - markThickness) / 2
	case below != nil:
		mark = below.bounds.Y - (cardGap+markThickness)/2
	case above != nil:
		mark = above.bounds.Bottom() + (cardGap-markThickness)/2
	default:
		mark = cellPad
	}
	mark = min(max(mark, 0), band.Height-markThickness)
	drop.Mark = vector.Rect{X: column.X + cellPad, Y: band.Y + mark, W: column.W - 2*cellPad, H: markThickness}
	return drop, true
}

// DropStage tells where a stage would go when dropped at an x of the sheet.
func (s *Scene) DropStage(x float64, dragged journey.ID) (drop StageDrop, ok bool) {
	if len(s.Stages) == 0 {
		return StageDrop{}, false
	}
	at := newSlot(s.Stages[0].X, s.order.allStages)
	for i, st := range s.Stages {
		at.pass(s.order.stages[i], st.Stage == dragged, st.X, st.X+st.W, x)
	}
	return StageDrop{at.index(), s.columnMark(at.edge)}, true
}

// DropStep tells where a step would go when dropped at an x of the sheet.
func (s *Scene) DropStep(x float64, dragged journey.ID) (drop StepDrop, ok bool) {
	if len(s.Stages) == 0 {
		return StepDrop{}, false
	}
	k := 0
	for i, st := range s.Stages {
		if x >= st.X {
			k = i
		}
	}
	stage := s.Stages[k]
	at := newSlot(stage.X, s.order.stepCounts[k])
	for i := stage.First; i <= stage.Last; i++ {
		c := s.Columns[i]
		at.pass(s.order.steps[i], c.Step == dragged, c.X, c.X+c.W, x)
	}
	return StepDrop{stage.Stage, at.index(), s.columnMark(at.edge)}, true
}

// DropLane tells where a lane would go when dropped at a height of the sheet.
func (s *Scene) DropLane(y float64, dragged journey.ID) (drop LaneDrop, ok bool) {
	var at *slot
	lane := 0
	for _, band := range s.Bands {
		if band.Kind != LaneBand {
			continue
		}
		if at == nil {
			at = newSlot(band.Y, s.order.allLanes)
		}
		at.pass(s.order.lanes[lane], band.Lane == dragged, band.Y, band.Y+band.Height, y)
		lane++
	}
	if at == nil {
		return LaneDrop{}, false
	}
	top := min(max(at.edge-markThickness/2, 0), s.Height-markThickness)
	return LaneDrop{at.index(), vector.Rect{Y: top, W: s.Width, H: markThickness}}, true
}

// DropPersona tells where a persona would go when dropped at p, by the rows of the
// persona strip. ok is false without a strip.
func (s *Scene) DropPersona(p vector.Point, dragged journey.ID) (drop PersonaDrop, ok bool) {
	for _, band := range s.Bands {
		if band.Kind != PersonaBand {
			continue
		}
		y := p.Y - band.Y
		reached := false // an entry of the pointer's row, or of one below
		for i := range band.Body.Groups {
			g := &band.Body.Groups[i]
			if g.Ref.Kind != journey.PersonaRecord || g.Ref.Part != Whole || g.Ref.ID == dragged {
				continue
			}
			inRow := y < g.Bounds.Bottom()+stripPad/2
			if inRow && (p.X-band.BodyX < g.Bounds.Center().X || reached && y < g.Bounds.Y) {
				return PersonaDrop{g.Ref.ID}, true
			}
			reached = reached || inRow
		}
		return PersonaDrop{}, true
	}
	return PersonaDrop{}, false
}

// slot finds the place among siblings that stand in a row, by the middle of each.
type slot struct {
	at    int     // ordinal of the sibling the dragged one would stand before
	own   int     // ordinal of the dragged one, −1 if it is not among them
	edge  float64 // end of the sibling before the place
	found bool
}

func newSlot(start float64, total int) *slot { return &slot{at: total, own: -1, edge: start} }

// pass looks at the next sibling, which reaches from start to end.
func (s *slot) pass(ordinal int, dragged bool, start, end, pointer float64) {
	switch {
	case dragged:
		s.own = ordinal
	case s.found:
	case pointer < (start+end)/2:
		s.at, s.found = ordinal, true
	default:
		s.edge = end
	}
}

// index gives the place among the siblings that are not dragged.
func (s *slot) index() int {
	if s.own >= 0 && s.own < s.at {
		return s.at - 1
	}
	return s.at
}

// columnMark is a mark between columns, from the stage headers down to the last
// lane.
func (s *Scene) columnMark(x float64) vector.Rect {
	top, bottom := s.Height, 0.0
	for _, b := range s.Bands {
		if b.Kind == StageBand || b.Kind == LaneBand {
			top, bottom = min(top, b.Y), max(bottom, b.Y+b.Height)
		}
	}
	x = min(max(x-markThickness/2, 0), s.Width-markThickness)
	return vector.Rect{X: x, Y: top, W: markThickness, H: max(0, bottom-top)}
}
