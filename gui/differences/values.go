package differences

import (
	"slices"
	"strconv"
	"strings"

	"waymark/domain/compare"
	"waymark/domain/journey"
)

const (
	excerpt = 60 // characters of a value in a list
	lead    = 20 // of them before what changed
)

// Value tells what a field holds, in full.
func (t *Teller) Value(k journey.Kind, name string, v journey.Value) string {
	f := journey.FieldOf(k, name)
	switch v.Kind {
	case journey.NumberValue:
		return strings.ReplaceAll(strconv.FormatFloat(v.Number, 'g', 6, 64), "-", "−")
	case journey.FlagValue:
		if v.Flag {
			return t.texts.T("difference.yes")
		}
		return t.texts.T("difference.no")
	case journey.SetValue:
		names := make([]string, 0, len(v.IDs))
		for _, id := range v.IDs {
			kind := journey.Kind("")
			if f != nil && len(f.Refs) > 0 {
				kind = f.Refs[0].Kind
			}
			names = append(names, t.called(kind, id))
		}
		if len(names) == 0 {
			return t.texts.T("difference.nothing")
		}
		return strings.Join(names, t.texts.T("list.separator"))
	case journey.PlaceValue:
		return t.placeValue(f, v)
	}
	if v.Text == "" {
		return t.texts.T("difference.nothing")
	}
	if f != nil && len(f.Refs) > 0 {
		if f.Refs[0].Kind == journey.AttachmentKind {
			return t.texts.T("kind.attachment")
		}
		return t.called(f.Refs[0].Kind, journey.ID(v.Text))
	}
	if prefix := wordsOf(k, name); prefix != "" {
		if key := prefix + strings.ToLower(v.Text); t.texts.Has(key) {
			return t.texts.T(key)
		}
	}
	if name == "print" {
		return t.texts.T("difference.print")
	}
	return v.Text
}

func (t *Teller) placeValue(f *journey.Field, v journey.Value) string {
	var place compare.Place
	for i, id := range v.IDs {
		if f == nil || i >= len(f.Refs) {
			break
		}
		switch f.Refs[i].Kind {
		case journey.LaneRecord:
			place.Lane = id
		case journey.StageKind:
			place.Stage = id
		case journey.StepKind:
			if _, r := t.record(journey.StepKind, id); r != nil {
				if s, ok := r.(*journey.Step); ok {
					place.Stage = s.Stage
				}
			}
		}
	}
	if told := t.Place(place); told != "" {
		return told
	}
	return t.texts.T("difference.elsewhere")
}

// wordsOf gives the beginning of the keys under which the values of a field have
// words, "" for what people typed themselves.
func wordsOf(k journey.Kind, name string) string {
	switch name {
	case "basis", "status", "state", "category", "orientation", "language":
		return name + "."
	case "lineBelow":
		return "line."
	case "kind":
		switch k {
		case journey.PersonaRecord:
			return "persona-kind."
		case journey.SourceRecord:
			return "source-kind."
		case journey.LaneRecord:
			return "lane."
		}
	}
	return ""
}

// Change tells what happened to a field, in one line of a list: from and to, and of
// long texts the words around what changed.
func (t *Teller) Change(k journey.Kind, name string, from, to journey.Value) string {
	a, b := excerpts(t.Value(k, name, from), t.Value(k, name, to))
	if a == b {
		return t.texts.T("difference.field-changed", t.Field(k, name))
	}
	return t.texts.T("difference.field", t.Field(k, name), a, b)
}

// excerpts shortens two texts to where they begin to differ.
func excerpts(a, b string) (string, string) {
	x, y := []rune(oneLine(a)), []rune(oneLine(b))
	if len(x) > excerpt || len(y) > excerpt {
		same := 0
		for same < min(len(x), len(y)) && x[same] == y[same] {
			same++
		}
		if from := same - lead; from > 0 {
			if space := slices.Index(x[from:same], ' '); space >= 0 {
				from += space + 1 // words are not cut
			}
			x, y = append([]rune{'…'}, x[from:]...), append([]rune{'…'}, y[from:]...)
		}
	}
	return journey.Shorten(string(x), excerpt), journey.Shorten(string(y), excerpt)
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
