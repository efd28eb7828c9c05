package printing

import (
	"waymark/domain/edit"
	"waymark/domain/journey"
	"waymark/domain/pages"
	"waymark/domain/scene"
	"waymark/storage/export/kit"
)

// Format is a kind of file.
type Format string

// The formats.
const (
	PDF  Format = "pdf"
	PNG  Format = "png"
	SVG  Format = "svg"
	JSON Format = "json"
)

// Formats lists all formats.
func Formats() []Format { return []Format{PDF, PNG, SVG, JSON} }

// Plan is all that is chosen.
type Plan struct {
	Format   Format
	Map      journey.ID
	Settings pages.Settings      // of a PDF
	Language string              // of the printed words; "" for that of the project
	Logo     *journey.Attachment // at the head of the pages, nil for none
	// Shown leaves out what is hidden on the map just now.
	Shown bool
	// Scale says how many pixels of a PNG a point of the map gets; Width, if not 0,
	// how many pixels it is wide.
	Scale       float64
	Width       int
	Transparent bool // a PNG or SVG without the white ground
	Outlines    bool // an SVG with its text as outlines
}

// PlanFor gives what was chosen for a map when it was printed last.
func PlanFor(doc *journey.Document, id journey.ID, format Format) Plan {
	p := Plan{Format: format, Map: id, Settings: pages.Default(), Scale: kit.UsualScale, Shown: true}
	m := doc.Maps.Get(id)
	if m == nil {
		return p
	}
	p.Settings, p.Logo = pages.KeptIn(m), doc.Attachments.Get(m.Logo())
	picture := kit.KeptIn(m)
	p.Language, p.Transparent, p.Outlines = picture.Language, picture.Transparent, picture.Outlines
	p.Scale, p.Width = picture.Scale, picture.Width
	return p
}

// keepIn writes the plan into the fields in which a map remembers it, but for
// the logo.
func (p *Plan) keepIn(m *journey.Map) {
	p.Settings.KeepIn(m)
	picture := p.picture(scene.View{})
	picture.KeepIn(m)
}

// sameAs tells whether keeping the plan would say nothing new about a map.
func (p *Plan) sameAs(doc *journey.Document) bool {
	m := doc.Maps.Get(p.Map)
	if m == nil {
		return true
	}
	logo := journey.ID("")
	if p.Logo != nil {
		logo = p.Logo.ID
	}
	if logo != m.Logo() {
		return false
	}
	would := *m
	p.keepIn(&would)
	if would.Print != m.Print {
		return false
	}
	usual := pages.Default()
	paper, orientation := would.Paper, would.Orientation
	var never journey.Map
	usual.KeepIn(&never)
	if m.Paper == "" && paper == never.Paper {
		paper = ""
	}
	if m.Orientation == "" && orientation == never.Orientation {
		orientation = ""
	}
	return paper == m.Paper && orientation == m.Orientation
}

// keep writes the plan into its map.
func (p *Plan) keep(tx *edit.Tx) error {
	if err := edit.Update(tx, p.Map, p.keepIn); err != nil {
		return err
	}
	if m := tx.Document().Maps.Get(p.Map); p.Logo == nil && m.Logo() == "" {
		return nil
	}
	return tx.SetLogo(p.Map, p.Logo)
}
