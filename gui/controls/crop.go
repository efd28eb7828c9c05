package controls

import (
	"image"
	"image/color"
	"math"

	"waymark/gui/shape"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"golang.org/x/image/draw"
)

// The measures of a crop, Fyne's units.
const (
	cropView   = 320
	cropCircle = 256
	mostZoom   = 8
)

// Crop shows a picture behind a circle: dragging moves it, the wheel and + and −
// make it larger and smaller, the arrows move it. What lies in the square around
// the circle is chosen.
type Crop struct {
	press
	img    image.Image
	zoom   float64 // 1 is the shorter side of the picture across the circle
	cx, cy float64 // the middle of the circle, in pixels of the picture
	raster *canvas.Raster
}

// Crop makes a picture to choose a square of.
func (k *Kit) Crop(id string, img image.Image) *Crop {
	b := img.Bounds()
	c := &Crop{img: img, zoom: 1, cx: float64(b.Dx()) / 2, cy: float64(b.Dy()) / 2}
	c.extend(k, c, "", nil)
	c.raster = canvas.NewRaster(c.paint)
	k.Name("crop", id, c)
	return c
}

// side gives how many pixels of the picture lie across the circle.
func (c *Crop) side() float64 {
	b := c.img.Bounds()
	return float64(min(b.Dx(), b.Dy())) / c.zoom
}

// Square gives what is chosen, in the picture's own coordinates.
func (c *Crop) Square() image.Rectangle {
	b := c.img.Bounds()
	side := max(1, int(math.Round(c.side())))
	x := min(max(0, int(math.Round(c.cx-float64(side)/2))), b.Dx()-side)
	y := min(max(0, int(math.Round(c.cy-float64(side)/2))), b.Dy()-side)
	return image.Rect(x, y, x+side, y+side).Add(b.Min)
}

// Zoom makes the picture larger or smaller by a factor.
func (c *Crop) Zoom(by float64) {
	c.zoom = min(max(1, c.zoom*by), mostZoom)
	c.shift(0, 0)
}

// Nudge moves the picture by units of the window.
func (c *Crop) Nudge(dx, dy float64) {
	perUnit := c.side() / cropCircle
	c.shift(-dx*perUnit, -dy*perUnit)
}

// shift moves the circle over the picture, which never shows an edge in it.
func (c *Crop) shift(dx, dy float64) {
	b, half := c.img.Bounds(), c.side()/2
	c.cx = min(max(half, c.cx+dx), float64(b.Dx())-half)
	c.cy = min(max(half, c.cy+dy), float64(b.Dy())-half)
	c.raster.Refresh()
}

// Dragged moves the picture.
func (c *Crop) Dragged(e *fyne.DragEvent) { c.Nudge(float64(e.Dragged.DX), float64(e.Dragged.DY)) }

// DragEnd is for Fyne.
func (c *Crop) DragEnd() {}

// Scrolled makes the picture larger and smaller.
func (c *Crop) Scrolled(e *fyne.ScrollEvent) {
	c.Zoom(math.Exp(min(max(float64(e.Scrolled.DY), -100), 100) / 250))
}

// Cursor shows that the picture can be moved.
func (c *Crop) Cursor() desktop.Cursor { return desktop.PointerCursor }

// TypedRune makes the picture larger and smaller.
func (c *Crop) TypedRune(r rune) {
	switch r {
	case '+', '=':
		c.Zoom(1.1)
	case '-', '−', '_':
		c.Zoom(1 / 1.1)
	}
}

// TypedKey moves the picture.
func (c *Crop) TypedKey(e *fyne.KeyEvent) {
	const step = 8
	switch e.Name {
	case fyne.KeyLeft:
		c.Nudge(-step, 0)
	case fyne.KeyRight:
		c.Nudge(step, 0)
	case fyne.KeyUp:
		c.Nudge(0, -step)
	case fyne.KeyDown:
		c.Nudge(0, step)
	case fyne.KeyPlus, fyne.KeyEqual, fyne.KeyMinus: // come as characters, too
	default:
		PassKey(c, e)
	}
}

// paint draws the picture, dimmed outside the circle.
func (c *Crop) paint(w, h int) image.Image {
	out := image.NewRGBA(image.Rect(0, 0, max(1, w), max(1, h)))
	if w < 2 || h < 2 {
		return out
	}
	colors := c.kit.Colors()
	draw.Draw(out, out.Rect, image.NewUniform(colors.Window), image.Point{}, draw.Src)
	scale := float64(w) / cropView * cropCircle / c.side() // device pixels to one of the picture
	b := c.img.Bounds()
	x, y := float64(w)/2-c.cx*scale, float64(h)/2-c.cy*scale
	place := image.Rect(int(x), int(y), int(math.Ceil(x+float64(b.Dx())*scale)), int(math.Ceil(y+float64(b.Dy())*scale)))
	draw.ApproxBiLinear.Scale(out, place, c.img, b, draw.Over, nil)
	veil := colors.Window
	radius := float64(w) * cropCircle / cropView / 2
	for py := range h {
		for px := range w {
			d := math.Hypot(float64(px)+0.5-float64(w)/2, float64(py)+0.5-float64(h)/2) - radius
			if d <= -0.5 {
				continue
			}
			cover := min(1, d+0.5) * 0.72
			at := out.PixOffset(px, py)
			if d < 1.5 && d > -0.5 {
				mixInto(out.Pix[at:], colors.Accent, 1-math.Abs(d-0.5))
				continue
			}
			mixInto(out.Pix[at:], veil, cover)
		}
	}
	return out
}

func mixInto(pix []uint8, c color.NRGBA, cover float64) {
	for i, v := range [3]uint8{c.R, c.G, c.B} {
		pix[i] = uint8(float64(pix[i])*(1-cover) + float64(v)*cover)
	}
	pix[3] = 0xff
}

// CreateRenderer is for Fyne.
func (c *Crop) CreateRenderer() fyne.WidgetRenderer {
	return &cropRenderer{c: c, ring: shape.NewBox(9, 2)}
}

type cropRenderer struct {
	c    *Crop
	ring *shape.Box
}

func (r *cropRenderer) MinSize() fyne.Size { return fyne.NewSquareSize(cropView) }

func (r *cropRenderer) Layout(fyne.Size) {
	r.c.raster.Resize(fyne.NewSquareSize(cropView))
	r.ring.Move(fyne.NewPos(-2, -2))
	r.ring.Resize(fyne.NewSquareSize(cropView + 4))
}

func (r *cropRenderer) Refresh() {
	r.ring.StrokeColor, r.ring.Hidden = r.c.kit.Colors().Focus, !r.c.focused
	r.ring.Refresh()
	r.c.raster.Refresh()
}

func (r *cropRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.c.raster, r.ring.Object()}
}

func (r *cropRenderer) Destroy() {}
