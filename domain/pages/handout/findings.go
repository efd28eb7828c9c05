package handout

import (
	"strconv"

	"waymark/domain/analysis"
	"waymark/domain/journey"
	"waymark/domain/pages"
	"waymark/domain/pages/flow"
	"waymark/domain/pages/pen"
	"waymark/domain/scene"
)

// mostFindings bounds each list of findings: what does not fit on a page is not
// read by those who decide.
const mostFindings = 5

// brief shortens a text for the findings; it stands whole in the other parts.
func brief(text string) string { return journey.Shorten(text, 240) }

// findings tells what the map says, in figures: how much is known, highs and
// lows, moments of truth, the largest gaps, the worst pain points. A map that
// says nothing yet has no such page.
func (p *pack) findings() []pages.Page {
	curves := p.knownCurves()
	if len(p.reading.Cards()) == 0 && len(curves) == 0 {
		return nil
	}
	w := p.words
	f := p.flow(&p.upright, w("handout.findings"))
	f.Header(pen.Header{Title: w("handout.findings"), Subtitle: p.about()})
	f.Lead(w("handout.findings.lead"))
	p.coverage(f)
	p.highsAndLows(f, curves)
	p.moments(f)
	p.largestGaps(f)
	p.worstPains(f)
	p.inconsistencies(f)
	return f.Pages()
}

// knownCurves gives the curves of which something is known.
func (p *pack) knownCurves() []analysis.Curve {
	var out []analysis.Curve
	for _, c := range p.reading.Curves() {
		if len(c.Feelings) > 0 {
			out = append(out, c)
		}
	}
	return out
}

// coverage tells how much of the map is filled in and what it rests on.
func (p *pack) coverage(f *flow.Flow) {
	w := p.words
	c := p.reading.Coverage()
	var rows []flow.Row
	for _, s := range []struct {
		key   string
		share analysis.Share
	}{
		{"researched", c.Researched},
		{"cells", c.Cells},
		{"emotions", c.Emotions},
		{"touchpoints", c.Touchpoints},
		{"addressed", c.Addressed},
		{"opportunities", c.Opportunities},
		{"owned", c.Owned},
	} {
		percent, ok := s.share.Percent()
		if !ok {
			continue
		}
		rows = append(rows, flow.Row{Cells: []flow.Cell{
			{Text: w("handout.findings." + s.key)},
			{Text: w("handout.findings.of", scene.Number(float64(s.share.Part)), scene.Number(float64(s.share.Whole)))},
			{Bar: true, Share: float64(percent) / 100},
			{Text: strconv.Itoa(percent) + " %", Bold: true},
		}})
	}
	f.Heading(1, w("handout.findings.known"))
	f.Table([]flow.Column{{Share: 0.46}, {Share: 0.17, Align: pen.Right}, {Share: 0.25}, {Share: 0.12, Align: pen.Right}}, rows, false)
}

func (p *pack) highsAndLows(f *flow.Flow, curves []analysis.Curve) {
	if len(curves) == 0 {
		return
	}
	w := p.words
	at := func(e *analysis.Feeling, value string) flow.Cell {
		if e == nil {
			return flow.Cell{}
		}
		return flow.Cell{Text: p.stepName(e.Stage, e.Step, e.Column), Note: value}
	}
	var rows []flow.Row
	for i := range curves {
		c := &curves[i]
		drop := flow.Cell{}
		if c.Drop != nil {
			drop = at(c.Drop, scene.Number(-c.Fall))
		}
		rows = append(rows, flow.Row{Cells: []flow.Cell{
			{Text: brief(c.Persona.Name), Bold: true}, at(c.High, scene.Signed(c.High.Value)), at(c.Low, scene.Signed(c.Low.Value)), drop,
		}, Ref: scene.Ref{Kind: journey.PersonaRecord, ID: c.Persona.ID, Part: scene.Curve}})
	}
	f.Heading(1, w("handout.findings.highs"))
	f.Table([]flow.Column{
		{Title: w("page.persona-name"), Share: 0.28},
		{Title: w("handout.findings.high"), Share: 0.24},
		{Title: w("handout.findings.low"), Share: 0.24},
		{Title: w("handout.findings.drop"), Share: 0.24},
	}, rows, false)
}

