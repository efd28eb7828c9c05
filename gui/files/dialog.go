package files

import (
	"os"
	"path/filepath"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"waymark/gui/controls"
	"waymark/gui/theme"
	"waymark/resources/i18n"
)

// Config describes a dialog.
type Config struct {
	Kit     *controls.Kit
	Texts   *i18n.Catalog
	Window  fyne.Canvas
	Title   string
	Action  string // on the main button
	Folder  string // to begin with
	Name    string // proposed, when saving
	Endings []string
	Chosen  func(path string) // called after the dialog has gone
	Closed  func()
}

const (
	width      = 640
	listHeight = 320
	most       = 300 // lines of a folder that are shown
)

// dialog is an open dialog of either kind.
type dialog struct {
	cfg    Config
	saving bool
	folder string
	chosen string // path of the line that is chosen
	text   string // in the field

	box     *controls.Dialog
	body    *fyne.Container
	where   *controls.Label
	lines   *fyne.Container
	scroll  *container.Scroll
	shown   map[string]*controls.Line
	name    *controls.Field
	message *controls.Label
}

// Open asks for a file that exists.
func Open(cfg Config) { show(cfg, false) }

// Save asks for a file to write. Before an existing one is replaced, it asks.
func Save(cfg Config) { show(cfg, true) }

func show(cfg Config, saving bool) {
	d := &dialog{cfg: cfg, saving: saving, text: cfg.Name}
	k := cfg.Kit
	up := k.Button(controls.ButtonSpec{ID: "files.up", Look: controls.Ghost, Icon: "arrow-up", Tip: d.t("files.up"), OnTap: func() { d.enter(filepath.Dir(d.folder)) }})
	d.where = k.Label("", controls.Style{Size: theme.TextSize, Paint: controls.Quiet, Shrink: 100})
	head := controls.Frame(nil, nil, up, d.places(), controls.Padded(0, 8, 0, 4, d.where))
	d.lines = controls.Column(0)
	d.scroll = k.Scroll(controls.Padded(4, 4, 4, 4, d.lines))
	list := controls.Sized(width, listHeight, k.Box(controls.Ground, controls.Hairline, 8).On(controls.Padded(1, 1, 1, 1, d.scroll)))
	d.name = k.Field(controls.FieldSpec{ID: "files.name", Value: cfg.Name, Hint: d.t("files.name.hint"), Changed: d.typed, Done: d.accept, Cancelled: d.leave})
	d.message = k.Label("", controls.Style{Size: theme.SmallSize, Paint: controls.Pain, Wrap: width})
	d.message.Hide()
	d.body = controls.Column(8, head, list, k.Labelled(d.t("files.name"), width, d.name), d.message)
	spec := controls.DialogSpec{
		ID: "files", Title: cfg.Title, Width: width, Closed: cfg.Closed,
		Body: d.body,
		Buttons: []controls.ButtonSpec{
			{ID: "files.cancel", Text: d.t("dialog.cancel"), OnTap: d.leave},
			{ID: "files.ok", Text: cfg.Action, OnTap: d.accept},
		},
		Enter: d.accept,
	}
	if saving {
		spec.Aside = k.Button(controls.ButtonSpec{ID: "files.new-folder", Look: controls.Ghost, Icon: "folder-open", Text: d.t("files.new-folder"), OnTap: d.newFolder})
	}
	d.box = k.Dialog(cfg.Window, spec)
	d.enter(cfg.Folder)
	d.box.Focus(d.name)
	if saving {
		d.name.TypedShortcut(&fyne.ShortcutSelectAll{})
	}
}

func (d *dialog) t(key string, args ...any) string { return d.cfg.Texts.T(key, args...) }

func (d *dialog) leave() { d.box.Close() }

// places is a list of the usual folders.
func (d *dialog) places() fyne.CanvasObject {
	places := Places()
	var b *controls.Button
	b = d.cfg.Kit.Button(controls.ButtonSpec{ID: "files.places", Look: controls.Plain, Text: d.t("files.places"), Drops: true, OnTap: func() {
		menu := fyne.NewMenu("")
		for _, p := range places {
			menu.Items = append(menu.Items, fyne.NewMenuItem(d.t(p.Key), func() { d.enter(p.Path) }))
		}
		d.cfg.Kit.ShowMenuBelow(menu, b)
	}})
	return b
}

