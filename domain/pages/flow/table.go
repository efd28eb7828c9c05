package flow

import (
	"waymark/domain/pages/pen"
	"waymark/domain/scene"
	"waymark/domain/vector"
)

// Column is a column of a table.
type Column struct {
	Title string
	Share float64 // of the width; the shares of all columns together are the whole
	Align pen.Align
}

// Row is a row of a table. It does not tear, unless it is longer than a page.
type Row struct {
	Cells  []Cell
	Height float64 // at least, points on A4; for writing into
	Ref    scene.Ref
	// Section makes the row a heading of those below: its first cell goes across
	// the table, and it stays with the next row.
	Section bool
	// Dashed draws the row as a gap, Hatched as waste: patterns that survive a
	// grey printer.
	Dashed, Hatched bool
}

// Cell is what stands in one place of a table, from top to bottom: a small
// label, the text with its sign before it, quiet text, a score.
type Cell struct {
	Label string
	Text  string
	Bold  bool
	Note  string
	Sign  Sign
	Icon  string   // before the text
	Score int      // 1–5 as marks; 0 for none
	Round bool     // marks are discs, not squares
	Ticks []string // boxes to tick, one below the other, with their texts
	// Bar draws Share, 0 … 1, as a bar.
	Bar   bool
	Share float64
}

// Sign is a small mark before a text.
type Sign uint8

// The signs.
const (
	NoSign   Sign = iota
	Full          // a full disc
	Open          // a ring
	Lozenge       // a moment of truth
	Check         // a match
	Cross         // waste
	DashRing      // missing
)

const (
	cellPadX = 5.0
	cellPadY = 4.5
	// tearing is the part of a page from which on a row goes line by line over
	// pages: it would leave too much of a page empty, and there must be room for
	// the headings that stay with it.
	tearing = 0.7
	// shortTable is the part of a page up to which a table is not broken at all.
	shortTable = 0.6
)

// rightAir is what a column of numbers keeps free at its right besides the
// padding, so that the next column does not seem to go on with them.
const rightAir = 5.0

// inner gives the width of the texts of a column.
func (t *table) inner(i int) float64 {
	w := t.w[i] - 2*t.padX
	if t.aligns[i] == pen.Right && i < len(t.w)-1 {
		w -= rightAir * t.f.sheet.Scale
	}
	return max(w, 1)
}

// table is the look of the rows of a table.
type table struct {
	f          *Flow
	x, w       []float64
	aligns     []pen.Align
	ruled      bool // lines between rows
	grid       bool // and between columns
	padX, padY float64
	size       float64 // of the text
}

// Table sets a table with lines between its rows; grid adds lines between the
// columns, for tables to write into. A head without titles is left out, and so is a
// table without rows.
func (f *Flow) Table(columns []Column, rows []Row, grid bool) {
	if len(rows) == 0 {
		return
	}
	k := f.sheet.Scale
	t := &table{f: f, ruled: true, grid: grid, padX: cellPadX * k, padY: cellPadY * k, size: pen.Body * 0.95}
	total := 0.0
	for _, c := range columns {
		total += c.Share
	}
	at := 0.0
	for _, c := range columns {
		w := f.Width() * c.Share / total
		t.x, t.w, t.aligns = append(t.x, at), append(t.w, w), append(t.aligns, c.Align)
		at += w
	}
	f.Space(pen.Gap)
	first := len(f.strips)
	t.setHead(columns)
	for i := range rows {
		t.row(&rows[i])
		if i+1 == len(rows) || rows[i+1].Section {
			t.accompany()
		}
	}
	f.head = nil
	f.together(f.strips[first:])
	f.leave(pen.Apart)
}

// together keeps a short table on one page.
func (f *Flow) together(strips []strip) {
	height := 0.0
	for i := range strips {
		height += strips[i].before + strips[i].height
	}
	if height > f.sheet.Body.H*shortTable {
		return
	}
	for i := range len(strips) - 1 {
		strips[i].keep = true
	}
}

func (t *table) setHead(columns []Column) {
	f, k := t.f, t.f.sheet.Scale
	titled := false
	height := 0.0
	p := pen.New(f.Tools)
	s := f.style(pen.Small, true, f.Palette.Text)
	type title struct {
		fit pen.Fitted
		i   int
	}
	var titles []title
	for i, c := range columns {
		titled = titled || c.Title != ""
		s.Align = c.Align
		fit := f.Fit(c.Title, s, t.inner(i), f.sheet.Body.H/4, 5*k)
		height = max(height, fit.Height)
		titles = append(titles, title{fit, i})
	}
	if !titled {
		if t.ruled {
			p.Rule(0, 0, f.Width(), 0, 0.9*k, f.Palette.Accent)
			f.add(strip{height: 0.5 * k, items: p.Take(), keep: true}, 0)
		}
		return
	}
	height += 1.4 * t.padY
	p.Bar(vector.Rect{W: f.Width(), H: height}, f.Palette.Metric.Fill)
	for _, title := range titles {
		y := height - 0.7*t.padY - title.fit.Height
		p.Put(t.x[title.i]+t.padX, y, t.inner(title.i), title.fit.Style, &title.fit.Block)
	}
	p.Rule(0, height, f.Width(), height, 0.9*k, f.Palette.Accent)
	f.head = &head{height: height, items: p.Take()}
	f.add(strip{height: height, items: f.head.items, keep: true}, 0)
}

