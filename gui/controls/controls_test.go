package controls_test

import (
	"image"
	"image/color"
	"math"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	fynetheme "fyne.io/fyne/v2/theme"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"waymark/gui/controls"
	"waymark/gui/guitest"
	"waymark/gui/theme"
)

// newKit makes a kit in the light colours, and a window that shows an object.
func newKit(t *testing.T) (*controls.Kit, func(fyne.CanvasObject) fyne.Window) {
	t.Helper()
	k := guitest.Controls(t)
	return k, func(o fyne.CanvasObject) fyne.Window {
		w := test.NewTempWindow(t, o)
		w.SetPadded(false)
		w.Resize(fyne.NewSize(400, 300))
		return w
	}
}

func key(name fyne.KeyName) *fyne.KeyEvent { return &fyne.KeyEvent{Name: name} }

func TestScoresArePressedAndTyped(t *testing.T) {
	k, show := newKit(t)
	var heard []int
	s := k.Scores("s", 0, controls.Accent, func(v int) { heard = append(heard, v) })
	show(s)
	s.Tapped(&fyne.PointEvent{Position: fyne.NewPos(3*20+4, 8)}) // the fourth mark
	require.Equal(t, 4, s.Value())
	s.Tapped(&fyne.PointEvent{Position: fyne.NewPos(3*20+4, 8)})
	require.Equal(t, 0, s.Value(), "pressing the last full mark takes the score away")
	s.TypedRune('5')
	s.TypedRune('7')
	s.TypedRune('x')
	require.Equal(t, 5, s.Value())
	s.TypedKey(key(fyne.KeyRight))
	s.TypedKey(key(fyne.KeyLeft))
	s.TypedKey(key(fyne.KeyDelete))
	require.Equal(t, []int{4, 0, 5, 4, 0}, heard, "each change is told once")
	s.SetValue(3)
	require.Len(t, heard, 5, "showing a value is no change")
}

func TestSegmentsGiveEachOptionItsRoom(t *testing.T) {
	k, show := newKit(t)
	chosen := ""
	s := k.Segments("s", []controls.Option{{Value: "a", Text: "Marketing"}, {Value: "b", Text: "Sales"}, {Value: "c", Text: "Other"}}, "b", func(v string) { chosen = v })
	show(s)
	s.Resize(fyne.NewSize(200, 32))
	s.Tapped(&fyne.PointEvent{Position: fyne.NewPos(195, 10)})
	require.Equal(t, "c", chosen)
	s.TypedKey(key(fyne.KeyLeft))
	s.TypedKey(key(fyne.KeyLeft))
	require.Equal(t, "a", chosen)
	s.TypedKey(key(fyne.KeyLeft))
	require.Equal(t, "a", s.Value(), "there is nothing before the first")
	// “Marketing” needs more than a third of the width.
	s.Tapped(&fyne.PointEvent{Position: fyne.NewPos(70, 10)})
	require.Equal(t, "a", s.Value())
}

func TestAFieldHandsOverOnce(t *testing.T) {
	k, show := newKit(t)
	var heard []string
	complaint := ""
	f := k.Field(controls.FieldSpec{ID: "f", Value: "before", Commit: func(s string) string {
		heard = append(heard, s)
		return complaint
	}})
	w := show(f)
	w.Canvas().Focus(f)
	f.TypedShortcut(&fyne.ShortcutSelectAll{})
	for _, r := range "after 之后" {
		f.TypedRune(r)
	}
	require.Empty(t, heard)
	w.Canvas().Unfocus()
	require.Equal(t, []string{"after 之后"}, heard)
	w.Canvas().Focus(f)
	w.Canvas().Unfocus()
	require.Len(t, heard, 1, "nothing was typed")

	f.SetValue("elsewhere")
	require.Equal(t, "elsewhere", f.Value(), "a field at rest follows")
	w.Canvas().Focus(f)
	f.TypedRune('!')
	f.SetValue("again")
	require.Contains(t, f.Value(), "!", "what is being typed stays")
	f.TypedKey(key(fyne.KeyEscape))
	require.Equal(t, "again", f.Value(), "Esc brings back what is there now")

	complaint = "no"
	f.TypedRune('x')
	w.Canvas().Unfocus()
	require.Contains(t, f.Value(), "x", "a text that was refused is not lost")
	require.Len(t, heard, 2)
}

