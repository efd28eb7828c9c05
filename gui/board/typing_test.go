package board_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/require"

	"waymark/domain/edit"
	"waymark/domain/journey"
	"waymark/domain/scene"
	"waymark/domain/vector"
)

// done ends typing and stays there.
func (r *rig) done() { r.shortcut(fyne.KeyReturn, fyne.KeyModifierShortcutDefault) }

func (r *rig) cardText(id journey.ID) string { return r.doc().Cards.Get(id).Text }

func TestDoubleClickTypesInPlace(t *testing.T) {
	r := newRig(t, options{})
	r.once(func() {
		r.click(r.card("c-demo"), 2, 0)
		require.True(t, r.board.Typing())
		r.key(fyne.KeyEnd)
		r.typeText("，很好")
		require.Contains(t, r.cardText("c-demo"), "，很好", "the map shows it while it is typed")
		require.NotContains(t, r.editor.Committed().Cards.Get("c-demo").Text, "，很好")
		r.done()
		require.False(t, r.board.Typing())
	})
	label, _ := r.editor.Undoable()
	require.Equal(t, edit.VerbEditCard, label.Verb)
}

func TestEscapeLeavesTheTextAsItWas(t *testing.T) {
	r := newRig(t, options{})
	r.never(func() {
		r.click(r.card("c1"), 2, 0)
		r.typeText("nonsense")
		r.key(fyne.KeyEscape)
	})
	require.False(t, r.board.Typing())
	r.never(func() {
		r.click(r.card("c1"), 2, 0)
		r.done()
	})
}

func TestNothingTypedIsLost(t *testing.T) {
	ends := map[string]func(r *rig){
		"a click elsewhere":    func(r *rig) { r.click(r.card("c10"), 1, 0) },
		"a click on nothing":   func(r *rig) { r.click(vector.Point{X: 3, Y: 400}, 1, 0) },
		"the loss of focus":    func(r *rig) { r.board.FocusLost() },
		"another document":     func(r *rig) { r.board.SetDocument(r.editor, r.board.Map()) },
		"finishing":            func(r *rig) { r.board.Finish() },
		"a command":            func(r *rig) { r.board.Select() },
		"a click in the curve": func(r *rig) { r.click(by(r.cell("l-curve", "t4").Center(), 0, 20), 1, 0) },
		"another look":         func(r *rig) { r.board.SetView(scene.View{Palette: scene.Dark(), Icons: sceneIcons}, r.theme.Colors(0)) },
	}
	for name, end := range ends {
		t.Run(name, func(t *testing.T) {
			r := newRig(t, options{})
			r.once(func() {
				r.click(r.card("c1"), 2, 0)
				r.key(fyne.KeyEnd)
				r.typeText("!")
				end(r)
			})
			require.False(t, r.board.Typing())
			require.Contains(t, r.cardText("c1"), "!")
		})
	}
}

func TestAPauseKeepsWhatWasTyped(t *testing.T) {
	r := newRig(t, options{})
	r.click(by(r.cell("l-pains", "t1").Center(), 30, 10), 1, 0)
	before := r.doc()
	r.typeText("half a")
	r.board.KeepTyped()
	made := r.editor.Committed().CardsIn("l-pains", "t1")
	require.Len(t, made, 1, "a crash would not lose it now")
	require.Equal(t, "half a", made[0].Text)
	require.True(t, r.board.Typing())
	r.board.KeepTyped()
	require.Equal(t, 1, r.editor.History().Len(), "nothing new, nothing to keep")
	r.typeText(" thought")
	r.done()
	require.Equal(t, "half a thought", r.cardText(made[0].ID))
	require.Equal(t, 2, r.editor.History().Len())
	label, _ := r.editor.Undoable()
	require.Equal(t, edit.Label{Verb: edit.VerbAddCard, Subject: "half a thought"}, label)
	r.board.Undo()
	require.True(t, journey.Equal(before, r.doc()), "a pause does not part one typing in two")
	r.board.Redo()
	require.Equal(t, "half a thought", r.cardText(made[0].ID))
	r.board.Undo()

	r.click(r.card("c7"), 2, 0)
	r.key(fyne.KeyEnd)
	r.typeText("!")
	r.board.KeepTyped()
	r.typeText("?")
	r.board.KeepTyped()
	r.typeText(".")
	r.key(fyne.KeyEscape)
	require.True(t, journey.Equal(before, r.doc()), "Escape takes back what was kept, too")
	require.Empty(t, r.faults)
}

