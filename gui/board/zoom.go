package board

import "waymark/domain/vector"

// Zoom gives the zoom, 1 for 100 %.
func (b *Board) Zoom() float64 { return b.cam.Zoom() }

// SetZoom zooms about the middle of the view.
func (b *Board) SetZoom(zoom float64) { b.zoomTo(zoom, b.middle()) }

// ZoomIn goes to the next larger level, about the pointer if it is on the board.
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
	if b.inside {
		return b.pointer
	}
	return b.middle()
}
