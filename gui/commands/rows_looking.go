package commands

// lookingRows change what of the map is in view.
func lookingRows() []Command {
	return []Command{
		{ID: "view.zoom-in", Text: "menu.zoom-in", Group: Looking, Where: Window, Keys: "Ctrl+Equal, Ctrl+Plus, Ctrl+Shift+Equal", Pointer: "gesture.ctrl-wheel", Needs: OpenFile},
		{ID: "view.zoom-out", Text: "menu.zoom-out", Group: Looking, Where: Window, Keys: "Ctrl+Minus", Pointer: "gesture.ctrl-wheel", Needs: OpenFile},
		{ID: "view.zoom-fit", Text: "menu.zoom-fit", Group: Looking, Where: Window, Keys: "Ctrl+0", Needs: OpenFile},
		{ID: "view.zoom-100", Text: "menu.zoom-100", Group: Looking, Where: Window, Keys: "Ctrl+1", Needs: OpenFile},
		{ID: "view.scroll", Group: Looking, Where: Map, Keys: "PageUp, PageDown", Pointer: "gesture.wheel"},
		{ID: "view.pan", Group: Looking, Where: Map, Pointer: "gesture.pan"},
	}
}
