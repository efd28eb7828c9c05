// Package start is the page a window shows while no project is open: starting
// points, finished examples, recent files, untitled work.
//
// What lives here: how that is shown. What does not: opening anything
// (gui/shell) and the templates themselves (resources/templates).
package start

import (
	"image"
	"path/filepath"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"waymark/gui/controls"
	"waymark/gui/theme"
	"waymark/resources/i18n"
	"waymark/resources/templates"
)

// The size of a tile, and of the picture in it, in Fyne's units.
const (
	tileWidth  = 232 // at least
	tilePicH   = 148
	sideWidth  = 320
	widest     = 1240
	gap        = 16
	columnsGap = 40
)

// Recent is a file that was opened before.
type Recent struct {
	Path    string
	Time    time.Time
	Missing bool
	Waiting int // so many unsaved changes wait for it to be there again
}

// Draft is untitled work.
type Draft struct {
	Path  string
	Title string
	Time  time.Time
}

// Config is what the page shows and whom it tells.
type Config struct {
	Kit    *controls.Kit
	Texts  *i18n.Catalog
	Recent []Recent
	Drafts []Draft
	Now    time.Time
	// Picture gives, later and on Fyne's goroutine, a picture of a template that
	// fills w × h device pixels.
	Picture func(id string, w, h int, show func(image.Image))

	OnTemplate func(id string)
	OnOpen     func()
	OnFile     func(path string)
	OnForget   func(path string)
	OnSetAside func(path string) // what waits for a file
	OnDiscard  func(path string)
	OnSettings func()
}

// Page is the start page.
type Page struct {
	cfg   Config
	root  fyne.CanvasObject
	tiles []*controls.Tile
	ids   []string // of the templates on the tiles
}

// New makes the page.
func New(cfg Config) *Page {
	p := &Page{cfg: cfg}
	body := container.New(&columns{}, p.side(), p.choices())
	p.root = cfg.Kit.Scroll(controls.Padded(40, 40, 40, 40, container.New(&centre{widest}, controls.Column(32, p.header(), body))))
	return p
}

// Object gives what goes into the window.
func (p *Page) Object() fyne.CanvasObject { return p.root }

// Refresh asks for the pictures anew, in the colours of now.
func (p *Page) Refresh() {
	for _, tile := range p.tiles {
		tile.Renew()
	}
}

func (p *Page) t(key string) string { return p.cfg.Texts.T(key) }

func (p *Page) header() fyne.CanvasObject {
	k := p.cfg.Kit
	words := controls.Column(0,
		k.Label(p.t("app.name"), controls.Style{Size: 22, Bold: true}),
		k.Label(p.t("app.tagline"), controls.Style{Size: theme.NameSize, Paint: controls.Quiet, Shrink: 80}),
	)
	settings := k.Button(controls.ButtonSpec{ID: "start.settings", Look: controls.Ghost, Icon: "settings", Tip: p.t("menu.settings"), OnTap: p.cfg.OnSettings})
	sign := controls.Padded(0, 16, 0, 0, controls.Centred(k.Icon(controls.Sign, 44, controls.Ink)))
	return controls.Frame(nil, nil, sign, controls.Centred(settings), words)
}

func (p *Page) heading(key string) fyne.CanvasObject {
	return p.cfg.Kit.Label(p.t(key), controls.Style{Size: theme.DocumentSize, Bold: true})
}

// side is the column at the left: open, recent files, drafts.
func (p *Page) side() fyne.CanvasObject {
	k := p.cfg.Kit
	open := k.Button(controls.ButtonSpec{ID: "start.open", Look: controls.Main, Icon: "folder-open", Text: p.t("start.open"), OnTap: p.cfg.OnOpen})
	rows := []fyne.CanvasObject{controls.Row(0, open)}
	if len(p.cfg.Drafts) > 0 {
		rows = append(rows, controls.Column(8, p.heading("start.drafts"), p.outdented(p.drafts()...)))
	}
	if len(p.cfg.Recent) > 0 {
		rows = append(rows, controls.Column(8, p.heading("start.recent"), p.outdented(p.recent()...)))
	} else {
		hint := k.Label(p.t("start.no-recent"), controls.Style{Paint: controls.Quiet, Wrap: sideWidth - 20})
		rows = append(rows, controls.Column(8, p.heading("start.recent"), hint))
	}
	return controls.Column(28, rows...)
}

