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

// spareRows is how many empty rows a worksheet keeps for what comes up.
const spareRows = 6

// inventory lists the catalogue and the touchpoint cards, with room for more.
func (p *pack) inventory() []pages.Page {
	w := p.words
	f := p.flow(&p.wide, w("handout.touchpoints"))
	f.Header(pen.Header{Title: w("handout.touchpoints"), Subtitle: p.about(), Fields: []pen.Field{{Label: w("handout.team")}, {Label: w("handout.date")}}})
	f.Lead(w("handout.touchpoints.lead"))

	uses := map[journey.ID][]analysis.Touchpoint{}
	var loose []analysis.Touchpoint
	cards := p.reading.Touchpoints()
	for _, t := range cards {
		if tp := p.job.Document.Touchpoints.Get(t.Touchpoint); tp != nil {
			uses[tp.ID] = append(uses[tp.ID], t)
		} else {
			loose = append(loose, t)
		}
	}
	var rows []flow.Row
	for _, category := range journey.Categories() {
		section := flow.Row{Section: true, Cells: []flow.Cell{{Text: w("category." + string(category))}}}
		for _, tp := range p.job.Document.TouchpointsInOrder() {
			if tp.Category != category && (category != journey.OtherCategory || known(tp.Category)) {
				continue
			}
			if section.Cells != nil {
				rows = append(rows, section)
				section.Cells = nil
			}
			rows = append(rows, p.catalogued(tp, uses[tp.ID])...)
		}
	}
	if len(loose) > 0 {
		rows = append(rows, flow.Row{Section: true, Cells: []flow.Cell{{Text: w("handout.touchpoints.loose")}}})
	}
	for i := range loose {
		rows = append(rows, p.touchpointRow("", nil, &loose[i]))
	}
	columns := []flow.Column{
		{Title: w("kind.touchpoint"), Share: 0.23},
		{Title: w("field.channel"), Share: 0.12},
		{Title: w("handout.where"), Share: 0.17},
		{Title: w("field.importance"), Share: 0.11},
		{Title: w("field.satisfaction"), Share: 0.11},
		{Title: w("handout.gap"), Share: 0.07, Align: pen.Right},
		{Title: w("handout.touchpoints.next"), Share: 0.19},
	}
	if len(rows) > 0 {
		f.Table(columns, rows, true)
		f.Small(w("handout.touchpoints.legend"), scene.Ref{})
		f.Heading(2, w("handout.touchpoints.more"))
	}
	p.spare(f, &p.wide, columns)
	return f.Pages()
}

// spareHeight is the height of an empty row.
const spareHeight = 26.0

// spare sets empty rows over the rest of the page, over a new one when few would
// fit.
func (p *pack) spare(f *flow.Flow, frame *frame, columns []flow.Column) {
	const head = 44.0 // of the table's own head and the air around it
	n := max(int((f.RestOfPage()/frame.k-head)/spareHeight), spareRows)
	rows := make([]flow.Row, n)
	for i := range rows {
		rows[i] = flow.Row{Height: spareHeight, Cells: []flow.Cell{{}}}
	}
	f.Table(columns, rows, true)
}

func known(c journey.Category) bool {
	for _, k := range journey.Categories() {
		if c == k && c != journey.OtherCategory {
			return true
		}
	}
	return false
}

// catalogued gives the rows of an entry of the catalogue: one for each place of
// the map where it is used, one if there is none.
func (p *pack) catalogued(tp *journey.Touchpoint, uses []analysis.Touchpoint) []flow.Row {
	channel := p.job.Document.Channels.Get(tp.Channel)
	if len(uses) == 0 {
		return []flow.Row{p.touchpointRow(tp.Name, channel, nil)}
	}
	var rows []flow.Row
	for i := range uses {
		rows = append(rows, p.touchpointRow(tp.Name, channel, &uses[i]))
	}
	return rows
}

// touchpointRow draws an entry of the catalogue, a card, or both.
func (p *pack) touchpointRow(name string, channel *journey.Channel, t *analysis.Touchpoint) flow.Row {
	if t == nil {
		return flow.Row{Height: 24, Cells: []flow.Cell{{Text: name}, channelCell(channel), {Note: p.words("handout.not-on-map")}, {}, {}, {}, {}}}
	}
	first := flow.Cell{Text: name}
	switch text := t.Text; {
	case name == "":
		first.Text = text
	case text != "" && !strings.EqualFold(strings.TrimSpace(text), strings.TrimSpace(name)):
		first.Note = text
	}
	if t.MomentOfTruth {
		first.Sign, first.Bold = flow.Lozenge, true
	}
	gap := flow.Cell{}
	if t.Scored {
		gap.Text = scene.Number(float64(t.Gap))
		gap.Bold = t.Gap >= 2
	}
	return flow.Row{
		Height: 24,
		Ref:    scene.Ref{Kind: journey.CardKind, ID: t.ID, Part: scene.Whole},
		Cells: []flow.Cell{
			first, channelCell(channel),
			{Text: p.stepName(t.Stage, t.Step, t.Column)},
			{Score: t.Importance, Round: true},
			{Score: t.Satisfaction},
			gap,
			{},
		},
	}
}

func channelCell(c *journey.Channel) flow.Cell {
	if c == nil {
		return flow.Cell{}
	}
	return flow.Cell{Text: c.Name, Icon: c.Icon}
}
