package shell

// hintOnce gives words the first time they may help, and nothing from then on.
func (s *Shell) hintOnce(hint, text string) string {
	if s.cfg.Settings.Hinted(hint) {
		return ""
	}
	s.keepSettings()
	return text
}

// backToMap is what follows a dialog.
func (w *Window) backToMap() {
	w.focusMap()
	w.logLayout()
}
