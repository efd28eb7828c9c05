package handout

import (
	"math"

	"waymark/domain/fault"
	"waymark/domain/pages"
	"waymark/domain/pages/flow"
	"waymark/domain/pages/furniture"
	"waymark/domain/pages/pen"
	"waymark/domain/paper"
	"waymark/domain/scene"
	"waymark/domain/vector"
)

// frame is a kind of page.
type frame struct {
	w, h   float64
	k      float64     // scale of type and spaces, 1 for A4
	margin float64     // below the foot
	body   vector.Rect // the type area, above the foot
}

// The smallest paper that worksheets can be read on, points: A6.
const (
	leastShort = 290.0
	leastLong  = 410.0
)

// frames finds the frames: upright pages for texts, wide ones for worksheets,
// large ones for the wall.
func (p *pack) frames() error {
	s := &p.job.Settings
	wall := s.Wall
	if wall.Width <= 0 {
		wall = s.Paper
	}
	for _, size := range []paper.Size{s.Paper, wall} {
		if size.Width < leastShort || size.Height < leastLong {
			return fault.New(paper.TooSmall, "Handouts need paper of at least 105 × 148 mm (A6). Choose larger paper.")
		}
	}
	text := min(s.Paper.Width/595, s.Paper.Height/842)
	p.upright = p.frame(s.Paper.Width, s.Paper.Height, max(text, 0.6), max(s.Margin, 15*pen.Millimetre*text))
	work := math.Pow(min(s.Paper.Height/842, s.Paper.Width/595), 0.8)
	p.wide = p.frame(s.Paper.Height, s.Paper.Width, max(work, 0.6), max(s.Margin, 12*pen.Millimetre*text))
	large := math.Pow(min(wall.Height/842, wall.Width/595), 0.75)
	p.wall = p.frame(wall.Height, wall.Width, max(large, 0.6), max(s.Margin, 10*pen.Millimetre))
	for _, f := range []*frame{&p.upright, &p.wide, &p.wall} {
		if f.body.W < 200 || f.body.H < 200 {
			return fault.New(paper.TooSmall, "The margins leave no room on this paper. Choose smaller margins or larger paper.")
		}
	}
	return nil
}

func (p *pack) frame(w, h, k, margin float64) frame {
	f := frame{w: w, h: h, k: k, margin: margin}
	foot := furniture.New(p.job, furniture.Scale(w, h)).FootHeight()
	f.body = vector.Rect{X: margin, Y: margin, W: w - 2*margin, H: h - 2*margin - foot}
	return f
}

// frameOf gives the frame of a page that was laid out elsewhere.
func (p *pack) frameOf(page *pages.Page) *frame {
	f := p.frame(page.Width, page.Height, 1, p.job.Settings.Margin)
	return &f
}

// flow begins a text in a frame.
func (p *pack) flow(f *frame, name string) *flow.Flow {
	t := flow.New(p.tools, flow.Sheet{Width: f.w, Height: f.h, Body: f.body, Scale: f.k})
	t.Name = name
	t.Running = name
	if title := p.title(); title != "" {
		t.Running = name + " · " + title
	}
	return t
}

// title gives the title of the map, else that of the project.
func (p *pack) title() string {
	return furniture.OneLine(furniture.New(p.job, 1).TitleText())
}

// about tells map and state, for the line under a title.
func (p *pack) about() string {
	state := p.job.View.Words.Current
	if p.m.State == "future" {
		state = p.job.View.Words.Future
	}
	about := p.title() + " · " + state
	if remark := p.job.View.Remark; remark != "" {
		about += " · " + remark
	}
	return about
}

// logo gives the logo for the head of a page in a frame: on what hangs on the
// wall and on the first page, not on every worksheet.
func (p *pack) logo(f *frame, k float64) scene.Picture {
	return furniture.New(p.job, k*0.9).Logo(f.body.W * 0.7)
}

// names lists the personas of the map.
func (p *pack) names() string { return furniture.OneLine(furniture.New(p.job, 1).PersonaNames()) }
