package scene

import (
	"slices"
	"strings"
	"unicode/utf8"

	"waymark/domain/journey"
	"waymark/domain/vector"
)

// The measures of the persona strip.
const (
	stripPad      = 8.0
	portraitSize  = 32.0
	personaLeast  = 300.0 // width of an entry
	personaMost   = 640.0
	personaGap    = 24.0
	sampleWidth   = 36.0
	portraitSpace = portraitSize + 10
)

// stripMemo is the persona band with all it depends on.
type stripMemo struct {
	looks   []personaLook
	width   float64
	samples bool // an emotion lane is in view
	band    *Band
}

// stripBand draws the personas of the map side by side; nil without personas.
func (b *builder) stripBand() *Band {
	if len(b.sheet.personas) == 0 {
		return nil
	}
	m := &stripMemo{looks: b.sheet.personas, width: b.scene.Width, samples: b.showsCurves()}
	b.scene.memo.strip = m
	if b.prev != nil && b.prev.strip != nil && b.prev.strip.width == m.width && b.prev.strip.samples == m.samples &&
		slices.Equal(b.prev.strip.looks, m.looks) {
		m.band = b.prev.strip.band
		return m.band
	}
	room := m.width - 2*sheetPad
	most := max(1, int((room+personaGap)/(personaLeast+personaGap)))
	rows := (len(m.looks) + most - 1) / most
	perRow := (len(m.looks) + rows - 1) / rows
	wide := min((room-float64(perRow-1)*personaGap)/float64(perRow), personaMost)
	l := layerOf{width: m.width}
	l.add(ornament(), vector.Rect{}, nil)
	y := stripPad
	for from := 0; from < len(m.looks); from += perRow {
		row := 0.0
		for i := from; i < min(from+perRow, len(m.looks)); i++ {
			x := sheetPad + float64(i-from)*(wide+personaGap)
			row = max(row, b.personaEntry(&l, &m.looks[i], x, y, wide, m.samples))
		}
		y += up4(row) + stripPad
	}
	y += stripPad / 2
	l.groups[0].Bounds = vector.Rect{W: m.width, H: y}
	l.groups[0].Items = []Item{bar(0, 0, m.width, y, b.pal.Paper)}
	m.band = &Band{Kind: PersonaBand, Height: y, Body: l.layer(y)}
	return m.band
}

// showsCurves tells whether an emotion lane can be seen.
func (b *builder) showsCurves() bool {
	for i := range b.sheet.lanes {
		if l := b.sheet.lanes[i].lane; l.LaneKind == journey.EmotionCurve && !l.Collapsed {
			return true
		}
	}
	return false
}

// personaEntry draws one persona and gives the height it takes.
func (b *builder) personaEntry(l *layerOf, look *personaLook, x, y, width float64, sample bool) float64 {
	p := look.persona
	left, room := x+portraitSpace, width-portraitSpace
	nameRoom := room
	if sample {
		nameRoom -= sampleWidth + 10
	}
	mark := b.remark(look.comments)
	if look.comments > 0 {
		nameRoom -= mark.width() + 8
	}
	name := b.block(p.Name, cardSize, true, nameRoom)
	details := b.block(joined(p.Demographics, p.Firmographics), detailSize, false, room)
	quote := b.block(b.quoted(p.Quote), detailSize, false, room)

	at := y
	if details.Height+quote.Height == 0 {
		at += max(0, (portraitSize-height(name))/2)
	}
	nameAt := at
	at += height(name) + 1
	detailsAt, quoteX, quoteAt := at, left, at
	if details.Height > 0 {
		at += details.Height
		quoteAt = at
		oneLine := len(details.Lines) == 1 && len(quote.Lines) == 1
		if oneLine && details.Width+10+quote.Width <= room {
			quoteX, quoteAt = left+details.Width+10, detailsAt
		}
	}
	bottom := max(at, quoteAt+quote.Height, y+portraitSize)

	// Wider than what is drawn: a frame around it must not cross letters.
	whole := vector.Rect{X: x - stripPad, Y: y - stripPad/2, W: width + 2*stripPad, H: bottom - y + stripPad}
	var items []Item
	if sample {
		items = look.ink.sample(items, left+name.Width+10, nameAt+name.LineHeight/2, sampleWidth, b.pal.Paper)
	}
	if look.comments > 0 {
		f := flow{b: b, items: items}
		mark.draw(&f, left+room-mark.width(), nameAt+name.LineHeight/2)
		items = f.items
	}
	l.add(ref(journey.PersonaRecord, p.ID, Whole), whole, items)
	l.add(ref(journey.PersonaRecord, p.ID, Portrait), vector.Rect{X: x, Y: y, W: portraitSize, H: portraitSize},
		b.portrait(nil, look, x, y, portraitSize))
	text := func(part Part, box vector.Rect, items []Item, size float64, bold bool, ink vector.Color) {
		l.addText(ref(journey.PersonaRecord, p.ID, part), box, items, TextBox{box, size, bold, ink, b.pal.Paper})
	}
	text(Name, vector.Rect{X: left, Y: nameAt, W: nameRoom, H: height(name)},
		put(nil, name, left, nameAt, cardSize, b.pal.Text), cardSize, true, b.pal.Text)
	if details.Height > 0 {
		text(Details, vector.Rect{X: left, Y: detailsAt, W: details.Width, H: details.Height},
			put(nil, details, left, detailsAt, detailSize, b.pal.Quiet), detailSize, false, b.pal.Quiet)
	}
	if quote.Height > 0 {
		text(Quote, vector.Rect{X: quoteX, Y: quoteAt, W: quote.Width, H: quote.Height},
			put(nil, quote, quoteX, quoteAt, detailSize, look.ink.text), detailSize, false, look.ink.text)
	}
	return bottom - y
}

// quoted puts quotation marks around what somebody said, unless it has them.
func (b *builder) quoted(s string) string {
	s = strings.TrimSpace(s)
	if s == "" {
		return ""
	}
	if first, _ := utf8.DecodeRuneInString(s); strings.ContainsRune(`"“„«‹‘「『`, first) {
		return s
	}
	return fill(b.words.Quote, s)
}