func TestEnterCommitsALine(t *testing.T) {
	k, show := newKit(t)
	heard, done := "", false
	f := k.Field(controls.FieldSpec{ID: "f", Lines: 1, Width: 200, EnterCommits: true, Commit: func(s string) string { heard = s; return "" }, Done: func() { done = true }})
	w := show(f)
	w.Canvas().Focus(f)
	f.TypedRune('a')
	f.TypedKey(key(fyne.KeyReturn))
	require.Equal(t, "a", heard)
	require.True(t, done)
}

func TestAHeadingTurnsIntoAField(t *testing.T) {
	k, show := newKit(t)
	heard := ""
	h := k.Heading(controls.HeadingSpec{ID: "h", Text: "Name", Size: 17, Width: 200, Commit: func(s string) string { heard = s; return "" }})
	w := show(h)
	h.Tapped(nil)
	f, ok := w.Canvas().Focused().(*controls.Field)
	require.True(t, ok)
	for _, r := range "新" {
		f.TypedRune(r) // replaces the name, which is selected
	}
	f.TypedKey(key(fyne.KeyReturn))
	require.Equal(t, "新", heard)
	require.Nil(t, w.Canvas().Focused())
	h.Tapped(nil)
	f = w.Canvas().Focused().(*controls.Field)
	f.TypedRune('x')
	f.TypedKey(key(fyne.KeyEscape))
	require.Equal(t, "新", heard, "Esc changes nothing")
}

func TestMenusCanBeUsedWithoutAPointer(t *testing.T) {
	k, show := newKit(t)
	var did []string
	do := func(name string) *fyne.MenuItem { return fyne.NewMenuItem(name, func() { did = append(did, name) }) }
	off := do("off")
	off.Disabled = true
	sub := fyne.NewMenuItem("more", nil)
	sub.ChildMenu = fyne.NewMenu("", do("deep"))
	bar := k.MenuBar([]*fyne.Menu{fyne.NewMenu("One", do("first"), fyne.NewMenuItemSeparator(), off, sub), fyne.NewMenu("Two", do("second"))}, []string{"one", "two"}, nil)
	w := show(bar)
	press := func(names ...fyne.KeyName) {
		for _, name := range names {
			w.Canvas().Focused().TypedKey(key(name))
		}
	}
	bar.Open()
	press(fyne.KeyReturn)
	require.Equal(t, []string{"first"}, did)
	require.Nil(t, w.Canvas().Overlays().Top())
	bar.Open()
	press(fyne.KeyDown, fyne.KeyRight, fyne.KeyReturn) // passes over the line and what is off
	require.Equal(t, []string{"first", "deep"}, did)
	bar.Open()
	press(fyne.KeyRight, fyne.KeyReturn)
	require.Equal(t, []string{"first", "deep", "second"}, did)
	bar.Open()
	press(fyne.KeyEscape)
	require.Nil(t, w.Canvas().Overlays().Top())
	require.Len(t, did, 3)
	bar.Open()
	w.Canvas().Focused().TypedRune('M') // a letter goes to the item that begins with it
	press(fyne.KeyReturn, fyne.KeyReturn)
	require.Equal(t, "deep", did[3])
}

// A menu that is taller than the window shows a part of it, and the rest comes by
// keys, by the wheel and by the chevrons at its ends.
func TestAMenuTallerThanTheWindowScrolls(t *testing.T) {
	k, show := newKit(t)
	w := show(k.Label("x", controls.Style{}))
	did := ""
	menu := fyne.NewMenu("")
	for i := range 30 {
		if i%10 == 5 {
			menu.Items = append(menu.Items, fyne.NewMenuItemSeparator())
		}
		name := "item " + string(rune('A'+i))
		menu.Items = append(menu.Items, fyne.NewMenuItem(name, func() { did = name }))
	}
	shown := func() []string {
		var names []string
		for _, s := range k.Spots().List(w.Canvas()) {
			if s.Kind == "menu" {
				require.GreaterOrEqual(t, s.Y, float32(0))
				require.LessOrEqual(t, s.Y+s.H, w.Canvas().Size().Height, "%s is in the window", s.ID)
				names = append(names, s.ID)
			}
		}
		return names
	}
	open := func() fyne.CanvasObject {
		k.ShowMenu(menu, w.Canvas(), fyne.NewPos(40, 200))
		return w.Canvas().Overlays().Top()
	}
	over := open()
	first := shown()
	require.NotEmpty(t, first)
	require.Less(t, len(first), 12)
	require.Equal(t, "item A", first[0])
	for range 31 {
		over.(fyne.Focusable).TypedKey(key(fyne.KeyDown))
	}
	require.Equal(t, "item A", shown()[0], "past the last item it begins again")
	over.(fyne.Focusable).TypedKey(key(fyne.KeyUp))
	require.Equal(t, "item ^", shown()[len(shown())-1])
	over.(fyne.Focusable).TypedKey(key(fyne.KeyReturn))
	require.Equal(t, "item ^", did)

	over = open()
	at := fyne.NewPos(60, 150)
	for range 4 {
		over.(fyne.Scrollable).Scrolled(&fyne.ScrollEvent{PointEvent: fyne.PointEvent{Position: at}, Scrolled: fyne.NewDelta(0, -10)})
	}
	require.Equal(t, "item E", shown()[0])
	tap := func(y float32) { over.(fyne.Tappable).Tapped(&fyne.PointEvent{Position: fyne.NewPos(60, y)}) }
	tap(290) // the chevron below
	require.NotEqual(t, "item E", shown()[0])
	tap(12)
	tap(12)
	require.Equal(t, "item D", shown()[0])
	tap(4 + 20 + 14)
	require.Equal(t, "item D", did, "what is seen is what is chosen")
}

