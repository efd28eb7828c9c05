package shell

import (
	"path/filepath"
	"slices"

	"waymark/gui/controls"
	"waymark/gui/start"
	"waymark/storage/session"
)

// waiting lists first the files that are gone but have unsaved changes waiting for
// them.
func (s *Shell) waiting(cfg *start.Config) {
	orphans, _ := session.RecoverAll(s.cfg.Folder) // none where they cannot be read
	for _, o := range orphans {
		if !o.Missing || o.Draft {
			continue
		}
		cfg.Recent = slices.DeleteFunc(cfg.Recent, func(r start.Recent) bool { return r.Path == o.Path })
		cfg.Recent = slices.Insert(cfg.Recent, 0, start.Recent{Path: o.Path, Time: o.Time, Missing: true, Waiting: o.Changes})
	}
}

// waitsFor tells whether unsaved changes wait for a file.
func (s *Shell) waitsFor(path string) bool {
	orphans, _ := session.RecoverAll(s.cfg.Folder)
	return slices.ContainsFunc(orphans, func(o session.Orphan) bool { return o.Path == path })
}

// setAside ends that changes wait for a file, after asking.
func (w *Window) setAside(path string) {
	w.kit.Dialog(w.win.Canvas(), controls.DialogSpec{
		ID: "aside", Title: w.t("aside.title", filepath.Base(path)), Text: w.t("aside.text"),
		Buttons: []controls.ButtonSpec{
			{ID: "aside.cancel", Text: w.t("dialog.cancel"), OnTap: w.closeDialog},
			{ID: "aside.ok", Text: w.t("start.set-aside"), OnTap: func() {
				w.closeDialog()
				kept, err := session.SetAside(w.shell.cfg.Folder, path)
				if err != nil {
					w.fault("aside.fault", err)
					return
				}
				w.forgetRecent(path)
				if len(kept) > 0 {
					w.notice.Say(w.t("notice.aside", filepath.Dir(kept[0])))
				}
			}},
		},
	})
}
