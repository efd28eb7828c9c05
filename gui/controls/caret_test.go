package controls_test

import (
	"image"
	"sync"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/require"

	"waymark/gui/controls"
)

// later keeps what is to be done on Fyne's goroutine until the test does it.
type later struct {
	mu sync.Mutex
	f  []func()
}

func (l *later) do(f func()) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.f = append(l.f, f)
}

// next does what comes next, waiting for it.
func (l *later) next(t *testing.T) {
	t.Helper()
	for end := time.Now().Add(20 * time.Second); time.Now().Before(end); time.Sleep(time.Millisecond) {
		l.mu.Lock()
		if len(l.f) > 0 {
			f := l.f[0]
			l.f = l.f[1:]
			l.mu.Unlock()
			f()
			return
		}
		l.mu.Unlock()
	}
	t.Fatal("nothing is to be done")
}

// run does all there is to do.
func (l *later) run() {
	l.mu.Lock()
	all := l.f
	l.f = nil
	l.mu.Unlock()
	for _, f := range all {
		f()
	}
}

func TestTheCaretIsThereOrItIsNot(t *testing.T) {
	k, show := newKit(t)
	var queue later
	now := time.Now()
	k.SetTime(queue.do)
	k.SetNow(func() time.Time { return now })
	f := k.Field(controls.FieldSpec{ID: "f", Value: "text"})
	w := show(f)
	picture := func() string { return string(w.Canvas().Capture().(*image.NRGBA).Pix) }
	// on counts the beats after which the window looks as it does now.
	on := func(beats int) (n int) {
		before := picture()
		for range beats {
			if queue.next(t); picture() == before {
				n++
			}
		}
		return n
	}
	resting := picture()
	w.Canvas().Focus(f)
	require.NotEqual(t, resting, picture())
	require.Equal(t, 6, on(12), "half of the time")

	require.Equal(t, 2, on(3))
	f.TypedRune('x')
	require.Equal(t, 2, on(3), "after a key it is there, and for a while")
	require.Equal(t, "xtext", f.Value(), "no beat changes the text")

	now = now.Add(time.Minute)
	queue.next(t)
	require.Equal(t, 12, on(12), "it stands when nobody types")
	f.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	require.Equal(t, 6, on(12), "and blinks again after a key")

	require.Equal(t, 2, on(3))
	w.Canvas().Unfocus()
	again := picture()
	time.Sleep(20 * time.Millisecond)
	queue.run()
	require.Equal(t, again, picture(), "without the keyboard it does nothing")
}
