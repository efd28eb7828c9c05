package board

import (
	"image/color"
	"math"
	"slices"

	"fyne.io/fyne/v2"

	"waymark/domain/edit"
	"waymark/domain/journey"
	"waymark/domain/scene"
	"waymark/domain/typeset"
	"waymark/domain/vector"
	"waymark/gui/board/camera"
	"waymark/gui/board/gesture"
)

// Offer is something that can be put onto the map from outside: from the palette
// or a list beside it.
type Offer struct {
	// Kind is what it makes: a card, an emotion, a stage, a step, a lane or a
	// persona; or from what: a touchpoint of the catalogue, a channel.
	Kind journey.Kind
	// Lane is, for a card, the kind of lanes it belongs into, "" for any; for a
	// lane, its own kind.
	Lane journey.LaneKind
	// ID names the touchpoint, the channel or the persona; a persona without is
	// a new one.
	ID journey.ID
	// Name is what the thing is called while it is carried, and what it is called
	// on the map until somebody types a name.
	Name string
}

// outside is what is carried in from outside the board, and the badge of copies.
type outside struct {
	offer      *Offer
	badge      *picture
	badgeColor color.NRGBA
}

// CarryOffer carries something new over the map: the first call picks it up, each
// next one brings it to another place. at is in the window.
func (b *Board) CarryOffer(o Offer, at fyne.Position) {
	if b.editor == nil {
		return
	}
	v := pointOf(at.Subtract(fyne.CurrentApp().Driver().AbsolutePositionForObject(b)))
	b.batch(func() {
		b.pointer = v
		if b.outside.offer == nil {
			b.Finish()
			b.focus()
			b.outside.offer = &o
			b.machine.SetWindow(b.cam.Window(camera.Ground))
			b.feed(gesture.Lift{At: v, Mods: b.currentMods(), Target: gesture.Target{Grip: gesture.Offer}})
		} else {
			b.feed(gesture.Move{At: v, Mods: b.currentMods()})
		}
		b.update()
	})
}

// LandOffer lets go of what CarryOffer carries.
func (b *Board) LandOffer() {
	if b.outside.offer == nil {
		return
	}
	b.release(b.pointer, b.currentMods())
	b.outside.offer = nil
}

// offerLoad is something new on its way onto the map.
type offerLoad struct {
	b     *Board
	base  *scene.Scene
	offer Offer
	place offerPlace
	id    journey.ID // of the record that the preview makes
	why   string     // why it cannot go here

	elsewhere bool // it goes into another lane than the one pointed at
}

// offerPlace is a drop target of something new; what it uses depends on what it is.
type offerPlace struct {
	parent  journey.ID // a lane, a stage, a persona
	step    journey.ID
	index   int
	value   float64
	newLane bool // a lane is to be made at index for it
}

func (b *Board) newOfferLoad() *offerLoad {
	if b.outside.offer == nil || b.editor.Document().Maps.Get(b.mapID) == nil {
		return nil
	}
	return &offerLoad{b: b, base: b.scene, offer: *b.outside.offer}
}

func (l *offerLoad) aim(a aim) (any, func(*edit.Tx) error) {
	l.why = ""
	ok := !a.out
	if ok {
		l.place, ok = l.find(a.sheet)
	}
	if !ok {
		l.place = offerPlace{}
		return nowhere{}, unchanged
	}
	return l.place, func(tx *edit.Tx) error { _, err := l.add(tx, l.offer.Name); return err }
}

// find gives the place for a point of the sheet.
func (l *offerLoad) find(q vector.Point) (p offerPlace, ok bool) {
	switch l.offer.Kind {
	case journey.CardKind, journey.TouchpointKind, journey.ChannelKind:
		return l.findCell(q)
	case journey.EmotionKind:
		return l.findFeeling(q)
	case journey.StageKind:
		if drop, ok := l.base.DropStage(q.X, ""); ok {
			p.index = drop.Index
		}
		return p, true
	case journey.StepKind:
		drop, ok := l.base.DropStep(q.X, "")
		return offerPlace{parent: drop.Stage, index: drop.Index}, ok
	case journey.LaneRecord:
		if drop, ok := l.base.DropLane(q.Y, ""); ok {
			p.index = drop.Index
		}
		return p, true
	case journey.PersonaRecord:
		m := l.b.editor.Committed().Maps.Get(l.b.mapID)
		if l.offer.ID != "" && m.Personas.Has(l.offer.ID) {
			l.why = l.b.cfg.Texts.T("board.drag.on-map")
			return p, false
		}
		if drop, ok := l.base.DropPersona(q, ""); ok {
			p.parent = drop.Before
		}
		return p, true
	}
	return p, false
}

