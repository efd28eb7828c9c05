package controls

import "fyne.io/fyne/v2"

// PassKey hands a key that a widget has no use for to the window.
func PassKey(from fyne.CanvasObject, e *fyne.KeyEvent) {
	window := fyne.CurrentApp().Driver().CanvasForObject(from)
	if window == nil {
		return
	}
	if onKey := window.OnTypedKey(); onKey != nil {
		onKey(e)
	}
}

// PassShortcut hands a shortcut that a widget has no use for to the window.
func PassShortcut(from fyne.CanvasObject, sc fyne.Shortcut) {
	if window, ok := fyne.CurrentApp().Driver().CanvasForObject(from).(fyne.Shortcutable); ok {
		window.TypedShortcut(sc)
	}
}
