package board_test

import (
	"os"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	fynetheme "fyne.io/fyne/v2/theme"
	"github.com/stretchr/testify/require"

	"waymark/domain/edit"
	"waymark/domain/journey"
	"waymark/domain/scene"
	"waymark/domain/scene/scenetest"
	"waymark/domain/typeset"
	"waymark/domain/vector"
	"waymark/gui/board"
	"waymark/gui/board/gesture"
	"waymark/gui/layoutlog"
	"waymark/gui/theme"
	"waymark/resources/fonts"
	"waymark/resources/i18n"
	"waymark/resources/icons"
	"waymark/resources/templates"
	"waymark/storage/clipboard"
	"waymark/storage/exchange"
	"waymark/storage/export/raster"
)

// The typesetter, the painter and the icons are read once for all tests.
var (
	shared     *typeset.Typesetter
	painter    *raster.Painter
	sceneIcons scene.Icons
)

func TestMain(m *testing.M) {
	var err error
	shared, err = typeset.New(typeset.Files{
		Latin: fonts.Latin(), LatinBold: fonts.LatinBold(), Han: fonts.Han(), HanBold: fonts.HanBold(),
		Emoji: fynetheme.DefaultEmojiFont().Content(),
	})
	if err != nil {
		panic(err)
	}
	painter = raster.NewPainter(shared)
	sceneIcons = make(scene.Icons)
	for _, name := range icons.Names() {
		svg, _ := icons.SVG(name)
		if sceneIcons[name], err = vector.ParseSVG(svg); err != nil {
			panic(err)
		}
	}
	os.Exit(m.Run())
}

// rig is a board in a window without a display.
type rig struct {
	t      testing.TB
	board  *board.Board
	editor *edit.Editor
	window fyne.Window
	theme  *theme.Theme
	now    time.Time
	status string
	faults []error
	menu   *fyne.Menu
	last   vector.Point
	cfg    board.Config
	asked  board.Question
	clips  *clipboard.Store
}

// answer gives one of the answers to what was asked.
func (r *rig) answer(id string) {
	r.t.Helper()
	for _, a := range r.asked.Answers {
		if a.ID == id {
			r.asked = board.Question{}
			a.Do()
			return
		}
	}
	r.t.Fatalf("%q is no answer to %q", id, r.asked.Title)
}

type options struct {
	doc  *journey.Document
	w, h float32
	dark bool
	// contrast is the high-contrast look.
	contrast bool
	lang     string
	log      string
	// clips is shared by the windows of a process; nil for a new one.
	clips *clipboard.Store
	fold  func(scene.Ref)   // hears of folding
	show  func([]scene.Ref) // hears of showing again what is hidden
}

func newRig(tb testing.TB, o options) *rig {
	tb.Helper()
	if o.doc == nil {
		o.doc = example(tb, "example-b2b", "en")
	}
	if o.w == 0 {
		o.w, o.h = 1320, 1240
	}
	if o.lang == "" {
		o.lang = i18n.English
	}
	app := test.NewTempApp(tb)
	palette, mode, variant := scene.Light(), theme.Light, fynetheme.VariantLight
	if o.contrast {
		palette, mode = scene.HighContrast(), theme.Contrast
	}
	if o.dark {
		palette, mode, variant = scene.Dark(), theme.Dark, fynetheme.VariantDark
	}
	r := &rig{t: tb, now: time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC), theme: theme.New(mode, &theme.Fonts{})}
	app.Settings().SetTheme(r.theme)
	r.editor = edit.New(o.doc, nil, edit.Options{Author: "Ann", Now: func() time.Time { return r.now }})
	if r.clips = o.clips; r.clips == nil {
		r.clips = clipboard.New("")
	}
	r.cfg = board.Config{
		Clips: r.clips, OnAsk: func(q board.Question) { r.asked = q },
		Typesetter: shared, Painter: painter,
		View:     scene.View{Palette: palette, Words: scenetest.Words(), Icons: sceneIcons},
		Colors:   r.theme.Colors(variant),
		Texts:    i18n.For(o.lang),
		OnStatus: func(s string) { r.status = s },
		OnFault:  func(err error) { r.faults = append(r.faults, err) },
		OnMenu:   func(m *fyne.Menu, _ fyne.Position) { r.menu = m },
		Log:      layoutlog.New(o.log), OnFold: o.fold, OnShow: o.show,
	}
	r.board = board.New(r.cfg)
	r.board.Still()
	r.board.SetNow(func() time.Time { return r.now })
	r.window = test.NewTempWindow(tb, r.board)
	r.window.SetPadded(false)
	r.window.Resize(fyne.NewSize(o.w, o.h))
	r.board.SetDocument(r.editor, o.doc.MapsInOrder()[0].ID)
	tb.Cleanup(func() { r.board.SetDocument(nil, "") })
	return r
}

