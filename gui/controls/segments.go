package controls

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"waymark/domain/typeset"
	"waymark/gui/shape"
	"waymark/gui/theme"
)

// Option is one of several things to choose from.
type Option struct {
	Value string
	Text  string
	Icon  string
	Tip   string
}

// Segments are a few options side by side, one of which is in force.
type Segments struct {
	press
	options []Option
	value   string
	over    int
	set     func(string)
	labels  []*Label
	icons   []*Icon
}

// Segments makes a row of options.
func (k *Kit) Segments(id string, options []Option, value string, set func(string)) *Segments {
	s := &Segments{options: options, value: value, over: -1, set: set}
	s.extend(k, s, "", nil)
	for _, o := range options {
		s.labels = append(s.labels, k.Label(o.Text, Style{Middle: true, Shrink: 20}))
		s.icons = append(s.icons, k.Icon(o.Icon, 18, Quiet))
	}
	k.Name("segments", id, s)
	return s
}

// Value gives the value in force.
func (s *Segments) Value() string { return s.value }

// SetValue shows another option as the one in force.
func (s *Segments) SetValue(v string) {
	if s.value != v {
		s.value = v
		s.Refresh()
	}
}

// edges gives where the options begin and end: each has the room its words
// need in bold, and what is left over is shared evenly.
func (s *Segments) edges(width float32) []float32 {
	edges := make([]float32, len(s.options)+1)
	natural := make([]float32, len(s.options))
	sum := float32(0)
	for i, o := range s.options {
		natural[i] = 40
		if o.Text != "" {
			natural[i] = float32(s.kit.setter.Measure(o.Text, typeset.Style{Size: theme.TextSize, Bold: true})) + 14
		}
		sum += natural[i]
	}
	// As even as the words allow: nobody gets less than needed.
	even := width / float32(len(s.options))
	need, fixed, rest := float32(0), float32(0), 0
	for _, n := range natural {
		if n > even {
			fixed += n
		} else {
			rest++
		}
		need = max(need, n)
	}
	x := float32(0)
	for i, n := range natural {
		switch {
		case need <= even:
			n = even
		case sum >= width:
			n = n / sum * width
		case n <= even:
			n = (width - fixed) / float32(rest)
		}
		x += n
		edges[i+1] = float32(int(x + 0.5))
	}
	edges[len(s.options)] = width
	return edges
}

func (s *Segments) at(x float32) int {
	edges := s.edges(s.Size().Width)
	for i := range s.options {
		if x < edges[i+1] {
			return i
		}
	}
	return len(s.options) - 1
}

func (s *Segments) index() int {
	for i, o := range s.options {
		if o.Value == s.value {
			return i
		}
	}
	return -1
}

// MouseIn is for Fyne.
func (s *Segments) MouseIn(e *desktop.MouseEvent) {
	s.press.MouseIn(e)
	s.hover(e)
}

// MouseMoved is for Fyne.
func (s *Segments) MouseMoved(e *desktop.MouseEvent) { s.hover(e) }

func (s *Segments) hover(e *desktop.MouseEvent) {
	if over := s.at(e.Position.X); over != s.over {
		s.over = over
		s.kit.tips.point(s, s.options[over].Tip)
		s.Refresh()
	}
}

// MouseOut is for Fyne.
func (s *Segments) MouseOut() {
	s.over = -1
	s.press.MouseOut()
}

// Tapped chooses.
func (s *Segments) Tapped(e *fyne.PointEvent) {
	if e != nil && !s.off {
		s.choose(s.at(e.Position.X))
	}
}

func (s *Segments) choose(i int) {
	if i < 0 || i >= len(s.options) || s.options[i].Value == s.value {
		return
	}
	s.value = s.options[i].Value
	s.Refresh()
	s.set(s.value)
}

