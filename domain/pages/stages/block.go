package stages

import (
	"strconv"

	"waymark/domain/fault"
	"waymark/domain/journey"
	"waymark/domain/pages"
	"waymark/domain/pages/cuts"
	"waymark/domain/pages/furniture"
	"waymark/domain/pages/pen"
	"waymark/domain/scene"
	"waymark/domain/vector"
)

func itoa(n int) string { return strconv.Itoa(n) }

// block is some neighbouring columns of a stage, set on as many pages as their
// lanes take.
type block struct {
	*report
	scene    *scene.Scene
	stage    *journey.Stage
	number   int
	from, to int // columns
	scale    float64
	entry    *pages.Entry

	page *pages.Page
	y    float64 // where the next lane goes
	over *pen.Pen
}

// left and right give the columns' edges on the sheet.
func (b *block) left() float64  { return b.scene.Columns[b.from].X }
func (b *block) right() float64 { c := b.scene.Columns[b.to-1]; return c.X + c.W }

// set sets all lanes.
func (b *block) set() error {
	b.begin()
	for i := range b.scene.Bands {
		band := &b.scene.Bands[i]
		if band.Kind != scene.LaneBand {
			continue
		}
		if err := b.lane(band); err != nil {
			return err
		}
	}
	b.end()
	return nil
}

// begin opens a page: running head, and the headers of stage and steps.
func (b *block) begin() {
	b.pages = append(b.pages, pages.Page{Width: b.paper.Width, Height: b.paper.Height})
	b.page = &b.pages[len(b.pages)-1]
	b.over = pen.New(b.tools)
	c := b.content
	w := &b.job.Words
	name := furniture.OneLine(b.stage.Name)
	of := pages.Fill(w.StageOf, itoa(b.number+1), itoa(len(b.stages)))
	b.page.Name = name
	if name == "" {
		b.page.Name = of
	}
	p := pen.New(b.tools)
	h := b.furniture.Running(p, c.X, c.Y, c.W, b.furniture.TitleText(), of)
	p.Ornament()
	if b.entry != nil {
		b.page.Outline = append(b.page.Outline, *b.entry)
		b.entry = nil
	}
	b.page.Put(p.Layer(b.paper.Width, b.paper.Height), 0, 0)
	b.y = c.Y + h
	for i := range b.scene.Bands {
		if band := &b.scene.Bands[i]; band.Kind == scene.StageBand {
			b.put(band, 0, band.Height)
		}
	}
}

// put lays the part of a band from height top to bottom on the page.
func (b *block) put(band *scene.PlacedBand, top, bottom float64) {
	c := b.content
	box := vector.Rect{X: c.X, Y: b.y, W: b.scene.LabelWidth * b.scale, H: (bottom - top) * b.scale}
	y := b.y - top*b.scale
	if band.Label != nil {
		b.page.Parts = append(b.page.Parts, pages.Part{Layer: band.Label, X: c.X, Y: y, Scale: b.scale, Clip: box})
	}
	box.X += box.W
	box.W = (b.right() - b.left()) * b.scale
	b.page.Parts = append(b.page.Parts, pages.Part{
		Layer: band.Body, X: box.X - (b.left()-band.BodyX)*b.scale, Y: y, Scale: b.scale, Clip: box,
	})
	if band.Kind == scene.LaneBand {
		b.refer(len(b.page.Parts) - 1)
		if top == 0 {
			b.goOn(band, y)
		} else {
			b.repeatName(band)
		}
	} else if b.from > 0 {
		b.repeatStage(band)
	}
	b.y += (bottom - top) * b.scale
}

// room is how much height is left on the page, in points of the sheet.
func (b *block) room() float64 { return (b.content.Bottom() - b.y) / b.scale }

