package shell

import (
	"context"
	"io"
	"path/filepath"
	"strconv"
	"time"

	"fyne.io/fyne/v2"

	"waymark/domain/edit"
	"waymark/domain/journey"
	"waymark/domain/paper"
	"waymark/gui/controls"
	"waymark/gui/files"
	"waymark/storage/atomicfile"
	"waymark/storage/exchange"
	"waymark/storage/export/kit"
)

// patience is how long an export may take before a dialog shows that it is at
// work.
const patience = 500 * time.Millisecond

// How a map is printed that was never printed before.
const (
	usualPaper       = "a3"
	usualOrientation = "auto"
)

// printing is what the export dialog asks for.
type printing struct {
	format      string
	mapID       journey.ID
	paper       string
	orientation string
	scale       string
}

func (w *Window) exportPDF() { w.exportAs("pdf") }
func (w *Window) exportAny() { w.exportAs("svg") }

// exportAs shows the export dialog.
func (w *Window) exportAs(format string) {
	if w.project == nil {
		return
	}
	w.finish()
	p := w.project
	choice := printing{format: format, mapID: p.mapID, paper: usualPaper, orientation: usualOrientation, scale: "2"}
	if m := p.doc().Maps.Get(p.mapID); m != nil {
		if m.Paper != "" {
			choice.paper = m.Paper
		}
		if m.Orientation != "" {
			choice.orientation = m.Orientation
		}
	}
	w.exportDialog(&choice)
}

func (w *Window) exportDialog(c *printing) {
	k := w.kit
	const width = 460
	var maps []controls.Option
	for _, m := range w.project.doc().MapsInOrder() {
		maps = append(maps, controls.Option{Value: string(m.ID), Text: journey.Shorten(m.Title, 60)})
	}
	mapRow := k.Labelled(w.t("kind.map"), width, k.Choice("export.map", func() []controls.Option { return maps }, string(c.mapID), func(v string) { c.mapID = journey.ID(v) }))
	paper := k.Labelled(w.t("export.paper"), width, k.Segments("export.paper", w.options("paper", paperSizes()), c.paper, func(v string) { c.paper = v }))
	lies := k.Labelled(w.t("export.orientation"), width, k.Segments("export.orientation", w.options("orientation", []string{"auto", "portrait", "landscape"}), c.orientation, func(v string) { c.orientation = v }))
	scale := k.Labelled(w.t("export.scale"), width, k.Segments("export.scale", []controls.Option{
		{Value: "1", Text: "1×"}, {Value: "2", Text: "2×"}, {Value: "3", Text: "3×"}, {Value: "4", Text: "4×"},
	}, c.scale, func(v string) { c.scale = v }))
	words := k.Label("", controls.Style{Paint: controls.Quiet, Wrap: width})
	rows := controls.Column(14)
	arrange := func() {
		show(mapRow, c.format != "json" && len(maps) > 1)
		show(paper, c.format == "pdf")
		show(lies, c.format == "pdf")
		show(scale, c.format == "png")
		words.SetText(w.t("export.about-" + c.format))
		rows.Refresh()
	}
	formats := k.Segments("export.format", w.options("format", []string{"pdf", "svg", "png", "json"}), c.format, func(v string) {
		c.format = v
		arrange()
	})
	rows.Objects = []fyne.CanvasObject{formats, words, mapRow, paper, lies, scale}
	arrange()
	k.Dialog(w.win.Canvas(), controls.DialogSpec{
		ID: "export", Title: w.t("export.title"), Width: width,
		Body:   controls.Sized(width, 268, rows),
		Closed: w.focusMap,
		Buttons: []controls.ButtonSpec{
			{ID: "export.cancel", Text: w.t("dialog.cancel"), OnTap: w.closeDialog},
			{ID: "export.ok", Text: w.t("export.where"), OnTap: func() {
				w.closeDialog()
				w.exportWhere(*c)
			}},
		},
	})
}

func (w *Window) options(prefix string, values []string) []controls.Option {
	var options []controls.Option
	for _, v := range values {
		options = append(options, controls.Option{Value: v, Text: w.t(prefix + "." + v)})
	}
	return options
}

