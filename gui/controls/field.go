package controls

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"waymark/domain/typeset"
	"waymark/gui/theme"
)

// FieldSpec describes a field to type in.
type FieldSpec struct {
	ID    string
	Value string
	Hint  string // shown while the field is empty
	// Lines is 0 for a field of one line; otherwise the field has several, at
	// least that many, and grows with its text up to MostLines.
	Lines int
	// EnterCommits makes Enter hand over what was typed also in a field of several
	// lines; Shift+Enter then breaks the line.
	EnterCommits bool
	// Width is about how wide the field will be; it decides how far a field of
	// several lines grows.
	Width float32
	// Commit takes what was typed, once, when the field loses the keyboard or on
	// Enter. A sentence it gives back is shown under the field, whose text stays.
	Commit func(text string) (complaint string)
	// Changed hears of each keystroke.
	Changed func(text string)
	// Done is called after Enter in a field of one line.
	Done func()
	// Cancelled is called after Esc; when nil, Esc goes on to the window.
	Cancelled func()
	// OnLeft is called when the field has lost the keyboard, after Commit.
	OnLeft func()
}

// MostLines is how far a field of several lines grows.
const MostLines = 10

// Field is a line or a block of text to type in. What was typed is handed over
// as one piece; Esc brings back what was there.
type Field struct {
	widget.Entry
	kit       *Kit
	spec      FieldSpec
	value     string
	complaint func(string)

	focused, over bool
}

// Field makes a field.
func (k *Kit) Field(spec FieldSpec) *Field {
	f := &Field{kit: k, spec: spec}
	f.MultiLine = spec.Lines > 0
	f.Wrapping = fyne.TextWrap(fyne.TextTruncateClip)
	if f.MultiLine {
		f.Wrapping = fyne.TextWrapWord
	}
	f.Scroll = fyne.ScrollVerticalOnly
	f.PlaceHolder = spec.Hint
	f.OnChanged = f.typed
	f.OnSubmitted = func(string) {
		if f.HandOver() && spec.Done != nil {
			spec.Done()
		}
	}
	f.ExtendBaseWidget(f)
	f.SetValue(spec.Value)
	k.Name("field", spec.ID, f)
	return f
}

// CreateRenderer is for Fyne: the field's own frame around what Entry draws.
func (f *Field) CreateRenderer() fyne.WidgetRenderer {
	r := &fieldRenderer{WidgetRenderer: f.Entry.CreateRenderer(), f: f, frame: &canvas.Rectangle{CornerRadius: 7, StrokeWidth: 1}}
	r.paint()
	return r
}

type fieldRenderer struct {
	fyne.WidgetRenderer
	f     *Field
	frame *canvas.Rectangle
}

func (r *fieldRenderer) Objects() []fyne.CanvasObject {
	return append([]fyne.CanvasObject{r.frame}, r.WidgetRenderer.Objects()...)
}

func (r *fieldRenderer) Layout(size fyne.Size) {
	r.frame.Resize(size)
	r.WidgetRenderer.Layout(size)
}

func (r *fieldRenderer) Refresh() {
	r.paint()
	r.WidgetRenderer.Refresh()
}

func (r *fieldRenderer) paint() {
	c := r.f.kit.Colors()
	r.frame.FillColor, r.frame.StrokeColor, r.frame.StrokeWidth = c.Field, c.Hairline, 1
	switch {
	case r.f.focused:
		r.frame.StrokeColor, r.frame.StrokeWidth = c.Accent, 1.5
	case r.f.over:
		r.frame.StrokeColor = c.Strong
	}
	r.frame.Refresh()
}

// MouseIn is for Fyne.
func (f *Field) MouseIn(*desktop.MouseEvent) {
	f.over = true
	f.Refresh()
}

// MouseMoved is for Fyne.
func (f *Field) MouseMoved(*desktop.MouseEvent) {}

// MouseOut is for Fyne.
func (f *Field) MouseOut() {
	f.over = false
	f.Refresh()
}

// FocusGained is for Fyne.
func (f *Field) FocusGained() {
	f.focused = true
	f.Entry.FocusGained()
}

// SetValue shows a value, unless somebody is typing something else just now.
func (f *Field) SetValue(value string) {
	typing := f.Text != f.value
	f.value = value
	if typing || f.Text == value {
		f.grow()
		return
	}
	f.kit.Widen(value)
	f.SetText(value)
	f.grow()
}

