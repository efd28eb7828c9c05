package edit

import (
	"waymark/domain/fault"
	"waymark/domain/journey"
)

// AddStage puts a new stage with one unnamed step at position index among the
// stages of a map (clamped), and gives its id.
func (tx *Tx) AddStage(mapID journey.ID, index int, name string) (journey.ID, error) {
	if !tx.doc.Maps.Has(mapID) {
		return "", gone(journey.MapKind, mapID)
	}
	keys := insertKeys(others(tx.doc.StagesOf(mapID), atStage), index, 1, tx.rekeyStage)
	stage := &journey.Stage{ID: tx.newID(), Map: mapID, Order: keys[0], Name: name}
	tx.Put(stage)
	tx.Put(&journey.Step{ID: tx.newID(), Stage: stage.ID, Order: journey.OrderBetween("", "")})
	return stage.ID, nil
}

// MoveStage brings a stage to position index among the other stages of its map.
func (tx *Tx) MoveStage(id journey.ID, index int) error {
	stage := tx.doc.Stages.Get(id)
	if stage == nil {
		return gone(journey.StageKind, id)
	}
	all := tx.doc.StagesOf(stage.Map)
	if index >= 0 && index < len(all) && all[index].ID == id {
		return nil
	}
	keys := insertKeys(others(all, atStage, id), index, 1, tx.rekeyStage)
	return Update(tx, id, func(s *journey.Stage) { s.Order = keys[0] })
}

// RemoveStage deletes a stage with its steps and all that stands in them. Cards
// that reach into it from an earlier stage end before it.
func (tx *Tx) RemoveStage(id journey.ID) error {
	stage := tx.doc.Stages.Get(id)
	if stage == nil {
		return gone(journey.StageKind, id)
	}
	going := make(map[journey.ID]bool)
	for _, s := range tx.doc.StepsOf(id) {
		going[s.ID] = true
	}
	tx.shortenSpans(stage.Map, going)
	tx.Remove(journey.StageKind, id)
	return nil
}

// AddStep puts a new step at position index among the steps of a stage
// (clamped), and gives its id.
func (tx *Tx) AddStep(stage journey.ID, index int, name string) (journey.ID, error) {
	if !tx.doc.Stages.Has(stage) {
		return "", gone(journey.StageKind, stage)
	}
	keys := insertKeys(others(tx.doc.StepsOf(stage), atStep), index, 1, tx.rekeyStep)
	step := &journey.Step{ID: tx.newID(), Stage: stage, Order: keys[0], Name: name}
	tx.Put(step)
	return step.ID, nil
}

// MoveStep brings a step to position index among the other steps of a stage of
// the same map. A stage whose last step leaves gets a fresh one.
func (tx *Tx) MoveStep(id, stage journey.ID, index int) error {
	step, target := tx.doc.Steps.Get(id), tx.doc.Stages.Get(stage)
	if step == nil {
		return gone(journey.StepKind, id)
	}
	if target == nil || tx.doc.MapOf(step) != target.Map {
		return gone(journey.StageKind, stage)
	}
	all := tx.doc.StepsOf(stage)
	if index >= 0 && index < len(all) && all[index].ID == id {
		return nil
	}
	from := step.Stage
	keys := insertKeys(others(all, atStep, id), index, 1, tx.rekeyStep)
	if err := Update(tx, id, func(s *journey.Step) { s.Stage, s.Order = stage, keys[0] }); err != nil {
		return err
	}
	if from != stage && len(tx.doc.StepsOf(from)) == 0 {
		tx.Put(&journey.Step{ID: tx.newID(), Stage: from, Order: journey.OrderBetween("", "")})
	}
	return nil
}

