package clip

import (
	"slices"

	"waymark/domain/edit"
	"waymark/domain/journey"
)

// lanesByName maps the lanes of whole columns: to themselves in their own map,
// else to one of the same kind and name, else of the same kind; a lane in which
// something stands and that has no like is added.
func (p *pasting) lanesByName() error {
	members := p.clip.members(p.src)
	used := make(map[journey.ID]bool)
	for _, l := range p.src.Lanes {
		lanes := p.tx.Document().LanesOf(p.to.Map)
		find := func(same func(*journey.Lane) bool) journey.ID {
			for _, other := range lanes {
				if !used[other.ID] && same(other) {
					return other.ID
				}
			}
			return ""
		}
		to := find(func(other *journey.Lane) bool { return other.ID == l.ID })
		if to == "" {
			to = find(func(other *journey.Lane) bool { return other.LaneKind == l.LaneKind && other.Name == l.Name })
		}
		if to == "" {
			to = find(func(other *journey.Lane) bool { return other.LaneKind == l.LaneKind })
		}
		full := slices.ContainsFunc(members, func(c *journey.Card) bool { return c.Lane == l.ID })
		if to == "" && full {
			var err error
			if to, err = p.addLane(l, len(lanes)); err != nil {
				return err
			}
		}
		p.lanes[l.ID] = to
		used[to] = true
	}
	return nil
}

// stages adds whole stages behind the target's.
func (p *pasting) stages() error {
	if err := p.lanesByName(); err != nil {
		return err
	}
	doc := p.tx.Document()
	all := doc.StagesOf(p.to.Map)
	index := len(all)
	if s := doc.Steps.Get(p.to.Step); s != nil {
		if i := slices.IndexFunc(all, func(st *journey.Stage) bool { return st.ID == s.Stage }); i >= 0 {
			index = i + 1
		}
	}
	chosen := p.clip.of(journey.StageKind)
	p.to.Steps = nil
	for _, from := range p.src.Stages {
		if !chosen[from.ID] {
			continue
		}
		id, err := p.tx.AddStage(p.to.Map, index, from.Name)
		if err != nil {
			return err
		}
		index++
		p.made = append(p.made, Ref{journey.StageKind, id})
		if err := edit.Update(p.tx, id, func(s *journey.Stage) { s.Goal, s.Color = from.Goal, from.Color }); err != nil {
			return err
		}
		for i, step := range from.Steps {
			if i == 0 {
				err = p.likeStep(p.tx.Document().StepsOf(id)[0].ID, step)
			} else {
				err = p.newStep(id, i, step)
			}
			if err != nil {
				return err
			}
		}
	}
	return nil
}

// someSteps adds steps behind the target's.
func (p *pasting) someSteps() error {
	if err := p.lanesByName(); err != nil {
		return err
	}
	doc := p.tx.Document()
	after := doc.Steps.Get(p.to.Step)
	if after == nil {
		if len(p.to.Steps) == 0 {
			return nil
		}
		after = doc.Steps.Get(p.to.Steps[len(p.to.Steps)-1])
	}
	index := slices.IndexFunc(doc.StepsOf(after.Stage), func(s *journey.Step) bool { return s.ID == after.ID }) + 1
	chosen := p.clip.of(journey.StepKind)
	p.to.Steps = nil
	for _, from := range p.src.Steps {
		if !chosen[from.ID] {
			continue
		}
		if err := p.newStep(after.Stage, index, from); err != nil {
			return err
		}
		p.made = append(p.made, Ref{journey.StepKind, p.steps[from.ID]})
		index++
	}
	return nil
}

func (p *pasting) newStep(stage journey.ID, index int, from *journey.Step) error {
	id, err := p.tx.AddStep(stage, index, from.Name)
	if err != nil {
		return err
	}
	return p.likeStep(id, from)
}

func (p *pasting) likeStep(id journey.ID, from *journey.Step) error {
	p.steps[from.ID] = id
	p.to.Steps = append(p.to.Steps, id)
	return edit.Update(p.tx, id, func(s *journey.Step) { s.Name, s.Width = from.Name, from.Width })
}

// wholeLanes adds lanes behind the target's; their cards keep their columns.
func (p *pasting) wholeLanes() error {
	doc := p.tx.Document()
	all := doc.LanesOf(p.to.Map)
	index := len(all)
	if i := slices.IndexFunc(all, func(l *journey.Lane) bool { return l.ID == p.to.Lane }); i >= 0 {
		index = i + 1
	}
	chosen := p.clip.of(journey.LaneRecord)
	for _, from := range p.src.Lanes {
		if !chosen[from.ID] {
			continue
		}
		id, err := p.addLane(from, index)
		if err != nil {
			return err
		}
		index++
		p.lanes[from.ID] = id
		p.made = append(p.made, Ref{journey.LaneRecord, id})
	}
	p.to.Lane = "" // the cell of the target means nothing here
	same := p.to.Map == p.clip.Map
	for _, s := range p.src.Steps {
		if step := doc.Steps.Get(s.ID); !same || step == nil || doc.MapOf(step) != p.to.Map {
			same = false
			break
		}
	}
	if same {
		for _, s := range p.src.Steps {
			p.steps[s.ID] = s.ID
		}
		return nil
	}
	_, right := p.clip.columns(p.src)
	return p.stepsFrom(0, right, 0)
}

// personas brings personas along and shows them on the map, with their emotions
// where the map has as many steps. One that is there already is copied.
func (p *pasting) personas() error {
	chosen := p.clip.of(journey.PersonaRecord)
	for _, from := range p.clip.Document.PersonasInOrder() {
		if !chosen[from.ID] {
			continue
		}
		id := from.ID
		if p.tx.Document().Find(id) != nil {
			id = p.tx.NewID()
		}
		p.putPersona(from, id, from.Name)
		p.brought[from.ID] = id
		if err := p.tx.ShowPersona(p.to.Map, id, true); err != nil {
			return err
		}
		p.made = append(p.made, Ref{journey.PersonaRecord, id})
	}
	p.to.Grow = false
	return p.stepsFrom(0, len(p.src.Steps)-1, 0)
}
