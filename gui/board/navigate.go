package board

import (
	"math"
	"slices"

	"fyne.io/fyne/v2"

	"waymark/domain/journey"
	"waymark/domain/scene"
)

func notANumber() float64 { return math.NaN() }

// moveAmongHeads goes from stage to stage, step to step, lane to lane, persona
// to persona, past those that are hidden; false when the selection is none of these.
func (b *Board) moveAmongHeads(o *journey.Outline, r scene.Ref, key fyne.KeyName) bool {
	back, on := fyne.KeyLeft, fyne.KeyRight
	var ids []journey.ID
	switch r.Kind {
	case journey.StageKind:
		for _, s := range o.Stages {
			ids = append(ids, s.ID)
		}
	case journey.StepKind:
		for _, s := range o.Steps {
			ids = append(ids, s.ID)
		}
	case journey.PersonaRecord:
		for _, p := range o.Personas {
			ids = append(ids, p.ID)
		}
	case journey.LaneRecord:
		back, on = fyne.KeyUp, fyne.KeyDown
		for _, l := range o.Lanes {
			ids = append(ids, l.ID)
		}
	default:
		return false
	}
	ids = slices.DeleteFunc(ids, func(id journey.ID) bool { return id != r.ID && !b.shows(r.Kind, id) })
	i := slices.Index(ids, r.ID)
	switch key {
	case back:
		i--
	case on:
		i++
	default:
		b.crossFromHead(r, key)
		return true
	}
	if i >= 0 && i < len(ids) {
		b.setSelection(Selection{Refs: []scene.Ref{{Kind: r.Kind, ID: ids[i]}}})
		b.revealSelection()
		b.update()
	}
	return true
}

// revealSelection scrolls what is selected into view.
func (b *Board) revealSelection() {
	if n := len(b.selection.Refs); n > 0 {
		if box, ok := b.boundsOf(b.selection.Refs[n-1]); ok {
			b.reveal(box)
		}
		return
	}
	if c := b.selection.Cell; c.Step != "" {
		if box, ok := b.scene.Cell(c.Lane, c.Step); ok {
			b.reveal(box)
		}
	}
}

// shows tells whether the map shows a stage, step, lane, persona or card: it is
// neither hidden nor folded away.
func (b *Board) shows(kind journey.Kind, id journey.ID) bool {
	_, ok := b.boundsOf(scene.Ref{Kind: kind, ID: id})
	return ok
}
