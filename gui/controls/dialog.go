package controls

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"waymark/gui/theme"
)

// DialogSpec describes a dialog. All its parts but the title may be missing.
type DialogSpec struct {
	ID    string
	Title string
	Text  string
	Body  fyne.CanvasObject
	// Buttons stand at the right, the main one last. None of them closes the
	// dialog by itself.
	Buttons []ButtonSpec
	Aside   fyne.CanvasObject // at the left of the buttons
	Width   float32           // of the content; 0 is 420
	// Fill lets the body take the whole window: there is nothing else, the title
	// and the buttons are the body's own affair.
	Fill bool
	// Keys may take keys that no widget had a use for; it tells whether it did.
	Keys func(*fyne.KeyEvent) bool
	// Enter is what Enter does when no widget has a use for it; nil presses the
	// last button.
	Enter func()
	// Leave is what Esc does; nil closes. A dialog that must not be left has one
	// that does nothing.
	Leave  func()
	Closed func()
}

// Dialog is a question or a message over the window.
type Dialog struct {
	kit     *Kit
	spec    DialogSpec
	window  fyne.Canvas
	overlay *dialogOverlay
	buttons []*Button
}

// Dialog shows a dialog over a window.
func (k *Kit) Dialog(window fyne.Canvas, spec DialogSpec) *Dialog {
	if spec.Width == 0 {
		spec.Width = 420
	}
	d := &Dialog{kit: k, spec: spec, window: window}
	k.tips.hide()
	var rows []fyne.CanvasObject
	rows = append(rows, k.Label(spec.Title, Style{Size: theme.TitleSize, Bold: true, Wrap: spec.Width}))
	if spec.Text != "" {
		rows = append(rows, k.Label(spec.Text, Style{Size: theme.NameSize, Wrap: spec.Width}))
	}
	if spec.Body != nil {
		rows = append(rows, spec.Body)
	}
	if len(spec.Buttons) > 0 {
		row := []fyne.CanvasObject{}
		if spec.Aside != nil {
			row = append(row, spec.Aside)
		}
		row = append(row, Space())
		for i, b := range spec.Buttons {
			if i == len(spec.Buttons)-1 {
				b.Look = Main
			}
			button := k.Button(b)
			d.buttons = append(d.buttons, button)
			row = append(row, Sized(96, 32, button))
		}
		rows = append(rows, Padded(8, 0, 0, 0, Row(8, row...)))
	}
	content := Sized(spec.Width, 0, Column(12, rows...))
	d.overlay = newDialogOverlay(k, Padded(24, 24, 24, 24, content))
	if spec.Fill {
		d.overlay.content, d.overlay.fill = spec.Body, true
	}
	window.Overlays().Add(d.overlay)
	k.dialogs = append(k.dialogs, d)
	return d
}

// Button gives the button with that id.
func (d *Dialog) Button(id string) *Button {
	for _, b := range d.buttons {
		if b.spec.ID == id {
			return b
		}
	}
	return nil
}

// Focus gives the keyboard to a widget of the dialog.
func (d *Dialog) Focus(on fyne.Focusable) { d.window.Focus(on) }

// Close takes the dialog away.
func (d *Dialog) Close() {
	i := slices.Index(d.kit.dialogs, d)
	if i < 0 {
		return
	}
	d.kit.dialogs = slices.Delete(d.kit.dialogs, i, i+1)
	d.kit.tips.hide()
	d.window.Overlays().Remove(d.overlay)
	if d.spec.Closed != nil {
		d.spec.Closed()
	}
}

// InDialog tells whether a dialog is open.
func (k *Kit) InDialog() bool { return len(k.dialogs) > 0 }

