package board

import (
	"math"
	"runtime"
	"slices"

	"waymark/domain/edit"
	"waymark/domain/journey"
	"waymark/domain/scene"
	"waymark/domain/vector"
	"waymark/gui/board/camera"
	"waymark/gui/board/gesture"
)

// drag is something between being picked up and being dropped. Where it would
// go is asked of the scene from before the drag; what that would look like is a
// preview of the edit, so that the others make room.
type drag struct {
	grip    gesture.Grip
	load    load
	gesture *edit.Gesture
	base    *scene.Scene
	ref     scene.Ref
	place   any          // the present drop target; compared with ==
	at      vector.Point // the pointer in the view
	mods    gesture.Mods

	ghost *picture
	zoom  float64      // of the ghost
	hold  vector.Point // of the pointer in the ghost, in units
	stack int          // cards under the ghost
	label *label
}

// load is what is carried: it knows where it can go, what a drop there makes,
// and how to show it.
type load interface {
	// aim gives the drop target for a place, and the edit that a drop there
	// makes. Equal targets are equal values; nowhere leaves everything as it was.
	aim(a aim) (place any, apply func(*edit.Tx) error)
	// label names the change that the drop makes.
	label() edit.Label
	// mark shows where a drop would put it.
	mark(marks []mark) []mark
	// words is what the label beside the pointer says, "" for none.
	words() string
	// made gives what is to be selected after the drop, none for what is.
	made() []scene.Ref
}

// aim is where the pointer is and what is held.
type aim struct {
	view  vector.Point
	sheet vector.Point // on the ground, also where something floats over it
	mods  gesture.Mods
	out   bool // beside the board
}

// nowhere is the place where a drop puts everything back.
type nowhere struct{}

func unchanged(*edit.Tx) error { return nil }

// grab picks a thing up.
func (b *Board) grab(t gesture.Target, at vector.Point) {
	if b.editor == nil {
		return
	}
	d := &drag{grip: t.Grip, base: b.scene, ref: record(t.Ref), at: at}
	d.load = b.loadOf(d, t, at)
	if d.load == nil {
		return
	}
	g, err := b.editor.Begin(d.load.label())
	if err != nil {
		b.fault(err)
		return
	}
	d.gesture = g
	b.lift(d)
	b.closePicker()
	b.drag = d
	b.cam.Steady(true)
	b.tip = nil
	switch {
	case t.Grip != gesture.Cards:
		b.status("dragging")
	case runtime.GOOS == "darwin":
		b.status("dragging-cards-mac")
	default:
		b.status("dragging-cards")
	}
}

// loadOf makes the load for what is grabbed; nil when there is nothing to move.
func (b *Board) loadOf(d *drag, t gesture.Target, at vector.Point) load {
	switch t.Grip {
	case gesture.Cards:
		l := b.newCardLoad(t.Ref.ID)
		d.stack = min(len(l.ids)-1, 2)
		return l
	case gesture.SpanStart, gesture.SpanEnd:
		return b.newSpanLoad(t, at)
	case gesture.Border:
		return b.newWidthLoad(t, at)
	case gesture.Stage, gesture.Step, gesture.Lane, gesture.Persona:
		return &headLoad{b: b, base: b.scene, ref: d.ref}
	case gesture.Feeling, gesture.Feel:
		l := b.newFeelingLoad(t, at)
		if l == nil {
			return nil
		}
		d.ref = l.ref()
		return l
	case gesture.Offer:
		l := b.newOfferLoad()
		if l == nil {
			return nil
		}
		return l
	}
	return nil
}

// carry brings what is dragged to a place of the view and shows what a drop
// there would do. Only a new drop target makes a new preview.
func (b *Board) carry(at vector.Point, mods gesture.Mods) {
	d := b.drag
	if d == nil {
		return
	}
	d.at, d.mods = at, mods
	view := b.cam.View()
	a := aim{view: at, sheet: b.cam.In(camera.Ground, at), mods: mods}
	a.out = at.X < 0 || at.Y < 0 || at.X > view.W || at.Y > view.H
	place, apply := d.load.aim(a)
	if place == d.place {
		return
	}
	d.place = place
	if err := d.gesture.Preview(apply); err != nil {
		b.fault(err)
	}
}

// drop makes what is shown one change. Something new is opened for typing, so
// that its name is part of that change.
func (b *Board) drop() {
	d := b.drag
	if d == nil {
		return
	}
	b.drag = nil
	b.cam.Steady(false)
	if l, ok := d.load.(*offerLoad); ok && d.place != (nowhere{}) && l.typed() {
		d.gesture.Bail()
		l.open()
		return
	}
	d.gesture.SetLabel(d.load.label())
	change, err := d.gesture.Commit()
	b.fault(err)
	refs := slices.DeleteFunc(d.load.made(), func(r scene.Ref) bool {
		return b.editor.Document().Record(r.Kind, r.ID) == nil
	})
	if len(refs) > 0 {
		b.setSelection(Selection{Refs: refs})
	}
	if len(refs) == 1 && (d.grip == gesture.Feel || d.grip == gesture.Offer) {
		b.openPicker(refs[0]) // an emotion that was added
	}
	b.dropGone() // let go in a folded lane or stage
	if change != nil {
		b.status("dropped")
	} else {
		b.status("ready")
	}
}

