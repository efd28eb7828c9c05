package printing

import (
	"context"
	"image"
	"image/color"
	"sync"
	"time"

	"waymark/domain/fault"
	"waymark/domain/journey"
	"waymark/domain/pages"
	"waymark/domain/pages/compose"
	"waymark/domain/pages/handout"
	"waymark/domain/scene"
	"waymark/domain/vector"
	"waymark/storage/export/kit"
	"waymark/storage/export/raster"
)

// proof is what the preview shows: the pages that a plan makes.
type proof struct {
	plan  Plan
	job   *pages.Job      // of a PDF
	out   *pages.Printout // its pages, or one with the map as a picture
	facts kit.Facts
	err   error
}

// checks tells whether the proof has no ground of its own.
func (p *proof) checks() bool { return p.plan.Format != PDF && p.plan.Transparent }

// maker makes proofs beside Fyne's goroutine, one at a time; a new wish ends
// the one before it.
type maker struct {
	kit *kit.Kit
	do  func(func())

	cancel context.CancelFunc
	wish   int // counts wishes, on Fyne's goroutine
	turn   sync.Mutex
	before *scene.Scene // guarded by turn
}

// make makes a proof and hands it over on Fyne's goroutine, unless another one
// is wanted by then.
func (m *maker) make(doc *journey.Document, plan Plan, facts kit.Facts, done func(*proof)) {
	m.stop()
	ctx, cancel := context.WithCancel(context.Background())
	m.cancel = cancel
	wish := m.wish
	go func() {
		m.turn.Lock()
		defer m.turn.Unlock()
		if ctx.Err() != nil {
			return
		}
		p := m.lay(ctx, doc, plan, facts)
		if ctx.Err() != nil {
			return
		}
		m.do(func() {
			if wish == m.wish {
				done(p)
			}
		})
	}()
}

// stop ends what is being made.
func (m *maker) stop() {
	if m.cancel != nil {
		m.cancel()
	}
	m.wish++
}

func (m *maker) lay(ctx context.Context, doc *journey.Document, plan Plan, facts kit.Facts) *proof {
	p := &proof{plan: plan, facts: facts}
	switch plan.Format {
	case JSON:
		p.out = &pages.Printout{}
	case PNG, SVG:
		if doc.Maps.Get(plan.Map) == nil {
			p.err = fault.New(handout.NoMap, "There is nothing to print: the file holds no such map.")
			break
		}
		s := m.kit.Picture(doc, plan.Map, plan.picture(facts.View))
		page := pages.Page{Width: s.Width, Height: s.Height}
		page.Scene(s, 0, 0, 1, vector.Rect{})
		p.out = &pages.Printout{Pages: []pages.Page{page}, Scale: 1}
	default:
		p.job = m.kit.Job(doc, plan.Map, plan.Settings, facts)
		p.job.Before = m.before
		p.out, p.err = compose.Pages(ctx, p.job)
		if p.err == nil && p.out.Scene != nil {
			m.before = p.out.Scene
		}
	}
	return p
}

// picture says how the map becomes a picture.
func (p *Plan) picture(view scene.View) kit.Picture {
	return kit.Picture{Scale: p.Scale, Width: p.Width, Transparent: p.Transparent, Outlines: p.Outlines, Language: p.Language, View: view}
}

// drawing is a part of a page that somebody wants to see.
type drawing struct {
	page   *pages.Page
	area   image.Rectangle // pixels of the page
	scale  float64         // pixels to the point
	grey   bool
	checks bool // a chequered ground shows through
	then   func(*image.RGBA)
}

// easel paints beside Fyne's goroutine: first what is looked at, then small
// pictures of pages.
type easel struct {
	painter *raster.Painter
	do      func(func())
	rested  func() // is called when nothing is left to paint

	mu     sync.Mutex
	first  *drawing
	others []drawing
	woken  *sync.Cond
	open   int // drawings that were taken and not yet handed over
	over   bool
}

func newEasel(painter *raster.Painter, do func(func()), rested func()) *easel {
	e := &easel{painter: painter, do: do, rested: rested}
	e.woken = sync.NewCond(&e.mu)
	go e.run()
	return e
}

// look asks for what is looked at; what was asked for before is not wanted any
// more.
func (e *easel) look(d drawing) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.first = &d
	e.woken.Signal()
}

// leaf asks for small pictures instead of those that were asked for before.
func (e *easel) leaf(ds []drawing) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.others = ds
	e.woken.Signal()
}

func (e *easel) end() {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.over = true
	e.woken.Signal()
}

// idle tells whether nothing is left to paint or to hand over.
func (e *easel) idle() bool {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.first == nil && len(e.others) == 0 && e.open == 0
}

// next waits for something to paint; false at the end.
func (e *easel) next() (drawing, bool) {
	e.mu.Lock()
	defer e.mu.Unlock()
	for e.first == nil && len(e.others) == 0 && !e.over {
		e.woken.Wait()
	}
	if e.over {
		return drawing{}, false
	}
	e.open++
	if e.first != nil {
		d := *e.first
		e.first = nil
		return d, true
	}
	d := e.others[0]
	e.others = e.others[1:]
	return d, true
}

func (e *easel) run() {
	for {
		d, ok := e.next()
		if !ok {
			return
		}
		img := d.paint(e.painter)
		e.do(func() {
			e.mu.Lock()
			e.open--
			e.mu.Unlock()
			d.then(img)
			if e.idle() {
				e.rested()
			}
		})
		time.Sleep(time.Millisecond) // the window comes first
	}
}

// paint paints a part of a page.
func (d *drawing) paint(painter *raster.Painter) *image.RGBA {
	img := image.NewRGBA(d.area)
	if !d.checks {
		painter.PaintPage(img, d.page, d.scale, d.grey)
		return img
	}
	chequer(img)
	for i := range d.page.Parts {
		part := &d.page.Parts[i]
		if part.Layer != nil {
			at := image.Pt(raster.Device(part.X, d.scale), raster.Device(part.Y, d.scale))
			painter.PaintLayer(img, part.Layer, at, part.Size()*d.scale)
		}
	}
	return img
}

// chequer draws what shows through where there is no ground.
func chequer(img *image.RGBA) {
	const side = 8
	light, dark := color.RGBA{R: 0xff, G: 0xff, B: 0xff, A: 0xff}, color.RGBA{R: 0xe9, G: 0xeb, B: 0xee, A: 0xff}
	for y := img.Rect.Min.Y; y < img.Rect.Max.Y; y++ {
		for x := img.Rect.Min.X; x < img.Rect.Max.X; x++ {
			c := light
			if (x/side+y/side)%2 == 1 {
				c = dark
			}
			img.SetRGBA(x, y, c)
		}
	}
}
