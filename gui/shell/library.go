package shell

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"waymark/domain/journey"
	"waymark/gui/board"
	"waymark/gui/controls"
	"waymark/resources/icons"
)

// library is the row below the palette: what the project has already, or what it
// could have, to be dragged onto the map or put there by a click.
type library struct {
	pal    *palette
	object *fyne.Container
	chips  *fyne.Container
	shelf  string
	shows  []board.Offer // what the chips were made of
}

// The shelves of the library.
const (
	touchpointShelf = "touchpoints"
	channelShelf    = "channels"
	laneShelf       = "lanes"
	personaShelf    = "personas"
)

func newLibrary(pal *palette) *library {
	p, k := pal.p, pal.p.w.kit
	l := &library{pal: pal, shelf: touchpointShelf, chips: controls.Row(6)}
	options := []controls.Option{}
	for _, shelf := range []string{touchpointShelf, channelShelf, laneShelf, personaShelf} {
		options = append(options, controls.Option{Value: shelf, Text: p.t("plural." + shelf)})
	}
	choose := k.Segments("library.shelf", options, l.shelf, func(shelf string) {
		l.shelf, l.shows = shelf, nil
		l.refresh()
	})
	row := controls.Padded(6, 12, 6, 12, controls.Row(12, controls.Sized(360, 32, choose), controls.Padded(4, 0, 4, 0, l.chips)))
	scroll := container.NewHScroll(row)
	l.object = controls.Sized(0, 44, k.Pane(controls.Paper, controls.Edges{Bottom: true}).On(scroll))
	l.object.Hide()
	return l
}

func (l *library) shown() bool { return l.object.Visible() }

func (l *library) toggle() {
	if l.shown() {
		l.object.Hide()
	} else {
		l.object.Show()
		l.shows = nil
		l.refresh()
	}
	l.pal.p.center.Refresh()
	l.pal.p.w.logLayout()
}

// refresh makes the chips anew when the project has other things than they show.
func (l *library) refresh() {
	if !l.shown() {
		return
	}
	offers := l.offers()
	if l.shows != nil && slices.Equal(offers, l.shows) {
		return
	}
	l.shows = offers
	p, k := l.pal.p, l.pal.p.w.kit
	l.chips.Objects = nil
	for _, o := range offers {
		name := string(o.ID)
		switch {
		case o.Kind == journey.LaneRecord:
			name = string(o.Lane)
		case o.ID == "":
			name = "new"
		}
		chip := k.Button(controls.ButtonSpec{
			ID: "library." + string(o.Kind) + "." + name, Look: controls.Chip, Icon: l.icon(o), Text: journey.Shorten(o.Name, 28),
			Tip: p.t("palette.library.chip", o.Name), OnTap: func() { p.w.onMap(func(p *project) { p.board.AddOffer(o) }) },
		})
		l.chips.Add(l.pal.source(chip, o))
	}
	if len(offers) == 0 {
		l.chips.Add(k.Label(p.t("palette.library.empty"), controls.Style{Paint: controls.Quiet}))
	}
	l.chips.Refresh()
	l.object.Refresh()
	p.w.logLayout()
}

// offers gives what is on the shelf.
func (l *library) offers() []board.Offer {
	offers := []board.Offer{}
	doc := l.pal.p.doc()
	switch l.shelf {
	case touchpointShelf:
		for _, t := range doc.TouchpointsInOrder() {
			offers = append(offers, board.Offer{Kind: journey.TouchpointKind, ID: t.ID, Name: t.Name})
		}
	case channelShelf:
		for _, c := range doc.ChannelsInOrder() {
			offers = append(offers, board.Offer{Kind: journey.ChannelKind, ID: c.ID, Name: c.Name})
		}
	case laneShelf:
		offers = append(offers, board.Offer{Kind: journey.StepKind, Name: l.pal.p.t("default.step")})
		for _, kind := range journey.LaneKinds() {
			offers = append(offers, board.Offer{Kind: journey.LaneRecord, Lane: kind, Name: l.pal.p.t("lane." + string(kind))})
		}
	case personaShelf:
		for _, persona := range doc.PersonasInOrder() {
			offers = append(offers, board.Offer{Kind: journey.PersonaRecord, ID: persona.ID, Name: persona.Name})
		}
	}
	return offers
}

// icon gives the icon of a chip: of a touchpoint that of its channel.
func (l *library) icon(o board.Offer) string {
	doc := l.pal.p.doc()
	name := ""
	switch o.Kind {
	case journey.LaneRecord:
		name = "rows-3"
	case journey.StepKind:
		name = "columns-3"
	case journey.PersonaRecord:
		name = "user"
	case journey.ChannelKind:
		if c := doc.Channels.Get(o.ID); c != nil {
			name = c.Icon
		}
	case journey.TouchpointKind:
		if t := doc.Touchpoints.Get(o.ID); t != nil {
			if c := doc.Channels.Get(t.Channel); c != nil {
				name = c.Icon
			}
		}
	}
	if !slices.Contains(icons.Names(), name) {
		return "map-pin"
	}
	return name
}
