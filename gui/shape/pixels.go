package shape

import "fyne.io/fyne/v2"

// Pixels gives how many device pixels a unit of the window has that shows an
// object. Before its first frame Fyne does not know that window; then it is any
// window of the program: most desks have one scale. ok is false without a window.
func Pixels(on fyne.CanvasObject) (pixels float64, ok bool) {
	app := fyne.CurrentApp()
	if app == nil {
		return 0, false
	}
	c := app.Driver().CanvasForObject(on)
	if windows := app.Driver().AllWindows(); c == nil && len(windows) > 0 {
		c = windows[0].Canvas()
	}
	if c == nil {
		return 0, false
	}
	const far = 1000
	x, _ := c.PixelCoordinateForPosition(fyne.NewPos(far, 0))
	return float64(x) / far, true
}
