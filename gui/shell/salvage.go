package shell

import (
	"path/filepath"

	"waymark/domain/fault"
	"waymark/domain/journey"
	"waymark/gui/controls"
	"waymark/gui/differences"
	"waymark/storage/mapfile"
	"waymark/storage/session"
)

// salvageable tells whether something of a file may still be read.
func salvageable(err error) bool {
	switch fault.CodeOf(err) {
	case mapfile.CodeDamaged, mapfile.CodeContents, mapfile.CodeForeign:
		return true
	}
	return false
}

// salvage opens what can be read of a damaged file as a new project, and lists
// what was lost. The file stays as it is.
func (w *Window) salvage(path string) {
	r := &stateReporter{do: w.shell.cfg.Do}
	opts, name := r.options(&w.shell.cfg), w.t("salvage.stand-in")
	w.notice.Say(w.t("salvage.reading", filepath.Base(path)))
	go func() {
		s, found, err := session.Salvage(path, name, opts)
		w.shell.cfg.Do(func() {
			w.notice.Leave()
			if err != nil {
				w.fault("salvage.fault", err)
				return
			}
			target := w.spare()
			target.show(s, r)
			target.tellSalvaged(filepath.Base(path), found)
		})
	}()
}

// tellSalvaged lists what the damage took.
func (w *Window) tellSalvaged(name string, found *mapfile.Salvaged) {
	const width = 560
	rows := w.salvagedRows(found)
	list := w.kit.Rows(controls.RowsSpec{ID: "salvage.rows", Count: func() int { return len(rows) }, Row: func(i int) controls.RowSpec { return rows[i] }})
	height := max(60, min(340, float32(len(rows))*28+10))
	d := w.kit.Dialog(w.win.Canvas(), controls.DialogSpec{
		ID: "salvage", Title: w.t("salvage.title", name), Text: w.t("salvage.text"), Width: width, Closed: w.focusMap,
		Body:    controls.Sized(width, height, w.kit.Box(controls.Ground, controls.Hairline, 8).On(controls.Padded(4, 4, 4, 4, list))),
		Buttons: []controls.ButtonSpec{{ID: "salvage.later", Text: w.t("dialog.close"), OnTap: w.closeDialog}, {ID: "salvage.save", Text: w.t("menu.save-as"), OnTap: func() { w.closeDialog(); w.saveAs() }}},
	})
	d.Focus(list)
}

func (w *Window) salvagedRows(found *mapfile.Salvaged) []controls.RowSpec {
	t := differences.New(w.shell.texts, found.Document, found.Document)
	var rows []controls.RowSpec
	add := func(icon string, paint controls.Paint, text string) {
		rows = append(rows, controls.RowSpec{Icon: icon, Paint: paint, Text: text})
	}
	for _, kind := range found.Unread {
		add("triangle-alert", controls.Pain, w.t("salvage.unread", w.t("kind."+string(kind))))
	}
	for i := range found.Lost {
		if l := &found.Lost[i]; l.Restored {
			add("check", controls.Good, w.t("salvage.restored", t.Name(l.Kind, l.ID, l.Title)))
		} else {
			add("minus", controls.Pain, w.t("salvage.lost", t.Name(l.Kind, l.ID, l.Title)))
		}
	}
	for i := range found.Mended {
		m := &found.Mended[i]
		if m.What == journey.LeftOut {
			add("minus", controls.Pain, w.t("salvage.lost", t.Name(m.Kind, m.Record, m.Title)))
			continue
		}
		told := t.Name(m.Kind, m.Record, m.Title)
		if m.Field != "" {
			told = w.t("merge.conflict", told, t.Field(m.Kind, m.Field))
		}
		add("wrench", controls.Quiet, w.t("salvage.mended", told))
	}
	if len(rows) == 0 {
		add("check", controls.Good, w.t("salvage.whole"))
	}
	if found.History == nil {
		add("history", controls.Quiet, w.t("salvage.no-history"))
	}
	return rows
}
