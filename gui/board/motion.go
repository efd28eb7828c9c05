package board

import (
	"slices"
	"time"

	"fyne.io/fyne/v2"

	"waymark/domain/journey"
	"waymark/domain/scene"
	"waymark/domain/vector"
	"waymark/gui/board/camera"
)

// motion lets lanes and cards slide to their new places after a change, so that
// the eye can follow. What is behind it is already final: pressing, dropping and
// typing go by the new places.
type motion struct {
	start   time.Time
	t       float64             // how far it is in the frame that is shown, 0 … 1
	bands   map[bandKey]float64 // where bands stood, on the sheet
	sprites []sprite
	moved   map[journey.ID]int // index of a card's sprite
	columns []columnSprite
	zoom    float64 // at which the columns were copied
}

// sprite is a card on its way.
type sprite struct {
	id       journey.ID
	from, to vector.Rect // on the sheet
	drawing  *scene.Item // what the picture was painted from
	picture  *picture
}

const (
	motionTime = 130 * time.Millisecond
	// motionZoom is the zoom below which single cards are too small to follow.
	motionZoom = 0.4
	// maxSprites bounds the cards that slide; when more move, they jump.
	maxSprites = 60
)

// advance brings a motion to a moment; it is fast at first.
func (m *motion) advance(now time.Time) {
	t := min(max(float64(now.Sub(m.start))/float64(motionTime), 0), 1)
	m.t = 1 - (1-t)*(1-t)*(1-t)
}

func between(a, b, t float64) float64 { return a + (b-a)*t }

// startMotion is called after a change from one scene to another.
func (b *Board) startMotion(old *scene.Scene) {
	was := b.motion
	b.motion = nil
	if b.still || b.editor == nil || old.Map != b.scene.Map || !animated() {
		return
	}
	m := &motion{start: b.now(), bands: make(map[bandKey]float64), moved: make(map[journey.ID]int)}
	moves := false
	for _, band := range b.scene.Bands {
		key := bandKey{band.Kind, band.Lane}
		from := band.Y
		for _, o := range old.Bands {
			if o.Kind == band.Kind && o.Lane == band.Lane {
				from = o.Y + b.shiftIn(was, key, o.Y)
			}
		}
		m.bands[key] = from
		moves = moves || from != band.Y
	}
	switch {
	case slices.Equal(old.Columns, b.scene.Columns):
		if b.cam.Zoom() >= motionZoom {
			b.addSprites(m, was, old)
		}
	case !moves:
		b.addColumns(m, was, old)
	}
	if !moves && len(m.sprites) == 0 && len(m.columns) == 0 {
		return
	}
	b.motion = m
	if b.motionClock == nil && !b.manual {
		b.motionClock = startClock(b.cfg.Do, frameTime, func(time.Duration) { b.keepMoving() })
	}
}

// keepMoving shows the next frame of a motion.
func (b *Board) keepMoving() {
	if b.motion != nil {
		if b.motion.advance(b.now()); b.motion.t >= 1 {
			b.motion = nil
		}
	}
	if b.motion == nil {
		b.motionClock.stop()
		b.motionClock = nil
	}
	b.update()
}

func animated() bool {
	app := fyne.CurrentApp()
	return app != nil && app.Settings().ShowAnimations()
}

// shiftIn gives how far a band that belongs at y is from there in a motion.
func (b *Board) shiftIn(m *motion, key bandKey, y float64) float64 {
	if m == nil {
		return 0
	}
	from, ok := m.bands[key]
	if !ok {
		return 0
	}
	return between(from, y, m.t) - y
}

// addSprites finds the cards in view that stand elsewhere than before.
func (b *Board) addSprites(m, was *motion, old *scene.Scene) {
	window := b.cam.Window(camera.Ground)
	for _, band := range b.scene.Bands {
		if band.Kind != scene.LaneBand {
			continue
		}
		before, ok := old.LaneBand(band.Lane)
		if ok && before.Body == band.Body {
			continue
		}
		var stood []scene.Group // in the lane as it was
		if ok {
			stood = before.Body.Groups
		}
		for i := range band.Body.Groups {
			g := &band.Body.Groups[i]
			if i < len(stood) && stood[i].Ref == g.Ref && stood[i].Bounds == g.Bounds && !was.carries(g.Ref.ID) {
				continue // it moves with its lane, if at all: most cards of most changes
			}
			if g.Ref.Kind != journey.CardKind || len(g.Items) == 0 || b.isCarried(g.Ref.ID) {
				continue
			}
			to := g.Bounds.Offset(band.BodyX, band.Y)
			from, ok := b.placeIn(was, old, g.Ref)
			if !ok || from.X == to.X && from.Y == to.Y {
				continue
			}
			if !b.cam.ToView(camera.Ground, from).Intersects(window) && !b.cam.ToView(camera.Ground, to).Intersects(window) {
				continue
			}
			if len(m.sprites) == maxSprites {
				m.sprites, m.moved = nil, nil
				return
			}
			m.moved[g.Ref.ID] = len(m.sprites)
			m.sprites = append(m.sprites, sprite{
				id: g.Ref.ID, from: vector.Rect{X: from.X, Y: from.Y, W: to.W, H: to.H}, to: to,
				drawing: &g.Items[0], picture: b.spritePicture(was, g),
			})
		}
	}
	b.onlyOwnWay(m)
}

