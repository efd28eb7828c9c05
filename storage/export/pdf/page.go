package pdf

import (
	"waymark/domain/journey"
	"waymark/domain/pages"
	"waymark/domain/scene"
	"waymark/domain/vector"
	"waymark/storage/export/internal/address"
)

// draw adds a page to the document.
func (d *document) draw(p *pages.Page, links map[journey.ID]string) {
	d.addPage(p.Width, p.Height)
	k := newCanvas(d)
	for i := 0; i < len(p.Parts); {
		i = k.parts(p.Parts, i)
	}
	k.drawRules()
	k.flush()
	for i := range p.Parts {
		d.addLinks(&p.Parts[i], links)
	}
	for _, l := range p.Links {
		d.addJump(l)
	}
	for _, e := range p.Outline {
		d.bookmark(e.Title, e.Level, e.Y)
	}
}

// parts draws the parts from number i on that share scale and clip, in one
// system of coordinates, and gives the number of the first that does not.
func (k *canvas) parts(all []pages.Part, i int) (next int) {
	first := &all[i]
	scale := first.Size()
	k.begin(scale, first.X, first.Y, first.Clip)
	k.part = pageRule{clip: first.Clip, scale: scale, x: first.X, y: first.Y}
	for next = i; next < len(all) && all[next].Size() == scale && all[next].Clip == first.Clip; next++ {
		p := &all[next]
		if p.Layer == nil {
			continue
		}
		x, y := (p.X-first.X)/scale, (p.Y-first.Y)/scale
		k.visible = vector.Rect{}
		if !p.Clip.Empty() {
			k.visible = vector.Rect{X: (p.Clip.X - p.X) / scale, Y: (p.Clip.Y - p.Y) / scale, W: p.Clip.W / scale, H: p.Clip.H / scale}
		}
		k.layer(p.Layer, x, y)
	}
	k.dx, k.dy = 0, 0
	k.end()
	return next
}

// pageRule is a rule in coordinates of the page, with the clip that it shows in,
// and the system of coordinates that it was drawn in.
type pageRule struct {
	rect        scene.Rect
	clip        vector.Rect
	scale, x, y float64
}

// unclipped gives a rule that lies within its clip, as those at the edges of
// lanes do, some air: readers move thin lines to whole pixels, and the clip would
// swallow those that move past it.
func (r pageRule) unclipped() pageRule {
	const slack, air = 0.01, 1.5
	b, c := r.rect.Rect, r.clip
	if !c.Empty() && b.X >= c.X-slack && b.Y >= c.Y-slack && b.Right() <= c.Right()+slack && b.Bottom() <= c.Bottom()+slack {
		r.clip = c.Inset(-air)
	}
	return r
}

// drawRules draws the rules that were put off, over everything else: what lies
// beside them would cover half of each.
func (k *canvas) drawRules() {
	k.decimals = 3
	for i := 0; i < len(k.rules); {
		clip := k.rules[i].clip
		k.begin(1, 0, 0, clip)
		for ; i < len(k.rules) && k.rules[i].clip == clip; i++ {
			k.rule(k.rules[i].rect)
		}
		k.end()
	}
	k.rules = k.rules[:0]
}

// shows tells whether a box of the layer that is drawn can be seen.
func (k *canvas) shows(b vector.Rect) bool {
	return k.visible.Empty() || k.visible.Intersects(b)
}

// hides tells whether a text lies outside of what can be seen.
func (k *canvas) hides(t *scene.Text) bool {
	return !k.visible.Empty() &&
		!k.visible.Intersects(vector.Rect{X: t.X, Y: t.Baseline - t.Size, W: max(t.Width, 0.1), H: 1.4 * t.Size})
}

// addLinks makes areas of the page that open the addresses of records.
func (d *document) addLinks(p *pages.Part, links map[journey.ID]string) {
	if len(links) == 0 || p.Layer == nil {
		return
	}
	scale := p.Size()
	for i := range p.Layer.Groups {
		g := &p.Layer.Groups[i]
		if g.Ref.Part != scene.Whole || g.Ref.ID == "" || !address.Safe(links[g.Ref.ID]) {
			continue
		}
		b := vector.Rect{X: p.X + g.Bounds.X*scale, Y: p.Y + g.Bounds.Y*scale, W: g.Bounds.W * scale, H: g.Bounds.H * scale}
		if !p.Clip.Empty() {
			if !b.Intersects(p.Clip) {
				continue
			}
			b = intersection(b, p.Clip)
		}
		d.fpdf.LinkString(b.X, b.Y, b.W, b.H, asciiAddress(links[g.Ref.ID]))
	}
}

func intersection(a, b vector.Rect) vector.Rect {
	x, y := max(a.X, b.X), max(a.Y, b.Y)
	return vector.Rect{X: x, Y: y, W: min(a.Right(), b.Right()) - x, H: min(a.Bottom(), b.Bottom()) - y}
}

// addJump makes an area of the page that leads to another page.
func (d *document) addJump(l pages.Link) {
	if l.Page < 0 || l.Page >= d.pages || !sane(l.Rect) {
		return
	}
	id := d.fpdf.AddLink()
	d.fpdf.SetLink(id, max(l.Y, 0.01), l.Page+1)
	d.fpdf.Link(l.X, l.Rect.Y, l.W, l.H, id)
}
