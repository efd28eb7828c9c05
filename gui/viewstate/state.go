package viewstate

import (
	"slices"

	"waymark/domain/journey"
	"waymark/domain/scene"
)

// State says what of one map is shown. The zero State shows everything. It is a
// value: the methods give changed copies.
type State struct {
	HiddenLanes    journey.IDs `json:"hiddenLanes,omitempty"`
	HiddenStages   journey.IDs `json:"hiddenStages,omitempty"`
	HiddenPersonas journey.IDs `json:"hiddenPersonas,omitempty"`
	// FoldedStages are shown as one narrow column each.
	FoldedStages journey.IDs `json:"foldedStages,omitempty"`
	// View is the saved view that was applied last, "" for none. What is hidden
	// may have changed since: see Follows.
	View journey.ID `json:"view,omitempty"`
}

// Of gives the state that a saved view asks for. Folded stages stay as they are:
// a view does not speak of them.
func (s State) Of(v *journey.View) State {
	s.HiddenLanes, s.HiddenStages, s.HiddenPersonas = v.HiddenLanes, v.HiddenStages, v.HiddenPersonas
	s.View = v.ID
	return s
}

// Follows tells whether the state hides just what a saved view does.
func (s State) Follows(v *journey.View) bool {
	return slices.Equal(s.HiddenLanes, v.HiddenLanes) && slices.Equal(s.HiddenStages, v.HiddenStages) &&
		slices.Equal(s.HiddenPersonas, v.HiddenPersonas)
}

// Equal tells whether two states show the same in the same way.
func (s State) Equal(o State) bool {
	return slices.Equal(s.HiddenLanes, o.HiddenLanes) && slices.Equal(s.HiddenStages, o.HiddenStages) &&
		slices.Equal(s.HiddenPersonas, o.HiddenPersonas) && slices.Equal(s.FoldedStages, o.FoldedStages) && s.View == o.View
}

// Hides tells whether anything is hidden. A folded stage is not: it can be seen.
func (s State) Hides() bool {
	return len(s.HiddenLanes)+len(s.HiddenStages)+len(s.HiddenPersonas) > 0
}

// Everything gives the state that hides nothing and folds nothing.
func (s State) Everything() State { return State{} }

// Lane shows a lane or hides it.
func (s State) Lane(id journey.ID, show bool) State {
	s.HiddenLanes = without(s.HiddenLanes, id, show)
	return s
}

// Stage shows a stage or hides it.
func (s State) Stage(id journey.ID, show bool) State {
	s.HiddenStages = without(s.HiddenStages, id, show)
	return s
}

// Persona shows a persona or hides it.
func (s State) Persona(id journey.ID, show bool) State {
	s.HiddenPersonas = without(s.HiddenPersonas, id, show)
	return s
}

// Fold folds a stage to a narrow column or spreads it out.
func (s State) Fold(stage journey.ID, fold bool) State {
	s.FoldedStages = without(s.FoldedStages, stage, !fold)
	return s
}

// without takes an id out of a set, or puts it in.
func without(ids journey.IDs, id journey.ID, out bool) journey.IDs {
	if out {
		return ids.Without(id)
	}
	return ids.With(id)
}

// Solo shows one persona of all; a second time it shows all of them again.
func (s State) Solo(id journey.ID, all []journey.ID) State {
	others := journey.SetOf(all...).Without(id)
	if slices.Equal(s.HiddenPersonas, others) {
		others = nil
	}
	s.HiddenPersonas = others
	return s
}

// Soloed gives the only persona of all that is shown, "" when there are several
// or none.
func (s State) Soloed(all []journey.ID) journey.ID {
	only := journey.ID("")
	for _, id := range all {
		if s.HiddenPersonas.Has(id) {
			continue
		}
		if only != "" {
			return ""
		}
		only = id
	}
	if len(all) < 2 {
		return ""
	}
	return only
}

// In gives the state without what a map does not have, or has no more.
func (s State) In(doc *journey.Document, mapID journey.ID) State {
	s.HiddenLanes = kept(s.HiddenLanes, func(id journey.ID) bool {
		l := doc.Lanes.Get(id)
		return l != nil && l.Map == mapID
	})
	stage := func(id journey.ID) bool {
		st := doc.Stages.Get(id)
		return st != nil && st.Map == mapID
	}
	s.HiddenStages, s.FoldedStages = kept(s.HiddenStages, stage), kept(s.FoldedStages, stage)
	m := doc.Maps.Get(mapID)
	s.HiddenPersonas = kept(s.HiddenPersonas, func(id journey.ID) bool { return m != nil && m.Personas.Has(id) })
	if v := doc.Views.Get(s.View); v == nil || v.Map != mapID {
		s.View = ""
	}
	return s
}

func kept(ids journey.IDs, has func(journey.ID) bool) journey.IDs {
	var out []journey.ID
	for _, id := range ids {
		if has(id) {
			out = append(out, id)
		}
	}
	if len(out) == len(ids) {
		return ids
	}
	return journey.SetOf(out...)
}

// Onto writes the state into what says how a map is laid out.
func (s State) Onto(v scene.View) scene.View {
	v.HiddenLanes, v.HiddenStages, v.HiddenPersonas, v.FoldedStages = s.HiddenLanes, s.HiddenStages, s.HiddenPersonas, s.FoldedStages
	return v
}

// Reaching gives the state changed so that a record can be seen: its lane, stage
// and persona are shown, its stage spread out. It tells whether anything had to
// change. That a lane is collapsed is in the document and stays.
func (s State) Reaching(doc *journey.Document, r journey.Record) (State, bool) {
	next := s
	switch r := r.(type) {
	case *journey.Lane:
		next = next.Lane(r.ID, true)
	case *journey.Stage:
		next = next.Stage(r.ID, true)
	case *journey.Step:
		next = next.Stage(r.Stage, true).Fold(r.Stage, false)
	case *journey.Persona:
		next = next.Persona(r.ID, true)
	case *journey.Emotion:
		next = next.Persona(r.Persona, true)
		if step := doc.Steps.Get(r.Step); step != nil {
			next = next.Stage(step.Stage, true).Fold(step.Stage, false)
		}
	case *journey.Card:
		next = next.Lane(r.Lane, true)
		if step := doc.Steps.Get(r.Step); step != nil {
			next = next.Stage(step.Stage, true).Fold(step.Stage, false)
		}
		seen := len(r.Personas) == 0
		for _, p := range r.Personas {
			seen = seen || !next.HiddenPersonas.Has(p)
		}
		if !seen {
			next = next.Persona(r.Personas[0], true)
		}
	}
	return next, !next.Equal(s)
}
