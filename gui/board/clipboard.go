package board

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"waymark/domain/edit"
	"waymark/domain/journey"
	"waymark/domain/scene"
	"waymark/domain/typeset"
)

// clip is what was copied: the cards, and the text that was put on the system's
// clipboard for them. While that text is still there, the cards are pasted with
// all their fields; any other text is pasted as new cards, one a line.
type clip struct {
	text  string
	cards []*journey.Card
}

// Copy puts the selected text or cards on the clipboard.
func (b *Board) Copy(board fyne.Clipboard) {
	if b.typing != nil {
		if s := b.typing.buffer.Selected(); s != "" {
			board.SetContent(s)
		}
		return
	}
	if b.editor == nil {
		return
	}
	doc := b.editor.Document()
	var ids []journey.ID
	for _, r := range b.selection.Refs {
		if r.Kind == journey.CardKind {
			ids = append(ids, r.ID)
		}
	}
	if len(ids) == 0 {
		if n := len(b.selection.Refs); n > 0 {
			board.SetContent(textOf(doc, b.selection.Refs[n-1]))
		}
		return
	}
	c := clip{}
	var lines []string
	for _, id := range b.inReadingOrder(ids) {
		if card := doc.Cards.Get(id); card != nil {
			c.cards = append(c.cards, card)
			lines = append(lines, strings.ReplaceAll(textOf(doc, scene.Ref{Kind: journey.CardKind, ID: id}), "\n", " "))
		}
	}
	c.text = strings.Join(lines, "\n")
	b.clip = c
	board.SetContent(c.text)
}

// Cut copies and deletes.
func (b *Board) Cut(board fyne.Clipboard) {
	b.Copy(board)
	if b.typing != nil {
		before := b.typing.buffer.Text()
		b.typing.buffer.Cut()
		b.typed(before)
		return
	}
	b.DeleteSelection()
}

// Paste puts what is on the clipboard where the text cursor is, or as cards into
// the selected cell or below the selected card.
func (b *Board) Paste(board fyne.Clipboard) {
	content := board.Content()
	if b.typing != nil {
		b.insert(content)
		return
	}
	if b.editor == nil || content == "" {
		return
	}
	cards := b.clip.cards
	if content != b.clip.text || len(cards) == 0 {
		cards = cardsOf(content)
	}
	cell, index, ok := b.cellForNew()
	if !ok || len(cards) == 0 {
		return
	}
	b.insertCards(edit.Label{Verb: edit.VerbPaste, Subject: cards[0].Text}, cards, cell, index)
}

// Duplicate puts copies of the selected cards right behind the last of them.
func (b *Board) Duplicate() {
	b.Finish()
	if b.editor == nil {
		return
	}
	doc := b.editor.Document()
	var cards []*journey.Card
	for _, r := range b.selection.Refs {
		if c := doc.Cards.Get(r.ID); r.Kind == journey.CardKind && c != nil {
			cards = append(cards, c)
		}
	}
	if len(cards) == 0 {
		return
	}
	if cell, index, ok := b.cellForNew(); ok {
		b.insertCards(edit.Label{Verb: edit.VerbAddCard, Subject: cards[0].Text}, cards, cell, index)
	}
}

// insertCards puts copies of cards into a cell, as one change, and selects them.
func (b *Board) insertCards(label edit.Label, cards []*journey.Card, cell journey.Cell, index int) {
	b.do(label, func(tx *edit.Tx) ([]scene.Ref, error) {
		var made []scene.Ref
		for i, c := range cards {
			card := pastable(tx.Document(), c)
			card.ID = tx.NewID()
			if err := tx.InsertCard(card, cell.Lane, cell.Step, index+i); err != nil {
				return nil, err
			}
			made = append(made, scene.Ref{Kind: journey.CardKind, ID: card.ID})
		}
		return made, nil
	})
	b.revealSelection()
	b.update()
}

// pastable copies a card without references to what is no longer there; it
// covers its own column only.
func pastable(doc *journey.Document, from *journey.Card) *journey.Card {
	card := from.Clone().(*journey.Card)
	card.LastStep = ""
	keep := func(ids journey.IDs, there func(journey.ID) bool) journey.IDs {
		return journey.SetOf(slices.DeleteFunc(slices.Clone(ids), func(id journey.ID) bool { return !there(id) })...)
	}
	card.Personas = keep(card.Personas, doc.Personas.Has)
	card.Sources = keep(card.Sources, doc.Sources.Has)
	card.Addresses = keep(card.Addresses, doc.Cards.Has)
	card.Serves = keep(card.Serves, doc.Cards.Has)
	if !doc.Touchpoints.Has(card.Touchpoint) {
		card.Touchpoint = ""
	}
	if !doc.Attachments.Has(card.Picture) {
		card.Picture = ""
	}
	card.Origin = ""
	return card
}

// mostPasted bounds the cards that one paste of plain text makes.
const mostPasted = 200

// cardsOf makes a card of each line of a text.
func cardsOf(text string) []*journey.Card {
	var cards []*journey.Card
	for line := range strings.SplitSeq(typeset.Sanitize(text), "\n") {
		line = strings.TrimSpace(line)
		if line == "" {
			continue
		}
		if len(cards) == mostPasted { // the rest stays together in the last card
			cards[mostPasted-1].Text += "\n" + line
			continue
		}
		card := journey.NewRecord(journey.CardKind, "").(*journey.Card)
		card.Text = line
		cards = append(cards, card)
	}
	return cards
}
