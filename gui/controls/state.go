package controls

import "fyne.io/fyne/v2"

// SetVisible shows or hides an object; what is so already is not painted anew.
func SetVisible(o fyne.CanvasObject, visible bool) {
	switch {
	case visible == o.Visible():
	case visible:
		o.Show()
	default:
		o.Hide()
	}
}

// SetEnabled switches a widget on or off.
func SetEnabled(d fyne.Disableable, enabled bool) {
	if enabled {
		d.Enable()
	} else {
		d.Disable()
	}
}
