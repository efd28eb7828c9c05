package shell

import (
	"path/filepath"

	"waymark/domain/edit"
	"waymark/domain/fault"
	"waymark/domain/journey"
	"waymark/gui/files"
	"waymark/gui/sending"
	"waymark/storage/mapfile"
)

// sendDialog asks what of the project goes into a copy, and where it goes.
func (w *Window) sendDialog() {
	p := w.project
	if p == nil || !w.free() {
		return
	}
	w.finish()
	w.author(func(string) {
		sending.Ask(sending.Config{
			Kit: w.kit, Texts: w.shell.texts, Window: w.win.Canvas(), Doc: p.doc(), Closed: w.focusMap,
			Chosen: func(everything bool, s edit.Sending) { w.sendFile(p, everything, s) },
		})
	})
}

func (w *Window) sendFile(p *project, everything bool, s edit.Sending) {
	name := files.NameFor(w.t("send.name", p.title()), w.t("start.untitled"), mapfile.Extension)
	files.Save(files.Config{
		Kit: w.kit, Texts: w.shell.texts, Window: w.win.Canvas(), Folder: w.folder(), Endings: []string{mapfile.Extension},
		Title: w.t("send.file"), Action: w.t("files.save.action"), Name: name, Closed: w.focusMap,
		Chosen: func(path string) { w.sendTo(p, path, everything, s) },
	})
}

// sendTo writes the copy. The dialog has asked about replacing a file; one that is
// open is never replaced.
func (w *Window) sendTo(p *project, path string, everything bool, s edit.Sending) {
	if w.shell.windowOf(path) != nil {
		w.fault("send.fault", fault.New("file-open-elsewhere", "“%s” is open in another window. Choose another name, or close that window first.", filepath.Base(path)))
		return
	}
	doc, history := p.editor.Committed(), p.editor.History().List()
	if !everything {
		sent, _, err := p.editor.SendCopy(filepath.Base(path), s)
		if err != nil {
			w.fault("send.fault", err)
			return
		}
		doc, history = sent, edit.List{}
	}
	p.writeCopy(path, doc, history)
}

// writeCopy writes beside Fyne's goroutine: a copy with pictures takes a moment.
func (p *project) writeCopy(path string, doc *journey.Document, history edit.List) {
	w := p.w
	go func() {
		_, err := mapfile.SaveList(path, doc, history, true)
		w.shell.cfg.Do(func() {
			switch {
			case w.project != p:
			case err != nil:
				w.fault("send.fault", err)
			default:
				w.notice.Say(w.t("send.done", path))
				w.logLayout()
			}
		})
	}()
}
