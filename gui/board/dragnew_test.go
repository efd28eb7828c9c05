package board_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"github.com/stretchr/testify/require"

	"waymark/domain/edit"
	"waymark/domain/journey"
	"waymark/domain/scene"
	"waymark/domain/vector"
	"waymark/gui/board"
	"waymark/gui/board/gesture"
)

// holding drags while modifiers are held.
func (r *rig) holding(m gesture.Mods, f func()) {
	r.board.HoldMods(m)
	f()
	r.board.HoldMods(gesture.Mods{})
}

func foot(cell vector.Rect) vector.Point {
	return vector.Point{X: cell.Center().X, Y: cell.Bottom() - 3}
}

func TestSeveralCardsOfSeveralLanesKeepTheirArrangement(t *testing.T) {
	r := newRig(t, options{})
	r.click(r.card("c7"), 1, 0)
	r.click(r.card("c15"), 1, fyne.KeyModifierControl)
	r.once(func() { r.dragPath(r.card("c7"), foot(r.cell("l-doing", "t5"))) })
	require.Equal(t, journey.Cell{Lane: "l-doing", Step: "t5"}, r.placeOf("c7"))
	require.Equal(t, journey.Cell{Lane: "l-thinking", Step: "t5"}, r.placeOf("c15"))
}

func (r *rig) placeOf(card journey.ID) journey.Cell {
	c := r.doc().Cards.Get(card)
	require.NotNil(r.t, c)
	return journey.Cell{Lane: c.Lane, Step: c.Step}
}

func TestShiftGathersWhatIsDragged(t *testing.T) {
	r := newRig(t, options{})
	r.click(r.card("c2"), 1, 0)
	r.click(r.card("c5"), 1, fyne.KeyModifierControl)
	r.once(func() {
		target := r.cell("l-doing", "t7")
		r.press(r.card("c5"), by(r.card("c5"), 20, 0))
		r.holding(gesture.Mods{Shift: true}, func() {
			r.drag(foot(target))
			r.drop()
		})
	})
	require.Equal(t, []journey.ID{"c10", "c2", "c5"}, r.cardsIn("l-doing", "t7"))
}

func TestCtrlDragsACopy(t *testing.T) {
	r := newRig(t, options{})
	before := r.doc().Cards.Len()
	var refs []scene.Ref
	r.once(func() {
		r.press(r.card("c7"), by(r.card("c7"), 20, 0))
		r.holding(gesture.Mods{Ctrl: true}, func() {
			r.drag(foot(r.cell("l-doing", "t5")))
			r.drop()
		})
		refs = r.board.Selection().Refs
	})
	require.Equal(t, before+1, r.doc().Cards.Len())
	require.Equal(t, journey.Cell{Lane: "l-doing", Step: "t4"}, r.placeOf("c7"), "the card itself stays")
	require.Len(t, refs, 1)
	made := r.doc().Cards.Get(refs[0].ID)
	require.NotEqual(t, journey.ID("c7"), made.ID)
	require.Equal(t, "Reads case studies", made.Text)
	require.Equal(t, journey.Cell{Lane: "l-doing", Step: "t5"}, r.placeOf(made.ID))
	label, _ := r.editor.Undoable()
	require.Equal(t, edit.Label{Verb: edit.VerbCopyCard, Subject: "Reads case studies"}, label)
}

func TestTheKeySwitchesBetweenMoveAndCopyWhileDragging(t *testing.T) {
	r := newRig(t, options{})
	r.press(r.card("c7"), foot(r.cell("l-doing", "t5")))
	cards := r.doc().Cards.Len()
	r.board.HoldMods(gesture.Mods{Ctrl: true})
	r.board.KeyDown(&fyne.KeyEvent{Name: desktop.KeyControlLeft})
	require.Equal(t, cards+1, r.doc().Cards.Len(), "without any move of the pointer")
	require.Equal(t, journey.ID("t4"), r.doc().Cards.Get("c7").Step)
	r.board.HoldMods(gesture.Mods{})
	r.board.KeyUp(&fyne.KeyEvent{Name: desktop.KeyControlLeft})
	require.Equal(t, cards, r.doc().Cards.Len())
	require.Equal(t, journey.ID("t5"), r.doc().Cards.Get("c7").Step)
	r.key(fyne.KeyEscape)
	r.drop()
	require.Zero(t, r.editor.History().Len())
}

