package controls

import (
	"image"
	"image/color"
	"math"

	"waymark/domain/scene"
	"waymark/domain/typeset"
	"waymark/domain/vector"
	"waymark/gui/shape"
	"waymark/gui/theme"
	"waymark/resources/icons"
)

// paintText draws set text into a picture of w × h device pixels, scale device
// pixels to the unit.
func (k *Kit) paintText(block typeset.Block, style typeset.Style, ink color.NRGBA, w, h int, scale float64) *image.RGBA {
	var items []scene.Item
	for i, line := range block.Lines {
		baseline := block.Ascent + float64(i)*block.LineHeight
		for _, run := range line.Runs {
			if run.Art != nil {
				items = append(items, scene.Art{X: run.X, Y: baseline + run.ArtY, Size: run.ArtSize, Art: run.Art, Color: ink})
				continue
			}
			items = append(items, scene.Text{
				X: run.X, Baseline: baseline, Size: style.Size, Font: run.Font, Color: ink, String: run.Text, Width: run.Width,
			})
		}
	}
	return k.paint(items, w, h, scale)
}

// paintIcon draws an icon into a square picture; an empty one when there is no
// icon of that name.
func (k *Kit) paintIcon(name string, ink color.NRGBA, side int) *image.RGBA {
	art := k.icons()[name]
	if name == Sign {
		art = k.sign()
	}
	if art == nil {
		return image.NewRGBA(image.Rect(0, 0, 1, 1))
	}
	return k.paint([]scene.Item{scene.Art{Size: float64(side), Art: art, Color: ink}}, side, side, 1)
}

func (k *Kit) paint(items []scene.Item, w, h int, scale float64) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	width, height := math.Ceil(float64(w)/scale), math.Ceil(float64(h)/scale)
	layer := &scene.Layer{Width: width, Height: height, Groups: []scene.Group{
		{Bounds: vector.Rect{W: width, H: height}, Items: items},
	}}
	k.painter.PaintLayer(img, layer, image.Point{}, scale)
	return img
}

// Sign is the name of the program's own sign among the icons.
const Sign = "waymark"

func readSign() *vector.Art {
	art, _ := vector.ParseSVG(icons.AppSVG()) // no sign rather than no window
	return art
}

// outline frames what is chosen or pointed at where the theme wants more than a
// tint.
func outline(r *shape.Box, c *theme.Colors, on bool) {
	r.StrokeColor, r.StrokeWidth = color.NRGBA{}, 0
	if on && c.Outline.A > 0 {
		r.StrokeColor, r.StrokeWidth = c.Outline, 1.5
	}
}
