package controls

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"waymark/gui/shape"
	"waymark/gui/theme"
)

// PersonaSpec describes the card of a person.
type PersonaSpec struct {
	ID       string
	Name     string
	Initials string
	Kind     string
	Text     string // a quote
	Color    color.NRGBA
	Chosen   bool
	OnTap    func()
}

// The size of the card of a person.
const (
	personaWidth  = 264
	personaHeight = 128
)

// PersonaCard is a card with a person's initials in a circle, name and quote.
type PersonaCard struct {
	press
	spec                        PersonaSpec
	initials, name, kind, quote *Label
}

// PersonaCard makes the card of a person.
func (k *Kit) PersonaCard(spec PersonaSpec) *PersonaCard {
	p := &PersonaCard{spec: spec}
	p.extend(k, p, "", spec.OnTap)
	p.initials = k.Label(spec.Initials, Style{Size: 13, Bold: true, Paint: Fixed(readable(spec.Color)), Middle: true})
	p.name = k.Label(spec.Name, Style{Size: theme.NameSize, Bold: true, Wrap: personaWidth - 80, Lines: 1})
	p.kind = k.Label(spec.Kind, Style{Size: theme.SmallSize, Paint: Quiet, Wrap: personaWidth - 80, Lines: 1})
	p.quote = k.Label(spec.Text, Style{Wrap: personaWidth - 32, Lines: 3})
	k.Name("card", spec.ID, p)
	return p
}

// readable gives black or white, whichever stands out more on a colour.
func readable(c color.NRGBA) color.NRGBA {
	if 299*int(c.R)+587*int(c.G)+114*int(c.B) > 150_000 {
		return color.NRGBA{R: 0x14, G: 0x19, B: 0x1e, A: 0xff}
	}
	return color.NRGBA{R: 0xff, G: 0xff, B: 0xff, A: 0xff}
}

// CreateRenderer is for Fyne.
func (p *PersonaCard) CreateRenderer() fyne.WidgetRenderer {
	r := &personaRenderer{p: p, ground: shape.NewBox(10, 1), ring: shape.NewBox(12, 2), circle: &canvas.Circle{}}
	r.Refresh()
	return r
}

type personaRenderer struct {
	p            *PersonaCard
	ground, ring *shape.Box
	circle       *canvas.Circle
}

func (r *personaRenderer) MinSize() fyne.Size { return fyne.NewSize(personaWidth, personaHeight) }

func (r *personaRenderer) Layout(size fyne.Size) {
	p := r.p
	r.ground.Resize(size)
	r.ring.Move(fyne.NewPos(-3, -3))
	r.ring.Resize(size.AddWidthHeight(6, 6))
	r.circle.Move(fyne.NewPos(16, 16))
	r.circle.Resize(fyne.NewSquareSize(36))
	p.initials.Move(fyne.NewPos(16, 16))
	p.initials.Resize(fyne.NewSquareSize(36))
	p.name.Move(fyne.NewPos(64, 17))
	p.name.Resize(fyne.NewSize(size.Width-80, 18))
	p.kind.Move(fyne.NewPos(64, 35))
	p.kind.Resize(fyne.NewSize(size.Width-80, 16))
	p.quote.Move(fyne.NewPos(16, 64))
	p.quote.Resize(fyne.NewSize(size.Width-32, 52))
}

func (r *personaRenderer) Refresh() {
	c := r.p.kit.Colors()
	r.ground.FillColor, r.ground.StrokeColor, r.ground.StrokeWidth = c.Field, c.Hairline, 1
	switch {
	case r.p.spec.Chosen:
		r.ground.StrokeColor, r.ground.StrokeWidth = c.Accent, 2
	case r.p.hovered:
		r.ground.StrokeColor = c.Strong
	}
	r.circle.FillColor = r.p.spec.Color
	r.ring.StrokeColor, r.ring.Hidden = c.Focus, !r.p.focused
	r.ground.Refresh()
	r.ring.Refresh()
	r.circle.Refresh()
	for _, l := range []*Label{r.p.initials, r.p.name, r.p.kind, r.p.quote} {
		l.Refresh()
	}
}

func (r *personaRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ring.Object(), r.ground.Object(), r.circle, r.p.initials, r.p.name, r.p.kind, r.p.quote}
}

func (r *personaRenderer) Destroy() {}