// example reads one of the templates and examples.
func example(tb testing.TB, id, lang string) *journey.Document {
	tb.Helper()
	data, err := templates.JSON(id, lang)
	require.NoError(tb, err)
	doc, err := exchange.Import(data)
	require.NoError(tb, err)
	return doc
}

func (r *rig) doc() *journey.Document { return r.editor.Document() }

// box gives where a thing is in the window.
func (r *rig) box(kind journey.Kind, id journey.ID, part string) vector.Rect {
	r.t.Helper()
	for _, ref := range r.board.Layout().Refs {
		if ref.Kind == string(kind) && ref.ID == string(id) && (part == "" || ref.Part == part) {
			return vector.Rect{X: ref.X, Y: ref.Y, W: ref.W, H: ref.H}
		}
	}
	r.t.Fatalf("the %s of the %s %s is not in view", part, kind, id)
	return vector.Rect{}
}

func (r *rig) at(kind journey.Kind, id journey.ID, part string) vector.Point {
	r.t.Helper()
	return r.box(kind, id, part).Center()
}

func (r *rig) card(id journey.ID) vector.Point { return r.at(journey.CardKind, id, "whole") }

// cell gives the box of a cell.
func (r *rig) cell(lane, step journey.ID) vector.Rect { return r.box("cell", lane+"/"+step, "whole") }

func position(p vector.Point) fyne.Position { return fyne.NewPos(float32(p.X), float32(p.Y)) }

func (r *rig) mouse(p vector.Point, button desktop.MouseButton, mods fyne.KeyModifier) *desktop.MouseEvent {
	e := &desktop.MouseEvent{Button: button, Modifier: mods}
	e.Position, e.AbsolutePosition = position(p), position(p)
	return e
}

func (r *rig) hover(p vector.Point) { r.board.MouseMoved(r.mouse(p, 0, 0)) }

// press puts the primary button down at the first point and moves to the others,
// in small steps, as Fyne reports it.
func (r *rig) press(points ...vector.Point) {
	r.now = r.now.Add(time.Second)
	r.hover(points[0])
	r.board.MouseDown(r.mouse(points[0], desktop.MouseButtonPrimary, r.mods()))
	r.last = points[0]
	r.drag(points[1:]...)
}

func (r *rig) mods() fyne.KeyModifier { return 0 }

func (r *rig) drag(points ...vector.Point) {
	const steps = 6
	for _, p := range points {
		from := r.last
		for i := 1; i <= steps; i++ {
			k := float64(i) / steps
			r.last = vector.Point{X: from.X + (p.X-from.X)*k, Y: from.Y + (p.Y-from.Y)*k}
			e := &fyne.DragEvent{}
			e.Position, e.AbsolutePosition = position(r.last), position(r.last)
			r.board.Dragged(e)
		}
	}
}

// drop releases the button; MouseUp does not always come, DragEnd does.
func (r *rig) drop() { r.board.DragEnd() }

// dragPath is a whole drag.
func (r *rig) dragPath(points ...vector.Point) {
	r.press(points...)
	r.drop()
}

