// Package furniture sets what stands around the map on a printed page: the head
// with title, logo, scenario and personas, and the foot.
//
// What lives here: these drawings, in sizes of the page. What does not: where
// the map goes (the layouts beside this room) and the map itself
// (domain/scene).
package furniture

import (
	"strconv"
	"strings"

	"waymark/domain/journey"
	"waymark/domain/pages"
	"waymark/domain/pages/pen"
	"waymark/domain/scene"
	"waymark/domain/vector"
)

// Furniture draws for one job at one scale; 1 is for A4.
type Furniture struct {
	job   *pages.Job
	m     *journey.Map
	k     float64
	tools pen.Tools
	// MostLine bounds the width of a line of text, in points; 0 for no bound.
	// A poster keeps lines shorter than its tiles.
	MostLine float64
}

// New makes furniture for a job at a scale.
func New(job *pages.Job, scale float64) *Furniture {
	return &Furniture{job: job, m: job.Map(), k: scale, tools: Tools(job)}
}

// Tools gives what pens of a job need.
func Tools(job *pages.Job) pen.Tools {
	return pen.Tools{Typesetter: job.Typesetter, Palette: job.View.Palette, Icons: job.View.Icons}
}

// Scale gives the scale of type for paper of that size: type grows with the
// paper, since people stand farther from it.
func Scale(width, height float64) float64 {
	const a3 = 842 // the shorter side
	return min(max(min(width, height)/a3, 0.78), 4)
}

func (f *Furniture) line(width float64) float64 {
	if f.MostLine > 0 {
		return min(width, f.MostLine*0.95)
	}
	return width
}

// Head draws the head of a printout across the width: title and facts, scenario
// and expectations, the personas. It gives nil when the settings want none of
// it.
func (f *Furniture) Head(width float64, marks []scene.PersonaMark) *scene.Layer {
	p := pen.New(f.tools)
	y := 0.0
	if f.job.Settings.Header {
		y = f.title(p, width)
		y = f.prose(p, y, width)
	}
	if f.job.Settings.Personas {
		y = f.strip(p, y, width, marks)
	}
	if y == 0 {
		return nil
	}
	return p.Layer(width, y)
}

// Running draws the head of a page that follows another: what it is part of at
// the left, its own name at the right.
func (f *Furniture) Running(p *pen.Pen, x, y, width float64, left, right string) (height float64) {
	s := pen.Style{Size: pen.Tiny * f.k, Color: f.tools.Palette.Quiet}
	h := s.LineHeight()
	p.FitText(vector.Rect{X: x, Y: y, W: width * 0.6, H: h}, s, s.Size, left)
	s.Align = pen.Right
	p.FitText(vector.Rect{X: x + width*0.62, Y: y, W: width * 0.38, H: h}, s, s.Size, right)
	return h + 4*f.k
}

// tilePitch sets what stands side by side on a poster about a tile apart, so
// that cuts find a gap between.
const tilePitch = 1.02

// title draws title, subtitle, facts and logo, and gives the height.
func (f *Furniture) title(p *pen.Pen, width float64) float64 {
	h := pen.Header{Title: f.TitleText(), Subtitle: f.Subtitle()}
	w := &f.job.Words
	var facts []string
	for _, field := range [...]pen.Field{{Label: w.Owner, Value: f.m.Owner}, {Label: w.Version, Value: f.m.VersionLabel}, {Label: w.Review, Value: f.m.ReviewOn}} {
		switch {
		case field.Value == "":
		case f.MostLine > 0: // beside the title they would stand on another tile
			facts = append(facts, field.Label+" "+field.Value)
		default:
			h.Fields = append(h.Fields, field)
		}
	}
	if len(facts) > 0 {
		h.Subtitle += "\n" + strings.Join(facts, " · ")
	}
	room := width
	logo := f.Logo(width)
	if logo.W > 0 {
		room -= logo.W + pen.Apart*f.k
	}
	headed := f.line(room)
	height := p.Header(0, 0, headed, f.k, h)
	p.Group(scene.Ref{Kind: journey.MapKind, ID: f.m.ID, Part: scene.Name})
	if headed < width { // the rule under the title goes all the way
		ruled := height - (pen.Rule+pen.Apart*0.75)*f.k
		p.Bar(vector.Rect{X: headed, Y: ruled, W: width - headed, H: pen.Rule * f.k}, f.tools.Palette.Accent)
		p.Ornament()
	}
	if logo.W > 0 {
		logo.X = width - logo.W
		p.Add(logo)
		p.Ornament()
		height = max(height, logo.H+pen.Gap*f.k)
	}
	return height
}

// Logo gives the logo in the size for the head of a page of that width; without
// a size when there is none.
func (f *Furniture) Logo(width float64) scene.Picture {
	l := f.job.Logo
	if l == nil || l.Width <= 0 || l.Height <= 0 {
		return scene.Picture{}
	}
	high := 34 * f.k
	wide := high * float64(l.Width) / float64(l.Height)
	if most := min(width/4, 170*f.k); wide > most {
		high *= most / wide
		wide = most
	}
	return scene.Picture{Rect: vector.Rect{W: wide, H: max(high, 1)}, Attachment: "logo", Type: l.Type, Data: l.Data}
}

