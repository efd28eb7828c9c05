package differences

import (
	"strings"
	"unicode"

	"waymark/domain/compare"
	"waymark/domain/journey"
	"waymark/domain/merge"
	"waymark/gui/naming"
	"waymark/resources/i18n"
)

// Teller puts differences between two documents into words.
type Teller struct {
	texts         *i18n.Catalog
	before, after *journey.Document
}

// New makes a teller. Names are looked up in after first, then in before.
func New(texts *i18n.Catalog, before, after *journey.Document) *Teller {
	return &Teller{texts, before, after}
}

// Field names a field of a kind of records.
func (t *Teller) Field(k journey.Kind, name string) string {
	var kebab strings.Builder
	for _, r := range name {
		if unicode.IsUpper(r) {
			kebab.WriteByte('-')
		}
		kebab.WriteRune(unicode.ToLower(r))
	}
	key := "field." + kebab.String()
	switch {
	case k == journey.EmotionKind && name == "value":
		key = "field.emotion-value"
	case name == "place":
		key = "difference.place"
	}
	if t.texts.Has(key) {
		return t.texts.T(key)
	}
	return strings.ReplaceAll(kebab.String(), "-", " ")
}

// record finds a record in either document; any kind for "".
func (t *Teller) record(k journey.Kind, id journey.ID) (*journey.Document, journey.Record) {
	for _, doc := range []*journey.Document{t.after, t.before} {
		if k == "" {
			if r := doc.Find(id); r != nil {
				return doc, r
			}
		} else if r := doc.Record(k, id); r != nil {
			return doc, r
		}
	}
	return nil, nil
}

// called gives the name of a record of either document.
func (t *Teller) called(k journey.Kind, id journey.ID) string {
	doc, r := t.record(k, id)
	if r == nil {
		return t.texts.T("difference.gone")
	}
	if l, ok := r.(*journey.Lane); ok && strings.TrimSpace(l.Name) == "" {
		return t.texts.T("lane." + string(l.LaneKind))
	}
	return journey.Shorten(naming.Name(doc, r, t.texts), 60)
}

// Name tells what a record is: its kind and by what name it goes.
func (t *Teller) Name(k journey.Kind, id journey.ID, title string) string {
	kind := t.texts.T("kind." + string(k))
	if k == journey.EmotionKind {
		if persona, _, ok := journey.SplitEmotionID(id); ok {
			return t.texts.T("difference.named", kind, t.called(journey.PersonaRecord, persona))
		}
	}
	if title = journey.Shorten(title, 80); title == "" {
		if _, r := t.record(k, id); r == nil {
			return t.texts.T("difference.nameless", kind)
		}
		title = t.called(k, id)
	}
	return t.texts.T("difference.named", kind, title)
}

// Place tells where something stands: its stage and its lane.
func (t *Teller) Place(p compare.Place) string {
	var parts []string
	if p.Stage != "" {
		parts = append(parts, t.called(journey.StageKind, p.Stage))
	}
	if p.Lane != "" {
		parts = append(parts, t.called(journey.LaneRecord, p.Lane))
	}
	return strings.Join(parts, " · ")
}

// Note tells what a merge did by itself.
func (t *Teller) Note(n *merge.Note) string {
	what := t.Name(n.Kind, n.Record, n.Title)
	if n.Note == merge.RefDropped {
		return t.texts.T("merge.note."+string(n.Note), what, t.Field(n.Kind, n.Field))
	}
	return t.texts.T("merge.note."+string(n.Note), what)
}

// Summary counts the differences: 2 added, 1 removed.
func (t *Teller) Summary(c *compare.Comparison) string {
	var parts []string
	for _, s := range Sorts() {
		if n := c.Count(s); n > 0 {
			parts = append(parts, t.texts.N("difference.count."+string(s), n))
		}
	}
	if len(parts) == 0 {
		return t.texts.T("difference.none")
	}
	return strings.Join(parts, t.texts.T("list.separator"))
}
