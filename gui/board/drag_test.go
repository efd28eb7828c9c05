package board_test

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/require"

	"waymark/domain/edit"
	"waymark/domain/journey"
	"waymark/domain/journey/journeytest"
	"waymark/domain/scene"
	"waymark/domain/vector"
	"waymark/gui/board/camera"
)

func TestDraggingACardToAnotherStage(t *testing.T) {
	r := newRig(t, options{})
	target := r.cell("l-touch", "t2")
	r.once(func() {
		r.dragPath(r.card("c-demo"), vector.Point{X: target.Center().X, Y: target.Bottom() - 4})
	})
	require.Equal(t, []journey.ID{"c-search", "c-posts", "c-demo"}, r.cardsIn("l-touch", "t2"))
	label, _ := r.editor.Undoable()
	require.Equal(t, edit.Label{Verb: edit.VerbMoveCard, Subject: "Live demo 现场演示"}, label)
	require.Equal(t, []scene.Ref{{Kind: journey.CardKind, ID: "c-demo"}}, r.board.Selection().Refs)
}

func TestDraggingACardWithinItsCell(t *testing.T) {
	r := newRig(t, options{})
	r.once(func() {
		first := r.box(journey.CardKind, "c-demo", "whole")
		r.dragPath(r.card("c-reference"), vector.Point{X: first.Center().X, Y: first.Y + 2})
	})
	require.Equal(t, []journey.ID{"c-reference", "c-demo", "c-case"}, r.cardsIn("l-touch", "t4"))
	r.never(func() { r.dragPath(r.card("c-case"), r.card("c-case")) })
}

func TestDraggingACardToAnotherLane(t *testing.T) {
	r := newRig(t, options{})
	r.once(func() {
		above := r.box(journey.CardKind, "c15", "whole")
		r.dragPath(r.card("c7"), vector.Point{X: above.Center().X, Y: above.Bottom() + 2})
	})
	require.Equal(t, []journey.ID{"c15", "c7"}, r.cardsIn("l-thinking", "t4"))
	require.Equal(t, "Reads case studies", r.doc().Cards.Get("c7").Text)
}

func TestTheOthersMakeRoomBeforeTheDrop(t *testing.T) {
	r := newRig(t, options{})
	before := r.box(journey.CardKind, "c15", "whole")
	lane := r.box(journey.LaneRecord, "l-touch", "whole")
	r.press(r.card("c7"), vector.Point{X: before.Center().X, Y: before.Y + 1})
	require.True(t, r.board.Dragging())
	require.Equal(t, journey.ID("l-thinking"), r.doc().Cards.Get("c7").Lane, "the document shows the preview")
	require.Equal(t, journey.ID("l-doing"), r.editor.Committed().Cards.Get("c7").Lane, "what is saved does not")
	require.Greater(t, r.box(journey.CardKind, "c15", "whole").Y, before.Y+20)
	require.InDelta(t, lane.Y, r.box(journey.LaneRecord, "l-touch", "whole").Y, 80)
	r.drop()
	require.False(t, r.board.Dragging())
}

func TestSeveralCardsAreDraggedTogether(t *testing.T) {
	r := newRig(t, options{})
	r.click(r.card("c2"), 1, 0)
	r.click(r.card("c5"), 1, fyne.KeyModifierControl)
	r.click(r.card("c3"), 1, fyne.KeyModifierShift)
	require.Len(t, r.board.Selection().Refs, 3)
	r.once(func() {
		target := r.cell("l-doing", "t7")
		r.dragPath(r.card("c5"), vector.Point{X: target.Center().X, Y: target.Bottom() - 3})
	})
	require.Equal(t, []journey.ID{"c10", "c5"}, r.cardsIn("l-doing", "t7"))
	require.Equal(t, []journey.ID{"c9", "c2", "c3"}, r.cardsIn("l-doing", "t6"), "they keep their arrangement")
	require.Len(t, r.board.Selection().Refs, 3)
}

