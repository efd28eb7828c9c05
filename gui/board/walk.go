package board

import (
	"slices"

	"fyne.io/fyne/v2"

	"waymark/domain/journey"
	"waymark/domain/scene"
	"waymark/gui/board/gesture"
)

// spot is a place of the keyboard's selection: a cell, by the indices of its lane
// and column among those in view, and the card in it.
type spot struct {
	lane, column int
	card         int // −1 for the cell itself
}

// walk is what the keyboard remembers of its way: where an extended selection
// began and has got to, as long as nothing else changes the selection.
type walk struct {
	from, to spot
	made     Selection
	wish     int // the card's place that moving sideways aims at, plus one
	minus    minus
}

// ways is the cells that the keyboard walks: the lanes and columns in view that
// are not folded, as the cards of those cannot be seen.
type ways struct {
	b     *Board
	doc   *journey.Document
	lanes []*journey.Lane
	steps []journey.ID
}

// waysOf gives the cells in view; false when there are none.
func (b *Board) waysOf() (*ways, bool) {
	if b.editor == nil {
		return nil, false
	}
	w := &ways{b: b, doc: b.editor.Document()}
	for _, band := range b.scene.Bands {
		if lane := w.doc.Lanes.Get(band.Lane); band.Kind == scene.LaneBand && lane != nil && !lane.Collapsed {
			w.lanes = append(w.lanes, lane)
		}
	}
	for _, c := range b.scene.Columns {
		if !c.Folded {
			w.steps = append(w.steps, c.Step)
		}
	}
	return w, len(w.lanes) > 0 && len(w.steps) > 0
}

func (w *ways) cards(s spot) []journey.ID {
	return w.b.scene.CardsIn(w.lanes[s.lane].ID, w.steps[s.column])
}

func (w *ways) cell(s spot) journey.Cell {
	return journey.Cell{Lane: w.lanes[s.lane].ID, Step: w.steps[s.column]}
}

// here finds the place of the selection.
func (w *ways) here() (spot, bool) {
	cell, index := w.b.selection.Cell, -1
	if c := w.b.selectedCard(w.doc); c != nil {
		cell = journey.Cell{Lane: c.Lane, Step: c.Step}
		index = slices.Index(w.b.scene.CardsIn(c.Lane, c.Step), c.ID)
	} else if n := len(w.b.selection.Refs); n > 0 && w.b.selection.Refs[n-1].Kind == journey.EmotionKind {
		_, step, _ := journey.SplitEmotionID(w.b.selection.Refs[n-1].ID)
		for _, l := range w.lanes {
			if l.LaneKind == journey.EmotionCurve {
				cell = journey.Cell{Lane: l.ID, Step: step}
				break
			}
		}
	}
	lane := indexOf(w.lanes, cell.Lane, idOfLane)
	column := slices.Index(w.steps, cell.Step)
	return spot{lane, column, index}, lane >= 0 && column >= 0
}

// moveSelection goes from the selected card or cell to its neighbour, from the
// first lane and column also to their heads; with extend, everything on the way is
// selected.
func (b *Board) moveSelection(key fyne.KeyName, extend bool) {
	if !extend && (b.walkCurves(key) || b.crossToHead(key)) {
		return
	}
	b.walkTo(extend, func(w *ways, at spot) spot {
		switch key {
		case fyne.KeyDown:
			if at.card+1 < len(w.cards(at)) {
				at.card++
			} else if at.lane+1 < len(w.lanes) {
				at.lane++
				at.card = min(0, len(w.cards(at))-1)
			}
		case fyne.KeyUp:
			if at.card > 0 {
				at.card--
			} else if at.lane > 0 {
				at.lane--
				at.card = len(w.cards(at)) - 1
			}
		case fyne.KeyLeft:
			at.column = max(at.column-1, 0)
			at.card = b.beside(w, at)
		case fyne.KeyRight:
			at.column = min(at.column+1, len(w.steps)-1)
			at.card = b.beside(w, at)
		}
		return at
	}, key)
}

// beside gives the card of a cell that moving sideways comes to: the same place
// from the top, also beyond a cell with fewer cards.
func (b *Board) beside(w *ways, at spot) int {
	wish := max(at.card, 0)
	if b.walk.wish > 0 {
		wish = b.walk.wish - 1
	}
	b.walk.wish = wish + 1
	return min(wish, len(w.cards(at))-1)
}

