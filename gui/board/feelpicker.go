package board

import (
	"fyne.io/fyne/v2"

	"waymark/domain/journey"
	"waymark/domain/scene"
	"waymark/domain/vector"
	"waymark/gui/board/camera"
	"waymark/gui/board/gesture"
)

// feelPicker is the small sheet beside an emotion that was added or clicked: five
// faces for its value, words for the feeling, the number and a text of one's own.
// It stands above or below the lane, so that it covers no point of any curve, and
// stays there while the point moves. Walking by keys does not bring it; typing a
// feeling does, and then the arrows choose among its words.
type feelPicker struct {
	of     journey.ID // the emotion; "" while there is none
	above  bool       // above the lane
	parts  []pickPart
	size   vector.Rect // from 0, 0
	shows  pickShows   // of parts and picture
	pic    *picture
	chosen int // by keys while typing, −1 for none
}

// pickShows is what the sheet was drawn for.
type pickShows struct {
	value   float64
	feeling string
	typed   string // what the words are to begin with
	look    look
	lang    string
	pixels  float64
}

// openPicker shows the sheet for an emotion, once nothing is being dragged.
func (b *Board) openPicker(ref scene.Ref) {
	if ref.Kind != journey.EmotionKind {
		return
	}
	b.picker = feelPicker{of: ref.ID, pic: b.picker.pic, chosen: -1}
	b.picker.above = b.pickerAbove()
}

// closePicker takes the sheet away; it tells whether there was one to be seen.
func (b *Board) closePicker() bool {
	shown := b.pickerShown()
	b.picker = feelPicker{pic: b.picker.pic, chosen: -1}
	return shown
}

// followPicker takes the sheet away when something else is selected.
func (b *Board) followPicker(s Selection) {
	if b.picker.of != "" && (len(s.Refs) != 1 || s.Refs[0].Kind != journey.EmotionKind || s.Refs[0].ID != b.picker.of) {
		b.closePicker()
	}
}

// pickerShown tells whether the sheet is to be seen just now.
func (b *Board) pickerShown() bool {
	if b.picker.of == "" || b.editor == nil || b.drag != nil || b.frame != nil {
		return false
	}
	if b.machine.Busy() && b.hover.Action.Verb != gesture.PickFeeling {
		return false // about to become something else
	}
	if t := b.typing; t != nil && (t.number || t.ref.Part == scene.Quote || t.ref.ID != b.picker.of) {
		return false
	}
	_, ok := b.pickerPoint()
	return ok && b.editor.Document().Emotions.Has(b.picker.of)
}

// pickerPoint gives the emotion's point in the view; ok is false out of view.
func (b *Board) pickerPoint() (at vector.Point, ok bool) {
	persona, step, ok := journey.SplitEmotionID(b.picker.of)
	if !ok {
		return at, false
	}
	p, ok := b.scene.EmotionPoint(persona, step)
	if !ok {
		return at, false
	}
	v := b.onScreen(camera.Ground, vector.Rect{X: p.X, Y: p.Y})
	at = vector.Point{X: v.X, Y: v.Y}
	return at, b.cam.Window(camera.Ground).Inset(-4).Contains(at)
}

// pickerPlot gives the part of the emotion's lane on which values are set, in the
// view. It is as high as ever, whatever stands below the curves.
func (b *Board) pickerPlot() vector.Rect {
	persona, step, _ := journey.SplitEmotionID(b.picker.of)
	p, _ := b.scene.EmotionPoint(persona, step)
	band, _ := b.scene.BandAt(p.Y)
	bottom := band.Y + band.Height
	if low, ok := b.scene.EmotionY(band.Lane, -2); ok {
		high, _ := b.scene.EmotionY(band.Lane, 2)
		bottom = min(bottom, low+high-band.Y) // as much below the scale as above it
	}
	return b.onScreen(camera.Ground, vector.Rect{X: p.X, Y: band.Y, H: bottom - band.Y})
}

const (
	pickAir   = 5.0   // between the sheet and what it stands at
	pickClear = 16.0  // of the point
	pickHigh  = 132.0 // about how high the sheet gets
	pickStem  = 0x60  // how strong the line to the point is
)