func TestTheEdgesOfACardSpanSteps(t *testing.T) {
	r := newRig(t, options{})
	card := r.box(journey.CardKind, "c7", "whole")
	right := vector.Point{X: card.Right() - 2, Y: card.Center().Y}
	r.once(func() { r.dragPath(right, vector.Point{X: r.cell("l-doing", "t6").Right() - 30, Y: right.Y}) })
	require.Equal(t, journey.ID("t6"), r.doc().Cards.Get("c7").LastStep)

	card = r.box(journey.CardKind, "c7", "whole")
	left := vector.Point{X: card.X + 2, Y: card.Center().Y}
	r.once(func() { r.dragPath(left, vector.Point{X: r.cell("l-doing", "t3").X + 20, Y: left.Y}) })
	require.Equal(t, journey.ID("t3"), r.doc().Cards.Get("c7").Step)
	require.Equal(t, journey.ID("t6"), r.doc().Cards.Get("c7").LastStep, "the other edge stays")

	card = r.box(journey.CardKind, "c7", "whole")
	right = vector.Point{X: card.Right() - 2, Y: card.Center().Y}
	r.once(func() { r.dragPath(right, vector.Point{X: r.cell("l-doing", "t3").Right() - 30, Y: right.Y}) })
	require.Empty(t, r.doc().Cards.Get("c7").LastStep)
	r.never(func() {
		card = r.box(journey.CardKind, "c7", "whole")
		right = vector.Point{X: card.Right() - 2, Y: card.Center().Y}
		r.press(right, by(right, 500, 0))
		r.key(fyne.KeyEscape)
		r.drop()
	})
}

// border gives the border right of a stage, low in its header.
func (r *rig) border(stage journey.ID) vector.Point {
	head := r.box(journey.StageKind, stage, "whole")
	return vector.Point{X: head.Right(), Y: head.Bottom() - 5}
}

func TestABorderChangesTheWidthOfItsColumn(t *testing.T) {
	r := newRig(t, options{})
	usual := r.cell("l-doing", "t2").W
	r.once(func() { r.dragPath(r.border("s2"), by(r.border("s2"), 80*r.board.Zoom(), 0)) })
	require.InDelta(t, 240, r.doc().Steps.Get("t2").Width, 0.01)
	require.InDelta(t, usual*1.5, r.cell("l-doing", "t2").W, 1)
	require.Zero(t, r.doc().Steps.Get("t3").Width)
	label, _ := r.editor.Undoable()
	require.Equal(t, edit.VerbSetWidth, label.Verb)

	r.once(func() { r.click(r.border("s2"), 2, 0) })
	require.Zero(t, r.doc().Steps.Get("t2").Width, "a double click gives the usual width back")
	r.never(func() {
		r.press(r.border("s2"), by(r.border("s2"), -300, 0))
		require.InDelta(t, scene.LeastColumn, r.doc().Steps.Get("t2").Width, 0.01)
		r.key(fyne.KeyEscape)
		r.drop()
	})
}

func TestSeveralSelectedColumnsChangeTogether(t *testing.T) {
	r := newRig(t, options{})
	r.click(r.at(journey.StageKind, "s2", "name"), 1, 0)
	r.click(r.at(journey.StageKind, "s3", "name"), 1, fyne.KeyModifierControl)
	r.once(func() { r.dragPath(r.border("s2"), by(r.border("s2"), -40*r.board.Zoom(), 0)) })
	require.InDelta(t, 120, r.doc().Steps.Get("t2").Width, 0.01)
	require.InDelta(t, 120, r.doc().Steps.Get("t3").Width, 0.01)
	require.Len(t, r.board.Selection().Refs, 2)
}

