package shell

// OpenFromOutside opens a file that the desktop asks for while the program runs:
// a double click on it, or another start of the program. "" asks for the start
// page. Call it on Fyne's goroutine.
func (s *Shell) OpenFromOutside(path string) {
	if len(s.windows) == 0 {
		return // the last window is closing; what was asked for comes too late
	}
	front := s.windows[len(s.windows)-1]
	for _, w := range s.windows {
		if w.project == nil {
			front = w // the start page takes a file in
		}
	}
	if path == "" {
		if front.project != nil {
			front = s.NewWindow()
			front.Show()
		}
		front.win.RequestFocus()
		return
	}
	front.Open(path)
	if w := s.windowOf(path); w != nil {
		w.win.RequestFocus()
		return
	}
	front.win.RequestFocus() // it tells why the file could not be opened
}
