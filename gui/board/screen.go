package board

import (
	"image"
	"math"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"waymark/domain/journey"
	"waymark/domain/scene"
	"waymark/domain/vector"
	"waymark/gui/board/camera"
	"waymark/gui/board/tiles"
	"waymark/storage/export/raster"
)

// cacheBytes bounds the pictures kept for scrolling back; what is in view comes
// on top only where the screen is larger than that.
const cacheBytes = 20 << 20

// ahead is how far beyond the view tiles are painted in advance, in device pixels.
const ahead = 160

// screen is what the board shows, as Fyne objects: tiles in panes that cover
// each other, and over each pane its marks. It makes as few objects as it can
// and moves them rather than making new ones: moving costs a repaint, a refresh
// an upload.
type screen struct {
	store   *tiles.Store
	painter *raster.Painter
	bands   map[bandKey]*bandView
	shown   map[*tiles.Tile]*tileObject
	spare   []*tileObject
	marks   markPool
	pulse   *canvas.Rectangle
	edges   [2]*canvas.LinearGradient
	changed bool // something was changed that does not ask for a frame by itself
	objects []fyne.CanvasObject
	next    []fyne.CanvasObject // the list in the making
	gaps    []vector.Rect       // between bands on their way, on the sheet
	round   int

	pixels   float64 // device pixels per unit
	origin   vector.Point
	patience time.Duration // how long a frame may wait for tiles
	waited   time.Time     // when the last wait ended
	complete bool          // all that is in view shows the scene as it is
}

// bandKey names a band across scenes.
type bandKey struct {
	kind scene.BandKind
	lane journey.ID
}

// bandView is the pictures of a band.
type bandView struct {
	label, body *tiles.Surface
	round       int
}

// tileObject shows a tile.
type tileObject struct {
	raster *canvas.Raster
	tile   *tiles.Tile
	serial uint64
	round  int
}

// newScreen makes an empty screen. ready is called from another goroutine when
// tiles are done.
func newScreen(p *raster.Painter, ready func()) *screen {
	s := &screen{
		painter: p,
		store:   tiles.NewStore(p, cacheBytes, ready),
		bands:   make(map[bandKey]*bandView),
		shown:   make(map[*tiles.Tile]*tileObject),
		pulse:   canvas.NewRectangle(nil),
		pixels:  1,

		patience: 5 * time.Millisecond,
	}
	s.edges[0] = canvas.NewVerticalGradient(nil, nil)
	s.edges[1] = canvas.NewHorizontalGradient(nil, nil)
	return s
}

// placement is a layer of the scene on the screen.
type placement struct {
	surface *tiles.Surface
	pane    camera.Pane
	at      image.Point     // device pixels of the layer's corner in the view
	part    image.Rectangle // what of it is in view, in its own device pixels
}

// layers is what lies over the tiles: marks over their panes, sprites over the
// ground, a name over the side, top over everything; shift says how far bands are from their places.
type layers struct {
	marks   []mark
	sprites []fyne.CanvasObject
	name    fyne.CanvasObject // of the lane at the top of the view, or nil
	top     []fyne.CanvasObject
	shift   func(key bandKey, y float64) float64
	slides  func(camera.Pane) (*mark, []fyne.CanvasObject) // columns on their way
}

// show lays the scene out on the screen.
func (s *screen) show(sc *scene.Scene, cam *camera.Camera, l *look, over layers) {
	marks := over.marks
	s.round++
	s.next = s.next[:0]
	s.store.Begin()
	placed := s.place(sc, cam, over.shift)
	s.order(placed)
	s.await()
	s.complete = true
	s.changed = false
	s.marks.begin()
	s.putDesk(sc, cam, l)
	s.putSheet(sc, cam, l)
	for _, pane := range []camera.Pane{camera.Ground, camera.Side, camera.Head, camera.Corner} {
		for i := range placed {
			if placed[i].pane == pane {
				s.putTiles(&placed[i])
			}
		}
		if paper, columns := over.slides(pane); paper != nil {
			s.putMark(paper)
			s.next = append(s.next, columns...)
		}
		if pane == camera.Side && over.name != nil {
			s.next = append(s.next, over.name)
		}
		for i := range marks {
			if marks[i].pane == pane && !marks[i].over {
				s.putMark(&marks[i])
			}
		}
		if pane == camera.Ground {
			s.next = append(s.next, over.sprites...)
		}
	}
	s.putEdges(cam, l)
	for i := range marks {
		if marks[i].over {
			s.putMark(&marks[i])
		}
	}
	s.next = append(s.next, over.top...)
	s.next = append(s.next, s.pulse)
	s.prefetch(placed)
	s.release()
	if !slices.Equal(s.objects, s.next) {
		s.objects = slices.Clone(s.next)
		s.changed = true
	}
	if s.changed {
		s.repaint()
	}
}

// repaint makes the window draw a frame without giving up any texture.
func (s *screen) repaint() {
	x := float32(1)
	if s.pulse.Position().X == 1 {
		x = 2
	}
	s.pulse.Move(fyne.NewPos(x, 0))
}

