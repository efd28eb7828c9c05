package tiles

import (
	"image"
	"image/draw"
)

// CopyTo copies a part of the surface, in device pixels, as far as it is painted,
// into a picture, its corner to a point. It tells whether all of it was painted.
func (f *Surface) CopyTo(dst *image.RGBA, at image.Point, part image.Rectangle) (complete bool) {
	part = part.Intersect(image.Rectangle{Max: f.size})
	complete = true
	for y := part.Min.Y / Height; y*Height < part.Max.Y; y++ {
		for x := part.Min.X / Width; x*Width < part.Max.X; x++ {
			want := f.boxOf(image.Pt(x, y)).Intersect(part)
			t := f.tiles[image.Pt(x, y)]
			if t == nil || t.img == nil || !want.In(t.imgBox) {
				complete = false
				continue
			}
			to := want.Sub(part.Min).Add(at)
			draw.Draw(dst, to, t.img, t.img.Rect.Min.Add(want.Min.Sub(t.imgBox.Min)), draw.Src)
		}
	}
	return complete
}
