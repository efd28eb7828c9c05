package stages

import (
	"strconv"
	"strings"
	"time"

	"waymark/domain/journey"
	"waymark/domain/pages"
	"waymark/domain/pages/flow"
	"waymark/domain/pages/furniture"
	"waymark/domain/pages/pen"
	"waymark/domain/scene"
)

// appendix sets notes and evidence behind the stages, and links the numbers to
// them.
func (r *report) appendix() {
	quotes, sources := r.quotes(), r.job.Document.SourcesInOrder()
	if len(r.order) == 0 && len(quotes) == 0 && len(sources) == 0 {
		return
	}
	w := &r.job.Words
	f := flow.New(r.tools, flow.Sheet{
		Width: r.paper.Width, Height: r.paper.Height, Body: r.content, Scale: r.furniture.Scale(),
	})
	f.Name, f.Running = w.Appendix, r.furniture.TitleText()+" · "+w.Appendix
	f.Header(pen.Header{Title: w.Appendix, Subtitle: r.furniture.TitleText()})
	if len(r.order) > 0 {
		f.Heading(1, w.Notes)
		f.Table([]flow.Column{{Title: "#", Share: 6, Align: pen.Right}, {Title: w.Card, Share: 34}, {Title: w.Details, Share: 60}}, r.rows(), false)
	}
	if len(quotes) > 0 {
		f.Heading(1, w.Quotes)
		f.Table([]flow.Column{{Title: w.Stage, Share: 24}, {Title: w.Persona, Share: 26}, {Title: w.Quote, Share: 50}}, quotes, false)
	}
	if len(sources) > 0 {
		f.Heading(1, w.Sources)
		f.Table([]flow.Column{{Title: "#", Share: 6, Align: pen.Right}, {Title: w.Sources, Share: 34}, {Title: w.Details, Share: 60}}, r.sources(sources), false)
	}
	first := len(r.pages)
	r.pages = append(r.pages, f.Pages()...)
	r.link(first)
}

// link lets the number beside a card lead to what the appendix says.
func (r *report) link(first int) {
	type place struct {
		page int
		y    float64
	}
	places := make(map[journey.ID]place)
	for n := first; n < len(r.pages); n++ {
		for _, part := range r.pages[n].Parts {
			for _, g := range part.Layer.Groups {
				if _, known := places[g.Ref.ID]; g.Ref.Kind == journey.CardKind && !known {
					places[g.Ref.ID] = place{n, part.Y + g.Bounds.Y}
				}
			}
		}
	}
	for _, s := range r.seats {
		if p, ok := places[s.card]; ok {
			r.pages[s.page].Links = append(r.pages[s.page].Links, pages.Link{Rect: s.box, Page: p.page, Y: max(p.y-20, 0)})
		}
	}
}

// rows tells what there is to say about the numbered cards, stage by stage.
func (r *report) rows() []flow.Row {
	doc := r.job.Document
	var rows []flow.Row
	var stage journey.ID
	for i, c := range r.order {
		step, lane := doc.Steps.Get(c.Step), doc.Lanes.Get(c.Lane)
		if step.Stage != stage {
			stage = step.Stage
			if s := doc.Stages.Get(stage); s != nil && s.Name != "" {
				rows = append(rows, flow.Row{Section: true, Cells: []flow.Cell{{Text: s.Name}}})
			}
		}
		text := r.textOf(c)
		where := lane.Name
		if step.Name != "" {
			where += " · " + step.Name
		}
		rows = append(rows, flow.Row{
			Ref: scene.Ref{Kind: journey.CardKind, ID: c.ID, Part: scene.Whole},
			Cells: []flow.Cell{
				{Text: strconv.Itoa(i + 1), Bold: true}, {Text: text, Note: where}, {Text: strings.Join(r.details(c), "\n")},
			},
		})
	}
	return rows
}

// textOf gives the text of a card, or what stands for it.
func (r *report) textOf(c *journey.Card) string {
	if c.Text != "" {
		return c.Text
	}
	if tp := r.job.Document.Touchpoints.Get(c.Touchpoint); tp != nil && tp.Name != "" {
		return tp.Name
	}
	return r.job.Words.NoText
}

