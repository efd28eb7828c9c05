package settings

import (
	"slices"

	"waymark/domain/journey"
	"waymark/gui/viewstate"
)

// mostShown bounds for how many maps it is remembered what of them was shown.
const mostShown = 200

// Finding is what somebody chose about finding the way.
type Finding struct {
	Outline      bool    `json:"outline"` // the panel is shown
	OutlineLanes bool    `json:"outlineLanes"`
	HideOverview bool    `json:"hideOverview"`
	Shown        []Shown `json:"shown,omitempty"` // the latest first
}

// Shown is what of a map was shown last: what is hidden and folded.
type Shown struct {
	Path  string          `json:"path"` // of the file
	Map   journey.ID      `json:"map"`
	State viewstate.State `json:"state"`
}

// ShownOf gives what of the maps of a file was shown last.
func (f *Finding) ShownOf(path string) map[journey.ID]viewstate.State {
	out := map[journey.ID]viewstate.State{}
	for _, s := range f.Shown {
		if s.Path == path {
			out[s.Map] = s.State
		}
	}
	return out
}

// KeepShown remembers what of the maps of a file is shown, instead of what was
// remembered of it before.
func (f *Finding) KeepShown(path string, states map[journey.ID]viewstate.State) {
	others := slices.DeleteFunc(slices.Clone(f.Shown), func(s Shown) bool { return s.Path == path })
	var mine []Shown
	for id, state := range states {
		mine = append(mine, Shown{path, id, state})
	}
	slices.SortFunc(mine, func(a, b Shown) int {
		if a.Map < b.Map {
			return -1
		}
		return 1
	})
	f.Shown = append(mine, others...)
	f.Shown = f.Shown[:min(len(f.Shown), mostShown)]
}