// lane sets a lane: on this page, on the next where it finds room as a whole,
// else cut through the gutters between its cards.
func (b *block) lane(band *scene.PlacedBand) error {
	if band.Height <= b.room() {
		b.put(band, 0, band.Height)
		return nil
	}
	fresh := b.fresh()
	if (band.Height <= fresh || b.room() < fresh/3) && !b.onlyHeaders() {
		b.next()
	}
	part := pages.Part{Layer: band.Body, Scale: 1}
	axis := cuts.Down(b.within(cuts.FindIn(&part), band))
	for top := 0.0; top < band.Height; {
		if len(b.pages) > mostPages {
			return fault.New(TooManyPages, "The report would have more than %d pages. Choose larger paper.", mostPages)
		}
		room := b.room()
		if band.Height-top <= room {
			b.put(band, top, band.Height)
			break
		}
		// Rather a short page than a torn card, rather a torn card than a torn line.
		at, _ := cuts.Best(axis, top+max(room*0.5, 8), top+room)
		if at <= top {
			at = top + max(room, 8)
		}
		at = min(at, band.Height)
		b.put(band, top, at)
		top = at
		if top < band.Height {
			b.next()
		}
	}
	return nil
}

// within keeps the things that stand in the block's columns.
func (b *block) within(all []cuts.Thing, band *scene.PlacedBand) []cuts.Thing {
	var out []cuts.Thing
	left, right := b.left()-band.BodyX, b.right()-band.BodyX
	for _, t := range all {
		if t.Box.Right() > left && t.Box.X < right {
			out = append(out, t)
		}
	}
	return out
}

// fresh is the room of a page that has nothing but its headers.
func (b *block) fresh() float64 {
	head := 0.0
	for i := range b.scene.Bands {
		if b.scene.Bands[i].Kind == scene.StageBand {
			head += b.scene.Bands[i].Height
		}
	}
	s := pen.Style{Size: pen.Tiny * b.furniture.Scale()}
	return (b.content.H-s.LineHeight()-4*b.furniture.Scale())/b.scale - head
}

func (b *block) onlyHeaders() bool { return b.room() >= b.fresh()-0.01 }

// next ends the page and opens another.
func (b *block) next() {
	b.end()
	b.begin()
}

// end closes the page: what lies over its lanes comes last.
func (b *block) end() {
	if b.page == nil {
		return
	}
	b.page.Put(b.over.Layer(b.paper.Width, b.paper.Height), 0, 0)
	b.page = nil
}

// repeatName tells at the top of a page which lane goes on.
func (b *block) repeatName(band *scene.PlacedBand) {
	lane := b.job.Document.Lanes.Get(band.Lane)
	if lane == nil || lane.Name == "" {
		return
	}
	s := pen.Style{Size: 10.5 * b.scale, Color: b.tools.Palette.Quiet}
	box := vector.Rect{X: b.content.X + 12*b.scale, Y: b.y + 10*b.scale, W: (b.scene.LabelWidth - 20) * b.scale, H: 60 * b.scale}
	b.over.FitText(box, s, 6, pages.Fill(b.job.Words.Continued, lane.Name))
	b.over.Group(scene.Ref{Kind: journey.LaneRecord, ID: lane.ID, Part: scene.Name})
}

// repeatStage tells which stage goes on, in the empty corner above the lane
// names.
func (b *block) repeatStage(band *scene.PlacedBand) {
	if b.stage.Name == "" {
		return
	}
	s := pen.Style{Size: 11 * b.scale, Bold: true, Color: b.tools.Palette.Text}
	box := vector.Rect{X: b.content.X + 12*b.scale, Y: b.y + 10*b.scale, W: (b.scene.LabelWidth - 20) * b.scale, H: (band.Height - 14) * b.scale}
	b.over.FitText(box, s, 6, pages.Fill(b.job.Words.Continued, b.stage.Name))
	b.over.Group(scene.Ref{Kind: journey.StageKind, ID: b.stage.ID, Part: scene.Name})
}

// refer puts the numbers of the appendix beside the cards of a part.
func (b *block) refer(part int) {
	p := &b.page.Parts[part]
	for i := range p.Layer.Groups {
		g := &p.Layer.Groups[i]
		n := b.numbers[g.Ref.ID]
		if g.Ref.Kind != journey.CardKind || g.Ref.Part != scene.Whole || n == 0 {
			continue
		}
		x, y := p.X+g.Bounds.X*p.Scale, p.Y+g.Bounds.Y*p.Scale
		if y < p.Clip.Y-1 || y >= p.Clip.Bottom() || x < p.Clip.X-1 || x >= p.Clip.Right() {
			continue // the card begins on another page
		}
		r := max(5.4, 5.4*b.scale/reading)
		b.over.Disc(x+1.5, y+1.5, r, itoa(n), b.tools.Palette.Accent, b.tools.Palette.Light)
		b.over.Group(scene.Ref{Part: scene.Ornament})
		b.seats = append(b.seats, seat{len(b.pages) - 1, g.Ref.ID, vector.Rect{X: x - r, Y: y - r, W: 2*r + 3, H: 2*r + 3}})
	}
}

