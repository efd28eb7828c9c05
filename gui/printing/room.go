package printing

import (
	"image/color"
	"math"
	"path/filepath"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"waymark/domain/edit"
	"waymark/domain/fault"
	"waymark/domain/journey"
	"waymark/domain/pages"
	"waymark/domain/scene"
	"waymark/gui/controls"
	"waymark/gui/theme"
	"waymark/resources/i18n"
	"waymark/storage/export/kit"
)

// BadWidth is the code of the fault for a picture that cannot be that wide.
const BadWidth fault.Code = "picture-width"

func badWidth() error {
	return fault.New(BadWidth, "A picture can be from %d to %d pixels wide.", kit.LeastWidth, kit.MostWidth)
}

// Config is what the page works with.
type Config struct {
	Kit    *controls.Kit
	Texts  *i18n.Catalog
	Output *kit.Kit
	Window fyne.Canvas
	Doc    *journey.Document // of this moment
	Map    journey.ID
	Format Format
	File   string // path of the project, "" while it has none
	Now    func() time.Time
	// Hidden writes into a view what is hidden on a map just now; Hides tells
	// whether anything is.
	Hidden func(journey.ID) scene.View
	Hides  func(journey.ID) bool
	Folder func() string // in which files are written first
	System System

	ChoosePicture func(done func(*journey.Attachment))
	Edit          func(edit.Label, func(*edit.Tx) error) error
	Sentence      func(error) string
	Fault         func(error)
	Said          func(sentence string) // after the page has gone
	Written       func(path string)
	Arranged      func() // things have found another place
	Closed        func()
	Do            func(func())
}

// room is the open page.
type room struct {
	cfg     Config
	plan    Plan
	others  map[pages.Layout]pages.Settings // what was chosen for other purposes
	shown   *proof
	page    int
	later   func() // waits for the proof
	maker   *maker
	easel   *easel
	printer string
	over    bool

	dialog   *controls.Dialog
	form     *form
	preview  *preview
	strip    *strip
	advice   *fyne.Container
	place    *fyne.Container // the preview, or a few words
	words    *controls.Label
	wordBox  fyne.CanvasObject
	count    *controls.Label
	zoom     *controls.Label
	sum      *controls.Label
	back     *controls.Button
	on       *controls.Button
	ok       *controls.Button
	view     *controls.Button
	paper    *controls.Button
	bar      *fyne.Container
	buttons  *fyne.Container
	advised  string
	stripBox fyne.CanvasObject
	right    *fyne.Container
}

// Page is the page on which somebody prints or exports.
type Page struct{ r *room }

// Open shows the page over the whole window.
func Open(cfg Config) *Page {
	r := &room{
		cfg: cfg, plan: PlanFor(cfg.Doc, cfg.Map, cfg.Format), others: map[pages.Layout]pages.Settings{},
		maker: &maker{kit: cfg.Output, do: cfg.Do}, easel: newEasel(cfg.Output.Painter(), cfg.Do, cfg.Arranged),
	}
	r.dialog = cfg.Kit.Dialog(cfg.Window, controls.DialogSpec{
		ID: "export", Fill: true, Body: r.build(), Keys: r.key, Enter: r.save, Closed: r.closed,
	})
	r.dialog.Focus(r.form.first)
	r.make()
	if ask := cfg.System.Printer; ask != nil {
		go func() {
			name := ask()
			cfg.Do(func() { r.printer = name })
		}()
	}
	return &Page{r}
}

// Ready tells whether the preview shows what is chosen.
func (p *Page) Ready() bool { return p.r.fresh() }

// Painted tells whether all that is in view has been painted.
func (p *Page) Painted() bool {
	r := p.r
	return r.fresh() && r.easel.idle() && r.preview.settled()
}

// At gives which page the preview shows, from 0, and how many there are.
func (p *Page) At() (page, of int) {
	if p.r.shown == nil || p.r.shown.out == nil {
		return 0, 0
	}
	return p.r.page, len(p.r.shown.out.Pages)
}

// Refresh follows other colours.
func (p *Page) Refresh() { p.r.refresh() }

func (r *room) closed() {
	r.over = true
	r.maker.stop()
	r.easel.end()
	r.cfg.Closed()
}

