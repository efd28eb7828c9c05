package outline

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"waymark/domain/find"
	"waymark/domain/journey"
	"waymark/domain/scene"
	"waymark/gui/controls"
	"waymark/gui/naming"
	"waymark/gui/theme"
	"waymark/gui/viewstate"
	"waymark/resources/i18n"
)

// Config is what a Panel needs from the window.
type Config struct {
	Kit   *controls.Kit
	Texts *i18n.Catalog
	Doc   func() *journey.Document
	Map   func() journey.ID
	State func() viewstate.State // what of the map is shown
	// Show selects a thing on the map and brings it into view; the keyboard stays
	// in the outline. Go does so and gives the keyboard to the map.
	Show func(scene.Ref)
	Go   func(scene.Ref)
	// Rename, Delete and Nudge change a thing; Nudge moves it by an arrow key.
	Rename func(scene.Ref)
	Delete func(scene.Ref)
	Nudge  func(ref scene.Ref, key fyne.KeyName)
	Menu   func(ref scene.Ref, at fyne.Position)
	Closed func()
	Focus  func(fyne.Focusable) // gives the keyboard to the tree
	Lanes  bool                 // lanes first
	// Turned hears whether lanes come first now.
	Turned func(lanes bool)
}

// Width is how wide the panel is.
const Width = 292

// ahead is how long typing goes on to name the same row.
const ahead = time.Second

// Panel is the outline of the map that is shown.
type Panel struct {
	cfg    Config
	object *fyne.Container
	rows   *controls.Rows
	turn   *controls.Segments
	title  *controls.Label

	nodes  []node
	folded map[journey.ID]bool
	typed  string
	last   time.Time
	now    func() time.Time
}

// New makes a hidden panel.
func New(cfg Config) *Panel {
	p := &Panel{cfg: cfg, folded: map[journey.ID]bool{}, now: time.Now}
	k, t := cfg.Kit, cfg.Texts
	p.title = k.Label(t.T("outline.title"), controls.Style{Size: theme.NameSize, Bold: true})
	ways := []controls.Option{{Value: "stages", Text: t.T("outline.by-stages")}, {Value: "lanes", Text: t.T("outline.by-lanes")}}
	p.turn = k.Segments("outline.by", ways, p.by(), func(v string) { p.Turn(v == "lanes") })
	p.rows = k.Rows(controls.RowsSpec{
		ID: "outline.rows", Count: func() int { return len(p.nodes) },
		Row:    func(i int) controls.RowSpec { return p.nodes[i].spec(cfg.Doc(), t, p.cfg.Lanes) },
		Chosen: func(i int) { cfg.Show(p.nodes[i].ref) },
		Opened: func(i int) { cfg.Go(p.nodes[i].ref) },
		Folded: p.fold, Keys: p.key, Runes: p.rune, Shortcut: p.shortcut,
		Menu: func(i int, at fyne.Position) { cfg.Menu(p.nodes[i].ref, at) },
	})
	shut := k.Button(controls.ButtonSpec{ID: "outline.close", Look: controls.Ghost, Icon: "x", Tip: t.T("outline.close"), OnTap: cfg.Closed})
	head := controls.Row(6, controls.Centred(p.title), controls.Space(), shut)
	top := controls.Padded(8, 8, 8, 12, controls.Column(6, head, p.turn))
	p.object = controls.Sized(Width, 0, k.Bare(controls.Edges{Right: true}).On(
		controls.Frame(top, nil, nil, nil, controls.Padded(0, 6, 8, 6, p.rows))))
	p.object.Hide()
	return p
}

func (p *Panel) by() string {
	if p.cfg.Lanes {
		return "lanes"
	}
	return "stages"
}

// Object gives the panel as it goes into the window.
func (p *Panel) Object() *fyne.Container { return p.object }

// Visible tells whether the panel is shown.
func (p *Panel) Visible() bool { return !p.object.Hidden }

// Focus gives the keyboard to the tree.
func (p *Panel) Focus() { p.cfg.Focus(p.rows) }

// Turn puts lanes first, or stages.
func (p *Panel) Turn(lanes bool) {
	if p.cfg.Lanes == lanes {
		return
	}
	was := p.chosen()
	p.cfg.Lanes = lanes
	p.turn.SetValue(p.by())
	p.Changed()
	p.Select(was)
	if p.cfg.Turned != nil {
		p.cfg.Turned(lanes)
	}
}

