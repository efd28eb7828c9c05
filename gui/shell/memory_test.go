package shell

import (
	"runtime"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"github.com/stretchr/testify/require"

	"waymark/domain/scene"
	"waymark/domain/vector"
)

// TestMemoryStaysLevel edits the largest map for many rounds with every panel
// open. What is kept afterwards is the history and, without a display, the
// widgets of panels that are gone, which Fyne frees only in a real window; but
// neither documents nor pictures nor scenes, of which each is larger than that.
func TestMemoryStaysLevel(t *testing.T) {
	if testing.Short() {
		t.Skip("takes a while")
	}
	r := newBench(t, true)
	round := func(i int) {
		b := r.p.board
		if i%2 == 0 {
			b.ZoomActual()
		} else {
			b.ZoomFit()
		}
		at, id := r.inView()
		r.press(at, desktop.MouseButtonPrimary)
		r.drag(vector.Point{X: at.X + 30, Y: at.Y + 5})
		r.drag(vector.Point{X: at.X + 200*b.Zoom(), Y: at.Y + 2})
		b.DragEnd()
		b.Select(scene.Ref{Kind: "card", ID: id})
		b.EditSelection()
		for _, c := range "typed 字" {
			b.TypedRune(c)
		}
		b.Finish()
		require.True(r, r.w.Run("edit.undo"))
		require.True(r, r.w.Run("edit.redo"))
		require.True(r, r.w.Run("edit.undo"))
		require.True(r, r.w.Run("edit.undo"))
		require.True(r, r.w.Run("select.all"))
		require.True(r, r.w.Run("find.search"))
		field := r.w.win.Canvas().Focused()
		field.TypedRune(rune('a' + i%20))
		field.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
		e := &fyne.ScrollEvent{Scrolled: fyne.NewDelta(-30, -50)}
		e.Position = position(at)
		b.Scrolled(e)
		r.run()
	}
	kept := func() (bytes, changes int) {
		r.rest()
		runtime.GC()
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return int(m.HeapAlloc), r.p.editor.History().Len()
	}
	for i := range 40 {
		round(i)
	}
	before, from := kept()
	for i := range 60 {
		round(i)
	}
	after, to := kept()
	require.Greater(t, to-from, 300, "changes were made")
	t.Logf("%d changes, %d KiB more than %d KiB", to-from, (after-before)>>10, before>>10)
	require.Less(t, (after-before)/(to-from), 44<<10, "bytes kept for each change")
}