// findCell gives the cell for a card. One that belongs into lanes of a kind goes
// to the nearest of them, and a map without one gets one.
func (l *offerLoad) findCell(q vector.Point) (offerPlace, bool) {
	if len(l.base.Columns) == 0 {
		return offerPlace{}, false
	}
	q = intoLanes(l.base, q)
	l.elsewhere = false
	if kind := l.laneKind(); kind != "" {
		l.elsewhere = l.b.editor.Committed().Lanes.Get(l.base.LaneAt(q.Y)).LaneKind != kind
		band, ok := l.nearestLane(kind, q.Y)
		if !ok {
			drop, _ := l.base.DropLane(q.Y, "")
			column := l.base.Columns[max(columnIndex(l.base, q.X), 0)]
			return offerPlace{step: column.Step, index: drop.Index, newLane: true}, true
		}
		q.Y = min(max(q.Y, band.Y), band.Y+band.Height-1)
	}
	drop, ok := l.base.DropCard(q, nil)
	return offerPlace{parent: drop.Lane, step: drop.Step, index: drop.Index}, ok
}

// laneKind is the kind of lanes into which the card belongs, "" for any.
func (l *offerLoad) laneKind() journey.LaneKind {
	if l.offer.Kind != journey.CardKind {
		return journey.Touchpoints
	}
	return l.offer.Lane
}

// nearestLane gives the lane of a kind that is nearest to a height of the sheet.
func (l *offerLoad) nearestLane(kind journey.LaneKind, y float64) (best scene.PlacedBand, ok bool) {
	doc := l.b.editor.Committed()
	near := math.Inf(1)
	for _, band := range l.base.Bands {
		lane := doc.Lanes.Get(band.Lane)
		if band.Kind != scene.LaneBand || lane == nil || lane.LaneKind != kind {
			continue
		}
		if d := max(band.Y-y, y-band.Y-band.Height, 0); d < near {
			near, best, ok = d, band, true
		}
	}
	return best, ok
}

// findFeeling gives whose feeling is set, where and to what.
func (l *offerLoad) findFeeling(q vector.Point) (offerPlace, bool) {
	q = intoLanes(l.base, q)
	band, ok := l.nearestLane(journey.EmotionCurve, q.Y)
	column, found := l.base.ColumnAt(q.X)
	if !ok || !found {
		return offerPlace{}, false
	}
	persona := l.b.personaToSet(column.Step)
	if l.place.parent != "" && l.place.step == column.Step {
		persona = l.place.parent // the preview has set it already
	}
	if persona == "" {
		l.why = l.b.cfg.Texts.T("board.drag.all-set")
		return offerPlace{}, false
	}
	p := offerPlace{parent: persona, step: column.Step}
	if value, ok := l.base.EmotionValue(band.Lane, q.Y); ok {
		p.value = snapValue(value)
	}
	return p, true
}

// add makes the thing in its place and gives its text's ref.
func (l *offerLoad) add(tx *edit.Tx, text string) (ref scene.Ref, err error) {
	p := l.place
	switch l.offer.Kind {
	case journey.CardKind, journey.TouchpointKind, journey.ChannelKind:
		return l.addCard(tx, text)
	case journey.EmotionKind:
		ref = scene.Ref{Kind: journey.EmotionKind, ID: journey.EmotionID(p.parent, p.step)}
		err = tx.SetEmotion(p.parent, p.step, p.value)
	case journey.StageKind:
		ref = scene.Ref{Kind: journey.StageKind, Part: scene.Name}
		ref.ID, err = tx.AddStage(l.b.mapID, p.index, text)
	case journey.StepKind:
		ref = scene.Ref{Kind: journey.StepKind}
		ref.ID, err = tx.AddStep(p.parent, p.index, text)
	case journey.LaneRecord:
		ref = scene.Ref{Kind: journey.LaneRecord, Part: scene.Name}
		ref.ID, err = tx.AddLane(l.b.mapID, l.offer.Lane, p.index, text)
	case journey.PersonaRecord:
		ref = scene.Ref{Kind: journey.PersonaRecord, ID: l.offer.ID, Part: scene.Name}
		if ref.ID == "" {
			ref.ID, err = tx.AddPersona(l.b.mapID, text)
		} else {
			err = tx.ShowPersona(l.b.mapID, ref.ID, true)
		}
		if err == nil && (l.offer.ID == "" || p.parent != "") {
			err = l.b.movePersonaBefore(tx, ref.ID, p.parent)
		}
	}
	l.id = ref.ID
	return ref, err
}

