package svg

import (
	"waymark/domain/scene"
	"waymark/domain/vector"
	"waymark/storage/export/internal/num"
)

// artTable numbers the arts by content, so that each is defined once and the
// bytes do not depend on who shares an art with whom.
type artTable struct {
	byPointer map[*vector.Art]int
	byContent map[string]int
}

// art draws an art by reference, after its definition at the first time.
func (w *writer) art(a scene.Art) {
	if a.Art == nil || len(a.Art.Shapes) == 0 || a.Art.Size <= 0 {
		return
	}
	id, known := w.arts.byPointer[a.Art]
	if !known {
		id = w.define(a.Art)
	}
	decimals := num.Decimals(a.Art.Size)
	w.str(`<use xlink:href="#a`)
	w.int(id)
	w.str(`" transform="translate(`)
	w.num(a.X)
	w.str(" ")
	w.num(a.Y)
	w.str(")")
	if scale := a.Size / a.Art.Size; scale != 1 {
		w.str(" scale(")
		w.buf = num.Append(w.buf, scale, max(6-decimals, 4))
		w.str(")")
	}
	w.str(`"`)
	w.colorAttr("fill", a.Color)
	w.colorAttr("stroke", a.Color)
	if a.Alt == "" {
		w.str("/>\n")
		return
	}
	w.str("><title>")
	w.text(a.Alt)
	w.str("</title></use>\n")
}

// define writes the shapes of an art under a new number, unless another art
// with the same shapes has one.
func (w *writer) define(a *vector.Art) int {
	if w.arts.byPointer == nil {
		w.arts = artTable{make(map[*vector.Art]int), make(map[string]int)}
	}
	start := len(w.buf)
	for i := range a.Shapes {
		w.shape(&a.Shapes[i], num.Decimals(a.Size))
	}
	body := string(w.buf[start:])
	w.buf = w.buf[:start]
	id, known := w.arts.byContent[body]
	if !known {
		id = len(w.arts.byContent) + 1
		w.arts.byContent[body] = id
		w.str(`<defs><g id="a`)
		w.int(id)
		w.str(`">`)
		w.str(body)
		w.str("</g></defs>\n")
	}
	w.arts.byPointer[a] = id
	return id
}

// shape writes a shape of an art. A paint that is left out comes from the
// element that uses the art.
func (w *writer) shape(s *vector.Shape, decimals int) {
	w.str("<path")
	filled := s.Fill.A > 0
	stroked := s.Stroke.Width > 0 && (s.Inherit || s.Stroke.Color.A > 0)
	switch {
	case !filled:
		w.str(` fill="none"`)
	case !s.Inherit:
		w.colorAttr("fill", s.Fill)
	}
	if filled && s.EvenOdd {
		w.str(` fill-rule="evenodd"`)
	}
	switch {
	case !stroked:
		w.str(` stroke="none"`)
	case !s.Inherit:
		w.colorAttr("stroke", s.Stroke.Color)
	}
	if stroked {
		w.strokeForm(s.Stroke, decimals)
	}
	w.path(s.Path, decimals)
	w.str("/>")
}
