// Package sheet puts a whole map on one page: head, map, legend and foot, as
// large as the paper allows.
//
// What lives here: that page, for paper of any size, the best way round and the
// best width of columns. What does not: cutting it into tiles
// (domain/pages/poster) and what the head looks like (domain/pages/furniture).
package sheet

import (
	"context"
	"math"

	"waymark/domain/fault"
	"waymark/domain/pages"
	"waymark/domain/pages/furniture"
	"waymark/domain/pages/pen"
	"waymark/domain/paper"
	"waymark/domain/scene"
	"waymark/domain/vector"
)

// NoMap is the code of the fault when there is no map to print.
const NoMap fault.Code = "export-empty"

// Options are what a poster asks of a sheet besides the settings.
type Options struct {
	Size        paper.Size
	Orientation paper.Orientation
	Margin      float64
	Foot        bool    // leave room for a foot …
	Bare        bool    // … but draw none
	MostLine    float64 // see furniture.Furniture
	// Width, if not 0, is the width of a page whose height follows from the map.
	Width float64
}

// Lay makes the page.
func Lay(ctx context.Context, job *pages.Job) (*pages.Printout, error) {
	o := Options{Size: job.Settings.Paper, Orientation: job.Settings.Orientation, Margin: job.Settings.Margin, Foot: job.Settings.Footer}
	out, err := LayOn(ctx, job, o)
	if err != nil {
		return nil, err
	}
	if least := out.Pages[0].Smallest(); least > 0 && least < pages.Readable-0.005 {
		out.Warnings = append(out.Warnings, pages.Warning{Concern: pages.SmallLetters, Value: least, Count: int(pages.Readable)})
	}
	return out, nil
}

// LayOn makes the page of a poster before it is cut.
func LayOn(ctx context.Context, job *pages.Job, o Options) (*pages.Printout, error) {
	if job.Map() == nil {
		return nil, fault.New(NoMap, "There is nothing to print: the file holds no such map.")
	}
	if o.Size.Width <= 0 && o.Width <= 0 {
		return nil, fault.New(paper.Unknown, "No paper was chosen. Choose one, such as A3.")
	}
	best, err := choose(ctx, job, o)
	if err != nil {
		return nil, err
	}
	out := &pages.Printout{Pages: []pages.Page{best.page()}, Scale: best.scale, Scene: best.scene}
	if job.Document.Cards.Len() == 0 {
		out.Warnings = append(out.Warnings, pages.Warning{Concern: pages.EmptyMap})
	}
	return out, nil
}

// choose finds the way round and the width of columns at which the map becomes
// largest.
func choose(ctx context.Context, job *pages.Job, o Options) (*plan, error) {
	s := job.Scene()
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if o.Width > 0 {
		return newPlan(job, o, s, paper.Portrait)
	}
	ways := []paper.Orientation{o.Orientation}
	if o.Orientation == paper.Auto {
		ways = []paper.Orientation{paper.Landscape, paper.Portrait}
	}
	var best *plan
	for _, way := range ways {
		p, err := newPlan(job, o, s, way)
		if err != nil {
			return nil, err
		}
		if p, err = p.widen(ctx); err != nil {
			return nil, err
		}
		// A journey reads best lying; it stands only where that is worth it.
		if best == nil || p.scale > best.scale*worthStanding {
			best = p
		}
	}
	return best, nil
}

const worthStanding = 1.2

// plan is a page before it is drawn.
type plan struct {
	job         *pages.Job
	o           Options
	way         paper.Orientation
	paper       paper.Page
	scene       *scene.Scene
	furniture   *furniture.Furniture
	head        *scene.Layer
	legend      *scene.Layer
	shrunk      float64 // scale of head and legend, 1 but for small paper
	scale       float64
	top, bottom float64     // of the map's bands on the sheet
	place       vector.Rect // of the map
}

