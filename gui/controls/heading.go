package controls

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"waymark/gui/shape"
)

// HeadingSpec describes a heading.
type HeadingSpec struct {
	ID    string
	Text  string
	Hint  string // shown, quietly, while there is no text
	Tip   string
	Size  float64
	Width float32 // at which it wraps; 0 for one line
	Most  float32 // the widest a heading of one line gets
	Lines int     // the most lines to show, 0 for all
	// Commit takes a new text and gives back a complaint, as for a Field. nil
	// makes a heading that cannot be edited.
	Commit func(string) string
	// Left is called when editing is over.
	Left func()
	// Sized is called when the heading wants another size. (Fyne lays out again by
	// itself what changes its least size, but at times forgets one of several.)
	Sized func()
}

// Heading is a large text that turns into a field when it is pressed.
type Heading struct {
	press
	spec  HeadingSpec
	text  string
	label *Label
	field *Field // while editing
}

// Heading makes a heading.
func (k *Kit) Heading(spec HeadingSpec) *Heading {
	h := &Heading{spec: spec, text: spec.Text}
	h.extend(k, h, spec.Tip, nil)
	style := Style{Size: spec.Size, Bold: true, Wrap: spec.Width, Lines: spec.Lines}
	if spec.Width == 0 {
		style.Shrink = 60
	}
	h.label = k.Label("", style)
	h.show()
	k.Name("heading", spec.ID, h)
	return h
}

// SetText shows another text.
func (h *Heading) SetText(text string) {
	if h.field != nil {
		h.field.SetValue(text)
	}
	if h.text != text {
		h.text = text
		h.show()
		h.Refresh()
		h.sized()
	}
}

func (h *Heading) sized() {
	if h.spec.Sized != nil {
		h.spec.Sized()
	}
}

func (h *Heading) show() {
	if h.text == "" {
		h.label.style.Paint = Quiet
		h.label.SetText(h.spec.Hint)
		return
	}
	h.label.style.Paint = Ink
	h.label.SetText(h.text)
}

// Tapped turns the heading into a field.
func (h *Heading) Tapped(*fyne.PointEvent) { h.Edit() }

// TypedKey turns the heading into a field on Enter and F2.
func (h *Heading) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeyF2, fyne.KeySpace:
		h.Edit()
	default:
		PassKey(h, e)
	}
}

// Cursor shows that the text can be typed into.
func (h *Heading) Cursor() desktop.Cursor {
	if h.spec.Commit == nil {
		return desktop.DefaultCursor
	}
	return desktop.TextCursor
}

// Edit turns the heading into a field that has the keyboard.
func (h *Heading) Edit() { h.EditIn(fyne.CurrentApp().Driver().CanvasForObject(h)) }

// EditIn is Edit for a heading that was just put into a window: Fyne knows only
// after the next frame in which one it is.
func (h *Heading) EditIn(window fyne.Canvas) {
	if h.spec.Commit == nil || h.field != nil || window == nil {
		return
	}
	h.kit.tips.hide()
	lines := 0
	if h.spec.Width > 0 {
		lines = 1
	}
	defer h.sized()
	h.field = h.kit.Field(FieldSpec{
		ID: h.spec.ID + ".field", Value: h.text, Lines: lines, EnterCommits: true, Width: h.spec.Width, Commit: h.spec.Commit,
		Done: h.leave, Cancelled: h.leave, OnLeft: h.stop,
	})
	h.Refresh()
	window.Focus(h.field)
	h.field.TypedShortcut(&fyne.ShortcutSelectAll{})
}

// leave gives the keyboard back, which ends editing.
func (h *Heading) leave() {
	if window := fyne.CurrentApp().Driver().CanvasForObject(h); window != nil {
		window.Unfocus()
	}
	h.stop()
}

func (h *Heading) stop() {
	if h.field == nil {
		return
	}
	h.text = h.field.value
	h.field = nil
	h.show()
	h.Refresh()
	h.sized()
	if h.spec.Left != nil {
		h.spec.Left()
	}
}

// CreateRenderer is for Fyne.
func (h *Heading) CreateRenderer() fyne.WidgetRenderer {
	r := &headingRenderer{h: h, ground: shape.NewBox(7, 0), ring: shape.NewBox(8, 2)}
	r.Refresh()
	return r
}

type headingRenderer struct {
	h            *Heading
	ground, ring *shape.Box
}

func (r *headingRenderer) MinSize() fyne.Size {
	h := r.h
	size := h.label.Natural()
	if h.spec.Width == 0 {
		size.Width = min(size.Width, h.spec.Most) + 16
		size.Height = max(size.Height, 32)
		if h.field != nil {
			size.Width = max(240, size.Width)
		}
		return size
	}
	if h.field != nil {
		return fyne.NewSize(60, h.field.MinSize().Height)
	}
	return fyne.NewSize(60, size.Height+4)
}

func (r *headingRenderer) Layout(size fyne.Size) {
	h := r.h
	if h.field != nil {
		height := h.field.MinSize().Height
		h.field.Move(fyne.NewPos(0, float32(int((size.Height-height)/2))))
		h.field.Resize(fyne.NewSize(size.Width, height))
		return
	}
	if h.spec.Width > 0 && size.Width >= 60 {
		was := h.label.Natural().Height
		h.label.SetWrap(min(h.spec.Width, size.Width))
		if h.label.Natural().Height != was {
			h.sized()
		}
	}
	// The ground reaches out to both sides, so that the text itself stands on
	// the common edge.
	side := float32(6)
	r.ground.Move(fyne.NewPos(-side, 0))
	r.ground.Resize(size.AddWidthHeight(2*side, 0))
	left := float32(0)
	if h.spec.Width == 0 {
		left = 8
		r.ground.Move(fyne.NewPos(0, 0))
		r.ground.Resize(size)
	}
	r.ring.Move(r.ground.Object().Position())
	r.ring.Resize(r.ground.Size())
	h.label.Move(fyne.NewPos(left, 2))
	h.label.Resize(fyne.NewSize(size.Width-2*left, size.Height-4))
}

func (r *headingRenderer) Refresh() {
	h, c := r.h, r.h.kit.Colors()
	r.ground.FillColor = Nothing(c)
	if h.hovered && h.spec.Commit != nil {
		r.ground.FillColor = c.Hover
	}
	r.ring.StrokeColor, r.ring.Hidden = c.Focus, !h.focused
	r.Layout(h.Size())
	r.ground.Refresh()
	r.ring.Refresh()
	h.label.Refresh()
}

func (r *headingRenderer) Objects() []fyne.CanvasObject {
	if r.h.field != nil {
		return []fyne.CanvasObject{r.h.field}
	}
	return []fyne.CanvasObject{r.ground.Object(), r.ring.Object(), r.h.label}
}

func (r *headingRenderer) Destroy() {}
