package exchange

import (
	"encoding/base64"
	"math"
	"slices"
	"strings"
	"time"

	"waymark/domain/journey"
)

// reader turns the JSON into entries.
type reader struct {
	*form
	scanner
	seen []string // keys of the objects that are open, for doubles
	keys map[journey.Kind][]string
}

// object reads an object whose keys are all in keys: each gives the place of
// the key, and reads its value.
func (r *reader) object(at place, what string, keys []string, each func(key string, at place) error) error {
	first := len(r.seen)
	defer func() { r.seen = r.seen[:first] }()
	return r.members(func(key string, offset int) error {
		if !slices.Contains(keys, key) {
			return r.unknown(key, at, offset, what, keys)
		}
		here := at.child(key, offset)
		if slices.Contains(r.seen[first:], key) {
			return r.wrong(CodeDuplicateKey, here, "stands twice in the same object; leave one")
		}
		r.seen = append(r.seen, key)
		return each(key, here)
	})
}

func (r *reader) unknown(key string, at place, offset int, what string, keys []string) error {
	here := at.child(journey.Shorten(key, 40), offset)
	if near := nearest(key, keys); near != "" {
		return r.wrong(CodeUnknownKey, here, "is not a key of %s; did you mean “%s”?", what, near)
	}
	return r.wrong(CodeUnknownKey, here, "is not a key of %s; its keys are %s", what, joinWords(keys))
}

// want makes sure that the value to come is of type t.
func (r *reader) want(t valueType, at place) error {
	if got := r.peek(); got != t {
		return r.wrong(CodeWrongType, at, "must be %s, not %s", t, got)
	}
	return nil
}

func (r *reader) whole() error {
	return r.object(place{}, "a project file", rootKeys(), func(key string, at place) error {
		switch key {
		case "format", "version": // checked before
			r.skip()
			return nil
		case "project":
			p, err := r.record(journey.ProjectKind, at, nil)
			r.project = p
			return err
		}
		for _, l := range rootLists() {
			if l.key == key {
				r.lists[l.kind] = true
				return r.list(l.kind, at, nil)
			}
		}
		return nil
	})
}

func (r *reader) list(k journey.Kind, at place, parent *entry) error {
	if err := r.want(typeArray, at); err != nil {
		return err
	}
	return r.elements(func(i, offset int) error {
		_, err := r.record(k, at.element(i, offset), parent)
		return err
	})
}

// record reads one record. It stands among the entries before what is in it.
func (r *reader) record(k journey.Kind, at place, parent *entry) (*entry, error) {
	if err := r.want(typeObject, at); err != nil {
		return nil, err
	}
	e := &entry{kind: k, place: at, parent: parent, values: make([]value, 0, len(journey.FieldsOf(k)))}
	for _, key := range parentKeys(k) {
		e.parents = append(e.parents, parentRef{key: key, place: at})
	}
	if k != journey.ProjectKind {
		r.entries = append(r.entries, e)
	}
	if r.keys[k] == nil {
		r.keys[k] = keysOf(k)
	}
	return e, r.object(at, withArticle(k), r.keys[k], func(key string, at place) error {
		return r.member(e, key, at)
	})
}

// member reads the value of one key of a record.
func (r *reader) member(e *entry, key string, at place) error {
	if key == "id" {
		id, err := r.id(at)
		e.id = id
		return err
	}
	for i := range e.parents {
		if e.parents[i].key == key {
			id, err := r.id(at)
			e.parents[i].id, e.parents[i].place = id, at
			return err
		}
	}
	for _, l := range listsIn(e.kind) {
		if l.key == key {
			e.lists = append(e.lists, l.kind)
			return r.list(l.kind, at, e)
		}
	}
	if key == printKey {
		return r.print(e, at)
	}
	return r.field(e, plainField(e.kind, key), at)
}

