package tiles

import (
	"image"
	"math"

	"waymark/domain/scene"
	"waymark/domain/vector"
	"waymark/storage/export/raster"
)

// The size of a tile in device pixels. Wide and low, like the lanes.
const (
	Width  = 512
	Height = 256
)

// Surface is one layer on the screen.
type Surface struct {
	store *Store
	layer *scene.Layer
	scale float64 // device pixels per point
	size  image.Point
	snug  bool // something stands right beside it: no pixel column more than its width
	tiles map[image.Point]*Tile
	// former are tiles of the scale before, shown until the sharp ones are there.
	former      []*Tile
	formerScale float64
	viewed      uint64 // round in which it was last in view
}

// Tile is a piece of a surface.
type Tile struct {
	surface *Surface
	at      image.Point     // column and row
	box     image.Rectangle // in device pixels of the surface
	img     *image.RGBA     // nil until first painted; never written to
	imgBox  image.Rectangle // what img shows; box, but for a surface that grew
	serial  uint64          // changes with img
	dirty   []image.Rectangle
	stale   bool // all of it is dirty
	job     *job
	used    uint64 // round in which it was last in view
}

// Image gives the picture, nil while there is none. It must not be written to.
func (t *Tile) Image() *image.RGBA { return t.img }

// Serial changes whenever Image gives another picture.
func (t *Tile) Serial() uint64 { return t.serial }

// Box gives the place of the picture on its surface, in device pixels at the
// surface's scale, or for a former tile at FormerScale.
func (t *Tile) Box() image.Rectangle { return t.imgBox }

// fresh tells whether the picture shows the layer as it is now.
func (t *Tile) fresh() bool {
	return t.img != nil && !t.stale && len(t.dirty) == 0 && t.imgBox == t.box
}

// Snug makes the surface end where another one begins at its right.
func (f *Surface) Snug() *Surface {
	f.snug = true
	return f
}

// Show makes the surface show a layer at a scale, in device pixels per point.
func (f *Surface) Show(layer *scene.Layer, scale float64) {
	if scale != f.scale {
		f.rescale(scale)
		f.layer = layer
		f.fit()
		return
	}
	if layer == f.layer {
		return
	}
	dirty, all := diff(f.layer, layer)
	f.layer = layer
	f.fit()
	for _, t := range f.tiles {
		if all {
			t.stale = true
			continue
		}
		for _, r := range dirty {
			t.touch(f.pixels(r))
		}
	}
}

// fit cuts the surface into tiles anew where its size changed.
func (f *Surface) fit() {
	size := image.Pt(int(math.Ceil(f.layer.Width*f.scale)), int(math.Ceil(f.layer.Height*f.scale)))
	if f.snug {
		size.X = raster.Device(f.layer.Width, f.scale)
	}
	if size == f.size {
		return
	}
	f.size = size
	for at, t := range f.tiles {
		box := f.boxOf(at)
		if box.Empty() {
			f.store.forget(t)
			delete(f.tiles, at)
			continue
		}
		t.box = box
	}
}

func (f *Surface) boxOf(at image.Point) image.Rectangle {
	r := image.Rect(at.X*Width, at.Y*Height, (at.X+1)*Width, (at.Y+1)*Height)
	return r.Intersect(image.Rectangle{Max: f.size})
}

// rescale keeps the tiles of the scale before for the time being.
func (f *Surface) rescale(scale float64) {
	painted := 0
	for _, t := range f.tiles {
		if t.img != nil {
			painted++
		}
	}
	// While the zoom runs through many scales, the last that was painted stays.
	if painted >= len(f.former) || painted > 0 && f.scale > f.formerScale {
		f.dropFormer()
		for _, t := range f.tiles {
			f.store.cancel(t)
			if t.img != nil {
				f.former = append(f.former, t)
			}
		}
		f.formerScale = f.scale
	} else {
		for _, t := range f.tiles {
			f.store.forget(t)
		}
	}
	f.tiles = make(map[image.Point]*Tile)
	f.scale, f.size = scale, image.Point{}
}

func (f *Surface) dropFormer() {
	for _, t := range f.former {
		f.store.forget(t)
	}
	f.former = nil
}

// pixels gives the device pixels that a box of the layer may ink.
func (f *Surface) pixels(r vector.Rect) image.Rectangle {
	const slack = 2 // anti-aliasing, and boxes moved to whole pixels
	return image.Rect(
		int(math.Floor(r.X*f.scale))-slack, int(math.Floor(r.Y*f.scale))-slack,
		int(math.Ceil(r.Right()*f.scale))+slack, int(math.Ceil(r.Bottom()*f.scale))+slack,
	)
}

