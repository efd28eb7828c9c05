// Package pdf writes pages as a PDF: vector, with real text that can be
// searched and copied.
//
// What lives here: drawing pages (canvas), putting them together (document),
// and everything that has to do with gofpdf, which makes the file. What does
// not: what stands where on a page (domain/pages) and the file itself
// (storage/atomicfile).
//
// gofpdf carries the document: objects, fonts, pictures, outline. The drawing
// itself is written here, operator by operator (ISO 32000-1, annex A): it is
// many times faster so, and only so the text of emoji and of mixed lines can be
// marked for copying.
package pdf

import (
	"context"
	"fmt"
	"io"
	"time"

	"waymark/domain/fault"
	"waymark/domain/journey"
	"waymark/domain/pages"
	"waymark/domain/typeset"
)

// Options say what a document holds besides its pages.
type Options struct {
	Fonts      typeset.Files // the fonts that the pages were set with
	Typesetter *typeset.Typesetter

	Title, Author, Subject string
	Language               string // BCP 47 tag of most of the text
	// Date is the day of the document, in UTC. The same pages, options and date
	// give the same bytes.
	Date time.Time
	// Links gives the address that belongs to a record. Only web and mail
	// addresses become links.
	Links map[journey.ID]string
	// Grey writes all colours as greys.
	Grey bool
	// Attachment is a file that the document carries, if its data is not empty.
	Attachment Attachment
	// Progress, if not nil, is told after each page how many of all are done.
	Progress func(done, total int)
}

// Attachment is a file within a document.
type Attachment struct {
	Name        string // of the file
	Description string
	Data        []byte
}

// The codes of the faults when a document could not be made.
const (
	Failed fault.Code = "pdf-failed"
	Empty  fault.Code = "export-empty"
)

// Write writes a document of these pages. Nothing is written when ctx ends
// before; the error is then that of ctx.
func Write(ctx context.Context, w io.Writer, all []pages.Page, o Options) (err error) {
	data, err := build(ctx, all, o)
	if err != nil {
		return err
	}
	_, err = w.Write(data)
	return err
}

// build makes the document in memory. gofpdf panics on what it did not foresee;
// that is an error like any other to its user.
func build(ctx context.Context, all []pages.Page, o Options) (data []byte, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = failed(fmt.Errorf("panic: %v", r))
		}
	}()
	if len(all) == 0 {
		return nil, fault.New(Empty, "There is nothing to export: the map is empty.")
	}
	d, err := newDocument(&o, all)
	if err != nil {
		return nil, failed(err)
	}
	for i := range all {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		d.draw(&all[i], o.Links)
		if o.Progress != nil {
			o.Progress(i+1, len(all))
		}
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if data, err = d.output(o.Attachment); err != nil {
		return nil, failed(err)
	}
	return data, nil
}

func failed(err error) error {
	return fault.Wrap(err, Failed, "The PDF could not be made. Nothing was written; the map is as it was. (%v)", err)
}
