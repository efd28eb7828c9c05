package scene

import (
	"waymark/domain/journey"
	"waymark/domain/vector"
)

// TextBox is where an editable text is set, for an editor that is laid exactly
// over it.
type TextBox struct {
	vector.Rect         // width to break lines at; height of the present lines, at least one
	Size        float64 // points
	Bold        bool
	Color       vector.Color // of the text
	Ground      vector.Color // what it stands on
}

// TextBox gives the box of the editable text of a thing, in sheet coordinates:
// the text of a card, the name of a stage, step, lane or persona, the goal of a
// stage, the title, scenario or expectations of a map, a quote. Part Whole means
// the name. ok is false for what is not on the sheet or has no text.
func (s *Scene) TextBox(r Ref) (TextBox, bool) {
	if box, ok := s.textOf(r); ok {
		return box, true
	}
	switch r.Part {
	case Whole:
		return s.textOf(Ref{r.Kind, r.ID, Name})
	case Name:
		return s.textOf(Ref{r.Kind, r.ID, Whole})
	}
	return TextBox{}, false
}

func (s *Scene) textOf(r Ref) (TextBox, bool) {
	layer, i, dx, dy := s.locate(r)
	if layer == nil || int(i) >= len(layer.texts) || layer.texts[i].Size == 0 {
		return TextBox{}, false
	}
	box := layer.texts[i]
	box.Rect = box.Offset(dx, dy)
	return box, true
}

// EmotionValue gives the value, −2 … +2, that a height of the sheet stands for in
// an emotion lane. ok is false for other lanes.
func (s *Scene) EmotionValue(lane journey.ID, y float64) (value float64, ok bool) {
	band, ok := s.LaneBand(lane)
	if !ok || band.plot == nil {
		return 0, false
	}
	return band.plot.value(y - band.Y), true
}

// EmotionY gives the height of the sheet at which a value stands in an emotion
// lane. ok is false for other lanes.
func (s *Scene) EmotionY(lane journey.ID, value float64) (y float64, ok bool) {
	band, ok := s.LaneBand(lane)
	if !ok || band.plot == nil {
		return 0, false
	}
	return band.Y + band.plot.y(value), true
}

// EmotionPoint gives the middle of the point of a persona at a step, in the
// uppermost emotion lane. ok is false where no value is known or drawn.
func (s *Scene) EmotionPoint(persona, step journey.ID) (vector.Point, bool) {
	r, ok := s.Bounds(Ref{journey.EmotionKind, journey.EmotionID(persona, step), Point})
	return r.Center(), ok
}
