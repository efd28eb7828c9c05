package handout

import (
	"math"
	"strconv"

	"waymark/domain/analysis"
	"waymark/domain/journey"
	"waymark/domain/pages"
	"waymark/domain/pages/flow"
	"waymark/domain/pages/pen"
	"waymark/domain/scene"
	"waymark/domain/vector"
)

// opportunities gives the matrix of value against effort with a list beside it,
// filled from the map or to fill in. What the list has no room for goes on
// pages of its own.
func (p *pack) opportunities() []pages.Page {
	w, f := p.words, &p.wide
	name := w("handout.opportunities")
	var all []analysis.Opportunity
	if p.filled {
		all = p.reading.Opportunities()
	}
	d := pen.New(p.tools)
	y := f.body.Y + d.Header(f.body.X, f.body.Y, f.body.W, f.k, pen.Header{
		Title: name, Subtitle: p.about(), Fields: []pen.Field{{Label: w("handout.team")}, {Label: w("handout.date")}},
	})
	lead := pen.Style{Size: pen.Small * f.k, Color: p.tools.Palette.Quiet}
	y += d.Text(f.body.X, y, f.body.W, lead, w("handout.opportunities.lead")) + 8*f.k
	d.Ornament()
	side := min(f.body.Bottom()-y, f.body.W*0.55)
	box := vector.Rect{X: f.body.X, Y: y, W: max(side, f.body.W*0.5), H: f.body.Bottom() - y}
	p.matrix(d, box, all)
	page := d.Page(f.w, f.h, name)

	beside := *f
	beside.body = vector.Rect{X: box.Right() + 16*f.k, Y: y, W: f.body.Right() - box.Right() - 16*f.k, H: f.body.Bottom() - y}
	list, rest := p.besideList(&beside, all)
	page.Parts = append(page.Parts, list...)
	out := []pages.Page{page}
	if len(rest) > 0 {
		more := p.flow(f, name)
		more.Heading(1, w("handout.opportunities.more"))
		p.opportunityTable(more, all, len(all)-len(rest), len(all), 0, false)
		out = append(out, more.Pages()...)
	}
	return out
}

// besideList sets as much of the list as fits beside the matrix and gives what
// is left over.
func (p *pack) besideList(f *frame, all []analysis.Opportunity) ([]pages.Part, []analysis.Opportunity) {
	set := func(n, spare int) []pages.Page {
		t := p.flow(f, "")
		t.Running = ""
		p.opportunityTable(t, all, 0, n, spare, true)
		return t.Pages()
	}
	// Search for the most rows that stand on one page.
	low, high := 0, min(len(all), 60)
	for low < high {
		n := (low + high + 1) / 2
		if len(set(n, 0)) <= 1 {
			low = n
		} else {
			high = n - 1
		}
	}
	if low == 0 && len(all) > 0 {
		return nil, all
	}
	spare := 0
	if low == len(all) { // room for what comes up in the workshop
		for spare < 24 && len(set(low, spare+1)) <= 1 {
			spare++
		}
	}
	list := set(low, spare)
	if len(list) == 0 {
		return nil, nil
	}
	return list[0].Parts, all[low:]
}

// opportunityTable lists opportunities from … to, then spare lines to write on;
// narrow beside the matrix.
func (p *pack) opportunityTable(f *flow.Flow, all []analysis.Opportunity, from, to, spare int, narrow bool) {
	w := p.words
	var rows []flow.Row
	for i := from; i < to; i++ {
		o := &all[i]
		row := flow.Row{Ref: scene.Ref{Kind: journey.CardKind, ID: o.ID, Part: scene.Whole}}
		what := flow.Cell{Text: o.Text}
		what.Note = p.quadrant(o)
		value, effort := flow.Cell{}, flow.Cell{}
		if o.Valued {
			value.Text = strconv.FormatFloat(o.Value, 'f', 1, 64)
		}
		if o.Effort > 0 {
			effort.Text = strconv.Itoa(o.Effort)
		}
		row.Cells = []flow.Cell{{Text: strconv.Itoa(i + 1), Bold: true}, what, value, effort}
		if !narrow {
			row.Cells = append(row.Cells, flow.Cell{Text: p.stepName(o.Stage, o.Step, o.Column)}, flow.Cell{})
		}
		rows = append(rows, row)
	}
	for i := range spare {
		rows = append(rows, flow.Row{Height: 28, Cells: []flow.Cell{{Text: strconv.Itoa(to + i + 1), Bold: true}}})
	}
	columns := []flow.Column{
		{Title: w("handout.number"), Share: 0.11, Align: pen.Right},
		{Title: w("kind.opportunity"), Share: 0.55},
		{Title: w("handout.value"), Share: 0.16, Align: pen.Right},
		{Title: w("field.effort"), Share: 0.18, Align: pen.Right},
	}
	if !narrow {
		columns = []flow.Column{
			{Title: w("handout.number"), Share: 0.06, Align: pen.Right},
			{Title: w("kind.opportunity"), Share: 0.42},
			{Title: w("handout.value"), Share: 0.08, Align: pen.Right},
			{Title: w("field.effort"), Share: 0.08, Align: pen.Right},
			{Title: w("handout.where"), Share: 0.2},
			{Title: w("handout.who"), Share: 0.16},
		}
	}
	f.Table(columns, rows, !narrow)
}

