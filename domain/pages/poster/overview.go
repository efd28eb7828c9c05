package poster

import (
	"math"
	"strconv"

	"waymark/domain/pages"
	"waymark/domain/pages/furniture"
	"waymark/domain/pages/pen"
	"waymark/domain/paper"
	"waymark/domain/vector"
)

// overview draws the sheet that tells how to put the tiles together, unless the
// settings want none, the paper is too small for it, or there is but one.
func (t *tiling) overview() (page pages.Page, ok bool) {
	if !t.job.Settings.Overview || t.sheets() == 1 {
		return page, false
	}
	const least = 0.6
	for k := min(furniture.Scale(t.tile.Width, t.tile.Height), 1.4); k >= least; k *= 0.85 {
		if page, ok = t.overviewAt(k); ok {
			return page, true
		}
	}
	return page, false
}

// overviewAt draws it with type of a scale: what to do, and a small picture of
// the poster with the tiles on it. ok is false when the text does not fit.
func (t *tiling) overviewAt(k float64) (_ pages.Page, ok bool) {
	w := &t.job.Words
	c := t.tile.Content
	out := pages.Page{Width: t.tile.Width, Height: t.tile.Height, Name: w.PosterTitle}
	out.Outline = []pages.Entry{{Title: w.PosterTitle}}
	p := pen.New(furniture.Tools(t.job))
	centimetres := func(v float64) string {
		return strconv.FormatFloat(math.Round(v/paper.Millimetre)/10, 'f', -1, 64)
	}
	y := c.Y + p.Header(c.X, c.Y, c.W, k, pen.Header{
		Title: w.PosterTitle,
		Subtitle: furniture.New(t.job, 1).TitleText() + " · " + pages.Fill(w.PosterSize,
			centimetres(t.whole.Width), centimetres(t.whole.Height), strconv.Itoa(t.sheets()), t.job.Settings.Paper.Name),
	})
	p.Ornament()
	out.Put(p.Layer(t.tile.Width, t.tile.Height), 0, 0)

	picture := vector.Rect{X: c.X, Y: y, W: c.W, H: c.Bottom() - y}
	steps := vector.Rect{X: c.X, Y: y, W: c.W}
	if t.tile.Width > t.tile.Height {
		steps.W = min(c.W*0.32, 230*k)
		picture.X += steps.W + pen.Far*k
		picture.W -= steps.W + pen.Far*k
	}
	bottom := t.steps(p, steps, k)
	if bottom > c.Bottom() || steps.W < 90*k {
		return out, false
	}
	if t.tile.Width <= t.tile.Height {
		picture.Y = bottom + pen.Far*k
		picture.H = c.Bottom() - picture.Y
	}
	out.Put(p.Layer(t.tile.Width, t.tile.Height), 0, 0)
	t.miniature(&out, p, picture, k)
	return out, true
}

// steps sets the instructions and gives where they end.
func (t *tiling) steps(p *pen.Pen, at vector.Rect, k float64) float64 {
	const radius = 8.0
	s := pen.Style{Size: pen.Body * k, Color: p.Palette.Text}
	indent := (2*radius + 8) * k
	y := at.Y
	for i, text := range t.job.Words.PosterSteps {
		middle := y + s.LineHeight()/2
		p.Disc(at.X+radius*k, middle, radius*k, strconv.Itoa(i+1), p.Palette.Accent, p.Palette.Light)
		y += max(p.Text(at.X+indent, y, min(at.W-indent, 47*s.Size), s, text), 2*radius*k) + pen.Gap*k
		p.Ornament()
	}
	return y
}

// miniature draws the poster small, with the tiles over it.
func (t *tiling) miniature(out *pages.Page, p *pen.Pen, box vector.Rect, k float64) {
	if box.W < 60 || box.H < 60 {
		return
	}
	scale := min(box.W/t.whole.Width, box.H/t.whole.Height)
	for _, part := range t.whole.Parts {
		part.X, part.Y, part.Scale = box.X+part.X*scale, box.Y+part.Y*scale, part.Size()*scale
		out.Parts = append(out.Parts, part)
	}
	whole := vector.Rect{X: box.X, Y: box.Y, W: t.whole.Width * scale, H: t.whole.Height * scale}
	p.Frame(whole, 0, vector.Color{}, vector.Stroke{Color: p.Palette.Quiet, Width: 0.5})
	line := vector.Stroke{Color: p.Palette.Accent, Width: 0.9, Dash: []float64{4, 2.5}}
	for row, columns := range t.columns {
		top, high, _ := extent(t.rows, row, t.whole.Height, t.overlap)
		for _, x := range columns[1:] {
			p.Rule(box.X+x*scale, box.Y+top*scale, box.X+x*scale, box.Y+(top+high)*scale, line.Width, line.Color, line.Dash...)
		}
	}
	for _, y := range t.rows[1:] {
		p.Rule(whole.X, box.Y+y*scale, whole.Right(), box.Y+y*scale, line.Width, line.Color, line.Dash...)
	}
	for row := range t.rows {
		for column := range t.columns[row] {
			core, _ := t.cell(column, row)
			x, y := box.X+(core.X+core.W/2)*scale, box.Y+(core.Y+core.H/2)*scale
			r := min(11*k, min(core.W, core.H)*scale/3)
			p.Disc(x, y, r, Name(column, row), p.Palette.Accent, p.Palette.Light)
		}
	}
	p.Ornament()
	out.Put(p.Layer(t.tile.Width, t.tile.Height), 0, 0)
}
