package shape

import (
	"image"
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// Box is a rectangle that may have round corners and an edge inside its bounds.
// Its fields are what it is to look like from the next Refresh on. It is placed
// in a window as its Object.
type Box struct {
	FillColor   color.Color // nil for none
	StrokeColor color.Color // of the edge, nil for none
	StrokeWidth float32     // in units
	Corners     Corners
	Hidden      bool

	raster *canvas.Raster
	shown  style
}

// Corners are the radii of a box's corners, in units.
type Corners struct{ TopLeft, TopRight, BottomRight, BottomLeft float32 }

// Round gives corners of the same radius.
func Round(radius float32) Corners { return Corners{radius, radius, radius, radius} }

// style is all that a picture of a box depends on but its size.
type style struct {
	fill, stroke color.NRGBA
	width        float32
	corners      Corners
}

func (s *style) empty() bool { return s.fill.A == 0 && !s.edged() }

func (s *style) edged() bool { return s.stroke.A > 0 && s.width > 0 }

func (s *style) plain() bool { return !s.edged() && s.corners == Corners{} }

// NewBox makes a box whose corners have a radius and whose edge has a width, in
// units, and that shows nothing until it is given colours.
func NewBox(radius, width float32) *Box {
	b := &Box{StrokeWidth: width, Corners: Round(radius)}
	b.raster = canvas.NewRaster(b.paint)
	b.raster.ScaleMode = canvas.ImageScalePixels
	b.raster.Hidden = true
	return b
}

// Object gives what Fyne is to draw.
func (b *Box) Object() fyne.CanvasObject { return b.raster }

// Move places the box.
func (b *Box) Move(to fyne.Position) { b.raster.Move(to) }

// Resize changes the size of the box.
func (b *Box) Resize(size fyne.Size) { b.raster.Resize(size) }

// Size gives the size of the box.
func (b *Box) Size() fyne.Size { return b.raster.Size() }

// Refresh shows the box as its fields say. A box that would show nothing is not
// drawn at all.
func (b *Box) Refresh() {
	now := style{nrgba(b.FillColor), nrgba(b.StrokeColor), b.StrokeWidth, b.Corners}
	if now != b.shown {
		b.shown = now
		b.raster.Refresh()
	}
	switch hidden := b.Hidden || now.empty(); {
	case hidden && !b.raster.Hidden:
		b.raster.Hide()
	case !hidden && b.raster.Hidden:
		b.raster.Show()
	}
}

func nrgba(c color.Color) color.NRGBA {
	if c == nil {
		return color.NRGBA{}
	}
	return color.NRGBAModel.Convert(c).(color.NRGBA)
}

// paint draws the box on w × h device pixels.
func (b *Box) paint(w, h int) image.Image {
	if b.shown.plain() || w < 1 || h < 1 {
		return pixel(b.shown.fill)
	}
	p := newPainter(&b.shown, w, h, b.scale(w, h))
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	// Between the corners all rows are alike.
	top, bottom := min(p.rim, h), max(h-p.rim, 0)
	for y := range h {
		if y > top && y < bottom {
			copy(img.Pix[y*img.Stride:(y+1)*img.Stride], img.Pix[top*img.Stride:(top+1)*img.Stride])
			continue
		}
		p.row(img, y)
	}
	return img
}

// scale gives the device pixels to the unit. What the size of the picture tells is
// off by up to half a pixel; in steps of a fortieth, boxes of any size agree on how
// wide an edge is.
func (b *Box) scale(w, h int) float64 {
	pixels, units := float64(w), float64(b.raster.Size().Width)
	if h > w {
		pixels, units = float64(h), float64(b.raster.Size().Height)
	}
	if units <= 0 {
		return 1
	}
	const steps = 40
	return max(1.0/steps, math.Round(pixels/units*steps)/steps)
}

// painter draws a box, in device pixels.
type painter struct {
	fill, edge color.RGBA
	width      float64
	w, h       float64
	corners    [4]float64 // top left, top right, bottom right, bottom left
	rim        int        // so far from an edge a pixel may be anything but fill
}

func newPainter(s *style, w, h int, scale float64) *painter {
	p := &painter{w: float64(w), h: float64(h)}
	p.fill, p.edge = rgba(s.fill), rgba(s.stroke)
	if s.edged() {
		// An edge of whole pixels is as crisp above as at the left.
		p.width = max(1, math.Round(float64(s.width)*scale))
	}
	most := min(p.w, p.h) / 2
	rim := p.width
	for i, r := range [4]float32{s.corners.TopLeft, s.corners.TopRight, s.corners.BottomRight, s.corners.BottomLeft} {
		p.corners[i] = min(float64(r)*scale, most)
		rim = max(rim, p.corners[i])
	}
	p.rim = int(math.Ceil(rim)) + 1
	return p
}

func rgba(c color.NRGBA) color.RGBA { return color.RGBAModel.Convert(c).(color.RGBA) }

func (p *painter) row(img *image.RGBA, y int) {
	w := img.Rect.Dx()
	line := img.Pix[y*img.Stride : (y+1)*img.Stride]
	inner := y >= p.rim && y < img.Rect.Dy()-p.rim
	for x := range w {
		c := p.fill
		if !inner || x < p.rim || x >= w-p.rim {
			c = p.at(float64(x)+0.5, float64(y)+0.5)
		}
		line[4*x], line[4*x+1], line[4*x+2], line[4*x+3] = c.R, c.G, c.B, c.A
	}
}

// at gives the colour of the pixel around a point: how far the point lies inside
// of the bounds says how much of the pixel the box, and how much its fill within
// the edge, covers.
func (p *painter) at(x, y float64) color.RGBA {
	inside := p.depth(x, y)
	box := clamp(inside + 0.5)
	if p.width == 0 {
		return mix(p.fill, color.RGBA{}, box)
	}
	within := clamp(inside - p.width + 0.5)
	return mix(mix(p.fill, p.edge, within), color.RGBA{}, box)
}

// depth gives how far a point is inside of the bounds, negative for outside.
func (p *painter) depth(x, y float64) float64 {
	right, low := x > p.w/2, y > p.h/2
	corner := 0
	switch {
	case right && low:
		corner = 2
	case right:
		corner = 1
	case low:
		corner = 3
	}
	if right {
		x = p.w - x
	}
	if low {
		y = p.h - y
	}
	r := p.corners[corner]
	if x >= r || y >= r {
		return min(x, y)
	}
	return r - math.Hypot(r-x, r-y)
}

func clamp(v float64) float64 { return min(max(v, 0), 1) }

// mix gives a share of one colour and the rest of the other.
func mix(a, b color.RGBA, share float64) color.RGBA {
	part := func(a, b uint8) uint8 { return uint8(float64(a)*share + float64(b)*(1-share) + 0.5) }
	return color.RGBA{part(a.R, b.R), part(a.G, b.G), part(a.B, b.B), part(a.A, b.A)}
}
