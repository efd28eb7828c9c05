package personas

import (
	"fyne.io/fyne/v2"

	"waymark/domain/edit"
	"waymark/domain/journey"
)

// openMenu offers what can be done with a persona of the list, the i-th of n.
func (p *Page) openMenu(who *journey.Persona, i, n int, at fyne.Position) {
	window := fyne.CurrentApp().Driver().CanvasForObject(p.root)
	if window == nil {
		return
	}
	p.Choose(who.ID)
	id, mapID := who.ID, p.cfg.Map()
	item := func(key string, off bool, do func()) *fyne.MenuItem {
		item := fyne.NewMenuItem(p.t(key), do)
		item.Disabled = off
		return item
	}
	items := []*fyne.MenuItem{
		item("board.menu.rename", false, func() { p.sheet.name.EditIn(window) }),
		item("personas.picture", false, func() { p.choosePicture(id) }),
		fyne.NewMenuItemSeparator(),
		item("board.menu.move-up", i == 0, func() { p.list.moved(i, i-1) }),
		item("board.menu.move-down", i == n-1, func() { p.list.moved(i, i+1) }),
	}
	if m := p.cfg.Doc().Maps.Get(mapID); m != nil {
		there := m.Personas.Has(id)
		onMap := item("inspector.on-map", false, func() {
			p.do(edit.Label{Verb: edit.VerbEditPersona, Subject: who.Name}, func(tx *edit.Tx) error { return tx.ShowPersona(mapID, id, !there) })
		})
		onMap.Checked = there
		items = append(items, fyne.NewMenuItemSeparator(), onMap)
	}
	items = append(items, fyne.NewMenuItemSeparator(), item("board.menu.delete-persona", false, p.Remove))
	p.cfg.Kit.ShowMenu(fyne.NewMenu("", items...), window, at)
}
