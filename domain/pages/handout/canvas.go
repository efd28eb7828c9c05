package handout

import (
	"math"
	"strconv"

	"waymark/domain/journey"
	"waymark/domain/pages"
	"waymark/domain/pages/pen"
	"waymark/domain/scene"
	"waymark/domain/vector"
)

// Sticky notes are 76 mm (3 inches) square; around each there must be air to
// put it straight.
const (
	Note    = 76 * pen.Millimetre
	noteAir = 1.5 * pen.Millimetre // on each side
	// wallShort is the shorter side of the smallest paper that has cells for
	// notes: A1.
	wallShort = 594 * pen.Millimetre
)

// row is a lane of a canvas.
type row struct {
	kind journey.LaneKind
	id   journey.ID
	name string
}

// canvas gives the map's stages and lanes, empty.
func (p *pack) canvas() []pages.Page {
	var rows []row
	for _, l := range p.reading.Outline.Lanes {
		rows = append(rows, row{l.LaneKind, l.ID, l.Name})
	}
	if len(rows) == 0 {
		rows = p.usualRows()
	}
	return p.canvases(p.words("handout.canvas"), p.title(), p.columns(), rows)
}

// blankCanvas gives seven empty steps with the usual lanes.
func (p *pack) blankCanvas() []pages.Page {
	return p.canvases(p.words("handout.blank"), "", noColumns(), p.usualRows())
}

// usualRows are the lanes that a workshop begins with.
func (p *pack) usualRows() []row {
	var rows []row
	for _, k := range []journey.LaneKind{
		journey.Doing, journey.Thinking, journey.Touchpoints, journey.EmotionCurve, journey.PainPoints, journey.Opportunities,
	} {
		rows = append(rows, row{kind: k, name: p.words("lane." + string(k))})
	}
	return rows
}

// forNotes tells whether the wall sheets are large enough for sticky notes.
func (p *pack) forNotes() bool { return min(p.wall.w, p.wall.h) >= wallShort-1 }

// least gives the least size of a cell.
func (p *pack) least(kind journey.LaneKind) (w, h float64) {
	if p.forNotes() {
		if kind == journey.EmotionCurve {
			return Note + 2*noteAir, 48 * pen.Millimetre
		}
		return Note + 2*noteAir, Note + 2*noteAir
	}
	if kind == journey.EmotionCurve {
		return 68 * p.wall.k, 58 * p.wall.k
	}
	return 68 * p.wall.k, 44 * p.wall.k
}

// canvases draws as many sheets as the columns and rows need.
func (p *pack) canvases(name, title string, columns []column, rows []row) []pages.Page {
	f := &p.wall
	leastW, _ := p.least(journey.Doing)
	across := spread(len(columns), mostColumns(f, leastW))
	room := p.canvasRoom(name, title, columns)
	high := 0.0
	perPage := 0
	for _, r := range rows { // the number of rows that fit wherever a page begins
		_, h := p.least(r.kind)
		if high+h > room {
			break
		}
		high += h
		perPage++
	}
	down := spread(len(rows), max(perPage, 1))
	if perPage < len(rows) { // an emotion lane is lower than others: count high ones
		_, h := p.least(journey.Doing)
		down = spread(len(rows), max(int(room/h), 1))
	}
	var out []pages.Page
	top := 0
	for _, bottom := range down {
		left := 0
		for _, right := range across {
			g := p.canvasHead(name, title, columns[left:right], rows, len(out), len(down)*len(across))
			g.rows(rows[top:bottom], top)
			out = append(out, g.sheet(name))
			left = right
		}
		top = bottom
	}
	return out
}

// canvasRoom gives the height that is left for rows.
func (p *pack) canvasRoom(name, title string, columns []column) float64 {
	n := min(len(columns), 1)
	g := p.canvasHead(name, title, columns[:n], nil, 0, 1)
	return g.bottom - g.y
}

// canvasHead draws all above the rows and the strip below them.
func (p *pack) canvasHead(name, title string, columns []column, rows []row, i, n int) *grid {
	w := p.words
	g := p.newGrid(&p.wall, columns)
	g.naming = true
	h := pen.Header{Title: g.part(name, i, n), Fields: []pen.Field{
		{Label: w("page.persona-name")}, {Label: w("handout.team")}, {Label: w("handout.date")},
	}}
	if title != "" {
		h.Subtitle = p.about()
		if len(p.personas) == 1 { // with several, the team chooses one
			h.Fields[0].Value = p.names()
		}
	} else {
		h.Subtitle = w("handout.blank.subtitle")
	}
	g.head(h)
	last := 2 + len(rows)
	g.instructions(
		[]string{"1", "2", "3–" + strconv.Itoa(max(last, 4)), strconv.Itoa(max(last, 4) + 1)},
		[]string{w("page.instruction-1"), w("page.instruction-2"), w("page.instruction-3"), w("page.instruction-4")})
	g.stages()
	g.strip()
	return g
}

