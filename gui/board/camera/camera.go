// Package camera says where on the screen the sheet is: zoom, scrolling, and
// the panes that stay in view – stage headers at the top, lane names at the left.
//
// Sheet coordinates are points (1/72 inch). View coordinates are units of the
// window (Fyne's), from the top left corner of the board; at 100 % a point is a
// unit. Nothing here knows Fyne, scenes or tiles.
package camera

import (
	"math"

	"waymark/domain/vector"
)

// Limits of the zoom. A map so large that it does not fit the view at MinZoom
// may be zoomed out until it fits, down to leastZoom.
const (
	MinZoom   = 0.10
	MaxZoom   = 4.0
	leastZoom = 0.02
)

// The free space around the sheet, in units. There is more of it at the right
// and below, where a map grows.
const (
	marginNear = 16.0
	marginFar  = 88.0
)

// frozenShare is how much of the view a frozen pane may take; a larger one
// scrolls with the sheet, so that there is always something of the map to see.
const frozenShare = 0.45

// Sheet is the shape of what is looked at, in points. Head is the row of stage
// headers, which stays at the top; Label the column of lane names, which stays
// at the left; the latter reaches from the head's top to LabelBottom.
type Sheet struct {
	Width, Height    float64
	HeadTop          float64
	HeadHeight       float64
	LabelWidth       float64
	LabelBottom      float64
	hasHead, hasSide bool
}

// Size is a size in units.
type Size struct{ W, H float64 }

// Camera is a view of the sheet. It is a plain value.
type Camera struct {
	sheet  Sheet
	view   Size
	pixels float64 // device pixels per unit
	zoom   float64
	x, y   float64 // the sheet's origin is at −x, −y of the view, on the next pixel
	steady bool    // the sheet stays where it is while it changes its size
}

// New gives a camera at 100 %.
func New() Camera { return Camera{zoom: 1, pixels: 1} }

// Zoom gives the number of units per point.
func (c *Camera) Zoom() float64 { return c.zoom }

// View gives the size of the view.
func (c *Camera) View() Size { return c.view }

// Pixels gives the number of device pixels per unit.
func (c *Camera) Pixels() float64 { return c.pixels }

// Offset gives how far the sheet is scrolled, in units: whole pixels, so that
// what is painted stays sharp.
func (c *Camera) Offset() vector.Point { return vector.Point{X: c.snap(c.x), Y: c.snap(c.y)} }

// SetSheet changes what is looked at; the place in view stays.
func (c *Camera) SetSheet(s Sheet) {
	s.hasHead, s.hasSide = s.HeadHeight > 0, s.LabelWidth > 0
	c.sheet = s
	if !c.steady {
		c.clamp()
	}
}

// Steady keeps the sheet where it is while it changes its size: during a drag,
// what is under the pointer shall not slip away. Afterwards the sheet finds its
// place again.
func (c *Camera) Steady(on bool) {
	c.steady = on
	if !on {
		c.clamp()
	}
}

// Resize changes the size of the view, in units, and the number of device
// pixels per unit. The top left corner stays.
func (c *Camera) Resize(view Size, pixels float64) {
	if pixels <= 0 {
		pixels = 1
	}
	c.view, c.pixels = view, pixels
	c.clamp()
}

// Pan scrolls the sheet by a distance of the view: the sheet moves by dx, dy, as
// far as its edges allow, and never the other way: a sheet that is kept steady may
// lie beside its usual place. It tells whether anything moved.
func (c *Camera) Pan(dx, dy float64) bool {
	x, y := c.x, c.y
	c.x = panAxis(c.x, -dx, clampAxis(c.x-dx, c.sheet.Width*c.zoom, c.view.W, true))
	c.y = panAxis(c.y, -dy, clampAxis(c.y-dy, c.sheet.Height*c.zoom, c.view.H, false))
	return x != c.x || y != c.y
}

// panAxis goes from a place towards an allowed one, at most by a distance.
func panAxis(at, by, to float64) float64 {
	if by < 0 {
		return max(at+by, min(at, to))
	}
	return min(at+by, max(at, to))
}

// SetZoom changes the zoom so that the point of the sheet at a place of the
// view stays there, as far as the edges allow.
func (c *Camera) SetZoom(zoom float64, about vector.Point) {
	zoom = c.limit(zoom)
	k := zoom / c.zoom
	c.x = (c.x+about.X)*k - about.X
	c.y = (c.y+about.Y)*k - about.Y
	c.zoom = zoom
	c.clamp()
}