func TestADialogTakesEscAndEnter(t *testing.T) {
	k, show := newKit(t)
	w := show(k.Label("x", controls.Style{}))
	var did []string
	open := func(leave func()) {
		k.Dialog(w.Canvas(), controls.DialogSpec{
			Title: "?", Leave: leave, Closed: func() { did = append(did, "closed") },
			Buttons: []controls.ButtonSpec{{ID: "no", Text: "No", OnTap: k.CloseDialog}, {ID: "yes", Text: "Yes", OnTap: func() {
				did = append(did, "yes")
				k.CloseDialog()
			}}},
		})
	}
	require.False(t, k.DialogKey(key(fyne.KeyEscape)), "no dialog, no use for the key")
	open(nil)
	require.True(t, k.DialogKey(key(fyne.KeyReturn)))
	require.Equal(t, []string{"yes", "closed"}, did)
	open(nil)
	require.True(t, k.DialogKey(key(fyne.KeyEscape)))
	require.Equal(t, []string{"yes", "closed", "closed"}, did)
	open(func() {})
	require.True(t, k.DialogKey(key(fyne.KeyEscape)))
	require.True(t, k.InDialog(), "a dialog that must not be left stays")
}

func TestLabelsSurviveAnyText(t *testing.T) {
	k, _ := newKit(t)
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.OneOf(rapid.String(), rapid.Just("\x00\xff 🙂‍↔️ עברית 中文，「引」"), rapid.StringN(60, 400, -1)).Draw(t, "text")
		style := controls.Style{
			Size: rapid.SampledFrom([]float64{10.5, 12.5, 17}).Draw(t, "size"), Bold: rapid.Bool().Draw(t, "bold"),
			Wrap: rapid.SampledFrom([]float32{0, 1, 40, 200}).Draw(t, "wrap"), Lines: rapid.IntRange(0, 3).Draw(t, "lines"),
		}
		if style.Wrap == 0 {
			style.Shrink = rapid.SampledFrom([]float32{0, 20}).Draw(t, "shrink")
		}
		l := k.Label(text, style)
		size := l.MinSize()
		require.Positive(t, size.Height)
		l.Resize(fyne.NewSize(min(size.Width, 300), size.Height))
		if style.Lines > 0 && style.Wrap > 0 {
			require.LessOrEqual(t, size.Height, float32(style.Lines)*float32(style.Size)*1.3+1)
		}
	})
}

func TestTextsAreReadableInEverySet(t *testing.T) {
	for _, mode := range []theme.Mode{theme.Light, theme.Dark, theme.Contrast} {
		c := theme.New(mode, &theme.Fonts{}).Colors(fynetheme.VariantLight)
		least := 4.5
		if mode == theme.Contrast {
			least = 7
		}
		for name, pair := range map[string][2]color.NRGBA{
			"text": {c.Text, c.Paper}, "text on the ground": {c.Text, c.Window}, "quiet": {c.Quiet, c.Paper}, "quiet on the ground": {c.Quiet, c.Window},
			"accent": {c.Accent, c.Paper}, "chosen": {c.Accent, c.AccentTint}, "main button": {c.OnAccent, c.AccentFill}, "pain": {c.Pain, c.PainTint}, "tip": {c.OnTip, c.Tip},
		} {
			if mode != theme.Contrast && (name == "main button" || name == "pain") {
				require.GreaterOrEqual(t, contrast(pair[0], pair[1]), 4.5, "%s: %s", mode, name)
				continue
			}
			require.GreaterOrEqual(t, contrast(pair[0], pair[1]), least, "%s: %s", mode, name)
		}
	}
}

