package board_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/require"

	"waymark/domain/journey"
	"waymark/domain/scene"
	"waymark/domain/vector"
)

func TestTheContextMenuFitsWhatIsUnderThePointer(t *testing.T) {
	r := newRig(t, options{})
	r.secondary(r.card("c7"))
	r.once(func() { r.choose("Delete") })
	require.False(t, r.doc().Cards.Has("c7"))

	r.secondary(r.card("c6"))
	require.Equal(t, []scene.Ref{{Kind: journey.CardKind, ID: "c6"}}, r.board.Selection().Refs)
	r.once(func() { r.choose("Reach one column further") })
	require.Equal(t, journey.ID("t5"), r.doc().Cards.Get("c6").LastStep)
	r.secondary(r.card("c6"))
	r.once(func() { r.choose("Reach one column less") })
	require.Empty(t, r.doc().Cards.Get("c6").LastStep)

	r.secondary(r.at(journey.StageKind, "s2", "name"))
	r.once(func() { r.choose("Move right") })
	require.Equal(t, []journey.ID{"s1", "s3", "s2"}, r.stages()[:3])
	r.secondary(r.at(journey.StageKind, "s2", "name"))
	r.once(func() { r.choose("Delete the stage") })
	require.Len(t, r.stages(), 6)

	r.secondary(r.at(journey.LaneRecord, "l-doing", "whole"))
	r.once(func() { r.choose("Fold the lane") })
	require.True(t, r.doc().Lanes.Get("l-doing").Collapsed)
	r.secondary(r.at(journey.LaneRecord, "l-doing", "whole"))
	r.once(func() { r.choose("Unfold the lane") })
	r.secondary(r.at(journey.LaneRecord, "l-doing", "whole"))
	r.once(func() { r.choose("Line of visibility") })
	require.Equal(t, journey.LineOfVisibility, r.doc().Lanes.Get("l-doing").LineBelow)

	r.secondary(r.at(journey.EmotionKind, "dir/t4", "point"))
	r.once(func() { r.choose("desperate") })
	require.Equal(t, "desperate", r.doc().EmotionAt("dir", "t4").Feeling)
	r.secondary(r.at(journey.EmotionKind, "dir/t4", "point"))
	r.once(func() { r.choose("Clear the emotion") })
	require.Nil(t, r.doc().EmotionAt("dir", "t4"))

	r.secondary(r.at(journey.PersonaRecord, "buyer", "name"))
	r.once(func() { r.choose("Take it off this map") })
	require.Len(t, r.doc().Maps.Get("m1").Personas, 1)
	r.secondary(vector.Point{X: 1310, Y: 1230})
	r.once(func() { r.choose("Show “采购经理 Purchasing manager” on this map") })
	require.Len(t, r.doc().Maps.Get("m1").Personas, 2)
}

func TestStepsComeAndGoByMenu(t *testing.T) {
	r := newRig(t, options{})
	r.secondary(r.at(journey.StageKind, "s2", "name"))
	r.once(func() {
		r.choose("Add a step")
		r.typeText("Later")
		r.done()
	})
	steps := r.doc().StepsOf("s2")
	require.Len(t, steps, 2)
	r.hover(by(r.at(journey.StepKind, steps[0].ID, "whole"), 70, 0))
	require.Len(t, r.board.Buttons(), 1)
	r.once(func() {
		r.click(r.board.Buttons()[0], 1, 0)
		r.typeText("Between")
		r.done()
	})
	require.Equal(t, "Between", r.doc().StepsOf("s2")[1].Name)
	r.secondary(r.at(journey.StepKind, steps[1].ID, "whole"))
	r.once(func() { r.choose("Delete the step") })
	require.Len(t, r.doc().StepsOf("s2"), 2)
}

