package board

import (
	"time"

	"waymark/domain/vector"
	"waymark/gui/board/camera"
	"waymark/gui/board/gesture"
	"waymark/gui/layoutlog"
)

// Still makes a board for tests: it waits for its tiles, its clocks stand still
// and modifiers are what Hold says.
func (b *Board) Still() {
	b.manual, b.still = true, true
	b.silent.Store(true)
	b.screen.patience = time.Minute
}

// SetNow sets the board's clock.
func (b *Board) SetNow(now func() time.Time) { b.now = now }

// HoldMods sets the modifiers that are held.
func (b *Board) HoldMods(m gesture.Mods) { b.heldMods = m }

// Tick lets time pass.
func (b *Board) Tick(d time.Duration) { b.tick(d) }

// Layout gives what the layout log would say.
func (b *Board) Layout() *layoutlog.Log { return b.layoutNow() }

// Camera gives the camera.
func (b *Board) Camera() *camera.Camera { return &b.cam }

// Buttons gives the middles of the affordances in view.
func (b *Board) Buttons() []vector.Point {
	var out []vector.Point
	for _, t := range b.buttons {
		out = append(out, t.box.Center())
	}
	return out
}

// Complete tells whether everything in view is painted.
func (b *Board) Complete() bool { return b.screen.complete }

// Kept gives the bytes of pictures that are kept.
func (b *Board) Kept() int { return b.screen.store.Kept() }

// Ticking tells whether a drag scrolls at an edge.
func (b *Board) Ticking() bool { return b.machine.Ticking() }

// Lively makes things slide to their places; Frame shows the next frame.
func (b *Board) Lively() { b.still = false }

// Frame shows the next frame of a motion and tells whether there is more of it.
func (b *Board) Frame() bool {
	b.keepMoving()
	return b.motion != nil
}

// NameBox gives where the name of the lane at the top of the view is shown, an
// empty box when its own label can be seen.
func (b *Board) NameBox() vector.Rect {
	o := b.nameInView()
	if o == nil {
		return vector.Rect{}
	}
	return vector.Rect{X: float64(o.Position().X), Y: float64(o.Position().Y), W: float64(o.Size().Width), H: float64(o.Size().Height)}
}

// KeepTyped does what a pause in typing does.
func (b *Board) KeepTyped() { b.keepTyped() }

// TypedBox gives where the text that is typed stands in the view.
func (b *Board) TypedBox() vector.Rect {
	box, pane := b.textBox()
	return b.onScreen(pane, box.Rect)
}

// ButtonBoxes gives the boxes of the affordances in view.
func (b *Board) ButtonBoxes() []vector.Rect {
	var out []vector.Rect
	for _, t := range b.buttons {
		out = append(out, t.box)
	}
	return out
}
