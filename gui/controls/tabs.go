package controls

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"waymark/gui/shape"
	"waymark/gui/theme"
)

// doublePress is how soon a second press has to follow to count as a double.
const doublePress = 400 * time.Millisecond

// TabSpec describes a tab.
type TabSpec struct {
	ID     string
	Text   string
	Tip    string
	Size   float64 // of the type; 0 is the usual one
	Bold   bool
	Chosen bool
	Icon   string // before the text; "" for none
	OnTap  func()
	// OnDouble is called on a double press and on F2.
	OnDouble func()
	// OnMenu is called with the position on the window on a press with the other
	// button.
	OnMenu func(at fyne.Position)
}

// Tab is a name that can be chosen, renamed and asked for a menu.
type Tab struct {
	press
	spec  TabSpec
	label *Label
	icon  *Icon
	last  time.Time
	found int
}

// SetFound frames the tab: 1 as something that a search has found, 2 as what it
// looks at just now, 0 not at all.
func (t *Tab) SetFound(found int) {
	if t.found != found {
		t.found = found
		t.self.Refresh()
	}
}

// Tab makes a tab.
func (k *Kit) Tab(spec TabSpec) *Tab {
	t := &Tab{spec: spec}
	t.extend(k, t, spec.Tip, nil)
	t.make(k)
	return t
}

// make makes what the tab shows.
func (t *Tab) make(k *Kit) {
	spec := &t.spec
	if spec.Size == 0 {
		spec.Size = theme.TextSize
	}
	t.label = k.Label(spec.Text, Style{Size: spec.Size, Bold: spec.Bold || spec.Chosen})
	t.icon = k.Icon(spec.Icon, tabIcon, Quiet)
	k.Name("tab", spec.ID, t.self)
}

const (
	tabIcon = 14
	tabGap  = 6
)

// lead is how much room the icon takes.
func (t *Tab) lead() float32 {
	if t.spec.Icon == "" {
		return 0
	}
	return tabIcon + tabGap
}

// Tapped chooses at once; a second press soon after renames. (Fyne's own double
// tap would delay every first press.)
func (t *Tab) Tapped(*fyne.PointEvent) {
	t.kit.tips.hide()
	now := time.Now()
	double := now.Sub(t.last) < doublePress
	t.last = now
	switch {
	case double && t.spec.OnDouble != nil:
		t.spec.OnDouble()
	case t.spec.OnTap != nil:
		t.spec.OnTap()
	}
}

// TappedSecondary opens the menu.
func (t *Tab) TappedSecondary(e *fyne.PointEvent) {
	if t.spec.OnMenu != nil {
		t.spec.OnMenu(e.AbsolutePosition)
	}
}

// TypedKey chooses, renames with F2 and opens the menu.
func (t *Tab) TypedKey(e *fyne.KeyEvent) {
	switch {
	case e.Name == fyne.KeyF2 && t.spec.OnDouble != nil:
		t.spec.OnDouble()
	case e.Name == desktop.KeyMenu && t.spec.OnMenu != nil:
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(t.self)
		t.spec.OnMenu(at.AddXY(0, t.Size().Height))
	case (e.Name == fyne.KeySpace || e.Name == fyne.KeyReturn || e.Name == fyne.KeyEnter) && t.spec.OnTap != nil:
		t.spec.OnTap()
	default:
		PassKey(t, e)
	}
}

// CreateRenderer is for Fyne.
func (t *Tab) CreateRenderer() fyne.WidgetRenderer {
	r := &tabRenderer{t: t, ground: shape.NewBox(8, 0), ring: shape.NewBox(9, 2)}
	r.Refresh()
	return r
}

type tabRenderer struct {
	t            *Tab
	ground, ring *shape.Box
}

func (r *tabRenderer) padding() float32 {
	if r.t.spec.Bold {
		return 6
	}
	return 12
}

func (r *tabRenderer) MinSize() fyne.Size {
	return fyne.NewSize(r.t.label.MinSize().Width+2*r.padding()+r.t.lead(), 32)
}

func (r *tabRenderer) Layout(size fyne.Size) {
	r.ground.Resize(size)
	r.ring.Move(fyne.NewPos(-2, -2))
	r.ring.Resize(size.AddWidthHeight(4, 4))
	lead := r.t.lead()
	r.t.icon.Move(fyne.NewPos(r.padding(), 0))
	r.t.icon.Resize(fyne.NewSize(tabIcon, size.Height))
	r.t.label.Move(fyne.NewPos(r.padding()+lead, 0))
	r.t.label.Resize(fyne.NewSize(size.Width-2*r.padding()-lead, size.Height))
}

func (r *tabRenderer) Refresh() {
	c := r.t.kit.Colors()
	ink := Ink
	r.ground.FillColor = Nothing(c)
	switch {
	case r.t.spec.Chosen:
		r.ground.FillColor, ink = c.AccentTint, Accent
	case r.t.hovered:
		r.ground.FillColor = c.Hover
	}
	outline(r.ground, c, r.t.spec.Chosen)
	r.ring.StrokeColor, r.ring.StrokeWidth, r.ring.Hidden = c.Focus, 2, !r.t.focused && r.t.found == 0
	if r.t.found > 0 && !r.t.focused {
		r.ring.StrokeColor, r.ring.StrokeWidth = c.Hit, 0.5+1.5*float32(r.t.found)
	}
	r.t.label.SetPaint(ink)
	r.t.icon.Set(r.t.spec.Icon, ink)
	r.ground.Refresh()
	r.ring.Refresh()
}

func (r *tabRenderer) Objects() []fyne.CanvasObject {
	if r.t.spec.Icon == "" {
		return []fyne.CanvasObject{r.ring.Object(), r.ground.Object(), r.t.label}
	}
	return []fyne.CanvasObject{r.ring.Object(), r.ground.Object(), r.t.icon, r.t.label}
}

func (r *tabRenderer) Destroy() {}
