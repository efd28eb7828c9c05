package board

import (
	"waymark/domain/journey"
)

// fewCurves is the number of curves up to which all of them read well at once.
const fewCurves = 2

// focusCurve brings the curve of the selected persona, or of the selected
// emotion, forward where there are many: the others go paler.
func (b *Board) focusCurve() {
	if b.editor == nil || b.drag != nil {
		return
	}
	var focus journey.ID
	if id := b.selectedPersona(); id != "" && b.curves() > fewCurves {
		focus = id
	}
	if focus != b.cfg.View.Focus {
		b.cfg.View.Focus = focus
		b.rebuild()
	}
}

// curves gives the number of personas that the map shows.
func (b *Board) curves() int {
	m := b.editor.Document().Maps.Get(b.mapID)
	if m == nil {
		return 0
	}
	n := 0
	for _, id := range m.Personas {
		if !b.cfg.View.HiddenPersonas.Has(id) {
			n++
		}
	}
	return n
}
