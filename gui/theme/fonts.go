package theme

import (
	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"

	"waymark/resources/fonts"
)

// Fonts chooses the fonts of Fyne's own texts. Noto Sans SC shows everything
// the program can meet, but costs a tenth of a second and 45 MB once Fyne has
// read it, so a window that shows Latin letters only does without it until the
// first other one comes. Fyne's built-in font is the same Noto Sans as ours.
//
// Fonts belongs to the goroutine of the window.
type Fonts struct {
	// Changed is called after Widen: the theme has to be set anew so that Fyne
	// drops what it has read.
	Changed func()

	wide fyne.Resource // nil while Latin is enough
}

// NeedsWide tells whether a text can only be shown in the large font.
func NeedsWide(text string) bool {
	for _, r := range text {
		if r >= 0x2E80 && r < 0xFE00 || r >= 0xFE30 && r <= 0xFFEF || r >= 0x20000 && r < 0x40000 {
			return true
		}
	}
	return false
}

// Widen changes to the large font, if it is not in use already.
func (f *Fonts) Widen() {
	if f.wide != nil {
		return
	}
	f.wide = fyne.NewStaticResource("NotoSansSC-Regular.ttf", fonts.Han())
	if f.Changed != nil {
		f.Changed()
	}
}

// Wide tells whether the large font is in use.
func (f *Fonts) Wide() bool { return f.wide != nil }

func (f *Fonts) forStyle(style fyne.TextStyle) fyne.Resource {
	switch {
	case style.Symbol:
		return fynetheme.DefaultSymbolFont()
	case f.wide != nil:
		return f.wide
	case style.Bold:
		return fynetheme.DefaultTextBoldFont()
	}
	return fynetheme.DefaultTextFont()
}
