package scene

import (
	"strings"

	"waymark/domain/analysis"
	"waymark/domain/journey"
	"waymark/domain/vector"
)

// The measures of a card.
const (
	cardPadX   = 8.0
	cardRight  = 10.0 // right of the text: clear of the mark in the corner
	cardPadY   = 6.0
	cardRadius = 7.0
	cardLeast  = 28.0 // height
	chipSize   = 24.0
	chipIcon   = 14.0
)

// signs are the kinds of marks on a sheet that the legend explains.
type signs uint32

const (
	showsImportance signs = 1 << iota
	showsSatisfaction
	showsGap
	showsMoment
	showsSeverity
	showsValue
	showsActivity
	showsWasted
	showsNote
	showsComment
	showsSource
	showsLink
	showsRestricted
	showsResearched
	showsAssumed
	showsCurve
	showsBreak
	showsInteraction
	showsVisibility
	showsInternal
)

// cardKey is all a card's drawing depends on besides the look of the sheet and,
// for a card that concerns some personas only, these personas.
type cardKey struct {
	card       *journey.Card
	kind       journey.LaneKind
	width      float64
	touchpoint *journey.Touchpoint
	channel    *journey.Channel
	picture    *journey.Attachment
	comments   int
	serves     bool // an activity that meets the customer
	wasted     bool // one of which it is known that it does not
}

// cardDrawing is a finished card with its top left corner at 0, 0.
type cardDrawing struct {
	key    cardKey
	height float64
	items  []Item
	text   TextBox
	ends   float64 // where the last line of the text ends
	shown  signs
}

// keyOf finds what a card's drawing depends on.
func (b *builder) keyOf(c *journey.Card, kind journey.LaneKind, width float64) cardKey {
	key := cardKey{card: c, kind: kind, width: width}
	if len(b.comments) > 0 {
		key.comments = b.comments[c.ID]
	}
	if c.Picture != "" {
		key.picture = b.doc.Attachments.Get(c.Picture)
	}
	switch kind {
	case journey.Touchpoints:
		if c.Touchpoint == "" {
			break
		}
		if key.touchpoint = b.doc.Touchpoints.Get(c.Touchpoint); key.touchpoint != nil {
			key.channel = b.doc.Channels.Get(key.touchpoint.Channel)
		}
	case journey.Activities:
		key.serves = analysis.Meets(b.doc, c)
		key.wasted = !key.serves && b.isCompared()
	}
	return key
}

// isCompared tells whether the map says anything about what its activities are
// for.
func (b *builder) isCompared() bool {
	if b.compared == nil {
		is := analysis.Compared(b.doc, b.view.Map)
		b.compared = &is
	}
	return *b.compared
}

// still tells whether a drawing of the scene before shows the card as it is.
func (b *builder) still(d *cardDrawing, key *cardKey) bool {
	return d.key == *key && (b.sheet.sameInks || len(key.card.Personas) == 0)
}

// drawCard draws a card.
func (b *builder) drawCard(key cardKey) *cardDrawing {
	d := &cardDrawing{key: key, items: make([]Item, 0, 8)}
	tone := b.toneOf(key)
	ink := b.pal.Text
	d.items = append(d.items, Rect{}) // the box, once the height is known
	if key.wasted {
		ink = b.pal.Quiet
	}
	d.known(b.pal, key.width)

	top := b.picture(d, cardPadY)
	left := b.chip(d, tone, top)
	said := len(d.items) // where the writing begins
	width := key.width - left - cardRight
	f := flow{b: b, x: left, w: width}
	f.y = b.cardText(d, tone, ink, left, top, width)
	f.items = d.items
	b.details(d, &f, tone)
	b.footer(d, &f)
	d.items = f.items
	bottom := f.bottom()
	if least := top + chipSize; left > cardPadX && bottom < least {
		low := (least - bottom) / 2 // a short text stands beside the middle of its icon
		copy(d.items[said:], moved(d.items[said:], 0, low))
		d.text.Y += low
		bottom = least
	}
	bottom += cardPadY
	d.height = max(up4(bottom), cardLeast)
	box := frame(vector.Rect{W: key.width, H: d.height}, cardRadius, tone.Fill, vector.Stroke{Color: tone.Line, Width: 1})
	if key.wasted {
		box.Hatch = b.pal.Hatch
		d.shown |= showsWasted
	}
	d.items[0] = box
	return d
}

