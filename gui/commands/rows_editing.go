package commands

// editingRows take back, take away and hand on.
func editingRows() []Command {
	return []Command{
		{ID: "edit.undo", Text: "menu.undo", Icon: "undo-2", Group: Editing, Where: Window | InText, Keys: "Ctrl+Z"},
		{ID: "edit.redo", Text: "menu.redo", Icon: "redo-2", Group: Editing, Where: Window | InText, Keys: "Ctrl+Y, Ctrl+Shift+Z", Mac: "Ctrl+Shift+Z, Ctrl+Y"},
		{ID: "edit.history", Icon: "history", Group: Editing, Where: Window, Keys: "Ctrl+Shift+H", Needs: OpenFile},
		{ID: "edit.cut", Text: "menu.cut", Group: Editing, Where: Window | InText, Keys: "Ctrl+X"},
		{ID: "edit.copy", Text: "menu.copy", Group: Editing, Where: Window | InText, Keys: "Ctrl+C"},
		{ID: "edit.paste", Text: "menu.paste", Group: Editing, Where: Window | InText, Keys: "Ctrl+V"},
		{ID: "edit.duplicate", Group: Editing, Where: Map, Keys: "Ctrl+D", Needs: Selection},
		{ID: "edit.delete", Text: "menu.delete", Group: Editing, Where: Window, Keys: "Delete, Backspace", Mac: "Backspace, Delete", Needs: Selection},
		{ID: "map.menu", Group: Editing, Where: Map, Keys: "Menu, Shift+F10", Pointer: "gesture.right-click"},
	}
}
