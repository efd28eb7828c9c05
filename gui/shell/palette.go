package shell

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"waymark/domain/journey"
	"waymark/gui/board"
	"waymark/gui/controls"
	"waymark/gui/theme"
)

const paletteHeight = 48

// palette is the row of things that can be put onto the map, by a click where the
// selection is or by dragging them to their place; and, below it, the library.
type palette struct {
	p       *project
	object  *fyne.Container
	tools   *fyne.Container // at the right end
	library *library
	row     *fyne.Container // what can be put onto the map
}

func newPalette(p *project) *palette {
	w, k := p.w, p.w.kit
	pal := &palette{p: p}
	var buttons []*controls.Button
	button := func(id, icon, key string, paint controls.Paint, drops bool, do func()) *controls.Button {
		b := k.Button(controls.ButtonSpec{ID: "palette." + id, Look: controls.Tool, Icon: icon, Paint: paint, Text: p.t(key), Tip: p.t("palette." + id + ".hint"), Drops: drops, OnTap: do})
		buttons = append(buttons, b)
		return b
	}
	card := func(lane journey.LaneKind, name string) board.Offer {
		return board.Offer{Kind: journey.CardKind, Lane: lane, Name: p.t(name)}
	}
	tools := []fyne.CanvasObject{
		pal.source(button("card", "file", "kind.card", controls.Quiet, false, w.addCard), card("", "default.card")),
		pal.source(button("touchpoint", "mouse-pointer-click", "kind.touchpoint", touchpointPaint, false, func() { w.addCardOf(journey.Touchpoints) }),
			card(journey.Touchpoints, "default.touchpoint")),
		pal.source(button("emotion", "smile", "kind.emotion", controls.Quiet, false, w.addEmotion),
			board.Offer{Kind: journey.EmotionKind, Name: p.t("kind.emotion")}),
		pal.source(button("pain-point", "frown", "kind.pain-point", controls.Pain, false, func() { w.addCardOf(journey.PainPoints) }),
			card(journey.PainPoints, "default.pain-point")),
		pal.source(button("opportunity", "lightbulb", "kind.opportunity", opportunityPaint, false, func() { w.addCardOf(journey.Opportunities) }),
			card(journey.Opportunities, "default.opportunity")),
		pal.source(button("activity", "building-2", "kind.activity", activityPaint, false, func() { w.addCardOf(journey.Activities) }),
			card(journey.Activities, "default.activity")),
	}
	lane := button("lane", "rows-3", "kind.lane", controls.Quiet, true, nil)
	stage := button("stage", "columns-3", "kind.stage", controls.Quiet, false, w.addStage)
	persona := button("persona", "user", "kind.persona", controls.Quiet, false, w.addPersona)
	lane.OnTap(func() { k.ShowMenuBelow(w.laneMenu(), lane) })
	tools = append(tools,
		pal.source(lane, board.Offer{Kind: journey.LaneRecord, Lane: journey.TextLane, Name: p.t("default.lane")}),
		pal.source(stage, board.Offer{Kind: journey.StageKind, Name: p.t("default.stage")}),
		pal.source(persona, board.Offer{Kind: journey.PersonaRecord, Name: p.t("default.persona")}))
	pal.row = controls.FoldingRow(6, false, tools, buttons)
	more := k.Button(controls.ButtonSpec{ID: "palette.library", Icon: "package", Look: controls.Ghost, Tip: p.t("palette.library.hint")})
	pal.library = newLibrary(pal)
	more.OnTap(func() {
		pal.library.toggle()
		more.Choose(pal.library.shown())
	})
	scroll := container.NewHScroll(controls.Padded(8, 4, 8, 12, pal.row))
	pal.tools = controls.Row(6, more)
	bar := controls.Sized(0, paletteHeight, k.Bare(controls.Edges{Bottom: true}).On(
		controls.Frame(nil, nil, nil, controls.Padded(8, 12, 8, 4, pal.tools), scroll)))
	pal.object = controls.Column(0, bar, pal.library.object)
	return pal
}

// beside puts another tool at the right end of the palette.
func (pal *palette) beside(tool fyne.CanvasObject) { pal.tools.Add(tool) }

// source makes a button something that can be dragged onto the map.
func (pal *palette) source(content fyne.CanvasObject, o board.Offer) fyne.CanvasObject {
	return pal.p.w.kit.DragSource(content,
		func(at fyne.Position) {
			if pal.p.w.free() {
				pal.p.board.CarryOffer(o, at)
			}
		},
		func() { pal.p.board.LandOffer() })
}

// refresh brings the library to what the project has.
func (pal *palette) refresh() { pal.library.refresh() }

func touchpointPaint(c *theme.Colors) color.NRGBA  { return c.Touchpoint }
func opportunityPaint(c *theme.Colors) color.NRGBA { return c.Opportunity }
func activityPaint(c *theme.Colors) color.NRGBA    { return c.Activity }
