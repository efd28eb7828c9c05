package pdf

import (
	"math"
	"strconv"

	"waymark/domain/scene"
	"waymark/domain/vector"
	"waymark/storage/export/hatch"
	"waymark/storage/export/internal/grey"
	"waymark/storage/export/internal/num"
	"waymark/storage/export/internal/rule"
	"waymark/storage/export/picture"
)

// canvas writes the operators that draw a page. Coordinates grow downwards as
// in the scene; PDF's grow upwards, so y is written with the opposite sign.
type canvas struct {
	d      *document
	buf    []byte
	dx, dy float64 // place of the layer that is drawn
	drawn  *scene.Layer
	rules  []pageRule // put off until all parts are drawn, see package rule
	part   pageRule   // scale, place and clip of the part that is drawn
	// decimals of coordinates and widths
	decimals int
	state    state
	line     []scene.Item // runs of a line of text that may go on
	visible  vector.Rect  // what of the layer can be seen; zero for all
}

// state is what the page's graphics state is known to be.
type state struct {
	fill, stroke vector.Color
	width        float64
	dash         string
	alpha        int
	font         string
	size         float64
}

// unknownState differs from every state that can be set.
var unknownState = state{width: -1, alpha: -1, dash: "?"}

func newCanvas(d *document) *canvas {
	return &canvas{d: d, decimals: 2}
}

// begin starts drawing at a scale, with the origin at x, y of the page; clip is
// in points of the page.
func (k *canvas) begin(scale, x, y float64, clip vector.Rect) {
	k.str("q ")
	if !clip.Empty() {
		for _, v := range [4]float64{clip.X, k.d.height - clip.Bottom(), clip.W, clip.H} {
			k.buf = num.Append(k.buf, v, 4)
			k.str(" ")
		}
		k.str("re W n\n")
	}
	k.buf = num.Append(k.buf, scale, 6)
	k.str(" 0 0 ")
	k.buf = num.Append(k.buf, scale, 6)
	k.str(" ")
	k.buf = num.Append(k.buf, x, 4)
	k.str(" ")
	k.buf = num.Append(k.buf, k.d.height-y, 4)
	k.str(" cm\n1 J 1 j\n")
	k.state = unknownState
}

// end returns to the page as it was before begin.
func (k *canvas) end() {
	k.endLine()
	k.str("Q\n")
}

// flush hands what was written to gofpdf.
func (k *canvas) flush() {
	if len(k.buf) > 0 {
		k.d.fpdf.RawWriteStr(string(k.buf))
		k.buf = k.buf[:0]
	}
}

func (k *canvas) layer(l *scene.Layer, x, y float64) {
	if l == nil {
		return
	}
	k.dx, k.dy, k.drawn = x, y, l
	for i := range l.Groups {
		if k.shows(l.Groups[i].Bounds) {
			k.items(l.Groups[i].Items)
		}
	}
	k.drawn = nil
}

// rule draws a thin box as a line, which readers never let vanish.
func (k *canvas) rule(r scene.Rect) {
	from, to, width := rule.Line(r)
	k.setStroke(vector.Stroke{Color: r.Fill, Width: width})
	k.setAlpha(r.Fill.A)
	k.str("0 J ")
	k.point(from, " m ")
	k.point(to, " l S 1 J\n")
}

func (k *canvas) items(items []scene.Item) {
	for _, item := range items {
		switch item := item.(type) {
		case scene.Text:
			if k.hides(&item) {
				if item.EndsLine {
					k.endLine()
				}
				continue
			}
			k.run(item, item.Baseline, item.EndsLine)
			continue
		case scene.Art:
			k.art(item)
			if item.Alt != "" { // its text belongs to the line around it
				k.run(item, math.NaN(), item.EndsLine)
			}
			continue
		}
		k.endLine()
		switch item := item.(type) {
		case scene.Rect:
			k.rect(item)
		case scene.Path:
			k.shape(item.Path, item.Fill, item.Stroke, false)
		case scene.Picture:
			k.picture(item)
		}
	}
	k.endLine()
}

func (k *canvas) rect(r scene.Rect) {
	if !sane(r.Rect) {
		return
	}
	if rule.Is(r) {
		if k.drawn != nil && rule.AtEdge(r, k.drawn) {
			later := k.part
			later.rect = r
			s := later.scale
			later.rect.Rect = vector.Rect{X: later.x + (k.dx+r.X)*s, Y: later.y + (k.dy+r.Y)*s, W: r.W * s, H: r.H * s}
			k.rules = append(k.rules, later.unclipped())
		} else {
			k.rule(r)
		}
		return
	}
	p := vector.Rounded(r.Rect, r.Radius, r.TopOnly)
	stroked := r.Stroke.Width > 0 && r.Stroke.Color.A > 0
	switch {
	case r.Fill.A > 0 && r.FillTo.A > 0:
		k.gradient(r, p)
	case r.Fill.A > 0 && r.Hatch.A == 0:
		k.shape(p, r.Fill, r.Stroke, false)
		return
	case r.Fill.A > 0:
		k.shape(p, r.Fill, vector.Stroke{}, false)
	}
	if r.Hatch.A > 0 {
		k.hatch(r)
	}
	if stroked {
		k.shape(p, vector.Color{}, r.Stroke, false)
	}
}

// sane tells whether a box is one that a sheet may have; gofpdf writes any
// number, and readers then refuse the page.
func sane(r vector.Rect) bool {
	const limit = 1e6
	return r.W >= 0 && r.H >= 0 && r.W < limit && r.H < limit && math.Abs(r.X) < limit && math.Abs(r.Y) < limit
}

