package scene

import (
	"waymark/domain/journey"
	"waymark/domain/vector"
)

// cell is what the index knows of one cell of a lane.
type cell struct {
	cards []cellCard // the visible ones that start here, from top to bottom
	total int        // hidden ones too
}

// cellCard is a card in its cell.
type cellCard struct {
	id      journey.ID
	ordinal int         // among all cards of the cell, hidden ones too; −1 when it starts in a hidden column
	bounds  vector.Rect // in the lane's body; zero in a collapsed lane
}

// siblings are the places of visible things among all things of the map, hidden
// ones too.
type siblings struct {
	lanes      []int // ordinals, as in Bands
	stages     []int // ordinals, as in Stages
	steps      []int // ordinals within their stage, as in Columns
	stepCounts []int // steps of a stage, as in Stages
	allLanes   int
	allStages  int
}

// curveReach is how far from a curve a point still hits it.
const curveReach = 6.0

// At gives the front-most thing at a point of the sheet, and its bounds there.
// Where nothing lies, the Ref is zero. Empty ground of a lane gives the lane with
// part Body.
func (s *Scene) At(p vector.Point) (Ref, vector.Rect) {
	band, ok := s.BandAt(p.Y)
	if !ok {
		return Ref{}, vector.Rect{}
	}
	layer, x := band.Body, band.BodyX
	if p.X < band.BodyX {
		layer, x = band.Label, 0
	}
	if layer == nil {
		return Ref{}, vector.Rect{}
	}
	q := vector.Point{X: p.X - x, Y: p.Y - band.Y}
	for i := len(layer.Groups) - 1; i >= 0; i-- {
		g := &layer.Groups[i]
		if g.Ref.ID == "" || g.Ref.Part == Ornament || !g.Bounds.Contains(q) {
			continue
		}
		if g.Ref.Part == Curve && band.plot.distance(g.Ref.ID, q) > curveReach {
			continue
		}
		return g.Ref, g.Bounds.Offset(x, band.Y)
	}
	return Ref{}, vector.Rect{}
}

// Bounds gives where a thing is drawn, in sheet coordinates. A thing that is
// drawn several times, such as the emotions when a map has two emotion lanes,
// gives the uppermost.
func (s *Scene) Bounds(r Ref) (vector.Rect, bool) {
	g, dx, dy := s.find(r)
	if g == nil {
		return vector.Rect{}, false
	}
	return g.Bounds.Offset(dx, dy), true
}

func (s *Scene) find(r Ref) (g *Group, dx, dy float64) {
	layer, i, dx, dy := s.locate(r)
	if layer == nil {
		return nil, 0, 0
	}
	return &layer.Groups[i], dx, dy
}

func (s *Scene) locate(r Ref) (layer *Layer, i int32, dx, dy float64) {
	for b := range s.Bands {
		band := &s.Bands[b]
		if band.Label != nil {
			if i, ok := band.Label.first[r]; ok {
				return band.Label, i, 0, band.Y
			}
		}
		if band.Body != nil {
			if i, ok := band.Body.first[r]; ok {
				return band.Body, i, band.BodyX, band.Y
			}
		}
	}
	return nil, 0, 0, 0
}

// BandAt gives the band at a height of the sheet.
func (s *Scene) BandAt(y float64) (PlacedBand, bool) {
	for _, b := range s.Bands {
		if y >= b.Y && y < b.Y+b.Height {
			return b, true
		}
	}
	return PlacedBand{}, false
}

// LaneBand gives the band of a lane.
func (s *Scene) LaneBand(lane journey.ID) (PlacedBand, bool) {
	for _, b := range s.Bands {
		if b.Kind == LaneBand && b.Lane == lane {
			return b, true
		}
	}
	return PlacedBand{}, false
}

// LaneAt gives the lane at a height of the sheet, or "".
func (s *Scene) LaneAt(y float64) journey.ID {
	if b, ok := s.BandAt(y); ok {
		return b.Lane
	}
	return ""
}

// ColumnAt gives the column at an x of the sheet.
func (s *Scene) ColumnAt(x float64) (Column, bool) {
	if i := s.columnAt(x); i >= 0 {
		return s.Columns[i], true
	}
	return Column{}, false
}

func (s *Scene) columnAt(x float64) int {
	for i, c := range s.Columns {
		if x >= c.X && x < c.X+c.W {
			return i
		}
	}
	return -1
}

// columnNear gives the index of the column at x or nearest to it, −1 without
// columns.
func (s *Scene) columnNear(x float64) int {
	if len(s.Columns) == 0 {
		return -1
	}
	for i, c := range s.Columns {
		if x < c.X+c.W {
			return i
		}
	}
	return len(s.Columns) - 1
}

// ColumnOf gives the column of a step.
func (s *Scene) ColumnOf(step journey.ID) (Column, bool) {
	for _, c := range s.Columns {
		if c.Step == step {
			return c, true
		}
	}
	return Column{}, false
}

// StageAt gives the stage whose columns are at an x of the sheet.
func (s *Scene) StageAt(x float64) (StageColumns, bool) {
	for _, st := range s.Stages {
		if x >= st.X && x < st.X+st.W {
			return st, true
		}
	}
	return StageColumns{}, false
}

// Cell gives the box of the crossing of a lane and a step.
func (s *Scene) Cell(lane, step journey.ID) (vector.Rect, bool) {
	band, ok := s.LaneBand(lane)
	if !ok {
		return vector.Rect{}, false
	}
	c, ok := s.ColumnOf(step)
	if !ok {
		return vector.Rect{}, false
	}
	return vector.Rect{X: c.X, Y: band.Y, W: c.W, H: band.Height}, true
}

// CardsIn gives the ids of the cards that start in a cell, from top to bottom.
func (s *Scene) CardsIn(lane, step journey.ID) []journey.ID {
	band, ok := s.LaneBand(lane)
	if !ok {
		return nil
	}
	for i, c := range s.Columns {
		if c.Step != step || i >= len(band.cells) {
			continue
		}
		cards := band.cells[i].cards
		ids := make([]journey.ID, len(cards))
		for k, card := range cards {
			ids[k] = card.id
		}
		return ids
	}
	return nil
}
