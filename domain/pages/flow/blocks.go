package flow

import (
	"strconv"

	"waymark/domain/pages"
	"waymark/domain/pages/pen"
	"waymark/domain/scene"
	"waymark/domain/typeset"
	"waymark/domain/vector"
)

// Heading sets a heading of the text, level 1 or 2. It stays with what follows.
func (f *Flow) Heading(level int, text string) {
	if text == "" {
		return
	}
	size, above, below := pen.Heading, pen.Far, pen.Near
	if level > 1 {
		size, above, below = pen.Subheading, pen.Apart, pen.Near/2
	}
	s := f.style(size, true, f.Palette.Text)
	block := f.Break(text, s, f.Width())
	first := len(f.strips)
	f.lines(&block, s, 0, f.Width(), above, scene.Ref{})
	for i := first; i < len(f.strips); i++ {
		f.strips[i].keep = true
	}
	if first < len(f.strips) {
		f.strips[first].entry = &pages.Entry{Title: text, Level: level}
	}
	f.leave(below)
}

// Lead sets a paragraph that introduces, larger and quieter than the others.
func (f *Flow) Lead(text string) {
	f.paragraph(text, f.style(pen.Body*1.1, false, f.Palette.Quiet), scene.Ref{})
}

// Paragraph sets a paragraph. Its line breaks are kept; an empty text sets
// nothing. ref names what it is the text of.
func (f *Flow) Paragraph(text string, ref scene.Ref) {
	f.paragraph(text, f.style(pen.Body, false, f.Palette.Text), ref)
}

// Small sets a paragraph in small, quiet type.
func (f *Flow) Small(text string, ref scene.Ref) {
	f.paragraph(text, f.style(pen.Small, false, f.Palette.Quiet), ref)
}

func (f *Flow) paragraph(text string, s pen.Style, ref scene.Ref) {
	width := f.measure(s, f.Width())
	block := f.calm(text, s, width)
	f.lines(&block, s, 0, width, pen.Gap, ref)
	f.leave(pen.Gap)
}

// measure keeps lines of prose to a length the eye finds back from: about 90
// Latin letters or 45 ideographs.
func (f *Flow) measure(s pen.Style, width float64) float64 { return min(width, 47*s.Size) }

// lines adds a broken text line by line, so that neither its first nor its last
// line stands alone on a page.
func (f *Flow) lines(block *typeset.Block, s pen.Style, x, width, gap float64, ref scene.Ref) {
	n := len(block.Lines)
	for i := range block.Lines {
		items := pen.LineItems(block, i, x, block.Ascent, width, s)
		f.add(strip{height: block.LineHeight, items: items, ref: ref, keep: keeps(i, n)}, gap)
		gap = 0
	}
}

// keeps tells whether line i of n stays with the next.
func keeps(i, n int) bool { return n > 1 && (i == 0 || i == n-2) }

// Numbered sets a list with hanging numbers in discs, beginning with from.
func (f *Flow) Numbered(from int, texts ...string) {
	k := f.sheet.Scale
	const radius = 8.0
	indent := (2*radius + 10) * k
	s := f.style(pen.Body, false, f.Palette.Text)
	for i, text := range texts {
		width := f.measure(s, f.Width()-indent)
		block := f.calm(text, s, width)
		p := pen.New(f.Tools)
		middle := block.LineHeight / 2
		rise := max(radius*k-middle, 0)
		p.Disc(radius*k, rise+middle, radius*k, strconv.Itoa(from+i), f.Palette.Accent, f.Palette.Light)
		f.hung(p.Take(), &block, s, indent, width, rise, pen.Gap)
	}
	f.leave(pen.Gap)
}

// Points sets a list with hanging dots.
func (f *Flow) Points(texts ...string) {
	k := f.sheet.Scale
	indent := 12 * k
	s := f.style(pen.Body, false, f.Palette.Text)
	for _, text := range texts {
		width := f.measure(s, f.Width()-indent)
		block := f.calm(text, s, width)
		p := pen.New(f.Tools)
		middle := block.LineHeight / 2
		p.Add(scene.Rect{Rect: vector.Rect{X: 2 * k, Y: middle - 1.5*k, W: 3 * k, H: 3 * k}, Radius: 1.5 * k, Fill: f.Palette.Accent})
		f.hung(p.Take(), &block, s, indent, width, 0, pen.Near)
	}
	f.leave(pen.Gap)
}

// hung adds a text with a mark that hangs beside its first line.
func (f *Flow) hung(mark []scene.Item, block *typeset.Block, s pen.Style, indent, width, rise, gap float64) {
	n := len(block.Lines)
	if n == 0 {
		f.add(strip{height: s.LineHeight() + rise, items: mark}, gap)
		return
	}
	for i := range block.Lines {
		line := strip{height: block.LineHeight, keep: keeps(i, n)}
		ascent := block.Ascent
		if i == 0 {
			line.items, line.height, ascent = mark, line.height+rise, ascent+rise
		}
		if i == n-1 && i == 0 {
			line.height += rise
		}
		line.items = append(line.items, pen.LineItems(block, i, indent, ascent, width, s)...)
		f.add(line, gap)
		gap = 0
	}
}

// Text sets a paragraph at any step of the type scale.
func (f *Flow) Text(text string, size float64, bold bool, c vector.Color, ref scene.Ref) {
	f.paragraph(text, f.style(size, bold, c), ref)
}

// Question sets a numbered question, a quiet line on how to ask further, and n
// lines for the answer, all on one page.
func (f *Flow) Question(number int, text, probe string, n int) {
	first := len(f.strips)
	f.Numbered(number, text)
	s := f.style(pen.Small, false, f.Palette.Quiet)
	indent := 26 * f.sheet.Scale
	block := f.calm(probe, s, f.measure(s, f.Width()-indent))
	f.after = 0
	f.lines(&block, s, indent, f.Width()-indent, 0, scene.Ref{})
	f.WriteLines(n)
	for i := first; i < len(f.strips)-1; i++ {
		f.strips[i].keep = true
	}
	f.leave(pen.Gap)
}
