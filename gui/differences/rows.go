package differences

import (
	"strings"

	"waymark/domain/compare"
	"waymark/domain/journey"
	"waymark/gui/board"
	"waymark/gui/controls"
)

// Sorts lists the sorts of differences in the order in which they are counted.
func Sorts() []compare.Sort {
	return []compare.Sort{compare.Added, compare.Removed, compare.Changed, compare.Moved}
}

// Icon gives the sign of a sort, the same in lists and on the map.
func Icon(s compare.Sort) string { return board.ChangeIcon(s) }

// Paint gives the colour of a sort; it never says anything that its sign does not
// say, too.
func Paint(s compare.Sort) controls.Paint {
	switch s {
	case compare.Added:
		return controls.Good
	case compare.Removed:
		return controls.Pain
	case compare.Moved, compare.Changed:
	}
	return controls.Accent
}

// Row is a line of a list of differences: a heading, or one difference.
type Row struct {
	Spec controls.RowSpec
	Item *compare.Item // nil for headings
}

// Rows lists the differences by map and stage. prefix begins the names of the
// rows.
func (t *Teller) Rows(c *compare.Comparison, prefix string) []Row {
	var rows []Row
	head := func(depth int, icon, text string) {
		rows = append(rows, Row{Spec: controls.RowSpec{Header: true, Depth: depth, Icon: icon, Text: text}})
	}
	add := func(items []compare.Item, depth int) {
		for i := range items {
			rows = append(rows, Row{t.spec(&items[i], prefix, depth), &items[i]})
		}
	}
	for _, g := range c.Groups() {
		switch {
		case g.Map == "":
			head(0, "file", t.texts.T("difference.project"))
		case g.Gone:
			head(0, "map", t.texts.T("difference.map-gone", g.Title))
		default:
			head(0, "map", g.Title)
		}
		add(g.Items, 0)
		for _, s := range g.Stages {
			title := journey.Shorten(s.Title, 60)
			if title == "" {
				title = t.texts.T("inspector.unnamed")
			}
			head(1, "columns-3", title)
			add(s.Items, 1)
		}
	}
	return rows
}

func (t *Teller) spec(it *compare.Item, prefix string, depth int) controls.RowSpec {
	return controls.RowSpec{
		ID: prefix + string(it.Kind) + "." + string(it.ID), Icon: Icon(it.Sort), Paint: Paint(it.Sort), Depth: depth,
		Text: t.texts.T("difference."+string(it.Sort), t.Name(it.Kind, it.ID, it.Title)), Note: t.detail(it),
	}
}

// Item tells a difference in a sentence, without where it is.
func (t *Teller) Item(it *compare.Item) string {
	told := t.texts.T("difference."+string(it.Sort), t.Name(it.Kind, it.ID, it.Title))
	if detail := t.detail(it); detail != "" {
		told += " – " + detail
	}
	return told
}

// Full tells a difference with its texts, a line for each field. Words that were
// put into a text or taken out of it have the sort Added or Removed.
func (t *Teller) Full(it *compare.Item) []compare.Part {
	told := t.texts.T("difference."+string(it.Sort), t.Name(it.Kind, it.ID, it.Title))
	if it.Moved {
		if from, to := t.Place(it.From), t.Place(it.Place); from != to && from != "" {
			told += "\n" + t.texts.T("difference.from-to", from, to)
		}
	}
	parts := []compare.Part{{Text: told}}
	for _, f := range it.Fields {
		field, from, to := t.Field(it.Kind, f.Name), t.Value(it.Kind, f.Name, f.From), t.Value(it.Kind, f.Name, f.To)
		words := compare.Texts(from, to)
		switch {
		case from == to:
			parts = append(parts, compare.Part{Text: "\n" + t.texts.T("difference.field-changed", field)})
		case muchStays(words):
			parts = append(parts, compare.Part{Text: "\n" + t.texts.T("difference.field-words", field)})
			parts = append(parts, inPlace(words)...)
		default:
			parts = append(parts, compare.Part{Text: "\n" + t.texts.T("difference.field", field, from, to)})
		}
	}
	return parts
}

// detail tells where something was added, from where it moved, what it says now.
func (t *Teller) detail(it *compare.Item) string {
	var parts []string
	if it.Moved {
		from, to := t.Place(it.From), t.Place(it.Place)
		if from == to || from == "" {
			parts = append(parts, t.texts.T("difference.order"))
		} else {
			parts = append(parts, t.texts.T("difference.from-to", from, to))
		}
	}
	for _, f := range it.Fields {
		parts = append(parts, t.Change(it.Kind, f.Name, f.From, f.To))
	}
	if len(parts) == 0 && it.Place.Lane != "" && it.Kind != journey.LaneRecord {
		parts = append(parts, t.called(journey.LaneRecord, it.Place.Lane))
	}
	return strings.Join(parts, t.texts.T("difference.and"))
}
