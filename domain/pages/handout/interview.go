package handout

import (
	"waymark/domain/analysis"
	"waymark/domain/journey"
	"waymark/domain/pages"
	"waymark/domain/pages/flow"
	"waymark/domain/pages/pen"
	"waymark/domain/scene"
)

// interview gives a guide to talk with customers before drawing: only about one
// organisation in five asks them.
func (p *pack) interview() []pages.Page {
	w := p.words
	f := p.flow(&p.upright, w("handout.interview"))
	f.Header(pen.Header{Title: w("handout.interview"), Subtitle: p.about()})
	f.Fields(3, []flow.Field{
		{Label: w("handout.interview.whom")}, {Label: w("handout.interview.company")}, {Label: w("handout.interview.by-on")},
	}, scene.Ref{})
	f.Heading(1, w("handout.interview.open"))
	f.Paragraph(w("handout.interview.open.text"), scene.Ref{})
	f.Heading(1, w("handout.interview.questions"))
	for i, key := range []string{"1", "2", "3", "4", "5"} {
		f.Question(i+1, w("handout.interview.q"+key), w("handout.interview.q"+key+".probe"), 3)
	}
	f.Heading(1, w("handout.interview.walk"))
	f.Points(w("handout.interview.walk.1"), w("handout.interview.walk.2"), w("handout.interview.walk.3"))
	f.WriteLines(3)
	if open := p.toCheck(); len(open) > 0 {
		f.Heading(1, w("handout.interview.check"))
		f.Small(w("handout.interview.check.lead"), scene.Ref{})
		f.Table([]flow.Column{{Title: w("handout.where"), Share: 0.25}, {Title: w("handout.interview.assumption"), Share: 0.5}, {Title: w("handout.interview.heard"), Share: 0.25}}, open, true)
	}
	f.Heading(1, w("handout.interview.close"))
	f.Paragraph(w("handout.interview.close.text"), scene.Ref{})
	f.WriteLines(2)
	return f.Pages()
}

// mostChecks bounds the assumptions to ask about: a talk has an hour.
const mostChecks = 8

// toCheck lists what the map assumes where it matters most: the pain points by
// severity, then the touchpoints by their gap.
func (p *pack) toCheck() []flow.Row {
	var rows []flow.Row
	add := func(c *analysis.Placed, text string) {
		if len(rows) < mostChecks && c.Basis != journey.Researched && text != "" {
			rows = append(rows, flow.Row{Height: 28, Cells: []flow.Cell{{Text: p.stepName(c.Stage, c.Step, c.Column)}, {Text: journey.Shorten(text, 300)}, {}}})
		}
	}
	for _, c := range p.reading.PainPoints() {
		add(&c.Placed, c.Text)
	}
	for _, t := range p.reading.Touchpoints() {
		add(&t.Placed, t.Text)
	}
	return rows
}

// parking gives the sheet for what is worth keeping and not worth stopping for.
func (p *pack) parking() []pages.Page {
	w := p.words
	f := p.flow(&p.upright, w("page.parking-lot"))
	f.Header(pen.Header{Title: w("page.parking-lot"), Subtitle: p.about(), Fields: []pen.Field{{Label: w("handout.date")}}})
	f.Lead(w("handout.parking.lead"))
	const height = 40.0
	k := p.upright.k
	n := int((f.RestOfPage() - 44*k) / (height * k))
	rows := make([]flow.Row, max(n, 6))
	for i := range rows {
		rows[i] = flow.Row{Height: height, Cells: []flow.Cell{{}}}
	}
	f.Table([]flow.Column{
		{Title: w("handout.parking.topic"), Share: 0.46},
		{Title: w("handout.parking.raised"), Share: 0.18},
		{Title: w("handout.parking.owner"), Share: 0.18},
		{Title: w("handout.parking.by"), Share: 0.18},
	}, rows, true)
	return f.Pages()
}
