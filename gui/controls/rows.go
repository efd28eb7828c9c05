package controls

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// RowSpec is a row of Rows.
type RowSpec struct {
	ID     string // its name in the list of spots
	Icon   string
	Paint  Paint // of the icon; nil is Quiet
	Text   string
	Note   string // quiet, behind the text
	Right  string // quiet, at the right edge
	Depth  int    // how far it is indented
	Fold   Fold
	Header bool // a heading between rows: it cannot be chosen
	Faint  bool // shows something that cannot be seen elsewhere just now
}

// Fold tells whether a row has rows below it.
type Fold uint8

// The states of a row with rows below it.
const (
	Leaf Fold = iota
	Open
	Folded
)

// RowsSpec describes a list of many rows.
type RowsSpec struct {
	ID    string
	Count func() int
	Row   func(i int) RowSpec
	// Chosen is called when another row becomes the chosen one, by pointer or key.
	Chosen func(i int)
	// Opened is called on Enter and on a double press, or on a single one when
	// Single is set.
	Opened func(i int)
	Single bool
	// Folded is called to fold a row or to open it.
	Folded func(i int, fold bool)
	Menu   func(i int, at fyne.Position)
	// Keys sees each key first and tells whether it had a use for it; Runes sees
	// what is typed.
	Keys  func(*fyne.KeyEvent) bool
	Runes func(rune)
	// Shortcut sees shortcuts first and tells whether it had a use for it.
	Shortcut func(fyne.Shortcut) bool
	// Fixed keeps the keyboard out of the list: something else hands keys on.
	Fixed bool
}

const (
	rowHeight = 28
	rowIndent = 16
	barWidth  = 5
)

// Rows is a list of any number of rows, of which only those in view exist as
// objects. One of them is chosen. It is one stop of the keyboard.
type Rows struct {
	widget.BaseWidget
	kit     *Kit
	spec    RowsSpec
	chosen  int
	over    int
	offset  float32
	focused bool
	last    time.Time
	lastRow int
	cut     map[int]string // all the words of the rows in view that have no room for them
}

// Rows makes a list.
func (k *Kit) Rows(spec RowsSpec) *Rows {
	r := &Rows{kit: k, spec: spec, over: -1, lastRow: -1}
	r.ExtendBaseWidget(r)
	k.Name("rows", spec.ID, r)
	k.spots.also(r)
	return r
}

// Chosen gives the index of the chosen row, −1 without rows.
func (r *Rows) Chosen() int { return min(r.chosen, r.spec.Count()-1) }

// Choose makes a row the chosen one, without telling, and scrolls it into view.
func (r *Rows) Choose(i int) {
	r.chosen = max(0, min(i, r.spec.Count()-1))
	r.reveal(r.chosen)
	r.Refresh()
}

// Changed shows what Count and Row say now.
func (r *Rows) Changed() {
	r.chosen = max(0, min(r.chosen, r.spec.Count()-1))
	r.clamp()
	r.Refresh()
}

// Go goes some rows up or down from the chosen one, past headings.
func (r *Rows) Go(by int) {
	n := r.spec.Count()
	step := 1
	if by < 0 {
		step = -1
	}
	to := max(0, min(n-1, r.chosen+by))
	for to >= 0 && to < n && r.spec.Row(to).Header {
		to += step
	}
	if to < 0 || to >= n { // nothing but headings that way
		to = max(0, min(n-1, r.chosen+by))
		for to >= 0 && to < n && r.spec.Row(to).Header {
			to -= step
		}
	}
	if to >= 0 && to < n {
		r.choose(to)
	}
}

// Open opens the chosen row.
func (r *Rows) Open() {
	if i := r.Chosen(); i >= 0 && r.spec.Opened != nil && !r.spec.Row(i).Header {
		r.spec.Opened(i)
	}
}

func (r *Rows) choose(i int) {
	changed := i != r.chosen
	r.chosen = i
	r.reveal(i)
	r.Refresh()
	if changed && r.spec.Chosen != nil {
		r.spec.Chosen(i)
	}
}