func TestPersonasAreDraggedInTheStrip(t *testing.T) {
	r := newRig(t, options{})
	personas := func() []journey.ID {
		return ids(r.doc().PersonasInOrder(), func(p *journey.Persona) journey.ID { return p.ID })
	}
	before := personas()
	require.GreaterOrEqual(t, len(before), 2)
	first, second := before[0], before[1]
	r.once(func() {
		to := r.box(journey.PersonaRecord, second, "whole")
		r.dragPath(r.portrait(first), vector.Point{X: to.Right() - 10, Y: to.Center().Y})
	})
	require.Equal(t, second, personas()[0])
	r.once(func() {
		to := r.box(journey.PersonaRecord, second, "whole")
		r.dragPath(r.portrait(first), vector.Point{X: to.X + 4, Y: to.Center().Y})
	})
	require.Equal(t, before, personas())
}

func (r *rig) portrait(persona journey.ID) vector.Point {
	box := r.box(journey.PersonaRecord, persona, "whole")
	return vector.Point{X: box.X + 8, Y: box.Y + 8}
}

// bring carries an offer in from above the board to a place and lets go.
func (r *rig) bring(o board.Offer, to vector.Point) {
	r.carry(o, to)
	r.board.LandOffer()
}

func (r *rig) carry(o board.Offer, to vector.Point) {
	from := vector.Point{X: 300, Y: -30}
	const steps = 8
	for i := range steps + 1 {
		k := float64(i) / steps
		r.board.CarryOffer(o, position(vector.Point{X: from.X + (to.X-from.X)*k, Y: from.Y + (to.Y-from.Y)*k}))
	}
}

func TestACardFromThePaletteIsNamedWhereItWasDropped(t *testing.T) {
	r := newRig(t, options{})
	r.once(func() {
		r.bring(board.Offer{Kind: journey.CardKind, Name: "New card"}, foot(r.cell("l-doing", "t5")))
		require.True(t, r.board.Typing())
		r.typeText("询价")
		r.key(fyne.KeyEscape)
		r.bring(board.Offer{Kind: journey.CardKind, Name: "New card"}, foot(r.cell("l-doing", "t5")))
		r.typeText("询价")
		r.board.Finish()
	})
	cards := r.cardsIn("l-doing", "t5")
	require.Equal(t, "询价", r.doc().Cards.Get(cards[len(cards)-1]).Text)
}

func TestACardFromThePaletteLandsInALaneOfItsKind(t *testing.T) {
	r := newRig(t, options{})
	pains := r.lanesOf(journey.PainPoints)
	r.once(func() {
		r.bring(board.Offer{Kind: journey.CardKind, Lane: journey.PainPoints, Name: "New pain point"}, r.cell("l-doing", "t6").Center())
		r.board.Finish()
	})
	cards := r.cardsIn(pains[0], "t6")
	require.Equal(t, "New pain point", r.doc().Cards.Get(cards[0]).Text)

	require.Empty(t, r.lanesOf(journey.Metrics))
	r.once(func() {
		r.bring(board.Offer{Kind: journey.CardKind, Lane: journey.Metrics, Name: "New metric"}, r.cell("l-doing", "t6").Center())
		r.board.Finish()
	})
	made := r.lanesOf(journey.Metrics)
	require.Len(t, made, 1, "a map without such a lane gets one, in the same change")
	require.Len(t, r.cardsIn(made[0], "t6"), 1)
}

func (r *rig) lanesOf(kind journey.LaneKind) []journey.ID {
	out := []journey.ID{}
	for _, l := range r.doc().LanesOf(r.board.Map()) {
		if l.LaneKind == kind {
			out = append(out, l.ID)
		}
	}
	return out
}

func TestTouchpointsAndChannelsAreDroppedAsCards(t *testing.T) {
	r := newRig(t, options{})
	tp := r.doc().TouchpointsInOrder()[0]
	var made journey.ID
	bring := func(o board.Offer, to vector.Rect) {
		r.once(func() {
			r.bring(o, foot(to))
			made = r.board.Selection().Refs[0].ID
		})
	}
	bring(board.Offer{Kind: journey.TouchpointKind, ID: tp.ID, Name: tp.Name}, r.cell("l-touch", "t6"))
	card := r.doc().Cards.Get(made)
	require.Equal(t, tp.ID, card.Touchpoint)
	require.Equal(t, journey.Cell{Lane: "l-touch", Step: "t6"}, r.placeOf(card.ID))

	channel := r.doc().ChannelsInOrder()[0]
	touchpoints := r.doc().Touchpoints.Len()
	for range 2 {
		bring(board.Offer{Kind: journey.ChannelKind, ID: channel.ID, Name: channel.Name}, r.cell("l-touch", "t5"))
		card = r.doc().Cards.Get(made)
		require.Equal(t, channel.ID, r.doc().Touchpoints.Get(card.Touchpoint).Channel)
	}
	require.LessOrEqual(t, r.doc().Touchpoints.Len(), touchpoints+1, "the catalogue gets one touchpoint for the channel, not one a card")
}

