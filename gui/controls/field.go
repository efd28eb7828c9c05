package controls

import (
	"image/color"
	"strings"
	"time"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"waymark/domain/journey"
	"waymark/gui/shape"
	"waymark/gui/theme"
)

// FieldSpec describes a field to type in.
type FieldSpec struct {
	ID    string
	Value string
	Hint  string // shown while the field is empty
	// Lines is 0 for a field of one line; otherwise the field has several, at
	// least that many, and grows with its text up to MostLines, or up to
	// MostBare for one without a frame, which is there to be read.
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
	// Bare leaves the frame out until the pointer or the keyboard is there, as for
	// a text in a sheet.
	Bare bool
	Bold bool // while nobody types
	// Changed hears of each keystroke.
	Changed func(text string)
	// Keys may take keys before the field does; it tells whether it did.
	Keys func(*fyne.KeyEvent) bool
	// Done is called after Enter in a field of one line.
	Done func()
	// Cancelled is called after Esc; when nil, Esc goes on to the window.
	Cancelled func()
	// OnEntered is called when the field has got the keyboard.
	OnEntered func()
	// OnLeft is called when the field has lost the keyboard, after Commit.
	OnLeft func()
}

// MostLines and MostBare are how far a field of several lines grows with and
// without a frame. No picture of a text may be higher than graphics cards take.
const (
	MostLines = 10
	MostBare  = 200
)

// MostLetters and MostBreaks are how long a text may become by pasting.
const (
	MostLetters = journey.MaxText
	MostBreaks  = 1000
)

// Field is a line or a block of text to type in. What was typed is handed over
// as one piece; Esc brings back what was there.
//
// Only while somebody types is the text set by Fyne; at rest it is a Label, set
// like everything else.
type Field struct {
	widget.Entry
	kit       *Kit
	spec      FieldSpec
	value     string // that was committed last
	text      string // as it stands in the field
	label     *Label
	complaint func(string)
	caret     caret

	editing, focused, over bool
	pointed                bool // the pointer gave it the keyboard, and nothing was typed yet
	mixed                  bool // its emptiness stands for values that differ
	touched                bool // something was typed or deleted in it since
	found                  bool // a search found its text
}

// Field makes a field.
func (k *Kit) Field(spec FieldSpec) *Field {
	f := &Field{kit: k, spec: spec, value: spec.Value, text: spec.Value}
	f.MultiLine = spec.Lines > 0
	f.Wrapping = fyne.TextWrap(fyne.TextTruncateClip)
	f.Scroll = fyne.ScrollVerticalOnly
	f.OnChanged = f.typed
	f.caret.field = f
	f.OnCursorChanged = f.caret.went
	f.OnSubmitted = func(string) {
		if f.HandOver() && spec.Done != nil {
			spec.Done()
		}
	}
	style := Style{Leading: fieldLine, Bold: spec.Bold}
	if f.MultiLine {
		style.Wrap = max(40, spec.Width-2*fieldSide)
		style.Lines = f.most()
	} else {
		style.Shrink = 20
	}
	f.label = k.Label("", style)
	f.ExtendBaseWidget(f)
	f.show()
	k.Name("field", spec.ID, f)
	return f
}

const (
	fieldSide   = 8
	fieldAbove  = 7
	fieldLine   = 17
	fieldHeight = 32
)

// show brings the label to the text, or to the hint of an empty field.
func (f *Field) show() {
	text, paint := f.text, Paint(Ink)
	if text == "" {
		text, paint = f.spec.Hint, Quiet
	}
	f.label.style.Paint = paint
	f.label.SetText(text)
}

// SetValue shows a value, unless somebody is typing something else just now.
func (f *Field) SetValue(value string) {
	typing := f.text != f.value || f.mixed && f.touched
	f.value = value
	if !typing {
		f.Put(value)
	}
}

// Put replaces what stands in the field, as if it had been typed.
func (f *Field) Put(text string) {
	if f.text == text {
		return
	}
	f.text = text
	if f.editing {
		f.kit.Widen(text)
		f.SetText(text)
	}
	f.show()
	f.Refresh()
}

// SetMixed says that the field stands for several values that differ: it is shown
// empty and hands nothing over until somebody types in it – or deletes, which
// makes all of them empty.
func (f *Field) SetMixed(mixed bool) {
	if f.mixed != mixed {
		f.mixed, f.touched = mixed, false
	}
}

// SetFound puts a frame around the field in the colour of what a search has found.
func (f *Field) SetFound(found bool) {
	if f.found != found {
		f.found = found
		f.Refresh()
	}
}

// SetHint changes what is shown while the field is empty.
func (f *Field) SetHint(hint string) {
	if f.spec.Hint == hint {
		return
	}
	f.spec.Hint = hint
	if f.editing {
		f.SetPlaceHolder(hint)
	}
	f.show()
	f.Refresh()
}

// SetWidth says how wide a field of several lines will be, so that its least
// height is known before it has its place.
func (f *Field) SetWidth(width float32) {
	f.spec.Width = width
	if f.MultiLine {
		f.label.SetWrap(max(40, width-2*fieldSide))
	}
}

