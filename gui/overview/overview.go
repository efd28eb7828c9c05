// Package overview is the small picture of the whole map in the corner of a large
// board. It shows which part is in view; a press or a drag goes elsewhere.
//
// It shows up once there is a picture to show. The picture is painted when the map has rested for a moment, in the background,
// so that it costs an edit nothing; while the board scrolls only one rectangle
// moves. What is in view and how to go there is the board's business (gui/board).
package overview

import (
	"image"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"waymark/domain/scene"
	"waymark/domain/vector"
	"waymark/gui/controls"
)

// Config is what a View needs from the window.
type Config struct {
	Kit    *controls.Kit
	Scene  func() *scene.Scene
	InView func() vector.Rect // on the sheet
	Room   func() fyne.Size   // of the board, of which the picture takes a part
	LookAt func(vector.Point)
	// Paint paints a scene so that w device pixels hold its width.
	Paint  func(img *image.RGBA, s *scene.Scene, scale float64)
	Do     func(func()) // runs a function on the UI goroutine, later
	Closed func()
	Ready  func() // called when there is something to show
	Tip    string // of the button that closes it
}

// The sizes of the picture, and how long a map rests before it is painted.
const (
	most  = 208.0 // width
	part  = 0.2   // of the room
	least = 60.0
	air   = 6.0
	rest  = 250 * time.Millisecond
)

// View is the picture with what surrounds it. It belongs to the UI goroutine.
type View struct {
	widget.BaseWidget
	cfg    Config
	img    *image.RGBA
	shows  *scene.Scene // of img
	timer  *time.Timer
	busy   bool
	raster *canvas.Raster
	frame  *canvas.Rectangle
	shade  *canvas.Rectangle
	close  *controls.Button
	wanted bool
}

// New makes a view.
func New(cfg Config) *View {
	v := &View{cfg: cfg, frame: &canvas.Rectangle{StrokeWidth: 2, CornerRadius: 3}, shade: &canvas.Rectangle{StrokeWidth: 1, CornerRadius: 8}}
	v.raster = canvas.NewRaster(func(int, int) image.Image {
		if v.img == nil {
			return image.NewRGBA(image.Rect(0, 0, 1, 1))
		}
		return v.img
	})
	v.close = cfg.Kit.Button(controls.ButtonSpec{ID: "overview.close", Look: controls.Ghost, Icon: "x", Tip: cfg.Tip, OnTap: cfg.Closed})
	v.ExtendBaseWidget(v)
	v.Hide()
	cfg.Kit.Name("overview", "overview", v)
	return v
}

// Wanted tells whether the map is so much larger than the view that a picture of
// it helps.
func (v *View) Wanted() bool {
	s, in := v.cfg.Scene(), v.cfg.InView()
	return s.Width > 0 && in.W > 0 && (s.Width > 1.35*in.W || s.Height > 1.35*in.H)
}

// Want says whether the view is to be shown: at once if it has a picture, else as
// soon as it is painted. It tells whether that changed what is shown.
func (v *View) Want(wanted bool) bool {
	v.wanted = wanted
	show := wanted && v.shows != nil && v.shows.Map == v.cfg.Scene().Map // not of another map
	if show == v.Visible() {
		return false
	}
	controls.SetVisible(v, show)
	return true
}

// size gives the size of the picture: small on a small board, as one is by large
// text.
func (v *View) size() (w, h, scale float64) {
	s, room := v.cfg.Scene(), v.cfg.Room()
	wide := min(most, max(2*least, part*float64(room.Width)))
	if s.Width <= 0 || s.Height <= 0 {
		return wide, least, 0
	}
	high := min(0.75*most, max(least, 1.2*part*float64(room.Height)))
	scale = min(wide/s.Width, high/s.Height)
	return max(least, s.Width*scale), max(least/2, s.Height*scale), scale
}

// Moved moves the rectangle to what is in view now.
func (v *View) Moved() {
	if v.Hidden {
		return
	}
	v.place()
}

// Changed has the picture painted anew, once the map has rested.
func (v *View) Changed() {
	if !v.wanted || v.cfg.Scene() == v.shows {
		return
	}
	if v.timer == nil {
		v.timer = time.AfterFunc(rest, func() { v.cfg.Do(v.Paint) })
		return
	}
	v.timer.Reset(rest)
}

