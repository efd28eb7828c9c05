package commands

// showingRows show a map to others.
func showingRows() []Command {
	return []Command{
		{ID: "show.start", Icon: "presentation", Group: Showing, Where: Window, Keys: "F5", Mac: "F5, Ctrl+Alt+P", Needs: OpenFile},
		{ID: "show.from-here", Group: Showing, Where: Window, Keys: "Shift+F5", Mac: "Shift+F5, Ctrl+Alt+Shift+P", Needs: OpenFile},
		{ID: "show.next", Group: Showing, Where: Presentation, Keys: "Right, Down, Space, PageDown, Enter", Pointer: "gesture.click-right-half"},
		{ID: "show.back", Group: Showing, Where: Presentation, Keys: "Left, Up, PageUp, Backspace", Pointer: "gesture.click-left-half"},
		{ID: "show.ends", Group: Showing, Where: Presentation, Keys: "Home, End"},
		{ID: "show.jump", Group: Showing, Where: Presentation, Keys: "Digits", Pointer: "gesture.click-dot"},
		{ID: "show.blank", Group: Showing, Where: Presentation, Keys: "B, Period"},
		{ID: "show.end", Group: Showing, Where: Presentation, Keys: "Esc, F5"},
		{ID: "view.clean", Icon: "monitor", Group: Showing, Where: Window, Keys: "Ctrl+Period", Needs: OpenFile},
		{ID: "view.full-screen", Group: Showing, Where: Window, Keys: "F11", Mac: "Control+Ctrl+F"},
	}
}