func TestStagesStepsAndLanesAreDroppedBetweenOthers(t *testing.T) {
	r := newRig(t, options{})
	r.once(func() {
		head := r.box(journey.StageKind, "s3", "whole")
		r.bring(board.Offer{Kind: journey.StageKind, Name: "New stage"}, vector.Point{X: head.X + 5, Y: head.Center().Y})
		r.typeText("评估")
		r.board.Finish()
	})
	require.Len(t, r.stages(), 8)
	require.Equal(t, "评估", r.doc().Stages.Get(r.stages()[2]).Name)
	r.once(func() {
		head := r.box(journey.StageKind, "s3", "whole")
		r.bring(board.Offer{Kind: journey.StepKind, Name: "New step"}, vector.Point{X: head.Right() - 5, Y: head.Center().Y})
		r.board.Finish()
	})
	require.Len(t, r.doc().StepsOf("s3"), 2)
	r.once(func() {
		lane := r.box(journey.LaneRecord, "l-thinking", "whole")
		r.bring(board.Offer{Kind: journey.LaneRecord, Lane: journey.Metrics, Name: "指标"}, vector.Point{X: lane.Center().X, Y: lane.Y + 4})
		r.board.Finish()
	})
	lanes := r.lanes()
	at := 0
	for i, id := range lanes {
		if id == "l-thinking" {
			at = i
		}
	}
	require.Equal(t, "指标", r.doc().Lanes.Get(lanes[at-1]).Name)
}

func TestPersonasAndFeelingsAreDroppedOnTheMap(t *testing.T) {
	r := newRig(t, options{})
	var made journey.ID
	r.once(func() {
		r.bring(board.Offer{Kind: journey.PersonaRecord, Name: "New persona"}, r.at(journey.StageKind, "s3", "name"))
		r.typeText("采购员")
		r.board.Finish()
		made = r.board.Selection().Refs[0].ID
	})
	r.board.Select(scene.Ref{Kind: journey.PersonaRecord, ID: made})
	require.Equal(t, "采购员", r.doc().Personas.Get(made).Name)
	require.True(t, r.doc().Maps.Get(r.board.Map()).Personas.Has(made))
	r.never(func() {
		r.bring(board.Offer{Kind: journey.PersonaRecord, ID: made, Name: "采购员"}, r.at(journey.StageKind, "s3", "name"))
	})
	emotion := r.lanesOf(journey.EmotionCurve)[0]
	cell := r.cell(emotion, "t3")
	r.once(func() {
		r.bring(board.Offer{Kind: journey.EmotionKind, Name: "Emotion"}, vector.Point{X: cell.Center().X, Y: cell.Center().Y})
	})
	require.NotNil(t, r.doc().EmotionAt(made, "t3"), "for the selected persona")
}

func TestWhatIsCarriedInLeavesNoTraceWhenItIsNotDropped(t *testing.T) {
	r := newRig(t, options{})
	for _, kind := range []journey.Kind{journey.CardKind, journey.StageKind, journey.LaneRecord, journey.PersonaRecord, journey.EmotionKind} {
		o := board.Offer{Kind: kind, Lane: journey.Metrics, Name: "New"}
		r.never(func() {
			r.carry(o, r.cell("l-doing", "t4").Center())
			require.True(t, r.board.Dragging())
			r.key(fyne.KeyEscape)
			require.False(t, r.board.Dragging())
			r.board.LandOffer()
		})
		r.never(func() {
			r.carry(o, r.cell("l-doing", "t4").Center())
			r.carry(o, vector.Point{X: 300, Y: -30})
			r.board.LandOffer()
		})
	}
}
