package versions

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"waymark/domain/compare"
	"waymark/domain/edit"
	"waymark/domain/journey"
	"waymark/domain/scene"
	"waymark/gui/board"
	"waymark/gui/controls"
	"waymark/gui/theme"
	"waymark/resources/i18n"
)

// Config is what the page needs from outside.
type Config struct {
	Kit    *controls.Kit
	Texts  *i18n.Catalog
	Window fyne.Canvas
	Editor *edit.Editor
	Map    func() journey.ID // that is shown elsewhere
	// NewBoard makes a board that tells what was selected and what could not be
	// done.
	NewBoard   func(fault func(error)) *board.Board
	View       func() scene.View
	When       func(time.Time) string
	ChangeText func(edit.Label) string
	Author     func(done func(string)) // asks for a name once
	Ask        func(title, value string, done func(string))
	Fault      func(titleKey string, err error)
	Hint       func(string)
	Restored   func(*edit.Change, string) // after a version was restored
	Close      func()
	Arranged   func()
	Do         func(func()) // on Fyne's goroutine, later
}

// state is a state of the project that can be looked at.
type state struct {
	id   journey.ID // the change after which it was, "" for the beginning
	name string     // as the bar calls it
	tag  string     // the same in few words, beside another one
	now  bool
}

// Page is the page.
type Page struct {
	cfg     Config
	object  *fyne.Container
	side    *sidebar
	board   *board.Board
	bar     *fyne.Container
	middle  *fyne.Container // the board, and what belongs to a comparison
	mapID   journey.ID
	at      state
	other   *state // what at is compared with
	doc     *journey.Document
	diff    *comparison
	loading int // the latest request; older ones are dropped
}

// New makes the page. It shows the present state until another one is chosen.
func New(cfg Config) *Page {
	p := &Page{cfg: cfg, mapID: cfg.Map()}
	p.board = cfg.NewBoard(func(error) { cfg.Hint(cfg.Texts.T("versions.read-only")) })
	p.side = newSidebar(p)
	p.bar, p.middle = container.NewStack(), container.NewStack()
	p.object = controls.Frame(nil, nil, p.side.object, nil, controls.Frame(p.bar, nil, nil, nil, p.middle))
	p.show(p.nowState())
	return p
}

// Object gives the page as it goes into the window.
func (p *Page) Object() fyne.CanvasObject { return p.object }

// Focus gives the keyboard to the list.
func (p *Page) Focus() { p.cfg.Window.Focus(p.side.rows) }

// Stop lets go of everything. The page is of no use afterwards.
func (p *Page) Stop() {
	p.loading++
	p.board.SetDocument(nil, "")
}

// Refresh brings the lists to what the history says now.
func (p *Page) Refresh() {
	p.side.read()
	if p.at.now && p.other == nil || p.other != nil && p.other.now {
		p.load()
	}
}

// Only lists the changes of one thing.
func (p *Page) Only(kind journey.Kind, id journey.ID) { p.side.only(kind, id) }

func (p *Page) t(key string, args ...any) string { return p.cfg.Texts.T(key, args...) }

func (p *Page) nowState() state {
	return state{id: p.cfg.Editor.History().Head(), name: p.t("versions.now"), tag: p.t("versions.now"), now: true}
}

// show shows a state by itself, or compares it where a comparison is on.
func (p *Page) show(s state) {
	p.at = s
	if p.other != nil && (s.now || p.other.id == s.id) {
		p.other = nil
	}
	p.load()
}

// compareWith compares the state that is shown with another one.
func (p *Page) compareWith(s state) {
	p.other = &s
	p.load()
}

// found is what was worked out for a request.
type found struct {
	at, before, after *journey.Document
	diff              *compare.Comparison
	err               error
}

// load works out what is to be shown, beside Fyne's goroutine.
func (p *Page) load() {
	p.loading++
	request, at, other := p.loading, p.at, p.other
	now, changes := p.cfg.Editor.Committed(), p.cfg.Editor.History().Changes()
	p.showBar(p.t("versions.loading"))
	go func() {
		f := work(now, changes, at, other)
		p.cfg.Do(func() {
			if p.loading == request {
				p.loaded(f, other)
			}
		})
	}()
}

func work(now *journey.Document, changes []*edit.Change, at state, other *state) (f found) {
	h := edit.NewHistory(changes)
	look := func(s state) *journey.Document {
		if s.now || f.err != nil {
			return now
		}
		doc, err := h.State(now, s.id)
		if err != nil {
			f.err = err
			return now
		}
		return doc
	}
	f.at = look(at)
	if other == nil {
		return f
	}
	f.before, f.after = f.at, look(*other)
	if later(changes, at, *other) {
		f.before, f.after = f.after, f.before
	}
	if f.err == nil {
		f.diff = compare.Documents(f.before, f.after)
	}
	return f
}

// later tells whether a state came after another one.
func later(changes []*edit.Change, a, b state) bool {
	if a.now || b.now {
		return a.now
	}
	for _, c := range changes {
		switch c.ID {
		case b.id:
			return true
		case a.id:
			return b.id == ""
		}
	}
	return b.id == ""
}

