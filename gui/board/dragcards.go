package board

import (
	"runtime"

	"waymark/domain/edit"
	"waymark/domain/journey"
	"waymark/domain/scene"
	"waymark/gui/board/gesture"
)

// cardLoad is one or several cards. Several keep their arrangement: each goes as
// many lanes and columns on as the one that is held. With Shift they gather in
// the cell of that one; with the copying key, copies go and they stay.
type cardLoad struct {
	b    *Board
	base *scene.Scene
	ids  []journey.ID // in reading order
	set  map[journey.ID]bool
	held journey.ID

	lanes []journey.ID // in view that hold cards, from top to bottom
	steps []journey.ID // in view, from left to right
	home  map[journey.ID]grid

	place  cardPlace
	copies map[journey.ID]journey.ID // of each card that was ever shown as a copy
}

// grid is a cell by the indices of its lane and column.
type grid struct{ lane, column int }

// cardPlace is a drop target of cards.
type cardPlace struct {
	lane, step journey.ID
	index      int
	copying    bool
	gathered   bool
}

func (b *Board) newCardLoad(held journey.ID) *cardLoad {
	l := &cardLoad{b: b, base: b.scene, held: held, home: map[journey.ID]grid{}, set: map[journey.ID]bool{}, copies: map[journey.ID]journey.ID{}}
	for _, id := range b.selectedCards(held) {
		l.set[id] = true
	}
	doc := b.editor.Document()
	for _, c := range l.base.Columns {
		l.steps = append(l.steps, c.Step)
	}
	for _, band := range l.base.Bands {
		if band.Kind != scene.LaneBand || !holdsCards(doc.Lanes.Get(band.Lane)) {
			continue
		}
		for k, step := range l.steps {
			for _, id := range l.base.CardsIn(band.Lane, step) {
				if l.set[id] {
					l.ids = append(l.ids, id)
					l.home[id] = grid{len(l.lanes), k}
				}
			}
		}
		l.lanes = append(l.lanes, band.Lane)
	}
	return l
}

// selectedCards gives the selected cards, or only the one that is grabbed when
// it is not among them.
func (b *Board) selectedCards(grabbed journey.ID) []journey.ID {
	if !b.isSelected(scene.Ref{Kind: journey.CardKind, ID: grabbed}) {
		return []journey.ID{grabbed}
	}
	var ids []journey.ID
	for _, r := range b.selection.Refs {
		if r.Kind == journey.CardKind {
			ids = append(ids, r.ID)
		}
	}
	return ids
}

// copies tells whether the keys that are held ask for a copy: Alt, and but on a
// Mac Ctrl, which there opens menus.
func copying(m gesture.Mods) bool { return m.Alt || m.Ctrl && runtime.GOOS != "darwin" }

func (l *cardLoad) aim(a aim) (any, func(*edit.Tx) error) {
	l.place = cardPlace{}
	if a.out {
		return nowhere{}, unchanged
	}
	copies := copying(a.mods)
	var dragged journey.IDs
	if !copies {
		dragged = journey.SetOf(l.ids...)
	}
	drop, ok := l.base.DropCard(intoLanes(l.base, a.sheet), dragged)
	if !ok {
		return nowhere{}, unchanged
	}
	l.place = cardPlace{drop.Lane, drop.Step, drop.Index, copies, a.mods.Shift && len(l.ids) > 1}
	return l.place, l.apply
}

func (l *cardLoad) apply(tx *edit.Tx) error {
	groups := l.groups()
	if !l.place.copying {
		return tx.PlaceCards(groups)
	}
	return tx.CopyCards(groups, func(id journey.ID) journey.ID {
		if l.copies[id] == "" {
			l.copies[id] = tx.NewID()
		}
		return l.copies[id]
	})
}

