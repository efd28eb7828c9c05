package controls

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"

	"waymark/gui/shape"
)

// DividerSpec describes the edge of a panel at the right of the window.
type DividerSpec struct {
	ID    string
	Tip   string
	Width func() float32      // of the panel just now
	Set   func(width float32) // while it is dragged, and at the end
	Done  func()              // when a drag or a key has ended
	Usual func()              // on a double press
}

const (
	dividerWidth = 5
	dividerStep  = 16 // of an arrow key
)

// Divider is the edge of a panel that can be dragged to make it wider.
type Divider struct {
	press
	spec  DividerSpec
	start float32 // the panel's width when the drag began
	moved float32
	drags bool
}

// Divider makes the edge of a panel.
func (k *Kit) Divider(spec DividerSpec) *Divider {
	d := &Divider{spec: spec}
	d.extend(k, d, spec.Tip, nil)
	k.Name("divider", spec.ID, d)
	return d
}

// Cursor shows that the edge can be moved.
func (d *Divider) Cursor() desktop.Cursor { return desktop.HResizeCursor }

// Dragged makes the panel wider or narrower.
func (d *Divider) Dragged(e *fyne.DragEvent) {
	d.kit.tips.hide()
	if !d.drags {
		d.drags, d.start, d.moved = true, d.spec.Width(), 0
	}
	// The edge moves under the pointer: what counts is the way on the window.
	d.moved += e.Dragged.DX
	d.spec.Set(d.start - d.moved)
}

// DragEnd is for Fyne.
func (d *Divider) DragEnd() {
	d.drags = false
	d.spec.Done()
}

// DoubleTapped gives the panel its usual width.
func (d *Divider) DoubleTapped(*fyne.PointEvent) {
	d.spec.Usual()
	d.spec.Done()
}

// TypedKey moves the edge with the arrows.
func (d *Divider) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyLeft:
		d.spec.Set(d.spec.Width() + dividerStep)
	case fyne.KeyRight:
		d.spec.Set(d.spec.Width() - dividerStep)
	default:
		d.press.TypedKey(e)
		return
	}
	d.spec.Done()
}

// CreateRenderer is for Fyne.
func (d *Divider) CreateRenderer() fyne.WidgetRenderer {
	r := &dividerRenderer{d: d, ground: shape.NewBox(0, 0), line: shape.NewBox(0, 0)}
	r.Refresh()
	return r
}

type dividerRenderer struct {
	d            *Divider
	ground, line *shape.Box
}

func (r *dividerRenderer) MinSize() fyne.Size { return fyne.NewSize(dividerWidth, 0) }
func (r *dividerRenderer) Destroy()           {}

func (r *dividerRenderer) Layout(size fyne.Size) {
	r.ground.Resize(size)
	r.line.Resize(fyne.NewSize(3, size.Height))
	r.line.Move(fyne.NewPos(float32(int(size.Width-3)/2), 0))
}

func (r *dividerRenderer) Refresh() {
	c := r.d.kit.Colors()
	r.ground.FillColor, r.line.FillColor = c.Window, c.Accent
	r.line.Hidden = !r.d.hovered && !r.d.focused && !r.d.drags
	r.ground.Refresh()
	r.line.Refresh()
}

func (r *dividerRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground.Object(), r.line.Object()}
}

// Wide gives an object a least width that may change; its container has to be
// refreshed then.
func Wide(width func() float32, object fyne.CanvasObject) *fyne.Container {
	return container.New(wide(width), object)
}

type wide func() float32

func (l wide) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	atLeast{}.Layout(objects, size)
}

func (l wide) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return atLeast{fyne.NewSize(l(), 0)}.MinSize(objects)
}
