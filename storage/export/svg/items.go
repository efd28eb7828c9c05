package svg

import (
	"waymark/domain/scene"
	"waymark/domain/vector"
	"waymark/storage/export/hatch"
	"waymark/storage/export/internal/num"
)

func (w *writer) item(item scene.Item) {
	if text, ok := item.(scene.Text); ok {
		if w.options.Outlines {
			w.outline(text)
		} else {
			w.run(text)
		}
		return
	}
	w.endLine()
	switch item := item.(type) {
	case scene.Rect:
		w.rect(item)
	case scene.Path:
		w.str("<path")
		w.paint(item.Fill, item.Stroke)
		w.path(item.Path, 2)
		w.str("/>\n")
	case scene.Art:
		w.art(item)
	case scene.Picture:
		w.picture(item)
	}
}

func (w *writer) rect(r scene.Rect) {
	fill := r.Fill
	gradient := r.FillTo.A > 0 && fill.A > 0
	if gradient {
		w.gradient(r)
		fill = vector.Color{}
	}
	// A hatch lies between the fill and the stroke.
	lines := r.Hatch.A > 0
	if gradient || fill.A > 0 || r.Stroke.Width > 0 && !lines {
		w.box(r)
		stroke := r.Stroke
		if lines {
			stroke = vector.Stroke{}
		}
		if gradient {
			w.str(` fill="url(#g`)
			w.int(w.gradients)
			w.str(`)"`)
			w.stroke(stroke)
		} else {
			w.paint(fill, stroke)
		}
		w.str("/>\n")
	}
	if !lines {
		return
	}
	w.str("<path")
	w.paint(vector.Color{}, vector.Stroke{Color: r.Hatch, Width: hatch.Width})
	w.str(` stroke-linecap="butt" d="`)
	for _, l := range hatch.Lines(r) {
		w.point('M', l.From, 2)
		w.point('L', l.To, 2)
	}
	w.str(`"/>` + "\n")
	if r.Stroke.Width > 0 {
		w.box(r)
		w.paint(vector.Color{}, r.Stroke)
		w.str("/>\n")
	}
}

// gradient defines the fill of a box that goes from one colour to another. The
// definition stands right before its use.
func (w *writer) gradient(r scene.Rect) {
	w.gradients++
	w.str(`<defs><linearGradient id="g`)
	w.int(w.gradients)
	w.str(`" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="`)
	w.color(r.Fill)
	w.str(`"/><stop offset="1" stop-color="`)
	w.color(r.FillTo)
	w.str(`"/></linearGradient></defs>` + "\n")
}

// box opens the element with the form of a Rect.
func (w *writer) box(r scene.Rect) {
	radius := min(r.Radius, r.W/2, r.H/2)
	if r.TopOnly && radius > 0 {
		w.str("<path")
		w.path(topRounded(r.Rect, min(r.Radius, r.W/2, r.H)), 2)
		return
	}
	w.str("<rect")
	w.attr("x", r.X)
	w.attr("y", r.Y)
	w.attr("width", r.W)
	w.attr("height", r.H)
	if radius > 0 {
		w.attr("rx", radius)
	}
}

// arc is the distance of the control points that makes a cubic Bézier follow a
// quarter of a circle of radius 1: 4/3·(√2 − 1).
const arc = 0.5522847498

func topRounded(r vector.Rect, radius float64) vector.Path {
	k := radius * (1 - arc)
	var p vector.Path
	p.MoveTo(r.X, r.Bottom())
	p.LineTo(r.X, r.Y+radius)
	p.CubicTo(r.X, r.Y+k, r.X+k, r.Y, r.X+radius, r.Y)
	p.LineTo(r.Right()-radius, r.Y)
	p.CubicTo(r.Right()-k, r.Y, r.Right(), r.Y+k, r.Right(), r.Y+radius)
	p.LineTo(r.Right(), r.Bottom())
	p.Close()
	return p
}

// path writes the attribute d.
func (w *writer) path(p vector.Path, decimals int) {
	w.str(` d="`)
	points := p.Points
	for _, op := range p.Ops {
		switch op {
		case vector.MoveTo:
			w.point('M', points[0], decimals)
			points = points[1:]
		case vector.LineTo:
			w.point('L', points[0], decimals)
			points = points[1:]
		case vector.CubicTo:
			w.point('C', points[0], decimals)
			w.point(' ', points[1], decimals)
			w.point(' ', points[2], decimals)
			points = points[3:]
		case vector.Close:
			w.str("Z")
		}
	}
	w.str(`"`)
}

func (w *writer) point(op byte, p vector.Point, decimals int) {
	w.buf = append(w.buf, op)
	w.buf = num.Append(w.buf, p.X, decimals)
	w.buf = append(w.buf, ' ')
	w.buf = num.Append(w.buf, p.Y, decimals)
}
