package controls

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// menuOverlay is an open menu with its submenus, over the whole window.
type menuOverlay struct {
	widget.BaseWidget
	kit    *Kit
	window fyne.Canvas
	panels []*menuPanel
	bar    *MenuBar // the bar it hangs from, or nil
	closed bool
}

// ShowMenu opens a menu with its top left corner at a position of the window, or
// as near as there is room.
func (k *Kit) ShowMenu(menu *fyne.Menu, window fyne.Canvas, at fyne.Position) {
	k.openMenu(menu, window, at, nil)
}

// MenuSize gives the size that a menu takes.
func (k *Kit) MenuSize(menu *fyne.Menu) fyne.Size { return newMenuPanel(k, menu).size }

func (k *Kit) openMenu(menu *fyne.Menu, window fyne.Canvas, at fyne.Position, bar *MenuBar) *menuOverlay {
	k.tips.hide()
	o := &menuOverlay{kit: k, window: window, bar: bar}
	o.ExtendBaseWidget(o)
	o.add(menu, at)
	window.Overlays().Add(o)
	window.Focus(o)
	return o
}

// ShowMenuBelow opens a menu under a widget.
func (k *Kit) ShowMenuBelow(menu *fyne.Menu, under fyne.CanvasObject) {
	driver := fyne.CurrentApp().Driver()
	window := driver.CanvasForObject(under)
	if window == nil {
		return
	}
	at := driver.AbsolutePositionForObject(under)
	k.ShowMenu(menu, window, at.AddXY(0, under.Size().Height+4))
}

// add opens a list at a position, moved so that it lies inside the window.
func (o *menuOverlay) add(menu *fyne.Menu, at fyne.Position) {
	p := newMenuPanel(o.kit, menu)
	size := o.window.Size()
	p.fit(size.Height - 8)
	at.X = max(4, min(at.X, size.Width-p.size.Width-4))
	at.Y = max(4, min(at.Y, size.Height-p.size.Height-4))
	p.moveTo(at)
	o.panels = append(o.panels, p)
	for _, l := range p.rows {
		if l.label != nil {
			o.kit.Name("menu", l.item.Label, l.label)
		}
	}
	o.Refresh()
}

func (o *menuOverlay) close() {
	if o.closed {
		return
	}
	o.closed = true
	o.window.Overlays().Remove(o)
	if o.bar != nil {
		o.bar.menuClosed()
	}
}

func (o *menuOverlay) last() *menuPanel { return o.panels[len(o.panels)-1] }

// keep closes the submenus behind the first n lists.
func (o *menuOverlay) keep(n int) {
	if len(o.panels) > n {
		o.panels = o.panels[:n]
		o.Refresh()
	}
}

// openChild opens the submenu of the item pointed at in list n.
func (o *menuOverlay) openChild(n int) bool {
	p := o.panels[n]
	if p.active < 0 || p.rows[p.active].disabled || p.rows[p.active].item.ChildMenu == nil {
		return false
	}
	child := p.rows[p.active].item.ChildMenu
	if len(o.panels) > n+1 && o.panels[n+1].menu == child {
		return true
	}
	o.keep(n + 1)
	at := p.pos.AddXY(p.size.Width-4, p.rows[p.active].y-p.above()-menuPadding)
	if wide := newMenuPanel(o.kit, child).size.Width; at.X+wide+4 > o.window.Size().Width && p.pos.X+4-wide >= 4 {
		at.X = p.pos.X + 4 - wide // at the other side, rather than over its own list
	}
	o.add(child, at)
	return true
}

// panelAt gives the uppermost list at a position, −1 for none.
func (o *menuOverlay) panelAt(at fyne.Position) int {
	for i := len(o.panels) - 1; i >= 0; i-- {
		if o.panels[i].contains(at) {
			return i
		}
	}
	return -1
}

// MouseIn is for Fyne.
func (o *menuOverlay) MouseIn(e *desktop.MouseEvent) { o.MouseMoved(e) }

// MouseMoved points at an item and opens its submenu.
func (o *menuOverlay) MouseMoved(e *desktop.MouseEvent) {
	n := o.panelAt(e.Position)
	if n < 0 {
		if o.bar != nil {
			o.bar.hover(e.AbsolutePosition)
		}
		return
	}
	p := o.panels[n]
	o.drift(p, p.strip(e.Position))
	if i := p.at(e.Position); i != p.active {
		p.point(i)
		if !o.openChild(n) {
			o.keep(n + 1)
		}
	}
}

