package kit_test

import (
	"waymark/domain/pages"
	"waymark/domain/pages/cuts"
	"waymark/domain/vector"
)

// textBoxes gives the boxes of all lines of text on a page, without what clips
// hide.
func textBoxes(p *pages.Page) []vector.Rect {
	var all []vector.Rect
	for i := range p.Parts {
		for _, t := range cuts.FindIn(&p.Parts[i]) {
			clip := p.Parts[i].Clip
			if !t.Card && (clip.Empty() || clip.Intersects(t.Box)) {
				all = append(all, t.Box)
			}
		}
	}
	return all
}
