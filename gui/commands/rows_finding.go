package commands

// findingRows lead to a place.
func findingRows() []Command {
	return []Command{
		{ID: "window.next", Group: Finding, Where: Window | Lists, Keys: "Tab, Shift+Tab"},
		{ID: "window.menus", Group: Finding, Where: Window, Keys: "F10", Mac: "Control+F2"},
	}
}
