package controls

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
)

const (
	swatchSide = 20
	swatchStep = 28
)

// Swatch is a colour to choose. The one with an empty Value stands for “no
// colour of its own”; its Color is what is used then.
type Swatch struct {
	Value string
	Color color.NRGBA
	Tip   string
}

// Swatches is a row of colours, one of which is in force.
type Swatches struct {
	press
	swatches []Swatch
	value    string
	over     int
	set      func(string)
}

// Swatches makes a row of colours.
func (k *Kit) Swatches(id string, swatches []Swatch, value string, set func(string)) *Swatches {
	s := &Swatches{swatches: swatches, value: value, over: -1, set: set}
	s.extend(k, s, "", nil)
	k.Name("swatches", id, s)
	return s
}

// SetValue shows another colour as the one in force.
func (s *Swatches) SetValue(v string) {
	s.value = v
	s.Refresh()
}

func (s *Swatches) at(x float32) int {
	return min(max(0, int((x+(swatchStep-swatchSide)/2)/swatchStep)), len(s.swatches)-1)
}

func (s *Swatches) index() int {
	for i, w := range s.swatches {
		if w.Value == s.value {
			return i
		}
	}
	return -1
}

// MouseIn is for Fyne.
func (s *Swatches) MouseIn(e *desktop.MouseEvent) {
	s.press.MouseIn(e)
	s.MouseMoved(e)
}

// MouseMoved is for Fyne.
func (s *Swatches) MouseMoved(e *desktop.MouseEvent) {
	if over := s.at(e.Position.X); over != s.over {
		s.over = over
		s.kit.tips.point(s, s.swatches[over].Tip)
		s.Refresh()
	}
}

// MouseOut is for Fyne.
func (s *Swatches) MouseOut() {
	s.over = -1
	s.press.MouseOut()
}

// Tapped chooses.
func (s *Swatches) Tapped(e *fyne.PointEvent) {
	if e != nil {
		s.choose(s.at(e.Position.X))
	}
}

func (s *Swatches) choose(i int) {
	if i < 0 || i >= len(s.swatches) || s.swatches[i].Value == s.value {
		return
	}
	s.value = s.swatches[i].Value
	s.Refresh()
	s.set(s.value)
}

// TypedKey chooses with the arrows.
func (s *Swatches) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyLeft:
		s.choose(s.index() - 1)
	case fyne.KeyRight:
		s.choose(s.index() + 1)
	default:
		PassKey(s, e)
	}
}

// CreateRenderer is for Fyne.
func (s *Swatches) CreateRenderer() fyne.WidgetRenderer {
	r := &swatchesRenderer{s: s}
	for range s.swatches {
		r.rings = append(r.rings, &canvas.Circle{})
		r.dots = append(r.dots, &canvas.Circle{})
	}
	r.auto = s.kit.Label("A", Style{Size: 10, Bold: true, Paint: Fixed(color.NRGBA{0xff, 0xff, 0xff, 0xff}), Middle: true})
	r.Refresh()
	return r
}

type swatchesRenderer struct {
	s     *Swatches
	rings []*canvas.Circle
	dots  []*canvas.Circle
	auto  *Label
}

func (r *swatchesRenderer) MinSize() fyne.Size {
	return fyne.NewSize(float32(len(r.dots))*swatchStep-(swatchStep-swatchSide), 28)
}

func (r *swatchesRenderer) Layout(size fyne.Size) {
	y := float32(int((size.Height - swatchSide) / 2))
	for i := range r.dots {
		x := float32(i * swatchStep)
		r.dots[i].Move(fyne.NewPos(x, y))
		r.dots[i].Resize(fyne.NewSquareSize(swatchSide))
		r.rings[i].Move(fyne.NewPos(x-3, y-3))
		r.rings[i].Resize(fyne.NewSquareSize(swatchSide + 6))
		if r.s.swatches[i].Value == "" {
			r.auto.Move(fyne.NewPos(x, y))
			r.auto.Resize(fyne.NewSquareSize(swatchSide))
		}
	}
}

func (r *swatchesRenderer) Refresh() {
	c := r.s.kit.Colors()
	chosen := r.s.index()
	for i := range r.dots {
		r.dots[i].FillColor = r.s.swatches[i].Color
		r.rings[i].FillColor, r.rings[i].StrokeWidth = color.Transparent, 2
		switch {
		case i == chosen && r.s.focused:
			r.rings[i].StrokeColor = c.Focus
		case i == chosen:
			r.rings[i].StrokeColor = c.Accent
		case i == r.s.over:
			r.rings[i].StrokeColor = c.Hairline
		default:
			r.rings[i].StrokeColor = color.Transparent
		}
		r.dots[i].Refresh()
		r.rings[i].Refresh()
	}
	r.auto.Refresh()
}

func (r *swatchesRenderer) Objects() []fyne.CanvasObject {
	var objects []fyne.CanvasObject
	for i := range r.dots {
		objects = append(objects, r.rings[i], r.dots[i])
	}
	return append(objects, r.auto)
}

func (r *swatchesRenderer) Destroy() {}
