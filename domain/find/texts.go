package find

import "waymark/domain/journey"

// part is a text of a record with the name of its field.
type part struct{ field, text string }

// texts gives the texts of a record that people write and read, the chief one
// first. Codes, colours, dates and ids are not among them.
func texts(r journey.Record) []part {
	switch r := r.(type) {
	case *journey.Project:
		return []part{{"title", r.Title}, {"owner", r.Owner}}
	case *journey.Persona:
		return []part{
			{"name", r.Name},
			{"quote", r.Quote},
			{"demographics", r.Demographics},
			{"firmographics", r.Firmographics},
			{"behaviour", r.Behaviour},
			{"goals", r.Goals},
			{"painPoints", r.PainPoints},
			{"contact", r.Contact},
			{"triggers", r.Triggers},
			{"technology", r.Technology},
		}
	case *journey.Channel:
		return []part{{"name", r.Name}}
	case *journey.Touchpoint:
		return []part{{"name", r.Name}}
	case *journey.Source:
		return []part{{"title", r.Title}, {"note", r.Note}, {"link", r.Link}}
	case *journey.Map:
		return []part{{"title", r.Title}, {"scenario", r.Scenario}, {"expectations", r.Expectations}, {"owner", r.Owner}, {"versionLabel", r.VersionLabel}}
	case *journey.View:
		return []part{{"name", r.Name}}
	case *journey.Stage:
		return []part{{"name", r.Name}, {"goal", r.Goal}}
	case *journey.Step:
		return []part{{"name", r.Name}}
	case *journey.Lane:
		return []part{{"name", r.Name}}
	case *journey.Card:
		return []part{{"text", r.Text}, {"note", r.Note}, {"link", r.Link}, {"unit", r.Unit}}
	case *journey.Emotion:
		return []part{{"feeling", r.Feeling}, {"quote", r.Quote}}
	case *journey.Action:
		return []part{{"title", r.Title}, {"owner", r.Owner}, {"metric", r.Metric}}
	case *journey.Comment:
		return []part{{"text", r.Text}, {"author", r.Author}}
	}
	return nil
}

// TouchpointField names, in a Hit, the name that a card without a text of its own
// shows: that of its touchpoint in the catalogue.
const TouchpointField = "touchpoint"