// MouseOut is for Fyne.
func (o *menuOverlay) MouseOut() {}

// Tapped chooses an item; outside, it closes the menu.
func (o *menuOverlay) Tapped(e *fyne.PointEvent) {
	n := o.panelAt(e.Position)
	if n < 0 {
		o.close()
		return
	}
	p := o.panels[n]
	if by := p.strip(e.Position); by != 0 {
		p.step(by)
		o.Refresh()
		return
	}
	p.point(p.at(e.Position))
	o.choose(n)
}

// TappedSecondary is like Tapped.
func (o *menuOverlay) TappedSecondary(e *fyne.PointEvent) { o.Tapped(e) }

// choose does what the item pointed at in list n stands for.
func (o *menuOverlay) choose(n int) {
	p := o.panels[n]
	if p.active < 0 || p.rows[p.active].disabled || o.openChild(n) {
		return
	}
	item := p.rows[p.active].item
	o.close()
	if o.bar != nil {
		o.bar.giveBack(o.window)
	}
	if item.Action != nil {
		item.Action()
	}
}

// FocusGained is for Fyne.
func (o *menuOverlay) FocusGained() {}

// FocusLost is for Fyne.
func (o *menuOverlay) FocusLost() {}

// TypedKey goes through the menu.
func (o *menuOverlay) TypedKey(e *fyne.KeyEvent) {
	n := len(o.panels) - 1
	p := o.last()
	switch e.Name {
	case fyne.KeyDown:
		p.point(p.next(1))
	case fyne.KeyUp:
		p.point(p.next(-1))
	case fyne.KeyRight:
		if o.openChild(n) {
			o.last().point(o.last().next(1))
		} else if o.bar != nil {
			o.bar.step(1)
		}
	case fyne.KeyLeft:
		if n > 0 {
			o.keep(n)
		} else if o.bar != nil {
			o.bar.step(-1)
		}
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		o.choose(n)
		if len(o.panels) > n+1 {
			o.last().point(o.last().next(1))
		}
	case fyne.KeyEscape:
		if n > 0 {
			o.keep(n)
		} else {
			o.close()
		}
	}
}

// CreateRenderer is for Fyne.
func (o *menuOverlay) CreateRenderer() fyne.WidgetRenderer { return &menuRenderer{o} }

type menuRenderer struct{ o *menuOverlay }

func (r *menuRenderer) Layout(fyne.Size)   {}
func (r *menuRenderer) MinSize() fyne.Size { return fyne.NewSize(0, 0) }
func (r *menuRenderer) Destroy()           {}

func (r *menuRenderer) Refresh() {
	for _, p := range r.o.panels {
		p.paint()
	}
}

func (r *menuRenderer) Objects() []fyne.CanvasObject {
	var objects []fyne.CanvasObject
	for _, p := range r.o.panels {
		objects = append(objects, p.objects()...)
	}
	return objects
}

// Choice is a field whose value is one of a list that opens below it.
type Choice struct {
	Button
	options func() []Option
	value   string
	set     func(string)
}

// Choice makes a field that opens a list. The options are asked for each time.
func (k *Kit) Choice(id string, options func() []Option, value string, set func(string)) *Choice {
	c := &Choice{options: options, value: value, set: set}
	c.build(k, c, ButtonSpec{ID: id, Look: Drop, Icon: c.current().Icon, Text: c.words(), Drops: true, OnTap: c.open})
	return c
}

func (c *Choice) current() Option {
	for _, o := range c.options() {
		if o.Value == c.value {
			return o
		}
	}
	return Option{}
}

// words gives what the field says; never nothing, so that it keeps its height.
func (c *Choice) words() string {
	if text := c.current().Text; text != "" {
		return text
	}
	return " "
}

// SetValue shows another value.
func (c *Choice) SetValue(v string) {
	c.value = v
	c.SetText(c.words())
	c.SetIcon(c.current().Icon)
}

func (c *Choice) open() {
	menu := fyne.NewMenu("")
	for _, o := range c.options() {
		item := fyne.NewMenuItem(o.Text, func() {
			if o.Value != c.value {
				c.SetValue(o.Value)
				c.set(o.Value)
			}
		})
		item.Checked = o.Value == c.value
		menu.Items = append(menu.Items, item)
	}
	c.kit.ShowMenuBelow(menu, c)
}
