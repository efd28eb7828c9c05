package inspector

import (
	"image/color"
	"slices"

	"waymark/domain/edit"
	"waymark/domain/journey"
	"waymark/gui/controls"
	"waymark/gui/theme"
)

func (f *form) card() {
	lane := f.doc.Lanes.Get(f.doc.Cards.Get(f.id).Lane)
	f.head(f.t(cardKind(lane.LaneKind)), "text", f.t("inspector.empty"))
	switch lane.LaneKind {
	case journey.Touchpoints:
		f.touchpoint()
	case journey.PainPoints:
		f.scores("severity", "field.severity", controls.Pain)
	case journey.Opportunities:
		f.scores("customerValue", "field.customer-value", opportunity)
		f.scores("businessValue", "field.business-value", opportunity)
		f.scores("effort", "field.effort", controls.Quiet)
		f.status()
		f.links("addresses", "field.addresses", journey.PainPoints)
	case journey.Activities, journey.Backstage, journey.SupportLane:
		f.number("hours", "field.hours", "")
		f.links("serves", "field.serves", journey.Touchpoints)
	case journey.Metrics:
		f.number("value", "field.value", "")
		f.text("unit", "field.unit", 0, "")
		f.number("target", "field.target", "")
	}
	f.basis()
	f.personas("personas", "field.personas", onMap(f.doc, lane.Map))
	f.text("note", "field.note", 3, "")
	f.text("link", "field.link", 0, "https://")
	f.remove()
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
	var options []controls.Option
	for _, s := range journey.Statuses() {
		options = append(options, controls.Option{Value: string(s), Text: f.t("status." + string(s))})
	}
	f.choice("status", "field.status", options)
}

// touchpoint is the fields of a touchpoint card: the channel and kind of its
// entry in the catalogue, its scores, the gap between them.
func (f *form) touchpoint() {
	channel := f.kit().Choice("inspector.channel", f.channels, string(f.entry(f.doc).Channel), f.chooseChannel)
	category := f.kit().Segments("inspector.category", []controls.Option{
		{Value: string(journey.Marketing), Text: f.t("category.marketing")},
		{Value: string(journey.Sales), Text: f.t("category.sales")},
		{Value: string(journey.CustomerSuccess), Text: f.t("inspector.success")},
		{Value: string(journey.OtherCategory), Text: f.t("category.other")},
	}, "", func(v string) {
		f.changeEntry(func(t *journey.Touchpoint) { t.Category = journey.Category(v) })
	})
	f.on(func(doc *journey.Document, _ journey.Record) {
		entry := f.entry(doc)
		channel.SetValue(string(entry.Channel))
		category.SetValue(string(entry.Category))
	})
	f.labelled("field.channel", channel)
	f.labelled("field.category", category)
	f.scores("importance", "field.importance", touchpointInk)
	f.scores("satisfaction", "field.satisfaction", satisfaction)
	f.gap()
	f.scores("businessImportance", "field.business-importance", touchpointInk)
	f.flag("momentOfTruth", "field.moment-of-truth")
}

// gap tells by how much satisfaction lags behind importance.
func (f *form) gap() {
	label := f.kit().Label("", controls.Style{Size: theme.SmallSize + 0.5, Paint: controls.Pain, Wrap: content - 24})
	box := f.kit().Box(painTint, nil, 7).On(controls.Padded(8, 12, 8, 12, label))
	f.on(func(doc *journey.Document, r journey.Record) {
		card := r.(*journey.Card)
		gap := card.Importance - card.Satisfaction
		hidden := card.Importance == 0 || card.Satisfaction == 0 || gap <= 0
		if f.largest(doc, card) {
			label.SetText(f.t("inspector.gap-largest", gap))
		} else {
			label.SetText(f.t("score.gap-value", gap))
		}
		if hidden != box.Hidden {
			box.Hidden = hidden
			f.p.arrange()
		}
	})
	f.add(box)
}

func painTint(c *theme.Colors) color.NRGBA { return c.PainTint }

// largest tells whether no touchpoint of the map has a larger gap.
func (f *form) largest(doc *journey.Document, card *journey.Card) bool {
	mapID := doc.MapOf(card)
	for _, c := range doc.Cards.All() {
		if c.Importance-c.Satisfaction > card.Importance-card.Satisfaction && c.Importance > 0 && c.Satisfaction > 0 && doc.MapOf(c) == mapID {
			return false
		}
	}
	return true
}

// entry gives the card's entry in the catalogue; an empty one when it has none.
func (f *form) entry(doc *journey.Document) *journey.Touchpoint {
	if card := doc.Cards.Get(f.id); card != nil {
		if t := doc.Touchpoints.Get(card.Touchpoint); t != nil {
			return t
		}
	}
	return &journey.Touchpoint{}
}

const newChannel = "+"

