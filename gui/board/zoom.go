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
func (b *Board) ZoomIn() { b.zoomAtWork(b.cam.StepZoom(1)) }

// ZoomOut goes to the next smaller level.
func (b *Board) ZoomOut() { b.zoomAtWork(b.cam.StepZoom(-1)) }

// ZoomActual shows the map at 100 %.
func (b *Board) ZoomActual() { b.zoomAtWork(1) }

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

// zoomAtWork zooms about what somebody works on and keeps it in view: the frozen
// names grow, too, and would come to lie over it.
func (b *Board) zoomAtWork(zoom float64) {
	box, ok := b.workBox()
	if !ok {
		about := b.middle()
		if b.inside {
			about = b.pointer
		}
		b.zoomTo(zoom, about)
		return
	}
	b.batch(func() {
		b.zoomTo(zoom, b.onScreen(camera.Ground, box).Center())
		b.reveal(box)
		b.revealTyping()
	})
}

// workBox gives the box of what is typed or was selected last, if some of it is in
// view on the ground.
func (b *Board) workBox() (box vector.Rect, ok bool) {
	if b.editor == nil {
		return box, false
	}
	pane := camera.Ground
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
	return box, ok && pane == camera.Ground && b.onScreen(pane, box).Intersects(b.cam.Window(pane))
}
