package controls

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Sortable is a column of rows that can be brought into another order by their
// grips. While one is dragged, the others make room.
type Sortable struct {
	*fyne.Container
	kit    *Kit
	layout *sortLayout
	moved  func(from, to int) // to is the index among the others
}

type sortLayout struct {
	gap  float32
	drag int     // the row that is dragged, −1 for none
	dy   float32 // how far it has come
}

// Sortable makes an empty column.
func (k *Kit) Sortable(gap float32, moved func(from, to int)) *Sortable {
	s := &Sortable{kit: k, layout: &sortLayout{gap: gap, drag: -1}, moved: moved}
	s.Container = container.New(s.layout)
	return s
}

// Set shows these rows.
func (s *Sortable) Set(rows []fyne.CanvasObject) {
	s.Objects = rows
	s.layout.drag = -1
	s.Refresh()
}

// Grip makes the grip of row i.
func (s *Sortable) Grip(id, tip string, i int) *Grip {
	return s.kit.Grip(GripSpec{
		ID: id, Tip: tip,
		Drag: func(_, dy float32, done bool) { s.drag(i, dy, done) },
		Step: func(by int) {
			if to := i + by; to >= 0 && to < len(s.Objects) {
				s.moved(i, to)
			}
		},
	})
}

func (s *Sortable) drag(i int, dy float32, done bool) {
	if i >= len(s.Objects) {
		return // the rows changed meanwhile
	}
	s.layout.drag, s.layout.dy = i, dy
	to := DropIndex(s.layout.heights(s.Objects), s.layout.gap, i, dy)
	if done {
		s.layout.drag = -1
	}
	s.layout.Layout(s.Objects, s.Size())
	s.Refresh()
	if done && to != i {
		s.moved(i, to)
	}
}

func (l *sortLayout) heights(rows []fyne.CanvasObject) []float32 {
	heights := make([]float32, len(rows))
	for i, r := range rows {
		heights[i] = r.MinSize().Height
	}
	return heights
}

// Layout is for Fyne.
func (l *sortLayout) Layout(rows []fyne.CanvasObject, size fyne.Size) {
	heights := l.heights(rows)
	if l.drag >= len(rows) {
		l.drag = -1
	}
	hole := -1
	if l.drag >= 0 {
		hole = DropIndex(heights, l.gap, l.drag, l.dy)
	}
	y, index := float32(0), 0
	for i, r := range rows {
		if i == l.drag {
			continue
		}
		if index == hole {
			y += heights[l.drag] + l.gap
		}
		r.Move(fyne.NewPos(0, y))
		r.Resize(fyne.NewSize(size.Width, heights[i]))
		y += heights[i] + l.gap
		index++
	}
	if l.drag >= 0 {
		top := l.dy
		for _, h := range heights[:l.drag] {
			top += h + l.gap
		}
		rows[l.drag].Move(fyne.NewPos(6, top))
		rows[l.drag].Resize(fyne.NewSize(size.Width, heights[l.drag]))
	}
}

// MinSize is for Fyne.
func (l *sortLayout) MinSize(rows []fyne.CanvasObject) fyne.Size {
	size := fyne.Size{}
	for i, r := range rows {
		least := r.MinSize()
		size.Width = max(size.Width, least.Width)
		size.Height += least.Height
		if i > 0 {
			size.Height += l.gap
		}
	}
	return size
}
