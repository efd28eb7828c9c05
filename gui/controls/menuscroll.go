package controls

import (
	"time"

	"fyne.io/fyne/v2"
)

// menuScroll is how a list that is taller than the window shows a part of it: a
// chevron at each end beyond which there is more.
type menuScroll struct {
	offset   float32
	up, down *Icon
	drifting int // counts the drifts, so that an old timer moves nothing
}

const (
	menuStrip = 20 // height of the chevrons' places
	menuDrift = 70 * time.Millisecond
)

// fit bounds the height of the list; what has no room can be scrolled to.
func (p *menuPanel) fit(height float32) {
	if p.size.Height <= height {
		return
	}
	p.size.Height = max(height, 2*menuStrip+2*menuRow)
	p.scroll = &menuScroll{up: p.kit.Icon("chevron-up", 14, Quiet), down: p.kit.Icon("chevron-down", 14, Quiet)}
}

// content is the height of all lines.
func (p *menuPanel) content() float32 {
	if len(p.rows) == 0 {
		return 0
	}
	last := p.rows[len(p.rows)-1]
	return last.y + last.h - menuPadding
}

// room is the height in which lines are shown.
func (p *menuPanel) room() float32 { return p.size.Height - 2*menuStrip }

// above is how far the lines stand above their places in a list that has room.
func (p *menuPanel) above() float32 {
	if p.scroll == nil {
		return 0
	}
	return p.scroll.offset + menuPadding - menuStrip
}

// inView tells whether a line is shown; none is shown in part.
func (p *menuPanel) inView(l menuLine) bool {
	if p.scroll == nil {
		return true
	}
	y := l.y - menuPadding - p.scroll.offset
	return y >= -0.5 && y+l.h <= p.room()+0.5
}

// reveal scrolls a line into view.
func (p *menuPanel) reveal(l menuLine) {
	if p.scroll == nil || p.inView(l) {
		return
	}
	y := l.y - menuPadding
	if y < p.scroll.offset {
		p.scrollTo(y)
	} else {
		p.scrollTo(y + l.h - p.room())
	}
}

// scrollTo scrolls so that a whole line stands at the top, or the last one at the
// bottom. It tells whether anything moved.
func (p *menuPanel) scrollTo(offset float32) bool {
	if p.scroll == nil {
		return false
	}
	most := max(0, p.content()-p.room())
	to := most
	for _, l := range p.rows {
		if y := l.y - menuPadding; y >= offset-0.5 {
			to = min(y, most)
			break
		}
	}
	if to = max(0, to); to == p.scroll.offset {
		return false
	}
	p.scroll.offset = to
	p.arrange()
	return true
}

// step scrolls by a line.
func (p *menuPanel) step(by int) bool {
	if p.scroll == nil {
		return false
	}
	if by > 0 {
		return p.scrollTo(p.scroll.offset + 1)
	}
	for i := len(p.rows) - 1; i >= 0; i-- {
		if y := p.rows[i].y - menuPadding; y < p.scroll.offset-0.5 {
			return p.scrollTo(y)
		}
	}
	return false
}

// placeSigns puts the chevrons at the ends beyond which there is more.
func (p *menuPanel) placeSigns() {
	if p.scroll == nil {
		return
	}
	put := func(sign *Icon, y float32, on bool) {
		SetVisible(sign, on)
		sign.Move(p.pos.AddXY((p.size.Width-14)/2, y))
		sign.Resize(fyne.NewSize(14, menuStrip))
	}
	put(p.scroll.up, 0, p.scroll.offset > 0.5)
	put(p.scroll.down, p.size.Height-menuStrip, p.scroll.offset < p.content()-p.room()-0.5)
}

// strip tells at which end of a list that scrolls a position is: −1 above, 1
// below, 0 at neither.
func (p *menuPanel) strip(at fyne.Position) int {
	switch y := at.Y - p.pos.Y; {
	case p.scroll == nil:
		return 0
	case y < menuStrip:
		return -1
	case y >= p.size.Height-menuStrip:
		return 1
	}
	return 0
}

// Scrolled scrolls the list under the pointer.
func (o *menuOverlay) Scrolled(e *fyne.ScrollEvent) {
	n := o.panelAt(e.Position)
	if n < 0 || e.Scrolled.DY == 0 {
		return
	}
	by := 1
	if e.Scrolled.DY > 0 {
		by = -1
	}
	if o.panels[n].step(by) {
		o.keep(n + 1)
		o.panels[n].point(o.panels[n].at(e.Position))
		o.Refresh()
	}
}

// drift scrolls a list as long as the pointer rests on a chevron at its end; 0
// stops it.
func (o *menuOverlay) drift(p *menuPanel, by int) {
	if p.scroll == nil {
		return
	}
	p.scroll.drifting++
	if by == 0 {
		return
	}
	turn := p.scroll.drifting
	time.AfterFunc(menuDrift, func() {
		fyne.Do(func() {
			if o.closed || p.scroll.drifting != turn || !p.step(by) {
				return
			}
			o.Refresh()
			o.drift(p, by)
		})
	})
}
