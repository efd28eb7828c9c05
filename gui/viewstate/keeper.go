package viewstate

import (
	"maps"

	"waymark/domain/journey"
)

// Keeper holds the states of the maps of an open project. It belongs to the UI
// goroutine. The zero Keeper is ready.
type Keeper struct {
	states   map[journey.ID]State
	watchers []func(mapID journey.ID)
}

// NewKeeper makes a Keeper with what was remembered of the maps.
func NewKeeper(remembered map[journey.ID]State) *Keeper {
	return &Keeper{states: maps.Clone(remembered)}
}

// State gives what of a map is shown.
func (k *Keeper) State(mapID journey.ID) State { return k.states[mapID] }

// Set changes what of a map is shown and tells everybody who asked, unless it is
// what it was.
func (k *Keeper) Set(mapID journey.ID, s State) {
	if k.states[mapID].Equal(s) {
		return
	}
	if k.states == nil {
		k.states = map[journey.ID]State{}
	}
	k.states[mapID] = s
	for _, w := range k.watchers {
		w(mapID)
	}
}

// Change changes the state of a map with a function.
func (k *Keeper) Change(mapID journey.ID, change func(State) State) {
	k.Set(mapID, change(k.State(mapID)))
}

// Watch asks to hear of each change.
func (k *Keeper) Watch(changed func(mapID journey.ID)) { k.watchers = append(k.watchers, changed) }

// States gives what is worth remembering, by map: what shows everything is not.
func (k *Keeper) States() map[journey.ID]State {
	out := make(map[journey.ID]State, len(k.states))
	for id, s := range k.states {
		if !s.Equal(State{}) {
			out[id] = s
		}
	}
	return out
}
