package present

import (
	"slices"

	"waymark/domain/journey"
	"waymark/domain/scene"
	"waymark/domain/vector"
)

// The measures of a page, in its units.
const (
	margin    = 56.0
	dotsRoom  = 44.0 // at the foot, for the dots
	headTop   = 40.0
	curveMost = 236.0
	curveGap  = 18.0
	railRoom  = 40.0 // for the names of the stages above the curve
)

// stagePages lays a stage out: its name and goal, its lanes, the curve up to
// there.
func (s *Story) stagePages(i int) []*Page {
	curve := s.curve(i)
	head, headBottom := s.stageHead(i, curve)
	foot := Height - dotsRoom
	if curve != nil {
		foot -= curve.height + curveGap
	}
	room := vector.Rect{X: margin, Y: headBottom + 20, W: s.width() - 2*margin, H: foot - headBottom - 20}
	var pages []*Page
	for _, block := range s.lanes(i, room) {
		page := &Page{Ground: s.pal().Paper, Width: s.width(), Scale: block.scale}
		page.pieces = append(page.pieces, piece{layer: head, scale: 1})
		page.pieces = append(page.pieces, block.pieces...)
		if curve != nil {
			page.pieces = append(page.pieces, curve.pieces(Height-dotsRoom-curve.height)...)
		}
		pages = append(pages, page)
	}
	for n, page := range pages {
		page.Part, page.Parts = n+1, len(pages)
		if len(pages) > 1 {
			p := s.pen()
			p.text(s.t("present.part", n+1, len(pages)), s.width()-margin-90, headTop, 90, 17, false, s.pal().Quiet, 1)
			page.pieces = append(page.pieces, piece{layer: p.layer(s.width(), Height), scale: 1})
		}
	}
	return pages
}

// stageHead draws the name and the goal of a stage at the left, what is said and
// felt there at the right.
func (s *Story) stageHead(i int, curve *curve) (*scene.Layer, float64) {
	p, pal, st := s.pen(), s.pal(), s.stages[i]
	w := s.width()
	p.box(vector.Rect{W: w, H: 10}, 0, s.hue(i))
	told := s.told(i, curve)
	left := w - 2*margin
	if len(told) > 0 {
		left = (w - 2*margin) * 0.56
	}
	y := headTop
	y += p.text(s.t("present.stage", i+1, len(s.stages)), margin, y, left, 17, false, pal.Quiet, 1) + 4
	name := st.Name
	if name == "" {
		name = s.t("inspector.unnamed")
	}
	size := p.shrink(name, left, 1, true, 46, 40, 34, 30)
	y += p.text(name, margin, y, left, size, true, pal.Text, 2) + 6
	if st.Goal != "" {
		y += p.text(st.Goal, margin, y, left, 22, false, pal.Quiet, 2)
	}
	right, x := headTop, margin+left+40
	for _, q := range told {
		right = s.quote(p, q, x, right, w-margin-x) + 14
	}
	return p.layer(w, Height), max(y, right-14)
}

// block is the lanes that stand on one page.
type block struct {
	pieces []piece
	scale  float64
}

// The sizes at which lanes are shown, the best first: units to the point. The
// text of a card is 12 points.
func scales() []float64 { return []float64{2, 1.85, 1.7, 1.55, 1.45, 1.35, leastScale} }

const (
	leastScale  = 1.25
	leastColumn = 112.0 // of a card, points
	mostColumns = 10
)