func TestCopiesAndPastes(t *testing.T) {
	r := newRig(t, options{})
	clip := test.NewClipboard()
	r.click(r.card("c-demo"), 1, 0)
	r.board.Copy(clip)
	require.Equal(t, "Live demo 现场演示", clip.Content())
	r.click(r.card("c-search"), 1, 0)
	r.once(func() { r.board.Paste(clip) })
	cards := r.doc().CardsIn("l-touch", "t2")
	require.Len(t, cards, 3)
	require.Equal(t, r.doc().Cards.Get("c-demo").Importance, cards[1].Importance, "with all its fields")
	require.Equal(t, "Live demo 现场演示", cards[1].Text)

	clip.SetContent("first\n\nsecond 第二\n")
	r.click(by(r.cell("l-pains", "t1").Center(), 30, 10), 1, 0)
	r.once(func() { r.board.Paste(clip) })
	made := r.doc().CardsIn("l-pains", "t1")
	require.Len(t, made, 2, "each line of a text is a card")
	require.Equal(t, "second 第二", made[1].Text)

	r.board.Select(scene.Ref{Kind: journey.CardKind, ID: made[0].ID}, scene.Ref{Kind: journey.CardKind, ID: made[1].ID})
	r.once(func() { r.board.Cut(clip) })
	require.Empty(t, r.doc().CardsIn("l-pains", "t1"))
	require.Equal(t, "first\nsecond 第二", clip.Content())
	r.click(r.card("c7"), 1, 0)
	r.once(func() { r.board.Duplicate() })
	require.Len(t, r.doc().CardsIn("l-doing", "t4"), 3)
}

func TestArrowsWalkOverTheMap(t *testing.T) {
	r := newRig(t, options{})
	selected := func() journey.ID {
		if refs := r.board.Selection().Refs; len(refs) == 1 {
			return refs[0].ID
		}
		return ""
	}
	r.key(fyne.KeyDown)
	require.Equal(t, journey.ID("c1"), selected())
	r.key(fyne.KeyRight, fyne.KeyDown)
	require.Equal(t, journey.ID("c3"), selected())
	r.key(fyne.KeyDown, fyne.KeyDown)
	require.Equal(t, journey.ID("c-search"), selected())
	r.key(fyne.KeyDown, fyne.KeyDown)
	require.Equal(t, journey.ID("dir/t2"), selected(), "through the emotions, too")
	r.key(fyne.KeyDown)
	require.Equal(t, journey.ID("buyer/t2"), selected(), "curve by curve")
	r.key(fyne.KeyDown, fyne.KeyDown, fyne.KeyDown, fyne.KeyLeft)
	require.Equal(t, journey.Cell{Lane: "l-pains", Step: "t1"}, r.board.Selection().Cell, "an empty cell")
	r.once(func() {
		r.key(fyne.KeyReturn)
		r.typeText("typed")
		r.done()
	})
	require.Len(t, r.doc().CardsIn("l-pains", "t1"), 1)
}

func TestAltArrowsMoveThings(t *testing.T) {
	r := newRig(t, options{})
	alt := func(k fyne.KeyName) func() { return func() { r.shortcut(k, fyne.KeyModifierAlt) } }
	r.click(r.card("c7"), 1, 0)
	r.once(alt(fyne.KeyUp))
	require.Equal(t, []journey.ID{"c7", "c6"}, r.cardsIn("l-doing", "t4"))
	r.once(alt(fyne.KeyRight))
	require.Equal(t, []journey.ID{"c7", "c8"}, r.cardsIn("l-doing", "t5"))
	r.once(alt(fyne.KeyDown))
	r.once(alt(fyne.KeyDown))
	require.Equal(t, []journey.ID{"c7", "c16"}, r.cardsIn("l-thinking", "t5"))
	r.click(r.at(journey.StageKind, "s3", "name"), 1, 0)
	r.once(alt(fyne.KeyLeft))
	require.Equal(t, []journey.ID{"s1", "s3", "s2"}, r.stages()[:3])
	r.click(r.at(journey.LaneRecord, "l-touch", "whole"), 1, 0)
	r.once(alt(fyne.KeyUp))
	require.Equal(t, []journey.ID{"l-doing", "l-touch", "l-thinking"}, r.lanes()[:3])
	r.click(r.at(journey.EmotionKind, "dir/t4", "point"), 1, 0)
	r.once(alt(fyne.KeyDown))
	require.Equal(t, -1.6, r.doc().EmotionAt("dir", "t4").Value)
}

