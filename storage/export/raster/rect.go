package raster

import (
	"image"
	"math"

	"waymark/domain/scene"
	"waymark/domain/vector"
	"waymark/storage/export/hatch"
)

// thin is the width in pixels up to which a box counts as a rule, whose width
// must be the same wherever it stands.
const thin = 4

func (c *canvas) rect(r *scene.Rect) {
	half := r.Stroke.Width / 2
	if !touches(r.Inset(-half), c.clip) || r.W < 0 || r.H < 0 || !sane(r.X, r.Y, r.W, r.H, r.Radius, half) {
		return
	}
	if isDisc(r) && r.W*c.scale <= maxDisc && len(r.Stroke.Dash) == 0 && r.FillTo.A == 0 && r.Hatch.A == 0 {
		c.disc(r)
		return
	}
	if r.Stroke.Width <= 0 || r.Stroke.Color.A == 0 {
		c.plainBox(r)
		return
	}
	c.framedBox(r)
}

// plainBox paints a box without a frame. Its edges fall between pixels.
func (c *canvas) plainBox(r *scene.Rect) {
	k := solid(r.Fill)
	x0, x1, k := c.snap(r.X, r.W, c.dx, c.edgeX, k)
	y0, y1, k := c.snap(r.Y, r.H, c.dy, c.edgeY, k)
	f := form{box: image.Rect(x0, y0, x1, y1), radius: r.Radius * c.scale, topOnly: r.TopOnly, ink: k}
	if r.FillTo.A > 0 {
		to := solid(r.FillTo)
		f.to = &to
	}
	if r.Fill.A > 0 {
		c.fillForm(f)
	}
	c.hatch(r)
}

// snap gives the pixels that a box covers in one direction.
func (c *canvas) snap(at, size, shift, edge float64, k ink) (from, to int, _ ink) {
	low, length := at*c.scale+shift, size*c.scale
	reaches := at+size >= edge
	if length < thin {
		whole := max(math.Round(length), 1)
		if length < 0.75 {
			k = k.thinned(length / whole)
		}
		from = int(math.Floor(low + 0.5))
		if reaches {
			// At the far edge the rule must not fall off.
			from = int(math.Floor((at+size)*c.scale)+shift) - int(whole)
		}
		return from, from + int(whole), k
	}
	from, to = int(math.Floor(low+0.5)), int(math.Floor(low+length+0.5))
	if reaches {
		to = int(math.Ceil((at+size)*c.scale)+shift) + 1
	}
	return from, to, k
}

// framedBox paints a box with a frame. The frame covers whole pixels.
func (c *canvas) framedBox(r *scene.Rect) {
	outer := r.Inset(-r.Stroke.Width / 2)
	x0, y0 := int(math.Floor(c.x(outer.X)+0.5)), int(math.Floor(c.y(outer.Y)+0.5))
	x1, y1 := int(math.Floor(c.x(outer.Right())+0.5)), int(math.Floor(c.y(outer.Bottom())+0.5))
	width := r.Stroke.Width * c.scale
	whole := max(math.Round(width), 1)
	x1, y1 = max(x1, x0+1), max(y1, y0+1)
	box := image.Rect(x0, y0, x1, y1)
	radius := 0.0
	if r.Radius > 0 {
		radius = r.Radius*c.scale + width/2
	}
	f := form{box: box, radius: radius, topOnly: r.TopOnly}
	if r.Fill.A > 0 {
		// The fill reaches to the middle of the frame.
		in := int(whole) / 2
		fill := f
		fill.box, fill.radius = box.Inset(in), max(radius-float64(in), 0)
		fill.ink = solid(r.Fill)
		if r.FillTo.A > 0 {
			to := solid(r.FillTo)
			fill.to = &to
		}
		c.fillForm(fill)
	}
	c.hatch(r)
	if len(r.Stroke.Dash) > 0 {
		middle := vector.Rect{
			X: float64(x0) + whole/2, Y: float64(y0) + whole/2, W: float64(x1-x0) - whole, H: float64(y1-y0) - whole,
		}
		stroke := r.Stroke
		stroke.Width = whole
		stroke.Color.A = uint8(float64(stroke.Color.A) * min(width, 1))
		stroke.Dash, _ = dashPattern(r.Stroke.Dash, c.scale)
		c.strokePath(vector.Rounded(middle, max(radius-whole/2, 0), r.TopOnly), stroke, 1, 0, 0)
		return
	}
	f.ink = solid(r.Stroke.Color).thinned(width)
	c.frameForm(f, int(whole))
}

