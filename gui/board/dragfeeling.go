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

// feelingLoad is a point of an emotion curve, moved up and down, or a new one
// that a drag on empty ground sets.
type feelingLoad struct {
	b                   *Board
	base                *scene.Scene
	persona, step, lane journey.ID
	slip                float64 // from the pointer to the value's height, points
	value               float64
}

// newFeelingLoad finds whose emotion is moved or set; nil when there is nobody
// to set one for.
func (b *Board) newFeelingLoad(t gesture.Target, at vector.Point) *feelingLoad {
	q := b.cam.In(camera.Ground, at)
	l := &feelingLoad{b: b, base: b.scene, lane: b.scene.LaneAt(q.Y)}
	if t.Grip == gesture.Feel {
		l.step, l.lane = t.Cell.Step, t.Cell.Lane
		if l.persona = b.personaToSet(l.step); l.persona == "" {
			return nil
		}
		return l
	}
	persona, step, ok := journey.SplitEmotionID(t.Ref.ID)
	if !ok {
		return nil
	}
	l.persona, l.step = persona, step
	if e := b.editor.Document().EmotionAt(persona, step); e != nil {
		if y, ok := b.scene.EmotionY(l.lane, e.Value); ok {
			l.slip = y - q.Y
		}
	}
	return l
}

func (l *feelingLoad) ref() scene.Ref {
	return scene.Ref{Kind: journey.EmotionKind, ID: journey.EmotionID(l.persona, l.step)}
}

func (l *feelingLoad) aim(a aim) (any, func(*edit.Tx) error) {
	value, ok := l.base.EmotionValue(l.lane, a.sheet.Y+l.slip)
	if !ok {
		return nowhere{}, unchanged
	}
	l.value = snapValue(value)
	return l.value, func(tx *edit.Tx) error { return tx.SetEmotion(l.persona, l.step, l.value) }
}

func (l *feelingLoad) label() edit.Label {
	return edit.Label{Verb: edit.VerbSetEmotion, Subject: l.b.personaName(l.persona)}
}

func (l *feelingLoad) made() []scene.Ref { return []scene.Ref{l.ref()} }

func (l *feelingLoad) words() string {
	feeling := ""
	if e := l.b.editor.Document().EmotionAt(l.persona, l.step); e != nil {
		feeling = e.Feeling
	}
	return l.b.feelingText(l.persona, l.value, feeling)
}

func (l *feelingLoad) mark(marks []mark) []mark {
	if p, ok := l.b.scene.EmotionPoint(l.persona, l.step); ok {
		at := l.b.onScreen(camera.Ground, vector.Rect{X: p.X, Y: p.Y})
		marks = append(marks, ring(vector.Point{X: at.X, Y: at.Y}, 12, camera.Ground, l.b.look.accent))
	}
	return marks
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

// personaToSet gives for whom a new emotion at a step is set: the selected
// persona, or the first of the map that has none there.
func (b *Board) personaToSet(step journey.ID) journey.ID {
	doc := b.editor.Document()
	m := doc.Maps.Get(b.mapID)
	if m == nil {
		return ""
	}
	visible := func(id journey.ID) bool { return m.Personas.Has(id) && !b.cfg.View.HiddenPersonas.Has(id) }
	if id := b.selectedPersona(); id != "" && visible(id) && doc.EmotionAt(id, step) == nil {
		return id
	}
	for _, p := range doc.PersonasInOrder() {
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