func newPlan(job *pages.Job, o Options, s *scene.Scene, way paper.Orientation) (*plan, error) {
	p := &plan{job: job, o: o, way: way, scene: s, shrunk: 1}
	if o.Width > 0 {
		p.paper = paper.Page{Width: o.Width, Height: o.Width}
		p.paper.Content = vector.Rect{X: o.Margin, Y: o.Margin, W: o.Width - 2*o.Margin, H: 1e9}
		if p.paper.Content.W < paper.Inch/2 {
			return nil, fault.New(paper.TooSmall, "The margins leave no room on a poster of this width. Choose smaller margins or a wider poster.")
		}
	} else {
		var err error
		if p.paper, err = o.Size.Turn(way, paper.Even(o.Margin)); err != nil {
			return nil, err
		}
	}
	k := furniture.Scale(p.paper.Width, p.paper.Height)
	p.furniture = furniture.New(job, k)
	p.furniture.MostLine = o.MostLine
	content := p.content()
	p.head = p.furniture.Head(content.W, s.PersonaMarks())
	if job.Settings.Legend {
		p.legend = s.LegendLayer(content.W / legendScale(k))
	}
	p.measure()
	if p.room().H < content.H*0.4 { // small paper or a long scenario: all of it shrinks alike
		p.shrink(content)
	}
	h := p.bottom - p.top
	p.scale = min(content.W/s.Width, p.room().H/h)
	if o.Width > 0 {
		p.scale = content.W / s.Width
		p.paper.Height = content.Y + p.headHeight() + h*p.scale + p.legendHeight() + o.Margin
		if o.Foot {
			p.paper.Height += p.furniture.FootHeight()
		}
	}
	p.place = vector.Rect{
		X: content.X + (content.W-s.Width*p.scale)/2, Y: content.Y + p.headHeight(), W: s.Width * p.scale, H: h * p.scale,
	}
	return p, nil
}

// content is where head, map and legend may stand.
func (p *plan) content() vector.Rect {
	c := p.paper.Content
	if p.o.Foot {
		c.H -= p.furniture.FootHeight()
	}
	return c
}

// room is what of it is left for the map.
func (p *plan) room() vector.Rect {
	c := p.content()
	c.Y += p.headHeight()
	c.H -= p.headHeight() + p.legendHeight()
	return c
}

// legendScale brings the letters of the legend to the size of the small letters
// of the page.
func legendScale(k float64) float64 { return k * pen.Tiny / 10.5 }

// measure finds where the map's own bands begin and end on the sheet.
func (p *plan) measure() {
	p.top, p.bottom = 0, 0
	first := true
	for _, b := range p.scene.Bands {
		if !mapBand(b.Kind) {
			continue
		}
		if first {
			p.top, first = b.Y, false
		}
		p.bottom = b.Y + b.Height
	}
	p.bottom = max(p.bottom, p.top+1)
}

func mapBand(k scene.BandKind) bool { return k == scene.StageBand || k == scene.LaneBand }

func (p *plan) headHeight() float64 {
	if p.head == nil {
		return 0
	}
	return p.head.Height * p.shrunk
}

func (p *plan) legendHeight() float64 {
	if p.legend == nil {
		return 0
	}
	return (p.legend.Height*legendScale(p.furniture.Scale()) + legendAir) * p.shrunk
}

// legendAir keeps the legend clear of the map's last line.
const legendAir = 3.0

// shrink sets head and legend as on larger paper and scales them down until the
// map has its share.
func (p *plan) shrink(content vector.Rect) {
	marks := p.scene.PersonaMarks()
	for range 24 {
		p.shrunk *= 0.85
		width := content.W / p.shrunk
		p.head = p.furniture.Head(width, marks)
		if p.legend != nil {
			p.legend = p.scene.LegendLayer(width / legendScale(p.furniture.Scale()))
		}
		if content.H-p.headHeight()-p.legendHeight() >= content.H*0.4 {
			return
		}
	}
	// A text of nothing but line breaks: breaking it anew does not help.
	p.shrunk *= content.H * 0.6 / (p.headHeight() + p.legendHeight())
}