func (r *reader) print(e *entry, at place) error {
	if err := r.want(typeObject, at); err != nil {
		return err
	}
	settings := make(map[string]string)
	err := r.members(func(key string, offset int) error {
		here := at.child(journey.Shorten(key, 40), offset)
		if _, double := settings[key]; double || e.value(key) != nil {
			return r.wrong(CodeDuplicateKey, here, "stands twice in the same object; leave one")
		}
		if key == "paper" || key == "orientation" {
			return r.field(e, journey.FieldOf(e.kind, key), here)
		}
		if err := r.want(typeText, here); err != nil {
			return err
		}
		settings[key] = r.text()
		return nil
	})
	if err != nil {
		return err
	}
	f := journey.FieldOf(e.kind, printKey)
	v := journey.Value{Kind: f.Kind, Text: journey.PrintText(settings)}
	if problem := f.Check(v); problem != "" {
		return r.wrong(journey.CodeInvalidValue, at, "%s", problem)
	}
	e.values = append(e.values, value{f, v, at})
	return nil
}

// id reads an id that must not be empty.
func (r *reader) id(at place) (journey.ID, error) {
	if err := r.want(typeText, at); err != nil {
		return "", err
	}
	id := r.text()
	if !journey.ValidID(id) {
		return "", r.wrong(journey.CodeInvalidID, at, "is no id: ids have 1 to %d characters of A–Z a–z 0–9 . _ -", journey.MaxIDLength)
	}
	return journey.ID(id), nil
}

// field reads the value of a field and checks it.
func (r *reader) field(e *entry, f *journey.Field, at place) error {
	v, err := r.fieldValue(f, at)
	if err != nil {
		return err
	}
	if e.kind == journey.CommentKind && f.Name == "time" {
		if v.Text, err = r.instant(v.Text, at); err != nil {
			return err
		}
	}
	if problem := f.Check(v); problem != "" {
		return r.wrong(journey.CodeInvalidValue, at, "%s", problem)
	}
	e.values = append(e.values, value{f, v, at})
	return nil
}

func (r *reader) fieldValue(f *journey.Field, at place) (journey.Value, error) {
	v := journey.Value{Kind: f.Kind}
	switch f.Kind {
	case journey.TextValue:
		if err := r.want(typeText, at); err != nil {
			return v, err
		}
		v.Text = r.text()
	case journey.NumberValue:
		if err := r.want(typeNumber, at); err != nil {
			return v, err
		}
		v.Number = r.number()
		if f.Whole && v.Number != math.Trunc(v.Number) {
			return v, r.wrong(journey.CodeInvalidValue, at, "must be a whole number")
		}
	case journey.FlagValue:
		if err := r.want(typeFlag, at); err != nil {
			return v, err
		}
		v.Flag = r.flag()
	case journey.SetValue:
		ids, err := r.ids(at)
		if err != nil {
			return v, err
		}
		v.IDs = ids
	case journey.BytesValue:
		if err := r.want(typeText, at); err != nil {
			return v, err
		}
		data, err := base64.StdEncoding.DecodeString(r.text())
		if err != nil {
			return v, r.wrong(journey.CodeInvalidValue, at, "is not written in base64")
		}
		v.Bytes = data
	}
	return v, nil
}

// ids reads a set: the order of its ids means nothing, and one that stands
// there twice is in it once.
func (r *reader) ids(at place) (journey.IDs, error) {
	if err := r.want(typeArray, at); err != nil {
		return nil, err
	}
	var ids []journey.ID
	err := r.elements(func(i, offset int) error {
		id, err := r.id(at.element(i, offset))
		ids = append(ids, id)
		return err
	})
	return journey.SetOf(ids...), err
}

// instant brings a time into UTC and whole seconds, as the model keeps it.
func (r *reader) instant(text string, at place) (string, error) {
	t, err := time.Parse(time.RFC3339, text)
	if err != nil {
		return text, nil // the field's own check says what is wrong
	}
	utc := t.UTC()
	if utc.Year() < 1 || utc.Year() > 9999 {
		return "", r.wrong(journey.CodeInvalidValue, at, "must be a time in the years 1 to 9999")
	}
	return utc.Format(time.RFC3339), nil
}

// withArticle names a kind of record in a sentence.
func withArticle(k journey.Kind) string {
	switch k {
	case journey.EmotionKind, journey.ActionKind, journey.AttachmentKind:
		return "an " + string(k)
	}
	return "a " + string(k)
}

func joinWords(words []string) string {
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " and " + words[last]
}
