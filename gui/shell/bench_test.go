package shell

import (
	"bytes"
	"math"
	"sync"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/require"

	"waymark/domain/edit"
	"waymark/domain/journey"
	"waymark/domain/journey/journeytest"
	"waymark/domain/scene"
	"waymark/domain/vector"
	"waymark/gui/guitest"
	"waymark/gui/settings"
	"waymark/storage/cputime"
	"waymark/storage/exchange"
)

// bench is a window with the largest map – 2,000 cards, 40 steps, 12 lanes, 5
// curves – and every panel open: inspector, outline, overview, status line,
// journal. A round is all that the program does for one event: the edit, laying
// out, what of the tiles is painted, bars, panels and the places of their
// objects. What Fyne does afterwards for a frame – walking the tree of objects,
// uploading textures, drawing – is not in it; BenchmarkDragFrame of the e2e tests
// has that. cpu-ms/op is the time of all goroutines together, painting ahead
// included; ns/op is how long the event's own goroutine was busy or waiting.
type bench struct {
	testing.TB
	w *Window
	p *project

	mu    sync.Mutex
	queue []func() // what background work wants to do on Fyne's goroutine
}

func newBench(b testing.TB, whole bool) *bench {
	b.Helper()
	r := &bench{TB: b}
	store := settings.Load(b.TempDir())
	store.Outline = true
	app := New(Config{App: test.NewTempApp(b), Kit: guitest.Kit(), Settings: store, Folder: b.TempDir(), Locale: "en", Do: func(f func()) {
		r.mu.Lock()
		defer r.mu.Unlock()
		r.queue = append(r.queue, f)
	}})
	var data bytes.Buffer
	require.NoError(b, exchange.Export(&data, journeytest.Large(2000, 7)))
	r.w = app.NewWindow()
	r.w.win.Resize(fyne.NewSize(1440, 900))
	require.NoError(b, r.w.make(data.Bytes()))
	r.p = r.w.project
	b.Cleanup(func() {
		r.p.board.SetDocument(nil, "")
		_ = r.p.session.Close()
	})
	if whole {
		r.p.board.ZoomFit()
	} else {
		r.p.board.ZoomActual()
	}
	r.rest()
	require.Equal(b, whole, r.p.way.overview.Hidden, "the overview shows where a map is larger than the view")
	return r
}

// run does what others want to do on Fyne's goroutine.
func (r *bench) run() {
	r.mu.Lock()
	queue := r.queue
	r.queue = nil
	r.mu.Unlock()
	for _, f := range queue {
		f()
	}
}

// rest waits until everything is painted.
func (r *bench) rest() {
	for range 30 {
		time.Sleep(20 * time.Millisecond)
		r.run()
	}
}

// events measures what an event costs, on the whole map and at 100 %.
func events(b *testing.B, prepare func(r *bench) (event func(i int), end func())) {
	b.Helper()
	for _, v := range []struct {
		name  string
		whole bool
	}{{"whole", true}, {"100", false}} {
		b.Run(v.name, func(b *testing.B) {
			r := newBench(b, v.whole)
			event, end := prepare(r)
			r.rest()
			meter := cputime.Start()
			for i := 0; b.Loop(); i++ {
				event(i)
				r.run()
			}
			meter.Report(b, b.N)
			if end != nil {
				end()
			}
		})
	}
}

// inView gives the middle of a card in the middle of the view, in the board.
func (r *bench) inView() (vector.Point, journey.ID) {
	r.Helper()
	sheet, in, zoom, size := r.p.board.Scene(), r.p.board.InView(), r.p.board.Zoom(), r.p.board.Size()
	// Lane names and stage headers stand at the left and at the top of the view.
	left, top := float64(size.Width)-in.W*zoom, float64(size.Height)-in.H*zoom
	middle, least := in.Center(), math.Inf(1)
	var best journey.ID
	var at vector.Point
	for _, c := range r.p.doc().Cards.All() {
		box, ok := sheet.Bounds(scene.Ref{Kind: journey.CardKind, ID: c.ID})
		p := box.Center()
		if far := math.Hypot(p.X-middle.X, p.Y-middle.Y); ok && far < least {
			best, at, least = c.ID, p, far
		}
	}
	return vector.Point{X: left + (at.X-in.X)*zoom, Y: top + (at.Y-in.Y)*zoom}, best
}

// press puts a button down; what follows with drag is a drag.
func (r *bench) press(at vector.Point, button desktop.MouseButton) {
	e := &desktop.MouseEvent{Button: button}
	e.Position = position(at)
	r.p.board.MouseMoved(e)
	r.p.board.MouseDown(e)
}

func (r *bench) drag(at vector.Point) {
	e := &fyne.DragEvent{}
	e.Position = position(at)
	r.p.board.Dragged(e)
}

func position(p vector.Point) fyne.Position { return fyne.NewPos(float32(p.X), float32(p.Y)) }

// around goes along a large figure round a point.
func around(at vector.Point, i int) vector.Point {
	a := float64(i+1) * 0.03
	return vector.Point{X: at.X + 250*math.Sin(a), Y: at.Y + 150*math.Sin(1.7*a)}
}

// BenchmarkWindowDrag is one move of the pointer while a card is dragged.
func BenchmarkWindowDrag(b *testing.B) {
	events(b, func(r *bench) (func(int), func()) {
		at, id := r.inView()
		r.press(at, desktop.MouseButtonPrimary)
		require.Equal(r, id, r.p.board.Selection().Refs[0].ID)
		r.drag(around(at, 1))
		require.True(r, r.p.board.Dragging())
		return func(i int) { r.drag(around(at, i)) }, func() { r.p.board.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape}) }
	})
}

