package pen

import (
	"strings"
	"unicode/utf8"

	"waymark/domain/scene"
	"waymark/domain/typeset"
	"waymark/domain/vector"
)

// Align says at which edge the lines of a text stand.
type Align uint8

// The alignments.
const (
	Left Align = iota
	Right
	Center
)

// Style is the look of a text.
type Style struct {
	Size  float64 // points
	Bold  bool
	Color vector.Color
	Align Align
}

func (s Style) typeset() typeset.Style { return typeset.Style{Size: s.Size, Bold: s.Bold} }

// LineHeight gives the distance of baselines.
func (s Style) LineHeight() float64 { return s.typeset().LineHeight() }

// Break breaks a text at a width.
func (t *Tools) Break(text string, s Style, width float64) typeset.Block {
	return t.Typesetter.Break(text, s.typeset(), max(width, 1))
}

// Measure gives the width of a text on one line.
func (t *Tools) Measure(text string, s Style) float64 {
	return t.Typesetter.Measure(text, s.typeset())
}

// Text sets a text into the width from x, the top of its first line at y, and
// gives its height.
func (p *Pen) Text(x, y, width float64, s Style, text string) float64 {
	block := p.Break(text, s, width)
	p.Put(x, y, width, s, &block)
	return block.Height
}

// Put sets a broken text.
func (p *Pen) Put(x, y, width float64, s Style, block *typeset.Block) {
	for i := range block.Lines {
		p.items = append(p.items, LineItems(block, i, x, y+block.Ascent+float64(i)*block.LineHeight, width, s)...)
	}
}

// LineItems gives one line of a broken text as items, aligned in the width from
// x.
func LineItems(block *typeset.Block, line int, x, baseline, width float64, s Style) []scene.Item {
	l := &block.Lines[line]
	switch s.Align {
	case Left:
		x -= hanging(l) * s.Size
	case Right:
		x += width - l.Width
	case Center:
		x += (width - l.Width) / 2
	}
	lastLine := line == len(block.Lines)-1
	items := make([]scene.Item, 0, len(l.Runs))
	for i := range l.Runs {
		r := &l.Runs[i]
		endsLine := i == len(l.Runs)-1
		if r.Art != nil {
			items = append(items, scene.Art{
				X: x + r.X, Y: baseline + r.ArtY, Size: r.ArtSize, Art: r.Art, Color: s.Color, Alt: r.Text,
				EndsLine: endsLine, EndsText: endsLine && lastLine,
			})
			continue
		}
		items = append(items, scene.Text{
			X: x + r.X, Baseline: baseline, Size: s.Size, Font: r.Font, Color: s.Color, String: r.Text, Width: r.Width,
			EndsLine: endsLine, EndsText: endsLine && lastLine,
		})
	}
	return items
}

// hanging gives how far, in ems, a line begins left of the others, so that its
// first character seems to stand on their edge: the left half of a full-width
// opening mark is empty.
func hanging(l *typeset.Line) float64 {
	if len(l.Runs) == 0 || l.Runs[0].Art != nil {
		return 0
	}
	return emptyStart(l.Runs[0].Font, l.Runs[0].Text)
}

// InkLeft gives where the ink of a text begins: behind the empty half of a
// full-width opening mark, which may hang over an edge.
func InkLeft(t *scene.Text) float64 { return t.X + emptyStart(t.Font, t.String)*t.Size }

// emptyStart gives how far, in ems, the ink of a text begins behind its edge.
func emptyStart(font typeset.FontID, text string) float64 {
	if font != typeset.Han && font != typeset.HanBold {
		return 0
	}
	first, _ := utf8.DecodeRuneInString(text)
	if strings.ContainsRune("“‘（「『《〈【〔［｛", first) {
		return 0.5
	}
	return 0
}

// Fitted is a text that was made to fit a box.
type Fitted struct {
	typeset.Block
	Style Style
	// Rest is what found no room even at the least size; "" when all of it
	// stands in the box.
	Rest string
}

// Fit breaks a text so that it fits a box of width × height: at the size of the
// style, else smaller down to the size least, else as many lines as fit. At
// least one line is always set.
func (t *Tools) Fit(text string, s Style, width, height, least float64) Fitted {
	text = typeset.Sanitize(text)
	least = min(least, s.Size)
	for size := s.Size; ; size = max(size*0.9, least) {
		s.Size = size
		// The narrowest letters are about a fifth of an em wide: a text of which
		// not even these could fit need not be tried.
		if size > least && float64(len(text))/4*0.2*size*size > width*height {
			continue
		}
		block := t.Break(text, s, width)
		if block.Height <= height+1e-6 && block.Width <= width+1e-6 {
			return Fitted{Block: block, Style: s}
		}
		if size > least {
			continue
		}
		n := max(int((height+1e-6)/block.LineHeight), 1)
		if n >= len(block.Lines) {
			return Fitted{Block: block, Style: s}
		}
		rest := text[block.Lines[n].Start:]
		block.Lines = block.Lines[:n]
		block.Height = float64(n) * block.LineHeight
		return Fitted{Block: block, Style: s, Rest: rest}
	}
}

// FitText sets a text into a box, as Fit does; what finds no room there becomes
// an ellipsis. It gives the height and whether something was left out. Only for
// places that repeat a text which stands whole elsewhere.
func (p *Pen) FitText(box vector.Rect, s Style, least float64, text string) (height float64, cut bool) {
	fit := p.Fit(text, s, box.W, box.H, least)
	if fit.Rest != "" {
		text = typeset.Sanitize(text)
		kept := text[:fit.Lines[len(fit.Lines)-1].End]
		fit = p.shorten(kept, fit, box.W)
		cut = true
	}
	p.Put(box.X, box.Y, box.W, fit.Style, &fit.Block)
	return fit.Height, cut
}

// shorten takes letters off the end of a text until it has room for the
// ellipsis within the lines that it has.
func (p *Pen) shorten(text string, fit Fitted, width float64) Fitted {
	lines := len(fit.Lines)
	last := text[fit.Lines[lines-1].Start:]
	before := text[:fit.Lines[lines-1].Start]
	runes := []rune(last)
	for {
		text = before + strings.TrimRight(string(runes), " \n") + "…"
		block := p.Break(text, fit.Style, width)
		if len(block.Lines) <= lines || len(runes) == 0 {
			return Fitted{Block: block, Style: fit.Style}
		}
		runes = runes[:len(runes)-1]
	}
}
