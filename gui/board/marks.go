package board

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"waymark/domain/vector"
	"waymark/gui/board/camera"
	"waymark/gui/shape"
)

// mark is a box that is laid over a pane: an outline, a wash, a line.
type mark struct {
	pane   camera.Pane
	over   bool // over all panes
	box    vector.Rect
	fill   color.NRGBA
	stroke color.NRGBA
	width  float64
	radius float64
	shadow color.NRGBA
}

// largeMark is the area from which a mark is split into edges and a fill.
const largeMark = 30_000

// split gives the marks that show m. Without a graphics card every pixel of a
// rectangle costs twice what a pixel of a picture costs, also where it is empty;
// so large outlines are four edges, and large fills pictures of one pixel.
func (m *mark) split() []mark {
	if m.box.W*m.box.H < largeMark || m.shadow.A > 0 {
		return []mark{*m}
	}
	var out []mark
	part := func(box vector.Rect, c color.NRGBA) {
		if !box.Empty() && c.A > 0 {
			out = append(out, mark{pane: m.pane, over: m.over, box: box, fill: c})
		}
	}
	b, w := m.box, m.width
	if m.stroke.A == 0 {
		w = 0
	}
	part(b.Inset(w), m.fill)
	part(vector.Rect{X: b.X, Y: b.Y, W: b.W, H: w}, m.stroke)
	part(vector.Rect{X: b.X, Y: b.Bottom() - w, W: b.W, H: w}, m.stroke)
	part(vector.Rect{X: b.X, Y: b.Y + w, W: w, H: b.H - 2*w}, m.stroke)
	part(vector.Rect{X: b.Right() - w, Y: b.Y + w, W: w, H: b.H - 2*w}, m.stroke)
	return out
}

// plain tells whether the mark is nothing but a fill.
func (m *mark) plain() bool {
	return m.radius == 0 && m.shadow.A == 0 && (m.stroke.A == 0 || m.width == 0)
}

// markPool lends the objects that show marks.
type markPool struct {
	rects []*canvas.Rectangle
	fills []*shape.Fill
	shown []mark // by each of rects
	nRect int
	nFill int
}

func (p *markPool) begin() { p.nRect, p.nFill = 0, 0 }

// take gives an object that shows the mark; changed is set when it showed
// something else before.
func (p *markPool) take(m *mark, changed *bool) fyne.CanvasObject {
	if m.plain() {
		return p.takeFill(m.box, m.fill, changed)
	}
	if p.nRect == len(p.rects) {
		p.rects = append(p.rects, canvas.NewRectangle(nil))
		p.shown = append(p.shown, mark{})
	}
	r, shown := p.rects[p.nRect], &p.shown[p.nRect]
	p.nRect++
	if *shown == *m {
		return r
	}
	*shown, *changed = *m, true
	r.FillColor, r.StrokeColor, r.StrokeWidth, r.CornerRadius = m.fill, m.stroke, float32(m.width), float32(m.radius)
	r.Shadow = canvas.Shadow{}
	if m.shadow.A > 0 {
		r.Shadow = canvas.Shadow{Color: m.shadow, BlurRadius: 16, Offset: fyne.NewPos(0, 6), Variant: canvas.DropShadow}
	}
	r.Resize(fyne.NewSize(float32(m.box.W), float32(m.box.H)))
	r.Move(fyne.NewPos(float32(m.box.X), float32(m.box.Y)))
	return r
}

func (p *markPool) takeFill(box vector.Rect, c color.NRGBA, changed *bool) fyne.CanvasObject {
	if p.nFill == len(p.fills) {
		p.fills = append(p.fills, shape.NewFill(color.NRGBA{}))
	}
	f := p.fills[p.nFill]
	p.nFill++
	if size := fyne.NewSize(float32(box.W), float32(box.H)); f.Object().Size() != size {
		f.Resize(size)
		*changed = true
	}
	if f.SetColor(c) {
		*changed = true
	}
	f.Move(fyne.NewPos(float32(box.X), float32(box.Y)))
	return f.Object()
}
