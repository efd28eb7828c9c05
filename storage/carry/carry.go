// Package carry lets a PDF carry the map that it shows, as a Waymark file
// within it, and finds the map in a PDF again.
//
// What lives here: what of a project goes along – never its history, its
// comments or the names of those who wrote them –, and finding the file in the
// bytes of any PDF, also one that other programs saved anew. What does not:
// writing PDFs (storage/export/pdf) and the file itself (storage/mapfile).
package carry

import (
	"strings"

	"waymark/domain/edit"
	"waymark/domain/fault"
	"waymark/domain/journey"
	"waymark/domain/pages"
	"waymark/storage/mapfile"
)

// The codes of this package's faults.
const (
	CodeNothing fault.Code = "pdf-carries-no-map"
	CodeNoPDF   fault.Code = "not-a-pdf"
)

// Pack gives the Waymark file that a PDF of a map carries, nil for nothing. The
// same document gives the same bytes.
func Pack(doc *journey.Document, id journey.ID, what pages.Attach) ([]byte, error) {
	if what == pages.AttachNothing {
		return nil, nil
	}
	reduced, err := Reduce(doc, id, what)
	if err != nil {
		return nil, err
	}
	return mapfile.Encode(reduced, nil)
}

// Reduce gives what goes along: all of the project but its comments, or the one
// map with its personas and all that these need.
func Reduce(doc *journey.Document, id journey.ID, what pages.Attach) (*journey.Document, error) {
	going := make(map[journey.ID]journey.Kind)
	for k := range doc.Comments.All() {
		going[k] = journey.CommentKind
	}
	if what != pages.AttachProject {
		for m := range doc.Maps.All() {
			if m != id {
				going[m] = journey.MapKind
			}
		}
	}
	e := edit.New(doc, nil, edit.Options{})
	remove := func(tx *edit.Tx) error {
		tx.RemoveAll(going)
		return nil
	}
	if _, err := e.Do(edit.Label{Verb: edit.VerbDelete}, remove); err != nil {
		return nil, err
	}
	if what == pages.AttachProject {
		return e.Document(), nil
	}
	going = unused(e.Document(), id)
	if _, err := e.Do(edit.Label{Verb: edit.VerbDelete}, remove); err != nil {
		return nil, err
	}
	// Pictures may have been shown by nothing but what has just gone.
	going = unused(e.Document(), id)
	if _, err := e.Do(edit.Label{Verb: edit.VerbDelete}, remove); err != nil {
		return nil, err
	}
	return e.Document(), nil
}

// unused lists what neither the map nor its personas need.
func unused(doc *journey.Document, id journey.ID) map[journey.ID]journey.Kind {
	needed := make(map[journey.ID]bool)
	m := doc.Maps.Get(id)
	if m != nil {
		needed[m.Logo()] = true
	}
	for p, persona := range doc.Personas.All() {
		if m != nil && m.Personas.Has(p) {
			needed[p], needed[persona.Picture] = true, true
		}
	}
	for _, c := range doc.Cards.All() {
		needed[c.Touchpoint], needed[c.Picture] = true, true
		for _, p := range c.Personas {
			needed[p] = true
		}
		for _, s := range c.Sources {
			needed[s] = true
		}
	}
	for t, touchpoint := range doc.Touchpoints.All() {
		if needed[t] {
			needed[touchpoint.Channel] = true
		}
	}
	going := make(map[journey.ID]journey.Kind)
	for r := range doc.Records() {
		switch k := r.Kind(); k {
		case journey.PersonaRecord, journey.ChannelKind, journey.TouchpointKind, journey.SourceRecord, journey.AttachmentKind:
			if !needed[r.RecordID()] {
				going[r.RecordID()] = k
			}
		default:
		}
	}
	return going
}

// NameFor gives the name of the file within the PDF of a map with that title.
func NameFor(title string) string {
	name := strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f || strings.ContainsRune(`/\:*?"<>|`, r) {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(title, " "))
	name = strings.Trim(strings.Join(strings.Fields(name), " "), ". ")
	if name == "" {
		name = "map"
	}
	return journey.Shorten(name, 80) + mapfile.Extension
}
