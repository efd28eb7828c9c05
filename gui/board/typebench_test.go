package board_test

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"waymark/domain/clip"
	"waymark/domain/journey"
	"waymark/domain/journey/journeytest"
)

// firstCell selects the first cell of a map at 100 %.
func firstCell(b *testing.B, cards int) *rig {
	b.Helper()
	r := newRig(b, options{doc: journeytest.Map(cards, 7), w: 1340, h: 860})
	r.board.ZoomActual()
	o := r.doc().Outline(r.board.Map())
	r.board.SelectCell(journey.Cell{Lane: o.Lanes[0].ID, Step: o.Steps[0].ID})
	return r
}

// BenchmarkTypeLetter2000 types letters into a new card: what one letter costs
// from the key to the placed picture.
func BenchmarkTypeLetter2000(b *testing.B) {
	r := firstCell(b, 2000)
	for i := 0; b.Loop(); i++ {
		if i%40 == 39 {
			r.board.SelectAll()
			r.key(fyne.KeyBackspace)
			continue
		}
		r.typeText([]string{"文", "a"}[i%2])
	}
	b.StopTimer()
	r.key(fyne.KeyEscape)
}

// BenchmarkTypeEnter2000 commits a card and opens the next one.
func BenchmarkTypeEnter2000(b *testing.B) {
	r := firstCell(b, 2000)
	r.typeText("x")
	for b.Loop() {
		r.key(fyne.KeyReturn)
		r.typeText("x")
	}
	b.StopTimer()
	r.key(fyne.KeyEscape)
}

// BenchmarkPasteBlock pastes 1,000 cells of a spreadsheet into a map of 2,000
// cards, to the picture.
func BenchmarkPasteBlock(b *testing.B) {
	var table clip.Table
	for i := range 10 {
		var row []string
		for k := range 100 {
			row = append(row, fmt.Sprint("cell 格 ", i, " ", k))
		}
		table = append(table, row)
	}
	system := test.NewClipboard()
	system.SetContent(clip.FormatTable(table))
	r := firstCell(b, 2000)
	for b.Loop() {
		r.board.Paste(system)
		if r.asked.Title != "" {
			for _, a := range r.asked.Answers {
				if a.ID == "paste.add" {
					a.Do()
				}
			}
		}
		b.StopTimer()
		r.board.Undo()
		o := r.doc().Outline(r.board.Map())
		r.board.SelectCell(journey.Cell{Lane: o.Lanes[0].ID, Step: o.Steps[0].ID})
		b.StartTimer()
	}
}