func (r *room) leave() { r.dialog.Close() }

// build puts the page together.
func (r *room) build() fyne.CanvasObject {
	k := r.cfg.Kit
	r.form = newForm(r)
	title := k.Label(r.t("export.title"), controls.Style{Size: theme.TitleSize, Bold: true})
	head := controls.Padded(20, 20, 14, 24, title)
	left := k.Pane(controls.Paper, controls.Edges{Right: true}).On(controls.Sized(formWidth+48, 0, controls.Frame(head, nil, nil, nil, r.form.scroll)))

	r.preview = newPreview(k, r.easel)
	r.preview.turn, r.preview.leap, r.preview.zoomed = r.turn, r.leap, r.marked
	k.Name("preview", "printing.preview", r.preview)
	r.strip = newStrip(k, r.easel, r.leap)
	k.Name("strip", "printing.strip", r.strip)
	r.words = k.Label("", controls.Style{Size: theme.NameSize, Paint: controls.Quiet, Wrap: 420, Middle: true})
	r.wordBox = controls.Centred(controls.Sized(420, 60, r.words))
	r.place = container.NewStack(r.wordBox, r.preview)
	r.advice = controls.Column(0)
	r.stripBox = k.Pane(controls.Ground, controls.Edges{Left: true}).On(r.strip)
	r.right = controls.Frame(r.advice, r.navigation(), nil, r.stripBox, r.place)
	middle := controls.Frame(nil, nil, left, nil, k.Pane(controls.Ground, controls.Edges{}).On(r.right))
	return controls.Frame(nil, r.footer(), nil, nil, middle)
}

// navigation is the row below the preview.
func (r *room) navigation() fyne.CanvasObject {
	k := r.cfg.Kit
	ghost := func(id, icon string, tap func()) *controls.Button {
		return k.Button(controls.ButtonSpec{ID: id, Look: controls.Ghost, Icon: icon, OnTap: tap})
	}
	r.back, r.on = ghost("printing.back", "chevron-left", func() { r.turn(-1) }), ghost("printing.next", "chevron-right", func() { r.turn(1) })
	r.count = k.Label(" ", controls.Style{Middle: true, Shrink: 40})
	r.zoom = k.Label(" ", controls.Style{Paint: controls.Quiet, Middle: true, Shrink: 20})
	fit := k.Button(controls.ButtonSpec{ID: "printing.fit", Look: controls.Ghost, Text: r.t("printing.fit"), OnTap: r.preview.whole})
	full := k.Button(controls.ButtonSpec{ID: "printing.full", Look: controls.Ghost, Text: "100 %", OnTap: r.preview.real})
	less := ghost("printing.zoom-out", "zoom-out", func() { r.preview.zoom(1 / 1.25) })
	more := ghost("printing.zoom-in", "zoom-in", func() { r.preview.zoom(1.25) })
	r.bar = controls.Row(4, r.back, controls.Sized(260, 32, r.count), r.on, controls.Space(), fit, full, less, controls.Sized(56, 32, r.zoom), more)
	return k.Pane(controls.Ground, controls.Edges{Top: true}).On(controls.Padded(6, 12, 6, 12, r.bar))
}

// footer is the row of buttons.
func (r *room) footer() fyne.CanvasObject {
	k := r.cfg.Kit
	r.sum = k.Label(" ", controls.Style{Size: theme.NameSize, Bold: true, Shrink: 60})
	cancel := k.Button(controls.ButtonSpec{ID: "export.cancel", Text: r.t("dialog.cancel"), OnTap: r.leave})
	r.view = k.Button(controls.ButtonSpec{ID: "export.open", Icon: "external-link", Text: r.t("printing.open"), OnTap: r.open})
	r.paper = k.Button(controls.ButtonSpec{ID: "export.print", Icon: "printer", Text: r.t("printing.print"), OnTap: r.print})
	r.ok = k.Button(controls.ButtonSpec{ID: "export.ok", Look: controls.Main, Icon: "download", Text: " ", OnTap: r.save})
	r.buttons = controls.Row(8, controls.Sized(96, 34, cancel), r.view, r.paper, r.ok)
	row := controls.Frame(nil, nil, nil, r.buttons, r.sum)
	return k.Pane(controls.Paper, controls.Edges{Top: true}).On(controls.Padded(12, 20, 12, 24, row))
}

