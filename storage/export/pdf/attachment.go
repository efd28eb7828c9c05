package pdf

import (
	"bytes"
	"fmt"
	"strconv"
)

// MediaType names the kind of file that a document carries.
const MediaType = "application/vnd.waymark"

// namedInCatalog stands before the number of the file's object, in the words of
// gofpdf.
const namedInCatalog = "(Attachement1) "

// describe puts right what gofpdf says about the file that the document
// carries: its names in both forms, its type, and that the pages were made from
// it (ISO 32000-2, 7.11.3 and 14.13).
func (a *Attachment) describe(p *patch, catalog int) error {
	number, err := p.file(catalog)
	if err != nil {
		return err
	}
	_, spec, err := p.object(number)
	if err != nil {
		return err
	}
	_, rest, ok := bytes.Cut(spec, []byte("/EF << /F "))
	digits, _, _ := bytes.Cut(rest, []byte(" "))
	stream, err := strconv.Atoi(string(digits))
	if !ok || err != nil {
		return errNotAsExpected
	}
	name := hexString(textString(a.Name))
	if err := p.replace(number, fmt.Sprintf(
		"<< /Type /Filespec /F %s /UF %s /EF << /F %d 0 R /UF %d 0 R >> /Desc %s /AFRelationship /Source >>",
		name, name, stream, stream, hexString(textString(a.Description)))); err != nil {
		return err
	}
	if err := p.insert(stream, "/Type /EmbeddedFile", " /Subtype /application#2Fvnd.waymark"); err != nil {
		return err
	}
	return p.swap(catalog, namedInCatalog, name+" ")
}

// file gives the number of the object of the file, for the list of the files
// that belong to the document.
func (p *patch) file(catalog int) (int, error) {
	_, body, err := p.object(catalog)
	if err != nil {
		return 0, err
	}
	_, rest, ok := bytes.Cut(body, []byte(namedInCatalog))
	digits, _, _ := bytes.Cut(rest, []byte(" "))
	if !ok {
		return 0, errNotAsExpected
	}
	return strconv.Atoi(string(digits))
}

func hexString(s string) string { return fmt.Sprintf("<%X>", s) }
