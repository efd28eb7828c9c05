package flow

import (
	"waymark/domain/pages"
	"waymark/domain/pages/pen"
	"waymark/domain/scene"
	"waymark/domain/vector"
)

// layout is one breaking of a flow into pages.
type layout struct {
	f     *Flow
	y     float64 // where the next strip goes
	top   bool    // nothing stands on the page yet
	pages []pages.Page
	pen   *pen.Pen
	open  []pages.Entry
	level int // of the last entry, −1 for none
}

func newLayout(f *Flow) *layout {
	return &layout{f: f, y: f.sheet.Body.Y, top: true, level: -1, pen: pen.New(f.Tools)}
}

// run places all strips.
func (l *layout) run() {
	strips := l.f.strips
	for i := 0; i < len(strips); {
		if strips[i].breaks {
			l.turn()
			i++
			continue
		}
		n := chain(strips[i:])
		if l.fits(strips[i : i+n]) {
			l.place(strips[i : i+n])
			i += n
			continue
		}
		if !l.top {
			l.turn()
			if l.fits(strips[i : i+n]) {
				continue
			}
		}
		// What must stay together is longer than a page: break it anywhere.
		l.place(strips[i : i+1])
		i++
	}
}

// chain counts the strips that must stay together, from the first on.
func chain(strips []strip) int {
	n := 1
	for n < len(strips) && strips[n-1].keep && !strips[n].breaks {
		n++
	}
	return n
}

// fits tells whether the strips find room on this page.
func (l *layout) fits(strips []strip) bool {
	y := l.y
	if l.top && strips[0].head != nil && !isHead(&strips[0]) {
		y += strips[0].head.height
	}
	for i := range strips {
		if i > 0 || !l.top {
			y += strips[i].before
		}
		y += strips[i].height
	}
	return y <= l.f.sheet.Body.Bottom()+1e-6
}

// isHead tells whether a strip is the head of its table itself.
func isHead(s *strip) bool {
	return len(s.items) > 0 && len(s.head.items) > 0 && &s.items[0] == &s.head.items[0]
}

// place puts strips below each other, on the next page when this one is full.
func (l *layout) place(strips []strip) {
	body := l.f.sheet.Body
	for i := range strips {
		s := &strips[i]
		switch {
		case l.top:
			l.repeatHead(s)
		case l.y+s.before+s.height > body.Bottom()+1e-6:
			l.turn()
			l.repeatHead(s)
		default:
			l.y += s.before
		}
		if s.entry != nil {
			entry := *s.entry
			entry.Y = l.y
			entry.Level = min(entry.Level, l.level+1) // no level is left out
			l.level = entry.Level
			l.open = append(l.open, entry)
		}
		l.pen.AddMoved(s.items, body.X, l.y)
		l.pen.Group(s.ref)
		l.y += s.height
		l.top = false
	}
}

func (l *layout) repeatHead(s *strip) {
	if s.head == nil || isHead(s) {
		return
	}
	l.pen.AddMoved(s.head.items, l.f.sheet.Body.X, l.y)
	l.pen.Ornament()
	l.y += s.head.height
	l.top = false
}

// turn ends the page.
func (l *layout) turn() {
	if l.top {
		return
	}
	l.close()
	l.y, l.top = l.f.sheet.Body.Y, true
	l.running()
}

func (l *layout) close() {
	page := l.pen.Page(l.f.sheet.Width, l.f.sheet.Height, l.f.Name)
	page.Outline = l.open
	l.open = nil
	l.pages = append(l.pages, page)
}

// runningHeight is the height of a running head at scale 1.
const runningHeight = pen.Tiny*1.3 + 3 + pen.Gap

// running sets the running head of a page that goes on, above the type area's
// first line.
func (l *layout) running() {
	if l.f.Running == "" {
		return
	}
	k := l.f.sheet.Scale
	body := l.f.sheet.Body
	s := l.f.style(pen.Tiny, false, l.f.Palette.Quiet)
	height := s.LineHeight()
	l.pen.FitText(vector.Rect{X: body.X, Y: l.y, W: body.W, H: height}, s, s.Size, l.f.Running)
	at := l.y + height + 3*k
	l.pen.Rule(body.X, at, body.X+body.W, at, pen.Hair, l.f.Palette.ZeroLine)
	l.pen.Group(scene.Ref{Part: scene.Ornament})
	l.y = at + pen.Gap*k
}

func (l *layout) finish() []pages.Page {
	if !l.top {
		l.close()
	}
	return l.pages
}
