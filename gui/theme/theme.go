package theme

import (
	"image/color"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"
)

// Mode says which set of colours is used. The values are kept in the settings.
type Mode string

// The modes. System follows the desktop's choice of light or dark.
const (
	System   Mode = "system"
	Light    Mode = "light"
	Dark     Mode = "dark"
	Contrast Mode = "contrast"
)

// Modes lists the modes in the order in which the settings offer them.
func Modes() []Mode { return []Mode{System, Light, Dark, Contrast} }

// The sizes of the type, in Fyne's units.
const (
	TitleSize    = 17 // of the thing that is selected, of a dialog
	DocumentSize = 15
	NameSize     = 13
	TextSize     = 12.5
	SmallSize    = 11
)

// Theme is the look of the window as Fyne asks for it.
type Theme struct {
	mode    Mode
	fonts   *Fonts
	assumed *bool // whether System means dark, until the desktop has said

	light, dark, contrast *Colors
}

// New makes the theme of a mode.
func New(mode Mode, fonts *Fonts) *Theme {
	return &Theme{mode: mode, fonts: fonts, light: light(), dark: dark(), contrast: contrast()}
}

// Assume says what System means as long as the desktop has not told whether it
// wants light or dark.
func (t *Theme) Assume(dark bool) { t.assumed = &dark }

// Mode gives the mode it was made for.
func (t *Theme) Mode() Mode { return t.mode }

// IsDark tells whether the theme shows light text on a dark ground, given what
// the desktop asks for.
func (t *Theme) IsDark(system fyne.ThemeVariant) bool {
	if t.mode != System {
		return t.mode == Dark
	}
	if t.assumed != nil {
		return *t.assumed
	}
	return system == fynetheme.VariantDark
}

// Colors gives the set of colours, given what the desktop asks for.
func (t *Theme) Colors(system fyne.ThemeVariant) *Colors {
	switch {
	case t.mode == Contrast:
		return t.contrast
	case t.IsDark(system):
		return t.dark
	}
	return t.light
}

// Color gives the colours of Fyne's own widgets.
func (t *Theme) Color(name fyne.ThemeColorName, system fyne.ThemeVariant) color.Color {
	c := t.Colors(system)
	switch name {
	case fynetheme.ColorNameBackground, // what a frame begins with: most of the window
		fynetheme.ColorNameMenuBackground, fynetheme.ColorNameOverlayBackground, fynetheme.ColorNameHeaderBackground:
		return c.Paper
	case fynetheme.ColorNameButton:
		return c.Field
	case fynetheme.ColorNameDisabledButton, fynetheme.ColorNameInnerWindowBorder, fynetheme.ColorNameInnerWindowBorderInactive:
		return c.Window
	case fynetheme.ColorNameDisabled:
		return c.Faint
	case fynetheme.ColorNamePlaceHolder:
		return c.Quiet
	case fynetheme.ColorNameForeground:
		return c.Text
	case fynetheme.ColorNamePrimary, fynetheme.ColorNameHyperlink:
		return c.Accent
	case fynetheme.ColorNameForegroundOnPrimary, fynetheme.ColorNameForegroundOnError, fynetheme.ColorNameForegroundOnSuccess, fynetheme.ColorNameForegroundOnWarning:
		return c.OnAccent
	case fynetheme.ColorNameFocus:
		return c.AccentTint
	case fynetheme.ColorNameHover:
		return c.Hover
	case fynetheme.ColorNamePressed:
		return c.Pressed
	case fynetheme.ColorNameSeparator:
		return c.Hairline
	case fynetheme.ColorNameSelection:
		return c.Select
	case fynetheme.ColorNameScrollBar:
		return c.Strong
	case fynetheme.ColorNameScrollBarBackground, fynetheme.ColorNameInputBackground, fynetheme.ColorNameInputBorder:
		return color.NRGBA{} // fields draw their own ground and frame
	case fynetheme.ColorNameShadow:
		return c.Shadow
	case fynetheme.ColorNameError, fynetheme.ColorNameWarning:
		return c.Pain
	case fynetheme.ColorNameSuccess:
		return c.Good
	}
	return c.Text
}

// Font gives the fonts of Fyne's own texts: fields to type in and menus.
func (t *Theme) Font(style fyne.TextStyle) fyne.Resource { return t.fonts.forStyle(style) }

// Icon gives the icons of Fyne's own widgets.
func (t *Theme) Icon(name fyne.ThemeIconName) fyne.Resource {
	return fynetheme.DefaultTheme().Icon(name)
}

// Size gives the sizes of Fyne's own widgets. Paddings are multiples of four.
func (t *Theme) Size(name fyne.ThemeSizeName) float32 {
	switch name {
	case fynetheme.SizeNameText:
		return TextSize
	case fynetheme.SizeNameCaptionText:
		return SmallSize
	case fynetheme.SizeNameHeadingText:
		return TitleSize
	case fynetheme.SizeNameSubHeadingText:
		return DocumentSize
	case fynetheme.SizeNamePadding:
		return 4
	case fynetheme.SizeNameInnerPadding:
		return 7
	case fynetheme.SizeNameLineSpacing:
		return 3
	case fynetheme.SizeNameInlineIcon:
		return 16
	case fynetheme.SizeNameScrollBar:
		return 10
	case fynetheme.SizeNameScrollBarSmall:
		return 4
	case fynetheme.SizeNameScrollBarRadius:
		return 4
	case fynetheme.SizeNameSeparatorThickness, fynetheme.SizeNameInputBorder:
		return 1 // the cursor is as wide as the border
	case fynetheme.SizeNameInputRadius, fynetheme.SizeNameButtonRadius, fynetheme.SizeNameCardRadius:
		return 7
	case fynetheme.SizeNameSelectionRadius:
		return 4
	case fynetheme.SizeNameMenuRadius, fynetheme.SizeNamePopupRadius:
		return 8
	case fynetheme.SizeNameDialogRadius:
		return 12
	case fynetheme.SizeNameModalBlurRadius:
		return 0 // blurring the whole window costs more than it tells
	}
	return fynetheme.DefaultTheme().Size(name)
}
