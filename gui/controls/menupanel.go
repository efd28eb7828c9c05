package controls

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"waymark/gui/shape"
	"waymark/gui/theme"
)

const (
	menuRow       = 28
	menuRule      = 9
	menuPadding   = 6
	menuSide      = 12
	menuTick      = 22 // room for ticks, where there are any
	menuLeast     = 160
	menuShadow    = 12
	menuSubMarker = 14
)

// menuPanel is one open list of a menu. It draws; the overlay that shows it
// takes pointer and keys.
type menuPanel struct {
	kit    *Kit
	menu   *fyne.Menu
	pos    fyne.Position // on the overlay
	size   fyne.Size
	active int // index of the item that is pointed at, −1 for none

	ground *canvas.Rectangle // has a shadow
	hover  *shape.Box
	rows   []menuLine
	ticks  bool
	scroll *menuScroll // nil when all of it has room
}

type menuLine struct {
	item     *fyne.MenuItem
	y, h     float32
	label    *Label
	keys     *Label
	tick     *Icon
	sub      *Icon
	rule     *shape.Fill
	disabled bool
}

func newMenuPanel(k *Kit, menu *fyne.Menu) *menuPanel {
	p := &menuPanel{kit: k, menu: menu, active: -1, ground: &canvas.Rectangle{CornerRadius: 9, StrokeWidth: 1}, hover: shape.NewBox(6, 0)}
	y, width := float32(menuPadding), float32(menuLeast)
	for _, item := range menu.Items {
		p.ticks = p.ticks || item.Checked
	}
	left := p.left()
	for _, item := range menu.Items {
		line := menuLine{item: item, y: y, h: menuRow, disabled: item.Disabled}
		if item.IsSeparator {
			line.h = menuRule
			line.rule = shape.NewFill(color.NRGBA{})
			p.rows = append(p.rows, line)
			y += line.h
			continue
		}
		ink := Ink
		if item.Disabled {
			ink = Faint
		}
		line.label = k.Label(item.Label, Style{Paint: ink})
		w := left + line.label.MinSize().Width + menuSide
		if keys := KeyText(item.Shortcut); keys != "" {
			line.keys = k.Label(keys, Style{Size: theme.SmallSize, Paint: Quiet})
			if item.Disabled {
				line.keys.style.Paint = Faint
			}
			w += 28 + line.keys.MinSize().Width
		}
		if item.ChildMenu != nil {
			line.sub = k.Icon("chevron-right", menuSubMarker, Quiet)
			w += 16 + menuSubMarker
		}
		if item.Checked {
			line.tick = k.Icon("check", 14, Accent)
		}
		width = max(width, w)
		p.rows = append(p.rows, line)
		y += line.h
	}
	p.size = fyne.NewSize(float32(int(width+0.99)), y+menuPadding)
	return p
}

func (p *menuPanel) left() float32 {
	if p.ticks {
		return menuSide + menuTick
	}
	return menuSide
}

// moveTo places the panel.
func (p *menuPanel) moveTo(pos fyne.Position) {
	p.pos = pos
	p.ground.Move(pos)
	p.ground.Resize(p.size)
	p.arrange()
}

// arrange gives the lines their places.
func (p *menuPanel) arrange() {
	pos := p.pos
	p.placeSigns()
	for _, l := range p.rows {
		y := l.y - p.above()
		at := func(o fyne.CanvasObject, x, w float32) {
			SetVisible(o, p.inView(l))
			o.Move(pos.AddXY(x, y))
			o.Resize(fyne.NewSize(w, l.h))
		}
		if l.rule != nil {
			SetVisible(l.rule.Object(), p.inView(l))
			l.rule.Move(pos.AddXY(menuPadding, y+menuRule/2))
			l.rule.Resize(fyne.NewSize(p.size.Width-2*menuPadding, 1))
			continue
		}
		at(l.label, p.left(), l.label.MinSize().Width)
		if l.keys != nil {
			w := l.keys.MinSize().Width
			at(l.keys, p.size.Width-menuSide-w, w)
		}
		if l.sub != nil {
			at(l.sub, p.size.Width-menuSide-menuSubMarker+2, menuSubMarker)
		}
		if l.tick != nil {
			at(l.tick, menuSide-2, 14)
		}
	}
	p.mark()
}

// point shows which item is pointed at, and scrolls it into view.
func (p *menuPanel) point(active int) {
	p.active = active
	if active >= 0 {
		p.reveal(p.rows[active])
	}
	p.mark()
}

// mark lights the item that is pointed at.
func (p *menuPanel) mark() {
	p.hover.Hidden = p.active < 0 || p.rows[p.active].rule != nil || p.rows[p.active].disabled || !p.inView(p.rows[p.active])
	if !p.hover.Hidden {
		l := p.rows[p.active]
		p.hover.Move(p.pos.AddXY(4, l.y-p.above()))
		p.hover.Resize(fyne.NewSize(p.size.Width-8, l.h))
	}
	p.hover.Refresh()
}

func (p *menuPanel) contains(at fyne.Position) bool {
	return at.X >= p.pos.X && at.Y >= p.pos.Y && at.X < p.pos.X+p.size.Width && at.Y < p.pos.Y+p.size.Height
}

// at gives the item at a position of the overlay, −1 for none.
func (p *menuPanel) at(pos fyne.Position) int {
	y := pos.Y - p.pos.Y + p.above()
	for i, l := range p.rows {
		if y >= l.y && y < l.y+l.h && l.rule == nil && p.inView(l) {
			return i
		}
	}
	return -1
}

// next gives the next item in a direction that can be chosen.
func (p *menuPanel) next(step int) int {
	n := len(p.rows)
	i := p.active
	if i < 0 && step < 0 {
		i = n
	}
	for range n {
		i = (i + step + n) % n
		if p.rows[i].rule == nil && !p.rows[i].disabled {
			return i
		}
	}
	return -1
}

func (p *menuPanel) objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{p.ground, p.hover.Object()}
	for _, l := range p.rows {
		if l.rule != nil {
			objects = append(objects, l.rule.Object())
			continue
		}
		objects = append(objects, l.label)
		if l.keys != nil {
			objects = append(objects, l.keys)
		}
		if l.sub != nil {
			objects = append(objects, l.sub)
		}
		if l.tick != nil {
			objects = append(objects, l.tick)
		}
	}
	if p.scroll != nil {
		objects = append(objects, p.scroll.up, p.scroll.down)
	}
	return objects
}

func (p *menuPanel) paint() {
	c := p.kit.Colors()
	p.ground.FillColor, p.ground.StrokeColor = c.Paper, c.Hairline
	p.ground.Shadow = canvas.Shadow{Color: c.Shadow, BlurRadius: menuShadow, Offset: fyne.NewPos(0, 4)}
	p.hover.FillColor = c.AccentTint
	outline(p.hover, c, true)
	p.ground.Refresh()
	p.hover.Refresh()
	for _, l := range p.rows {
		if l.rule != nil {
			l.rule.SetColor(c.Hairline)
		}
	}
}
