package picture

import (
	"waymark/domain/scene"
	"waymark/domain/vector"
)

var (
	placeholderGround = vector.Color{R: 0xee, G: 0xf0, B: 0xf3, A: 0xff}
	placeholderLine   = vector.Color{R: 0xa9, G: 0xb2, B: 0xbc, A: 0xff}
)

// Placeholder draws what stands in for a picture that cannot be shown: a quiet
// box with the sketch of a landscape.
func Placeholder(p scene.Picture) []scene.Item {
	items := []scene.Item{scene.Rect{Rect: p.Rect, Radius: p.Radius, Fill: placeholderGround}}
	side := min(p.W, p.H) / 2
	if side < 4 {
		return items
	}
	middle := p.Center()
	frame := vector.Rect{X: middle.X - side/2, Y: middle.Y - side*0.4, W: side, H: side * 0.8}
	line := vector.Stroke{Color: placeholderLine, Width: max(side/16, 0.5)}
	var hills vector.Path
	hills.MoveTo(frame.X, frame.Bottom()-side*0.2)
	hills.LineTo(frame.X+side*0.3, frame.Y+side*0.35)
	hills.LineTo(frame.X+side*0.65, frame.Bottom())
	hills.MoveTo(frame.X+side*0.5, frame.Bottom()-side*0.17)
	hills.LineTo(frame.X+side*0.7, frame.Y+side*0.45)
	hills.LineTo(frame.Right(), frame.Bottom()-side*0.12)
	sun := vector.Rect{X: frame.X + side*0.6, Y: frame.Y + side*0.15, W: side * 0.16, H: side * 0.16}
	return append(items,
		scene.Rect{Rect: frame, Radius: side * 0.1, Stroke: line},
		scene.Path{Path: hills, Stroke: line},
		scene.Rect{Rect: sun, Radius: side * 0.08, Stroke: line},
	)
}

// Cover gives the box that the whole of a picture takes when it is scaled to
// cover box: as large as box in one direction, larger in the other, centred.
func Cover(width, height int, box vector.Rect) vector.Rect {
	scale := max(box.W/float64(width), box.H/float64(height))
	w, h := float64(width)*scale, float64(height)*scale
	return vector.Rect{X: box.X + (box.W-w)/2, Y: box.Y + (box.H-h)/2, W: w, H: h}
}
