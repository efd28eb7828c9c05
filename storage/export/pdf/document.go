package pdf

import (
	"bytes"
	"fmt"
	"strings"
	"time"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/jung-kurt/gofpdf"

	"waymark/domain/journey"
	"waymark/domain/pages"
	"waymark/domain/typeset"
)

// document is a PDF in the making. It hides gofpdf and keeps clear of its
// traps: no text is handed to it but through the fonts (see fonts.go), strings
// are encoded here, and its clock is never asked.
type document struct {
	fpdf       *gofpdf.Fpdf
	fonts      fontSet
	language   string
	typesetter *typeset.Typesetter
	height     float64 // of the current page
	pages      int     // how many there will be
	level      int     // of the last line of the outline
	grey       bool
	arts       map[artKey][]byte
	pictures   map[journey.ID]*embedded
	widths     map[int]int   // how many pictures have a width
	alphas     map[uint8]int // the numbers of opacities
}

// producer is told to readers of the file.
const producer = "Waymark"

func newDocument(o *Options, all []pages.Page) (*document, error) {
	first := all[0]
	f := gofpdf.NewCustom(&gofpdf.InitType{
		OrientationStr: "P", UnitStr: "pt", Size: gofpdf.SizeType{Wd: first.Width, Ht: first.Height},
	})
	f.SetAutoPageBreak(false, 0)
	f.SetCatalogSort(true)
	// gofpdf takes a zero date for "now".
	date := o.Date.UTC()
	if date.IsZero() {
		date = time.Unix(0, 0).UTC()
	}
	f.SetCreationDate(date)
	f.SetModificationDate(date)
	f.SetProducer(producer, false)
	f.SetCreator(producer, false)
	f.SetTitle(textString(o.Title), false)
	f.SetAuthor(textString(o.Author), false)
	f.SetSubject(textString(o.Subject), false)
	f.SetDisplayMode("fullpage", "single")
	d := &document{
		fpdf: f, typesetter: o.Typesetter, language: o.Language, pages: len(all), level: -1, grey: o.Grey,
		pictures: make(map[journey.ID]*embedded), widths: make(map[int]int), alphas: make(map[uint8]int),
		arts: make(map[artKey][]byte),
	}
	var used usage
	used.pages(all)
	if err := d.loadFonts(o.Fonts, &used); err != nil {
		return nil, err
	}
	return d, f.Error()
}

// addPage begins a page; sizes are in points.
func (d *document) addPage(width, height float64) {
	d.fpdf.AddPageFormat("P", gofpdf.SizeType{Wd: width, Ht: height})
	d.height = height
}

// bookmark adds a line to the outline that leads to a height of the current
// page.
func (d *document) bookmark(title string, level int, y float64) {
	d.level = min(max(level, 0), d.level+1) // readers know no grandchildren without children
	d.fpdf.Bookmark(textString(title), d.level, max(y, 0.01))
}

// output gives the finished file.
func (d *document) output(a Attachment) ([]byte, error) {
	d.registerRunes()
	if len(a.Data) > 0 {
		d.fpdf.SetAttachments([]gofpdf.Attachment{{Content: a.Data, Filename: "", Description: ""}})
	}
	var b bytes.Buffer
	if err := d.fpdf.Output(&b); err != nil {
		return nil, err
	}
	p, err := openPatch(b.Bytes())
	if err != nil {
		return nil, err
	}
	if len(d.fonts.hidden.runes) > 0 {
		table := d.fonts.hidden.toUnicode()
		number, err := p.reference("/BaseFont /utf8"+family(int(hiddenFont), 0)+"\n", "/ToUnicode")
		if err == nil {
			err = p.replace(number, fmt.Sprintf("<</Length %d>>\nstream\n%s\nendstream", len(table), table))
		}
		if err != nil {
			return nil, err
		}
	}
	// The catalog is the last object.
	last := len(p.objects) - 1
	catalog := "\n/ViewerPreferences <</DisplayDocTitle true>>"
	if language := asciiWord(d.language); language != "" {
		catalog += "\n/Lang (" + language + ")"
	}
	if len(a.Data) > 0 {
		number, err := p.file(last)
		if err == nil {
			err = a.describe(p, last)
		}
		if err != nil {
			return nil, err
		}
		catalog += fmt.Sprintf("\n/AF [%d 0 R]", number)
	}
	if err := p.insert(last, "/Type /Catalog", catalog); err != nil {
		return nil, err
	}
	data := p.apply()
	// Marked text (ActualText) belongs to version 1.5; gofpdf tells the version
	// that it needs itself. Both numbers take the same room.
	if !bytes.HasPrefix(data, []byte("%PDF-1.")) {
		return nil, errNotAsExpected
	}
	data[7] = max(data[7], '5')
	return data, nil
}

// asciiWord gives s if it is a language tag, "" otherwise.
func asciiWord(s string) string {
	for i := range len(s) {
		if c := s[i] | 0x20; (c < 'a' || c > 'z') && (s[i] < '0' || s[i] > '9') && s[i] != '-' {
			return ""
		}
	}
	return s
}

// textString encodes a text for the parts of a file that readers show outside
// its pages: UTF-16 with a byte order mark (ISO 32000-1, 7.9.2.2).
func textString(s string) string {
	if s == "" {
		return ""
	}
	return "\xfe\xff" + utf16BE(s)
}

// utf16BE encodes any string; what is no Unicode becomes U+FFFD.
func utf16BE(s string) string {
	var b strings.Builder
	for _, r := range s { // invalid bytes come as U+FFFD
		if r > 0xffff {
			high, low := utf16.EncodeRune(r)
			b.Write([]byte{byte(high >> 8), byte(high), byte(low >> 8), byte(low)})
			continue
		}
		b.Write([]byte{byte(r >> 8), byte(r)})
	}
	return b.String()
}

// asciiAddress writes an address with the characters that addresses in PDF may
// have; all others are escaped.
func asciiAddress(link string) string {
	var b strings.Builder
	for i := range len(link) {
		c := link[i]
		if c <= ' ' || c >= utf8.RuneSelf || c == 0x7f || c == '(' || c == ')' || c == '\\' {
			fmt.Fprintf(&b, "%%%02X", c)
		} else {
			b.WriteByte(c)
		}
	}
	return b.String()
}