// details gives the paragraphs about a card: note, sources, link, comments,
// actions.
func (r *report) details(c *journey.Card) []string {
	doc, w := r.job.Document, &r.job.Words
	var out []string
	if c.Note != "" {
		out = append(out, c.Note)
	}
	var from []string
	for i, s := range doc.SourcesInOrder() {
		if c.Sources.Has(s.ID) {
			from = append(from, s.Title+" ["+strconv.Itoa(i+1)+"]")
		}
	}
	if len(from) > 0 {
		out = append(out, labelled(w, w.Sources, strings.Join(from, w.Separator)))
	}
	if c.Link != "" {
		out = append(out, c.Link)
	}
	for _, k := range doc.CommentsOn(c.ID) {
		who := k.Author
		if !k.Time.IsZero() {
			who = joined(" · ", who, k.Time.UTC().Format(time.DateOnly))
		}
		if k.Resolved {
			who = joined(" · ", who, w.Resolved)
		}
		out = append(out, labelled(w, joined(" · ", w.Comment, who), k.Text))
	}
	for _, a := range doc.ActionsOf(c.ID) {
		facts := joined(" · ", a.Owner, a.Due, w.Statuses[a.Status])
		if a.Metric != "" {
			facts = joined(" · ", facts, a.Metric+" "+number(a.Baseline)+" → "+number(a.Target))
			if a.Actual != 0 {
				facts = joined(" · ", facts, labelled(w, w.Actual, number(a.Actual)))
			}
		}
		text := labelled(w, w.Action, a.Title)
		if facts != "" {
			text += "\n" + facts
		}
		out = append(out, text)
	}
	return out
}

func labelled(w *pages.Words, label, text string) string { return pages.Fill(w.Labelled, label, text) }

func number(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }

func joined(by string, parts ...string) string {
	var some []string
	for _, p := range parts {
		if p != "" {
			some = append(some, p)
		}
	}
	return strings.Join(some, by)
}

// quotes lists what personas feel and say along the journey.
func (r *report) quotes() []flow.Row {
	doc := r.job.Document
	var rows []flow.Row
	for _, c := range r.full.Columns {
		stage, step := doc.Stages.Get(c.Stage), doc.Steps.Get(c.Step)
		for _, p := range r.furniture.Personas() {
			e := doc.EmotionAt(p.ID, c.Step)
			if e == nil || e.Feeling == "" && e.Quote == "" {
				continue
			}
			said := e.Quote
			if said != "" {
				said = pages.Fill(r.job.View.Words.Quote, said)
			}
			rows = append(rows, flow.Row{Cells: []flow.Cell{
				{Text: furniture.OneLine(joined(" · ", stage.Name, step.Name))}, {Text: p.Name}, {Text: joined(" · ", e.Feeling, said)},
			}})
		}
	}
	return rows
}

// sources lists where knowledge comes from.
func (r *report) sources(all []*journey.Source) []flow.Row {
	w := &r.job.Words
	var rows []flow.Row
	for i, s := range all {
		people := ""
		if s.People > 0 {
			people = pages.Fill(w.People, strconv.Itoa(s.People))
		}
		rows = append(rows, flow.Row{Cells: []flow.Cell{
			{Text: strconv.Itoa(i + 1), Bold: true},
			{Text: s.Title, Note: joined(" · ", w.SourceKinds[s.SourceKind], s.Date, people)},
			{Text: joined("\n", s.Note, s.Link, r.backs(s))},
		}})
	}
	return rows
}

// backs lists the cards that rest on a source, in the order of reading.
func (r *report) backs(s *journey.Source) string {
	var said []string
	outline := r.job.Document.Outline(r.job.View.Map)
	for _, step := range outline.Steps {
		for _, lane := range outline.Lanes {
			for _, c := range outline.Cards(lane.ID, step.ID) {
				if c.Sources.Has(s.ID) {
					said = append(said, journey.Shorten(r.textOf(c), 80))
				}
			}
		}
	}
	if len(said) == 0 {
		return ""
	}
	return pages.Fill(r.job.Words.Backs, strings.Join(said, " · "))
}
