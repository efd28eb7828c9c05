package board

import (
	"slices"

	"waymark/domain/edit"
	"waymark/domain/journey"
	"waymark/domain/scene"
	"waymark/domain/vector"
	"waymark/gui/board/camera"
)

// headLoad is a stage, a step, a lane or a persona on its way past its siblings.
type headLoad struct {
	b     *Board
	base  *scene.Scene
	ref   scene.Ref
	place any
}

func (l *headLoad) aim(a aim) (any, func(*edit.Tx) error) {
	l.place = nowhere{}
	if a.out {
		return l.place, unchanged
	}
	id := l.ref.ID
	switch l.ref.Kind {
	case journey.StageKind:
		if drop, ok := l.base.DropStage(a.sheet.X, id); ok {
			l.place = drop.Index
			return l.place, func(tx *edit.Tx) error { return tx.MoveStage(id, drop.Index) }
		}
	case journey.StepKind:
		if drop, ok := l.base.DropStep(a.sheet.X, id); ok {
			drop.Mark = vector.Rect{}
			l.place = drop
			return l.place, func(tx *edit.Tx) error { return tx.MoveStep(id, drop.Stage, drop.Index) }
		}
	case journey.LaneRecord:
		if drop, ok := l.base.DropLane(a.sheet.Y, id); ok {
			l.place = drop.Index
			return l.place, func(tx *edit.Tx) error { return tx.MoveLane(id, drop.Index) }
		}
	case journey.PersonaRecord:
		if drop, ok := l.base.DropPersona(a.sheet, id); ok {
			l.place = drop
			return l.place, func(tx *edit.Tx) error { return l.b.movePersonaBefore(tx, id, drop.Before) }
		}
	}
	return l.place, unchanged
}

// movePersonaBefore puts a persona before another one of the map, or behind the
// last of them.
func (b *Board) movePersonaBefore(tx *edit.Tx, id, before journey.ID) error {
	doc := tx.Document()
	all := slices.DeleteFunc(doc.PersonasInOrder(), func(p *journey.Persona) bool { return p.ID == id })
	at := slices.IndexFunc(all, func(p *journey.Persona) bool { return p.ID == before })
	if at < 0 {
		at = 0
		m := doc.Maps.Get(b.mapID)
		for i, p := range all {
			if m != nil && m.Personas.Has(p.ID) {
				at = i + 1
			}
		}
	}
	return tx.MovePersona(id, at)
}

func (l *headLoad) label() edit.Label {
	label := edit.Label{Subject: textOf(l.b.editor.Document(), l.ref)}
	switch l.ref.Kind {
	case journey.StageKind:
		label.Verb = edit.VerbMoveStage
	case journey.StepKind:
		label.Verb = edit.VerbMoveStep
	case journey.LaneRecord:
		label.Verb = edit.VerbMoveLane
	case journey.PersonaRecord:
		label.Verb = edit.VerbMovePersona
	}
	return label
}

func (l *headLoad) made() []scene.Ref { return nil }
func (l *headLoad) words() string     { return "" }

func (l *headLoad) mark(marks []mark) []mark {
	if l.place == (nowhere{}) {
		return marks
	}
	switch l.ref.Kind {
	case journey.StageKind, journey.StepKind:
		return l.b.markColumns(marks, l.ref)
	case journey.LaneRecord:
		return l.b.markLane(marks, l.ref.ID)
	case journey.PersonaRecord:
		if box, ok := l.b.scene.Bounds(l.ref); ok {
			marks = append(marks, l.b.slotMark(camera.Ground, l.b.onScreen(camera.Ground, box), true, 3))
		}
	}
	return marks
}

// markLane shows the place of a lane that is dragged.
func (b *Board) markLane(marks []mark, id journey.ID) []mark {
	band, ok := b.scene.LaneBand(id)
	if !ok {
		return marks
	}
	whole := b.onScreen(camera.Ground, vector.Rect{Y: band.Y, W: b.scene.Width, H: band.Height})
	name := b.onScreen(camera.Side, vector.Rect{Y: band.Y, W: b.scene.LabelWidth, H: band.Height})
	return append(marks, b.slotMark(camera.Ground, whole, false, 3), b.slotMark(camera.Side, name, true, 3))
}

// markColumns shows the columns of a stage or step that is dragged.
func (b *Board) markColumns(marks []mark, ref scene.Ref) []mark {
	box := vector.Rect{}
	for _, c := range b.scene.Columns {
		if c.Stage == ref.ID || c.Step == ref.ID {
			box = box.Union(vector.Rect{X: c.X, W: c.W, H: 1})
		}
	}
	sheet := sheetOf(b.scene)
	body := vector.Rect{X: box.X, Y: sheet.HeadTop, W: box.W, H: max(sheet.LabelBottom-sheet.HeadTop, 0)}
	head := vector.Rect{X: box.X, Y: sheet.HeadTop, W: box.W, H: sheet.HeadHeight}
	if h, ok := b.scene.Bounds(ref); ok && ref.Kind == journey.StepKind {
		head = h
	}
	return append(marks,
		b.slotMark(camera.Ground, b.cam.ToView(camera.Ground, body), false, 3),
		b.slotMark(camera.Head, b.cam.ToView(camera.Head, head), true, 3),
	)
}
