package printing

import (
	"context"
	"errors"
	"io"
	"path/filepath"
	"sync/atomic"
	"time"

	"waymark/domain/edit"
	"waymark/domain/journey"
	"waymark/gui/controls"
	"waymark/gui/files"
	"waymark/storage/atomicfile"
	"waymark/storage/exchange"
)

// patience is how long writing may take before a dialog shows that it is at
// work.
const patience = 500 * time.Millisecond

// title gives the name that a file gets.
func (r *room) title() string {
	title := journey.Shorten(r.cfg.Doc.Project.Title, 80)
	if m := r.cfg.Doc.Maps.Get(r.plan.Map); m != nil && r.plan.Format != JSON && m.Title != "" {
		title = m.Title
	}
	return title
}

func (r *room) fileName() string {
	return files.NameFor(r.title(), r.t("start.untitled"), "."+string(r.plan.Format))
}

// save asks where the file shall go and writes it there.
func (r *room) save() {
	if !r.ready(r.save) {
		return
	}
	files.Save(files.Config{
		Kit: r.cfg.Kit, Texts: r.cfg.Texts, Window: r.cfg.Window, Folder: r.cfg.Folder(), Endings: []string{"." + string(r.plan.Format)},
		Title: r.t("printing.save.title"), Action: r.t("export.action"), Name: r.fileName(),
		Chosen: func(path string) {
			r.write(path, func() {
				r.leave()
				r.cfg.Written(path)
			})
		},
	})
}

// handOver writes the PDF into a folder of its own and gives it to the system.
func (r *room) handOver(then func(path string)) {
	dir, err := handOverFolder()
	if err != nil {
		r.cfg.Fault(err)
		return
	}
	path := filepath.Join(dir, r.fileName())
	r.write(path, func() { then(path) })
}

// open shows the pages in the system's viewer.
func (r *room) open() {
	if r.plan.Format != PDF || !r.ready(r.open) {
		return
	}
	r.handOver(func(path string) {
		if err := r.cfg.System.Open(path); err != nil {
			r.noViewer()
			return
		}
		r.leave()
		r.cfg.Said(r.t("printing.opened"))
	})
}

func (r *room) noViewer() {
	r.say("noviewer", r.t("printing.no-viewer.title"), r.t("printing.no-viewer.text"))
}

func (r *room) say(id, title, text string) {
	k := r.cfg.Kit
	k.Dialog(r.cfg.Window, controls.DialogSpec{
		ID: id, Title: title, Text: text,
		Buttons: []controls.ButtonSpec{{ID: id + ".ok", Text: r.t("dialog.ok"), OnTap: k.CloseDialog}},
	})
}

// print sends the pages to the printer, after asking; where the system has none
// that it prints on by itself, the viewer does it.
func (r *room) print() {
	if r.plan.Format != PDF || !r.ready(r.print) {
		return
	}
	if r.printer == "" {
		r.open()
		return
	}
	k := r.cfg.Kit
	k.Dialog(r.cfg.Window, controls.DialogSpec{
		ID: "paper", Title: r.t("printing.send.title", r.printer), Text: r.n("printing.send.text", len(r.shown.out.Pages), r.paperNames(r.shown.out.Pages)),
		Buttons: []controls.ButtonSpec{
			{ID: "paper.cancel", Text: r.t("dialog.cancel"), OnTap: k.CloseDialog},
			{ID: "paper.view", Text: r.t("printing.open"), OnTap: func() {
				k.CloseDialog()
				r.open()
			}},
			{ID: "paper.ok", Text: r.t("printing.print"), OnTap: func() {
				k.CloseDialog()
				r.handOver(r.send)
			}},
		},
	})
}

func (r *room) send(path string) {
	go func() {
		err := r.cfg.System.Print(path)
		r.cfg.Do(func() {
			if err != nil {
				r.say("noprinter", r.t("printing.no-printer.title"), r.t("printing.no-printer.text", r.printer))
				return
			}
			r.leave()
			r.cfg.Said(r.t("printing.sent", r.printer))
		})
	}()
}

