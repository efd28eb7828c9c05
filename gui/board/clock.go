package board

import (
	"sync/atomic"
	"time"

	"waymark/gui/board/gesture"
)

// clock sends ticks to the UI goroutine until it is stopped.
type clock struct{ stopped atomic.Bool }

// startClock calls tick on the UI goroutine, which do reaches, at an interval. A tick that is late
// is left out, not made up for.
func startClock(do func(func()), every time.Duration, tick func(elapsed time.Duration)) *clock {
	c := &clock{}
	go func() {
		t := time.NewTicker(every)
		defer t.Stop()
		var waiting atomic.Bool
		last := time.Now()
		for now := range t.C {
			if c.stopped.Load() {
				return
			}
			if waiting.Swap(true) {
				continue
			}
			elapsed := now.Sub(last)
			last = now
			do(func() {
				waiting.Store(false)
				if !c.stopped.Load() {
					tick(elapsed)
				}
			})
		}
	}()
	return c
}

func (c *clock) stop() {
	if c != nil {
		c.stopped.Store(true)
	}
}

// keepTime runs the clock for scrolling at the edges while it is needed.
func (b *Board) keepTime() {
	switch wanted := b.machine.Ticking(); {
	case wanted && b.scrollClock == nil && !b.manual:
		b.scrollClock = startClock(b.cfg.Do, frameTime, b.tick)
	case !wanted && b.scrollClock != nil:
		b.scrollClock.stop()
		b.scrollClock = nil
	}
}

func (b *Board) tick(elapsed time.Duration) {
	b.batch(func() { b.feed(gesture.Tick{Elapsed: elapsed}) })
}

// frameTime is the time from frame to frame of what moves by itself.
const frameTime = 16 * time.Millisecond

const (
	blinkTime = 530 * time.Millisecond
	tiring    = 10 * time.Second // without a key, after which the cursor only stands
)

// blink lets the text cursor blink while something is typed.
func (b *Board) blink() {
	b.blinkClock.stop()
	b.blinkClock = nil
	if b.manual {
		return
	}
	t := b.typing
	b.blinkClock = startClock(b.cfg.Do, blinkTime, func(time.Duration) {
		if b.typing != t {
			b.blinkClock.stop()
			return
		}
		if lit := !t.lit || b.now().Sub(t.touched) > tiring; lit != t.lit {
			t.lit = lit
			b.update()
		}
	})
}