// toneOf gives the look of a card by its lane, or of its own colour.
func (b *builder) toneOf(key cardKey) Tone {
	if c, ok := parseColor(key.card.Color); ok {
		return b.pal.own(c)
	}
	switch key.kind {
	case journey.Touchpoints:
		return b.pal.Touchpoint
	case journey.PainPoints:
		return b.pal.PainPoint
	case journey.Opportunities:
		return b.pal.Opportunity
	case journey.Activities, journey.Backstage, journey.SupportLane:
		return b.pal.Activity
	case journey.Metrics:
		return b.pal.Metric
	case journey.Goals, journey.Doing, journey.Thinking, journey.Feeling, journey.EmotionCurve, journey.Images, journey.TextLane:
	}
	return b.pal.Plain
}

// known marks in the upper right corner what the card rests on: a full dot is
// researched, an open one assumed, a ring around it names a source.
func (d *cardDrawing) known(p *Palette, width float64) {
	const r, around, in = 1.9, 3.5, 5.7
	c := d.key.card
	if c.Basis == journey.Researched {
		d.items = append(d.items, dot(width-in, in, r, p.Faint))
		d.shown |= showsResearched
	} else {
		d.items = append(d.items, ring(width-in, in, r, 1, p.Faint, vector.Color{}))
		d.shown |= showsAssumed
	}
	if len(c.Sources) > 0 {
		d.items = append(d.items, ring(width-in, in, around, 0.8, p.FaintRing, vector.Color{}))
		d.shown |= showsSource
	}
}

// picture draws the card's picture across its width and gives the top of what
// stands below.
func (b *builder) picture(d *cardDrawing, y float64) float64 {
	a := d.key.picture
	if a == nil {
		return y
	}
	inner := d.key.width - 2*cardPadX
	w, h := fitPicture(a, inner)
	y += 4 // clear of the mark in the corner
	d.items = append(d.items, Picture{
		Rect:   vector.Rect{X: cardPadX + (inner-w)/2, Y: y, W: w, H: h},
		Radius: 4, Attachment: a.ID, Type: a.Type, Data: a.Data,
	})
	return y + h + pictureGap
}

// pictureGap is between a card's picture and its text.
const pictureGap = 6.0

// chip draws the card's icon on its ground and gives the left edge of the text.
func (b *builder) chip(d *cardDrawing, tone Tone, y float64) float64 {
	name := d.key.card.Icon
	switch {
	case name != "" && b.view.Icons[name] != nil:
	case d.key.kind == journey.Touchpoints:
		name = iconTouchpoint
		if ch := d.key.channel; ch != nil && b.view.Icons[ch.Icon] != nil {
			name = ch.Icon
		}
	case d.key.kind == journey.Opportunities:
		name = iconOpportunity
	default:
		return cardPadX
	}
	if b.view.Icons[name] == nil {
		return cardPadX
	}
	const in = (chipSize - chipIcon) / 2
	d.items = append(d.items, Rect{Rect: vector.Rect{X: cardPadX, Y: y, W: chipSize, H: chipSize}, Radius: 6, Fill: tone.Chip})
	d.items = b.icon(d.items, name, cardPadX+in, y+in, chipIcon, tone.Ink)
	return cardPadX + chipSize + 8
}

// cardText sets the text of a card and gives the height it reaches.
func (b *builder) cardText(d *cardDrawing, tone Tone, ink vector.Color, x, y, width float64) float64 {
	text := d.key.card.Text
	if text == "" && d.key.touchpoint != nil {
		text = d.key.touchpoint.Name
	}
	block := b.ts.Break(text, styleOf(cardSize, false), width)
	d.items = put(d.items, &block, x, y, cardSize, ink)
	d.text = TextBox{
		Rect: vector.Rect{X: x, Y: y, W: width, H: height(&block)},
		Size: cardSize, Color: ink, Ground: tone.Fill,
	}
	d.ends = x
	if n := len(block.Lines); n > 0 {
		d.ends += block.Lines[n-1].Width
	}
	if text == "" && d.key.picture != nil { // to be typed over the picture's lower edge
		d.text.Y -= pictureGap + d.text.H
		d.ends = d.key.width
		return y - pictureGap
	}
	return y + d.text.H
}

