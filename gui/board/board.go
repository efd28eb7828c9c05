package board

import (
	"math"
	"slices"
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"waymark/domain/edit"
	"waymark/domain/journey"
	"waymark/domain/scene"
	"waymark/domain/vector"
	"waymark/gui/board/camera"
	"waymark/gui/board/gesture"
	"waymark/gui/shape"
	"waymark/gui/theme"
	"waymark/resources/i18n"
	"waymark/storage/clipboard"
)

// Board is the widget. It belongs to the UI goroutine.
type Board struct {
	widget.BaseWidget

	cfg    Config
	look   look
	cam    camera.Camera
	screen *screen

	editor    *edit.Editor
	unobserve func()
	mapID     journey.ID
	scene     *scene.Scene // what is shown, with the preview of a gesture
	fitting   bool         // the map is to be fitted whenever the view's size changes

	selection  Selection
	heard      Selection // what OnSelection was last told of
	machine    gesture.Machine
	pointer    vector.Point // in the view
	inside     bool         // the pointer is over the board
	hover      gesture.Target
	buttons    []button // affordances in view
	drag       *drag
	outside    outside // what is carried in from there
	walk       walk    // of the selection by keys
	chosen     chosen  // the selection, for quick questions
	many       manyMarks
	frame      *frame
	typing     *typing
	tip        *label // what a click would do
	first      *label // what an empty map begins with
	keepTyping bool   // the loss of focus that comes is our own doing
	focused    bool
	plusKey    bool // the key pressed last is one for + alone

	keepTimer *time.Timer
	keepSince time.Time     // of the first letter that is not kept yet
	worked    time.Duration // in answering presses
	logTimer  *time.Timer

	holding int  // batches that are open
	stale   bool // an update waits for the end of the batch

	motion *motion
	glide  vector.Point // how far the wheel still scrolls
	hands  *hands       // painted when they are first needed

	topName topName
	hits    hits
	changes changes
	chevron chevron
	picker  feelPicker
	told    vector.Rect // what was in view when OnCamera was called last

	scrollClock, blinkClock, motionClock, glideClock *clock

	// For tests: the clock, modifiers without a keyboard, no ticks of its own, no
	// calls from the workers.
	now      func() time.Time
	heldMods gesture.Mods
	manual   bool
	still    bool // things jump to their places
	silent   atomic.Bool
}

// New makes a board that shows nothing yet.
func New(cfg Config) *Board {
	if cfg.Do == nil {
		cfg.Do = fyne.Do
	}
	if cfg.Clips == nil {
		cfg.Clips = clipboard.New("")
	}
	b := &Board{cfg: cfg, cam: camera.New(), now: time.Now}
	b.look = lookOf(&b.cfg.View.Palette, cfg.Colors)
	b.screen = newScreen(cfg.Painter, func() {
		if !b.silent.Load() {
			cfg.Do(b.tilesReady)
		}
	})
	b.scene = &scene.Scene{}
	b.ExtendBaseWidget(b)
	return b
}

// SetDocument shows a map of a document; a nil editor shows nothing and lets go
// of everything. What was being typed before is committed first.
func (b *Board) SetDocument(editor *edit.Editor, mapID journey.ID) {
	b.batch(func() {
		b.Finish()
		if b.unobserve != nil {
			b.unobserve()
			b.unobserve = nil
		}
		b.editor, b.mapID = editor, mapID
		if b.cfg.Shown != nil {
			b.cfg.View = b.cfg.Shown(mapID, b.cfg.View)
		}
		b.setSelection(Selection{})
		if editor != nil {
			b.unobserve = editor.Observe(func(edit.Event) {
				b.fitting = false
				b.documentChanged()
			})
		}
		b.screen.forget() // what was shown belongs to another map
		b.documentChanged()
		b.fitting, b.motion, b.glide = true, nil, vector.Point{}
		b.fit()
	})
}

// Map gives the id of the map that is shown.
func (b *Board) Map() journey.ID { return b.mapID }