// TitleText gives the title of the map, or what stands for one.
func (f *Furniture) TitleText() string {
	if t := strings.TrimSpace(f.m.Title); t != "" {
		return t
	}
	if t := strings.TrimSpace(f.job.Document.Project.Title); t != "" {
		return t
	}
	return f.job.Words.Map
}

// Subtitle tells the project, the state of the map and what it rests on.
func (f *Furniture) Subtitle() string {
	w := &f.job.View.Words
	state, basis := w.Current, w.Assumed
	if f.m.State == journey.Future {
		state = w.Future
	}
	if f.m.Basis == journey.Researched {
		basis = w.Researched
	}
	parts := []string{state, basis}
	if t := f.job.Document.Project.Title; t != "" && t != f.m.Title {
		parts = append([]string{t}, parts...)
	}
	if !f.job.Settings.Personas {
		if names := f.PersonaNames(); names != "" {
			parts = append(parts, names)
		}
	}
	if remark := f.job.View.Remark; remark != "" {
		parts = append(parts, remark)
	}
	return strings.Join(parts, " · ")
}

// Personas gives the personas that the printout shows.
func (f *Furniture) Personas() []*journey.Persona {
	var out []*journey.Persona
	for _, p := range f.job.Document.PersonasInOrder() {
		if f.m.Personas.Has(p.ID) && !f.job.View.HiddenPersonas.Has(p.ID) {
			out = append(out, p)
		}
	}
	return out
}

// PersonaNames lists the personas.
func (f *Furniture) PersonaNames() string {
	var names []string
	for _, p := range f.Personas() {
		if p.Name != "" {
			names = append(names, p.Name)
		}
	}
	return strings.Join(names, f.job.Words.Separator)
}

// prose sets scenario and expectations side by side and gives where they end.
func (f *Furniture) prose(p *pen.Pen, y, width float64) float64 {
	type piece struct {
		part        scene.Part
		label, text string
	}
	var pieces []piece
	for _, e := range [...]piece{
		{scene.Scenario, f.job.View.Words.Scenario, f.m.Scenario},
		{scene.Expectations, f.job.View.Words.Expectations, f.m.Expectations},
	} {
		if e.text != "" {
			pieces = append(pieces, e)
		}
	}
	if len(pieces) == 0 {
		return y
	}
	c := &f.tools.Palette
	label := pen.Style{Size: pen.Tiny * f.k, Color: c.Quiet}
	text := pen.Style{Size: pen.Small * f.k, Color: c.Text}
	gap := pen.Far * f.k
	column := (width - gap) / 2
	if tile := f.MostLine * tilePitch; tile > 0 && 2*tile <= width {
		column = tile - gap
	}
	wide := f.line(min(column, 72*text.Size)) // a readable line
	bottom := y
	for i, e := range pieces {
		x := float64(i) * (column + gap)
		at := y + p.Text(x, y, wide, label, e.label)
		at += p.Text(x, at, wide, text, e.text)
		p.Group(scene.Ref{Kind: journey.MapKind, ID: f.m.ID, Part: e.part})
		bottom = max(bottom, at)
	}
	return bottom + pen.Gap*f.k
}

// strip sets the personas side by side and gives where they end.
func (f *Furniture) strip(p *pen.Pen, y, width float64, marks []scene.PersonaMark) float64 {
	all := f.Personas()
	if len(all) == 0 {
		return y
	}
	const least, most, apart = 190.0, 400.0, 20.0
	k := f.k
	perRow := max(1, min(len(all), int((width+apart*k)/((least+apart)*k))))
	rows := (len(all) + perRow - 1) / perRow
	perRow = (len(all) + rows - 1) / rows
	pitch := (width + apart*k) / float64(perRow)
	if tile := f.MostLine * tilePitch; tile > 0 && 2*tile <= width {
		pitch = tile
		perRow = max(1, min(len(all), int(width/pitch)))
	}
	wide := f.line(min(pitch-apart*k, most*k))
	for from := 0; from < len(all); from += perRow {
		bottom := y
		for i := from; i < min(from+perRow, len(all)); i++ {
			bottom = max(bottom, f.persona(p, all[i], marks, float64(i-from)*pitch, y, wide))
		}
		y = bottom + pen.Gap*k
	}
	return y + pen.Near*k
}