// Value gives what stands in the field.
func (f *Field) Value() string { return f.text }

// begin lets Fyne set the text, to be typed into.
func (f *Field) begin() {
	if f.editing {
		return
	}
	f.editing = true
	if f.MultiLine {
		// Another font, or another way of breaking lines, would move the cursor in
		// the middle of typing: both are settled now.
		f.kit.fonts.Widen()
		f.Wrapping = fyne.TextWrapWord
		if theme.NeedsWide(f.text) {
			f.Wrapping = fyne.TextWrapBreak // Fyne breaks at spaces, which Chinese has none of
		}
	}
	f.kit.Widen(f.text + f.spec.Hint)
	if f.Text != f.text {
		f.SetText(f.text)
	}
	f.PlaceHolder = f.spec.Hint
	f.grow()
	f.Refresh()
}

// HandOver commits what was typed. It tells whether the field now shows the
// committed value.
func (f *Field) HandOver() bool {
	emptied := f.mixed && f.touched // of several that differed
	if f.text == f.value && !emptied {
		f.complain("")
		return true
	}
	f.touched = false
	if f.spec.Commit == nil {
		f.value = f.text
		return true
	}
	before := f.value
	f.value = f.text // so that a refresh during the commit sees no typing
	if complaint := f.spec.Commit(strings.ToValidUTF8(f.text, "\uFFFD")); complaint != "" {
		f.value = before
		f.complain(complaint)
		return false
	}
	f.complain("")
	return true
}

// Restore brings back what was there before typing.
func (f *Field) Restore() {
	f.touched = false
	f.complain("")
	f.Put(f.value)
}

func (f *Field) complain(sentence string) {
	if f.complaint != nil {
		f.complaint(sentence)
	}
}

func (f *Field) typed(text string) {
	f.text, f.touched = text, true
	f.kit.Widen(text)
	f.show()
	f.grow()
	if f.pointed {
		f.pointed = false
		f.kit.reveal(f)
	}
	if f.spec.Changed != nil {
		f.spec.Changed(text)
	}
}

// lines gives how many lines a field of several shows.
func (f *Field) lines() int {
	f.label.measure()
	return min(max(f.spec.Lines, len(f.label.block.Lines)), f.most())
}

// most gives how many lines it shows at most; more of them scroll.
func (f *Field) most() int {
	if f.spec.Bare {
		return MostBare
	}
	return MostLines
}

// grow gives a field of several lines as many as its text needs.
func (f *Field) grow() {
	if !f.MultiLine || !f.editing {
		return
	}
	f.SetMinRowsVisible(f.lines())
}

// MinSize is for Fyne.
func (f *Field) MinSize() fyne.Size {
	f.ExtendBaseWidget(f)
	size := fyne.NewSize(40, fieldHeight)
	if f.MultiLine {
		size.Height = max(fieldHeight, 2*fieldAbove+fieldLine*float32(f.lines()))
	}
	if f.editing {
		size.Height = max(size.Height, f.Entry.MinSize().Height)
	}
	return size
}

// CreateRenderer is for Fyne: the field's own frame around the label, or around
// what Entry draws.
func (f *Field) CreateRenderer() fyne.WidgetRenderer {
	entry := f.Entry.CreateRenderer()
	f.caret.find(entry.Objects())
	r := &fieldRenderer{WidgetRenderer: entry, f: f, frame: shape.NewBox(7, 1)}
	r.paint()
	return r
}

type fieldRenderer struct {
	fyne.WidgetRenderer
	f     *Field
	frame *shape.Box
}

func (r *fieldRenderer) Objects() []fyne.CanvasObject {
	if !r.f.editing {
		return []fyne.CanvasObject{r.frame.Object(), r.f.label}
	}
	return append([]fyne.CanvasObject{r.frame.Object()}, r.WidgetRenderer.Objects()...)
}

func (r *fieldRenderer) Layout(size fyne.Size) {
	r.frame.Resize(size)
	if r.f.MultiLine {
		r.f.label.SetWrap(max(40, size.Width-2*fieldSide))
	}
	r.f.label.Move(fyne.NewPos(fieldSide, fieldAbove))
	r.f.label.Resize(fyne.NewSize(size.Width-2*fieldSide, size.Height-2*fieldAbove))
	if r.f.editing {
		r.WidgetRenderer.Layout(size)
	}
}

func (r *fieldRenderer) Refresh() {
	r.paint()
	if r.f.editing {
		r.WidgetRenderer.Refresh()
		r.WidgetRenderer.Layout(r.f.Size())
		return
	}
	r.f.label.Refresh()
	canvas.Refresh(r.f)
}

func (r *fieldRenderer) paint() {
	c := r.f.kit.Colors()
	r.frame.FillColor, r.frame.StrokeColor, r.frame.StrokeWidth = c.Field, c.Hairline, 1
	switch {
	case r.f.focused:
		r.frame.StrokeColor, r.frame.StrokeWidth = c.Accent, 1.5
	case r.f.found:
		r.frame.StrokeColor, r.frame.StrokeWidth = c.Hit, 2.5
	case r.f.over:
		r.frame.StrokeColor = c.Strong
	case r.f.spec.Bare:
		r.frame.FillColor, r.frame.StrokeWidth = color.Transparent, 0
	}
	r.frame.Refresh()
}