// SetView changes how the map is laid out – palette, words, what is hidden –
// and the colours around it.
func (b *Board) SetView(view scene.View, colors *theme.Colors) {
	b.Finish()
	b.cfg.View, b.cfg.Colors = view, colors
	b.look = lookOf(&b.cfg.View.Palette, colors)
	b.documentChanged()
}

// SetTexts changes the language of what the board says.
func (b *Board) SetTexts(texts *i18n.Catalog) { b.cfg.Texts = texts }

// Scene gives what is shown at present.
func (b *Board) Scene() *scene.Scene { return b.scene }

// Selection gives what is selected.
func (b *Board) Selection() Selection {
	s := b.selection
	s.Refs = slices.Clone(s.Refs)
	return s
}

// Select selects records; none for nothing.
func (b *Board) Select(refs ...scene.Ref) {
	b.Finish()
	b.setSelection(Selection{Refs: slices.Clone(refs)})
	b.update()
}

// Reveal scrolls a record into view.
func (b *Board) Reveal(ref scene.Ref) {
	if box, ok := b.boundsOf(ref); ok && b.reveal(box) {
		b.update()
	}
}

// reveal scrolls a box of the sheet into view and tells whether it had to.
func (b *Board) reveal(box vector.Rect) bool {
	moved := b.cam.Reveal(box)
	if moved {
		b.fitting, b.glide = false, vector.Point{}
	}
	return moved
}

func (b *Board) setSelection(s Selection) {
	same := s.equal(b.heard)
	b.selection = s
	b.followPicker(s)
	b.focusCurve()
	if !same && b.cfg.OnSelection != nil {
		b.heard = s
		b.cfg.OnSelection()
	}
}

// showSelection selects without telling anybody, while a frame is drawn.
func (b *Board) showSelection(s Selection) { b.selection = s }

// documentChanged lays the map out anew and shows it.
func (b *Board) documentChanged() {
	old := b.scene
	b.rebuild()
	b.startMotion(old)
	b.dropGone()
	if !b.machine.Busy() {
		b.hover, b.tip = noTarget(), nil
		if b.inside && b.typing == nil { // something else may lie under the pointer now
			b.hoverOver(b.target(b.pointer))
		}
	}
	b.update()
}

// rebuild lays the map out; the scene before is taken over as far as it holds.
func (b *Board) rebuild() {
	if b.editor == nil {
		b.scene = &scene.Scene{}
		b.cam.SetSheet(camera.Sheet{})
		return
	}
	view := b.cfg.View
	view.Map = b.mapID
	b.scene = scene.Build(b.editor.Document(), view, b.cfg.Typesetter, b.scene)
	b.cam.SetSheet(sheetOf(b.scene))
}

// sheetOf gives the camera what it needs to know of a scene.
func sheetOf(s *scene.Scene) camera.Sheet {
	sheet := camera.Sheet{Width: s.Width, Height: s.Height}
	for _, band := range s.Bands {
		if band.Kind == scene.StageBand {
			sheet.HeadTop, sheet.HeadHeight = band.Y, band.Height
		}
		if band.Label != nil {
			sheet.LabelWidth, sheet.LabelBottom = s.LabelWidth, band.Y+band.Height
		}
	}
	return sheet
}

// leastFit is the zoom below which a map is not made smaller to show all of it.
const leastFit = 0.3

// fit shows a map that was just opened: all its columns. It goes on doing so
// while the window finds its size, until somebody scrolls or zooms.
func (b *Board) fit() {
	if !b.fitting || b.editor == nil || b.cam.View().W < 1 {
		return
	}
	zoom := b.cam.Zoom()
	b.cam.FitWidth()
	if b.cam.Zoom() < leastFit { // the beginning, to be read, rather than all of it
		b.cam.SetZoom(leastFit, vector.Point{})
	}
	if b.cam.Zoom() != zoom {
		b.zoomed()
	}
}

