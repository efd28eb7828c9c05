package board

import (
	"slices"
	"strconv"

	"fyne.io/fyne/v2"

	"waymark/domain/edit"
	"waymark/domain/journey"
	"waymark/domain/scene"
	"waymark/gui/board/gesture"
)

// cardsSelected gives the cards that are selected.
func (b *Board) cardsSelected() []*journey.Card {
	var out []*journey.Card
	for _, r := range b.selection.Refs {
		if c := b.editor.Document().Cards.Get(r.ID); r.Kind == journey.CardKind && c != nil {
			out = append(out, c)
		}
	}
	return out
}

func (b *Board) cardMenu(t gesture.Target) []*fyne.MenuItem {
	ref := record(t.Ref)
	card := b.editor.Document().Cards.Get(ref.ID)
	if card == nil {
		return nil
	}
	return grouped(
		[]*fyne.MenuItem{
			b.keyed("edit", "edit.text", func() { b.editText(ref, nil) }),
			b.keyed("add-card-below", "add.card", b.AddCard),
			b.keyed("duplicate", "edit.duplicate", b.Duplicate),
		},
		slices.Concat([]*fyne.MenuItem{b.clipItem("cut", b.Cut), b.clipItem("copy", b.Copy)}, b.pasteItems()),
		b.markItems([]*journey.Card{card}),
		append(b.spanItems(ref.ID), b.moveItem(ref)),
		b.moreOf(ref),
		[]*fyne.MenuItem{b.keyed("delete", "edit.delete", b.DeleteSelection)},
		b.cellStructure(t.Cell),
	)
}

// cardsMenu is for several cards.
func (b *Board) cardsMenu() []*fyne.MenuItem {
	cards := b.cardsSelected()
	return grouped(
		[]*fyne.MenuItem{b.keyed("duplicate", "edit.duplicate", b.Duplicate)},
		slices.Concat([]*fyne.MenuItem{b.clipItem("cut", b.Cut), b.clipItem("copy", b.Copy)}, b.pasteItems()),
		b.markItems(cards),
		[]*fyne.MenuItem{b.moveItem(record(b.selection.Refs[0])), b.submenu("select", b.selectItems())},
		[]*fyne.MenuItem{b.keyed("delete-cards", "edit.delete", b.DeleteSelection)},
	)
}

func (b *Board) moveItem(ref scene.Ref) *fyne.MenuItem {
	return b.submenu("move", []*fyne.MenuItem{
		b.moved("move-up", ref, fyne.KeyUp), b.moved("move-down", ref, fyne.KeyDown),
		b.moved("move-left", ref, fyne.KeyLeft), b.moved("move-right", ref, fyne.KeyRight),
	})
}

// selectItems select the cards around the selection.
func (b *Board) selectItems() []*fyne.MenuItem {
	return []*fyne.MenuItem{
		b.item("select-cell", b.SelectCellCards), b.item("select-lane", b.SelectLaneCards),
		b.item("select-step", b.SelectStepCards), b.item("select-stage", b.SelectStageCards),
		b.item("select-all", b.SelectMapCards),
	}
}

// markItems mark cards with what a workshop marks most: a moment of truth, the
// severity of a pain point, what the team knows and what it believes.
func (b *Board) markItems(cards []*journey.Card) []*fyne.MenuItem {
	all := func(is func(*journey.Card) bool) bool {
		return !slices.ContainsFunc(cards, func(c *journey.Card) bool { return !is(c) })
	}
	inLane := func(kind journey.LaneKind) bool {
		return all(func(c *journey.Card) bool {
			l := b.editor.Document().Lanes.Get(c.Lane)
			return l != nil && l.LaneKind == kind
		})
	}
	var items []*fyne.MenuItem
	if inLane(journey.Touchpoints) {
		on := all(func(c *journey.Card) bool { return c.MomentOfTruth })
		item := b.item("moment", func() { b.changeCards(cards, func(c *journey.Card) { c.MomentOfTruth = !on }) })
		item.Checked = on
		items = append(items, item)
	}
	if inLane(journey.PainPoints) {
		var marks []*fyne.MenuItem
		for n := range 6 {
			text := strconv.Itoa(n)
			if n == 0 {
				text = b.cfg.Texts.T("board.menu.not-scored")
			}
			item := fyne.NewMenuItem(text, func() { b.batch(func() { b.changeCards(cards, func(c *journey.Card) { c.Severity = n }) }) })
			item.Checked = all(func(c *journey.Card) bool { return c.Severity == n })
			marks = append(marks, item)
		}
		items = append(items, b.submenu("severity", marks))
	}
	known := all(func(c *journey.Card) bool { return c.Basis == journey.Researched })
	item := b.item("researched", func() {
		b.changeCards(cards, func(c *journey.Card) { c.Basis = otherBasis(known) })
	})
	item.Checked = known
	return append(items, item)
}

