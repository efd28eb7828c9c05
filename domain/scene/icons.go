package scene

import "waymark/domain/journey"

// LaneIcon gives the name of the icon of a kind of lane, for lists that name what
// is on a map.
func LaneIcon(k journey.LaneKind) string { return laneIcon(k) }