func TestEscapePutsEverythingBack(t *testing.T) {
	r := newRig(t, options{})
	starts := map[string]vector.Point{
		"card":    r.card("c-demo"),
		"stage":   r.at(journey.StageKind, "s2", "name"),
		"lane":    r.at(journey.LaneRecord, "l-thinking", "whole"),
		"emotion": r.at(journey.EmotionKind, "dir/t4", "point"),
	}
	for name, from := range starts {
		t.Run(name, func(t *testing.T) {
			r.never(func() {
				r.press(from, vector.Point{X: from.X + 330, Y: from.Y + 60})
				require.True(t, r.board.Dragging())
				r.key(fyne.KeyEscape)
				require.False(t, r.board.Dragging())
				r.drag(vector.Point{X: from.X + 90, Y: from.Y + 160})
				r.drop()
			})
			r.never(func() {
				r.press(from, vector.Point{X: from.X + 330, Y: from.Y + 60})
				r.board.FocusLost()
				require.False(t, r.board.Dragging())
				r.drop()
			})
		})
	}
}

func TestLettingGoOutsideTheBoardPutsBack(t *testing.T) {
	r := newRig(t, options{})
	r.never(func() { r.dragPath(r.card("c-demo"), vector.Point{X: 700, Y: -60}) })
}

func TestDraggingAStageReordersTheJourney(t *testing.T) {
	r := newRig(t, options{})
	r.once(func() {
		last := r.box(journey.StageKind, "s6", "whole")
		r.dragPath(r.at(journey.StageKind, "s2", "name"), vector.Point{X: last.Right() - 5, Y: last.Center().Y})
	})
	require.Equal(t, []journey.ID{"s1", "s3", "s4", "s5", "s6", "s2", "s7"}, r.stages())
	r.once(func() {
		first := r.box(journey.StageKind, "s1", "whole")
		r.dragPath(r.at(journey.StageKind, "s2", "goal"), vector.Point{X: first.X + 5, Y: first.Center().Y})
	})
	require.Equal(t, []journey.ID{"s2", "s1", "s3", "s4", "s5", "s6", "s7"}, r.stages())
}

func TestDraggingAStepToAnotherStage(t *testing.T) {
	doc := example(t, "example-b2b", "en")
	ed := edit.New(doc, nil, edit.Options{})
	_, err := ed.Do(edit.Label{Verb: edit.VerbAddStep}, func(tx *edit.Tx) error {
		if err := tx.Rename(tx.Document().Steps.Get("t2"), "First"); err != nil {
			return err
		}
		_, err := tx.AddStep("s2", 1, "Second")
		return err
	})
	require.NoError(t, err)
	r := newRig(t, options{doc: ed.Document()})
	second := r.doc().StepsOf("s2")[1].ID
	r.once(func() {
		r.dragPath(r.at(journey.StepKind, second, "whole"), by(r.at(journey.StepKind, "t3", "whole"), 70, 0))
	})
	require.Equal(t, journey.ID("s3"), r.doc().Steps.Get(second).Stage)
	require.Len(t, r.doc().StepsOf("s2"), 1)
}

func TestDraggingALaneUpAndDown(t *testing.T) {
	r := newRig(t, options{})
	r.once(func() {
		r.dragPath(r.at(journey.LaneRecord, "l-thinking", "whole"), by(r.at(journey.LaneRecord, "l-curve", "whole"), 0, -20))
	})
	require.Equal(t, []journey.ID{"l-doing", "l-touch", "l-thinking", "l-curve", "l-ours", "l-pains", "l-opps"}, r.lanes()[:7])
}

func TestDraggingAnEmotion(t *testing.T) {
	r := newRig(t, options{})
	r.once(func() {
		p := r.at(journey.EmotionKind, "dir/t4", "point")
		r.press(p, by(p, 0, -80))
		value := r.doc().EmotionAt("dir", "t4").Value
		require.Greater(t, value, 0.5)
		require.InDelta(t, value*10, float64(int(value*10+0.5)), 1e-9, "tenths")
		r.drop()
	})
	e := r.doc().EmotionAt("dir", "t4")
	require.Equal(t, "frustrated", e.Feeling, "the rest stays")
	require.Equal(t, []scene.Ref{{Kind: journey.EmotionKind, ID: "dir/t4"}}, r.board.Selection().Refs)
	r.once(func() {
		p := r.at(journey.EmotionKind, "dir/t4", "point")
		r.dragPath(p, by(p, 0, 700))
	})
	require.Equal(t, -2.0, r.doc().EmotionAt("dir", "t4").Value, "the scale ends at −2")
}

