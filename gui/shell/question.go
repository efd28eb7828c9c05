package shell

import (
	"waymark/gui/board"
	"waymark/gui/controls"
)

// question puts a question of the map to the user.
func (w *Window) question(q board.Question) {
	buttons := []controls.ButtonSpec{{ID: "ask.cancel", Text: w.t("dialog.cancel"), OnTap: w.closeDialog}}
	for _, a := range q.Answers {
		buttons = append(buttons, controls.ButtonSpec{ID: a.ID, Text: a.Text, OnTap: func() {
			w.closeDialog()
			a.Do()
		}})
	}
	w.kit.Dialog(w.win.Canvas(), controls.DialogSpec{
		ID: "question", Title: q.Title, Text: q.Text, Width: 480, Buttons: buttons, Closed: w.focusMap,
	})
}
