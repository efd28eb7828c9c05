package exchange

import (
	"waymark/domain/journey"
)

// check makes sure that all the JSON speaks of is there after the import, so
// that a fault can name the key; the rules of the model come after it.
func (a *application) check() error {
	for _, e := range a.entries {
		if err := a.checkEntry(e); err != nil {
			return err
		}
	}
	return nil
}

func (a *application) checkEntry(e *entry) error {
	for i, p := range e.parents {
		kind := journey.FieldOf(e.kind, "place").Refs[i].Kind
		id := journey.FieldOf(e.kind, "place").Get(e.record).IDs[i]
		if err := a.checkTarget(e, p.place, kind, id); err != nil {
			return err
		}
	}
	for i := range e.values {
		v := &e.values[i]
		if len(v.field.Refs) == 0 || v.field.Name == "origin" { // an origin outlives the original
			continue
		}
		ids := v.to.IDs
		if v.to.Kind == journey.TextValue && v.to.Text != "" {
			ids = []journey.ID{journey.ID(v.to.Text)}
		}
		for _, id := range ids {
			if err := a.checkTarget(e, v.place, v.field.Refs[0].Kind, id); err != nil {
				return err
			}
		}
	}
	if a.tx.Document().Record(e.kind, e.id) == nil {
		return a.wrong(journey.CodeDangling, e.place, "stands in something that this import removes")
	}
	return nil
}

// checkTarget makes sure that what at names is there, is of the right kind, and
// belongs to the map that e stands in, if its kind belongs to a map.
func (a *application) checkTarget(e *entry, at place, kind journey.Kind, id journey.ID) error {
	doc := a.tx.Document()
	var target journey.Record
	if kind == "" {
		target = doc.Find(id)
	} else {
		target = doc.Record(kind, id)
	}
	if target == nil {
		return a.missingTarget(at, kind, id)
	}
	if e.parent == nil || (kind != journey.LaneRecord && kind != journey.StepKind) || e.kind == journey.ViewKind {
		return nil
	}
	if m := doc.MapOf(target); m != e.parent.id {
		return a.wrong(journey.CodeWrongMap, at, "names the %s “%s”, which belongs to another map (“%s”)", kind, id, m)
	}
	return nil
}

func (a *application) missingTarget(at place, kind journey.Kind, id journey.ID) error {
	what := string(kind)
	if what == "" {
		what = "record"
	}
	if other := a.tx.Document().Find(id); other != nil {
		return a.wrong(journey.CodeDangling, at, "names “%s”, which is %s, not %s", id, withArticle(other.Kind()), withArticle(kind))
	}
	if a.before[id] {
		return a.wrong(journey.CodeDangling, at, "names the %s “%s”, which this import removes", what, id)
	}
	return a.wrong(journey.CodeDangling, at, "names the %s “%s”, which does not exist", what, id)
}
