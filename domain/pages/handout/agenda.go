package handout

import (
	"fmt"
	"strings"

	"waymark/domain/pages"
	"waymark/domain/pages/flow"
	"waymark/domain/pages/pen"
	"waymark/domain/scene"
)

// item is a line of the agenda: what is done with which part, and how long it
// takes. part "" belongs to every workshop.
type item struct {
	key     string
	minutes int
	part    Part
}

// pause is the item that is no work.
const pause = "break"

// program gives the agenda of a workshop with the parts that are in the pack. A
// break stands in the middle when it takes longer than an hour and a half.
func (p *pack) program() []item {
	all := []item{
		{"welcome", 10, ""},
		{"personas", 20, Personas},
		{"map", 20, Map},
		{"findings", 10, Findings},
		{"canvas", 25, Canvas},
		{"emotions", 20, Emotions},
		{"touchpoints", 15, Touchpoints},
		{"gaps", 25, Gaps},
		{"opportunities", 25, Opportunities},
		{"parking", 5, Parking},
		{"close", 10, ""},
	}
	var out []item
	total := 0
	for _, i := range all {
		if i.part == Map && len(p.reading.Cards()) == 0 {
			continue // there is nothing to walk yet
		}
		if _, there := p.first[i.part]; i.part == "" || there {
			out = append(out, i)
			total += i.minutes
		}
	}
	if total <= 90 {
		return out
	}
	sum := 0
	for i := range out {
		if sum += out[i].minutes; 2*sum >= total {
			rest := append([]item{{pause, 15, ""}}, out[i+1:]...)
			return append(out[:i+1:i+1], rest...)
		}
	}
	return out
}

func clock(minutes int) string { return fmt.Sprintf("%d:%02d", minutes/60, minutes%60) }

// page tells on which page a part begins, "" for a part that is not there.
func (p *pack) page(part Part) string {
	n, ok := p.first[part]
	if !ok {
		return ""
	}
	return p.words("handout.page", n)
}

func (p *pack) agenda() []pages.Page {
	w := p.words
	f := p.flow(&p.upright, w("handout.agenda"))
	f.Header(pen.Header{
		Title: w("handout.agenda.title"), Subtitle: p.about(),
		Fields: []pen.Field{{Label: w("handout.date")}, {Label: w("handout.facilitator")}},
		Logo:   p.logo(&p.upright, p.upright.k),
	})
	f.Lead(w("handout.agenda.lead"))
	if p.m.Scenario != "" || p.m.Expectations != "" {
		f.Fields(2, []flow.Field{
			{Label: p.job.View.Words.Scenario, Text: p.m.Scenario}, {Label: p.job.View.Words.Expectations, Text: p.m.Expectations},
		}, scene.Ref{})
	}
	f.Heading(1, w("handout.agenda.plan"))
	var rows []flow.Row
	at := 0
	for _, i := range p.program() {
		row := flow.Row{Cells: []flow.Cell{
			{Text: clock(at)},
			{Text: w("handout.agenda." + i.key)},
			{Text: p.page(i.part)},
			{Text: fmt.Sprint(i.minutes)},
		}}
		if row.Hatched = i.key == pause; !row.Hatched {
			row.Cells[1].Bold, row.Cells[1].Note = true, w("handout.agenda."+i.key+".how")
		}
		rows = append(rows, row)
		at += i.minutes
	}
	rows = append(rows, flow.Row{Cells: []flow.Cell{
		{Text: clock(at)}, {Text: w("handout.agenda.end"), Bold: true}, {}, {Text: fmt.Sprint(at), Bold: true},
	}})
	f.Table([]flow.Column{
		{Title: w("handout.agenda.from"), Share: 0.09, Align: pen.Right},
		{Title: w("handout.agenda.what"), Share: 0.66},
		{Title: w("handout.agenda.sheet"), Share: 0.14},
		{Title: w("handout.agenda.minutes"), Share: 0.11, Align: pen.Right},
	}, rows, false)

	const least = 290.0 // of what follows
	if f.RestOfPage() < least*p.upright.k && len(f.Pages()) == 1 {
		f.NewPage() // the agenda by itself, to hang up
	}
	f.Heading(1, w("handout.prepare"))
	var steps []string
	for _, s := range []struct {
		key  string
		part Part
	}{
		{"interview", Interview}, {"print", Canvas}, {"notes", Notes}, {"invite", ""}, {"room", ""},
	} {
		if s.part == "" {
			steps = append(steps, w("handout.prepare."+s.key))
		} else if page := p.page(s.part); page != "" {
			steps = append(steps, w("handout.prepare."+s.key, page))
		}
	}
	f.Numbered(1, steps...)
	f.Heading(1, w("handout.rules"))
	f.Points(strings.Split(w("handout.rules.text"), "\n")...)
	return f.Pages()
}
