package handout

import (
	"math"
	"strconv"

	"waymark/domain/analysis"
	"waymark/domain/journey"
	"waymark/domain/pages"
	"waymark/domain/pages/flow"
	"waymark/domain/pages/furniture"
	"waymark/domain/pages/pen"
	"waymark/domain/scene"
	"waymark/domain/vector"
)

// personaField is a field of a persona on paper.
type personaField struct {
	key  string
	text func(*journey.Persona) string
}

func personaFields() []personaField {
	return []personaField{
		{"goals", func(p *journey.Persona) string { return p.Goals }},
		{"pain-points", func(p *journey.Persona) string { return p.PainPoints }},
		{"demographics", func(p *journey.Persona) string { return p.Demographics }},
		{"firmographics", func(p *journey.Persona) string { return p.Firmographics }},
		{"behaviour", func(p *journey.Persona) string { return p.Behaviour }},
		{"contact", func(p *journey.Persona) string { return p.Contact }},
		{"triggers", func(p *journey.Persona) string { return p.Triggers }},
		{"technology", func(p *journey.Persona) string { return p.Technology }},
	}
}

// personaSheets gives a sheet for each persona, or an empty one to fill in.
func (p *pack) personaSheets() []pages.Page {
	var out []pages.Page
	for _, c := range p.reading.Curves() {
		out = append(out, p.personaSheet(c)...)
	}
	if len(out) == 0 {
		out = p.personaSheet(analysis.Curve{Persona: &journey.Persona{PersonaKind: journey.KindPersona}})
	}
	return out
}

func (p *pack) mark(persona journey.ID) *scene.PersonaMark {
	for i := range p.marks {
		if p.marks[i].Persona == persona {
			return &p.marks[i]
		}
	}
	return nil
}

func (p *pack) personaSheet(c analysis.Curve) []pages.Page {
	w, who := p.words, c.Persona
	name := who.Name
	if name == "" {
		name = w("handout.persona")
	}
	f := p.flow(&p.upright, furniture.OneLine(name))
	p.personaHead(f, who)
	ref := scene.Ref{Kind: journey.PersonaRecord, ID: who.ID, Part: scene.Details}
	var fields []flow.Field
	for _, field := range personaFields() {
		fields = append(fields, flow.Field{Label: w("persona." + field.key), Text: field.text(who)})
	}
	f.Fields(2, fields, ref)

	if p.hasSteps() {
		f.Heading(1, w("page.how-it-feels"))
		f.Figure(118*p.upright.k, func(d *pen.Pen, box vector.Rect) { p.smallCurve(d, box, &c) })
		p.feelings(f, &c)
	}
	f.Heading(1, w("page.what-to-ask"))
	f.Numbered(1, w("handout.ask.1"), w("handout.ask.2"), w("handout.ask.3"))
	f.WriteLines(min(4, int(f.RestOfPage()/(pen.Writing*p.upright.k)))) // no page for nothing but lines
	all := f.Pages()
	if len(all) > 0 {
		all[0].Outline = append([]pages.Entry{{Title: furniture.OneLine(name)}}, all[0].Outline...)
	}
	return all
}

// personaHead sets portrait, name and quote.
func (p *pack) personaHead(f *flow.Flow, who *journey.Persona) {
	k, pal := p.upright.k, &p.tools.Palette
	const side = 64.0
	left := (side + 14) * k
	color, ink := pal.Accent, pal.Accent
	if mark := p.mark(who.ID); mark != nil {
		color, ink = mark.Color, mark.Text
	}
	title := pen.Style{Size: pen.Title * k, Bold: true, Color: pal.Text}
	kind := pen.Style{Size: pen.Body * k, Color: pal.Quiet}
	fit := p.tools.Fit(who.Name, title, f.Width()-left, 2*title.LineHeight(), pen.Heading*k)
	height := max(fit.Height+kind.LineHeight()+4*k, side*k)
	f.Figure(height+10*k, func(d *pen.Pen, box vector.Rect) {
		if who.ID == "" {
			d.Frame(vector.Rect{W: side * k, H: side * k}, side*k/2, pal.Paper, vector.Stroke{Color: pal.ZeroLine, Width: 1, Dash: []float64{3, 3}})
		} else {
			furniture.New(p.job, k).Portrait(d, who, color, 0, 0, side*k)
		}
		y := max(0, (side*k-fit.Height-kind.LineHeight())/2)
		if who.Name == "" {
			d.Rule(left, y+title.LineHeight(), box.W, y+title.LineHeight(), pen.Line, pal.ZeroLine)
			y += title.LineHeight() + 3*k
		} else {
			d.Put(left, y, box.W-left, fit.Style, &fit.Block)
			y += fit.Height
		}
		d.Text(left, y, box.W-left, kind, p.words("persona-kind."+string(who.PersonaKind)))
		d.Bar(vector.Rect{Y: height + 8*k, W: box.W, H: pen.Rule * k}, pal.Accent)
	})
	if fit.Rest != "" {
		f.Paragraph(who.Name, scene.Ref{Kind: journey.PersonaRecord, ID: who.ID, Part: scene.Name})
	}
	if who.Quote != "" {
		f.Text(pages.Fill(p.job.View.Words.Quote, who.Quote), pen.Heading*0.9, false, ink,
			scene.Ref{Kind: journey.PersonaRecord, ID: who.ID, Part: scene.Quote})
	}
}