// lanes lays the lanes of a stage out in a box, as large as they fit, cards side
// by side where that helps. What does not fit at a size that can be read goes on
// to further pages.
func (s *Story) lanes(i int, room vector.Rect) []block {
	speaking := s.speaking(s.stages[i])
	if len(speaking) == 0 {
		return []block{{scale: 1}}
	}
	doc := s.slim(s.stages[i])
	first, heights, ok := s.fit(doc, i, speaking, room)
	if ok {
		return []block{first}
	}
	total := 0.0
	for _, h := range heights {
		total += h * leastScale
	}
	for pages := max(2, int(total/room.H)); pages < len(speaking); pages++ {
		blocks := make([]block, 0, pages)
		for _, part := range divided(speaking, heights, pages) {
			b, _, ok := s.fit(doc, i, part, room)
			if !ok {
				break
			}
			blocks = append(blocks, b)
		}
		if len(blocks) == pages {
			return blocks
		}
	}
	var blocks []block
	for _, l := range speaking { // each lane on a page of its own, however small
		b, _, _ := s.fit(doc, i, []journey.ID{l}, room)
		blocks = append(blocks, b)
	}
	return blocks
}

// divided parts lanes into n runs of about the same height.
func divided(lanes []journey.ID, heights []float64, n int) [][]journey.ID {
	total := 0.0
	for _, h := range heights {
		total += h
	}
	parts := make([][]journey.ID, 0, n)
	at, taken := 0, 0.0
	for k := range n {
		from := at
		for at < len(lanes) && len(lanes)-at > n-k-1 {
			if at > from && taken+heights[at]/2 > total*float64(k+1)/float64(n) {
				break
			}
			taken += heights[at]
			at++
		}
		parts = append(parts, lanes[from:at])
	}
	return parts
}

// fit lays lanes of a stage out as large as a box allows. It tells how high each
// lane is at best, and whether the size can be read.
func (s *Story) fit(doc *journey.Document, i int, lanes []journey.ID, room vector.Rect) (block, []float64, bool) {
	stage := s.stages[i]
	view := s.cfg.View
	view.HiddenLanes, view.HiddenStages = s.lanesBut(lanes), s.stagesBut(stage.ID)
	steps, crowd := len(s.cfg.Document.StepsOf(stage.ID)), s.crowd(stage)
	var best *scene.Scene
	bestScale := 0.0
	try := func(scale float64) *scene.Scene {
		for c := 1; c == 1 || c*steps <= mostColumns && c <= crowd; c++ {
			width := (room.W/scale - s.whole.LabelWidth) / float64(c*steps)
			if width < leastColumn && c > 1 {
				break
			}
			built := scene.Build(spread(doc, stage.ID, c, width), view, s.cfg.Typesetter, nil)
			fits := built.Width*scale <= room.W+1
			if fits && heightOfLanes(built)*scale <= room.H-s.stepsRoom(built, scale) {
				return built
			}
			if fits && (best == nil || heightOfLanes(built) < heightOfLanes(best)) {
				best, bestScale = built, scale
			}
		}
		return nil
	}
	if least := try(leastScale); least != nil { // else none fits
		for _, scale := range scales() {
			if built := try(scale); built != nil {
				return s.blockOf(built, room, scale), heightsOf(built), true
			}
		}
	}
	if best == nil { // more columns than the page is wide
		best = scene.Build(doc, view, s.cfg.Typesetter, nil)
		bestScale = room.W / best.Width
	}
	high := heightOfLanes(best)*bestScale + s.stepsRoom(best, bestScale)
	return s.blockOf(best, room, bestScale*min(1, room.H/high)), heightsOf(best), high <= room.H
}

// slim gives the document without the cards of other stages, so that trying one
// layout after another costs no more than the stage is large.
func (s *Story) slim(stage *journey.Stage) *journey.Document {
	fork := s.cfg.Document.Fork()
	for _, l := range s.outline.Lanes {
		for _, step := range s.outline.Steps {
			for _, c := range s.outline.Cards(l.ID, step.ID) {
				if !s.reaches(c, stage) {
					fork.Remove(journey.CardKind, c.ID)
				}
			}
		}
	}
	return fork
}

// reaches tells whether a card stands in a stage or spans into it.
func (s *Story) reaches(c *journey.Card, stage *journey.Stage) bool {
	first, last := s.outline.Span(c)
	for col := first; col <= last; col++ {
		if s.outline.Steps[col].Stage == stage.ID {
			return true
		}
	}
	return false
}

