package controls

import (
	"image/color"
	"sync"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"waymark/domain/scene"
	"waymark/domain/typeset"
	"waymark/domain/vector"
	"waymark/gui/theme"
	"waymark/storage/export/kit"
	"waymark/storage/export/raster"
)

// Kit makes widgets. One serves one window; it belongs to Fyne's goroutine.
type Kit struct {
	setter  *typeset.Typesetter
	painter *raster.Painter
	fonts   *theme.Fonts
	tips    *Tips
	spots   *Spots
	icons   func() scene.Icons
	sign    func() *vector.Art
	do      func(func()) // on Fyne's goroutine; nil when nothing moves by itself
	now     func() time.Time
	after   func(time.Duration, func()) *time.Timer

	dialogs   []*Dialog                     // open ones, the uppermost last
	leads     map[*container.Scroll]float32 // how much of their left stays covered
	scrolls   []*container.Scroll
	fieldMenu func(*Field) *fyne.Menu
	tooLong   func()
	left      *Field    // the field that lost the keyboard last
	leftAt    time.Time // and when
}

// New makes the kit of a window. Texts and icons are those of the map's kit.
func New(of *kit.Kit, fonts *theme.Fonts) *Kit {
	k := &Kit{setter: of.Typesetter(), painter: of.Painter(), icons: of.Icons, fonts: fonts, spots: &Spots{}, sign: sync.OnceValue(readSign), now: time.Now, after: time.AfterFunc}
	k.tips = newTips(k)
	return k
}

// SetTime says how to come to Fyne's goroutine, and lets text cursors blink.
func (k *Kit) SetTime(do func(func())) { k.do = do }

// SetFieldMenu says what the menu of a field offers.
func (k *Kit) SetFieldMenu(menu func(*Field) *fyne.Menu) { k.fieldMenu = menu }

// SetTooLong says how somebody is told that a text is too long to be pasted into a
// field; without it, any text is.
func (k *Kit) SetTooLong(tell func()) { k.tooLong = tell }

// Colors gives the colours in use just now.
func (k *Kit) Colors() *theme.Colors {
	settings := fyne.CurrentApp().Settings()
	t, ok := settings.Theme().(*theme.Theme)
	if !ok {
		t = theme.New(theme.Light, k.fonts)
	}
	return t.Colors(settings.ThemeVariant())
}

// Paint chooses a colour out of the set in use, so that a widget follows when
// the set changes.
type Paint func(*theme.Colors) color.NRGBA

// Ink is the paint of ordinary text.
func Ink(c *theme.Colors) color.NRGBA { return c.Text }

// Quiet is the paint of secondary text.
func Quiet(c *theme.Colors) color.NRGBA { return c.Quiet }

// Faint is the paint of what is switched off.
func Faint(c *theme.Colors) color.NRGBA { return c.Faint }

// Accent is the paint of what stands out.
func Accent(c *theme.Colors) color.NRGBA { return c.Accent }

// OnAccent is the paint of text on the main button.
func OnAccent(c *theme.Colors) color.NRGBA { return c.OnAccent }

// Pain is the paint of what hurts, and of complaints.
func Pain(c *theme.Colors) color.NRGBA { return c.Pain }

// Good is the paint of what is well.
func Good(c *theme.Colors) color.NRGBA { return c.Good }

// Paper is the paint of bars and panels.
func Paper(c *theme.Colors) color.NRGBA { return c.Paper }

// Ground is the paint of the window around the paper.
func Ground(c *theme.Colors) color.NRGBA { return c.Window }

// Hairline is the paint of edges.
func Hairline(c *theme.Colors) color.NRGBA { return c.Hairline }

// Nothing paints nothing.
func Nothing(*theme.Colors) color.NRGBA { return color.NRGBA{} }

// Tint is the paint of the ground of what is chosen.
func Tint(c *theme.Colors) color.NRGBA { return c.AccentTint }

func tint(c *theme.Colors) color.NRGBA  { return c.AccentTint }
func onTip(c *theme.Colors) color.NRGBA { return c.OnTip }

// Fixed gives a paint that is the same in every set.
func Fixed(c color.NRGBA) Paint { return func(*theme.Colors) color.NRGBA { return c } }
