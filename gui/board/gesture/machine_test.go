package gesture_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"waymark/domain/journey"
	"waymark/domain/scene"
	"waymark/domain/vector"
	"waymark/gui/board/gesture"
)

var (
	start = time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	view  = vector.Rect{W: 1000, H: 600}
	card  = gesture.Target{Grip: gesture.Cards, Ref: scene.Ref{Kind: journey.CardKind, ID: "c1"}}
	empty = gesture.Target{Cell: journey.Cell{Lane: "l1", Step: "s1"}}
)

func at(x, y float64) vector.Point { return vector.Point{X: x, Y: y} }

// play feeds events and gives all intents.
func play(m *gesture.Machine, events ...gesture.Event) []gesture.Intent {
	var out []gesture.Intent
	for _, e := range events {
		out = append(out, m.Feed(e)...)
	}
	return out
}

func machine() *gesture.Machine {
	m := &gesture.Machine{}
	m.SetWindow(view)
	return m
}

func TestAClickSelectsAtOnce(t *testing.T) {
	m := machine()
	require.Equal(t, []gesture.Intent{gesture.Select{Target: card}}, play(m, gesture.Down{At: at(50, 50), Target: card, Time: start}))
	require.Empty(t, play(m, gesture.Up{At: at(50, 50)}))
	require.False(t, m.Busy())
}

func TestADragPicksUpShowsAndDrops(t *testing.T) {
	m := machine()
	out := play(m,
		gesture.Down{At: at(50, 50), Target: card, Time: start},
		gesture.Move{At: at(52, 51)}, // not yet a drag
		gesture.Move{At: at(60, 50)},
		gesture.Move{At: at(90, 80)},
		gesture.Up{At: at(90, 80)},
	)
	require.Equal(t, []gesture.Intent{
		gesture.Select{Target: card},
		gesture.Hover{},
		gesture.Grab{Target: card, At: at(50, 50)},
		gesture.Drag{At: at(60, 50)},
		gesture.Drag{At: at(90, 80)},
		gesture.Drop{},
	}, out)
}

func TestEscapeAndLossOfFocusPutBack(t *testing.T) {
	for _, stop := range []gesture.Event{gesture.Cancel{}, gesture.Blur{}, gesture.Down{Button: gesture.Secondary}} {
		m := machine()
		play(m, gesture.Down{At: at(50, 50), Target: card, Time: start}, gesture.Move{At: at(90, 80)})
		require.Equal(t, []gesture.Intent{gesture.Abandon{}}, play(m, stop))
		require.Empty(t, play(m, gesture.Move{At: at(120, 80)}, gesture.Up{}), "the rest of the press does nothing")
	}
}

func TestADoubleClickOpensTheText(t *testing.T) {
	m := machine()
	out := play(m,
		gesture.Down{At: at(50, 50), Target: card, Time: start}, gesture.Up{},
		gesture.Down{At: at(51, 50), Target: card, Time: start.Add(200 * time.Millisecond)},
	)
	require.Equal(t, gesture.Edit{Target: card, At: at(51, 50)}, out[len(out)-1])

	m = machine()
	out = play(m,
		gesture.Down{At: at(50, 50), Target: card, Time: start}, gesture.Up{},
		gesture.Down{At: at(51, 50), Target: card, Time: start.Add(900 * time.Millisecond)},
	)
	require.NotContains(t, out, gesture.Edit{Target: card, At: at(51, 50)}, "two slow clicks are two clicks")
}

func TestClicksInTheTextSetTheCursor(t *testing.T) {
	text := gesture.Target{Grip: gesture.Text}
	m := machine()
	out := play(m,
		gesture.Down{At: at(50, 50), Target: text, Time: start}, gesture.Move{At: at(80, 50)}, gesture.Up{},
		gesture.Down{At: at(50, 50), Target: text, Time: start.Add(100 * time.Millisecond)}, gesture.Up{},
		gesture.Down{At: at(50, 50), Target: text, Time: start.Add(200 * time.Millisecond)}, gesture.Up{},
		gesture.Down{At: at(20, 50), Mods: gesture.Mods{Shift: true}, Target: text, Time: start.Add(time.Hour)},
	)
	require.Equal(t, []gesture.Intent{
		gesture.Caret{At: at(50, 50), Clicks: 1},
		gesture.Caret{At: at(80, 50), Extend: true, Clicks: 1},
		gesture.Caret{At: at(50, 50), Clicks: 2},
		gesture.Caret{At: at(50, 50), Clicks: 3},
		gesture.Caret{At: at(20, 50), Extend: true, Clicks: 1},
	}, out)
}

