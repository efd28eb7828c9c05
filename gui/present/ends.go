package present

import (
	"strings"

	"waymark/domain/journey"
	"waymark/domain/scene"
	"waymark/domain/vector"
)

func fillQuote(marks, text string) string { return strings.Replace(marks, "{0}", text, 1) }

// titlePage tells what the map is about and whose journey it is.
func (s *Story) titlePage() *Page {
	p, pal, m := s.pen(), s.pal(), s.outline.Map
	w := s.width()
	s.stripes(p)
	x, room := margin+24, w-2*(margin+24)
	title := m.Title
	if title == "" {
		title = s.t("inspector.unnamed")
	}
	people := s.personas()
	body := s.pen()
	y := 0.0
	y += body.text(s.about(m), x, y, room, 20, false, pal.Quiet, 1) + 10
	size := body.shrink(title, room, 2, true, 72, 60, 50, 42)
	y += body.text(title, x, y, room, size, true, pal.Text, 3) + 20
	if m.Scenario != "" {
		y += body.text(m.Scenario, x, y, min(room, 1180), 26, false, pal.Text, 4) + 14
	}
	if m.Expectations != "" {
		y += body.text(s.t("field.expectations"), x, y, room, 16, true, pal.Quiet, 1) + 2
		y += body.text(m.Expectations, x, y, min(room, 1180), 21, false, pal.Text, 3) + 14
	}
	if len(people) > 0 {
		y = s.people(body, people, x, y+26, room)
	}
	const top = 70.0
	shift := max(top, (Height-dotsRoom-y)*0.45)
	return &Page{Ground: pal.Paper, Width: w, Part: 1, Parts: 1, Scale: 1, pieces: []piece{
		{layer: p.layer(w, Height), scale: 1},
		{layer: body.layer(w, Height), at: vector.Point{Y: shift}, scale: 1},
	}}
}

// stripes draws the hues of the stages along the upper edge.
func (s *Story) stripes(p *pen) {
	n := float64(len(s.stages))
	for i := range s.stages {
		p.box(vector.Rect{X: float64(i) * s.width() / n, W: s.width()/n + 0.5, H: 10}, 0, s.hue(i))
	}
}

// about gives the line above the title: the state, who owns it, its version.
func (s *Story) about(m *journey.Map) string {
	words := &s.cfg.View.Words
	parts := []string{words.Current}
	if m.State == journey.Future {
		parts[0] = words.Future
	}
	for _, part := range []string{m.Owner, m.VersionLabel} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, " · ")
}

// people draws the personas side by side.
func (s *Story) people(p *pen, people []*journey.Persona, x, y, room float64) float64 {
	pal := s.pal()
	most := 3
	if room < 1200 {
		most = 2
	}
	shown := people[:min(len(people), most)]
	const gap, face = 32.0, 76.0
	each := (room - gap*float64(len(shown)-1)) / float64(len(shown))
	each = min(each, 620)
	bottom := y
	for i, one := range shown {
		at := x + float64(i)*(each+gap)
		s.portrait(p, one, at, y, face)
		left, width := at+face+20, each-face-20
		end := y
		end += p.text(one.Name, left, end, width, 24, true, s.inkOf(one.ID), 1) + 2
		if about := strings.TrimSpace(one.Demographics); about != "" {
			end += p.text(about, left, end, width, 16, false, pal.Quiet, 2) + 4
		}
		if one.Quote != "" {
			end += p.text(fillQuote(s.cfg.View.Words.Quote, one.Quote), left, end, width, 19, false, pal.Text, 3)
		}
		bottom = max(bottom, end, y+face)
	}
	if more := len(people) - len(shown); more > 0 {
		bottom += 14
		var names []string
		for _, one := range people[len(shown):] {
			names = append(names, one.Name)
		}
		bottom += p.text(s.t("present.more", strings.Join(names, s.t("list.separator"))), x, bottom, room, 17, false, pal.Quiet, 1)
	}
	return bottom
}

// inkOf gives the colour of a persona as text.
func (s *Story) inkOf(id journey.ID) vector.Color {
	for _, m := range s.whole.PersonaMarks() {
		if m.Persona == id {
			return m.Text
		}
	}
	return s.pal().Text
}

// portrait draws the picture of a persona, or its initials, in a circle.
func (s *Story) portrait(p *pen, one *journey.Persona, x, y, side float64) {
	box := vector.Rect{X: x, Y: y, W: side, H: side}
	if a := s.cfg.Document.Attachments.Get(one.Picture); a != nil {
		p.add(scene.Picture{Rect: box, Radius: side / 2, Attachment: a.ID, Type: a.Type, Data: a.Data})
		return
	}
	ground := s.inkOf(one.ID)
	for _, m := range s.whole.PersonaMarks() {
		if m.Persona == one.ID {
			ground = m.Color
		}
	}
	p.box(box, side/2, ground)
	letters := scene.Initials(one.Name)
	size := side * 0.4
	p.middle(letters, x+side/2, y+(side-size*1.3)/2, side, size, false, s.pal().OnColor(ground))
}

