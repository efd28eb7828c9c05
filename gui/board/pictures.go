package board

import (
	"slices"

	"fyne.io/fyne/v2"

	"waymark/domain/edit"
	"waymark/domain/journey"
	"waymark/domain/scene"
	"waymark/domain/vector"
)

// PointAt selects what can take a picture at a place of the board: a card, a cell
// or a persona. It tells whether there is one; otherwise what is selected stays.
func (b *Board) PointAt(at fyne.Position) bool {
	v := vector.Point{X: float64(at.X), Y: float64(at.Y)}
	view := b.cam.View()
	if b.editor == nil || v.X < 0 || v.Y < 0 || v.X > view.W || v.Y > view.H {
		return false
	}
	b.Finish()
	t := b.target(v)
	switch {
	case t.Ref.Kind == journey.CardKind, t.Ref.Kind == journey.PersonaRecord:
		b.Select(record(t.Ref))
	case t.Cell.Step != "" && holdsCards(b.editor.Document().Lanes.Get(t.Cell.Lane)):
		b.SelectCell(t.Cell)
	default:
		return false
	}
	return true
}

// PutPictures puts pictures where the selection is: the first into the selected
// card or persona, and the others into new cards below it; into the selected cell
// as a card each. With nothing selected they go into the first lane of pictures,
// which is made where there is none. It is one change.
func (b *Board) PutPictures(pictures ...*journey.Attachment) {
	b.Finish()
	if b.editor == nil || len(pictures) == 0 {
		return
	}
	doc := b.editor.Document()
	label := edit.Label{Verb: edit.VerbEdit}
	var last scene.Ref
	if n := len(b.selection.Refs); n > 0 {
		last = b.selection.Refs[n-1]
		label.Subject = textOf(doc, last)
	}
	cell, index, ok := b.cellForPictures(doc)
	switch last.Kind {
	case journey.PersonaRecord:
		label.Verb = edit.VerbEditPersona
	case journey.CardKind:
		label.Verb = edit.VerbEditCard
	default:
		label.Verb = edit.VerbAddCard
		if !ok {
			return
		}
	}
	b.do(label, func(tx *edit.Tx) ([]scene.Ref, error) {
		for _, p := range pictures {
			if !tx.Document().Attachments.Has(p.ID) {
				tx.Put(p)
			}
		}
		rest := pictures
		var made []scene.Ref
		switch last.Kind {
		case journey.PersonaRecord: // has one picture
			return []scene.Ref{record(last)}, edit.Update(tx, last.ID, func(p *journey.Persona) { p.Picture = pictures[0].ID })
		case journey.CardKind:
			made, rest = []scene.Ref{record(last)}, pictures[1:]
			if err := edit.Update(tx, last.ID, func(c *journey.Card) { c.Picture = pictures[0].ID }); err != nil {
				return nil, err
			}
		}
		if cell.Lane == "" && len(rest) > 0 {
			lane, err := tx.AddLane(b.mapID, journey.Images, len(doc.LanesOf(b.mapID)), b.laneName(journey.Images))
			if err != nil {
				return nil, err
			}
			cell.Lane, index = lane, 0
		}
		for i, p := range rest {
			card := journey.NewRecord(journey.CardKind, tx.NewID()).(*journey.Card)
			card.Picture = p.ID
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

// cellForPictures gives where pictures go that get a card of their own: no lane
// when one is to be made for them, ok false when the map has no column.
func (b *Board) cellForPictures(doc *journey.Document) (cell journey.Cell, index int, ok bool) {
	if !b.selection.Empty() {
		if cell, index, ok = b.cellForNew(); ok && holdsCards(doc.Lanes.Get(cell.Lane)) {
			if b.selection.Cell.Step != "" || b.selectedCard(doc) != nil {
				return cell, index, true
			}
		}
	}
	if len(b.scene.Columns) == 0 {
		return journey.Cell{}, 0, false
	}
	step := b.stepOfSelection(doc)
	if _, ok := b.scene.ColumnOf(step); !ok {
		step = b.scene.Columns[0].Step
	}
	lanes := doc.LanesOf(b.mapID)
	if i := slices.IndexFunc(lanes, func(l *journey.Lane) bool { return l.LaneKind == journey.Images }); i >= 0 {
		return journey.Cell{Lane: lanes[i].ID, Step: step}, len(doc.CardsIn(lanes[i].ID, step)), true
	}
	return journey.Cell{Step: step}, 0, true
}
