package find

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"

	"waymark/domain/find"
	"waymark/domain/journey"
	"waymark/gui/controls"
	"waymark/gui/theme"
	"waymark/resources/i18n"
)

// Config is what a Bar needs from the window.
type Config struct {
	Kit   *controls.Kit
	Texts *i18n.Catalog
	Doc   func() *journey.Document
	Map   func() journey.ID // that is shown
	// Go goes to a hit; the keyboard stays in the bar.
	Go func(find.Hit)
	// Mark marks hits on the map, and the present one; none when the search ends.
	Mark func(hits []find.Hit, current *find.Hit)
	// Replace writes something else in hits, as one change, and gives how many
	// texts it changed.
	Replace func(hits []find.Hit, with string) int
	// Resized is called when the bar comes, goes or gets another height.
	Resized func()
	Closed  func()
	// Focus gives the keyboard to a widget of the bar.
	Focus func(fyne.Focusable)
}

// Bar is the search. It is hidden until it is opened.
type Bar struct {
	cfg     Config
	object  *fyne.Container
	field   *controls.Field
	count   *controls.Label
	with    *controls.Field
	second  *fyne.Container // the row that replaces
	listing *fyne.Container
	rows    *controls.Rows
	listed  *controls.Button
	swap    *controls.Button

	index   find.Index
	query   string
	hits    []find.Hit
	current int  // −1 for none
	there   bool // the present hit was gone to
	lines   []line
}

// The sizes of the bar.
const (
	fieldWidth = 280 // at most
	fieldLeast = 120
	countWidth = 104
	listHeight = 232
)

// New makes a hidden bar.
func New(cfg Config) *Bar {
	b := &Bar{cfg: cfg, current: -1}
	k, t := cfg.Kit, cfg.Texts
	small := func(id, icon, key string, do func()) *controls.Button {
		return k.Button(controls.ButtonSpec{ID: "find." + id, Look: controls.Ghost, Icon: icon, Tip: t.T(key), OnTap: do})
	}
	b.field = k.Field(controls.FieldSpec{ID: "find.field", Hint: t.T("find.hint"), Changed: b.typed, Keys: b.key, Commit: accept})
	b.count = k.Label("", controls.Style{Size: theme.SmallSize, Paint: controls.Quiet})
	b.listed = small("list", "rows-3", "find.list", func() { b.List(b.listing.Hidden) })
	b.swap = small("replace", "pencil", "find.replace", func() { b.Swap(b.second.Hidden) })
	first := container.New(&elastic{field: 1, last: true},
		controls.Centred(k.Icon("search", 16, controls.Quiet)), b.field,
		controls.Centred(controls.Sized(countWidth, 0, b.count)),
		small("previous", "chevron-up", "find.previous", func() { b.Step(-1) }), small("next", "chevron-down", "find.next", func() { b.Step(1) }),
		b.listed, b.swap, small("close", "x", "find.close", b.Close))
	b.with = k.Field(controls.FieldSpec{ID: "find.with", Hint: t.T("find.replace-with"), Keys: b.withKey, Commit: accept})
	b.second = controls.Padded(6, 0, 0, 22, container.New(&elastic{}, b.with,
		k.Button(controls.ButtonSpec{ID: "find.replace-one", Text: t.T("find.replace"), OnTap: b.replaceOne}),
		k.Button(controls.ButtonSpec{ID: "find.replace-all", Text: t.T("find.replace-all"), OnTap: b.replaceAll})))
	b.second.Hide()
	b.rows = k.Rows(controls.RowsSpec{
		ID: "find.rows", Count: func() int { return len(b.lines) }, Row: b.row, Single: true, Opened: b.openLine, Keys: b.listKey,
	})
	b.listing = controls.Padded(6, 0, 0, 0, controls.Sized(0, listHeight, b.rows))
	b.listing.Hide()
	b.object = controls.Sized(0, 0, k.Bare(controls.Edges{Bottom: true}).On(
		controls.Padded(6, 8, 6, 12, controls.Column(0, first, b.second, b.listing))))
	b.object.Hide()
	return b
}

func accept(string) string { return "" }

// Object gives the bar as it goes into the window.
func (b *Bar) Object() *fyne.Container { return b.object }

// Visible tells whether the bar is open.
func (b *Bar) Visible() bool { return !b.object.Hidden }

// Open shows the bar and gives it the keyboard; a text replaces what was searched
// for.
func (b *Bar) Open(text string, replace bool) {
	was := b.Visible()
	b.object.Show()
	if replace {
		b.second.Show()
		b.swap.Choose(true)
	}
	if text != "" {
		b.field.SetValue(text)
		b.query = text
	}
	b.resized()
	field := b.field
	if replace && b.query != "" {
		field = b.with
	}
	b.cfg.Focus(field)
	field.TypedShortcut(&fyne.ShortcutSelectAll{})
	if !was || text != "" {
		b.search(true)
	}
}

