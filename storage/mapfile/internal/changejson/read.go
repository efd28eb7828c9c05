package changejson

import (
	"fmt"
	"strings"
	"time"

	"waymark/domain/edit"
	"waymark/domain/journey"
)

// The keys that say what happened to a record.
const (
	opAdd    = "add"
	opRemove = "remove"
	opUpdate = "update"
)

// ParseChange reads a whole change. blob gives the bytes of a picture by its
// SHA-256, or nil.
func ParseChange(text string, blob func(sha256 string) []byte) (*edit.Change, error) {
	s := &scanner{text: text}
	c := &edit.Change{}
	s.object(func(key string) {
		switch key {
		case "id":
			c.ID = journey.ID(s.str())
		case "author":
			c.Author = s.str()
		case "time":
			t, err := ParseTime(s.str())
			if err != nil {
				s.fail("a time that cannot be read")
			}
			c.Time = t
		case "verb":
			c.Label.Verb = edit.Verb(strings.Clone(s.str()))
		case "subject":
			c.Label.Subject = s.str()
		case "parents":
			c.Parents = s.ids()
		case "reverts":
			c.Reverts = journey.ID(s.str())
		case "diff":
			c.Diff = s.diff(blob)
		case "marks":
			c.Marks = journey.ID(s.str())
		case "note":
			c.Note = s.str()
		case "aside":
			c.Aside = s.diff(blob)
		default:
			s.fail("the unknown key " + key)
		}
	})
	s.end()
	return c, s.err
}

// ParseTime reads the time of a change.
func ParseTime(text string) (time.Time, error) {
	t, err := time.Parse(time.RFC3339Nano, text)
	return t.UTC().Truncate(time.Millisecond), err
}

// ParseDiff reads a diff.
func ParseDiff(text string, blob func(sha256 string) []byte) (edit.Diff, error) {
	s := &scanner{text: text}
	d := s.diff(blob)
	s.end()
	return d, s.err
}

// ParseIDs reads an array of ids.
func ParseIDs(text string) ([]journey.ID, error) {
	if text == "[]" {
		return nil, nil
	}
	s := &scanner{text: text}
	ids := s.ids()
	s.end()
	return ids, s.err
}

func (s *scanner) ids() (ids []journey.ID) {
	s.array(func(int) { ids = append(ids, journey.ID(s.str())) })
	return ids
}

func (s *scanner) diff(blob func(string) []byte) (d edit.Diff) {
	s.array(func(int) { d = append(d, s.recordDiff(blob)) })
	return d
}

// recordDiff reads what happened to one record. Its kind and id stand before
// its fields, as they are always written.
func (s *scanner) recordDiff(blob func(string) []byte) edit.RecordDiff {
	var r edit.RecordDiff
	op := ""
	s.object(func(key string) {
		if r.Added != nil || r.Removed != nil || r.Fields != nil {
			s.fail("something after the fields of a record")
			return
		}
		switch key {
		case opAdd, opRemove, opUpdate:
			op, r.Kind = key, kindOf(s.str())
			if r.Kind == "" {
				s.fail("an unknown kind of record")
			}
		case "id":
			r.ID = journey.ID(s.str())
		case "fields":
			if op == "" || !validID(r.Kind, r.ID) {
				s.fail("fields without the kind and a valid id of their record before them")
				return
			}
			if op == opUpdate {
				r.Fields = s.updates(&r, blob)
				return
			}
			whole := s.record(&r, blob)
			if op == opAdd {
				r.Added = whole
			} else {
				r.Removed = whole
			}
		default:
			s.fail("the unknown key " + key)
		}
	})
	if s.err == nil && r.Added == nil && r.Removed == nil && len(r.Fields) == 0 {
		s.fail("a record to which nothing happened")
	}
	return r
}

func validID(k journey.Kind, id journey.ID) bool {
	if k == journey.EmotionKind {
		_, _, ok := journey.SplitEmotionID(id)
		return ok
	}
	return journey.ValidID(string(id))
}

// kindOf gives the constant, so that no change holds on to the text it was
// read from by its kind alone.
func kindOf(name string) journey.Kind {
	for _, k := range journey.Kinds() {
		if string(k) == name {
			return k
		}
	}
	return ""
}

func (s *scanner) record(r *edit.RecordDiff, blob func(string) []byte) journey.Record {
	whole := journey.NewRecord(r.Kind, r.ID)
	if whole == nil {
		s.fail("an id that cannot be one")
		return nil
	}
	fields := journey.FieldsOf(r.Kind)
	for i := range fields {
		if !fields[i].Identity {
			fields[i].Set(whole, empty(&fields[i]))
		}
	}
	s.object(func(name string) {
		f := journey.FieldOf(r.Kind, name)
		if f == nil {
			s.fail("the unknown field " + name)
			return
		}
		v := s.value(f, blob)
		if s.err != nil {
			return
		}
		f.Set(whole, v)
		if f.Kind == journey.BytesValue && s.named != string(r.ID) {
			s.fail("a picture under another name than its digest")
		}
	})
	if s.err != nil {
		return nil
	}
	if whole.RecordID() != r.ID {
		s.fail("a record whose fields contradict its id")
	}
	for i := range fields {
		s.check(&fields[i], fields[i].Get(whole))
	}
	return whole
}

// check holds a value to the rules of its field, so that nothing in a history
// can bring back what could not be saved.
func (s *scanner) check(f *journey.Field, v journey.Value) {
	if problem := f.Check(v); problem != "" {
		s.fail("“" + f.Name + "” " + problem + ",")
	}
}

// empty gives the value that a missing field has.
func empty(f *journey.Field) journey.Value {
	v := journey.Value{Kind: f.Kind}
	if f.Kind == journey.PlaceValue {
		v.IDs = make([]journey.ID, len(f.Refs))
	}
	return v
}

func (s *scanner) updates(r *edit.RecordDiff, blob func(string) []byte) (out []edit.FieldDiff) {
	s.object(func(name string) {
		f := journey.FieldOf(r.Kind, name)
		if f == nil || f.Identity || f.Kind == journey.BytesValue {
			s.fail("the unknown field " + name)
			return
		}
		d := edit.FieldDiff{Name: f.Name}
		s.expect('[')
		d.From = s.value(f, blob)
		s.expect(',')
		d.To = s.value(f, blob)
		s.expect(']')
		s.check(f, d.From)
		s.check(f, d.To)
		out = append(out, d)
	})
	return out
}

func (s *scanner) value(f *journey.Field, blob func(string) []byte) journey.Value {
	v := journey.Value{Kind: f.Kind}
	switch f.Kind {
	case journey.TextValue:
		v.Text = s.str()
	case journey.NumberValue:
		v.Number = s.number()
		if f.Whole && v.Number != float64(int64(v.Number)) {
			s.fail("a fraction where a whole number stands")
		}
	case journey.FlagValue:
		v.Flag = s.flag()
	case journey.SetValue:
		v.IDs = s.ids()
	case journey.PlaceValue:
		ids := s.ids()
		if len(ids) != len(f.Refs)+1 {
			s.fail(fmt.Sprintf("a place without its %d parents and order key", len(f.Refs)))
			return v
		}
		v.IDs, v.Text = ids[:len(f.Refs):len(f.Refs)], string(ids[len(f.Refs)])
		if len(v.IDs) == 0 {
			v.IDs = nil
		}
	case journey.BytesValue:
		s.named = s.str()
		if v.Bytes = blob(s.named); v.Bytes == nil {
			s.fail("a picture that is missing")
		}
	}
	return v
}
