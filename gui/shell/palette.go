package shell

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"waymark/domain/journey"
	"waymark/gui/controls"
	"waymark/gui/theme"
)

const paletteHeight = 48

// palette is the row of things that can be put onto the map.
type palette struct{ object *fyne.Container }

func newPalette(p *project) *palette {
	w, k := p.w, p.w.kit
	button := func(id, icon, key string, paint controls.Paint, drops bool, do func()) *controls.Button {
		return k.Button(controls.ButtonSpec{ID: "palette." + id, Icon: icon, Paint: paint, Text: p.t(key), Tip: p.t("palette." + id + ".hint"), Drops: drops, OnTap: do})
	}
	row := controls.Row(8,
		button("card", "file", "kind.card", controls.Quiet, false, w.addCard),
		button("touchpoint", "mouse-pointer-click", "kind.touchpoint", touchpointPaint, false, func() { w.addCardOf(journey.Touchpoints) }),
		button("emotion", "smile", "kind.emotion", controls.Quiet, false, w.addEmotion),
		button("pain-point", "frown", "kind.pain-point", controls.Pain, false, func() { w.addCardOf(journey.PainPoints) }),
		button("opportunity", "lightbulb", "kind.opportunity", opportunityPaint, false, func() { w.addCardOf(journey.Opportunities) }),
		button("activity", "building-2", "kind.activity", activityPaint, false, func() { w.addCardOf(journey.Activities) }),
	)
	lane := button("lane", "rows-3", "kind.lane", controls.Quiet, true, nil)
	lane.OnTap(func() { k.ShowMenuBelow(w.laneMenu(), lane) })
	row.Add(lane)
	row.Add(button("stage", "columns-3", "kind.stage", controls.Quiet, false, w.addStage))
	row.Add(button("persona", "user", "kind.persona", controls.Quiet, false, w.addPersona))
	scroll := container.NewHScroll(controls.Padded(8, 12, 8, 12, row))
	return &palette{controls.Sized(0, paletteHeight, k.Pane(controls.Paper, controls.Edges{Bottom: true}).On(scroll))}
}

func touchpointPaint(c *theme.Colors) color.NRGBA  { return c.Touchpoint }
func opportunityPaint(c *theme.Colors) color.NRGBA { return c.Opportunity }
func activityPaint(c *theme.Colors) color.NRGBA    { return c.Activity }
