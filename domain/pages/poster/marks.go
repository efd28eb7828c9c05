package poster

import (
	"strconv"
	"strings"

	"waymark/domain/pages"
	"waymark/domain/pages/furniture"
	"waymark/domain/pages/pen"
	"waymark/domain/scene"
	"waymark/domain/vector"
)

// The measures of the marks in the margins of a tile, points.
const (
	markAway   = 2.5 // from what is printed
	markLength = 9.0
	leastMark  = 5.0
	markWidth  = 0.4
	glueWidth  = 1.6
)

// marks draws what stands in the margins of a tile: crop marks at the corners of
// its own part, bars beside its glue edges, and its name.
func (t *tiling) marks(column, row int, core, shown vector.Rect) *scene.Layer {
	p := pen.New(furniture.Tools(t.job))
	ink := p.Palette.Text
	c := t.tile.Content
	own := vector.Rect{X: c.X, Y: c.Y, W: core.W, H: core.H}
	all := vector.Rect{X: c.X, Y: c.Y, W: shown.W, H: shown.H}
	length := min(markLength, min(c.X, c.Y)-markAway-1)
	if length < leastMark { // a poster in one piece that fills the paper
		return p.Layer(t.tile.Width, t.tile.Height)
	}
	for _, x := range []float64{own.X, own.Right()} {
		p.Rule(x, all.Y-markAway-length, x, all.Y-markAway, markWidth, ink)
		p.Rule(x, all.Bottom()+markAway, x, all.Bottom()+markAway+length, markWidth, ink)
	}
	for _, y := range []float64{own.Y, own.Bottom()} {
		p.Rule(all.X-markAway-length, y, all.X-markAway, y, markWidth, ink)
		p.Rule(all.Right()+markAway, y, all.Right()+markAway+length, y, markWidth, ink)
	}
	var glue []string
	if shown.W > core.W && column+1 < len(t.columns[row]) {
		for _, y := range []float64{all.Y - markAway - glueWidth, all.Bottom() + markAway} {
			p.Bar(vector.Rect{X: own.Right() + 1, Y: y, W: shown.W - core.W - 1, H: glueWidth}, p.Palette.Accent)
		}
		glue = append(glue, Name(column+1, row))
	}
	if shown.H > core.H && row+1 < len(t.rows) {
		for _, x := range []float64{all.X - markAway - glueWidth, all.Right() + markAway} {
			p.Bar(vector.Rect{X: x, Y: own.Bottom() + 1, W: glueWidth, H: shown.H - core.H - 1}, p.Palette.Accent)
		}
		glue = append(glue, t.below(row+1))
	}
	p.Ornament()
	if t.sheets() > 1 {
		t.label(p, column, row, glue, all)
	}
	return p.Layer(t.tile.Width, t.tile.Height)
}

// label sets the name of the tile below its left corner, with what is glued over
// it and what it is a part of.
func (t *tiling) label(p *pen.Pen, column, row int, glue []string, all vector.Rect) {
	room := t.tile.Height - all.Bottom() - markAway - glueWidth - 2
	size := min(8, room/1.4)
	name := pen.Style{Size: size, Bold: true, Color: p.Palette.Accent}
	quiet := pen.Style{Size: min(size, 7), Color: p.Palette.Quiet}
	x := all.X + 8
	y := all.Bottom() + markAway + glueWidth + 1
	p.Text(x, y, 80, name, Name(column, row))
	x += p.Measure(Name(column, row), name) + 8
	number := column + 1
	for i := range row {
		number += len(t.columns[i])
	}
	parts := []string{strconv.Itoa(number) + "/" + strconv.Itoa(t.sheets())}
	if len(glue) > 0 {
		parts = append(parts, pages.Fill(t.job.Words.PosterGlue, strings.Join(glue, t.job.Words.Separator)))
	}
	parts = append(parts, furniture.New(t.job, 1).TitleText())
	line := vector.Rect{X: x, Y: y + (name.Size-quiet.Size)*0.9, W: all.Right() - x - 12, H: quiet.LineHeight()}
	if line.W > 40 {
		p.FitText(line, quiet, quiet.Size, strings.Join(parts, " · "))
	}
	p.Ornament()
}

// below names the tiles of a row, such as A2–F2.
func (t *tiling) below(row int) string {
	n := len(t.columns[row])
	if n == 1 {
		return Name(0, row)
	}
	return Name(0, row) + "–" + Name(n-1, row)
}
