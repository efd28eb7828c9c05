package handout

import (
	"math"
	"strings"

	"waymark/domain/analysis"
	"waymark/domain/journey"
	"waymark/domain/pages"
	"waymark/domain/pages/pen"
	"waymark/domain/scene"
	"waymark/domain/vector"
)

// emotionSheets gives large sheets to draw the curve on, with the curves of the
// map when they are wanted filled.
func (p *pack) emotionSheets() []pages.Page {
	columns := p.columns()
	var curves []analysis.Curve
	if p.filled {
		curves = p.knownCurves()
	}
	name := p.words("handout.emotions")
	across := spread(len(columns), mostColumns(&p.wall, 60*p.wall.k))
	var out []pages.Page
	left := 0
	for i, right := range across {
		g := p.newGrid(&p.wall, columns[left:right])
		g.emotionSheet(name, curves, i, len(across))
		out = append(out, g.sheet(name))
		left = right
	}
	return out
}

func (g *grid) emotionSheet(name string, curves []analysis.Curve, i, n int) {
	w, k := g.words, g.k
	h := pen.Header{Title: g.part(name, i, n), Subtitle: g.about(), Fields: []pen.Field{
		{Label: w("page.persona-name")}, {Label: w("handout.date")},
	}}
	if len(curves) > 0 {
		h.Fields = h.Fields[1:]
	}
	g.naming = len(curves) == 0
	g.head(h)
	g.instructions([]string{"1", "2", "3"}, []string{w("handout.emotions.1"), w("handout.emotions.2"), w("handout.emotions.3")})
	if len(curves) > 0 {
		g.samples(curves)
	}
	g.stages()

	prompts := 2
	if len(curves) > 0 {
		prompts = len(curves)
	}
	share := min(0.17*float64(prompts), 0.45)
	plot := vector.Rect{X: g.x, Y: g.y, W: g.w * float64(len(g.columns)), H: (g.bottom - g.y) * (1 - share)}
	g.emotionGround(g.Pen, plot, k, true)
	g.faces(plot)
	g.lines(plot.Y, plot.H)
	g.Ornament()
	g.rowLabel(plot.Y, plot.H*0.3, g.label-44*k, "", "", w("field.emotion-value"), w("lane-hint.emotion"))
	g.Ornament()
	for c := range curves {
		g.drawLarge(plot, curves, c)
	}
	g.y = plot.Bottom()
	each := (g.bottom - g.y) / float64(prompts)
	if len(curves) == 0 {
		for _, key := range []string{"handout.emotions.why", "handout.emotions.what"} {
			g.lines(g.y, each)
			g.Ornament()
			g.rowLabel(g.y, each, g.label, "", "", w(key), "")
			g.Ornament()
			g.y += each
		}
		return
	}
	for c := range curves {
		g.said(&curves[c], each)
		g.y += each
	}
}

// samples shows whose curve looks how, and what open points mean.
func (g *grid) samples(curves []analysis.Curve) {
	k := g.k * 0.82
	s := pen.Style{Size: pen.Small * k, Color: g.Palette.Text}
	x, line := g.f.body.X, s.LineHeight()*1.3
	right := g.f.body.Right()
	for _, c := range curves {
		mark := g.mark(c.Persona.ID)
		if mark == nil {
			continue
		}
		wide := min(g.Measure(c.Persona.Name, s), g.f.body.W/3) + 1
		if x > g.f.body.X && x+46*k+wide > right {
			x = g.f.body.X
			g.y += line
		}
		g.Add(mark.Curve([]vector.Point{{X: x, Y: g.y + line/2}, {X: x + 36*k, Y: g.y + line/2}}, 0.8*k)...)
		g.Add(mark.Point(x+18*k, g.y+line/2, 4.5*k, g.Palette.Paper, true)...)
		g.FitText(vector.Rect{X: x + 44*k, Y: g.y + line/2 - s.LineHeight()/2, W: wide, H: s.LineHeight()}, s, 5, c.Persona.Name)
		g.Group(scene.Ref{Kind: journey.PersonaRecord, ID: c.Persona.ID, Part: scene.Name})
		x += 44*k + wide + 18*k
	}
	g.y += line + 4*k
}

// sameValue is how near two values must be for their points to cover each other.
const sameValue = 0.18

// aside gives how far, in half sizes of a point, the point of curve i stands
// beside the middle of its column so that it does not cover another.
func aside(curves []analysis.Curve, i int, f *analysis.Feeling) float64 {
	before, all := 0, 0
	for k := range curves {
		for j := range curves[k].Feelings {
			o := &curves[k].Feelings[j]
			if o.Column == f.Column && math.Abs(o.Value-f.Value) < sameValue {
				all++
				if k < i {
					before++
				}
			}
		}
	}
	return 2.1 * (float64(before) - float64(all-1)/2)
}

// drawLarge draws the part of curve i that lies on this sheet.
func (g *grid) drawLarge(plot vector.Rect, curves []analysis.Curve, i int) {
	c := &curves[i]
	mark := g.mark(c.Persona.ID)
	if mark == nil {
		return
	}
	first, last := g.columns[0].index, g.columns[len(g.columns)-1].index
	here := analysis.Curve{Persona: c.Persona}
	for _, f := range c.Feelings {
		if f.Column >= first && f.Column <= last {
			here.Feelings = append(here.Feelings, f)
		}
	}
	r := min(6*g.k, g.w/float64(2+2*len(curves)))
	g.drawCurve(g.Pen, &here, mark, func(f *analysis.Feeling) vector.Point {
		return vector.Point{X: g.x + g.w*(float64(f.Column-first)+0.5) + r*aside(curves, i, f), Y: emotionY(plot, f.Value)}
	}, 0.95*g.k, r)
	g.Group(scene.Ref{Kind: journey.PersonaRecord, ID: c.Persona.ID, Part: scene.Curve})
}

// said sets what a persona felt and said under the columns. The whole texts
// stand on the persona's sheet; here they may be shortened.
func (g *grid) said(c *analysis.Curve, height float64) {
	k := g.k
	g.lines(g.y, height)
	g.Ornament()
	g.rowLabel(g.y, height, g.label, "", "", c.Persona.Name, "")
	g.Group(scene.Ref{Kind: journey.PersonaRecord, ID: c.Persona.ID, Part: scene.Name})
	s := pen.Style{Size: pen.Small * k, Color: g.Palette.Text}
	first, last := g.columns[0].index, g.columns[len(g.columns)-1].index
	for _, f := range c.Feelings {
		if f.Column < first || f.Column > last {
			continue
		}
		var said []string
		if f.Feeling != "" {
			said = append(said, f.Feeling)
		}
		if f.Quote != "" {
			said = append(said, pages.Fill(g.job.View.Words.Quote, f.Quote))
		}
		text := scene.Signed(f.Value)
		if len(said) > 0 {
			text += "  " + strings.Join(said, " · ")
		}
		box := vector.Rect{X: g.x + g.w*float64(f.Column-first) + 5*k, Y: g.y + 6*k, W: g.w - 9*k, H: height - 9*k}
		if box.H < s.LineHeight()*0.6 {
			continue
		}
		g.FitText(box, s, 4.5, text)
		g.Group(scene.Ref{Kind: journey.EmotionKind, ID: f.RecordID(), Part: scene.Label})
	}
}