// change changes the plan and shows what comes of it.
func (r *room) change(how func(*Plan)) {
	before := r.plan
	how(&r.plan)
	if r.plan == before {
		r.form.read()
		return
	}
	if r.plan.Settings.Layout != before.Settings.Layout {
		r.others[before.Settings.Layout] = before.Settings
	}
	r.form.read()
	r.make()
}

// changeMap takes over what another map was printed like.
func (r *room) changeMap(id journey.ID) {
	r.others = map[pages.Layout]pages.Settings{}
	r.change(func(p *Plan) {
		next := PlanFor(r.cfg.Doc, id, p.Format)
		next.Shown = p.Shown
		*p = next
	})
}

// serve chooses a purpose. Coming back to one finds it as it was left; choosing
// the one in force again gives its good settings.
func (r *room) serve(p pages.Preset) {
	r.change(func(plan *Plan) {
		layout := p.Settings().Layout
		was, known := r.others[layout]
		switch {
		case layout == plan.Settings.Layout:
			return
		case known:
			plan.Settings = was
		default:
			plan.Settings = plan.Settings.For(p)
		}
	})
}

// facts say what the pages tell besides what is in the document.
func (r *room) facts() kit.Facts {
	f := kit.Facts{Date: r.cfg.Now(), Language: r.plan.Language, Logo: kit.LogoOf(r.plan.Logo)}
	if r.cfg.File != "" {
		f.File = filepath.Base(r.cfg.File)
	}
	if r.plan.Shown {
		f.View = r.cfg.Hidden(r.plan.Map)
	}
	return f
}

// make makes the pages anew.
func (r *room) make() {
	r.refresh()
	r.maker.make(r.cfg.Doc, r.plan, r.facts(), r.made)
}

func (r *room) made(p *proof) {
	if r.over {
		return
	}
	r.shown = p
	if p.err != nil || p.out == nil {
		p.out = &pages.Printout{}
	}
	grey := p.plan.Format == PDF && p.plan.Settings.Grey
	r.page = max(0, min(r.page, len(p.out.Pages)-1))
	var names []string
	for i := range p.out.Pages {
		names = append(names, r.pageName(i))
	}
	r.strip.show(p.out.Pages, names, grey, p.checks(), r.page)
	r.refresh()
	if later := r.later; later != nil {
		r.later = nil
		later()
	}
}

// fresh tells whether the proof is of the plan.
func (r *room) fresh() bool { return r.shown != nil && r.shown.plan == r.plan }

// ready tells whether there is something to write; what is not yet there is
// waited for, then then is done.
func (r *room) ready(then func()) bool {
	r.handOverFields()
	if !r.fresh() {
		r.later = then
		return false
	}
	if r.shown.err != nil {
		r.cfg.Fault(r.shown.err)
		return false
	}
	return true
}

// handOverFields takes over what is being typed.
func (r *room) handOverFields() {
	if f, ok := r.cfg.Window.Focused().(*controls.Field); ok {
		f.HandOver()
	}
}

// pageName gives the name under a small page.
func (r *room) pageName(i int) string {
	page := &r.shown.out.Pages[i]
	number := r.number(float64(i+1), 0)
	if page.Name == "" {
		return number
	}
	if r.shown.plan.Format == PDF && r.shown.plan.Settings.Layout == pages.Poster {
		return page.Name
	}
	return number + " · " + page.Name
}