// place finds the layers and where they stand in the view.
func (s *screen) place(sc *scene.Scene, cam *camera.Camera, shift func(bandKey, float64) float64) []placement {
	scale := cam.Zoom() * s.pixels
	view := image.Rect(0, 0, int(math.Ceil(cam.View().W*s.pixels)), int(math.Ceil(cam.View().H*s.pixels)))
	var out []placement
	s.gaps = s.gaps[:0]
	bottom := 0.0
	add := func(f *tiles.Surface, layer *scene.Layer, pane camera.Pane, x, y, end float64) {
		f.Show(layer, scale)
		o := cam.Origin(pane)
		at := image.Pt(raster.Device(x, scale)+device(o.X, s.pixels), raster.Device(y, scale)+device(o.Y, s.pixels))
		slot := image.Rect(at.X, at.Y, view.Max.X, at.Y+raster.Device(end, scale)-raster.Device(y, scale))
		part := slot.Intersect(view).Sub(at)
		out = append(out, placement{f, pane, at, part})
	}
	for i := range sc.Bands {
		b := &sc.Bands[i]
		key := bandKey{b.Kind, b.Lane}
		v := s.bands[key]
		if v == nil {
			v = &bandView{}
			s.bands[key] = v
		}
		v.round = s.round
		ground, side := camera.Ground, camera.Side
		if b.Kind == scene.StageBand {
			ground, side = camera.Head, camera.Corner
		}
		y := b.Y + shift(key, b.Y)
		if y > bottom+0.5 {
			s.gaps = append(s.gaps, vector.Rect{Y: bottom, W: sc.Width, H: y - bottom})
		}
		bottom = y + b.Height
		if b.Body != nil {
			if v.body == nil {
				v.body = s.store.Surface()
			}
			add(v.body, b.Body, ground, b.BodyX, y, y+b.Height)
		}
		if b.Label != nil {
			if v.label == nil {
				v.label = s.store.Surface().Snug()
			}
			add(v.label, b.Label, side, 0, y, y+b.Height)
		}
	}
	s.dropBands()
	return out
}

// device brings a distance of the view to device pixels.
func device(v, pixels float64) int { return int(math.Round(v * pixels)) }

// dropBands forgets bands that are no longer on the sheet.
func (s *screen) dropBands() {
	for key, v := range s.bands {
		if v.round != s.round {
			v.drop()
			delete(s.bands, key)
		}
	}
}

// forget drops everything that is shown.
func (s *screen) forget() {
	for _, v := range s.bands {
		v.drop()
	}
	clear(s.bands)
}

func (v *bandView) drop() {
	for _, f := range []*tiles.Surface{v.body, v.label} {
		if f != nil {
			f.Drop()
		}
	}
}

// order asks for all tiles in view.
func (s *screen) order(placed []placement) {
	for i := range placed {
		placed[i].surface.View(placed[i].part, nil)
	}
}

// await lets the workers finish what can be finished within the frame, so that
// what one does is seen at once. Several events in one frame share the time.
func (s *screen) await() {
	if !s.store.Pending() {
		return
	}
	patience := s.patience
	if since := time.Since(s.waited); since < 12*time.Millisecond && patience < time.Second {
		patience = time.Millisecond
	}
	s.store.Wait(patience)
	s.waited = time.Now()
}

// prefetch asks for the tiles just outside the view, after all that are in it.
func (s *screen) prefetch(placed []placement) {
	if !s.complete {
		return
	}
	for i := range placed {
		if p := &placed[i]; !p.part.Empty() {
			p.surface.View(p.part.Inset(-ahead), nil)
		}
	}
}

// putDesk fills what the sheet leaves free. One rectangle under everything would
// be simpler, but painting every pixel twice is what a frame costs most without
// a graphics card.
func (s *screen) putDesk(sc *scene.Scene, cam *camera.Camera, l *look) {
	view := vector.Rect{W: cam.View().W, H: cam.View().H}
	sheet := cam.ToView(camera.Ground, vector.Rect{W: sc.Width, H: sc.Height})
	left, right := clamp(sheet.X, view.W), clamp(sheet.Right(), view.W)
	top, bottom := clamp(sheet.Y, view.H), clamp(sheet.Bottom(), view.H)
	if cam.Floating(camera.Head) {
		bottom = max(bottom, clamp(cam.Window(camera.Ground).Y, view.H))
	}
	for _, box := range [4]vector.Rect{
		{W: view.W, H: top},
		{Y: bottom, W: view.W, H: view.H - bottom},
		{Y: top, W: left, H: bottom - top},
		{X: right, Y: top, W: view.W - right, H: bottom - top},
	} {
		if !box.Empty() {
			s.putMark(&mark{box: box, fill: l.desk})
		}
	}
}

func clamp(v, most float64) float64 { return min(max(math.Floor(v+0.5), 0), most) }

