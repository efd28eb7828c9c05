package board

import (
	"math"
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
	gesture *edit.Gesture
	base    *scene.Scene
	ref     scene.Ref
	ids     []journey.ID // cards, in reading order
	set     journey.IDs  // the same
	place   any          // the present drop target; compared with ==
	at      vector.Point // the pointer in the view

	ghost *picture
	zoom  float64      // of the ghost
	hold  vector.Point // of the pointer in the ghost, in units
	stack int          // cards under the ghost
	label *label

	// of an emotion
	persona, step, lane journey.ID
	slip                float64 // from the pointer to the value's height, points
	value               float64
}

// grab picks a thing up.
func (b *Board) grab(t gesture.Target, at vector.Point) {
	if b.editor == nil {
		return
	}
	d := &drag{grip: t.Grip, base: b.scene, ref: record(t.Ref), at: at}
	var verb edit.Verb
	switch t.Grip {
	case gesture.Cards:
		verb = edit.VerbMoveCard
		d.ids = b.selectedCards(t.Ref.ID)
		d.set = journey.SetOf(d.ids...)
		d.stack = min(len(d.ids)-1, 2)
	case gesture.Stage:
		verb = edit.VerbMoveStage
	case gesture.Step:
		verb = edit.VerbMoveStep
	case gesture.Lane:
		verb = edit.VerbMoveLane
	case gesture.Feeling, gesture.Feel:
		verb = edit.VerbSetEmotion
		if !b.grabFeeling(d, t, at) {
			return
		}
	default:
		return
	}
	g, err := b.editor.Begin(edit.Label{Verb: verb, Subject: b.subject(d)})
	if err != nil {
		b.fault(err)
		return
	}
	d.gesture = g
	b.lift(d)
	b.drag = d
	b.tip = nil
	b.status("dragging")
}

// subject is the name of what is dragged, for the history.
func (b *Board) subject(d *drag) string {
	doc := b.editor.Document()
	if d.persona != "" {
		return b.personaName(d.persona)
	}
	if r := doc.Record(d.ref.Kind, d.ref.ID); r != nil {
		return textOf(doc, d.ref)
	}
	return ""
}

