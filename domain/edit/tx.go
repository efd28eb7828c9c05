package edit

import (
	"waymark/domain/fault"
	"waymark/domain/journey"
)

// The codes of faults of edits.
const (
	CodeGone        fault.Code = "record-gone"
	CodeLastStep    fault.Code = "last-step"
	CodeInGesture   fault.Code = "gesture-in-progress"
	CodeNotEditable fault.Code = "not-editable"
)

// Tx is one transaction: the only hand that changes records. It lives inside
// Editor.Do or Gesture.Preview and is of no use afterwards.
type Tx struct {
	base    *journey.Document
	doc     *journey.Document
	touched map[key]struct{}
	newID   func() journey.ID
}

type key struct {
	kind journey.Kind
	id   journey.ID
}

func newTx(base *journey.Document, newID func() journey.ID) *Tx {
	return &Tx{base: base, doc: base.Fork(), touched: make(map[key]struct{}), newID: newID}
}

// Document gives the state as changed so far, for reading.
func (tx *Tx) Document() *journey.Document { return tx.doc }

// NewID gives a fresh id for a record to be added.
func (tx *Tx) NewID() journey.ID { return tx.newID() }

// Put adds a record, or replaces the one of the same kind and id. The record
// belongs to the document from then on.
func (tx *Tx) Put(r journey.Record) {
	tx.touched[key{r.Kind(), r.RecordID()}] = struct{}{}
	tx.doc.Put(r)
}

// Update changes one record: change gets a copy of it to write into. It fails
// with CodeGone when there is no such record.
func Update[T any, P interface {
	*T
	journey.Record
}](tx *Tx, id journey.ID, change func(P)) error {
	var kind P
	now, ok := tx.doc.Record(kind.Kind(), id).(P)
	if !ok {
		return gone(kind.Kind(), id)
	}
	next := now.Clone().(P)
	change(next)
	tx.Put(next)
	return nil
}

// Remove takes a record out together with all that cannot be without it:
// children, their children, comments. References elsewhere to what goes are
// dropped. Removing what is not there does nothing.
func (tx *Tx) Remove(kind journey.Kind, id journey.ID) {
	tx.RemoveAll(map[journey.ID]journey.Kind{id: kind})
}

// RemoveAll is Remove for many records at once.
func (tx *Tx) RemoveAll(records map[journey.ID]journey.Kind) {
	going := make(map[journey.ID]journey.Kind, len(records))
	for id, kind := range records {
		if kind != journey.ProjectKind && tx.doc.Record(kind, id) != nil {
			going[id] = kind
		}
	}
	if len(going) == 0 {
		return
	}
	for grew := true; grew; {
		grew = false
		for r := range tx.doc.Records() {
			if _, already := going[r.RecordID()]; !already && dependsOn(r, going) {
				going[r.RecordID()] = r.Kind()
				grew = true
			}
		}
	}
	for r := range tx.doc.Records() {
		if _, goes := going[r.RecordID()]; goes {
			continue
		}
		if next := withoutRefs(r, going); next != nil {
			tx.Put(next)
		}
	}
	for id, kind := range going {
		tx.touched[key{kind, id}] = struct{}{}
		tx.doc.Remove(kind, id)
	}
}

// dependsOn tells whether a record has a parent among those that go.
func dependsOn(r journey.Record, going map[journey.ID]journey.Kind) bool {
	fields := journey.FieldsOf(r.Kind())
	for i := range fields {
		f := &fields[i]
		if len(f.Refs) == 0 || !f.Refs[0].Hard {
			continue
		}
		v := f.Get(r)
		if v.Kind == journey.TextValue {
			if _, goes := going[journey.ID(v.Text)]; goes {
				return true
			}
			continue
		}
		for _, id := range v.IDs {
			if _, goes := going[id]; goes {
				return true
			}
		}
	}
	return false
}

