package controls

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"waymark/gui/shape"
	"waymark/gui/theme"
)

// LineSpec describes a line of a list.
type LineSpec struct {
	ID     string
	Icon   string
	Paint  Paint // of the icon; nil is Quiet
	Text   string
	Note   string // quiet, behind the text
	Right  string // quiet, at the right edge
	Mark   string // an icon at the right edge: what is chosen has a tick
	Tip    string
	Faint  bool // shows something that is not there any more
	OnTap  func()
	OnOpen func() // on a double press and on Enter; nil when OnTap is enough
	OnMenu func(at fyne.Position)
}

// Line is a line of a list: an icon, a name, and quiet facts about it.
type Line struct {
	press
	spec              LineSpec
	icon, mark        *Icon
	text, note, right *Label
	chosen            bool
	cut               bool // there is no room for all its words
	last              time.Time
}

// ListLine makes a line of a list.
func (k *Kit) ListLine(spec LineSpec) *Line {
	l := &Line{spec: spec}
	l.extend(k, l, spec.Tip, nil)
	paint, ink := spec.Paint, Ink
	if paint == nil {
		paint = Quiet
	}
	if spec.Faint {
		paint, ink = Faint, Quiet
	}
	l.icon = k.Icon(spec.Icon, 18, paint)
	l.mark = k.Icon(spec.Mark, 14, Accent)
	l.text = k.Label(spec.Text, Style{Paint: ink, Shrink: 40})
	l.note = k.Label(spec.Note, Style{Size: theme.SmallSize, Paint: Quiet, Shrink: 20})
	l.right = k.Label(spec.Right, Style{Size: theme.SmallSize, Paint: Quiet})
	k.Name("line", spec.ID, l)
	return l
}

// Choose shows the line as the chosen one.
func (l *Line) Choose(chosen bool) {
	if l.chosen != chosen {
		l.chosen = chosen
		l.Refresh()
	}
}

// MouseIn tells all of a line that has no room for its words.
func (l *Line) MouseIn(e *desktop.MouseEvent) {
	l.tip = l.spec.Tip
	if l.tip == "" && l.cut {
		l.tip = l.spec.Text
		if l.spec.Note != "" {
			l.tip += " · " + l.spec.Note
		}
	}
	l.press.MouseIn(e)
}

// Tapped chooses; a second press soon after opens.
func (l *Line) Tapped(*fyne.PointEvent) {
	l.kit.tips.hide()
	now := time.Now()
	double := now.Sub(l.last) < doublePress
	l.last = now
	if double && l.spec.OnOpen != nil {
		l.spec.OnOpen()
		return
	}
	if l.spec.OnTap != nil {
		l.spec.OnTap()
	}
}

// TappedSecondary opens the menu.
func (l *Line) TappedSecondary(e *fyne.PointEvent) {
	if l.spec.OnMenu != nil {
		l.spec.OnMenu(e.AbsolutePosition)
	}
}

// TypedKey chooses with Space, opens with Enter, and opens the menu.
func (l *Line) TypedKey(e *fyne.KeyEvent) {
	switch {
	case e.Name == desktop.KeyMenu && l.spec.OnMenu != nil:
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(l)
		l.spec.OnMenu(at.AddXY(0, l.Size().Height))
	case (e.Name == fyne.KeyReturn || e.Name == fyne.KeyEnter) && l.spec.OnOpen != nil:
		l.spec.OnOpen()
	case (e.Name == fyne.KeySpace || e.Name == fyne.KeyReturn || e.Name == fyne.KeyEnter) && l.spec.OnTap != nil:
		l.spec.OnTap()
	case e.Name == fyne.KeyDown:
		fyne.CurrentApp().Driver().CanvasForObject(l).FocusNext()
	case e.Name == fyne.KeyUp:
		fyne.CurrentApp().Driver().CanvasForObject(l).FocusPrevious()
	default:
		PassKey(l, e)
	}
}

// CreateRenderer is for Fyne.
func (l *Line) CreateRenderer() fyne.WidgetRenderer {
	r := &lineRenderer{l: l, ground: shape.NewBox(7, 0), ring: shape.NewBox(7, 2)}
	r.Refresh()
	return r
}

type lineRenderer struct {
	l            *Line
	ground, ring *shape.Box
}

func (r *lineRenderer) MinSize() fyne.Size { return fyne.NewSize(160, 32) }

func (r *lineRenderer) Layout(size fyne.Size) {
	r.ground.Resize(size)
	r.ring.Resize(size)
	l := r.l
	x := float32(10)
	if l.spec.Icon != "" {
		l.icon.Move(fyne.NewPos(x, 0))
		l.icon.Resize(fyne.NewSize(18, size.Height))
		x += 18 + 10
	}
	right := size.Width - 10
	if l.spec.Mark != "" {
		right -= 14
		l.mark.Move(fyne.NewPos(right, 0))
		l.mark.Resize(fyne.NewSize(14, size.Height))
		right -= 8
	}
	if l.spec.Right != "" {
		w := l.right.Natural().Width
		right -= w
		l.right.Move(fyne.NewPos(right, 0))
		l.right.Resize(fyne.NewSize(w, size.Height))
		right -= 16
	}
	w := max(0, min(l.text.Natural().Width, right-x))
	l.text.Move(fyne.NewPos(x, 0))
	l.text.Resize(fyne.NewSize(w, size.Height))
	x += w + 12
	l.note.Hidden = right-x < 30
	l.cut = w < l.text.Natural().Width || l.spec.Note != "" && right-x < l.note.Natural().Width
	l.note.Move(fyne.NewPos(x, 0))
	l.note.Resize(fyne.NewSize(max(0, right-x), size.Height))
}

func (r *lineRenderer) Refresh() {
	c := r.l.kit.Colors()
	r.ground.FillColor = Nothing(c)
	switch {
	case r.l.chosen:
		r.ground.FillColor = c.AccentTint
	case r.l.hovered:
		r.ground.FillColor = c.Hover
	}
	outline(r.ground, c, r.l.chosen)
	r.ring.StrokeColor, r.ring.Hidden = c.Focus, !r.l.focused
	r.Layout(r.l.Size())
	r.ground.Refresh()
	r.ring.Refresh()
	for _, o := range []fyne.CanvasObject{r.l.icon, r.l.mark, r.l.text, r.l.note, r.l.right} {
		o.Refresh()
	}
}

func (r *lineRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground.Object(), r.ring.Object(), r.l.icon, r.l.mark, r.l.text, r.l.note, r.l.right}
}

func (r *lineRenderer) Destroy() {}
