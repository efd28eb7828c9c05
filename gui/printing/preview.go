package printing

import (
	"image"
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"waymark/domain/pages"
	"waymark/gui/controls"
)

// The measures of the preview, Fyne's units.
const (
	air       = 24        // around a page that is shown whole
	trueSize  = 96 / 72.0 // to the point, at 100 %
	leastUnit = 0.02
	mostUnit  = 16
	nudge     = 60
)

// preview shows a page: whole, or as large as somebody wants it.
type preview struct {
	widget.BaseWidget
	kit    *controls.Kit
	easel  *easel
	turn   func(by int)
	leap   func(to int)
	zoomed func()

	page         *pages.Page
	grey, checks bool
	fit          bool
	unit         float64 // Fyne's units to the point, while not fit
	cx, cy       float64 // the point of the page in the middle of the window

	picture *image.RGBA // painted last
	painted struct {    // where it belongs
		page *pages.Page
		area image.Rectangle
		unit float64 // pixels to the point
	}
	asked   drawing // last
	focused bool
	wheel   float64 // what has been turned of the next page
}

func newPreview(kit *controls.Kit, e *easel) *preview {
	p := &preview{kit: kit, easel: e, fit: true}
	p.ExtendBaseWidget(p)
	return p
}

// show shows a page; nil shows none.
func (p *preview) show(page *pages.Page, grey, checks bool) {
	if page != nil && (p.page == nil || p.page.Width != page.Width || p.page.Height != page.Height) {
		p.cx, p.cy = page.Width/2, page.Height/2
	}
	p.page, p.grey, p.checks = page, grey, checks
	p.Refresh()
}

// units gives how large a point is in the window.
func (p *preview) units() float64 {
	if !p.fit || p.page == nil {
		return p.unit
	}
	size := p.Size()
	u := min(float64(size.Width-2*air)/p.page.Width, float64(size.Height-2*air)/p.page.Height)
	return min(max(u, leastUnit), mostUnit)
}

// settled tells whether what is in view is painted as it shall be.
func (p *preview) settled() bool {
	return p.page == nil || p.painted.page == p.page && p.painted.unit == p.asked.scale && p.painted.area == p.asked.area
}

// percent gives how large the page is shown.
func (p *preview) percent() int { return int(math.Round(p.units() / trueSize * 100)) }

// origin gives where the page's upper left corner lies in the window.
func (p *preview) origin() (x, y float64) {
	u, size := p.units(), p.Size()
	along := func(c *float64, page, window float64) float64 {
		if page*u+2*air <= window {
			*c = page / 2
			return math.Round((window - page*u) / 2)
		}
		at := min(air, max(window-air-page*u, window/2-*c*u))
		*c = (window/2 - at) / u
		return math.Round(at)
	}
	return along(&p.cx, p.page.Width, float64(size.Width)), along(&p.cy, p.page.Height, float64(size.Height))
}

// whole shows all of the page.
func (p *preview) whole() {
	p.fit = true
	p.Refresh()
	p.zoomed()
}

// to shows the page at so many units to the point; what is at a place of the
// window stays there.
func (p *preview) to(u float64, at fyne.Position) {
	if p.page == nil {
		return
	}
	x, y := p.origin()
	before := p.units()
	px, py := (float64(at.X)-x)/before, (float64(at.Y)-y)/before
	p.unit, p.fit = min(max(u, leastUnit), mostUnit), false
	size := p.Size()
	p.cx, p.cy = px+(float64(size.Width)/2-float64(at.X))/p.unit, py+(float64(size.Height)/2-float64(at.Y))/p.unit
	p.Refresh()
	p.zoomed()
}

func (p *preview) middle() fyne.Position { return fyne.NewPos(p.Size().Width/2, p.Size().Height/2) }

// zoom makes the page larger or smaller by a factor.
func (p *preview) zoom(by float64) { p.to(p.units()*by, p.middle()) }

// real shows the page as large as it will be.
func (p *preview) real() { p.to(trueSize, p.middle()) }

// pan moves the page by units of the window; it tells whether there was more to
// see.
func (p *preview) pan(dx, dy float64) bool {
	if p.page == nil {
		return false
	}
	x0, y0 := p.origin()
	u := p.units()
	p.cx, p.cy = p.cx-dx/u, p.cy-dy/u
	x1, y1 := p.origin()
	if x0 == x1 && y0 == y1 {
		return false
	}
	p.Refresh()
	return true
}

// Scrolled moves the page and turns to the next one at its end; with Ctrl it
// makes the page larger and smaller.
func (p *preview) Scrolled(e *fyne.ScrollEvent) {
	const notch, most = 25, 250
	dy := min(max(float64(e.Scrolled.DY), -most), most)
	dx := min(max(float64(e.Scrolled.DX), -most), most)
	if d, ok := fyne.CurrentApp().Driver().(desktop.Driver); ok && d.CurrentKeyModifiers()&(fyne.KeyModifierControl|fyne.KeyModifierSuper) != 0 {
		p.to(p.units()*math.Exp(dy/160), e.Position)
		return
	}
	if p.pan(dx*2, dy*2) {
		p.wheel = 0
		return
	}
	if p.wheel += dy; math.Abs(p.wheel) < notch {
		return
	}
	by := 1
	if p.wheel > 0 {
		by = -1
	}
	p.wheel = 0
	p.turn(by)
}

// Dragged moves the page.
func (p *preview) Dragged(e *fyne.DragEvent) { p.pan(float64(e.Dragged.DX), float64(e.Dragged.DY)) }

// DragEnd is for Fyne.
func (p *preview) DragEnd() {}

// DoubleTapped shows the page as large as it will be, and whole again.
func (p *preview) DoubleTapped(e *fyne.PointEvent) {
	if p.fit {
		p.to(trueSize, e.Position)
		return
	}
	p.whole()
}

