package board

import (
	"waymark/domain/journey"
	"waymark/domain/scene"
	"waymark/domain/vector"
	"waymark/gui/board/camera"
)

// Place is where somebody is: the map, what part of it is in view and how large,
// and what is selected. It is what back and forward go between.
type Place struct {
	Map       journey.ID
	Zoom      float64
	Middle    vector.Point // of the view, on the sheet
	Selection Selection
}

// Place gives where the board is.
func (b *Board) Place() Place {
	return Place{Map: b.mapID, Zoom: b.cam.Zoom(), Middle: b.cam.In(camera.Ground, b.middle()), Selection: b.Selection()}
}

// Return goes to a place of the map that is shown. What is gone of its selection
// stays away.
func (b *Board) Return(p Place) {
	b.batch(func() {
		b.Finish()
		b.fitting, b.glide = false, vector.Point{}
		if p.Zoom > 0 && p.Zoom != b.cam.Zoom() {
			b.cam.SetZoom(p.Zoom, b.middle())
			b.zoomed()
		}
		b.lookAt(p.Middle)
		b.setSelection(p.Selection)
		b.dropGone()
		b.update()
	})
}

// LookAt brings a point of the sheet to the middle of the view, as far as the
// edges allow.
func (b *Board) LookAt(p vector.Point) {
	b.fitting, b.glide = false, vector.Point{}
	b.lookAt(p)
	b.update()
}

func (b *Board) lookAt(p vector.Point) {
	at := b.cam.In(camera.Ground, b.middle())
	z := b.cam.Zoom()
	b.cam.Pan((at.X-p.X)*z, (at.Y-p.Y)*z)
}

// InView gives the part of the sheet that is in view, without what the lane names
// and stage headers cover.
func (b *Board) InView() vector.Rect {
	w := b.cam.Window(camera.Ground)
	at := b.cam.In(camera.Ground, vector.Point{X: w.X, Y: w.Y})
	z := b.cam.Zoom()
	return vector.Rect{X: at.X, Y: at.Y, W: w.W / z, H: w.H / z}
}

// GoTo selects a record and brings it into view: into the middle when it was out
// of view, so that what is around it can be seen, too. It tells whether the record
// is drawn.
func (b *Board) GoTo(ref scene.Ref) bool {
	ref = record(ref)
	found := false
	b.batch(func() {
		b.Finish()
		box, pane, ok := b.outlineOf(ref)
		if found = ok; !ok {
			return
		}
		b.setSelection(Selection{Refs: []scene.Ref{ref}})
		if v, window := b.cam.ToView(pane, box), b.cam.Window(pane); !within(v, window) {
			b.fitting, b.glide = false, vector.Point{}
			if pane == camera.Ground {
				b.lookAt(box.Center())
			}
			b.reveal(box)
		}
		b.update()
	})
	return found
}

// within tells whether a box lies in another, or over all of it.
func within(v, window vector.Rect) bool {
	return v.X >= window.X && v.Y >= window.Y && v.Right() <= window.Right() && v.Bottom() <= window.Bottom()
}

// tellCamera tells that another part of the sheet is in view.
func (b *Board) tellCamera() {
	if b.cfg.OnCamera == nil {
		return
	}
	if now := b.InView(); now != b.told {
		b.told = now
		b.cfg.OnCamera()
	}
}