// strip draws parking lot and legend at the lower edge.
func (g *grid) strip() {
	k := g.k * 0.82
	pal := &g.Palette
	s := pen.Style{Size: pen.Small * k, Color: pal.Quiet}
	y := g.bottom - s.LineHeight()
	x, right := g.f.body.X, g.f.body.Right()
	parking := g.words("page.parking-lot")
	g.Text(x, y, g.f.body.W/3, s, parking)
	left := x + g.Measure(parking, s) + 8*k
	for _, e := range []struct {
		word       string
		researched bool
	}{{g.job.View.Words.Assumed, false}, {g.job.View.Words.Researched, true}} {
		right -= g.Measure(e.word, s)
		g.Text(right, y, g.f.body.W/4, s, e.word)
		right -= 10 * k
		middle := y + s.LineHeight()/2
		box := vector.Rect{X: right, Y: middle - 3*k, W: 6 * k, H: 6 * k}
		if e.researched {
			g.Add(scene.Rect{Rect: box, Radius: 3 * k, Fill: pal.Quiet})
		} else {
			g.Frame(box, 3*k, pal.Paper, vector.Stroke{Color: pal.Quiet, Width: 0.9 * k})
		}
		right -= 12 * k
	}
	if right > left {
		g.Rule(left, y+s.LineHeight()-2*k, right, y+s.LineHeight()-2*k, pen.Hair+0.2, pal.ZeroLine)
	}
	g.Ornament()
	g.bottom = y - 6*k
}

// rows draws lanes over the room that is left; first is the number of the first.
func (g *grid) rows(rows []row, first int) {
	total := 0.0
	for _, r := range rows {
		_, h := g.least(r.kind)
		total += h
	}
	stretch := math.Max((g.bottom-g.y)/total, 1)
	for i, r := range rows {
		_, h := g.least(r.kind)
		h *= stretch
		name := r.name
		if name == "" {
			name = g.words("lane." + string(r.kind))
		}
		width := g.label
		if r.kind == journey.EmotionCurve {
			width -= 38 * g.k
			plot := vector.Rect{X: g.x, Y: g.y, W: g.w * float64(len(g.columns)), H: h}
			g.emotionGround(g.Pen, plot, g.k, true)
			g.faces(plot)
		}
		g.lines(g.y, h)
		g.Ornament()
		g.rowLabel(g.y, h, width, strconv.Itoa(first+i+3), scene.LaneIcon(r.kind), name, g.words("lane-hint."+string(r.kind)))
		g.Group(scene.Ref{Kind: journey.LaneRecord, ID: r.id, Part: scene.Name})
		if g.forNotes() && r.kind != journey.EmotionCurve {
			g.noteMarks(g.y, h)
		}
		g.y += h
	}
}

// noteMarks marks in each cell where the notes go.
func (g *grid) noteMarks(y, height float64) {
	across := max(int(g.w/(Note+2*noteAir)+1e-9), 1)
	down := max(int(height/(Note+2*noteAir)+1e-9), 1)
	airX := (g.w - float64(across)*Note) / float64(across+1)
	airY := (height - float64(down)*Note) / float64(down+1)
	for c := range g.columns {
		for i := range across {
			for k := range down {
				x := g.x + float64(c)*g.w + airX + float64(i)*(Note+airX)
				top := y + airY + float64(k)*(Note+airY)
				g.corners(vector.Rect{X: x, Y: top, W: Note, H: Note}, 5*pen.Millimetre, g.Palette.Line)
			}
		}
	}
	g.Ornament()
}

// corners draws the four corners of a box.
func (g *grid) corners(r vector.Rect, length float64, c vector.Color) {
	cornerMarks(g.Pen, r, length, pen.Hair+0.3, c)
}

func cornerMarks(p *pen.Pen, r vector.Rect, length, width float64, c vector.Color) {
	var path vector.Path
	for _, q := range [...]struct{ x, y, dx, dy float64 }{
		{r.X, r.Y, 1, 1}, {r.Right(), r.Y, -1, 1}, {r.Right(), r.Bottom(), -1, -1}, {r.X, r.Bottom(), 1, -1},
	} {
		path.MoveTo(q.x+q.dx*length, q.y)
		path.LineTo(q.x, q.y)
		path.LineTo(q.x, q.y+q.dy*length)
	}
	p.Add(scene.Path{Path: path, Stroke: vector.Stroke{Color: c, Width: width}})
}
