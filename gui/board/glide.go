package board

import (
	"math"
	"time"

	"waymark/domain/vector"
	"waymark/gui/board/gesture"
)

// A turn of the wheel is shown as a short glide, so that the eye keeps its place.
const (
	glideFrom  = 30.0 // units; shorter ways, such as a touchpad's, are not worth one
	glideShare = 0.42 // of the rest of the way, in each frame
)

// pan moves the sheet.
func (b *Board) pan(p gesture.Pan) {
	b.fitting = false
	far := math.Hypot(p.DX, p.DY) >= glideFrom || b.glide != (vector.Point{})
	if !p.Smooth || !far || b.still || !animated() {
		b.cam.Pan(p.DX, p.DY)
		b.update()
		return
	}
	b.glide = vector.Point{X: b.glide.X + p.DX, Y: b.glide.Y + p.DY}
	b.glideOn()
	if b.glideClock == nil && !b.manual {
		b.glideClock = startClock(b.cfg.Do, frameTime, func(time.Duration) { b.glideOn() })
	}
}

// glideOn goes a part of the way.
func (b *Board) glideOn() {
	share := glideShare
	if math.Hypot(b.glide.X, b.glide.Y) < 1.5 {
		share = 1
	}
	dx, dy := b.glide.X*share, b.glide.Y*share
	b.glide.X, b.glide.Y = b.glide.X-dx, b.glide.Y-dy
	if !b.cam.Pan(dx, dy) {
		b.glide = vector.Point{} // at the edge
	}
	if b.glide == (vector.Point{}) {
		b.glideClock.stop()
		b.glideClock = nil
		if b.inside {
			b.batch(func() { b.pointAt(b.pointer) })
		}
	}
	b.update()
}
