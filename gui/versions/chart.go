package versions

import (
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"waymark/domain/compare"
	"waymark/domain/journey"
	"waymark/gui/controls"
)

// chart lays two curves of emotion over each other: before dashed with hollow
// points, after solid with filled ones.
type chart struct {
	widget.BaseWidget
	kit  *controls.Kit
	list []compare.Feeling
}

func newChart(k *controls.Kit, list []compare.Feeling) *chart {
	c := &chart{kit: k, list: list}
	c.ExtendBaseWidget(c)
	return c
}

func (c *chart) show(list []compare.Feeling) {
	c.list = list
	c.Refresh()
}

const (
	pointSize = 9
	dash      = 7
)

// lines draws one curve: straight from point to point, with a break where a
// feeling is not known.
func lines(points []*fyne.Position, dashed bool, paint, paper color.Color) (out []fyne.CanvasObject) {
	line := func(a, b fyne.Position) {
		l := canvas.NewLine(paint)
		l.StrokeWidth, l.Position1, l.Position2 = 2, a, b
		out = append(out, l)
	}
	for i := 1; i < len(points); i++ {
		a, b := points[i-1], points[i]
		if a == nil || b == nil {
			continue
		}
		if !dashed {
			line(*a, *b)
			continue
		}
		length := float32(math.Hypot(float64(b.X-a.X), float64(b.Y-a.Y)))
		at := func(d float32) fyne.Position {
			return fyne.NewPos(a.X+(b.X-a.X)*d/length, a.Y+(b.Y-a.Y)*d/length)
		}
		for d := float32(0); d < length; d += 2 * dash {
			line(at(d), at(min(d+dash, length)))
		}
	}
	for _, p := range points {
		if p == nil {
			continue
		}
		dot := canvas.NewCircle(paint)
		dot.StrokeColor, dot.StrokeWidth = paint, 2
		if dashed {
			dot.FillColor = paper
		}
		dot.Resize(fyne.NewSize(pointSize, pointSize))
		dot.Move(fyne.NewPos(p.X-pointSize/2, p.Y-pointSize/2))
		out = append(out, dot)
	}
	return out
}

// legend says which curve is which.
func (c *chart) legend(before, after string) fyne.CanvasObject {
	colors := c.kit.Colors()
	row := func(text string, dashed bool, paint color.Color) fyne.CanvasObject {
		sample := container.NewWithoutLayout(lines([]*fyne.Position{{X: 6, Y: 9}, {X: 44, Y: 9}}, dashed, paint, colors.Paper)...)
		return controls.Frame(nil, nil, controls.Sized(56, 18, sample), nil, c.kit.Label(text, controls.Style{Shrink: 40}))
	}
	return controls.Column(4, row(before, true, colors.Quiet), row(after, false, colors.Accent))
}

// CreateRenderer is for Fyne.
func (c *chart) CreateRenderer() fyne.WidgetRenderer { return &chartRenderer{c: c} }

type chartRenderer struct {
	c       *chart
	objects []fyne.CanvasObject
	size    fyne.Size
}

func (r *chartRenderer) Layout(size fyne.Size) {
	r.size = size
	r.draw()
}
func (r *chartRenderer) MinSize() fyne.Size           { return fyne.NewSize(160, 90) }
func (r *chartRenderer) Refresh()                     { r.draw(); canvas.Refresh(r.c) }
func (r *chartRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *chartRenderer) Destroy()                     {}

func (r *chartRenderer) draw() {
	c := r.c.kit.Colors()
	r.objects = nil
	n := len(r.c.list)
	if n == 0 || r.size.Width < 10 {
		return
	}
	const air = 8
	height := r.size.Height - 2*air
	y := func(value float64) float32 { return air + height*float32((2-value)/4) }
	x := func(i int) float32 { return r.size.Width * (float32(i) + 0.5) / float32(n) }
	for v := -2; v <= 2; v++ {
		l := canvas.NewLine(c.Hairline)
		l.Position1, l.Position2 = fyne.NewPos(0, y(float64(v))), fyne.NewPos(r.size.Width, y(float64(v)))
		if v == 0 {
			l.StrokeColor = c.Strong
		}
		r.objects = append(r.objects, l)
	}
	points := func(of func(compare.Feeling) *journey.Emotion) []*fyne.Position {
		out := make([]*fyne.Position, n)
		for i, f := range r.c.list {
			if e := of(f); e != nil {
				at := fyne.NewPos(x(i), y(e.Value))
				out[i] = &at
			}
		}
		return out
	}
	r.objects = append(r.objects, lines(points(func(f compare.Feeling) *journey.Emotion { return f.Before }), true, c.Quiet, c.Paper)...)
	r.objects = append(r.objects, lines(points(func(f compare.Feeling) *journey.Emotion { return f.After }), false, c.Accent, c.Paper)...)
}
