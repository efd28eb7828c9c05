package controls

import (
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"waymark/gui/theme"
)

// TileSpec describes a tile.
type TileSpec struct {
	ID       string
	Title    string
	Text     string // up to two lines
	Width    float32
	OnTap    func()
	OnMenu   func(at fyne.Position)
	PictureH float32
}

// Tile is a card with a picture, a title and a few words, to press.
type Tile struct {
	press
	spec    TileSpec
	picture *canvas.Image
	title   *Label
	text    *Label
}

// Tile makes a tile; its picture may come later.
func (k *Kit) Tile(spec TileSpec) *Tile {
	t := &Tile{spec: spec, picture: &canvas.Image{FillMode: canvas.ImageFillStretch, ScaleMode: canvas.ImageScaleFastest}}
	t.extend(k, t, "", spec.OnTap)
	inner := spec.Width - 24
	t.title = k.Label(spec.Title, Style{Size: theme.NameSize, Bold: true, Wrap: inner, Lines: 1})
	t.text = k.Label(spec.Text, Style{Size: theme.SmallSize, Paint: Quiet, Wrap: inner, Lines: 2})
	t.picture.Hide()
	k.Name("card", spec.ID, t)
	return t
}

// SetPicture shows a picture. It should have as many pixels as the tile's
// picture has on the screen.
func (t *Tile) SetPicture(img image.Image) {
	t.picture.Image = img
	t.picture.Hidden = img == nil
	t.Refresh()
}

// TappedSecondary opens the menu.
func (t *Tile) TappedSecondary(e *fyne.PointEvent) {
	if t.spec.OnMenu != nil {
		t.spec.OnMenu(e.AbsolutePosition)
	}
}

// CreateRenderer is for Fyne.
func (t *Tile) CreateRenderer() fyne.WidgetRenderer {
	r := &tileRenderer{
		t: t, ground: &canvas.Rectangle{CornerRadius: 10, StrokeWidth: 1}, ring: &canvas.Rectangle{CornerRadius: 12, StrokeWidth: 2},
		line: &canvas.Rectangle{}, backing: &canvas.Rectangle{TopLeftCornerRadius: 9, TopRightCornerRadius: 9},
	}
	r.Refresh()
	return r
}

type tileRenderer struct {
	t                           *Tile
	ground, ring, line, backing *canvas.Rectangle
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
	t.picture.Move(fyne.NewPos(12, 12))
	t.picture.Resize(fyne.NewSize(size.Width-24, t.spec.PictureH-12))
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
	r.line.FillColor, r.backing.FillColor = c.Hairline, c.Window
	r.ring.StrokeColor, r.ring.Hidden = c.Focus, !r.t.focused
	for _, o := range []*canvas.Rectangle{r.ground, r.ring, r.line, r.backing} {
		o.Refresh()
	}
	r.t.picture.Refresh()
	r.t.title.Refresh()
	r.t.text.Refresh()
}

func (r *tileRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ring, r.ground, r.backing, r.t.picture, r.line, r.t.title, r.t.text}
}

func (r *tileRenderer) Destroy() {}
