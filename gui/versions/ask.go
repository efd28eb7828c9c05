package versions

import (
	"waymark/domain/compare"
	"waymark/domain/journey"
	"waymark/gui/board"
	"waymark/gui/controls"
)

// Showing gives the state that is looked at, nil until it is known.
func (p *Page) Showing() *journey.Document { return p.doc }

// Comparing gives the comparison that is shown, nil for none.
func (p *Page) Comparing() *compare.Comparison {
	if p.diff == nil {
		return nil
	}
	return p.diff.c
}

// Board gives the board on which old versions are shown.
func (p *Page) Board() *board.Board { return p.board }

// Listed gives the rows of the list.
func (p *Page) Listed() []controls.RowSpec {
	out := make([]controls.RowSpec, len(p.side.lines))
	for i := range p.side.lines {
		out[i] = p.side.lines[i].spec
	}
	return out
}