// HandOver commits what was typed. It tells whether the field now shows the
// committed value.
func (f *Field) HandOver() bool {
	text := strings.ToValidUTF8(f.Text, "\uFFFD")
	if f.Text == f.value {
		f.complain("")
		return true
	}
	if f.spec.Commit == nil {
		f.value = f.Text
		return true
	}
	before := f.value
	f.value = f.Text // so that a refresh during the commit sees no typing
	if complaint := f.spec.Commit(text); complaint != "" {
		f.value = before
		f.complain(complaint)
		return false
	}
	f.complain("")
	return true
}

// Restore brings back what was there before typing.
func (f *Field) Restore() {
	f.complain("")
	if f.Text != f.value {
		f.SetText(f.value)
	}
}

func (f *Field) complain(sentence string) {
	if f.complaint != nil {
		f.complaint(sentence)
	}
}

func (f *Field) typed(text string) {
	f.kit.Widen(text)
	f.grow()
	if f.spec.Changed != nil {
		f.spec.Changed(text)
	}
}

// grow gives a field of several lines as many as its text needs.
func (f *Field) grow() {
	if !f.MultiLine {
		return
	}
	width := float64(f.spec.Width)
	if w := f.Size().Width; w > 0 {
		width = float64(w)
	}
	lines := f.spec.Lines
	if width > 40 {
		block := f.kit.setter.Break(f.Text, typeset.Style{Size: theme.TextSize}, width-24)
		lines = max(lines, len(block.Lines))
	}
	f.SetMinRowsVisible(min(lines, MostLines))
}

// FocusLost hands over what was typed.
func (f *Field) FocusLost() {
	f.focused = false
	f.Entry.FocusLost()
	f.HandOver()
	if f.spec.OnLeft != nil {
		f.spec.OnLeft()
	}
}

// AcceptsTab says that Tab goes to the next widget.
func (f *Field) AcceptsTab() bool { return false }

// TypedRune types a character.
func (f *Field) TypedRune(r rune) {
	f.kit.Widen(string(r))
	f.Entry.TypedRune(r)
}

// TypedKey types; Esc brings back what was there.
func (f *Field) TypedKey(e *fyne.KeyEvent) {
	switch {
	case f.spec.EnterCommits && (e.Name == fyne.KeyReturn || e.Name == fyne.KeyEnter):
		if shiftIsDown() {
			f.TypedRune('\n')
		} else {
			f.OnSubmitted("")
		}
		return
	case e.Name != fyne.KeyEscape:
		f.Entry.TypedKey(e)
		return
	}
	f.Restore()
	if f.spec.Cancelled != nil {
		f.spec.Cancelled()
		return
	}
	passKey(f, e)
}

func shiftIsDown() bool {
	driver, ok := fyne.CurrentApp().Driver().(desktop.Driver)
	return ok && driver.CurrentKeyModifiers()&fyne.KeyModifierShift != 0
}

// Widen makes sure that Fyne can show a text: see theme.Fonts.
func (k *Kit) Widen(text string) {
	if k.fonts.Wide() || !theme.NeedsWide(text) {
		return
	}
	k.fonts.Widen()
	settings := fyne.CurrentApp().Settings()
	settings.SetTheme(settings.Theme())
}

// Labelled puts a small name above a widget and, for a field, room for a
// complaint below it.
func (k *Kit) Labelled(name string, width float32, of fyne.CanvasObject) fyne.CanvasObject {
	rows := []fyne.CanvasObject{k.Label(name, Style{Size: theme.SmallSize, Paint: Quiet, Shrink: 40}), of}
	if f, ok := of.(*Field); ok {
		complaint := k.Label("", Style{Size: theme.SmallSize, Paint: Pain, Wrap: width})
		complaint.Hide()
		f.complaint = func(sentence string) {
			complaint.SetText(sentence)
			complaint.Hidden = sentence == ""
			complaint.Refresh()
		}
		rows = append(rows, complaint)
	}
	return Column(4, rows...)
}

// Put replaces what stands in the field, as if it had been typed.
func (f *Field) Put(text string) {
	f.kit.Widen(text)
	f.SetText(text)
}
