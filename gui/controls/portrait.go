package controls

import (
	"image"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// PortraitSpec describes a portrait.
type PortraitSpec struct {
	ID       string
	Side     float32
	Initials string
	Color    color.NRGBA
	Tip      string
	OnTap    func()
}

// Portrait is a round picture of a person, or the initials on the person's
// colour, to press.
type Portrait struct {
	press
	spec    PortraitSpec
	initial *Label
	picture image.Image
}

// Portrait makes a portrait.
func (k *Kit) Portrait(spec PortraitSpec) *Portrait {
	p := &Portrait{spec: spec}
	p.extend(k, p, spec.Tip, spec.OnTap)
	p.initial = k.Label(spec.Initials, Style{Size: float64(spec.Side) * 0.36, Bold: true, Paint: Fixed(readable(spec.Color)), Middle: true})
	k.Name("portrait", spec.ID, p)
	return p
}

// Set shows other initials, another colour and picture; nil for no picture.
func (p *Portrait) Set(initials string, ground color.NRGBA, picture image.Image) {
	p.spec.Color, p.picture = ground, picture
	p.initial.style.Paint = Fixed(readable(ground))
	p.initial.SetText(initials)
	p.Refresh()
}

// CreateRenderer is for Fyne.
func (p *Portrait) CreateRenderer() fyne.WidgetRenderer {
	r := &portraitRenderer{p: p, circle: &canvas.Circle{}, ring: &canvas.Circle{StrokeWidth: 2}, image: &canvas.Image{FillMode: canvas.ImageFillStretch}}
	r.Refresh()
	return r
}

type portraitRenderer struct {
	p            *Portrait
	circle, ring *canvas.Circle
	image        *canvas.Image
}

func (r *portraitRenderer) MinSize() fyne.Size { return fyne.NewSquareSize(r.p.spec.Side) }

func (r *portraitRenderer) Layout(size fyne.Size) {
	side := r.p.spec.Side
	at := fyne.NewPos(float32(int((size.Width-side)/2)), float32(int((size.Height-side)/2)))
	for _, o := range []fyne.CanvasObject{r.circle, r.image, r.p.initial} {
		o.Move(at)
		o.Resize(fyne.NewSquareSize(side))
	}
	r.ring.Move(at.AddXY(-3, -3))
	r.ring.Resize(fyne.NewSquareSize(side + 6))
}

func (r *portraitRenderer) Refresh() {
	c := r.p.kit.Colors()
	has := r.p.picture != nil
	r.circle.FillColor, r.circle.Hidden = r.p.spec.Color, has
	r.p.initial.Hidden = has
	r.image.Image, r.image.Hidden = r.p.picture, !has
	r.image.CornerRadius = r.p.spec.Side / 2
	r.ring.FillColor = color.Transparent
	r.ring.StrokeColor = color.Transparent
	switch {
	case r.p.focused:
		r.ring.StrokeColor = c.Focus
	case r.p.hovered && r.p.tap != nil:
		r.ring.StrokeColor = c.Strong
	}
	r.circle.Refresh()
	r.ring.Refresh()
	r.image.Refresh()
	r.p.initial.Refresh()
}

func (r *portraitRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ring, r.circle, r.image, r.p.initial}
}

func (r *portraitRenderer) Destroy() {}