func (p *pack) hasSteps() bool { return len(p.reading.Outline.Steps) > 0 }

// smallCurve draws the curve of one persona with the stages below it; without a
// known value the ground to draw one on.
func (p *pack) smallCurve(d *pen.Pen, box vector.Rect, c *analysis.Curve) {
	k, pal := p.upright.k, &p.tools.Palette
	label := pen.Style{Size: pen.Tiny * k, Color: pal.Quiet, Align: pen.Center}
	below := label.LineHeight() * 2.2
	plot := vector.Rect{X: 22 * k, W: box.W - 22*k, H: box.H - below}
	p.emotionGround(d, plot, k, false)
	columns := float64(len(p.reading.Outline.Steps))
	at := 0
	for i := range p.reading.Outline.Stages {
		s := &p.reading.Outline.Stages[i]
		x := plot.X + plot.W*float64(at)/columns
		at += len(s.Steps)
		wide := plot.X + plot.W*float64(at)/columns - x
		if i > 0 {
			d.Rule(x, plot.Y, x, plot.Bottom(), pen.Hair, pal.Line)
		}
		if wide > 14*k && s.Name != "" {
			d.FitText(vector.Rect{X: x + 2, Y: plot.Bottom() + 2*k, W: wide - 4, H: 2 * label.LineHeight()}, label, 5*k, s.Name)
		}
	}
	mark := p.mark(c.Persona.ID)
	if mark == nil || len(c.Feelings) == 0 {
		return
	}
	place := func(f *analysis.Feeling) vector.Point {
		return vector.Point{X: plot.X + plot.W*(float64(f.Column)+0.5)/columns, Y: emotionY(plot, f.Value)}
	}
	p.drawCurve(d, c, mark, place, 0.7*k, min(4*k, plot.W/columns/2))
	if low := c.Low; low != nil && low.Value < 0 {
		s := pen.Style{Size: pen.Tiny * k, Color: mark.Text, Align: pen.Center}
		name := low.Step.Name
		if name == "" {
			name = low.Stage.Name
		}
		text := p.words("page.lowest-point", furniture.OneLine(name))
		wide := min(p.tools.Measure(text, s), plot.W/3) + 1
		q := place(low)
		x := min(max(q.X-wide/2, plot.X), plot.Right()-wide)
		y := q.Y + 6*k
		if y+s.LineHeight() > plot.Bottom() {
			y = q.Y - 6*k - s.LineHeight()
		}
		d.FitText(vector.Rect{X: x, Y: y, W: wide, H: s.LineHeight()}, s, 5*k, text)
	}
}

// drawCurve draws line and points of a persona; place gives where a value stands.
func (p *pack) drawCurve(d *pen.Pen, c *analysis.Curve, mark *scene.PersonaMark, place func(*analysis.Feeling) vector.Point, weight, r float64) {
	var run []vector.Point
	end := func() {
		if len(run) > 0 {
			d.Add(mark.Curve(run, weight)...)
			run = nil
		}
	}
	for i := range c.Feelings {
		f := &c.Feelings[i]
		if i > 0 && f.Column != c.Feelings[i-1].Column+1 {
			end()
		}
		run = append(run, place(f))
	}
	end()
	for i := range c.Feelings {
		f := &c.Feelings[i]
		q := place(f)
		d.Add(mark.Point(q.X, q.Y, r, p.tools.Palette.Paper, f.Basis == journey.Researched)...)
	}
}

// emotionY gives the height of a value in a plot.
func emotionY(plot vector.Rect, value float64) float64 {
	value = math.Min(math.Max(value, -2), 2)
	const in = 0.08 // of the height, above +2 and below −2
	return plot.Y + plot.H*(in+(1-2*in)*(2-value)/4)
}