// Paint paints the picture of the map as it is now.
func (v *View) Paint() {
	s := v.cfg.Scene()
	if v.busy || !v.wanted || s == v.shows || s.Width <= 0 {
		return
	}
	v.busy = true
	w, h, scale := v.size()
	pixels := 1.0
	if c := fyne.CurrentApp().Driver().CanvasForObject(v); c != nil {
		pixels = float64(c.Scale())
	}
	go func() {
		img := image.NewRGBA(image.Rect(0, 0, int(w*pixels), int(h*pixels)))
		v.cfg.Paint(img, s, scale*pixels)
		v.cfg.Do(func() {
			v.busy, v.img, v.shows = false, img, s
			v.place()
			v.raster.Refresh()
			if v.cfg.Ready != nil {
				v.cfg.Ready()
			}
			v.Changed()
		})
	}()
}

// Stop ends what is still to come.
func (v *View) Stop() {
	if v.timer != nil {
		v.timer.Stop()
	}
}

// place puts picture and rectangle where they belong.
func (v *View) place() {
	w, h, scale := v.size()
	size := fyne.NewSize(float32(w), float32(h))
	if v.raster.Size() != size {
		v.raster.Resize(size)
	}
	v.raster.Move(fyne.NewPos(air, air))
	in := v.cfg.InView()
	x0, y0 := max(0, in.X*scale), max(0, in.Y*scale)
	x1, y1 := min(w, in.Right()*scale), min(h, in.Bottom()*scale)
	v.frame.Move(fyne.NewPos(float32(air+x0), float32(air+y0)))
	v.frame.Resize(fyne.NewSize(float32(max(4, x1-x0)), float32(max(4, y1-y0))))
	if total := v.MinSize(); total != v.Size() && v.Size().Width > 0 {
		v.Resize(total)
	}
}

// goTo brings the place of the map under the pointer into view.
func (v *View) goTo(at fyne.Position) {
	if _, _, scale := v.size(); scale > 0 {
		v.cfg.LookAt(vector.Point{X: (float64(at.X) - air) / scale, Y: (float64(at.Y) - air) / scale})
	}
}

// MouseDown goes to where the pointer is.
func (v *View) MouseDown(e *desktop.MouseEvent) { v.goTo(e.Position) }

// MouseUp is for Fyne.
func (v *View) MouseUp(*desktop.MouseEvent) {}

// Tapped keeps presses away from the board.
func (v *View) Tapped(*fyne.PointEvent) {}

// Dragged goes along with the pointer.
func (v *View) Dragged(e *fyne.DragEvent) { v.goTo(e.Position) }

// DragEnd is for Fyne.
func (v *View) DragEnd() {}

// MouseIn keeps the pointer away from the board.
func (v *View) MouseIn(*desktop.MouseEvent) {}

// MouseMoved is for Fyne.
func (v *View) MouseMoved(*desktop.MouseEvent) {}

// MouseOut is for Fyne.
func (v *View) MouseOut() {}

// CreateRenderer is for Fyne.
func (v *View) CreateRenderer() fyne.WidgetRenderer {
	r := &renderer{v}
	r.Refresh()
	return r
}

type renderer struct{ v *View }

func (r *renderer) Layout(size fyne.Size) {
	r.v.shade.Resize(size)
	const button = 22
	r.v.close.Resize(fyne.NewSquareSize(button))
	r.v.close.Move(fyne.NewPos(size.Width-button-2, 2))
	r.v.place()
}

func (r *renderer) MinSize() fyne.Size {
	w, h, _ := r.v.size()
	return fyne.NewSize(float32(w+2*air), float32(h+2*air))
}

func (r *renderer) Refresh() {
	c := r.v.cfg.Kit.Colors()
	r.v.shade.FillColor, r.v.shade.StrokeColor = c.Paper, c.Strong
	wash := c.Accent
	wash.A = 0x20
	r.v.frame.FillColor, r.v.frame.StrokeColor = wash, c.Accent
	r.v.shade.Refresh()
	r.v.frame.Refresh()
	r.v.raster.Refresh()
}

func (r *renderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.v.shade, r.v.raster, r.v.frame, r.v.close}
}

func (r *renderer) Destroy() {}