// MouseDown puts the cursor where the pointer is. The field stays there until
// something is typed: were it scrolled away before the button is released, the
// release would take the keyboard away again.
func (f *Field) MouseDown(e *desktop.MouseEvent) {
	f.pointed = true
	f.begin()
	f.Entry.MouseDown(e)
}

// TappedSecondary opens a menu of what can be done with the text.
func (f *Field) TappedSecondary(e *fyne.PointEvent) {
	window := fyne.CurrentApp().Driver().CanvasForObject(f)
	if window == nil {
		return
	}
	f.begin()
	window.Focus(f)
	if f.kit.fieldMenu != nil {
		f.kit.ShowMenu(f.kit.fieldMenu(f), window, e.AbsolutePosition)
	}
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

// FocusGained begins typing.
func (f *Field) FocusGained() {
	f.focused = true
	f.begin()
	if !f.pointed {
		f.kit.reveal(f)
	}
	f.Entry.FocusGained()
	f.caret.start()
	if f.spec.OnEntered != nil {
		f.spec.OnEntered()
	}
}

// FocusLost hands over what was typed.
func (f *Field) FocusLost() {
	f.focused, f.pointed = false, false
	f.kit.left, f.kit.leftAt = f, time.Now()
	f.Entry.FocusLost()
	f.caret.stop()
	f.editing = false
	f.HandOver()
	f.Refresh()
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
	case f.spec.Keys != nil && f.spec.Keys(e):
		return
	case f.spec.EnterCommits && (e.Name == fyne.KeyReturn || e.Name == fyne.KeyEnter):
		if shiftIsDown() {
			f.TypedRune('\n')
		} else {
			f.OnSubmitted("")
		}
		return
	case e.Name != fyne.KeyEscape:
		if f.mixed && f.text == "" && (e.Name == fyne.KeyBackspace || e.Name == fyne.KeyDelete) {
			f.touched = true
			f.SetHint("")
		}
		f.Entry.TypedKey(e)
		return
	}
	f.Restore()
	if f.spec.Cancelled != nil {
		f.spec.Cancelled()
		return
	}
	PassKey(f, e)
}

// TypedShortcut does what fields do with a shortcut; what they have no use for
// goes on to the window.
func (f *Field) TypedShortcut(sc fyne.Shortcut) {
	custom, ok := sc.(*desktop.CustomShortcut)
	switch {
	case !ok:
		pasted := f.kit.pasted(sc)
		if !f.takes(pasted) {
			f.kit.tooLong()
			return
		}
		f.kit.Widen(pasted)
		f.Entry.TypedShortcut(sc)
	case custom.KeyName == fyne.KeyZ && custom.Modifier == fyne.KeyModifierShortcutDefault|fyne.KeyModifierShift:
		f.Redo()
	case custom.KeyName == fyne.KeyHome && custom.Modifier&^fyne.KeyModifierShift == fyne.KeyModifierShortcutDefault:
		f.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyPageUp}) // to the beginning, for an Entry
	case custom.KeyName == fyne.KeyEnd && custom.Modifier&^fyne.KeyModifierShift == fyne.KeyModifierShortcutDefault:
		f.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyPageDown})
	case movesCursor(custom.KeyName):
		f.Entry.TypedShortcut(sc)
	default:
		PassShortcut(f, sc)
	}
}

// takes tells whether a text that is pasted in place of what is selected leaves the
// field with one that it can hold. Fyne's time to show a text grows with the square
// of it: five thousand lines would hold the window for many seconds.
func (f *Field) takes(pasted string) bool {
	if len(pasted) < MostBreaks || f.kit.tooLong == nil {
		return true
	}
	selected := f.SelectedText()
	letters := utf8.RuneCountInString(f.text) - utf8.RuneCountInString(selected) + utf8.RuneCountInString(pasted)
	breaks := strings.Count(f.text, "\n") - strings.Count(selected, "\n") + strings.Count(pasted, "\n")
	return letters <= MostLetters && breaks < MostBreaks
}

// pasted gives the text that a shortcut would put into a field.
func (k *Kit) pasted(sc fyne.Shortcut) string {
	if paste, ok := sc.(*fyne.ShortcutPaste); ok && paste.Clipboard != nil {
		return paste.Clipboard.Content()
	}
	return ""
}

func movesCursor(key fyne.KeyName) bool {
	switch key {
	case fyne.KeyLeft, fyne.KeyRight, fyne.KeyUp, fyne.KeyDown, fyne.KeyHome, fyne.KeyEnd, fyne.KeyBackspace, fyne.KeyDelete:
		return true
	}
	return false
}

func shiftIsDown() bool {
	driver, ok := fyne.CurrentApp().Driver().(desktop.Driver)
	return ok && driver.CurrentKeyModifiers()&fyne.KeyModifierShift != 0
}

// Widen makes sure that Fyne can show a text: see theme.Fonts.
func (k *Kit) Widen(text string) {
	if theme.NeedsWide(text) {
		k.fonts.Widen()
	}
}