func (c *canvas) hatch(r *scene.Rect) {
	if r.Hatch.A == 0 {
		return
	}
	if hatch.Step*c.scale < 2 { // the lines run into one another
		const share = hatch.Width / (hatch.Step * math.Sqrt2 / 2)
		plain := scene.Rect{Rect: r.Rect, Radius: r.Radius, TopOnly: r.TopOnly, Fill: r.Hatch}
		plain.Fill.A = uint8(float64(plain.Fill.A) * share)
		c.plainBox(&plain)
		return
	}
	const half = hatch.Width / 2 * math.Sqrt2 / 2
	var p vector.Path
	for _, l := range hatch.Lines(*r) {
		p.MoveTo(l.From.X-half, l.From.Y-half)
		p.LineTo(l.To.X-half, l.To.Y-half)
		p.LineTo(l.To.X+half, l.To.Y+half)
		p.LineTo(l.From.X+half, l.From.Y+half)
		p.Close()
	}
	if !p.Empty() {
		c.fillPath(p, c.scale, c.dx, c.dy, false, solid(r.Hatch))
	}
}

// form is a box of whole pixels with round corners.
type form struct {
	box     image.Rectangle
	radius  float64
	topOnly bool
	ink     ink
	to      *ink // at the lower edge, for a gradient
}

// corner gives the size of the corner stencils; 0 for sharp corners.
func (f *form) corner() (radius float64, n int) {
	height := float64(f.box.Dy())
	if !f.topOnly {
		height /= 2
	}
	radius = min(f.radius, float64(f.box.Dx())/2, height)
	radius = math.Round(radius*formSteps) / formSteps // as stencils are told apart
	if radius < 0.5 {
		return 0, 0
	}
	return radius, min(int(math.Ceil(radius)), (f.box.Dx()+1)/2)
}

// inkAt gives the ink of a row: of a gradient, that at the row's middle.
func (f *form) inkAt(y int) ink {
	if f.to == nil {
		return f.ink
	}
	t := (float64(y-f.box.Min.Y) + 0.5) / float64(f.box.Dy())
	mix := func(shift uint) uint32 {
		a, b := float64(f.ink.word>>shift&0xff), float64(f.to.word>>shift&0xff)
		return uint32(a+(b-a)*t+0.5) << shift
	}
	k := ink{word: mix(0) | mix(8) | mix(16) | 0xff<<24, alpha: f.ink.alpha}
	k.rb, k.ag = k.word&0x00ff00ff, k.word>>8&0x00ff00ff
	return k
}

// fillForm fills a form.
func (c *canvas) fillForm(f form) {
	visible := f.box.Intersect(c.dst.Rect)
	if visible.Empty() {
		return
	}
	radius, n := f.corner()
	if n > maxCorner {
		c.largeForm(f, radius, 0)
		return
	}
	if n == 0 && f.to == nil {
		f.ink.fill(c.dst, visible)
		return
	}
	var m *mask
	if n > 0 {
		m = c.stencils.corner(radius, 0, c.scratch)
	}
	top := f.box.Min.Y + n
	bottom := f.box.Max.Y
	if !f.topOnly {
		bottom -= n
	}
	if f.to == nil {
		middle := image.Rect(f.box.Min.X, top, f.box.Max.X, bottom).Intersect(visible)
		f.ink.fill(c.dst, middle)
	}
	for y := visible.Min.Y; y < visible.Max.Y; y++ {
		inner := image.Rect(f.box.Min.X, y, f.box.Max.X, y+1)
		k := f.inkAt(y)
		switch {
		case y >= top && y < bottom:
			if f.to == nil {
				y = min(bottom, visible.Max.Y) - 1 // painted already
				continue
			}
		case y < top:
			c.cornerRow(m, y-f.box.Min.Y, y, f.box, k)
			inner.Min.X, inner.Max.X = inner.Min.X+n, inner.Max.X-n
		default:
			c.cornerRow(m, f.box.Max.Y-1-y, y, f.box, k)
			inner.Min.X, inner.Max.X = inner.Min.X+n, inner.Max.X-n
		}
		k.fill(c.dst, inner.Intersect(visible))
	}
}

