package exchange

import (
	"slices"
	"strings"

	"waymark/domain/journey"
)

// The form's own name and version.
const (
	formatName    = "waymark"
	formatVersion = 1
)

// list is an array of records in the form.
type list struct {
	key  string
	kind journey.Kind
}

// rootLists are the arrays of the whole, in the order of the form. Nothing in
// them depends on the order: references are looked up at the end.
func rootLists() []list {
	return []list{
		{"personas", journey.PersonaRecord},
		{"channels", journey.ChannelKind},
		{"touchpoints", journey.TouchpointKind},
		{"sources", journey.SourceRecord},
		{"maps", journey.MapKind},
		{"actions", journey.ActionKind},
		{"comments", journey.CommentKind},
		{"attachments", journey.AttachmentKind},
	}
}

// listsIn gives the arrays that stand in a record of that kind.
func listsIn(k journey.Kind) []list {
	switch k {
	case journey.MapKind:
		return []list{
			{"views", journey.ViewKind},
			{"stages", journey.StageKind},
			{"lanes", journey.LaneRecord},
			{"cards", journey.CardKind},
			{"emotions", journey.EmotionKind},
		}
	case journey.StageKind:
		return []list{{"steps", journey.StepKind}}
	}
	return nil
}

// parentKeys gives the keys that name the parents in a record's place, in the
// order of the place's references, where nesting does not say it.
func parentKeys(k journey.Kind) []string {
	switch k {
	case journey.CardKind:
		return []string{"lane", "step"}
	case journey.ActionKind:
		return []string{"opportunity"}
	}
	return nil
}

// printKey is the object in a map that holds the fields below, and, by the field
// of its own name, all other print settings.
const printKey = "print"

func inPrint(k journey.Kind, field string) bool {
	return k == journey.MapKind && (field == "paper" || field == "orientation" || field == printKey)
}

// optional are fields that are written only when they say something.
func optional(k journey.Kind, field string) bool {
	return k == journey.ProjectKind && field == "copyId"
}

// plainField gives the field that a key of the record stands for, or nil.
func plainField(k journey.Kind, key string) *journey.Field {
	f := journey.FieldOf(k, key)
	if f == nil || f.Kind == journey.PlaceValue || inPrint(k, key) {
		return nil
	}
	return f
}

func hasID(k journey.Kind) bool { return k != journey.EmotionKind }

// keysOf gives all keys of a record in the form.
func keysOf(k journey.Kind) []string {
	var keys []string
	if hasID(k) {
		keys = append(keys, "id")
	}
	keys = append(keys, parentKeys(k)...)
	for _, f := range journey.FieldsOf(k) {
		if plainField(k, f.Name) != nil {
			keys = append(keys, f.Name)
		}
	}
	if k == journey.MapKind {
		keys = append(keys, printKey)
	}
	for _, l := range listsIn(k) {
		keys = append(keys, l.key)
	}
	return keys
}

func rootKeys() []string {
	keys := []string{"format", "version", "project"}
	for _, l := range rootLists() {
		keys = append(keys, l.key)
	}
	return keys
}

// nearest gives the key that somebody who wrote word most likely meant, or "".
func nearest(word string, keys []string) string {
	best, bestDistance := "", max(1, len(word)/3)+1
	for _, k := range keys {
		if d := distance(strings.ToLower(word), strings.ToLower(k)); d < bestDistance {
			best, bestDistance = k, d
		}
	}
	if best != "" {
		return best
	}
	// What a thing is called has different names in different records.
	for _, sense := range [][]string{{"name", "title", "text", "label", "heading"}, {"note", "notes", "description", "comment"}, {"due", "date", "deadline"}} {
		if !slices.Contains(sense, strings.ToLower(word)) {
			continue
		}
		for _, k := range sense {
			if slices.Contains(keys, k) {
				return k
			}
		}
	}
	return ""
}

// distance is the number of letters to insert, delete, replace or swap with
// their neighbour to make b of a (optimal string alignment).
func distance(a, b string) int {
	if len(a) > 64 {
		return len(a) // nobody mistypes a key that far
	}
	before, last, now := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		now[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			now[j] = min(last[j]+1, now[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				now[j] = min(now[j], before[j-2]+1)
			}
		}
		before, last, now = last, now, before
	}
	return last[len(b)]
}