// write writes the file in the background, shows how far it is when that takes
// long, and calls done when it is there. The map then remembers the plan.
func (r *room) write(path string, done func()) {
	plan, doc, p := r.plan, r.cfg.Doc, r.shown
	ctx, cancel := context.WithCancel(context.Background())
	var far, all atomic.Int64
	put := r.writer(ctx, p, doc, func(done, total int) {
		far.Store(int64(done))
		all.Store(int64(total))
	})
	result := make(chan error, 1)
	go func() {
		result <- atomicfile.Write(path, true, func(out io.Writer) error { return put(stoppable{ctx, out}) })
	}()
	finished := func(err error) {
		stopped := err != nil && ctx.Err() != nil
		cancel()
		switch {
		case stopped:
			r.cfg.Said(r.t("export.stopped"))
		case err != nil:
			r.cfg.Fault(err)
		default:
			r.remember(plan)
			done()
		}
	}
	go func() {
		select {
		case err := <-result:
			r.cfg.Do(func() { finished(err) })
			return
		case <-time.After(patience):
		}
		shown := make(chan *busy, 1)
		r.cfg.Do(func() { shown <- r.busy(path, cancel) })
		b := <-shown
		tick := time.NewTicker(100 * time.Millisecond)
		defer tick.Stop()
		for {
			select {
			case err := <-result:
				r.cfg.Do(func() {
					b.dialog.Close()
					finished(err)
				})
				return
			case <-tick.C:
				r.cfg.Do(func() { b.show(r, int(far.Load()), int(all.Load())) })
			}
		}
	}()
}

// writer gives what writes the format of a proof.
func (r *room) writer(ctx context.Context, p *proof, doc *journey.Document, progress func(done, total int)) func(io.Writer) error {
	k, plan, facts := r.cfg.Output, p.plan, p.facts
	m := doc.Maps.Get(plan.Map)
	if plan.Format == JSON || m == nil {
		return func(out io.Writer) error { return exchange.Export(out, doc) }
	}
	switch plan.Format {
	case SVG:
		return func(out io.Writer) error { return k.SVG(out, doc, m, plan.picture(facts.View)) }
	case PNG:
		return func(out io.Writer) error { return k.PNG(out, doc, m, plan.picture(facts.View)) }
	}
	facts.Progress = progress
	return func(out io.Writer) error { return k.WritePages(ctx, out, p.job, p.out, facts) }
}

// busy shows that something is being written and can be stopped.
type busy struct {
	dialog *controls.Dialog
	far    *controls.Label
}

func (r *room) busy(path string, cancel func()) *busy {
	k := r.cfg.Kit
	b := &busy{far: k.Label(" ", controls.Style{Paint: controls.Quiet, Shrink: 200})}
	b.dialog = k.Dialog(r.cfg.Window, controls.DialogSpec{
		ID: "busy", Title: r.t("export.busy", filepath.Base(path)), Text: r.t("export.busy.text"), Body: b.far, Leave: cancel,
		Buttons: []controls.ButtonSpec{{ID: "busy.cancel", Text: r.t("dialog.cancel"), OnTap: cancel}},
	})
	return b
}

func (b *busy) show(r *room, done, total int) {
	if total > 0 {
		b.far.SetText(r.t("printing.far", done, total))
	}
}

// remember keeps with the map how it was printed, as one change; none when that
// is how it was printed before.
func (r *room) remember(plan Plan) {
	if plan.Format == JSON || plan.sameAs(r.cfg.Doc) {
		return
	}
	_ = r.cfg.Edit(edit.Label{Verb: edit.VerbEdit, Subject: r.t("printing.settings")}, plan.keep) // what cannot be remembered is chosen again next time
}

// stoppable refuses to write once somebody has called the export off, which
// leaves the file as it was.
type stoppable struct {
	ctx context.Context
	out io.Writer
}

var errStopped = errors.New("called off")

func (s stoppable) Write(p []byte) (int, error) {
	if s.ctx.Err() != nil {
		return 0, errStopped
	}
	return s.out.Write(p)
}
