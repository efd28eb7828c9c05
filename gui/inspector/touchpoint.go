package inspector

import (
	"image/color"

	"waymark/domain/edit"
	"waymark/domain/journey"
	"waymark/gui/controls"
	"waymark/gui/theme"
)

// touchpoint is the fields of touchpoint cards: the entry of the catalogue with
// its channel and kind, the scores, the gap between them.
func (f *form) touchpoint() {
	f.one("touchpoint", "inspector.catalogue", "inspector.no-entry", f.entryOptions,
		func() (string, bool) {
			v, mixed := f.common("touchpoint")
			return v.Text, mixed
		},
		func(v string) { f.write("touchpoint", textValue(v)) },
		"inspector.new-entry", func(typed string) {
			f.do(edit.VerbEditCard, func(tx *edit.Tx) error {
				id, err := tx.AddTouchpoint(typed)
				if err != nil {
					return err
				}
				return f.eachRecord(tx, func(r journey.Record) { r.(*journey.Card).Touchpoint = id })
			})
		})
	f.one("channel", "field.channel", "inspector.no-channel", f.channelOptions,
		func() (string, bool) {
			return f.ofEntries(func(t *journey.Touchpoint) string { return string(t.Channel) })
		},
		func(v string) { f.changeEntries(func(t *journey.Touchpoint) { t.Channel = journey.ID(v) }) },
		"inspector.new-channel", f.newChannel)
	category := f.kit().Segments(f.prefix+"category", f.categories(), "", func(v string) {
		f.changeEntries(func(t *journey.Touchpoint) { t.Category = journey.Category(v) })
	})
	f.on(func(*journey.Document, journey.Record) {
		v, mixed := f.ofEntries(func(t *journey.Touchpoint) string { return string(t.Category) })
		if mixed {
			v = ""
		}
		category.SetValue(v)
	})
	f.labelled("field.category", category)
	f.group("scores", "inspector.group.scores", false, func() {
		f.scores("importance", "field.importance", touchpointInk)
		f.scores("satisfaction", "field.satisfaction", satisfaction)
		if f.single() {
			f.gap()
		}
		f.scores("businessImportance", "field.business-importance", touchpointInk)
		f.flag("momentOfTruth", "field.moment-of-truth")
	})
}

func (f *form) categories() []controls.Option {
	return []controls.Option{
		{Value: string(journey.Marketing), Text: f.t("category.marketing")},
		{Value: string(journey.Sales), Text: f.t("category.sales")},
		{Value: string(journey.CustomerSuccess), Text: f.t("inspector.success"), Tip: f.t("category.success")},
		{Value: string(journey.OtherCategory), Text: f.t("category.other")},
	}
}

func (f *form) entryOptions() []controls.PickOption {
	var out []controls.PickOption
	for _, t := range f.p.doc.TouchpointsInOrder() {
		o := controls.PickOption{Option: controls.Option{Value: string(t.ID), Text: name(f, t.Name)}}
		if c := f.p.doc.Channels.Get(t.Channel); c != nil {
			o.Note, o.Icon = c.Name, c.Icon
		}
		out = append(out, o)
	}
	return out
}

func (f *form) channelOptions() []controls.PickOption {
	var out []controls.PickOption
	for _, c := range f.p.doc.ChannelsInOrder() {
		out = append(out, controls.PickOption{Option: controls.Option{Value: string(c.ID), Text: name(f, c.Name), Icon: c.Icon}})
	}
	return out
}

// gap tells by how much satisfaction lags behind importance.
func (f *form) gap() {
	label := f.kit().Label("", controls.Style{Size: theme.SmallSize + 0.5, Paint: controls.Pain, Wrap: f.width - 24})
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

// ofEntries gives what the cards' entries of the catalogue have in common; a card
// without one counts as an empty entry.
func (f *form) ofEntries(value func(*journey.Touchpoint) string) (v string, mixed bool) {
	for i, r := range f.records() {
		now := ""
		if t := f.p.doc.Touchpoints.Get(r.(*journey.Card).Touchpoint); t != nil {
			now = value(t)
		}
		if i > 0 && now != v {
			return "", true
		}
		v = now
	}
	return v, false
}

func (f *form) newChannel(typed string) {
	f.do(edit.VerbEditCard, func(tx *edit.Tx) error {
		id, err := tx.AddChannel(typed, "globe")
		if err != nil {
			return err
		}
		return f.putEntries(tx, func(t *journey.Touchpoint) { t.Channel = id })
	})
}

func (f *form) changeEntries(change func(*journey.Touchpoint)) {
	f.do(edit.VerbEditCard, func(tx *edit.Tx) error { return f.putEntries(tx, change) })
}

// putEntries changes the cards' entries in the catalogue, making one for a card
// that has none.
func (f *form) putEntries(tx *edit.Tx, change func(*journey.Touchpoint)) error {
	for _, id := range f.ids {
		card := tx.Document().Cards.Get(id)
		if card == nil {
			continue
		}
		entry := card.Touchpoint
		if !tx.Document().Touchpoints.Has(entry) {
			made, err := tx.AddTouchpoint(card.Text)
			if err != nil {
				return err
			}
			entry = made
			if err := edit.Update(tx, id, func(c *journey.Card) { c.Touchpoint = entry }); err != nil {
				return err
			}
		}
		if err := edit.Update(tx, entry, change); err != nil {
			return err
		}
	}
	return nil
}