// MouseDown takes the keyboard.
func (p *preview) MouseDown(*desktop.MouseEvent) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(p); c != nil {
		c.Focus(p)
	}
}

// MouseUp is for Fyne.
func (p *preview) MouseUp(*desktop.MouseEvent) {}

// FocusGained is for Fyne.
func (p *preview) FocusGained() {
	p.focused = true
	p.Refresh()
}

// FocusLost is for Fyne.
func (p *preview) FocusLost() {
	p.focused = false
	p.Refresh()
}

// TypedRune makes the page larger and smaller.
func (p *preview) TypedRune(r rune) {
	switch r {
	case '+', '=':
		p.zoom(1.25)
	case '-', '−', '_':
		p.zoom(1 / 1.25)
	case '0':
		p.whole()
	case '1':
		p.real()
	}
}

// TypedKey moves the page, and turns pages that are shown whole.
func (p *preview) TypedKey(e *fyne.KeyEvent) {
	step := func(dx, dy float64, by int) {
		if !p.pan(dx, dy) {
			p.turn(by)
		}
	}
	switch e.Name {
	case fyne.KeyLeft:
		step(nudge, 0, -1)
	case fyne.KeyRight, fyne.KeySpace:
		step(-nudge, 0, 1)
	case fyne.KeyUp:
		step(0, nudge, -1)
	case fyne.KeyDown:
		step(0, -nudge, 1)
	case fyne.KeyHome:
		p.leap(0)
	case fyne.KeyEnd:
		p.leap(math.MaxInt)
	default:
		controls.PassKey(p, e)
	}
}

// CreateRenderer is for Fyne.
func (p *preview) CreateRenderer() fyne.WidgetRenderer {
	r := &previewRenderer{
		p: p, paper: &canvas.Rectangle{StrokeWidth: 1}, ring: &canvas.Rectangle{StrokeWidth: 2, FillColor: color.Transparent},
	}
	r.image = canvas.NewRaster(func(w, h int) image.Image {
		if p.picture == nil {
			return image.NewRGBA(image.Rect(0, 0, 1, 1))
		}
		return p.picture
	})
	r.image.ScaleMode = canvas.ImageScaleFastest
	r.Refresh()
	return r
}

type previewRenderer struct {
	p           *preview
	paper, ring *canvas.Rectangle
	image       *canvas.Raster
	shown       *image.RGBA
}

func (r *previewRenderer) MinSize() fyne.Size { return fyne.NewSize(200, 160) }

func (r *previewRenderer) Layout(size fyne.Size) {
	p := r.p
	r.ring.Move(fyne.NewPos(1, 1))
	r.ring.Resize(size.SubtractWidthHeight(2, 2))
	r.paper.Hidden, r.image.Hidden = p.page == nil, p.page == nil || p.picture == nil
	if p.page == nil || size.Width < 8 || size.Height < 8 {
		return
	}
	x, y := p.origin()
	u := p.units()
	r.paper.Move(fyne.NewPos(float32(x)-1, float32(y)-1))
	r.paper.Resize(fyne.NewSize(float32(p.page.Width*u)+2, float32(p.page.Height*u)+2))
	r.wish(x, y, u, size)
	if p.picture == nil || p.painted.page != p.page && (p.painted.page.Width != p.page.Width || p.painted.page.Height != p.page.Height) {
		r.image.Hidden = true
		return
	}
	// Until the page is painted as it shall be, what there is stands in its place.
	k := u / p.painted.unit
	area := p.painted.area
	r.image.Move(fyne.NewPos(float32(x+float64(area.Min.X)*k), float32(y+float64(area.Min.Y)*k)))
	r.image.Resize(fyne.NewSize(float32(float64(area.Dx())*k), float32(float64(area.Dy())*k)))
}

// wish asks for the part of the page that is in the window.
func (r *previewRenderer) wish(x, y, u float64, size fyne.Size) {
	p := r.p
	c := fyne.CurrentApp().Driver().CanvasForObject(p)
	if c == nil {
		return
	}
	s := float64(c.Scale())
	pixels := func(v float64) int { return int(math.Round(v * s)) }
	window := image.Rect(pixels(-x), pixels(-y), pixels(float64(size.Width)-x)+1, pixels(float64(size.Height)-y)+1)
	sheet := image.Rect(0, 0, int(math.Ceil(p.page.Width*u*s)), int(math.Ceil(p.page.Height*u*s)))
	d := drawing{page: p.page, area: window.Intersect(sheet), scale: u * s, grey: p.grey, checks: p.checks}
	if d.area.Empty() || d.page == p.asked.page && d.area == p.asked.area && d.scale == p.asked.scale && d.grey == p.asked.grey && d.checks == p.asked.checks {
		return
	}
	p.asked = d
	d.then = func(img *image.RGBA) {
		if d.page != p.page {
			return
		}
		p.painted.page, p.painted.area, p.painted.unit = d.page, d.area, d.scale
		img.Rect = img.Rect.Sub(img.Rect.Min)
		p.picture = img
		p.Refresh()
	}
	p.easel.look(d)
}

func (r *previewRenderer) Refresh() {
	c := r.p.kit.Colors()
	r.paper.FillColor, r.paper.StrokeColor = color.White, c.Strong
	r.ring.StrokeColor, r.ring.Hidden = c.Focus, !r.p.focused
	r.Layout(r.p.Size())
	r.paper.Refresh()
	r.ring.Refresh()
	if r.shown != r.p.picture {
		r.shown = r.p.picture
		r.image.Refresh()
	}
}

func (r *previewRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.paper, r.image, r.ring}
}

func (r *previewRenderer) Destroy() {}