// emotionGround draws the band from good to bad, its faces and the zero line.
// The scale stands left of the plot. ruled adds lines at the other whole values.
func (p *pack) emotionGround(d *pen.Pen, plot vector.Rect, k float64, ruled bool) {
	pal := &p.tools.Palette
	zero := emotionY(plot, 0)
	d.Add(scene.Rect{Rect: vector.Rect{X: plot.X, Y: plot.Y, W: plot.W, H: zero - plot.Y}, Fill: pal.EmotionHigh, FillTo: pal.EmotionZero})
	d.Add(scene.Rect{Rect: vector.Rect{X: plot.X, Y: zero, W: plot.W, H: plot.Bottom() - zero}, Fill: pal.EmotionZero, FillTo: pal.EmotionLow})
	if ruled {
		for _, v := range []float64{2, 1, -1, -2} {
			y := emotionY(plot, v)
			d.Rule(plot.X, y, plot.Right(), y, pen.Hair, pal.Line)
		}
	}
	d.Rule(plot.X, zero, plot.Right(), zero, 1.1*math.Sqrt(k), pal.Quiet, 0.1, 3.5*math.Sqrt(k))
	s := pen.Style{Size: pen.Tiny * k, Color: pal.Quiet, Align: pen.Right}
	for _, v := range []float64{2, 1, 0, -1, -2} {
		d.Text(plot.X-22*k, emotionY(plot, v)-s.LineHeight()/2, 18*k, s, scene.Signed(v))
	}
}

// feelings lists what a persona felt and said, step by step.
func (p *pack) feelings(f *flow.Flow, c *analysis.Curve) {
	var rows []flow.Row
	for i := range c.Feelings {
		e := &c.Feelings[i]
		if e.Feeling == "" && e.Quote == "" {
			continue
		}
		quote := e.Quote
		if quote != "" {
			quote = pages.Fill(p.job.View.Words.Quote, quote)
		}
		sign := flow.Open
		if e.Basis == journey.Researched {
			sign = flow.Full
		}
		rows = append(rows, flow.Row{Ref: scene.Ref{Kind: journey.EmotionKind, ID: e.RecordID(), Part: scene.Label}, Cells: []flow.Cell{
			{Text: p.stepName(e.Stage, e.Step, e.Column)}, {Text: scene.Signed(e.Value), Sign: sign}, {Text: e.Feeling}, {Text: quote},
		}})
	}
	if len(rows) == 0 {
		return
	}
	f.Table([]flow.Column{
		{Title: p.words("handout.step"), Share: 0.27},
		{Title: p.words("field.emotion-value"), Share: 0.13},
		{Title: p.words("field.feeling"), Share: 0.2},
		{Title: p.words("field.quote"), Share: 0.4},
	}, rows, false)
}

// stepName names a step: stage and step, or the number of the column.
func (p *pack) stepName(stage *journey.Stage, step *journey.Step, column int) string {
	switch {
	case stage.Name != "" && step.Name != "":
		return stage.Name + " · " + step.Name
	case stage.Name+step.Name != "":
		return stage.Name + step.Name
	}
	return strconv.Itoa(column + 1)
}

// perTable is how many personas stand side by side.
const perTable = 4

// comparison sets the personas side by side; fewer than two need no table.
func (p *pack) comparison() []pages.Page {
	if len(p.personas) < 2 {
		return nil
	}
	// The last row takes what is left of the page.
	f := p.compare(0)
	if rest := f.RestOfPage()/p.wide.k - pen.Gap; rest > 0 {
		f = p.compare(rest)
	}
	return f.Pages()
}

func (p *pack) compare(rest float64) *flow.Flow {
	w := p.words
	f := p.flow(&p.wide, w("handout.comparison"))
	f.Header(pen.Header{Title: w("handout.comparison"), Subtitle: p.about()})
	f.Lead(w("handout.comparison.lead"))
	tables := (len(p.personas) + perTable - 1) / perTable
	each := (len(p.personas) + tables - 1) / tables
	for from := 0; from < len(p.personas); from += each {
		if from > 0 {
			f.NewPage()
		}
		some := p.personas[from:min(from+each, len(p.personas))]
		columns := []flow.Column{{Share: 0.13}}
		head := flow.Row{Cells: []flow.Cell{{}}}
		for _, who := range some {
			columns = append(columns, flow.Column{Share: 0.87 / float64(len(some))})
			quote := who.Quote
			if quote != "" {
				quote = pages.Fill(p.job.View.Words.Quote, quote)
			}
			head.Cells = append(head.Cells, flow.Cell{Text: who.Name, Bold: true, Label: w("persona-kind." + string(who.PersonaKind)), Note: quote})
		}
		rows := []flow.Row{head}
		for _, field := range personaFields() {
			row := flow.Row{Height: 30, Cells: []flow.Cell{{Text: w("persona." + field.key), Bold: true}}}
			for _, who := range some {
				row.Cells = append(row.Cells, flow.Cell{Text: field.text(who)})
			}
			rows = append(rows, row)
		}
		height := 44.0
		if from+each >= len(p.personas) {
			height += min(rest, 150)
		}
		rows = append(rows, flow.Row{Height: height, Cells: []flow.Cell{{Text: w("handout.comparison.differs"), Bold: true}}})
		f.Table(columns, rows, true)
	}
	return f
}
