// Package flow sets running text on pages the way a good book does: headings
// stay with their text, no line stands alone at the end or the top of a page,
// table rows do not tear, and a table that goes on repeats its head.
//
// What lives here: the blocks of running text – headings, paragraphs, lists,
// tables, fields, lines to write on – and breaking them into pages. What does
// not: which texts there are (domain/pages/handout and others), breaking lines
// (domain/typeset) and the drawing of maps (domain/scene).
//
// Two laws hold for any text: nothing is lost, and nothing stands outside the
// type area of its page or over something else.
package flow

import (
	"waymark/domain/pages"
	"waymark/domain/pages/pen"
	"waymark/domain/scene"
	"waymark/domain/vector"
)

// Sheet is a page to be filled. Points.
type Sheet struct {
	Width, Height float64
	Body          vector.Rect // the type area
	// Scale enlarges type and spaces; 1 is for A4.
	Scale float64
}

// Flow collects blocks and breaks them into pages. Not for use by several
// goroutines.
type Flow struct {
	pen.Tools
	sheet  Sheet
	strips []strip
	after  float64 // the space that the last block asks for below it
	head   *head   // of the table that is being set
	// Name is what previews call the pages, Running the running head of all but
	// the first.
	Name, Running string
}

// strip is a piece of a page that does not break.
type strip struct {
	before float64 // space above, unless it begins a page
	height float64
	items  []scene.Item // from the left edge of the type area and the strip's top
	ref    scene.Ref
	keep   bool // stays on the page of the next strip
	head   *head
	breaks bool // begins a page
	row    bool // a whole row of a table
	entry  *pages.Entry
}

// head is the head of a table, repeated wherever a page begins within it.
type head struct {
	height float64
	items  []scene.Item
}

// New begins a text.
func New(t pen.Tools, sheet Sheet) *Flow {
	if sheet.Scale <= 0 {
		sheet.Scale = 1
	}
	return &Flow{Tools: t, sheet: sheet}
}

// Width gives the width of the type area.
func (f *Flow) Width() float64 { return f.sheet.Body.W }

// style gives a step of the type scale at the scale of the sheet.
func (f *Flow) style(size float64, bold bool, c vector.Color) pen.Style {
	return pen.Style{Size: size * f.sheet.Scale, Bold: bold, Color: c}
}

// add adds a strip below the others; gap is the least space above it.
func (f *Flow) add(s strip, gap float64) {
	s.before = max(gap*f.sheet.Scale, f.after)
	f.after = 0
	s.head = f.head
	f.strips = append(f.strips, s)
}

// leave asks for space below the last block.
func (f *Flow) leave(gap float64) { f.after = gap * f.sheet.Scale }

// NewPage lets what follows begin a page.
func (f *Flow) NewPage() {
	f.strips = append(f.strips, strip{breaks: true})
	f.after = 0
}

// Space leaves space, in points on A4.
func (f *Flow) Space(gap float64) { f.after = max(f.after, gap*f.sheet.Scale) }

// Header sets the head of a page with its rule; it is also a line of the
// outline. A title of half a page becomes a text as any other.
func (f *Flow) Header(h pen.Header) {
	p := pen.New(f.Tools)
	height := p.Header(0, 0, f.Width(), f.sheet.Scale, h)
	first := len(f.strips)
	if height <= f.sheet.Body.H/2 {
		f.add(strip{height: height, items: p.Take(), keep: true}, 0)
	} else {
		f.paragraph(h.Title, f.style(pen.Subheading, true, f.Palette.Text), scene.Ref{})
		f.paragraph(h.Subtitle, f.style(pen.Body, false, f.Palette.Quiet), scene.Ref{})
		p.Take()
		p.Bar(vector.Rect{W: f.Width(), H: pen.Rule * f.sheet.Scale}, f.Palette.Accent)
		f.add(strip{height: pen.Rule * f.sheet.Scale, items: p.Take()}, pen.Near)
		f.leave(pen.Apart)
	}
	f.strips[first].entry = &pages.Entry{Title: h.Title}
}

// Figure sets a drawing that does not break, height points high at the scale of
// the sheet; draw gets a pen and the box to stay in.
func (f *Flow) Figure(height float64, draw func(p *pen.Pen, box vector.Rect)) {
	height = min(height, f.sheet.Body.H)
	p := pen.New(f.Tools)
	draw(p, vector.Rect{W: f.Width(), H: height})
	f.add(strip{height: height, items: p.Take()}, pen.Gap)
	f.leave(pen.Gap)
}

// WriteLines sets n lines to write on.
func (f *Flow) WriteLines(n int) {
	pitch := pen.Writing * f.sheet.Scale
	for i := range n {
		p := pen.New(f.Tools)
		p.WriteLines(0, 0, f.Width(), 1, pitch)
		f.add(strip{height: pitch, items: p.Take(), keep: i == 0 && n > 1}, 0)
	}
	f.leave(pen.Gap)
}

// RestOfPage gives how much room is left below what was set so far when it is
// broken into pages now; a full page when nothing was set.
func (f *Flow) RestOfPage() float64 {
	last := newLayout(f)
	last.run()
	return max(f.sheet.Body.Bottom()-last.y-f.after, 0)
}

// Pages breaks what was collected into pages. Nothing collected, no pages.
func (f *Flow) Pages() []pages.Page {
	l := newLayout(f)
	l.run()
	return l.finish()
}