// SelectEdge goes to an end of the map: along the lane with Left and Right, along
// the column with Up and Down.
func (b *Board) SelectEdge(key fyne.KeyName, extend bool) {
	b.walkTo(extend, func(w *ways, at spot) spot {
		switch key {
		case fyne.KeyLeft, fyne.KeyHome:
			at.column = 0
		case fyne.KeyRight, fyne.KeyEnd:
			at.column = len(w.steps) - 1
		case fyne.KeyUp:
			at.lane = 0
		case fyne.KeyDown:
			at.lane = len(w.lanes) - 1
		}
		at.card = min(0, len(w.cards(at))-1)
		return at
	}, key)
}

// SelectCorner goes to the first cell of the map, or to the last.
func (b *Board) SelectCorner(last, extend bool) {
	b.walkTo(extend, func(w *ways, _ spot) spot {
		at := spot{card: -1}
		if last {
			at.lane, at.column = len(w.lanes)-1, len(w.steps)-1
		}
		at.card = min(0, len(w.cards(at))-1)
		return at
	}, "")
}

// SelectNextCell goes to the next cell, from the end of a lane to the next one;
// back goes the other way. At the last cell it stays and tells so.
func (b *Board) SelectNextCell(back bool) bool {
	moved := true
	b.walkTo(false, func(w *ways, at spot) spot {
		by := 1
		if back {
			by = -1
		}
		n := at.lane*len(w.steps) + at.column + by
		if n < 0 || n >= len(w.lanes)*len(w.steps) {
			moved = false
			return at
		}
		at.lane, at.column = n/len(w.steps), n%len(w.steps)
		at.card = min(0, len(w.cards(at))-1)
		return at
	}, "")
	return moved
}

// walkTo selects another place than the present one. key is the arrow that asked
// for it, "" for none: among stages, steps, lanes and personas arrows go from one
// to the next.
func (b *Board) walkTo(extend bool, to func(*ways, spot) spot, key fyne.KeyName) {
	w, ok := b.waysOf()
	if !ok {
		return
	}
	if n := len(b.selection.Refs); n > 0 && isArrow(key) && b.moveAmongHeads(b.editor.Document().Outline(b.mapID), b.selection.Refs[n-1], key) {
		return
	}
	going := b.walk.made.equal(b.selection) && !b.selection.Empty()
	if !going || key != fyne.KeyLeft && key != fyne.KeyRight {
		b.walk.wish = 0
	}
	at, ok := w.here()
	if going && extend {
		at, ok = b.walk.to, b.walk.to.within(w)
	}
	if !ok {
		start := spot{card: min(0, len(w.cards(spot{}))-1)}
		b.selectSpot(w, start)
		return
	}
	from := at
	if going && extend && b.walk.from.within(w) {
		from = b.walk.from
	}
	was := at
	at = to(w, at)
	if !extend {
		b.selectSpot(w, at)
		return
	}
	if at.inCell(from) && !was.inCell(from) {
		at.card = from.card // back where it began
	}
	b.selectBlock(w, from, at)
}

func (s spot) inCell(o spot) bool { return s.lane == o.lane && s.column == o.column }

// within tells whether a remembered place is still there.
func (s spot) within(w *ways) bool {
	return s.lane < len(w.lanes) && s.column < len(w.steps) && s.card < len(w.cards(s))
}

func (b *Board) selectSpot(w *ways, s spot) {
	b.walk.from, b.walk.to = s, s
	b.goTo(b.spotSelection(w, s))
}

// goTo selects and scrolls there.
func (b *Board) goTo(s Selection) {
	b.setSelection(s)
	b.walk.made = b.Selection()
	b.revealSelection()
	b.update()
}

// spotSelection is what selecting a place selects.
func (b *Board) spotSelection(w *ways, s spot) Selection {
	cards := w.cards(s)
	if s.card >= 0 && s.card < len(cards) {
		return Selection{Refs: []scene.Ref{{Kind: journey.CardKind, ID: cards[s.card]}}}
	}
	step := w.steps[s.column]
	if persona := b.emotionToSelect(w.lanes[s.lane], step); persona != "" {
		return Selection{Refs: []scene.Ref{{Kind: journey.EmotionKind, ID: journey.EmotionID(persona, step)}}}
	}
	return Selection{Cell: w.cell(s)}
}

