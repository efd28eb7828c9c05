package lists

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"waymark/domain/journey"
)

// menuRow is a row that opens a menu of what can be done with its thing where
// nothing on it has a menu of its own.
type menuRow struct {
	widget.BaseWidget
	content fyne.CanvasObject
	open    func(at fyne.Position)
}

func newMenuRow(content fyne.CanvasObject, open func(at fyne.Position)) *menuRow {
	r := &menuRow{content: content, open: open}
	r.ExtendBaseWidget(r)
	return r
}

// CreateRenderer is for Fyne.
func (r *menuRow) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(r.content) }

// TappedSecondary opens the menu.
func (r *menuRow) TappedSecondary(e *fyne.PointEvent) { r.open(e.AbsolutePosition) }

// openMenu offers what can be done with a thing of the list, the i-th of n.
func (p *Page) openMenu(kind journey.Kind, id journey.ID, i, n int, at fyne.Position) {
	window, l := fyne.CurrentApp().Driver().CanvasForObject(p.root), p.lines[id]
	if window == nil || l == nil {
		return
	}
	p.choose(id)
	item := func(key string, off bool, do func()) *fyne.MenuItem {
		item := fyne.NewMenuItem(p.t(key), do)
		item.Disabled = off
		return item
	}
	p.cfg.Kit.ShowMenu(fyne.NewMenu("",
		item("board.menu.rename", false, func() { window.Focus(l.name) }),
		item("lists.show-cards", len(l.cards) == 0, func() { p.cfg.ShowCards(l.cards) }),
		fyne.NewMenuItemSeparator(),
		item("board.menu.move-up", i == 0, func() { p.moved(i, i-1) }),
		item("board.menu.move-down", i == n-1, func() { p.moved(i, i+1) }),
		fyne.NewMenuItemSeparator(),
		item("inspector.delete", false, func() { p.remove(kind, id) }),
	), window, at)
}