func TestClickingOneOfSeveralSelectedNarrowsOnRelease(t *testing.T) {
	chosen := card
	chosen.Selected = true
	m := machine()
	require.Empty(t, play(m, gesture.Down{At: at(50, 50), Target: chosen, Time: start}), "a drag would move all of them")
	require.Equal(t, []gesture.Intent{gesture.Select{Target: chosen}}, play(m, gesture.Up{}))
}

func TestModifiersAddToTheSelection(t *testing.T) {
	for _, mods := range []gesture.Mods{{Ctrl: true}, {Shift: true}} {
		m := machine()
		out := play(m, gesture.Down{At: at(50, 50), Mods: mods, Target: card, Time: start}, gesture.Up{At: at(50, 50), Mods: mods})
		require.Equal(t, []gesture.Intent{gesture.Select{Target: card, Mode: gesture.Toggle}}, out)
	}
}

func TestTakingOutOfTheSelectionWaitsForTheRelease(t *testing.T) {
	chosen := card
	chosen.Selected = true
	for _, mods := range []gesture.Mods{{Ctrl: true}, {Shift: true}} {
		m := machine()
		down := gesture.Down{At: at(50, 50), Mods: mods, Target: chosen, Time: start}
		require.Empty(t, play(m, down), "a drag would carry all of them")
		require.Equal(t, []gesture.Intent{gesture.Select{Target: chosen, Mode: gesture.Toggle}}, play(m, gesture.Up{}))
		out := play(m, down, gesture.Move{At: at(90, 90), Mods: mods}, gesture.Up{})
		require.NotContains(t, out, gesture.Select{Target: chosen, Mode: gesture.Toggle})
		require.Contains(t, out, gesture.Drag{At: at(90, 90), Mods: mods})
	}
}

func TestWithCtrlSomethingElseIsDraggedAlone(t *testing.T) {
	m := machine()
	ctrl := gesture.Mods{Ctrl: true}
	out := play(m, gesture.Down{At: at(50, 50), Mods: ctrl, Target: card, Time: start}, gesture.Move{At: at(90, 90), Mods: ctrl})
	require.Equal(t, []gesture.Intent{
		gesture.Hover{}, gesture.Select{Target: card}, gesture.Grab{Target: card, At: at(50, 50)}, gesture.Drag{At: at(90, 90), Mods: ctrl},
	}, out)
}

func TestKeysChangeWhatADragMeans(t *testing.T) {
	m := machine()
	alt := gesture.Mods{Alt: true}
	require.Empty(t, play(m, gesture.Modify{Mods: alt}), "there is no drag")
	play(m, gesture.Down{At: at(50, 50), Target: card, Time: start}, gesture.Move{At: at(90, 90)})
	require.Equal(t, []gesture.Intent{gesture.Drag{At: at(90, 90), Mods: alt}}, play(m, gesture.Modify{Mods: alt}))
	require.Equal(t, []gesture.Intent{gesture.Drag{At: at(90, 90)}}, play(m, gesture.Modify{}))
}

func TestSomethingNewIsCarriedInFromOutside(t *testing.T) {
	offer := gesture.Target{Grip: gesture.Offer}
	m := machine()
	out := play(m, gesture.Lift{At: at(50, -40), Target: offer}, gesture.Move{At: at(60, 80)}, gesture.Up{At: at(60, 80)})
	require.Equal(t, []gesture.Intent{
		gesture.Hover{}, gesture.Grab{Target: offer, At: at(50, -40)}, gesture.Drag{At: at(50, -40)}, gesture.Drag{At: at(60, 80)}, gesture.Drop{},
	}, out)
	out = play(m, gesture.Lift{At: at(50, -40), Target: offer}, gesture.Move{At: at(60, 80)}, gesture.Cancel{}, gesture.Move{At: at(70, 80)}, gesture.Up{})
	require.Equal(t, gesture.Abandon{}, out[len(out)-1])
}

func TestABorderKeepsTheSelectionAndADoubleClickMeansIt(t *testing.T) {
	border := gesture.Target{Grip: gesture.Border, Cell: empty.Cell}
	m := machine()
	require.Empty(t, play(m, gesture.Down{At: at(50, 50), Target: border, Time: start}, gesture.Up{At: at(50, 50)}))
	out := play(m, gesture.Down{At: at(50, 50), Target: border, Time: start.Add(200 * time.Millisecond)}, gesture.Up{At: at(50, 50)})
	require.Equal(t, []gesture.Intent{gesture.Edit{Target: border, At: at(50, 50)}}, out)
	out = play(m, gesture.Down{At: at(50, 50), Target: border, Time: start.Add(time.Minute)}, gesture.Move{At: at(90, 50)}, gesture.Up{At: at(90, 50)})
	require.Contains(t, out, gesture.Drop{})
}

