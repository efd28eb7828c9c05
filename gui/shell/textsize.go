package shell

import (
	"os"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"

	"waymark/gui/settings"
)

// scaleVariable is where Fyne reads how large everything is on the screen, each
// time the theme is set.
const scaleVariable = "FYNE_SCALE"

// desktopScale gives what the desktop or the user of the desktop asked for,
// before the program's own size of text.
func desktopScale(app fyne.App) float64 {
	if scale, err := strconv.ParseFloat(os.Getenv(scaleVariable), 64); err == nil && scale > 0 {
		return scale
	}
	if scale := float64(app.Settings().Scale()); scale > 0 {
		return scale
	}
	return 1
}

// applyTextSize hands the size of text to Fyne. Bars, panels, menus and dialogs
// all grow with their text, so that nothing is cut off.
func (s *Shell) applyTextSize() {
	scale := s.cfg.Settings.TextScale()
	if scale == 1 && !s.scaled {
		return // what Fyne does of its own accord is right
	}
	s.scaled = true
	_ = os.Setenv(scaleVariable, strconv.FormatFloat(s.baseScale*scale, 'f', -1, 64))
}

// SetTextSize changes the size of the text of all windows, in per cent of the
// usual one, and remembers it. Windows stay as large as they are.
func (s *Shell) SetTextSize(percent int) {
	percent = min(max(percent, settings.LeastTextSize), settings.MostTextSize)
	if percent == s.textSize() {
		return
	}
	before := make([]fyne.Size, len(s.windows)) // in pixels
	for i, w := range s.windows {
		scale := w.win.Canvas().Scale()
		before[i] = fyne.NewSize(w.win.Canvas().Size().Width*scale, w.win.Canvas().Size().Height*scale)
	}
	s.cfg.Settings.TextSize = percent
	s.keepSettings()
	s.applyTextSize()
	s.applyTheme()
	for i, w := range s.windows {
		if scale := w.win.Canvas().Scale(); !w.win.FullScreen() && scale > 0 {
			w.win.Resize(fyne.NewSize(before[i].Width/scale, before[i].Height/scale))
		}
		w.themeChanged()
		w.status(s.t("text.now", percent))
	}
}

func (s *Shell) textSize() int {
	if s.cfg.Settings.TextSize == 0 {
		return 100
	}
	return s.cfg.Settings.TextSize
}

// stepText makes the text larger or smaller by one of the sizes on offer.
func (s *Shell) stepText(by int) {
	sizes := settings.TextSizes()
	i, found := slices.BinarySearch(sizes, s.textSize())
	if !found && by > 0 {
		i--
	}
	s.SetTextSize(sizes[min(max(i+by, 0), len(sizes)-1)])
}

// status says something in the status line, where there is one.
func (w *Window) status(text string) {
	if w.project != nil {
		w.project.status.hint(text)
	}
}