func TestAddingByCommand(t *testing.T) {
	r := newRig(t, options{})
	r.click(r.card("c6"), 1, 0)
	r.once(func() {
		r.board.AddCardIn(journey.PainPoints)
		r.typeText("hurts")
		r.board.Finish()
	})
	require.Len(t, r.doc().CardsIn("l-pains", "t4"), 2)
	r.once(func() {
		r.board.AddCardIn(journey.Backstage)
		r.typeText("hidden work")
		r.board.Finish()
	})
	lanes := r.doc().LanesOf("m1")
	require.Equal(t, journey.Backstage, lanes[len(lanes)-1].LaneKind, "a lane of the kind comes with the card")
	r.once(func() {
		r.board.AddLane(journey.Metrics)
		r.board.Finish()
	})
	r.click(r.at(journey.StageKind, "s4", "name"), 1, 0)
	r.once(func() { r.board.AddEmotion() })
	require.NotNil(t, r.doc().EmotionAt("buyer", "t4"))
}

func TestASelectionOfCardsIsDeletedAtOnce(t *testing.T) {
	r := newRig(t, options{})
	r.board.SelectAll()
	n := r.doc().Count(journey.CardKind)
	require.Len(t, r.board.Selection().Refs, n)
	r.once(func() { r.key(fyne.KeyDelete) })
	require.Zero(t, r.doc().Count(journey.CardKind))
}

func TestTheLayoutLogTellsWhereThingsAre(t *testing.T) {
	path := filepath.Join(t.TempDir(), "layout.json")
	r := newRig(t, options{log: path})
	read := func() (log struct {
		Refs []struct {
			Kind, ID, Part string
			X, Y, W, H     float64
		}
		Zoom          float64
		Editing, Head string
	},
	) {
		data, err := os.ReadFile(path)
		if err == nil {
			require.NoError(t, json.Unmarshal(data, &log))
		}
		return log
	}
	require.Eventually(t, func() bool { return len(read().Refs) > 100 && read().Zoom == 1 }, 5*time.Second, 10*time.Millisecond)
	for _, ref := range read().Refs {
		if ref.ID == "c7" {
			r.click(vector.Point{X: ref.X + ref.W/2, Y: ref.Y + ref.H/2}, 2, 0)
		}
	}
	require.Eventually(t, func() bool { return read().Editing == "c7" }, 5*time.Second, 10*time.Millisecond)
	r.typeText("x")
	r.done()
	head := string(r.editor.History().Head())
	require.Eventually(t, func() bool { return read().Editing == "" && read().Head == head }, 5*time.Second, 10*time.Millisecond)
}

func TestAnEmptyMapCanBeFilled(t *testing.T) {
	doc := journey.New(&journey.Project{ID: "p", Title: "x", Language: "en"}).Fork()
	m := journey.NewRecord(journey.MapKind, "m").(*journey.Map)
	m.Order, m.Title = "V", "Empty"
	doc.Put(m)
	r := newRig(t, options{doc: doc})
	r.once(func() { r.board.AddStage(); r.typeText("One"); r.done() })
	r.once(func() { r.board.AddLane(journey.Doing); r.typeText("Doing"); r.done() })
	r.once(func() { r.board.AddCard(); r.typeText("A card"); r.done() })
	require.Len(t, r.doc().LanesOf("m"), 1)
	require.Equal(t, 1, r.doc().Count(journey.CardKind))
	r.board.SetDocument(nil, "")
	require.True(t, r.board.Selection().Empty())
	r.board.AddCard()
	r.board.AddStage()
	r.key(fyne.KeyDelete, fyne.KeyReturn, fyne.KeyDown)
	r.click(vector.Point{X: 300, Y: 300}, 2, 0)
}