// outdented lets the lines of a list reach out to the left, so that their icons
// stand on the common edge.
func (p *Page) outdented(lines ...fyne.CanvasObject) fyne.CanvasObject {
	return controls.Padded(0, 0, 0, -10, controls.Column(0, lines...))
}

func (p *Page) recent() []fyne.CanvasObject {
	var lines []fyne.CanvasObject
	for _, r := range p.cfg.Recent {
		spec := controls.LineSpec{
			ID: "recent." + filepath.Base(r.Path), Icon: "map", Paint: controls.Accent,
			Text: Name(r.Path), Note: Folder(r.Path), Right: When(p.cfg.Texts, r.Time, p.cfg.Now), Tip: r.Path,
			OnTap: func() { p.cfg.OnFile(r.Path) },
			OnMenu: func(at fyne.Position) {
				p.menu(at, p.t("start.forget"), func() { p.cfg.OnForget(r.Path) })
			},
		}
		if r.Missing {
			spec.Faint, spec.Right = true, p.t("start.missing")
		}
		if r.Waiting > 0 {
			spec.Icon, spec.Faint, spec.Note = "clock", false, p.cfg.Texts.N("start.waiting", r.Waiting)
			spec.Tip = p.cfg.Texts.T("notice.recover-missing", r.Path)
			spec.OnMenu = func(at fyne.Position) {
				p.menu(at, p.t("start.set-aside"), func() { p.cfg.OnSetAside(r.Path) })
			}
		}
		lines = append(lines, p.cfg.Kit.ListLine(spec))
	}
	return lines
}

func (p *Page) drafts() []fyne.CanvasObject {
	var lines []fyne.CanvasObject
	for _, d := range p.cfg.Drafts {
		title := d.Title
		if title == "" {
			title = p.t("start.untitled")
		}
		lines = append(lines, p.cfg.Kit.ListLine(controls.LineSpec{
			ID: "draft." + filepath.Base(d.Path), Icon: "file", Text: title, Right: When(p.cfg.Texts, d.Time, p.cfg.Now),
			OnTap: func() { p.cfg.OnFile(d.Path) },
			OnMenu: func(at fyne.Position) {
				p.menu(at, p.t("start.discard"), func() { p.cfg.OnDiscard(d.Path) })
			},
		}))
	}
	return lines
}

func (p *Page) menu(at fyne.Position, text string, do func()) {
	window := fyne.CurrentApp().Driver().CanvasForObject(p.root)
	p.cfg.Kit.ShowMenu(fyne.NewMenu("", fyne.NewMenuItem(text, do)), window, at)
}

// choices is the examples and templates.
func (p *Page) choices() fyne.CanvasObject {
	return controls.Column(28,
		controls.Column(12, p.heading("start.examples"), p.row(templates.Example)),
		controls.Column(12, p.heading("start.templates"), p.row(templates.Template)),
	)
}

func (p *Page) row(kind templates.Kind) fyne.CanvasObject {
	row := controls.Grid(tileWidth, gap)
	for _, info := range templates.List() {
		if info.Kind != kind {
			continue
		}
		tile := p.cfg.Kit.Tile(controls.TileSpec{
			ID: "start." + info.ID, Width: tileWidth, PictureH: tilePicH,
			Title: info.Title.In(p.cfg.Texts.Lang()), Text: info.Description.In(p.cfg.Texts.Lang()),
			Picture: func(w, h int, show func(image.Image)) { p.cfg.Picture(info.ID, w, h, show) },
			OnTap:   func() { p.cfg.OnTemplate(info.ID) },
			OnArrow: func(key fyne.KeyName) { p.walk(info.ID, key) },
		})
		p.ids = append(p.ids, info.ID)
		p.tiles = append(p.tiles, tile)
		row.Add(tile)
	}
	return row
}
