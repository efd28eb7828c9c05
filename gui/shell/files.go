package shell

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"waymark/domain/edit"
	"waymark/domain/fault"
	"waymark/domain/journey"
	"waymark/gui/controls"
	"waymark/gui/files"
	"waymark/gui/start"
	"waymark/resources/templates"
	"waymark/storage/exchange"
	"waymark/storage/mapfile"
	"waymark/storage/session"
)

// stateReporter passes the states of a session on to the window that shows it.
// Sessions report from goroutines of their own, also before there is a window.
type stateReporter struct {
	do      func(func())
	p       *project
	waiting *session.Incoming // what somebody else wrote and is not joined yet
	tries   int               // to join it
}

func (r *stateReporter) report(session.State) {
	r.do(func() {
		if r.p != nil {
			r.p.status.refresh()
			r.p.w.logLayout()
		}
	})
}

// Opening is a project being opened.
type Opening struct {
	path     string
	session  *session.Session
	err      error
	reporter *stateReporter
}

// Prepare opens the project at path. It may run in any goroutine, also before
// there are windows; Take then shows what it gives.
func Prepare(cfg Config, path string) *Opening {
	cfg.complete()
	o := &Opening{path: path, reporter: &stateReporter{do: cfg.Do}}
	if strings.EqualFold(filepath.Ext(path), pdfEnding) {
		o.session, o.err = openCarried(path, o.reporter.options(&cfg))
		return o
	}
	o.session, o.err = session.Open(path, o.reporter.options(&cfg))
	return o
}

// Open opens a project: in this window when it shows the start page, else in
// one of its own. A file that is open already has its window brought forward.
func (w *Window) Open(path string) {
	if abs, err := filepath.Abs(path); err == nil {
		path = abs
	}
	if other := w.shell.windowOf(path); other != nil {
		other.win.RequestFocus()
		return
	}
	w.beside(path, func() (shown, dropped func()) {
		o := Prepare(w.shell.cfg, path)
		return func() { w.Take(o) }, o.drop
	})
}

// beside reads a file in a goroutine. Where that takes long, a dialog says so and
// can call it off. What read gives is done in the window: shown when the file was
// read, dropped when nobody waits for it any more.
func (w *Window) beside(path string, read func() (shown, dropped func())) {
	done := make(chan besideEnd, 1)
	go func() {
		shown, dropped := read()
		done <- besideEnd{shown, dropped}
	}()
	select {
	case end := <-done:
		end.shown()
	case <-time.After(openingPatience):
		w.waitForOpening(path, done)
	}
}

type besideEnd struct{ shown, dropped func() }

// openingPatience is how long opening may take before a dialog shows that it is
// at work; most files need a tenth of it.
const openingPatience = 200 * time.Millisecond

// waitForOpening shows that a large file is being opened, and lets go of it when
// somebody calls it off.
func (w *Window) waitForOpening(path string, done <-chan besideEnd) {
	given := false
	stop := func() { given = true }
	busy := w.kit.Dialog(w.win.Canvas(), controls.DialogSpec{
		ID: "opening", Title: w.t("open.busy", filepath.Base(path)), Text: w.t("open.busy.text"), Leave: stop,
		Buttons: []controls.ButtonSpec{{ID: "opening.cancel", Text: w.t("dialog.cancel"), OnTap: func() {
			stop()
			w.closeDialog()
		}}},
	})
	go func() {
		end := <-done
		w.shell.cfg.Do(func() {
			if !given {
				busy.Close()
				if !w.closed {
					end.shown()
					return
				}
			}
			end.dropped()
		})
	}()
}

// drop lets go of a project that nobody waits for any more. Nothing was changed in
// it: of one that has no file yet, nothing is left.
func (o *Opening) drop() {
	if o.session != nil {
		_ = o.session.Close()
	}
}