func (f *form) channels() []controls.Option {
	options := []controls.Option{{Text: f.t("inspector.no-channel")}}
	for _, c := range f.doc.ChannelsInOrder() {
		options = append(options, controls.Option{Value: string(c.ID), Text: name(f, c.Name), Icon: c.Icon})
	}
	return append(options, controls.Option{Value: newChannel, Text: f.t("inspector.new-channel")})
}

func (f *form) chooseChannel(v string) {
	if v != newChannel {
		f.changeEntry(func(t *journey.Touchpoint) { t.Channel = journey.ID(v) })
		return
	}
	f.p.cfg.Ask(f.t("inspector.new-channel.title"), f.t("default.channel"), func(text string) {
		f.do(edit.VerbEditCard, func(tx *edit.Tx) error {
			id := tx.NewID()
			tx.Put(&journey.Channel{ID: id, Order: lastOrder(tx.Document().ChannelsInOrder(), func(c *journey.Channel) string { return c.Order }), Name: text, Icon: "globe"})
			return f.putEntry(tx, func(t *journey.Touchpoint) { t.Channel = id })
		})
	})
}

func (f *form) changeEntry(change func(*journey.Touchpoint)) {
	f.do(edit.VerbEditCard, func(tx *edit.Tx) error { return f.putEntry(tx, change) })
}

// putEntry changes the card's entry in the catalogue, making one when it has
// none.
func (f *form) putEntry(tx *edit.Tx, change func(*journey.Touchpoint)) error {
	doc := tx.Document()
	card := doc.Cards.Get(f.id)
	if card != nil && doc.Touchpoints.Has(card.Touchpoint) {
		return edit.Update(tx, card.Touchpoint, change)
	}
	entry := journey.NewRecord(journey.TouchpointKind, tx.NewID()).(*journey.Touchpoint)
	entry.Order = lastOrder(doc.TouchpointsInOrder(), func(t *journey.Touchpoint) string { return t.Order })
	if card != nil {
		entry.Name = card.Text
	}
	change(entry)
	tx.Put(entry)
	return edit.Update(tx, f.id, func(c *journey.Card) { c.Touchpoint = entry.ID })
}

func lastOrder[T any](rows []*T, order func(*T) string) string {
	if len(rows) == 0 {
		return journey.OrderBetween("", "")
	}
	return journey.OrderBetween(order(rows[len(rows)-1]), "")
}

// links is a box to tick for each card of a kind of lane, in the order of the
// map: the touchpoints that an activity serves, the pain points that an
// opportunity addresses. Of many, those in the same column and those that are
// ticked come first; the others on request.
func (f *form) links(field, key string, kind journey.LaneKind) {
	targets := f.cardsOf(kind)
	if len(targets) == 0 {
		return
	}
	column := controls.Column(4)
	near, far := f.parted(targets, field)
	for _, c := range near {
		column.Add(f.link(field, c))
	}
	if len(far) > 0 {
		var more *controls.Button
		more = f.kit().Button(controls.ButtonSpec{ID: "inspector." + field + ".more", Look: controls.Link, Text: f.p.cfg.Texts.N("inspector.more", len(far)), OnTap: func() {
			column.Remove(more)
			for _, c := range far[:min(len(far), mostLinks)] {
				column.Add(f.link(field, c))
			}
			f.update(f.doc)
		}})
		column.Add(more)
	}
	f.labelled(key, column)
}

// How many links are shown at once, and how many at most.
const (
	fewLinks  = 8
	mostLinks = 300
)

// parted gives the cards to show at once and the others.
func (f *form) parted(cards []*journey.Card, field string) (near, far []*journey.Card) {
	if len(cards) <= fewLinks {
		return cards, nil
	}
	card := f.doc.Cards.Get(f.id)
	linked := journey.IDs(f.get(card, field).IDs)
	for _, c := range cards {
		if c.Step == card.Step || linked.Has(c.ID) {
			near = append(near, c)
		} else {
			far = append(far, c)
		}
	}
	return near, far
}

func (f *form) link(field string, c *journey.Card) *controls.Check {
	check := f.kit().Check("inspector."+field+"."+string(c.ID), name(f, c.Text), false, func(on bool) {
		set := journey.IDs(f.get(f.record(), field).IDs)
		if on {
			set = set.With(c.ID)
		} else {
			set = set.Without(c.ID)
		}
		f.write(field, journey.Value{Kind: journey.SetValue, IDs: set})
	})
	f.on(func(_ *journey.Document, r journey.Record) { check.SetOn(journey.IDs(f.get(r, field).IDs).Has(c.ID)) })
	return check
}

// cardsOf gives the cards of a kind of lane on the same map, column by column.
func (f *form) cardsOf(kind journey.LaneKind) []*journey.Card {
	o := f.doc.Outline(f.doc.MapOf(f.record()))
	var cards []*journey.Card
	for _, step := range o.Steps {
		for _, lane := range o.Lanes {
			if lane.LaneKind == kind {
				cards = append(cards, o.Cards(lane.ID, step.ID)...)
			}
		}
	}
	return slices.Clip(cards)
}
