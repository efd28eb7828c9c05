package cli

import (
	"strconv"
	"strings"
	"unicode"

	"waymark/domain/compare"
	"waymark/domain/journey"
	"waymark/resources/i18n"
)

// teller puts differences into English sentences.
type teller struct {
	words         *i18n.Catalog
	before, after *journey.Document
}

func newTeller(before, after *journey.Document) *teller {
	return &teller{i18n.For(i18n.English), before, after}
}

// kind names the kind of a record in the middle of a sentence.
func (t *teller) kind(k journey.Kind) string { return strings.ToLower(t.words.T("kind." + string(k))) }

// field names a field in the middle of a sentence.
func (t *teller) field(k journey.Kind, name string) string {
	var kebab strings.Builder
	for _, r := range name {
		if unicode.IsUpper(r) {
			kebab.WriteByte('-')
		}
		kebab.WriteRune(unicode.ToLower(r))
	}
	key := "field." + kebab.String()
	if k == journey.EmotionKind && name == "value" {
		key = "field.emotion-value"
	}
	if t.words.Has(key) {
		return strings.ToLower(t.words.T(key))
	}
	return strings.ReplaceAll(kebab.String(), "-", " ")
}

// name tells what a record is called: card “Live demo”.
func (t *teller) name(k journey.Kind, id journey.ID, title string) string {
	if persona, _, ok := journey.SplitEmotionID(id); ok && k == journey.EmotionKind {
		return t.kind(k) + " of " + t.quoted(journey.PersonaRecord, persona)
	}
	if title = journey.Shorten(title, 60); title == "" {
		return t.kind(k) + " without a name"
	}
	return t.kind(k) + " “" + oneLine(title) + "”"
}

// quoted gives the title of a record of either document.
func (t *teller) quoted(k journey.Kind, id journey.ID) string {
	for _, doc := range []*journey.Document{t.after, t.before} {
		r := doc.Record(k, id)
		if k == "" {
			r = doc.Find(id)
		}
		if r == nil {
			continue
		}
		if title := journey.Shorten(journey.Title(r), 40); title != "" {
			return "“" + oneLine(title) + "”"
		}
		return "(" + t.kind(r.Kind()) + " without a name)"
	}
	return "(gone)"
}

// at tells where something stands: “Trigger”, “Touchpoints”.
func (t *teller) at(p compare.Place) string {
	var out []string
	if p.Stage != "" {
		out = append(out, t.quoted(journey.StageKind, p.Stage))
	}
	if p.Lane != "" {
		lane := t.quoted(journey.LaneRecord, p.Lane)
		for _, doc := range []*journey.Document{t.before, t.after} {
			if l := doc.Lanes.Get(p.Lane); l != nil && l.Name == "" {
				lane = "“" + t.words.T("lane."+string(l.LaneKind)) + "”"
			}
		}
		out = append(out, lane)
	}
	return strings.Join(out, ", ")
}

// value tells what a field holds.
func (t *teller) value(f *journey.Field, v journey.Value) string {
	switch v.Kind {
	case journey.NumberValue:
		return strings.ReplaceAll(strconv.FormatFloat(v.Number, 'g', 6, 64), "-", "−")
	case journey.FlagValue:
		if v.Flag {
			return "yes"
		}
		return "no"
	case journey.SetValue:
		names := make([]string, 0, len(v.IDs))
		for _, id := range v.IDs {
			names = append(names, t.quoted(f.Refs[0].Kind, id))
		}
		return orElse(strings.Join(names, ", "), "nothing")
	case journey.PlaceValue:
		place := compare.Place{}
		for i, id := range v.IDs {
			switch f.Refs[i].Kind {
			case journey.LaneRecord:
				place.Lane = id
			case journey.StageKind:
				place.Stage = id
			case journey.StepKind:
				for _, doc := range []*journey.Document{t.before, t.after} {
					if s := doc.Steps.Get(id); s != nil {
						place.Stage = s.Stage
					}
				}
			}
		}
		return orElse(t.at(place), "another place")
	}
	if v.Text == "" {
		return "nothing"
	}
	if len(f.Refs) > 0 {
		return t.quoted(f.Refs[0].Kind, journey.ID(v.Text))
	}
	return "“" + oneLine(journey.Shorten(v.Text, 60)) + "”"
}

