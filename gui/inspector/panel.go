package inspector

import (
	"image"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"waymark/domain/edit"
	"waymark/domain/journey"
	"waymark/domain/scene"
	"waymark/gui/controls"
	"waymark/resources/i18n"
)

// Width of the panel, and the space at its sides.
const (
	Width   = 304
	side    = 16
	content = Width - 2*side
)

// Config is what a Panel needs from outside.
type Config struct {
	Kit     *controls.Kit
	Texts   *i18n.Catalog
	Palette func() *scene.Palette // of the map, for colours to choose
	// Icons and ChannelIcons are the icons that cards and channels may have.
	Icons, ChannelIcons []string
	// Do runs an edit; what it gives back was refused.
	Do func(label edit.Label, change func(*edit.Tx) error) error
	// Sentence tells an error in the language of the window.
	Sentence func(error) string
	// Ask asks for a name and hands it over unless it is called off.
	Ask func(title, value string, done func(string))
	// Author gives the name that comments carry; it asks once for it.
	Author func(done func(name string))
	// When tells a time as people do, ChangeText what a change did.
	When       func(time.Time) string
	ChangeText func(edit.Label) string
	// LastChange gives the last change of a thing, nil for none.
	LastChange func(kind journey.Kind, id journey.ID) *edit.Change
	// ChoosePicture and ChoosePortrait ask for a picture.
	ChoosePicture, ChoosePortrait func(done func(*journey.Attachment))
	Pictures                      Pictures
	// OpenLink shows a page in the browser.
	OpenLink func(link string)
	// NextComment goes to the next open comment.
	NextComment func()
	// PersonaSight tells whether a persona is shown on the map, and alone;
	// ShowPersona shows or hides it, SoloPersona shows it alone or all again.
	PersonaSight func(id journey.ID) (shown, alone bool)
	ShowPersona  func(id journey.ID, show bool)
	SoloPersona  func(id journey.ID)
	// Brief tells to leave out of a persona what its sheet beside the panel shows;
	// nil for never.
	Brief func() bool
	// Width gives how wide the panel is; nil for as narrow as it gets.
	Width func() float32
	// Arranged is called when the fields have other places; nil for nobody.
	Arranged func()
	// Delete deletes what is selected.
	Delete func()
	// Leave gives the keyboard back to the map.
	Leave func()
}

// Pictures gives small copies of pictures, at once or later.
type Pictures interface {
	Within(a *journey.Attachment, side int, show func(image.Image))
}

// Panel shows the fields of what is selected.
type Panel struct {
	cfg Config
	// doc is the document as it is now. Forms ask for it here: Fyne holds on to
	// widgets for a while, and one that is gone must not keep its old document.
	doc *journey.Document
	// there is what records gave for a form: with thousands of things, each field
	// would look for all of them.
	there    []journey.Record
	thereOf  *form
	thereFor *journey.Document
	root     *fyne.Container
	scroll   *container.Scroll
	form     *form
	shown    subject
	folded   map[string]bool // groups that somebody opened or closed
	groups   map[string]*controls.Section
	resolved bool                  // resolved comments are shown, too
	drafts   map[journey.ID]string // comments not yet posted
	fields   map[string]fyne.Focusable
	findable map[string]*controls.Field // by the field of what is shown
	found    found
	mapID    journey.ID
	selected []scene.Ref // as they were shown last
}

// subject is what a form is about; two equal ones have the same fields.
type subject struct {
	kind   journey.Kind // "" for things of different kinds
	ids    string
	detail string
}

// New makes an empty panel.
func New(cfg Config) *Panel {
	p := &Panel{cfg: cfg, folded: map[string]bool{}, drafts: map[journey.ID]string{}}
	p.scroll = cfg.Kit.Scroll(container.NewStack())
	if cfg.Arranged != nil {
		p.scroll.OnScrolled = func(fyne.Position) { cfg.Arranged() }
	}
	ground := cfg.Kit.Bare(controls.Edges{Left: true})
	p.root = controls.Sized(Width, 0, ground.On(p.scroll))
	return p
}

