package controls

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

const (
	iconCell    = 36
	iconColumns = 8
	iconPad     = 8
)

// iconGrid is a small window of icons to choose from. The first stands for “no
// icon of its own”.
type iconGrid struct {
	widget.BaseWidget
	kit    *Kit
	window fyne.Canvas
	names  []string
	active int
	choose func(string)
	back   fyne.Focusable

	at           fyne.Position
	ground, ring *canvas.Rectangle
	icons        []*Icon
}

// PickIcon opens a grid of icons below a widget, with the one in force pointed
// at. An empty name stands for no icon of its own.
func (k *Kit) PickIcon(under fyne.CanvasObject, names []string, current string, choose func(string)) {
	driver := fyne.CurrentApp().Driver()
	window := driver.CanvasForObject(under)
	if window == nil {
		return
	}
	k.tips.hide()
	g := &iconGrid{kit: k, window: window, names: names, choose: choose, ground: &canvas.Rectangle{CornerRadius: 9, StrokeWidth: 1}, ring: &canvas.Rectangle{CornerRadius: 7, StrokeWidth: 2}}
	g.back, _ = under.(fyne.Focusable)
	for i, name := range names {
		paint := Ink
		if name == current {
			g.active, paint = i, Accent
		}
		if name == "" {
			name = "x"
		}
		icon := k.Icon(name, 18, paint)
		g.icons = append(g.icons, icon)
		k.Name("icon", "icons."+names[i], icon)
	}
	g.ExtendBaseWidget(g)
	size, room := g.size(), window.Size()
	at := driver.AbsolutePositionForObject(under).AddXY(0, under.Size().Height+4)
	g.at = fyne.NewPos(min(max(8, at.X), room.Width-size.Width-8), min(at.Y, max(8, room.Height-size.Height-8)))
	window.Overlays().Add(g)
	window.Focus(g)
	g.Refresh()
}

func (g *iconGrid) size() fyne.Size {
	rows := (len(g.names) + iconColumns - 1) / iconColumns
	return fyne.NewSize(iconColumns*iconCell+2*iconPad, float32(rows*iconCell+2*iconPad))
}

func (g *iconGrid) cell(i int) fyne.Position {
	return g.at.AddXY(float32(iconPad+i%iconColumns*iconCell), float32(iconPad+i/iconColumns*iconCell))
}

// index gives the icon at a position, −1 for none.
func (g *iconGrid) index(at fyne.Position) int {
	x, y := int(at.X-g.at.X-iconPad), int(at.Y-g.at.Y-iconPad)
	if x < 0 || y < 0 || x >= iconColumns*iconCell {
		return -1
	}
	if i := y/iconCell*iconColumns + x/iconCell; i < len(g.names) {
		return i
	}
	return -1
}

func (g *iconGrid) close() {
	g.window.Overlays().Remove(g)
	if g.back != nil {
		g.window.Focus(g.back)
	}
}

func (g *iconGrid) take(i int) {
	g.close()
	g.choose(g.names[i])
}

// Tapped chooses; beside the grid it closes.
func (g *iconGrid) Tapped(e *fyne.PointEvent) {
	size := g.size()
	if i := g.index(e.Position); i >= 0 {
		g.take(i)
	} else if e.Position.X < g.at.X || e.Position.Y < g.at.Y || e.Position.X > g.at.X+size.Width || e.Position.Y > g.at.Y+size.Height {
		g.close()
	}
}

// TappedSecondary is like Tapped.
func (g *iconGrid) TappedSecondary(e *fyne.PointEvent) { g.Tapped(e) }

// MouseIn is for Fyne.
func (g *iconGrid) MouseIn(e *desktop.MouseEvent) { g.MouseMoved(e) }

// MouseMoved points at an icon.
func (g *iconGrid) MouseMoved(e *desktop.MouseEvent) {
	if i := g.index(e.Position); i >= 0 && i != g.active {
		g.active = i
		g.Refresh()
	}
}

// MouseOut is for Fyne.
func (g *iconGrid) MouseOut() {}

// FocusGained is for Fyne.
func (g *iconGrid) FocusGained() {}

// FocusLost is for Fyne.
func (g *iconGrid) FocusLost() {}

// TypedRune is for Fyne.
func (g *iconGrid) TypedRune(rune) {}

// TypedKey walks the grid with the arrows.
func (g *iconGrid) TypedKey(e *fyne.KeyEvent) {
	step := map[fyne.KeyName]int{fyne.KeyLeft: -1, fyne.KeyRight: 1, fyne.KeyUp: -iconColumns, fyne.KeyDown: iconColumns}[e.Name]
	switch {
	case step != 0:
		if i := g.active + step; i >= 0 && i < len(g.names) {
			g.active = i
			g.Refresh()
		}
	case e.Name == fyne.KeyReturn || e.Name == fyne.KeyEnter || e.Name == fyne.KeySpace:
		g.take(g.active)
	case e.Name == fyne.KeyEscape:
		g.close()
	}
}

// CreateRenderer is for Fyne.
func (g *iconGrid) CreateRenderer() fyne.WidgetRenderer {
	r := &iconGridRenderer{g}
	r.Refresh()
	return r
}

type iconGridRenderer struct{ g *iconGrid }

func (r *iconGridRenderer) Layout(fyne.Size)   {}
func (r *iconGridRenderer) MinSize() fyne.Size { return fyne.NewSize(0, 0) }
func (r *iconGridRenderer) Destroy()           {}

func (r *iconGridRenderer) Refresh() {
	g, c := r.g, r.g.kit.Colors()
	g.ground.FillColor, g.ground.StrokeColor = c.Paper, c.Hairline
	g.ground.Shadow = canvas.Shadow{Color: c.Shadow, BlurRadius: menuShadow, Offset: fyne.NewPos(0, 4)}
	g.ground.Move(g.at)
	g.ground.Resize(g.size())
	g.ring.FillColor, g.ring.StrokeColor = color.Transparent, c.Accent
	g.ring.Move(g.cell(g.active).AddXY(2, 2))
	g.ring.Resize(fyne.NewSquareSize(iconCell - 4))
	for i, icon := range g.icons {
		icon.Move(g.cell(i))
		icon.Resize(fyne.NewSquareSize(iconCell))
	}
	g.ground.Refresh()
	g.ring.Refresh()
}

func (r *iconGridRenderer) Objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{r.g.ground, r.g.ring}
	for _, i := range r.g.icons {
		objects = append(objects, i)
	}
	return objects
}
