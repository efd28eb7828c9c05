package shell

import (
	"time"

	"waymark/domain/edit"
	"waymark/gui/controls"
	"waymark/gui/start"
)

// mostSteps is how far the list of changes reaches, each way.
const mostSteps = 300

// historyList is the list of changes that can be undone and redone.
type historyList struct {
	p     *project
	ahead []edit.Step // undone, the last of them first
	back  []edit.Step // that can be undone, the next first
	rows  *controls.Rows
}

// historyDialog lists the changes, the latest first. Choosing one goes back or
// forward to what the map was like after it; nothing is lost by that.
func (w *Window) historyDialog() {
	if w.project == nil {
		return
	}
	const width = 560
	height := max(160, min(400, w.win.Canvas().Size().Height-230))
	w.project.board.Finish()
	h := &historyList{p: w.project}
	h.rows = w.kit.Rows(rowsOf(h))
	h.read()
	d := w.kit.Dialog(w.win.Canvas(), controls.DialogSpec{
		ID: "history", Title: w.t("history.title"), Text: w.t("history.text"), Width: width, Closed: w.backToMap,
		Body:    controls.Sized(width, height, w.kit.Box(controls.Ground, controls.Hairline, 8).On(controls.Padded(4, 4, 4, 4, h.rows))),
		Buttons: []controls.ButtonSpec{{ID: "history.ok", Text: w.t("dialog.close"), OnTap: w.closeDialog}},
	})
	d.Focus(h.rows)
}

func rowsOf(h *historyList) controls.RowsSpec {
	return controls.RowsSpec{ID: "history.rows", Count: h.count, Row: h.row, Opened: h.goTo, Single: true}
}

// read takes over what can be undone and redone now.
func (h *historyList) read() {
	redo := h.p.editor.RedoSteps(mostSteps)
	h.ahead = make([]edit.Step, len(redo))
	for i, s := range redo {
		h.ahead[len(redo)-1-i] = s
	}
	h.back = h.p.editor.UndoSteps(mostSteps)
	h.rows.Changed()
	h.rows.Choose(h.now())
}

// now gives the row of the state that is shown.
func (h *historyList) now() int { return len(h.ahead) }

// count has one row more than there are changes: how it was before them.
func (h *historyList) count() int { return len(h.ahead) + len(h.back) + 1 }

func (h *historyList) row(i int) controls.RowSpec {
	s := h.p.w.shell
	row := controls.RowSpec{ID: "history.before", Icon: "flag", Text: s.t("history.before")}
	if i < h.count()-1 {
		step := h.step(i)
		row = controls.RowSpec{ID: "history." + string(step.Change.ID), Text: s.changeText(step.Label), Right: when(s, step.Change)}
	}
	switch {
	case i == h.now():
		row.Icon, row.Paint, row.Note = "check", controls.Accent, s.t("history.now")
	case i < h.now():
		row.Icon, row.Faint = "redo-2", true
	case row.Icon == "":
		row.Icon = "undo-2"
	}
	return row
}

func (h *historyList) step(i int) edit.Step {
	if i < len(h.ahead) {
		return h.ahead[i]
	}
	return h.back[i-len(h.ahead)]
}

// when tells who changed something, and when.
func when(s *Shell, c *edit.Change) string {
	at := start.When(s.texts, c.Time, time.Now())
	if c.Author == "" {
		return at
	}
	return c.Author + " · " + at
}

// goTo goes to the state of a row.
func (h *historyList) goTo(i int) {
	h.p.board.Travel(i - h.now())
	h.read()
}
