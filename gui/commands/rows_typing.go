package commands

// typingRows are about texts, on the map and in fields.
func typingRows() []Command {
	return []Command{
		{ID: "typing.start", Group: Typing, Where: Map, Keys: "Letters"},
		{ID: "edit.text", Text: "menu.edit-text", Group: Typing, Where: Window, Keys: "Enter, F2", Pointer: "gesture.double-click", Needs: Selection},
		{ID: "value.change", Group: Typing, Where: Map, Keys: "Plus, Minus", Pointer: "gesture.drag-point", Needs: Selection},
		{ID: "value.type", Group: Typing, Where: Map, Keys: "Digits", Needs: Selection},
		{ID: "emotion.words", Group: Typing, Where: InText, Keys: "Up, Down", Pointer: "gesture.pick-feeling"},
		{ID: "typing.below", Group: Typing, Where: InText, Keys: "Enter"},
		{ID: "typing.finish", Group: Typing, Where: InText, Keys: "Ctrl+Enter", Pointer: "gesture.click-elsewhere"},
		{ID: "typing.line", Group: Typing, Where: InText, Keys: "Shift+Enter"},
		{ID: "typing.next", Group: Typing, Where: InText, Keys: "Tab, Shift+Tab"},
		{ID: "typing.escape", Group: Typing, Where: InText, Keys: "Esc"},
		{ID: "typing.word", Group: Typing, Where: InText, Keys: "Ctrl+Arrows, Ctrl+Backspace, Ctrl+Delete", Mac: "Alt+Arrows, Alt+Backspace, Alt+Delete"},
	}
}
