package shell

import (
	"slices"
	"strconv"
	"strings"

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

// mapMenu is the menu of a map's tab.
func (w *Window) mapMenu(id journey.ID, at fyne.Position) {
	p := w.project
	maps := p.doc().MapsInOrder()
	index := slices.IndexFunc(maps, func(m *journey.Map) bool { return m.ID == id })
	if index < 0 {
		return
	}
	m := maps[index]
	item := func(key string, off bool, do func()) *fyne.MenuItem {
		i := fyne.NewMenuItem(w.t(key), do)
		i.Disabled = off
		return i
	}
	items := []*fyne.MenuItem{
		item("map.rename", false, func() { w.renameMap(id) }),
		item("map.duplicate", false, func() { w.duplicateMap(id) }),
		item("map.future", false, func() { w.futureMap(id) }),
	}
	if from := p.doc().Maps.Get(m.BasedOn); from != nil {
		items = append(items, fyne.NewMenuItem(w.t("map.go-based-on", journey.Shorten(from.Title, 40)), func() { p.visit(from) }))
	}
	for _, future := range maps {
		if future.BasedOn == id && id != "" {
			items = append(items, fyne.NewMenuItem(w.t("map.go-based-on", journey.Shorten(future.Title, 40)), func() { p.visit(future) }))
		}
	}
	items = append(items, fyne.NewMenuItemSeparator(),
		item("map.move-left", index == 0, func() { w.moveMap(id, index-1) }),
		item("map.move-right", index == len(maps)-1, func() { w.moveMap(id, index+1) }),
		fyne.NewMenuItemSeparator(),
		item("map.new", false, w.newMap),
		item("map.delete", len(maps) < 2, func() { w.deleteMap(id) }))
	w.kit.ShowMenu(fyne.NewMenu("", items...), w.win.Canvas(), at)
}

// renameMap turns the tab of a map into a field.
func (w *Window) renameMap(id journey.ID) {
	if p := w.project; p != nil && w.free() {
		p.top.maps.rename(id)
	}
}

// duplicateMap puts a copy of a map behind it and shows it.
func (w *Window) duplicateMap(id journey.ID) {
	w.copyMap(id, edit.VerbDuplicateMap, "map.copy-title", (*edit.Tx).DuplicateMap)
}

// futureMap puts a map of the future state behind a map and shows it.
func (w *Window) futureMap(id journey.ID) {
	w.copyMap(id, edit.VerbFutureMap, "map.future-title", (*edit.Tx).FutureMap)
}

func (w *Window) copyMap(id journey.ID, verb edit.Verb, key string, copied func(*edit.Tx, journey.ID, string) (journey.ID, error)) {
	p := w.project
	if p == nil || !w.free() {
		return
	}
	m := p.doc().Maps.Get(id)
	if m == nil {
		return
	}
	title := newTitle(p.doc(), w.t(key, m.Title))
	var made journey.ID
	err := p.do(edit.Label{Verb: verb, Subject: m.Title}, func(tx *edit.Tx) error {
		var err error
		made, err = copied(tx, id, title)
		return err
	})
	if err != nil {
		w.fault("fault.edit", err)
		return
	}
	p.way.trail.leave(p)
	p.showMap(made)
}

// moveMap brings a map to another place among the tabs.
func (w *Window) moveMap(id journey.ID, index int) {
	p := w.project
	if p == nil || !w.free() || index < 0 || index >= p.doc().Maps.Len() {
		return
	}
	label := edit.Label{Verb: edit.VerbMoveMap, Subject: journey.Title(p.doc().Maps.Get(id))}
	if err := p.do(label, func(tx *edit.Tx) error { return tx.MoveMap(id, index) }); err != nil {
		w.fault("fault.edit", err)
	}
}

// moveShown moves the map that is shown by some places.
func (w *Window) moveShown(by int) {
	if p := w.project; p != nil {
		w.moveMap(p.mapID, p.top.maps.index(p.mapID)+by)
	}
}

// nextMap shows the next map, or the previous one; after the last the first.
func (w *Window) nextMap(by int) {
	p := w.project
	if p == nil || !w.free() {
		return
	}
	maps := p.doc().MapsInOrder()
	if len(maps) < 2 {
		return
	}
	p.way.trail.leave(p)
	p.showMap(maps[(p.top.maps.index(p.mapID)+by+len(maps))%len(maps)].ID)
}

// ofShownMap runs something for the map that is shown.
func (w *Window) ofShownMap(do func(journey.ID)) {
	if p := w.project; p != nil {
		do(p.mapID)
	}
}

// deleteMap deletes a map at once and tells what went: it can be undone.
func (w *Window) deleteMap(id journey.ID) {
	p := w.project
	if p.doc().Maps.Len() < 2 {
		p.hint(w.t("map.last"))
		return
	}
	title := journey.Title(p.doc().Maps.Get(id))
	n := edit.CountMap(p.doc(), id)
	went := strings.Join([]string{
		w.shell.texts.N("count.stages", n.Stages), w.shell.texts.N("count.lanes", n.Lanes), w.shell.texts.N("count.cards", n.Cards),
	}, w.t("list.separator"))
	at := p.top.maps.index(id)
	err := p.do(edit.Label{Verb: edit.VerbDeleteMap, Subject: title}, func(tx *edit.Tx) error {
		tx.RemoveMap(id)
		return nil
	})
	if err != nil {
		w.fault("fault.edit", err)
		return
	}
	if maps := p.doc().MapsInOrder(); id != p.mapID && p.mapID == maps[0].ID && at > 0 { // the one beside it, not the first
		p.showMap(maps[min(at, len(maps)-1)].ID)
	}
	p.hint(w.t("map.deleted", title, went))
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