// RemoveStep deletes a step with its cards and emotions. Cards that reach to it
// end one column earlier. The last step of a stage goes only with the stage.
func (tx *Tx) RemoveStep(id journey.ID) error {
	step := tx.doc.Steps.Get(id)
	if step == nil {
		return gone(journey.StepKind, id)
	}
	if len(tx.doc.StepsOf(step.Stage)) == 1 {
		return fault.New(CodeLastStep, "This is the only step of its stage. Delete the stage instead.")
	}
	tx.shortenSpans(tx.doc.MapOf(step), map[journey.ID]bool{id: true})
	tx.Remove(journey.StepKind, id)
	return nil
}

// shortenSpans lets cards that end in one of the steps that go end in the
// nearest earlier step that stays.
func (tx *Tx) shortenSpans(mapID journey.ID, going map[journey.ID]bool) {
	outline := tx.doc.Outline(mapID)
	for _, c := range tx.doc.Cards.All() {
		if !going[c.LastStep] || going[c.Step] {
			continue
		}
		first, last := outline.Span(c)
		for last > first && going[outline.Steps[last].ID] {
			last--
		}
		_ = Update(tx, c.ID, func(c *journey.Card) { c.LastStep = spanEnd(outline, c.Step, last-first) })
	}
}

// AddLane puts a new lane at position index among the lanes of a map (clamped),
// and gives its id.
func (tx *Tx) AddLane(mapID journey.ID, kind journey.LaneKind, index int, name string) (journey.ID, error) {
	if !tx.doc.Maps.Has(mapID) {
		return "", gone(journey.MapKind, mapID)
	}
	keys := insertKeys(others(tx.doc.LanesOf(mapID), atLane), index, 1, tx.rekeyLane)
	lane := journey.NewRecord(journey.LaneRecord, tx.newID()).(*journey.Lane)
	lane.Map, lane.Order, lane.LaneKind, lane.Name = mapID, keys[0], kind, name
	tx.Put(lane)
	return lane.ID, nil
}

// MoveLane brings a lane to position index among the other lanes of its map.
func (tx *Tx) MoveLane(id journey.ID, index int) error {
	lane := tx.doc.Lanes.Get(id)
	if lane == nil {
		return gone(journey.LaneRecord, id)
	}
	all := tx.doc.LanesOf(lane.Map)
	if index >= 0 && index < len(all) && all[index].ID == id {
		return nil
	}
	keys := insertKeys(others(all, atLane, id), index, 1, tx.rekeyLane)
	return Update(tx, id, func(l *journey.Lane) { l.Order = keys[0] })
}

// RemoveLane deletes a lane with its cards.
func (tx *Tx) RemoveLane(id journey.ID) { tx.Remove(journey.LaneRecord, id) }

// Rename writes the name by which a person knows a record: the name of a stage,
// step, lane or persona, the title of a project or map, the text of a card.
func (tx *Tx) Rename(r journey.Record, name string) error {
	switch r := r.(type) {
	case *journey.Project:
		return Update(tx, r.ID, func(p *journey.Project) { p.Title = name })
	case *journey.Map:
		return Update(tx, r.ID, func(m *journey.Map) { m.Title = name })
	case *journey.Stage:
		return Update(tx, r.ID, func(s *journey.Stage) { s.Name = name })
	case *journey.Step:
		return Update(tx, r.ID, func(s *journey.Step) { s.Name = name })
	case *journey.Lane:
		return Update(tx, r.ID, func(l *journey.Lane) { l.Name = name })
	case *journey.Persona:
		return Update(tx, r.ID, func(p *journey.Persona) { p.Name = name })
	case *journey.Card:
		return Update(tx, r.ID, func(c *journey.Card) { c.Text = name })
	case *journey.Channel:
		return Update(tx, r.ID, func(c *journey.Channel) { c.Name = name })
	case *journey.Touchpoint:
		return Update(tx, r.ID, func(t *journey.Touchpoint) { t.Name = name })
	case *journey.View:
		return Update(tx, r.ID, func(v *journey.View) { v.Name = name })
	}
	return fault.New(CodeNotEditable, "A %s has no name that could be changed.", r.Kind())
}
