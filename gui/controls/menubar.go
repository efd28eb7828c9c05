package controls

import (
	"time"

	"waymark/gui/shape"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// justNow is within how long a field that lost the keyboard lost it to the bar.
const justNow = 400 * time.Millisecond

// MenuBar is the row of menus at the top of a window. The menus may change at
// any time; they are read when they open.
type MenuBar struct {
	widget.BaseWidget
	kit    *Kit
	menus  []*fyne.Menu
	items  []*barItem
	open   int // index of the open menu, −1 for none
	menu   *menuOverlay
	back   *Field // the field that had the keyboard before the bar was pressed
	opened func()
}

// MenuBar makes a bar of menus. opened is called before a menu opens, to bring
// it up to date.
func (k *Kit) MenuBar(menus []*fyne.Menu, ids []string, opened func()) *MenuBar {
	b := &MenuBar{kit: k, menus: menus, open: -1, opened: opened}
	for i, m := range menus {
		item := &barItem{bar: b, label: k.Label(m.Label, Style{Size: 12.5})}
		item.extend(k, item, "", func() { b.show(i) })
		k.Name("button", ids[i], item)
		b.items = append(b.items, item)
	}
	b.ExtendBaseWidget(b)
	return b
}

// Open opens the first menu, for the keyboard.
func (b *MenuBar) Open() {
	b.show(0)
	b.menu.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
}

// show opens a menu.
func (b *MenuBar) show(i int) {
	window := fyne.CurrentApp().Driver().CanvasForObject(b)
	if window == nil {
		return
	}
	if b.open < 0 {
		b.back = nil
		if time.Since(b.kit.leftAt) < justNow {
			b.back = b.kit.left
		}
	}
	if b.opened != nil {
		b.opened()
	}
	item := b.items[i]
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(item)
	b.open = i
	b.menu = b.kit.openMenu(b.menus[i], window, at.AddXY(0, item.Size().Height+2), b)
	item.Refresh()
}

// giveBack returns the keyboard to the field that had it, so that the commands
// of the menu are about its text.
func (b *MenuBar) giveBack(window fyne.Canvas) {
	if b.back != nil && b.back.Visible() && fyne.CurrentApp().Driver().CanvasForObject(b.back) == window {
		window.Focus(b.back)
	}
	b.back = nil
}

// menuClosed hears that the open menu has closed.
func (b *MenuBar) menuClosed() {
	was := b.open
	b.open, b.menu = -1, nil
	if was >= 0 {
		b.items[was].Refresh()
	}
}

// hover opens another menu when the pointer goes to its name.
func (b *MenuBar) hover(at fyne.Position) {
	driver := fyne.CurrentApp().Driver()
	for i, item := range b.items {
		p, s := driver.AbsolutePositionForObject(item), item.Size()
		if i != b.open && at.X >= p.X && at.X < p.X+s.Width && at.Y >= p.Y && at.Y < p.Y+s.Height {
			b.change(i)
			return
		}
	}
}

// step opens the next menu in a direction.
func (b *MenuBar) step(by int) {
	n := len(b.items)
	b.change((b.open + by + n) % n)
	b.menu.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
}

func (b *MenuBar) change(i int) {
	b.menu.close()
	b.show(i)
}

// CreateRenderer is for Fyne.
func (b *MenuBar) CreateRenderer() fyne.WidgetRenderer {
	row := Row(2)
	for _, item := range b.items {
		row.Add(item)
	}
	return widget.NewSimpleRenderer(row)
}

// barItem is the name of a menu in the bar.
type barItem struct {
	press
	bar   *MenuBar
	label *Label
}

func (i *barItem) isOpen() bool { return i.bar.open >= 0 && i.bar.items[i.bar.open] == i }

// Cursor is an arrow, as over the menus themselves.
func (i *barItem) Cursor() desktop.Cursor { return desktop.DefaultCursor }

// TypedKey opens the menu.
func (i *barItem) TypedKey(e *fyne.KeyEvent) {
	if e.Name == fyne.KeyDown {
		i.tap()
		return
	}
	i.press.TypedKey(e)
}

// CreateRenderer is for Fyne.
func (i *barItem) CreateRenderer() fyne.WidgetRenderer {
	r := &barItemRenderer{i: i, ground: shape.NewBox(6, 0)}
	r.Refresh()
	return r
}

type barItemRenderer struct {
	i      *barItem
	ground *shape.Box
}

func (r *barItemRenderer) MinSize() fyne.Size {
	return fyne.NewSize(r.i.label.MinSize().Width+18, 24)
}

func (r *barItemRenderer) Layout(size fyne.Size) {
	r.ground.Resize(size)
	r.i.label.Move(fyne.NewPos(9, 0))
	r.i.label.Resize(fyne.NewSize(size.Width-18, size.Height))
}

func (r *barItemRenderer) Refresh() {
	c := r.i.kit.Colors()
	r.ground.FillColor = Nothing(c)
	outline(r.ground, c, r.i.isOpen() || r.i.focused)
	switch {
	case r.i.isOpen() || r.i.focused:
		r.ground.FillColor = c.AccentTint
	case r.i.hovered:
		r.ground.FillColor = c.Hover
	}
	r.ground.Refresh()
	r.i.label.Refresh()
}

func (r *barItemRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground.Object(), r.i.label}
}

func (r *barItemRenderer) Destroy() {}