// Take shows a project that was opened, or why it could not be.
func (w *Window) Take(o *Opening) {
	if o.err != nil {
		w.openFault(o.path, o.err)
		return
	}
	target := w.spare()
	target.show(o.session, o.reporter)
	if !o.session.Untitled() {
		target.remember(o.session.Path())
		target.project.lookForCopies()
	}
	target.tellRecovered(o.session.Recovered())
	if warnings := o.session.Warnings(); len(warnings) > 0 && o.session.Recovered() == nil {
		target.notice.Say(w.shell.Sentence(warnings[0]))
	}
}

// openFault tells why a file could not be opened. A recent file that is gone can
// be taken off the list.
func (w *Window) openFault(path string, err error) {
	var f *fault.Fault
	buttons := []controls.ButtonSpec{{ID: "fault.ok", Text: w.t("dialog.ok"), OnTap: w.closeDialog}}
	if errors.As(err, &f) && f.Code == mapfile.CodeMissing && w.isRecent(path) {
		forget := controls.ButtonSpec{ID: "fault.forget", Text: w.t("start.forget"), OnTap: func() {
			w.closeDialog()
			w.forgetRecent(path)
		}}
		buttons = append([]controls.ButtonSpec{forget}, buttons...)
	}
	if salvageable(err) {
		buttons = append(buttons, controls.ButtonSpec{ID: "fault.salvage", Text: w.t("salvage.open"), OnTap: func() {
			w.closeDialog()
			w.salvage(path)
		}})
	}
	text := w.shell.Sentence(err)
	if fault.CodeOf(err) == mapfile.CodeMissing && w.shell.waitsFor(path) {
		text = w.t("notice.recover-missing", path)
	}
	w.kit.Dialog(w.win.Canvas(), controls.DialogSpec{
		ID: "fault", Title: w.t("fault.open", filepath.Base(path)), Text: text, Buttons: buttons,
	})
}

// spare gives a window that shows no project: this one, or a new one.
func (w *Window) spare() *Window {
	if w.project == nil {
		return w
	}
	other := w.shell.NewWindow()
	other.Show()
	return other
}

// show shows a session in this window.
func (w *Window) show(s *session.Session, r *stateReporter) {
	w.notice.Leave()
	w.start = nil
	w.project = w.newProject(s)
	w.project.reporter, r.p = r, w.project
	w.setContent(w.project.root)
	w.project.refresh()
	w.project.focusMap()
	r.join()
}

func (w *Window) tellRecovered(r *session.Recovered) {
	if r == nil {
		return
	}
	texts := w.shell.texts
	switch {
	case len(r.Copies) > 0:
		w.notice.Say(texts.N("notice.recovered-copy", r.Changes))
	case len(r.Kept) > 0 && r.Changes == 0:
		w.notice.Say(texts.T("notice.recovered-kept", r.Kept[0]))
	case r.InOrder:
		w.notice.Say(texts.N("notice.recovered-unsaved", r.Changes))
	case r.Changes > 0:
		w.notice.Say(texts.N("notice.recovered", r.Changes))
	}
}

// goHome closes the project and shows the start page; on the start page it
// closes the window.
func (w *Window) goHome() {
	if w.project == nil {
		w.Close()
		return
	}
	w.finish()
	if w.project.close() {
		w.notice.Leave()
		w.showStart()
	}
}

// newFromTemplate shows the start page, whose tiles make new projects.
func (w *Window) newFromTemplate() {
	if w.project == nil {
		return
	}
	w.shell.NewWindow().Show()
}

// makeFrom makes a project of a template or example, with ids of its own.
func (w *Window) makeFrom(id string) {
	data, err := templates.JSON(id, w.shell.texts.Lang())
	if err == nil {
		err = w.make(data)
	}
	if err != nil {
		w.fault("fault.template", err)
	}
}

// make makes an untitled project of a JSON text and shows it.
func (w *Window) make(data []byte) error {
	r := &stateReporter{do: w.shell.cfg.Do}
	s, err := imported(data, r.options(&w.shell.cfg))
	if err != nil {
		return err
	}
	w.spare().show(s, r)
	return nil
}