// details sets the rows that a kind of card has under its text.
func (b *builder) details(d *cardDrawing, f *flow, tone Tone) {
	c, p := d.key.card, b.pal
	switch d.key.kind {
	case journey.Touchpoints:
		d.shown |= b.touchpointDetails(d, f)
	case journey.PainPoints:
		if c.Severity > 0 {
			f.marks(c.Severity, false, p.PainPoint.Ink, p.Unscored)
			d.shown |= showsSeverity
		}
	case journey.Opportunities:
		d.shown |= b.opportunityDetails(c, f)
	case journey.Activities:
		d.shown |= showsActivity
		phrase := ""
		switch {
		case d.key.serves:
			phrase = b.words.MeetsCustomer
		case d.key.wasted:
			phrase = b.words.NobodyUsesIt
		}
		f.phrases(p.Quiet, b.hours(c), phrase)
	case journey.Backstage, journey.SupportLane:
		d.shown |= showsActivity
		f.words(b.hours(c), p.Quiet)
	case journey.Metrics:
		if c.Value != 0 || c.Unit != "" || c.Target != 0 {
			f.say(amount(c.Value, c.Unit), tone.Ink, true)
		}
		if c.Target != 0 {
			f.words(fill(b.words.Target, amount(c.Target, c.Unit)), p.Quiet)
		}
	case journey.Goals, journey.Doing, journey.Thinking, journey.Feeling, journey.EmotionCurve, journey.Images, journey.TextLane:
	}
}

// gapShown is the least gap between importance and satisfaction worth a word.
const gapShown = 2

// touchpointDetails sets the channel with the gap, then both scores in one row.
func (b *builder) touchpointDetails(d *cardDrawing, f *flow) (shown signs) {
	c, p := d.key.card, b.pal
	if d.key.channel != nil {
		f.words(d.key.channel.Name, p.Quiet)
	}
	if gap, ok := analysis.TouchpointGap(c.Importance, c.Satisfaction); ok && gap >= gapShown {
		f.words(fill(b.words.Gap, number(float64(gap))), p.Gap)
		shown |= showsGap
	}
	if c.MomentOfTruth {
		f.moment(p.Moment)
		shown |= showsMoment
	}
	if c.Importance > 0 && c.Satisfaction > 0 {
		f.newRow()
	}
	if c.Importance > 0 {
		f.marks(c.Importance, false, p.Importance, p.Unscored)
		shown |= showsImportance
	}
	if c.Satisfaction > 0 {
		f.marks(c.Satisfaction, true, p.Satisfaction, p.Unscored)
		shown |= showsSatisfaction
	}
	return shown
}

func (b *builder) opportunityDetails(c *journey.Card, f *flow) signs {
	var worth, field string
	var shown signs
	if value, ok := analysis.OpportunityValue(c.CustomerValue, c.BusinessValue); ok {
		worth = fill(b.words.Value, number(value))
		shown = showsValue
		if c.Effort > 0 {
			field = b.words.quadrant(analysis.Rank(value, c.Effort))
		}
	}
	f.phrases(b.pal.Quiet, worth, field, b.words.status(c.Status))
	return shown
}

func (b *builder) hours(c *journey.Card) string {
	if c.Hours == 0 {
		return ""
	}
	return fill(b.words.Hours, number(c.Hours))
}

// joined puts a dot between two phrases.
func joined(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return strings.Join([]string{a, b}, " · ")
}

// footer sets the signs any card may have – whom it concerns, note, comments,
// link – at the right end of the last row, or in a row of their own where that
// is full.
func (b *builder) footer(d *cardDrawing, f *flow) {
	c := d.key.card
	row := signRow{b: b}
	for i := range b.sheet.inks {
		if len(c.Personas) > 0 && c.Personas.Has(b.sheet.inks[i].id) {
			row.inks = append(row.inks, &b.sheet.inks[i])
			d.shown |= showsRestricted
		}
	}
	if c.Note != "" {
		row.add(iconNote, 1, b.pal.Quiet)
		d.shown |= showsNote
	}
	if d.key.comments > 0 {
		row.add(iconComment, d.key.comments, b.pal.Accent)
		d.shown |= showsComment
	}
	if c.Link != "" {
		row.add(iconLink, 1, b.pal.Quiet)
		d.shown |= showsLink
	}
	row.place(f, d)
}
