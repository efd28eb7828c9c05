package scene

import (
	"maps"
	"slices"

	"waymark/domain/journey"
	"waymark/domain/typeset"
	"waymark/domain/vector"
)

// The measures of the sheet, points.
const (
	labelWidth   = 140.0 // of the column of lane names
	columnWidth  = 160.0 // of a step that asks for none
	columnLeast  = 120.0 // below this, cards cannot be read
	sheetLeast   = 720.0 // of a sheet with few or no columns
	cellPad      = 8.0   // between a cell's edge and its cards
	cardGap      = 6.0   // between cards
	sheetPad     = 12.0  // left of what stands on the sheet
	foldedHeight = 28.0  // of a collapsed lane
)

// Build lays out one map of a document. doc and what view refers to must not
// change afterwards. With the scene that was built before – of whatever document
// and view – it takes over all that still holds; the result is the same as
// without. The same inputs give the same scene. A map that is not there gives an
// empty sheet.
func Build(doc *journey.Document, view View, ts *typeset.Typesetter, prev *Scene) *Scene {
	b := &builder{
		doc: doc, view: view, ts: ts, pal: &view.Palette, words: &view.Words,
		blocks: make(map[blockKey]*typeset.Block),
		scene:  &Scene{Map: view.Map, LabelWidth: labelWidth, Background: view.Palette.Paper},
	}
	b.view = view
	b.scene.memo = &memo{ts: ts, view: view}
	if prev != nil && prev.memo != nil && prev.memo.sameLook(b.scene.memo) {
		b.prev = prev.memo
	}
	b.arrange()
	b.stack()
	return b.scene
}

// builder holds what one Build works with.
type builder struct {
	doc   *journey.Document
	view  View
	ts    *typeset.Typesetter
	pal   *Palette
	words *Words
	prev  *memo // nil when nothing can be taken over
	scene *Scene

	sheet    *arrangement
	comments map[journey.ID]int // unresolved ones, by what they are on
	blocks   map[blockKey]*typeset.Block
}

// memo is what a scene keeps for the next Build: the inputs of each band beside
// the band. It holds nothing that the inputs do not determine.
type memo struct {
	ts      *typeset.Typesetter
	view    View
	columns []Column
	inks    []personaInk
	title   *titleMemo
	strip   *stripMemo
	header  *headerMemo
	lanes   map[journey.ID]*laneMemo
	legend  *legendMemo
}

// sameLook tells whether drawings of one scene can stand in the other.
func (m *memo) sameLook(o *memo) bool {
	return m.ts == o.ts && m.view.Palette == o.view.Palette && m.view.Words == o.view.Words &&
		maps.Equal(m.view.Icons, o.view.Icons)
}

// stack draws the bands and puts them one below the other.
func (b *builder) stack() {
	s := b.scene
	if b.view.Title {
		b.place(b.titleBand())
	}
	b.place(b.stripBand())
	b.place(b.headerBand())
	s.memo.lanes = make(map[journey.ID]*laneMemo, len(b.sheet.lanes))
	var shown signs
	for i := range b.sheet.lanes {
		lane := b.laneBand(&b.sheet.lanes[i])
		s.memo.lanes[b.sheet.lanes[i].lane.ID] = lane
		shown |= lane.shown
		b.place(lane.band)
	}
	if b.view.Legend {
		b.place(b.legendBand(shown))
	}
	if len(s.Bands) == 0 {
		s.Height = up4(foldedHeight)
	}
}

// place puts a band below the others; nil is no band.
func (b *builder) place(band *Band) {
	if band == nil {
		return
	}
	b.scene.Bands = append(b.scene.Bands, PlacedBand{band, b.scene.Height})
	b.scene.Height += band.Height
}

// arrangement is the tree of what is visible of a map.
type arrangement struct {
	m        *journey.Map
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
	steps []*journey.Step // visible columns
}

// laneCells is a lane with its cards by column.
type laneCells struct {
	lane  *journey.Lane
	cells []cellCards
}

type cellCards struct {
	cards []seat
	total int // hidden ones too
}

