package commands

// addingRows put new things onto the map.
func addingRows() []Command {
	return []Command{
		{ID: "add.card", Icon: "file", Group: Adding, Where: Map, Keys: "Ctrl+Enter", Pointer: "gesture.add-card", Needs: OpenFile},
		{ID: "add.like", Group: Adding, Where: Map, Keys: "Insert, Ctrl+Shift+Enter", Needs: Selection},
		{ID: "add.touchpoint", Icon: "mouse-pointer-click", Group: Adding, Where: Window, Needs: OpenFile},
		{ID: "add.emotion", Icon: "smile", Group: Adding, Where: Window, Pointer: "gesture.add-emotion", Needs: OpenFile},
		{ID: "add.pain-point", Icon: "frown", Group: Adding, Where: Window, Needs: OpenFile},
		{ID: "add.opportunity", Icon: "lightbulb", Group: Adding, Where: Window, Needs: OpenFile},
		{ID: "add.activity", Icon: "building-2", Group: Adding, Where: Window, Needs: OpenFile},
		{ID: "add.stage", Icon: "columns-3", Group: Adding, Where: Window, Pointer: "gesture.add-stage", Needs: OpenFile},
		{ID: "add.step", Group: Adding, Where: Window, Pointer: "gesture.add-stage", Needs: OpenFile},
		{ID: "add.lane", Icon: "rows-3", Group: Adding, Where: Window, Pointer: "gesture.add-lane", Needs: OpenFile},
		{ID: "add.persona", Icon: "user", Group: Adding, Where: Window, Needs: OpenFile},
		{ID: "add.map", Icon: "map", Group: Adding, Where: Window, Pointer: "gesture.add-map", Needs: OpenFile},
	}
}
