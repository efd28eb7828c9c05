package shell

// hintOnce tells something in the notice bar, the first time it may help; never
// again, and never over something that is being told.
func (w *Window) hintOnce(hint, text string) {
	s := w.shell.cfg.Settings
	if w.notice.Saying() != "" || s.Hinted(hint) {
		return
	}
	w.shell.keepSettings()
	w.notice.Say(text)
}
