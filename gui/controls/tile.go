package controls

import (
	"image"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"waymark/gui/shape"
	"waymark/gui/theme"
)

// TileSpec describes a tile.
type TileSpec struct {
	ID       string
	Title    string
	Text     string  // up to two lines
	Width    float32 // at least
	PictureH float32
	// Picture gives, later and on Fyne's goroutine, a picture of w × h device
	// pixels.
	Picture func(w, h int, show func(image.Image))
	OnTap   func()
	OnArrow func(fyne.KeyName) // an arrow key: go to the neighbour
}

// Tile is a card with a picture, a title and a few words, to press.
type Tile struct {
	press
	spec   TileSpec
	raster *canvas.Raster
	title  *Label
	text   *Label

	picture image.Image
	asked   image.Point // the size of the picture that was asked for last
}

// Tile makes a tile; its picture comes when its size is known.
func (k *Kit) Tile(spec TileSpec) *Tile {
	t := &Tile{spec: spec}
	t.extend(k, t, "", spec.OnTap)
	t.raster = canvas.NewRaster(t.paint)
	inner := spec.Width - 24
	t.title = k.Label(spec.Title, Style{Size: theme.NameSize, Bold: true, Wrap: inner, Lines: 1})
	t.text = k.Label(spec.Text, Style{Size: theme.SmallSize, Paint: Quiet, Wrap: inner, Lines: 2})
	k.Name("card", spec.ID, t)
	return t
}

// TypedKey presses with Space and Enter and goes on with the arrow keys.
func (t *Tile) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyLeft, fyne.KeyRight, fyne.KeyUp, fyne.KeyDown:
		if t.spec.OnArrow != nil {
			t.spec.OnArrow(e.Name)
			return
		}
	}
	t.press.TypedKey(e)
}

// Renew asks for the picture anew.
func (t *Tile) Renew() {
	t.asked = image.Point{}
	t.raster.Refresh()
}

func (t *Tile) paint(w, h int) image.Image {
	if size := image.Pt(w, h); t.spec.Picture != nil && t.asked != size && w > 8 && h > 8 {
		t.asked = size
		t.spec.Picture(w, h, func(img image.Image) {
			t.picture = img
			t.raster.Refresh()
		})
	}
	if t.picture != nil && t.picture.Bounds().Size() == image.Pt(w, h) {
		return t.picture
	}
	return image.NewRGBA(image.Rect(0, 0, max(w, 1), max(h, 1)))
}

// CreateRenderer is for Fyne.
func (t *Tile) CreateRenderer() fyne.WidgetRenderer {
	r := &tileRenderer{
		t: t, ground: &canvas.Rectangle{CornerRadius: 10, StrokeWidth: 1}, ring: shape.NewBox(12, 2),
		line: shape.NewFill(color.NRGBA{}), backing: shape.NewBox(0, 0),
	}
	r.Refresh()
	return r
}

type tileRenderer struct {
	t             *Tile
	ground        *canvas.Rectangle // has a shadow
	ring, backing *shape.Box
	line          *shape.Fill
}

func (r *tileRenderer) MinSize() fyne.Size {
	return fyne.NewSize(r.t.spec.Width, r.t.spec.PictureH+68)
}

func (r *tileRenderer) Layout(size fyne.Size) {
	t := r.t
	r.ground.Resize(size)
	r.ring.Move(fyne.NewPos(-3, -3))
	r.ring.Resize(size.AddWidthHeight(6, 6))
	r.backing.Move(fyne.NewPos(1, 1))
	r.backing.Resize(fyne.NewSize(size.Width-2, t.spec.PictureH-1))
	t.raster.Move(fyne.NewPos(12, 12))
	t.raster.Resize(fyne.NewSize(size.Width-24, t.spec.PictureH-12))
	t.title.SetWrap(size.Width - 24)
	t.text.SetWrap(size.Width - 24)
	r.line.Move(fyne.NewPos(1, t.spec.PictureH))
	r.line.Resize(fyne.NewSize(size.Width-2, 1))
	t.title.Move(fyne.NewPos(12, t.spec.PictureH+9))
	t.title.Resize(fyne.NewSize(size.Width-24, 18))
	t.text.Move(fyne.NewPos(12, t.spec.PictureH+29))
	t.text.Resize(fyne.NewSize(size.Width-24, 30))
}

func (r *tileRenderer) Refresh() {
	c := r.t.kit.Colors()
	r.ground.FillColor, r.ground.StrokeColor = c.Field, c.Hairline
	if r.t.hovered {
		r.ground.StrokeColor = c.Accent
		r.ground.Shadow = canvas.Shadow{Color: c.Shadow, BlurRadius: 10, Offset: fyne.NewPos(0, 3)}
	} else {
		r.ground.Shadow = canvas.Shadow{}
	}
	r.line.SetColor(c.Hairline)
	r.backing.FillColor, r.backing.Corners = c.Window, shape.Corners{TopLeft: 9, TopRight: 9}
	r.ring.StrokeColor, r.ring.Hidden = c.Focus, !r.t.focused
	r.ground.Refresh()
	r.ring.Refresh()
	r.backing.Refresh()
	r.t.raster.Refresh()
	r.t.title.Refresh()
	r.t.text.Refresh()
}

func (r *tileRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ring.Object(), r.ground, r.backing.Object(), r.t.raster, r.line.Object(), r.t.title, r.t.text}
}

func (r *tileRenderer) Destroy() {}