func TestSpaceAndTheMiddleButtonPan(t *testing.T) {
	m := machine()
	out := play(m, gesture.Down{At: at(50, 50), Button: gesture.Middle, Target: card, Time: start}, gesture.Move{At: at(40, 70)}, gesture.Up{})
	require.Equal(t, []gesture.Intent{gesture.Panning{On: true}, gesture.Pan{DX: -10, DY: 20}, gesture.Panning{}}, out)

	m = machine()
	out = play(m, gesture.Hold{On: true}, gesture.Down{At: at(50, 50), Target: card, Time: start}, gesture.Move{At: at(51, 50)}, gesture.Up{})
	require.Equal(t, []gesture.Intent{gesture.Panning{On: true}, gesture.Pan{DX: 1}, gesture.Panning{}}, out)
}

func TestTheWheelScrollsAndZooms(t *testing.T) {
	m := machine()
	require.Equal(t, []gesture.Intent{gesture.Pan{DY: 25, Smooth: true}}, play(m, gesture.Wheel{DY: 25}))
	require.Equal(t, []gesture.Intent{gesture.Pan{DX: 25, Smooth: true}}, play(m, gesture.Wheel{DY: 25, Mods: gesture.Mods{Shift: true}}))
	require.Equal(t, []gesture.Intent{gesture.Pan{DY: -240, Smooth: true}}, play(m, gesture.Wheel{DY: -31250}), "accelerated turns are bounded")
	zoom, ok := play(m, gesture.Wheel{At: at(7, 8), DY: 25, Mods: gesture.Mods{Ctrl: true}})[0].(gesture.Zoom)
	require.True(t, ok)
	require.InDelta(t, 1.11, zoom.Factor, 0.01)
	require.Equal(t, at(7, 8), zoom.At)
}

func TestScrollingDuringADragMovesWhatIsDragged(t *testing.T) {
	m := machine()
	play(m, gesture.Down{At: at(50, 50), Target: card, Time: start}, gesture.Move{At: at(90, 80)})
	require.Equal(t, []gesture.Intent{gesture.Pan{DY: 25}, gesture.Drag{At: at(90, 80)}}, play(m, gesture.Wheel{DY: 25}))
}

func TestTheEdgesScroll(t *testing.T) {
	m := machine()
	play(m, gesture.Down{At: at(500, 300), Target: card, Time: start}, gesture.Move{At: at(990, 300)})
	require.True(t, m.Ticking())
	out := play(m, gesture.Tick{Elapsed: 16 * time.Millisecond})
	pan, ok := out[0].(gesture.Pan)
	require.True(t, ok)
	require.Less(t, pan.DX, -5.0)
	require.Zero(t, pan.DY)
	require.Equal(t, gesture.Drag{At: at(990, 300)}, out[1])
	play(m, gesture.Move{At: at(500, 300)})
	require.False(t, m.Ticking())
}

func TestACardAtTheEdgeCanBePickedUpWithoutScrolling(t *testing.T) {
	m := machine()
	play(m, gesture.Down{At: at(20, 300), Target: card, Time: start}, gesture.Move{At: at(26, 300)})
	require.False(t, m.Ticking())
	play(m, gesture.Move{At: at(300, 300)}, gesture.Move{At: at(20, 300)})
	require.True(t, m.Ticking(), "coming back to the edge means it")
}

func TestClickingWhereFeelingsGoSetsOne(t *testing.T) {
	feel := gesture.Target{Grip: gesture.Feel, Cell: empty.Cell}
	m := machine()
	out := play(m, gesture.Down{At: at(50, 50), Target: feel, Time: start}, gesture.Up{At: at(50, 50)})
	require.Equal(t, []gesture.Intent{
		gesture.Select{Target: feel}, gesture.Grab{Target: feel, At: at(50, 50)}, gesture.Drag{At: at(50, 50)}, gesture.Drop{},
	}, out)
}

func TestAFrameOnEmptyGroundSelects(t *testing.T) {
	m := machine()
	out := play(m, gesture.Down{At: at(50, 50), Target: empty, Time: start}, gesture.Move{At: at(150, 90)}, gesture.Up{At: at(150, 90)})
	require.Equal(t, gesture.Frame{From: at(50, 50), To: at(150, 90), Done: true}, out[len(out)-1])
}

func TestTheSecondaryButtonAsksOnRelease(t *testing.T) {
	m := machine()
	require.Equal(t, []gesture.Intent{gesture.Select{Target: card}}, play(m, gesture.Down{At: at(5, 5), Button: gesture.Secondary, Target: card, Time: start}))
	require.Equal(t, []gesture.Intent{gesture.Menu{Target: card, At: at(5, 5)}}, play(m, gesture.Up{}))
}

