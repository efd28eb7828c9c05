// Package naming says how records are called in lists – of hits, of the outline,
// of what can be gone to: an icon, a name, and where the thing stands.
//
// What lives here: that, and nothing that is shown or pressed.
package naming

import (
	"strings"

	"waymark/domain/journey"
	"waymark/domain/scene"
	"waymark/resources/i18n"
)

// Icon gives the name of the icon of a record.
func Icon(doc *journey.Document, r journey.Record) string {
	switch r := r.(type) {
	case *journey.Card:
		if l := doc.Lanes.Get(r.Lane); l != nil {
			return scene.LaneIcon(l.LaneKind)
		}
	case *journey.Lane:
		return scene.LaneIcon(r.LaneKind)
	case *journey.Stage:
		return "columns-3"
	case *journey.Step:
		return "arrow-right"
	case *journey.Map:
		return "map"
	case *journey.Persona:
		return "user"
	case *journey.Emotion:
		return "smile"
	case *journey.Comment:
		return "message-square-text"
	case *journey.Action:
		return "list-checks"
	case *journey.Source:
		return "book-open"
	case *journey.Channel:
		return "radio"
	case *journey.Touchpoint:
		return "map-pin"
	case *journey.View:
		return "eye"
	}
	return "file"
}

// Name gives the name of a record, in one line; words say that it has none.
func Name(doc *journey.Document, r journey.Record, texts *i18n.Catalog) string {
	name := ""
	switch r := r.(type) {
	case *journey.Step:
		name = r.Name
		if strings.TrimSpace(name) == "" { // the column stands for its stage
			if s := doc.Stages.Get(r.Stage); s != nil {
				name = s.Name
			}
		}
	case *journey.Card:
		name = r.Text
		if strings.TrimSpace(name) == "" {
			if t := doc.Touchpoints.Get(r.Touchpoint); t != nil {
				name = t.Name
			}
		}
		if strings.TrimSpace(name) == "" && r.Picture != "" {
			name = texts.T("kind.attachment")
		}
	case *journey.Emotion:
		name = r.Feeling
		if name == "" {
			name = r.Quote
		}
		if p := doc.Personas.Get(r.Persona); p != nil && name == "" {
			name = p.Name
		}
	default:
		name = journey.Title(r)
	}
	if name = journey.Shorten(name, 160); name != "" {
		return name
	}
	return texts.T("outline.no-text")
}

// Where says where a record stands on its map: its stage and its lane, or what
// kind of thing it is.
func Where(doc *journey.Document, r journey.Record, texts *i18n.Catalog) string {
	var parts []string
	step := journey.ID("")
	switch r := r.(type) {
	case *journey.Card:
		step = r.Step
		if l := doc.Lanes.Get(r.Lane); l != nil {
			parts = append(parts, l.Name)
		}
	case *journey.Emotion:
		step = r.Step
		if p := doc.Personas.Get(r.Persona); p != nil {
			parts = append(parts, p.Name)
		}
	case *journey.Step:
		step = r.ID
	default:
		return texts.T("kind." + string(r.Kind()))
	}
	if s := doc.Steps.Get(step); s != nil {
		if stage := doc.Stages.Get(s.Stage); stage != nil && stage.Name != "" {
			parts = append(parts, stage.Name)
		}
	}
	for i := range parts {
		parts[i] = journey.Shorten(parts[i], 40)
	}
	return strings.Join(parts, " · ")
}
