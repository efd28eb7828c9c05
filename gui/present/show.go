package present

import (
	"image"
	"image/color"
	"math"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"waymark/domain/scene"
	"waymark/domain/typeset"
	"waymark/domain/vector"
	"waymark/storage/export/raster"
)

// ShowConfig is what a show needs from outside.
type ShowConfig struct {
	// Story plans the show for a screen of that form; it is called in a goroutine.
	Story      func(aspect float64) *Story
	Painter    *raster.Painter
	Typesetter *typeset.Typesetter
	Palette    scene.Palette
	// Chapters is how many chapters the story has, Names what they are called.
	Chapters int
	Start    Position
	Hint     string // shown at the foot until the first page is turned
	// Smooth moves pages in and out; otherwise they change at once.
	Smooth bool
	// Ended is called when the audience has seen enough.
	Ended func()
	// Turned hears of each page that is shown, and when the screen goes blank or
	// comes back.
	Turned func(Position)
	// Do runs a function on Fyne's goroutine.
	Do func(func())
}

// slide is how long a page takes to come in.
const slide = 200 * time.Millisecond

// Show is the widget that shows a story. It wants the whole window and the
// keyboard.
type Show struct {
	widget.BaseWidget
	cfg    ShowConfig
	worker *worker

	at       Position
	parts    int
	first    bool // nothing was shown yet
	over     bool
	blank    bool
	digits   string
	hint     bool
	pages    [2]*page // the one that is shown, and the one that comes or goes
	moving   *fyne.Animation
	pointer  fyne.Position
	pointing bool
	rests    int // counts the pointer's movements, so that a late timer hides nothing
}

// page is a picture of the size of the window.
type page struct {
	raster *canvas.Raster
	img    *image.RGBA
}

func newPage() *page {
	p := &page{img: image.NewRGBA(image.Rect(0, 0, 1, 1))}
	p.raster = canvas.NewRaster(func(int, int) image.Image { return p.img })
	return p
}

// NewShow makes a show. It begins once it has a size.
func NewShow(cfg ShowConfig) *Show {
	s := &Show{cfg: cfg, at: cfg.Start, first: true, hint: cfg.Hint != "", pages: [2]*page{newPage(), newPage()}}
	s.worker = newWorker(cfg.Story, cfg.Painter, cfg.Start, func(at Position, parts int, img *image.RGBA) {
		cfg.Do(func() { s.show(at, parts, img) })
	})
	go s.worker.run()
	s.ExtendBaseWidget(s)
	return s
}

// At gives the page that is shown.
func (s *Show) At() Position { return s.at }

// Ready tells whether a page is shown and stands still.
func (s *Show) Ready() bool { return !s.first && s.moving == nil }

// Blank tells whether the screen is blanked.
func (s *Show) Blank() bool { return s.blank }

// End ends the show, once.
func (s *Show) End() {
	if s.over {
		return
	}
	s.over = true
	close(s.worker.asked)
	s.stop()
	if s.cfg.Ended != nil {
		s.cfg.Ended()
	}
}

// Go goes to a page.
func (s *Show) Go(to func(*Story, Position) Position) {
	if s.over {
		return
	}
	s.blank, s.digits, s.hint = false, "", s.hint && s.first
	s.worker.ask(request{move: to})
	s.Refresh()
}

// Next goes on, Back goes back.
func (s *Show) Next() { s.Go((*Story).After) }

// Back goes to the page before.
func (s *Show) Back() { s.Go((*Story).Before) }

// Jump goes to the first page of a chapter.
func (s *Show) Jump(chapter int) {
	s.Go(func(t *Story, _ Position) Position {
		return Position{Chapter: min(max(chapter, 0), t.Chapters()-1)}
	})
}

// resize says how many pixels a page has.
func (s *Show) resize(size fyne.Size) {
	c := fyne.CurrentApp().Driver().CanvasForObject(s)
	if c == nil || s.over || size.Width < 1 || size.Height < 1 {
		return
	}
	pixels := image.Pt(int(math.Ceil(float64(size.Width*c.Scale()))), int(math.Ceil(float64(size.Height*c.Scale()))))
	s.worker.ask(request{size: pixels})
}

// show brings a painted page in.
func (s *Show) show(at Position, parts int, img *image.RGBA) {
	if s.over || img == s.pages[0].img {
		return
	}
	s.stop()
	way := float32(1)
	if at.Chapter < s.at.Chapter || at.Chapter == s.at.Chapter && at.Part < s.at.Part {
		way = -1
	}
	same := at == s.at || s.first
	s.at, s.parts, s.first = at, parts, false
	s.pages[0], s.pages[1] = s.pages[1], s.pages[0]
	s.pages[0].img = img
	s.pages[0].raster.Refresh()
	if s.cfg.Turned != nil {
		s.cfg.Turned(at)
	}
	if same || !s.cfg.Smooth || s.blank {
		s.place(1, way)
		s.Refresh()
		return
	}
	s.place(0, way)
	s.moving = fyne.NewAnimation(slide, func(done float32) {
		if s.moving == nil {
			return
		}
		s.place(done, way)
		if done >= 1 {
			s.moving = nil
			s.place(1, way)
		}
	})
	s.moving.Curve = fyne.AnimationEaseOut
	s.moving.Start()
	s.Refresh()
}

