package commands

// projectRows are about files and the program.
func projectRows() []Command {
	return []Command{
		{ID: "file.new", Text: "menu.new", Icon: "file", Group: Project, Where: Window, Keys: "Ctrl+N"},
		{ID: "file.open", Text: "menu.open", Group: Project, Where: Window, Keys: "Ctrl+O", Pointer: "gesture.drop-file"},
		{ID: "file.recent", Text: "menu.recent", Group: Project, Where: Window},
		{ID: "file.save", Text: "menu.save", Group: Project, Where: Window, Keys: "Ctrl+S", Needs: OpenFile},
		{ID: "file.save-as", Text: "menu.save-as", Group: Project, Where: Window, Keys: "Ctrl+Shift+S", Needs: OpenFile},
		{ID: "file.merge", Text: "menu.merge", Icon: "git-merge", Group: Project, Where: Window, Pointer: "gesture.drop-copy", Needs: OpenFile},
		{ID: "file.send", Text: "menu.send", Icon: "mail", Group: Project, Where: Window, Needs: OpenFile},
		{ID: "file.print", Text: "menu.print", Icon: "printer", Group: Project, Where: Window, Keys: "Ctrl+P", Needs: OpenFile},
		{ID: "file.export", Text: "menu.export", Group: Project, Where: Window, Keys: "Ctrl+E", Needs: OpenFile},
		{ID: "file.import", Text: "menu.import", Group: Project, Where: Window},
		{ID: "file.close", Text: "menu.close", Group: Project, Where: Window, Keys: "Ctrl+W"},
		{ID: "file.quit", Text: "menu.quit", Group: Project, Where: Window, Keys: "Ctrl+Q"},
	}
}