// withoutRefs gives a copy of the record without its references to what goes,
// or nil when it has none. An origin stays: it tells what was copied.
func withoutRefs(r journey.Record, going map[journey.ID]journey.Kind) journey.Record {
	var next journey.Record
	write := func(f *journey.Field, v journey.Value) {
		if next == nil {
			next = r.Clone()
		}
		f.Set(next, v)
	}
	fields := journey.FieldsOf(r.Kind())
	for i := range fields {
		f := &fields[i]
		if len(f.Refs) == 0 || f.Refs[0].Hard || f.Refs[0].Kind == "" {
			continue
		}
		v := f.Get(r)
		if v.Kind == journey.TextValue {
			if _, goes := going[journey.ID(v.Text)]; goes {
				write(f, journey.Value{Kind: journey.TextValue})
			}
			continue
		}
		kept := journey.IDs(v.IDs)
		for _, id := range v.IDs {
			if _, goes := going[id]; goes {
				kept = kept.Without(id)
			}
		}
		if len(kept) != len(v.IDs) {
			write(f, journey.Value{Kind: journey.SetValue, IDs: kept})
		}
	}
	return next
}

// check validates what the transaction touched and the invariants that its
// changes may have broken. The state before was valid, so of a record that was
// there only what differs can be wrong.
func (tx *Tx) check() error {
	stages := false
	ground := tx.movesGround()
	for k := range tx.touched {
		now := tx.doc.Record(k.kind, k.id)
		before := tx.base.Record(k.kind, k.id)
		if now == nil {
			stages = stages || k.kind == journey.StepKind
			continue
		}
		elsewhere, err := true, error(nil)
		if before == nil {
			err = tx.checkNew(k, now)
		} else {
			elsewhere, err = journey.ValidateUpdate(before, now)
		}
		if err != nil {
			return err
		}
		if ground || elsewhere {
			if err := tx.doc.ValidateReferences(now); err != nil {
				return err
			}
		}
		stages = stages || k.kind == journey.StageKind || k.kind == journey.StepKind
	}
	if stages {
		return tx.checkStages()
	}
	return nil
}

// movesGround tells whether references that stay as they are may have become
// wrong: something is gone, or what says which map a card is on was touched.
func (tx *Tx) movesGround() bool {
	for k := range tx.touched {
		if k.kind == journey.MapKind || k.kind == journey.StageKind || k.kind == journey.StepKind || k.kind == journey.LaneRecord {
			return true
		}
		if tx.doc.Record(k.kind, k.id) == nil {
			return true
		}
	}
	return false
}

func (tx *Tx) checkNew(k key, r journey.Record) error {
	if err := journey.ValidateRecord(r); err != nil {
		return err
	}
	for _, other := range journey.Kinds() {
		if other != k.kind && tx.doc.Record(other, k.id) != nil {
			return fault.New(journey.CodeDuplicateID, "The id “%s” is used twice, by a %s and a %s; ids must be unique.", k.id, other, k.kind)
		}
	}
	return nil
}

func (tx *Tx) checkStages() error {
	full := make(map[journey.ID]bool)
	for _, s := range tx.doc.Steps.All() {
		full[s.Stage] = true
	}
	for id, s := range tx.doc.Stages.All() {
		if !full[id] {
			return fault.New(journey.CodeEmptyStage, "%s has no step; every stage needs at least one.", journey.Describe(s))
		}
	}
	return nil
}

// diff gives what the transaction did, sorted.
func (tx *Tx) diff() Diff {
	var d Diff
	for k := range tx.touched {
		if c, differs := compareRecord(k.kind, k.id, tx.base.Record(k.kind, k.id), tx.doc.Record(k.kind, k.id)); differs {
			d = append(d, c)
		}
	}
	d.sort()
	return d
}

func gone(kind journey.Kind, id journey.ID) error {
	return fault.New(CodeGone, "The %s you wanted to change is no longer there (id %s).", kind, id)
}
