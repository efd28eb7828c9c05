package handout

import (
	"slices"
	"strconv"
	"strings"

	"waymark/domain/journey"
	"waymark/domain/pages"
	"waymark/domain/pages/pen"
	"waymark/domain/scene"
	"waymark/domain/typeset"
	"waymark/domain/vector"
)

// column is a column of a wall sheet. Stage and Step are nil in an empty one.
type column struct {
	stage *journey.Stage
	step  *journey.Step
	place int // of the stage among all stages
	index int // of the column among all
}

// emptySteps is how many columns a canvas without a map has.
const emptySteps = 7

// columns gives the columns of the map, seven empty ones if it has none.
func (p *pack) columns() []column {
	var out []column
	for i := range p.reading.Outline.Stages {
		s := &p.reading.Outline.Stages[i]
		for _, step := range s.Steps {
			out = append(out, column{s.Stage, step, i, len(out)})
		}
	}
	if len(out) == 0 {
		return noColumns()
	}
	return out
}

func noColumns() []column {
	out := make([]column, emptySteps)
	for i := range out {
		out[i] = column{place: i, index: i}
	}
	return out
}

// spread cuts n things into pages of at most most each, as evenly as can be, and
// gives where each page ends.
func spread(n, most int) []int {
	if n == 0 {
		return nil
	}
	most = max(most, 1)
	parts := (n + most - 1) / most
	ends := make([]int, 0, parts)
	for i := range parts {
		ends = append(ends, n*(i+1)/parts)
	}
	return ends
}

// grid is one wall sheet: columns under their stages, beside a column of labels.
type grid struct {
	*pack
	*pen.Pen
	f       *frame
	k       float64
	columns []column
	label   float64 // width of the labels
	x, w    float64 // of the columns
	y       float64 // where the next row goes
	bottom  float64
	naming  bool // steps without a name get a line to write one on
}

// labels is the width of the column of labels at scale 1.
const labels = 108.0

// newGrid begins a wall sheet with some of its columns.
func (p *pack) newGrid(f *frame, some []column) *grid {
	g := &grid{pack: p, Pen: pen.New(p.tools), f: f, k: f.k, columns: some, label: labels * f.k}
	g.x = f.body.X + g.label
	g.w = (f.body.W - g.label) / float64(len(some))
	g.y, g.bottom = f.body.Y, f.body.Bottom()
	return g
}

// mostColumns gives how many columns of at least that width fit.
func mostColumns(f *frame, least float64) int {
	return int((f.body.W-labels*f.k)/least + 1e-9)
}

// head draws title, fields and logo.
func (g *grid) head(h pen.Header) {
	h.Logo = g.logo(g.f, g.k*0.82)
	g.y += g.Header(g.f.body.X, g.y, g.f.body.W, g.k*0.82, h)
	g.Ornament()
}

// instructions sets numbered instructions side by side.
func (g *grid) instructions(numbers, texts []string) {
	k := g.k * 0.82
	s := pen.Style{Size: pen.Small * k, Color: g.Palette.Text}
	r := 7 * k
	pitch := g.f.body.W / float64(len(texts))
	height := 2 * r
	for i, text := range texts {
		x := g.f.body.X + float64(i)*pitch
		g.Disc(x+r*1.25, g.y+r, r, numbers[i], g.Palette.Accent, g.Palette.Light)
		left := 3.4 * r
		h := g.Text(x+left, g.y+r-s.LineHeight()/2, pitch-left-6*k, s, text)
		height = max(height, r-s.LineHeight()/2+h)
	}
	g.y += height + 8*k
	g.Ornament()
}

// stages draws the heads of stages and steps.
func (g *grid) stages() {
	k, pal := g.k, &g.Palette
	name := pen.Style{Size: pen.Subheading * k, Bold: true, Color: pal.Text}
	step := pen.Style{Size: pen.Small * k, Color: pal.Quiet}
	bar := 3.2 * k
	pad := 5 * k
	total := len(g.reading.Outline.Stages)
	most, rise, air := 2*name.LineHeight(), 1.8*step.LineHeight(), 4*k
	if !g.naming && !slices.ContainsFunc(g.columns, func(c column) bool { return c.step != nil && c.step.Name != "" }) {
		rise, air = 0, 0
	}
	height := bar + pad*0.7 + most + air + rise + pad*0.8
	for from := 0; from < len(g.columns); {
		to := from + 1
		for to < len(g.columns) && g.columns[to].place == g.columns[from].place {
			to++
		}
		c := g.columns[from]
		own := ""
		if c.stage != nil {
			own = c.stage.Color
		} else {
			total = len(g.columns)
		}
		color := pal.StageHue(own, c.place, total)
		box := vector.Rect{X: g.x + float64(from)*g.w, Y: g.y, W: float64(to-from) * g.w, H: height}
		box.X += k
		box.W -= 2 * k
		g.Bar(box, pal.Tint(color))
		g.Bar(vector.Rect{X: box.X, Y: box.Y, W: box.W, H: bar}, color)
		room := vector.Rect{X: box.X + pad, Y: box.Y + bar + pad*0.7, W: box.W - 2*pad, H: most}
		ref := scene.Ref{Part: scene.Ornament}
		if c.stage != nil && c.stage.Name != "" {
			s := name
			s.Size = g.wordSize(c.stage.Name, name, room.W)
			g.FitText(room, s, 5.5, c.stage.Name)
			ref = scene.Ref{Kind: journey.StageKind, ID: c.stage.ID, Part: scene.Name}
		} else {
			g.blankName(room, p2(g.words("kind.stage"), c.place))
		}
		g.Group(ref)
		for i := from; i < to; i++ {
			at := vector.Rect{X: g.x + float64(i)*g.w + k + pad, Y: box.Bottom() - pad*0.8 - rise, W: g.w - 2*k - 2*pad, H: rise}
			if s := g.columns[i].step; s != nil && s.Name != "" {
				g.FitText(at, step, 5, s.Name)
				g.Group(scene.Ref{Kind: journey.StepKind, ID: s.ID, Part: scene.Name})
				continue
			}
			if g.naming && rise > 0 {
				g.blankName(at, g.words("kind.step"))
			}
			g.Ornament()
		}
		from = to
	}
	g.y += height + 1.5*k
}

