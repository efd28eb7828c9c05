package shell

import (
	"strings"

	"fyne.io/fyne/v2"

	"waymark/domain/journey"
	"waymark/domain/scene"
	"waymark/gui/board"
	"waymark/storage/export/picture"
)

// dropped takes files that were dragged in from the desktop: projects are opened,
// exchange files brought in, and pictures put into the card, cell or persona over
// which they were let go, or else into what is selected.
func (w *Window) dropped(uris []fyne.URI) {
	if !w.free() {
		return
	}
	var pictures []string
	for _, uri := range uris {
		switch {
		case uri.Scheme() != "file":
		case strings.EqualFold(uri.Extension(), ".json"):
			w.importFile(uri.Path())
		case w.project == nil || strings.EqualFold(uri.Extension(), ".waymark"):
			w.droppedProject(uri.Path())
		default:
			pictures = append(pictures, uri.Path())
		}
	}
	if len(pictures) > 0 {
		w.droppedPictures(pictures)
	}
}

// droppedAt selects what lies where files are let go, if it can take a picture.
func (w *Window) droppedAt(at fyne.Position) {
	if p := w.project; p != nil && p.section == mapSection && w.printing == nil && w.free() {
		p.board.PointAt(at.Subtract(fyne.CurrentApp().Driver().AbsolutePositionForObject(p.board)))
	}
}

// droppedPictures reads pictures, which may take a moment, and puts them onto the
// map as one change. What is no picture is told in a sentence; the others are put
// in nevertheless.
func (w *Window) droppedPictures(paths []string) {
	p := w.project
	place := p.board.Selection()
	p.hint(w.t("dropped.reading"))
	go func() {
		var read []*journey.Attachment
		var failed error
		for _, path := range paths {
			a, err := picture.ImportFile(path)
			if err != nil {
				failed = err
				continue
			}
			read = append(read, a)
		}
		w.shell.cfg.Do(func() {
			if w.project != p { // something else was opened meanwhile
				return
			}
			if len(read) > 0 {
				p.choose(place)
				p.putPictures(read)
			}
			if failed != nil && w.free() {
				w.fault("fault.picture", failed)
			}
		})
	}()
}

// choose selects what was selected before, where something else is by now.
func (p *project) choose(was board.Selection) {
	if sameSelection(was, p.board.Selection()) {
		return
	}
	if was.Cell.Step != "" && len(was.Refs) == 0 {
		p.board.SelectCell(was.Cell)
		return
	}
	p.board.Select(was.Refs...)
}

// putPictures puts pictures where the selection is: on the page of personas into
// the persona that is shown there.
func (p *project) putPictures(pictures []*journey.Attachment) {
	if p.section == personasSection && p.personas.selected != "" {
		p.board.Select(scene.Ref{Kind: journey.PersonaRecord, ID: p.personas.selected})
	}
	p.board.PutPictures(pictures...)
	p.hint(p.w.shell.texts.N("dropped.pictures", len(pictures)))
}