// quadrant names the field of an opportunity, or what it lacks.
func (p *pack) quadrant(o *analysis.Opportunity) string {
	if !o.Ranked {
		return p.words("handout.not-scored")
	}
	return p.words("scene." + quadrantKey(o.Quadrant))
}

func quadrantKey(q analysis.Quadrant) string {
	switch q {
	case analysis.QuickWin:
		return "quick-win"
	case analysis.BigBet:
		return "big-bet"
	case analysis.TimeSink:
		return "time-sink"
	case analysis.Maybe:
	}
	return "maybe"
}

// The axes reach a little beyond the scores from 1 to 5; above and below there is
// room for the names of the quadrants.
const (
	axisLow  = 0.5
	axisHigh = 5.5
	axisAir  = 0.3
)

// matrix draws value against effort. A dot carries the number of its
// opportunity in the list.
func (p *pack) matrix(d *pen.Pen, box vector.Rect, all []analysis.Opportunity) {
	k, pal := p.wide.k, &p.tools.Palette
	label := pen.Style{Size: pen.Small * k, Bold: true, Color: pal.Text, Align: pen.Center}
	tick := pen.Style{Size: pen.Tiny * k, Color: pal.Quiet, Align: pen.Center}
	left := 20 * k
	below := label.LineHeight() + tick.LineHeight() + 6*k
	plot := vector.Rect{X: box.X + left, Y: box.Y + label.LineHeight() + 4*k, W: box.W - left, H: box.H - below - label.LineHeight() - 4*k}
	x := func(v float64) float64 { return plot.X + plot.W*(v-axisLow)/(axisHigh-axisLow) }
	y := func(v float64) float64 {
		return plot.Bottom() - plot.H*(v-axisLow+axisAir)/(axisHigh-axisLow+2*axisAir)
	}

	// High begins at the threshold itself: the border lies half a step below it,
	// between 2 and 3 of effort, between 2.5 and 3 of value.
	middleX, middleY := x(analysis.Threshold-0.5), y(analysis.Threshold-0.25)
	for _, q := range analysis.Quadrants() {
		area := vector.Rect{X: plot.X, Y: plot.Y, W: middleX - plot.X, H: middleY - plot.Y}
		if q == analysis.BigBet || q == analysis.TimeSink {
			area.X, area.W = middleX, plot.Right()-middleX
		}
		if q == analysis.Maybe || q == analysis.TimeSink {
			area.Y, area.H = middleY, plot.Bottom()-middleY
		}
		ground := scene.Rect{Rect: area, Fill: pal.Paper}
		switch q {
		case analysis.QuickWin:
			ground.Fill = pal.Opportunity.Fill
		case analysis.BigBet:
			ground.Fill = pal.Metric.Fill
		case analysis.TimeSink:
			ground.Fill, ground.Hatch = pal.Activity.Fill, pal.Hatch
		case analysis.Maybe:
		}
		d.Add(ground)
		d.Ornament()
		title := pen.Style{Size: pen.Subheading * k, Bold: true, Color: pal.Text}
		hint := pen.Style{Size: pen.Tiny * k, Color: pal.Quiet}
		room := area.Inset(7 * k)
		if q == analysis.Maybe || q == analysis.TimeSink {
			room.Y = room.Bottom() - title.LineHeight() - hint.LineHeight()
		}
		if ground.Hatch.A > 0 { // a calm place for the words
			d.Bar(vector.Rect{X: area.X + k, Y: room.Y - 3*k, W: area.W - 2*k, H: title.LineHeight() + hint.LineHeight() + 9*k}, ground.Fill)
		}
		h, _ := d.FitText(vector.Rect{X: room.X, Y: room.Y, W: room.W, H: title.LineHeight()}, title, 5, p.words("handout.quadrant."+quadrantKey(q)))
		d.FitText(vector.Rect{X: room.X, Y: room.Y + h, W: room.W, H: hint.LineHeight()}, hint, 4.5, p.words("handout.quadrant."+quadrantKey(q)+".hint"))
		d.Ornament()
	}
	d.Rule(middleX, plot.Y, middleX, plot.Bottom(), 1, pal.ZeroLine)
	d.Rule(plot.X, middleY, plot.Right(), middleY, 1, pal.ZeroLine)
	d.Frame(plot, 0, vector.Color{}, vector.Stroke{Color: pal.Quiet, Width: pen.Line})
	for v := 1; v <= 5; v++ {
		at := float64(v)
		d.Rule(x(at), plot.Bottom(), x(at), plot.Bottom()+3*k, pen.Hair, pal.Quiet)
		d.Text(x(at)-10*k, plot.Bottom()+4*k, 20*k, tick, strconv.Itoa(v))
		d.Rule(plot.X-3*k, y(at), plot.X, y(at), pen.Hair, pal.Quiet)
		d.Text(plot.X-18*k, y(at)-tick.LineHeight()/2, 14*k, tick, strconv.Itoa(v))
	}
	d.Text(plot.X, box.Bottom()-label.LineHeight(), plot.W, label, p.words("field.effort")+" →")
	label.Align = pen.Left
	d.Text(box.X, box.Y, box.W, label, "↑ "+p.words("handout.value.long"))
	d.Ornament()
	p.dots(d, all, x, y, plot)
}

