package board_test

import (
	"math"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"waymark/domain/journey/journeytest"
	"waymark/domain/vector"
)

// benchmarkDragMove measures what one move of the pointer costs while a card is
// dragged across the whole map in view: finding the drop target, the preview of
// the edit, laying out, painting what changed, placing the objects.
func benchmarkDragMove(b *testing.B, cards int) {
	b.Helper()
	r := newRig(b, options{doc: journeytest.Map(cards, 7), w: 1340, h: 860})
	r.board.Lively()
	r.board.ZoomFit()
	ids := r.doc().Cards.IDs()
	start := r.card(ids[cards/3])
	r.press(start, by(start, 5, 5))
	sheet := r.board.Scene()
	z := r.board.Zoom()
	b.ResetTimer()
	for i := 0; b.Loop(); i++ {
		a := float64(i) * 0.05
		at := vector.Point{
			X: start.X + 0.35*sheet.Width*z*math.Sin(a),
			Y: 430 + 0.4*sheet.Height*z*math.Sin(1.7*a),
		}
		e := &fyne.DragEvent{}
		e.Position = position(at)
		r.now = r.now.Add(time.Second / 60)
		r.board.Dragged(e)
	}
	b.StopTimer()
	r.key(fyne.KeyEscape)
	r.drop()
}

func BenchmarkDragMove200(b *testing.B)  { benchmarkDragMove(b, 200) }
func BenchmarkDragMove2000(b *testing.B) { benchmarkDragMove(b, 2000) }

// BenchmarkUndo2000 takes a move between two lanes back and does it again.
func BenchmarkUndo2000(b *testing.B) {
	r := newRig(b, options{doc: journeytest.Map(2000, 7), w: 1340, h: 860})
	r.board.ZoomFit()
	ids := r.doc().Cards.IDs()
	r.dragPath(r.card(ids[700]), r.card(ids[1500]))
	if r.editor.History().Len() != 1 {
		b.Fatal("nothing to undo")
	}
	for i := 0; b.Loop(); i++ {
		if i%2 == 0 {
			r.board.Undo()
		} else {
			r.board.Redo()
		}
	}
}

// BenchmarkTyping2000 types letters into a card.
func BenchmarkTyping2000(b *testing.B) {
	r := newRig(b, options{doc: journeytest.Map(2000, 7), w: 1340, h: 860})
	r.board.ZoomActual()
	for _, ref := range r.board.Layout().Refs {
		if ref.Kind == "card" && ref.Y > 300 {
			r.click(vector.Point{X: ref.X + ref.W/2, Y: ref.Y + ref.H/2}, 2, 0)
			break
		}
	}
	for i := 0; b.Loop(); i++ {
		if i%20 == 19 {
			r.key(fyne.KeyBackspace)
			continue
		}
		r.typeText("文")
		if i%20 == 18 {
			r.board.Undo()
		}
	}
	b.StopTimer()
	r.key(fyne.KeyEscape)
}

// BenchmarkScroll2000 scrolls through a map at 100 %.
func BenchmarkScroll2000(b *testing.B) {
	r := newRig(b, options{doc: journeytest.Map(2000, 7), w: 1340, h: 860})
	r.board.ZoomActual()
	for i := 0; b.Loop(); i++ {
		e := &fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -25)}
		if i/150%2 == 1 {
			e.Scrolled.DY = 25
		}
		e.Position = fyne.NewPos(600, 400)
		r.board.Scrolled(e)
	}
}