// cellLine is one line of a cell.
type cellLine struct {
	height float64
	items  []scene.Item // from the left edge of the cell's padding and the line's top
}

// row adds a row.
func (t *table) row(r *Row) {
	f, k := t.f, t.f.sheet.Scale
	if r.Section {
		t.section(r)
		return
	}
	cells := make([][]cellLine, len(t.w))
	most, height := 0, 0.0
	for i := range t.w {
		if i >= len(r.Cells) {
			break
		}
		cells[i] = t.cell(&r.Cells[i], t.inner(i), t.aligns[i])
		most = max(most, len(cells[i]))
		h := 0.0
		for _, l := range cells[i] {
			h += l.height
		}
		height = max(height, h)
	}
	height += 2 * t.padY
	room := tearing * (f.sheet.Body.H - runningHeight*k)
	if f.head != nil {
		room -= f.head.height
	}
	if height <= room || most < 2 {
		f.add(t.whole(cells, max(height, min(r.Height*k, room)), r), 0)
		return
	}
	for n := range most {
		line := strip{keep: keeps(n, most), ref: r.Ref}
		for i := range cells {
			if n < len(cells[i]) {
				line.height = max(line.height, cells[i][n].height)
			}
		}
		top, end := 0.0, 0.0
		if n == 0 {
			top = t.padY
		}
		if n == most-1 {
			end = t.padY
		}
		p := pen.New(f.Tools)
		line.height += top + end
		t.ground(p, line.height, r, n == most-1)
		for i := range cells {
			if n < len(cells[i]) {
				p.AddMoved(cells[i][n].items, t.x[i]+t.padX, top)
			}
		}
		line.items = p.Take()
		f.add(line, 0)
	}
}

// accompany keeps the last two rows of a table or a section together: the last
// one alone at the head of a page would look forgotten.
func (t *table) accompany() {
	strips := t.f.strips
	if n := len(strips); n >= 2 && strips[n-1].row && strips[n-2].row {
		strips[n-2].keep = true
	}
}

// whole draws a row of one piece.
func (t *table) whole(cells [][]cellLine, height float64, r *Row) strip {
	p := pen.New(t.f.Tools)
	t.ground(p, height, r, true)
	for i := range cells {
		y := t.padY
		for _, l := range cells[i] {
			p.AddMoved(l.items, t.x[i]+t.padX, y)
			y += l.height
		}
	}
	return strip{height: height, items: p.Take(), ref: r.Ref, row: true}
}

// ground draws lines and pattern of a row.
func (t *table) ground(p *pen.Pen, height float64, r *Row, last bool) {
	c := &t.f.Palette
	w := t.f.Width()
	if r.Hatched {
		p.Add(scene.Rect{Rect: vector.Rect{W: w, H: height}, Fill: c.Activity.Fill, Hatch: c.Hatch})
	}
	if t.grid {
		for _, x := range append(t.x[1:len(t.x):len(t.x)], 0, w) {
			p.Rule(x, 0, x, height, pen.Hair, c.Line)
		}
	}
	if last && t.ruled {
		p.Rule(0, height, w, height, pen.Hair, c.Line)
	}
	if r.Dashed {
		p.Add(scene.Rect{
			Rect:   vector.Rect{W: w, H: height}.Inset(1.5),
			Radius: 3, Stroke: vector.Stroke{Color: c.Gap, Width: 0.9, Dash: []float64{4, 3}},
		})
	}
}

// section sets a heading between rows.
func (t *table) section(r *Row) {
	f, k := t.f, t.f.sheet.Scale
	if len(r.Cells) == 0 {
		return
	}
	s := f.style(pen.Subheading, true, f.Palette.Accent)
	block := f.Break(r.Cells[0].Text, s, f.Width()-2*t.padX)
	n := len(block.Lines)
	for i := range block.Lines {
		top, end := 0.0, 0.0
		if i == 0 {
			top = 2.2 * t.padY
		}
		if i == n-1 {
			end = 0.7 * t.padY
		}
		p := pen.New(f.Tools)
		p.Add(pen.LineItems(&block, i, t.padX, top+block.Ascent, f.Width()-2*t.padX, s)...)
		height := block.LineHeight + top + end
		if i == n-1 {
			p.Rule(0, height, f.Width(), height, 0.6*k, f.Palette.ZeroLine)
		}
		f.add(strip{height: height, items: p.Take(), ref: r.Ref, keep: true}, 0)
	}
}

