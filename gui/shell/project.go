package shell

import (
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"waymark/domain/edit"
	"waymark/domain/journey"
	"waymark/domain/scene"
	"waymark/gui/board"
	"waymark/gui/controls"
	"waymark/gui/inspector"
	"waymark/gui/lists"
	"waymark/gui/pictures"
	"waymark/gui/versions"
	"waymark/gui/viewstate"
	"waymark/storage/export/kit"
	"waymark/storage/session"
)

// section is what the rail at the left chooses between.
type section string

const (
	mapSection      section = "map"
	personasSection section = "personas"
	listsSection    section = "lists"
)

// project is an open project in a window: its session, the map, and the bars
// and panels around it.
type project struct {
	w       *Window
	session *session.Session
	// reporter brings the states of the session to this view.
	reporter *stateReporter
	editor   *edit.Editor
	mapID    journey.ID
	section  section

	board     *board.Board
	inspector *inspector.Panel
	top       *topBar
	palette   *palette
	rail      *rail
	status    *statusLine
	personas  *personasPage
	lists     *lists.Page
	pictures  *pictures.Store
	versions  *versions.Page // only while it is shown

	views       *viewstate.Keeper // what of the maps is shown just now
	lastComment journey.ID        // that was gone to last
	lastChanges lastChanges
	way         *way // what helps to find it

	side *fyne.Container // the inspector with its movable edge

	palettes  scene.Palette
	center    *fyne.Container // stack: the map or the personas
	root      *fyne.Container
	unobserve func()
}

func (w *Window) newProject(s *session.Session) *project {
	if w.project != nil { // shown anew, in another language
		w.project.dropVersions()
	}
	p := &project{w: w, session: s, editor: s.Editor(), section: mapSection, pictures: pictures.NewStore(w.shell.cfg.Do), views: viewstate.NewKeeper(w.shell.cfg.Settings.ShownOf(s.Path()))}
	p.views.Watch(func(journey.ID) {
		p.board.SetView(p.view(), p.w.kit.Colors())
		p.keepShown()
		p.refresh()
	})
	if maps := p.doc().MapsInOrder(); len(maps) > 0 {
		p.mapID = maps[0].ID
	}
	view := p.view()
	p.board = board.New(board.Config{
		Typesetter: w.shell.cfg.Kit.Typesetter(), Painter: w.shell.cfg.Kit.Painter(),
		View: view, Colors: w.kit.Colors(), Texts: w.shell.texts,
		OnSelection: p.selectionChanged, OnStatus: func(text string) { p.status.hint(text) }, OnZoom: p.zoomed,
		OnFault: func(err error) { w.fault("fault.edit", err) },
		OnMenu:  func(menu *fyne.Menu, at fyne.Position) { w.kit.ShowMenu(menu, w.win.Canvas(), at) },
		OnAsk:   w.question, Clips: w.shell.clips,
		Shown: p.shown, OnFold: p.toggleFold, OnShow: func(refs []scene.Ref) { p.setShown(refs, true) }, More: p.moreItems,
		OnCamera: func() {
			if p.way != nil {
				p.way.watch()
			}
		},
		OnRemark: func(ref scene.Ref) { p.showComments(ref.ID) },
		Do:       w.shell.cfg.Do, Log: w.shell.log, Around: w.spots,
	})
	p.inspector = inspector.New(p.inspectorConfig())
	p.top, p.palette, p.rail, p.status = newTopBar(p), newPalette(p), newRail(p), newStatusLine(p)
	p.personas, p.lists = newPersonasPage(p), newListsPage(p)
	p.way = newWay(p)
	p.build()
	p.unobserve = p.editor.Observe(p.changed)
	p.board.SetDocument(p.editor, p.mapID)
	p.refresh()
	return p
}

func (p *project) doc() *journey.Document { return p.editor.Document() }

func (p *project) t(key string, args ...any) string { return p.w.t(key, args...) }

// view says how maps are laid out on the screen.
func (p *project) view() scene.View {
	p.palettes = p.w.shell.mapPalette()
	return p.shown(p.mapID, scene.View{Palette: p.palettes, Words: kit.Words(p.w.shell.texts.Lang()), Icons: p.w.shell.cfg.Kit.Icons()})
}

// shown writes into a view what of a map is shown just now.
func (p *project) shown(mapID journey.ID, view scene.View) scene.View {
	return p.views.State(mapID).In(p.doc(), mapID).Onto(view)
}

// build puts bars and panels around the map.
func (p *project) build() {
	p.center = container.NewStack()
	p.showSection(p.section)
	p.side = p.inspectorSide()
	middle := controls.Frame(nil, nil, p.rail.object, p.side, controls.Frame(nil, nil, p.way.outline.Object(), nil, p.center))
	p.root = controls.Frame(p.top.object, p.status.object, nil, nil, middle)
	p.fold()
}