// Object gives what goes into the window.
func (p *Panel) Object() fyne.CanvasObject { return p.root }

// Show shows the fields of what is selected on a map. The fields of what is
// shown already follow the document; what is being typed stays.
func (p *Panel) Show(doc *journey.Document, mapID journey.ID, selected []scene.Ref) {
	p.doc, p.mapID, p.selected = doc, mapID, selected
	things := p.things(doc, mapID, selected)
	s := p.subject(doc, mapID, things)
	if p.form != nil && s == p.shown {
		p.form.update(doc)
		return
	}
	p.shown = s
	p.groups, p.fields, p.findable = map[string]*controls.Section{}, map[string]fyne.Focusable{}, map[string]*controls.Field{}
	p.form = p.build(doc, mapID, things)
	p.scroll.Content = controls.Padded(16, side, 24, side, controls.Column(14, p.form.rows...))
	p.scroll.ScrollToTop()
	p.scroll.Refresh()
	p.light()
}

// ShowComments opens the comments of what is shown, in view, with the keyboard
// in the field for a new one.
func (p *Panel) ShowComments() {
	head := p.groups["comments"]
	if head == nil {
		return
	}
	head.SetOpen(true)
	p.arrange()
	driver := fyne.CurrentApp().Driver()
	top := driver.AbsolutePositionForObject(head).Y - driver.AbsolutePositionForObject(p.scroll).Y
	p.scroll.ScrollToOffset(fyne.NewPos(0, max(0, p.scroll.Offset.Y+top-12)))
	p.focusOn("inspector.comment.new")
}

// remember keeps a field that can be given the keyboard by its name.
func (p *Panel) remember(id string, field fyne.Focusable) { p.fields[id] = field }

func (p *Panel) focusOn(id string) {
	if window := fyne.CurrentApp().Driver().CanvasForObject(p.root); window != nil && p.fields[id] != nil {
		window.Focus(p.fields[id])
	}
}

// arrange gives the fields their places anew when one has come or gone.
func (p *Panel) arrange() {
	if p.scroll.Content != nil {
		p.scroll.Content.Refresh()
	}
	if p.cfg.Arranged != nil {
		p.cfg.Arranged()
	}
}

// Rebuild makes the fields anew, in the language and colours of now.
func (p *Panel) Rebuild() { p.form = nil }

// things gives what is selected and still there; the map when nothing is.
func (p *Panel) things(doc *journey.Document, mapID journey.ID, selected []scene.Ref) []scene.Ref {
	var found []scene.Ref
	seen := make(map[journey.ID]bool, len(selected))
	for _, r := range selected {
		if doc.Record(r.Kind, r.ID) != nil && !seen[r.ID] {
			seen[r.ID] = true
			found = append(found, scene.Ref{Kind: r.Kind, ID: r.ID})
		}
	}
	if len(found) == 0 && doc.Maps.Has(mapID) {
		found = []scene.Ref{{Kind: journey.MapKind, ID: mapID}}
	}
	return found
}

func (p *Panel) subject(doc *journey.Document, mapID journey.ID, things []scene.Ref) subject {
	s := subject{}
	var ids strings.Builder
	for i, r := range things {
		if i == 0 {
			s.kind = r.Kind
		} else if s.kind != r.Kind {
			s.kind = ""
		}
		ids.WriteString(string(r.ID))
		ids.WriteByte(' ')
	}
	s.ids = ids.String()
	s.detail = p.detail(doc, mapID, s.kind, things)
	return s
}