// addCard makes a card, and a lane for it where there is none of its kind.
func (l *offerLoad) addCard(tx *edit.Tx, text string) (scene.Ref, error) {
	lane, index := l.place.parent, l.place.index
	if l.place.newLane {
		made, err := tx.AddLane(l.b.mapID, l.laneKind(), index, l.b.laneName(l.laneKind()))
		if err != nil {
			return scene.Ref{}, err
		}
		lane, index = made, 0
	}
	touchpoint := l.touchpoint(tx)
	if touchpoint != "" {
		text = "" // the card shows the touchpoint's name
	}
	id, err := tx.AddCard(lane, l.place.step, index, text)
	if err == nil && touchpoint != "" {
		err = edit.Update(tx, id, func(c *journey.Card) { c.Touchpoint = touchpoint })
	}
	l.id = id
	return scene.Ref{Kind: journey.CardKind, ID: id}, err
}

// touchpoint gives the touchpoint of the catalogue that the card stands for, ""
// for none. A channel stands for the touchpoint that is called like it; when the
// catalogue has none, it gets one.
func (l *offerLoad) touchpoint(tx *edit.Tx) journey.ID {
	switch l.offer.Kind {
	case journey.TouchpointKind:
		return l.offer.ID
	case journey.ChannelKind:
	default:
		return ""
	}
	doc := tx.Document()
	channel := doc.Channels.Get(l.offer.ID)
	if channel == nil {
		return ""
	}
	order := ""
	for _, tp := range doc.TouchpointsInOrder() {
		if tp.Channel == channel.ID && tp.Name == channel.Name {
			return tp.ID
		}
		order = tp.Order
	}
	tp := journey.NewRecord(journey.TouchpointKind, tx.NewID()).(*journey.Touchpoint)
	tp.Name, tp.Channel, tp.Order = channel.Name, channel.ID, journey.OrdersBetween(order, "", 1)[0]
	tx.Put(tp)
	return tp.ID
}

// typed tells whether the thing has a name to be typed once it is put down.
func (l *offerLoad) typed() bool {
	switch l.offer.Kind {
	case journey.CardKind, journey.StageKind, journey.StepKind, journey.LaneRecord:
		return true
	case journey.PersonaRecord:
		return l.offer.ID == ""
	}
	return false
}

// open puts the thing down with its name open for typing, all of it one change.
func (l *offerLoad) open() {
	name := l.offer.Name
	if l.offer.Kind == journey.LaneRecord && name == "" {
		name = l.b.laneName(l.offer.Lane)
	}
	l.b.typeNew(l.label().Verb, name, l.add)
}

func (l *offerLoad) label() edit.Label {
	label := edit.Label{Subject: l.offer.Name}
	switch l.offer.Kind {
	case journey.StageKind:
		label.Verb = edit.VerbAddStage
	case journey.StepKind:
		label.Verb = edit.VerbAddStep
	case journey.LaneRecord:
		label.Verb = edit.VerbAddLane
	case journey.PersonaRecord:
		label.Verb = edit.VerbAddPersona
	case journey.EmotionKind:
		label.Verb = edit.VerbSetEmotion
		label.Subject = l.b.personaName(l.place.parent)
	default:
		label.Verb = edit.VerbAddCard
	}
	return label
}

func (l *offerLoad) made() []scene.Ref {
	if l.id == "" || l.place == (offerPlace{}) {
		return nil
	}
	return []scene.Ref{{Kind: l.kind(), ID: l.id}}
}

// kind is the kind of the record that is made.
func (l *offerLoad) kind() journey.Kind {
	switch l.offer.Kind {
	case journey.TouchpointKind, journey.ChannelKind:
		return journey.CardKind
	}
	return l.offer.Kind
}

func (l *offerLoad) words() string {
	switch {
	case l.why != "" || l.place == (offerPlace{}):
		return l.why
	case l.offer.Kind == journey.EmotionKind:
		return l.b.feelingText(l.place.parent, l.place.value, "")
	case l.elsewhere:
		if card := l.b.editor.Document().Cards.Get(l.id); card != nil {
			return "→ " + journey.Shorten(textOf(l.b.editor.Document(), scene.Ref{Kind: journey.LaneRecord, ID: card.Lane}), 40)
		}
	}
	return ""
}