// pickerAbove tells whether the sheet is to stand above the lane rather than below
// it: where there is room, and of two places at the nearer one.
func (b *Board) pickerAbove() bool {
	at, ok := b.pickerPoint()
	if !ok {
		return true
	}
	plot, window := b.pickerPlot(), b.cam.Window(camera.Ground)
	above, below := plot.Y-window.Y >= pickHigh, window.Bottom()-plot.Bottom() >= pickHigh
	if above && below {
		return at.Y-plot.Y <= plot.Bottom()-at.Y
	}
	return above || !below
}

// pickerBox gives where the sheet stands in the view: outside the lane if there is
// room, else beside the point.
func (b *Board) pickerBox() (box vector.Rect, at vector.Point) {
	at, _ = b.pickerPoint()
	plot, window := b.pickerPlot(), b.cam.Window(camera.Ground)
	w, h := b.picker.size.W, b.picker.size.H
	inside := func(x float64) float64 {
		return min(max(x, window.X+pickAir), max(window.X+pickAir, window.Right()-w-pickAir))
	}
	middle := inside(at.X - w/2)
	places := []vector.Point{
		{X: middle, Y: plot.Y - h - pickAir},
		{X: middle, Y: plot.Bottom() + pickAir},
		{X: middle, Y: at.Y - pickClear - h},
		{X: middle, Y: at.Y + pickClear},
	}
	if !b.picker.above {
		places[0], places[1] = places[1], places[0]
	}
	level := min(max(at.Y-h/2, window.Y+pickAir), max(window.Y+pickAir, window.Bottom()-h-pickAir))
	beside := vector.Point{X: at.X + pickClear, Y: level}
	if beside.X+w > window.Right() {
		beside.X = at.X - pickClear - w
	}
	var text vector.Rect // that is typed
	if b.typing != nil && b.typing.float != nil {
		text = b.typingFrame().Inset(-floatPad)
	}
	for _, p := range append(places, beside) {
		box = vector.Rect{X: p.X, Y: p.Y, W: w, H: h}
		if box.Y >= window.Y && box.Bottom() <= window.Bottom() && !box.Inset(-pickAir).Contains(at) && !box.Intersects(text) {
			return box, at
		}
	}
	return vector.Rect{X: beside.X, Y: level, W: w, H: h}, at
}

// pickerAt gives the part of the sheet at a point of the view, −1 for its ground;
// ok is false beside the sheet.
func (b *Board) pickerAt(v vector.Point) (part int, ok bool) {
	if b.picker.of == "" || !b.pickerShown() {
		return -1, false
	}
	b.layPicker()
	box, _ := b.pickerBox()
	if !box.Contains(v) {
		return -1, false
	}
	for i := range b.picker.parts {
		if b.picker.parts[i].box.Offset(box.X, box.Y).Contains(v) {
			return i, true
		}
	}
	return -1, true
}

// showPicker draws the sheet over everything, with a thin line to its point.
func (b *Board) showPicker(marks []mark, top []fyne.CanvasObject) ([]mark, []fyne.CanvasObject) {
	if !b.pickerShown() {
		return marks, top
	}
	b.layPicker()
	box, at := b.pickerBox()
	from, to := box.Bottom(), at.Y-9
	if box.Y > at.Y {
		from, to = at.Y+9, box.Y
	}
	x := min(max(at.X, box.X+8), box.Right()-8)
	if to > from && b.typing == nil {
		marks = append(marks, mark{box: vector.Rect{X: x - 0.5, Y: from, W: 1, H: to - from}, fill: withAlpha(b.look.accent, pickStem)})
	}
	marks = append(marks, mark{over: true, box: box, fill: b.look.paper, stroke: withAlpha(b.look.accent, 0xA0), width: 1, radius: 8, shadow: b.look.shadow})
	for i := range b.picker.parts {
		p := &b.picker.parts[i]
		v := p.box.Offset(box.X, box.Y)
		switch {
		case p.on:
			marks = append(marks, mark{over: true, box: v, fill: b.look.slot, stroke: b.look.accent, width: 1.5, radius: 6})
		case i == b.picker.chosen || b.hover.Action.Verb == gesture.PickFeeling && b.hover.Action.Index == i:
			marks = append(marks, mark{over: true, box: v, fill: b.look.wash, stroke: withAlpha(b.look.accent, 0x90), width: 1, radius: 6})
		}
		if i == b.picker.chosen {
			marks = append(marks, mark{over: true, box: v.Inset(-2), stroke: b.look.accent, width: 2, radius: 8})
		}
	}
	return marks, append(top, b.picker.pic.at(vector.Point{X: box.X, Y: box.Y}, b.screen.pixels))
}
