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
// on the map, such as the word for a feeling, or stands there in another form,
// such as a quote.
type floating struct {
	place   *scene.TextBox // where the map shows the text, nil for nowhere
	picture *picture
	shows   laidText
	zoom    float64
}

// The measures of the floating sheet, points.
const (
	floatWidth  = 150.0
	floatWide   = 320.0 // of what somebody said
	floatNumber = 44.0  // of a value
	floatPad    = 6.0
)

func (b *Board) newFloating(ref scene.Ref) *floating {
	f := &floating{}
	if ref.Kind != journey.PersonaRecord {
		return f
	}
	if ref.Part == scene.Firmographics {
		ref.Part = scene.Details
	}
	box, ok := b.scene.TextBox(ref)
	if !ok { // nothing yet: below the name
		if box, ok = b.scene.TextBox(scene.Ref{Kind: ref.Kind, ID: ref.ID, Part: scene.Name}); ok {
			box.Y += box.H + floatPad
		}
	}
	if ok {
		f.place = &box
	}
	return f
}

// floatingBox gives the text's box on the map's sheet: over the text that the map
// shows, below the emotion's point, or in the middle of the view.
func (b *Board) floatingBox() scene.TextBox {
	t := b.typing
	size, width := labelSize, floatWidth
	at := b.cam.In(camera.Ground, b.cam.Window(camera.Ground).Center())
	switch {
	case t.number:
		width = floatNumber
	case t.ref.Part == scene.Quote:
		width = floatWide
	}
	if p := t.float.place; p != nil {
		at, size, width = vector.Point{X: p.X, Y: p.Y}, p.Size, max(p.W, floatWide)
	} else if persona, step, ok := journey.SplitEmotionID(t.ref.ID); ok {
		if p, ok := b.scene.EmotionPoint(persona, step); ok {
			at = vector.Point{X: p.X - width/2, Y: p.Y + 16}
		}
	}
	block := b.cfg.Typesetter.Break(t.buffer.Text(), typeset.Style{Size: size}, width)
	return scene.TextBox{
		Rect: vector.Rect{X: at.X, Y: at.Y, W: width, H: max(block.Height, block.LineHeight)},
		Size: size, Color: b.cfg.View.Palette.Text, Ground: b.look.paper,
	}
}

// floatingPane gives the pane over which the sheet stands.
func (t *typing) floatingPane(cam *camera.Camera) camera.Pane {
	if t.float.place != nil {
		return cam.PaneOf(t.float.place.Center())
	}
	return camera.Ground
}

// show draws the sheet, the text and the cursor over everything.
func (f *floating) show(b *Board, marks []mark, top []fyne.CanvasObject) ([]mark, []fyne.CanvasObject) {
	layout, box, pane := b.arrange()
	outer := box.Inset(-floatPad)
	v := b.onScreen(pane, outer)
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
	marks = b.typingMarks(marks, layout, box, pane, true)
	return marks, append(top, f.picture.at(vector.Point{X: v.X, Y: v.Y}, b.screen.pixels))
}
