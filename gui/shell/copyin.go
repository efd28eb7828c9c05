package shell

import (
	"path/filepath"

	"waymark/gui/files"
	"waymark/gui/personas"
	"waymark/storage/mapfile"
)

// copyFromFile asks for another file and copies personas and lanes of it onto the
// map that is shown.
func (w *Window) copyFromFile() {
	p := w.project
	if p == nil || !w.free() {
		return
	}
	files.Open(files.Config{
		Kit: w.kit, Texts: w.shell.texts, Window: w.win.Canvas(), Folder: w.folder(), Endings: []string{mapfile.Extension},
		Title: w.t("personas.copy.file"), Action: w.t("files.open.action"), Closed: w.focusMap,
		Chosen: w.copyFrom,
	})
}

// copyFrom reads a file beside Fyne's goroutine and asks what to copy.
func (w *Window) copyFrom(path string) {
	go func() {
		file, err := mapfile.Open(path)
		w.shell.cfg.Do(func() {
			p := w.project
			switch {
			case err != nil:
				w.openFault(path, err)
			case p != nil && w.free():
				personas.CopyDialog(personas.CopyConfig{
					Kit: w.kit, Texts: w.shell.texts, Window: w.win.Canvas(), From: file.Document, Name: filepath.Base(path), Map: p.mapID,
					Do: p.do, Fault: func(err error) { w.fault("fault.edit", err) }, Closed: w.focusMap,
				})
			}
		})
	}()
}