func TestSeveralLinesAndKeys(t *testing.T) {
	r := newRig(t, options{})
	r.click(r.card("c7"), 1, 0)
	r.once(func() {
		r.key(fyne.KeyF2)
		r.board.SelectAll()
		r.typeText("first")
		r.shiftKey(fyne.KeyReturn)
		r.typeText("second line")
		r.key(fyne.KeyUp, fyne.KeyHome)
		r.typeText("A")
		r.key(fyne.KeyDown, fyne.KeyEnd, fyne.KeyBackspace)
		r.shortcut(fyne.KeyLeft, fyne.KeyModifierShortcutDefault)
		r.shortcut(fyne.KeyBackspace, fyne.KeyModifierShortcutDefault)
		r.done()
	})
	require.Equal(t, "Afirst\nlin", r.cardText("c7"))
}

func TestUndoWhileTypingUndoesTyping(t *testing.T) {
	r := newRig(t, options{})
	r.never(func() {
		r.click(r.card("c7"), 2, 0)
		r.key(fyne.KeyEnd)
		r.typeText("abc")
		r.board.Undo()
		require.Equal(t, "Reads case studies", r.cardText("c7"))
		r.board.Redo()
		require.Equal(t, "Reads case studiesabc", r.cardText("c7"))
		r.board.Undo()
		r.done()
	})
}

func TestClipboardWhileTyping(t *testing.T) {
	r := newRig(t, options{})
	clip := test.NewClipboard()
	r.click(r.card("c7"), 2, 0)
	r.board.SelectAll()
	r.board.Cut(clip)
	require.Equal(t, "Reads case studies", clip.Content())
	r.board.Paste(clip)
	r.board.Paste(clip)
	r.done()
	require.Equal(t, "Reads case studiesReads case studies", r.cardText("c7"))
}

func TestTypingOnASelection(t *testing.T) {
	r := newRig(t, options{})
	r.click(r.card("c7"), 1, 0)
	r.once(func() { r.typeText("?"); r.done() })
	require.Equal(t, "?", r.cardText("c7"), "typing on a card replaces its text")
	r.never(func() {
		r.typeText("x")
		r.key(fyne.KeyEscape)
	})
	require.Equal(t, "?", r.cardText("c7"), "Escape brings the old one back")

	cell := r.cell("l-pains", "t1")
	r.click(by(cell.Center(), 30, 10), 1, 0)
	require.Equal(t, journey.Cell{Lane: "l-pains", Step: "t1"}, r.board.Selection().Cell)
	r.once(func() { r.typeText("新的痛点"); r.done() })
	made := r.doc().CardsIn("l-pains", "t1")
	require.Len(t, made, 1)
	require.Equal(t, "新的痛点", made[0].Text)
	label, _ := r.editor.Undoable()
	require.Equal(t, edit.Label{Verb: edit.VerbAddCard, Subject: "新的痛点"}, label)
}

func TestANewCardLeftEmptyIsNotAdded(t *testing.T) {
	r := newRig(t, options{})
	r.click(r.card("c7"), 1, 0)
	r.never(func() {
		r.key(fyne.KeyInsert)
		require.True(t, r.board.Typing())
		r.done()
	})
	r.never(func() {
		r.key(fyne.KeyInsert)
		r.typeText("x")
		r.key(fyne.KeyEscape)
	})
}

func TestDoubleClickOnEmptyGroundAddsACard(t *testing.T) {
	r := newRig(t, options{})
	cell := r.cell("l-pains", "t1")
	r.once(func() {
		r.click(by(cell.Center(), 0, 14), 2, 0)
		r.typeText("here")
		r.done()
	})
	require.Len(t, r.doc().CardsIn("l-pains", "t1"), 1)
}

func TestTheButtonInACellAddsACard(t *testing.T) {
	r := newRig(t, options{})
	r.hover(by(r.cell("l-touch", "t1").Center(), 0, 20))
	require.Len(t, r.board.Buttons(), 1)
	r.once(func() {
		r.click(r.board.Buttons()[0], 1, 0)
		r.typeText("Trade fair")
		r.key(fyne.KeyReturn, fyne.KeyEscape)
	})
	cards := r.cardsIn("l-touch", "t1")
	require.Len(t, cards, 3)
	require.Equal(t, "Trade fair", r.cardText(cards[2]))
}