// DialogKey gives a key that no widget had a use for to the uppermost dialog.
// It tells whether there is one.
func (k *Kit) DialogKey(e *fyne.KeyEvent) bool {
	if len(k.dialogs) == 0 {
		return false
	}
	d := k.dialogs[len(k.dialogs)-1]
	if d.spec.Keys != nil && d.spec.Keys(e) {
		return true
	}
	switch e.Name {
	case fyne.KeyEscape:
		if d.spec.Leave != nil {
			d.spec.Leave()
		} else {
			d.Close()
		}
	case fyne.KeyReturn, fyne.KeyEnter:
		switch {
		case d.spec.Enter != nil:
			d.spec.Enter()
		case len(d.buttons) > 0:
			d.buttons[len(d.buttons)-1].Tapped(nil)
		}
	}
	return true
}

// CloseDialog takes the uppermost dialog away.
func (k *Kit) CloseDialog() {
	if len(k.dialogs) > 0 {
		k.dialogs[len(k.dialogs)-1].Close()
	}
}

// dialogOverlay dims the window and holds a dialog in its middle.
type dialogOverlay struct {
	widget.BaseWidget
	kit     *Kit
	content fyne.CanvasObject
	tips    *fyne.Container // where tips of the dialog show
	fill    bool
}

func newDialogOverlay(k *Kit, content fyne.CanvasObject) *dialogOverlay {
	o := &dialogOverlay{kit: k, content: content, tips: container.NewWithoutLayout()}
	o.ExtendBaseWidget(o)
	return o
}

// Tapped keeps presses away from what lies below.
func (o *dialogOverlay) Tapped(*fyne.PointEvent) {}

// TappedSecondary keeps presses away from what lies below.
func (o *dialogOverlay) TappedSecondary(*fyne.PointEvent) {}

// Scrolled keeps the wheel away from what lies below.
func (o *dialogOverlay) Scrolled(*fyne.ScrollEvent) {}

// MouseIn is for Fyne.
func (o *dialogOverlay) MouseIn(*desktop.MouseEvent) {}

// MouseMoved is for Fyne.
func (o *dialogOverlay) MouseMoved(*desktop.MouseEvent) {}

// MouseOut is for Fyne.
func (o *dialogOverlay) MouseOut() {}

// CreateRenderer is for Fyne.
func (o *dialogOverlay) CreateRenderer() fyne.WidgetRenderer {
	r := &dialogRenderer{o: o, scrim: &canvas.Rectangle{}, ground: &canvas.Rectangle{CornerRadius: 12, StrokeWidth: 1}}
	r.Refresh()
	return r
}

type dialogRenderer struct {
	o             *dialogOverlay
	scrim, ground *canvas.Rectangle
}

// Layout puts the dialog a little above the middle, where the eye looks first.
func (r *dialogRenderer) Layout(size fyne.Size) {
	r.o.tips.Resize(size)
	if r.o.fill {
		r.ground.Resize(size)
		r.o.content.Resize(size)
		return
	}
	r.scrim.Resize(size)
	inner := r.o.content.MinSize()
	at := fyne.NewPos(float32(int((size.Width-inner.Width)/2)), float32(int(max(8, (size.Height-inner.Height)*0.42))))
	r.ground.Move(at)
	r.ground.Resize(inner)
	r.o.content.Move(at)
	r.o.content.Resize(inner)
}

func (r *dialogRenderer) MinSize() fyne.Size { return r.o.content.MinSize() }

func (r *dialogRenderer) Refresh() {
	c := r.o.kit.Colors()
	r.scrim.FillColor, r.scrim.Hidden = c.Scrim, r.o.fill
	if r.o.fill {
		r.ground.FillColor, r.ground.StrokeWidth, r.ground.CornerRadius = c.Paper, 0, 0
		r.Layout(r.o.Size())
		r.ground.Refresh()
		return
	}
	r.ground.FillColor, r.ground.StrokeColor = c.Paper, c.Hairline
	r.ground.Shadow = canvas.Shadow{Color: c.Shadow, BlurRadius: 24, Offset: fyne.NewPos(0, 8)}
	r.Layout(r.o.Size())
	r.scrim.Refresh()
	r.ground.Refresh()
}

func (r *dialogRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.scrim, r.ground, r.o.content, r.o.tips}
}

func (r *dialogRenderer) Destroy() {}