// dropGone takes records that are no longer there out of the selection, and cards
// that were folded away: then the lane or the stage that stands for them is
// selected, unless others still can be seen.
func (b *Board) dropGone() {
	if b.editor == nil {
		return
	}
	doc := b.editor.Document()
	s := Selection{Cell: b.selection.Cell}
	var instead scene.Ref
	for _, r := range b.selection.Refs {
		if doc.Record(r.Kind, r.ID) == nil {
			continue
		}
		if by := b.foldedBy(doc, r); by.ID != "" && b.drag == nil && b.typing == nil {
			instead = by
			continue
		}
		s.Refs = append(s.Refs, r)
	}
	if len(s.Refs) == 0 && instead.ID != "" {
		s = Selection{Refs: []scene.Ref{instead}}
	}
	if s.Cell != (journey.Cell{}) && (!doc.Lanes.Has(s.Cell.Lane) || !doc.Steps.Has(s.Cell.Step)) {
		s.Cell = journey.Cell{}
	}
	b.setSelection(s)
}

// update shows the present state.
func (b *Board) update() {
	if b.holding > 0 {
		b.stale = true
		return
	}
	if b.cam.View().W < 1 {
		return
	}
	b.refreshPixels()
	if b.motion != nil {
		b.motion.advance(b.now())
	}
	marks, sprites, top := b.overlay()
	b.screen.show(b.scene, &b.cam, &b.look, layers{marks, sprites, b.nameInView(), top, b.shift, b.slides})
	b.tellCamera()
	b.logLayout()
}

// refreshPixels learns how many device pixels a unit of the window has, and
// where the board stands among them.
func (b *Board) refreshPixels() {
	pixels, ok := shape.Pixels(b)
	if !ok {
		pixels = b.cam.Pixels()
	}
	if pixels != b.cam.Pixels() {
		b.cam.Resize(b.cam.View(), pixels)
	}
	b.screen.pixels = b.cam.Pixels()
	b.screen.origin = vector.Point{}
	if pixels != math.Trunc(pixels) { // otherwise units are whole pixels
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(b)
		x, y := float64(at.X)*pixels, float64(at.Y)*pixels
		b.screen.origin = vector.Point{X: math.Round(x) - x, Y: math.Round(y) - y}
	}
}

// shift gives how far a band is from its place at this moment of a motion.
func (b *Board) shift(key bandKey, y float64) float64 { return b.shiftIn(b.motion, key, y) }

func (b *Board) canvas() fyne.Canvas {
	app := fyne.CurrentApp()
	if app == nil {
		return nil
	}
	return app.Driver().CanvasForObject(b)
}

// tilesReady shows tiles that the workers have finished.
func (b *Board) tilesReady() {
	if b.screen.store.Collect() {
		b.update()
	}
}

// resized is called when the board gets another size.
func (b *Board) resized(size fyne.Size) {
	view := camera.Size{W: float64(size.Width), H: float64(size.Height)}
	if view == b.cam.View() {
		return
	}
	b.tip = nil // it stands at a place of the view as it was
	b.cam.Resize(view, b.cam.Pixels())
	b.fit()
	b.update()
	fyne.Do(b.settle) // the board's place is known when all are laid out
}

// settle shows the board anew where it stands otherwise among the pixels of the
// screen than when it was painted.
func (b *Board) settle() {
	pixels, origin := b.screen.pixels, b.screen.origin
	if b.refreshPixels(); pixels != b.screen.pixels || origin != b.screen.origin {
		b.update()
	}
}

// boundsOf gives where a record is on the sheet.
func (b *Board) boundsOf(ref scene.Ref) (vector.Rect, bool) {
	if box, ok := b.scene.Bounds(ref); ok {
		return box, true
	}
	for _, part := range []scene.Part{scene.Whole, scene.Name, scene.Point, scene.Body} {
		if box, ok := b.scene.Bounds(scene.Ref{Kind: ref.Kind, ID: ref.ID, Part: part}); ok {
			return box, true
		}
	}
	return vector.Rect{}, false
}
