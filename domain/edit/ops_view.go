package edit

import "waymark/domain/journey"

// AddView saves what of a map is shown under a name, behind the other views, and
// gives the view's id.
func (tx *Tx) AddView(mapID journey.ID, name string, lanes, stages, personas journey.IDs) (journey.ID, error) {
	if !tx.doc.Maps.Has(mapID) {
		return "", gone(journey.MapKind, mapID)
	}
	all := others(tx.doc.ViewsOf(mapID), atView)
	keys := insertKeys(all, len(all), 1, tx.rekeyView)
	v := &journey.View{ID: tx.newID(), Map: mapID, Order: keys[0], Name: name, HiddenLanes: lanes, HiddenStages: stages, HiddenPersonas: personas}
	tx.Put(v)
	return v.ID, nil
}

// UpdateView lets a view hide something else.
func (tx *Tx) UpdateView(id journey.ID, lanes, stages, personas journey.IDs) error {
	return Update(tx, id, func(v *journey.View) {
		v.HiddenLanes, v.HiddenStages, v.HiddenPersonas = lanes, stages, personas
	})
}

// RemoveView deletes a view. Nothing else changes.
func (tx *Tx) RemoveView(id journey.ID) { tx.Remove(journey.ViewKind, id) }

// CollapseLane makes a lane one thin row, or spreads it out again.
func (tx *Tx) CollapseLane(id journey.ID, collapsed bool) error {
	return Update(tx, id, func(l *journey.Lane) { l.Collapsed = collapsed })
}

func atView(v *journey.View) (journey.ID, string) { return v.ID, v.Order }

func (tx *Tx) rekeyView(id journey.ID, order string) {
	_ = Update(tx, id, func(v *journey.View) { v.Order = order })
}
