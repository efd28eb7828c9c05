package commands

// movingRows give things another place.
func movingRows() []Command {
	return []Command{
		{ID: "move.thing", Group: Moving, Where: Map, Keys: "Alt+Arrows", Pointer: "gesture.drag", Needs: Selection},
		{ID: "move.copy", Group: Moving, Where: Map, Pointer: "gesture.drag-copy"},
		{ID: "move.gather", Group: Moving, Where: Map, Pointer: "gesture.drag-gather"},
		{ID: "move.span", Group: Moving, Where: Map, Pointer: "gesture.drag-edge"},
		{ID: "move.width", Group: Moving, Where: Map, Pointer: "gesture.drag-border"},
		{ID: "move.usual-width", Group: Moving, Where: Map, Pointer: "gesture.double-click-border"},
		{ID: "move.in", Group: Moving, Where: Map, Pointer: "gesture.drag-palette"},
		{ID: "move.picture", Group: Moving, Where: Map, Pointer: "gesture.drop-picture"},
		{ID: "move.emotion", Group: Moving, Where: Map, Pointer: "gesture.drag-point"},
		{ID: "move.cancel", Group: Moving, Where: Map, Pointer: "gesture.escape-drag"},
	}
}