func (l *offerLoad) mark(marks []mark) []mark {
	b := l.b
	ref := scene.Ref{Kind: l.kind(), ID: l.id}
	if l.id == "" || l.why != "" || b.editor.Document().Record(ref.Kind, ref.ID) == nil {
		return marks
	}
	switch ref.Kind {
	case journey.CardKind:
		card := b.editor.Document().Cards.Get(l.id)
		marks = b.targetCell(marks, journey.Cell{Lane: card.Lane, Step: card.Step})
		return b.markSlot(marks, l.id)
	case journey.EmotionKind:
		if p, ok := b.scene.EmotionPoint(l.place.parent, l.place.step); ok {
			at := b.onScreen(camera.Ground, vector.Rect{X: p.X, Y: p.Y})
			marks = append(marks, ring(vector.Point{X: at.X, Y: at.Y}, 12, camera.Ground, b.look.accent))
		}
	case journey.StageKind, journey.StepKind:
		return b.markColumns(marks, ref)
	case journey.LaneRecord:
		return b.markLane(marks, l.id)
	case journey.PersonaRecord:
		if box, ok := b.scene.Bounds(ref); ok {
			marks = append(marks, b.slotMark(camera.Ground, b.onScreen(camera.Ground, box), true, 3))
		}
	}
	return marks
}

// offerLayer draws something new as it is carried: a small card with its name.
func (b *Board) offerLayer(o Offer) *scene.Layer {
	const most, padX, padY, size = 200.0, 12.0, 9.0, 12.0
	block := b.cfg.Typesetter.Break(o.Name, typeset.Style{Size: size}, most)
	box := vector.Rect{W: max(block.Width, 40) + 2*padX, H: block.Height + 2*padY}
	edge := vector.Stroke{Width: 1.5, Color: b.look.accent}
	items := []scene.Item{scene.Rect{Rect: box.Inset(1), Radius: cardRadius, Fill: b.look.paper, Stroke: edge}}
	items = setText(items, &block, vector.Point{X: padX, Y: padY}, size, b.cfg.View.Palette.Text)
	return layerOf(box, items)
}

// AddOffer puts something new where the selection is, as a click in the palette
// asks for. What has a name is opened for typing.
func (b *Board) AddOffer(o Offer) {
	b.Finish()
	if b.editor == nil {
		return
	}
	switch o.Kind {
	case journey.CardKind:
		if o.Lane == "" {
			b.AddCard()
		} else {
			b.AddCardIn(o.Lane)
		}
	case journey.EmotionKind:
		b.AddEmotion()
	case journey.StageKind:
		b.AddStage()
	case journey.StepKind:
		b.AddStep()
	case journey.LaneRecord:
		b.AddLane(o.Lane)
	case journey.PersonaRecord:
		if o.ID == "" {
			b.AddPersona()
			return
		}
		b.placeOffer(o, offerPlace{})
	case journey.TouchpointKind, journey.ChannelKind:
		b.addTouchpointOffer(o)
	}
}

// addTouchpointOffer puts a touchpoint card at the step of the selection.
func (b *Board) addTouchpointOffer(o Offer) {
	doc := b.editor.Document()
	step := b.stepOfSelection(doc)
	if _, ok := b.scene.ColumnOf(step); !ok {
		if len(b.scene.Columns) == 0 {
			return
		}
		step = b.scene.Columns[0].Step
	}
	lanes := doc.LanesOf(b.mapID)
	at := slices.IndexFunc(lanes, func(lane *journey.Lane) bool { return lane.LaneKind == journey.Touchpoints })
	p := offerPlace{step: step, index: len(lanes), newLane: true}
	if at >= 0 {
		p = offerPlace{parent: lanes[at].ID, step: step, index: len(doc.CardsIn(lanes[at].ID, step))}
	}
	b.placeOffer(o, p)
}

// placeOffer adds something at once.
func (b *Board) placeOffer(o Offer, p offerPlace) {
	l := &offerLoad{b: b, base: b.scene, offer: o, place: p}
	b.do(l.label(), func(tx *edit.Tx) ([]scene.Ref, error) {
		ref, err := l.add(tx, o.Name)
		return []scene.Ref{record(ref)}, err
	})
	b.revealSelection()
	b.update()
}
