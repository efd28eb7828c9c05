package commands

// printingRows are what the page for printing does by itself. Tab goes from its
// choices to the preview and on to the small pages, which have arrow keys of
// their own.
func printingRows() []Command {
	return []Command{
		{ID: "print.turn", Group: Project, Where: Printing, Keys: "PageDown, PageUp", Pointer: "gesture.click-small-page"},
		{ID: "print.ends", Group: Project, Where: Printing, Keys: "Home, End"},
		{ID: "print.move", Group: Project, Where: Printing, Keys: "Arrows", Pointer: "gesture.drag"},
		{ID: "print.zoom", Group: Project, Where: Printing, Keys: "Plus, Minus", Pointer: "gesture.ctrl-wheel"},
		{ID: "print.whole", Text: "printing.fit", Group: Project, Where: Printing, Keys: "0"},
		{ID: "print.real", Group: Project, Where: Printing, Keys: "1"},
		{ID: "print.save", Group: Project, Where: Printing, Keys: "Enter"},
		{ID: "print.leave", Group: Project, Where: Printing, Keys: "Esc"},
	}
}