// enter shows a folder; one that cannot be read is not entered.
func (d *dialog) enter(dir string) {
	entries, err := List(dir, d.cfg.Endings)
	if err != nil {
		d.say(d.t("files.unreadable", dir))
		if d.folder == "" {
			d.folder = dir
			d.where.SetText(dir)
		}
		return
	}
	d.say("")
	d.folder, d.chosen = dir, ""
	d.where.SetText(dir)
	d.shown = map[string]*controls.Line{}
	d.lines.Objects = nil
	for _, e := range entries[:min(len(entries), most)] {
		line := d.line(e)
		d.shown[e.Path] = line
		d.lines.Add(line)
	}
	switch {
	case len(entries) > most:
		d.lines.Add(d.remark(d.cfg.Texts.N("files.more", len(entries)-most)))
	case len(entries) == 0:
		d.lines.Add(d.remark(d.t("files.empty", strings.Join(d.cfg.Endings, ", "))))
	}
	d.lines.Refresh()
	d.scroll.ScrollToTop()
}

func (d *dialog) remark(text string) fyne.CanvasObject {
	return controls.Padded(8, 10, 8, 10, d.cfg.Kit.Label(text, controls.Style{Paint: controls.Quiet, Wrap: width - 40}))
}

func (d *dialog) line(e Entry) *controls.Line {
	spec := controls.LineSpec{ID: "files." + e.Name, Text: e.Name, Right: e.Time.Local().Format("2006-01-02 15:04")}
	if e.Folder {
		spec.Icon, spec.Right = "folder-open", ""
		spec.OnTap = func() { d.enter(e.Path) }
		return d.cfg.Kit.ListLine(spec)
	}
	spec.Icon, spec.Paint = iconOf(e.Name), controls.Accent
	spec.OnTap = func() { d.choose(e) }
	spec.OnOpen = func() {
		d.choose(e)
		d.accept()
	}
	return d.cfg.Kit.ListLine(spec)
}

// iconOf gives the icon of a file by its ending.
func iconOf(name string) string {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".png", ".jpg", ".jpeg", ".webp", ".gif":
		return "image"
	}
	return "map"
}

func (d *dialog) choose(e Entry) {
	d.say("")
	if old := d.shown[d.chosen]; old != nil {
		old.Choose(false)
	}
	d.chosen = e.Path
	d.shown[e.Path].Choose(true)
	d.text = e.Name
	d.name.Put(e.Name)
}

func (d *dialog) typed(text string) {
	d.text = text
	if old := d.shown[d.chosen]; old != nil && filepath.Base(d.chosen) != text {
		old.Choose(false)
		d.chosen = ""
	}
}

func (d *dialog) say(text string) {
	d.message.SetText(text)
	if hidden := text == ""; hidden != d.message.Hidden {
		d.message.Hidden = hidden
		d.body.Refresh()
	}
}

// accept takes what is chosen or typed.
func (d *dialog) accept() {
	if strings.TrimSpace(d.text) == "" {
		d.say(d.t("files.no-name"))
		return
	}
	if dir := Resolve(d.folder, d.text, ""); isFolder(dir) {
		d.enter(dir)
		d.text = ""
		d.name.Put("")
		return
	}
	ending := ""
	if d.saving {
		ending = d.cfg.Endings[0]
	}
	path := Resolve(d.folder, d.text, ending)
	info, err := os.Stat(path)
	switch {
	case !d.saving && err != nil:
		if withEnding := Resolve(d.folder, d.text, d.cfg.Endings[0]); exists(withEnding) {
			path = withEnding
			break
		}
		d.say(d.t("files.not-there", path))
		return
	case d.saving && err == nil && info.IsDir():
		d.say(d.t("files.is-folder", path))
		return
	case d.saving && err == nil:
		d.askToReplace(path, info.ModTime())
		return
	}
	d.box.Close()
	d.cfg.Chosen(path)
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

func (d *dialog) askToReplace(path string, changed time.Time) {
	k := d.cfg.Kit
	k.Dialog(d.cfg.Window, controls.DialogSpec{
		ID: "replace", Title: d.t("files.replace.title", filepath.Base(path)),
		Text: d.t("files.replace.text", changed.Local().Format("2006-01-02 15:04")),
		Buttons: []controls.ButtonSpec{
			{ID: "replace.ok", Text: d.t("files.replace"), OnTap: func() {
				k.CloseDialog()
				d.box.Close()
				d.cfg.Chosen(path)
			}},
			{ID: "replace.cancel", Text: d.t("files.keep"), OnTap: k.CloseDialog},
		},
	})
}

func (d *dialog) newFolder() {
	name := d.t("files.new-folder")
	for n := 2; exists(filepath.Join(d.folder, name)); n++ {
		name = d.t("files.numbered", d.t("files.new-folder"), n)
	}
	path := filepath.Join(d.folder, name)
	if err := os.Mkdir(path, 0o755); err != nil {
		d.say(d.t("files.no-folder", d.folder))
		return
	}
	d.enter(path)
}