// Close hides the bar and takes the marks away. What was searched for is kept for
// the next time.
func (b *Bar) Close() {
	if !b.Visible() {
		return
	}
	b.object.Hide()
	b.cfg.Mark(nil, nil)
	b.resized()
	if b.cfg.Closed != nil {
		b.cfg.Closed()
	}
}

func (b *Bar) resized() {
	if b.cfg.Resized != nil {
		b.cfg.Resized()
	}
}

func (b *Bar) typed(text string) {
	b.query = text
	b.search(true)
}

// Changed brings the hits to what the document says now.
func (b *Bar) Changed() {
	if b.Visible() {
		b.search(false)
	}
}

// search finds the hits. The present one is the first on the map that is shown,
// or stays the one it was.
func (b *Bar) search(fresh bool) {
	var was *find.Hit
	if b.current >= 0 && b.current < len(b.hits) {
		was = &b.hits[b.current]
	}
	b.hits = b.index.Search(b.cfg.Doc(), b.query)
	b.current, b.there = -1, b.there && !fresh
	for i := range b.hits {
		h := &b.hits[i]
		if !fresh && was != nil && h.ID == was.ID && h.Field == was.Field {
			b.current = i
			break
		}
		if b.current < 0 && h.Map == b.cfg.Map() {
			b.current = i
		}
	}
	if b.current < 0 && len(b.hits) > 0 {
		b.current = 0
	}
	b.show()
}

// show tells how many there are and marks them.
func (b *Bar) show() {
	switch {
	case find.Fold(b.query) == "":
		b.count.SetText("")
	case len(b.hits) == 0:
		b.count.SetText(b.cfg.Texts.T("find.none"))
	default:
		b.count.SetText(b.cfg.Texts.T("find.count", b.current+1, len(b.hits)))
	}
	b.list()
	b.mark()
}

func (b *Bar) mark() {
	var current *find.Hit
	if b.current >= 0 {
		current = &b.hits[b.current]
	}
	b.cfg.Mark(b.hits, current)
}

// Step goes to the next hit, or the previous one; the first time to the present
// one. It searches again when the bar is closed.
func (b *Bar) Step(by int) {
	if !b.Visible() {
		b.search(false)
	}
	n := len(b.hits)
	if n == 0 {
		return
	}
	if b.there {
		b.current = (b.current + by + n) % n
	}
	b.visit()
}

// visit goes to the present hit.
func (b *Bar) visit() {
	b.there = true
	b.show()
	b.cfg.Go(b.hits[b.current])
}

func (b *Bar) key(e *fyne.KeyEvent) bool {
	switch e.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		if shiftHeld() {
			b.Step(-1)
		} else {
			b.Step(1)
		}
	case fyne.KeyDown:
		if len(b.hits) == 0 {
			return true
		}
		b.List(true)
		b.cfg.Focus(b.rows)
	case fyne.KeyUp:
	case fyne.KeyEscape:
		b.Close()
	default:
		return false
	}
	return true
}

func (b *Bar) withKey(e *fyne.KeyEvent) bool {
	switch e.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		b.replaceOne()
	case fyne.KeyEscape:
		b.Close()
	default:
		return false
	}
	return true
}

// Swap shows or hides the row that replaces.
func (b *Bar) Swap(show bool) {
	b.second.Hidden = !show
	b.swap.Choose(show)
	b.resized()
	if show {
		b.cfg.Focus(b.with)
	}
}

// replaceOne replaces the present hit and goes to the next one.
func (b *Bar) replaceOne() {
	if b.current < 0 {
		return
	}
	if !b.there {
		b.visit()
		return
	}
	h := b.hits[b.current]
	at := b.current
	if h.CanReplace() {
		b.cfg.Replace([]find.Hit{h}, b.with.Value())
	}
	b.search(false)
	if len(b.hits) == 0 {
		return
	}
	if at < len(b.hits) && b.hits[at].ID == h.ID && b.hits[at].Field == h.Field {
		at++ // it holds what was searched for again, or could not be changed
	}
	b.current = at % len(b.hits)
	b.visit()
}

// replaceAll replaces all hits, as one change.
func (b *Bar) replaceAll() {
	if len(b.hits) == 0 {
		return
	}
	b.cfg.Replace(b.hits, b.with.Value())
	b.search(true)
}

func shiftHeld() bool {
	driver, ok := fyne.CurrentApp().Driver().(desktop.Driver)
	return ok && driver.CurrentKeyModifiers()&fyne.KeyModifierShift != 0
}