func TestAClickInTheCurveLaneSetsAnEmotion(t *testing.T) {
	r := newRig(t, options{})
	lane := r.cell("l-curve", "t4")
	at := vector.Point{X: lane.X + 20, Y: lane.Y + 40}
	require.Nil(t, r.doc().EmotionAt("buyer", "t4"))
	r.once(func() { r.click(at, 1, 0) })
	e := r.doc().EmotionAt("buyer", "t4")
	require.NotNil(t, e, "for the first persona without a value there")
	require.Greater(t, e.Value, 1.0)
	r.never(func() { r.click(by(at, -5, 60), 1, 0) })

	r.click(r.at(journey.EmotionKind, "buyer/t4", "point"), 1, 0)
	r.once(func() { r.key(fyne.KeyDelete) })
	require.Nil(t, r.doc().EmotionAt("buyer", "t4"))
	r.once(func() { r.dragPath(at, by(at, 0, 90)) })
	require.Less(t, r.doc().EmotionAt("buyer", "t4").Value, 0.0)
}

func TestDragsScrollAtTheEdges(t *testing.T) {
	r := newRig(t, options{w: 900, h: 500})
	r.board.ZoomActual()
	r.board.Reveal(scene.Ref{Kind: journey.CardKind, ID: "c-talk"})
	card := r.card("c-talk")
	offset := r.board.Camera().Offset()
	r.press(card, vector.Point{X: 600, Y: card.Y - 20}, vector.Point{X: 896, Y: 300})
	require.True(t, r.board.Ticking())
	for range 40 {
		r.board.Tick(16 * time.Millisecond)
	}
	require.Greater(t, r.board.Camera().Offset().X, offset.X+200)
	require.Equal(t, journey.ID("t7"), r.doc().Cards.Get("c-talk").Step, "the preview follows the scrolling")
	r.drag(vector.Point{X: 500, Y: 300})
	require.False(t, r.board.Ticking())
	r.key(fyne.KeyEscape)
	r.drop()
	require.Equal(t, journey.ID("t1"), r.doc().Cards.Get("c-talk").Step)
}

func TestWheelAndZoom(t *testing.T) {
	r := newRig(t, options{w: 900, h: 600})
	r.board.ZoomActual()
	at := vector.Point{X: 450, Y: 300}
	scroll := func(dy float32) {
		e := &fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, dy)}
		e.Position = position(at)
		r.board.Scrolled(e)
	}
	before := r.board.Camera().Offset()
	scroll(-25)
	require.Greater(t, r.board.Camera().Offset().Y, before.Y)
	r.holdCtrl(func() { scroll(25); scroll(25) })
	require.Greater(t, r.board.Zoom(), 1.2)
	r.shortcut(fyne.Key0, fyne.KeyModifierShortcutDefault)
	require.Less(t, r.board.Zoom(), 0.8)
	r.shortcut(fyne.Key1, fyne.KeyModifierShortcutDefault)
	require.Equal(t, 1.0, r.board.Zoom())
	r.shortcut(fyne.KeyEqual, fyne.KeyModifierShortcutDefault)
	require.Equal(t, 1.1, r.board.Zoom())
	r.shortcut(fyne.KeyMinus, fyne.KeyModifierShortcutDefault)
	require.Equal(t, 1.0, r.board.Zoom())
}

func TestSpaceDragPans(t *testing.T) {
	r := newRig(t, options{w: 700, h: 500})
	r.board.ZoomActual()
	before := r.board.Camera().Offset()
	r.never(func() {
		r.board.KeyDown(&fyne.KeyEvent{Name: fyne.KeySpace})
		r.dragPath(vector.Point{X: 500, Y: 300}, vector.Point{X: 300, Y: 240})
		r.board.KeyUp(&fyne.KeyEvent{Name: fyne.KeySpace})
	})
	after := r.board.Camera().Offset()
	require.InDelta(t, 200, after.X-before.X, 1)
	require.InDelta(t, 60, after.Y-before.Y, 1)
}

