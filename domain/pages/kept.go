package pages

import (
	"strconv"
	"strings"

	"waymark/domain/journey"
	"waymark/domain/paper"
)

// Preset is a use that settings are made for.
type Preset string

// The presets.
const (
	Desk     Preset = "desk"     // one sheet for the desk, A3
	Wall     Preset = "wall"     // a poster A0 in tiles of A4
	Report   Preset = "report"   // pages by stage, A4
	Workshop Preset = "workshop" // the handouts, A4
)

// Presets lists all presets.
func Presets() []Preset { return []Preset{Desk, Wall, Report, Workshop} }

// Settings gives the settings of a preset.
func (p Preset) Settings() Settings {
	s := Default()
	s.Paper = paper.Named("A4")
	switch p {
	case Wall:
		s.Layout = Poster
	case Report:
		s.Layout = Stages
	case Workshop:
		s.Layout = Handouts
	case Desk:
		s.Paper = paper.Named("A3")
	}
	return s
}

// Serving gives the preset of a layout.
func Serving(l Layout) Preset {
	for _, p := range Presets() {
		if p.Settings().Layout == l {
			return p
		}
	}
	return Desk
}

// For gives good settings for another use; what has nothing to do with it stays
// as it is.
func (s Settings) For(p Preset) Settings {
	next := p.Settings()
	next.Margin, next.Header, next.Footer, next.Personas, next.Legend = s.Margin, s.Header, s.Footer, s.Personas, s.Legend
	next.Grey, next.Attach = s.Grey, s.Attach
	return next
}

// kept is one setting as a map keeps it: what differs from Default.
type kept struct {
	name string
	get  func(*Settings) string
	set  func(*Settings, string)
}

func settingsKept() []kept {
	flag := func(name string, at func(*Settings) *bool) kept {
		return kept{
			name,
			func(s *Settings) string { return strconv.FormatBool(*at(s)) },
			func(s *Settings, v string) { *at(s) = v == "true" },
		}
	}
	text := func(name string, get func(*Settings) string, set func(*Settings, string)) kept {
		return kept{name, get, set}
	}
	length := func(name string, at func(*Settings) *float64) kept {
		return kept{
			name,
			func(s *Settings) string { return strconv.FormatFloat(*at(s), 'f', 2, 64) + "pt" },
			func(s *Settings, v string) {
				if l, err := paper.ParseLength(v); err == nil {
					*at(s) = l
				}
			},
		}
	}
	return []kept{
		text("layout", func(s *Settings) string { return string(s.Layout) }, func(s *Settings, v string) {
			for _, l := range Layouts() {
				if string(l) == v {
					s.Layout = l
				}
			}
		}),
		length("margin", func(s *Settings) *float64 { return &s.Margin }),
		flag("header", func(s *Settings) *bool { return &s.Header }),
		flag("footer", func(s *Settings) *bool { return &s.Footer }),
		flag("personas", func(s *Settings) *bool { return &s.Personas }),
		flag("legend", func(s *Settings) *bool { return &s.Legend }),
		flag("grey", func(s *Settings) *bool { return &s.Grey }),
		text("attach", func(s *Settings) string { return string(s.Attach) }, func(s *Settings, v string) {
			for _, a := range Attachments() {
				if string(a) == v {
					s.Attach = a
				}
			}
		}),
		text("poster", func(s *Settings) string { return s.PosterSize.Name }, func(s *Settings, v string) {
			if size, err := paper.Parse(v); err == nil {
				s.PosterSize = size
			}
		}),
		length("poster-width", func(s *Settings) *float64 { return &s.PosterWidth }),
		length("overlap", func(s *Settings) *float64 { return &s.Overlap }),
		flag("overview", func(s *Settings) *bool { return &s.Overview }),
		flag("appendix", func(s *Settings) *bool { return &s.Appendix }),
		text("wall", func(s *Settings) string { return strings.ToLower(s.Wall.Name) }, func(s *Settings, v string) {
			if size, err := paper.Parse(v); err == nil {
				s.Wall = size
			}
		}),
		text("parts", func(s *Settings) string { return s.Parts }, func(s *Settings, v string) { s.Parts = v }),
		flag("filled", func(s *Settings) *bool { return &s.Filled }),
	}
}

// KeepIn writes the settings into the fields in which a map remembers how it was
// printed. Names that others wrote there stay.
func (s Settings) KeepIn(m *journey.Map) {
	m.Paper, m.Orientation = strings.ToLower(s.Paper.Name), s.Orientation.String()
	said, err := journey.ParsePrint(m.Print)
	if err != nil {
		said = make(map[string]string)
	}
	usual := Default()
	for _, k := range settingsKept() {
		if now := k.get(&s); now != k.get(&usual) {
			said[k.name] = now
		} else {
			delete(said, k.name)
		}
	}
	m.Print = journey.PrintText(said)
}

// KeptIn reads how a map was last printed; Default if never. What cannot be read
// is as in Default.
func KeptIn(m *journey.Map) Settings {
	s := Default()
	if size, err := paper.Parse(m.Paper); err == nil {
		s.Paper = size
	}
	s.Orientation, _ = paper.ParseOrientation(m.Orientation)
	said, err := journey.ParsePrint(m.Print)
	if err != nil {
		return s
	}
	for _, k := range settingsKept() {
		if v, ok := said[k.name]; ok {
			k.set(&s, v)
		}
	}
	return s
}
