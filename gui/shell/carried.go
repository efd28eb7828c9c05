package shell

import (
	"waymark/domain/edit"
	"waymark/domain/journey"
	"waymark/storage/carry"
	"waymark/storage/session"
)

// pdfEnding is the ending of files that may carry a map.
const pdfEnding = ".pdf"

// openCarried makes a new, untitled project of the map that a PDF carries. The
// PDF stays as it is.
func openCarried(path string, o session.Options) (*session.Session, error) {
	f, err := carry.Read(path)
	if err != nil {
		return nil, err
	}
	return session.New(edit.WithFreshIDs(f.Document, journey.NewID), o)
}
