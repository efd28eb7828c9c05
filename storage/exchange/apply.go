package exchange

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"time"

	"waymark/domain/edit"
	"waymark/domain/journey"
)

// Import makes a document of a JSON text. Records without an id get one, keys
// that are missing have their defaults.
func Import(data []byte) (*journey.Document, error) {
	f, err := parse(data)
	if err != nil {
		return nil, err
	}
	id := journey.NewID()
	if f.project != nil && f.project.id != "" {
		id = f.project.id
	}
	editor := edit.New(journey.New(journey.NewRecord(journey.ProjectKind, id).(*journey.Project)), nil, edit.Options{})
	if _, err := editor.Do(edit.Label{Verb: edit.VerbImport}, f.apply); err != nil {
		return nil, err
	}
	return editor.Document(), nil
}

// ImportInto changes a document to what a JSON text says. An array that is
// there is the whole set: records it lacks are removed with all that belongs to
// them. An array or key that is not there leaves things as they are, and so
// does an order that did not change. The project keeps its own id.
func ImportInto(tx *edit.Tx, data []byte) error {
	f, err := parse(data)
	if err != nil {
		return err
	}
	return f.apply(tx)
}

func (f *form) apply(tx *edit.Tx) error {
	a := &application{form: f, tx: tx, listed: make(map[journey.ID]*entry, len(f.entries)), before: make(map[journey.ID]bool)}
	for r := range tx.Document().Records() {
		a.before[r.RecordID()] = true
	}
	for _, step := range []func() error{a.name, a.build, a.order, a.put, a.check} {
		if err := step(); err != nil {
			return err
		}
	}
	return tx.Document().Validate()
}

// application is one form on its way into a document.
type application struct {
	*form
	tx     *edit.Tx
	listed map[journey.ID]*entry
	before map[journey.ID]bool // what was there before the import
}

// name gives each entry its id and finds doubles.
func (a *application) name() error {
	if p := a.project; p != nil && p.id != "" {
		a.listed[p.id] = p
	}
	for _, e := range a.entries {
		if err := a.nameOne(e); err != nil {
			return err
		}
		if first := a.listed[e.id]; first != nil {
			line, _ := position(a.data, first.place.offset)
			if e.kind == journey.EmotionKind {
				return a.wrong(journey.CodeDuplicateID, e.place, "is a second emotion of the same persona at the same step; the first is %s (line %d)", first.place.path(), line)
			}
			return a.wrong(journey.CodeDuplicateID, e.place, "has the id “%s”, which %s (line %d) has already; ids must be unique", e.id, first.place.path(), line)
		}
		a.listed[e.id] = e
	}
	return nil
}

func (a *application) nameOne(e *entry) error {
	switch {
	case e.kind == journey.EmotionKind:
		persona, step := e.text("persona"), e.text("step")
		switch {
		case !journey.ValidID(persona):
			return a.wrong(CodeMissingKey, e.place, "needs a “persona”: the id of the persona who feels so")
		case !journey.ValidID(step):
			return a.wrong(CodeMissingKey, e.place, "needs a “step”: the id of the step at which it is felt")
		}
		e.id = journey.EmotionID(journey.ID(persona), journey.ID(step))
	case e.id != "":
	case e.kind == journey.AttachmentKind:
		v := e.value("data")
		if v == nil {
			return a.wrong(CodeMissingKey, e.place, "needs “data”: the picture in base64")
		}
		e.id = digest(v.Bytes)
	default:
		e.id = a.tx.NewID()
	}
	return nil
}

// value gives what the JSON says of a field, or nil.
func (e *entry) value(name string) *journey.Value {
	for i := range e.values {
		if e.values[i].field.Name == name {
			return &e.values[i].to
		}
	}
	return nil
}

func (e *entry) text(name string) string {
	if v := e.value(name); v != nil {
		return v.Text
	}
	return ""
}

func digest(data []byte) journey.ID {
	sum := sha256.Sum256(data)
	return journey.ID(hex.EncodeToString(sum[:]))
}

// build makes the record of each entry: what is there already, or a new one,
// with the values that the JSON gives.
func (a *application) build() error {
	if p := a.project; p != nil {
		p.old = a.tx.Document().Project
		p.record = p.old.Clone()
		a.fill(p)
	}
	for _, e := range a.entries {
		if e.old = a.tx.Document().Record(e.kind, e.id); e.old != nil {
			e.record = e.old.Clone()
		} else {
			e.record = journey.NewRecord(e.kind, e.id)
		}
		a.fill(e)
		if err := a.complete(e, e.old == nil); err != nil {
			return err
		}
		if err := a.settle(e); err != nil {
			return err
		}
	}
	return a.addSteps()
}

