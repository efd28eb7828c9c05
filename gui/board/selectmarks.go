package board

import (
	"image"
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"waymark/domain/journey"
	"waymark/domain/scene"
	"waymark/domain/vector"
	"waymark/gui/board/camera"
	"waymark/gui/board/gesture"
)

// What is selected has a line around it, a paler one outside, and small squares
// on its corners: so it shows without colour, too, and in a picture of greys.

const (
	// cornerSize is the side of the square on a corner, units of the view.
	cornerSize = 7.0
	// fewMarks is how many selected things are marked by objects of their own;
	// more of them are painted into one picture.
	fewMarks = 24
)

// markSelection marks what is selected.
func (b *Board) markSelection(marks []mark) []mark {
	if c := b.selection.Cell; len(b.selection.Refs) == 0 && c.Step != "" {
		if box, ok := b.scene.Cell(c.Lane, c.Step); ok {
			v := b.onScreen(camera.Ground, box).Inset(2)
			marks = append(marks, mark{box: v, stroke: b.look.accent, width: 2, radius: 3})
			marks = b.corners(marks, camera.Ground, v)
		}
		return marks
	}
	if len(b.selection.Refs) > fewMarks {
		return marks // see paintMany
	}
	view := vector.Rect{W: b.cam.View().W, H: b.cam.View().H}
	for _, r := range b.selection.Refs {
		box, pane, ok := b.outlineOf(r)
		if !ok {
			continue
		}
		v := b.onScreen(pane, box)
		if r.Kind == journey.CardKind {
			v = b.cardOnScreen(r.ID, box)
		}
		if !v.Intersects(view) {
			continue
		}
		if r.Kind == journey.EmotionKind {
			marks = append(marks, ring(v.Center(), 11, pane, b.look.accent))
			c := v.Center()
			marks = b.corners(marks, pane, vector.Rect{X: c.X - 15, Y: c.Y - 15, W: 30, H: 30})
			continue
		}
		marks = b.outline(marks, pane, v, b.radiusOf(r))
		if b.typing != nil {
			continue
		}
		marks = b.corners(marks, pane, v.Inset(-2))
		if r.Kind == journey.CardKind {
			marks = b.edgeGrips(marks, v)
		}
	}
	return marks
}

// corners puts a square on each corner of a box.
func (b *Board) corners(marks []mark, pane camera.Pane, v vector.Rect) []mark {
	if v.W < 3*cornerSize || v.H < 2*cornerSize {
		return marks
	}
	for _, p := range [4]vector.Point{{X: v.X, Y: v.Y}, {X: v.Right(), Y: v.Y}, {X: v.X, Y: v.Bottom()}, {X: v.Right(), Y: v.Bottom()}} {
		box := vector.Rect{X: p.X - cornerSize/2, Y: p.Y - cornerSize/2, W: cornerSize, H: cornerSize}
		marks = append(marks, mark{pane: pane, box: box, fill: b.look.paper, stroke: b.look.accent, width: 1.5, radius: 1.5})
	}
	return marks
}

// edgeGrips shows by what a card can be made to span columns.
func (b *Board) edgeGrips(marks []mark, v vector.Rect) []mark {
	const w, h = 5.0, 18.0
	if v.W < edgeLeast || v.H < h {
		return marks
	}
	for i, x := range [2]float64{v.X, v.Right()} {
		m := mark{box: vector.Rect{X: x - w/2, Y: v.Center().Y - h/2, W: w, H: h}, fill: b.look.paper, stroke: b.look.accent, width: 1.5, radius: w / 2}
		if held := [2]gesture.Grip{gesture.SpanStart, gesture.SpanEnd}[i]; b.hover.Grip == held {
			m.fill = b.look.accent
		}
		marks = append(marks, m)
	}
	return marks
}

// manyMarks is the picture that marks many selected things.
type manyMarks struct {
	raster *canvas.Raster
	img    *image.RGBA
	boxes  []vector.Rect // that it shows, in the view
	next   []vector.Rect
	color  color.NRGBA
	pixels float64
}

// paintMany gives the picture that marks the selected cards when they are many;
// nil when they are few.
func (b *Board) paintMany() fyne.CanvasObject {
	m := &b.many
	if len(b.selection.Refs) <= fewMarks || b.drag != nil {
		m.img, m.boxes = nil, m.boxes[:0]
		return nil
	}
	m.next = b.manyBoxes(m.next[:0])
	if len(m.next) == 0 {
		return nil
	}
	around := vector.Rect{}
	for _, v := range m.next {
		around = around.Union(v)
	}
	around = around.Inset(-4)
	at := vector.Point{X: max(math.Floor(around.X), 0), Y: max(math.Floor(around.Y), 0)}
	right, bottom := min(math.Ceil(around.Right()), b.cam.View().W), min(math.Ceil(around.Bottom()), b.cam.View().H)
	if right <= at.X || bottom <= at.Y {
		return nil
	}
	m.paint(b, at, right-at.X, bottom-at.Y)
	m.raster.Move(fyne.NewPos(float32(at.X), float32(at.Y)))
	return m.raster
}

