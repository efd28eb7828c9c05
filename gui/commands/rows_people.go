package commands

// peopleRows are about what people know and say: comments, personas, the
// catalogue, the fields at the right.
func peopleRows() []Command {
	return []Command{
		{ID: "comment.add", Icon: "message-square-text", Group: Adding, Where: Window, Keys: "Ctrl+Alt+M", Needs: OpenFile},
		{ID: "comment.next", Text: "comment.next", Icon: "message-square-text", Group: Finding, Where: Window, Keys: "F8", Pointer: "gesture.comment-mark", Needs: OpenFile},
		{ID: "page.map", Text: "rail.map", Icon: "map", Group: Finding, Where: Window, Needs: OpenFile},
		{ID: "page.personas", Text: "plural.personas", Icon: "users", Group: Finding, Where: Window, Needs: OpenFile},
		{ID: "page.table", Icon: "columns-3", Group: Finding, Where: Window, Needs: OpenFile},
		{ID: "page.lists", Text: "lists.title", Icon: "layers", Group: Finding, Where: Window, Needs: OpenFile},
		{ID: "personas.copy", Text: "personas.copy", Icon: "file-down", Group: Adding, Where: Window, Needs: OpenFile},
	}
}