// putSheet lays paper where tiles are missing or bands have not arrived yet.
func (s *screen) putSheet(sc *scene.Scene, cam *camera.Camera, l *look) {
	for _, g := range s.gaps {
		s.putMark(&mark{box: cam.ToView(camera.Ground, g), fill: l.paper})
	}
	if !s.store.Pending() {
		return
	}
	s.putMark(&mark{box: cam.ToView(camera.Ground, vector.Rect{W: sc.Width, H: sc.Height}), fill: l.paper})
}

// putTiles shows the tiles of a layer; under those that are not there yet, the
// ones of the zoom before.
func (s *screen) putTiles(p *placement) {
	if p.part.Empty() {
		return
	}
	list, complete := p.surface.View(p.part, nil)
	if !complete {
		s.complete = false
		former, scale := p.surface.Former()
		k := p.surface.Scale() / scale
		for _, t := range former {
			s.putTile(t, p.at, k)
		}
	}
	for _, t := range list {
		if t.Image() != nil {
			s.putTile(t, p.at, 1)
		}
	}
}

// putTile shows a tile, scaled by k, of a layer whose corner is at a place.
func (s *screen) putTile(t *tiles.Tile, at image.Point, k float64) {
	o := s.shown[t]
	if o == nil {
		o = s.takeSpare()
		o.tile, o.serial = t, 0
		s.shown[t] = o
	}
	o.round = s.round
	mode := canvas.ImageScalePixels // sharper and cheaper where pixels meet pixels
	if k != 1 {
		mode = canvas.ImageScaleSmooth
	}
	box := t.Box()
	x0, y0 := float64(at.X)+float64(box.Min.X)*k, float64(at.Y)+float64(box.Min.Y)*k
	x1, y1 := float64(at.X)+float64(box.Max.X)*k, float64(at.Y)+float64(box.Max.Y)*k
	if k != 1 {
		x0, y0, x1, y1 = math.Round(x0), math.Round(y0), math.Round(x1), math.Round(y1)
	}
	size := fyne.NewSize(s.units(x1-x0), s.units(y1-y0))
	switch {
	case o.raster.Size() != size:
		o.raster.ScaleMode = mode
		o.raster.Resize(size) // refreshes
	case o.serial != t.Serial() || o.raster.ScaleMode != mode:
		o.raster.ScaleMode = mode
		o.raster.Refresh()
	}
	o.serial = t.Serial()
	o.raster.Move(fyne.NewPos(s.units(x0+s.origin.X), s.units(y0+s.origin.Y)))
	s.next = append(s.next, o.raster)
}

// units turns device pixels into units of the window.
func (s *screen) units(v float64) float32 { return float32(v / s.pixels) }

func (s *screen) takeSpare() *tileObject {
	if n := len(s.spare); n > 0 {
		o := s.spare[n-1]
		s.spare = s.spare[:n-1]
		return o
	}
	o := &tileObject{}
	o.raster = canvas.NewRaster(func(int, int) image.Image {
		if o.tile == nil || o.tile.Image() == nil {
			return image.NewRGBA(image.Rect(0, 0, 1, 1))
		}
		return o.tile.Image()
	})
	return o
}

// maxSpare bounds the tile objects that wait for a tile.
const maxSpare = 8

// release takes objects back from tiles that are no longer shown.
func (s *screen) release() {
	for t, o := range s.shown {
		if o.round == s.round {
			continue
		}
		delete(s.shown, t)
		o.tile = nil
		o.raster.Refresh() // frees the texture now, not in a minute
		if len(s.spare) < maxSpare {
			s.spare = append(s.spare, o)
		}
	}
}

// put places an object and adds it to the list.
func (s *screen) put(o fyne.CanvasObject, box vector.Rect) {
	o.Move(fyne.NewPos(float32(box.X), float32(box.Y)))
	if size := fyne.NewSize(float32(box.W), float32(box.H)); o.Size() != size {
		o.Resize(size)
	}
	s.next = append(s.next, o)
}

func (s *screen) putMark(m *mark) {
	for _, part := range m.split() {
		s.next = append(s.next, s.marks.take(&part, &s.changed))
	}
}

// putEdges draws a soft shade below headers and beside names that cover part of
// the map.
func (s *screen) putEdges(cam *camera.Camera, l *look) {
	const depth = 6
	ground := cam.Window(camera.Ground)
	sheet := cam.ToView(camera.Ground, cam.Names())
	if cam.Floating(camera.Head) {
		s.putEdge(0, vector.Rect{X: max(sheet.X, 0), Y: ground.Y, W: min(sheet.Right(), cam.View().W) - max(sheet.X, 0), H: depth}, l)
	}
	if cam.Floating(camera.Side) {
		s.putEdge(1, vector.Rect{X: ground.X - 1/s.pixels, Y: max(sheet.Y, 0), W: depth, H: min(sheet.Bottom(), cam.View().H) - max(sheet.Y, 0)}, l)
	}
}

func (s *screen) putEdge(i int, box vector.Rect, l *look) {
	if box.Empty() {
		return
	}
	e := s.edges[i]
	if e.StartColor != l.edge {
		e.StartColor, e.EndColor = l.edge, withAlpha(l.edge, 0)
		e.Refresh()
	}
	s.put(e, box)
}