// detail names what else decides which fields there are.
func (p *Panel) detail(doc *journey.Document, mapID journey.ID, kind journey.Kind, things []scene.Ref) string {
	switch kind {
	case journey.CardKind:
		return string(commonLane(doc, things)) + people(onMap(doc, mapID))
	case journey.StageKind, journey.StepKind:
		return people(onMap(doc, mapID)) + string(onlyStep(doc, things[0]))
	case journey.MapKind:
		return people(doc.PersonasInOrder())
	case journey.LaneRecord:
		return string(doc.Lanes.Get(things[0].ID).LaneKind)
	case journey.PersonaRecord:
		detail := string(doc.Personas.Get(things[0].ID).PersonaKind) + string(mapID)
		if p.brief() {
			detail += " brief"
		}
		return detail
	}
	return ""
}

func (p *Panel) brief() bool { return p.cfg.Brief != nil && p.cfg.Brief() }

// commonLane gives the kind of lanes that cards stand in, "" when they differ.
func commonLane(doc *journey.Document, cards []scene.Ref) journey.LaneKind {
	var kind journey.LaneKind
	for i, r := range cards {
		lane := doc.Lanes.Get(doc.Cards.Get(r.ID).Lane)
		if i == 0 {
			kind = lane.LaneKind
		} else if kind != lane.LaneKind {
			return ""
		}
	}
	return kind
}

func people(personas []*journey.Persona) string {
	names := ""
	for _, p := range personas {
		names += "/" + string(p.ID) + p.Name
	}
	return names
}

// onMap gives the personas of a map in the project's order.
func onMap(doc *journey.Document, mapID journey.ID) []*journey.Persona {
	m := doc.Maps.Get(mapID)
	var on []*journey.Persona
	for _, p := range doc.PersonasInOrder() {
		if m != nil && m.Personas.Has(p.ID) {
			on = append(on, p)
		}
	}
	return on
}

// onlyStep gives the step that is meant: the step itself, or the lone one of a
// stage; "" for a stage with several.
func onlyStep(doc *journey.Document, r scene.Ref) journey.ID {
	if r.Kind == journey.StepKind {
		return r.ID
	}
	if steps := doc.StepsOf(r.ID); len(steps) == 1 {
		return steps[0].ID
	}
	return ""
}

func (p *Panel) build(doc *journey.Document, mapID journey.ID, things []scene.Ref) *form {
	ids := make([]journey.ID, len(things))
	for i, r := range things {
		ids[i] = r.ID
	}
	f := p.newForm(p.shown.kind, ids...)
	switch p.shown.kind {
	case journey.CardKind:
		f.card(commonLane(doc, things))
	case journey.StageKind:
		f.stage(onlyStep(doc, things[0]))
	case journey.StepKind:
		f.step()
	case journey.LaneRecord:
		f.lane()
	case journey.PersonaRecord:
		f.persona(mapID, p.brief())
	case journey.EmotionKind:
		f.emotion()
	case journey.MapKind:
		f.journeyMap()
	case journey.ChannelKind:
		f.channel()
	case journey.TouchpointKind:
		f.entry()
	case journey.SourceRecord:
		f.source()
	default:
		if len(things) > 0 {
			f.different(p.counts(things), len(things))
		}
		return f
	}
	f.update(doc)
	return f
}

// counts tells how many things of each kind there are.
func (p *Panel) counts(things []scene.Ref) []string {
	n := map[journey.Kind]int{}
	for _, r := range things {
		n[r.Kind]++
	}
	var out []string
	for _, k := range journey.Kinds() {
		if n[k] > 0 {
			out = append(out, p.count(k, n[k]))
		}
	}
	return out
}

// count tells how many things of a kind there are, such as “3 cards”.
func (p *Panel) count(kind journey.Kind, n int) string {
	key := map[journey.Kind]string{
		journey.CardKind: "cards", journey.StageKind: "stages", journey.StepKind: "steps", journey.LaneRecord: "lanes",
		journey.PersonaRecord: "personas", journey.EmotionKind: "emotions", journey.MapKind: "maps",
	}[kind]
	if key == "" {
		return p.cfg.Texts.N("inspector.things", n)
	}
	return p.cfg.Texts.N("count."+key, n)
}
