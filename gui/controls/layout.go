package controls

import (
	"image/color"

	"waymark/gui/shape"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"
)

// Column puts objects under each other with a gap between them.
func Column(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(layout.NewCustomPaddedVBoxLayout(gap), objects...)
}

// Row puts objects beside each other with a gap between them.
func Row(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(layout.NewCustomPaddedHBoxLayout(gap), objects...)
}

// Space takes up what room is left in a row or column.
func Space() fyne.CanvasObject { return layout.NewSpacer() }

// Padded puts space around an object.
func Padded(top, right, bottom, left float32, object fyne.CanvasObject) *fyne.Container {
	return container.New(layout.NewCustomPaddedLayout(top, bottom, left, right), object)
}

// Sized gives an object a least size.
func Sized(width, height float32, object fyne.CanvasObject) *fyne.Container {
	return container.New(atLeast{fyne.NewSize(width, height)}, object)
}

type atLeast struct{ size fyne.Size }

func (l atLeast) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Move(fyne.NewPos(0, 0))
		o.Resize(size)
	}
}

func (l atLeast) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := l.size
	for _, o := range objects {
		size = size.Max(o.MinSize())
	}
	return size
}

// Frame puts objects at the edges and one in the middle, which takes what room
// they leave. Any but the middle may be nil; hidden ones take no room. The
// keyboard goes from left to right, and from there to what is above and below.
func Frame(top, bottom, left, right, middle fyne.CanvasObject) *fyne.Container {
	c := container.New(&frame{top, bottom, left, right, middle})
	for _, o := range []fyne.CanvasObject{left, middle, right, top, bottom} {
		if o != nil {
			c.Add(o)
		}
	}
	return c
}

type frame struct{ top, bottom, left, right, middle fyne.CanvasObject }

func shown(o fyne.CanvasObject) bool { return o != nil && o.Visible() }

func (f *frame) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	x, y, right, bottom := float32(0), float32(0), size.Width, size.Height
	place := func(o fyne.CanvasObject, x, y, w, h float32) {
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(w, h))
	}
	if shown(f.top) {
		h := f.top.MinSize().Height
		place(f.top, 0, 0, size.Width, h)
		y = h
	}
	if shown(f.bottom) {
		h := f.bottom.MinSize().Height
		bottom -= h
		place(f.bottom, 0, bottom, size.Width, h)
	}
	if shown(f.left) {
		w := f.left.MinSize().Width
		place(f.left, 0, y, w, bottom-y)
		x = w
	}
	if shown(f.right) {
		w := f.right.MinSize().Width
		right -= w
		place(f.right, right, y, w, bottom-y)
	}
	place(f.middle, x, y, max(0, right-x), max(0, bottom-y))
}

func (f *frame) MinSize([]fyne.CanvasObject) fyne.Size {
	size := f.middle.MinSize()
	for _, o := range []fyne.CanvasObject{f.left, f.right} {
		if shown(o) {
			size = fyne.NewSize(size.Width+o.MinSize().Width, max(size.Height, o.MinSize().Height))
		}
	}
	for _, o := range []fyne.CanvasObject{f.top, f.bottom} {
		if shown(o) {
			size = fyne.NewSize(max(size.Width, o.MinSize().Width), size.Height+o.MinSize().Height)
		}
	}
	return size
}

// Centred puts an object in the middle of a row's height, at its own size.
func Centred(object fyne.CanvasObject) *fyne.Container { return container.NewCenter(object) }

// Pane is a coloured ground that follows the theme, with optional hairlines at
// its edges.
type Pane struct {
	widget.BaseWidget
	kit   *Kit
	paint Paint // nil for no ground
	edges Edges
	round float32
	frame Paint
}

// Edges says which edges of a pane have a hairline.
type Edges struct{ Top, Right, Bottom, Left bool }

// Pane makes a ground.
func (k *Kit) Pane(paint Paint, edges Edges) *Pane {
	p := &Pane{kit: k, paint: paint, edges: edges}
	p.ExtendBaseWidget(p)
	return p
}

// Bare makes hairlines without a ground: for bars and panels that lie on the
// window itself, which begins each frame with paper.
func (k *Kit) Bare(edges Edges) *Pane { return k.Pane(nil, edges) }

// Box makes a ground with round corners and a frame.
func (k *Kit) Box(paint, frame Paint, round float32) *Pane {
	p := &Pane{kit: k, paint: paint, frame: frame, round: round}
	p.ExtendBaseWidget(p)
	return p
}

// Line makes a horizontal hairline.
func (k *Kit) Line() fyne.CanvasObject { return Sized(1, 1, k.Pane(Hairline, Edges{})) }

// SetPaint changes the colour of the ground.
func (p *Pane) SetPaint(paint Paint) {
	p.paint = paint
	p.Refresh()
}

