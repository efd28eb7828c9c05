package edit

import (
	"time"

	"waymark/domain/fault"
	"waymark/domain/journey"
)

// AddComment puts a comment on a record.
func (tx *Tx) AddComment(on journey.ID, author, text string, at time.Time) error {
	if tx.doc.Find(on) == nil {
		return fault.New(CodeGone, "What you wanted to comment on is no longer there (id %s).", on)
	}
	tx.Put(&journey.Comment{ID: tx.newID(), On: on, Author: author, Time: at.UTC().Truncate(time.Second), Text: text})
	return nil
}
