package present

import (
	"math"
	"slices"

	"waymark/domain/journey"
	"waymark/domain/scene"
	"waymark/domain/vector"
)

// curve is the strip with the curves of all personas: as the map draws them,
// drawn up to the stage that is told, the rest faint.
type curve struct {
	story  *Story
	band   scene.PlacedBand
	stage  int
	scale  float64
	height float64 // with the names of the stages
	left   float64 // where the strip's body begins on the page
	shift  float64 // how much of the body is to the left of the window, page units
	window float64 // width of the body's window
}

// curve places the strip for a stage; nil where the map shows none.
func (s *Story) curve(stage int) *curve {
	c := &curve{story: s, stage: stage}
	for _, b := range s.whole.Bands {
		if b.Kind == scene.LaneBand {
			if l := s.cfg.Document.Lanes.Get(b.Lane); l != nil && l.LaneKind == journey.EmotionCurve && !l.Collapsed {
				c.band = b
				break
			}
		}
	}
	if c.band.Band == nil || len(s.stages) == 0 {
		return nil
	}
	full := s.width() - 2*margin
	label := s.whole.LabelWidth
	c.scale = min(full/(label+c.band.Body.Width), curveMost/c.band.Height)
	c.scale = max(c.scale, 0.8) // smaller faces and words cannot be read; the strip then moves along
	c.height = c.band.Height*c.scale + railRoom
	c.left = margin + label*c.scale
	c.window = min(full-label*c.scale, c.band.Body.Width*c.scale)
	if hidden := c.band.Body.Width*c.scale - c.window; hidden > 0.5 {
		from, to := c.span(stage)
		c.shift = min(max((from+to)/2*c.scale-c.window/2, 0), hidden)
	}
	return c
}

// span gives where a stage begins and ends in the body, in points.
func (c *curve) span(stage int) (from, to float64) {
	for _, st := range c.story.whole.Stages {
		if st.Stage == c.story.stages[stage].ID {
			return st.X - c.band.BodyX, st.X + st.W - c.band.BodyX
		}
	}
	return 0, 0
}

// pieces draws the strip with its upper edge at y.
func (c *curve) pieces(y float64) []piece {
	s := c.story
	body := y + railRoom
	_, to := c.span(c.stage)
	window := vector.Rect{X: c.left, Y: body, W: c.window, H: c.band.Height * c.scale}
	fade := 0.0
	if c.stage < len(s.stages)-1 {
		fade = c.left + to*c.scale - c.shift
	}
	pieces := []piece{{layer: c.rail(y), scale: 1}}
	if c.band.Label != nil {
		pieces = append(pieces, piece{layer: c.band.Label, at: vector.Point{X: margin, Y: body}, scale: c.scale})
	}
	return append(pieces, piece{
		layer: c.band.Body, at: vector.Point{X: c.left - c.shift, Y: body}, scale: c.scale, window: window, fadeFrom: fade,
	})
}

// rail draws the names of the stages above the strip: what was told, what is
// being told, what is to come.
func (c *curve) rail(y float64) *scene.Layer {
	s := c.story
	p, pal := s.pen(), s.pal()
	for i, st := range s.stages {
		from, to := c.span(i)
		x, right := c.left+from*c.scale-c.shift, c.left+to*c.scale-c.shift
		x, right = max(x, c.left), min(right, c.left+c.window)
		if right-x < 8 {
			continue
		}
		hue, ink, bold := s.hue(i), pal.Quiet, false
		switch {
		case i == c.stage:
			ink, bold = pal.Text, true
		case i > c.stage:
			hue = scene.Mix(hue, pal.Paper, 0.72)
		}
		height := 4.0
		if bold {
			height = 8
		}
		p.text(st.Name, x+4, y, right-x-8, 15, bold, ink, 1)
		p.box(vector.Rect{X: x + 1, Y: y + railRoom - 6 - height, W: right - x - 2, H: height}, 2, hue)
	}
	return p.layer(s.width(), Height)
}

// told is what a persona feels in a stage, worth telling beside its name.
type told struct {
	persona *journey.Persona
	emotion *journey.Emotion
	peak    string // key of words: the highest or lowest point of the persona, or ""
}

// mostTold is how many feelings stand beside the name of a stage.
const mostTold = 2

// told chooses what to tell of a stage: the highs and lows of personas first,
// then what has a quote, then the strongest feelings.
func (s *Story) told(i int, c *curve) []told {
	if c == nil {
		return nil
	}
	var all []told
	for _, p := range s.personas() {
		low, high := s.extent(p.ID)
		for _, step := range s.cfg.Document.StepsOf(s.stages[i].ID) {
			e := s.cfg.Document.EmotionAt(p.ID, step.ID)
			if e == nil {
				continue
			}
			t := told{persona: p, emotion: e}
			switch {
			case high-low >= 0.5 && e.Value == high:
				t.peak = "present.high"
			case high-low >= 0.5 && e.Value == low:
				t.peak = "present.low"
			}
			if t.peak != "" || e.Quote != "" || e.Feeling != "" {
				all = append(all, t)
			}
		}
	}
	weight := func(t told) float64 {
		w := math.Abs(t.emotion.Value)
		if t.peak != "" {
			w += 8
		}
		if t.emotion.Quote != "" {
			w += 4
		}
		return -w
	}
	all = sortedBy(all, func(a, b told) int {
		switch d := weight(a) - weight(b); {
		case d < 0:
			return -1
		case d > 0:
			return 1
		}
		return 0
	})
	return all[:min(len(all), mostTold)]
}

// extent gives the lowest and the highest value of a persona's curve.
func (s *Story) extent(persona journey.ID) (low, high float64) {
	low, high = math.Inf(1), math.Inf(-1)
	for _, st := range s.stages {
		for _, step := range s.cfg.Document.StepsOf(st.ID) {
			if e := s.cfg.Document.EmotionAt(persona, step.ID); e != nil {
				low, high = min(low, e.Value), max(high, e.Value)
			}
		}
	}
	return low, high
}

// quote draws one feeling in a box and gives where it ends.
func (s *Story) quote(p *pen, t told, x, y, w float64) float64 {
	pal := s.pal()
	ink := pal.Text
	marks := s.whole.PersonaMarks()
	k := slices.IndexFunc(marks, func(m scene.PersonaMark) bool { return m.Persona == t.persona.ID })
	if k >= 0 {
		ink = marks[k].Text
		p.box(vector.Rect{X: x, Y: y + 3, W: 4, H: 0}, 2, ink) // its height is known below
	}
	bar := len(p.items) - 1
	top := y
	text := t.emotion.Quote
	if text != "" {
		text = fillQuote(s.cfg.View.Words.Quote, text)
		y += p.text(text, x+18, y, w-18, p.shrink(text, w-18, 2, false, 22, 19), false, pal.Text, 2) + 3
	}
	about := journey.Shorten(t.persona.Name, 40) + "  " + scene.Signed(t.emotion.Value)
	if f := t.emotion.Feeling; f != "" {
		about += " · " + f
	}
	if t.peak != "" {
		about += " · " + s.t(t.peak)
	}
	y += p.text(about, x+18, y, w-18, 16, true, ink, 1)
	if k >= 0 {
		if r, ok := p.items[bar].(scene.Rect); ok {
			r.H = y - top - 6
			p.items[bar] = r
		}
	}
	return y
}
