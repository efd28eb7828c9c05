package printing

import (
	"image"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"waymark/domain/pages"
	"waymark/gui/controls"
	"waymark/gui/theme"
)

// The measures of the strip, Fyne's units.
const (
	stripWidth = 148
	leafWidth  = 108
	leafHeight = 96
	leafRoom   = leafHeight + 40 // with the name below
	ringAway   = 7               // of the focus ring from the page
)

// strip shows all pages small, one under the other. It makes things only for
// those in view.
type strip struct {
	widget.BaseWidget
	kit    *controls.Kit
	easel  *easel
	choose func(page int)

	pages        []pages.Page
	names        []string
	grey, checks bool
	at           int
	offset       float32
	pictures     map[int]*image.RGBA
	wanted       [2]int // the pages that were asked for last
	leaves       []*leaf
	focused      bool
}

// leaf is a place in which a small page is shown.
type leaf struct {
	edge  *canvas.Rectangle
	image *canvas.Raster
	name  *controls.Label
	shown *image.RGBA
}

func newStrip(kit *controls.Kit, e *easel, choose func(int)) *strip {
	s := &strip{kit: kit, easel: e, choose: choose, pictures: map[int]*image.RGBA{}}
	s.ExtendBaseWidget(s)
	return s
}

// show shows other pages.
func (s *strip) show(all []pages.Page, names []string, grey, checks bool, at int) {
	s.pages, s.names, s.grey, s.checks = all, names, grey, checks
	s.pictures, s.wanted = map[int]*image.RGBA{}, [2]int{-1, -1}
	s.turn(at)
}

// turn marks another page and brings it into view.
func (s *strip) turn(at int) {
	s.at = at
	top, height := float32(at)*leafRoom, s.Size().Height
	if top < s.offset+8 {
		s.offset = top - 8
	}
	if top+leafRoom > s.offset+height-8 && height > 0 {
		s.offset = top + leafRoom - height + 8
	}
	s.Refresh()
}

// Scrolled moves along the pages.
func (s *strip) Scrolled(e *fyne.ScrollEvent) {
	s.offset -= min(max(e.Scrolled.DY, -250), 250) * 2
	s.Refresh()
}

// FocusGained is for Fyne.
func (s *strip) FocusGained() {
	s.focused = true
	s.turn(s.at)
}

// FocusLost is for Fyne.
func (s *strip) FocusLost() {
	s.focused = false
	s.Refresh()
}

// TypedRune is for Fyne; letters do nothing here.
func (s *strip) TypedRune(rune) {}

// TypedKey chooses a page; what means nothing here is the page's around it.
func (s *strip) TypedKey(e *fyne.KeyEvent) {
	full := max(1, int(s.Size().Height/leafRoom))
	switch e.Name {
	case fyne.KeyUp, fyne.KeyLeft:
		s.choose(s.at - 1)
	case fyne.KeyDown, fyne.KeyRight, fyne.KeySpace:
		s.choose(s.at + 1)
	case fyne.KeyPageUp:
		s.choose(s.at - full)
	case fyne.KeyPageDown:
		s.choose(s.at + full)
	case fyne.KeyHome:
		s.choose(0)
	case fyne.KeyEnd:
		s.choose(len(s.pages) - 1)
	default:
		controls.PassKey(s, e)
	}
}

// Tapped chooses a page.
func (s *strip) Tapped(e *fyne.PointEvent) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(s); c != nil {
		c.Focus(s)
	}
	if i := int((e.Position.Y + s.offset) / leafRoom); i >= 0 && i < len(s.pages) {
		s.choose(i)
	}
}

// CreateRenderer is for Fyne.
func (s *strip) CreateRenderer() fyne.WidgetRenderer {
	r := &stripRenderer{s: s, ring: &canvas.Rectangle{StrokeWidth: 2, FillColor: color.Transparent, CornerRadius: 6}}
	r.Refresh()
	return r
}

type stripRenderer struct {
	s    *strip
	ring *canvas.Rectangle // around the page shown, while the strip has the keyboard
}

func (r *stripRenderer) MinSize() fyne.Size { return fyne.NewSize(stripWidth, 100) }