// mostOpportunities is how many stand on the last page.
const mostOpportunities = 7

// leastAside is how much room the opportunities need beside the map.
const leastAside = 400.0

// endPage shows the whole map and what could be done.
func (s *Story) endPage() *Page {
	p, pal := s.pen(), s.pal()
	w := s.width()
	s.stripes(p)
	found := s.opportunities()
	top := headTop + p.text(s.t("present.whole"), margin, headTop, w-2*margin, 34, true, pal.Text, 1) + 14
	room := vector.Rect{X: margin, Y: top, W: w - 2*margin, H: Height - dotsRoom - top}
	scale := min(room.W/s.whole.Width, room.H/max(s.whole.Height, 1))
	aside := vector.Rect{}
	if len(found) > 0 {
		// Beside the map or below it, whichever leaves the map larger.
		beside := min((room.W-leastAside)/s.whole.Width, room.H/max(s.whole.Height, 1))
		below := min(room.W/s.whole.Width, room.H*0.58/max(s.whole.Height, 1))
		if scale = beside; beside >= below {
			x := margin + s.whole.Width*scale + 36
			aside = vector.Rect{X: x, Y: top, W: w - margin - x, H: room.H}
		} else {
			scale = below
			y := top + s.whole.Height*scale + 24
			aside = vector.Rect{X: margin, Y: y, W: room.W, H: Height - dotsRoom - y}
		}
	}
	page := &Page{Ground: pal.Paper, Width: w, Part: 1, Parts: 1, Scale: scale}
	for _, b := range s.whole.Bands {
		y := room.Y + b.Y*scale
		if b.Label != nil {
			page.pieces = append(page.pieces, piece{layer: b.Label, at: vector.Point{X: room.X, Y: y}, scale: scale})
		}
		page.pieces = append(page.pieces, piece{layer: b.Body, at: vector.Point{X: room.X + b.BodyX*scale, Y: y}, scale: scale})
	}
	s.chances(p, found, aside)
	page.pieces = append(page.pieces, piece{layer: p.layer(w, Height), scale: 1})
	return page
}

// opportunities gives those that are still to be taken, the most promising
// first: by value to customer and business against effort, where it is scored.
func (s *Story) opportunities() []*journey.Card {
	var out []*journey.Card
	for _, l := range s.outline.Lanes {
		if l.LaneKind != journey.Opportunities || s.cfg.View.HiddenLanes.Has(l.ID) {
			continue
		}
		for _, step := range s.outline.Steps {
			if s.cfg.View.HiddenStages.Has(step.Stage) {
				continue
			}
			for _, c := range s.outline.Cards(l.ID, step.ID) {
				if c.Status != journey.Dropped && c.Status != journey.Done && strings.TrimSpace(c.Text) != "" {
					out = append(out, c)
				}
			}
		}
	}
	return sortedBy(out, func(a, b *journey.Card) int { return promise(b) - promise(a) })
}

func promise(c *journey.Card) int {
	value := c.CustomerValue + c.BusinessValue
	if value == 0 {
		return 0
	}
	return 10*value - 4*c.Effort
}

// chances lists opportunities in a box.
func (s *Story) chances(p *pen, cards []*journey.Card, box vector.Rect) {
	if len(cards) == 0 {
		return
	}
	pal := s.pal()
	y := box.Y + p.text(s.cfg.Counted("present.opportunities", len(cards)), box.X, box.Y, box.W, 22, true, pal.Opportunity.Ink, 1) + 12
	columns := 1
	if box.W > 760 {
		columns = 2
	}
	width := (box.W - 20*float64(columns-1)) / float64(columns)
	x, start := box.X, y
	left := len(cards)
	for i, c := range cards {
		if i == mostOpportunities && columns == 1 {
			break
		}
		block := p.fit(c.Text, 19, false, width-40, 2)
		stage := s.stageOf(c)
		h := block.Height + 20
		if stage != "" {
			h += 21
		}
		if y+h > box.Bottom()-24 {
			columns--
			if columns == 0 {
				break
			}
			x, y = x+width+20, start
		}
		p.add(scene.Rect{Rect: vector.Rect{X: x, Y: y, W: width, H: h}, Radius: 8, Fill: pal.Opportunity.Fill, Stroke: vector.Stroke{Color: pal.Opportunity.Line, Width: 1}})
		p.box(vector.Rect{X: x + 12, Y: y + 12, W: 4, H: h - 24}, 2, pal.Opportunity.Ink)
		p.set(&block, x+28, y+9, 19, pal.Text)
		if stage != "" {
			p.text(stage, x+28, y+11+block.Height, width-40, 15, false, pal.Quiet, 1)
		}
		y += h + 10
		left--
	}
	if left > 0 {
		p.text(s.cfg.Counted("present.further", left), x, y, width, 17, false, pal.Quiet, 1)
	}
}

func (s *Story) stageOf(c *journey.Card) string {
	if step := s.cfg.Document.Steps.Get(c.Step); step != nil {
		if st := s.cfg.Document.Stages.Get(step.Stage); st != nil {
			return st.Name
		}
	}
	return ""
}
