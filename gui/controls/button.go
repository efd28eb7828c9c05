package controls

import (
	"image/color"

	"fyne.io/fyne/v2"

	"waymark/gui/shape"
	"waymark/gui/theme"
)

// Look says what kind of button it is.
type Look uint8

// The looks of buttons.
const (
	Plain Look = iota // paper with a hairline
	Ghost             // no ground until the pointer is over it
	Main              // the one button that is meant
	Rail              // icon above a small word, in the rail at the left
	Link              // coloured words
	Drop              // a field that opens a list
	Chip              // a small word to take over
	Tool              // one of a row of things to put somewhere: a little closer
)

// ButtonSpec describes a button.
type ButtonSpec struct {
	ID    string // its name in the list of spots
	Look  Look
	Icon  string
	Paint Paint // of the icon; nil for that of the look
	Text  string
	Tip   string
	Drops bool // a small arrow says that it opens a menu
	// Crossed shows a small cross at the end: pressing takes away.
	Crossed bool
	// Quiet shows the words as a hint.
	Quiet bool
	OnTap func()
}

// tokenMost is the widest a button with a cross gets.
const tokenMost = 260

// Button is something to press.
type Button struct {
	press
	spec   ButtonSpec
	chosen bool
	icon   *Icon
	label  *Label
	drop   *Icon
}

// Button makes a button.
func (k *Kit) Button(spec ButtonSpec) *Button {
	b := &Button{}
	b.build(k, b, spec)
	return b
}

// build makes the button that self is, or embeds.
func (b *Button) build(k *Kit, self fyne.Widget, spec ButtonSpec) {
	b.spec = spec
	b.extend(k, self, spec.Tip, spec.OnTap)
	b.icon = k.Icon(spec.Icon, b.iconSide(), Nothing)
	if spec.Icon == "" {
		b.icon.Hide()
	}
	size, bold := float64(theme.TextSize), spec.Look == Main
	switch spec.Look {
	case Rail:
		size = theme.SmallSize - 0.5
	case Chip:
		size = theme.SmallSize
	}
	b.label = k.Label(spec.Text, Style{Size: size, Bold: bold, Middle: spec.Look == Rail, Shrink: 24})
	if spec.Text == "" {
		b.label.Hide()
	}
	b.drop = k.Icon("chevron-down", 14, Quiet)
	if spec.Crossed {
		b.drop = k.Icon("x", 12, Quiet)
	}
	if !spec.Drops && !spec.Crossed {
		b.drop.Hide()
	}
	k.Name("button", spec.ID, self)
}

// SetText changes the words on the button.
func (b *Button) SetText(text string) {
	if text != b.label.Text() {
		b.spec.Text = text
		b.label.SetText(text)
		b.Refresh()
	}
}

// SetIcon changes the icon.
func (b *Button) SetIcon(name string) {
	b.spec.Icon = name
	b.icon.Hidden = name == ""
	b.Refresh()
}

// Choose shows the button as the one of several that is in force.
func (b *Button) Choose(chosen bool) {
	if b.chosen != chosen {
		b.chosen = chosen
		b.Refresh()
	}
}

func (b *Button) iconSide() float32 {
	if b.spec.Look == Rail {
		return 20
	}
	if b.spec.Look == Ghost && b.spec.Text == "" {
		return 18
	}
	return 16
}

// padding gives the space at the left and right of icon and words.
func (b *Button) padding() (side float32) {
	switch {
	case b.spec.Look == Rail:
		return 2
	case b.spec.Look == Link:
		return 0
	case b.spec.Text == "":
		return 7
	case b.spec.Look == Drop:
		return 10
	case b.spec.Look == Chip:
		return 8
	case b.spec.Look == Main:
		return 14
	case b.spec.Look == Ghost || b.spec.Look == Tool:
		return 8
	}
	return 12
}

// iconGap gives the space between icon and words.
func (b *Button) iconGap() float32 {
	if b.spec.Look == Tool {
		return 6
	}
	return 8
}

// CreateRenderer is for Fyne.
func (b *Button) CreateRenderer() fyne.WidgetRenderer {
	r := &buttonRenderer{b: b, ground: shape.NewBox(8, 1), ring: shape.NewBox(9, 2)}
	r.Refresh()
	return r
}

type buttonRenderer struct {
	b            *Button
	ground, ring *shape.Box
}

func (r *buttonRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ring.Object(), r.ground.Object(), r.b.icon, r.b.label, r.b.drop}
}

func (r *buttonRenderer) Destroy() {}

