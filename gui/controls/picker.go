package controls

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// PickerSpec describes a list to search and choose from.
type PickerSpec struct {
	ID      string
	Options func() []PickOption // asked for again after each choice
	Hint    string              // in the field to search in
	Empty   string              // shown when nothing fits what is typed
	// Many keeps the list open after a choice: each choice puts something in or
	// takes it out.
	Many   bool
	Choose func(value string)
	// New gives the words of the line that makes something new of what was typed;
	// nil when nothing can be made. Make makes it.
	New    func(typed string) string
	Make   func(typed string)
	Closed func()
	Width  float32 // 0 is that of the widget it hangs from
}

// PickOption is something that can be chosen from a list.
type PickOption struct {
	Option
	Note   string // quiet, behind the text
	Chosen bool
	Some   bool // chosen for some of several things
}

const (
	pickerRows  = 8 // in view at once
	pickerRow   = 32
	pickerMost  = 200 // that are shown; typing finds the others
	pickerLeast = 240
)

// Picker is a list over the window with a field to search in.
type Picker struct {
	widget.BaseWidget
	kit    *Kit
	spec   PickerSpec
	window fyne.Canvas
	search *Field
	lines  *fyne.Container
	scroll *container.Scroll
	panel  *fyne.Container
	ground *canvas.Rectangle
	anchor fyne.Position
	below  float32 // height of the widget it hangs from
	width  float32

	shown  []PickOption
	rows   []*Line
	active int
	typed  string
	closed bool
}

// Pick opens a list below a widget.
func (k *Kit) Pick(under fyne.CanvasObject, spec PickerSpec) *Picker {
	driver := fyne.CurrentApp().Driver()
	window := driver.CanvasForObject(under)
	if window == nil {
		return nil
	}
	k.tips.hide()
	p := &Picker{kit: k, spec: spec, window: window, anchor: driver.AbsolutePositionForObject(under), below: under.Size().Height}
	p.width = max(pickerLeast, under.Size().Width)
	if spec.Width > 0 {
		p.width = spec.Width
	}
	p.search = k.Field(FieldSpec{ID: spec.ID + ".search", Hint: spec.Hint, Changed: p.find, Keys: p.key, Commit: func(string) string { return "" }})
	p.lines = Column(0)
	p.scroll = container.NewVScroll(p.lines)
	p.ground = &canvas.Rectangle{CornerRadius: 9, StrokeWidth: 1}
	p.panel = container.NewStack(p.ground, Padded(6, 6, 6, 6, Frame(Padded(0, 0, 6, 0, p.search), nil, nil, nil, p.scroll)))
	p.ExtendBaseWidget(p)
	p.find("")
	window.Overlays().Add(p)
	p.place()
	window.Focus(p.search)
	return p
}

// find shows what fits what was typed.
func (p *Picker) find(typed string) {
	p.typed = strings.TrimSpace(typed)
	p.fill()
	p.point(0)
	for i, o := range p.shown {
		if o.Chosen && p.typed == "" && !p.spec.Many {
			p.point(i)
		}
	}
	p.place()
}

// fill makes the lines of what fits.
func (p *Picker) fill() {
	p.shown, p.rows, p.lines.Objects = nil, nil, nil
	want, same := strings.ToLower(p.typed), false
	for _, o := range p.spec.Options() {
		same = same || strings.EqualFold(o.Text, p.typed)
		if strings.Contains(strings.ToLower(o.Text+" "+o.Note), want) && len(p.shown) < pickerMost {
			p.add(o)
		}
	}
	if p.spec.New != nil && (p.typed == "" || !same) {
		p.add(PickOption{Option: Option{Value: newValue, Text: p.spec.New(p.typed), Icon: "plus"}})
	}
	if len(p.shown) == 0 {
		p.lines.Add(Padded(8, 10, 8, 10, p.kit.Label(p.spec.Empty, Style{Paint: Quiet, Wrap: p.width - 32})))
	}
	p.lines.Refresh()
}