// goOn draws where curves come from and lead to: the points of the neighbouring
// stages, faintly, at the edges of an emotion lane.
func (b *block) goOn(band *scene.PlacedBand, top float64) {
	lane := b.job.Document.Lanes.Get(band.Lane)
	if lane == nil || lane.LaneKind != journey.EmotionCurve || lane.Collapsed {
		return
	}
	columns := b.full.Columns
	first, last := -1, -1
	for i, c := range columns {
		if c.Step == b.scene.Columns[b.from].Step {
			first = i
		}
		if c.Step == b.scene.Columns[b.to-1].Step {
			last = i
		}
	}
	place := func(persona, step journey.ID) (vector.Point, bool) {
		at, ok := b.scene.EmotionPoint(persona, step)
		if !ok {
			return at, false
		}
		return vector.Point{
			X: b.content.X + (b.scene.LabelWidth+at.X-b.left())*b.scale, Y: top + (at.Y-band.Y)*b.scale,
		}, true
	}
	var texts []vector.Rect // which no line may cross
	for _, t := range cuts.FindIn(&b.page.Parts[len(b.page.Parts)-1]) {
		if !t.Card {
			texts = append(texts, t.Box.Inset(-1.5*b.scale))
		}
	}
	edgeLeft := b.content.X + b.scene.LabelWidth*b.scale
	edgeRight := edgeLeft + (b.right()-b.left())*b.scale
	marks := b.scene.PersonaMarks()
	for i := range marks {
		m := &marks[i]
		color := scene.Mix(b.tools.Palette.Paper, m.Color, 0.45)
		toward := func(neighbour int, from vector.Point, x float64) {
			if neighbour < 0 || neighbour >= len(columns) {
				return
			}
			e := b.job.Document.EmotionAt(m.Persona, columns[neighbour].Step)
			if e == nil {
				return
			}
			value, ok := b.scene.EmotionY(band.Lane, e.Value)
			if !ok {
				return
			}
			to := vector.Point{X: x, Y: top + (value-band.Y)*b.scale}
			b.over.Add(scene.Path{Path: swing(from, to, texts), Stroke: vector.Stroke{Color: color, Width: 1.6 * b.scale, Dash: []float64{4 * b.scale, 4 * b.scale}}})
			r := 3.6 * b.scale
			b.over.Add(scene.Rect{
				Rect: vector.Rect{X: to.X - r, Y: to.Y - r, W: 2 * r, H: 2 * r}, Radius: r, Fill: b.tools.Palette.Paper,
				Stroke: vector.Stroke{Color: color, Width: 1.3 * b.scale},
			})
		}
		inset := 9 * b.scale
		if at, ok := place(m.Persona, b.scene.Columns[b.from].Step); ok && b.from == 0 {
			toward(first-1, vector.Point{X: at.X - 8*b.scale, Y: at.Y}, edgeLeft+inset)
		}
		if at, ok := place(m.Persona, b.scene.Columns[b.to-1].Step); ok && b.to == len(b.scene.Columns) {
			toward(last+1, vector.Point{X: at.X + 8*b.scale, Y: at.Y}, edgeRight-inset)
		}
	}
	b.over.Group(scene.Ref{Part: scene.Ornament})
}

// swing leads from one point to another, level at both ends, with a gap wherever
// a text stands.
func swing(from, to vector.Point, texts []vector.Rect) vector.Path {
	const steps = 48
	var path vector.Path
	drawing := false
	for i := range steps + 1 {
		t := float64(i) / steps
		ease := t * t * (3 - 2*t)
		at := vector.Point{X: from.X + (to.X-from.X)*t, Y: from.Y + (to.Y-from.Y)*ease}
		covered := false
		for _, r := range texts {
			covered = covered || r.Contains(at)
		}
		switch {
		case covered:
			drawing = false
		case drawing:
			path.LineTo(at.X, at.Y)
		default:
			path.MoveTo(at.X, at.Y)
			drawing = true
		}
	}
	return path
}
