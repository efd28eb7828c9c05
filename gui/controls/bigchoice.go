package controls

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"waymark/gui/shape"
	"waymark/gui/theme"
)

// BigOption is one of a few important things to choose from.
type BigOption struct {
	Value, Icon, Title string
	Text               string // up to two lines
}

// BigChoice shows a few important options as cards side by side, one of which is
// in force.
type BigChoice struct {
	press
	options []BigOption
	columns int
	value   string
	over    int
	set     func(string)
	titles  []*Label
	texts   []*Label
	icons   []*Icon
}

// The measures of a card, Fyne's units.
const (
	bigHeight = 82
	bigGap    = 8
	bigAir    = 12
)

// BigChoice makes cards to choose from, in so many columns. set hears also of the
// card in force when it is pressed again.
func (k *Kit) BigChoice(id string, columns int, options []BigOption, value string, set func(string)) *BigChoice {
	b := &BigChoice{options: options, columns: columns, value: value, over: -1, set: set}
	b.extend(k, b, "", nil)
	for _, o := range options {
		b.titles = append(b.titles, k.Label(o.Title, Style{Size: theme.NameSize, Bold: true, Shrink: 20}))
		b.texts = append(b.texts, k.Label(o.Text, Style{Size: theme.SmallSize, Paint: Quiet, Wrap: 100, Lines: 2}))
		b.icons = append(b.icons, k.Icon(o.Icon, 20, Quiet))
		k.Name("choice", id+"."+o.Value, b.icons[len(b.icons)-1])
	}
	k.Name("choices", id, b)
	return b
}

// Value gives the value in force.
func (b *BigChoice) Value() string { return b.value }

// SetValue shows another option as the one in force.
func (b *BigChoice) SetValue(v string) {
	if b.value != v {
		b.value = v
		b.Refresh()
	}
}

// box gives where a card lies.
func (b *BigChoice) box(i int) (fyne.Position, fyne.Size) {
	n := float32(b.columns)
	w := (b.Size().Width - bigGap*(n-1)) / n
	return fyne.NewPos(float32(i%b.columns)*(w+bigGap), float32(i/b.columns)*(bigHeight+bigGap)), fyne.NewSize(w, bigHeight)
}

// at gives the card under a place, -1 for none.
func (b *BigChoice) at(p fyne.Position) int {
	for i := range b.options {
		if pos, size := b.box(i); p.X >= pos.X && p.Y >= pos.Y && p.X < pos.X+size.Width && p.Y < pos.Y+size.Height {
			return i
		}
	}
	return -1
}

// MouseIn is for Fyne.
func (b *BigChoice) MouseIn(e *desktop.MouseEvent) { b.hover(e) }

// MouseMoved is for Fyne.
func (b *BigChoice) MouseMoved(e *desktop.MouseEvent) { b.hover(e) }

func (b *BigChoice) hover(e *desktop.MouseEvent) {
	if over := b.at(e.Position); over != b.over {
		b.over = over
		b.Refresh()
	}
}

// MouseOut is for Fyne.
func (b *BigChoice) MouseOut() {
	b.over = -1
	b.press.MouseOut()
}

// Tapped chooses.
func (b *BigChoice) Tapped(e *fyne.PointEvent) {
	if e != nil && !b.off {
		b.choose(b.at(e.Position))
	}
}

func (b *BigChoice) choose(i int) {
	if i < 0 || i >= len(b.options) {
		return
	}
	b.value = b.options[i].Value
	b.Refresh()
	b.set(b.value)
}

// TypedKey chooses with the arrows.
func (b *BigChoice) TypedKey(e *fyne.KeyEvent) {
	now := 0
	for i, o := range b.options {
		if o.Value == b.value {
			now = i
		}
	}
	next := now
	switch e.Name {
	case fyne.KeyLeft:
		next--
	case fyne.KeyRight:
		next++
	case fyne.KeyUp:
		next -= b.columns
	case fyne.KeyDown:
		next += b.columns
	default:
		PassKey(b, e)
		return
	}
	b.choose(next)
}

// CreateRenderer is for Fyne.
func (b *BigChoice) CreateRenderer() fyne.WidgetRenderer {
	r := &bigRenderer{b: b}
	for range b.options {
		r.rings = append(r.rings, shape.NewBox(12, 2))
		r.grounds = append(r.grounds, shape.NewBox(10, 1))
	}
	r.Refresh()
	return r
}

type bigRenderer struct {
	b              *BigChoice
	rings, grounds []*shape.Box
}

func (r *bigRenderer) MinSize() fyne.Size {
	rows := (len(r.b.options) + r.b.columns - 1) / r.b.columns
	return fyne.NewSize(96*float32(r.b.columns), float32(rows)*(bigHeight+bigGap)-bigGap)
}

func (r *bigRenderer) Layout(fyne.Size) {
	for i := range r.b.options {
		at, size := r.b.box(i)
		r.grounds[i].Move(at)
		r.grounds[i].Resize(size)
		r.rings[i].Move(at.SubtractXY(3, 3))
		r.rings[i].Resize(size.AddWidthHeight(6, 6))
		inner := size.Width - 2*bigAir
		r.b.icons[i].Move(at.AddXY(bigAir, bigAir))
		r.b.icons[i].Resize(fyne.NewSquareSize(20))
		r.b.titles[i].Move(at.AddXY(bigAir+28, bigAir))
		r.b.titles[i].Resize(fyne.NewSize(inner-28, 20))
		r.b.texts[i].SetWrap(inner)
		r.b.texts[i].Move(at.AddXY(bigAir, bigAir+27))
		r.b.texts[i].Resize(fyne.NewSize(inner, 32))
	}
}

func (r *bigRenderer) Refresh() {
	c := r.b.kit.Colors()
	for i, o := range r.b.options {
		chosen := o.Value == r.b.value
		r.grounds[i].FillColor, r.grounds[i].StrokeColor, r.grounds[i].StrokeWidth = c.Field, c.Hairline, 1
		if i == r.b.over {
			r.grounds[i].StrokeColor = c.Strong
		}
		title, icon := Paint(Ink), Paint(Quiet)
		if chosen {
			r.grounds[i].FillColor, r.grounds[i].StrokeColor, r.grounds[i].StrokeWidth = c.AccentTint, c.Accent, 2
			title, icon = Accent, Accent
		}
		r.rings[i].StrokeColor = c.Focus
		r.rings[i].Hidden = !r.b.focused || !chosen
		r.b.titles[i].SetPaint(title)
		r.b.texts[i].Refresh()
		r.b.icons[i].Set(o.Icon, icon)
		r.grounds[i].Refresh()
		r.rings[i].Refresh()
	}
	r.Layout(r.b.Size())
}

func (r *bigRenderer) Objects() []fyne.CanvasObject {
	var objects []fyne.CanvasObject
	for i := range r.b.options {
		objects = append(objects, r.rings[i].Object(), r.grounds[i].Object(), r.b.icons[i], r.b.titles[i], r.b.texts[i])
	}
	return objects
}

func (r *bigRenderer) Destroy() {}