// persona draws one persona and gives where it ends.
func (f *Furniture) persona(p *pen.Pen, who *journey.Persona, marks []scene.PersonaMark, x, y, width float64) float64 {
	c, k := &f.tools.Palette, f.k
	const side = 28.0
	color, ink := c.Accent, c.Accent
	var mark *scene.PersonaMark
	for i := range marks {
		if marks[i].Persona == who.ID {
			mark = &marks[i]
			color, ink = mark.Color, mark.Text
		}
	}
	f.Portrait(p, who, color, x, y, side*k)
	left := x + (side+8)*k
	room := width - (side+8)*k
	name := pen.Style{Size: pen.Body * k, Bold: true, Color: c.Text}
	detail := pen.Style{Size: pen.Tiny * k, Color: c.Quiet}
	at := y
	if mark != nil && room > 90*k {
		block := p.Break(who.Name, name, room-44*k)
		p.Put(left, at, room, name, &block)
		for _, item := range mark.Sample(0, 0, 36, c.Paper) {
			p.Add(scaled(item, 0.9*k, left+block.Width+8*k, at+name.LineHeight()/2))
		}
		at += block.Height
	} else {
		at += p.Text(left, at, room, name, who.Name)
	}
	at += p.Text(left, at, room, detail, joined(who.Demographics, who.Firmographics))
	if who.Quote != "" {
		detail.Color = ink
		at += p.Text(left, at, room, detail, pages.Fill(f.job.View.Words.Quote, who.Quote))
	}
	p.Group(scene.Ref{Kind: journey.PersonaRecord, ID: who.ID, Part: scene.Whole})
	return max(at, y+side*k)
}

// Portrait draws the picture of a persona, or the initials, in a circle.
func (f *Furniture) Portrait(p *pen.Pen, who *journey.Persona, color vector.Color, x, y, side float64) {
	round := vector.Rect{X: x, Y: y, W: side, H: side}
	if a := f.job.Document.Attachments.Get(who.Picture); a != nil {
		p.Add(scene.Picture{Rect: round, Radius: side / 2, Attachment: a.ID, Type: a.Type, Data: a.Data})
		return
	}
	p.Add(scene.Rect{Rect: round, Radius: side / 2, Fill: color})
	s := pen.Style{Size: side * 0.38, Color: f.tools.Palette.OnColor(color), Align: pen.Center}
	if letters := scene.Initials(who.Name); letters != "" && p.Measure(letters, s) < side*0.9 {
		p.Text(x, y+(side-s.LineHeight())/2, side, s, letters)
	}
}

func joined(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + " · " + b
}

// scaled gives an item scaled around 0, 0 and then moved.
func scaled(item scene.Item, k, dx, dy float64) scene.Item {
	switch it := item.(type) {
	case scene.Rect:
		it.Rect = vector.Rect{X: it.X*k + dx, Y: it.Y*k + dy, W: it.W * k, H: it.H * k}
		it.Radius *= k
		it.Stroke = thinner(it.Stroke, k)
		return it
	case scene.Path:
		it.Path = it.Path.Transform(k, dx, dy)
		it.Stroke = thinner(it.Stroke, k)
		return it
	}
	return item
}

func thinner(s vector.Stroke, k float64) vector.Stroke {
	s.Width *= k
	var dash []float64
	for _, d := range s.Dash {
		dash = append(dash, d*k)
	}
	s.Dash = dash
	return s
}

// FootHeight is the room that a foot takes at the scale, points.
func (f *Furniture) FootHeight() float64 {
	if !f.job.Settings.Footer {
		return 0
	}
	return (pen.Tiny*1.3 + 8) * f.footScale()
}

// footScale keeps the foot readable on small paper and modest on large.
func (f *Furniture) footScale() float64 { return min(max(f.k, 0.87), 2.5) }

// Foot draws the foot of page number of total into the room above bottom: the
// file at the left, date and page at the right.
func (f *Furniture) Foot(page *pages.Page, x, bottom, width float64, number, total int) {
	if !f.job.Settings.Footer {
		return
	}
	k := f.footScale()
	p := pen.New(f.tools)
	s := pen.Style{Size: pen.Tiny * k, Color: f.tools.Palette.Quiet}
	h := s.LineHeight()
	y := f.FootHeight() - h
	w := &f.job.Words
	numbers := pages.Fill(w.PageOf, strconv.Itoa(number), strconv.Itoa(total))
	right := s
	right.Align = pen.Right
	wide := p.Measure(numbers, s)
	p.Text(width-wide-1, y, wide+1, right, numbers)
	rest := width - wide - 18*k
	if f.job.Date != "" {
		printed := pages.Fill(w.PrintedOn, f.job.Date)
		if wide := p.Measure(printed, s); wide < rest*0.6 {
			p.Text(rest-wide-1, y, wide+1, right, printed)
			rest -= wide + 18*k
		}
	}
	if f.job.File != "" && rest > 40 {
		p.FitText(vector.Rect{Y: y, W: rest, H: h}, s, s.Size, f.job.File)
	}
	page.Put(p.Layer(width, f.FootHeight()), x, bottom-f.FootHeight())
}

// Scale gives the scale of the furniture.
func (f *Furniture) Scale() float64 { return f.k }

// OneLine gives a text as a line of an outline.
func OneLine(s string) string { return journey.Shorten(strings.Join(strings.Fields(s), " "), 200) }
