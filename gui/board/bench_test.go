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

// largest is the map by which the board is measured: 2,000 cards, 40 steps, 12
// lanes, 5 curves, with all of it in view or at 100 %.
func largest(b *testing.B, whole bool) *rig {
	b.Helper()
	r := newRig(b, options{doc: journeytest.Large(2000, 7), w: 1340, h: 860})
	r.board.Lively()
	if whole {
		r.board.ZoomFit()
	} else {
		r.board.ZoomActual()
	}
	return r
}

// inView gives the middle of a card that is in the middle of the view.
func (r *rig) inView() vector.Point {
	for _, ref := range r.board.Layout().Refs {
		if ref.Kind == "card" && ref.X > 300 && ref.Y > 350 && ref.X+ref.W < 1200 && ref.Y+ref.H < 700 {
			return vector.Point{X: ref.X + ref.W/2, Y: ref.Y + ref.H/2}
		}
	}
	r.t.Fatal("no card is in view")
	return vector.Point{}
}

// benchmarkMoves measures one move of the pointer after another, on a large
// circle around where the drag began.
func (r *rig) benchmarkMoves(b *testing.B, start vector.Point, rx, ry float64) {
	b.Helper()
	r.press(start, by(start, 6, 6))
	for i := 0; b.Loop(); i++ {
		a := float64(i) * 0.03
		e := &fyne.DragEvent{}
		e.Position = position(by(start, rx*math.Sin(a), ry*math.Sin(1.7*a)))
		r.now = r.now.Add(time.Second / 60)
		r.board.Dragged(e)
	}
	b.StopTimer()
	r.key(fyne.KeyEscape)
	r.drop()
}

func benchmarkLargest(b *testing.B, run func(r *rig)) {
	b.Helper()
	b.Run("whole", func(b *testing.B) { b.Helper(); run(largest(b, true)) })
	b.Run("100", func(b *testing.B) { b.Helper(); run(largest(b, false)) })
}

func BenchmarkLargestDragCard(b *testing.B) {
	benchmarkLargest(b, func(r *rig) { r.benchmarkMoves(r.t.(*testing.B), r.inView(), 300, 200) })
}

func BenchmarkLargestDragBlock(b *testing.B) {
	benchmarkLargest(b, func(r *rig) {
		at := r.inView()
		r.click(at, 1, 0)
		for range 3 {
			r.shiftKey(fyne.KeyRight)
		}
		r.shiftKey(fyne.KeyDown)
		r.benchmarkMoves(r.t.(*testing.B), at, 300, 200)
	})
}

// headInView gives the box of a stage whose header is in view.
func (r *rig) headInView() vector.Rect {
	for _, ref := range r.board.Layout().Refs {
		if ref.Kind == "stage" && ref.Part == "whole" && ref.X+ref.W > 300 && ref.X+ref.W < 1200 {
			return vector.Rect{X: ref.X, Y: ref.Y, W: ref.W, H: ref.H}
		}
	}
	r.t.Fatal("no stage is in view")
	return vector.Rect{}
}

func BenchmarkLargestDragStage(b *testing.B) {
	benchmarkLargest(b, func(r *rig) {
		head := r.headInView()
		r.benchmarkMoves(r.t.(*testing.B), vector.Point{X: head.Right() - 12, Y: head.Y + 4}, 400, 2)
	})
}

func BenchmarkLargestWidth(b *testing.B) {
	r := largest(b, false)
	head := r.headInView()
	r.benchmarkMoves(b, vector.Point{X: head.Right(), Y: head.Y + 8}, 60, 0)
}

func BenchmarkLargestFrame(b *testing.B) {
	benchmarkLargest(b, func(r *rig) {
		b := r.t.(*testing.B)
		r.press(vector.Point{X: 400, Y: 845}, vector.Point{X: 390, Y: 840})
		for i := 0; b.Loop(); i++ {
			e := &fyne.DragEvent{}
			a := float64(i) * 0.03
			e.Position = position(vector.Point{X: 660 + 650*math.Sin(a), Y: 430 + 400*math.Sin(1.7*a)})
			r.board.Dragged(e)
		}
		b.StopTimer()
		r.escape()
	})
}

func BenchmarkLargestSelectAll(b *testing.B) {
	benchmarkLargest(b, func(r *rig) {
		b := r.t.(*testing.B)
		for b.Loop() {
			r.board.Select()
			r.board.SelectAll()
		}
	})
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
