package board

import (
	"math"

	"waymark/domain/journey"
	"waymark/domain/scene"
	"waymark/domain/vector"
	"waymark/gui/board/camera"
	"waymark/gui/board/gesture"
)

// target tells what lies at a point of the view.
func (b *Board) target(v vector.Point) gesture.Target {
	if part, ok := b.pickerAt(v); ok {
		return gesture.Target{Grip: gesture.Affordance, Action: gesture.Action{Verb: gesture.PickFeeling, Index: part}}
	}
	for i := len(b.buttons) - 1; i >= 0; i-- {
		if b.buttons[i].box.Inset(-2).Contains(v) {
			return gesture.Target{Grip: gesture.Affordance, Action: b.buttons[i].action}
		}
	}
	if b.typing != nil && b.typingFrame().Contains(v) {
		return gesture.Target{Grip: gesture.Text, Ref: b.typing.ref}
	}
	if b.editor == nil {
		return gesture.Target{}
	}
	if s, ok := b.seamAt(v); ok {
		return gesture.Target{Grip: gesture.Affordance, Action: s.action}
	}
	if step, ok := b.borderAt(v); ok {
		q := b.cam.ToSheet(v)
		ref, _ := b.scene.At(q)
		return gesture.Target{Grip: gesture.Border, Ref: record(ref), Cell: journey.Cell{Step: step}, Selected: b.isSelected(ref)}
	}
	q := b.cam.ToSheet(v)
	ref, box := b.scene.At(q)
	if t, ok := foldTarget(ref); ok {
		return t
	}
	t := gesture.Target{Ref: ref, Cell: b.cellAt(q)}
	t.Grip = b.gripOf(&t, q)
	if t.Grip == gesture.Cards {
		t.Grip = b.edgeOf(box, v)
	}
	if t.Grip == gesture.Ground || t.Grip == gesture.Feel {
		t.Ref = scene.Ref{}
	}
	t.Selected = b.isSelected(t.Ref) || (t.Ref.ID == "" && t.Cell != journey.Cell{} && t.Cell == b.selection.Cell)
	return t
}

// gripOf tells what a drag from a thing would move.
func (b *Board) gripOf(t *gesture.Target, q vector.Point) gesture.Grip {
	switch t.Ref.Kind {
	case journey.CardKind:
		return gesture.Cards
	case journey.StageKind:
		return gesture.Stage
	case journey.StepKind:
		return gesture.Step
	case journey.EmotionKind:
		if t.Ref.Part == scene.Label && b.givesWay(t) {
			return gesture.Feel
		}
		return gesture.Feeling
	case journey.LaneRecord:
		if t.Ref.Part != scene.Body {
			return gesture.Lane
		}
		if value, ok := b.scene.EmotionValue(t.Ref.ID, q.Y); ok && inPlot(b.scene, t.Ref.ID, q.Y, value) && t.Cell.Step != "" {
			return gesture.Feel
		}
	case journey.PersonaRecord:
		return gesture.Persona
	case journey.MapKind:
		return gesture.Fixed
	}
	return gesture.Ground
}

// givesWay tells whether what is written at an emotion leaves a click to the
// ground, for the value of another persona: when nobody wrote it – it is the mere
// value of a high or a low – or when the persona that is selected still has no
// value here.
func (b *Board) givesWay(t *gesture.Target) bool {
	if b.isSelected(t.Ref) || t.Cell.Step == "" || b.personaToSet(t.Cell.Step) == "" {
		return false
	}
	e := b.editor.Document().Emotions.Get(t.Ref.ID)
	if e == nil {
		return false
	}
	if e.Feeling == "" && e.Quote == "" {
		return true
	}
	who := b.selectedPersona()
	return who != "" && who == b.personaToSet(t.Cell.Step)
}

// The grips at edges, units of the view.
const (
	borderGrip = 5.0  // to each side of a column's border
	edgeGrip   = 7.0  // within a card
	edgeLeast  = 44.0 // width below which a card is too narrow for grips
)

// borderAt gives the column whose right border is at a point of the headers.
func (b *Board) borderAt(v vector.Point) (step journey.ID, ok bool) {
	if b.cam.PaneAt(v) != camera.Head || b.typing != nil {
		return "", false
	}
	near := borderGrip
	o := b.cam.Origin(camera.Head)
	for _, c := range b.scene.Columns {
		if d := math.Abs((c.X+c.W)*b.cam.Zoom() + o.X - v.X); d < near && c.W*b.cam.Zoom() > 4*borderGrip {
			near, step, ok = d, c.Step, true
		}
	}
	return step, ok
}

// edgeOf tells whether a point of a card is at an edge, by which the card can be
// made to span columns.
func (b *Board) edgeOf(card vector.Rect, at vector.Point) gesture.Grip {
	v := b.cam.ToView(camera.Ground, card)
	switch {
	case v.W < edgeLeast:
	case v.Right()-at.X < edgeGrip:
		return gesture.SpanEnd
	case at.X-v.X < edgeGrip:
		return gesture.SpanStart
	}
	return gesture.Cards
}

// inPlot tells whether a height of an emotion lane is on the scale or close to
// it, and not among what stands below the curves.
func inPlot(s *scene.Scene, lane journey.ID, y, value float64) bool {
	at, ok := s.EmotionY(lane, value)
	return ok && y-at < 20 && at-y < 20
}

// cellAt gives the cell at a point of the sheet; a lane beside the columns has
// no step.
func (b *Board) cellAt(q vector.Point) journey.Cell {
	band, ok := b.scene.BandAt(q.Y)
	if !ok || band.Kind != scene.LaneBand {
		return journey.Cell{}
	}
	if c, ok := b.scene.ColumnAt(q.X); ok {
		return journey.Cell{Lane: band.Lane, Step: c.Step}
	}
	return journey.Cell{}
}

// record gives the ref of a thing as a whole.
func record(r scene.Ref) scene.Ref { return scene.Ref{Kind: r.Kind, ID: r.ID} }

// outlineOf gives the box of a thing for an outline around it, and its pane.
func (b *Board) outlineOf(r scene.Ref) (box vector.Rect, pane camera.Pane, ok bool) {
	if r.Kind == journey.LaneRecord {
		band, ok := b.scene.LaneBand(r.ID)
		if !ok {
			return vector.Rect{}, camera.Side, false
		}
		return vector.Rect{Y: band.Y, W: b.scene.LabelWidth, H: band.Height}, camera.Side, true
	}
	box, ok = b.boundsOf(r)
	if !ok {
		return vector.Rect{}, camera.Ground, false
	}
	return box, b.cam.PaneOf(box.Center()), true
}
