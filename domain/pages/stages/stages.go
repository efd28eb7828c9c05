// Package stages sets a map as a report: the map at a glance, then a page or
// more for each stage at reading size, then notes and evidence.
//
// What lives here: which columns and lanes stand on which page, the curve that
// goes on from page to page, the numbers beside cards, and what the appendix
// says. What does not: running text (domain/pages/flow), the page with the whole
// map (domain/pages/sheet) and the drawing of lanes (domain/scene).
package stages

import (
	"context"

	"waymark/domain/fault"
	"waymark/domain/journey"
	"waymark/domain/pages"
	"waymark/domain/pages/furniture"
	"waymark/domain/pages/pen"
	"waymark/domain/pages/sheet"
	"waymark/domain/paper"
	"waymark/domain/scene"
	"waymark/domain/vector"
)

// The measures of the report, points at reading size.
const (
	reading    = 0.8   // scale of the map: cards at 9.6 points
	widest     = 560.0 // of a column, points of the sheet
	narrowest  = 168.0 // of a column before the stage goes on on another page
	labelWidth = 140.0 // of the lane names
	mostPages  = 2000
)

// TooManyPages is the code of the fault when a report would never end.
const TooManyPages fault.Code = "report-too-many-pages"

// report is one report in the making.
type report struct {
	job       *pages.Job
	paper     paper.Page
	furniture *furniture.Furniture
	tools     pen.Tools
	content   vector.Rect // without the foot
	numbers   map[journey.ID]int
	order     []*journey.Card // the numbered cards
	seats     []seat          // of numbers on pages, for links
	pages     []pages.Page
	stages    []*journey.Stage
	full      *scene.Scene
}

// seat is the place of a card's number on a page.
type seat struct {
	page int
	card journey.ID
	box  vector.Rect
}

// Lay makes the pages.
func Lay(ctx context.Context, job *pages.Job) (*pages.Printout, error) {
	overview, err := sheet.LayOn(ctx, job, sheet.Options{
		Size: job.Settings.Paper, Orientation: job.Settings.Orientation, Margin: job.Settings.Margin, Foot: job.Settings.Footer, Bare: true,
	})
	if err != nil {
		return nil, err
	}
	r := &report{job: job, tools: furniture.Tools(job), full: overview.Scene}
	if err := r.turn(); err != nil {
		return nil, err
	}
	r.number()
	first := overview.Pages[0]
	first.Outline = []pages.Entry{{Title: job.Words.Overview}}
	r.pages = append(r.pages, first)
	for i, stage := range r.stages {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if err := r.stage(i, stage); err != nil {
			return nil, err
		}
	}
	if job.Settings.Appendix {
		r.appendix()
	}
	for i := range r.pages {
		page := &r.pages[i]
		content := r.content
		if i == 0 {
			content = vector.Rect{X: job.Settings.Margin, W: page.Width - 2*job.Settings.Margin}
		}
		r.furniture.Foot(page, content.X, page.Height-job.Settings.Margin, content.W, i+1, len(r.pages))
	}
	overview.Pages = r.pages
	return overview, nil
}

// turn chooses the way round: a report stands, unless its stages are wide.
func (r *report) turn() error {
	s := &r.job.Settings
	way := s.Orientation
	for _, st := range r.full.Stages {
		r.stages = append(r.stages, r.job.Document.Stages.Get(st.Stage))
	}
	if way == paper.Auto {
		way = paper.Portrait
		if n := len(r.full.Stages); n > 0 && len(r.full.Columns) >= 3*n {
			way = paper.Landscape
		}
	}
	var err error
	if r.paper, err = s.Paper.Turn(way, paper.Even(s.Margin)); err != nil {
		return err
	}
	r.furniture = furniture.New(r.job, max(furniture.Scale(r.paper.Width, r.paper.Height), 0.9))
	r.content = r.paper.Content
	r.content.H -= r.furniture.FootHeight()
	return nil
}

// scale gives the size of the map on the pages: reading size, larger on large
// paper.
func (r *report) scale() float64 {
	return reading * min(max(r.furniture.Scale(), 1), 2.5)
}

// number numbers the cards of which the appendix has something to say, in the
// order of reading.
func (r *report) number() {
	r.numbers = make(map[journey.ID]int)
	if !r.job.Settings.Appendix {
		return
	}
	outline := r.job.Document.Outline(r.job.View.Map)
	shown := make(map[journey.ID]bool)
	for _, c := range r.full.Columns {
		shown[c.Step] = true
	}
	for _, stage := range outline.Stages {
		for _, lane := range outline.Lanes {
			if r.job.View.HiddenLanes.Has(lane.ID) {
				continue
			}
			for _, step := range stage.Steps {
				if !shown[step.ID] {
					continue
				}
				for _, card := range outline.Cards(lane.ID, step.ID) {
					if r.hasDetails(card) {
						r.order = append(r.order, card)
						r.numbers[card.ID] = len(r.order)
					}
				}
			}
		}
	}
}

func (r *report) hasDetails(c *journey.Card) bool {
	return c.Note != "" || c.Link != "" ||
		len(r.job.Document.CommentsOn(c.ID)) > 0 || len(r.job.Document.ActionsOf(c.ID)) > 0
}

// stage sets the pages of one stage.
func (r *report) stage(number int, stage *journey.Stage) error {
	k := r.scale()
	room := r.content.W/k - labelWidth
	steps := 0
	for _, c := range r.full.Columns {
		if c.Stage == stage.ID {
			steps++
		}
	}
	perPage := max(1, min(steps, int(room/narrowest)))
	groups := (steps + perPage - 1) / perPage
	perPage = (steps + groups - 1) / groups
	job := *r.job
	job.View.HiddenStages = nil
	for _, other := range r.job.Document.StagesOf(r.job.View.Map) {
		if other.ID != stage.ID {
			job.View.HiddenStages = append(job.View.HiddenStages, other.ID)
		}
	}
	job.View.HiddenStages = journey.SetOf(job.View.HiddenStages...)
	job.View.FoldedStages = nil
	job.View.ColumnWidth = min(max(room/float64(perPage), narrowest), widest)
	job.Before = nil
	s := job.Scene()
	title := furniture.OneLine(stage.Name)
	if title == "" {
		title = pages.Fill(r.job.Words.StageOf, itoa(number+1), itoa(len(r.stages)))
	}
	entry := &pages.Entry{Title: title}
	for from := 0; from < len(s.Columns); {
		// As many columns as find room: people choose widths, too.
		to := from + 1
		for to < len(s.Columns) && to-from < perPage && (s.Columns[to].X+s.Columns[to].W-s.Columns[from].X)*k <= r.content.W-labelWidth*k+0.5 {
			to++
		}
		b := &block{report: r, scene: s, stage: stage, number: number, from: from, to: to, scale: k}
		// A column that is wider than the page is set smaller.
		if wide := s.Columns[to-1].X + s.Columns[to-1].W - s.Columns[from].X + labelWidth; wide*k > r.content.W {
			b.scale = r.content.W / wide
		}
		// A goal that would fill the page leaves room for lanes.
		for i := range s.Bands {
			if h := s.Bands[i].Height; s.Bands[i].Kind == scene.StageBand && h*b.scale > r.content.H*0.4 {
				b.scale = r.content.H * 0.4 / h
			}
		}
		b.entry, entry = entry, nil
		if err := b.set(); err != nil {
			return err
		}
		from = to
	}
	return nil
}
