package scene

import (
	"waymark/domain/journey"
	"waymark/domain/vector"
)

// remark is the mark of n open comments: an icon, and the number from two on.
func (b *builder) remark(n int) countedIcon {
	mark := countedIcon{name: iconComment, color: b.pal.Accent}
	if n > 1 {
		mark.count = b.line(number(float64(n)), smallSize, false)
	}
	return mark
}

// remarksOn counts the open comments on emotions; nil where there are none.
func (b *builder) remarksOn(emotions []*journey.Emotion) []int {
	if len(b.comments) == 0 {
		return nil
	}
	counts, any := make([]int, len(emotions)), false
	for i, e := range emotions {
		if e != nil {
			counts[i] = b.comments[e.RecordID()]
			any = any || counts[i] > 0
		}
	}
	if !any {
		return nil
	}
	return counts
}

// drawRemarks draws the marks of comments at the upper right of points.
func (b *builder) drawRemarks(body *layerOf, feelings [][]feeling) (shown signs) {
	if len(b.comments) == 0 {
		return 0
	}
	for i := range feelings {
		for _, at := range feelings[i] {
			if at.emotion == nil || b.comments[at.emotion.RecordID()] == 0 {
				continue
			}
			mark := b.remark(b.comments[at.emotion.RecordID()])
			x, y := at.at.X+pointRadius+2, at.at.Y-pointRadius-signSize
			f := flow{b: b}
			mark.draw(&f, x, y+signSize/2)
			if len(f.items) > 0 {
				height := max(signSize, 1.3*smallSize)
				body.add(ref(journey.EmotionKind, at.emotion.RecordID(), Remarks), vector.Rect{X: x, Y: y + (signSize-height)/2, W: mark.width(), H: height}, f.items)
				shown |= showsComment
			}
		}
	}
	return shown
}

// remarkReach is how far beside the mark of comments still counts as on it.
const remarkReach = 3.0

// RemarkAt gives the thing whose mark of comments is at a point of the sheet.
func (s *Scene) RemarkAt(p vector.Point) (Ref, bool) {
	band, ok := s.BandAt(p.Y)
	if !ok {
		return Ref{}, false
	}
	layer, x := band.Body, band.BodyX
	if p.X < band.BodyX {
		layer, x = band.Label, 0
	}
	if layer == nil {
		return Ref{}, false
	}
	q := vector.Point{X: p.X - x, Y: p.Y - band.Y}
	for i := len(layer.Groups) - 1; i >= 0; i-- {
		g := &layer.Groups[i]
		if box, ok := s.remarkIn(g); ok && box.Inset(-remarkReach).Contains(q) {
			return Ref{Kind: g.Ref.Kind, ID: g.Ref.ID}, true
		}
	}
	return Ref{}, false
}

// Remark gives where the mark of comments on a thing is, on the sheet.
func (s *Scene) Remark(r Ref) (vector.Rect, bool) {
	for _, part := range []Part{Remarks, Whole} {
		r.Part = part
		g, dx, dy := s.find(r)
		if g == nil {
			continue
		}
		if box, ok := s.remarkIn(g); ok {
			return box.Offset(dx, dy), true
		}
	}
	return vector.Rect{}, false
}

// remarkIn gives where a group has the mark of comments, in its layer.
func (s *Scene) remarkIn(g *Group) (vector.Rect, bool) {
	if g.Ref.ID == "" || s.memo == nil {
		return vector.Rect{}, false
	}
	icon := s.memo.view.Icons[iconComment]
	for _, item := range g.Items {
		if art, ok := item.(Art); ok && icon != nil && art.Art == icon {
			return vector.Rect{X: art.X, Y: art.Y, W: art.Size, H: art.Size}, true
		}
	}
	return vector.Rect{}, false
}