func (w *Window) startConfig() start.Config {
	s := w.shell
	cfg := start.Config{
		Kit: w.kit, Texts: s.texts, Now: time.Now(), Picture: s.picture,
		OnTemplate: w.makeFrom, OnOpen: w.openDialog, OnFile: w.Open, OnForget: w.forgetRecent, OnSetAside: w.setAside, OnDiscard: w.discardDraft, OnSettings: w.settingsDialog,
	}
	for _, r := range s.cfg.Settings.Recent {
		_, err := os.Stat(r.Path)
		cfg.Recent = append(cfg.Recent, start.Recent{Path: r.Path, Time: r.Time, Missing: err != nil})
		if len(cfg.Recent) == 8 {
			break
		}
	}
	s.waiting(&cfg)
	drafts, _ := session.Drafts(s.cfg.Folder) // none where they cannot be read
	for _, d := range drafts {
		if !d.Open && len(cfg.Drafts) < 40 {
			cfg.Drafts = append(cfg.Drafts, start.Draft{Path: d.Path, Title: d.Title, Time: d.Time})
		}
	}
	return cfg
}

func (w *Window) isRecent(path string) bool {
	for _, r := range w.shell.cfg.Settings.Recent {
		if r.Path == path {
			return true
		}
	}
	return false
}

// remember puts a file on the list of recent ones; drafts have a list of their
// own.
func (w *Window) remember(path string) {
	if w.project != nil && w.project.session.Untitled() {
		return
	}
	s := w.shell.cfg.Settings
	s.Remember(path, time.Now())
	s.Folder = filepath.Dir(path)
	w.shell.keepSettings()
}

func (w *Window) forgetRecent(path string) {
	w.shell.cfg.Settings.Forget(path)
	w.shell.keepSettings()
	if w.project == nil {
		w.showStart()
	}
}

// discardDraft deletes untitled work for good, after asking.
func (w *Window) discardDraft(path string) {
	w.kit.Dialog(w.win.Canvas(), controls.DialogSpec{
		ID: "discard", Title: w.t("discard.title"), Text: w.t("discard.text"),
		Buttons: []controls.ButtonSpec{
			{ID: "discard.cancel", Text: w.t("dialog.cancel"), OnTap: w.closeDialog},
			{ID: "discard.ok", Text: w.t("start.discard"), OnTap: func() {
				w.closeDialog()
				if err := session.DiscardDraft(w.shell.cfg.Folder, path); err != nil {
					w.fault("fault.discard", err)
				}
				w.showStart()
			}},
		},
	})
}

// folder gives where a file dialog begins.
func (w *Window) folder() string {
	for _, dir := range []string{w.projectFolder(), w.shell.cfg.Settings.Folder} {
		if info, err := os.Stat(dir); err == nil && info.IsDir() {
			return dir
		}
	}
	return files.Home()
}

func (w *Window) projectFolder() string {
	if w.project == nil || w.project.session.Untitled() {
		return ""
	}
	return filepath.Dir(w.project.session.Path())
}

func (w *Window) openDialog() {
	files.Open(files.Config{
		Kit: w.kit, Texts: w.shell.texts, Window: w.win.Canvas(), Folder: w.folder(), Endings: []string{mapfile.Extension, pdfEnding},
		Title: w.t("files.open"), Action: w.t("files.open.action"), Closed: w.focusMap,
		Chosen: func(path string) { w.Open(path) },
	})
}

// save saves now. Untitled work gets a name first.
func (w *Window) save() {
	if w.project == nil {
		return
	}
	w.finish()
	p := w.project
	if p.session.Untitled() {
		w.saveAs()
		return
	}
	if err := p.session.Save(); err != nil {
		w.fault("fault.save", err)
	}
	p.status.refresh()
	w.focusMap()
}

func (w *Window) saveAs() {
	if w.project == nil {
		return
	}
	w.finish()
	p := w.project
	files.Save(files.Config{
		Kit: w.kit, Texts: w.shell.texts, Window: w.win.Canvas(), Folder: w.folder(), Endings: []string{mapfile.Extension},
		Title: w.t("files.save-as"), Action: w.t("files.save.action"), Name: files.NameFor(p.doc().Project.Title, w.t("start.untitled"), mapfile.Extension),
		Closed: w.focusMap,
		Chosen: func(path string) { w.saveTo(path, true) },
	})
}

