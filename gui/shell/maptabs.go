package shell

import (
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"

	"waymark/domain/edit"
	"waymark/domain/journey"
	"waymark/gui/controls"
)

// mapTabs are the maps of the project as tabs: to choose, rename in place, drag to
// another place, and ask for a menu.
type mapTabs struct {
	p      *project
	row    *fyne.Container
	tabs   []fyne.CanvasObject // by map
	ids    []journey.ID
	shown  string // what the tabs were made of
	naming journey.ID
	last   time.Time // of a press
	lastID journey.ID

	mark    *canvas.Rectangle // where a dragged tab would go
	layer   *fyne.Container   // that holds the mark over the window
	dragged journey.ID
	target  int
	found   map[journey.ID]int // maps whose own texts a search has found
}

// twice is how soon a second press has to follow to count as a double.
const twice = 400 * time.Millisecond

func newMapTabs(p *project) *mapTabs {
	mark := &canvas.Rectangle{CornerRadius: 2}
	return &mapTabs{p: p, row: controls.Row(4), mark: mark, layer: container.NewWithoutLayout(mark)}
}

// index gives the place of a map among the tabs, −1 for none.
func (t *mapTabs) index(id journey.ID) int {
	return slices.IndexFunc(t.p.doc().MapsInOrder(), func(m *journey.Map) bool { return m.ID == id })
}

// refresh makes the tabs anew when maps, their names or their kinship have
// changed.
func (t *mapTabs) refresh() {
	doc := t.p.doc()
	maps := doc.MapsInOrder()
	made := string(t.p.mapID) + string(t.p.section) + string(t.naming)
	for _, m := range maps {
		made += "\n" + string(m.ID) + m.Title + string(m.State) + string(m.BasedOn)
	}
	if made == t.shown {
		return
	}
	t.shown = made
	t.row.Objects, t.tabs, t.ids = nil, nil, nil
	for _, m := range maps {
		tab := t.tab(doc, m)
		t.tabs, t.ids = append(t.tabs, tab), append(t.ids, m.ID)
		t.row.Add(tab)
	}
	t.row.Add(t.p.w.kit.Button(controls.ButtonSpec{ID: "top.new-map", Look: controls.Ghost, Icon: "plus", Tip: t.p.t("menu.new-map"), OnTap: t.p.w.newMap}))
	t.row.Refresh()
	t.light()
}

// showFound frames the tabs of maps whose own texts a search has found.
func (t *mapTabs) showFound(found map[journey.ID]int) {
	t.found = found
	t.light()
}

func (t *mapTabs) light() {
	for i, tab := range t.tabs {
		if tab, ok := tab.(*controls.MovableTab); ok {
			tab.SetFound(t.found[t.ids[i]])
		}
	}
}

func (t *mapTabs) tab(doc *journey.Document, m *journey.Map) fyne.CanvasObject {
	if m.ID == t.naming {
		return t.field(m)
	}
	name := journey.Shorten(m.Title, 40)
	if name == "" {
		name = t.p.t("inspector.unnamed")
	}
	spec := controls.TabSpec{
		ID: "map." + string(m.ID), Text: name, Chosen: m.ID == t.p.mapID && t.p.section == mapSection,
		OnTap:    func() { t.pressed(m.ID) },
		OnDouble: func() { t.rename(m.ID) },
		OnMenu:   func(at fyne.Position) { t.p.w.mapMenu(m.ID, at) },
	}
	if m.State == journey.Future {
		spec.Icon, spec.Tip = "trending-up", t.p.t("state.future")
		if from := doc.Maps.Get(m.BasedOn); from != nil {
			spec.Tip = t.p.t("map.future-of", journey.Shorten(from.Title, 60))
		}
	} else {
		for _, future := range doc.MapsInOrder() {
			if future.BasedOn == m.ID {
				spec.Tip = t.p.t("map.has-future", journey.Shorten(future.Title, 60))
			}
		}
	}
	return t.p.w.kit.MovableTab(controls.MovableTabSpec{
		TabSpec: spec, OnDrag: func(at fyne.Position) { t.drag(m.ID, at) }, OnDrop: t.drop,
		Keys: func(e *fyne.KeyEvent) bool { return t.key(m.ID, e) }, Shortcut: func(sc fyne.Shortcut) bool { return t.shortcut(m.ID, sc) },
	})
}

