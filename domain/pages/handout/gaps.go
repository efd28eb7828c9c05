package handout

import (
	"strings"

	"waymark/domain/analysis"
	"waymark/domain/journey"
	"waymark/domain/pages"
	"waymark/domain/pages/flow"
	"waymark/domain/pages/pen"
	"waymark/domain/scene"
)

// gaps gives the gap analysis: what customers use, what we do, and the verdict;
// filled from the map or to fill in.
func (p *pack) gaps() []pages.Page {
	const usual, fewer = 3, 2 // rows to fill in for each stage
	gap := p.reading.Gap()
	found := p.filled && gap.Count[analysis.Match]+gap.Count[analysis.Missing]+gap.Count[analysis.Wasted] > 0
	all := p.gapSheets(&gap, found, usual)
	if len(all) > 1 && !found {
		if short := p.gapSheets(&gap, found, fewer); len(short) < len(all) {
			return short
		}
	}
	return all
}

// gapSheets draws the sheets; without findings each stage has so many rows to
// fill in.
func (p *pack) gapSheets(gap *analysis.Gap, found bool, toFill int) []pages.Page {
	w := p.words
	f := p.flow(&p.wide, w("handout.gaps"))
	f.Header(pen.Header{Title: w("handout.gaps"), Subtitle: p.about(), Fields: []pen.Field{{Label: w("handout.team")}, {Label: w("handout.date")}}})
	f.Lead(w("handout.gaps.lead"))
	var rows []flow.Row
	for i, s := range gap.Stages {
		name := s.Stage.Name
		if name == "" {
			name = p2(w("kind.stage"), i)
		}
		rows = append(rows, flow.Row{Section: true, Cells: []flow.Cell{{Text: name}}, Ref: scene.Ref{Kind: journey.StageKind, ID: s.Stage.ID, Part: scene.Name}})
		if p.filled {
			for _, finding := range s.Findings {
				rows = append(rows, p.finding(finding))
			}
		}
		spare := toFill
		if found {
			spare = min(1, max(0, 2-len(s.Findings)))
		}
		for range spare {
			rows = append(rows, p.emptyFinding())
		}
	}
	if len(gap.Stages) == 0 {
		for range 12 {
			rows = append(rows, p.emptyFinding())
		}
	}
	if found {
		p.gapSummary(f, gap)
	}
	f.Table([]flow.Column{
		{Title: w("handout.gaps.use"), Share: 0.26},
		{Title: w("field.channel"), Share: 0.12},
		{Title: w("handout.gaps.do"), Share: 0.26},
		{Title: w("field.hours"), Share: 0.09, Align: pen.Right},
		{Title: w("handout.gaps.verdict"), Share: 0.12},
		{Title: w("handout.gaps.next"), Share: 0.15},
	}, rows, true)
	if found {
		p.channelGaps(f)
	}
	f.Small(w("handout.gaps.legend"), scene.Ref{})
	return f.Pages()
}

// gapSummary tells the findings that a gap analysis always has.
func (p *pack) gapSummary(f *flow.Flow, gap *analysis.Gap) {
	w := p.words
	var cells []flow.Cell
	for _, v := range []struct {
		verdict analysis.Verdict
		sign    flow.Sign
		key     string
	}{{analysis.Match, flow.Check, "match"}, {analysis.Missing, flow.DashRing, "missing"}, {analysis.Wasted, flow.Cross, "wasted"}} {
		note := w("handout.gaps." + v.key)
		if v.verdict == analysis.Wasted && gap.HoursWasted > 0 {
			note = w("handout.gaps.hours", scene.Number(gap.HoursWasted), scene.Number(gap.HoursWasted+gap.HoursMeeting)) + " " + note
		}
		cells = append(cells, flow.Cell{Text: w("gap."+v.key) + ": " + scene.Number(float64(gap.Count[v.verdict])), Bold: true, Sign: v.sign, Note: note})
	}
	f.Table([]flow.Column{{Share: 1}, {Share: 1}, {Share: 1}}, []flow.Row{{Cells: cells}}, false)
}

// finding draws one row: what customers use and what is done for it.
func (p *pack) finding(f analysis.Finding) flow.Row {
	w := p.words
	row := flow.Row{Height: 24}
	var texts []string
	hours := 0.0
	for _, a := range f.Does {
		texts = append(texts, a.Text)
		hours += a.Hours
	}
	does := flow.Cell{Text: strings.Join(texts, "\n")}
	cost := flow.Cell{}
	if hours > 0 {
		cost.Text = scene.Number(hours)
	}
	use, channel, verdict := flow.Cell{}, flow.Cell{}, flow.Cell{}
	if f.Uses != nil {
		use.Text = p.reading.TextOf(f.Uses)
		channel = channelCell(p.reading.ChannelOf(f.Uses))
		if f.Uses.MomentOfTruth {
			use.Sign, use.Bold = flow.Lozenge, true
		}
		row.Ref = scene.Ref{Kind: journey.CardKind, ID: f.Uses.ID, Part: scene.Whole}
	}
	switch f.Verdict {
	case analysis.Match:
		verdict = flow.Cell{Text: w("gap.match"), Sign: flow.Check}
	case analysis.Missing:
		verdict = flow.Cell{Text: w("gap.missing"), Sign: flow.DashRing, Bold: true}
		does.Note = w("handout.gaps.nothing")
		row.Dashed = true
	case analysis.Wasted:
		verdict = flow.Cell{Text: w("gap.wasted"), Sign: flow.Cross, Bold: true}
		use.Note = w("handout.gaps.nobody")
		row.Hatched = true
	case analysis.Open: // to be said with a pen
		verdict, row.Height = p.verdicts(), emptyRow
	}
	if f.Uses == nil {
		row.Ref = scene.Ref{Kind: journey.CardKind, ID: f.Does[0].ID, Part: scene.Whole}
	}
	row.Cells = []flow.Cell{use, channel, does, cost, verdict, {}}
	return row
}

// emptyRow is the height of a row with verdicts to tick, points.
const emptyRow = 34

func (p *pack) emptyFinding() flow.Row {
	return flow.Row{Height: emptyRow, Cells: []flow.Cell{{}, {}, {}, {}, p.verdicts(), {}}}
}

// verdicts are those to tick.
func (p *pack) verdicts() flow.Cell {
	w := p.words
	return flow.Cell{Ticks: []string{w("gap.match"), w("gap.missing"), w("gap.wasted")}}
}

// channelGaps sums up the gap analysis by channel.
func (p *pack) channelGaps(f *flow.Flow) {
	w := p.words
	channels := p.reading.Channels()
	if len(channels) < 2 {
		return
	}
	f.Heading(1, w("handout.gaps.channels"))
	var rows []flow.Row
	for _, c := range channels {
		name := flow.Cell{Text: w("handout.gaps.no-channel")}
		if c.Channel != nil {
			name = channelCell(c.Channel)
		}
		rows = append(rows, flow.Row{Cells: []flow.Cell{
			name, {Text: scene.Number(float64(c.Match))}, {Text: scene.Number(float64(c.Missing)), Bold: c.Missing > 0}, {Text: scene.Number(c.Hours)},
		}})
	}
	f.Table([]flow.Column{
		{Title: w("field.channel"), Share: 0.4},
		{Title: w("gap.match"), Share: 0.2, Align: pen.Right},
		{Title: w("gap.missing"), Share: 0.2, Align: pen.Right},
		{Title: w("field.hours"), Share: 0.2, Align: pen.Right},
	}, rows, false)
}
