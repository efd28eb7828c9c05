package board

import (
	"slices"

	"fyne.io/fyne/v2"

	"waymark/domain/journey"
	"waymark/domain/scene"
)

// walkCurves goes up and down among the curves of a column: from the emotion of
// one persona to that of the next, and to the empty place as long as one of them
// has none. It tells whether there is a next one; beyond them lies the next lane.
func (b *Board) walkCurves(key fyne.KeyName) bool {
	if key != fyne.KeyUp && key != fyne.KeyDown {
		return false
	}
	w, ok := b.waysOf()
	if !ok {
		return false
	}
	at, ok := w.here()
	if !ok || w.lanes[at.lane].LaneKind != journey.EmotionCurve {
		return false
	}
	step := w.steps[at.column]
	places := b.feelingsAt(step)
	i := slices.Index(places, b.selectedPersona())
	if key == fyne.KeyDown {
		i++
	} else {
		i--
	}
	if i < 0 || i >= len(places) {
		return false
	}
	to := Selection{Cell: w.cell(at)}
	if persona := places[i]; persona != "" {
		to = Selection{Refs: []scene.Ref{{Kind: journey.EmotionKind, ID: journey.EmotionID(persona, step)}}}
	}
	b.goTo(to)
	return true
}

// feelingsAt gives the personas in view that have an emotion at a step, and ""
// for the empty place of those that have none.
func (b *Board) feelingsAt(step journey.ID) []journey.ID {
	doc := b.editor.Document()
	m := doc.Maps.Get(b.mapID)
	var places []journey.ID
	missing := false
	for _, p := range doc.PersonasInOrder() {
		switch {
		case !m.Personas.Has(p.ID) || b.cfg.View.HiddenPersonas.Has(p.ID):
		case doc.EmotionAt(p.ID, step) != nil:
			places = append(places, p.ID)
		default:
			missing = true
		}
	}
	if missing {
		places = append(places, "")
	}
	return places
}