// onlyOwnWay leaves out cards that move with their lane and not within it.
func (b *Board) onlyOwnWay(m *motion) {
	kept := m.sprites[:0]
	clear(m.moved)
	for _, s := range m.sprites {
		band, ok := b.scene.BandAt(s.to.Y)
		lane := m.bands[bandKey{band.Kind, band.Lane}] - band.Y
		if ok && s.from.X == s.to.X && abs(s.from.Y-s.to.Y-lane) < 0.01 {
			continue
		}
		m.moved[s.id] = len(kept)
		kept = append(kept, s)
	}
	m.sprites = kept
}

func abs(v float64) float64 { return max(v, -v) }

// isCarried tells whether a card is being dragged.
func (b *Board) isCarried(id journey.ID) bool {
	if b.drag == nil {
		return false
	}
	switch l := b.drag.load.(type) {
	case *cardLoad:
		return l.carries(id)
	case *spanLoad:
		return l.id == id
	case *offerLoad:
		return l.id == id
	}
	return false
}

// carries tells whether a card is on a way of its own.
func (m *motion) carries(id journey.ID) bool {
	if m == nil {
		return false
	}
	_, ok := m.moved[id]
	return ok
}

// placeIn gives where a card was shown, on its way perhaps.
func (b *Board) placeIn(was *motion, old *scene.Scene, r scene.Ref) (vector.Rect, bool) {
	if was != nil {
		if i, ok := was.moved[r.ID]; ok {
			return was.sprites[i].at(was.t), true
		}
	}
	box, ok := old.Bounds(r)
	if !ok {
		return box, false
	}
	if band, found := old.BandAt(box.Y); found {
		box = box.Offset(0, b.shiftIn(was, bandKey{band.Kind, band.Lane}, band.Y))
	}
	return box, true
}

// spritePicture paints a card, unless the motion before has the same picture.
func (b *Board) spritePicture(was *motion, g *scene.Group) *picture {
	if was != nil {
		for i := range was.sprites {
			if s := &was.sprites[i]; s.drawing == &g.Items[0] {
				return s.picture
			}
		}
	}
	layer := &scene.Layer{Width: g.Bounds.Right(), Height: g.Bounds.Bottom(), Groups: []scene.Group{*g}}
	return b.newPicture(g.Bounds.W, g.Bounds.H, b.cam.Zoom(), piece{layer, vector.Point{X: -g.Bounds.X, Y: -g.Bounds.Y}})
}

// at gives the place of a sprite on the sheet.
func (s *sprite) at(t float64) vector.Rect {
	return vector.Rect{X: between(s.from.X, s.to.X, t), Y: between(s.from.Y, s.to.Y, t), W: s.to.W, H: s.to.H}
}

// showMotion gives paper over the places where cards will arrive, and the cards
// on their way.
func (b *Board) showMotion(marks []mark) ([]mark, []fyne.CanvasObject) {
	m := b.motion
	if m == nil {
		return marks, nil
	}
	var sprites []fyne.CanvasObject
	for i := range m.sprites {
		s := &m.sprites[i]
		marks = append(marks, mark{box: b.onScreen(camera.Ground, s.to).Inset(-1), fill: b.look.paper})
		v := b.cam.ToView(camera.Ground, s.at(m.t))
		sprites = append(sprites, s.picture.at(vector.Point{X: v.X, Y: v.Y}, b.screen.pixels))
	}
	return marks, sprites
}

// onScreen gives the box of the view in which a box of the sheet is seen at
// this moment of a motion.
func (b *Board) onScreen(pane camera.Pane, box vector.Rect) vector.Rect {
	if b.motion != nil && (pane == camera.Ground || pane == camera.Side) {
		if band, ok := b.scene.BandAt(box.Center().Y); ok {
			box = box.Offset(0, b.shiftIn(b.motion, bandKey{band.Kind, band.Lane}, band.Y))
		}
	}
	return b.cam.ToView(pane, box)
}

// cardOnScreen is onScreen for a card, which may be on its way.
func (b *Board) cardOnScreen(id journey.ID, box vector.Rect) vector.Rect {
	if b.motion != nil {
		if i, ok := b.motion.moved[id]; ok {
			return b.cam.ToView(camera.Ground, b.motion.sprites[i].at(b.motion.t))
		}
	}
	return b.onScreen(camera.Ground, box)
}
