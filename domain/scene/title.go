package scene

import (
	"waymark/domain/journey"
	"waymark/domain/typeset"
	"waymark/domain/vector"
)

// titleMemo is the title band with all it depends on.
type titleMemo struct {
	m      *journey.Map
	remark string
	width  float64
	band   *Band
}

// titleField is a small label over a value.
type titleField struct {
	label, value *typeset.Block
	width        float64
}

const (
	fieldMost   = 200.0 // width of a field
	fieldGap    = 24.0
	proseMost   = 640.0 // width of scenario and expectations: a readable line
	titleBottom = 12.0
)

// titleBand draws what the sheet is about: title, state, basis, owner, version,
// review date, scenario and expectations.
func (b *builder) titleBand() *Band {
	if b.sheet.m == nil {
		return nil
	}
	m := &titleMemo{m: b.sheet.m, remark: b.view.Remark, width: b.scene.Width}
	b.scene.memo.title = m
	if p := b.prev; p != nil && p.title != nil && p.title.m == m.m && p.title.remark == m.remark && p.title.width == m.width {
		m.band = p.title.band
		return m.band
	}
	l := layerOf{width: m.width}
	l.add(ornament(), vector.Rect{}, nil)
	ground := []Item{}
	room := m.width - 2*sheetPad
	fields := b.titleFields(m.m)
	wide := -fieldGap
	for _, f := range fields {
		wide += f.width + fieldGap
	}
	beside := len(fields) > 0 && wide <= room/2
	titleRoom := room
	if beside {
		titleRoom -= wide + 2*fieldGap
	}

	y := 8.0
	title := b.block(m.m.Title, titleSize, true, titleRoom)
	box := vector.Rect{X: sheetPad, Y: y, W: titleRoom, H: height(title)}
	l.addText(ref(journey.MapKind, m.m.ID, Name), box, put(nil, title, sheetPad, y, titleSize, b.pal.Text),
		TextBox{box, titleSize, true, b.pal.Text, b.pal.Paper})
	y = box.Bottom()
	state := b.block(joined(joined(b.words.state(m.m.State), b.words.basis(m.m.Basis)), m.remark), cardSize, false, titleRoom)
	stateItems := put(nil, state, sheetPad, y, cardSize, b.pal.Quiet)
	details := vector.Rect{X: sheetPad, Y: y, W: max(state.Width, 1), H: state.Height}
	y += state.Height
	if beside {
		bottom := y
		items, box := b.drawFields(fields, m.width-sheetPad-wide, 0, room)
		top := max(8, bottom-box.H)
		stateItems = append(stateItems, moved(items, 0, top)...)
		y = max(y, top+box.H)
		details = details.Union(box.Offset(0, top))
	} else if len(fields) > 0 {
		items, box := b.drawFields(fields, sheetPad, y+6, room)
		stateItems = append(stateItems, items...)
		y = box.Bottom()
		details = details.Union(box)
	}
	l.add(ref(journey.MapKind, m.m.ID, Details), details, stateItems)
	y = up4(y + 4)
	ground = append(ground, bar(sheetPad, y, room, 1.5, b.pal.Accent))
	y += 8
	y = b.prose(&l, m.m, y, room)
	total := up4(y + titleBottom - 8)
	l.groups[0].Bounds = vector.Rect{W: m.width, H: total}
	l.groups[0].Items = append([]Item{bar(0, 0, m.width, total, b.pal.Paper)}, ground...)
	m.band = &Band{Kind: TitleBand, Height: total, Body: l.layer(total)}
	return m.band
}

func (b *builder) titleFields(m *journey.Map) []titleField {
	var fields []titleField
	for _, f := range [...][2]string{
		{b.words.Owner, m.Owner}, {b.words.Version, m.VersionLabel}, {b.words.ReviewOn, m.ReviewOn},
	} {
		if f[1] == "" {
			continue
		}
		label := b.block(f[0], smallSize, false, fieldMost)
		value := b.block(f[1], cardSize, false, fieldMost)
		fields = append(fields, titleField{label, value, max(label.Width, value.Width, 48)})
	}
	return fields
}

// drawFields sets fields side by side from x, y, wrapping at room, and gives
// their box.
func (b *builder) drawFields(fields []titleField, x, y, room float64) ([]Item, vector.Rect) {
	var items []Item
	box := vector.Rect{X: x, Y: y}
	at, row := x, 0.0
	for _, f := range fields {
		if at > x && at+f.width > x+room {
			at, y, row = x, y+row+4, 0
		}
		items = put(items, f.label, at, y, smallSize, b.pal.Quiet)
		items = put(items, f.value, at, y+f.label.Height, cardSize, b.pal.Text)
		row = max(row, f.label.Height+f.value.Height)
		box = box.Union(vector.Rect{X: at, Y: y, W: f.width, H: row})
		at += f.width + fieldGap
	}
	return items, box
}

// prose sets scenario and expectations side by side and gives the height they
// reach.
func (b *builder) prose(l *layerOf, m *journey.Map, y, room float64) float64 {
	type piece struct {
		part        Part
		label, text string
	}
	var pieces []piece
	if m.Scenario != "" {
		pieces = append(pieces, piece{Scenario, b.words.Scenario, m.Scenario})
	}
	if m.Expectations != "" {
		pieces = append(pieces, piece{Expectations, b.words.Expectations, m.Expectations})
	}
	if len(pieces) == 0 {
		return y
	}
	wide := min((room-fieldGap)/2, proseMost)
	if len(pieces) == 1 {
		wide = min(room, 1.5*proseMost)
	}
	bottom := y
	for i, p := range pieces {
		x := sheetPad + float64(i)*(wide+fieldGap)
		label := b.block(p.label, smallSize, false, wide)
		l.add(ornament(), vector.Rect{X: x, Y: y, W: wide, H: label.Height}, put(nil, label, x, y, smallSize, b.pal.Quiet))
		text := b.block(p.text, cardSize, false, wide)
		box := vector.Rect{X: x, Y: y + label.Height, W: wide, H: height(text)}
		l.addText(ref(journey.MapKind, m.ID, p.part), box, put(nil, text, x, box.Y, cardSize, b.pal.Text),
			TextBox{box, cardSize, false, b.pal.Text, b.pal.Paper})
		bottom = max(bottom, box.Bottom())
	}
	return bottom
}