// largeForm paints a form with large corners, or its frame, as a path.
func (c *canvas) largeForm(f form, radius float64, width int) {
	visible := f.box.Intersect(c.dst.Rect)
	box := vector.Rect{
		X: float64(f.box.Min.X - visible.Min.X), Y: float64(f.box.Min.Y - visible.Min.Y),
		W: float64(f.box.Dx()), H: float64(f.box.Dy()),
	}
	c.out.begin(&c.ras, visible.Dx(), visible.Dy())
	c.out.path(vector.Rounded(box, radius, f.topOnly), 1, 0, 0)
	if width > 0 {
		in := float64(width)
		c.out.path(reversed(vector.Rounded(box.Inset(in), max(radius-in, 0), f.topOnly)), 1, 0, 0)
	}
	c.finish(&c.cover, visible)
	for y := visible.Min.Y; y < visible.Max.Y; y++ {
		cover := c.cover[(y-visible.Min.Y)*visible.Dx():][:visible.Dx()]
		k := f.inkAt(y)
		k.row(c.dst.Pix[c.dst.PixOffset(visible.Min.X, y):], cover)
	}
}

// cornerRow paints one row of the left and of the right corner.
func (c *canvas) cornerRow(m *mask, row, y int, box image.Rectangle, k ink) {
	if row < 0 || row >= m.h {
		return
	}
	cover := m.cover[row*m.w : (row+1)*m.w]
	mirror := m.cover[(m.h+row)*m.w : (m.h+row+1)*m.w]
	c.coverRow(cover, box.Min.X, y, k)
	// In boxes of an odd width the corners share their middle column.
	shared := max(2*m.w-box.Dx(), 0)
	c.coverRow(mirror[shared:], box.Max.X-m.w+shared, y, k)
}

// coverRow paints a row of coverage from x, where it is visible.
func (c *canvas) coverRow(cover []uint8, x, y int, k ink) {
	bounds := c.dst.Rect
	if y < bounds.Min.Y || y >= bounds.Max.Y {
		return
	}
	if x < bounds.Min.X {
		cover = cover[min(bounds.Min.X-x, len(cover)):]
		x = bounds.Min.X
	}
	cover = cover[:max(min(len(cover), bounds.Max.X-x), 0)]
	if len(cover) > 0 {
		k.row(c.dst.Pix[c.dst.PixOffset(x, y):], cover)
	}
}

// frameForm paints the frame of a form, width pixels wide, inside its box.
func (c *canvas) frameForm(f form, width int) {
	b := f.box
	visible := b.Intersect(c.dst.Rect)
	if visible.Empty() || f.ink.alpha == 0 {
		return
	}
	radius, n := f.corner()
	if 2*width >= min(b.Dx(), b.Dy()) { // nothing is left inside
		c.fillForm(f)
		return
	}
	if n > maxCorner {
		c.largeForm(f, radius, width)
		return
	}
	span := func(x0, y0, x1, y1 int) { f.ink.fill(c.dst, image.Rect(x0, y0, x1, y1).Intersect(visible)) }
	low := n // of the lower corners
	if f.topOnly {
		low = 0
	}
	inset := max(n, width)
	span(b.Min.X+n, b.Min.Y, b.Max.X-n, b.Min.Y+width)
	span(b.Min.X+low, b.Max.Y-width, b.Max.X-low, b.Max.Y)
	lower := max(low, width)
	span(b.Min.X, b.Min.Y+inset, b.Min.X+width, b.Max.Y-lower)
	span(b.Max.X-width, b.Min.Y+inset, b.Max.X, b.Max.Y-lower)
	if n == 0 {
		return
	}
	m := c.stencils.corner(radius, width, c.scratch)
	for row := range m.h {
		c.cornerRow(m, row, b.Min.Y+row, b, f.ink)
		if !f.topOnly {
			c.cornerRow(m, row, b.Max.Y-1-row, b, f.ink)
		}
	}
	if n < width { // the sides begin below the corner
		span(b.Min.X, b.Min.Y+n, b.Min.X+n, b.Min.Y+width)
		span(b.Max.X-n, b.Min.Y+n, b.Max.X, b.Min.Y+width)
		if !f.topOnly {
			span(b.Min.X, b.Max.Y-width, b.Min.X+n, b.Max.Y-n)
			span(b.Max.X-n, b.Max.Y-width, b.Max.X, b.Max.Y-n)
		}
	}
}
