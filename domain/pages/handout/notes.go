package handout

import (
	"strconv"
	"strings"

	"waymark/domain/analysis"
	"waymark/domain/journey"
	"waymark/domain/pages"
	"waymark/domain/pages/pen"
	"waymark/domain/scene"
	"waymark/domain/typeset"
	"waymark/domain/vector"
)

// note is one piece of paper to cut out.
type note struct {
	card *analysis.Placed
	fit  pen.Fitted
	part string // “2/3” of a text that needs several notes
}

// notes gives the cards of the map as notes of exactly 76 × 76 mm with cut
// marks; a text too long for one note goes on on the next.
func (p *pack) notes() ([]pages.Page, *frame, error) {
	size := Note
	f := &p.upright
	across, down := notesOn(f)
	if a, d := notesOn(&p.wide); a*d > across*down {
		f, across, down = &p.wide, a, d
	}
	across, down = max(across, 1), max(down, 1)
	body := f.body
	if size > min(body.W, body.H) { // paper smaller than a note
		size = min(body.W, body.H)
	}
	x := body.X + (body.W-float64(across)*size)/2
	y := body.Y + (body.H-float64(down)*size)/2
	name := p.words("handout.notes")
	var out []pages.Page
	d := pen.New(p.tools)
	on := 0
	place := func(n note) {
		if on == 0 {
			p.cutMarks(d, x, y, size, across, down)
		}
		p.drawNote(d, vector.Rect{X: x + float64(on%across)*size, Y: y + float64(on/across)*size, W: size, H: size}, n)
		if on++; on == across*down {
			out = append(out, d.Page(f.w, f.h, name))
			on = 0
		}
	}
	cards := p.reading.Cards()
	for i := range cards {
		if i%64 == 0 {
			if err := p.ctx.Err(); err != nil {
				return nil, nil, err
			}
		}
		for _, n := range p.split(&cards[i], size) {
			place(n)
		}
	}
	if on > 0 {
		out = append(out, d.Page(f.w, f.h, name))
	}
	return out, f, nil
}

// notesOn gives how many notes stand side by side and one below the other.
func notesOn(f *frame) (across, down int) {
	return int(f.body.W/Note + 1e-9), int(f.body.H/Note + 1e-9)
}

const (
	notePad  = 13.0
	noteHead = 22.0
	noteFoot = 18.0
	noteText = 20.0 // the size at which a few words stand
	noteTiny = 7.0  // the least size
)

func noteRoom(size float64) (w, h float64) {
	return size - 2*notePad, size - noteHead - noteFoot - 2*6
}

// split cuts the text of a card into notes.
func (p *pack) split(c *analysis.Placed, size float64) []note {
	w, h := noteRoom(size)
	s := pen.Style{Size: noteText, Color: p.tools.Palette.Text}
	text := typeset.Sanitize(p.reading.TextOf(c.Card))
	fit := p.tools.Fit(text, s, w, h, noteTiny)
	if fit.Rest == "" {
		return []note{{card: c, fit: fit}}
	}
	// Broken once for all notes: a long text is not broken anew for each.
	s.Size = noteTiny
	lines := p.tools.Break(text, s, w).Lines
	each := max(int(h/s.LineHeight()), 1)
	var out []note
	for from := 0; from < len(lines); from += each {
		to := min(from+each, len(lines))
		part := text[lines[from].Start:lines[to-1].End]
		for part != "" { // once; again only if it breaks otherwise by itself
			fit := p.tools.Fit(part, s, w, h, noteTiny)
			out = append(out, note{card: c, fit: fit})
			part = fit.Rest
		}
	}
	for i := range out {
		if len(out) > 1 {
			out[i].part = strconv.Itoa(i+1) + "/" + strconv.Itoa(len(out))
		}
	}
	return out
}

// drawNote draws a note: the kind of lane and the stage above, the text in the
// middle, scores and basis below.
func (p *pack) drawNote(d *pen.Pen, box vector.Rect, n note) {
	pal := &p.tools.Palette
	c := n.card
	tone := pal.LaneTone(c.Lane.LaneKind)
	small := pen.Style{Size: pen.Tiny, Color: pal.Quiet}
	name := pen.Style{Size: pen.Tiny, Bold: true, Color: pal.Text}
	d.Bar(vector.Rect{X: box.X + 4, Y: box.Y + 4, W: box.W - 8, H: noteHead - 6}, tone.Chip)
	x, y := box.X+notePad, box.Y+4+(noteHead-6-name.LineHeight())/2
	middle := y + name.LineHeight()/2
	if d.Icon(scene.LaneIcon(c.Lane.LaneKind), x-4, middle-5, 10, tone.Ink) {
		x += 10
	}
	lane := c.Lane.Name
	if lane == "" {
		lane = p.words("lane." + string(c.Lane.LaneKind))
	}
	room := box.Right() - notePad - x
	d.FitText(vector.Rect{X: x, Y: y, W: room * 0.48, H: name.LineHeight()}, name, 5, lane)
	right := small
	right.Align = pen.Right
	d.FitText(vector.Rect{X: x + room*0.5, Y: y, W: room * 0.5, H: small.LineHeight()}, right, 5, p.stepName(c.Stage, c.Step, c.Column))

	w, h := noteRoom(box.W)
	fit := n.fit
	top := box.Y + noteHead + 6
	if fit.Height < h*0.6 { // a few words stand a little above the middle
		top += (h - fit.Height) * 0.3
	}
	d.Put(box.X+notePad, top, w, fit.Style, &fit.Block)

	p.noteFoot(d, box, n)
	d.Group(scene.Ref{Kind: journey.CardKind, ID: c.ID, Part: scene.Whole})
}