func p2(word string, place int) string { return word + " " + strconv.Itoa(place+1) }

// blankName sets a faint word over a line to write a name on.
func (g *grid) blankName(box vector.Rect, word string) {
	k := g.k
	s := pen.Style{Size: pen.Tiny * k, Color: g.Palette.Quiet}
	g.FitText(vector.Rect{X: box.X, Y: box.Y, W: box.W, H: s.LineHeight()}, s, 4.5, word)
	g.Rule(box.X, box.Bottom()-1.5*k, box.Right(), box.Bottom()-1.5*k, pen.Hair+0.2, g.Palette.ZeroLine)
}

// lines draws the lines of a row of cells.
func (g *grid) lines(y, height float64) {
	pal := &g.Palette
	g.Rule(g.f.body.X, y+height, g.f.body.Right(), y+height, pen.Line, pal.Line)
	for i := 0; i <= len(g.columns); i++ {
		x := g.x + float64(i)*g.w
		width, color := pen.Hair, pal.StepLine
		if i == 0 || i == len(g.columns) || g.columns[i].place != g.columns[i-1].place {
			width, color = pen.Line, pal.Line
		}
		g.Rule(x, y, x, y+height, width, color)
	}
}

// rowLabel draws the label of a row: its number, name and a hint.
func (g *grid) rowLabel(y, height, width float64, number, icon, name, hint string) {
	k, pal := g.k, &g.Palette
	x := g.f.body.X
	r := 6.5 * k
	s := pen.Style{Size: pen.Subheading * k, Bold: true, Color: pal.Text}
	small := pen.Style{Size: pen.Tiny * k, Color: pal.Quiet}
	top := y + 6*k
	left := 0.0
	if number != "" {
		g.Disc(x+r, top+s.LineHeight()/2, r, number, pal.Accent, pal.Light)
		left = 2*r + 5*k
	}
	room := height - 9*k
	s.Size = g.wordSize(name, s, width-left-4*k)
	fit := g.Fit(name, s, width-left-4*k, min(room, 2.1*s.LineHeight()), 5)
	at := fit.Height
	g.FitText(vector.Rect{X: x + left, Y: top, W: width - left - 4*k, H: min(room, 2.1*s.LineHeight())}, s, 5, name)
	if icon != "" && at+small.LineHeight() < room && g.Icons[icon] != nil {
		size := 9 * k
		if number == "" {
			size = 11 * k
		}
		g.Icon(icon, x+r-size/2, top+s.LineHeight()+4*k, size, pal.Quiet)
	}
	if rest := room - at - 2*k; rest >= small.LineHeight() && hint != "" {
		g.FitText(vector.Rect{X: x + left, Y: top + at + 2*k, W: width - left - 6*k, H: rest}, small, 4.5, hint)
	}
}

// wordSize gives the size at which the longest word of a name fits the width
// unbroken, but at least two thirds of the usual one.
func (g *grid) wordSize(name string, s pen.Style, width float64) float64 {
	longest := 0.0
	for word := range strings.FieldsSeq(name) {
		block := g.Break(word, s, 1e9)
		for _, l := range block.Lines {
			// Ideographs may be parted anywhere: only other words count.
			if len(l.Runs) == 1 && l.Runs[0].Font <= typeset.LatinBold {
				longest = max(longest, l.Width)
			}
		}
	}
	if longest <= width {
		return s.Size
	}
	return s.Size * max(width/longest*0.995, 0.66)
}

// faces draws the five faces left of a plot's scale.
func (g *grid) faces(plot vector.Rect) {
	size := min(13*g.k, plot.H/7)
	for i, name := range scene.FaceIcons() {
		y := emotionY(plot, float64(2-i))
		g.Icon(name, plot.X-22*g.k-size, y-size/2, size, g.Palette.Quiet)
	}
}

// part names a sheet when there are several.
func (g *grid) part(name string, i, n int) string {
	if n <= 1 {
		return name
	}
	return g.words("handout.sheet-of", name, i+1, n)
}

// sheet closes the drawing into a page.
func (g *grid) sheet(name string) pages.Page { return g.Page(g.f.w, g.f.h, name) }