// scored is the head of a list of touchpoints with their scores.
func (p *pack) scored(last string) []flow.Column {
	return []flow.Column{
		{Title: p.words("kind.touchpoint"), Share: 0.34},
		{Title: p.words("handout.where"), Share: 0.24},
		{Title: p.words("field.importance"), Share: 0.15},
		{Title: p.words("field.satisfaction"), Share: 0.15},
		{Title: last, Share: 0.12, Align: pen.Right},
	}
}

func (p *pack) scoredRow(c *analysis.Placed, text string, sign flow.Sign, score int, known bool) flow.Row {
	last := flow.Cell{}
	if known {
		last = flow.Cell{Text: scene.Number(float64(score)), Bold: true}
	}
	return flow.Row{Ref: scene.Ref{Kind: journey.CardKind, ID: c.ID, Part: scene.Whole}, Cells: []flow.Cell{
		{Text: brief(text), Sign: sign}, {Text: p.stepName(c.Stage, c.Step, c.Column)}, {Score: c.Importance, Round: true}, {Score: c.Satisfaction}, last,
	}}
}

func (p *pack) moments(f *flow.Flow) {
	all := p.reading.Moments()
	if len(all) == 0 {
		return
	}
	var rows []flow.Row
	for i := range all[:min(len(all), mostFindings)] {
		m := &all[i]
		rows = append(rows, p.scoredRow(&m.Placed, m.Text, flow.Lozenge, m.Score, m.Scored))
	}
	f.Heading(1, p.words("handout.findings.moments"))
	f.Table(p.scored(p.words("handout.findings.score")), rows, false)
	f.Small(p.words("handout.findings.moments.note"), scene.Ref{})
}

func (p *pack) largestGaps(f *flow.Flow) {
	var rows []flow.Row
	for _, t := range p.reading.Touchpoints() {
		if t.Scored && t.Gap > 0 && len(rows) < mostFindings {
			rows = append(rows, p.scoredRow(&t.Placed, t.Text, flow.NoSign, t.Gap, true))
		}
	}
	if len(rows) == 0 {
		return
	}
	f.Heading(1, p.words("handout.findings.gaps"))
	f.Table(p.scored(p.words("handout.gap")), rows, false)
}

func (p *pack) worstPains(f *flow.Flow) {
	w := p.words
	all := p.reading.PainPoints()
	var rows []flow.Row
	for i := range all[:min(len(all), mostFindings)] {
		c := &all[i]
		answer := flow.Cell{Text: w("handout.findings.unanswered"), Sign: flow.DashRing}
		if n := len(c.Answers); n > 0 {
			answer = flow.Cell{Text: brief(c.Answers[0].Text), Sign: flow.Check}
			if n > 1 {
				answer.Note = w("handout.findings.more", n-1)
			}
		}
		rows = append(rows, flow.Row{Ref: scene.Ref{Kind: journey.CardKind, ID: c.ID, Part: scene.Whole}, Cells: []flow.Cell{
			{Text: brief(c.Text)}, {Text: p.stepName(c.Stage, c.Step, c.Column)}, {Score: c.Severity, Round: true}, answer,
		}})
	}
	if len(rows) == 0 {
		return
	}
	f.Heading(1, w("handout.findings.pains"))
	f.Table([]flow.Column{
		{Title: w("kind.pain-point"), Share: 0.34},
		{Title: w("handout.where"), Share: 0.22},
		{Title: w("field.severity"), Share: 0.14},
		{Title: w("handout.findings.answer"), Share: 0.3},
	}, rows, false)
}

// inconsistencies lists touchpoints whose quality differs along the journey.
func (p *pack) inconsistencies(f *flow.Flow) {
	w := p.words
	all := p.reading.Inconsistencies()
	var rows []flow.Row
	for _, e := range all[:min(len(all), mostFindings)] {
		rows = append(rows, flow.Row{Cells: []flow.Cell{
			{Text: brief(e.Touchpoint.Name)},
			{Text: p.stepName(e.Best.Stage, e.Best.Step, e.Best.Column), Score: e.Highest},
			{Text: p.stepName(e.Worst.Stage, e.Worst.Step, e.Worst.Column), Score: e.Lowest},
		}})
	}
	if len(rows) == 0 {
		return
	}
	f.Heading(1, w("handout.findings.uneven"))
	f.Table([]flow.Column{
		{Title: w("kind.touchpoint"), Share: 0.4},
		{Title: w("handout.findings.best"), Share: 0.3},
		{Title: w("handout.findings.worst"), Share: 0.3},
	}, rows, false)
}