func (p *pack) noteFoot(d *pen.Pen, box vector.Rect, n note) {
	pal := &p.tools.Palette
	c := n.card
	s := pen.Style{Size: pen.Tiny, Color: pal.Quiet}
	middle := box.Bottom() - noteFoot/2 - 2
	y := middle - s.LineHeight()/2
	x, end := box.X+notePad, box.Right()-notePad
	words := p.job.View.Words
	var left string
	switch c.Lane.LaneKind {
	case journey.Touchpoints:
		if c.Importance > 0 {
			x += d.Marks(x, middle, 5.5, c.Importance, false, pal.Importance, pal.ZeroLine) + 8
		}
		if c.Satisfaction > 0 {
			x += d.Marks(x, middle, 5.5, c.Satisfaction, true, pal.Satisfaction, pal.ZeroLine) + 8
		}
		if ch := p.reading.ChannelOf(c.Card); ch != nil && c.Importance+c.Satisfaction == 0 {
			left = ch.Name
		}
	case journey.PainPoints:
		if c.Severity > 0 {
			x += d.Marks(x, middle, 5.5, c.Severity, false, pal.PainPoint.Ink, pal.ZeroLine) + 8
		}
	case journey.Opportunities:
		if v, ok := analysis.OpportunityValue(c.CustomerValue, c.BusinessValue); ok {
			left = pages.Fill(words.Value, scene.Number(v))
		}
	case journey.Activities, journey.Backstage, journey.SupportLane:
		if c.Hours > 0 {
			left = pages.Fill(words.Hours, scene.Number(c.Hours))
		}
	case journey.Metrics:
		if c.Value != 0 || c.Unit != "" {
			left = strings.TrimSpace(scene.Number(c.Value) + " " + c.Unit)
		}
	case journey.Goals, journey.Doing, journey.Thinking, journey.Feeling, journey.EmotionCurve, journey.Images, journey.TextLane:
	}
	basis := words.Assumed
	if c.Basis == journey.Researched {
		basis = words.Researched
	}
	if n.part != "" {
		basis = n.part + " · " + basis
	}
	wide := min(d.Measure(basis, s), (end-x)*0.7)
	d.FitText(vector.Rect{X: end - wide, Y: y, W: wide + 0.5, H: s.LineHeight()}, s, 5, basis)
	at := end - wide - 8
	ring := vector.Rect{X: at, Y: middle - 2.5, W: 5, H: 5}
	if c.Basis == journey.Researched {
		d.Add(scene.Rect{Rect: ring, Radius: 2.5, Fill: pal.Quiet})
	} else {
		d.Frame(ring, 2.5, pal.Paper, vector.Stroke{Color: pal.Quiet, Width: 0.8})
	}
	if left != "" && at-x > 20 {
		d.FitText(vector.Rect{X: x, Y: y, W: at - x - 6, H: s.LineHeight()}, s, 5, left)
	}
}

// cutMarks draws where to cut: faint lines between the notes, marks outside.
func (p *pack) cutMarks(d *pen.Pen, x, y, size float64, across, down int) {
	c := p.tools.Palette.Line
	ink := p.tools.Palette.Quiet
	right, bottom := x+float64(across)*size, y+float64(down)*size
	const out, gap = 9.0, 3.0
	for i := 0; i <= across; i++ {
		at := x + float64(i)*size
		d.Rule(at, y, at, bottom, pen.Hair, c, 2, 3)
		d.Rule(at, y-gap-out, at, y-gap, pen.Hair, ink)
		d.Rule(at, bottom+gap, at, bottom+gap+out, pen.Hair, ink)
	}
	for i := 0; i <= down; i++ {
		at := y + float64(i)*size
		d.Rule(x, at, right, at, pen.Hair, c, 2, 3)
		d.Rule(x-gap-out, at, x-gap, at, pen.Hair, ink)
		d.Rule(right+gap, at, right+gap+out, at, pen.Hair, ink)
	}
	d.Ornament()
}
