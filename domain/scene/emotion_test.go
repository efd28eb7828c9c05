package scene_test

import (
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"waymark/domain/journey"
	"waymark/domain/journey/journeytest"
	"waymark/domain/scene"
	"waymark/domain/vector"
)

// emotionMap makes a map with one emotion lane; values are by persona and step,
// 9 for unknown.
func emotionMap(values [][]float64, says func(persona, step int) (feeling, quote string)) *journey.Document {
	doc := journey.New(&journey.Project{ID: "p", Language: "en"})
	var personas []journey.ID
	steps := 0
	for i, row := range values {
		id := journey.ID("persona-" + string(rune('a'+i)))
		doc.Put(&journey.Persona{ID: id, Order: string(rune('A' + i)), PersonaKind: journey.KindPersona, Name: "P"})
		personas = append(personas, id)
		steps = max(steps, len(row))
		for k, v := range row {
			if v != 9 {
				e := &journey.Emotion{Persona: id, Step: stepID(k), Value: v, Basis: journey.Assumed}
				if says != nil {
					e.Feeling, e.Quote = says(i, k)
				}
				doc.Put(e)
			}
		}
	}
	doc.Put(&journey.Map{ID: "m", Order: "V", Personas: journey.SetOf(personas...), State: journey.Current, Basis: journey.Assumed})
	for k, order := range journey.SpreadOrder(steps) {
		doc.Put(&journey.Stage{ID: "stage-" + stepID(k), Map: "m", Order: order})
		doc.Put(&journey.Step{ID: stepID(k), Stage: "stage-" + stepID(k), Order: "V"})
	}
	doc.Put(&journey.Lane{ID: "l", Map: "m", Order: "V", LaneKind: journey.EmotionCurve, LineBelow: journey.NoLine})
	return doc
}

func stepID(k int) journey.ID { return journey.ID("step-" + string(rune('a'+k))) }

// drawnCurves gives the path of each persona's curve on the emotion lane.
func drawnCurves(s *scene.Scene) map[journey.ID]vector.Path {
	out := map[journey.ID]vector.Path{}
	for _, b := range s.Bands {
		for _, g := range b.Body.Groups {
			if g.Ref.Part == scene.Curve {
				out[g.Ref.ID] = g.Items[0].(scene.Path).Path
			}
		}
	}
	return out
}

var emotionRows = rapid.SliceOfN(rapid.SliceOfN(
	rapid.OneOf(rapid.Float64Range(-2, 2), rapid.SampledFrom([]float64{-2, 0, 0, 2, 9, 9})), 1, 9), 1, 5)

func TestCurvesNeverOvershoot(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rows := emotionRows.Draw(t, "values")
		doc := emotionMap(rows, nil)
		s := scene.Build(doc, fullView("m"), typesetter(), nil)
		band, ok := s.LaneBand("l")
		require.True(t, ok)
		for i, row := range rows {
			id := journey.ID("persona-" + string(rune('a'+i)))
			lines := 0
			for k, v := range row {
				at, known := s.EmotionPoint(id, stepID(k))
				require.Equal(t, v != 9, known)
				if !known {
					continue
				}
				if k > 0 && row[k-1] != 9 {
					lines++
				}
				y, ok := s.EmotionY("l", v)
				require.True(t, ok)
				require.InDelta(t, y, at.Y, 1e-6)
				back, ok := s.EmotionValue("l", y)
				require.True(t, ok)
				require.InDelta(t, v, back, 1e-9)
				column, ok := s.ColumnAt(at.X)
				require.True(t, ok)
				require.Equal(t, stepID(k), column.Step)
			}
			requireMonotone(t, drawnCurves(s)[id], lines)
		}
		y, _ := s.EmotionValue("l", band.Y-100)
		require.Equal(t, 2.0, y, "beyond the scale is the end of the scale")
	})
}

// requireMonotone checks that each segment stays between its ends: the control
// points do, and a Bézier stays within its control points.
func requireMonotone(t require.TestingT, p vector.Path, segments int) {
	at := 0
	var last vector.Point
	for _, op := range p.Ops {
		switch op {
		case vector.MoveTo:
			last = p.Points[at]
			at++
		case vector.CubicTo:
			segments--
			end := p.Points[at+2]
			low, high := min(last.Y, end.Y)-1e-9, max(last.Y, end.Y)+1e-9
			x := last.X
			for _, c := range p.Points[at : at+3] {
				require.GreaterOrEqual(t, c.Y, low)
				require.LessOrEqual(t, c.Y, high)
				require.Greater(t, c.X, x)
				x = c.X
			}
			last = end
			at += 3
		default:
			require.Fail(t, "a curve is made of cubics")
		}
	}
	require.Zero(t, segments, "a line between every two neighbouring known values, and nowhere else")
}