func TestAFrameSelectsCards(t *testing.T) {
	r := newRig(t, options{})
	cell := r.cell("l-touch", "t5")
	r.dragPath(vector.Point{X: cell.X + 3, Y: cell.Bottom() - 5}, vector.Point{X: cell.Right() + 30, Y: cell.Y + 4})
	var got []journey.ID
	for _, ref := range r.board.Selection().Refs {
		got = append(got, ref.ID)
	}
	require.ElementsMatch(t, []journey.ID{"c-call", "c-contract", "c-guide", "c-video"}, got)
}

func TestAMapFitsWhenItIsOpened(t *testing.T) {
	r := newRig(t, options{w: 800, h: 500})
	require.Less(t, r.board.Zoom(), 1.0)
	box := r.board.Camera().ToView(camera.Ground, vector.Rect{W: r.board.Scene().Width, H: 1})
	require.LessOrEqual(t, box.Right(), 800.0)
	r = newRig(t, options{w: 1900, h: 500})
	require.Equal(t, 1.0, r.board.Zoom())
}

func TestTheNameOfATallLaneStaysInView(t *testing.T) {
	r := newRig(t, options{doc: journeytest.Map(600, 3), w: 900, h: 600})
	r.board.ZoomActual()
	scroll := func(dy float32) {
		e := &fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, dy)}
		e.Position = fyne.NewPos(500, 300)
		r.board.Scrolled(e)
	}
	lane := r.doc().LanesOf(r.board.Map())[0]
	scroll(90)
	scroll(90)
	scroll(90)
	require.True(t, r.board.NameBox().Empty(), "its own label can be seen")
	scroll(-90)
	r.click(vector.Point{X: 60, Y: 300}, 2, 0)
	require.True(t, r.board.Typing(), "also where its own label is out of view")
	r.board.SelectAll()
	r.typeText("Renamed")
	r.key(fyne.KeyReturn)
	require.Equal(t, "Renamed", r.doc().Lanes.Get(lane.ID).Name)
	scroll(-90)
	shown := r.board.NameBox()
	require.False(t, shown.Empty())
	require.InDelta(t, r.board.Camera().Window(camera.Side).Y, shown.Y, 1, "right below the headers")
}

func TestAMapIsFittedUntilItIsTouched(t *testing.T) {
	r := newRig(t, options{w: 600, h: 400})
	small := r.board.Zoom()
	r.window.Resize(fyne.NewSize(1000, 700))
	require.Greater(t, r.board.Zoom(), small, "the window was still finding its size")
	r.board.SetZoom(0.9)
	r.window.Resize(fyne.NewSize(500, 400))
	require.Equal(t, 0.9, r.board.Zoom())
	r.board.SetDocument(r.editor, r.board.Map())
	require.Less(t, r.board.Zoom(), 0.9, "another document is fitted")
	r.dragPath(r.card("c1"), r.card("c2"))
	zoom := r.board.Zoom()
	r.window.Resize(fyne.NewSize(1000, 700))
	require.Equal(t, zoom, r.board.Zoom(), "an edit is a touch, too")
}

func TestUndoShowsWhereItChangedSomething(t *testing.T) {
	r := newRig(t, options{w: 700, h: 400})
	r.board.ZoomActual()
	r.board.Reveal(scene.Ref{Kind: journey.CardKind, ID: "c1"})
	r.click(r.card("c1"), 1, 0)
	r.shortcut(fyne.KeyDown, fyne.KeyModifierAlt)
	for range 20 {
		e := &fyne.ScrollEvent{Scrolled: fyne.NewDelta(-90, -90)}
		e.Position = fyne.NewPos(400, 300)
		r.board.Scrolled(e)
	}
	r.board.Undo()
	require.Equal(t, journey.ID("l-doing"), r.doc().Cards.Get("c1").Lane)
	r.card("c1") // is in view
}