// stop ends a page's coming in at once.
func (s *Show) stop() {
	if s.moving != nil {
		moving := s.moving
		s.moving = nil
		moving.Stop()
		s.place(1, 1)
	}
}

// place puts the pages where they are when so much of the way is done.
func (s *Show) place(done, way float32) {
	width := s.Size().Width
	x := float32(math.Round(float64(way * width * (1 - done))))
	s.pages[0].raster.Move(fyne.NewPos(x, 0))
	s.pages[1].raster.Hidden = done >= 1 || s.blank
	s.pages[0].raster.Hidden = s.blank
	s.pages[1].raster.Move(fyne.NewPos(x-way*width, 0))
}

// TypedKey listens to the keyboard and to clickers.
func (s *Show) TypedKey(e *fyne.KeyEvent) {
	key := e.Name
	if len(key) == 1 && key[0] >= '0' && key[0] <= '9' {
		if len(s.digits) < 3 {
			s.digits += string(key)
		}
		s.Refresh()
		return
	}
	digits := s.digits
	s.digits = ""
	switch key {
	case fyne.KeyReturn, fyne.KeyEnter:
		if digits != "" {
			s.Jump(number(digits))
			return
		}
		s.Next()
	case fyne.KeyRight, fyne.KeyDown, fyne.KeySpace, fyne.KeyPageDown:
		s.Next()
	case fyne.KeyLeft, fyne.KeyUp, fyne.KeyPageUp, fyne.KeyBackspace:
		s.Back()
	case fyne.KeyHome:
		s.Jump(0)
	case fyne.KeyEnd:
		s.Jump(math.MaxInt32)
	case fyne.KeyB, fyne.KeyPeriod:
		s.blank = !s.blank
		s.stop()
		s.place(1, 1)
		if s.cfg.Turned != nil {
			s.cfg.Turned(s.at)
		}
	case fyne.KeyEscape, fyne.KeyF5:
		s.End()
		return
	}
	s.Refresh()
}

// number reads digits: pages count from 1, the title.
func number(digits string) int {
	n := 0
	for _, d := range digits {
		n = n*10 + int(d-'0')
	}
	return n - 1
}

// TypedRune is for Fyne.
func (s *Show) TypedRune(rune) {}

// TypedShortcut keeps the window's shortcuts away from the show.
func (s *Show) TypedShortcut(fyne.Shortcut) {}

// AcceptsTab keeps the keyboard here.
func (s *Show) AcceptsTab() bool { return true }

// FocusGained is for Fyne.
func (s *Show) FocusGained() {}

// FocusLost is for Fyne.
func (s *Show) FocusLost() {}

// Tapped goes on at the right half, back at the left, and to a chapter on its
// dot.
func (s *Show) Tapped(e *fyne.PointEvent) {
	if i, ok := s.dotAt(e.Position); ok {
		s.Jump(i)
		return
	}
	if e.Position.X >= s.Size().Width/2 {
		s.Next()
	} else {
		s.Back()
	}
}

// TappedSecondary goes back.
func (s *Show) TappedSecondary(*fyne.PointEvent) { s.Back() }

// Cursor hides the pointer: while it moves, a dot that everybody can follow shows
// instead.
func (s *Show) Cursor() desktop.Cursor { return desktop.HiddenCursor }

// pointerRest is how long the dot stays once the pointer rests.
const pointerRest = 2500 * time.Millisecond

// MouseIn is for Fyne.
func (s *Show) MouseIn(e *desktop.MouseEvent) { s.pointer = e.Position }

// MouseMoved shows the dot.
func (s *Show) MouseMoved(e *desktop.MouseEvent) {
	if e.Position == s.pointer {
		return
	}
	s.pointer, s.pointing = e.Position, true
	s.rests++
	rest := s.rests
	time.AfterFunc(pointerRest, func() {
		s.cfg.Do(func() {
			if rest == s.rests && !s.over {
				s.pointing = false
				s.Refresh()
			}
		})
	})
	s.Refresh()
}

// MouseOut hides the dot.
func (s *Show) MouseOut() {
	s.pointing = false
	s.Refresh()
}

// The dots at the foot, in Fyne's units.
const (
	dotSide = 7
	dotGap  = 14
	dotFoot = 22 // from the lower edge to their middle
)

// dots gives where the dots stand, none when they are too many.
func (s *Show) dots() (x, gap float32, n int) {
	n = s.cfg.Chapters
	gap = float32(dotGap)
	if room := s.Size().Width - 200; float32(n)*gap > room {
		gap = room / float32(n)
	}
	return s.Size().Width/2 - gap*float32(n-1)/2, gap, n
}