// loaded shows what was worked out.
func (p *Page) loaded(f found, other *state) {
	if f.err != nil {
		p.cfg.Fault("versions.fault", f.err)
		return
	}
	p.doc, p.diff = f.at, nil
	if f.diff != nil {
		p.diff = newComparison(p, f.diff)
		p.diff.name(p.at, *other, f.at == f.before)
		p.showDocument(f.after)
		p.diff.mark()
	} else {
		p.showDocument(f.at)
		p.board.SetChanges(nil)
	}
	p.arrange()
}

// showDocument shows a state on the board. The place that is looked at stays.
func (p *Page) showDocument(doc *journey.Document) {
	if !doc.Maps.Has(p.mapID) {
		if maps := doc.MapsInOrder(); len(maps) > 0 {
			p.mapID = maps[0].ID
		}
	}
	p.board.SetDocument(edit.New(doc, nil, edit.Options{ReadOnly: errReadOnly}), p.mapID)
}

// arrange puts bar, board and comparison together.
func (p *Page) arrange() {
	name := p.t("versions.bar", p.at.name)
	if p.at.now {
		name = p.at.name
	}
	content := fyne.CanvasObject(p.board)
	if p.diff != nil {
		name = p.diff.title
		content = p.diff.around(p.board)
	}
	p.showBar(name)
	p.middle.Objects = []fyne.CanvasObject{content}
	p.middle.Refresh()
	p.cfg.Arranged()
}

// showBar says clearly what is looked at, and what can be done with it. Where there
// is no room its buttons do without words, and then the row scrolls: the window
// must not have to grow for them.
func (p *Page) showBar(name string) {
	k := p.cfg.Kit
	var right []fyne.CanvasObject
	var folding []*controls.Button // the last one does without words first
	button := func(id, text, icon string, tap func()) {
		b := k.Button(controls.ButtonSpec{ID: "versions." + id, Text: text, Tip: text, Icon: icon, OnTap: tap})
		right, folding = append(right, b), append(folding, b)
	}
	if p.diff != nil {
		right = append(right, controls.Sized(170, 32, p.diff.sides))
	}
	if maps := p.shownMaps(); len(maps) > 1 {
		right = append(right, controls.Sized(150, 32, k.Choice("versions.map", p.shownMaps, string(p.mapID), p.showMap)))
	}
	if !p.at.now {
		button("restore", p.t("versions.restore"), "undo-2", p.restore)
		if p.other == nil {
			button("compare-now", p.t("versions.compare-now"), "git-compare", func() { p.compareWith(p.nowState()) })
		}
	}
	if p.other != nil {
		button("single", p.t("versions.no-compare"), "eye", func() { p.other = nil; p.load() })
	}
	others := k.Button(controls.ButtonSpec{ID: "versions.compare-with", Text: p.t("versions.compare-with"), Drops: true})
	others.OnTap(func() { k.ShowMenuBelow(p.othersMenu(), others) })
	right = append(right, others)
	button("close", p.t("versions.close"), "x", p.cfg.Close)
	icon := "history"
	if !p.at.now {
		icon = "lock"
	}
	label := k.Label(name, controls.Style{Size: theme.NameSize, Bold: true, Shrink: 80})
	full := float32(8 + 4)
	for _, o := range right {
		full += o.MinSize().Width + 6
	}
	tools := container.NewHScroll(controls.Padded(2, 2, 2, 8, controls.FoldingRow(6, true, right, folding)))
	middle := container.New(nameFirst{label.Natural().Width, full}, label, tools)
	row := controls.Frame(nil, nil, controls.Padded(0, 8, 0, 0, controls.Centred(k.Icon(icon, 18, controls.Accent))), nil, middle)
	p.bar.Objects = []fyne.CanvasObject{k.Pane(controls.Tint, controls.Edges{Bottom: true}).On(controls.Padded(4, 12, 4, 16, row))}
	p.bar.Refresh()
}

func (p *Page) shownMaps() []controls.Option {
	doc := p.doc
	if p.diff != nil {
		doc = p.diff.shown()
	}
	if doc == nil {
		return nil
	}
	var options []controls.Option
	for _, m := range doc.MapsInOrder() {
		title := journey.Shorten(m.Title, 40)
		if title == "" {
			title = p.t("inspector.unnamed")
		}
		options = append(options, controls.Option{Value: string(m.ID), Text: title})
	}
	return options
}

func (p *Page) showMap(id string) {
	p.mapID = journey.ID(id)
	if p.diff != nil {
		p.diff.turn()
		return
	}
	p.showDocument(p.doc)
	p.arrange()
}

// othersMenu offers all versions to compare with.
func (p *Page) othersMenu() *fyne.Menu {
	menu := fyne.NewMenu("")
	for _, s := range p.side.states() {
		if s.id != p.at.id || s.now != p.at.now {
			menu.Items = append(menu.Items, fyne.NewMenuItem(s.name, func() { p.compareWith(s) }))
		}
	}
	return menu
}

// restore brings the state back, as a change that can be undone.
func (p *Page) restore() {
	at := p.at
	p.cfg.Author(func(string) {
		c, err := p.cfg.Editor.Restore(at.id, at.name)
		if err != nil {
			p.cfg.Fault("versions.fault", err)
			return
		}
		p.cfg.Restored(c, at.name)
	})
}