// pressed shows a map; a second press soon after renames it.
func (t *mapTabs) pressed(id journey.ID) {
	now := time.Now()
	double := t.lastID == id && now.Sub(t.last) < twice
	t.last, t.lastID = now, id
	switch {
	case double:
		t.rename(id)
	case id != t.p.mapID || t.p.section != mapSection:
		t.p.way.trail.leave(t.p)
		t.p.showMap(id)
	default:
		t.p.focusMap()
	}
}

// rename turns a tab into a field.
func (t *mapTabs) rename(id journey.ID) {
	t.naming = id
	t.refresh()
	if i := slices.Index(t.ids, id); i >= 0 {
		if f, ok := t.tabs[i].(*fyne.Container).Objects[0].(*controls.Field); ok {
			t.p.w.win.Canvas().Focus(f)
			f.TypedShortcut(&fyne.ShortcutSelectAll{})
		}
	}
}

func (t *mapTabs) field(m *journey.Map) fyne.CanvasObject {
	end := func() {
		if t.naming == m.ID {
			t.naming = ""
			t.refresh()
			t.p.focusMap()
		}
	}
	field := t.p.w.kit.Field(controls.FieldSpec{
		ID: "map.name", Value: m.Title, Done: end, Cancelled: end, OnLeft: func() {
			if t.naming == m.ID {
				t.naming = ""
				t.refresh()
			}
		},
		Commit: func(title string) string {
			now := t.p.doc().Maps.Get(m.ID)
			if now == nil || title == now.Title {
				return ""
			}
			err := t.p.do(edit.Label{Verb: edit.VerbRename, Subject: title}, func(tx *edit.Tx) error { return tx.Rename(now, title) })
			if err != nil {
				return t.p.w.shell.Sentence(err)
			}
			return ""
		},
	})
	return controls.Sized(200, 0, field)
}

// key goes along the tabs with Left and Right, and deletes a map with Delete.
func (t *mapTabs) key(id journey.ID, e *fyne.KeyEvent) bool {
	i := slices.Index(t.ids, id)
	switch e.Name {
	case fyne.KeyLeft:
		i--
	case fyne.KeyRight:
		i++
	case fyne.KeyDelete:
		t.p.w.deleteMap(id)
		return true
	default:
		return false
	}
	if i >= 0 && i < len(t.tabs) {
		if f, ok := t.tabs[i].(fyne.Focusable); ok {
			t.p.w.win.Canvas().Focus(f)
		}
	}
	return true
}

// shortcut moves a tab with Alt and an arrow.
func (t *mapTabs) shortcut(id journey.ID, sc fyne.Shortcut) bool {
	custom, ok := sc.(*desktop.CustomShortcut)
	if !ok || custom.Modifier != fyne.KeyModifierAlt {
		return false
	}
	by := 0
	switch custom.KeyName {
	case fyne.KeyLeft:
		by = -1
	case fyne.KeyRight:
		by = 1
	default:
		return false
	}
	t.p.w.moveMap(id, t.index(id)+by)
	if i := slices.Index(t.ids, id); i >= 0 {
		if f, ok := t.tabs[i].(fyne.Focusable); ok {
			t.p.w.win.Canvas().Focus(f)
		}
	}
	return true
}

// drag shows where a tab would go.
func (t *mapTabs) drag(id journey.ID, at fyne.Position) {
	driver := fyne.CurrentApp().Driver()
	origin := driver.AbsolutePositionForObject(t.row)
	x := at.X - origin.X
	t.dragged, t.target = id, 0
	edge := float32(-3)
	own := slices.Index(t.ids, id)
	for i, tab := range t.tabs {
		if x < tab.Position().X+tab.Size().Width/2 {
			break
		}
		edge = tab.Position().X + tab.Size().Width + 1
		if i != own {
			t.target++
		}
	}
	root := t.p.w.root
	if !slices.Contains(root.Objects, fyne.CanvasObject(t.layer)) {
		t.mark.FillColor = t.p.w.kit.Colors().Accent
		root.Add(t.layer)
	}
	at = driver.AbsolutePositionForObject(root)
	t.mark.Move(fyne.NewPos(origin.X+edge-at.X, origin.Y-at.Y))
	t.mark.Resize(fyne.NewSize(3, 32))
	t.mark.Show()
}

// drop brings the dragged tab to its new place.
func (t *mapTabs) drop() {
	t.p.w.root.Remove(t.layer)
	if t.dragged != "" && t.index(t.dragged) != t.target {
		t.p.w.moveMap(t.dragged, t.target)
	}
	t.dragged = ""
}