// exportWhere asks where the file shall go, then writes it.
func (w *Window) exportWhere(c printing) {
	p := w.project
	title := p.title()
	if m := p.doc().Maps.Get(c.mapID); m != nil && c.format != "json" && m.Title != "" {
		title = m.Title
	}
	ending := "." + c.format
	files.Save(files.Config{
		Kit: w.kit, Texts: w.shell.texts, Window: w.win.Canvas(), Folder: w.folder(), Endings: []string{ending},
		Title: w.t("export.title"), Action: w.t("export.action"), Name: files.NameFor(title, w.t("start.untitled"), ending), Closed: w.focusMap,
		Chosen: func(path string) {
			w.export(c, path)
			p.keepPrint(c)
		},
	})
}

// export writes a file in the background, from the document of this moment.
func (w *Window) export(c printing, path string) {
	doc := w.project.editor.Committed()
	ctx, cancel := context.WithCancel(context.Background())
	write := w.shell.writer(c, doc)
	done := make(chan error, 1)
	go func() {
		done <- atomicfile.Write(path, true, func(out io.Writer) error { return write(stoppable{ctx, out}) })
	}()
	go func() {
		var busy *controls.Dialog
		var err error
		select {
		case err = <-done:
		case <-time.After(patience):
			shown := make(chan struct{})
			w.shell.cfg.Do(func() {
				busy = w.busy(path, cancel)
				close(shown)
			})
			<-shown
			err = <-done
		}
		w.shell.cfg.Do(func() {
			if busy != nil {
				busy.Close()
			}
			stopped := err != nil && ctx.Err() != nil
			cancel()
			w.exported(path, err, stopped)
		})
	}()
}

// busy shows that an export is at work and can be stopped.
func (w *Window) busy(path string, cancel func()) *controls.Dialog {
	return w.kit.Dialog(w.win.Canvas(), controls.DialogSpec{
		ID: "busy", Title: w.t("export.busy", filepath.Base(path)), Text: w.t("export.busy.text"), Leave: cancel,
		Buttons: []controls.ButtonSpec{{ID: "busy.cancel", Text: w.t("dialog.cancel"), OnTap: cancel}},
	})
}

func (w *Window) exported(path string, err error, stopped bool) {
	switch {
	case w.project == nil:
	case stopped:
		w.project.hint(w.t("export.stopped"))
	case err != nil:
		w.fault("fault.export", err)
	default:
		w.notice.Offer(w.t("export.done", filepath.Base(path), filepath.Dir(path)), w.t("export.show"), func() { w.shell.openFile(path) })
	}
}

// paperSizes are the papers on offer.
func paperSizes() []string { return []string{"a4", "a3", "a2", "a1", "a0", "letter", "tabloid"} }

// writer gives what writes a format.
func (s *Shell) writer(c printing, doc *journey.Document) func(io.Writer) error {
	k := s.cfg.Kit
	m := doc.Maps.Get(c.mapID)
	if c.format == "json" || m == nil {
		return func(out io.Writer) error { return exchange.Export(out, doc) }
	}
	switch c.format {
	case "svg":
		return func(out io.Writer) error { return k.WriteSVG(out, doc, m) }
	case "png":
		scale, _ := strconv.ParseFloat(c.scale, 64)
		return func(out io.Writer) error { return k.WritePNG(out, doc, m, scale) }
	}
	return func(out io.Writer) error {
		size, err := paper.Parse(c.paper)
		if err != nil {
			return err
		}
		orientation, err := paper.ParseOrientation(c.orientation)
		if err != nil {
			return err
		}
		return k.WritePDF(out, doc, m, kit.Print{Paper: size, Orientation: orientation, Date: time.Now()})
	}
}

// keepPrint remembers with a map how it was printed.
func (p *project) keepPrint(c printing) {
	m := p.doc().Maps.Get(c.mapID)
	if c.format != "pdf" || m == nil || m.Paper == c.paper && m.Orientation == c.orientation {
		return
	}
	if m.Paper == "" && m.Orientation == "" && c.paper == usualPaper && c.orientation == usualOrientation {
		return
	}
	_ = p.do(edit.Label{Verb: edit.VerbEdit, Subject: p.t("export.paper") + " " + p.t("paper."+c.paper)}, func(tx *edit.Tx) error {
		return edit.Update(tx, c.mapID, func(m *journey.Map) { m.Paper, m.Orientation = c.paper, c.orientation })
	}) // what cannot be remembered is chosen again next time
}

// stoppable refuses to write once somebody has called the export off, which
// leaves the file as it was.
type stoppable struct {
	ctx context.Context
	out io.Writer
}

func (s stoppable) Write(p []byte) (int, error) {
	if err := s.ctx.Err(); err != nil {
		return 0, err
	}
	return s.out.Write(p)
}
