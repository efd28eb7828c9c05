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
	"waymark/gui/theme"
)

// chart lays two curves of emotion over each other: before dashed with hollow
// points, after solid with filled ones. Where a feeling changed, a line leads from
// the one to the other.
type chart struct {
	widget.BaseWidget
	kit    *controls.Kit
	list   []compare.Feeling
	names  []*controls.Label // of the columns, below
	scale  []*controls.Label // +2, 0, −2, at the left
	called func(compare.Feeling) string
}

// newChart makes a chart. called gives the name of a column.
func newChart(k *controls.Kit, list []compare.Feeling, called func(compare.Feeling) string) *chart {
	c := &chart{kit: k, called: called}
	for _, text := range []string{"+2", "0", "−2"} {
		c.scale = append(c.scale, k.Label(text, controls.Style{Size: theme.SmallSize, Paint: controls.Quiet}))
	}
	c.take(list)
	c.ExtendBaseWidget(c)
	return c
}

func (c *chart) take(list []compare.Feeling) {
	c.list, c.names = list, nil
	for _, f := range list {
		c.names = append(c.names, c.kit.Label(c.called(f), controls.Style{Size: theme.SmallSize, Paint: controls.Quiet, Shrink: 10}))
	}
}

func (c *chart) show(list []compare.Feeling) {
	c.take(list)
	c.Refresh()
}

const (
	pointSize  = 9
	dash       = 7
	scaleWidth = 24
	nameHeight = 18
)

// lines draws one curve: straight from point to point, with a break where a
// feeling is not known.
func lines(points []*fyne.Position, dashed bool, paint, paper color.Color) (out []fyne.CanvasObject) {
	line := func(a, b fyne.Position) { out = append(out, stroke(a, b, 2, paint)) }
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

func stroke(a, b fyne.Position, width float32, paint color.Color) *canvas.Line {
	l := canvas.NewLine(paint)
	l.StrokeWidth, l.Position1, l.Position2 = width, a, b
	return l
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
	if n == 0 || r.size.Width < scaleWidth+10 {
		return
	}
	const air = 8
	height := r.size.Height - 2*air - nameHeight
	width := (r.size.Width - scaleWidth) / float32(n)
	y := func(value float64) float32 { return air + height*float32((2-value)/4) }
	x := func(i int) float32 { return scaleWidth + width*(float32(i)+0.5) }
	for v := -2; v <= 2; v++ {
		paint := c.Hairline
		if v == 0 {
			paint = c.Strong
		}
		r.objects = append(r.objects, stroke(fyne.NewPos(scaleWidth, y(float64(v))), fyne.NewPos(r.size.Width, y(float64(v))), 1, paint))
	}
	for i, l := range r.c.scale {
		size := l.MinSize()
		l.Resize(size)
		l.Move(fyne.NewPos(scaleWidth-6-size.Width, y(2-2*float64(i))-size.Height/2))
		r.objects = append(r.objects, l)
	}
	for i, l := range r.c.names {
		wide := min(l.Natural().Width+1, width-6)
		l.Resize(fyne.NewSize(wide, nameHeight))
		l.Move(fyne.NewPos(x(i)-wide/2, r.size.Height-nameHeight))
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
	before := points(func(f compare.Feeling) *journey.Emotion { return f.Before })
	after := points(func(f compare.Feeling) *journey.Emotion { return f.After })
	for i := range before {
		if before[i] != nil && after[i] != nil && before[i].Y != after[i].Y {
			r.objects = append(r.objects, stroke(*before[i], *after[i], 1, c.Quiet))
		}
	}
	r.objects = append(r.objects, lines(before, true, c.Quiet, c.Paper)...)
	r.objects = append(r.objects, lines(after, false, c.Accent, c.Paper)...)
}
