// Package poster cuts a map as large as a wall into tiles for the paper that
// one has, to be glued together.
//
// What lives here: where to cut, the tiles with their marks, and the sheet that
// tells how to put them together. What does not: the map on its one large page
// (domain/pages/sheet).
//
// Neighbouring tiles share a strip, the glue edge. Cuts run through the gutters
// between columns and lanes where they can, so that each line of text stands
// whole on some tile. All places are whole points, so that what is glued fits.
package poster

import (
	"context"
	"fmt"
	"math"

	"waymark/domain/fault"
	"waymark/domain/pages"
	"waymark/domain/pages/cuts"
	"waymark/domain/pages/sheet"
	"waymark/domain/paper"
	"waymark/domain/vector"
)

// The codes of this package's faults.
const (
	TooManySheets fault.Code = "poster-too-many-sheets"
	BadWidth      fault.Code = "poster-width-out-of-range"
	BadOverlap    fault.Code = "poster-overlap-too-wide"
)

const (
	leastMargin = 5 * paper.Millimetre // the tile's name and marks stand there
	mostSheets  = 400
	manySheets  = 60
	leastWidth  = 100 * paper.Millimetre
	mostWidth   = 20_000 * paper.Millimetre
)

// Lay makes the tiles.
func Lay(ctx context.Context, job *pages.Job) (*pages.Printout, error) {
	t, out, err := plan(ctx, job)
	if err != nil {
		return nil, err
	}
	if out.Pages, err = t.pages(ctx); err != nil {
		return nil, err
	}
	if least := t.whole.Smallest(); least > 0 && least < pages.Readable-0.005 {
		out.Warnings = append(out.Warnings, pages.Warning{Concern: pages.SmallLetters, Value: least, Count: int(pages.Readable)})
	}
	if t.torn > 0 {
		out.Warnings = append(out.Warnings, pages.Warning{Concern: pages.TornText, Count: t.torn})
	}
	if n := t.sheets(); n > manySheets {
		out.Warnings = append(out.Warnings, pages.Warning{Concern: pages.ManySheets, Count: n})
	}
	return out, nil
}

// tiling is a poster and where it is cut.
type tiling struct {
	job     *pages.Job
	whole   pages.Page
	tile    paper.Page  // with whole points around its content
	rows    []float64   // where the tiles of each row begin on the poster
	columns [][]float64 // the same for the columns of each row
	overlap float64
	torn    int
}

func plan(ctx context.Context, job *pages.Job) (*tiling, *pages.Printout, error) {
	s := &job.Settings
	overlap := math.Round(s.Overlap)
	margin := max(s.Margin, leastMargin)
	if s.PosterWidth != 0 && !(s.PosterWidth >= leastWidth && s.PosterWidth <= mostWidth) {
		return nil, nil, fault.New(BadWidth, "A poster can be from 10 cm to 20 m wide.")
	}
	ways := []paper.Orientation{s.Orientation}
	if s.Orientation == paper.Auto {
		ways = []paper.Orientation{paper.Landscape, paper.Portrait}
	}
	var tiles []paper.Page
	for _, way := range ways {
		tile, err := s.Paper.Turn(way, paper.Even(margin))
		if err != nil {
			return nil, nil, err
		}
		tile.Content = vector.Rect{X: math.Ceil(tile.Content.X), Y: math.Ceil(tile.Content.Y)}
		tile.Content.W = math.Floor(tile.Width - margin - tile.Content.X)
		tile.Content.H = math.Floor(tile.Height - margin - tile.Content.Y)
		if overlap < 0 || overlap > min(tile.Content.W, tile.Content.H)/3 {
			return nil, nil, fault.New(BadOverlap, "The tiles of a poster may overlap by at most a third of the paper. Choose a smaller overlap.")
		}
		tiles = append(tiles, tile)
	}
	o := sheet.Options{Size: s.PosterSize, Margin: math.Ceil(margin), MostLine: tiles[0].Content.W * 0.9, Width: s.PosterWidth}
	inOnePiece := s.PosterWidth == 0 && s.PosterSize.Width <= s.Paper.Width && s.PosterSize.Height <= s.Paper.Height
	if inOnePiece {
		o.MostLine = 0
	}
	out, err := sheet.LayOn(ctx, job, o)
	if err != nil {
		return nil, nil, err
	}
	whole := out.Pages[0]
	if inOnePiece {
		return onePiece(job, &whole), out, nil
	}
	all := cuts.Find(&whole)
	var best *tiling
	for _, tile := range tiles {
		if err := ctx.Err(); err != nil {
			return nil, nil, err
		}
		n := cuts.Pieces(whole.Width, tile.Content.W-overlap, overlap) * cuts.Pieces(whole.Height, tile.Content.H-overlap, overlap)
		if n > mostSheets {
			if best == nil && tile == tiles[len(tiles)-1] {
				return nil, nil, fault.New(TooManySheets,
					"This poster would take %d sheets of paper. Choose larger paper or a smaller poster.", n)
			}
			continue
		}
		t := &tiling{job: job, whole: whole, tile: tile, overlap: overlap}
		t.cut(all)
		if best == nil || t.better(best) {
			best = t
		}
	}
	return best, out, nil
}

