package board_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/require"

	"waymark/domain/journey"
	"waymark/domain/journey/journeytest"
	"waymark/domain/scene"
	"waymark/gui/board"
)

func TestABlockOfASpreadsheetFillsLanesAndSteps(t *testing.T) {
	r := newRig(t, options{})
	system := test.NewClipboard()
	system.SetContent("现状\tsecond\r\n\"two\nlines\"\t\"say \"\"hi\"\"\"\r\n")
	r.selectCell("l-doing", "t1")
	doing, thinking := len(r.texts("l-doing", "t1")), len(r.texts("l-thinking", "t2"))
	r.once(func() { r.board.Paste(system) })
	require.Equal(t, "现状", r.texts("l-doing", "t1")[doing])
	require.Contains(t, r.texts("l-doing", "t2"), "second")
	require.Contains(t, r.texts("l-thinking", "t1"), "two\nlines")
	require.Equal(t, `say "hi"`, r.texts("l-thinking", "t2")[thinking])

	r.board.Undo()
	r.selectCell("l-doing", "t1")
	r.board.Paste(system)
	require.Len(t, r.board.Selection().Refs, 4, "what came in is selected")
	r.board.Copy(system)
	require.Equal(t, "现状\tsecond\n\"two\nlines\"\t\"say \"\"hi\"\"\"", strings.ReplaceAll(system.Content(), "\tsay \"hi\"", "\t\"say \"\"hi\"\"\""))
}

func TestATableThatIsTooWideAsks(t *testing.T) {
	r := newRig(t, options{})
	system := test.NewClipboard()
	system.SetContent("a\tb\tc\td")
	steps := r.doc().Outline(r.board.Map()).Steps
	last := steps[len(steps)-1].ID
	r.selectCell("l-doing", last)
	before := r.doc().Count(journey.CardKind)
	r.board.Paste(system)
	require.Equal(t, "This does not fit on the map", r.asked.Title)
	require.Contains(t, r.asked.Text, "3")
	require.Equal(t, before, r.doc().Count(journey.CardKind), "nothing happens before the answer")
	r.once(func() { r.answer("paste.fit") })
	require.Equal(t, before+1, r.doc().Count(journey.CardKind))
	r.selectCell("l-doing", last)
	r.board.Paste(system)
	r.once(func() { r.answer("paste.add") })
	require.Len(t, r.doc().Outline(r.board.Map()).Steps, len(steps)+3)
	require.Equal(t, before+5, r.doc().Count(journey.CardKind))
}

func TestNothingOfACardIsLostBetweenTwoWindows(t *testing.T) {
	from := newRig(t, options{})
	system := test.NewClipboard()
	from.click(from.card("c-demo"), 1, 0)
	from.board.Copy(system)
	into := newRig(t, options{clips: from.clips, doc: journeytest.Map(40, 3)})
	lanes := into.doc().LanesOf(into.board.Map())
	step := into.doc().Outline(into.board.Map()).Steps[0].ID
	into.board.SelectCell(journey.Cell{Lane: lanes[0].ID, Step: step})
	into.once(func() { into.board.Paste(system) })
	want := from.doc().Cards.Get("c-demo")
	cards := into.doc().CardsIn(lanes[0].ID, step)
	got := cards[len(cards)-1]
	require.Equal(t, want.Importance, got.Importance)
	require.Equal(t, want.Satisfaction, got.Satisfaction)
	require.Equal(t, from.doc().Touchpoints.Get(want.Touchpoint).Name, into.doc().Touchpoints.Get(got.Touchpoint).Name)
}