// Changed brings the rows to what the document says now. The chosen thing stays
// the chosen one.
func (p *Panel) Changed() {
	if !p.Visible() {
		return
	}
	was := p.chosen()
	doc := p.cfg.Doc()
	t := &tree{doc: doc, o: doc.Outline(p.cfg.Map()), state: p.cfg.State(), folded: p.folded, nodes: p.nodes[:0]}
	if t.o != nil {
		if p.cfg.Lanes {
			t.byLanes()
		} else {
			t.byStages()
		}
	}
	p.nodes = t.nodes
	if i := p.find(was); i >= 0 {
		p.rows.Choose(i)
	}
	p.rows.Changed()
}

func (p *Panel) chosen() scene.Ref {
	if i := p.rows.Chosen(); i >= 0 && i < len(p.nodes) {
		return p.nodes[i].ref
	}
	return scene.Ref{}
}

func (p *Panel) find(ref scene.Ref) int {
	for i := range p.nodes {
		if p.nodes[i].ref.ID == ref.ID && p.nodes[i].ref.Kind == ref.Kind {
			return i
		}
	}
	return -1
}

// Select makes the row of a thing the chosen one, opening what is folded above it.
func (p *Panel) Select(ref scene.Ref) {
	if !p.Visible() || ref.ID == "" || p.chosen() == (scene.Ref{Kind: ref.Kind, ID: ref.ID}) {
		return
	}
	r := p.cfg.Doc().Record(ref.Kind, ref.ID)
	if r == nil {
		return
	}
	opened := false
	for _, id := range above(p.cfg.Doc(), r, p.cfg.Lanes) {
		if p.folded[id] {
			delete(p.folded, id)
			opened = true
		}
	}
	if opened {
		p.Changed()
	}
	i := p.find(ref)
	if step, ok := r.(*journey.Step); ok && i < 0 { // its stage stands for it
		i = p.find(scene.Ref{Kind: journey.StageKind, ID: step.Stage})
	}
	if i >= 0 {
		p.rows.Choose(i)
	}
}

func (p *Panel) fold(i int, fold bool) {
	id := p.nodes[i].ref.ID
	if fold {
		p.folded[id] = true
	} else {
		delete(p.folded, id)
	}
	p.Changed()
}

func (p *Panel) key(e *fyne.KeyEvent) bool {
	ref := p.chosen()
	if ref.ID == "" {
		return false
	}
	switch e.Name {
	case fyne.KeyF2:
		p.cfg.Rename(ref)
	case fyne.KeyDelete:
		i := p.rows.Chosen()
		p.cfg.Delete(ref)
		p.rows.Choose(min(i, len(p.nodes)-1))
	case fyne.KeySpace:
		p.cfg.Show(ref)
	case fyne.KeyEscape:
		p.cfg.Go(scene.Ref{})
	default:
		return false
	}
	return true
}

// shortcut moves the chosen thing with Alt and an arrow.
func (p *Panel) shortcut(sc fyne.Shortcut) bool {
	custom, ok := sc.(*desktop.CustomShortcut)
	if !ok || custom.Modifier != fyne.KeyModifierAlt {
		return false
	}
	switch custom.KeyName {
	case fyne.KeyUp, fyne.KeyDown, fyne.KeyLeft, fyne.KeyRight:
		if ref := p.chosen(); ref.ID != "" {
			p.cfg.Nudge(ref, p.turned(ref, custom.KeyName))
			p.Select(ref)
		}
		return true
	}
	return false
}

// turned gives the arrow that moves a thing on the map the way it moves in the
// tree: stages stand below each other here, beside each other there.
func (p *Panel) turned(ref scene.Ref, key fyne.KeyName) fyne.KeyName {
	if ref.Kind != journey.StageKind && ref.Kind != journey.StepKind {
		return key
	}
	switch key {
	case fyne.KeyUp:
		return fyne.KeyLeft
	case fyne.KeyDown:
		return fyne.KeyRight
	}
	return key
}

// rune goes to the next row whose name begins with what is typed.
func (p *Panel) rune(r rune) {
	now := p.now()
	if now.Sub(p.last) > ahead {
		p.typed = ""
	}
	p.last = now
	p.typed += string(r)
	want := find.Fold(strings.TrimLeft(p.typed, " "))
	if want == "" {
		return
	}
	start := p.rows.Chosen()
	if len([]rune(want)) == 1 {
		start++ // the same letter again goes on
	}
	doc := p.cfg.Doc()
	for k := range p.nodes {
		i := (max(start, 0) + k) % len(p.nodes)
		n := &p.nodes[i]
		record := doc.Record(n.ref.Kind, n.ref.ID)
		if record == nil || !strings.HasPrefix(find.Fold(naming.Name(doc, record, p.cfg.Texts)), want) {
			continue
		}
		p.rows.Choose(i)
		p.cfg.Show(n.ref)
		return
	}
}