// seat is a visible card in its cell.
type seat struct {
	card    *journey.Card
	ordinal int // among all cards of the cell; −1 when it starts in a hidden column
	last    int // last visible column that it covers
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

// arrange finds what is visible and where the columns stand.
func (b *builder) arrange() {
	s := b.scene
	b.sheet = &arrangement{}
	b.countComments()
	outline := b.doc.Outline(b.view.Map)
	s.Width = sheetLeast
	if outline == nil {
		return
	}
	b.sheet.m = outline.Map
	b.arrangePersonas(outline)
	b.arrangeColumns(outline)
	b.compareColumns()
	b.arrangeLanes(outline)
}

func (b *builder) countComments() {
	b.comments = make(map[journey.ID]int)
	for _, c := range b.doc.Comments.All() {
		if !c.Resolved {
			b.comments[c.On]++
		}
	}
}

func (b *builder) arrangePersonas(o *journey.Outline) {
	place := make(map[journey.ID]int)
	for i, p := range b.doc.PersonasInOrder() {
		place[p.ID] = i
	}
	for i, p := range o.Personas {
		if b.view.HiddenPersonas.Has(p.ID) {
			continue
		}
		color := b.pal.persona(p.Color, place[p.ID])
		look := personaLook{
			persona: p,
			ink:     personaInk{p.ID, color, legible(color, b.pal.Paper, b.pal.InkRatio), i},
			picture: b.doc.Attachments.Get(p.Picture),
		}
		b.sheet.personas = append(b.sheet.personas, look)
		b.sheet.inks = append(b.sheet.inks, look.ink)
	}
	b.scene.memo.inks = b.sheet.inks
	b.sheet.sameInks = b.prev != nil && slices.Equal(b.prev.inks, b.sheet.inks)
}

func (b *builder) arrangeColumns(o *journey.Outline) {
	s := b.scene
	x := labelWidth
	s.order.allStages, s.order.allLanes = len(o.Stages), len(o.Lanes)
	for i, st := range o.Stages {
		if b.view.HiddenStages.Has(st.ID) || len(st.Steps) == 0 {
			continue
		}
		hue := b.pal.hue(i, len(o.Stages))
		if c, ok := parseColor(st.Color); ok {
			hue = legible(c, b.pal.Paper, 1.8)
		}
		b.sheet.stages = append(b.sheet.stages, stageLook{st.Stage, hue, st.Steps})
		if len(st.Steps) > 1 || st.Steps[0].Name != "" {
			b.sheet.stepped = true
		}
		columns := StageColumns{Stage: st.ID, X: x, First: len(s.Columns)}
		for k, step := range st.Steps {
			w := columnWidth
			if step.Width > 0 {
				w = max(step.Width, columnLeast)
			}
			s.Columns = append(s.Columns, Column{step.ID, st.ID, x, w})
			s.order.steps = append(s.order.steps, k)
			x += w
		}
		columns.W = x - columns.X
		columns.Last = len(s.Columns) - 1
		s.Stages = append(s.Stages, columns)
		s.order.stages = append(s.order.stages, i)
		s.order.stepCounts = append(s.order.stepCounts, len(st.Steps))
	}
	s.Width = max(x, sheetLeast)
	s.memo.columns = s.Columns
}

// compareColumns finds the columns of the scene before.
func (b *builder) compareColumns() {
	columns := b.scene.Columns
	b.sheet.before = make([]int, len(columns))
	b.sheet.sameColumns = b.prev != nil && slices.Equal(b.prev.columns, columns)
	var index map[journey.ID]int
	if b.prev != nil && !b.sheet.sameColumns {
		index = make(map[journey.ID]int, len(b.prev.columns))
		for i, c := range b.prev.columns {
			index[c.Step] = i
		}
	}
	for i, c := range columns {
		b.sheet.before[i] = i
		if !b.sheet.sameColumns {
			k, ok := index[c.Step]
			if !ok {
				k = -1
			}
			b.sheet.before[i] = k
		}
	}
}

// arrangeLanes seats the cards. A card that starts in a hidden column and reaches
// into a visible one is shown there.
func (b *builder) arrangeLanes(o *journey.Outline) {
	s := b.scene
	visible := make([]int, len(o.Steps)) // column of a step, −1 hidden
	for i := range visible {
		visible[i] = -1
	}
	for i, c := range s.Columns {
		visible[o.Column(c.Step)] = i
	}
	for ordinal, lane := range o.Lanes {
		if b.view.HiddenLanes.Has(lane.ID) {
			continue
		}
		s.order.lanes = append(s.order.lanes, ordinal)
		cells := make([]cellCards, len(s.Columns))
		for i, step := range o.Steps {
			cards := o.Cards(lane.ID, step.ID)
			if visible[i] >= 0 {
				cells[visible[i]].total = len(cards)
			}
			for k, card := range cards {
				if b.view.hides(card) {
					continue
				}
				first, last := o.Span(card)
				col, end := visibleSpan(visible, first, last)
				if col < 0 {
					continue
				}
				if visible[i] < 0 {
					k = -1
				}
				cells[col].cards = append(cells[col].cards, seat{card, k, end})
			}
		}
		b.sheet.lanes = append(b.sheet.lanes, laneCells{lane, cells})
	}
}

// visibleSpan gives the visible columns of the steps first … last, −1 for none.
func visibleSpan(visible []int, first, last int) (from, to int) {
	from = -1
	for i := first; i <= last; i++ {
		if c := visible[i]; c >= 0 {
			if from < 0 {
				from = c
			}
			to = c
		}
	}
	return from, to
}