// TypedKey chooses with the arrows.
func (s *Segments) TypedKey(e *fyne.KeyEvent) {
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
func (s *Segments) CreateRenderer() fyne.WidgetRenderer {
	r := &segmentsRenderer{
		s: s, ring: shape.NewBox(9, 2), frame: shape.NewBox(7, 1),
		chosen: shape.NewBox(0, 0), hover: shape.NewBox(0, 0),
	}
	for range len(s.options) - 1 {
		r.lines = append(r.lines, shape.NewFill(color.NRGBA{}))
	}
	r.Refresh()
	return r
}

type segmentsRenderer struct {
	s                          *Segments
	ring, frame, chosen, hover *shape.Box
	lines                      []*shape.Fill
}

func (r *segmentsRenderer) MinSize() fyne.Size {
	return fyne.NewSize(24*float32(len(r.s.options)), 32)
}

func (r *segmentsRenderer) Layout(size fyne.Size) {
	edges := r.s.edges(size.Width)
	edge := func(i int) float32 { return edges[i] }
	r.frame.Resize(size)
	r.ring.Move(fyne.NewPos(-2, -2))
	r.ring.Resize(size.AddWidthHeight(4, 4))
	for i, o := range r.s.options {
		x, w := edge(i), edge(i+1)-edge(i)
		r.s.labels[i].Move(fyne.NewPos(x+4, 0))
		r.s.labels[i].Resize(fyne.NewSize(w-8, size.Height))
		r.s.icons[i].Move(fyne.NewPos(x, 0))
		r.s.icons[i].Resize(fyne.NewSize(w, size.Height))
		r.s.labels[i].Hidden, r.s.icons[i].Hidden = o.Text == "", o.Icon == ""
		if i > 0 {
			r.lines[i-1].Move(fyne.NewPos(x, 1))
			r.lines[i-1].Resize(fyne.NewSize(1, size.Height-2))
		}
	}
	place := func(cell *shape.Box, i int) {
		if cell.Hidden = i < 0; cell.Hidden {
			cell.Refresh()
			return
		}
		cell.Move(fyne.NewPos(edge(i)+1, 1))
		cell.Resize(fyne.NewSize(edge(i+1)-edge(i)-1, size.Height-2))
		cell.Corners = shape.Corners{}
		if i == 0 {
			cell.Corners.TopLeft, cell.Corners.BottomLeft = 6, 6
		}
		if i == len(r.s.options)-1 {
			cell.Corners.TopRight, cell.Corners.BottomRight = 6, 6
			cell.Resize(cell.Size().AddWidthHeight(-1, 0))
		}
		cell.Refresh()
	}
	place(r.chosen, r.s.index())
	place(r.hover, r.s.over)
}

func (r *segmentsRenderer) Refresh() {
	c := r.s.kit.Colors()
	r.frame.FillColor, r.frame.StrokeColor = c.Field, c.Hairline
	r.chosen.FillColor, r.hover.FillColor = c.AccentTint, c.Hover
	outline(r.chosen, c, true)
	r.ring.StrokeColor, r.ring.Hidden = c.Focus, !r.s.focused
	for _, l := range r.lines {
		l.SetColor(c.Hairline)
	}
	chosen := r.s.index()
	for i, l := range r.s.labels {
		ink, bold := Ink, i == chosen
		if bold {
			ink = Accent
		}
		l.style.Bold, l.stale = bold, l.stale || l.style.Bold != bold
		l.SetPaint(ink)
		r.s.icons[i].Set(r.s.options[i].Icon, ink)
	}
	r.Layout(r.s.Size())
	r.frame.Refresh()
	r.ring.Refresh()
}

func (r *segmentsRenderer) Objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{r.ring.Object(), r.frame.Object(), r.chosen.Object(), r.hover.Object()}
	for _, l := range r.lines {
		objects = append(objects, l.Object())
	}
	for i := range r.s.labels {
		objects = append(objects, r.s.labels[i], r.s.icons[i])
	}
	return objects
}

func (r *segmentsRenderer) Destroy() {}