// flattened gives points along a path of cubics.
func flattened(p vector.Path) []vector.Point {
	var out []vector.Point
	at := 0
	var a vector.Point
	for _, op := range p.Ops {
		if op == vector.MoveTo {
			a = p.Points[at]
			at++
			continue
		}
		b, c, d := p.Points[at], p.Points[at+1], p.Points[at+2]
		for i := range 101 {
			u := float64(i) / 100
			v := 1 - u
			out = append(out, vector.Point{
				X: v*v*v*a.X + 3*v*v*u*b.X + 3*v*u*u*c.X + u*u*u*d.X,
				Y: v*v*v*a.Y + 3*v*v*u*b.Y + 3*v*u*u*c.Y + u*u*u*d.Y,
			})
		}
		a = d
		at += 3
	}
	return out
}

func TestLabelsCoverNoPointNoCurveNoOtherLabel(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		says := func(int, int) (string, string) {
			texts := []string{"", "worried", "着急", "quite a long feeling in several words", "Where is the form? I have looked everywhere."}
			return rapid.SampledFrom(texts).Draw(t, "feeling"), rapid.SampledFrom(texts).Draw(t, "quote")
		}
		rows := emotionRows.Draw(t, "values")
		s := scene.Build(emotionMap(rows, says), fullView("m"), typesetter(), nil)
		band, _ := s.LaneBand("l")
		var points, labels []vector.Rect
		for _, g := range band.Body.Groups {
			switch g.Ref.Part {
			case scene.Point:
				points = append(points, g.Bounds.Inset(2)) // the shape itself
			case scene.Label:
				labels = append(labels, g.Bounds)
			}
		}
		curves := drawnCurves(s)
		for i, l := range labels {
			for _, p := range points {
				require.False(t, l.Intersects(p), "label %v covers point %v", l, p)
			}
			for _, other := range labels[i+1:] {
				require.False(t, l.Intersects(other), "label %v covers label %v", l, other)
			}
			for _, path := range curves {
				for _, p := range flattened(path) {
					require.False(t, l.Contains(p), "a curve runs through label %v at %v", l, p)
				}
			}
		}
	})
}

func TestFiveEqualFeelingsStaySideBySide(t *testing.T) {
	s := scene.Build(emotionMap([][]float64{{1, 0}, {1, 0}, {1, 0}, {1, 0}, {1, 0}}, nil), fullView("m"), typesetter(), nil)
	seen := map[vector.Point]bool{}
	for i := range 5 {
		at, ok := s.EmotionPoint(journey.ID("persona-"+string(rune('a'+i))), "step-a")
		require.True(t, ok)
		require.False(t, seen[at])
		seen[at] = true
	}
}

func TestACurveIsHitOnItsLineOnly(t *testing.T) {
	s := scene.Build(emotionMap([][]float64{{2, -2}}, nil), fullView("m"), typesetter(), nil)
	a, _ := s.EmotionPoint("persona-a", "step-a")
	b, _ := s.EmotionPoint("persona-a", "step-b")
	ref, _ := s.At(vector.Point{X: (a.X + b.X) / 2, Y: (a.Y + b.Y) / 2})
	require.Equal(t, scene.Ref{Kind: journey.PersonaRecord, ID: "persona-a", Part: scene.Curve}, ref)
	ref, _ = s.At(vector.Point{X: a.X + 30, Y: b.Y})
	require.Equal(t, scene.Body, ref.Part)
	ref, _ = s.At(a)
	require.Equal(t, scene.Point, ref.Part)
}

func TestEmotionQuestionsAboutOtherLanes(t *testing.T) {
	doc := journeytest.Map(0, 1)
	s := scene.Build(doc, fullView(journeytest.MapID), typesetter(), nil)
	lane := doc.LanesOf(journeytest.MapID)[0]
	_, ok := s.EmotionValue(lane.ID, 10)
	require.False(t, ok)
	_, ok = s.EmotionY("nobody", 1)
	require.False(t, ok)
	_, ok = s.EmotionPoint("nobody", "nothing")
	require.False(t, ok)
}