// newValue is the value of the line that makes something new.
const newValue = "\x00new"

func (p *Picker) add(o PickOption) {
	i := len(p.shown)
	p.shown = append(p.shown, o)
	line := LineSpec{ID: p.spec.ID + "." + o.Value, Text: o.Text, Note: o.Note, Icon: o.Icon, OnTap: func() { p.choose(i) }}
	if o.Value == newValue {
		line.ID, line.Paint = p.spec.ID+".new", Accent
	}
	switch {
	case o.Chosen:
		line.Mark = "check"
	case o.Some:
		line.Mark = "minus"
	}
	row := p.kit.ListLine(line)
	p.rows = append(p.rows, row)
	p.lines.Add(row)
}

// place puts the list below its widget, or above it where there is more room.
func (p *Picker) place() {
	rows := min(max(1, len(p.rows)), pickerRows)
	size := fyne.NewSize(p.width, 12+fieldHeight+6+float32(rows)*pickerRow)
	room := p.window.Size()
	at := p.anchor.AddXY(0, p.below+4)
	if at.Y+size.Height > room.Height-8 && p.anchor.Y > room.Height/2 {
		at.Y = max(8, p.anchor.Y-4-size.Height)
	}
	at.X = min(max(8, at.X), room.Width-size.Width-8)
	size.Height = min(size.Height, room.Height-8-at.Y)
	p.panel.Move(at)
	p.panel.Resize(size)
	p.Refresh()
}

// point shows which line Enter would choose.
func (p *Picker) point(i int) {
	if p.active >= 0 && p.active < len(p.rows) {
		p.rows[p.active].Choose(false)
	}
	p.active = min(max(0, i), len(p.rows)-1)
	if p.active < 0 {
		return
	}
	p.rows[p.active].Choose(true)
	top := float32(p.active * pickerRow)
	switch offset := p.scroll.Offset.Y; {
	case top < offset:
		p.scroll.ScrollToOffset(fyne.NewPos(0, top))
	case top+pickerRow > offset+p.scroll.Size().Height && p.scroll.Size().Height > 0:
		p.scroll.ScrollToOffset(fyne.NewPos(0, top+pickerRow-p.scroll.Size().Height))
	}
}

// key takes the keys that walk the list; the others are typed.
func (p *Picker) key(e *fyne.KeyEvent) bool {
	switch e.Name {
	case fyne.KeyDown:
		p.point(p.active + 1)
	case fyne.KeyUp:
		p.point(p.active - 1)
	case fyne.KeyPageDown:
		p.point(p.active + pickerRows)
	case fyne.KeyPageUp:
		p.point(p.active - pickerRows)
	case fyne.KeyReturn, fyne.KeyEnter:
		p.choose(p.active)
	case fyne.KeyEscape:
		p.Close()
	default:
		return false
	}
	return true
}

func (p *Picker) choose(i int) {
	if i < 0 || i >= len(p.shown) || p.closed {
		return
	}
	o, typed := p.shown[i], p.typed
	switch {
	case o.Value == newValue:
		p.Close()
		p.spec.Make(typed)
	case p.spec.Many:
		p.spec.Choose(o.Value)
		offset := p.scroll.Offset
		p.fill()
		p.point(i)
		p.scroll.ScrollToOffset(offset)
		p.window.Focus(p.search)
	default:
		p.Close()
		p.spec.Choose(o.Value)
	}
}

// Close takes the list away.
func (p *Picker) Close() {
	if p.closed {
		return
	}
	p.closed = true
	p.window.Overlays().Remove(p)
	if p.spec.Closed != nil {
		p.spec.Closed()
	}
}

// Tapped beside the list closes it.
func (p *Picker) Tapped(e *fyne.PointEvent) {
	if !p.contains(e.Position) {
		p.Close()
	}
}

