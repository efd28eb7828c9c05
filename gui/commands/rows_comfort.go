package commands

// comfortRows fit the window to its user.
func comfortRows() []Command {
	return []Command{
		{ID: "view.rail", Text: "menu.rail", Group: Comfort, Where: Window, Needs: OpenFile},
		{ID: "view.inspector", Text: "menu.inspector", Icon: "panel-right", Group: Comfort, Where: Window, Keys: "Ctrl+I", Needs: OpenFile},
		{ID: "view.theme", Group: Comfort, Where: Window},
		{ID: "text.larger", Group: Comfort, Where: Window, Keys: "Ctrl+Alt+Equal, Ctrl+Alt+Plus"},
		{ID: "text.smaller", Group: Comfort, Where: Window, Keys: "Ctrl+Alt+Minus"},
		{ID: "text.usual", Group: Comfort, Where: Window, Keys: "Ctrl+Alt+0"},
		{ID: "app.settings", Text: "menu.settings", Group: Comfort, Where: Window, Keys: "Ctrl+Comma"},
		{ID: "help.keys", Text: "menu.keys", Group: Comfort, Where: Window, Keys: "F1"},
		{ID: "help.licences", Text: "menu.licences", Group: Comfort, Where: Window},
		{ID: "help.about", Text: "menu.about", Group: Comfort, Where: Window},
	}
}