// limit bounds a zoom and rounds it to a thousandth, so that small errors do
// not pile up and tiles can be found again.
func (c *Camera) limit(zoom float64) float64 {
	if math.IsNaN(zoom) {
		zoom = 1
	}
	low := min(MinZoom, max(leastZoom, c.fitZoom()))
	return min(max(math.Round(zoom*1000)/1000, low), MaxZoom)
}

// Fit shows the whole sheet, never larger than 100 %.
func (c *Camera) Fit() { c.show(min(1, c.fitZoom())) }

// FitWidth shows the sheet's whole width from the top, never larger than 100 %.
func (c *Camera) FitWidth() { c.show(min(1, c.widthZoom())) }

func (c *Camera) show(zoom float64) {
	c.zoom = c.limit(floorZoom(zoom))
	c.x, c.y = -marginNear, -marginNear
	c.clamp()
}

// floorZoom rounds down, so that what should fit fits.
func floorZoom(z float64) float64 { return math.Floor(z*1000) / 1000 }

func (c *Camera) fitZoom() float64 {
	if c.sheet.Height <= 0 {
		return 1
	}
	return min(c.widthZoom(), max(0, c.view.H-2*marginNear)/c.sheet.Height)
}

func (c *Camera) widthZoom() float64 {
	if c.sheet.Width <= 0 {
		return 1
	}
	return max(0, c.view.W-2*marginNear) / c.sheet.Width
}

// zoomSteps are the levels that zooming in and out by keys goes through.
func zoomSteps() []float64 {
	return []float64{0.1, 0.15, 0.2, 0.25, 1. / 3, 0.5, 2. / 3, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4}
}

// StepZoom gives the next zoom level above (dir > 0) or below the present one.
func (c *Camera) StepZoom(dir int) float64 {
	const near = 0.002
	steps := zoomSteps()
	if dir > 0 {
		for _, z := range steps {
			if z > c.zoom+near {
				return z
			}
		}
		return MaxZoom
	}
	for i := len(steps) - 1; i >= 0; i-- {
		if steps[i] < c.zoom-near {
			return steps[i]
		}
	}
	return c.limit(0)
}

// clamp keeps the sheet in view.
func (c *Camera) clamp() {
	c.x = clampAxis(c.x, c.sheet.Width*c.zoom, c.view.W, true)
	c.y = clampAxis(c.y, c.sheet.Height*c.zoom, c.view.H, false)
}

// clampAxis bounds the scrolling along one axis. What is smaller than the view
// stands in its middle (centre) or near its start.
func clampAxis(at, length, view float64, centre bool) float64 {
	if length+2*marginNear <= view {
		free := (view - length) / 2
		if centre {
			return -free
		}
		return -min(marginNear, free)
	}
	return min(max(at, -marginNear), length-view+marginFar)
}

func (c *Camera) snap(v float64) float64 { return math.Round(v*c.pixels) / c.pixels }

// Reveal scrolls as little as needed to bring a box of the sheet into view,
// beside the frozen panes; of a box that is larger than the view, its top left
// corner. It tells whether anything moved.
func (c *Camera) Reveal(box vector.Rect) bool {
	const air = 12
	left, top := 0.0, 0.0
	if c.sideFrozen() {
		left = c.sheet.LabelWidth * c.zoom
	}
	if c.headFrozen() {
		top = c.sheet.HeadHeight * c.zoom
	}
	x, y := c.x, c.y
	c.x = revealAxis(c.x, box.X*c.zoom-air, box.Right()*c.zoom+air, left, c.view.W)
	c.y = revealAxis(c.y, box.Y*c.zoom-air, box.Bottom()*c.zoom+air, top, c.view.H)
	c.clamp()
	return x != c.x || y != c.y
}

func revealAxis(at, from, to, near, far float64) float64 {
	if to-at > far {
		at = to - far
	}
	if from-at < near {
		at = from - near
	}
	return at
}

// Names gives the rows that have a frozen name, from side to side: the head and
// the lanes.
func (c *Camera) Names() vector.Rect {
	return vector.Rect{Y: c.sheet.HeadTop, W: c.sheet.Width, H: c.sheet.LabelBottom - c.sheet.HeadTop}
}

// SheetSize gives the size of the sheet in points.
func (c *Camera) SheetSize() Size { return Size{c.sheet.Width, c.sheet.Height} }