// groups says where each card goes.
func (l *cardLoad) groups() []edit.Placing {
	p := l.place
	if p.gathered || len(l.ids) == 1 {
		return []edit.Placing{{Cards: l.ids, Lane: p.lane, Step: p.step, Index: p.index}}
	}
	from := l.home[l.held]
	lanes, columns := indexIn(l.lanes, p.lane)-from.lane, indexIn(l.steps, p.step)-from.column
	var groups []edit.Placing
	at := make(map[grid]int) // index of the group of a cell
	for _, id := range l.ids {
		home := l.home[id]
		// What would leave the map stays at its edge.
		to := grid{min(max(home.lane+lanes, 0), len(l.lanes)-1), min(max(home.column+columns, 0), len(l.steps)-1)}
		i, ok := at[to]
		if !ok {
			i = len(groups)
			at[to] = i
			groups = append(groups, edit.Placing{Lane: l.lanes[to.lane], Step: l.steps[to.column]})
		}
		groups[i].Cards = append(groups[i].Cards, id)
	}
	for i := range groups {
		groups[i].Index = l.indexFor(&groups[i], lanes == 0 && columns == 0)
	}
	return groups
}

// indexFor gives the place in its cell of a group of the block: the one that is
// held goes where the pointer is, the others to the same end of their cells.
func (l *cardLoad) indexFor(g *edit.Placing, stays bool) int {
	if g.Lane == l.place.lane && g.Step == l.place.step {
		return l.place.index
	}
	there := l.base.CardsIn(g.Lane, g.Step)
	count, own := 0, -1
	for _, id := range there {
		switch {
		case l.place.copying || !l.set[id]:
			count++
		case own < 0:
			own = count
		}
	}
	switch {
	case stays && !l.place.copying && own >= 0:
		return own
	case l.place.index == 0 && !l.place.copying:
		return 0
	}
	return count
}

func indexIn(ids []journey.ID, id journey.ID) int {
	for i, other := range ids {
		if other == id {
			return i
		}
	}
	return 0
}

func (l *cardLoad) label() edit.Label {
	label := edit.Label{Verb: edit.VerbMoveCard}
	if l.place.copying {
		label.Verb = edit.VerbCopyCard
	}
	if doc := l.b.editor.Document(); doc.Cards.Has(l.held) {
		label.Subject = textOf(doc, scene.Ref{Kind: journey.CardKind, ID: l.held})
	}
	return label
}

// shown gives the cards that are where a drop would put them.
func (l *cardLoad) shown() []journey.ID {
	if !l.place.copying {
		return l.ids
	}
	ids := make([]journey.ID, 0, len(l.ids))
	for _, id := range l.ids {
		ids = append(ids, l.copies[id])
	}
	return ids
}

func (l *cardLoad) made() []scene.Ref {
	if !l.place.copying {
		return nil
	}
	var refs []scene.Ref
	for _, id := range l.shown() {
		refs = append(refs, scene.Ref{Kind: journey.CardKind, ID: id})
	}
	return refs
}

func (l *cardLoad) words() string {
	text := ""
	if len(l.ids) > 1 {
		text = l.b.cfg.Texts.N("count.cards", len(l.ids))
	}
	switch {
	case l.place.copying && text == "":
		return l.b.cfg.Texts.T("board.drag.copy")
	case l.place.copying:
		return l.b.cfg.Texts.T("board.drag.copies", text)
	}
	return text
}

// maxSlots bounds the places that are marked one by one.
const maxSlots = 60

func (l *cardLoad) mark(marks []mark) []mark {
	if l.place == (cardPlace{}) {
		return marks
	}
	lit := map[journey.Cell]bool{}
	for _, g := range l.groups() {
		if cell := (journey.Cell{Lane: g.Lane, Step: g.Step}); !lit[cell] && len(lit) < maxSlots {
			lit[cell] = true
			marks = l.b.targetCell(marks, cell)
		}
	}
	for i, id := range l.shown() {
		if i == maxSlots {
			break
		}
		marks = l.b.markSlot(marks, id)
	}
	return marks
}

// carries tells whether a card is shown where a drop would put it.
func (l *cardLoad) carries(id journey.ID) bool {
	if !l.place.copying {
		return l.set[id]
	}
	for _, made := range l.copies {
		if made == id {
			return true
		}
	}
	return false
}