func TestAffordancesAreClickedOnRelease(t *testing.T) {
	plus := gesture.Target{Grip: gesture.Affordance, Action: gesture.Action{Verb: gesture.AddCard, Cell: empty.Cell}}
	m := machine()
	require.Empty(t, play(m, gesture.Down{At: at(5, 5), Target: plus, Time: start}))
	require.Equal(t, []gesture.Intent{gesture.Press{Action: plus.Action}}, play(m, gesture.Up{}))
	play(m, gesture.Down{At: at(5, 5), Target: plus, Time: start.Add(time.Minute)}, gesture.Move{At: at(99, 5)})
	require.Empty(t, play(m, gesture.Up{}), "not after the pointer went away")
}

func TestLaws(t *testing.T) {
	grips := []gesture.Grip{
		gesture.Ground, gesture.Cards, gesture.Stage, gesture.Step, gesture.Lane, gesture.Feeling,
		gesture.Feel, gesture.Text, gesture.Affordance, gesture.Fixed, gesture.Persona, gesture.SpanStart, gesture.SpanEnd, gesture.Border,
	}
	rapid.Check(t, func(t *rapid.T) {
		m := machine()
		now := start
		carrying, stopped := false, false
		point := func() vector.Point {
			return at(rapid.Float64Range(-50, 1100).Draw(t, "x"), rapid.Float64Range(-50, 700).Draw(t, "y"))
		}
		mods := func() gesture.Mods {
			return gesture.Mods{Shift: rapid.Bool().Draw(t, "shift"), Ctrl: rapid.Bool().Draw(t, "ctrl"), Alt: rapid.Bool().Draw(t, "alt")}
		}
		target := func() gesture.Target {
			return gesture.Target{Grip: rapid.SampledFrom(grips).Draw(t, "grip"), Selected: rapid.Bool().Draw(t, "selected")}
		}
		for range rapid.IntRange(1, 60).Draw(t, "events") {
			now = now.Add(time.Duration(rapid.IntRange(0, 600).Draw(t, "ms")) * time.Millisecond)
			var e gesture.Event
			switch rapid.IntRange(0, 11).Draw(t, "kind") {
			case 0, 1:
				e = gesture.Down{At: point(), Button: gesture.Button(rapid.IntRange(0, 2).Draw(t, "button")), Mods: mods(), Target: target(), Time: now}
				stopped = false
			case 2, 3, 4:
				e = gesture.Move{At: point(), Mods: mods(), Target: target()}
			case 5:
				e = gesture.Up{At: point(), Mods: mods()}
			case 6:
				e = gesture.Wheel{At: point(), DX: 1, DY: rapid.Float64Range(-1e9, 1e9).Draw(t, "turn"), Mods: mods()}
			case 7:
				e = gesture.Tick{Elapsed: time.Duration(rapid.IntRange(0, 1000).Draw(t, "elapsed")) * time.Millisecond}
			case 8:
				e = rapid.SampledFrom([]gesture.Event{gesture.Cancel{}, gesture.Blur{}}).Draw(t, "stop")
			case 9:
				e = rapid.SampledFrom([]gesture.Event{gesture.Leave{}, gesture.Hold{On: true}, gesture.Hold{}}).Draw(t, "other")
			case 10:
				e = gesture.Modify{Mods: mods()}
			case 11:
				e = gesture.Lift{At: point(), Mods: mods(), Target: gesture.Target{Grip: gesture.Offer}}
				stopped = false
			}
			for _, i := range m.Feed(e) {
				switch i := i.(type) {
				case gesture.Grab:
					if carrying {
						t.Fatal("picked up twice")
					}
					carrying = true
				case gesture.Drag:
					if !carrying {
						t.Fatal("dragged nothing")
					}
				case gesture.Drop:
					if !carrying || stopped {
						t.Fatal("dropped nothing, or after it was called off")
					}
					carrying = false
				case gesture.Abandon:
					if !carrying {
						t.Fatal("abandoned nothing")
					}
					carrying = false
				case gesture.Pan:
					if d := i.DX*i.DX + i.DY*i.DY; d > 4e6 {
						t.Fatalf("jumped by %v", i)
					}
				}
			}
			switch e.(type) {
			case gesture.Cancel, gesture.Blur:
				stopped = true
			}
			if carrying != m.Carrying() {
				t.Fatal("the machine forgot what it carries")
			}
		}
		m.Feed(gesture.Cancel{})
		m.Feed(gesture.Up{})
		if m.Busy() || m.Carrying() || m.Panning() || m.Ticking() {
			t.Fatal("a gesture is left open")
		}
	})
}
