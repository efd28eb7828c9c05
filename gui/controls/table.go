package controls

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// TableSpec describes a table of objects, row by row.
type TableSpec struct {
	Columns int
	First   float32 // width of the first column; 0 for one like the others
	Least   float32 // of the other columns, which share what room there is
	Most    float32 // of the other columns; 0 for no limit
	GapX    float32
	GapY    float32
	// Folds lets a table have fewer columns where there is no room for all.
	Folds bool
	// Pin keeps the first column in view while the table, inset by this much, is
	// scrolled in Scroll; nil for a table that is never wider than its place.
	Pin   *container.Scroll
	Inset float32
	// Resized is called when the table needs another height for its width.
	Resized func()
}

// TableCell is an object in a table. Width, if there is one, tells it how wide it
// will be before it is asked for its height, so that texts can wrap.
type TableCell struct {
	Object fyne.CanvasObject
	Width  func(width float32)
}

// Table puts objects into columns. Each row is as high as its highest object.
func Table(spec TableSpec, cells ...TableCell) *fyne.Container {
	l := &table{spec: spec}
	if spec.Pin != nil {
		cells = firstLast(cells, spec.Columns)
	}
	objects := make([]fyne.CanvasObject, len(cells))
	for i, c := range cells {
		objects[i] = c.Object
		l.widths = append(l.widths, c.Width)
	}
	c := container.New(l, objects...)
	if spec.Pin != nil {
		spec.Pin.OnScrolled = func(fyne.Position) { l.pin(c) }
	}
	return c
}

// firstLast puts the first cell of each row behind the others: it is drawn over
// them.
func firstLast(cells []TableCell, columns int) []TableCell {
	out := make([]TableCell, 0, len(cells))
	for row := 0; row+columns <= len(cells); row += columns {
		out = append(append(out, cells[row+1:row+columns]...), cells[row])
	}
	return out
}

// pin moves the first column to the edge of what is in view.
func (l *table) pin(c *fyne.Container) {
	for i := l.spec.Columns - 1; i < len(c.Objects); i += l.spec.Columns {
		c.Objects[i].Move(fyne.NewPos(l.pinned(), c.Objects[i].Position().Y))
	}
}

// pinned is where the first column stands.
func (l *table) pinned() float32 {
	if l.spec.Pin == nil {
		return 0
	}
	return max(0, l.spec.Pin.Offset.X-l.spec.Inset)
}

// column gives the column of the i-th object of a row.
func (l *table) column(i int) int {
	if l.spec.Pin == nil {
		return i
	}
	return (i + 1) % l.spec.Columns
}

type table struct {
	spec   TableSpec
	widths []func(float32)
	width  float32
	height float32
}

// columns gives where the columns begin and how wide they are.
func (l *table) columns(total float32) (x, w []float32) {
	n := l.count(total)
	x, w = make([]float32, n), make([]float32, n)
	free, others := total-float32(n-1)*l.spec.GapX, n
	if l.spec.First > 0 {
		free, others = free-l.spec.First, n-1
	}
	even := l.spec.Least
	if others > 0 {
		even = max(l.spec.Least, float32(int(free/float32(others))))
	}
	if l.spec.Most > 0 {
		even = min(even, l.spec.Most)
	}
	at := float32(0)
	for i := range n {
		x[i], w[i] = at, even
		if i == 0 && l.spec.First > 0 {
			w[i] = l.spec.First
		}
		at += w[i] + l.spec.GapX
	}
	return x, w
}

// count gives how many columns there are.
func (l *table) count(total float32) int {
	if !l.spec.Folds {
		return l.spec.Columns
	}
	return min(l.spec.Columns, max(1, int((total+l.spec.GapX)/(l.spec.Least+l.spec.GapX))))
}

// place gives each object its place and gives the whole height.
func (l *table) place(objects []fyne.CanvasObject, total float32, at func(o fyne.CanvasObject, pos fyne.Position, size fyne.Size)) float32 {
	n := l.count(total)
	x, w := l.columns(total)
	y := float32(0)
	for row := 0; row*n < len(objects); row++ {
		cells := objects[row*n : min(len(objects), row*n+n)]
		high := float32(0)
		for i, o := range cells {
			if tell := l.widths[row*n+i]; tell != nil {
				tell(w[l.column(i)])
			}
			high = max(high, o.MinSize().Height)
		}
		for i, o := range cells {
			c := l.column(i)
			left := x[c]
			if c == 0 {
				left = l.pinned()
			}
			at(o, fyne.NewPos(left, y), fyne.NewSize(w[c], high))
		}
		y += high + l.spec.GapY
	}
	return max(0, y-l.spec.GapY)
}

// Layout is for Fyne.
func (l *table) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	height := l.place(objects, size.Width, func(o fyne.CanvasObject, pos fyne.Position, size fyne.Size) {
		o.Move(pos)
		o.Resize(size)
	})
	if height != l.height && l.spec.Resized != nil {
		l.height = height
		l.spec.Resized()
	}
}

// MinSize is for Fyne.
func (l *table) MinSize(objects []fyne.CanvasObject) fyne.Size {
	x, w := l.columns(0)
	n := l.count(0)
	least := x[n-1] + w[n-1]
	return fyne.NewSize(least, l.place(objects, max(least, l.width), func(fyne.CanvasObject, fyne.Position, fyne.Size) {}))
}

// Cell is a part of a sheet or a table: a field to type in without a frame, with
// a small name above it or none, and room for a complaint.
type Cell struct {
	*fyne.Container
	Field *Field
}

// Cell makes a part of a sheet or a table.
func (k *Kit) Cell(name string, spec FieldSpec) *Cell {
	c := &Cell{Field: k.Field(spec)}
	c.Container = Column(0)
	if name != "" {
		label := k.Label(name, Style{Size: 11, Bold: true, Paint: Quiet, Shrink: 40})
		c.Add(Padded(0, fieldSide, 0, fieldSide, label))
	}
	c.Add(c.Field)
	complaint := k.Complaint(max(120, spec.Width-2*fieldSide), c.Field, func() { c.Refresh() })
	c.Add(Padded(0, fieldSide, 0, fieldSide, complaint))
	return c
}

// In gives the cell as it goes into a table.
func (c *Cell) In() TableCell { return TableCell{c.Container, c.Field.SetWidth} }

// Framed puts a cell before a ground with hairlines at its right and below it;
// first are the hairlines of the first row and column.
func (k *Kit) Framed(ground Paint, cell TableCell, first Edges) TableCell {
	first.Right, first.Bottom = true, true
	framed := TableCell{Object: k.Pane(ground, first).On(Padded(4, 5, 5, 4, cell.Object))}
	if cell.Width != nil {
		framed.Width = func(width float32) { cell.Width(width - 9) }
	}
	return framed
}

// BothScroll lets an object be larger than its place in both directions. What
// gets the keyboard in it is scrolled into view.
func (k *Kit) BothScroll(content fyne.CanvasObject) *container.Scroll {
	s := container.NewScroll(content)
	k.scrolls = append(k.scrolls, s)
	return s
}