// selectedCards gives the selected cards in reading order, or only the one that
// is grabbed when it is not among them.
func (b *Board) selectedCards(grabbed journey.ID) []journey.ID {
	if !b.isSelected(scene.Ref{Kind: journey.CardKind, ID: grabbed}) {
		return []journey.ID{grabbed}
	}
	var ids []journey.ID
	for _, r := range b.selection.Refs {
		if r.Kind == journey.CardKind {
			ids = append(ids, r.ID)
		}
	}
	return b.inReadingOrder(ids)
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

// grabFeeling finds whose emotion is moved or set; false when there is nobody
// to set one for.
func (b *Board) grabFeeling(d *drag, t gesture.Target, at vector.Point) bool {
	q := b.cam.In(camera.Ground, at)
	d.lane = b.scene.LaneAt(q.Y)
	if t.Grip == gesture.Feeling {
		persona, step, ok := journey.SplitEmotionID(t.Ref.ID)
		if !ok {
			return false
		}
		d.persona, d.step = persona, step
		if e := b.editor.Document().EmotionAt(persona, step); e != nil {
			if y, ok := b.scene.EmotionY(d.lane, e.Value); ok {
				d.slip = y - q.Y
			}
		}
		return true
	}
	d.step, d.lane = t.Cell.Step, t.Cell.Lane
	d.persona = b.personaToSet(d.step)
	d.ref = scene.Ref{Kind: journey.EmotionKind, ID: journey.EmotionID(d.persona, d.step)}
	return d.persona != ""
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

// carry brings what is dragged to a place of the view and shows what a drop
// there would do. Only a new drop target makes a new preview.
func (b *Board) carry(at vector.Point) {
	d := b.drag
	if d == nil {
		return
	}
	d.at = at
	place, apply := b.dropAt(d, at)
	if place == d.place {
		return
	}
	d.place = place
	if err := d.gesture.Preview(apply); err != nil {
		b.fault(err)
	}
}

// nowhere is the place where a drop puts everything back.
type nowhere struct{}

// dropAt gives the drop target at a place of the view and the edit that a drop
// there makes.
func (b *Board) dropAt(d *drag, at vector.Point) (place any, apply func(*edit.Tx) error) {
	q := b.cam.In(camera.Ground, at)
	nothing := func(*edit.Tx) error { return nil }
	view := b.cam.View()
	if at.X < 0 || at.Y < 0 || at.X > view.W || at.Y > view.H {
		if d.grip != gesture.Feeling && d.grip != gesture.Feel {
			return nowhere{}, nothing
		}
	}
	switch d.grip {
	case gesture.Cards:
		if drop, ok := d.base.DropCard(intoLanes(d.base, q), d.set); ok {
			drop.Mark = vector.Rect{}
			return drop, func(tx *edit.Tx) error { return tx.MoveCards(d.ids, drop.Lane, drop.Step, drop.Index) }
		}
	case gesture.Stage:
		if drop, ok := d.base.DropStage(q.X, d.ref.ID); ok {
			drop.Mark = vector.Rect{}
			return drop, func(tx *edit.Tx) error { return tx.MoveStage(d.ref.ID, drop.Index) }
		}
	case gesture.Step:
		if drop, ok := d.base.DropStep(q.X, d.ref.ID); ok {
			drop.Mark = vector.Rect{}
			return drop, func(tx *edit.Tx) error { return tx.MoveStep(d.ref.ID, drop.Stage, drop.Index) }
		}
	case gesture.Lane:
		if drop, ok := d.base.DropLane(q.Y, d.ref.ID); ok {
			drop.Mark = vector.Rect{}
			return drop, func(tx *edit.Tx) error { return tx.MoveLane(d.ref.ID, drop.Index) }
		}
	case gesture.Feeling, gesture.Feel:
		if value, ok := d.base.EmotionValue(d.lane, q.Y+d.slip); ok {
			d.value = snapValue(value)
			return d.value, func(tx *edit.Tx) error { return tx.SetEmotion(d.persona, d.step, d.value) }
		}
	}
	return nowhere{}, nothing
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

// snapValue rounds an emotion to a tenth: finer than a hand can draw, coarse
// enough to be said.
func snapValue(v float64) float64 {
	v = math.Round(v*10) / 10
	if v == 0 {
		return 0 // never −0
	}
	return min(max(v, -2), 2)
}

// drop makes what is shown one change.
func (b *Board) drop() {
	d := b.drag
	if d == nil {
		return
	}
	b.drag = nil
	change, err := d.gesture.Commit()
	b.fault(err)
	if d.ref.Kind == journey.EmotionKind && b.editor.Document().Emotions.Has(d.ref.ID) {
		b.setSelection(Selection{Refs: []scene.Ref{d.ref}})
	}
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
	d.gesture.Bail()
	b.status("ready")
}

// personaToSet gives for whom a new emotion at a step is set: the selected
// persona, or the first of the map that has none there.
func (b *Board) personaToSet(step journey.ID) journey.ID {
	doc := b.editor.Document()
	outline := doc.Outline(b.mapID)
	if outline == nil {
		return ""
	}
	visible := func(id journey.ID) bool {
		return !b.cfg.View.HiddenPersonas.Has(id) && slices.ContainsFunc(outline.Personas, func(p *journey.Persona) bool { return p.ID == id })
	}
	if id := b.selectedPersona(); id != "" && visible(id) && doc.EmotionAt(id, step) == nil {
		return id
	}
	for _, p := range outline.Personas {
		if visible(p.ID) && doc.EmotionAt(p.ID, step) == nil {
			return p.ID
		}
	}
	return ""
}

// selectedPersona gives the persona that is selected, by itself or by one of
// its emotions.
func (b *Board) selectedPersona() journey.ID {
	for _, r := range slices.Backward(b.selection.Refs) {
		switch r.Kind {
		case journey.PersonaRecord:
			return r.ID
		case journey.EmotionKind:
			if persona, _, ok := journey.SplitEmotionID(r.ID); ok {
				return persona
			}
		}
	}
	return ""
}
