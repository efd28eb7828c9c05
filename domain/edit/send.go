package edit

import (
	"waymark/domain/fault"
	"waymark/domain/journey"
)

// Sending says what of a project is left out of a copy for somebody else. The
// zero Sending sends all of it, but the history.
type Sending struct {
	Maps       []journey.ID // only these; none means all
	NoComments bool
	NoNotes    bool // on cards and sources
	NoNames    bool // of authors and owners
}

// SendCopy makes the document of a copy that is sent without its history, and
// keeps in the history of this file what was left out, so that the copy can be
// merged when it comes back. The copy's project carries the id of that change.
func (e *Editor) SendCopy(to string, s Sending) (*journey.Document, *Change, error) {
	if err := e.ready(); err != nil {
		return nil, nil, err
	}
	id := e.opts.NewID()
	out, err := s.apply(e.doc, id)
	if err != nil {
		return nil, nil, err
	}
	c := e.newChange(Label{VerbSendCopy, to}, nil, "")
	c.ID, c.Aside = id, Compare(e.doc, out)
	e.record(c, e.doc)
	return out, c, nil
}

// SentState gives the change that stands for a copy that was sent, as a parent
// for the changes that were made in it. It follows the change that sent it.
func SentState(sent *Change) *Change {
	return &Change{
		ID: sent.ID + "-sent", Author: sent.Author, Time: sent.Time, Label: sent.Label,
		Parents: []journey.ID{sent.ID}, Marks: sent.ID, Diff: sent.Aside,
	}
}

func (s Sending) apply(doc *journey.Document, copyID journey.ID) (*journey.Document, error) {
	tx := newTx(doc, func() journey.ID { return copyID })
	keep := journey.SetOf(s.Maps...)
	going := make(map[journey.ID]journey.Kind)
	for _, m := range doc.MapsInOrder() {
		if len(keep) > 0 && !keep.Has(m.ID) {
			going[m.ID] = journey.MapKind
		}
	}
	if s.NoComments {
		for _, c := range doc.CommentsInOrder() {
			going[c.ID] = journey.CommentKind
		}
	}
	tx.RemoveAll(going)
	for r := range doc.Records() {
		if now := tx.doc.Record(r.Kind(), r.RecordID()); now != nil {
			if next := s.strip(now); next != nil {
				tx.Put(next)
			}
		}
	}
	if err := Update(tx, doc.Project.ID, func(p *journey.Project) { p.CopyID = string(copyID) }); err != nil {
		return nil, err
	}
	tx.dropUnused()
	if err := tx.doc.Validate(); err != nil {
		return nil, fault.Wrap(err, fault.CodeOf(err), "A copy of this project could not be made. Nothing was changed. (%s)", fault.MessageOf(err))
	}
	return tx.doc, nil
}

// strip gives a record without what is left out, nil when it holds none of that.
func (s Sending) strip(r journey.Record) journey.Record {
	next := r.Clone()
	empty := func(on bool, field string) {
		if f := journey.FieldOf(r.Kind(), field); on && f != nil && len(f.Refs) == 0 {
			f.Set(next, journey.Value{Kind: journey.TextValue})
		}
	}
	switch r.Kind() {
	case journey.CardKind, journey.SourceRecord:
		empty(s.NoNotes, "note")
	case journey.ProjectKind, journey.MapKind, journey.ActionKind:
		empty(s.NoNames, "owner")
	case journey.CommentKind:
		empty(s.NoNames, "author")
	}
	if journey.SameRecord(r, next) {
		return nil
	}
	return next
}

// dropUnused takes out pictures that nothing shows.
func (tx *Tx) dropUnused() {
	used := make(map[journey.ID]bool)
	for _, p := range tx.doc.Personas.All() {
		used[p.Picture] = true
	}
	for _, c := range tx.doc.Cards.All() {
		used[c.Picture] = true
	}
	for _, m := range tx.doc.Maps.All() {
		used[m.Logo()] = true
	}
	for _, id := range tx.doc.Attachments.IDs() {
		if !used[id] {
			tx.doc.Remove(journey.AttachmentKind, id)
		}
	}
}
