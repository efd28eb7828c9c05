package board

import (
	"image"
	"math"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"waymark/domain/journey"
	"waymark/domain/scene"
	"waymark/domain/vector"
	"waymark/gui/board/camera"
	"waymark/storage/export/raster"
)

// When stages or steps change places, whole columns slide. What slides is copied
// from the tiles that are on the screen, so that nothing has to be painted for it.

// columnSprite is a column on its way, or its header.
type columnSprite struct {
	step     journey.ID
	pane     camera.Pane
	from, to float64 // of its left edge, on the sheet
	y        float64 // of the picture's upper edge, on the sheet
	raster   *canvas.Raster
	size     vector.Rect // of the picture, units of the view
}

// maxColumnPixels bounds what is copied for one slide, device pixels.
const maxColumnPixels = 6 << 20

// addColumns finds the columns in view that stand elsewhere than before. Columns
// that change their width follow the pointer and do not slide.
func (b *Board) addColumns(m, was *motion, old *scene.Scene) {
	before := make(map[journey.ID]scene.Column, len(old.Columns))
	for _, c := range old.Columns {
		before[c.Step] = c
	}
	var moved []columnSprite
	for _, c := range b.scene.Columns {
		o, ok := before[c.Step]
		if !ok || o.X == c.X {
			continue
		}
		if o.W != c.W {
			return
		}
		sprite := columnSprite{step: c.Step, from: o.X, to: c.X, size: vector.Rect{W: c.W}}
		if b.drag != nil && (b.drag.ref.ID == c.Step || b.drag.ref.ID == c.Stage) {
			moved = slices.Insert(moved, 0, sprite) // the others pass over what is carried
		} else {
			moved = append(moved, sprite)
		}
	}
	pixels := 0
	for _, pane := range []camera.Pane{camera.Ground, camera.Head} {
		for _, s := range moved {
			s.pane = pane
			window := b.cam.Window(pane)
			there := b.cam.ToView(pane, vector.Rect{X: min(s.from, s.to), W: math.Abs(s.to-s.from) + s.size.W})
			if there.Right() < window.X || there.X > window.Right() {
				continue
			}
			if going := was.column(s.step, pane, b.cam.Zoom()); going != nil {
				s.from, s.y, s.raster, s.size = between(going.from, going.to, was.t), going.y, going.raster, going.size
			} else if !b.copyColumn(&s, old) {
				m.columns = nil
				return
			}
			if pixels += int(s.size.W * s.size.H * b.screen.pixels * b.screen.pixels); pixels > maxColumnPixels {
				m.columns = nil
				return
			}
			m.columns = append(m.columns, s)
		}
	}
	m.zoom = b.cam.Zoom()
}

// column gives a column of a motion that is on, nil for none.
func (m *motion) column(step journey.ID, pane camera.Pane, zoom float64) *columnSprite {
	if m == nil || m.zoom != zoom {
		return nil
	}
	for i := range m.columns {
		if c := &m.columns[i]; c.step == step && c.pane == pane {
			return c
		}
	}
	return nil
}

// copyColumn takes a column's picture from the tiles that show the scene before;
// false when they are not all there.
func (b *Board) copyColumn(s *columnSprite, old *scene.Scene) bool {
	px := b.screen.pixels
	scale := b.cam.Zoom() * px
	origin := b.cam.Origin(s.pane)
	window := b.cam.Window(s.pane)
	kind := scene.LaneBand
	if s.pane == camera.Head {
		kind = scene.StageBand
	}
	top, bottom := math.Inf(1), math.Inf(-1) // of what is in view, device pixels of the view
	for _, band := range old.Bands {
		if band.Kind == kind {
			y := float64(raster.Device(band.Y, scale) + device(origin.Y, px))
			top, bottom = min(top, y), max(bottom, y+float64(raster.Device(band.Y+band.Height, scale)-raster.Device(band.Y, scale)))
		}
	}
	if s.pane == camera.Ground {
		top, bottom = max(top, window.Y*px), min(bottom, window.Bottom()*px)
	}
	height := int(bottom - top)
	if height < 1 {
		return false
	}
	left := raster.Device(s.from, scale)
	width := raster.Device(s.from+s.size.W, scale) - left
	img := image.NewRGBA(image.Rect(0, 0, width, height))
	for _, band := range old.Bands {
		view := b.screen.bands[bandKey{band.Kind, band.Lane}]
		if band.Kind != kind || view == nil || view.body == nil {
			continue
		}
		y := raster.Device(band.Y, scale) + device(origin.Y, px) - int(top)
		deep := raster.Device(band.Y+band.Height, scale) - raster.Device(band.Y, scale)
		x := left - raster.Device(band.BodyX, scale)
		part := image.Rect(x, max(0, -y), x+width, min(deep, height-y))
		if part.Empty() {
			continue
		}
		if !view.body.CopyTo(img, image.Pt(0, max(y, 0)), part) {
			return false
		}
	}
	s.y = (top/px - origin.Y) / b.cam.Zoom()
	s.raster = canvas.NewRaster(func(int, int) image.Image { return img })
	s.raster.ScaleMode = canvas.ImageScalePixels
	s.size.W, s.size.H = float64(width)/px, float64(height)/px
	s.raster.Resize(fyne.NewSize(float32(s.size.W), float32(s.size.H)))
	return true
}

// slides gives paper over the columns of a pane that move, and the columns.
func (b *Board) slides(pane camera.Pane) (paper *mark, columns []fyne.CanvasObject) {
	m := b.motion
	if m == nil || len(m.columns) == 0 || m.zoom != b.cam.Zoom() {
		return nil, nil
	}
	left, right, top, deep := math.Inf(1), math.Inf(-1), 0.0, 0.0
	for i := range m.columns {
		c := &m.columns[i]
		if c.pane != pane {
			continue
		}
		v := b.cam.ToView(pane, vector.Rect{X: between(c.from, c.to, m.t), Y: c.y})
		at := vector.Point{X: v.X, Y: v.Y}
		px := b.screen.pixels
		c.raster.Move(fyne.NewPos(float32(math.Round(at.X*px)/px), float32(math.Round(at.Y*px)/px)))
		columns = append(columns, c.raster)
		end := b.cam.ToView(pane, vector.Rect{X: c.to})
		left, right = min(left, end.X, v.X), max(right, end.X+c.size.W, v.X+c.size.W)
		top, deep = v.Y, max(deep, c.size.H)
	}
	if len(columns) == 0 {
		return nil, nil
	}
	return &mark{pane: pane, box: vector.Rect{X: left, Y: top, W: right - left, H: deep}, fill: b.look.paper}, columns
}
