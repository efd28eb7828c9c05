package flow

import (
	"waymark/domain/pages"
	"waymark/domain/pages/pen"
	"waymark/domain/scene"
	"waymark/domain/vector"
)

// Furniture is what stands at the foot of every page.
type Furniture struct {
	Left, Middle string
	// Right gives the text at the right end for page n of total, counted from 1.
	Right func(n, total int) string
}

// FootHeight is the height that Furnish needs at the lower edge of the type
// area, at scale 1.
const FootHeight = 22.0

// Furnish sets the foot of pages: a line above it, quiet small type in it. Body
// and scale tell for a page where its type area, which ends above the foot,
// stands.
func Furnish(t pen.Tools, all []pages.Page, f Furniture, frame func(i int) Sheet) {
	p := pen.New(t)
	for i := range all {
		sheet := frame(i)
		k := sheet.Scale
		s := pen.Style{Size: pen.Tiny * k, Color: t.Palette.Quiet}
		body := sheet.Body
		top := body.Bottom() + FootHeight*k - s.LineHeight()
		p.Rule(body.X, top-4*k, body.Right(), top-4*k, pen.Hair, t.Palette.Line)
		right := f.Right(i+1, len(all))
		wide := min(t.Measure(right, s), body.W/4)
		set := func(x, w float64, align pen.Align, text string) {
			s := s
			s.Align = align
			if text != "" && w > 0 {
				p.FitText(vector.Rect{X: x, Y: top, W: w, H: s.LineHeight()}, s, s.Size*0.7, text)
			}
		}
		rest := body.W - 2*wide - 2*pen.Apart*k
		set(body.Right()-wide, wide, pen.Right, right)
		middle := min(t.Measure(f.Middle, s), rest/3)
		side := (body.W-middle)/2 - pen.Apart*k
		set(body.X+(body.W-middle)/2, middle, pen.Center, f.Middle)
		set(body.X, side, pen.Left, f.Left)
		p.Group(scene.Ref{Part: scene.Ornament})
		all[i].Parts = append(all[i].Parts, pages.Part{Layer: p.Layer(all[i].Width, all[i].Height)})
	}
}
