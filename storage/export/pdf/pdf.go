// Package pdf writes scenes as PDF pages: vector, with real text that can be
// searched and copied.
//
// What lives here: drawing a scene on a page (canvas), putting pages together
// (sheet), and everything that has to do with gofpdf, which makes the file.
// What does not: where things go on the sheet (domain/scene), paper
// (storage/export/paper) and the file itself (storage/atomicfile).
//
// gofpdf carries the document: objects, fonts, pictures, outline. The drawing
// itself is written here, operator by operator (ISO 32000-1, annex A): it is
// many times faster so, and only so the text of emoji and of mixed lines can be
// marked for copying.
package pdf

import (
	"fmt"
	"io"
	"time"

	"waymark/domain/fault"
	"waymark/domain/journey"
	"waymark/domain/scene"
	"waymark/domain/typeset"
	"waymark/storage/export/paper"
)

// Options say how a scene is put on paper.
type Options struct {
	Fonts      typeset.Files // the fonts that the scene was set with
	Typesetter *typeset.Typesetter

	Paper       paper.Size
	Orientation paper.Orientation
	Margins     paper.Margins

	Title, Author, Subject string
	Language               string // BCP 47 tag of most of the text
	// Date is the day of the document, in UTC. The same scene, options and date
	// give the same bytes.
	Date    time.Time
	Outline []Entry
	// Links gives the address that belongs to a record. Only web and mail
	// addresses become links.
	Links map[journey.ID]string
	// Footer is set small at the lower edge, if not empty.
	Footer Footer
}

// Footer is the line at the lower edge of a page: at the left, in the middle
// and at the right.
type Footer struct{ Left, Middle, Right string }

func (f Footer) empty() bool { return f == Footer{} }

// Entry is a line of the document's outline.
type Entry struct {
	Title string
	Level int     // 0 for the top
	Y     float64 // where it leads, from the top of the sheet
}

// Failed is the code of the fault when a document could not be made.
const Failed fault.Code = "pdf-failed"

// Write writes a document with the whole scene on one page.
func Write(w io.Writer, s *scene.Scene, o Options) (err error) {
	data, err := build(s, o)
	if err != nil {
		return err
	}
	_, err = w.Write(data)
	return err
}

// build makes the document in memory. gofpdf panics on what it did not foresee;
// that is an error like any other to its user.
func build(s *scene.Scene, o Options) (data []byte, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = failed(fmt.Errorf("panic: %v", r))
		}
	}()
	sheet, err := newSheet(s, o)
	if err != nil {
		return nil, err
	}
	d, err := newDocument(&o, sheet.page, sheet.usedText())
	if err != nil {
		return nil, failed(err)
	}
	sheet.draw(d)
	if data, err = d.output(); err != nil {
		return nil, failed(err)
	}
	return data, nil
}

func failed(err error) error {
	return fault.Wrap(err, Failed, "The PDF could not be made. Nothing was written; the map is as it was. (%v)", err)
}
