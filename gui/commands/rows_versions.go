package commands

// versionRows look back.
func versionRows() []Command {
	return []Command{
		{ID: "page.versions", Icon: "history", Group: Project, Where: Window, Keys: "Ctrl+Alt+H", Needs: OpenFile},
		{ID: "version.name", Icon: "flag", Group: Project, Where: Window, Needs: OpenFile},
		{ID: "version.thing", Icon: "history", Group: Project, Where: Window, Needs: Selection},
	}
}