func TestWholeLanesStagesAndPersonasAreCopied(t *testing.T) {
	r := newRig(t, options{})
	system := test.NewClipboard()
	cards := r.doc().Count(journey.CardKind)
	inLane := 0
	for _, c := range r.doc().Cards.All() {
		if c.Lane == "l-doing" {
			inLane++
		}
	}
	r.click(r.at(journey.LaneRecord, "l-doing", "whole"), 1, 0)
	r.once(func() { r.board.Duplicate() })
	require.Len(t, r.lanes(), len(newRig(t, options{}).lanes())+1)
	require.Equal(t, cards+inLane, r.doc().Count(journey.CardKind))
	r.click(r.at(journey.StageKind, "s2", "name"), 1, 0)
	r.board.Copy(system)
	require.Contains(t, system.Content(), "Trigger", "a table with the names of lanes and steps")
	r.click(r.at(journey.StageKind, "s4", "name"), 1, 0)
	r.once(func() { r.board.Paste(system) })
	stage := r.doc().StagesOf(r.board.Map())[4]
	require.Equal(t, r.doc().Stages.Get("s2").Name, stage.Name)
	require.Equal(t, r.doc().Stages.Get("s2").Goal, stage.Goal)
	require.NotNil(t, r.doc().EmotionAt("dir", r.doc().StepsOf(stage.ID)[0].ID), "the curve comes along")
	r.board.Select(scene.Ref{Kind: journey.PersonaRecord, ID: "dir"})
	r.once(func() { r.board.Duplicate() })
	require.Len(t, r.doc().Maps.Get(r.board.Map()).Personas, 3)
}

func TestACellIsCutAndPasted(t *testing.T) {
	r := newRig(t, options{})
	system := test.NewClipboard()
	n := len(r.texts("l-doing", "t4"))
	require.Greater(t, n, 1)
	want := r.texts("l-doing", "t4")
	r.selectCell("l-doing", "t4")
	r.once(func() { r.board.Cut(system) })
	require.Empty(t, r.texts("l-doing", "t4"))
	r.selectCell("l-doing", "t1")
	was := r.texts("l-doing", "t1")
	r.once(func() { r.board.Paste(system) })
	require.Equal(t, append(was, want...), r.texts("l-doing", "t1"))
}

func TestValuesArePastedAlongACurve(t *testing.T) {
	r := newRig(t, options{})
	system := test.NewClipboard()
	system.SetContent("1\t-1,5\t\t9")
	r.click(r.at(journey.EmotionKind, "dir/t1", "point"), 1, 0)
	was := r.doc().EmotionAt("dir", "t3").Value
	r.once(func() { r.board.Paste(system) })
	value := func(step journey.ID) float64 { return r.doc().EmotionAt("dir", step).Value }
	require.Equal(t, []float64{1, -1.5, was, 2}, []float64{value("t1"), value("t2"), value("t3"), value("t4")})
}

func TestTextIsPastedAsOneWants(t *testing.T) {
	r := newRig(t, options{})
	system := test.NewClipboard()
	system.SetContent("one\ntwo\r\nthree\n")
	r.selectCell("l-pains", "t1")
	r.once(func() { r.board.PasteText(system, board.AsOne) })
	require.Equal(t, []string{"one\ntwo\nthree"}, r.texts("l-pains", "t1"))
	r.selectCell("l-doing", "t1")
	r.once(func() { r.board.PasteText(system, board.AsSteps) })
	require.Contains(t, r.texts("l-doing", "t3"), "three")
	r.selectCell("l-doing", "t1")
	r.once(func() { r.board.PasteText(system, board.AsTable) })
	require.Contains(t, r.texts("l-thinking", "t1"), "two")
	r.selectCell("l-pains", "t2")
	before := len(r.texts("l-pains", "t2"))
	r.once(func() { r.board.PasteText(system, board.AsLines) })
	require.Len(t, r.texts("l-pains", "t2"), before+3)
}

func TestTenThousandLinesNeitherFreezeNorKill(t *testing.T) {
	r := newRig(t, options{})
	system := test.NewClipboard()
	var lines []string
	for i := range 10_000 {
		lines = append(lines, fmt.Sprint("line 第 ", i))
	}
	system.SetContent(strings.Join(lines, "\n"))
	r.selectCell("l-pains", "t1")
	r.board.Paste(system)
	require.Contains(t, r.asked.Title, "10000")
	start := time.Now()
	r.answer("paste.all")
	t.Log("10,000 cards took ", time.Since(start))
	require.Len(t, r.texts("l-pains", "t1"), 10_000)
	start = time.Now()
	r.board.Undo()
	t.Log("undo took ", time.Since(start))
	require.Empty(t, r.texts("l-pains", "t1"))
	r.key(fyne.KeyEscape)
}
