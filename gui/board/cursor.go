package board

import (
	"image"
	"image/color"
	"slices"

	"fyne.io/fyne/v2/driver/desktop"

	"waymark/domain/scene"
	"waymark/domain/vector"
	"waymark/gui/board/gesture"
)

// hands are the pointers for moving the sheet: an open hand and one that grips.
// The platforms have none that Fyne could name.
type hands struct{ open, gripping *handCursor }

type handCursor struct{ img image.Image }

// Image implements desktop.Cursor.
func (h *handCursor) Image() (img image.Image, x, y int) { return h.img, handSize / 2, handSize / 2 }

const handSize = 24

// hand paints an icon as a pointer: dark lines on a light rim, to be seen on any
// ground. nil without the icon.
func (b *Board) hand(name string) *handCursor {
	art := b.cfg.View.Icons[name]
	if art == nil {
		return nil
	}
	rim := &vector.Art{Size: art.Size, Shapes: slices.Clone(art.Shapes)}
	for i := range rim.Shapes {
		rim.Shapes[i].Stroke.Width *= 2.4
	}
	img := image.NewRGBA(image.Rect(0, 0, handSize, handSize))
	layer := layerOf(vector.Rect{W: handSize, H: handSize}, []scene.Item{
		scene.Art{X: 1, Y: 1, Size: handSize - 2, Art: rim, Color: color.NRGBA{R: 0xff, G: 0xff, B: 0xff, A: 0xff}},
		scene.Art{X: 1, Y: 1, Size: handSize - 2, Art: art, Color: color.NRGBA{R: 0x22, G: 0x30, B: 0x3C, A: 0xff}},
	})
	b.screen.painter.PaintLayer(img, layer, image.Point{}, 1)
	return &handCursor{img}
}

// panCursor gives the pointer for moving the sheet.
func (b *Board) panCursor(gripping bool) desktop.Cursor {
	if b.hands == nil {
		b.hands = &hands{open: b.hand("hand"), gripping: b.hand("grab")}
	}
	h := b.hands.open
	if gripping {
		h = b.hands.gripping
	}
	if h == nil {
		return desktop.CrosshairCursor
	}
	return h
}

// Cursor implements desktop.Cursorable.
func (b *Board) Cursor() desktop.Cursor {
	switch {
	case b.machine.Panning():
		return b.panCursor(true)
	case b.machine.Holding():
		return b.panCursor(false)
	case b.drag != nil && (b.drag.grip == gesture.Feeling || b.drag.grip == gesture.Feel):
		return desktop.VResizeCursor
	case b.drag != nil && (b.drag.grip == gesture.Border || b.drag.grip == gesture.SpanStart || b.drag.grip == gesture.SpanEnd):
		return desktop.HResizeCursor
	case b.drag != nil:
		return desktop.PointerCursor
	}
	switch b.hover.Grip {
	case gesture.Text:
		return desktop.TextCursor
	case gesture.Affordance:
		return desktop.PointerCursor
	case gesture.Feeling:
		return desktop.VResizeCursor
	case gesture.Border, gesture.SpanStart, gesture.SpanEnd:
		return desktop.HResizeCursor
	}
	return desktop.DefaultCursor
}