// TappedSecondary is like Tapped.
func (p *Picker) TappedSecondary(e *fyne.PointEvent) { p.Tapped(e) }

func (p *Picker) contains(at fyne.Position) bool {
	o, s := p.panel.Position(), p.panel.Size()
	return at.X >= o.X && at.Y >= o.Y && at.X < o.X+s.Width && at.Y < o.Y+s.Height
}

// MouseIn keeps the pointer away from what lies below.
func (p *Picker) MouseIn(*desktop.MouseEvent) {}

// MouseMoved is for Fyne.
func (p *Picker) MouseMoved(*desktop.MouseEvent) {}

// MouseOut is for Fyne.
func (p *Picker) MouseOut() {}

// Scrolled keeps the wheel away from what lies below.
func (p *Picker) Scrolled(*fyne.ScrollEvent) {}

// CreateRenderer is for Fyne.
func (p *Picker) CreateRenderer() fyne.WidgetRenderer {
	r := &pickerRenderer{p}
	r.Refresh()
	return r
}

type pickerRenderer struct{ p *Picker }

func (r *pickerRenderer) Layout(fyne.Size)   {}
func (r *pickerRenderer) MinSize() fyne.Size { return fyne.NewSize(0, 0) }
func (r *pickerRenderer) Destroy()           {}

func (r *pickerRenderer) Refresh() {
	c := r.p.kit.Colors()
	r.p.ground.FillColor, r.p.ground.StrokeColor = c.Paper, c.Hairline
	r.p.ground.Shadow = canvas.Shadow{Color: c.Shadow, BlurRadius: menuShadow, Offset: fyne.NewPos(0, 4)}
	r.p.ground.Refresh()
	r.p.panel.Refresh()
}

func (r *pickerRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.p.panel} }

// PickField is a field that shows what is chosen and opens a list to choose
// from.
type PickField struct {
	Button
	hint string
}

// PickField makes a field that opens a list. hint is shown while nothing is
// chosen.
func (k *Kit) PickField(hint string, spec PickerSpec) *PickField {
	f := &PickField{hint: hint}
	f.build(k, f, ButtonSpec{ID: spec.ID, Look: Drop, Text: hint, Drops: true})
	closed := spec.Closed
	spec.Closed = func() {
		if window := fyne.CurrentApp().Driver().CanvasForObject(f); window != nil {
			window.Focus(f)
		}
		if closed != nil {
			closed()
		}
	}
	f.OnTap(func() { k.Pick(f, spec) })
	return f
}

// Put says what is chosen; "" for nothing.
func (f *PickField) Put(text, icon string) {
	f.spec.Quiet = text == ""
	if text == "" {
		text = f.hint
	}
	f.SetText(text)
	f.SetIcon(icon)
}

// Tokens is a row of small words with a cross each, that wraps: the things of a
// set.
type Tokens struct {
	*fyne.Container
	kit   *Kit
	shown []Option
	ids   string
	drop  func(value string)
}

// Tokens makes the row; it wraps at a width. drop takes something out of the
// set.
func (k *Kit) Tokens(id string, width float32, drop func(value string)) *Tokens {
	return &Tokens{Container: Held(width, Wrapped(6, 6)), kit: k, ids: id, drop: drop}
}

// Set shows the things of a set. It tells whether they are others than before.
func (t *Tokens) Set(options []Option) bool {
	if equalOptions(t.shown, options) {
		return false
	}
	t.shown = options
	t.Objects = nil
	for _, o := range options {
		t.Add(t.kit.Button(ButtonSpec{
			ID: t.ids + ".drop." + o.Value, Look: Chip, Icon: o.Icon, Text: o.Text, Tip: o.Tip, Crossed: true,
			OnTap: func() { t.drop(o.Value) },
		}))
	}
	t.Hidden = len(options) == 0
	t.Refresh()
	return true
}

func equalOptions(a, b []Option) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}
