package pdf

import (
	"waymark/domain/scene"
	"waymark/domain/typeset"
	"waymark/domain/vector"
	"waymark/storage/export/paper"
)

// sheet is the composition of a page that shows a whole scene.
type sheet struct {
	scene  *scene.Scene
	o      Options
	page   paper.Page
	scale  float64
	place  vector.Rect
	footer []scene.Item // in page coordinates
}

// The footer stands this far above the lower margin's edge; points.
const (
	footerSize = 7.0
	footerRoom = 16.0
)

var footerInk = vector.Color{R: 0x6a, G: 0x75, B: 0x82, A: 0xff}

func newSheet(s *scene.Scene, o Options) (*sheet, error) {
	m := o.Margins
	if !o.Footer.empty() {
		m.Bottom += footerRoom
	}
	page, scale, place, err := o.Paper.Fit(o.Orientation, m, s.Width, s.Height)
	if err != nil {
		return nil, err
	}
	c := &sheet{scene: s, o: o, page: page, scale: scale, place: place}
	if !o.Footer.empty() {
		c.setFooter()
	}
	return c, nil
}

// setFooter sets the three parts of the footer, each in a third of the line at
// most.
func (c *sheet) setFooter() {
	line := c.page.Content
	baseline := line.Bottom() + footerRoom
	for i, text := range []string{c.o.Footer.Left, c.o.Footer.Middle, c.o.Footer.Right} {
		block := c.o.Typesetter.Break(text, typeset.Style{Size: footerSize}, line.W/3-8)
		if len(block.Lines) == 0 {
			continue
		}
		first := block.Lines[0]
		x := line.X + (line.W-first.Width)*float64(i)/2
		for k, run := range first.Runs {
			ends := k == len(first.Runs)-1
			if run.Art != nil {
				c.footer = append(c.footer, scene.Art{
					X: x + run.X, Y: baseline + run.ArtY, Size: run.ArtSize,
					Art: run.Art, Color: footerInk, Alt: run.Text, EndsLine: ends, EndsText: ends,
				})
				continue
			}
			c.footer = append(c.footer, scene.Text{
				X: x + run.X, Baseline: baseline, Size: footerSize, Font: run.Font, Color: footerInk,
				String: run.Text, Width: run.Width, EndsLine: ends, EndsText: ends,
			})
		}
	}
}

// usedText collects the characters of the page.
func (c *sheet) usedText() *usage {
	var u usage
	u.scene(c.scene)
	u.items(c.footer)
	return &u
}

// draw puts the page into the document.
func (c *sheet) draw(d *document) {
	d.addPage(c.page.Width, c.page.Height)
	k := newCanvas(d)
	k.begin(c.scale, c.place.X, c.place.Y)
	k.scene(c.scene)
	k.end()
	k.begin(1, 0, 0)
	k.items(c.footer)
	k.end()
	k.flush()
	d.addLinks(c.scene, c.o.Links, c.scale, c.place)
	for _, e := range c.o.Outline {
		d.bookmark(e.Title, e.Level, c.place.Y+e.Y*c.scale)
	}
}