// selectBlock selects all cards between two places: within a cell those from one
// to the other, else those of all cells of the block. What is reached comes last.
func (b *Board) selectBlock(w *ways, from, to spot) {
	b.walk.from, b.walk.to = from, to
	var refs []scene.Ref
	add := func(ids []journey.ID) {
		for _, id := range ids {
			refs = append(refs, scene.Ref{Kind: journey.CardKind, ID: id})
		}
	}
	if from.lane == to.lane && from.column == to.column {
		if from.card < 0 || to.card < 0 {
			b.goTo(b.spotSelection(w, to))
			return
		}
		add(w.cards(to)[min(from.card, to.card) : max(from.card, to.card)+1])
	} else {
		for lane := min(from.lane, to.lane); lane <= max(from.lane, to.lane); lane++ {
			for column := min(from.column, to.column); column <= max(from.column, to.column); column++ {
				add(w.cards(spot{lane: lane, column: column}))
			}
		}
	}
	last := b.spotSelection(w, to)
	if len(last.Refs) == 1 {
		refs = slices.DeleteFunc(refs, func(r scene.Ref) bool { return r == last.Refs[0] })
		refs = append(refs, last.Refs[0])
	}
	if len(refs) == 0 {
		b.goTo(last)
		return
	}
	b.setSelection(Selection{Refs: refs})
	b.walk.made = b.Selection()
	if box, ok := b.scene.Cell(w.lanes[to.lane].ID, w.steps[to.column]); ok {
		b.reveal(box)
	}
	b.update()
}

func (s Selection) equal(o Selection) bool { return s.Cell == o.Cell && slices.Equal(s.Refs, o.Refs) }

// emotionToSelect gives whose emotion the keyboard selects in an emotion lane.
func (b *Board) emotionToSelect(lane *journey.Lane, step journey.ID) journey.ID {
	if lane.LaneKind != journey.EmotionCurve {
		return ""
	}
	doc := b.editor.Document()
	if id := b.selectedPersona(); id != "" && doc.EmotionAt(id, step) != nil {
		return id
	}
	m := doc.Maps.Get(b.mapID)
	for _, p := range doc.PersonasInOrder() {
		if m.Personas.Has(p.ID) && !b.cfg.View.HiddenPersonas.Has(p.ID) && doc.EmotionAt(p.ID, step) != nil {
			return p.ID
		}
	}
	return ""
}

// walkKey goes where a key without Ctrl leads; it tells whether it leads anywhere.
func (b *Board) walkKey(key fyne.KeyName, mods gesture.Mods) bool {
	switch key {
	case fyne.KeyUp, fyne.KeyDown, fyne.KeyLeft, fyne.KeyRight:
		b.moveSelection(key, mods.Shift)
	case fyne.KeyHome, fyne.KeyEnd:
		b.SelectEdge(key, mods.Shift)
	case fyne.KeyTab:
		if !b.SelectNextCell(mods.Shift) {
			b.leave(mods.Shift)
		}
	case fyne.KeyF6:
		b.leave(mods.Shift)
	default:
		return false
	}
	return true
}

// walkChord goes where a key with Ctrl leads; it tells whether it leads anywhere.
func (b *Board) walkChord(key fyne.KeyName, mods gesture.Mods) bool {
	if !mods.Ctrl || mods.Alt {
		return false
	}
	switch key {
	case fyne.KeyUp, fyne.KeyDown, fyne.KeyLeft, fyne.KeyRight:
		b.SelectEdge(key, mods.Shift)
	case fyne.KeyHome, fyne.KeyEnd:
		b.SelectCorner(key == fyne.KeyEnd, mods.Shift)
	default:
		return false
	}
	return true
}

// leave gives the keyboard to what comes after the board in the window, or before.
func (b *Board) leave(back bool) {
	c := b.canvas()
	if c == nil {
		return
	}
	if back {
		c.FocusPrevious()
	} else {
		c.FocusNext()
	}
}
