package controls

import (
	"image/color"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// Each frame paints the whole window, which is much without a graphics card. Fyne
// fades the text cursor in and out, eight frames a second; ours is there or it is
// not, and rests while nobody types.
const (
	caretBeat   = 180 * time.Millisecond // Fyne's own begins again after 300
	caretBlink  = 3                      // beats that it is there, and that it is not
	caretTiring = 10 * time.Second       // without a key, after which it only stands
)

// caret makes the text cursor of a field blink as long as somebody types in it.
type caret struct {
	field *Field
	line  *canvas.Rectangle // Fyne's text cursor; nil when it was not found
	timer *time.Timer
	turn  int // counts starts, so that a late beat does nothing
	beats int
	moved time.Time // when it was last typed or gone with
	off   bool
}

// find takes the text cursor out of what draws an Entry: a rectangle beside the
// texts, in whatever lets them scroll.
func (c *caret) find(in []fyne.CanvasObject) {
	for _, o := range in {
		scroll, ok := o.(fyne.Widget)
		if !ok {
			continue
		}
		for _, o := range scroll.CreateRenderer().Objects() {
			content, ok := o.(fyne.Widget)
			if !ok {
				continue
			}
			for _, o := range content.CreateRenderer().Objects() {
				if line, ok := o.(*canvas.Rectangle); ok {
					c.line = line
				}
			}
			return // the content comes first
		}
	}
}

// start makes it blink, where there is time.
func (c *caret) start() {
	c.stop()
	c.wake()
	if c.field.kit.do != nil {
		c.wait(c.turn)
	}
}

func (c *caret) wait(turn int) {
	c.timer = c.field.kit.after(caretBeat, func() {
		c.field.kit.do(func() {
			if turn == c.turn {
				c.beat()
				c.wait(turn)
			}
		})
	})
}

func (c *caret) stop() {
	c.turn++
	if c.timer != nil {
		c.timer.Stop()
		c.timer = nil
	}
}

// wake shows it, as after a key.
func (c *caret) wake() {
	c.beats, c.moved = 0, c.field.kit.now()
	c.show(true)
}

// went hears that it has gone somewhere, and keeps it in view in a field that is
// higher than its place.
func (c *caret) went() {
	c.wake()
	f := c.field
	if f.focused && !f.pointed && f.MultiLine {
		at := f.CursorPosition()
		y := min(max(0, at.Y), f.Size().Height-fieldLine)
		f.kit.revealPart(f, fyne.NewPos(0, y), fyne.NewSize(f.Size().Width, fieldLine))
	}
}

func (c *caret) beat() {
	// A key that means nothing keeps Fyne from fading.
	c.field.Entry.TypedKey(&fyne.KeyEvent{})
	c.beats++
	switch {
	case c.field.kit.now().Sub(c.moved) > caretTiring:
		c.show(true)
	case c.beats%caretBlink == 0:
		c.show(c.off)
	}
}

// show asks for a frame only when something changes.
func (c *caret) show(on bool) {
	if c.line == nil || on != c.off {
		return
	}
	c.off = !on
	c.line.FillColor = color.Transparent
	if on {
		c.line.FillColor = c.field.kit.Colors().Accent
	}
	c.line.Refresh()
}
