//go:build e2e

package e2e

import (
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"waymark/domain/journey/journeytest"
	"waymark/storage/mapfile"
)

// BenchmarkFrame measures, with the largest map – 2,000 cards, 40 steps, 12
// lanes, 5 curves – wholly in view and at 100 %, what somebody feels: the time
// from an event of pointer or keyboard, sent to the display by this process, until
// other pixels are on the display. The wait for the next of sixty ticks a second,
// at which the window takes events in, is in it: 8 ms on average, 17 at most.
//
//   - p50-ms, p95-ms, max-ms: to the first frame that shows something;
//   - sharp-p50-ms, sharp-p95-ms: until nothing changes any more, for zooming;
//   - cpu-ms, display-cpu-ms: processor time of the program and of the display
//     for an event, all threads together. It says more than the rest where
//     other programs run.
func BenchmarkFrame(b *testing.B) {
	for _, zoom := range []struct {
		name string
		key  uint32 // with Ctrl
	}{{"whole", '0'}, {"100", '1'}} {
		b.Run(zoom.name, func(b *testing.B) {
			f := openFrames(b, zoom.key)
			b.Run("drag", f.drag)
			b.Run("pan", f.pan)
			b.Run("scroll", f.scroll)
			b.Run("zoom", f.zoom)
			b.Run("letter", f.letter)
			b.Run("selectall", f.selectAll)
			b.Run("search", f.search)
			b.Run("undo", f.undo)
			b.Run("undoall", f.undoAll)
		})
	}
}

// frames is a window with the largest map, ready to be measured.
type frames struct {
	d      *desk
	hand   *hand
	screen *screen
	card   box    // in the middle of the view
	middle box    // of the map
	key    uint32 // that with Ctrl shows the map as it is to be shown
	turn   int    // events so far: the wait before each differs

	b     *testing.B
	first []time.Duration
	sharp []time.Duration
}

// openFrames opens the map once to learn where things are, and again without the
// log of it: writing the log would be measured.
func openFrames(b *testing.B, key uint32) *frames {
	b.Helper()
	d := newDesk(b, "en_GB.UTF-8", "-nocursor")
	file := d.path("map.waymark")
	_, err := mapfile.Save(file, journeytest.Large(2000, 7), nil, false)
	require.NoError(b, err)
	f := &frames{d: d, screen: openScreen(b, d.frames), hand: d.hand(), middle: box{420, 330, 300, 200}, key: key}
	d.open(file)
	f.back()
	d.settled()
	f.card = d.cardNear(700, 460)
	d.kill()
	d.quiet = true
	d.start(file)
	f.screen.rest(whole, 2*time.Second)
	f.hand.move(700, 170) // the keyboard follows the pointer
	time.Sleep(300 * time.Millisecond)
	f.back()
	return f
}

// cardNear gives the place of the card next to a point of the screen.
func (d *desk) cardNear(x, y float64) box {
	d.t.Helper()
	best, least := box{}, 1e9
	for _, r := range d.layout().Refs {
		if r.Kind != "card" || r.Part != "whole" {
			continue
		}
		dx, dy := r.X+r.W/2-x, r.Y+r.H/2-y
		if far := dx*dx + dy*dy; far < least {
			best, least = box{r.X, r.Y, r.W, r.H}, far
		}
	}
	require.Positive(d.t, best.w, "a card is on the screen")
	return best
}

// measure runs events of one kind after preparing for them.
func (f *frames) measure(b *testing.B, times int, event func(i int)) {
	b.Helper()
	f.b, f.first, f.sharp = b, nil, nil
	spent := f.spend()
	for i := range b.N * times {
		event(i)
	}
	spent[0], spent[1] = f.spend()[0]-spent[0], f.spend()[1]-spent[1]
	n := float64(b.N * times)
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(quantile(f.first, 0.5), "p50-ms")
	b.ReportMetric(quantile(f.first, 0.95), "p95-ms")
	b.ReportMetric(quantile(f.first, 1), "max-ms")
	if len(f.sharp) > 0 {
		b.ReportMetric(quantile(f.sharp, 0.5), "sharp-p50-ms")
		b.ReportMetric(quantile(f.sharp, 0.95), "sharp-p95-ms")
	}
	b.ReportMetric(spent[0].Seconds()*1000/n, "cpu-ms")
	b.ReportMetric(spent[1].Seconds()*1000/n, "display-cpu-ms")
}

// spend gives the processor time of the program and of the display.
func (f *frames) spend() [2]time.Duration {
	return [2]time.Duration{processorTime(f.b, f.d.app.Process.Pid), processorTime(f.b, f.d.server.Process.Pid)}
}

// quantile gives a share of sorted durations in milliseconds.
func quantile(of []time.Duration, q float64) float64 {
	of = slices.Sorted(slices.Values(of))
	return of[int(q*float64(len(of)-1)+0.5)].Seconds() * 1000
}

// see sends an event, once everything rests, and takes the time until a part of
// the screen changes.
func (f *frames) see(part box, send func()) {
	f.b.Helper()
	f.screen.rest(part, 30*time.Millisecond)
	f.turn++
	time.Sleep(time.Duration(f.turn*7%17) * time.Millisecond) // at any moment of a frame
	before, begin := f.screen.sum(part), time.Now()
	send()
	took, ok := f.screen.nextChange(part, before, begin)
	if !ok {
		f.d.shot("nothing-moves")
	}
	require.True(f.b, ok, "something changes on the screen")
	f.first = append(f.first, took)
}