// cell breaks what stands in a cell into lines.
func (t *table) cell(c *Cell, width float64, align pen.Align) []cellLine {
	f, k := t.f, t.f.sheet.Scale
	var out []cellLine
	add := func(text string, s pen.Style, x float64) {
		block := f.calm(text, s, width-x)
		for i := range block.Lines {
			out = append(out, cellLine{block.LineHeight, pen.LineItems(&block, i, x, block.Ascent, width-x, s)})
		}
	}
	label := f.style(pen.Tiny, false, f.Palette.Quiet)
	text := f.style(t.size, c.Bold, f.Palette.Text)
	note := f.style(pen.Small, false, f.Palette.Quiet)
	label.Align, text.Align, note.Align = align, align, align
	if c.Label != "" {
		add(c.Label, label, 0)
	}
	indent := 0.0
	p := pen.New(f.Tools)
	middle := text.LineHeight() / 2
	if c.Sign != NoSign {
		DrawSign(p, c.Sign, 4*k, middle, 3.6*k)
		indent += 12 * k
	}
	if c.Icon != "" && p.Icon(c.Icon, indent, middle-5.5*k, 11*k, f.Palette.Accent) {
		indent += 15 * k
	}
	mark := p.Take()
	first := len(out)
	if c.Text != "" {
		add(c.Text, text, min(indent, width/2))
	}
	if len(mark) > 0 {
		if first == len(out) {
			out = append(out, cellLine{height: text.LineHeight()})
		}
		out[first].items = append(mark, out[first].items...)
	}
	if c.Note != "" {
		add(c.Note, note, min(indent, width/2))
	}
	if c.Score > 0 {
		on := f.Palette.Satisfaction
		if c.Round {
			on = f.Palette.Importance
		}
		size := min(6.5*k, width/7)
		p.Marks(0, middle, size, c.Score, !c.Round, on, f.Palette.ZeroLine)
		out = append(out, cellLine{text.LineHeight(), p.Take()})
	}
	if c.Bar {
		track := vector.Rect{Y: middle - 3*k, W: width, H: 6 * k}
		p.Frame(track, 3*k, f.Palette.Paper, vector.Stroke{Color: f.Palette.ZeroLine, Width: 0.6 * k})
		if done := track.W * min(max(c.Share, 0), 1); done > 0 {
			track.W = max(done, track.H)
			p.Add(scene.Rect{Rect: track, Radius: 3 * k, Fill: f.Palette.Accent})
		}
		out = append(out, cellLine{text.LineHeight(), p.Take()})
	}
	for _, tick := range c.Ticks {
		p.Tick(0, middle-4*k, 8*k)
		at := len(out)
		box := p.Take()
		add(tick, note, 12*k)
		if at < len(out) {
			out[at].items = append(box, out[at].items...)
		}
	}
	return out
}

// DrawSign draws a sign around x, y, r its half size.
func DrawSign(p *pen.Pen, sign Sign, x, y, r float64) {
	c := &p.Palette
	box := vector.Rect{X: x - r, Y: y - r, W: 2 * r, H: 2 * r}
	var path vector.Path
	switch sign {
	case NoSign:
	case Full:
		p.Add(scene.Rect{Rect: box, Radius: r, Fill: c.Quiet})
	case Open:
		p.Frame(box, r, vector.Color{}, vector.Stroke{Color: c.Quiet, Width: r * 0.3})
	case DashRing:
		p.Frame(box, r, vector.Color{}, vector.Stroke{Color: c.Gap, Width: r * 0.35, Dash: []float64{r * 0.6, r * 0.6}})
	case Lozenge:
		path.MoveTo(x, y-r)
		path.LineTo(x+r, y)
		path.LineTo(x, y+r)
		path.LineTo(x-r, y)
		path.Close()
		p.Add(scene.Path{Path: path, Fill: c.Moment})
	case Check:
		path.MoveTo(x-r*0.8, y)
		path.LineTo(x-r*0.2, y+r*0.6)
		path.LineTo(x+r*0.8, y-r*0.7)
		p.Add(scene.Path{Path: path, Stroke: vector.Stroke{Color: c.Satisfaction, Width: r * 0.45}})
	case Cross:
		path.MoveTo(x-r*0.6, y-r*0.6)
		path.LineTo(x+r*0.6, y+r*0.6)
		path.MoveTo(x+r*0.6, y-r*0.6)
		path.LineTo(x-r*0.6, y+r*0.6)
		p.Add(scene.Path{Path: path, Stroke: vector.Stroke{Color: c.Activity.Ink, Width: r * 0.45}})
	}
}