// dots draws a numbered dot for each ranked opportunity; those with the same
// scores stand side by side around their place.
func (p *pack) dots(d *pen.Pen, all []analysis.Opportunity, x, y func(float64) float64, plot vector.Rect) {
	k := p.wide.k
	type place struct {
		effort int
		value  float64
	}
	var order []place
	at := map[place][]int{}
	for i := range all {
		if o := &all[i]; o.Ranked {
			q := place{o.Effort, o.Value}
			if at[q] == nil {
				order = append(order, q)
			}
			at[q] = append(at[q], i)
		}
	}
	cell := vector.Rect{W: plot.W / (axisHigh - axisLow) * 0.94, H: plot.H / (axisHigh - axisLow + 2*axisAir) / 2 * 0.94}
	for _, q := range order {
		numbers := at[q]
		r := math.Min(9*k, cell.H/2)
		fit := func() (across, down int) { return max(int(cell.W/(2.1*r)), 1), max(int(cell.H/(2.1*r)), 1) }
		across, down := fit()
		for across*down < len(numbers) && r > 4.2 {
			r = math.Max(r*0.92, 4.2)
			across, down = fit()
		}
		shown := min(len(numbers), across*down)
		rows := (shown + across - 1) / across
		for n := range shown {
			inRow := min(across, shown-(n/across)*across)
			cx := x(float64(q.effort)) + (float64(n%across)-float64(inRow-1)/2)*2.1*r
			cy := y(q.value) + (float64(n/across)-float64(rows-1)/2)*2.1*r
			text := strconv.Itoa(numbers[n] + 1)
			if n == shown-1 && shown < len(numbers) {
				text = "+" + strconv.Itoa(len(numbers)-shown+1)
			}
			p.dot(d, cx, cy, r, text)
			d.Group(scene.Ref{Kind: journey.CardKind, ID: all[numbers[n]].ID, Part: scene.Point})
		}
	}
}

// dot draws a number in a circle; long numbers are set smaller.
func (p *pack) dot(d *pen.Pen, x, y, r float64, text string) {
	pal := &p.tools.Palette
	s := pen.Style{Size: r * 1.1, Bold: true, Color: pal.Light, Align: pen.Center}
	if wide := d.Measure(text, s); wide > 1.7*r {
		s.Size *= 1.7 * r / wide
	}
	d.Add(scene.Rect{Rect: vector.Rect{X: x - r, Y: y - r, W: 2 * r, H: 2 * r}, Radius: r, Fill: pal.Accent, Stroke: vector.Stroke{Color: pal.Paper, Width: r * 0.12}})
	d.Text(x-r, y-s.LineHeight()/2, 2*r, s, text)
}
