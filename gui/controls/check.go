package controls

import (
	"fyne.io/fyne/v2"

	"waymark/gui/shape"
)

// Check is a box to tick, with words beside it.
type Check struct {
	press
	on    bool
	mixed bool // some of several things have it, some do not
	set   func(bool)
	label *Label
	tick  *Icon
}

// Check makes a box to tick.
func (k *Kit) Check(id, text string, on bool, set func(bool)) *Check {
	c := &Check{on: on, set: set}
	c.extend(k, c, "", func() { c.flip() })
	c.label = k.Label(text, Style{Shrink: 40})
	c.tick = k.Icon("check", 14, OnAccent)
	k.Name("check", id, c)
	return c
}

// On tells whether it is ticked.
func (c *Check) On() bool { return c.on }

// SetOn ticks it or not.
func (c *Check) SetOn(on bool) {
	if c.on != on || c.mixed {
		c.on, c.mixed = on, false
		c.Refresh()
	}
}

// SetMixed shows that the things chosen differ; ticking then ticks all.
func (c *Check) SetMixed() {
	if !c.mixed {
		c.on, c.mixed = false, true
		c.Refresh()
	}
}

// Mixed tells whether the things chosen differ.
func (c *Check) Mixed() bool { return c.mixed }

func (c *Check) flip() {
	c.on, c.mixed = !c.on, false
	c.Refresh()
	c.set(c.on)
}

// CreateRenderer is for Fyne.
func (c *Check) CreateRenderer() fyne.WidgetRenderer {
	r := &checkRenderer{c: c, box: shape.NewBox(5, 1), ring: shape.NewBox(7, 2)}
	r.Refresh()
	return r
}

type checkRenderer struct {
	c         *Check
	box, ring *shape.Box
}

func (r *checkRenderer) MinSize() fyne.Size {
	return fyne.NewSize(18+8+r.c.label.MinSize().Width, 24)
}

func (r *checkRenderer) Layout(size fyne.Size) {
	y := float32(int((size.Height - 18) / 2))
	r.box.Move(fyne.NewPos(0, y))
	r.box.Resize(fyne.NewSquareSize(18))
	r.ring.Move(fyne.NewPos(-2, y-2))
	r.ring.Resize(fyne.NewSquareSize(22))
	r.c.tick.Move(fyne.NewPos(2, y+2))
	r.c.tick.Resize(fyne.NewSquareSize(14))
	r.c.label.Move(fyne.NewPos(26, 0))
	r.c.label.Resize(fyne.NewSize(size.Width-26, size.Height))
}

func (r *checkRenderer) Refresh() {
	c := r.c.kit.Colors()
	r.box.FillColor, r.box.StrokeColor = c.Field, c.Faint
	if r.c.hovered {
		r.box.StrokeColor = c.Accent
	}
	if r.c.on || r.c.mixed {
		r.box.FillColor, r.box.StrokeColor = c.AccentFill, c.AccentFill
	}
	r.ring.StrokeColor, r.ring.Hidden = c.Focus, !r.c.focused
	r.c.tick.Hidden = !r.c.on && !r.c.mixed
	if r.c.mixed {
		r.c.tick.Set("minus", OnAccent)
	} else {
		r.c.tick.Set("check", OnAccent)
	}
	r.box.Refresh()
	r.ring.Refresh()
	r.c.tick.Refresh()
	r.c.label.Refresh()
}

func (r *checkRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ring.Object(), r.box.Object(), r.c.tick, r.c.label}
}

func (r *checkRenderer) Destroy() {}
