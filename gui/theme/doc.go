// Package theme is the look of the window: colours, sizes and fonts, light,
// dark and of high contrast.
//
// What lives here: the palettes, the Fyne theme made of them, and which of the
// embedded fonts Fyne's own texts are set in. What does not: the colours of the
// map (domain/scene has its palettes) and the widgets (gui/controls).
package theme