func (r *Rows) reveal(i int) {
	if r.Size().Height < rowHeight {
		return // it has no place yet; Resize does it then
	}
	top, height := float32(i)*rowHeight, r.Size().Height
	if top < r.offset {
		r.offset = top
	} else if top+rowHeight > r.offset+height {
		r.offset = top + rowHeight - height
	}
	r.clamp()
}

func (r *Rows) clamp() {
	r.offset = max(0, min(r.offset, float32(r.spec.Count())*rowHeight-r.Size().Height))
}

func (r *Rows) page() int { return max(1, int(r.Size().Height/rowHeight)-1) }

// at gives the row at a height of the widget, −1 for none.
func (r *Rows) at(y float32) int {
	i := int((y + r.offset) / rowHeight)
	if y < 0 || i < 0 || i >= r.spec.Count() {
		return -1
	}
	return i
}

// FocusGained is for Fyne.
func (r *Rows) FocusGained() { r.focused = true; r.Refresh() }

// FocusLost is for Fyne.
func (r *Rows) FocusLost() { r.focused = false; r.Refresh() }

// TypedRune is for Fyne.
func (r *Rows) TypedRune(c rune) {
	if r.spec.Runes != nil {
		r.spec.Runes(c)
	}
}

// TypedShortcut is for Fyne.
func (r *Rows) TypedShortcut(sc fyne.Shortcut) {
	if r.spec.Shortcut == nil || !r.spec.Shortcut(sc) {
		PassShortcut(r, sc)
	}
}

// TypedKey walks through the rows.
func (r *Rows) TypedKey(e *fyne.KeyEvent) {
	if r.spec.Keys != nil && r.spec.Keys(e) || r.Walk(e.Name) {
		return
	}
	switch e.Name {
	case fyne.KeyRight, fyne.KeyLeft:
		r.foldBy(e.Name)
	case fyne.KeyReturn, fyne.KeyEnter:
		r.Open()
	case desktop.KeyMenu:
		if i := r.Chosen(); i >= 0 && r.spec.Menu != nil {
			at := fyne.CurrentApp().Driver().AbsolutePositionForObject(r)
			r.spec.Menu(i, at.AddXY(24, float32(i+1)*rowHeight-r.offset))
		}
	default:
		PassKey(r, e)
	}
}

// Walk goes up or down by a key. It tells whether the key is one for that.
func (r *Rows) Walk(key fyne.KeyName) bool {
	switch key {
	case fyne.KeyUp:
		r.Go(-1)
	case fyne.KeyDown:
		r.Go(1)
	case fyne.KeyPageUp:
		r.Go(-r.page())
	case fyne.KeyPageDown:
		r.Go(r.page())
	case fyne.KeyHome:
		r.Go(-r.spec.Count())
	case fyne.KeyEnd:
		r.Go(r.spec.Count())
	default:
		return false
	}
	return true
}

// foldBy opens with Right and folds with Left; Right then goes to the first row
// below, Left to the row above that holds this one.
func (r *Rows) foldBy(key fyne.KeyName) {
	i := r.Chosen()
	if i < 0 {
		return
	}
	row := r.spec.Row(i)
	switch {
	case key == fyne.KeyRight && row.Fold == Folded:
		r.fold(i, false)
	case key == fyne.KeyRight && row.Fold == Open:
		r.Go(1)
	case key == fyne.KeyLeft && row.Fold == Open:
		r.fold(i, true)
	case key == fyne.KeyLeft:
		for k := i - 1; k >= 0; k-- {
			if r.spec.Row(k).Depth < row.Depth {
				r.choose(k)
				return
			}
		}
	}
}

func (r *Rows) fold(i int, fold bool) {
	if r.spec.Folded != nil {
		r.spec.Folded(i, fold)
		r.Changed()
	}
}

