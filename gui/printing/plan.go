package printing

import (
	"strconv"

	"waymark/domain/edit"
	"waymark/domain/journey"
	"waymark/domain/pages"
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

// The names under which a map keeps what is not among the settings of pages.
const (
	keptLanguage    = "language"
	keptScale       = "png-scale"
	keptWidth       = "png-width"
	keptTransparent = "transparent"
	keptOutlines    = "svg-outlines"
)

const usualScale = 2

// The bounds of pictures, as on the command line.
const (
	leastWidth = 16
	mostWidth  = 65_535
)

// PlanFor gives what was chosen for a map when it was printed last.
func PlanFor(doc *journey.Document, id journey.ID, format Format) Plan {
	p := Plan{Format: format, Map: id, Settings: pages.Default(), Scale: usualScale, Shown: true}
	m := doc.Maps.Get(id)
	if m == nil {
		return p
	}
	p.Settings, p.Logo = pages.KeptIn(m), doc.Attachments.Get(m.Logo())
	said := m.PrintSettings()
	p.Language = said[keptLanguage]
	p.Transparent, p.Outlines = said[keptTransparent] == "true", said[keptOutlines] == "true"
	if n, err := strconv.ParseFloat(said[keptScale], 64); err == nil && n >= 0.01 && n <= 100 {
		p.Scale = n
	}
	if n, err := strconv.Atoi(said[keptWidth]); err == nil && n >= leastWidth && n <= mostWidth {
		p.Width = n
	}
	return p
}

// keepIn writes the plan into the fields in which a map remembers it, but for
// the logo.
func (p *Plan) keepIn(m *journey.Map) {
	p.Settings.KeepIn(m)
	said := m.PrintSettings()
	put := func(name, value string, usual bool) {
		if usual {
			value = ""
		}
		said[name] = value
	}
	put(keptLanguage, p.Language, false)
	put(keptScale, strconv.FormatFloat(p.Scale, 'f', -1, 64), p.Scale == usualScale)
	put(keptWidth, strconv.Itoa(p.Width), p.Width == 0)
	put(keptTransparent, "true", !p.Transparent)
	put(keptOutlines, "true", !p.Outlines)
	m.Print = journey.PrintText(said)
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

// purpose gives the purpose that settings serve.
func purpose(s *pages.Settings) pages.Preset {
	for _, p := range pages.Presets() {
		if p.Settings().Layout == s.Layout {
			return p
		}
	}
	return pages.Desk
}

// forPurpose gives good settings for a purpose; what has nothing to do with it
// stays as it was.
func forPurpose(p pages.Preset, now *pages.Settings) pages.Settings {
	s := p.Settings()
	s.Margin, s.Header, s.Footer, s.Personas, s.Legend = now.Margin, now.Header, now.Footer, now.Personas, now.Legend
	s.Grey, s.Attach = now.Grey, now.Attach
	return s
}