// item tells one difference in a line, without where it is.
func (t *teller) item(it *compare.Item) string {
	what := t.name(it.Kind, it.ID, it.Title)
	lane := ""
	if it.Place.Lane != "" && it.Kind != journey.LaneRecord {
		lane = " in " + t.at(compare.Place{Lane: it.Place.Lane})
	}
	switch it.Sort {
	case compare.Added:
		return "Added the " + what + lane
	case compare.Removed:
		return "Removed the " + what + lane
	case compare.Moved:
		return t.moved(it, "Moved the "+what)
	}
	var parts []string
	for _, f := range it.Fields {
		field := journey.FieldOf(it.Kind, f.Name)
		parts = append(parts, t.field(it.Kind, f.Name)+" from "+t.value(field, f.From)+" to "+t.value(field, f.To))
	}
	out := "Changed the " + what + lane + ": " + strings.Join(parts, "; ")
	if it.Moved {
		out = t.moved(it, out+"; moved")
	}
	return out
}

func (t *teller) moved(it *compare.Item, sentence string) string {
	from, to := t.at(it.From), t.at(it.Place)
	if from == to || from == "" {
		return sentence + " to another position"
	}
	return sentence + " from " + from + " to " + to
}

// list prints differences by map and stage.
func (p *Program) list(c *compare.Comparison) {
	t := newTeller(c.Before, c.After)
	for _, g := range c.Groups() {
		if g.Map == "" {
			p.print("Project\n")
		} else {
			p.print("Map %s\n", t.quoted(journey.MapKind, g.Map))
		}
		for i := range g.Items {
			p.print("  %s\n", t.item(&g.Items[i]))
		}
		for _, s := range g.Stages {
			p.print("  Stage %s\n", t.quoted(journey.StageKind, s.Stage))
			for i := range s.Items {
				p.print("    %s\n", t.item(&s.Items[i]))
			}
		}
	}
}

// summary counts the differences: 2 added, 1 removed.
func summary(c *compare.Comparison) string {
	var parts []string
	for _, s := range []compare.Sort{compare.Added, compare.Removed, compare.Changed, compare.Moved} {
		if n := c.Count(s); n > 0 {
			parts = append(parts, strconv.Itoa(n)+" "+string(s))
		}
	}
	return orElse(strings.Join(parts, ", "), "nothing")
}

// differenceInfo is one map, or the whole project, in results for scripts.
type differenceInfo struct {
	Map    journey.ID  `json:"map"` // "" for the project as a whole
	Title  string      `json:"title"`
	Items  []itemInfo  `json:"items"` // of no single stage
	Stages []stageInfo `json:"stages"`
}

type stageInfo struct {
	Stage journey.ID `json:"stage"`
	Title string     `json:"title"`
	Items []itemInfo `json:"items"`
}

type itemInfo struct {
	Change compare.Sort `json:"change"` // added, removed, moved or changed
	Kind   journey.Kind `json:"kind"`
	ID     journey.ID   `json:"id"`
	Title  string       `json:"title"`
	Place  placeInfo    `json:"place"`
	Moved  bool         `json:"moved"`
	From   *placeInfo   `json:"from"` // null unless moved
	Fields []fieldInfo  `json:"fields"`
}

type placeInfo struct {
	Map     journey.ID `json:"map"`
	Stage   journey.ID `json:"stage"`
	Step    journey.ID `json:"step"`
	Lane    journey.ID `json:"lane"`
	Persona journey.ID `json:"persona"`
}

func describeDifferences(c *compare.Comparison) []differenceInfo {
	out := []differenceInfo{}
	for _, g := range c.Groups() {
		info := differenceInfo{Map: g.Map, Title: g.Title, Items: describeItems(g.Items), Stages: []stageInfo{}}
		for _, s := range g.Stages {
			info.Stages = append(info.Stages, stageInfo{s.Stage, s.Title, describeItems(s.Items)})
		}
		out = append(out, info)
	}
	return out
}

func describeItems(items []compare.Item) []itemInfo {
	out := make([]itemInfo, 0, len(items))
	for i := range items {
		it := &items[i]
		info := itemInfo{
			Change: it.Sort, Kind: it.Kind, ID: it.ID, Title: it.Title, Place: placeInfo(it.Place), Moved: it.Moved, Fields: []fieldInfo{},
		}
		if it.Moved {
			from := placeInfo(it.From)
			info.From = &from
		}
		for _, f := range it.Fields {
			info.Fields = append(info.Fields, fieldInfo{f.Name, plainValue(f.From), plainValue(f.To)})
		}
		out = append(out, info)
	}
	return out
}