func otherBasis(researched bool) journey.Basis {
	if researched {
		return journey.Assumed
	}
	return journey.Researched
}

// changeCards changes a field of cards as one change; they stay selected.
func (b *Board) changeCards(cards []*journey.Card, change func(*journey.Card)) {
	b.Finish()
	refs := b.Selection().Refs
	label := edit.Label{Verb: edit.VerbEditCard}
	if len(cards) == 1 {
		label.Subject = textOf(b.editor.Document(), scene.Ref{Kind: journey.CardKind, ID: cards[0].ID})
	}
	b.do(label, func(tx *edit.Tx) ([]scene.Ref, error) {
		for _, c := range cards {
			if err := edit.Update(tx, c.ID, change); err != nil {
				return nil, err
			}
		}
		return refs, nil
	})
}

// spanItems let a card reach over more or fewer columns.
func (b *Board) spanItems(id journey.ID) []*fyne.MenuItem {
	doc := b.editor.Document()
	card, outline := doc.Cards.Get(id), doc.Outline(b.mapID)
	if card == nil || outline == nil {
		return nil
	}
	first, last := outline.Span(card)
	span := func(to int) func() {
		return func() {
			refs := []scene.Ref{{Kind: journey.CardKind, ID: id}}
			label := edit.Label{Verb: edit.VerbEditCard, Subject: textOf(doc, refs[0])}
			b.do(label, func(tx *edit.Tx) ([]scene.Ref, error) { return refs, tx.SpanCard(id, outline.Steps[to].ID) })
		}
	}
	var items []*fyne.MenuItem
	if last+1 < len(outline.Steps) {
		items = append(items, b.item("widen", span(last+1)))
	}
	if last > first {
		items = append(items, b.item("narrow", span(last-1)))
	}
	return items
}

// cellStructure is what can be done with the column and the lane of a cell.
func (b *Board) cellStructure(c journey.Cell) []*fyne.MenuItem {
	var items []*fyne.MenuItem
	doc := b.editor.Document()
	if step := doc.Steps.Get(c.Step); step != nil {
		items = append(items,
			b.submenu("stage", b.withMore(scene.Ref{Kind: journey.StageKind, ID: step.Stage}, b.stageMenu(step.Stage))),
			b.submenu("step", b.stepMenu(step.ID)),
		)
	}
	if doc.Lanes.Has(c.Lane) {
		items = append(items, b.submenu("lane", b.withMore(scene.Ref{Kind: journey.LaneRecord, ID: c.Lane}, b.laneItems(c.Lane))))
	}
	return items
}

func (b *Board) cellMenu(t gesture.Target) []*fyne.MenuItem {
	doc := b.editor.Document()
	if !holdsCards(doc.Lanes.Get(t.Cell.Lane)) {
		values := append(b.feelingItems(t), b.clipItem("paste", b.Paste))
		return grouped(values, b.cellStructure(t.Cell))
	}
	clips := []*fyne.MenuItem{}
	if len(doc.CardsIn(t.Cell.Lane, t.Cell.Step)) > 0 {
		clips = append(clips, b.clipItem("cut", b.Cut), b.clipItem("copy", b.Copy))
	}
	return grouped(
		[]*fyne.MenuItem{b.keyed("add-card", "add.card", b.AddCard)},
		append(clips, b.pasteItems()...),
		[]*fyne.MenuItem{b.submenu("select", b.selectItems())},
		b.cellStructure(t.Cell),
	)
}