func (s *Story) lanesBut(shown []journey.ID) journey.IDs {
	var out []journey.ID
	for _, l := range s.outline.Lanes {
		if !slices.Contains(shown, l.ID) {
			out = append(out, l.ID)
		}
	}
	return journey.SetOf(out...)
}

func (s *Story) stagesBut(shown journey.ID) journey.IDs {
	var out []journey.ID
	for _, st := range s.outline.Stages {
		if st.ID != shown {
			out = append(out, st.ID)
		}
	}
	return journey.SetOf(out...)
}

// crowd gives how many cards stand in the fullest cell of a stage.
func (s *Story) crowd(stage *journey.Stage) int {
	most := 1
	for _, step := range s.cfg.Document.StepsOf(stage.ID) {
		for _, l := range s.outline.Lanes {
			if !s.cfg.View.HiddenLanes.Has(l.ID) {
				most = max(most, len(s.outline.Cards(l.ID, step.ID)))
			}
		}
	}
	return most
}

// speaking gives the lanes that have something to say in a stage; the curve
// stands on its own.
func (s *Story) speaking(stage *journey.Stage) []journey.ID {
	var out []journey.ID
	for _, l := range s.outline.Lanes {
		if l.LaneKind != journey.EmotionCurve && !l.Collapsed && !s.cfg.View.HiddenLanes.Has(l.ID) && s.speaks(l, stage) {
			out = append(out, l.ID)
		}
	}
	return out
}

func (s *Story) speaks(l *journey.Lane, stage *journey.Stage) bool {
	for _, step := range s.outline.Steps {
		for _, c := range s.outline.Cards(l.ID, step.ID) {
			if s.reaches(c, stage) {
				return true
			}
		}
	}
	return false
}

func bandsOf(sc *scene.Scene) []scene.PlacedBand {
	var out []scene.PlacedBand
	for _, b := range sc.Bands {
		if b.Kind == scene.LaneBand {
			out = append(out, b)
		}
	}
	return out
}

func heightOfLanes(sc *scene.Scene) float64 {
	h := 0.0
	for _, b := range bandsOf(sc) {
		h += b.Height
	}
	return h
}

func heightsOf(sc *scene.Scene) []float64 {
	var out []float64
	for _, b := range bandsOf(sc) {
		out = append(out, b.Height)
	}
	return out
}

// stepsRoom gives how much room the names of steps take above the lanes; none
// where the stage has a single step without a name.
func (s *Story) stepsRoom(sc *scene.Scene, scale float64) float64 {
	for _, c := range sc.Columns {
		if step := s.cfg.Document.Steps.Get(c.Step); step != nil && step.Name != "" {
			return 16 * scale
		}
	}
	return 0
}

// blockOf places lanes in a box, below the names of the steps.
func (s *Story) blockOf(sc *scene.Scene, room vector.Rect, scale float64) block {
	b := block{scale: scale}
	y := room.Y
	if h := s.stepsRoom(sc, scale); h > 0 {
		p := s.pen()
		for n, c := range sc.Columns {
			step := s.cfg.Document.Steps.Get(c.Step)
			if step == nil {
				continue // a further column of the step before
			}
			w := c.W
			for _, more := range sc.Columns[n+1:] {
				if s.cfg.Document.Steps.Has(more.Step) {
					break
				}
				w += more.W
			}
			p.text(step.Name, room.X+c.X*scale+10, y, w*scale-20, 11*scale, true, s.pal().Quiet, 1)
		}
		b.pieces = append(b.pieces, piece{layer: p.layer(s.width(), Height), scale: 1})
		y += h
	}
	for _, band := range bandsOf(sc) {
		if band.Label != nil {
			b.pieces = append(b.pieces, piece{layer: band.Label, at: vector.Point{X: room.X, Y: y}, scale: scale})
		}
		b.pieces = append(b.pieces, piece{layer: band.Body, at: vector.Point{X: room.X + band.BodyX*scale, Y: y}, scale: scale})
		y += band.Height * scale
	}
	return b
}