// widen tries columns of another width when the map leaves room at its sides or
// below, and takes them when the map becomes larger by it.
func (p *plan) widen(ctx context.Context) (*plan, error) {
	const least, most, enough = 140.0, 300.0, 1.03
	best := p
	n := p.usualColumns()
	if n == 0 {
		return p, nil
	}
	for range 2 {
		want, have := best.room().W/best.room().H, best.scene.Width/(best.bottom-best.top)
		if have*enough > want && want*enough > have {
			break
		}
		// Text keeps its area, about: a map twice as wide is half as high.
		wide := best.scene.Width * math.Sqrt(want/have)
		width := min(max(best.columnWidth()+(wide-best.scene.Width)/n, least), most)
		other, err := best.withColumns(ctx, width)
		if err != nil {
			return nil, err
		}
		if other.scale <= best.scale {
			break
		}
		best = other
	}
	// What is left at the sides goes to the columns: the map stands on the edges
	// of the head.
	if spare := best.room().W/best.scale - best.scene.Width; spare > 1 && best.o.Width == 0 {
		other, err := best.withColumns(ctx, min(best.columnWidth()+spare/n, most))
		if err != nil {
			return nil, err
		}
		if other.scale >= best.scale*0.999 {
			best = other
		}
	}
	return best, nil
}

// usualColumns counts the columns whose width nobody chose.
func (p *plan) usualColumns() float64 {
	n := 0.0
	for _, c := range p.scene.Columns {
		if step := p.job.Document.Steps.Get(c.Step); step != nil && step.Width == 0 && !p.job.View.FoldedStages.Has(c.Stage) {
			n++
		}
	}
	return n
}

func (p *plan) columnWidth() float64 {
	if w := p.job.View.ColumnWidth; w > 0 {
		return w
	}
	return scene.ColumnWidth
}

// withColumns plans the page with columns of another width.
func (p *plan) withColumns(ctx context.Context, width float64) (*plan, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	job := *p.job
	job.View.ColumnWidth = width
	job.Before = p.scene
	return newPlan(&job, p.o, job.Scene(), p.way)
}

// page draws the plan.
func (p *plan) page() pages.Page {
	out := pages.Page{Width: p.paper.Width, Height: p.paper.Height, Name: p.furniture.TitleText()}
	content := p.paper.Content
	out.Outline = append(out.Outline, pages.Entry{Title: p.furniture.TitleText()})
	if p.head != nil {
		out.Parts = append(out.Parts, pages.Part{Layer: p.head, X: content.X, Y: content.Y, Scale: p.shrunk})
	}
	for _, b := range p.scene.Bands {
		if !mapBand(b.Kind) {
			continue
		}
		y := p.place.Y + (b.Y-p.top)*p.scale
		out.Band(b.Band, p.place.X, y, p.scale, vector.Rect{})
		out.Outline = append(out.Outline, p.entries(b, y)...)
	}
	if p.legend != nil {
		out.Parts = append(out.Parts, pages.Part{
			Layer: p.legend, X: content.X, Y: p.place.Bottom() + legendAir*p.shrunk, Scale: p.shrunk * legendScale(p.furniture.Scale()),
		})
	}
	if p.o.Foot && !p.o.Bare {
		p.furniture.Foot(&out, content.X, p.paper.Height-p.o.Margin, content.W, 1, 1)
	}
	return out
}

// entries lists what a reader can jump to in a band.
func (p *plan) entries(b scene.PlacedBand, y float64) []pages.Entry {
	doc := p.job.Document
	if b.Kind == scene.LaneBand {
		if lane := doc.Lanes.Get(b.Lane); lane != nil && lane.Name != "" {
			return []pages.Entry{{Title: furniture.OneLine(lane.Name), Level: 1, Y: y}}
		}
		return nil
	}
	var out []pages.Entry
	for _, s := range p.scene.Stages {
		if stage := doc.Stages.Get(s.Stage); stage != nil && stage.Name != "" {
			out = append(out, pages.Entry{Title: furniture.OneLine(stage.Name), Level: 1, Y: y})
		}
	}
	return out
}
