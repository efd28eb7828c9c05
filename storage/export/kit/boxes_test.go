package kit_test

import (
	"waymark/domain/pages"
	"waymark/domain/pages/cuts"
	"waymark/domain/vector"
)

// box is a line of text on a page: all of it, and what a clip leaves of it.
type box struct{ whole, shown vector.Rect }

// textBoxes gives the boxes of all lines of text on a page that show.
func textBoxes(p *pages.Page) []box {
	var all []box
	for i := range p.Parts {
		clip := p.Parts[i].Clip
		for _, t := range cuts.FindIn(&p.Parts[i]) {
			switch {
			case t.Card:
			case clip.Empty():
				all = append(all, box{t.Box, t.Box})
			case clip.Intersects(t.Box):
				x, y := max(t.Box.X, clip.X), max(t.Box.Y, clip.Y)
				all = append(all, box{t.Box, vector.Rect{
					X: x, Y: y, W: min(t.Box.Right(), clip.Right()) - x, H: min(t.Box.Bottom(), clip.Bottom()) - y,
				}})
			}
		}
	}
	return all
}
