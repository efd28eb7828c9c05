package commands

// findingRows lead to a place.
func findingRows() []Command {
	return []Command{
		{ID: "find.search", Icon: "search", Group: Finding, Where: Window, Keys: "Ctrl+F", Needs: OpenFile},
		{ID: "find.next", Group: Finding, Where: Window, Keys: "F3", Mac: "Ctrl+G, F3", Needs: OpenFile},
		{ID: "find.previous", Group: Finding, Where: Window, Keys: "Shift+F3", Mac: "Ctrl+Shift+G, Shift+F3", Needs: OpenFile},
		{ID: "find.replace", Group: Finding, Where: Window, Keys: "Ctrl+H", Mac: "Ctrl+Alt+F", Needs: OpenFile},
		{ID: "find.goto", Icon: "search", Group: Finding, Where: Window, Keys: "Ctrl+K"},
		{ID: "find.back", Icon: "arrow-left", Group: Finding, Where: Window, Keys: "Ctrl+BracketLeft", Needs: OpenFile},
		{ID: "find.forward", Icon: "arrow-right", Group: Finding, Where: Window, Keys: "Ctrl+BracketRight", Needs: OpenFile},
		{ID: "find.outline", Icon: "list-checks", Group: Finding, Where: Window, Keys: "Ctrl+Shift+O", Needs: OpenFile},
		{ID: "find.overview", Icon: "map", Group: Finding, Where: Window, Keys: "Ctrl+Shift+M", Needs: OpenFile},
		{ID: "outline.fold", Group: Finding, Where: Lists, Keys: "Left, Right"},
		{ID: "outline.move", Group: Finding, Where: Lists, Keys: "Alt+Arrows"},
		{ID: "map.next", Icon: "map", Group: Finding, Where: Window, Keys: "Ctrl+PageDown", Needs: OpenFile},
		{ID: "map.previous", Icon: "map", Group: Finding, Where: Window, Keys: "Ctrl+PageUp", Needs: OpenFile},
		{ID: "map.rename", Icon: "pencil", Group: Finding, Where: Window, Pointer: "gesture.map-rename", Needs: OpenFile},
		{ID: "map.duplicate", Icon: "copy", Group: Finding, Where: Window, Needs: OpenFile},
		{ID: "map.future", Icon: "trending-up", Group: Finding, Where: Window, Needs: OpenFile},
		{ID: "map.move-left", Group: Finding, Where: Window, Pointer: "gesture.map-move", Needs: OpenFile},
		{ID: "map.move-right", Group: Finding, Where: Window, Pointer: "gesture.map-move", Needs: OpenFile},
		{ID: "map.delete", Icon: "trash-2", Group: Finding, Where: Window, Needs: OpenFile},
		{ID: "views.menu", Icon: "eye", Group: Finding, Where: Window, Keys: "Ctrl+Shift+E", Needs: OpenFile},
		{ID: "views.everything", Icon: "eye", Group: Finding, Where: Window, Needs: OpenFile},
		{ID: "views.save", Icon: "save", Group: Finding, Where: Window, Needs: OpenFile},
		{ID: "fold.toggle", Group: Finding, Where: Window, Keys: "Ctrl+Shift+F", Pointer: "gesture.fold", Needs: Selection},
		{ID: "fold.hide", Icon: "eye-off", Group: Finding, Where: Window, Keys: "Ctrl+9", Needs: Selection},
		{ID: "window.next", Group: Finding, Where: Window | Lists, Keys: "Tab, Shift+Tab"},
		{ID: "window.leave-map", Group: Finding, Where: Map, Keys: "F6, Shift+F6"},
		{ID: "window.menus", Group: Finding, Where: Window, Keys: "F10", Mac: "Control+F2"},
	}
}
