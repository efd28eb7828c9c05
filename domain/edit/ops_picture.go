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

// shows tells whether a card or a persona shows a picture.
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
	return false
}