// onePiece puts a poster on paper that holds all of it, in the middle; its own
// margin is the one that printers need.
func onePiece(job *pages.Job, whole *pages.Page) *tiling {
	size := job.Settings.Paper
	tile := paper.Page{Width: size.Width, Height: size.Height}
	if whole.Width > whole.Height {
		tile.Width, tile.Height = size.Height, size.Width
	}
	tile.Content = vector.Rect{
		X: math.Floor((tile.Width - whole.Width) / 2), Y: math.Floor((tile.Height - whole.Height) / 2), W: whole.Width, H: whole.Height,
	}
	return &tiling{job: job, whole: *whole, tile: tile, rows: []float64{0}, columns: [][]float64{{0}}}
}

// cut finds the rows and, for each of them, the columns.
func (t *tiling) cut(all []cuts.Thing) {
	t.rows, t.torn = cuts.Divide(cuts.Down(all), t.whole.Height, t.tile.Content.H-t.overlap, t.overlap)
	before := math.Inf(-1)
	for row := range t.rows {
		top, _, shown := extent(t.rows, row, t.whole.Height, t.overlap)
		columns, torn := cuts.Divide(cuts.Across(all, top, top+shown, before), t.whole.Width, t.tile.Content.W-t.overlap, t.overlap)
		t.columns = append(t.columns, columns)
		t.torn += torn
		before = top + shown
	}
}

// better tells whether a tiling tears less text or takes fewer sheets.
func (t *tiling) better(o *tiling) bool {
	return t.sheets()*cuts.TornForPiece+t.torn < o.sheets()*cuts.TornForPiece+o.torn
}

func (t *tiling) sheets() int {
	n := 0
	for _, columns := range t.columns {
		n += len(columns)
	}
	return n
}

// Name gives the name of a tile: a letter for its column, a number for its row,
// as in a table.
func Name(column, row int) string {
	name := ""
	for c := column; ; c = c/26 - 1 {
		name = string(rune('A'+c%26)) + name
		if c < 26 {
			return fmt.Sprintf("%s%d", name, row+1)
		}
	}
}

// cell is the part of the poster that a tile shows: core without and shown with
// the glue edges at the right and below.
func (t *tiling) cell(column, row int) (core, shown vector.Rect) {
	core.X, core.W, shown.W = extent(t.columns[row], column, t.whole.Width, t.overlap)
	core.Y, core.H, shown.H = extent(t.rows, row, t.whole.Height, t.overlap)
	shown.X, shown.Y = core.X, core.Y
	return core, shown
}

func extent(at []float64, i int, length, overlap float64) (from, core, shown float64) {
	from = at[i]
	if i+1 == len(at) {
		return from, length - from, length - from
	}
	core = at[i+1] - from
	return from, core, min(core+overlap, length-from)
}

// pages draws all sheets.
func (t *tiling) pages(ctx context.Context) ([]pages.Page, error) {
	var out []pages.Page
	if page, ok := t.overview(); ok {
		out = append(out, page)
	}
	for row := range t.rows {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		for column := range t.columns[row] {
			out = append(out, t.page(column, row))
		}
	}
	return out, nil
}

// page draws one tile.
func (t *tiling) page(column, row int) pages.Page {
	core, shown := t.cell(column, row)
	c := t.tile.Content
	out := pages.Page{Width: t.tile.Width, Height: t.tile.Height, Name: Name(column, row)}
	out.Outline = []pages.Entry{{Title: pages.Fill(t.job.Words.PosterTile, out.Name)}}
	clip := vector.Rect{X: c.X, Y: c.Y, W: shown.W, H: shown.H}
	for i := range t.whole.Parts {
		part := t.whole.Parts[i]
		if !part.Box().Intersects(shown) {
			continue
		}
		part.X += c.X - shown.X
		part.Y += c.Y - shown.Y
		part.Clip = clip
		out.Parts = append(out.Parts, part)
	}
	out.Put(t.marks(column, row, core, shown), 0, 0)
	return out
}
