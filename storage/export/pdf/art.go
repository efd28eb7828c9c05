package pdf

import (
	"waymark/domain/scene"
	"waymark/domain/vector"
	"waymark/storage/export/internal/num"
)

type artKey struct {
	art   *vector.Art
	color vector.Color
}

// art draws an art. Its operators are written once and repeated as they are:
// they stand in a coordinate system of their own.
func (k *canvas) art(a scene.Art) {
	if a.Art == nil || a.Art.Size <= 0 || !(a.Size > 0) {
		return
	}
	key := artKey{a.Art, a.Color}
	body, known := k.d.arts[key]
	if !known {
		body = k.drawArt(a)
		k.d.arts[key] = body
	}
	if len(body) == 0 {
		return
	}
	scale := a.Size / a.Art.Size
	k.str("q ")
	k.buf = num.Append(k.buf, scale, 6)
	k.str(" 0 0 ")
	k.buf = num.Append(k.buf, scale, 6)
	k.str(" ")
	k.num(k.dx + a.X)
	k.str(" ")
	k.num(-k.dy - a.Y)
	k.str(" cm\n")
	k.buf = append(k.buf, body...)
	k.str("Q\n")
}

// drawArt writes the operators of an art in its own units.
func (k *canvas) drawArt(a scene.Art) []byte {
	paints := func(s *vector.Shape) (fill vector.Color, stroke vector.Stroke) {
		fill, stroke = s.Fill, s.Stroke
		if s.Inherit {
			if fill.A > 0 {
				fill = a.Color
			}
			stroke.Color = a.Color
		}
		return fill, stroke
	}
	for i := range a.Art.Shapes { // so that they can be named below
		fill, stroke := paints(&a.Art.Shapes[i])
		k.alphaName(fill.A)
		k.alphaName(stroke.Color.A)
	}
	body := &canvas{d: k.d, decimals: num.Decimals(a.Art.Size), state: unknownState}
	for i := range a.Art.Shapes {
		fill, stroke := paints(&a.Art.Shapes[i])
		body.shape(a.Art.Shapes[i].Path, fill, stroke, a.Art.Shapes[i].EvenOdd)
	}
	return body.buf
}