func (a *application) fill(e *entry) {
	for i := range e.values {
		v := &e.values[i]
		if v.field.Identity {
			continue // in the id already
		}
		if len(v.field.Refs) > 0 && v.field.Refs[0].Kind == "" && v.to.Text != "" {
			v.to.Text = string(a.alias(journey.ID(v.to.Text)))
		}
		v.field.Set(e.record, v.to)
	}
}

// alias gives the id of the document's project for that of the JSON's.
func (a *application) alias(id journey.ID) journey.ID {
	if a.project != nil && a.project.id == id {
		return a.tx.Document().Project.ID
	}
	return id
}

// complete gives a record the values that have no fixed default, and finds
// those that cannot be done without.
func (a *application) complete(e *entry, fresh bool) error {
	switch r := e.record.(type) {
	case *journey.Comment:
		if fresh && e.value("on") == nil {
			return a.wrong(CodeMissingKey, e.place, "needs an “on”: the id of what it is about")
		}
		if fresh && e.value("time") == nil {
			r.Time = time.Now().UTC().Truncate(time.Second)
		}
	case *journey.Attachment:
		if fresh && e.value("data") == nil {
			return a.wrong(CodeMissingKey, e.place, "needs “data”: the picture in base64")
		}
		if digest(r.Data) != r.ID {
			return a.wrong(journey.CodePictureDigest, e.place, "has an id that is not the SHA-256 of its data; the picture was damaged, or leave the id out")
		}
		if fresh && e.value("type") == nil {
			r.Type = sniff(r.Data)
			if problem := journey.FieldOf(e.kind, "type").Check(journey.Value{Kind: journey.TextValue, Text: r.Type}); problem != "" {
				return a.wrong(journey.CodeInvalidValue, e.place, "is neither a PNG nor a JPEG picture")
			}
		}
	}
	return nil
}

// sniff tells a PNG from a JPEG by its first bytes.
func sniff(data []byte) string {
	switch {
	case len(data) > 8 && string(data[:8]) == "\x89PNG\r\n\x1a\n":
		return "image/png"
	case len(data) > 3 && string(data[:3]) == "\xff\xd8\xff":
		return "image/jpeg"
	}
	return ""
}

// settle gives a record its parents.
func (a *application) settle(e *entry) error {
	at := journey.FieldOf(e.kind, "place")
	if at == nil || len(at.Refs) == 0 {
		return nil
	}
	now := at.Get(e.record)
	if e.parent != nil && len(e.parents) == 0 {
		now.IDs = []journey.ID{e.parent.id}
	}
	for i, p := range e.parents {
		if p.id != "" {
			now.IDs[i] = p.id
		}
		if now.IDs[i] == "" {
			return a.wrong(CodeMissingKey, e.place, "needs a “%s”: the id of a %s", p.key, at.Refs[i].Kind)
		}
	}
	at.Set(e.record, now)
	return nil
}

// addSteps gives a new stage that says nothing of its steps the one that every
// stage has.
func (a *application) addSteps() error {
	for _, e := range slices.Clone(a.entries) {
		if e.kind != journey.StageKind {
			continue
		}
		has := slices.ContainsFunc(a.entries, func(s *entry) bool { return s.kind == journey.StepKind && s.parent == e })
		switch {
		case has:
		case slices.Contains(e.lists, journey.StepKind):
			return a.wrong(journey.CodeEmptyStage, e.place, "has no step; give it at least one, or leave “steps” out")
		case e.old == nil:
			id := a.tx.NewID()
			step := &entry{kind: journey.StepKind, id: id, place: e.place, parent: e}
			step.record = &journey.Step{ID: id, Stage: e.id}
			a.entries = append(a.entries, step)
			a.listed[id] = step
		}
	}
	return nil
}

// put writes the records, then takes out those that the arrays lack.
func (a *application) put() error {
	entries := a.entries
	if a.project != nil {
		entries = append(entries, a.project)
	}
	for _, e := range entries {
		if e.old == nil || !journey.SameRecord(e.old, e.record) {
			a.tx.Put(e.record)
		}
	}
	going := make(map[journey.ID]journey.Kind)
	for r := range a.tx.Document().Records() {
		if e := a.listed[r.RecordID()]; (e == nil || e.kind != r.Kind()) && a.whole(r) {
			going[r.RecordID()] = r.Kind()
		}
	}
	a.tx.RemoveAll(going)
	return nil
}

// whole tells whether the JSON has the array that a record would stand in.
func (a *application) whole(r journey.Record) bool {
	k := r.Kind()
	if a.lists[k] {
		return true
	}
	var in *entry
	switch r := r.(type) {
	case *journey.Step:
		in = a.listed[r.Stage]
	case *journey.View, *journey.Stage, *journey.Lane, *journey.Card, *journey.Emotion:
		in = a.listed[a.tx.Document().MapOf(r)]
	}
	return in != nil && slices.Contains(in.lists, k)
}