// On puts an object onto a pane.
func (p *Pane) On(object fyne.CanvasObject) *fyne.Container { return container.NewStack(p, object) }

// CreateRenderer is for Fyne.
func (p *Pane) CreateRenderer() fyne.WidgetRenderer {
	r := &paneRenderer{pane: p, ground: shape.NewBox(p.round, 0)}
	for range 4 {
		r.lines = append(r.lines, shape.NewFill(color.NRGBA{}))
	}
	r.Refresh()
	return r
}

type paneRenderer struct {
	pane   *Pane
	ground *shape.Box
	lines  []*shape.Fill // top, right, bottom, left
}

func (r *paneRenderer) Layout(size fyne.Size) {
	r.ground.Resize(size)
	place := func(i int, x, y, w, h float32) {
		r.lines[i].Move(fyne.NewPos(x, y))
		r.lines[i].Resize(fyne.NewSize(w, h))
	}
	place(0, 0, 0, size.Width, 1)
	place(1, size.Width-1, 0, 1, size.Height)
	place(2, 0, size.Height-1, size.Width, 1)
	place(3, 0, 0, 1, size.Height)
}

func (r *paneRenderer) MinSize() fyne.Size { return fyne.NewSize(0, 0) }

func (r *paneRenderer) Refresh() {
	p, c := r.pane, r.pane.kit.Colors()
	if p.paint != nil {
		r.ground.FillColor = p.paint(c)
	}
	if p.frame != nil {
		r.ground.StrokeColor, r.ground.StrokeWidth = p.frame(c), 1
	}
	r.ground.Refresh()
	for i, on := range []bool{p.edges.Top, p.edges.Right, p.edges.Bottom, p.edges.Left} {
		r.lines[i].SetColor(c.Hairline)
		SetVisible(r.lines[i].Object(), on)
	}
}

func (r *paneRenderer) Objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{r.ground.Object()}
	for _, l := range r.lines {
		objects = append(objects, l.Object())
	}
	return objects
}

func (r *paneRenderer) Destroy() {}

// Wrapped puts objects beside each other and starts a new line when one is full.
// It has to be Held at a width.
func Wrapped(gap, lineGap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&wrapped{gap: gap, lineGap: lineGap}, objects...)
}

type wrapped struct{ gap, lineGap, width float32 }

func (l *wrapped) place(objects []fyne.CanvasObject, width float32, at func(o fyne.CanvasObject, pos fyne.Position, size fyne.Size)) (height float32) {
	x, y, line := float32(0), float32(0), float32(0)
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		size := o.MinSize()
		if x > 0 && x+size.Width > width {
			x, y, line = 0, y+line+l.lineGap, 0
		}
		if at != nil {
			at(o, fyne.NewPos(x, y), size)
		}
		x += size.Width + l.gap
		line = max(line, size.Height)
	}
	return y + line
}

func (l *wrapped) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	l.place(objects, size.Width, func(o fyne.CanvasObject, pos fyne.Position, size fyne.Size) {
		o.Move(pos)
		o.Resize(size)
	})
}

func (l *wrapped) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(0, l.place(objects, l.width, nil))
}

// Held gives a container of Wrapped objects the width at which it wraps.
func Held(width float32, c *fyne.Container) *fyne.Container {
	if l, ok := c.Layout.(*wrapped); ok {
		l.width = width
	}
	return c
}

// Grid puts objects into columns of equal width, as many as fit, that together
// take the whole width.
func Grid(least, gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&grid{least: least, gap: gap}, objects...)
}

type grid struct{ least, gap, width float32 }

func (l *grid) columns() int { return max(1, int((l.width+l.gap)/(l.least+l.gap))) }

func (l *grid) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	n := l.columns()
	edge := func(i int) float32 { return float32(int((size.Width + l.gap) * float32(i) / float32(n))) }
	y := float32(0)
	for i, o := range objects {
		if i > 0 && i%n == 0 {
			y += l.height(objects) + l.gap
		}
		o.Move(fyne.NewPos(edge(i%n), y))
		o.Resize(fyne.NewSize(edge(i%n+1)-edge(i%n)-l.gap, l.height(objects)))
	}
}

func (l *grid) height(objects []fyne.CanvasObject) float32 {
	h := float32(0)
	for _, o := range objects {
		h = max(h, o.MinSize().Height)
	}
	return h
}

func (l *grid) MinSize(objects []fyne.CanvasObject) fyne.Size {
	n := l.columns()
	if l.width == 0 {
		n = max(1, len(objects))
	}
	rows := float32((len(objects) + n - 1) / n)
	return fyne.NewSize(l.least, rows*l.height(objects)+max(0, rows-1)*l.gap)
}
