package camera

import "waymark/domain/vector"

// Pane is a part of the view that scrolls in its own way.
type Pane uint8

// The panes, in the order in which they cover each other.
const (
	Ground Pane = iota // scrolls both ways
	Side               // lane names: scrolls up and down
	Head               // stage headers: scrolls sideways
	Corner             // where both meet: stays
)

func (c *Camera) sideFrozen() bool {
	return c.sheet.hasSide && c.sheet.LabelWidth*c.zoom <= frozenShare*c.view.W
}

func (c *Camera) headFrozen() bool {
	return c.sheet.hasHead && c.sheet.HeadHeight*c.zoom <= frozenShare*c.view.H
}

// Origin gives where the sheet's origin would be in the view if a pane showed
// it: a point p of the pane is at p·zoom + Origin.
func (c *Camera) Origin(p Pane) vector.Point {
	o := c.Offset()
	at := vector.Point{X: -o.X, Y: -o.Y}
	if (p == Side || p == Corner) && c.sideFrozen() {
		at.X = max(at.X, 0)
	}
	if (p == Head || p == Corner) && c.headFrozen() {
		top := c.snap(c.sheet.HeadTop * c.zoom)
		at.Y = max(at.Y, -top)
	}
	return at
}

// Floating tells whether a pane covers something that has been scrolled under
// it.
func (c *Camera) Floating(p Pane) bool {
	o, scrolled := c.Origin(p), c.Offset()
	switch p {
	case Side:
		return o.X > -scrolled.X
	case Head:
		return o.Y > -scrolled.Y
	case Corner:
		return c.Floating(Side) || c.Floating(Head)
	}
	return false
}

// PaneAt gives the pane at a point of the view.
func (c *Camera) PaneAt(v vector.Point) Pane {
	head := c.inHead(v.Y)
	y := (v.Y + c.Offset().Y) / c.zoom
	side := c.sheet.hasSide && v.X < c.Origin(Side).X+c.sheet.LabelWidth*c.zoom &&
		(head || (y >= c.sheet.HeadTop && y < c.sheet.LabelBottom))
	return paneIn(head, side)
}

// paneIn gives the pane of what lies in the stage headers, the lane names, or both.
func paneIn(head, side bool) Pane {
	switch {
	case head && side:
		return Corner
	case head:
		return Head
	case side:
		return Side
	}
	return Ground
}

func (c *Camera) inHead(y float64) bool {
	if !c.sheet.hasHead {
		return false
	}
	top := c.sheet.HeadTop*c.zoom + c.Origin(Head).Y
	return y >= top && y < top+c.sheet.HeadHeight*c.zoom
}

// ToSheet gives the point of the sheet that is seen at a point of the view.
func (c *Camera) ToSheet(v vector.Point) vector.Point { return c.In(c.PaneAt(v), v) }

// In gives the point of the sheet at a point of the view as a pane places it,
// also where another pane covers it.
func (c *Camera) In(p Pane, v vector.Point) vector.Point {
	o := c.Origin(p)
	return vector.Point{X: (v.X - o.X) / c.zoom, Y: (v.Y - o.Y) / c.zoom}
}

// ToView gives the box of the view in which a pane shows a box of the sheet.
func (c *Camera) ToView(p Pane, box vector.Rect) vector.Rect {
	o := c.Origin(p)
	return vector.Rect{X: box.X*c.zoom + o.X, Y: box.Y*c.zoom + o.Y, W: box.W * c.zoom, H: box.H * c.zoom}
}

// PaneOf gives the pane that shows a point of the sheet.
func (c *Camera) PaneOf(p vector.Point) Pane {
	head := c.sheet.hasHead && p.Y >= c.sheet.HeadTop && p.Y < c.sheet.HeadTop+c.sheet.HeadHeight
	side := c.sheet.hasSide && p.X < c.sheet.LabelWidth && p.Y >= c.sheet.HeadTop && p.Y < c.sheet.LabelBottom
	return paneIn(head, side)
}

// Window gives the box of the view in which a pane is seen, its frozen
// neighbours taken off.
func (c *Camera) Window(p Pane) vector.Rect {
	w := vector.Rect{W: c.view.W, H: c.view.H}
	o := c.Origin(Corner)
	right := min(max(o.X+c.sheet.LabelWidth*c.zoom, 0), c.view.W)
	bottom := min(max(o.Y+(c.sheet.HeadTop+c.sheet.HeadHeight)*c.zoom, 0), c.view.H)
	if (p == Ground || p == Side) && c.headFrozen() && c.Floating(Head) {
		w.Y, w.H = bottom, w.H-bottom
	}
	if (p == Ground || p == Head) && c.sideFrozen() {
		w.X, w.W = right, w.W-right
	}
	return w
}