// refresh brings everything but the form to what the proof says.
func (r *room) refresh() {
	p := r.shown
	var page *pages.Page
	text := ""
	switch {
	case p == nil:
		text = r.t("printing.laying")
	case p.err != nil:
		text = r.cfg.Sentence(p.err)
	case p.plan.Format == JSON:
		text = r.t("export.about-json")
	case len(p.out.Pages) > 0:
		page = &p.out.Pages[r.page]
	default:
		text = r.t("printing.empty-map")
	}
	r.words.SetText(text)
	controls.SetVisible(r.wordBox, page == nil)
	controls.SetVisible(r.preview, page != nil)
	controls.SetVisible(r.bar, page != nil)
	controls.SetVisible(r.stripBox, page != nil && len(p.out.Pages) > 1)
	r.preview.show(page, p != nil && p.plan.Format == PDF && p.plan.Settings.Grey, p != nil && p.checks())
	r.showAdvice()
	r.sum.SetText(r.summary(p) + " ")
	pdf := r.plan.Format == PDF
	controls.SetVisible(r.view, pdf)
	controls.SetVisible(r.paper, pdf)
	r.ok.SetText(r.t("printing.save." + string(r.plan.Format)))
	r.buttons.Refresh()
	r.marked()
	r.right.Refresh()
	r.cfg.Arranged()
}

// marked brings numbers and buttons below the preview to what it shows.
func (r *room) marked() {
	if r.shown == nil || len(r.shown.out.Pages) == 0 {
		return
	}
	n := len(r.shown.out.Pages)
	text := r.t("printing.page-of", r.page+1, n)
	if name := r.shown.out.Pages[r.page].Name; name != "" && n > 1 {
		text += " · " + name
	}
	r.count.SetText(text)
	r.zoom.SetText(r.number(float64(r.preview.percent()), 0) + " %")
	controls.SetEnabled(r.back, r.page > 0)
	controls.SetEnabled(r.on, r.page < n-1)
	for _, o := range []fyne.CanvasObject{r.back, r.on, r.count} {
		controls.SetVisible(o, n > 1)
	}
	r.bar.Refresh()
}

// showAdvice shows the warnings above the preview.
func (r *room) showAdvice() {
	k := r.cfg.Kit
	var all []advice
	if r.shown != nil && r.shown.err == nil {
		all = r.advise(r.shown)
	}
	said := ""
	for _, a := range all {
		said += a.text + "\n"
		for _, m := range a.remedies {
			said += m.text + "\t"
		}
	}
	if said == r.advised {
		return
	}
	r.advised = said
	r.advice.Objects = nil
	for _, a := range all {
		words := k.Label(a.text, controls.Style{})
		if width := r.adviceWidth() - 20; words.Natural().Width > width {
			words.SetWrap(width)
		}
		line := controls.Wrapped(8, 2, controls.Sized(0, adviceHeight, words))
		for _, m := range a.remedies {
			line.Add(controls.Sized(0, adviceHeight, k.Button(controls.ButtonSpec{ID: m.id, Text: m.text, OnTap: func() { r.change(m.change) }})))
		}
		icon := controls.Padded(13, 10, 0, 14, k.Icon("triangle-alert", 16, controls.Pain))
		row := controls.Frame(nil, nil, controls.Column(0, icon), nil, controls.Padded(6, 12, 6, 0, controls.Held(r.adviceWidth(), line)))
		r.advice.Add(k.Pane(func(c *theme.Colors) color.NRGBA { return c.PainTint }, controls.Edges{Bottom: true}).On(row))
	}
	r.advice.Refresh()
}

const adviceHeight = 30

func (r *room) adviceWidth() float32 {
	return max(240, r.cfg.Window.Size().Width-formWidth-48-stripWidth-60)
}

// turn goes on by so many pages, leap goes to one.
func (r *room) turn(by int) { r.leap(r.page + by) }

func (r *room) leap(to int) {
	if r.shown == nil || len(r.shown.out.Pages) == 0 {
		return
	}
	to = max(0, min(to, len(r.shown.out.Pages)-1))
	if to == r.page {
		return
	}
	r.page = to
	r.preview.show(&r.shown.out.Pages[to], r.preview.grey, r.preview.checks)
	r.strip.turn(to)
	r.marked()
	r.cfg.Arranged()
}

// key takes keys that no widget had a use for.
func (r *room) key(e *fyne.KeyEvent) bool {
	switch e.Name {
	case fyne.KeyPageDown:
		r.turn(1)
	case fyne.KeyPageUp:
		r.turn(-1)
	case fyne.KeyHome:
		r.leap(0)
	case fyne.KeyEnd:
		r.leap(math.MaxInt)
	default:
		return false
	}
	return true
}
