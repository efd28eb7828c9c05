package board

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"waymark/domain/vector"
	"waymark/gui/board/camera"
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

// rectPool lends the rectangles that show marks.
type rectPool struct {
	all  []*canvas.Rectangle
	used int
}

func (p *rectPool) begin() { p.used = 0 }

// take gives a rectangle that shows the mark.
func (p *rectPool) take(m *mark) fyne.CanvasObject {
	if p.used == len(p.all) {
		p.all = append(p.all, canvas.NewRectangle(nil))
	}
	r := p.all[p.used]
	p.used++
	r.FillColor, r.StrokeColor, r.StrokeWidth, r.CornerRadius = m.fill, m.stroke, float32(m.width), float32(m.radius)
	r.Shadow = canvas.Shadow{}
	if m.shadow.A > 0 {
		r.Shadow = canvas.Shadow{Color: m.shadow, BlurRadius: 14, Offset: fyne.NewPos(0, 5), Variant: canvas.DropShadow}
	}
	r.Resize(fyne.NewSize(float32(m.box.W), float32(m.box.H)))
	r.Move(fyne.NewPos(float32(m.box.X), float32(m.box.Y)))
	return r
}
