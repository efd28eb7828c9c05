package scene_test

import (
	"fmt"
	"strings"
	"testing"
	"unicode"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"waymark/domain/journey"
	"waymark/domain/journey/journeytest"
	"waymark/domain/scene"
	"waymark/domain/typeset"
	"waymark/domain/vector"
)

// randomView asks for a map of the document, or none, with anything hidden.
func randomView(t *rapid.T, doc *journey.Document) scene.View {
	v := fullView(pickID(t, doc, journey.MapKind))
	palettes := []func() scene.Palette{scene.Light, scene.Dark, scene.HighContrast, scene.Paper}
	v.Palette = palettes[rapid.IntRange(0, len(palettes)-1).Draw(t, "palette")]()
	v.Title, v.Legend = rapid.Bool().Draw(t, "title"), rapid.Bool().Draw(t, "legend")
	if rapid.IntRange(0, 9).Draw(t, "icons") == 0 {
		v.Icons = nil
	}
	hide := func(k journey.Kind) journey.IDs {
		if rapid.IntRange(0, 2).Draw(t, "hide") > 0 {
			return nil
		}
		return journey.SetOf(pickID(t, doc, k), pickID(t, doc, k))
	}
	v.HiddenLanes, v.HiddenStages, v.HiddenPersonas = hide(journey.LaneRecord), hide(journey.StageKind), hide(journey.PersonaRecord)
	v.FoldedStages = hide(journey.StageKind)
	return v
}

func pickID(t *rapid.T, doc *journey.Document, k journey.Kind) journey.ID {
	ids := journey.IDs{"nobody"}
	for r := range doc.RecordsOf(k) {
		ids = ids.With(r.RecordID())
	}
	return rapid.SampledFrom(ids).Draw(t, "id")
}

// ink gives the box of what an item paints; of a text its line box.
func ink(item scene.Item) vector.Rect {
	switch it := item.(type) {
	case scene.Rect:
		return it.Inset(-it.Stroke.Width / 2)
	case scene.Text:
		top := it.Baseline - 1.03*it.Size
		return vector.Rect{X: it.X, Y: top, W: it.Width, H: 1.3 * it.Size}
	case scene.Path:
		return it.Path.Bounds().Inset(-it.Stroke.Width / 2)
	case scene.Art:
		return vector.Rect{X: it.X, Y: it.Y, W: it.Size, H: it.Size}
	case scene.Picture:
		return it.Rect
	}
	panic("unknown item")
}

const slack = 0.01

func within(inner, outer vector.Rect) bool {
	return inner.X >= outer.X-slack && inner.Y >= outer.Y-slack &&
		inner.Right() <= outer.Right()+slack && inner.Bottom() <= outer.Bottom()+slack
}

// written gives all that a group says, without spaces.
func written(g scene.Group) string {
	var b strings.Builder
	for _, item := range g.Items {
		switch it := item.(type) {
		case scene.Text:
			b.WriteString(it.String)
		case scene.Art:
			b.WriteString(it.Alt)
		}
	}
	return squeezed(b.String())
}

func squeezed(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

func layersOf(s *scene.Scene) []*scene.Layer {
	var out []*scene.Layer
	for _, b := range s.Bands {
		for _, l := range []*scene.Layer{b.Label, b.Body} {
			if l != nil {
				out = append(out, l)
			}
		}
	}
	return out
}

func TestNothingLeavesItsPlace(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		doc := journeytest.Random(t)
		checkLayout(t, scene.Build(doc, randomView(t, doc), typesetter(), nil))
	})
}

func TestNothingLeavesItsPlaceOnLargeMaps(t *testing.T) {
	for _, cards := range []int{0, 30, 500} {
		checkLayout(t, scene.Build(journeytest.Map(cards, 3), fullView(journeytest.MapID), typesetter(), nil))
	}
}

func checkLayout(t require.TestingT, s *scene.Scene) {
	require.Greater(t, s.Width, 0.0)
	require.Greater(t, s.Height, 0.0)
	y := 0.0
	for _, b := range s.Bands {
		require.Equal(t, y, b.Y, "bands stand one below the other")
		y += b.Height
		require.Equal(t, b.Height, b.Body.Height)
		require.LessOrEqual(t, b.BodyX+b.Body.Width, s.Width+slack)
		if b.Label != nil {
			require.Equal(t, b.Height, b.Label.Height)
			require.Equal(t, b.BodyX, b.Label.Width)
		}
	}
	for _, layer := range layersOf(s) {
		sheet := vector.Rect{W: layer.Width, H: layer.Height}
		for _, g := range layer.Groups {
			require.True(t, within(g.Bounds, sheet), "%v leaves its layer: %v not in %v", g.Ref, g.Bounds, sheet)
			for _, item := range g.Items {
				require.True(t, within(ink(item), g.Bounds), "%v: %T %v is not within %v", g.Ref, item, ink(item), g.Bounds)
			}
			if err := textsApart(g); err != nil {
				require.NoError(t, err)
			}
		}
		require.NoError(t, thingsApart(layer))
	}
}

// textsApart checks that no writing covers other writing or marks of the group.
func textsApart(g scene.Group) error {
	var boxes []vector.Rect
	var marks []bool
	for _, item := range g.Items {
		box := ink(item).Inset(0.02)
		r, isRect := item.(scene.Rect)
		_, isPath := item.(scene.Path)
		mark := (isRect && r.W > 1 && r.W <= 12) || (isPath && box.W <= 12)
		if mark || !isRect && !isPath {
			boxes, marks = append(boxes, box), append(marks, mark)
		}
	}
	for i, a := range boxes {
		for k := i + 1; k < min(len(boxes), i+30); k++ {
			if b := boxes[k]; a.W > 0 && b.W > 0 && a.Intersects(b) && (!marks[i] || !marks[k]) {
				return fmt.Errorf("%v: %v covers %v", g.Ref, a, b)
			}
		}
	}
	return nil
}

