package pen

import (
	"waymark/domain/scene"
	"waymark/domain/vector"
)

// Rule draws a straight line.
func (p *Pen) Rule(x1, y1, x2, y2, width float64, c vector.Color, dash ...float64) {
	var path vector.Path
	path.MoveTo(x1, y1)
	path.LineTo(x2, y2)
	p.Add(scene.Path{Path: path, Stroke: vector.Stroke{Color: c, Width: width, Dash: dash}})
}

// Bar draws a filled box.
func (p *Pen) Bar(r vector.Rect, c vector.Color) { p.Add(scene.Rect{Rect: r, Fill: c}) }

// Frame draws a box whose stroke stays inside r. A zero fill is none.
func (p *Pen) Frame(r vector.Rect, radius float64, fill vector.Color, stroke vector.Stroke) {
	p.Add(frame(r, radius, fill, stroke))
}

func frame(r vector.Rect, radius float64, fill vector.Color, stroke vector.Stroke) scene.Rect {
	return scene.Rect{Rect: r.Inset(stroke.Width / 2), Radius: radius, Fill: fill, Stroke: stroke}
}

// Icon draws an icon in a square; a missing one draws nothing and tells so.
func (p *Pen) Icon(name string, x, y, size float64, c vector.Color) bool {
	art := p.Icons[name]
	if art == nil {
		return false
	}
	p.Add(scene.Art{X: x, Y: y, Size: size, Art: art, Color: c})
	return true
}

// Disc draws a number in a filled circle around x, y, or in a pill where it is
// too long for a circle.
func (p *Pen) Disc(x, y, r float64, text string, fill, ink vector.Color) {
	s := Style{Size: r * 1.15, Bold: true, Color: ink, Align: Center}
	half := max(r, p.Measure(text, s)/2+r*0.55)
	p.Add(scene.Rect{Rect: vector.Rect{X: x - half, Y: y - r, W: 2 * half, H: 2 * r}, Radius: r, Fill: fill})
	p.Text(x-half, y-s.LineHeight()/2, 2*half, s, text)
}

// Marks draws a score from 1 to 5 as five marks from x around the middle height
// y, round or square, and gives the width.
func (p *Pen) Marks(x, y, size float64, score int, square bool, on, off vector.Color) float64 {
	pitch := size * 1.35
	for i := range 5 {
		box := vector.Rect{X: x + float64(i)*pitch, Y: y - size/2, W: size, H: size}
		c := off
		if i < score {
			c = on
		}
		mark := scene.Rect{Rect: box, Radius: size / 2, Fill: c}
		if square {
			mark.Rect = box.Inset(size * 0.06)
			mark.Radius = size * 0.15
		}
		if i >= score { // an open mark: told from a full one on a grey printer, too
			mark.Fill = vector.Color{}
			mark.Stroke = vector.Stroke{Color: off, Width: size * 0.12}
			mark.Rect = mark.Inset(size * 0.06)
		}
		p.Add(mark)
	}
	return 4*pitch + size
}

// WriteLines draws n lines to write on, pitch apart, the first one pitch below
// y, and gives the height.
func (p *Pen) WriteLines(x, y, width float64, n int, pitch float64) float64 {
	for i := range n {
		at := y + float64(i+1)*pitch
		p.Rule(x, at, x+width, at, Hair+0.2, p.Palette.ZeroLine)
	}
	return float64(n) * pitch
}

// Tick draws an empty box to tick.
func (p *Pen) Tick(x, y, size float64) {
	p.Frame(vector.Rect{X: x, Y: y, W: size, H: size}, size*0.15, p.Palette.Paper, vector.Stroke{Color: p.Palette.Quiet, Width: 0.8})
}