// click presses and releases; clicks after the first are quick.
func (r *rig) click(p vector.Point, times int, mods fyne.KeyModifier) {
	r.now = r.now.Add(time.Second)
	r.hover(p)
	for range times {
		r.now = r.now.Add(100 * time.Millisecond)
		r.board.MouseDown(r.mouse(p, desktop.MouseButtonPrimary, mods))
		r.board.MouseUp(r.mouse(p, desktop.MouseButtonPrimary, mods))
	}
}

func (r *rig) secondary(p vector.Point) {
	r.now = r.now.Add(time.Second)
	r.hover(p)
	r.board.MouseDown(r.mouse(p, desktop.MouseButtonSecondary, 0))
	r.board.MouseUp(r.mouse(p, desktop.MouseButtonSecondary, 0))
}

func (r *rig) key(names ...fyne.KeyName) {
	for _, n := range names {
		r.board.TypedKey(&fyne.KeyEvent{Name: n})
	}
}

func (r *rig) shiftKey(name fyne.KeyName) {
	r.board.HoldMods(gesture.Mods{Shift: true})
	r.key(name)
	r.board.HoldMods(gesture.Mods{})
}

func (r *rig) shortcut(key fyne.KeyName, m fyne.KeyModifier) {
	r.board.TypedShortcut(&desktop.CustomShortcut{KeyName: key, Modifier: m})
}

func (r *rig) typeText(s string) {
	for _, c := range s {
		r.board.TypedRune(c)
	}
}

// choose runs the item of the context menu with that text, in submenus, too.
func (r *rig) choose(label string) {
	r.t.Helper()
	require.NotNil(r.t, r.menu, "no menu was opened")
	item := find(r.menu, label)
	require.NotNil(r.t, item, "the menu has no item %q", label)
	item.Action()
	r.menu = nil
}

func find(m *fyne.Menu, label string) *fyne.MenuItem {
	for _, item := range m.Items {
		if item.Label == label && item.Action != nil {
			return item
		}
		if item.ChildMenu != nil {
			if found := find(item.ChildMenu, label); found != nil {
				return found
			}
		}
	}
	return nil
}

// once checks that f makes exactly one change, that undoing it leads back to the
// document from before, and does it again.
func (r *rig) once(f func()) {
	r.t.Helper()
	before, changes := r.doc(), r.editor.History().Len()
	f()
	require.Empty(r.t, r.faults)
	require.Equal(r.t, changes+1, r.editor.History().Len(), "one step to undo")
	after := r.doc()
	require.NoError(r.t, after.Validate())
	_, err := r.editor.Undo()
	require.NoError(r.t, err)
	require.True(r.t, journey.Equal(before, r.doc()), "undo leads back")
	_, err = r.editor.Redo()
	require.NoError(r.t, err)
	require.True(r.t, journey.Equal(after, r.doc()))
}

// never checks that f leaves no trace.
func (r *rig) never(f func()) {
	r.t.Helper()
	before, changes := r.doc(), r.editor.History().Len()
	f()
	require.Equal(r.t, changes, r.editor.History().Len())
	require.Same(r.t, before, r.doc())
	require.Empty(r.t, r.faults)
}

func ids[T any](rows []*T, id func(*T) journey.ID) []journey.ID {
	out := []journey.ID{}
	for _, row := range rows {
		out = append(out, id(row))
	}
	return out
}

func (r *rig) cardsIn(lane, step journey.ID) []journey.ID {
	return ids(r.doc().CardsIn(lane, step), func(c *journey.Card) journey.ID { return c.ID })
}

func (r *rig) stages() []journey.ID {
	return ids(r.doc().StagesOf(r.board.Map()), func(s *journey.Stage) journey.ID { return s.ID })
}

func (r *rig) lanes() []journey.ID {
	return ids(r.doc().LanesOf(r.board.Map()), func(l *journey.Lane) journey.ID { return l.ID })
}

// by gives the point moved by dx, dy.
func by(p vector.Point, dx, dy float64) vector.Point { return vector.Point{X: p.X + dx, Y: p.Y + dy} }

func (r *rig) holdCtrl(f func()) {
	r.board.HoldMods(gesture.Mods{Ctrl: true})
	f()
	r.board.HoldMods(gesture.Mods{})
}
