package controls

import (
	"strconv"

	"waymark/gui/shape"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
)

const (
	scoreSide = 14
	scoreStep = 20
	mostScore = 5
)

// Scores are five marks to press: as many are full as the score says. Pressing
// the last full one takes the score away.
type Scores struct {
	press
	value, over int
	paint       Paint
	set         func(int)
}

// Scores makes five marks.
func (k *Kit) Scores(id string, value int, paint Paint, set func(int)) *Scores {
	s := &Scores{value: value, paint: paint, set: set}
	s.extend(k, s, "", nil)
	k.Name("scores", id, s)
	return s
}

// Value gives the score, 0 for none.
func (s *Scores) Value() int { return s.value }

// SetValue shows a score.
func (s *Scores) SetValue(v int) {
	if s.value != v {
		s.value = v
		s.Refresh()
	}
}

func markAt(x float32) int {
	return min(max(1, int((x+(scoreStep-scoreSide)/2)/scoreStep)+1), mostScore)
}

// MouseIn is for Fyne.
func (s *Scores) MouseIn(e *desktop.MouseEvent) {
	s.over = markAt(e.Position.X)
	s.press.MouseIn(e)
}

// MouseMoved shows what pressing here would give.
func (s *Scores) MouseMoved(e *desktop.MouseEvent) {
	if over := markAt(e.Position.X); over != s.over {
		s.over = over
		s.Refresh()
	}
}

// MouseOut is for Fyne.
func (s *Scores) MouseOut() {
	s.over = 0
	s.press.MouseOut()
}

// Tapped sets the score.
func (s *Scores) Tapped(e *fyne.PointEvent) {
	if e == nil {
		return
	}
	if window := fyne.CurrentApp().Driver().CanvasForObject(s); window != nil {
		window.Focus(s) // for a digit to follow
	}
	s.change(markAt(e.Position.X))
}

func (s *Scores) change(v int) {
	if v == s.value {
		v = 0
	}
	s.put(v)
}

func (s *Scores) put(v int) {
	if v = min(max(0, v), mostScore); v != s.value {
		s.value, s.over = v, 0
		s.Refresh()
		s.set(v)
	}
}

// TypedRune sets the score that is typed.
func (s *Scores) TypedRune(r rune) {
	if v, err := strconv.Atoi(string(r)); err == nil && v <= mostScore {
		s.put(v)
	}
}

// TypedKey changes the score with the arrows.
func (s *Scores) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyLeft, fyne.KeyDown:
		s.put(s.value - 1)
	case fyne.KeyRight, fyne.KeyUp:
		s.put(s.value + 1)
	case fyne.KeyDelete, fyne.KeyBackspace:
		s.put(0)
	default:
		PassKey(s, e)
	}
}

// CreateRenderer is for Fyne.
func (s *Scores) CreateRenderer() fyne.WidgetRenderer {
	r := &scoresRenderer{s: s, ring: shape.NewBox(9, 2)}
	for range mostScore {
		r.marks = append(r.marks, &canvas.Circle{})
	}
	r.Refresh()
	return r
}

type scoresRenderer struct {
	s     *Scores
	ring  *shape.Box
	marks []*canvas.Circle
}

func (r *scoresRenderer) MinSize() fyne.Size { return fyne.NewSize(mostScore*scoreStep, 20) }

func (r *scoresRenderer) Layout(size fyne.Size) {
	y := float32(int((size.Height - scoreSide) / 2))
	r.ring.Move(fyne.NewPos(-4, y-4))
	r.ring.Resize(fyne.NewSize(mostScore*scoreStep+2, scoreSide+8))
	for i, m := range r.marks {
		m.Move(fyne.NewPos(float32(i*scoreStep), y))
		m.Resize(fyne.NewSquareSize(scoreSide))
	}
}

func (r *scoresRenderer) Refresh() {
	c := r.s.kit.Colors()
	ink := r.s.paint(c)
	for i, m := range r.marks {
		// A mark that is not given is hollow: full and empty must not be told apart
		// by a shade, and what can be pressed must be seen.
		m.StrokeWidth, m.StrokeColor, m.FillColor = 1.5, c.Faint, c.Paper
		if i < r.s.value {
			m.StrokeWidth, m.FillColor = 0, ink
		}
		if r.s.hovered && i < r.s.over && i >= r.s.value {
			pale := ink
			pale.A = 0x66
			m.FillColor = blend(c.Paper, pale)
		}
		m.Refresh()
	}
	r.ring.StrokeColor, r.ring.Hidden = c.Focus, !r.s.focused
	r.ring.Refresh()
}

func (r *scoresRenderer) Objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{r.ring.Object()}
	for _, m := range r.marks {
		objects = append(objects, m)
	}
	return objects
}

func (r *scoresRenderer) Destroy() {}