// BenchmarkWindowDrop is a card that is dropped in another cell: one change.
func BenchmarkWindowDrop(b *testing.B) {
	events(b, func(r *bench) (func(int), func()) {
		at, _ := r.inView()
		zoom := r.p.board.Zoom()
		cells := [2]vector.Point{at, {X: at.X + 160*zoom, Y: at.Y + 1}}
		return func(i int) {
			from, to := cells[i%2], cells[(i+1)%2]
			r.press(from, desktop.MouseButtonPrimary)
			r.drag(vector.Point{X: (from.X + to.X) / 2, Y: to.Y})
			r.drag(to)
			r.p.board.DragEnd()
		}, nil
	})
}

// BenchmarkWindowScroll is one notch of the wheel.
func BenchmarkWindowScroll(b *testing.B) {
	events(b, func(r *bench) (func(int), func()) {
		at, _ := r.inView()
		return func(i int) {
			e := &fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -25)}
			if i/60%2 == 1 {
				e.Scrolled.DY = 25
			}
			e.Position = position(at)
			r.p.board.Scrolled(e)
		}, nil
	})
}

// BenchmarkWindowPan is one move of the pointer while the map is pushed.
func BenchmarkWindowPan(b *testing.B) {
	events(b, func(r *bench) (func(int), func()) {
		at, _ := r.inView()
		r.press(at, desktop.MouseButtonTertiary)
		return func(i int) { r.drag(around(at, i)) }, r.p.board.DragEnd
	})
}

// BenchmarkWindowZoom is one step of zooming until it shows something.
func BenchmarkWindowZoom(b *testing.B) {
	events(b, func(r *bench) (func(int), func()) {
		return func(i int) {
			if i/4%2 == 0 {
				r.p.board.ZoomIn()
			} else {
				r.p.board.ZoomOut()
			}
		}, nil
	})
}

// BenchmarkWindowSelectAll selects nothing, and then all 2,000 cards.
func BenchmarkWindowSelectAll(b *testing.B) {
	events(b, func(r *bench) (func(int), func()) {
		return func(int) {
			r.p.board.Select()
			require.True(r, r.w.Run("select.all"))
			require.Len(r, r.p.board.Selection().Refs, 2000)
		}, nil
	})
}

// BenchmarkWindowUndo takes the change of a card back and does it again.
func BenchmarkWindowUndo(b *testing.B) {
	events(b, func(r *bench) (func(int), func()) {
		_, id := r.inView()
		_, err := r.p.editor.Do(edit.Label{Verb: edit.VerbEditCard}, func(tx *edit.Tx) error { return tx.SetCardText(id, "changed 改了") })
		require.NoError(r, err)
		return func(i int) {
			if i%2 == 0 {
				r.p.board.Undo()
			} else {
				r.p.board.Redo()
			}
		}, nil
	})
}

// BenchmarkWindowUndoMany takes back what changed a score of all 2,000 cards, and
// BenchmarkWindowUndoTexts what changed their texts: all of the map moves then.
func BenchmarkWindowUndoMany(b *testing.B) {
	undoOfAll(b, func(c *journey.Card) { c.Importance = 5 - c.Importance })
}

func BenchmarkWindowUndoTexts(b *testing.B) {
	undoOfAll(b, func(c *journey.Card) { c.Text += " 及其后果" })
}

func undoOfAll(b *testing.B, change func(*journey.Card)) {
	b.Helper()
	events(b, func(r *bench) (func(int), func()) {
		_, err := r.p.editor.Do(edit.Label{Verb: edit.VerbEditCard}, func(tx *edit.Tx) error {
			for _, id := range r.p.doc().Cards.IDs() {
				if err := edit.Update(tx, id, change); err != nil {
					return err
				}
			}
			return nil
		})
		require.NoError(r, err)
		return func(i int) {
			if i%2 == 0 {
				r.p.board.Undo()
			} else {
				r.p.board.Redo()
			}
		}, nil
	})
}

// BenchmarkWindowSearch types one more letter of what is searched for, or takes
// it away: thousands of hits on all maps, listed and marked.
func BenchmarkWindowSearch(b *testing.B) {
	events(b, func(r *bench) (func(int), func()) {
		require.True(r, r.w.Run("find.search"))
		field := r.w.win.Canvas().Focused()
		field.TypedRune('e')
		return func(i int) {
			if i%2 == 0 {
				field.TypedRune('r')
			} else {
				field.TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
			}
		}, nil
	})
}

// BenchmarkWindowLetter types a letter into a card.
func BenchmarkWindowLetter(b *testing.B) {
	events(b, func(r *bench) (func(int), func()) {
		_, id := r.inView()
		r.p.board.Select(scene.Ref{Kind: journey.CardKind, ID: id})
		r.p.board.EditSelection()
		require.True(r, r.p.board.Typing())
		return func(i int) {
			if i%40 == 39 {
				r.p.board.SelectAll()
				r.p.board.TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
				return
			}
			r.p.board.TypedRune([]rune("文a")[i%2])
		}, func() { r.p.board.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape}) }
	})
}

// BenchmarkWindowSelect clicks from card to card: what the inspector and the
// outline do for it.
func BenchmarkWindowSelect(b *testing.B) {
	events(b, func(r *bench) (func(int), func()) {
		ids := r.p.doc().Cards.IDs()
		return func(i int) { r.p.board.Select(scene.Ref{Kind: journey.CardKind, ID: ids[i*37%len(ids)]}) }, nil
	})
}

// BenchmarkRefresh2000 is what bars and panels add to each change.
func BenchmarkRefresh2000(b *testing.B) {
	r := newBench(b, true)
	for b.Loop() {
		r.p.refresh()
	}
}
