package edit

import (
	"slices"

	"waymark/domain/journey"
)

// MoveMap brings a map to position index among the other maps.
func (tx *Tx) MoveMap(id journey.ID, index int) error {
	if !tx.doc.Maps.Has(id) {
		return gone(journey.MapKind, id)
	}
	all := tx.doc.MapsInOrder()
	if index >= 0 && index < len(all) && all[index].ID == id {
		return nil
	}
	keys := insertKeys(others(all, atMap, id), index, 1, tx.rekeyMap)
	return Update(tx, id, func(m *journey.Map) { m.Order = keys[0] })
}

// DuplicateMap puts a copy of a map right behind it and gives its id: all that
// stands on it, its views, actions and comments, with ids of their own. What cards
// refer to within the map is the copy's; personas, sources and the catalogue are
// shared.
func (tx *Tx) DuplicateMap(id journey.ID, title string) (journey.ID, error) {
	return tx.copyMap(id, func(r journey.Record, _ journey.ID) journey.Record {
		if m, ok := r.(*journey.Map); ok {
			m.Title = title
		}
		return r
	})
}

// FutureMap puts a map of the future state right behind a map and gives its id.
// It is a copy that is based on the map; its stages, steps, lanes and cards know
// what they were copied from, so that both states can be compared piece by piece.
// How customers will feel is assumed. Comments and actions are about the present
// and stay there.
func (tx *Tx) FutureMap(id journey.ID, title string) (journey.ID, error) {
	return tx.copyMap(id, func(r journey.Record, from journey.ID) journey.Record {
		switch r := r.(type) {
		case *journey.Map:
			r.Title, r.State, r.BasedOn, r.Basis = title, journey.Future, id, journey.Assumed
			r.VersionLabel, r.ReviewOn = "", ""
		case *journey.Stage:
			r.Origin = from
		case *journey.Step:
			r.Origin = from
		case *journey.Lane:
			r.Origin = from
		case *journey.Card:
			r.Origin = from
		case *journey.Emotion:
			r.Basis = journey.Assumed
		case *journey.Comment, *journey.Action:
			return nil
		}
		return r
	})
}

// copyMap copies a map with all that stands on it. change gets each copy and the
// id of what it was copied from; nil leaves the record out.
func (tx *Tx) copyMap(id journey.ID, change func(r journey.Record, from journey.ID) journey.Record) (journey.ID, error) {
	source := tx.doc.Maps.Get(id)
	if source == nil {
		return "", gone(journey.MapKind, id)
	}
	records := tx.recordsOfMap(id)
	fresh := make(map[journey.ID]journey.ID, len(records))
	for _, r := range records {
		if r.Kind() != journey.EmotionKind {
			fresh[r.RecordID()] = tx.newID()
		}
	}
	swap := func(id journey.ID) journey.ID {
		if f, ok := fresh[id]; ok {
			return f
		}
		if persona, step, ok := journey.SplitEmotionID(id); ok {
			if f, ok := fresh[step]; ok {
				return journey.EmotionID(persona, f)
			}
		}
		return id
	}
	all := tx.doc.MapsInOrder()
	at := slices.IndexFunc(all, func(m *journey.Map) bool { return m.ID == id })
	keys := insertKeys(others(all, atMap), at+1, 1, tx.rekeyMap)
	for _, r := range records {
		made := withIDs(r, swap)
		if m, ok := made.(*journey.Map); ok {
			m.Order = keys[0]
			m.BasedOn = source.BasedOn
		}
		if made = change(made, r.RecordID()); made != nil {
			tx.Put(made)
		}
	}
	return fresh[id], nil
}

// recordsOfMap gives a map and all records that belong to it, those that others
// refer to first, each kind in a settled order so that the same history gives the
// same ids.
func (tx *Tx) recordsOfMap(id journey.ID) []journey.Record {
	belongs := map[journey.ID]bool{id: true}
	var out []journey.Record
	for _, kind := range journey.Kinds() {
		var mine []journey.Record
		for r := range tx.doc.RecordsOf(kind) {
			inside := tx.doc.MapOf(r) == id
			if c, ok := r.(*journey.Comment); ok {
				inside = belongs[c.On]
			}
			if inside {
				mine = append(mine, r)
			}
		}
		slices.SortFunc(mine, func(a, b journey.Record) int {
			if a.RecordID() < b.RecordID() {
				return -1
			}
			return 1
		})
		for _, r := range mine {
			belongs[r.RecordID()] = true
		}
		out = append(out, mine...)
	}
	return out
}

// MapCount tells what stands on a map, for a question before it goes.
type MapCount struct{ Stages, Lanes, Cards, Comments int }

// CountMap counts what stands on a map.
func CountMap(doc *journey.Document, id journey.ID) MapCount {
	tx := &Tx{doc: doc}
	var n MapCount
	for _, r := range tx.recordsOfMap(id) {
		switch r.Kind() {
		case journey.StageKind:
			n.Stages++
		case journey.LaneRecord:
			n.Lanes++
		case journey.CardKind:
			n.Cards++
		case journey.CommentKind:
			n.Comments++
		}
	}
	return n
}
