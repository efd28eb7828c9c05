package poster

import (
	"context"

	"waymark/domain/pages"
	"waymark/domain/vector"
)

// Tile is a piece of a poster, for tests that put it together again.
type Tile struct {
	Page  int         // number of its page in the printout
	Shown vector.Rect // the part of the poster that it shows, points
	Place vector.Rect // where on its page
}

// Apart gives the poster of a job as one page, before it is cut, and all its
// tiles in the order of its pages.
func Apart(ctx context.Context, job *pages.Job) (*pages.Page, []Tile, error) {
	t, _, err := plan(ctx, job)
	if err != nil {
		return nil, nil, err
	}
	first := 0
	if _, ok := t.overview(); ok {
		first = 1
	}
	var out []Tile
	for row := range t.rows {
		for column := range t.columns[row] {
			_, shown := t.cell(column, row)
			out = append(out, Tile{
				Page: first + len(out), Shown: shown,
				Place: vector.Rect{X: t.tile.Content.X, Y: t.tile.Content.Y, W: shown.W, H: shown.H},
			})
		}
	}
	return &t.whole, out, nil
}