// drag carries a card about.
func (f *frames) drag(b *testing.B) {
	x, y := f.card.center()
	f.hand.move(x, y)
	f.hand.press(1)
	f.hand.move(x+6, y+6)
	f.hand.move(x+20, y+10)
	f.screen.rest(whole, 500*time.Millisecond)
	f.measure(b, 30, func(i int) {
		dx, dy := swing(i)
		f.see(box{float64(x) - 150, float64(y) - 100, 400, 200}, func() { f.hand.move(x+dx, y+dy) })
	})
	f.hand.key(symEscape)
	f.hand.release(1)
	f.screen.rest(whole, 500*time.Millisecond)
}

// swing goes to and fro, so that the pointer stays over the map; never twice to
// the same place.
func swing(i int) (dx, dy int) {
	dx, dy = 24+9*(i%15), 14+4*(i%15)
	if i/15%2 == 1 {
		dx, dy = 24+9*14-dx+24+4, 14+4*14-dy+14+2
	}
	return dx, dy
}

// pan pushes the map about.
func (f *frames) pan(b *testing.B) {
	f.beyond()
	f.hand.move(700, 400)
	f.hand.press(2)
	f.hand.move(706, 404)
	f.screen.rest(whole, 500*time.Millisecond)
	f.measure(b, 30, func(i int) {
		dx, dy := swing(i)
		f.see(f.middle, func() { f.hand.move(700-dx, 400-dy) })
	})
	f.hand.release(2)
	f.back()
}

// scroll turns the wheel, down and up: to the first frame of the glide.
func (f *frames) scroll(b *testing.B) {
	f.beyond()
	f.measure(b, 20, func(i int) {
		f.see(f.middle, func() { f.hand.click(byte(5 - i%2)) })
		f.screen.rest(f.middle, 150*time.Millisecond)
	})
	f.back()
}

// beyond makes a map that is wholly in view so large that it can be moved.
func (f *frames) beyond() {
	f.hand.move(700, 430)
	if f.key == '0' {
		f.hand.key('=', symControl, symShift)
	}
	f.screen.rest(whole, 500*time.Millisecond)
}

// back shows the map as it was at first, with nothing selected.
func (f *frames) back() {
	f.hand.key(symEscape)
	f.hand.key(f.key, symControl)
	f.screen.rest(whole, 500*time.Millisecond)
}

// zoom goes a step closer and a step back, to something on the screen and to
// sharp pixels.
func (f *frames) zoom(b *testing.B) {
	f.hand.move(700, 430)
	f.measure(b, 12, func(i int) {
		var begin time.Time
		f.see(f.middle, func() {
			begin = time.Now()
			if i%2 == 0 {
				f.hand.key('=', symControl, symShift)
			} else {
				f.hand.key('-', symControl)
			}
		})
		f.sharp = append(f.sharp, f.screen.lastChange(f.middle, begin, 250*time.Millisecond))
	})
	f.back()
}

// letter types into a card, and takes it back.
func (f *frames) letter(b *testing.B) {
	x, y := f.card.center()
	f.hand.move(x, y)
	f.hand.click(1)
	time.Sleep(50 * time.Millisecond)
	f.hand.click(1)
	f.screen.rest(f.middle, 400*time.Millisecond)
	f.measure(b, 30, func(i int) {
		f.see(f.card, func() {
			if i%2 == 0 {
				f.hand.key(uint32('a' + i/2%26))
			} else {
				f.hand.key(symBackspace) // so that the text stays where it is looked for
			}
		})
	})
	f.hand.key('z', symControl)
	f.hand.key(symEscape)
	f.back()
}

// selectAll selects all cards while none is.
func (f *frames) selectAll(b *testing.B) {
	f.hand.move(700, 430)
	f.measure(b, 12, func(int) {
		f.see(f.middle, func() { f.hand.key('a', symControl) })
		f.screen.rest(whole, 200*time.Millisecond)
		marked, begin := f.screen.sum(f.middle), time.Now()
		f.hand.key(symEscape)
		f.screen.nextChange(f.middle, marked, begin)
		f.screen.rest(whole, 200*time.Millisecond)
	})
	f.back()
}

// search types one more letter of what is searched for and takes it away: the
// marks of thousands of hits.
func (f *frames) search(b *testing.B) {
	f.hand.key('f', symControl) // the cursor of the field blinks, so the map is looked at alone
	f.screen.rest(f.middle, 500*time.Millisecond)
	f.hand.key('e')
	f.screen.rest(f.middle, 500*time.Millisecond)
	f.measure(b, 20, func(i int) {
		f.see(f.middle, func() {
			if i%2 == 0 {
				f.hand.key('r')
			} else {
				f.hand.key(symBackspace)
			}
		})
	})
	f.hand.key(symEscape)
	f.back()
}

// undo takes the deletion of a card back and does it again.
func (f *frames) undo(b *testing.B) {
	x, y := f.card.center()
	f.hand.move(x, y)
	f.hand.click(1)
	f.hand.key(symDelete)
	f.screen.rest(whole, 500*time.Millisecond)
	f.undoRedo(b, box{f.card.x - 4, f.card.y - 4, f.card.w + 8, f.card.h + 8})
}

// undoAll takes the deletion of all cards back and does it again.
func (f *frames) undoAll(b *testing.B) {
	f.hand.move(700, 430)
	f.hand.key('a', symControl)
	f.hand.key(symDelete)
	f.screen.rest(whole, time.Second)
	f.undoRedo(b, f.middle)
}

func (f *frames) undoRedo(b *testing.B, part box) {
	b.Helper()
	f.measure(b, 20, func(i int) {
		f.screen.rest(whole, 250*time.Millisecond)
		f.see(part, func() { f.hand.key(uint32("zy"[i%2]), symControl) })
	})
	f.hand.key('z', symControl)
	f.back()
}