func (r *stripRenderer) Layout(size fyne.Size) {
	s := r.s
	s.offset = max(0, min(s.offset, float32(len(s.pages))*leafRoom+8-size.Height))
	n := int(size.Height/leafRoom) + 2
	for len(s.leaves) < n {
		l := &leaf{edge: &canvas.Rectangle{}, name: s.kit.Label("", controls.Style{Size: theme.SmallSize, Paint: controls.Quiet, Shrink: 20, Middle: true})}
		l.image = canvas.NewRaster(func(int, int) image.Image {
			if l.shown == nil {
				return image.NewRGBA(image.Rect(0, 0, 1, 1))
			}
			return l.shown
		})
		s.leaves = append(s.leaves, l)
	}
	first := int(s.offset / leafRoom)
	c := s.kit.Colors()
	r.ring.StrokeColor, r.ring.Hidden = c.Focus, true
	for i, l := range s.leaves {
		page := first + i
		hidden := page >= len(s.pages) || i >= n
		l.edge.Hidden, l.image.Hidden, l.name.Hidden = hidden, hidden, hidden
		if hidden {
			continue
		}
		w, h := leafSize(&s.pages[page])
		x, y := float32(int((stripWidth-w)/2)), float32(page)*leafRoom-s.offset+8+float32(int((leafHeight-h)/2))
		l.image.Move(fyne.NewPos(x, y))
		l.image.Resize(fyne.NewSize(w, h))
		frame := float32(1)
		l.edge.StrokeColor, l.edge.StrokeWidth, l.edge.FillColor, l.edge.CornerRadius = c.Strong, 1, color.White, 0
		if page == s.at {
			frame, l.edge.StrokeColor, l.edge.StrokeWidth, l.edge.CornerRadius = 4, c.Accent, 3, 3
			r.ring.Hidden = !s.focused
			r.ring.Move(fyne.NewPos(x-ringAway, y-ringAway))
			r.ring.Resize(fyne.NewSize(w+2*ringAway, h+2*ringAway))
			r.ring.Refresh()
		}
		l.edge.Move(fyne.NewPos(x-frame, y-frame))
		l.edge.Resize(fyne.NewSize(w+2*frame, h+2*frame))
		l.edge.Refresh()
		if img := s.pictures[page]; l.shown != img {
			l.shown = img
			l.image.Refresh()
		}
		l.image.Hidden = l.shown == nil
		l.name.SetText(s.names[page])
		paint := controls.Paint(controls.Quiet)
		if page == s.at {
			paint = controls.Accent
		}
		l.name.SetPaint(paint)
		l.name.Move(fyne.NewPos(6, float32(page)*leafRoom-s.offset+8+leafHeight+8))
		l.name.Resize(fyne.NewSize(stripWidth-12, 18))
	}
	r.wish(first, min(first+n, len(s.pages)))
}

// leafSize gives how large a small page is.
func leafSize(p *pages.Page) (w, h float32) {
	k := min(leafWidth/p.Width, leafHeight/p.Height)
	return max(2, float32(int(p.Width*k))), max(2, float32(int(p.Height*k)))
}

// wish asks for the small pages in view and the ones after them.
func (r *stripRenderer) wish(from, to int) {
	s := r.s
	canvas := fyne.CurrentApp().Driver().CanvasForObject(s)
	if canvas == nil || s.wanted == [2]int{from, to} {
		return
	}
	s.wanted = [2]int{from, to}
	var wishes []drawing
	for i := from; i < min(to+2, len(s.pages)); i++ {
		if s.pictures[i] != nil {
			continue
		}
		page := &s.pages[i]
		w, h := leafSize(page)
		k := float64(canvas.Scale())
		all := s.pages
		wishes = append(wishes, drawing{
			page: page, area: image.Rect(0, 0, int(float64(w)*k), int(float64(h)*k)), scale: float64(w) * k / page.Width,
			grey: s.grey, checks: s.checks,
			then: func(img *image.RGBA) {
				if len(s.pages) == len(all) && &s.pages[i] == page {
					s.pictures[i] = img
					s.Refresh()
				}
			},
		})
	}
	s.easel.leaf(wishes)
}

func (r *stripRenderer) Refresh() { r.Layout(r.s.Size()) }

func (r *stripRenderer) Objects() []fyne.CanvasObject {
	var objects []fyne.CanvasObject
	for _, l := range r.s.leaves {
		objects = append(objects, l.edge, l.image, l.name)
	}
	return append(objects, r.ring)
}

func (r *stripRenderer) Destroy() {}