// saveTo saves under a name; the dialog has asked about replacing a file.
func (w *Window) saveTo(path string, overwrite bool) {
	p := w.project
	if other := w.shell.windowOf(path); other != nil && other != w {
		w.fault("fault.save", fault.New("file-open-elsewhere", "“%s” is open in another window. Choose another name, or close that window first.", filepath.Base(path)))
		return
	}
	if err := p.session.SaveAs(path, overwrite); err != nil {
		w.fault("fault.save", err)
		return
	}
	w.remember(path)
	p.refresh()
}

// importJSON makes an untitled project of a file in the JSON form.
func (w *Window) importJSON() {
	files.Open(files.Config{
		Kit: w.kit, Texts: w.shell.texts, Window: w.win.Canvas(), Folder: w.folder(), Endings: []string{".json"},
		Title: w.t("files.import"), Action: w.t("files.import.action"), Closed: w.focusMap,
		Chosen: w.importFile,
	})
}

// importFile makes a project of a file in the JSON form.
func (w *Window) importFile(path string) {
	w.beside(path, func() (shown, dropped func()) {
		o := prepareImport(w.shell.cfg, path)
		return func() { w.Take(o) }, o.drop
	})
}

func prepareImport(cfg Config, path string) *Opening {
	o := &Opening{path: path, reporter: &stateReporter{do: cfg.Do}}
	data, err := readJSON(path)
	if err == nil {
		o.session, err = imported(data, o.reporter.options(&cfg))
	}
	o.err = err
	return o
}

// imported makes an untitled project of a JSON text.
func imported(data []byte, options session.Options) (*session.Session, error) {
	doc, err := exchange.Import(data)
	if err != nil {
		return nil, err
	}
	return session.New(edit.WithFreshIDs(doc, journey.NewID), options)
}

func readJSON(path string) ([]byte, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, readFault(err, path)
	}
	defer file.Close()
	return exchange.Read(file)
}

func readFault(err error, path string) error {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return fault.Wrap(err, mapfile.CodeMissing, "“%s” does not exist (any more). Check the name and the folder.", path)
	case errors.Is(err, fs.ErrPermission):
		return fault.Wrap(err, mapfile.CodeNoRead, "You may not read “%s”. Ask its owner, or copy it to a folder of your own.", path)
	}
	return fault.Wrap(err, mapfile.CodeReadFailed, "“%s” could not be read. Nothing was changed. (%v)", path, err)
}

// samePath tells whether two paths name the same file.
func samePath(a, b string) bool {
	if a == b {
		return true
	}
	ia, errA := os.Stat(a)
	ib, errB := os.Stat(b)
	return errA == nil && errB == nil && os.SameFile(ia, ib)
}

// recentDialog shows the recent files.
func (w *Window) recentDialog() {
	var lines []fyne.CanvasObject
	var d *controls.Dialog
	for _, r := range w.shell.cfg.Settings.Recent {
		line := controls.LineSpec{
			ID: "recent." + filepath.Base(r.Path), Icon: "map", Paint: controls.Accent, Text: start.Name(r.Path), Note: start.Folder(r.Path), Tip: r.Path,
			Right: start.When(w.shell.texts, r.Time, time.Now()),
			OnTap: func() {
				d.Close()
				w.Open(r.Path)
			},
		}
		if _, err := os.Stat(r.Path); err != nil {
			line.Faint, line.Right = true, w.t("start.missing")
		}
		lines = append(lines, w.kit.ListLine(line))
	}
	spec := controls.DialogSpec{
		ID: "recent", Title: w.t("start.recent"), Width: 560, Closed: w.focusMap,
		Buttons: []controls.ButtonSpec{{ID: "recent.cancel", Text: w.t("dialog.close"), OnTap: w.closeDialog}},
	}
	if len(lines) == 0 {
		spec.Text = w.t("start.no-recent")
	} else {
		spec.Body = controls.Column(0, lines[:min(len(lines), 12)]...)
	}
	d = w.kit.Dialog(w.win.Canvas(), spec)
}
