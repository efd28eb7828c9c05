package board

import (
	"waymark/domain/scene"
	"waymark/domain/vector"
	"waymark/gui/board/camera"
)

// Zoom gives the zoom, 1 for 100 %.
func (b *Board) Zoom() float64 { return b.cam.Zoom() }

// SetZoom zooms about the middle of the view.
func (b *Board) SetZoom(zoom float64) { b.zoomTo(zoom, b.middle()) }

// ZoomIn goes to the next larger level, about what somebody works on: what is typed
// or selected, if it is in view, else about the pointer if it is on the board.
func (b *Board) ZoomIn() { b.zoomTo(b.cam.StepZoom(1), b.focusPoint()) }

// ZoomOut goes to the next smaller level.
func (b *Board) ZoomOut() { b.zoomTo(b.cam.StepZoom(-1), b.focusPoint()) }

// ZoomActual shows the map at 100 %.
func (b *Board) ZoomActual() { b.zoomTo(1, b.focusPoint()) }

// ZoomFit shows the whole map.
func (b *Board) ZoomFit() {
	b.fitting, b.glide = false, vector.Point{}
	b.cam.Fit()
	b.zoomed()
	b.update()
}

func (b *Board) zoomTo(zoom float64, about vector.Point) {
	b.fitting, b.glide = false, vector.Point{}
	b.cam.SetZoom(zoom, about)
	b.zoomed()
	b.update()
}

func (b *Board) focusPoint() vector.Point {
	if at, ok := b.workPoint(); ok {
		return at
	}
	if b.inside {
		return b.pointer
	}
	return b.middle()
}

// workPoint gives the middle of what is typed or was selected last, if it is in
// view on the ground.
func (b *Board) workPoint() (vector.Point, bool) {
	if b.editor == nil {
		return vector.Point{}, false
	}
	var box vector.Rect
	pane, ok := camera.Ground, false
	switch n := len(b.selection.Refs); {
	case b.typing != nil:
		var text scene.TextBox
		text, pane = b.textBox()
		box, ok = text.Rect, true
	case n > 0:
		box, pane, ok = b.outlineOf(b.selection.Refs[n-1])
	case b.selection.Cell.Step != "":
		box, ok = b.scene.Cell(b.selection.Cell.Lane, b.selection.Cell.Step)
	}
	if !ok || pane != camera.Ground {
		return vector.Point{}, false
	}
	at := b.onScreen(pane, box).Center()
	return at, b.cam.Window(pane).Contains(at)
}
