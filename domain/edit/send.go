package edit

import (
	"waymark/domain/fault"
	"waymark/domain/journey"
)

// Sending says what of a project is left out of a copy for somebody else. The
// zero Sending sends all of it, but the history.
type Sending struct {
	Maps []journey.ID // only these; none means all
	// Unused sends, where only some maps go, also the personas, channels,
	// touchpoints and sources that those do not use.
	Unused     bool
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
	out, err := s.apply(e.doc, string(id))
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

// Of gives what would be sent of a document, for whoever wants to know before it
// is sent.
func (s Sending) Of(doc *journey.Document) (*journey.Document, error) {
	return s.apply(doc, doc.Project.CopyID)
}

func (s Sending) apply(doc *journey.Document, copyID string) (*journey.Document, error) {
	tx := newTx(doc, nil)
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
	if len(keep) > 0 && !s.Unused {
		tx.RemoveAll(tx.unused())
	}
	for r := range doc.Records() {
		if now := tx.doc.Record(r.Kind(), r.RecordID()); now != nil {
			if next := s.strip(now); next != nil {
				tx.Put(next)
			}
		}
	}
	if err := Update(tx, doc.Project.ID, func(p *journey.Project) { p.CopyID = copyID }); err != nil {
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

// unused lists what the maps share but none of them uses. A persona is used by
// the maps that show it and by the cards that concern it alone.
func (tx *Tx) unused() map[journey.ID]journey.Kind {
	used := make(map[journey.ID]bool)
	for _, m := range tx.doc.Maps.All() {
		for _, id := range m.Personas {
			used[id] = true
		}
	}
	for _, c := range tx.doc.Cards.All() {
		used[c.Touchpoint] = true
		if t := tx.doc.Touchpoints.Get(c.Touchpoint); t != nil {
			used[t.Channel] = true
		}
		for _, ids := range [][]journey.ID{c.Personas, c.Sources} {
			for _, id := range ids {
				used[id] = true
			}
		}
	}
	going := make(map[journey.ID]journey.Kind)
	for _, kind := range []journey.Kind{journey.PersonaRecord, journey.ChannelKind, journey.TouchpointKind, journey.SourceRecord} {
		for r := range tx.doc.RecordsOf(kind) {
			if !used[r.RecordID()] {
				going[r.RecordID()] = kind
			}
		}
	}
	return going
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
