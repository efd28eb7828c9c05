package shell

import (
	"strconv"

	"fyne.io/fyne/v2"

	"waymark/domain/edit"
	"waymark/domain/journey"
	"waymark/gui/controls"
)

// newMap puts a map with the usual lanes and three stages at the end.
func (w *Window) newMap() {
	if w.project == nil || !w.free() {
		return
	}
	p := w.project
	var made journey.ID
	err := p.do(edit.Label{Verb: edit.VerbAddMap}, func(tx *edit.Tx) error {
		made = tx.AddMap(newTitle(tx.Document(), p.t("default.map")))
		for i := range 3 {
			if _, err := tx.AddStage(made, i, p.t("default.stage")); err != nil {
				return err
			}
		}
		for i, k := range []journey.LaneKind{
			journey.Doing, journey.Thinking, journey.Touchpoints, journey.EmotionCurve, journey.PainPoints, journey.Opportunities,
		} {
			if _, err := tx.AddLane(made, k, i, p.t("lane."+string(k))); err != nil {
				return err
			}
		}
		for _, persona := range tx.Document().PersonasInOrder() {
			if err := tx.ShowPersona(made, persona.ID, true); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		w.fault("fault.edit", err)
		return
	}
	p.showMap(made)
}

// newTitle gives a title that no map has yet: the wanted one, or with a number.
func newTitle(doc *journey.Document, want string) string {
	taken := map[string]bool{}
	for _, m := range doc.Maps.All() {
		taken[m.Title] = true
	}
	title := want
	for n := 2; taken[title]; n++ {
		title = want + " " + strconv.Itoa(n)
	}
	return title
}

func (w *Window) mapMenu(id journey.ID, at fyne.Position) {
	remove := fyne.NewMenuItem(w.t("map.delete"), func() { w.deleteMap(id) })
	remove.Disabled = w.project.doc().Maps.Len() < 2
	w.kit.ShowMenu(fyne.NewMenu("", fyne.NewMenuItem(w.t("map.rename"), func() { w.renameMap(id) }), remove), w.win.Canvas(), at)
}

func (w *Window) renameMap(id journey.ID) {
	p := w.project
	m := p.doc().Maps.Get(id)
	if m == nil {
		return
	}
	w.ask(w.t("map.rename.title"), m.Title, func(title string) {
		err := p.do(edit.Label{Verb: edit.VerbRename, Subject: title}, func(tx *edit.Tx) error { return tx.Rename(m, title) })
		if err != nil {
			w.fault("fault.edit", err)
		}
	})
}

// deleteMap deletes a map at once: it can be undone.
func (w *Window) deleteMap(id journey.ID) {
	p := w.project
	if p.doc().Maps.Len() < 2 {
		return
	}
	title := journey.Title(p.doc().Maps.Get(id))
	err := p.do(edit.Label{Verb: edit.VerbDeleteMap, Subject: title}, func(tx *edit.Tx) error {
		tx.RemoveMap(id)
		return nil
	})
	if err != nil {
		w.fault("fault.edit", err)
		return
	}
	p.hint(w.t("status.deleted", title))
}

// ask asks for one line of text.
func (w *Window) ask(title, value string, done func(string)) {
	text := value
	var d *controls.Dialog
	ok := func() {
		d.Close()
		done(text)
	}
	field := w.kit.Field(controls.FieldSpec{ID: "ask.text", Value: value, Changed: func(s string) { text = s }, Done: ok, Cancelled: w.closeDialog})
	d = w.kit.Dialog(w.win.Canvas(), controls.DialogSpec{
		ID: "ask", Title: title, Body: field,
		Buttons: []controls.ButtonSpec{
			{ID: "ask.cancel", Text: w.t("dialog.cancel"), OnTap: w.closeDialog},
			{ID: "ask.ok", Text: w.t("dialog.ok"), OnTap: ok},
		},
		Closed: w.focusMap,
	})
	d.Focus(field)
	field.TypedShortcut(&fyne.ShortcutSelectAll{})
}