func (s *Show) dotAt(at fyne.Position) (int, bool) {
	x, gap, n := s.dots()
	if at.Y < s.Size().Height-2*dotFoot {
		return 0, false
	}
	i := int(math.Round(float64((at.X - x) / gap)))
	return i, i >= 0 && i < n
}

// CreateRenderer is for Fyne.
func (s *Show) CreateRenderer() fyne.WidgetRenderer {
	r := &showRenderer{s: s, ground: canvas.NewRectangle(s.cfg.Palette.Paper), dark: canvas.NewRectangle(color.Black), laser: canvas.NewCircle(color.NRGBA{R: 0xe0, G: 0x30, B: 0x24, A: 0xd0})}
	for range s.cfg.Chapters {
		r.dots = append(r.dots, canvas.NewCircle(s.cfg.Palette.Faint))
	}
	r.note = newPage()
	r.laser.StrokeColor, r.laser.StrokeWidth = color.NRGBA{R: 0xff, G: 0xff, B: 0xff, A: 0xb0}, 2
	r.Refresh()
	return r
}

type showRenderer struct {
	s            *Show
	ground, dark *canvas.Rectangle
	dots         []*canvas.Circle
	laser        *canvas.Circle
	note         *page // what was typed, or the hint
	noted        string
}

func (r *showRenderer) MinSize() fyne.Size { return fyne.NewSize(0, 0) }
func (r *showRenderer) Destroy()           {}

func (r *showRenderer) Layout(size fyne.Size) {
	r.ground.Resize(size)
	r.dark.Resize(size)
	for _, p := range r.s.pages {
		p.raster.Resize(size)
	}
	r.s.stop()
	r.s.place(1, 1)
	r.s.resize(size)
	r.Refresh()
}

func (r *showRenderer) Refresh() {
	s := r.s
	r.ground.Hidden = !s.first || s.blank
	r.dark.Hidden = !s.blank
	s.pages[0].raster.Hidden = s.blank || s.first
	x, gap, _ := s.dots()
	y := s.Size().Height - dotFoot
	for i, d := range r.dots {
		side := float32(dotSide)
		fill := s.cfg.Palette.Faint
		if i == s.at.Chapter {
			side, fill = 11, s.cfg.Palette.Accent
		}
		d.Hidden, d.FillColor = s.blank, fill
		d.Resize(fyne.NewSize(side, side))
		d.Move(fyne.NewPos(x+float32(i)*gap-side/2, y-side/2))
	}
	const laser = 16
	r.laser.Hidden = !s.pointing || s.blank
	r.laser.Resize(fyne.NewSize(laser, laser))
	r.laser.Move(s.pointer.SubtractXY(laser/2, laser/2))
	r.write()
	// Not the pages: refreshing one would send its whole picture anew.
	for _, o := range []fyne.CanvasObject{r.ground, r.dark, r.laser} {
		canvas.Refresh(o)
	}
	for _, d := range r.dots {
		canvas.Refresh(d)
	}
}

// write shows the digits typed so far, or the hint of the beginning.
func (r *showRenderer) write() {
	s := r.s
	text := s.digits
	if text == "" && s.hint {
		text = s.cfg.Hint
	}
	r.note.raster.Hidden = text == "" || s.blank
	if text == "" {
		return
	}
	c := fyne.CurrentApp().Driver().CanvasForObject(s)
	if c == nil {
		return
	}
	if text != r.noted {
		r.noted = text
		r.note.img = s.noteImage(text, float64(c.Scale()))
		r.note.raster.Refresh()
	}
	w, h := float32(r.note.img.Rect.Dx())/c.Scale(), float32(r.note.img.Rect.Dy())/c.Scale()
	r.note.raster.Resize(fyne.NewSize(w, h))
	r.note.raster.Move(fyne.NewPos(float32(int(s.Size().Width/2-w/2)), float32(int(s.Size().Height-2*dotFoot-h-8))))
}

// noteImage paints a small note.
func (s *Show) noteImage(text string, scale float64) *image.RGBA {
	p := &pen{ts: s.cfg.Typesetter}
	pal := &s.cfg.Palette
	block := p.fit(text, 15, false, 900, 1)
	w, h := math.Ceil(block.Width)+32, math.Ceil(block.Height)+14
	p.add(scene.Rect{Rect: vector.Rect{X: 0.5, Y: 0.5, W: w - 1, H: h - 1}, Radius: 8, Fill: pal.Label, Stroke: vector.Stroke{Color: pal.Line, Width: 1}})
	p.set(&block, 16, 7, 15, pal.Text)
	img := image.NewRGBA(image.Rect(0, 0, int(math.Ceil(w*scale)), int(math.Ceil(h*scale))))
	s.cfg.Painter.PaintLayer(img, p.layer(w, h), image.Point{}, scale)
	return img
}

func (r *showRenderer) Objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{r.ground, r.s.pages[1].raster, r.s.pages[0].raster}
	for _, d := range r.dots {
		objects = append(objects, d)
	}
	return append(objects, r.note.raster, r.dark, r.laser)
}
