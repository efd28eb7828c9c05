package present_test

import (
	"sync"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/require"

	"waymark/domain/scene"
	"waymark/gui/guitest"
	"waymark/gui/present"
)

// stand is a show on a window without a display.
type stand struct {
	t     *testing.T
	show  *present.Show
	win   fyne.Window
	ended int

	mu    sync.Mutex
	queue []func()
}

func newStand(t *testing.T, w, h float32) *stand {
	t.Helper()
	test.NewTempApp(t)
	s := &stand{t: t}
	doc := guitest.Example(t, "example-b2b", "en")
	tell := func(aspect float64) *present.Story { return story(t, doc, "en", scene.Light(), aspect, nil) }
	s.show = present.NewShow(present.ShowConfig{
		Story: tell, Painter: guitest.Kit().Painter(), Typesetter: guitest.Kit().Typesetter(), Palette: scene.Light(),
		Chapters: tell(1).Chapters(), Hint: "→", Ended: func() { s.ended++ },
		Do: func(f func()) {
			s.mu.Lock()
			defer s.mu.Unlock()
			s.queue = append(s.queue, f)
		},
	})
	s.win = test.NewTempWindow(t, s.show)
	s.win.SetPadded(false)
	s.win.Resize(fyne.NewSize(w, h))
	s.until("the first page is shown", s.show.Ready)
	t.Cleanup(s.show.End)
	return s
}

func (s *stand) until(what string, ok func() bool) {
	s.t.Helper()
	for end := time.Now().Add(20 * time.Second); time.Now().Before(end); time.Sleep(2 * time.Millisecond) {
		s.mu.Lock()
		queue := s.queue
		s.queue = nil
		s.mu.Unlock()
		for _, f := range queue {
			f()
		}
		if ok() {
			return
		}
	}
	s.t.Fatalf("waited in vain until %s; the show is at %v", what, s.show.At())
}

func (s *stand) press(keys ...fyne.KeyName) {
	for _, k := range keys {
		s.show.TypedKey(&fyne.KeyEvent{Name: k})
	}
}

func (s *stand) at(chapter int) {
	s.t.Helper()
	s.until("the page is turned", func() bool { return s.show.At().Chapter == chapter })
}

func TestKeysAndClickersTurnPages(t *testing.T) {
	s := newStand(t, 800, 450)
	last := 8
	for _, c := range []struct {
		keys []fyne.KeyName
		want int
	}{
		{[]fyne.KeyName{fyne.KeyRight}, 1},
		{[]fyne.KeyName{fyne.KeySpace}, 2},
		{[]fyne.KeyName{fyne.KeyPageUp}, 1},
		{[]fyne.KeyName{fyne.KeyPageDown}, 2},
		{[]fyne.KeyName{fyne.KeyLeft}, 1},
		{[]fyne.KeyName{fyne.KeyEnd}, last},
		{[]fyne.KeyName{fyne.KeyRight, fyne.KeyHome}, 0},
		{[]fyne.KeyName{fyne.Key4, fyne.KeyReturn}, 3},
		{[]fyne.KeyName{fyne.Key9, fyne.Key9, fyne.KeyEnter}, last},
		{[]fyne.KeyName{fyne.Key0, fyne.KeyReturn}, 0},
		{[]fyne.KeyName{fyne.KeyLeft, fyne.KeyReturn}, 1},
	} {
		s.press(c.keys...)
		s.at(c.want)
	}
}

func TestManyKeysAtOnceEndWhereTheyShould(t *testing.T) {
	s := newStand(t, 800, 450)
	for range 100 {
		s.press(fyne.KeyRight)
	}
	s.at(8)
	for range 100 {
		s.press(fyne.KeyUp)
	}
	s.at(0)
}

func TestTheHalvesOfTheScreenAndTheDotsCanBePressed(t *testing.T) {
	s := newStand(t, 800, 450)
	tap := func(x, y float32) { s.show.Tapped(&fyne.PointEvent{Position: fyne.NewPos(x, y)}) }
	tap(700, 200)
	s.at(1)
	tap(100, 200)
	s.at(0)
	tap(400, 430) // the dot in the middle of nine
	s.at(4)
	s.show.TappedSecondary(nil)
	s.until("a page is turned back", func() bool { return s.show.At() != (present.Position{Chapter: 4}) })
}

func TestTheScreenCanBeBlanked(t *testing.T) {
	s := newStand(t, 800, 450)
	s.press(fyne.KeyB)
	require.True(t, s.show.Blank())
	s.press(fyne.KeyPeriod)
	require.False(t, s.show.Blank())
	s.press(fyne.KeyB, fyne.KeyRight)
	s.at(1)
	require.False(t, s.show.Blank(), "going on shows the page")
}

func TestEscEndsOnce(t *testing.T) {
	s := newStand(t, 800, 450)
	s.press(fyne.KeyEscape, fyne.KeyEscape, fyne.KeyRight)
	s.show.Next()
	require.Equal(t, 1, s.ended)
}

func TestAnotherFormOfTheWindowKeepsThePlace(t *testing.T) {
	s := newStand(t, 800, 450)
	s.press(fyne.KeyRight, fyne.KeyRight)
	s.at(2)
	s.win.Resize(fyne.NewSize(600, 450))
	s.press(fyne.KeyRight)
	s.until("the next page is shown", func() bool { return s.show.At() != (present.Position{Chapter: 2}) })
}