// contrast gives the ratio of WCAG 2.2, 1 to 21.
func contrast(a, b color.NRGBA) float64 {
	la, lb := luminance(a), luminance(b)
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}

func luminance(c color.NRGBA) float64 {
	linear := func(v uint8) float64 {
		s := float64(v) / 255
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(c.R) + 0.7152*linear(c.G) + 0.0722*linear(c.B)
}

func TestATilesPictureHasItsSize(t *testing.T) {
	k, show := newKit(t)
	var asked []image.Point
	tile := k.Tile(controls.TileSpec{ID: "t", Title: "T", Width: 200, PictureH: 100, Picture: func(w, h int, shown func(image.Image)) {
		asked = append(asked, image.Pt(w, h))
		shown(image.NewRGBA(image.Rect(0, 0, w, h)))
	}})
	w := show(tile)
	tile.Resize(fyne.NewSize(224, 168))
	w.Canvas().Capture()
	w.Canvas().Capture()
	require.NotEmpty(t, asked)
	require.Len(t, asked, 1, "a picture is asked for once")
}

func TestTypingChineseDoesNotMoveTheCursor(t *testing.T) {
	k, show := newKit(t)
	text := "They want to see it with their own data, then decide, and they do not want a trial at all."
	f := k.Field(controls.FieldSpec{ID: "f", Value: text, Lines: 2, Width: 200})
	w := show(f)
	f.Resize(fyne.NewSize(200, 100))
	w.Canvas().Focus(f)
	f.CursorRow, f.CursorColumn = 2, 4
	at := f.CursorTextOffset()
	for _, r := range "价格要透明" {
		f.TypedRune(r)
	}
	runes := []rune(text)
	require.Equal(t, string(runes[:at])+"价格要透明"+string(runes[at:]), f.Value())
}

func TestWhatGetsTheKeyboardIsScrolledIntoView(t *testing.T) {
	k, show := newKit(t)
	column := controls.Column(10)
	var fields []*controls.Field
	for range 20 {
		f := k.Field(controls.FieldSpec{ID: "f"})
		fields = append(fields, f)
		column.Add(k.Labelled("name", 200, f))
	}
	scroll := k.Scroll(column)
	w := show(controls.Padded(10, 0, 0, 0, scroll))
	visible := func(f *controls.Field) bool {
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(f).Y
		return at >= 10 && at+f.Size().Height <= 300
	}
	require.False(t, visible(fields[19]))
	w.Canvas().Focus(fields[19])
	require.True(t, visible(fields[19]))
	w.Canvas().Focus(fields[0])
	require.True(t, visible(fields[0]))
}

// What moves between press and release is not pressed.
func TestAPressedFieldStaysUnderThePointerUntilSomethingIsTyped(t *testing.T) {
	k, show := newKit(t)
	column := controls.Column(10)
	var fields []*controls.Field
	for range 20 {
		f := k.Field(controls.FieldSpec{ID: "f"})
		fields = append(fields, f)
		column.Add(f)
	}
	scroll := k.Scroll(column)
	show(controls.Padded(10, 0, 0, 0, scroll))
	top := func(f *controls.Field) float32 { return fyne.CurrentApp().Driver().AbsolutePositionForObject(f).Y - 10 }
	last := fields[slices.IndexFunc(fields, func(f *controls.Field) bool { return top(f)+f.Size().Height > scroll.Size().Height })]
	scroll.ScrollToOffset(fyne.NewPos(0, top(last)+last.Size().Height-scroll.Size().Height)) // it just touches the edge
	before := scroll.Offset
	last.MouseDown(&desktop.MouseEvent{Button: desktop.MouseButtonPrimary})
	fyne.CurrentApp().Driver().CanvasForObject(last).Focus(last)
	require.Equal(t, before, scroll.Offset)
	last.MouseUp(&desktop.MouseEvent{Button: desktop.MouseButtonPrimary})
	require.Equal(t, before, scroll.Offset)
	last.TypedRune('a')
	require.Greater(t, scroll.Offset.Y, before.Y)
}