func TestTheButtonBetweenStagesAddsAStage(t *testing.T) {
	r := newRig(t, options{})
	header := r.box(journey.StageKind, "s3", "whole")
	r.hover(vector.Point{X: header.Right() - 4, Y: header.Center().Y})
	require.Len(t, r.board.Buttons(), 1)
	r.once(func() {
		r.click(r.board.Buttons()[0], 1, 0)
		r.typeText("Comparison")
		r.done()
	})
	stage := r.doc().StagesOf(r.board.Map())[3]
	require.Equal(t, "Comparison", stage.Name)
	require.Len(t, r.doc().StepsOf(stage.ID), 1)
	r.click(r.at(journey.StageKind, stage.ID, "name"), 1, 0)
	r.once(func() { r.key(fyne.KeyDelete) })
	require.Len(t, r.stages(), 7)
}

func TestTheButtonBelowALaneAsksForItsKind(t *testing.T) {
	r := newRig(t, options{})
	label := r.box(journey.LaneRecord, "l-doing", "whole")
	r.hover(vector.Point{X: label.Center().X, Y: label.Bottom() - 5})
	require.Len(t, r.board.Buttons(), 1)
	r.click(r.board.Buttons()[0], 1, 0)
	r.once(func() {
		r.choose("Metrics")
		r.typeText("指标")
		r.done()
	})
	lane := r.doc().LanesOf(r.board.Map())[1]
	require.Equal(t, journey.Metrics, lane.LaneKind)
	require.Equal(t, "指标", lane.Name)
}

func TestNamesAreTypedInPlace(t *testing.T) {
	r := newRig(t, options{})
	rename := func(at vector.Point) {
		t.Helper()
		r.once(func() {
			r.click(at, 2, 0)
			r.board.SelectAll()
			r.typeText("改名")
			r.done()
		})
	}
	rename(r.at(journey.StageKind, "s2", "name"))
	require.Equal(t, "改名", r.doc().Stages.Get("s2").Name)
	rename(r.at(journey.StageKind, "s2", "goal"))
	require.Equal(t, "改名", r.doc().Stages.Get("s2").Goal)
	rename(r.at(journey.LaneRecord, "l-touch", "whole"))
	require.Equal(t, "改名", r.doc().Lanes.Get("l-touch").Name)
	rename(r.at(journey.PersonaRecord, "dir", "name"))
	require.Equal(t, "改名", r.doc().Personas.Get("dir").Name)
	rename(r.at(journey.EmotionKind, "dir/t1", "point"))
	require.Equal(t, "改名", r.doc().EmotionAt("dir", "t1").Feeling)
}

func TestWhatAPersonaSaysIsTypedInPlace(t *testing.T) {
	r := newRig(t, options{})
	name := r.doc().Personas.Get("dir").Name
	over := func(part string) {
		t.Helper()
		box := r.box(journey.PersonaRecord, "dir", part)
		r.click(box.Center(), 2, 0)
		require.True(t, r.board.Typing())
		typed := r.board.TypedBox()
		require.InDelta(t, box.X, typed.X, 1, "the editor lies over the text")
		require.InDelta(t, box.Y, typed.Y, 1)
		r.board.SelectAll()
	}
	r.once(func() {
		over("quote")
		r.typeText("说实话，价格要透明")
		r.done()
	})
	require.Equal(t, "说实话，价格要透明", r.doc().Personas.Get("dir").Quote)
	r.once(func() {
		over("details")
		r.typeText("45, Stuttgart")
		r.done()
	})
	require.Equal(t, "45, Stuttgart", r.doc().Personas.Get("dir").Demographics)
	require.Equal(t, name, r.doc().Personas.Get("dir").Name)
	require.Equal(t, []scene.Ref{{Kind: journey.PersonaRecord, ID: "dir"}}, r.board.Selection().Refs)
}

