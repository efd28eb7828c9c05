package controls

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"waymark/gui/shape"
)

// GripSpec describes a grip.
type GripSpec struct {
	ID  string
	Tip string
	// Drag tells, while the pointer is down, how far it has come since it went
	// down, in units of the window. done is set when it goes up.
	Drag func(dx, dy float32, done bool)
	// Step moves by one place, −1 or +1, with the arrow keys.
	Step func(by int)
}

// Grip is a handle by which something is dragged to another place, or moved with
// the arrow keys.
type Grip struct {
	press
	spec   GripSpec
	icon   *Icon
	dx, dy float32
}

// Grip makes a handle.
func (k *Kit) Grip(spec GripSpec) *Grip {
	g := &Grip{spec: spec}
	g.extend(k, g, spec.Tip, nil)
	g.icon = k.Icon("grip-vertical", 16, Faint)
	k.Name("grip", spec.ID, g)
	return g
}

// Cursor shows that something can be moved.
func (g *Grip) Cursor() desktop.Cursor { return desktop.PointerCursor }

// Dragged is for Fyne.
func (g *Grip) Dragged(e *fyne.DragEvent) {
	g.kit.tips.hide()
	g.dx, g.dy = g.dx+e.Dragged.DX, g.dy+e.Dragged.DY
	g.spec.Drag(g.dx, g.dy, false)
}

// DragEnd is for Fyne.
func (g *Grip) DragEnd() {
	dx, dy := g.dx, g.dy
	g.dx, g.dy = 0, 0
	g.spec.Drag(dx, dy, true)
}

// TypedKey moves with the arrows.
func (g *Grip) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyUp, fyne.KeyLeft:
		g.spec.Step(-1)
	case fyne.KeyDown, fyne.KeyRight:
		g.spec.Step(1)
	default:
		PassKey(g, e)
	}
}

// CreateRenderer is for Fyne.
func (g *Grip) CreateRenderer() fyne.WidgetRenderer {
	r := &gripRenderer{g: g, ring: shape.NewBox(6, 2)}
	r.Refresh()
	return r
}

type gripRenderer struct {
	g    *Grip
	ring *shape.Box
}

func (r *gripRenderer) MinSize() fyne.Size { return fyne.NewSize(20, 24) }

func (r *gripRenderer) Layout(size fyne.Size) {
	r.ring.Resize(size)
	r.g.icon.Resize(size)
}

func (r *gripRenderer) Refresh() {
	c := r.g.kit.Colors()
	r.ring.StrokeColor, r.ring.Hidden = c.Focus, !r.g.focused
	ink := Faint
	if r.g.hovered || r.g.focused {
		ink = Quiet
	}
	r.g.icon.Set("grip-vertical", ink)
	r.ring.Refresh()
}

func (r *gripRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ring.Object(), r.g.icon}
}

func (r *gripRenderer) Destroy() {}

// DropIndex gives the position to which a thing dragged by dy goes among things
// of those heights and gap, under each other: the index among the others.
func DropIndex(heights []float32, gap float32, from int, dy float32) int {
	top := float32(0)
	for _, h := range heights[:from] {
		top += h + gap
	}
	middle := top + heights[from]/2 + dy
	index, y := 0, float32(0)
	for i, h := range heights {
		if i != from && middle > y+h/2 {
			index++
		}
		y += h + gap
	}
	return index
}
