package controls

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// ShowMenu opens a menu with its top left corner at a position of the window.
func (k *Kit) ShowMenu(menu *fyne.Menu, window fyne.Canvas, at fyne.Position) {
	k.tips.hide()
	k.widenMenu(menu)
	widget.ShowPopUpMenuAtPosition(menu, window, at)
}

func (k *Kit) widenMenu(menu *fyne.Menu) {
	for _, item := range menu.Items {
		k.Widen(item.Label)
		if item.ChildMenu != nil {
			k.widenMenu(item.ChildMenu)
		}
	}
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

// Choice is a field whose value is one of a list that opens below it.
type Choice struct {
	*Button
	options func() []Option
	value   string
	set     func(string)
}

// Choice makes a field that opens a list. The options are asked for each time.
func (k *Kit) Choice(id string, options func() []Option, value string, set func(string)) *Choice {
	c := &Choice{options: options, value: value, set: set}
	c.Button = k.Button(ButtonSpec{ID: id, Look: Drop, Icon: c.current().Icon, Text: c.words(), Drops: true})
	c.OnTap(c.open)
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
	c.kit.ShowMenuBelow(menu, c.Button)
}
