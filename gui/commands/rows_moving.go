package commands

// movingRows give things another place.
func movingRows() []Command {
	return []Command{
		{ID: "move.thing", Group: Moving, Where: Map, Keys: "Alt+Arrows", Pointer: "gesture.drag", Needs: Selection},
		{ID: "move.emotion", Group: Moving, Where: Map, Pointer: "gesture.drag-point"},
		{ID: "move.cancel", Group: Moving, Where: Map, Pointer: "gesture.escape-drag"},
	}
}
