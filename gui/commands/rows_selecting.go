package commands

// selectingRows choose what the next command is about.
func selectingRows() []Command {
	return []Command{
		{ID: "select.thing", Group: Selecting, Where: Map, Keys: "Arrows", Pointer: "gesture.click"},
		{ID: "select.more", Group: Selecting, Where: Map, Keys: "Shift+Arrows", Pointer: "gesture.ctrl-click"},
		{ID: "select.edge", Group: Selecting, Where: Map, Keys: "Home, End"},
		{ID: "select.end", Group: Selecting, Where: Map, Keys: "Ctrl+Arrows"},
		{ID: "select.corner", Group: Selecting, Where: Map, Keys: "Ctrl+Home, Ctrl+End"},
		{ID: "select.frame", Group: Selecting, Where: Map, Pointer: "gesture.frame"},
		{ID: "select.all", Text: "menu.select-all", Group: Selecting, Where: Window | InText, Keys: "Ctrl+A"},
		{ID: "select.none", Group: Selecting, Where: Map | Lists, Keys: "Esc", Pointer: "gesture.click-ground"},
	}
}
