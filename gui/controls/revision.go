package controls

import (
	"strings"

	"waymark/domain/scene"
	"waymark/domain/typeset"
	"waymark/domain/vector"
)

// Revision is what became of a stretch of a text.
type Revision int

// What becomes of a stretch.
const (
	Kept     Revision = iota
	PutIn             // underlined
	TakenOut          // struck through
)

// Stretch is a piece of a text that was revised.
type Stretch struct {
	Text     string
	Revision Revision
}

// SetRevised changes the text to one that shows what was put in and taken out.
func (l *Label) SetRevised(stretches []Stretch) {
	var text strings.Builder
	clean := make([]Stretch, len(stretches))
	for i, s := range stretches {
		clean[i] = Stretch{typeset.Sanitize(s.Text), s.Revision}
		text.WriteString(clean[i].Text)
	}
	l.text, l.stretches, l.stale = text.String(), clean, true
	if typeset.Sanitize(l.text) != l.text {
		l.stretches = nil // an accent joins a letter of another stretch
	}
	l.Refresh()
}

// revisedAt tells what became of the byte at a place, and where its stretch ends.
func (l *Label) revisedAt(at int) (Revision, int) {
	end := 0
	for _, s := range l.stretches {
		if end += len(s.Text); at < end {
			return s.Revision, end
		}
	}
	return Kept, len(l.text) + len("…")
}

// revisedItems draws a block of the text with its revisions.
func (l *Label) revisedItems(block typeset.Block) []scene.Item {
	var items []scene.Item
	colors := l.kit.Colors()
	paints := map[Revision]vector.Color{Kept: l.style.Paint(colors), PutIn: colors.Good, TakenOut: colors.Pain}
	rule := func(rev Revision, x, width, baseline float64) {
		y := baseline + 0.16*l.style.Size
		switch rev {
		case Kept:
			return
		case TakenOut:
			y = baseline - 0.3*l.style.Size
		case PutIn:
		}
		items = append(items, scene.Rect{Rect: vector.Rect{X: x, Y: y, W: width, H: 1}, Fill: paints[rev]})
	}
	for i, line := range block.Lines {
		baseline := block.Ascent + float64(i)*block.LineHeight
		at := line.Start
		for _, run := range line.Runs {
			if at < len(l.text) { // spaces between two runs belong to none
				at += max(0, strings.Index(l.text[at:], run.Text))
			}
			if run.Art != nil {
				rev, _ := l.revisedAt(at)
				items = append(items, scene.Art{X: run.X, Y: baseline + run.ArtY, Size: run.ArtSize, Art: run.Art, Color: paints[rev]})
				rule(rev, run.X, run.ArtSize, baseline)
				at += len(run.Text)
				continue
			}
			x := run.X
			for rest := run.Text; rest != ""; {
				rev, end := l.revisedAt(at)
				piece := rest[:min(len(rest), max(1, end-at))]
				width := 0.0
				for _, r := range piece {
					width += l.kit.setter.Advance(run.Font, r) * l.style.Size
				}
				items = append(items, scene.Text{
					X: x, Baseline: baseline, Size: l.style.Size, Font: run.Font, Color: paints[rev], String: piece, Width: width,
				})
				rule(rev, x, width, baseline)
				x, at, rest = x+width, at+len(piece), rest[len(piece):]
			}
		}
	}
	return items
}
