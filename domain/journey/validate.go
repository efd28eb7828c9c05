package journey

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"unicode/utf8"

	"waymark/domain/fault"
)

// The codes of faults in a document.
const (
	CodeInvalidValue  fault.Code = "invalid-value"
	CodeDangling      fault.Code = "dangling-reference"
	CodeDuplicateID   fault.Code = "duplicate-id"
	CodeInvalidID     fault.Code = "invalid-id"
	CodeEmptyStage    fault.Code = "stage-without-step"
	CodeWrongMap      fault.Code = "card-across-maps"
	CodeNoProject     fault.Code = "no-project"
	CodePictureDigest fault.Code = "picture-digest"
)

// ValidateRecord checks a record by itself: its id, every field's type, range,
// length and form. The fault names the record, the field and the fix.
func ValidateRecord(r Record) error {
	if !validIDFor(r) {
		return fault.New(CodeInvalidID,
			"The id of %s cannot be used: ids have 1 to %d characters of A–Z a–z 0–9 . _ -.", Describe(r), MaxIDLength)
	}
	fields := FieldsOf(r.Kind())
	for i := range fields {
		if err := fields[i].validate(r); err != nil {
			return err
		}
	}
	return checkDigest(r)
}

// ValidateUpdate is ValidateRecord for a record that takes the place of a valid
// one with its id: only the fields in which they differ are looked at. It tells
// whether the record points at other things than the one before.
func ValidateUpdate(before, r Record) (elsewhere bool, err error) {
	fields := FieldsOf(r.Kind())
	for i := range fields {
		f := &fields[i]
		if f.Same(before, r) {
			continue
		}
		if err := f.validate(r); err != nil {
			return false, err
		}
		elsewhere = elsewhere || len(f.Refs) > 0
	}
	return elsewhere, checkDigest(r)
}

func (f *Field) validate(r Record) error {
	if problem := f.check(f.get(r)); problem != "" {
		return fault.New(CodeInvalidValue, "%s: “%s” %s.", Describe(r), f.Name, problem)
	}
	return nil
}

func checkDigest(r Record) error {
	if a, ok := r.(*Attachment); ok {
		if sum := sha256.Sum256(a.Data); hex.EncodeToString(sum[:]) != string(a.ID) {
			return fault.New(CodePictureDigest, "%s is not what its id says: the picture was damaged.", Describe(r))
		}
	}
	return nil
}

func validIDFor(r Record) bool {
	if e, ok := r.(*Emotion); ok {
		return ValidID(string(e.Persona)) && ValidID(string(e.Step))
	}
	return ValidID(string(r.RecordID()))
}

// Validate checks the whole document: each record by itself, that ids are
// unique, that references point at something of the right kind, that every
// stage has a step, and that a card's lane and steps are of one map.
func (d *Document) Validate() error {
	if d.Project == nil {
		return fault.New(CodeNoProject, "The file holds no project.")
	}
	seen := make(map[ID]Kind)
	for r := range d.Records() {
		if other, double := seen[r.RecordID()]; double {
			return fault.New(CodeDuplicateID, "The id “%s” is used twice, by a %s and a %s; ids must be unique.", r.RecordID(), other, r.Kind())
		}
		seen[r.RecordID()] = r.Kind()
		if err := ValidateRecord(r); err != nil {
			return err
		}
	}
	for r := range d.Records() {
		if err := d.ValidateReferences(r); err != nil {
			return err
		}
	}
	full := make(map[ID]bool)
	for _, s := range d.Steps.rows {
		full[s.Stage] = true
	}
	for id, s := range d.Stages.rows {
		if !full[id] {
			return fault.New(CodeEmptyStage, "%s has no step; every stage needs at least one.", Describe(s))
		}
	}
	return nil
}

// ValidateReferences checks that what a record points at is in the document.
func (d *Document) ValidateReferences(r Record) error {
	fields := FieldsOf(r.Kind())
	for i := range fields {
		f := &fields[i]
		if len(f.Refs) == 0 {
			continue
		}
		if err := d.checkRefs(r, f); err != nil {
			return err
		}
	}
	c, ok := r.(*Card)
	if !ok {
		return nil
	}
	m := d.MapOf(c)
	for _, step := range []ID{c.Step, c.LastStep} {
		if s := d.Steps.Get(step); s != nil && d.MapOf(s) != m {
			return fault.New(CodeWrongMap, "%s stands in a lane of one map and a step of another.", Describe(r))
		}
	}
	return nil
}

func (d *Document) checkRefs(r Record, f *Field) error {
	v := f.get(r)
	if v.Kind == TextValue {
		if v.Text == "" && !f.Refs[0].Hard {
			return nil
		}
		if !d.has(f.Refs[0].Kind, ID(v.Text)) && !forgiven(f) {
			return dangling(r, f, ID(v.Text))
		}
		return nil
	}
	for i, id := range v.IDs {
		ref := f.Refs[0]
		if v.Kind == PlaceValue {
			ref = f.Refs[i]
		}
		if !d.has(ref.Kind, id) {
			return dangling(r, f, id)
		}
	}
	return nil
}

// forgiven are references that outlive their target: an origin still says what
// was copied, even when the original has gone.
func forgiven(f *Field) bool { return f.Name == "origin" }

func (d *Document) has(k Kind, id ID) bool {
	if k == "" {
		return d.Find(id) != nil
	}
	return d.Record(k, id) != nil
}

func dangling(r Record, f *Field, id ID) error {
	what := string(f.Refs[0].Kind)
	if what == "" {
		what = "record"
	}
	return fault.New(CodeDangling, "%s: “%s” names the %s “%s”, which does not exist.", Describe(r), f.Name, what, id)
}

// Describe names a record for a person: its kind, its title and its id.
func Describe(r Record) string {
	name := Title(r)
	if name == "" {
		return "The " + string(r.Kind()) + " with id “" + string(r.RecordID()) + "”"
	}
	return "The " + string(r.Kind()) + " “" + Shorten(name, 40) + "” (id " + string(r.RecordID()) + ")"
}

// Title gives the text by which a person knows the record: its name, title or
// text; "" when it has none.
func Title(r Record) string {
	switch r := r.(type) {
	case *Project:
		return r.Title
	case *Persona:
		return r.Name
	case *Channel:
		return r.Name
	case *Touchpoint:
		return r.Name
	case *Source:
		return r.Title
	case *Map:
		return r.Title
	case *View:
		return r.Name
	case *Stage:
		return r.Name
	case *Step:
		return r.Name
	case *Lane:
		return r.Name
	case *Card:
		return r.Text
	case *Emotion:
		return r.Feeling
	case *Action:
		return r.Title
	case *Comment:
		return r.Text
	}
	return ""
}

// Shorten cuts a text to at most n characters for labels and messages, in one
// line, with an ellipsis where something was left out.
func Shorten(s string, n int) string {
	s = strings.Join(strings.Fields(strings.ToValidUTF8(s, "�")), " ")
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	runes := []rune(s)
	return strings.TrimRight(string(runes[:n-1]), " ") + "…"
}