func TestAStepIsAddedAndNamed(t *testing.T) {
	r := newRig(t, options{})
	r.click(r.at(journey.StageKind, "s2", "name"), 1, 0)
	r.once(func() {
		r.board.AddStep()
		r.typeText("Notice")
		r.done()
	})
	steps := r.doc().StepsOf("s2")
	require.Len(t, steps, 2)
	require.Equal(t, "Notice", steps[1].Name)
	rename := steps[0].ID
	r.once(func() {
		r.click(r.at(journey.StepKind, rename, "whole"), 2, 0)
		r.typeText("See")
		r.done()
	})
	require.Equal(t, "See", r.doc().Steps.Get(rename).Name)
	r.once(func() { r.key(fyne.KeyDelete) })
	require.Len(t, r.doc().StepsOf("s2"), 1)
}

func TestTabGoesOn(t *testing.T) {
	r := newRig(t, options{})
	r.click(r.at(journey.StageKind, "s2", "name"), 2, 0)
	r.board.SelectAll()
	r.typeText("Name")
	r.key(fyne.KeyTab)
	require.True(t, r.board.Typing())
	r.typeText("Goal")
	r.key(fyne.KeyTab)
	r.typeText("Next")
	r.shiftKey(fyne.KeyTab)
	r.key(fyne.KeyEscape)
	require.Equal(t, "Name", r.doc().Stages.Get("s2").Name)
	require.Equal(t, "Goal", r.doc().Stages.Get("s2").Goal)
	require.Equal(t, "Next", r.doc().Stages.Get("s3").Name)
	require.Equal(t, 3, r.editor.History().Len())
}

func TestPersonasAreAddedAndDeleted(t *testing.T) {
	r := newRig(t, options{})
	r.once(func() {
		r.board.AddPersona()
		r.typeText("Works council")
		r.done()
	})
	require.Len(t, r.doc().Maps.Get(r.board.Map()).Personas, 3)
	r.board.Select(scene.Ref{Kind: journey.PersonaRecord, ID: r.doc().PersonasInOrder()[2].ID})
	r.once(func() { r.board.DeleteSelection() })
	require.Len(t, r.doc().Maps.Get(r.board.Map()).Personas, 2)
}

func TestATextThatIsTooLongIsRefused(t *testing.T) {
	r := newRig(t, options{})
	clip := test.NewClipboard()
	clip.SetContent(strings.Repeat("长", 20_001))
	r.click(r.card("c7"), 2, 0)
	r.board.Paste(clip)
	require.Len(t, r.faults, 1)
	r.faults = nil
	r.never(func() { r.done() })
	require.Equal(t, "Reads case studies", r.cardText("c7"))
}

func TestAnyTextCanBeTyped(t *testing.T) {
	r := newRig(t, options{})
	clip := test.NewClipboard()
	for _, text := range []string{
		"emoji 👩‍💻 🇩🇪", "שלום עולם", strings.Repeat("Donaudampfschiff", 5), "a\u0301 <&% \"'“”", "\u200b\ufeff\u202e x", "1\n\n2\n",
	} {
		r.click(r.card("c7"), 2, 0)
		r.board.SelectAll()
		clip.SetContent(text)
		r.board.Paste(clip)
		for _, k := range []fyne.KeyName{fyne.KeyUp, fyne.KeyHome, fyne.KeyDown, fyne.KeyEnd, fyne.KeyLeft, fyne.KeyLeft, fyne.KeyRight} {
			r.key(k)
			r.shiftKey(k)
		}
		r.done()
		require.Empty(t, r.faults)
		require.True(t, r.board.Complete())
	}
	require.Equal(t, "1\n\n2\n", r.cardText("c7"))
}

func TestTheTextIsWhereItIsClicked(t *testing.T) {
	r := newRig(t, options{})
	for _, zoom := range []float64{0.5, 1, 1.7} {
		r.board.SetZoom(zoom)
		r.board.Reveal(scene.Ref{Kind: journey.CardKind, ID: "c1"})
		box, ok := r.board.Scene().TextBox(scene.Ref{Kind: journey.CardKind, ID: "c1"})
		require.True(t, ok)
		cam := r.board.Camera()
		v := cam.ToView(cam.PaneOf(box.Center()), box.Rect)
		r.never(func() {
			r.click(vector.Point{X: v.X + 1, Y: v.Y + v.H/4}, 2, 0)
			r.typeText("^")
			require.Equal(t, "^Goes to the industry conference", r.cardText("c1"), "at %v", zoom)
			r.key(fyne.KeyEscape)
		})
	}
}
