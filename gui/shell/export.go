package shell

import (
	"net/url"
	"path/filepath"

	"waymark/domain/journey"
	"waymark/domain/scene"
	"waymark/gui/pictures"
	"waymark/gui/printing"
)

func (w *Window) exportPDF() { w.exportAs(printing.PDF) }
func (w *Window) exportAny() { w.exportAs(printing.PNG) }

// exportAs opens the page on which somebody prints or exports.
func (w *Window) exportAs(format printing.Format) {
	if w.project == nil {
		return
	}
	w.finish()
	p := w.project
	// The map below would be painted with every frame.
	w.root.Hide()
	w.printing = printing.Open(printing.Config{
		Kit: w.kit, Texts: w.shell.texts, Output: w.shell.cfg.Kit, Window: w.win.Canvas(),
		Doc: p.editor.Committed(), Map: p.mapID, Format: format, File: p.fileName(), Now: w.shell.cfg.Now,
		Hidden: func(id journey.ID) scene.View { return p.shown(id, scene.View{}) },
		Hides:  func(id journey.ID) bool { return p.views.State(id).In(p.doc(), id).Hides() },
		Folder: w.folder, System: w.shell.system(),
		ChoosePicture: func(done func(*journey.Attachment)) {
			cfg := p.picturesConfig()
			cfg.Closed = nil
			pictures.Choose(cfg, done)
		},
		Edit: p.do, Sentence: w.shell.Sentence, Fault: func(err error) { w.fault("fault.export", err) },
		Said: p.hint, Written: w.written, Arranged: w.logLayout, Closed: w.printed, Do: w.shell.cfg.Do,
	})
	w.logLayout()
}

// printed goes back to the map.
func (w *Window) printed() {
	w.printing = nil
	w.root.Show()
	w.focusMap()
	w.logLayout()
}

// written tells that a file was written, and offers to open it.
func (w *Window) written(path string) {
	w.notice.Offer(w.t("export.done", filepath.Base(path), filepath.Dir(path)), w.t("export.show"), func() { w.shell.openFile(path) })
}

// fileName gives the name of the project's file, "" while it has none.
func (p *project) fileName() string {
	if p.session.Untitled() {
		return ""
	}
	return p.session.Path()
}

// system gives what the desktop does with PDFs.
func (s *Shell) system() printing.System {
	if s.cfg.System.Open != nil {
		return s.cfg.System
	}
	return printing.Desktop(func(path string) error {
		return s.cfg.App.OpenURL(&url.URL{Scheme: "file", Path: filepath.ToSlash(path)})
	})
}