// putBack ends a drag as if it had never begun.
func (b *Board) putBack() {
	d := b.drag
	if d == nil {
		return
	}
	b.drag = nil
	b.cam.Steady(false)
	d.gesture.Bail()
	b.status("ready")
}

// lift makes the picture of what is dragged.
func (b *Board) lift(d *drag) {
	ref := d.ref
	var pane camera.Pane
	chosen := func(r scene.Ref) bool { return r.Kind == ref.Kind && r.ID == ref.ID && r.Part != scene.Body }
	var box vector.Rect
	switch d.grip {
	case gesture.Cards, gesture.Step:
		found := false
		if box, found = b.scene.Bounds(ref); !found {
			return
		}
		pane = b.cam.PaneOf(box.Center())
	case gesture.Persona:
		found := false
		if box, found = b.scene.Bounds(scene.Ref{Kind: ref.Kind, ID: ref.ID}); !found {
			return
		}
		box.W = min(box.W, 2*scene.UsualColumn)
	case gesture.Stage:
		box, pane = b.liftedStage(ref.ID), camera.Head
		steps := b.stepsOf(ref.ID)
		chosen = func(r scene.Ref) bool {
			return r.Kind == journey.StageKind && r.ID == ref.ID || r.Kind == journey.StepKind && steps.Has(r.ID)
		}
	case gesture.Lane:
		band, found := b.scene.LaneBand(ref.ID)
		if !found {
			return
		}
		box, pane = vector.Rect{Y: band.Y, W: b.scene.LabelWidth, H: band.Height}, camera.Side
		d.zoom = max(b.cam.Zoom(), ghostZoom)
		d.ghost = b.newPicture(box.W, box.H, d.zoom, piece{layer: band.Label})
	case gesture.Offer:
		layer := b.offerLayer(d.load.(*offerLoad).offer)
		d.zoom = 1
		d.ghost = b.newPicture(layer.Width, layer.Height, 1, piece{layer: layer})
		d.hold = vector.Point{X: layer.Width / 2, Y: layer.Height / 2}
		return
	default:
		return
	}
	d.zoom = max(b.cam.Zoom(), ghostZoom)
	v, larger := b.cam.ToView(pane, box), d.zoom/b.cam.Zoom()
	d.hold = vector.Point{X: (d.at.X - v.X) * larger, Y: (d.at.Y - v.Y) * larger}
	if d.ghost == nil {
		d.ghost = b.newPicture(box.W, box.H, d.zoom, drawingOf(b.scene, box, chosen)...)
	}
}

// ghostZoom is the least zoom at which a lifted thing is shown, so that one can
// read what one holds when the whole map is in view.
const ghostZoom = 0.6

// liftedStage gives the box of a stage's header with its steps.
func (b *Board) liftedStage(id journey.ID) vector.Rect {
	for _, st := range b.scene.Stages {
		if st.Stage == id {
			sheet := sheetOf(b.scene)
			return vector.Rect{X: st.X, Y: sheet.HeadTop, W: st.W, H: sheet.HeadHeight}
		}
	}
	return vector.Rect{}
}

func (b *Board) stepsOf(stage journey.ID) journey.IDs {
	var ids journey.IDs
	for _, c := range b.scene.Columns {
		if c.Stage == stage {
			ids = ids.With(c.Step)
		}
	}
	return ids
}

// intoLanes moves a point beside the lanes to the nearest one inside, so that a
// card let go over a header, a lane's name or the free ground around lands in
// the nearest cell.
func intoLanes(s *scene.Scene, q vector.Point) vector.Point {
	top, bottom := math.Inf(1), math.Inf(-1)
	for _, band := range s.Bands {
		if band.Kind == scene.LaneBand {
			top, bottom = min(top, band.Y), max(bottom, band.Y+band.Height)
		}
	}
	const inside = 0.5
	q.X = min(max(q.X, s.LabelWidth+inside), s.Width-inside)
	q.Y = min(max(q.Y, top+inside), bottom-inside)
	return q
}

// inReadingOrder sorts cards by lane, column and place.
func (b *Board) inReadingOrder(ids []journey.ID) []journey.ID {
	if len(ids) < 2 {
		return ids
	}
	wanted := journey.SetOf(ids...)
	outline := b.editor.Document().Outline(b.mapID)
	out := make([]journey.ID, 0, len(ids))
	for _, lane := range outline.Lanes {
		for _, step := range outline.Steps {
			for _, c := range outline.Cards(lane.ID, step.ID) {
				if wanted.Has(c.ID) {
					out = append(out, c.ID)
				}
			}
		}
	}
	return out
}
