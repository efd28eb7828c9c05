package inspector

import (
	"image/color"

	"waymark/domain/journey"
	"waymark/gui/controls"
	"waymark/gui/theme"
)

// card is the fields of a card, or those that several cards have in common. kind
// is the kind of their lanes, "" when they differ.
func (f *form) card(kind journey.LaneKind) {
	f.head(f.t(cardKind(kind)), "text", f.t("inspector.empty"))
	switch kind {
	case journey.Touchpoints:
		f.touchpoint()
	case journey.PainPoints:
		f.scores("severity", "field.severity", controls.Pain)
	case journey.Opportunities:
		f.opportunity()
	case journey.Activities, journey.Backstage, journey.SupportLane:
		f.number("hours", "field.hours", "")
		f.links("serves", "field.serves", "inspector.add-served", journey.Touchpoints)
	case journey.Metrics:
		f.number("value", "field.value", "")
		f.text("unit", "field.unit", 0, "")
		f.number("target", "field.target", "")
	}
	f.group("evidence", "inspector.group.evidence", false, func() {
		f.basis()
		f.sources()
	})
	f.group("details", "inspector.group.details", false, func() {
		f.onPersonas("field.personas", onMap(f.p.doc, f.p.doc.MapOf(f.record())))
		f.text("note", "field.note", 3, "")
		f.address("link", "field.link")
	})
	f.group("look", "inspector.group.look", true, func() {
		f.cardColour()
		f.icon("icon", "field.icon", f.p.cfg.Icons)
		f.picture("field.picture", false)
	})
	if kind == journey.Opportunities && f.single() {
		f.actions()
	}
	f.foot(true)
}

func (f *form) opportunity() {
	f.scores("customerValue", "field.customer-value", opportunity)
	f.scores("businessValue", "field.business-value", opportunity)
	f.scores("effort", "field.effort", controls.Quiet)
	f.status()
	f.links("addresses", "field.addresses", "inspector.add-addressed", journey.PainPoints)
}

// cardColour is the colour of a card; automatic is that of its lane.
func (f *form) cardColour() {
	palette := f.p.cfg.Palette()
	f.colour("field.color", func(*journey.Document) color.NRGBA { return palette.Plain.Ink }, palette.Journey[:])
}

func opportunity(c *theme.Colors) color.NRGBA   { return c.Opportunity }
func satisfaction(c *theme.Colors) color.NRGBA  { return c.Opportunity }
func touchpointInk(c *theme.Colors) color.NRGBA { return c.Touchpoint }

// cardKind gives the key of what a card of such a lane is called.
func cardKind(k journey.LaneKind) string {
	switch k {
	case journey.Touchpoints:
		return "kind.touchpoint"
	case journey.PainPoints:
		return "kind.pain-point"
	case journey.Opportunities:
		return "kind.opportunity"
	case journey.Activities:
		return "kind.activity"
	case journey.Metrics:
		return "kind.metric"
	}
	return "kind.card"
}

func (f *form) status() {
	f.choice("status", "field.status", f.statuses())
}

func (f *form) statuses() []controls.Option {
	var options []controls.Option
	for _, s := range journey.Statuses() {
		options = append(options, controls.Option{Value: string(s), Text: f.t("status." + string(s))})
	}
	return options
}

func (f *form) basis() {
	f.segments("basis", "basis.label", []controls.Option{
		{Value: string(journey.Assumed), Text: f.t("basis.assumed"), Tip: f.t("basis.assumed.hint")},
		{Value: string(journey.Researched), Text: f.t("basis.researched"), Tip: f.t("basis.researched.hint")},
	})
}
