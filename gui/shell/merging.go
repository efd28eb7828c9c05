package shell

import (
	"path/filepath"
	"slices"
	"strings"

	"waymark/domain/compare"
	"waymark/domain/edit"
	"waymark/domain/journey"
	"waymark/domain/merge"
	"waymark/gui/controls"
	"waymark/gui/differences"
	"waymark/gui/files"
	"waymark/gui/merging"
	"waymark/storage/mapfile"
)

// mergeDialog asks which copy is to be brought in.
func (w *Window) mergeDialog() {
	if w.project == nil || !w.free() {
		return
	}
	w.finish()
	files.Open(files.Config{
		Kit: w.kit, Texts: w.shell.texts, Window: w.win.Canvas(), Folder: w.folder(), Endings: []string{mapfile.Extension},
		Title: w.t("merge.choose-file"), Action: w.t("merge.choose-file.action"), Closed: w.focusMap,
		Chosen: w.mergeFile,
	})
}

// mergeFile reads a copy and shows what it would bring.
func (w *Window) mergeFile(path string) {
	p := w.project
	p.hint(w.t("merge.reading", filepath.Base(path)))
	go func() {
		file, err := mapfile.Open(path)
		w.shell.cfg.Do(func() {
			switch {
			case w.project != p:
			case err != nil:
				p.hint(w.t("board.status.ready"))
				w.openFault(path, err)
			default:
				p.preview(filepath.Base(path), file, nil, "")
			}
		})
	}()
}

// preview works a merge out and shows it. choices are those of an earlier one.
func (p *project) preview(name string, file *mapfile.File, choices map[string]int, notice string) {
	w := p.w
	w.finish()
	ours, head := p.ours()
	theirs := merge.Copy{Document: file.Document}
	go func() {
		theirs.History = edit.NewHistory(file.History)
		plan, err := merging.NewPlan(ours, theirs, choices)
		var look merging.Look
		if err == nil {
			look = plan.Look()
		}
		authors := newAuthors(ours.History, theirs.History)
		w.shell.cfg.Do(func() {
			p.hint(w.t("board.status.ready"))
			switch {
			case w.project != p || !w.free():
			case err != nil:
				w.fault("merge.fault", err)
			case plan.Nothing():
				w.kit.Dialog(w.win.Canvas(), controls.DialogSpec{
					ID: "merge-nothing", Title: w.t("merge.nothing.title"), Text: w.t("merge.nothing", name), Closed: w.focusMap,
					Buttons: []controls.ButtonSpec{{ID: "merge-nothing.ok", Text: w.t("dialog.ok"), OnTap: w.closeDialog}},
				})
			default:
				merging.Open(p.mergingConfig(), merging.PreviewSpec{
					Name: name, Authors: authors, Notice: notice,
					Accept: func(plan *merging.Plan) { p.accept(name, file, plan, head) },
					Fault:  func(err error) { w.fault("merge.fault", err) },
				}, plan, look)
				w.logLayout()
			}
		})
	}()
}

// accept makes a plan part of the history, as one change. When the project has
// changed since, the plan is made anew and shown again.
func (p *project) accept(name string, file *mapfile.File, plan *merging.Plan, head journey.ID) {
	w := p.w
	go func() {
		var result *merge.Result
		o := merging.Outcome{}
		err := plan.With(func(m *merge.Merge) error {
			if err := m.TakeShown(); err != nil {
				return err
			}
			var err error
			result, err = m.Result(edit.Label{Verb: edit.VerbMerge, Subject: name}, edit.Options{Author: w.shell.cfg.Settings.Author})
			o.Conflicts, o.Notes = m.Conflicts(), m.Notes()
			return err
		})
		w.shell.cfg.Do(func() {
			if w.project != p {
				return
			}
			if err == nil && p.editor.History().Head() != head {
				p.preview(name, file, plan.Choices(), w.t("merge.moved"))
				return
			}
			before := p.editor.Committed()
			if err == nil && result.Change != nil {
				err = p.editor.Absorb(result.Brings, result.Change)
			}
			if err != nil {
				w.fault("merge.fault", err)
				return
			}
			if result.Change == nil {
				return
			}
			o.Comparison = compare.Documents(before, p.editor.Committed())
			told := differences.New(w.shell.texts, before, p.editor.Committed()).Summary(o.Comparison)
			p.offerOutcome(w.t("merge.done", name, told), result.Change, o)
		})
	}()
}

// newAuthors gives who made the changes that one history has and the other has not.
func newAuthors(ours, theirs *edit.History) []string {
	var names []string
	for _, c := range theirs.Changes() {
		if name := strings.TrimSpace(c.Author); name != "" && !slices.Contains(names, name) && ours.Change(c.ID) == nil {
			names = append(names, name)
		}
	}
	return names[:min(len(names), 6)]
}

// droppedProject is for a project file that is let go over a window: a copy of
// the project that is shown there can be merged with it.
func (w *Window) droppedProject(path string) {
	p := w.project
	if p == nil || !strings.EqualFold(filepath.Ext(path), mapfile.Extension) || w.shell.windowOf(path) != nil {
		w.Open(path)
		return
	}
	go func() {
		file, err := mapfile.Open(path)
		w.shell.cfg.Do(func() {
			if w.project != p || err != nil || file.Document.Project.ID != p.doc().Project.ID || !w.free() {
				w.Open(path) // which also tells what is wrong with it
				return
			}
			name := filepath.Base(path)
			w.kit.Dialog(w.win.Canvas(), controls.DialogSpec{
				ID: "dropped", Title: w.t("merge.dropped.title", name), Text: w.t("merge.dropped.text"), Width: 480, Closed: w.focusMap,
				Buttons: []controls.ButtonSpec{
					{ID: "dropped.cancel", Text: w.t("dialog.cancel"), OnTap: w.closeDialog},
					{ID: "dropped.open", Text: w.t("merge.dropped.open"), OnTap: func() { w.closeDialog(); w.Open(path) }},
					{ID: "dropped.merge", Text: w.t("together.merge"), OnTap: func() { w.closeDialog(); p.preview(name, file, nil, "") }},
				},
			})
		})
	}()
}