// manyBoxes gives where the selected cards are in the view.
func (b *Board) manyBoxes(out []vector.Rect) []vector.Rect {
	window := b.cam.Window(camera.Ground)
	for _, band := range b.scene.Bands {
		if band.Kind != scene.LaneBand {
			continue
		}
		place := b.onScreen(camera.Ground, vector.Rect{Y: band.Y, W: b.scene.Width, H: band.Height})
		if !place.Intersects(window) {
			continue
		}
		shift := b.shift(bandKey{band.Kind, band.Lane}, band.Y)
		var last scene.Ref
		for i := range band.Body.Groups {
			g := &band.Body.Groups[i]
			if g.Ref.Kind != journey.CardKind || record(g.Ref) == last || !b.isSelected(g.Ref) {
				continue
			}
			last = record(g.Ref)
			v := b.cam.ToView(camera.Ground, g.Bounds.Offset(band.BodyX, band.Y+shift))
			if v.Intersects(window) {
				out = append(out, v)
			}
		}
	}
	return out
}

// paint draws a line around each box and squares on its corners.
func (m *manyMarks) paint(b *Board, at vector.Point, w, h float64) {
	px := b.screen.pixels
	size := image.Pt(int(math.Ceil(w*px)), int(math.Ceil(h*px)))
	same := m.img != nil && m.img.Rect.Size() == size && m.color == b.look.accent && m.pixels == px && len(m.boxes) == len(m.next)
	for i := 0; same && i < len(m.next); i++ {
		same = m.boxes[i] == m.next[i]
	}
	if same {
		return
	}
	m.boxes = append(m.boxes[:0], m.next...)
	m.color, m.pixels = b.look.accent, px
	img := image.NewRGBA(image.Rectangle{Max: size})
	line := max(int(math.Round(2*px)), 1)
	for _, v := range m.next {
		r := image.Rect(
			int(math.Round((v.X-1-at.X)*px)), int(math.Round((v.Y-1-at.Y)*px)),
			int(math.Round((v.Right()+1-at.X)*px)), int(math.Round((v.Bottom()+1-at.Y)*px)),
		)
		edges(img, r, line, m.color)
		if side := int(math.Round(cornerSize * px)); r.Dx() > 3*side && r.Dy() > 2*side {
			for _, p := range [4]image.Point{r.Min, {X: r.Max.X, Y: r.Min.Y}, {X: r.Min.X, Y: r.Max.Y}, r.Max} {
				corner := image.Rectangle{Min: p, Max: p}.Inset(-side / 2)
				fillRect(img, corner, b.look.paper)
				edges(img, corner, line, m.color)
			}
		}
	}
	m.img = img
	if m.raster == nil {
		m.raster = canvas.NewRaster(func(int, int) image.Image {
			if m.img == nil {
				return image.NewRGBA(image.Rect(0, 0, 1, 1))
			}
			return m.img
		})
		m.raster.ScaleMode = canvas.ImageScalePixels
	}
	if u := fyne.NewSize(float32(float64(size.X)/px), float32(float64(size.Y)/px)); m.raster.Size() != u {
		m.raster.Resize(u)
	}
	m.raster.Refresh()
	b.screen.changed = true
}

// edges draws the edges of a box inside it.
func edges(img *image.RGBA, r image.Rectangle, w int, c color.NRGBA) {
	fillRect(img, image.Rect(r.Min.X, r.Min.Y, r.Max.X, r.Min.Y+w), c)
	fillRect(img, image.Rect(r.Min.X, r.Max.Y-w, r.Max.X, r.Max.Y), c)
	fillRect(img, image.Rect(r.Min.X, r.Min.Y+w, r.Min.X+w, r.Max.Y-w), c)
	fillRect(img, image.Rect(r.Max.X-w, r.Min.Y+w, r.Max.X, r.Max.Y-w), c)
}

// fillRect fills a box with an opaque colour.
func fillRect(img *image.RGBA, r image.Rectangle, c color.NRGBA) {
	r = r.Intersect(img.Rect)
	if r.Empty() {
		return
	}
	first := img.Pix[img.PixOffset(r.Min.X, r.Min.Y):][:4*r.Dx()]
	for i := 0; i < len(first); i += 4 {
		first[i], first[i+1], first[i+2], first[i+3] = c.R, c.G, c.B, 0xFF
	}
	for y := r.Min.Y + 1; y < r.Max.Y; y++ {
		copy(img.Pix[img.PixOffset(r.Min.X, y):][:4*r.Dx()], first)
	}
}
