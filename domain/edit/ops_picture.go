package edit

import (
	"waymark/domain/fault"
	"waymark/domain/journey"
)

// SetPicture gives a card or a persona a picture, or takes it away when a is
// nil. A picture that nothing shows any more leaves the project.
func (tx *Tx) SetPicture(kind journey.Kind, id journey.ID, a *journey.Attachment) error {
	field := journey.FieldOf(kind, "picture")
	if field == nil {
		return fault.New(CodeNotEditable, "A %s has no picture that could be changed.", kind)
	}
	now := tx.doc.Record(kind, id)
	if now == nil {
		return gone(kind, id)
	}
	before := journey.ID(field.Get(now).Text)
	wanted := journey.Value{Kind: journey.TextValue}
	if a != nil {
		wanted.Text = string(a.ID)
		if !tx.doc.Attachments.Has(a.ID) {
			tx.Put(a)
		}
	}
	next := now.Clone()
	field.Set(next, wanted)
	tx.Put(next)
	if before != "" && before != journey.ID(wanted.Text) && !tx.shows(before) {
		tx.Remove(journey.AttachmentKind, before)
	}
	return nil
}

// SetLogo gives a map the picture at the head of its printed pages, or takes it
// away when a is nil. A picture that nothing shows any more leaves the project.
func (tx *Tx) SetLogo(id journey.ID, a *journey.Attachment) error {
	m := tx.doc.Maps.Get(id)
	if m == nil {
		return gone(journey.MapKind, id)
	}
	before, wanted := m.Logo(), journey.ID("")
	if a != nil {
		wanted = a.ID
		if !tx.doc.Attachments.Has(a.ID) {
			tx.Put(a)
		}
	}
	if err := Update(tx, id, func(m *journey.Map) { m.SetLogo(wanted) }); err != nil {
		return err
	}
	if before != "" && before != wanted && tx.doc.Attachments.Has(before) && !tx.shows(before) {
		tx.Remove(journey.AttachmentKind, before)
	}
	return nil
}

// shows tells whether a card, a persona or a printed map shows a picture.
func (tx *Tx) shows(picture journey.ID) bool {
	for _, c := range tx.doc.Cards.All() {
		if c.Picture == picture {
			return true
		}
	}
	for _, p := range tx.doc.Personas.All() {
		if p.Picture == picture {
			return true
		}
	}
	for _, m := range tx.doc.Maps.All() {
		if m.Logo() == picture {
			return true
		}
	}
	return false
}