// thingsApart checks that cards, points, labels, names and texts cover none of
// their kind.
func thingsApart(layer *scene.Layer) error {
	apart := func(pick func(scene.Ref) bool) error {
		var boxes []scene.Group
		for _, g := range layer.Groups {
			if pick(g.Ref) {
				boxes = append(boxes, g)
			}
		}
		for i, a := range boxes {
			for _, b := range boxes[i+1:] {
				if a.Bounds.Inset(0.01).Intersects(b.Bounds.Inset(0.01)) {
					return fmt.Errorf("%v %v covers %v %v", a.Ref, a.Bounds, b.Ref, b.Bounds)
				}
			}
		}
		return nil
	}
	for _, pick := range []func(scene.Ref) bool{
		func(r scene.Ref) bool { return r.Kind == journey.CardKind || r.Part == scene.Label },
		func(r scene.Ref) bool { return r.Kind == journey.StageKind && r.Part == scene.Whole },
		func(r scene.Ref) bool { return r.Kind == journey.StageKind && r.Part != scene.Whole },
		func(r scene.Ref) bool { return r.Kind == journey.StepKind },
		func(r scene.Ref) bool {
			return r.Kind == journey.PersonaRecord && r.Part != scene.Whole && r.Part != scene.Curve
		},
		func(r scene.Ref) bool { return r.Kind == journey.MapKind && r.Part != scene.Details },
	} {
		if err := apart(pick); err != nil {
			return err
		}
	}
	return nil
}

func TestCardsStandInTheirCellsWithAllTheirText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		doc := journeytest.Random(t)
		view := randomView(t, doc)
		s := scene.Build(doc, view, typesetter(), nil)
		seen := map[journey.ID]bool{}
		for _, band := range s.Bands {
			for _, g := range band.Body.Groups {
				if g.Ref.Kind != journey.CardKind {
					continue
				}
				card := doc.Cards.Get(g.Ref.ID)
				require.Equal(t, band.Lane, card.Lane)
				require.False(t, seen[card.ID], "drawn twice")
				seen[card.ID] = true
				text := card.Text
				if tp := doc.Touchpoints.Get(card.Touchpoint); tp != nil && text == "" && doc.Lanes.Get(card.Lane).LaneKind == journey.Touchpoints {
					text = tp.Name
				}
				require.Contains(t, written(g), squeezed(typeset.Sanitize(text)))
				cell, ok := s.Cell(card.Lane, card.Step)
				if column, _ := s.ColumnOf(card.Step); !ok || column.Folded {
					continue // it starts in a hidden or folded stage
				}
				at := g.Bounds.Offset(band.BodyX, band.Y)
				require.GreaterOrEqual(t, at.X, cell.X)
				require.GreaterOrEqual(t, at.Y, cell.Y)
				require.LessOrEqual(t, at.Bottom(), cell.Bottom())
				if card.LastStep == "" {
					require.LessOrEqual(t, at.Right(), cell.Right())
				}
				bounds, ok := s.Bounds(g.Ref)
				require.True(t, ok)
				require.Equal(t, at, bounds)
			}
		}
		for id, card := range doc.Cards.All() {
			lane, ok := s.LaneBand(card.Lane)
			if column, shown := s.ColumnOf(card.Step); !ok || !shown || column.Folded || doc.Lanes.Get(lane.Lane).Collapsed {
				continue
			}
			hidden := len(card.Personas) > 0
			for _, p := range card.Personas {
				hidden = hidden && view.HiddenPersonas.Has(p)
			}
			require.Equal(t, !hidden, seen[id])
		}
	})
}

func TestAllThatIsSaidIsOnTheSheet(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		doc := journeytest.Random(t)
		view := fullView(pickID(t, doc, journey.MapKind))
		s := scene.Build(doc, view, typesetter(), nil)
		o := doc.Outline(view.Map)
		if o == nil {
			require.Empty(t, s.Bands)
			return
		}
		var all strings.Builder
		for _, l := range layersOf(s) {
			for _, g := range l.Groups {
				all.WriteString(written(g))
				all.WriteByte('|')
			}
		}
		said := func(text string) {
			require.Contains(t, all.String(), squeezed(typeset.Sanitize(text)))
		}
		for _, text := range []string{o.Map.Title, o.Map.Scenario, o.Map.Expectations, o.Map.Owner, o.Map.VersionLabel} {
			said(text)
		}
		for _, st := range o.Stages {
			said(st.Name)
			said(st.Goal)
			for _, step := range st.Steps {
				said(step.Name)
			}
		}
		curves := false
		for _, l := range o.Lanes {
			said(l.Name)
			curves = curves || l.LaneKind == journey.EmotionCurve && !l.Collapsed
		}
		for _, p := range o.Personas {
			said(p.Name)
			said(p.Demographics)
			said(p.Firmographics)
			said(strings.TrimSpace(p.Quote))
			for _, step := range o.Steps {
				if e := doc.EmotionAt(p.ID, step.ID); e != nil && curves {
					said(e.Feeling)
					said(strings.TrimSpace(e.Quote))
				}
			}
		}
	})
}