func (k *canvas) hatch(r scene.Rect) {
	k.setStroke(vector.Stroke{Color: r.Hatch, Width: hatch.Width})
	k.setAlpha(r.Hatch.A)
	k.str("0 J\n")
	for _, l := range hatch.Lines(r) {
		k.point(l.From, " m ")
		k.point(l.To, " l\n")
	}
	k.str("S 1 J\n")
}

// shape fills and strokes a path.
func (k *canvas) shape(p vector.Path, fill vector.Color, stroke vector.Stroke, evenOdd bool) {
	filled := fill.A > 0
	stroked := stroke.Width > 0 && stroke.Color.A > 0
	if p.Empty() || !filled && !stroked {
		return
	}
	if filled && stroked && fill.A != stroke.Color.A {
		k.shape(p, fill, vector.Stroke{}, evenOdd)
		k.shape(p, vector.Color{}, stroke, false)
		return
	}
	if filled {
		k.setFill(fill)
		k.setAlpha(fill.A)
	}
	if stroked {
		k.setStroke(stroke)
		k.setAlpha(stroke.Color.A)
	}
	k.path(p)
	operator := "S"
	switch {
	case filled && stroked:
		operator = "B"
	case filled:
		operator = "f"
	}
	k.str(operator)
	if filled && evenOdd {
		k.str("*")
	}
	k.str("\n")
}

// gradient fills a box from one colour to another, downwards.
func (k *canvas) gradient(r scene.Rect, p vector.Path) {
	k.setAlpha(r.Fill.A)
	k.str("q\n")
	k.path(p)
	k.str("W n\n")
	k.flush()
	a, b := k.shade(r.Fill), k.shade(r.FillTo)
	k.d.fpdf.LinearGradient(k.dx+r.X, k.d.height+k.dy+r.Y, r.W, r.H,
		int(a.R), int(a.G), int(a.B), int(b.R), int(b.G), int(b.B), 0, 1, 0, 0)
	k.str("Q\n")
}

// path writes the construction of a path.
func (k *canvas) path(p vector.Path) {
	points := p.Points
	for _, op := range p.Ops {
		switch op {
		case vector.MoveTo:
			k.point(points[0], " m\n")
			points = points[1:]
		case vector.LineTo:
			k.point(points[0], " l\n")
			points = points[1:]
		case vector.CubicTo:
			k.point(points[0], " ")
			k.point(points[1], " ")
			k.point(points[2], " c\n")
			points = points[3:]
		case vector.Close:
			k.str("h\n")
		}
	}
}

func (k *canvas) point(p vector.Point, operator string) {
	k.buf = num.Append(k.buf, k.dx+p.X, k.decimals)
	k.buf = append(k.buf, ' ')
	k.buf = num.Append(k.buf, -k.dy-p.Y, k.decimals)
	k.buf = append(k.buf, operator...)
}

func (k *canvas) str(s string) { k.buf = append(k.buf, s...) }

func (k *canvas) num(v float64) { k.buf = num.Append(k.buf, v, k.decimals) }

func (k *canvas) setFill(c vector.Color) {
	if c.A = 0xff; k.state.fill != c {
		k.state.fill = c
		k.color(c, " rg\n")
	}
}

func (k *canvas) color(c vector.Color, operator string) {
	c = k.shade(c)
	for i, v := range [3]uint8{c.R, c.G, c.B} {
		if i > 0 {
			k.buf = append(k.buf, ' ')
		}
		k.buf = num.Append(k.buf, float64(v)/0xff, 4)
	}
	k.str(operator)
}

// shade gives the colour that is written for c: its grey, if the document is
// to have none but greys.
func (k *canvas) shade(c vector.Color) vector.Color {
	if k.d.grey {
		c = grey.Of(c)
	}
	return c
}

func (k *canvas) setStroke(s vector.Stroke) {
	c := s.Color
	if c.A = 0xff; k.state.stroke != c {
		k.state.stroke = c
		k.color(c, " RG\n")
	}
	if k.state.width != s.Width {
		k.state.width = s.Width
		k.num(s.Width)
		k.str(" w\n")
	}
	pattern := dashes(s.Dash)
	if k.state.dash != pattern {
		k.state.dash = pattern
		k.str("[")
		k.str(pattern)
		k.str("] 0 d\n")
	}
}

// dashes writes a pattern, as nothing for a full line. PDF forbids patterns of
// nothing but zeros.
func dashes(dash []float64) string {
	total := 0.0
	var b []byte
	for i, v := range dash {
		if v < 0 || math.IsNaN(v) {
			return ""
		}
		total += v
		if i > 0 {
			b = append(b, ' ')
		}
		b = num.Append(b, v, 2)
	}
	if total < 0.01 {
		return ""
	}
	return string(b)
}

// setAlpha sets the opacity of all that follows.
func (k *canvas) setAlpha(a uint8) {
	name := k.alphaName(a)
	if k.state.alpha != int(a) {
		k.state.alpha = int(a)
		k.str(name)
	}
}

// alphaName gives the operator for an opacity. gofpdf numbers opacities as they
// are first set; setting one that is new writes the operator, too.
func (k *canvas) alphaName(a uint8) string {
	number, known := k.d.alphas[a]
	if !known {
		k.flush()
		k.d.fpdf.SetAlpha(float64(a)/0xff, "Normal")
		k.state.alpha = int(a)
		number = len(k.d.alphas) + 1
		k.d.alphas[a] = number
	}
	return "/GS" + strconv.Itoa(number) + " gs\n"
}

// placeholder draws what stands for a picture that cannot be shown.
func (k *canvas) placeholder(p scene.Picture) { k.items(picture.Placeholder(p)) }
