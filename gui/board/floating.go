package board

import (
	"fyne.io/fyne/v2"

	"waymark/domain/journey"
	"waymark/domain/scene"
	"waymark/domain/typeset"
	"waymark/domain/vector"
	"waymark/gui/board/camera"
)

// floating is the sheet on which a text is typed that has no place of its own
// on the map, such as the word for a feeling.
type floating struct {
	picture *picture
	shows   laidText
	zoom    float64
}

// The measures of the floating sheet, points.
const (
	floatWidth = 150.0
	floatPad   = 6.0
)

func (b *Board) newFloating() *floating { return &floating{} }

// floatingBox gives the text's box on the map's sheet, below the emotion's point
// or in the middle of the view.
func (b *Board) floatingBox() scene.TextBox {
	t := b.typing
	window := b.cam.Window(camera.Ground)
	at := b.cam.In(camera.Ground, window.Center())
	if persona, step, ok := journey.SplitEmotionID(t.ref.ID); ok {
		if p, ok := b.scene.EmotionPoint(persona, step); ok {
			at = vector.Point{X: p.X - floatWidth/2, Y: p.Y + 16}
		}
	}
	block := b.cfg.Typesetter.Break(t.buffer.Text(), typeset.Style{Size: labelSize}, floatWidth)
	return scene.TextBox{
		Rect: vector.Rect{X: at.X, Y: at.Y, W: floatWidth, H: max(block.Height, block.LineHeight)},
		Size: labelSize, Color: b.cfg.View.Palette.Text, Ground: b.look.paper,
	}
}

// show draws the sheet, the text and the cursor over everything.
func (f *floating) show(b *Board, marks []mark, top []fyne.CanvasObject) ([]mark, []fyne.CanvasObject) {
	layout, box, _ := b.arrange()
	outer := box.Inset(-floatPad)
	v := b.onScreen(camera.Ground, outer)
	marks = append(marks, mark{over: true, box: v, fill: b.look.paper, stroke: b.look.accent, width: 1.5, radius: 4, shadow: b.look.shadow})
	shows := laidText{b.typing.buffer.Text(), typeset.Style{Size: box.Size}, box.W}
	if f.picture == nil || f.shows != shows || f.zoom != b.cam.Zoom() {
		f.shows, f.zoom = shows, b.cam.Zoom()
		block := b.cfg.Typesetter.Break(shows.text, shows.style, shows.width)
		layer := layerOf(vector.Rect{W: outer.W, H: outer.H}, setText(nil, &block, vector.Point{X: floatPad, Y: floatPad}, box.Size, box.Color))
		if f.picture == nil {
			f.picture = b.newPicture(outer.W, outer.H, f.zoom, piece{layer: layer})
		} else {
			b.paint(f.picture, outer.W, outer.H, f.zoom, piece{layer: layer})
		}
	}
	marks = b.typingMarks(marks, layout, box, camera.Ground, true)
	return marks, append(top, f.picture.at(vector.Point{X: v.X, Y: v.Y}, b.screen.pixels))
}