// maxDirty bounds the boxes that are painted one by one.
const maxDirty = 6

func (t *Tile) touch(r image.Rectangle) {
	r = r.Intersect(t.box)
	if r.Empty() || t.stale {
		return
	}
	for i, have := range t.dirty {
		if r.In(have) {
			return
		}
		if r.Overlaps(have) {
			t.dirty[i] = have.Union(r)
			return
		}
	}
	if len(t.dirty) == maxDirty {
		t.dirty[0] = t.dirty[0].Union(r)
		return
	}
	t.dirty = append(t.dirty, r)
}

// View gives the tiles that cover a part of the surface, in device pixels, and
// orders what is missing. complete tells whether all show the layer as it is.
func (f *Surface) View(part image.Rectangle, out []*Tile) (tiles []*Tile, complete bool) {
	f.viewed = f.store.round
	part = part.Intersect(image.Rectangle{Max: f.size})
	complete = true
	if part.Empty() {
		return out, true
	}
	for y := part.Min.Y / Height; y*Height < part.Max.Y; y++ {
		for x := part.Min.X / Width; x*Width < part.Max.X; x++ {
			t := f.tile(image.Pt(x, y))
			t.used = f.store.round
			if !t.fresh() {
				complete = false
				f.store.order(t)
			}
			out = append(out, t)
		}
	}
	if complete && len(f.former) > 0 {
		f.dropFormer()
	}
	return out, complete
}

func (f *Surface) tile(at image.Point) *Tile {
	t := f.tiles[at]
	if t == nil {
		t = &Tile{surface: f, at: at, box: f.boxOf(at), stale: true}
		f.tiles[at] = t
	}
	return t
}

// Former gives the tiles of the scale before; their boxes are in device pixels
// at the scale that is given too.
func (f *Surface) Former() (tiles []*Tile, scale float64) {
	for _, t := range f.former {
		t.used = f.store.round
	}
	return f.former, f.formerScale
}

// Drop forgets all pictures of the surface.
func (f *Surface) Drop() {
	for _, t := range f.tiles {
		f.store.forget(t)
	}
	f.dropFormer()
	f.tiles, f.size, f.layer, f.scale = make(map[image.Point]*Tile), image.Point{}, nil, 0
	delete(f.store.surfaces, f)
}

// job is the painting of one tile.
type job struct {
	tile    *Tile
	layer   *scene.Layer
	scale   float64
	box     image.Rectangle
	from    *image.RGBA // to be copied; nil to start afresh
	fromBox image.Rectangle
	dirty   []image.Rectangle // what to paint; nil for all
	out     *image.RGBA
}

// paint does the work; it runs in a worker.
func (j *job) paint(p *raster.Painter) {
	j.out.Rect = j.box
	defer func() { j.out.Rect = j.box.Sub(j.box.Min) }() // pictures start at 0, 0 for whoever shows them
	if j.from == nil {
		p.PaintLayer(j.out, j.layer, image.Point{}, j.scale)
		return
	}
	copyPixels(j.out, j.from, j.fromBox)
	for _, r := range j.dirty {
		if sub, ok := j.out.SubImage(r).(*image.RGBA); ok {
			clearPixels(sub)
			p.PaintLayer(sub, j.layer, image.Point{}, j.scale)
		}
	}
}

// copyPixels copies what two pictures of one surface have in common. from has
// its corner at fromBox.Min.
func copyPixels(to, from *image.RGBA, fromBox image.Rectangle) {
	common := to.Rect.Intersect(fromBox)
	if common.Empty() {
		return
	}
	if to.Rect == fromBox {
		copy(to.Pix, from.Pix)
		return
	}
	for y := common.Min.Y; y < common.Max.Y; y++ {
		src := (y-fromBox.Min.Y)*from.Stride + 4*(common.Min.X-fromBox.Min.X)
		dst := to.PixOffset(common.Min.X, y)
		copy(to.Pix[dst:dst+4*common.Dx()], from.Pix[src:])
	}
}

func clearPixels(m *image.RGBA) {
	for y := m.Rect.Min.Y; y < m.Rect.Max.Y; y++ {
		at := m.PixOffset(m.Rect.Min.X, y)
		clear(m.Pix[at : at+4*m.Rect.Dx()])
	}
}

// Scale gives the scale at which the surface is shown, in device pixels per point.
func (f *Surface) Scale() float64 { return f.scale }