// Tapped chooses, folds at the arrow, and opens on a second press soon after.
func (r *Rows) Tapped(e *fyne.PointEvent) {
	i := r.at(e.Position.Y)
	if i < 0 {
		return
	}
	row := r.spec.Row(i)
	if row.Header {
		return
	}
	if c := fyne.CurrentApp().Driver().CanvasForObject(r); c != nil && !r.spec.Fixed {
		c.Focus(r)
	}
	left := float32(row.Depth) * rowIndent
	if row.Fold != Leaf && e.Position.X >= left && e.Position.X < left+24 {
		r.fold(i, row.Fold == Open)
		return
	}
	now := time.Now()
	double := i == r.lastRow && now.Sub(r.last) < doublePress
	r.last, r.lastRow = now, i
	if !double {
		r.chosen = -1 // a press tells also when the row was the chosen one before
		r.choose(i)
	}
	if (double || r.spec.Single) && r.spec.Opened != nil {
		r.spec.Opened(i)
	}
}

// TappedSecondary opens the menu of a row.
func (r *Rows) TappedSecondary(e *fyne.PointEvent) {
	if i := r.at(e.Position.Y); i >= 0 && r.spec.Menu != nil && !r.spec.Row(i).Header {
		r.choose(i)
		r.spec.Menu(i, e.AbsolutePosition)
	}
}

// MouseIn is for Fyne.
func (r *Rows) MouseIn(e *desktop.MouseEvent) { r.MouseMoved(e) }

// MouseMoved lights the row under the pointer.
func (r *Rows) MouseMoved(e *desktop.MouseEvent) {
	i := r.at(e.Position.Y)
	if i == r.over {
		return
	}
	r.over = i
	r.Refresh()
	r.tip(i)
}

// tip tells all of a row that has no room for its words.
func (r *Rows) tip(i int) {
	r.kit.tips.pointAt(r, r.cut[i], func() (fyne.Position, fyne.Size) {
		return fyne.NewPos(0, float32(i)*rowHeight-r.offset), fyne.NewSize(r.Size().Width, rowHeight)
	})
}

// MouseOut is for Fyne.
func (r *Rows) MouseOut() {
	r.over = -1
	r.kit.tips.hide()
	r.Refresh()
}

// Scrolled scrolls. That there is such a method also makes Fyne cut off what
// reaches beyond the list.
func (r *Rows) Scrolled(e *fyne.ScrollEvent) {
	was := r.offset
	r.offset -= e.Scrolled.DY * 2
	r.clamp()
	if r.offset != was {
		r.over = r.at(e.Position.Y)
		r.Refresh()
	}
}

// Resize is for Fyne.
func (r *Rows) Resize(size fyne.Size) {
	if size == r.Size() {
		return
	}
	first := r.Size().Height < rowHeight
	r.BaseWidget.Resize(size)
	r.clamp()
	if first {
		r.reveal(max(0, r.chosen))
	}
	r.Refresh()
}

// spots gives the places of the rows in view.
func (r *Rows) spots() []Spot {
	at, size := fyne.CurrentApp().Driver().AbsolutePositionForObject(r), r.Size()
	if at.IsZero() || !r.Visible() || size.Width <= 0 {
		return nil
	}
	var out []Spot
	for i := max(0, int(r.offset/rowHeight)); i < r.spec.Count(); i++ {
		y := float32(i)*rowHeight - r.offset
		if y+rowHeight > size.Height {
			break
		}
		if row := r.spec.Row(i); row.ID != "" && y >= 0 {
			out = append(out, Spot{"row", row.ID, at.X, at.Y + y, size.Width, rowHeight, r})
		}
	}
	return out
}

// lister is a widget that shows several named things itself.
type lister interface {
	fyne.CanvasObject
	spots() []Spot
}

// also asks a widget for the places of what it shows, as long as it is in a window.
func (s *Spots) also(l lister) {
	if s.changed != nil {
		s.listers = append(s.listers, l)
	}
}

// listed gives the places that widgets tell of what they show.
func (s *Spots) listed(c fyne.Canvas) []Spot {
	var out []Spot
	for _, l := range s.listers {
		if fyne.CurrentApp().Driver().CanvasForObject(l) == c {
			out = append(out, l.spots()...)
		}
	}
	return out
}