func (p *project) showSection(s section) {
	p.section = s
	if s != versionsSection {
		p.dropVersions()
	}
	switch s {
	case versionsSection:
		if p.versions == nil {
			p.board.Finish()
			p.versions = versions.New(p.versionsConfig())
			p.center.Objects = []fyne.CanvasObject{p.w.onGround(p.versions.Object())}
		}
	case personasSection:
		p.board.Finish()
		p.personas.refresh()
		p.center.Objects = []fyne.CanvasObject{p.w.onGround(p.personas.object)}
	case listsSection:
		p.board.Finish()
		p.lists.Refresh()
		p.center.Objects = []fyne.CanvasObject{p.w.onGround(p.lists.Object())}
	default:
		p.center.Objects = []fyne.CanvasObject{p.way.page}
	}
	p.rail.choose(s)
	if p.root != nil {
		p.hint(p.t("board.status.ready"))
		p.fold()
		return
	}
	p.center.Refresh()
	p.w.logLayout()
}

// do runs an edit that comes from a bar or a panel.
func (p *project) do(label edit.Label, change func(*edit.Tx) error) error {
	p.board.Finish()
	_, err := p.editor.Do(label, change)
	return err
}

// changed hears of each change and of each preview of a drag.
func (p *project) changed(e edit.Event) {
	if e.Change == nil {
		return // the map shows previews by itself
	}
	if !p.doc().Maps.Has(p.mapID) {
		p.showMap("")
	}
	p.refresh()
}

// refresh brings bars and panels to what the document says.
func (p *project) refresh() {
	p.top.refresh()
	p.palette.refresh()
	p.status.refresh()
	p.way.refresh()
	p.showInspector()
	switch p.section {
	case personasSection:
		p.personas.refresh()
	case listsSection:
		p.lists.Refresh()
	case versionsSection:
		p.versions.Refresh()
	}
	p.w.menus.update()
	if title := p.title() + " – " + p.t("app.name"); title != p.w.win.Title() {
		p.w.win.SetTitle(title)
	}
	p.w.logLayout()
}

// title gives the project's title, or the name of its file.
func (p *project) title() string {
	if t := journey.Shorten(p.doc().Project.Title, 80); t != "" {
		return t
	}
	if p.session.Untitled() {
		return p.t("start.untitled")
	}
	return filepath.Base(p.session.Path())
}

func (p *project) showInspector() {
	refs := p.board.Selection().Refs
	if p.section == personasSection {
		refs = nil
		if p.personas.selected != "" {
			refs = []scene.Ref{{Kind: journey.PersonaRecord, ID: p.personas.selected}}
		}
	}
	if p.section == listsSection {
		refs = nil
		if id := p.lists.Chosen(); id != "" {
			refs = []scene.Ref{{Kind: p.lists.Kind(), ID: id}}
		}
	}
	p.inspector.Show(p.doc(), p.mapID, refs)
}

func (p *project) selectionChanged() {
	if p.inspector == nil || p.root == nil {
		return // still being put together
	}
	p.showInspector()
	p.way.outline.follow(p.board.Selection().Refs)
	p.w.menus.update()
	p.status.selected()
}

func (p *project) hint(text string)    { p.status.tell(text) }
func (p *project) zoomed(zoom float64) { p.status.zoom(zoom) }

// showMap shows another map of the project; "" for the first.
func (p *project) showMap(id journey.ID) {
	if maps := p.doc().MapsInOrder(); id == "" && len(maps) > 0 {
		id = maps[0].ID
	}
	p.mapID = id
	p.board.SetDocument(p.editor, id)
	if p.section != mapSection {
		p.showSection(mapSection)
	}
	p.refresh()
	p.focusMap()
}

func (p *project) focusMap() {
	if f, ok := any(p.board).(fyne.Focusable); ok && p.section == mapSection {
		p.w.win.Canvas().Focus(f)
	}
}

func (p *project) themeChanged() {
	p.board.SetView(p.view(), p.w.kit.Colors())
	p.inspector.Rebuild()
	p.personas.page.Rebuild()
	p.lists.Rebuild()
	if p.section == versionsSection {
		p.dropVersions() // made anew, in the new colours
		p.showSection(versionsSection)
	}
	p.refresh()
}

// close saves and ends the session. When the changes are safe but the file
// could not be written, the window may go: they come back with the next start.
func (p *project) close() bool {
	p.board.Finish()
	state := p.session.State()
	if state.Phase != session.Saved {
		if err := p.session.Save(); err != nil && !p.session.State().Safe {
			p.w.fault("fault.save", err)
			return false
		}
	}
	p.unobserve()
	p.deaf()
	p.dropVersions()
	p.way.overview.Stop()
	p.keepShown()
	// What could not be saved is in the journal, so an error loses nothing.
	_ = p.session.Close()
	p.board.SetDocument(nil, "")
	return true
}
