//go:build e2e

package e2e

import (
	"os"
	"strconv"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"waymark/domain/journey"
	"waymark/domain/journey/journeytest"
	"waymark/storage/mapfile"
)

// TestMemoryStaysLevelInTheWindow works in the real window, with the largest map,
// as one who is in a hurry – dragging, typing, undoing, scrolling, zooming,
// searching, going to other pages and maps – and looks at the memory of the
// process (PSS) all the while. It is level when the last third needs hardly more
// than the second; the history of what was done is kept and does grow.
// WAYMARK_SOAK is the number of minutes; without it the test is skipped.
func TestMemoryStaysLevelInTheWindow(t *testing.T) {
	minutes, err := strconv.ParseFloat(os.Getenv("WAYMARK_SOAK"), 64)
	if err != nil || minutes <= 0 {
		t.Skip("make soak MINUTES=10")
	}
	d := newDesk(t, "en_GB.UTF-8")
	file := d.path("map.waymark")
	doc := journeytest.Large(2000, 7).Fork()
	doc.Put(&journey.Map{ID: "second", Order: "z", Title: "Second map"})
	_, err = mapfile.Save(file, doc, nil, false)
	require.NoError(t, err)
	d.open(file)
	h := d.hand()
	h.move(700, 430)
	h.key('1', symControl)
	d.settled()
	s := &soak{hand: h, d: d, card: d.cardNear(700, 460)}
	d.kill()
	d.quiet = true // writing the log of places would be most of the work
	d.start(file)
	time.Sleep(5 * time.Second)
	h.move(700, 430)

	defer func() {
		if t.Failed() {
			t.Log(d.log.String())
		}
	}()
	begin, length := time.Now(), time.Duration(minutes*float64(time.Minute))
	step := max(length/60, time.Second)
	var held []float64
	round := 0
	for next := begin; time.Since(begin) < length; round++ {
		s.round(round)
		if time.Now().After(next) {
			held = append(held, pss(t, d.app.Process.Pid))
			t.Logf("%5.0f s: %4.0f MiB, %d rounds", time.Since(begin).Seconds(), held[len(held)-1], round)
			next = time.Now().Add(step)
		}
	}
	n := len(held) / 3
	second, third := mean(held[n:2*n]), mean(held[2*n:])
	t.Logf("%d rounds; second third %.0f MiB, last third %.0f MiB, processor %v", round, second, third, processorTime(t, d.app.Process.Pid))
	d.shot("after")
	require.Less(t, third, second*1.25+16, "MiB at the end")
	d.close()
}

func mean(of []float64) float64 {
	sum := 0.0
	for _, v := range of {
		sum += v
	}
	return sum / float64(max(len(of), 1))
}

// soak is somebody who works without a pause.
type soak struct {
	d    *desk
	hand *hand
	card box
}

// The places of the rail's pages, which do not move.
var railMap, railPersonas, railLists = box{8, 90, 48, 46}, box{8, 150, 48, 46}, box{8, 210, 48, 46}

func (s *soak) wait()  { time.Sleep(60 * time.Millisecond) }
func (s *soak) pause() { time.Sleep(250 * time.Millisecond) }

func (s *soak) click(at box) {
	x, y := at.center()
	s.hand.move(x, y)
	s.wait()
	s.hand.click(1)
	s.pause()
}

func (s *soak) keys(sym uint32, held ...uint32) {
	s.hand.key(sym, held...)
	s.wait()
}

// round does a little of everything, and takes back what it did to the map.
func (s *soak) round(i int) {
	h := s.hand
	x, y := s.card.center()
	s.keys('1', symControl)
	s.pause()

	h.move(x, y) // drag a card away
	s.wait()
	h.press(1)
	for k := range 15 {
		h.move(x+6*k, y+3*k*(i%3))
		time.Sleep(20 * time.Millisecond)
	}
	h.release(1)
	s.pause()

	s.keys('f', symControl) // search
	for _, c := range "the" {
		s.keys(uint32(c))
	}
	s.pause()
	s.keys(symReturn)
	s.keys(symEscape)
	s.keys(symEscape)

	s.click(s.card) // type into a card
	s.keys(symReturn)
	for k := range 6 {
		s.keys(uint32('a' + (i+k)%26))
	}
	s.keys(symEscape)
	s.keys(symEscape)
	for range 3 {
		s.keys('z', symControl)
	}
	s.keys('y', symControl)
	s.keys('z', symControl)

	h.move(x, y) // look around
	for range 4 {
		h.click(5)
		s.wait()
	}
	for range 4 {
		h.click(4)
		s.wait()
	}
	for range 3 {
		s.keys('-', symControl)
		s.pause()
	}
	s.keys('0', symControl)
	s.pause()
	s.keys('a', symControl)
	s.pause()
	s.keys(symEscape)

	switch i % 3 { // go elsewhere and come back
	case 0:
		s.click(railPersonas)
		s.click(railMap)
	case 1:
		s.click(railLists)
		s.click(railMap)
	default:
		s.keys(symPageDown, symControl)
		s.pause()
		s.keys(symPageUp, symControl)
		s.pause()
	}
	h.move(x, y)
}
