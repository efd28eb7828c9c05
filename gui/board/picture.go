package board

import (
	"image"
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"waymark/domain/scene"
	"waymark/domain/typeset"
	"waymark/domain/vector"
)

// picture is a small drawing of ours over the map: what is being dragged, a
// label, a text that is typed. It is painted with the fonts and the painter of
// the map itself.
type picture struct {
	raster *canvas.Raster
	img    *image.RGBA
	size   vector.Rect // in units, from 0, 0
}

// newPicture paints pieces into a box of w × h points at a scale of the view's
// units per point.
func (b *Board) newPicture(w, h, zoom float64, pieces ...piece) *picture {
	p := &picture{}
	p.raster = canvas.NewRaster(func(int, int) image.Image {
		if p.img == nil {
			return image.NewRGBA(image.Rect(0, 0, 1, 1))
		}
		return p.img
	})
	b.paint(p, w, h, zoom, pieces...)
	return p
}

// paint draws into the picture, instead of what it showed.
func (b *Board) paint(p *picture, w, h, zoom float64, pieces ...piece) {
	scale := zoom * b.screen.pixels
	p.img = image.NewRGBA(image.Rect(0, 0, max(int(math.Ceil(w*scale)), 1), max(int(math.Ceil(h*scale)), 1)))
	for _, piece := range pieces {
		origin := image.Pt(int(math.Round(piece.at.X*scale)), int(math.Round(piece.at.Y*scale)))
		b.screen.painter.PaintLayer(p.img, piece.layer, origin, scale)
	}
	p.size = vector.Rect{W: float64(p.img.Rect.Dx()) / b.screen.pixels, H: float64(p.img.Rect.Dy()) / b.screen.pixels}
	size := fyne.NewSize(float32(p.size.W), float32(p.size.H))
	if p.raster.Size() != size {
		p.raster.Resize(size)
	}
	p.raster.Refresh()
}

// at moves the picture's corner to a point of the view, on a whole pixel, and
// gives its object.
func (p *picture) at(v vector.Point, pixels float64) fyne.CanvasObject {
	x, y := math.Round(v.X*pixels)/pixels, math.Round(v.Y*pixels)/pixels
	p.raster.Move(fyne.NewPos(float32(x), float32(y)))
	return p.raster
}

// The measures of labels, points.
const (
	labelSize   = 12.0
	labelPadX   = 8.0
	labelPadY   = 4.0
	labelRadius = 4.0
)

// label is a dark label with a line of text.
type label struct {
	*picture
	text string
	pos  vector.Point // of its corner in the view
	px   float64
}

func (l *label) object() fyne.CanvasObject { return l.at(l.pos, l.px) }

// newLabel makes a label.
func (b *Board) newLabel(text string) *label {
	l := b.labelLayer(text)
	return &label{picture: b.newPicture(l.Width, l.Height, 1, piece{layer: l}), text: text, px: b.screen.pixels}
}

// say changes the text of a label; nil makes a new one.
func (b *Board) say(l *label, text string) *label {
	if l == nil {
		return b.newLabel(text)
	}
	if l.text != text {
		l.text = text
		drawn := b.labelLayer(text)
		b.paint(l.picture, drawn.Width, drawn.Height, 1, piece{layer: drawn})
	}
	return l
}

func (b *Board) labelLayer(text string) *scene.Layer {
	block := b.cfg.Typesetter.Break(text, typeset.Style{Size: labelSize}, 420)
	box := vector.Rect{W: block.Width + 2*labelPadX, H: block.Height + 2*labelPadY}
	items := []scene.Item{scene.Rect{Rect: box, Radius: labelRadius, Fill: b.look.label}}
	items = setText(items, &block, vector.Point{X: labelPadX, Y: labelPadY}, labelSize, b.look.onMark)
	return layerOf(box, items)
}

// layerOf makes a layer of one drawing.
func layerOf(box vector.Rect, items []scene.Item) *scene.Layer {
	return &scene.Layer{Width: box.Right(), Height: box.Bottom(), Groups: []scene.Group{{Bounds: box, Items: items}}}
}

// setText sets a broken text with its corner at a point.
func setText(items []scene.Item, block *typeset.Block, at vector.Point, size float64, c color.NRGBA) []scene.Item {
	for i, line := range block.Lines {
		baseline := at.Y + block.Ascent + float64(i)*block.LineHeight
		for _, r := range line.Runs {
			if r.Art != nil {
				items = append(items, scene.Art{X: at.X + r.X, Y: baseline + r.ArtY, Size: r.ArtSize, Art: r.Art, Color: c, Alt: r.Text})
				continue
			}
			items = append(items, scene.Text{X: at.X + r.X, Baseline: baseline, Size: size, Font: r.Font, Color: c, String: r.Text, Width: r.Width})
		}
	}
	return items
}

// piece is a layer in a picture, its corner at a point of the picture.
type piece struct {
	layer *scene.Layer
	at    vector.Point
}

// drawingOf gives what the scene shows of the things that are chosen within a
// box of the sheet, for a picture of that box.
func drawingOf(s *scene.Scene, box vector.Rect, chosen func(scene.Ref) bool) []piece {
	var out []piece
	add := func(l *scene.Layer, x, y float64) {
		if l == nil {
			return
		}
		part := &scene.Layer{Width: l.Width, Height: l.Height}
		for i := range l.Groups {
			if chosen(l.Groups[i].Ref) {
				part.Groups = append(part.Groups, l.Groups[i])
			}
		}
		if len(part.Groups) > 0 {
			out = append(out, piece{part, vector.Point{X: x - box.X, Y: y - box.Y}})
		}
	}
	for _, band := range s.Bands {
		if band.Y < box.Bottom() && band.Y+band.Height > box.Y {
			add(band.Label, 0, band.Y)
			add(band.Body, band.BodyX, band.Y)
		}
	}
	return out
}