func (r *buttonRenderer) MinSize() fyne.Size {
	b := r.b
	if b.spec.Look == Rail {
		return fyne.NewSize(60, 52)
	}
	width, height := 2*b.padding(), float32(32)
	switch b.spec.Look {
	case Link:
		height = 20
	case Chip:
		height = 24
	}
	if b.spec.Icon != "" {
		width += b.iconSide()
	}
	if b.spec.Look == Drop {
		return fyne.NewSize(80, height)
	}
	if b.spec.Text != "" {
		width += b.label.Natural().Width
		if b.spec.Icon != "" {
			width += b.iconGap()
		}
	}
	if b.spec.Drops || b.spec.Crossed {
		width += 4 + 14
	}
	if b.spec.Crossed {
		width = min(width, tokenMost)
	}
	return fyne.NewSize(width, height)
}

func (r *buttonRenderer) Layout(size fyne.Size) {
	b := r.b
	r.ground.Resize(size)
	r.ring.Move(fyne.NewPos(-2, -2))
	r.ring.Resize(size.AddWidthHeight(4, 4))
	if b.spec.Look == Rail {
		b.icon.Move(fyne.NewPos(0, 7))
		b.icon.Resize(fyne.NewSize(size.Width, 20))
		b.label.Move(fyne.NewPos(1, 29))
		b.label.Resize(fyne.NewSize(size.Width-2, 16))
		return
	}
	x, right := b.padding(), size.Width-b.padding()
	if b.spec.Drops || b.spec.Crossed {
		right -= 14
		b.drop.Move(fyne.NewPos(right, 0))
		b.drop.Resize(fyne.NewSize(14, size.Height))
		right -= 4
	}
	// What is left over stands evenly at both sides.
	if spare := size.Width - r.MinSize().Width; spare > 0 && b.spec.Look != Drop {
		x += float32(int(spare / 2))
	}
	if b.spec.Icon != "" {
		b.icon.Move(fyne.NewPos(x, 0))
		b.icon.Resize(fyne.NewSize(b.iconSide(), size.Height))
		x += b.iconSide() + b.iconGap()
	}
	b.label.Move(fyne.NewPos(x, 0))
	b.label.Resize(fyne.NewSize(max(0, min(right-x, b.label.Natural().Width)), size.Height))
}

// Refresh brings the colours to what state the button is in.
func (r *buttonRenderer) Refresh() {
	b, c := r.b, r.b.kit.Colors()
	ground, edge, ink, icon := r.colours()
	if b.off {
		ink, icon = Faint, Faint
		if b.spec.Look == Main {
			ground, ink, icon = c.Hairline, Quiet, Quiet
		}
	}
	r.ground.FillColor, r.ground.StrokeColor = ground, edge
	r.ring.StrokeColor = c.Focus
	r.ring.Hidden = !b.focused
	b.icon.Set(b.spec.Icon, icon)
	b.label.SetPaint(ink)
	r.Layout(b.Size())
	r.ground.Refresh()
	r.ring.Refresh()
	b.drop.Refresh()
}

func (r *buttonRenderer) colours() (ground, edge color.NRGBA, ink, icon Paint) {
	b, c := r.b, r.b.kit.Colors()
	ink, icon = Ink, b.spec.Paint
	if b.spec.Quiet {
		ink = Quiet
	}
	over := b.hovered && !b.off
	switch b.spec.Look {
	case Plain, Drop, Chip, Tool:
		ground, edge = c.Field, c.Hairline
		if over {
			edge = c.Strong
		}
	case Main:
		ground, ink = c.AccentFill, OnAccent
		if over {
			ground = c.AccentOver
		}
		icon = OnAccent
	case Ghost, Rail:
		if over {
			ground = c.Hover
		}
	case Link:
		ink = Accent
	}
	if b.chosen {
		ground, ink, icon = c.AccentTint, Accent, Accent
		if c.Outline.A > 0 {
			edge = c.Outline
		}
	}
	if b.pressed && b.spec.Look != Main && b.spec.Look != Link {
		ground = blend(ground, c.Pressed)
	}
	if icon == nil {
		icon = Quiet
		if b.chosen || b.spec.Look == Link {
			icon = Accent
		} else if over {
			icon = Ink
		}
	}
	if b.spec.Look == Rail && !b.chosen {
		ink = Quiet
		if over {
			ink = Ink
		}
	}
	return ground, edge, ink, icon
}

// blend lays a colour with alpha over another.
func blend(under, over color.NRGBA) color.NRGBA {
	if under.A == 0 {
		return over
	}
	mix := func(u, o uint8) uint8 { return uint8((int(u)*(255-int(over.A)) + int(o)*int(over.A)) / 255) }
	return color.NRGBA{R: mix(under.R, over.R), G: mix(under.G, over.G), B: mix(under.B, over.B), A: under.A}
}
